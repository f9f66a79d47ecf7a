/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

typedef enum {
  KITH_SEARCH_STUDENTS = 1 << 0,
  KITH_SEARCH_PEOPLE   = 1 << 1,
  KITH_SEARCH_NOTES    = 1 << 2,
  /* plans, appointments, goals, steps, tasks, groups, achievements, people around a student */
  KITH_SEARCH_RECORDS  = 1 << 3,
} KithSearchWhat;

#define KITH_SEARCH_EVERYTHING \
  ((KithSearchWhat) (KITH_SEARCH_STUDENTS | KITH_SEARCH_PEOPLE | KITH_SEARCH_NOTES | KITH_SEARCH_RECORDS))
/* counts stop here: "1,000+" */
#define KITH_SEARCH_CAP 1000

/**
 * KithMark:
 * @start: first byte of a matching word in the text of a match
 * @length: bytes
 */
typedef struct {
  guint start;
  guint length;
} KithMark;

/**
 * KithMatch:
 * @kind: kind of the record
 * @id: its id
 * @student: the student it is part of; the student itself for a student; 0 for a person
 * @student_name: (nullable): what that student is called; %NULL for a student, and for one the actor may not see
 * @is_archived: whether the student, or the one it is part of, is archived
 * @title: what to call it
 * @date: (nullable): ISO date of a note, a plan and the like
 * @field: name of the field that matched
 * @reason: why it matched, in words, such as "Previous names"
 * @text: the words around the match, or the value that matched
 * @marks: (element-type KithMark): the matching words in @text
 */
typedef struct {
  const KithKind *kind;
  gint64 id;
  gint64 student;
  char *student_name;
  gboolean is_archived;
  char *title;
  char *date;
  char *field;
  char *reason;
  char *text;
  GArray *marks;
} KithMatch;

/**
 * KithMatches:
 * @list: (element-type KithMatch): students first, then people, notes newest first, and kind by kind the others
 * @counts: for each kind that was looked through how many match, at most %KITH_SEARCH_CAP; see
 *   [func@matches_get_count]
 * @is_near: whether nobody is called what was typed, and the names in @list are one letter away
 */
typedef struct {
  GPtrArray *list;
  GHashTable *counts;
  gboolean is_near;
} KithMatches;

void         kith_match_free   (KithMatch       *self);
void         kith_matches_free (KithMatches     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMatches, kith_matches_free)
guint        kith_matches_get_count (KithMatches    *self,
                                     const KithKind *kind);

/* @words: as typed, no syntax; @student: only inside this student, 0 for everywhere; @limit: most of each kind */
KithMatches *kith_search       (KithCaseFile    *file,
                                const char      *words,
                                KithSearchWhat   what,
                                gint64           student,
                                guint            limit,
                                GCancellable    *cancellable,
                                GError         **error);
/* the matching words of any text, folded as search folds, for highlighting what is shown in full */
GArray      *kith_search_find_marks (const char *text,
                                     const char *words);

G_END_DECLS
