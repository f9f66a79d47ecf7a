/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/kith-entitlement-words.h"

#include "kith-entitlement.h"

#include <glib/gi18n.h>

static char *
dup_ages (KithRecord *entitlement)
{
  gboolean begins = kith_record_has (entitlement, KITH_ENTITLEMENT_FROM_AGE);
  gboolean ends = kith_record_has (entitlement, KITH_ENTITLEMENT_UNTIL_AGE);
  int from = (int) kith_record_get_number (entitlement, KITH_ENTITLEMENT_FROM_AGE);
  int until = (int) kith_record_get_number (entitlement, KITH_ENTITLEMENT_UNTIL_AGE);

  if (begins && ends)
    /* Translators: two birthdays, as in "From the 16th to the 25th" */
    return g_strdup_printf (_("Begins at %d, ends at %d"), from, until);
  if (begins)
    return g_strdup_printf (_("Begins at %d"), from);
  return g_strdup_printf (_("Ends at %d"), until);
}

/**
 * kith_entitlement_dup_words:
 * @entitlement: something that begins or ends at an age
 *
 * Returns: (transfer full): at which ages, for whom, and where it is written
 */
char *
kith_entitlement_dup_words (KithRecord *entitlement)
{
  g_autofree char *ages = dup_ages (entitlement);
  g_autofree char *statuses = kith_record_format (entitlement, KITH_ENTITLEMENT_STATUSES);
  gboolean everybody = !kith_record_has (entitlement, KITH_ENTITLEMENT_STATUSES);

  /* Translators: at which ages, for whom, and the law or guidance that says so */
  return g_strdup_printf (_("%s · %s · %s"), ages, everybody ? _("Everybody") : statuses,
                          kith_record_get_text (entitlement, KITH_ENTITLEMENT_SOURCE));
}
