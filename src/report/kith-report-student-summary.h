/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/* A number that is not known. */
#define KITH_SUMMARY_UNKNOWN (-1)

/* Somebody around the student. @phone may be NULL. */
typedef struct {
  const char *role;
  const char *name;
  const char *phone;
} KithSummaryPerson;

/* An active goal. Ratings are 0 to 10, or KITH_SUMMARY_UNKNOWN. @area may be NULL. */
typedef struct {
  const char *text;
  const char *area;
  const KithListItem *steps;
  gsize n_steps;
  int first_rating;
  int latest_rating;
  int target_rating;
} KithSummaryGoal;

/* Something coming up; @date is ISO text. */
typedef struct {
  const char *date;
  const char *what;
} KithSummaryDate;

/**
 * KithStudentSummary:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @pronouns: (nullable): as the student says them
 * @age: in years, or %KITH_SUMMARY_UNKNOWN
 * @course: (nullable): name of the course
 * @campus: (nullable): name of the campus
 * @own_words: (nullable): "In my own words"
 * @own_words_date: (nullable): ISO date they were written
 * @what_helps: (nullable): in the student's words
 * @what_does_not_help: (nullable): in the student's words
 * @what_matters: (nullable): in the student's words
 * @care_status: (nullable): in plain words
 * @local_authority: (nullable): the responsible authority
 * @people: (array length=n_people): who is around the student
 * @strengths: (array length=n_strengths): one phrase each
 * @achievements: (array length=n_achievements): latest first; the first three are printed
 * @goals: (array length=n_goals): active goals in the student's order
 * @attendance: (nullable): in words, for instance "92% this term, up from 88%"
 * @dates: (array length=n_dates): soonest first
 * @last_contact: (nullable): ISO date of the last contact made
 * @agreed_contact: (nullable): in words, for instance "every 14 days"
 * @safeguarding_held: whether there are safeguarding records; what they say is never printed
 *
 * The values of the one-page summary of a student. All are borrowed for the time of the call.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *pronouns;
  int age;
  const char *course;
  const char *campus;
  const char *own_words;
  const char *own_words_date;
  const char *what_helps;
  const char *what_does_not_help;
  const char *what_matters;
  const char *care_status;
  const char *local_authority;
  const KithSummaryPerson *people;
  gsize n_people;
  const char *const *strengths;
  gsize n_strengths;
  const char *const *achievements;
  gsize n_achievements;
  const KithSummaryGoal *goals;
  gsize n_goals;
  const char *attendance;
  const KithSummaryDate *dates;
  gsize n_dates;
  const char *last_contact;
  const char *agreed_contact;
  gboolean safeguarding_held;
} KithStudentSummary;

KithDocument *kith_report_student_summary (const KithStudentSummary *summary,
                                           const KithReportSetting  *setting);

G_END_DECLS
