/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-search-words.h"

#include "kith-note.h"
#include "kith-text.h"

#include <string.h>

/* More words than this nobody types; the rest of a pasted page is left out of the question. */
#define MOST_WORDS 16

gboolean
kith_search_words_are_indexed (const KithKind *kind)
{
  return kind == &kith_note_kind;
}

/* Six digits or more and no letters: people write telephone numbers with spaces, brackets and +44. */
static gboolean
is_phone_number (const char *typed)
{
  guint n_digits = 0;

  for (const char *cursor = typed; *cursor != '\0'; cursor = g_utf8_next_char (cursor)) {
    gunichar letter = g_utf8_get_char (cursor);

    if (g_unichar_isalpha (letter))
      return FALSE;
    if (letter < 0x80 && g_ascii_isdigit ((char) letter))
      n_digits++;
  }
  return n_digits >= 6;
}

GStrv
kith_search_words_split (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autofree char *digits = is_phone_number (valid) ? kith_text_digits (valid) : NULL;
  g_autofree char *folded = kith_text_fold (digits != NULL ? digits : valid);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL && i < MOST_WORDS; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* The index has no words but runs of letters and digits; anything else in quotes would be an empty phrase. */
static gboolean
has_letters (const char *text)
{
  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    if (g_unichar_isalnum (g_utf8_get_char (cursor)))
      return TRUE;
  return FALSE;
}

/* In quotes nothing has a meaning but a quote, and a folded word or one cut at quotes has none. */
static void
append_phrase (GString       *match,
               const char    *word,
               KithWordsMode  mode)
{
  g_string_append_c (match, '"');
  for (const char *cursor = word; *cursor != '\0'; cursor++)
    g_string_append_c (match, *cursor == '"' ? ' ' : *cursor);
  g_string_append_c (match, '"');
  /* The beginning of a word, but not of every word that begins with one letter. */
  if (mode == KITH_WORDS_BEGINNINGS && g_utf8_strlen (word, 2) > 1)
    g_string_append_c (match, '*');
}

static void
append_word (GString       *match,
             const char    *word,
             KithWordsMode  mode)
{
  g_autofree char *folded = kith_text_fold (word);

  if (match->len > 0)
    g_string_append (match, " AND ");
  g_string_append_c (match, '(');
  append_phrase (match, word, mode);
  /* As typed, and as typed by somebody without the letters: O'Brien, obrien. */
  if (has_letters (folded) && strcmp (folded, word) != 0) {
    g_string_append (match, " OR ");
    append_phrase (match, folded, mode);
  }
  g_string_append_c (match, ')');
}

char *
kith_search_words_dup_match (const char    *typed,
                             KithWordsMode  mode)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_auto (GStrv) words = g_strsplit_set (valid, " \t\r\n", -1);
  GString *match = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; words[i] != NULL && n < MOST_WORDS; i++)
    if (has_letters (words[i])) {
      append_word (match, words[i], mode);
      n++;
    }
  if (match->len > 0)
    return g_string_free_and_steal (match);
  g_string_free (match, TRUE);
  return NULL;
}

char *
kith_search_words_dup_extra (KithRecord *note)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kith_note_kind.n_fields; i++)
    if (kith_field_has (&kith_note_kind.fields[i], KITH_FIELD_SEARCHED) && kith_record_has (note, i))
      g_string_append_printf (text, "%s\n", kith_record_get_text (note, i));
  return kith_text_dup_extra_words (text->str);
}
