/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-search.h"

G_BEGIN_DECLS

typedef enum {
  /* words that begin like this, as in the search index */
  KITH_MARK_BEGINNINGS,
  /* words that hold this anywhere, as in the search keys of students and people */
  KITH_MARK_ANYWHERE,
  /* words that are this but for one slip of the finger */
  KITH_MARK_NEAR,
} KithMarkMode;

/* @words: folded, from kith_search_words_split */
GArray *kith_search_marks_find    (const char   *text,
                                   GStrv         words,
                                   KithMarkMode  mode);
/* the part of a long text around its first mark; @marks is moved along */
char   *kith_search_marks_excerpt (const char   *text,
                                   GArray       *marks);

G_END_DECLS
