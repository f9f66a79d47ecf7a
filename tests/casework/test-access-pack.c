/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-covers.h"
#include "kith-access-pack.h"
#include "kith-document.h"
#include "kith-error.h"
#include "kith-html.h"
#include "kith-note-marks.h"
#include "kith-plain-text.h"
#include "kith-reports.h"
#include "kith-save-note.h"
#include "kith-test-case.h"

#include <glib/gstdio.h>
#include <string.h>

/* The subject-access pack: all of one's own, and nothing of anybody else's. */

/* Nothing else in the case file says these. */
#define OTHER "Bartholomea"
#define BROTHER "Gwendolyn"
#define NEIGHBOUR "Ferdinanda Achterberg"
#define NOTE "Walked with " OTHER " and her brother. " OTHER "’s bus was late; BARTHOLOMEA laughed. Saw " BROTHER " and " NEIGHBOUR "."

static KithDocument *
make (KithTestCase  *test,
      gboolean       is_full,
      const char    *from,
      GError       **error)
{
  KithReportSubject subject = { .student = test->jay, .full = is_full };

  g_strlcpy (subject.from, from, sizeof subject.from);
  return kith_reports_make (kith_reports_find ("access-pack"), test->file, &subject, NULL, error);
}

static char *
make_text (KithTestCase *test,
           gboolean      is_full,
           const char   *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = make (test, is_full, from, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static void
assert_has (const char *text,
            const char *words,
            gboolean    has)
{
  if ((strstr (text, words) != NULL) != has)
    g_error ("%s \"%s\" in:\n%s", has ? "expected" : "did not expect", words, text);
}

static void
add_mark (GPtrArray  *marks,
          const char *words,
          const char *reason)
{
  g_ptr_array_add (marks, kith_note_mark_create ("text", words, reason));
}

static gint64
add_marked_note (KithTestCase *test)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, NOTE);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  add_mark (marks, OTHER, "student");
  add_mark (marks, BROTHER, "family");
  add_mark (marks, NEIGHBOUR, "other");
  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (note, KITH_NOTE_OWN_WORDS, "I like " BROTHER ".");
  kith_casework_save_note_with_marks (test->file, note, marks, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
  return kith_record_get_id (note);
}

static void
add (KithTestCase   *test,
     const KithKind *kind,
     gint64          parent,
     guint           field,
     const char     *words)
{
  g_autoptr (KithRecord) record = kith_test_record (test, kind, test->jay, parent);

  kith_record_set_text (record, field, words);
  kith_test_save (test->file, record);
}

/* In the copy that is sent, a box stands for what was marked, wherever it is; the copy for the file has all of it. */
static void
test_covers (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 note = add_marked_note (test);
  g_autofree char *sent = NULL;
  g_autofree char *full = NULL;
  g_autoptr (KithRecord) after = NULL;

  add (test, &kith_amendment_kind, note, KITH_AMENDMENT_TEXT, "It was " NEIGHBOUR " who drove.");
  add (test, &kith_task_kind, 0, KITH_TASK_TEXT, "Ring " OTHER " back");
  kith_test_case_sign_in (test, "dsl");
  sent = make_text (test, FALSE, "");
  full = make_text (test, TRUE, "");
  assert_has (sent, "Walked with [covered]\u00a0(A) and her brother. [covered]\u00a0(A)’s bus was late; [covered]\u00a0(A) laughed. "
                    "Saw [covered]\u00a0(B) and [covered]\u00a0(C).", TRUE);
  assert_has (sent, "I like [covered]\u00a0(B).", TRUE);
  assert_has (sent, "It was [covered]\u00a0(C) who drove.", TRUE);
  assert_has (sent, "Ring [covered]\u00a0(A) back", TRUE);
  assert_has (sent, "copy 2 of 2", TRUE);
  assert_has (full, NOTE, TRUE);
  assert_has (full, "Ring " OTHER " back", TRUE);
  assert_has (full, "[covered]", FALSE);
  assert_has (full, "copy 1 of 2", TRUE);
  after = kith_case_file_load (test->file, &kith_note_kind, note, NULL);
  g_assert_cmpstr (kith_record_get_text (after, KITH_NOTE_TEXT), ==, NOTE);
}

static void
add_task (KithTestCase *test,
          gint64        note,
          const char   *words)
{
  g_autoptr (KithRecord) task = kith_test_record (test, &kith_task_kind, test->jay, 0);

  kith_record_set_text (task, KITH_TASK_TEXT, words);
  kith_record_set_number (task, KITH_TASK_NOTE, note);
  kith_test_save (test->file, task);
}

/* The next steps of a note are tasks, and say what it says: covered as in the note, in the index and the chronology too. */
static void
test_next_steps (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 note = add_marked_note (test);
  g_autoptr (KithRecord) apart = kith_test_note (test->jay, "A word about cellars");
  g_autofree char *sent = NULL;
  g_autofree char *full = NULL;

  add_task (test, note, "Ring Mum’s boyfriend " NEIGHBOUR);
  add_task (test, note, "Ask the housing office whether the form for the flat came, and tell Bro " BROTHER " of it");
  kith_record_set_text (apart, KITH_NOTE_VISIBILITY, "dsl");
  kith_test_save (test->file, apart);
  add_task (test, kith_record_get_id (apart), "Look for a lantern");
  kith_test_case_sign_in (test, "dsl");
  sent = make_text (test, FALSE, "");
  full = make_text (test, TRUE, "");
  assert_has (sent, "Ring Mum’s boyfriend [covered]\u00a0(C)", TRUE);
  assert_has (sent, "Achterberg", FALSE);
  assert_has (sent, "Gwen", FALSE);
  assert_has (full, "boyfriend " NEIGHBOUR, TRUE);
  assert_has (sent, "lantern", FALSE);
  assert_has (full, "lantern", FALSE);
  kith_test_case_sign_in (test, "dpo");
  g_free (sent);
  sent = make_text (test, FALSE, "");
  assert_has (sent, "lantern", FALSE);
}

static char *
read_bytes (const char *path,
            gsize      *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Also as a PDF has text: in letters of two bytes, as hexadecimal digits. */
static void
assert_nowhere (const char *path,
                const char *words)
{
  gsize length;
  g_autofree char *bytes = read_bytes (path, &length);
  g_autoptr (GString) wide = g_string_new (NULL);

  for (const char *at = words; *at != '\0'; at++)
    g_string_append_printf (wide, "%04x", (guint) (guchar) *at);
  g_assert_null (memmem (bytes, length, words, strlen (words)));
  g_assert_null (memmem (bytes, length, wide->str, wide->len));
}

static void
run (const char *program,
     const char *option,
     const char *from,
     const char *to)
{
  const char *arguments[] = { program, option, from, to, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

/* What a reader lists beside the pages. */
static void
assert_bookmarks (const char *path)
{
  const char *arguments[] = { "qpdf", "--json", "--json-key=outlines", path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *outlines = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &outlines, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_has (outlines, "[covered]", TRUE);
  assert_has (outlines, KITH_DOCUMENT_COVER, FALSE);
  assert_has (outlines, "fdd0", FALSE);
}

static void
assert_written_without (KithTestCase *test,
                        const char   *ending)
{
  g_autofree char *name = g_strconcat ("pack", ending, NULL);
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autofree char *open = g_build_filename (test->folder, "open.pdf", NULL);
  g_autofree char *words = g_build_filename (test->folder, "words.txt", NULL);
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  KithReportSubject subject = { .student = test->jay };
  const char *const hidden[] = { OTHER, BROTHER, "Ferdinanda", "Achterberg", "BARTHOLOMEA" };
  gboolean is_pdf = g_str_equal (ending, ".pdf");
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_reports_write (kith_reports_find ("access-pack"), test->file, &subject, NULL, path, NULL, &error));
  g_assert_no_error (error);
  if (is_pdf && qpdf != NULL) {
    run ("qpdf", "--qdf", path, open);
    run ("pdftotext", "-layout", path, words);
    assert_bookmarks (path);
  }
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++) {
    assert_nowhere (path, hidden[i]);
    if (is_pdf && qpdf != NULL) {
      assert_nowhere (open, hidden[i]);
      assert_nowhere (words, hidden[i]);
    }
  }
  g_unlink (path);
  g_unlink (open);
  g_unlink (words);
}

static void
test_nothing_left_in_any_file (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  add_task (test, add_marked_note (test), "Ring " OTHER " back");
  kith_test_case_sign_in (test, "dpo");
  assert_written_without (test, ".pdf");
  assert_written_without (test, ".txt");
  assert_written_without (test, ".html");
}

/* Only who answers requests makes one, and only with what they may see. */
static void
test_roles (void)
{
  static const struct {
    const char *user;
    gboolean may;
  } users[] = {
    { "mentor", FALSE }, { "mentor2", FALSE }, { "coach", FALSE }, { "welfare", FALSE },
    { "manager", FALSE }, { "admin", FALSE },  { "dsl", TRUE },    { "dpo", TRUE },
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithDocument) document = NULL;

    kith_test_case_sign_in (test, users[i].user);
    document = make (test, FALSE, "", &error);
    g_assert_cmpint (document != NULL, ==, users[i].may);
    if (!users[i].may)
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
}

/* What is for the lead only is in neither copy, and that there is any is said in the copy for the file alone. */
static void
test_left_out (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "A word about cellars");
  g_autoptr (KithRecord) concern = kith_test_record (test, &kith_concern_kind, test->jay, 0);
  g_autofree char *sent = NULL;
  g_autofree char *full = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  kith_test_save (test->file, note);
  kith_record_set_text (concern, KITH_CONCERN_FACTS, "Seen near a lighthouse");
  kith_test_save (test->file, concern);
  kith_test_case_sign_in (test, "dsl");
  sent = make_text (test, FALSE, "");
  full = make_text (test, TRUE, "");
  assert_has (sent, "cellars", FALSE);
  assert_has (full, "cellars", FALSE);
  assert_has (sent, "lighthouse", FALSE);
  assert_has (full, "lighthouse", FALSE);
  assert_has (sent, "None has been released for this pack.", TRUE);
  assert_has (full, "1 note for the safeguarding lead only: not released.", TRUE);
  assert_has (sent, "only: not released.", FALSE);
}

/* What was struck out is in the pack, and nobody takes it for what holds; who wrote it stands by what they are. */
static void
test_struck (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Planted onions");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (note, KITH_NOTE_TYPE, "phone");
  kith_test_save (test->file, note);
  kith_test_case_sign_in (test, "manager");
  kith_case_file_strike_note (test->file, kith_record_get_id (note), "It was another day", &error);
  g_assert_no_error (error);
  kith_test_case_sign_in (test, "dsl");
  text = make_text (test, FALSE, "");
  assert_has (text, "Note (struck out): ", TRUE);
  assert_has (text, "Note: ", FALSE);
  assert_has (text, "Struck out: ", TRUE);
  assert_has (text, "It was another day", TRUE);
  assert_has (text, "Struck out: Phone, video or text   Support coach", TRUE);
  assert_has (text, "Written by: Support coach", TRUE);
}

static void
test_days (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) early = kith_test_note (test->jay, "Planted onions");
  g_autoptr (KithRecord) late = kith_test_note (test->jay, "Ate the onions");
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (early, KITH_NOTE_DATE, "2026-02-01");
  kith_record_set_text (early, KITH_NOTE_LATE_REASON, "Away");
  kith_test_save (test->file, early);
  kith_test_save (test->file, late);
  kith_test_case_sign_in (test, "dpo");
  text = make_text (test, FALSE, "2026-02-02");
  assert_has (text, "Planted onions", FALSE);
  assert_has (text, "Ate the onions", TRUE);
  assert_has (text, "What is dated 2 February 2026 or later.", TRUE);
}

static void
add_between (KithTestCase   *test,
             const KithKind *kind,
             guint           from,
             const char     *from_day,
             guint           until,
             const char     *until_day,
             guint           field,
             const char     *words)
{
  g_autoptr (KithRecord) record = kith_test_record (test, kind, test->jay, 0);

  kith_record_set_text (record, from, from_day);
  kith_record_set_text (record, until, until_day);
  kith_record_set_text (record, field, words);
  kith_test_save (test->file, record);
}

#define ADD_HOME(from, until, place) \
  add_between (test, &kith_home_kind, KITH_HOME_FROM, from, KITH_HOME_UNTIL, until, KITH_HOME_PLACE, place)

/* What began before and goes on is of the days that are asked for; what ended before is not, and a chapter that holds
 * nothing else says why it is empty. */
static void
test_periods (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "coach");
  ADD_HOME ("2024-05-01", "2025-06-30", "Eastmere");
  ADD_HOME ("2025-07-01", NULL, "Westholm");
  kith_record_set_text (goal, KITH_GOAL_TEXT, "Keep bees");
  kith_record_set_text (goal, KITH_GOAL_START, "2026-01-05");
  kith_test_save (test->file, goal);
  kith_test_case_sign_in (test, "dpo");
  text = make_text (test, FALSE, "2026-02-02");
  assert_has (text, "Eastmere", FALSE);
  assert_has (text, "Westholm", TRUE);
  assert_has (text, "Keep bees", TRUE);
  assert_has (text, "Nothing in these days", FALSE);
}

static void
test_emptied (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "coach");
  ADD_HOME ("2024-05-01", "2025-06-30", "Eastmere");
  add (test, &kith_attendee_kind, 0, KITH_ATTENDEE_OWN_WORDS, "It was loud");
  kith_test_case_sign_in (test, "dpo");
  /* The session is a week from today. */
  before = make_text (test, FALSE, "2026-03-18");
  assert_has (before, "It was loud", TRUE);
  text = make_text (test, FALSE, "2026-03-19");
  assert_has (text, "It was loud", FALSE);
  assert_has (text, "Group Sessions\n==============\n\nNothing in these days", TRUE);
  assert_has (text, "Status and Homes\n================\n\nNothing in these days", TRUE);
  assert_has (text, "Appointments\n============\n\nNone recorded", TRUE);
}

/* What a carer said is in neither copy, not even in the index; and the sign-off says what a person has to read. */
static void
test_said_by_others (void)
{
  static const char *const sources[] = { "student", "carer" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "coach");
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    g_autoptr (KithRecord) feedback = kith_test_record (test, &kith_feedback_kind, test->jay, 0);
    g_autofree char *quote = g_strdup_printf ("Said by the %s", sources[i]);

    kith_record_set_text (feedback, KITH_FEEDBACK_QUOTE, quote);
    kith_record_set_text (feedback, KITH_FEEDBACK_SAID_BY, sources[i]);
    kith_test_save (test->file, feedback);
  }
  kith_test_case_sign_in (test, "dsl");
  text = make_text (test, FALSE, "");
  assert_has (text, "Said by the student", TRUE);
  assert_has (text, "Said by the carer", FALSE);
  assert_has (text, "it was said by them.", TRUE);
  assert_has (text, "for such words: Your Record; People Around You; Other Records", TRUE);
}

static gboolean
is_apart (const KithKind *kind)
{
  static const char *const apart[] = { "concern", "concern-action", "concern-receipt", "transfer", "note-mark" };

  for (guint i = 0; i < G_N_ELEMENTS (apart); i++)
    if (g_str_equal (kind->name, apart[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_personal (const KithKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_PERSONAL))
      return TRUE;
  return FALSE;
}

/* A text that only this record has, in the first personal field that holds one. */
static char *
fill (KithRecord *record,
      guint       number)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const KithField *field = &kind->fields[i];

    if (kith_field_has (field, KITH_FIELD_PERSONAL) && field->check == NULL &&
        (field->type == KITH_FIELD_TEXT || field->type == KITH_FIELD_LINE)) {
      char *words = g_strdup_printf ("quince%u", number);

      kith_record_set_text (record, i, words);
      return words;
    }
  }
  return NULL;
}

/* Every kind whose table says that it is the student’s is in the pack, the ones that come later too. */
static void
test_every_kind (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  guint n_kinds;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  kith_test_case_sign_in (test, "manager");
  for (guint i = 0; i < n_kinds; i++) {
    g_autoptr (KithRecord) record = NULL;
    char *words;

    if (kinds[i]->student_field == KITH_NO_FIELD || !is_personal (kinds[i]) || is_apart (kinds[i]) ||
        kinds[i]->parent != NULL)
      continue;
    record = kith_test_record (test, kinds[i], test->jay, 0);
    words = fill (record, i);
    if (words == NULL)
      continue;
    g_ptr_array_add (expected, words);
    g_test_message ("%s: %s", kinds[i]->name, words);
    {
      g_autoptr (GError) error = NULL;

      kith_case_file_save (test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error);
      g_assert_no_error (error);
    }
  }
  kith_test_case_sign_in (test, "dsl");
  text = make_text (test, FALSE, "");
  g_assert_cmpuint (expected->len, >=, 8);
  for (guint i = 0; i < expected->len; i++)
    assert_has (text, g_ptr_array_index (expected, i), TRUE);
}

/* Whole words, longest first, across lines, in any case and script; what is not to be covered is not. */
static void
test_words (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
    { "Al and Alice", "@ (A) and Alice" },
    { "al, AL; Al’s", "al, @ (A); @ (A)’s" },
    { "Kai\nBrown, kai brown and Kai", "@ (B), @ (B) and @ (C)" },
    { "will you, Will, may go", "will you, @ (A), may go" },
    { "Zoe\xcc\x88 and Zoe", "@ (A) and Zoe" },
    { "مع ليلى اليوم", "مع @ (B) اليوم" },
    { "Sam is staff", "Sam is staff" },
    { "A.b stays, A+b goes", "A.b stays, @ (A) goes" },
    { "", "" },
  };
  g_autoptr (KithAccessCovers) covers = kith_access_covers_new ();

  kith_access_covers_add (covers, "Al", "student");
  kith_access_covers_add (covers, "Will", "student");
  kith_access_covers_add (covers, "Kai", "other");
  kith_access_covers_add (covers, "Kai Brown", "family");
  kith_access_covers_add (covers, "Zoe\xcc\x88", "student");
  kith_access_covers_add (covers, "ليلى", "family");
  kith_access_covers_add (covers, "Sam", "not-covered");
  kith_access_covers_add (covers, "A+b", "student");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gboolean is_covered = FALSE;
    g_autofree char *text = kith_access_covers_apply (covers, 0, NULL, cases[i].text, &is_covered);
    g_autoptr (GString) seen = g_string_new (text);

    g_string_replace (seen, KITH_DOCUMENT_COVER "\u00a0", "@ ", 0);
    g_assert_cmpstr (seen->str, ==, cases[i].expected);
    g_assert_cmpint (is_covered, ==, !g_str_equal (cases[i].text, cases[i].expected));
  }
}

static void
add_mark_to (KithAccessCovers *covers,
             const char       *words)
{
  g_autoptr (KithRecord) mark = kith_note_mark_create ("text", words, "other");

  kith_record_set_number (mark, KITH_NOTE_MARK_NOTE, 7);
  kith_access_covers_add_mark (covers, mark);
}

/* A mark is a word, not letters: what only contains it stays readable, in whichever part of the note it is. */
static void
test_inside_words (void)
{
  static const struct {
    const char *field;
    const char *text;
    const char *expected;
  } cases[] = {
    { "text", "Sam left", "@ left" },
    { "own-words", "it was the same", "it was the same" },
    { "text", "they and the others", "they and the others" },
    { "text", "he and they", "@ and they" },
    { "own-words", "Sam Sam", "@ @" },
    { "text", "Mum Kate Brown", "@" },
    { "text", "جاء وليلى", "جاء و@" },
    { "own-words", "جاء وليلى", "جاء وليلى" },
    { "own-words", "和王小明去", "和@去" },
  };
  g_autoptr (KithAccessCovers) covers = kith_access_covers_new ();

  kith_access_covers_add (covers, "Sam", "other");
  add_mark_to (covers, "Sam");
  add_mark_to (covers, "he");
  add_mark_to (covers, "Mum Kate");
  add_mark_to (covers, "Kate Brown");
  add_mark_to (covers, "ليلى");
  add_mark_to (covers, "王小明");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gboolean is_covered = FALSE;
    g_autofree char *text = kith_access_covers_apply (covers, 7, cases[i].field, cases[i].text, &is_covered);
    g_autoptr (GString) seen = g_string_new (text);

    g_string_replace (seen, KITH_DOCUMENT_COVER "\u00a0(C)", "@", 0);
    g_assert_cmpstr (seen->str, ==, cases[i].expected);
    g_assert_cmpint (is_covered, ==, !g_str_equal (cases[i].text, cases[i].expected));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/casework/access-pack/covers", test_covers);
  g_test_add_func ("/casework/access-pack/next-steps", test_next_steps);
  g_test_add_func ("/casework/access-pack/nothing-left-in-any-file", test_nothing_left_in_any_file);
  g_test_add_func ("/casework/access-pack/roles", test_roles);
  g_test_add_func ("/casework/access-pack/left-out", test_left_out);
  g_test_add_func ("/casework/access-pack/struck", test_struck);
  g_test_add_func ("/casework/access-pack/days", test_days);
  g_test_add_func ("/casework/access-pack/periods", test_periods);
  g_test_add_func ("/casework/access-pack/emptied", test_emptied);
  g_test_add_func ("/casework/access-pack/said-by-others", test_said_by_others);
  g_test_add_func ("/casework/access-pack/every-kind", test_every_kind);
  g_test_add_func ("/casework/access-pack/words", test_words);
  g_test_add_func ("/casework/access-pack/inside-words", test_inside_words);

  return g_test_run ();
}
