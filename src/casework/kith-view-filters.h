/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithViewFilters:
 * @words: (nullable): what was typed; not saved
 * @stage: (nullable): code of a stage, %NULL for any
 * @group: (nullable): code of a support group, %NULL for any
 * @care_status: (nullable): code of a care status, %NULL for any
 * @campus: (nullable): a campus, %NULL for any
 * @mine: only students whom the actor supports
 * @contact_due: only those whose contact is due
 * @plan_due: only those with a plan or review due within 30 days, or overdue
 * @no_mentor: only those without a mentor
 * @no_coach: only those without a coach
 * @turning_18: only those who turn 18 within six months
 * @archived: archived students instead of the others
 * @order: (nullable): as in kith_query_set_order()
 *
 * What narrows the list of students, in one place for the screen, its count, its print, its export and the command line.
 */
typedef struct {
  char *words;
  char *stage;
  char *group;
  char *care_status;
  char *campus;
  gboolean mine;
  gboolean contact_due;
  gboolean plan_due;
  gboolean no_mentor;
  gboolean no_coach;
  gboolean turning_18;
  gboolean archived;
  char *order;
} KithViewFilters;

#define KITH_VIEW_PLAN_DAYS 30
#define KITH_VIEW_TURNING_MONTHS 6

/* active students by name: what the list shows at first */
KithViewFilters *kith_view_filters_new          (void);
KithViewFilters *kith_view_filters_copy         (const KithViewFilters  *self);
void             kith_view_filters_free         (KithViewFilters        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithViewFilters, kith_view_filters_free)
/* whatever was typed and however it is sorted */
gboolean         kith_view_filters_equal        (const KithViewFilters  *self,
                                                 const KithViewFilters  *other);
char            *kith_view_filters_to_json      (const KithViewFilters  *self);
KithViewFilters *kith_view_filters_from_json    (const char             *json,
                                                 GError                **error);
KithQuery       *kith_view_filters_create_query (const KithViewFilters  *self,
                                                 gint64                  person,
                                                 const GDate            *today);
char            *kith_view_filters_dup_words    (const KithViewFilters  *self);

/**
 * KithBuiltInView:
 * @id: what it is remembered by
 * @name: what it is called, untranslated
 * @json: its filters
 *
 * A view everybody has.
 */
typedef struct {
  const char *id;
  const char *name;
  const char *json;
} KithBuiltInView;

const KithBuiltInView *kith_view_filters_get_built_in (guint *n_views);

G_END_DECLS
