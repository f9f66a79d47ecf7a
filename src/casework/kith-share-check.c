/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-share-check.h"

#include "kith-document-check.h"
#include "kith-feedback.h"
#include "kith-kinds.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Names are looked for as people write them: a full name in any spelling of capitals, diacritics and apostrophes; a single
 * name only with a capital. Where it is a word of the language too, or very short, it may be a name in what somebody typed
 * and is none in the program’s own words: a name that is missed would be worse than one too many, but a check that cries at
 * every “Summer term” is a check nobody reads. */

/* The most words of a name. */
#define MOST_WORDS 5
/* Single names shorter than this may be other words; an initial is looked for only as part of a full name. */
#define SHORTEST 3
/* Shorter quotes may be what anybody says. */
#define SHORTEST_QUOTE 12

/* Names that are words of the language, of the calendar or of these reports. */
static const char *const common_words[] = {
  "abbey",   "amber",  "angel",  "april",  "art",     "ash",     "august",  "autumn", "bay",    "bill",   "blue",
  "brook",   "brown",  "carol",  "chance", "chase",   "christian", "college", "cook",  "crystal", "daisy", "dale",
  "dawn",    "day",    "dean",   "destiny", "drew",   "earl",    "eden",    "ernest", "faith",  "fern",   "field",
  "frank",   "free",   "gene",   "grace",  "grant",   "gray",    "green",   "guy",    "harmony", "hazel", "heather",
  "hill",    "holly",  "honor",  "hope",   "hunter",  "iris",    "ivy",     "jade",   "january", "jewel", "joy",
  "june",    "king",   "lake",   "lane",   "laurel",  "lily",    "long",    "love",   "major",  "mark",   "mason",
  "may",     "mercy",  "miles",  "olive",  "page",    "parker",  "patience", "pearl",  "penny", "poppy",  "price",
  "prince",  "rain",   "ray",    "reed",   "rich",    "river",   "robin",   "rocky",  "rose",   "ruby",   "rusty",
  "sage",    "september", "sky", "smith",  "spring",  "star",    "sterling", "stone", "summer", "sunny",  "taylor",
  "term",    "violet", "west",   "white",  "will",    "winter",  "wood",    "young",
};

/* What somebody said, folded. */
typedef struct {
  char *words;
  gboolean is_long;
  gboolean may_quote;
} Quote;

static void
quote_clear (gpointer data)
{
  g_free (((Quote *) data)->words);
}

/* What stands before a name. */
static const char *const titles[] = { "dr", "mr", "mrs", "ms", "miss", "mx", "prof" };

/* Whose name it is. */
typedef enum {
  NOBODY,
  STUDENT,
  TEAM,
} Whose;

typedef struct {
  /* folded full names, to whose they are */
  GHashTable *names;
  /* folded single names, to whose they are */
  GHashTable *singles;
  /* folded names of the college and of local authorities: their words are nobody’s name there */
  GPtrArray *places;
  /* Quote each */
  GArray *quotes;
  GDate today;
  KithDocument *document;
  /* what was found already */
  GHashTable *found;
} Check;

static void
check_clear (Check *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->singles, g_hash_table_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->quotes, g_array_unref);
  g_clear_pointer (&self->found, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static gboolean
is_one_of (const char        *word,
           const char *const *words,
           guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      return TRUE;
  return FALSE;
}

/* A student’s stays a student’s where somebody of the team has the same. */
static void
add_to (GHashTable *names,
        const char *name,
        Whose       whose)
{
  if (!g_hash_table_contains (names, name))
    g_hash_table_insert (names, g_strdup (name), GINT_TO_POINTER (whose));
}

static gboolean
is_doubtful (const char *word)
{
  return g_utf8_strlen (word, -1) < SHORTEST || is_one_of (word, common_words, G_N_ELEMENTS (common_words));
}

static void
add_single (Check      *self,
            const char *word,
            Whose       whose)
{
  if (g_utf8_strlen (word, -1) > 1 && !is_one_of (word, titles, G_N_ELEMENTS (titles)))
    add_to (self->singles, word, whose);
}

/* A name of one or several words, each of which is looked for as well. */
static void
add_name (Check      *self,
          const char *name,
          Whose       whose)
{
  g_autofree char *folded = kith_text_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  if (g_strv_length (words) > 1)
    add_to (self->names, folded, whose);
  for (guint i = 0; words[i] != NULL; i++)
    add_single (self, words[i], whose);
}

static void
add_names (Check      *self,
           const char *names,
           Whose       whose)
{
  g_auto (GStrv) parts = g_strsplit_set (names != NULL ? names : "", ",;/()", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    add_name (self, parts[i], whose);
}

static void
add_place (Check      *self,
           const char *place)
{
  g_autofree char *folded = kith_text_fold (place);

  if (*folded == '\0' || g_ptr_array_find_with_equal_func (self->places, folded, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->places, g_steal_pointer (&folded));
}

static gboolean
note_student (KithRecord  *student,
              gpointer     data,
              GError     **error)
{
  Check *self = data;
  g_autofree char *legal = kith_student_dup_legal_name (student);

  add_names (self, kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME), STUDENT);
  add_names (self, legal, STUDENT);
  add_names (self, kith_record_get_text (student, KITH_STUDENT_PREVIOUS_NAMES), STUDENT);
  add_place (self, kith_record_get_text (student, KITH_STUDENT_RESPONSIBLE_LA));
  add_place (self, kith_record_get_text (student, KITH_STUDENT_LIVES_IN_LA));
  return TRUE;
}

static gboolean
note_person (KithRecord  *person,
             gpointer     data,
             GError     **error)
{
  add_names (data, kith_record_get_text (person, KITH_PERSON_NAME), TEAM);
  return TRUE;
}

static gboolean
note_quote (KithRecord  *feedback,
            gpointer     data,
            GError     **error)
{
  Check *self = data;
  Quote quote = { kith_text_fold (kith_record_get_text (feedback, KITH_FEEDBACK_QUOTE)), FALSE, FALSE };

  quote.is_long = g_utf8_strlen (quote.words, -1) >= SHORTEST_QUOTE;
  quote.may_quote = kith_feedback_may_quote (feedback, &self->today);
  g_array_append_val (self->quotes, quote);
  return TRUE;
}

static gboolean
load (Check         *self,
      KithCaseFile  *file,
      GError       **error)
{
  g_autoptr (KithQuery) students = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) people = kith_query_new (&kith_person_kind);
  g_autoptr (KithQuery) feedback = kith_query_new (&kith_feedback_kind);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->singles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->quotes = g_array_new (FALSE, FALSE, sizeof (Quote));
  g_array_set_clear_func (self->quotes, quote_clear);
  kith_case_file_get_today (file, &self->today);
  add_place (self, kith_document_get_text (self->document, KITH_DOCUMENT_ORGANISATION));
  return kith_case_file_each (file, students, note_student, self, NULL, error) &&
         kith_case_file_each (file, people, note_person, self, NULL, error) &&
         kith_case_file_each (file, feedback, note_quote, self, NULL, error);
}

/* A word of a text as it stands there; whether it begins like a name, and whether it belongs to the name of a place. */
typedef struct {
  const char *start;
  const char *end;
  char *folded;
  gboolean is_capital;
  gboolean is_place;
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->folded);
}

static gboolean
is_in_word (const char *cursor)
{
  gunichar c = g_utf8_get_char (cursor);

  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019 || c == 0x02bc;
}

static void
add_word (GArray     *words,
          const char *start,
          const char *end)
{
  g_autofree char *text = g_strndup (start, (gsize) (end - start));
  Word word = { start, end, kith_text_fold (text), FALSE, FALSE };

  /* Scripts without capitals have nothing else to go by. */
  word.is_capital = !g_unichar_islower (g_utf8_get_char (start));
  if (g_str_has_suffix (text, "’s") || g_str_has_suffix (text, "'s"))
    word.folded[strlen (word.folded) - 1] = '\0';
  g_array_append_val (words, word);
}

static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *start = NULL, *cursor = text;

  g_array_set_clear_func (words, word_clear);
  for (; *cursor != '\0'; cursor = g_utf8_next_char (cursor)) {
    if (is_in_word (cursor)) {
      start = start != NULL ? start : cursor;
    } else if (start != NULL) {
      add_word (words, start, cursor);
      start = NULL;
    }
  }
  if (start != NULL)
    add_word (words, start, cursor);
  return words;
}

static char *
join (GArray *words,
      guint   first,
      guint   n)
{
  GString *joined = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (joined, "%s%s", i > first ? " " : "", g_array_index (words, Word, i).folded);
  return g_string_free_and_steal (joined);
}

static void
mark_places (Check  *self,
             GArray *words)
{
  for (guint i = 0; i < self->places->len; i++) {
    const char *place = g_ptr_array_index (self->places, i);
    guint n = 1;

    for (const char *cursor = place; *cursor != '\0'; cursor++)
      n += *cursor == ' ';
    for (guint j = 0; j + n <= words->len; j++) {
      g_autofree char *joined = join (words, j, n);

      for (guint k = j; g_str_equal (joined, place) && k < j + n; k++)
        g_array_index (words, Word, k).is_place = TRUE;
    }
  }
}

/* A name in words, then the heading it stands under. */
static char *
dup_sentence (const char *name,
              const char *heading,
              Whose       whose)
{
  if (whose == STUDENT)
    /* Translators: words on a page, then the heading they stand under */
    return g_strdup_printf (_("“%s”, under “%s”, is the name of a student. Take it out of the record it comes from, "
                              "such as a quote or a line of evidence, before you share this."), name, heading);
  if (whose == TEAM)
    /* Translators: words on a page, then the heading they stand under */
    return g_strdup_printf (_("“%s”, under “%s”, is the name of somebody in the team, who may be care-experienced too. Take "
                              "it out of the record it comes from before you share this, unless they agreed to stand there."),
                            name, heading);
  /* Translators: a word on a page, then the heading it stands under */
  return g_strdup_printf (_("“%s”, under “%s”, may be a name. Read it where it stands, and if it is one, take it out of the "
                            "record it comes from before you share this."), name, heading);
}

static void
find_name (Check                   *self,
           const KithDocumentPlace *place,
           const Word              *first,
           const Word              *last,
           Whose                    whose)
{
  g_autofree char *name = g_strndup (first->start, (gsize) (last->end - first->start));
  g_autofree char *sentence = NULL;

  if (!g_hash_table_add (self->found, g_strdup (name)))
    return;
  sentence = dup_sentence (name, place->heading, whose);
  kith_document_add_finding (self->document, sentence);
}

static gboolean
is_number (GArray *words,
           guint   at)
{
  return at < words->len && g_ascii_isdigit (*g_array_index (words, Word, at).start);
}

/* Whether a single word is a name, or may be one; “12 May” and “May 2026” are neither. */
static gboolean
is_single (Check                   *self,
           const KithDocumentPlace *place,
           GArray                  *words,
           guint                    at,
           Whose                   *whose)
{
  const Word *word = &g_array_index (words, Word, at);

  if (!word->is_capital || word->is_place || !g_hash_table_contains (self->singles, word->folded))
    return FALSE;
  *whose = NOBODY;
  if (is_doubtful (word->folded))
    return place->is_typed && !is_number (words, at + 1) && (at == 0 || !is_number (words, at - 1));
  *whose = GPOINTER_TO_INT (g_hash_table_lookup (self->singles, word->folded));
  return TRUE;
}

/* Longest names first, so that a full name is said once and not again for each of its words. */
static void
check_names (Check                   *self,
             const KithDocumentPlace *place,
             const char              *text)
{
  g_autoptr (GArray) words = split (text);
  guint i = 0;

  mark_places (self, words);
  while (i < words->len) {
    const Word *word = &g_array_index (words, Word, i);
    guint n = MIN (MOST_WORDS, words->len - i);
    Whose whose = NOBODY;

    for (; n > 1; n--) {
      g_autofree char *joined = join (words, i, n);

      whose = GPOINTER_TO_INT (g_hash_table_lookup (self->names, joined));
      if (whose != NOBODY)
        break;
    }
    if (n > 1 || is_single (self, place, words, i, &whose))
      find_name (self, place, word, &g_array_index (words, Word, i + n - 1), whose);
    i += n;
  }
}

static gboolean
holds (const char  *folded,
       const Quote *quote)
{
  return quote->is_long ? strstr (folded, quote->words) != NULL : g_str_equal (folded, quote->words);
}

static void
find_quote (Check                   *self,
            const KithDocumentPlace *place,
            const char              *text)
{
  g_autofree char *start = kith_text_ellipsize (text, 60);
  /* Translators: the first words of what somebody said, then the heading they stand under */
  g_autofree char *sentence = g_strdup_printf (_("“%s”, under “%s”, are somebody’s words, and no consent to quote them in "
                                                 "reports is recorded. Ask first and write it down with the feedback, or "
                                                 "leave them out."), start, place->heading);

  if (g_hash_table_add (self->found, g_strdup (text)))
    kith_document_add_finding (self->document, sentence);
}

/* Words that stand as a quote need a consent; words of feedback without one must stand nowhere. */
static void
check_quotes (Check                   *self,
              const KithDocumentPlace *place,
              const char              *text)
{
  g_autofree char *folded = kith_text_fold (text);
  gboolean may_stand = !place->is_quote;

  for (guint i = 0; i < self->quotes->len; i++) {
    const Quote *quote = &g_array_index (self->quotes, Quote, i);

    if (!holds (folded, quote))
      continue;
    may_stand = quote->may_quote;
    if (may_stand)
      break;
  }
  if (!may_stand)
    find_quote (self, place, text);
}

static void
check_text (const KithDocumentPlace *place,
            const char              *text,
            gpointer                 data)
{
  check_names (data, place, text);
  check_quotes (data, place, text);
}

static void
check_numbers (Check *self)
{
  g_autoptr (GPtrArray) small = kith_document_list_small_numbers (self->document);

  for (guint i = 0; i < small->len; i++) {
    /* Translators: a heading */
    g_autofree char *sentence = g_strdup_printf (_("Under “%s” stands a number under 5 that was not hidden. With so few, "
                                                   "somebody could be recognised: do not share this page."),
                                                 (const char *) g_ptr_array_index (small, i));

    kith_document_add_finding (self->document, sentence);
  }
}

/**
 * kith_share_check:
 * @file: an open case file
 * @document: a finished document
 * @error: return location for an error
 *
 * Looks for names of the students the actor may see and of the team, for quotes without consent, and for small numbers. What is found is
 * added to the document with kith_document_add_finding() as sentences for whoever is about to share it.
 *
 * Returns: whether it could be looked through
 */
gboolean
kith_share_check (KithCaseFile  *file,
                  KithDocument  *document,
                  GError       **error)
{
  g_auto (Check) self = { .document = document };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (KITH_IS_DOCUMENT (document), FALSE);

  if (!load (&self, file, error))
    return FALSE;
  kith_document_foreach_text (document, check_text, &self);
  check_numbers (&self);
  return TRUE;
}
