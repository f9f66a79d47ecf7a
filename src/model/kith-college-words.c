/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-college-words.h"

#include "kith-college.h"

#include <glib/gi18n.h>

#define TEXT(college, field) kith_record_get_text (college, KITH_COLLEGE_##field)

/**
 * kith_college_dup_danger:
 * @college: what the college has written down; a record without values while it has not
 *
 * Returns: (transfer full): what to do when somebody is in danger now, with the number when there is one
 */
char *
kith_college_dup_danger (KithRecord *college)
{
  const char *name = TEXT (college, LEAD_NAME);
  const char *phone = TEXT (college, LEAD_PHONE);

  if (phone == NULL)
    return g_strdup (_("In danger now? Call 999, then the safeguarding lead."));
  if (name == NULL)
    /* Translators: a telephone number */
    return g_strdup_printf (_("In danger now? Call 999, then the safeguarding lead on %s."), phone);
  /* Translators: the safeguarding lead’s name and telephone number */
  return g_strdup_printf (_("In danger now? Call 999, then %s on %s."), name, phone);
}

/**
 * kith_college_dup_danger_more:
 * @college: what the college has written down; a record without values while it has not
 *
 * Returns: (transfer full) (nullable): whom to call when nobody answers, or that nobody has written the number down
 */
char *
kith_college_dup_danger_more (KithRecord *college)
{
  const char *other = TEXT (college, OTHER_PHONE);

  if (TEXT (college, LEAD_PHONE) == NULL)
    return g_strdup (_("The safeguarding lead’s number is not written down here yet."));
  /* Translators: another telephone number, perhaps with a name */
  return other != NULL ? g_strdup_printf (_("Nobody answers? %s"), other) : NULL;
}

/**
 * kith_college_dup_bypass:
 * @college: what the college has written down; a record without values while it has not
 *
 * Returns: (transfer full): what to do about a concern that nobody who may read it is there for
 */
char *
kith_college_dup_bypass (KithRecord *college)
{
  const char *principal = TEXT (college, PRINCIPAL);

  if (principal == NULL)
    return g_strdup (_("Nobody with the safeguarding role may read this concern, because it is about them or somebody "
                       "they answer for. It is kept. Tell the principal or the local authority designated officer (LADO) "
                       "yourself, today."));
  /* Translators: the principal or the local authority’s officer, with a number */
  return g_strdup_printf (_("Nobody with the safeguarding role may read this concern, because it is about them or "
                            "somebody they answer for. It is kept. Tell %s yourself, today."), principal);
}
