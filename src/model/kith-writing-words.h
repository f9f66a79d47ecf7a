/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithWritingWord:
 * @start: where it begins, in characters
 * @end: where it ends, in characters
 * @folded: without case, diacritics and apostrophes, for comparing
 * @text: as it was written
 *
 * One word of a text.
 */
typedef struct {
  guint start;
  guint end;
  char *folded;
  char *text;
} KithWritingWord;

GArray *kith_writing_words_split (const char  *text);
guint   kith_writing_words_match (GArray      *words,
                                  guint        position,
                                  GArray      *wanted);

G_END_DECLS
