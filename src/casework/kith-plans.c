/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plans.h"

#include "kith-kinds.h"
#include "kith-plan-due.h"
#include "kith-presets-case.h"
#include "kith-text.h"

/**
 * kith_plans_due_query:
 * @until_iso: (nullable): the last day, %NULL for all to come
 *
 * What "plans due" means everywhere: planned and not yet held, the most overdue first. A held plan with a day for the
 * next one has made that next one, so nothing else is due.
 *
 * Returns: (transfer full): a query for the plans due up to @until_iso of everybody the actor may see
 */
KithQuery *
kith_plans_due_query (const char *until_iso)
{
  KithQuery *query = kith_query_new (&kith_plan_kind);

  kith_query_where (query, "status", "planned");
  kith_query_where_archived (query, FALSE);
  if (until_iso != NULL)
    kith_query_where_range (query, "date", NULL, until_iso);
  kith_query_set_order (query, "date time");
  return query;
}

static char *
dup_authority (KithCaseFile  *file,
               KithRecord    *plan,
               GError       **error)
{
  const char *own = kith_record_get_text (plan, KITH_PLAN_AUTHORITY);
  g_autoptr (KithRecord) student = NULL;
  const char *responsible = NULL;

  if (!kith_text_is_empty (own))
    return g_strdup (own);
  student = kith_case_file_load (file, &kith_student_kind, kith_record_get_number (plan, KITH_PLAN_STUDENT), error);
  if (student == NULL)
    return NULL;
  responsible = kith_record_get_text (student, KITH_STUDENT_RESPONSIBLE_LA);
  return g_strdup (responsible != NULL ? responsible : "");
}

/**
 * kith_plans_dup_next_due:
 * @file: an open case file
 * @plan: a plan with its kind and the day it is held
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the day the next one is due by the rule, ISO; %NULL without an error when no rule
 *   says
 */
char *
kith_plans_dup_next_due (KithCaseFile  *file,
                         KithRecord    *plan,
                         GError       **error)
{
  g_autofree char *authority = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) calendar = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (KITH_IS_RECORD (plan), NULL);

  if ((authority = dup_authority (file, plan, error)) == NULL ||
      (rules = kith_presets_current (file, &kith_plan_rule_kind, error)) == NULL ||
      (calendar = kith_presets_current (file, &kith_calendar_day_kind, error)) == NULL)
    return NULL;
  return kith_plan_due_dup_next (rules, calendar, kith_record_get_text (plan, KITH_PLAN_TYPE), authority,
                                 kith_record_get_text (plan, KITH_PLAN_DATE));
}
