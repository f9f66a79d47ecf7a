/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/**
 * KithHintType:
 * @KITH_HINT_WORDING: Words of the list of wordings
 * @KITH_HINT_INITIALS: Initials instead of a name
 * @KITH_HINT_IMPRESSION: An impression without what it rests on
 * @KITH_HINT_NAME: The name of somebody else, which an access pack covers up
 *
 * What a hint is about.
 */
typedef enum {
  KITH_HINT_WORDING,
  KITH_HINT_INITIALS,
  KITH_HINT_IMPRESSION,
  KITH_HINT_NAME,
} KithHintType;

/**
 * KithHint:
 * @type: what it is about
 * @start: where the words begin, in characters
 * @end: where they end
 * @words: the words as they were written
 * @instead: (nullable): what could stand there
 * @reason: why; for names, a code of [var@kith_mark_reasons]
 *
 * Something in a text that its writer may want to look at. Hints are for the writer alone: nothing of them is stored.
 */
typedef struct {
  KithHintType type;
  guint start;
  guint end;
  char *words;
  char *instead;
  char *reason;
} KithHint;

/**
 * KithKnownName:
 * @name: a name
 * @reason: a code of [var@kith_mark_reasons]: who it is
 *
 * Somebody else who may be named in a note.
 */
typedef struct {
  char *name;
  char *reason;
} KithKnownName;

KithKnownName *kith_known_name_new    (const char  *name,
                                       const char  *reason);
void           kith_known_name_free   (KithKnownName *self);
void           kith_hint_free         (KithHint    *self);
GPtrArray     *kith_writing_hints_find (const char *text,
                                       GPtrArray   *wordings);
char          *kith_writing_dup_first_name (const char *name);
GPtrArray     *kith_writing_names_find (const char *text,
                                       const char  *own_name,
                                       GPtrArray   *known);
GPtrArray     *kith_writing_marked_find (const char *text,
                                       GPtrArray   *marked);

G_END_DECLS
