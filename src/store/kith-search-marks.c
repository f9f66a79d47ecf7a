/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-search-marks.h"

#include "kith-search-near.h"
#include "kith-search-words.h"
#include "kith-text.h"

#include <string.h>

/* Characters of an excerpt before its first mark, and in all. */
#define BEFORE 60
#define EXCERPT 200
#define ELLIPSIS "…"

static gboolean
is_apostrophe (gunichar letter)
{
  return letter == '\'' || letter == '`' || letter == 0x2018 || letter == 0x2019 || letter == 0x02bc;
}

static gboolean
is_of_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter) || is_apostrophe (letter);
}

static gboolean
fits (const char   *folded,
      const char   *word,
      KithMarkMode  mode)
{
  switch (mode) {
  case KITH_MARK_BEGINNINGS:
    return g_str_has_prefix (folded, word);
  case KITH_MARK_ANYWHERE:
    return strstr (folded, word) != NULL;
  case KITH_MARK_NEAR:
    return kith_search_is_near (folded, word);
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
word_fits (const char   *start,
           gsize         length,
           GStrv         words,
           KithMarkMode  mode)
{
  g_autofree char *part = g_strndup (start, length);
  g_autofree char *folded = kith_text_fold (part);

  for (guint i = 0; *folded != '\0' && words[i] != NULL; i++)
    if (fits (folded, words[i], mode))
      return TRUE;
  return FALSE;
}

/* The index takes O'Brien for two words, people take it for one. */
static gboolean
fits_with_parts (const char   *start,
                 gsize         length,
                 GStrv         words,
                 KithMarkMode  mode)
{
  if (word_fits (start, length, words, mode))
    return TRUE;
  for (const char *cursor = start; cursor < start + length; cursor = g_utf8_next_char (cursor)) {
    const char *next = g_utf8_next_char (cursor);

    if (is_apostrophe (g_utf8_get_char (cursor)) && next < start + length &&
        word_fits (next, length - (gsize) (next - start), words, mode))
      return TRUE;
  }
  return FALSE;
}

GArray *
kith_search_marks_find (const char   *text,
                        GStrv         words,
                        KithMarkMode  mode)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (KithMark));
  const char *cursor = text;

  while (*cursor != '\0') {
    const char *start = cursor;

    while (*cursor != '\0' && is_of_word (g_utf8_get_char (cursor)))
      cursor = g_utf8_next_char (cursor);
    if (cursor > start && fits_with_parts (start, (gsize) (cursor - start), words, mode)) {
      const KithMark mark = { (guint) (start - text), (guint) (cursor - start) };

      g_array_append_val (marks, mark);
    }
    if (cursor == start)
      cursor = g_utf8_next_char (cursor);
  }
  return marks;
}

/**
 * kith_search_find_marks:
 * @text: any text
 * @words: as a person typed them
 *
 * Returns: (transfer full) (element-type KithMark): the words of @text that a search for @words finds
 */
GArray *
kith_search_find_marks (const char *text,
                        const char *words)
{
  g_auto (GStrv) folded = NULL;

  g_return_val_if_fail (text != NULL && words != NULL, NULL);

  folded = kith_search_words_split (words);
  return kith_search_marks_find (text, folded, KITH_MARK_BEGINNINGS);
}

static const char *
step_back (const char *text,
           const char *from,
           guint       characters)
{
  const char *start = from;

  for (guint i = 0; i < characters && start > text; i++)
    start = g_utf8_prev_char (start);
  if (start == text)
    return text;
  /* Not in the middle of a word. */
  while (start < from && !g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  return start < from ? g_utf8_next_char (start) : from;
}

static void
move_marks (GArray *marks,
            guint   start,
            guint   end,
            guint   lead)
{
  guint kept = 0;

  for (guint i = 0; i < marks->len; i++) {
    KithMark mark = g_array_index (marks, KithMark, i);

    if (mark.start < start || mark.start + mark.length > end)
      continue;
    mark.start = mark.start - start + lead;
    g_array_index (marks, KithMark, kept++) = mark;
  }
  g_array_set_size (marks, kept);
}

char *
kith_search_marks_excerpt (const char *text,
                           GArray     *marks)
{
  const char *first = marks->len > 0 ? text + g_array_index (marks, KithMark, 0).start : text;
  const char *start = step_back (text, first, BEFORE);
  const char *end = start;
  const char *lead = start > text ? ELLIPSIS : "";
  g_autofree char *middle = NULL;

  for (guint i = 0; i < EXCERPT && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  middle = g_strndup (start, (gsize) (end - start));
  move_marks (marks, (guint) (start - text), (guint) (end - text), (guint) strlen (lead));
  return g_strconcat (lead, middle, *end != '\0' ? ELLIPSIS : "", NULL);
}
