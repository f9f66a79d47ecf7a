/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-programme-hours.h"

G_BEGIN_DECLS

/**
 * KithKsbEvidence:
 * @ksb: a line of the standard
 * @entries: (element-type KithRecord): the log entries that show it, newest first
 *
 * What an apprentice can show for one line of the standard.
 */
typedef struct {
  KithRecord *ksb;
  GPtrArray *entries;
} KithKsbEvidence;

/**
 * KithProgrammeOverview:
 * @person: the apprentice
 * @name: what to call them
 * @programme: (nullable): the one they are on, or the last
 * @hours: of @programme
 * @warnings: (element-type utf8): what is wrong, in sentences
 * @log_entries: (element-type KithRecord): newest first
 * @assessments: (element-type KithRecord): newest first
 * @ksbs: (element-type KithKsbEvidence): each line of the standard
 * @n_evidenced: how many of @ksbs have an entry
 * @is_own: whether it is the actor’s own
 * @may_set_up: whether the actor may add or change the programme
 * @may_log: whether the actor may add log entries here: everybody keeps their own log
 * @may_assess: whether the actor may add assessments
 *
 * All there is to see about one apprenticeship, for its page and its reports.
 */
typedef struct {
  gint64 person;
  char *name;
  KithRecord *programme;
  KithProgrammeHours hours;
  GPtrArray *warnings;
  GPtrArray *log_entries;
  GPtrArray *assessments;
  GPtrArray *ksbs;
  guint n_evidenced;
  gboolean is_own;
  gboolean may_set_up;
  gboolean may_log;
  gboolean may_assess;
} KithProgrammeOverview;

KithProgrammeOverview *kith_programme_overview_load (KithCaseFile           *file,
                                                     gint64                  person,
                                                     GError                **error);
void                   kith_programme_overview_free (KithProgrammeOverview  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithProgrammeOverview, kith_programme_overview_free)

/* all programmes of somebody that the actor may see, the newest first */
GPtrArray             *kith_programmes_list         (KithCaseFile           *file,
                                                     gint64                  person,
                                                     GError                **error);
/* the programme somebody is on that day; NULL without an error for none */
KithRecord            *kith_programmes_find_current (KithCaseFile           *file,
                                                     gint64                  person,
                                                     const GDate            *day,
                                                     GError                **error);

G_END_DECLS
