/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plans.h"

#include "kith-plan.h"

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
  if (until_iso != NULL)
    kith_query_where_range (query, "date", NULL, until_iso);
  kith_query_set_order (query, "date time");
  return query;
}
