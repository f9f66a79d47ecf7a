/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/kith-plan-rule-words.h"

#include "kith-plan-rule.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static char *
dup_rhythm (KithRecord *rule)
{
  const char *rhythm = kith_record_get_text (rule, KITH_PLAN_RULE_RHYTHM);
  int every = (int) kith_record_get_number (rule, KITH_PLAN_RULE_EVERY);
  const char *dates = kith_record_get_text (rule, KITH_PLAN_RULE_CUT_OFF_DATES);

  if (g_strcmp0 (rhythm, "months") == 0)
    return g_strdup_printf (ngettext ("Every %d month", "Every %d months", (gulong) every), every);
  if (g_strcmp0 (rhythm, "weeks") == 0)
    return g_strdup_printf (ngettext ("Every %d week", "Every %d weeks", (gulong) every), every);
  if (kith_text_is_empty (dates))
    return g_strdup (_("Every term, by its end"));
  return g_strdup (_("Every term, by the cut-off date"));
}

/**
 * kith_plan_rule_dup_words:
 * @rule: a rule for plans
 *
 * Returns: (transfer full): what it says, and where it comes from
 */
char *
kith_plan_rule_dup_words (KithRecord *rule)
{
  g_autofree char *rhythm = dup_rhythm (rule);
  const char *source = kith_record_get_text (rule, KITH_PLAN_RULE_SOURCE);

  if (kith_text_is_empty (source))
    return g_steal_pointer (&rhythm);
  /* Translators: how often, and the law or guidance that says so */
  return g_strdup_printf (_("%s · %s"), rhythm, source);
}
