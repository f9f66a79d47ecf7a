/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-presets.h"

#include "kith-calendar-day.h"
#include "kith-calendar-presets.h"
#include "kith-entitlement-presets.h"
#include "kith-entitlement.h"
#include "kith-plan-rule.h"
#include "kith-retention-rule.h"
#include "kith-wording-presets.h"
#include "kith-wording.h"

/* Adds new records of one kind to @list. */
typedef void (*AddPresets) (GPtrArray   *list,
                            const GDate *today);

/* Every kind with presets. */
static const struct {
  const KithKind *kind;
  AddPresets add;
} presets[] = {
  { &kith_plan_rule_kind, kith_plan_rule_add_presets },
  { &kith_calendar_day_kind, kith_calendar_add_presets },
  { &kith_entitlement_kind, kith_entitlement_add_presets },
  { &kith_retention_rule_kind, kith_retention_rule_add_presets },
  { &kith_wording_kind, kith_wording_add_presets },
};

static AddPresets
find_adder (const KithKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (presets); i++)
    if (presets[i].kind == kind)
      return presets[i].add;
  return NULL;
}

/**
 * kith_presets_have:
 * @kind: a kind
 *
 * Returns: whether there are presets of this kind
 */
gboolean
kith_presets_have (const KithKind *kind)
{
  return find_adder (kind) != NULL;
}

/**
 * kith_presets_list:
 * @kind: a kind
 * @today: the day of the clock, for presets that have dates
 *
 * Returns: (transfer container) (element-type KithRecord): the presets as records that are not saved; empty for kinds
 *   without any
 */
GPtrArray *
kith_presets_list (const KithKind *kind,
                   const GDate    *today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  AddPresets add = find_adder (kind);

  if (add != NULL)
    add (list, today);
  return list;
}
