/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* As many as there are kinds of log entries; a test compares. */
#define KITH_PROGRAMME_N_TYPES 8
/* The least leave the law allows, in weeks a year. */
#define KITH_PROGRAMME_USUAL_LEAVE 5.6
/* A month without learning is a break in learning. */
#define KITH_PROGRAMME_LEARNING_DAYS 28

/**
 * KithProgrammeSum:
 * @off_the_job: minutes that count as off-the-job training
 * @all: all minutes logged
 * @by_type: all minutes, by the place of the kind in kith_log_types
 * @expected: minutes of off-the-job training that were to be done
 *
 * What was logged in a stretch of time.
 */
typedef struct {
  gint64 off_the_job;
  gint64 all;
  gint64 by_type[KITH_PROGRAMME_N_TYPES];
  gint64 expected;
} KithProgrammeSum;

/**
 * KithProgrammeWeek:
 * @monday: its first day
 * @sum: what was logged in it
 *
 * A week of a programme.
 */
typedef struct {
  GDate monday;
  KithProgrammeSum sum;
} KithProgrammeWeek;

/**
 * KithProgrammeHours:
 * @start: first day of the programme
 * @end: planned end
 * @last: today, or the day it ended
 * @has_begun: whether the first day has come
 * @has_ended: whether they left or finished
 * @target: minutes of study a week
 * @required: minutes of off-the-job training in all
 * @week: this week, of which the whole is expected
 * @month: this week and the three before
 * @total: to date
 * @behind: minutes missing of what is expected to date, 0 when none are
 * @weeks: (element-type KithProgrammeWeek): each week of the programme so far, the first first
 *
 * How an apprenticeship is going, in minutes.
 */
typedef struct {
  GDate start;
  GDate end;
  GDate last;
  gboolean has_begun;
  gboolean has_ended;
  gint64 target;
  gint64 required;
  KithProgrammeSum week;
  KithProgrammeSum month;
  KithProgrammeSum total;
  gint64 behind;
  GArray *weeks;
} KithProgrammeHours;

gboolean kith_programme_hours_init      (KithProgrammeHours       *self,
                                         KithRecord               *programme,
                                         GPtrArray                *log_entries,
                                         const GDate              *today);
void     kith_programme_hours_clear     (KithProgrammeHours       *self);
double   kith_programme_hours_get_share (const KithProgrammeHours *self);
char    *kith_programme_hours_dup_words (const KithProgrammeHours *self);
char    *kith_programme_hours_format    (gint64                    minutes);
gboolean kith_programme_covers          (KithRecord               *programme,
                                         const GDate              *day);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithProgrammeHours, kith_programme_hours_clear)

G_END_DECLS
