/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-covers.h"

#include "kith-document.h"
#include "kith-note-mark.h"
#include "kith-note.h"
#include "kith-policy.h"
#include "kith-redaction.h"
#include "kith-student.h"
#include "kith-text.h"
#include "kith-unseen.h"
#include "kith-writing-hints.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is marked in a note is covered wherever it stands in that note and in what was added to it, not only where it was
 * marked; so are words covered for one request in the item they were chosen in. The name of another student is covered
 * everywhere: it is theirs in a goal and in a task as well. One word is a name there only where it is written as one: "will"
 * and "may" are not Will and May. */

typedef struct {
  const KithKind *kind; /* of the record with this @id; NULL for everywhere */
  gint64 id;
  char *field; /* (nullable): the part of the note where they were marked; NULL for any part */
  char *words; /* for the order: longer ones first, so that "Kai Brown" goes before "Kai" */
  char *reason;
  gboolean is_name; /* a single one, which is covered everywhere: written as a name */
  GRegex *whole;  /* as words of their own */
  GRegex *inside; /* (nullable): in a script that writes "and" onto a name, also inside a word */
} Cover;

/* Words to cover, in bytes of the text as it was written. */
typedef struct {
  int start;
  int end;
  guint cover; /* its place in the order */
} Span;

struct _KithAccessCovers
{
  GPtrArray *covers;
  GPtrArray *withheld; /* redactions of whole items */
  gboolean is_sorted;
  gboolean in_words;
};

static void
cover_free (gpointer data)
{
  Cover *cover = data;

  g_free (cover->field);
  g_free (cover->words);
  g_free (cover->reason);
  g_clear_pointer (&cover->whole, g_regex_unref);
  g_clear_pointer (&cover->inside, g_regex_unref);
  g_free (cover);
}

/* The letter that the list of reasons at the end explains. */
static const char *
get_box (const char *reason)
{
  static const struct {
    const char *reason;
    const char *box;
  } boxes[] = {
    { "student", KITH_DOCUMENT_COVER "\u00a0(A)" },   { "family", KITH_DOCUMENT_COVER "\u00a0(B)" },
    { "other", KITH_DOCUMENT_COVER "\u00a0(C)" },     { "serious-harm", KITH_DOCUMENT_COVER "\u00a0(D)" },
    { "reference", KITH_DOCUMENT_COVER "\u00a0(E)" }, { "child-abuse", KITH_DOCUMENT_COVER "\u00a0(F)" },
    { "legal-advice", KITH_DOCUMENT_COVER "\u00a0(G)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (g_strcmp0 (reason, boxes[i].reason) == 0)
      return boxes[i].box;
  return KITH_DOCUMENT_COVER "\u00a0(C)";
}

/**
 * kith_access_covers_new:
 *
 * Returns: (transfer full): nothing to cover yet
 */
KithAccessCovers *
kith_access_covers_new (void)
{
  KithAccessCovers *self = g_new0 (KithAccessCovers, 1);

  self->covers = g_ptr_array_new_with_free_func (cover_free);
  self->withheld = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * kith_access_covers_free:
 * @self: (transfer full): covers
 */
void
kith_access_covers_free (KithAccessCovers *self)
{
  g_ptr_array_unref (self->covers);
  g_ptr_array_unref (self->withheld);
  g_free (self);
}

static GRegex *
make_regex (const char *before,
            const char *pattern,
            const char *after)
{
  g_autofree char *whole = g_strconcat (before, pattern, after, NULL);

  return g_regex_new (whole, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL);
}

/* The words as a pattern, with any white space between them: a line may have been broken since. */
static char *
dup_pattern (const char *words)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\n\r", -1);
  g_autoptr (GString) pattern = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *part = g_regex_escape_string (parts[i], -1);

    if (*part != '\0')
      g_string_append_printf (pattern, "%s%s", pattern->len > 0 ? "\\s+" : "", part);
  }
  return g_string_free_and_steal (g_steal_pointer (&pattern));
}

/* Chinese, Japanese and Thai put nothing between words: there a name ends where it ends. */
static gboolean
is_unspaced (gunichar letter)
{
  GUnicodeScript script = g_unichar_get_script (letter);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA ||
         script == G_UNICODE_SCRIPT_THAI || script == G_UNICODE_SCRIPT_LAO || script == G_UNICODE_SCRIPT_KHMER ||
         script == G_UNICODE_SCRIPT_MYANMAR;
}

/* Arabic and Hebrew write "and", "with" and "to" onto the word. */
static gboolean
writes_onto_words (const char *words)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (words));

  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_SYRIAC;
}

static GRegex *
make_whole_regex (const char *words,
                  const char *pattern)
{
  gunichar first = g_utf8_get_char (words);
  gunichar last = g_utf8_get_char (g_utf8_prev_char (words + strlen (words)));

  return make_regex (is_unspaced (first) ? "" : "(?<![\\p{L}\\p{M}\\p{N}])", pattern,
                     is_unspaced (last) ? "" : "(?![\\p{L}\\p{M}\\p{N}])");
}

static void
add (KithAccessCovers *self,
     const KithKind   *kind,
     gint64            id,
     const char       *field,
     const char       *typed,
     const char       *reason)
{
  g_autofree char *words = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  g_autofree char *pattern = NULL;
  Cover *cover;

  if (kith_text_is_empty (words) || g_str_equal (reason, "not-covered"))
    return;
  pattern = dup_pattern (words);
  cover = g_new0 (Cover, 1);
  cover->kind = kind;
  cover->id = id;
  cover->field = g_strdup (field);
  cover->is_name = kind == NULL && strpbrk (words, " \t\n\r") == NULL;
  cover->words = g_strdup (words);
  cover->reason = g_strdup (reason);
  cover->whole = make_whole_regex (words, pattern);
  cover->inside = kind != NULL && (field == NULL || writes_onto_words (words)) ? make_regex ("", pattern, "") : NULL;
  g_ptr_array_add (self->covers, cover);
  self->is_sorted = FALSE;
}

/**
 * kith_access_covers_add:
 * @self: covers
 * @words: the words to cover wherever they stand
 * @reason: a code of [var@kith_mark_reasons]
 */
void
kith_access_covers_add (KithAccessCovers *self,
                        const char       *words,
                        const char       *reason)
{
  add (self, NULL, 0, NULL, words, reason);
}

/**
 * kith_access_covers_add_mark:
 * @self: covers
 * @mark: words marked in a note
 */
void
kith_access_covers_add_mark (KithAccessCovers *self,
                             KithRecord       *mark)
{
  const char *words = kith_record_get_text (mark, KITH_NOTE_MARK_WORDS);
  const char *reason = kith_record_get_text (mark, KITH_NOTE_MARK_REASON);

  add (self, &kith_note_kind, kith_record_get_number (mark, KITH_NOTE_MARK_NOTE),
       kith_record_get_text (mark, KITH_NOTE_MARK_FIELD), words, reason);
  if (g_strcmp0 (reason, "student") == 0)
    add (self, NULL, 0, NULL, words, reason);
}

/**
 * kith_access_covers_add_redaction:
 * @self: covers
 * @redaction: what the copy to send of one request does not show
 *
 * Words are covered wherever they stand in that item, and inside a word where they are nowhere else: they were chosen there.
 */
void
kith_access_covers_add_redaction (KithAccessCovers *self,
                                  KithRecord       *redaction)
{
  const KithKind *kind = kith_kind_find (kith_record_get_text (redaction, KITH_REDACTION_ITEM_KIND));

  if (kind == NULL)
    return;
  if (kith_record_get_flag (redaction, KITH_REDACTION_WHOLE))
    g_ptr_array_add (self->withheld, g_object_ref (redaction));
  else
    add (self, kind, kith_record_get_number (redaction, KITH_REDACTION_ITEM), NULL,
         kith_record_get_text (redaction, KITH_REDACTION_WORDS), kith_record_get_text (redaction, KITH_REDACTION_REASON));
}

/**
 * kith_access_covers_get_withheld:
 * @self: covers
 * @kind: kind of an item
 * @id: its id
 *
 * Returns: (nullable): what stands in its place where all of it is withheld
 */
const char *
kith_access_covers_get_withheld (KithAccessCovers *self,
                                 const KithKind   *kind,
                                 gint64            id)
{
  for (guint i = 0; i < self->withheld->len; i++) {
    KithRecord *redaction = g_ptr_array_index (self->withheld, i);

    if (kith_record_get_number (redaction, KITH_REDACTION_ITEM) == id &&
        g_str_equal (kith_record_get_text (redaction, KITH_REDACTION_ITEM_KIND), kind->name))
      return get_box (kith_record_get_text (redaction, KITH_REDACTION_REASON));
  }
  return NULL;
}

/* Of a kind the account sees none of there is nothing to list. */
static GPtrArray *
list (KithCaseFile    *file,
      const KithKind  *kind,
      gint64           student,
      GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  if (!kith_policy_allows_any (kith_case_file_get_actor (file)->roles, kind, KITH_ACTION_SEE))
    return g_ptr_array_new ();
  kith_query_where_student (query, student);
  return kith_case_file_list (file, query, NULL, error);
}

/* The names of the student are theirs, though a brother has the same family name. */
static gboolean
is_own (KithRecord *student,
        const char *name)
{
  static const guint fields[] = { KITH_STUDENT_PREFERRED_NAME, KITH_STUDENT_LEGAL_FIRST_NAME, KITH_STUDENT_LEGAL_LAST_NAME };
  g_autofree char *folded = kith_text_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *own = kith_text_fold (kith_record_get_text (student, fields[i]));
    g_auto (GStrv) words = g_strsplit (own, " ", -1);

    if (g_str_equal (own, folded) || g_strv_contains ((const char *const *) words, folded))
      return TRUE;
  }
  return FALSE;
}

static void
add_other_student (KithAccessCovers *self,
                   KithRecord       *student,
                   const char       *name)
{
  g_autofree char *first = kith_writing_dup_first_name (name);

  if (!is_own (student, name))
    add (self, NULL, 0, NULL, name, "student");
  if (first != NULL && !is_own (student, first))
    add (self, NULL, 0, NULL, first, "student");
}

/**
 * kith_access_covers_load:
 * @file: an open case file
 * @student: id of the student who is to read it
 * @error: return location for an error
 *
 * What is marked in the student’s notes, and the names of students they are related to, by whomever it is printed.
 *
 * Returns: (transfer full) (nullable): what to cover
 */
KithAccessCovers *
kith_access_covers_load (KithCaseFile  *file,
                         gint64         student,
                         GError       **error)
{
  g_autoptr (KithAccessCovers) self = kith_access_covers_new ();
  g_autoptr (KithRecord) record = kith_case_file_load (file, &kith_student_kind, student, error);
  g_autoptr (GPtrArray) marks = record != NULL ? list (file, &kith_note_mark_kind, student, error) : NULL;
  g_autoptr (GPtrArray) names = marks != NULL ? kith_unseen_list_names (file, student, error) : NULL;

  g_autoptr (GPtrArray) marked = names != NULL ? kith_unseen_list_marked (file, student, error) : NULL;

  if (marked == NULL)
    return NULL;
  for (guint i = 0; i < marks->len; i++)
    kith_access_covers_add_mark (self, g_ptr_array_index (marks, i));
  for (guint i = 0; i < names->len; i++)
    add_other_student (self, record, g_ptr_array_index (names, i));
  for (guint i = 0; i < marked->len; i++)
    kith_access_covers_add (self, g_ptr_array_index (marked, i), "student");
  return g_steal_pointer (&self);
}

/**
 * kith_access_covers_set_in_words:
 * @self: covers
 * @in_words: whether “another student” and the like stand in place of a black box
 */
void
kith_access_covers_set_in_words (KithAccessCovers *self,
                                 gboolean          in_words)
{
  self->in_words = in_words;
}

static const char *
get_words (const char *reason)
{
  if (g_str_equal (reason, "student"))
    /* Translators: stands in a sentence in place of a name */
    return _("another student");
  /* Translators: these two stand in a sentence in place of a name */
  return g_str_equal (reason, "family") ? _("somebody in your family") : _("somebody else");
}

static int
compare_covers (gconstpointer a,
                gconstpointer b)
{
  gsize first = strlen ((*(const Cover *const *) a)->words), second = strlen ((*(const Cover *const *) b)->words);

  return (first < second) - (first > second);
}

static gboolean
is_written_as_name (const char *text,
                    const Span *span)
{
  return !g_unichar_islower (g_utf8_get_char (text + span->start));
}

static gboolean
find (GRegex     *regex,
      gboolean    is_name,
      const char *text,
      guint       cover,
      GArray     *spans)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;

  g_regex_match_full (regex, text, -1, 0, G_REGEX_MATCH_DEFAULT, &match, &error);
  while (error == NULL && g_match_info_matches (match)) {
    Span span = { .cover = cover };

    g_match_info_fetch_pos (match, 0, &span.start, &span.end);
    if (!is_name || is_written_as_name (text, &span))
      g_array_append_val (spans, span);
    g_match_info_next (match, &error);
  }
  return error == NULL;
}

/* What was marked in a part of a note is there, if not as words of its own then inside one, where the script does that. */
static gboolean
find_cover (const Cover *cover,
            guint        place,
            const char  *field,
            const char  *text,
            GArray      *spans)
{
  guint n_spans = spans->len;

  if (!find (cover->whole, cover->is_name, text, place, spans))
    return FALSE;
  return spans->len > n_spans || cover->inside == NULL ||
         (cover->field != NULL && g_strcmp0 (field, cover->field) != 0) ||
         find (cover->inside, FALSE, text, place, spans);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *first = a, *second = b;

  return first->start != second->start ? first->start - second->start : second->end - first->end;
}

/* Of words that share some, all are covered, with the reason of the longest. */
static void
join_spans (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++) {
    const Span *next = &g_array_index (spans, Span, i);
    Span *last = n > 0 ? &g_array_index (spans, Span, n - 1) : NULL;

    if (last != NULL && next->start < last->end) {
      last->end = MAX (last->end, next->end);
      last->cover = MIN (last->cover, next->cover);
    } else {
      g_array_index (spans, Span, n++) = *next;
    }
  }
  g_array_set_size (spans, n);
}

static const char *
get_instead (KithAccessCovers *self,
             guint             cover)
{
  const char *reason = ((const Cover *) g_ptr_array_index (self->covers, cover))->reason;

  return self->in_words ? get_words (reason) : get_box (reason);
}

static char *
replace_spans (KithAccessCovers *self,
               const char       *text,
               GArray           *spans)
{
  GString *covered = g_string_new (NULL);
  int at = 0;

  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index (spans, Span, i);

    g_string_append_len (covered, text + at, span->start - at);
    g_string_append (covered, get_instead (self, span->cover));
    at = span->end;
  }
  g_string_append (covered, text + at);
  return g_string_free_and_steal (covered);
}

static gboolean
belongs (const Cover    *cover,
         const KithKind *kind,
         gint64          id)
{
  return cover->kind == NULL || (cover->kind == kind && cover->id == id);
}

/**
 * kith_access_covers_apply:
 * @self: covers
 * @note: the note that the text belongs to, or 0
 * @field: (nullable): the part of the note that it is
 * @text: (nullable): words of a record; never changed
 * @is_covered: (inout): set where something is covered
 *
 * Everything is looked for in the text as it was written, so that what is covered once is not looked at again.
 *
 * Returns: (transfer full): the text with black boxes in the place of words about others
 */
char *
kith_access_covers_apply (KithAccessCovers *self,
                          gint64            note,
                          const char       *field,
                          const char       *text,
                          gboolean         *is_covered)
{
  return kith_access_covers_apply_to (self, NULL, 0, note, field, text, is_covered);
}

/**
 * kith_access_covers_apply_to:
 * @self: covers
 * @kind: (nullable): kind of the item that the text belongs to
 * @id: its id
 * @note: the note that it belongs to or came from, or 0
 * @field: (nullable): the part of it
 * @text: (nullable): words of a record; never changed
 * @is_covered: (inout): set where something is covered
 *
 * As [func@access_covers_apply], for an item of any kind.
 *
 * Returns: (transfer full): the text with black boxes
 */
char *
kith_access_covers_apply_to (KithAccessCovers *self,
                             const KithKind   *kind,
                             gint64            id,
                             gint64            note,
                             const char       *field,
                             const char       *text,
                             gboolean         *is_covered)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));

  if (kith_text_is_empty (text))
    return g_strdup ("");
  if (!self->is_sorted)
    g_ptr_array_sort (self->covers, compare_covers);
  self->is_sorted = TRUE;
  for (guint i = 0; i < self->covers->len; i++) {
    const Cover *cover = g_ptr_array_index (self->covers, i);

    if (!belongs (cover, kind, id) && !belongs (cover, &kith_note_kind, note))
      continue;
    /* A text that cannot be searched is not let out. */
    if (!find_cover (cover, i, field, text, spans)) {
      *is_covered = TRUE;
      return g_strdup (get_instead (self, i));
    }
  }
  join_spans (spans);
  *is_covered = *is_covered || spans->len > 0;
  return replace_spans (self, text, spans);
}
