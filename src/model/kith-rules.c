/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-rules.h"

#include "kith-record.h"

/**
 * kith_rules_init:
 * @rules: (out): rules
 * @today: the day of the clock
 * @now: the moment of the clock
 *
 * Sets the defaults; there is nothing to look up until @rules->find, @rules->siblings and
 * @rules->all are set.
 */
void
kith_rules_init (KithRules   *rules,
                 const GDate *today,
                 gint64       now)
{
  *rules = (KithRules) {
    .today = *today,
    .now = now,
    .lock_hours = KITH_RULES_LOCK_HOURS,
    .late_days = KITH_RULES_LATE_DAYS,
  };
}

/**
 * kith_rules_find:
 * @rules: rules
 * @kind: name of a kind
 * @id: id of a record
 *
 * Returns: (transfer full) (nullable): that record, %NULL when there is none or nobody to ask
 */
KithRecord *
kith_rules_find (const KithRules *rules,
                 const char      *kind,
                 gint64           id)
{
  return rules->find != NULL && id != 0 ? rules->find (kind, id, rules->data) : NULL;
}

/**
 * kith_rules_dup_siblings:
 * @rules: rules
 * @kind: name of a kind
 * @field: name of a link field of that kind
 * @id: the record linked to
 *
 * Returns: (transfer full) (element-type KithRecord): the other records of @kind with that link, empty when there is
 *   nobody to ask
 */
GPtrArray *
kith_rules_dup_siblings (const KithRules *rules,
                         const char      *kind,
                         const char      *field,
                         gint64           id)
{
  return kith_rules_dup_siblings_between (rules, kind, field, id, NULL, NULL);
}

/**
 * kith_rules_dup_siblings_between:
 * @rules: rules
 * @kind: name of a kind
 * @field: name of a link field of that kind
 * @id: the record linked to
 * @from: (nullable): first day, ISO
 * @until: (nullable): last day, ISO; %NULL when @from is
 *
 * Whoever looks for what happens about a day reads that and not all the years before.
 *
 * Returns: (transfer full) (element-type KithRecord): the other records with that link whose "date" lies between the two;
 *   empty when nothing can be looked up
 */
GPtrArray *
kith_rules_dup_siblings_between (const KithRules *rules,
                                 const char      *kind,
                                 const char      *field,
                                 gint64           id,
                                 const char      *from,
                                 const char      *until)
{
  if (rules->siblings == NULL || id == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return rules->siblings (kind, field, id, from, until, rules->data);
}

/**
 * kith_rules_can_look_up:
 * @rules: rules
 *
 * Returns: whether there is somebody to ask for all records of a kind: a form that checks without the store has nobody
 */
gboolean
kith_rules_can_look_up (const KithRules *rules)
{
  return rules->all != NULL;
}

/**
 * kith_rules_dup_all:
 * @rules: rules
 * @kind: name of a kind of which a college has few records, such as its rules for plans
 *
 * Returns: (transfer full) (element-type KithRecord): the other records of @kind, empty when there is nobody to ask
 */
GPtrArray *
kith_rules_dup_all (const KithRules *rules,
                    const char      *kind)
{
  if (rules->all == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return rules->all (kind, rules->data);
}
