/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithDiaryParts:
 * @KITH_DIARY_APPOINTMENTS: Appointments of students
 * @KITH_DIARY_PLANS: Plans and reviews
 * @KITH_DIARY_GROUPS: Group sessions
 * @KITH_DIARY_TASKS: Tasks, on the day they are due
 * @KITH_DIARY_CALENDAR: Terms, holidays and other days of the college’s year
 *
 * What a diary shows.
 */
typedef enum {
  KITH_DIARY_APPOINTMENTS = 1 << 0,
  KITH_DIARY_PLANS        = 1 << 1,
  KITH_DIARY_GROUPS       = 1 << 2,
  KITH_DIARY_TASKS        = 1 << 3,
  KITH_DIARY_CALENDAR     = 1 << 4,
} KithDiaryParts;

#define KITH_DIARY_EVERYTHING ((KithDiaryParts) 0x1f)

/**
 * KithDiaryFilter:
 * @from: first day, ISO
 * @until: last day, ISO; included
 * @parts: what is shown
 * @everyone: all the actor may see; otherwise only what the actor does, leads or goes along to, and what is about the
 *   students they support
 *
 * Which part of the diary is meant. One filter serves the screen, the print and the export.
 */
typedef struct {
  char *from;
  char *until;
  KithDiaryParts parts;
  gboolean everyone;
} KithDiaryFilter;

/**
 * KithDiaryEntry:
 * @kind: what it is
 * @id: of the record, 0 for a date of the calendar that nobody has written down
 * @student: id of the student, 0 for none
 * @date: day, ISO
 * @until: last day, ISO; the same day but for dates of the calendar
 * @time: (nullable): when it begins, `HH:MM`
 * @minutes: how long, 0 when nobody said
 * @title: what it is called; "Appointment" and nothing more where @masked
 * @generic: what it is called where nothing a person typed may stand
 * @student_name: (nullable): the student
 * @person: id of who does it, leads it or goes along, 0 for nobody
 * @person_name: (nullable): who that is
 * @place: (nullable): where; never where @masked
 * @state: (nullable): what became of it, in words: "Held", "Cancelled", "Done"
 * @called_off: whether it does not take place
 * @is_break: whether the college is closed
 * @is_term: whether it is a term, which every day of it lies in
 * @masked: whether the kind of appointment is left out
 *
 * One line of the diary.
 */
typedef struct {
  const KithKind *kind;
  gint64 id;
  gint64 student;
  char *date;
  char *until;
  char *time;
  int minutes;
  char *title;
  char *generic;
  char *student_name;
  gint64 person;
  char *person_name;
  char *place;
  char *state;
  gboolean called_off;
  gboolean is_break;
  gboolean is_term;
  gboolean masked;
} KithDiaryEntry;

void             kith_diary_entry_free      (KithDiaryEntry         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDiaryEntry, kith_diary_entry_free)
char            *kith_diary_entry_dup_when  (const KithDiaryEntry   *self);
char            *kith_diary_entry_dup_who   (const KithDiaryEntry   *self);
char            *kith_diary_entry_dup_words (const KithDiaryEntry   *self);

KithDiaryFilter *kith_diary_filter_new      (const char             *from,
                                             const char             *until);
KithDiaryFilter *kith_diary_filter_copy     (const KithDiaryFilter  *self);
void             kith_diary_filter_free     (KithDiaryFilter        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDiaryFilter, kith_diary_filter_free)
char            *kith_diary_filter_dup_words (const KithDiaryFilter *self);

GPtrArray       *kith_diary_list            (KithCaseFile           *file,
                                             const KithDiaryFilter  *filter,
                                             GCancellable           *cancellable,
                                             GError                **error);
GPtrArray       *kith_diary_list_calendar   (KithCaseFile           *file,
                                             const char             *day,
                                             const char             *from,
                                             const char             *until,
                                             GError                **error);
gboolean         kith_diary_export          (KithCaseFile           *file,
                                             const KithDiaryFilter  *filter,
                                             gboolean                with_names,
                                             const char             *purpose,
                                             const char             *path,
                                             guint                  *n_events,
                                             GCancellable           *cancellable,
                                             GError                **error);

G_END_DECLS
