/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-pack.h"
#include "kith-document.h"
#include "kith-plain-text.h"
#include "kith-reports.h"
#include "kith-test-case.h"

#include <string.h>

/* What is covered or withheld in the pack of one access request, and what the student says beside a note. */

static void
assert_has (const char *text,
            const char *words,
            gboolean    has)
{
  if ((strstr (text, words) != NULL) != has)
    g_error ("%s \"%s\" in:\n%s", has ? "expected" : "did not expect", words, text);
}

static gint64
add_request (KithTestCase *test)
{
  g_autoptr (KithRecord) request = kith_test_record (test, &kith_access_request_kind, test->jay, 0);

  return kith_test_save (test->file, request);
}

/* @words: NULL for all of it */
static void
redact (KithTestCase   *test,
        gint64          request,
        const KithKind *kind,
        gint64          id,
        const char     *words,
        const char     *reason)
{
  g_autoptr (KithRecord) redaction = kith_record_new (&kith_redaction_kind);

  kith_record_set_number (redaction, KITH_REDACTION_REQUEST, request);
  kith_record_set_text (redaction, KITH_REDACTION_ITEM_KIND, kind->name);
  kith_record_set_number (redaction, KITH_REDACTION_ITEM, id);
  kith_record_set_text (redaction, KITH_REDACTION_WORDS, words);
  if (words == NULL)
    kith_record_set_number (redaction, KITH_REDACTION_WHOLE, TRUE);
  kith_record_set_text (redaction, KITH_REDACTION_REASON, reason);
  kith_test_save (test->file, redaction);
}

static char *
make_for (KithTestCase *test,
          gint64        request,
          gboolean      is_full)
{
  KithReportSubject subject = { .student = test->jay, .request = request, .full = is_full };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document =
    kith_reports_make (kith_reports_find ("access-pack"), test->file, &subject, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static const KithAccessPackItem *
find_item (GPtrArray      *items,
           const KithKind *kind,
           gint64          id)
{
  for (guint i = 0; i < items->len; i++) {
    const KithAccessPackItem *item = g_ptr_array_index (items, i);

    if (item->kind == kind && item->id == id)
      return item;
  }
  g_assert_not_reached ();
}

/* What is covered for one request is covered in its pack, and explained; the record stays as it was. */
static void
test_redaction (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Jay asked who rang. It was the uncle from Perrivale Street.");
  g_autoptr (KithRecord) after = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *full = NULL;
  g_autofree char *other = NULL;
  gint64 request, other_request, id, version;

  kith_test_case_sign_in (test, "dsl");
  id = kith_test_save (test->file, note);
  version = kith_record_get_version (note);
  request = add_request (test);
  other_request = add_request (test);
  kith_test_case_sign_in (test, "dpo");
  redact (test, request, &kith_note_kind, id, "the uncle from Perrivale Street", "serious-harm");
  sent = make_for (test, request, FALSE);
  full = make_for (test, request, TRUE);
  other = make_for (test, other_request, FALSE);
  assert_has (sent, "It was [covered]\u00a0(D).", TRUE);
  assert_has (sent, "Perrivale", FALSE);
  assert_has (sent, "Reading them could do serious harm to somebody.", TRUE);
  assert_has (sent, "legal advice", FALSE);
  assert_has (full, "It was the uncle from Perrivale Street.", TRUE);
  assert_has (full, "What the copy to send does not show", TRUE);
  assert_has (full, "Reading it could do serious harm", TRUE);
  assert_has (other, "Perrivale", TRUE);
  assert_has (other, "serious harm to somebody", FALSE);
  /* made from the gallery, without a request: nothing that was covered comes out */
  g_free (g_steal_pointer (&other));
  other = make_for (test, 0, FALSE);
  assert_has (other, "Perrivale", FALSE);
  items = kith_access_pack_list_items (test->file, request, NULL);
  g_assert_true (find_item (items, &kith_note_kind, id)->is_covered);
  g_assert_false (find_item (items, &kith_note_kind, id)->is_withheld);
  after = kith_case_file_load (test->file, &kith_note_kind, id, NULL);
  g_assert_cmpint (kith_record_get_version (after), ==, version);
  g_assert_cmpstr (kith_record_get_text (after, KITH_NOTE_TEXT), ==,
                   "Jay asked who rang. It was the uncle from Perrivale Street.");
}

/* An item that is withheld is said to be there, with the reason, and none of its words come out anywhere. */
static void
test_withheld (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) goal = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) redactions = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *full = NULL;
  const KithAccessPackItem *item = NULL;
  gint64 request, id;

  kith_test_case_sign_in (test, "dsl");
  goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);
  kith_record_set_text (goal, KITH_GOAL_TEXT, "Visit Marlowcombe");
  id = kith_test_save (test->file, goal);
  request = add_request (test);
  redact (test, request, &kith_goal_kind, id, NULL, "reference");
  sent = make_for (test, request, FALSE);
  full = make_for (test, request, TRUE);
  assert_has (sent, "Marlowcombe", FALSE);
  assert_has (sent, "All of it is withheld", TRUE);
  assert_has (sent, "[covered]\u00a0(E)", TRUE);
  assert_has (full, "Visit Marlowcombe", TRUE);
  items = kith_access_pack_list_items (test->file, request, NULL);
  item = find_item (items, &kith_goal_kind, id);
  g_assert_true (item->is_withheld);
  g_assert_null (((const KithAccessPackPart *) g_ptr_array_index (item->parts, 0))->covered);
  redactions = kith_access_pack_list_redactions (test->file, request, &kith_goal_kind, id, NULL);
  g_assert_cmpuint (redactions->len, ==, 1);
  /* uncovered again */
  g_assert_true (kith_case_file_remove (test->file, &kith_redaction_kind,
                                        kith_record_get_id (g_ptr_array_index (redactions, 0)), NULL));
  g_free (g_steal_pointer (&sent));
  sent = make_for (test, request, FALSE);
  assert_has (sent, "Visit Marlowcombe", TRUE);
}

/* A disputed note is not erased: what the student says stands under it. */
static void
test_statement (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Jay was rude at the desk.");
  g_autoptr (KithRecord) statement = kith_record_new (&kith_amendment_kind);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_record_set_number (statement, KITH_AMENDMENT_NOTE, kith_test_save (test->file, note));
  kith_record_set_text (statement, KITH_AMENDMENT_TEXT, "I had been sent there three times.");
  kith_record_set_number (statement, KITH_AMENDMENT_STATEMENT, TRUE);
  kith_test_save (test->file, statement);
  title = kith_record_dup_title (statement);
  g_assert_cmpstr (title, ==, "Student’s own statement");
  kith_test_case_sign_in (test, "dpo");
  text = make_for (test, 0, FALSE);
  assert_has (text, "Jay was rude at the desk.", TRUE);
  assert_has (text, "Your own statement, of ", TRUE);
  assert_has (text, "I had been sent there three times.", TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/casework/access-redactions/redaction", test_redaction);
  g_test_add_func ("/casework/access-redactions/withheld", test_withheld);
  g_test_add_func ("/casework/access-redactions/statement", test_statement);

  return g_test_run ();
}
