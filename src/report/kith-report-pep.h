/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report-minutes.h"

G_BEGIN_DECLS

/* Somebody to invite. @phone and @email may be NULL. */
typedef struct {
  const char *role;
  const char *name;
  const char *phone;
  const char *email;
} KithPepPerson;

/* A goal to talk about. @now: (nullable): its ratings in words */
typedef struct {
  const char *text;
  const char *now;
  const KithListItem *steps;
  gsize n_steps;
} KithPepGoal;

/**
 * KithPep:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @college: (nullable): the provider
 * @course: (nullable): name of the course
 * @level: (nullable): its level
 * @year: (nullable): national curriculum year, in words
 * @date: (nullable): ISO date of the meeting
 * @last_held: (nullable): ISO date of the last PEP
 * @care_status: (nullable): in plain words
 * @local_authority: (nullable): the responsible authority
 * @own_words: (nullable): what the student wants people to know
 * @what_helps: (nullable): in the student's words
 * @attendance: (nullable): in words
 * @attendance_note: (nullable): what stands behind it
 * @achievements: (array length=n_achievements): since the last one, latest first
 * @goals: (array length=n_goals): active goals
 * @people: (array length=n_people): who is around the student
 * @actions: (array length=n_actions): from the last PEP
 * @last_outcome: (nullable): what was decided last time
 *
 * The values of the PEP preparation sheet. All are borrowed for the time of the call.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *college;
  const char *course;
  const char *level;
  const char *year;
  const char *date;
  const char *last_held;
  const char *care_status;
  const char *local_authority;
  const char *own_words;
  const char *what_helps;
  const char *attendance;
  const char *attendance_note;
  const char *const *achievements;
  gsize n_achievements;
  const KithPepGoal *goals;
  gsize n_goals;
  const KithPepPerson *people;
  gsize n_people;
  const KithMinutesAction *actions;
  gsize n_actions;
  const char *last_outcome;
} KithPep;

KithDocument *kith_report_pep (const KithPep           *pep,
                               const KithReportSetting *setting);

G_END_DECLS
