/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

typedef enum {
  KITH_SEARCH_STUDENTS = 1 << 0,
  KITH_SEARCH_PEOPLE   = 1 << 1,
  KITH_SEARCH_NOTES    = 1 << 2,
} KithSearchWhat;

#define KITH_SEARCH_EVERYTHING ((KithSearchWhat) (KITH_SEARCH_STUDENTS | KITH_SEARCH_PEOPLE | KITH_SEARCH_NOTES))
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
 * @title: what to call it
 * @date: (nullable): ISO date of a note
 * @field: name of the field that matched
 * @reason: why it matched, in words, such as "Previous names"
 * @text: the words around the match, or the value that matched
 * @marks: (element-type KithMark): the matching words in @text
 */
typedef struct {
  const KithKind *kind;
  gint64 id;
  gint64 student;
  char *title;
  char *date;
  char *field;
  char *reason;
  char *text;
  GArray *marks;
} KithMatch;

/**
 * KithMatches:
 * @list: (element-type KithMatch): students first, then people, then notes newest first
 * @n_students: how many students match, at most %KITH_SEARCH_CAP
 * @n_people: how many people match, at most %KITH_SEARCH_CAP
 * @n_notes: how many notes match, at most %KITH_SEARCH_CAP
 */
typedef struct {
  GPtrArray *list;
  guint n_students;
  guint n_people;
  guint n_notes;
} KithMatches;

void         kith_match_free   (KithMatch       *self);
void         kith_matches_free (KithMatches     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMatches, kith_matches_free)

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
