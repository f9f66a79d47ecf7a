/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit.h"
#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-export.h"
#include "kith-operation.h"
#include "kith-save-note.h"
#include "kith-search.h"
#include "kith-support-offers.h"
#include "kith-test-case.h"
#include "kith-today.h"
#include "kith-undo.h"

#include <string.h>

/* "This was hard for me": who is asked to offer a debrief, and that nothing else reaches anybody. */

static const char *const users[] = { "mentor", "mentor2", "coach", "welfare", "manager", "dsl", "dpo", "admin" };

static void
set_supervisor (KithTestCase *test,
                gint64        person,
                gint64        supervisor)
{
  g_autoptr (KithRecord) record = NULL;

  kith_test_case_sign_in (test, "manager");
  record = kith_case_file_load (test->file, &kith_person_kind, person, NULL);
  kith_record_set_number (record, KITH_PERSON_SUPERVISOR, supervisor);
  kith_test_save (test->file, record);
}

static KithTestCase *
new_supervised_case (void)
{
  KithTestCase *test = kith_test_case_new ();

  set_supervisor (test, test->mentor, test->coach);
  kith_test_case_sign_in (test, "mentor");
  return test;
}

static KithRecord *
save_hard (KithTestCase *test)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "We talked for a long time.");
  g_autoptr (GError) error = NULL;

  kith_record_set_number (note, KITH_NOTE_HARD, TRUE);
  kith_casework_save_note (test->file, note, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&note);
}

static void
set_hard (KithTestCase *test,
          KithRecord   *note,
          gboolean      hard)
{
  g_autoptr (GError) error = NULL;

  kith_record_set_number (note, KITH_NOTE_HARD, hard);
  kith_casework_save_note (test->file, note, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_offers (KithTestCase *test,
             const char   *user)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_support_offer_kind);
  g_autoptr (GError) error = NULL;
  GPtrArray *offers = NULL;

  kith_test_case_sign_in (test, user);
  offers = kith_case_file_list (test->file, query, NULL, &error);
  g_assert_no_error (error);
  return offers;
}

static guint
count_offers (KithTestCase *test,
              const char   *user)
{
  g_autoptr (GPtrArray) offers = list_offers (test, user);

  return offers->len;
}

static void
test_asks_supervisor (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) note = save_hard (test);
  gboolean nobody = TRUE;
  g_autofree char *told = kith_support_offers_dup_told (test->file, note, &nobody);
  g_autoptr (GPtrArray) offers = list_offers (test, "coach");
  KithRecord *offer = NULL;

  g_assert_false (nobody);
  g_assert_nonnull (strstr (told, "Wednesday 11 March"));
  g_assert_cmpuint (offers->len, ==, 1);
  offer = g_ptr_array_index (offers, 0);
  g_assert_cmpint (kith_record_get_number (offer, KITH_SUPPORT_OFFER_PERSON), ==, test->mentor);
  g_assert_cmpint (kith_record_get_number (offer, KITH_SUPPORT_OFFER_SUPERVISOR), ==, test->coach);
  g_assert_cmpstr (kith_record_get_text (offer, KITH_SUPPORT_OFFER_TYPE), ==, "debrief");
  g_assert_cmpstr (kith_record_get_text (offer, KITH_SUPPORT_OFFER_DUE), ==, "2026-03-11");
  g_assert_false (kith_record_has (offer, KITH_SUPPORT_OFFER_NOTE));
}

/* Weekends, bank holidays and the college's own breaks are no working days. */
static void
test_next_working_day (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) closed = NULL;
  g_autoptr (KithRecord) note = NULL;
  g_autoptr (GPtrArray) offers = NULL;

  kith_test_case_sign_in (test, "manager");
  closed = kith_test_record (test, &kith_calendar_day_kind, 0, 0);
  kith_record_set_text (closed, KITH_CALENDAR_DAY_TYPE, "closed");
  kith_record_set_text (closed, KITH_CALENDAR_DAY_FROM, "2026-03-16");
  kith_record_set_text (closed, KITH_CALENDAR_DAY_UNTIL, "2026-03-17");
  kith_test_save (test->file, closed);
  /* Friday 13 March */
  kith_clock_advance (test->clock, 3 * 24 * 3600);
  kith_test_case_sign_in (test, "mentor");
  note = save_hard (test);
  offers = list_offers (test, "coach");
  g_assert_cmpuint (offers->len, ==, 1);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (offers, 0), KITH_SUPPORT_OFFER_DUE), ==, "2026-03-18");
}

static void
test_mark_and_offer_agree (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) note = save_hard (test);

  g_assert_cmpuint (count_offers (test, "coach"), ==, 1);
  kith_test_case_sign_in (test, "mentor");
  set_hard (test, note, TRUE);
  kith_record_set_text (note, KITH_NOTE_TEXT, "We talked for a very long time.");
  set_hard (test, note, TRUE);
  g_assert_cmpuint (count_offers (test, "coach"), ==, 1);
  kith_test_case_sign_in (test, "mentor");
  set_hard (test, note, FALSE);
  g_assert_cmpuint (count_offers (test, "coach"), ==, 0);
  g_assert_cmpuint (count_offers (test, "mentor"), ==, 0);
  set_hard (test, note, TRUE);
  g_assert_cmpuint (count_offers (test, "coach"), ==, 1);
}

static void
test_struck_out (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) note = save_hard (test);

  kith_test_case_sign_in (test, "manager");
  g_assert_true (kith_case_file_strike_note (test->file, kith_record_get_id (note), "Wrong student", NULL));
  g_assert_cmpuint (count_offers (test, "coach"), ==, 0);
}

/* What two people have talked about stays. */
static void
test_offered_stays (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) note = save_hard (test);
  g_autoptr (GPtrArray) offers = list_offers (test, "coach");
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = kith_record_get_id (g_ptr_array_index (offers, 0));

  g_assert_true (kith_support_offers_set_offered (test->file, id, TRUE, &error));
  g_assert_no_error (error);
  kith_test_case_sign_in (test, "mentor");
  set_hard (test, note, FALSE);
  after = list_offers (test, "coach");
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (after, 0), KITH_SUPPORT_OFFER_OFFERED_ON), ==, "2026-03-10");
  kith_test_case_sign_in (test, "coach");
  g_assert_true (kith_support_offers_set_offered (test->file, id, FALSE, &error));
  g_assert_true (kith_support_offers_set_offered (test->file, id, TRUE, &error));
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error));
  g_assert_no_error (error);
  kith_test_case_sign_in (test, "mentor2");
  g_assert_false (kith_support_offers_set_offered (test->file, id, TRUE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

/* A change of a note is taken back whether or not it was ticked with it, and the offer follows the tick. */
static void
test_undo (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "We talked.");
  g_autoptr (KithRecord) again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 operation = 0;

  kith_casework_save_note (test->file, note, KITH_SAVE_ACCEPT_WARNINGS, NULL);
  kith_record_set_text (note, KITH_NOTE_TEXT, "We talked again.");
  set_hard (test, note, TRUE);
  operation = kith_case_file_get_last_operation (test->file);
  g_assert_true (kith_case_file_undo (test->file, operation, &error));
  g_assert_no_error (error);
  again = kith_case_file_load (test->file, &kith_note_kind, kith_record_get_id (note), NULL);
  g_assert_cmpstr (kith_record_get_text (again, KITH_NOTE_TEXT), ==, "We talked.");
  g_assert_cmpuint (count_offers (test, "coach"), ==, kith_record_get_flag (again, KITH_NOTE_HARD) ? 1 : 0);
}

static void
test_nobody_to_ask (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = NULL;
  g_autofree char *told = NULL;
  gboolean nobody = FALSE;

  kith_test_case_sign_in (test, "mentor");
  note = save_hard (test);
  g_assert_cmpint (kith_record_get_id (note), >, 0);
  told = kith_support_offers_dup_told (test->file, note, &nobody);
  g_assert_true (nobody);
  g_assert_nonnull (strstr (told, "ask your manager"));
  g_assert_cmpuint (count_offers (test, "mentor"), ==, 0);
  /* Once there is somebody, the next change of the note asks them. */
  set_supervisor (test, test->mentor, test->coach);
  kith_test_case_sign_in (test, "mentor");
  kith_record_set_text (note, KITH_NOTE_TEXT, "We talked for a long time, on the bench.");
  set_hard (test, note, TRUE);
  g_assert_cmpuint (count_offers (test, "coach"), ==, 1);
}

/* Whatever somebody else gets to read about it, in one piece. */
static char *
dup_all_that_is_said (KithTestCase *test)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *path = g_build_filename (test->folder, "export.json", NULL);
  const KithKind *kinds[] = { &kith_support_offer_kind, &kith_note_kind };
  g_autoptr (KithToday) today = kith_today_gather (test->file, 50, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (KithQuery) query = kith_query_new (kinds[i]);
    g_autoptr (GPtrArray) records = kith_case_file_list (test->file, query, NULL, NULL);
    g_autofree char *exported = NULL;

    for (guint j = 0; j < records->len; j++)
      for (guint field = 0; field < kinds[i]->n_fields; field++)
        if (kith_field_has (&kinds[i]->fields[field], KITH_FIELD_PRIVATE))
          g_assert_false (kith_record_has (g_ptr_array_index (records, j), field));
    if (kith_export_write (test->file, query, NULL, path, NULL, NULL) >= 0 && g_file_get_contents (path, &exported, NULL, NULL) &&
        kinds[i] == &kith_support_offer_kind)
      g_string_append (said, exported);
  }
  for (guint i = 0; i < today->lists->len; i++) {
    const KithTodayList *list = g_ptr_array_index (today->lists, i);

    for (guint j = 0; list->section == KITH_TODAY_SUPPORT && j < list->items->len; j++) {
      const KithTodayItem *item = g_ptr_array_index (list->items, j);
      g_autofree char *title = kith_today_dup_title (item->record, item->student);
      g_autofree char *reason = kith_today_dup_reason (item->record, item->student, item->person, &today->day.today);

      g_assert_cmpint (list->count, ==, list->items->len);
      g_string_append_printf (said, "%s %s", title, reason);
    }
  }
  return g_string_free_and_steal (g_steal_pointer (&said));
}

static void
test_nothing_of_the_content (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) note = save_hard (test);

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autofree char *said = NULL;
    g_autoptr (KithMatches) matches = NULL;

    kith_test_case_sign_in (test, users[i]);
    if (g_str_equal (users[i], "mentor"))
      continue;
    said = dup_all_that_is_said (test);
    g_assert_null (strstr (said, "Jay"));
    g_assert_null (strstr (said, "We talked"));
    g_assert_null (strstr (said, "4471"));
    g_assert_cmpint (strstr (said, "Offer ") != NULL, ==, g_str_equal (users[i], "coach"));
    matches = kith_search (test->file, "debrief", KITH_SEARCH_EVERYTHING, 0, 10, NULL, NULL);
    g_assert_cmpuint (kith_matches_get_count (matches, &kith_support_offer_kind), ==, 0);
    g_assert_cmpuint (count_offers (test, users[i]), ==, g_str_equal (users[i], "coach") ? 1 : 0);
  }
}

/* The audit says that the note was saved; that it was marked later is no line at all, for it would say which one was hard. */
static void
test_audit_says_nothing (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) note = save_hard (test);
  const char *const readers[] = { "dsl", "dpo" };
  gint64 n = -1;

  set_hard (test, note, FALSE);
  set_hard (test, note, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    kith_test_case_sign_in (test, readers[i]);
    g_assert_true (kith_db_get_int64 (test->file->db, "SELECT count(*) FROM audit WHERE kind = 'support-offer'", &n, NULL));
    g_assert_cmpint (n, ==, 0);
    g_assert_true (kith_db_get_int64 (test->file->db, "SELECT count(*) FROM audit_detail WHERE detail LIKE '%hard%'", &n,
                                      NULL));
    g_assert_cmpint (n, ==, 0);
    g_assert_true (kith_db_get_int64 (test->file->db, "SELECT count(*) FROM audit WHERE kind = 'note'", &n, NULL));
    g_assert_cmpint (n, ==, 1);
  }
}

static void
test_asks_for_a_pause (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) offer = NULL;
  g_autoptr (KithRecord) assignment = kith_test_assignment (test->ali, test->mentor, "mentor");
  g_autoptr (KithProblems) problems = kith_problems_new ();
  gint64 id = kith_support_offers_ask (test->file, "pause", &error);

  g_assert_no_error (error);
  /* However often one presses, it is asked for once. */
  g_assert_cmpint (kith_support_offers_ask (test->file, "pause", &error), ==, id);
  g_assert_cmpuint (count_offers (test, "mentor"), ==, 1);
  kith_test_case_sign_in (test, "coach");
  offer = kith_case_file_load (test->file, &kith_support_offer_kind, id, NULL);
  g_assert_nonnull (offer);
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_OFFERED_ON, "2026-03-10");
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_UNTIL, "2026-05-04");
  kith_test_save (test->file, offer);
  /* Whoever matches is told the day, and nothing else. */
  kith_test_case_sign_in (test, "welfare");
  g_assert_cmpuint (count_offers (test, "welfare"), ==, 0);
  g_assert_true (kith_case_file_check (test->file, assignment, problems, NULL));
  g_assert_cmpuint (kith_problems_get_size (problems), ==, 1);
  g_assert_cmpint (kith_problems_get (problems, 0)->severity, ==, KITH_SEVERITY_WARNING);
  g_assert_nonnull (strstr (kith_problems_get (problems, 0)->message, "not taking new students until 4 May 2026"));
  /* Nobody asks in another's name. */
  kith_test_case_sign_in (test, "mentor2");
  g_assert_cmpint (kith_support_offers_ask (test->file, "pause", &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/support-offers/asks-supervisor", test_asks_supervisor);
  g_test_add_func ("/support-offers/next-working-day", test_next_working_day);
  g_test_add_func ("/support-offers/mark-and-offer-agree", test_mark_and_offer_agree);
  g_test_add_func ("/support-offers/struck-out", test_struck_out);
  g_test_add_func ("/support-offers/offered-stays", test_offered_stays);
  g_test_add_func ("/support-offers/undo", test_undo);
  g_test_add_func ("/support-offers/nobody-to-ask", test_nobody_to_ask);
  g_test_add_func ("/support-offers/nothing-of-the-content", test_nothing_of_the_content);
  g_test_add_func ("/support-offers/audit-says-nothing", test_audit_says_nothing);
  g_test_add_func ("/support-offers/asks-for-a-pause", test_asks_for_a_pause);
  return g_test_run ();
}
