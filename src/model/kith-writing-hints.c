/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-writing-hints.h"

#include "kith-wording.h"
#include "kith-writing-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Shorter ones are too often something else: "Al", "Jo" and "May" stay for the eye. */
#define SHORTEST_FIRST_NAME 3

/**
 * kith_known_name_new:
 * @name: a name
 * @reason: a code of [var@kith_mark_reasons]
 *
 * Returns: (transfer full): both together
 */
KithKnownName *
kith_known_name_new (const char *name,
                     const char *reason)
{
  KithKnownName *self = g_new0 (KithKnownName, 1);

  self->name = g_strdup (name);
  self->reason = g_strdup (reason);
  return self;
}

/**
 * kith_known_name_free:
 * @self: (transfer full): a name
 */
void
kith_known_name_free (KithKnownName *self)
{
  g_free (self->name);
  g_free (self->reason);
  g_free (self);
}

/**
 * kith_hint_free:
 * @self: (transfer full): a hint
 */
void
kith_hint_free (KithHint *self)
{
  g_free (self->words);
  g_free (self->instead);
  g_free (self->reason);
  g_free (self);
}

static char *
dup_span (const char *text,
          guint       start,
          guint       end)
{
  return g_utf8_substring (text, start, end);
}

static void
add_hint (GPtrArray    *hints,
          KithHintType  type,
          const char   *text,
          guint         start,
          guint         end,
          const char   *instead,
          const char   *reason)
{
  KithHint *hint = g_new0 (KithHint, 1);

  hint->type = type;
  hint->start = start;
  hint->end = end;
  hint->words = dup_span (text, start, end);
  hint->instead = g_strdup (instead);
  hint->reason = g_strdup (reason);
  g_ptr_array_add (hints, hint);
}

static void
add_matches (GPtrArray    *hints,
             KithHintType  type,
             const char   *text,
             GArray       *words,
             const char   *form,
             const char   *instead,
             const char   *reason)
{
  g_autoptr (GArray) wanted = kith_writing_words_split (form);

  for (guint i = 0; i < words->len; i++) {
    guint n_words = kith_writing_words_match (words, i, wanted);

    if (n_words > 0)
      add_hint (hints, type, text, g_array_index (words, KithWritingWord, i).start,
                g_array_index (words, KithWritingWord, i + n_words - 1).end, instead, reason);
  }
}

static void
add_wording (GPtrArray  *hints,
             const char *text,
             GArray     *words,
             KithRecord *wording)
{
  g_auto (GStrv) forms = g_strsplit (kith_record_get_text (wording, KITH_WORDING_WORDS), ";", -1);

  for (guint i = 0; forms[i] != NULL; i++)
    add_matches (hints, KITH_HINT_WORDING, text, words, forms[i], kith_record_get_text (wording, KITH_WORDING_INSTEAD),
                 kith_record_get_text (wording, KITH_WORDING_REASON));
}

/* "J. said" and "J.A.": a full stop that is not the end of a sentence. */
static void
add_initials (GPtrArray  *hints,
              const char *text)
{
  static GRegex *pattern = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter_pointer (&pattern))
    g_once_init_leave_pointer (
      &pattern, g_regex_new ("(?<![\\p{L}\\p{N}])(?:(?:\\p{Lu}\\.){2,}|\\p{Lu}\\.(?=\\s+\\p{Ll}))", 0, 0, NULL));
  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL)) {
    int start = 0, end = 0;

    g_match_info_fetch_pos (match, 0, &start, &end);
    add_hint (hints, KITH_HINT_INITIALS, text, (guint) g_utf8_pointer_to_offset (text, text + start),
              (guint) g_utf8_pointer_to_offset (text, text + end), NULL,
              _("Initials mean nothing to somebody who reads this in five years. Write the name."));
  }
}

/* What the sentence around a word rests on: something that was said, or a reason. */
static gboolean
has_ground (const char *text,
            guint       start)
{
  const char *here = g_utf8_offset_to_pointer (text, start);
  const char *from = here;
  g_autofree char *sentence = NULL;
  g_autofree char *folded = NULL;

  while (from > text && strchr (".!?\n", from[-1]) == NULL)
    from--;
  sentence = g_strndup (from, (gsize) (here - from) + strcspn (here, ".!?\n"));
  folded = g_utf8_strdown (sentence, -1);
  return strstr (folded, _("because")) != NULL || strpbrk (folded, "\"0123456789") != NULL ||
         strstr (folded, "“") != NULL;
}

static void
add_impressions (GPtrArray  *hints,
                 const char *text,
                 GArray     *words)
{
  /* Translators: words for impressions, separated by semicolons */
  g_auto (GStrv) forms = g_strsplit (_("seems; seemed; appears; appeared"), ";", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_hint_free);

  for (guint i = 0; forms[i] != NULL; i++)
    add_matches (found, KITH_HINT_IMPRESSION, text, words, forms[i], NULL,
                 _("It is an impression. Say what you saw or heard that made you think so."));
  for (guint i = found->len; i > 0; i--) {
    const KithHint *hint = g_ptr_array_index (found, i - 1);

    if (!has_ground (text, hint->start))
      g_ptr_array_add (hints, g_ptr_array_steal_index (found, i - 1));
  }
}

static int
compare_places (gconstpointer one,
                gconstpointer other)
{
  const KithHint *first = *(KithHint *const *) one;
  const KithHint *second = *(KithHint *const *) other;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return second->end < first->end ? -1 : second->end > first->end;
}

/* In their order, and of several for the same words the longest. */
static void
settle (GPtrArray *hints)
{
  guint end = 0;

  g_ptr_array_sort (hints, compare_places);
  for (guint i = 0; i < hints->len;) {
    const KithHint *hint = g_ptr_array_index (hints, i);

    if (hint->start < end) {
      g_ptr_array_remove_index (hints, i);
      continue;
    }
    end = hint->end;
    i++;
  }
}

/**
 * kith_writing_hints_find:
 * @text: (nullable): what somebody writes about a student
 * @wordings: (element-type KithRecord): the wordings to look out for
 *
 * Finds words that hurt to read about oneself, initials, and impressions without what they rest on.
 *
 * Returns: (transfer full) (element-type KithHint): hints in the order of the text
 */
GPtrArray *
kith_writing_hints_find (const char *text,
                         GPtrArray  *wordings)
{
  GPtrArray *hints = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_hint_free);
  g_autoptr (GArray) words = NULL;

  g_return_val_if_fail (wordings != NULL, hints);

  if (text == NULL || *text == '\0')
    return hints;
  words = kith_writing_words_split (text);
  for (guint i = 0; i < wordings->len; i++)
    add_wording (hints, text, words, g_ptr_array_index (wordings, i));
  add_initials (hints, text);
  add_impressions (hints, text, words);
  settle (hints);
  return hints;
}

/**
 * kith_writing_dup_first_name:
 * @name: a full name
 *
 * Returns: (transfer full) (nullable): what people write for it, %NULL where it is one word or too short to be looked for
 */
char *
kith_writing_dup_first_name (const char *name)
{
  g_autoptr (GArray) words = kith_writing_words_split (name);
  const KithWritingWord *first = words->len > 1 ? &g_array_index (words, KithWritingWord, 0) : NULL;

  return first != NULL && first->end - first->start >= SHORTEST_FIRST_NAME ? g_strdup (first->text) : NULL;
}

static gboolean
is_own (const char *name,
        GArray     *own)
{
  g_autoptr (GArray) words = kith_writing_words_split (name);

  for (guint i = 0; i < own->len; i++)
    if (words->len == 1 && kith_writing_words_match (own, i, words) > 0)
      return TRUE;
  return FALSE;
}

/* "rose" is a flower; Rose is somebody. Scripts without capitals have only the word. */
static gboolean
is_written_as_name (const char *words)
{
  gunichar first = g_utf8_get_char (words);

  return !g_unichar_islower (first);
}

static void
add_name (GPtrArray  *hints,
          const char *text,
          GArray     *words,
          const char *name,
          const char *reason,
          GArray     *own)
{
  g_autoptr (GPtrArray) found = NULL;

  if (name == NULL || is_own (name, own))
    return;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_hint_free);
  add_matches (found, KITH_HINT_NAME, text, words, name, NULL, reason);
  for (guint i = found->len; i > 0; i--)
    if (is_written_as_name (((const KithHint *) g_ptr_array_index (found, i - 1))->words))
      g_ptr_array_add (hints, g_ptr_array_steal_index (found, i - 1));
}

/* "her mum Karen": the name of somebody who is in no list, said with who they are. */
static void
add_family (GPtrArray  *hints,
            const char *text,
            GArray     *words,
            GArray     *own)
{
  /* Translators: words for members of a family, separated by semicolons, in small letters */
  g_autoptr (GArray) family = kith_writing_words_split (
    _("mum; mother; dad; father; brother; sister; nan; gran; grandmother; grandad; grandfather; aunt; auntie; uncle; "
      "cousin; stepmum; stepdad; stepbrother; stepsister; half-brother; half-sister; son; daughter"));

  for (guint i = 0; i + 1 < words->len; i++) {
    const KithWritingWord *word = &g_array_index (words, KithWritingWord, i);
    const KithWritingWord *next = &g_array_index (words, KithWritingWord, i + 1);
    gboolean is_family = FALSE;

    for (guint j = 0; j < family->len && !is_family; j++)
      is_family = g_str_equal (word->folded, g_array_index (family, KithWritingWord, j).folded);
    /* A space between the two and nothing else, and a capital letter: a name. */
    if (is_family && next->start == word->end + 1 && *g_utf8_offset_to_pointer (text, word->end) == ' ' &&
        g_unichar_isupper (g_utf8_get_char (next->text)) && !is_own (next->text, own))
      add_hint (hints, KITH_HINT_NAME, text, next->start, next->end, NULL, "family");
  }
}

/**
 * kith_writing_names_find:
 * @text: (nullable): what somebody writes about a student
 * @own_name: (nullable): the student's own name, which is never marked
 * @known: (element-type KithKnownName): others who may be named, full names with their first names
 *
 * Finds names of other students and of family, so that an access pack is nearly done on the day a note is written.
 *
 * Returns: (transfer full) (element-type KithHint): one hint for each place, in the order of the text
 */
GPtrArray *
kith_writing_names_find (const char *text,
                         const char *own_name,
                         GPtrArray  *known)
{
  GPtrArray *hints = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_hint_free);
  g_autoptr (GArray) words = NULL;
  g_autoptr (GArray) own = NULL;

  g_return_val_if_fail (known != NULL, hints);

  if (text == NULL || *text == '\0')
    return hints;
  words = kith_writing_words_split (text);
  own = kith_writing_words_split (own_name);
  for (guint i = 0; i < known->len; i++) {
    const KithKnownName *other = g_ptr_array_index (known, i);
    g_autofree char *first = kith_writing_dup_first_name (other->name);

    add_name (hints, text, words, other->name, other->reason, own);
    add_name (hints, text, words, first, other->reason, own);
  }
  add_family (hints, text, words, own);
  settle (hints);
  return hints;
}

/**
 * kith_writing_marked_find:
 * @text: (nullable): what somebody writes about a student
 * @marked: (element-type KithKnownName): words that somebody marked by hand
 *
 * As [func@writing_names_find], for words that need not look like a name: “her social worker” is somebody, too.
 *
 * Returns: (transfer full) (element-type KithHint): one hint for each place, in the order of the text
 */
GPtrArray *
kith_writing_marked_find (const char *text,
                          GPtrArray  *marked)
{
  GPtrArray *hints = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_hint_free);
  g_autoptr (GArray) words = NULL;

  g_return_val_if_fail (marked != NULL, hints);

  if (text == NULL || *text == '\0')
    return hints;
  words = kith_writing_words_split (text);
  for (guint i = 0; i < marked->len; i++) {
    const KithKnownName *one = g_ptr_array_index (marked, i);

    add_matches (hints, KITH_HINT_NAME, text, words, one->name, NULL, one->reason);
  }
  settle (hints);
  return hints;
}
