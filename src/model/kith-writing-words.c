/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-writing-words.h"

#include "kith-text.h"

#include <string.h>

static void
clear_word (gpointer data)
{
  KithWritingWord *word = data;

  g_free (word->folded);
  g_free (word->text);
}

/* An apostrophe between letters is part of a word: O'Brien, won’t. */
static gboolean
is_part (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character) || character == '\'' || character == 0x2019;
}

/* "Jade’s" is Jade. */
static const char *
skip_possessive (const char *from,
                 const char *until)
{
  if (until - from > 2 && until[-2] == '\'' && (until[-1] == 's' || until[-1] == 'S'))
    return until - 2;
  if (until - from > 4 && strncmp (until - 4, "’", 3) == 0 && (until[-1] == 's' || until[-1] == 'S'))
    return until - 4;
  return until;
}

static void
add_word (GArray     *words,
          const char *from,
          const char *until,
          guint       start)
{
  const char *end = skip_possessive (from, until);
  KithWritingWord word = { .start = start, .text = g_strndup (from, (gsize) (end - from)) };

  word.end = start + (guint) g_utf8_strlen (word.text, -1);
  word.folded = kith_text_fold (word.text);
  g_array_append_val (words, word);
}

/**
 * kith_writing_words_split:
 * @text: (nullable): any text
 *
 * Returns: (transfer full) (element-type KithWritingWord): its words in their order
 */
GArray *
kith_writing_words_split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (KithWritingWord));
  const char *from = NULL;
  guint start = 0, position = 0;

  g_array_set_clear_func (words, clear_word);
  for (const char *c = text; c != NULL; c = g_utf8_next_char (c), position++) {
    gboolean inside = is_part (g_utf8_get_char (c));

    if (inside && from == NULL) {
      from = c;
      start = position;
    } else if (!inside && from != NULL) {
      add_word (words, from, c, start);
      from = NULL;
    }
    if (*c == '\0')
      break;
  }
  return words;
}

/**
 * kith_writing_words_match:
 * @words: (element-type KithWritingWord): words of a text
 * @position: where to look
 * @wanted: (element-type KithWritingWord): words that are looked for
 *
 * Returns: how many words of the text match, 0 for none
 */
guint
kith_writing_words_match (GArray *words,
                          guint   position,
                          GArray *wanted)
{
  if (wanted->len == 0 || position + wanted->len > words->len)
    return 0;
  for (guint i = 0; i < wanted->len; i++) {
    const KithWritingWord *held = &g_array_index (words, KithWritingWord, position + i);
    const KithWritingWord *want = &g_array_index (wanted, KithWritingWord, i);

    if (!g_str_equal (held->folded, want->folded))
      return 0;
  }
  return wanted->len;
}
