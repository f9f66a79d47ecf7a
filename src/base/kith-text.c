/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-text.h"

#include <string.h>

typedef struct {
  gunichar letter;
  const char *plain;
} Plain;

/* Letters Unicode does not take apart, as a person without them on the keyboard would type them. */
static const Plain plain_letters[] = {
  { 0x00c6, "ae" }, { 0x00d0, "d" },  { 0x00d8, "o" }, { 0x00de, "th" }, { 0x00df, "ss" }, { 0x00e6, "ae" },
  { 0x00f0, "d" },  { 0x00f8, "o" },  { 0x00fe, "th" }, { 0x0110, "d" }, { 0x0111, "d" },  { 0x0126, "h" },
  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0141, "l" }, { 0x0142, "l" },  { 0x0152, "oe" }, { 0x0153, "oe" },
  { 0x0166, "t" },  { 0x0167, "t" },  { 0x1e9e, "ss" },
};

static const char *
find_plain (gunichar letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == letter)
      return plain_letters[i].plain;
  return NULL;
}

static gboolean
is_apostrophe (gunichar letter)
{
  return letter == '\'' || letter == '`' || letter == 0x2018 || letter == 0x2019 || letter == 0x02bc;
}

static void
append_folded (GString *folded,
               gunichar letter)
{
  const char *plain = find_plain (letter);

  /* Marks go (diacritics, Arabic vowels) and so do the Arabic tatweel and apostrophes: O'Brien is obrien. */
  if (g_unichar_ismark (letter) || letter == 0x0640 || is_apostrophe (letter))
    return;
  if (plain != NULL)
    g_string_append (folded, plain);
  else if (g_unichar_isalnum (letter))
    g_string_append_unichar (folded, g_unichar_tolower (letter));
  else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

/**
 * kith_text_fold:
 * @text: (nullable): any text
 *
 * Makes text comparable for people who search: no case, no diacritics, no apostrophes, one space between words.
 * `O'Brien-Źródło` becomes `obrien zrodlo`.
 *
 * Returns: (transfer full): folded text, empty for %NULL
 */
char *
kith_text_fold (const char *text)
{
  g_autofree char *apart = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKD) : NULL;
  GString *folded = g_string_new (NULL);

  for (const char *cursor = apart; cursor != NULL && *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    append_folded (folded, g_utf8_get_char (cursor));
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free_and_steal (folded);
}

static gboolean
needs_folding (const char *word,
               gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) word[i] >= 0x80 || (word[i] == '\'' && i > 0 && i + 1 < length))
      return TRUE;
  return FALSE;
}

/**
 * kith_text_dup_extra_words:
 * @text: (nullable): any text
 *
 * The words of a text that people may type otherwise than they are written: `O'Brien went to Łódź` gives `obrien lodz`.
 * A search index that holds both finds either.
 *
 * Returns: (transfer full) (nullable): those words, folded; %NULL when there are none
 */
char *
kith_text_dup_extra_words (const char *text)
{
  g_autoptr (GString) extra = g_string_new (NULL);

  while (text != NULL && *text != '\0') {
    gsize length = strcspn (text, " \t\r\n");

    if (needs_folding (text, length)) {
      g_autofree char *word = g_strndup (text, length);
      g_autofree char *folded = kith_text_fold (word);

      if (*folded != '\0')
        g_string_append_printf (extra, "%s%s", extra->len > 0 ? " " : "", folded);
    }
    text += length;
    text += strspn (text, " \t\r\n");
  }
  return extra->len > 0 ? g_string_free_and_steal (g_steal_pointer (&extra)) : NULL;
}

/**
 * kith_text_digits:
 * @text: (nullable): a telephone number as typed
 *
 * Keeps the digits, with the country code +44 or 0044 turned into the leading 0 people dial.
 *
 * Returns: (transfer full): digits only
 */
char *
kith_text_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *cursor = text; cursor != NULL && *cursor != '\0'; cursor++)
    if (g_ascii_isdigit (*cursor))
      g_string_append_c (digits, *cursor);
  if (text != NULL && strchr (text, '+') != NULL && g_str_has_prefix (digits->str, "44")) {
    g_string_erase (digits, 0, 2);
    if (digits->str[0] != '0')
      g_string_prepend_c (digits, '0');
  } else if (g_str_has_prefix (digits->str, "0044")) {
    g_string_erase (digits, 0, 4);
    g_string_prepend_c (digits, '0');
  }
  return g_string_free_and_steal (digits);
}

static char *
compose (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
}

/**
 * kith_text_tidy_line:
 * @text: (nullable): what was typed or pasted into a one-line field
 *
 * Trims, turns line breaks and control characters into single spaces and composes accents.
 *
 * Returns: (transfer full) (nullable): the text to keep, %NULL when nothing is left
 */
char *
kith_text_tidy_line (const char *text)
{
  g_autofree char *composed = text != NULL ? compose (text) : NULL;
  GString *tidy = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *cursor = composed; cursor != NULL && *cursor != '\0'; cursor = g_utf8_next_char (cursor)) {
    gunichar letter = g_utf8_get_char (cursor);

    if (g_unichar_isspace (letter) || g_unichar_iscntrl (letter)) {
      gap = tidy->len > 0;
      continue;
    }
    if (gap)
      g_string_append_c (tidy, ' ');
    gap = FALSE;
    g_string_append_unichar (tidy, letter);
  }
  if (tidy->len == 0) {
    g_string_free (tidy, TRUE);
    return NULL;
  }
  return g_string_free_and_steal (tidy);
}

/**
 * kith_text_tidy_text:
 * @text: (nullable): what was typed or pasted into a field of several lines
 *
 * Trims the ends and evens out line endings. Everything between is kept exactly: tabs, emoji, curly quotes.
 *
 * Returns: (transfer full) (nullable): the text to keep, %NULL when nothing is left
 */
char *
kith_text_tidy_text (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  GString *tidy = NULL;

  if (valid == NULL)
    return NULL;
  tidy = g_string_new (valid);
  g_string_replace (tidy, "\r\n", "\n", 0);
  g_string_replace (tidy, "\r", "\n", 0);
  g_strstrip (tidy->str);
  tidy->len = strlen (tidy->str);
  if (tidy->len == 0) {
    g_string_free (tidy, TRUE);
    return NULL;
  }
  return g_string_free_and_steal (tidy);
}

/**
 * kith_text_get_length:
 * @text: (nullable): any text
 *
 * Returns: how many characters a person would count
 */
glong
kith_text_get_length (const char *text)
{
  return text != NULL ? g_utf8_strlen (text, -1) : 0;
}

/**
 * kith_text_is_empty:
 * @text: (nullable): any text
 *
 * Returns: whether there is nothing to read
 */
gboolean
kith_text_is_empty (const char *text)
{
  for (const char *cursor = text; cursor != NULL && *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    if (!g_unichar_isspace (g_utf8_get_char (cursor)))
      return FALSE;
  return TRUE;
}

/**
 * kith_text_format_number:
 * @number: any number
 *
 * Returns: (transfer full): the number with a comma between thousands, as in `25,000`
 */
char *
kith_text_format_number (gint64 number)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT, number);
  for (gssize i = (gssize) text->len - 3; i > (number < 0 ? 1 : 0); i -= 3)
    g_string_insert_c (text, i, ',');
  return g_string_free_and_steal (text);
}

/**
 * kith_text_ellipsize:
 * @text: (nullable): any text
 * @characters: how many to keep at most
 *
 * Returns: (transfer full): the text on one line, cut with … where it is longer
 */
char *
kith_text_ellipsize (const char *text,
                     guint       characters)
{
  g_autofree char *line = kith_text_tidy_line (text);
  g_autofree char *head = NULL;

  if (line == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (line, -1) <= (glong) characters)
    return g_steal_pointer (&line);
  head = g_utf8_substring (line, 0, (glong) characters - 1);
  return g_strconcat (g_strchomp (head), "…", NULL);
}
