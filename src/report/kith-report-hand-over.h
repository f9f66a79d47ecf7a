/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithHandOverEntry:
 * @when: (nullable): ISO date
 * @what: what happened, is to be done, or comes up
 *
 * A contact, a task or a date.
 */
typedef struct {
  const char *when;
  const char *what;
} KithHandOverEntry;

/**
 * KithHandOverStudent:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @about: (nullable): pronouns, age, course and campus, in one line
 * @care_status: (nullable): in plain words
 * @support: (nullable): who supports them, in words
 * @note: (nullable): the hand-over note
 * @own_words: (nullable): "In my own words"
 * @helps: (nullable): what helps, in the student's words
 * @does_not_help: (nullable): what doesn't, in the student's words
 * @goals: (array length=n_goals): active goals, in the student's words
 * @tasks: (array length=n_tasks): open tasks, soonest first
 * @dates: (array length=n_dates): what comes up, soonest first
 * @contacts: (array length=n_contacts): the last contacts made, newest first
 *
 * One student who is handed over.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *about;
  const char *care_status;
  const char *support;
  const char *note;
  const char *own_words;
  const char *helps;
  const char *does_not_help;
  const KithListItem *goals;
  gsize n_goals;
  const KithHandOverEntry *tasks;
  gsize n_tasks;
  const KithHandOverEntry *dates;
  gsize n_dates;
  const KithHandOverEntry *contacts;
  gsize n_contacts;
} KithHandOverStudent;

/**
 * KithHandOverPack:
 * @person: (nullable): whose students these are; %NULL for one student
 * @last_day: (nullable): ISO date of that person's last day
 * @students: (array length=n_students): by name
 * @is_partial: whether there may be students whom whoever prints does not see
 *
 * The values of a hand-over pack. All are borrowed for the time of the call.
 */
typedef struct {
  const char *person;
  const char *last_day;
  const KithHandOverStudent *students;
  gsize n_students;
  gboolean is_partial;
} KithHandOverPack;

KithDocument *kith_report_hand_over (const KithHandOverPack  *pack,
                                     const KithReportSetting *setting);

G_END_DECLS
