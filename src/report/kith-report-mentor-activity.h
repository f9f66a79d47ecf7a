/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithActivityLine:
 * @label: a kind of session or of time
 * @n: how many
 * @minutes: how long together
 * @off_the_job: minutes of these that count as off-the-job training
 *
 * One kind of work.
 */
typedef struct {
  const char *label;
  guint n;
  int minutes;
  int off_the_job;
} KithActivityLine;

/**
 * KithActivityWeek:
 * @monday: ISO date of its first day
 * @minutes: off-the-job training in it
 * @expected: how much there was to be: the target, or its share in a week the programme began or ended in
 *
 * A week of study.
 */
typedef struct {
  char *monday;
  int minutes;
  int expected;
} KithActivityWeek;

/**
 * KithActivityEntry:
 * @date: ISO date
 * @what: in a few words
 * @minutes: how long, or 0
 *
 * Something that happened on a day.
 */
typedef struct {
  char *date;
  char *what;
  int minutes;
} KithActivityEntry;

/**
 * KithActivityKsb:
 * @code: of the line of the standard
 * @text: what it says
 * @n: entries that show it
 */
typedef struct {
  const char *code;
  const char *text;
  guint n;
} KithActivityKsb;

/**
 * KithActivityCheck:
 * @label: a check or a training
 * @done: (nullable): ISO date it was done
 * @due: (nullable): ISO date it is due again
 * @is_once: whether it is never due again
 */
typedef struct {
  const char *label;
  const char *done;
  const char *due;
  gboolean is_once;
} KithActivityCheck;

/**
 * KithMentorActivity:
 * @name: the mentor
 * @today: ISO date of the day
 * @days: the period, in words
 * @facts: (array length=n_facts): about the programme
 * @reached: students reached
 * @attempts: attempts to reach somebody
 * @groups: group sessions led
 * @sessions: (element-type KithActivityLine): work with students, by type
 * @hours: (element-type KithActivityLine): the log, by kind
 * @target: minutes of study a week; 0 for no programme
 * @standing: (nullable): how the programme stands to date, in a sentence
 * @weeks: (element-type KithActivityWeek): the weeks of study, each finished
 * @shadowing: (nullable): when colleagues were observed or shadowed, in words
 * @classes: (element-type KithActivityEntry): college days
 * @classes_words: college days attended and missed, in words
 * @assessments: (element-type KithActivityEntry): term assessments
 * @ksbs: (element-type KithActivityKsb): every line of the standard
 * @journal: (nullable): when the journal was written, in words
 * @supervision: (nullable): how supervision stands, in words
 * @sessions_held: (element-type KithActivityEntry): supervision in the period, dates and kinds
 * @checks: (array length=n_checks): what has to be done again by a day
 *
 * The values of a mentor's activity: no name of a student and nothing anybody wrote about one. All are borrowed.
 */
typedef struct {
  const char *name;
  const char *today;
  const char *days;
  const KithFact *facts;
  gsize n_facts;
  guint reached;
  guint attempts;
  guint groups;
  GArray *sessions;
  GArray *hours;
  int target;
  const char *standing;
  GPtrArray *weeks;
  const char *shadowing;
  GPtrArray *classes;
  const char *classes_words;
  GPtrArray *assessments;
  GArray *ksbs;
  const char *journal;
  const char *supervision;
  GPtrArray *sessions_held;
  const KithActivityCheck *checks;
  gsize n_checks;
} KithMentorActivity;

KithDocument *kith_report_mentor_activity (const KithMentorActivity *activity,
                                           const KithReportSetting  *setting);

G_END_DECLS
