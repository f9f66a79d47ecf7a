/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* Typed words as the search index and the search keys need them. */

gboolean  kith_search_words_are_indexed (const KithKind *kind);
/* folded, without empty ones */
GStrv     kith_search_words_split       (const char     *typed);
typedef enum {
  KITH_WORDS_BEGINNINGS,
  KITH_WORDS_WHOLE,
} KithWordsMode;

/* for MATCH: all words, as beginnings of words or as they are; NULL when there is nothing to look for */
char     *kith_search_words_dup_match   (const char     *typed,
                                         KithWordsMode   mode);
/* what a note's search_words holds; NULL for nothing */
char     *kith_search_words_dup_extra   (KithRecord     *note);

G_END_DECLS
