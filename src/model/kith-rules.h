/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-field.h"

G_BEGIN_DECLS

/**
 * KithRulesFind:
 * @kind: name of a kind
 * @id: id of a record
 * @data: from [struct@Rules]
 *
 * Returns: (transfer full) (nullable): that record as it stands now
 */
typedef KithRecord *(*KithRulesFind) (const char *kind,
                                      gint64      id,
                                      gpointer    data);

/**
 * KithRulesSiblings:
 * @kind: name of a kind
 * @field: name of a link field of that kind
 * @id: the record linked to
 * @from: (nullable): first day, ISO, of those wanted; %NULL for all
 * @until: (nullable): last day
 * @data: from [struct@Rules]
 *
 * Returns: (transfer full) (element-type KithRecord): the records of @kind whose @field is @id, without the one
 *   being checked
 */
typedef GPtrArray *(*KithRulesSiblings) (const char *kind,
                                         const char *field,
                                         gint64      id,
                                         const char *from,
                                         const char *until,
                                         gpointer    data);

/**
 * KithRulesAll:
 * @kind: name of a kind
 * @data: from [struct@Rules]
 *
 * Returns: (transfer full) (element-type KithRecord): every record of @kind, without the one being checked
 */
typedef GPtrArray *(*KithRulesAll) (const char *kind,
                                    gpointer    data);

/**
 * KithRules:
 * @today: the day of the clock
 * @now: the moment of the clock, seconds since 1970 in UTC
 * @find: (nullable): looks up a record; %NULL while a form checks without the store
 * @siblings: (nullable): looks up records that share a link; %NULL while a form checks without the store
 * @all: (nullable): looks up the college's own dates and rules; %NULL while a form checks without the store
 * @before: (nullable): the record as it was stored, %NULL for a new one
 * @lock_hours: hours after which a note takes amendments only
 * @late_days: days after which a note needs a reason for being late
 * @may_override: whether the person may go over a caseload limit with a reason
 * @data: for @find, @siblings and @all
 *
 * What the rules of a record may look at besides the record. Rules stay pure: the store hands in what it knows.
 */
struct _KithRules
{
  GDate today;
  gint64 now;
  KithRulesFind find;
  KithRulesSiblings siblings;
  KithRulesAll all;
  KithRecord *before;
  int lock_hours;
  int late_days;
  gboolean may_override;
  gpointer data;
};

#define KITH_RULES_LOCK_HOURS 24
#define KITH_RULES_LATE_DAYS 30

void        kith_rules_init          (KithRules       *rules,
                                      const GDate     *today,
                                      gint64           now);
KithRecord *kith_rules_find          (const KithRules *rules,
                                      const char      *kind,
                                      gint64           id);
GPtrArray  *kith_rules_dup_siblings  (const KithRules *rules,
                                      const char      *kind,
                                      const char      *field,
                                      gint64           id);
/* only those whose "date" lies between the two, both included */
GPtrArray  *kith_rules_dup_siblings_between (const KithRules *rules,
                                      const char      *kind,
                                      const char      *field,
                                      gint64           id,
                                      const char      *from,
                                      const char      *until);
gboolean    kith_rules_can_look_up   (const KithRules *rules);
GPtrArray  *kith_rules_dup_all       (const KithRules *rules,
                                      const char      *kind);

G_END_DECLS
