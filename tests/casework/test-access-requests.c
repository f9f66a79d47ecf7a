/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-requests.h"
#include "kith-error.h"
#include "kith-test-case.h"
#include "kith-today.h"

/* Who knows of a request, in which order they stand, and that the college's own bank holidays count. The day is 10 March 2026. */

static gint64
add_request (KithTestCase *test,
             gint64        student,
             const char   *received,
             const char   *id_seen)
{
  g_autoptr (KithRecord) request = kith_record_new (&kith_access_request_kind);

  kith_record_set_number (request, KITH_ACCESS_REQUEST_STUDENT, student);
  kith_record_set_text (request, KITH_ACCESS_REQUEST_RECEIVED_ON, received);
  kith_record_set_text (request, KITH_ACCESS_REQUEST_ASKER, "student");
  kith_record_set_text (request, KITH_ACCESS_REQUEST_ID_SEEN_ON, id_seen);
  return kith_test_save (test->file, request);
}

static void
close_request (KithTestCase *test,
               gint64        id)
{
  g_autoptr (KithRecord) request = kith_case_file_load (test->file, &kith_access_request_kind, id, NULL);

  kith_record_set_text (request, KITH_ACCESS_REQUEST_SENT_ON, "2026-03-09");
  kith_record_set_text (request, KITH_ACCESS_REQUEST_SENT_HOW, "In person");
  kith_test_save (test->file, request);
}

static void
assert_item (GPtrArray  *items,
             guint       position,
             const char *student,
             const char *words,
             gboolean    is_late)
{
  const KithAccessRequestItem *item = NULL;

  g_assert_cmpuint (items->len, >, position);
  item = g_ptr_array_index (items, position);
  g_assert_cmpstr (item->student, ==, student);
  g_assert_cmpstr (item->words, ==, words);
  g_assert_cmpint (item->is_late, ==, is_late);
}

static void
test_list (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithAccessRequests) requests = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "dpo");
  close_request (test, add_request (test, test->jay, "2026-02-10", "2026-02-10"));
  add_request (test, test->jay, "2026-01-05", NULL);
  add_request (test, test->zofia, "2026-03-03", "2026-03-03");
  add_request (test, test->ali, "2026-02-02", "2026-02-02");
  requests = kith_access_requests_gather (test->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (requests->open->len, ==, 3);
  g_assert_cmpuint (requests->closed->len, ==, 1);
  assert_item (requests->open, 0, "علي", "Overdue by 8 days: it was due 2 March 2026", TRUE);
  assert_item (requests->open, 1, "Zofia O'Brien-Źródło", "Due 7 April 2026, 28 days left", FALSE);
  assert_item (requests->open, 2, "Jay A", "Waiting for ID", FALSE);
  assert_item (requests->closed, 0, "Jay A", "Sent on 9 March 2026", FALSE);
}

static void
test_roles (void)
{
  static const struct {
    const char *user;
    gboolean sees;
  } cases[] = {
    { "dpo", TRUE }, { "dsl", TRUE }, { "mentor", FALSE }, { "coach", FALSE }, { "welfare", FALSE }, { "manager", FALSE },
    { "admin", FALSE },
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 id;

  kith_test_case_sign_in (test, "dpo");
  id = add_request (test, test->jay, "2026-03-03", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithAccessRequests) requests = NULL;
    g_autoptr (KithAccessRequestPage) page = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", cases[i].user);
    kith_test_case_sign_in (test, cases[i].user);
    page = kith_access_request_page_load (test->file, id, &error);
    requests = kith_access_requests_gather (test->file, NULL, NULL);
    g_assert_cmpint (page != NULL, ==, cases[i].sees);
    g_assert_cmpint (requests != NULL && requests->open->len == 1, ==, cases[i].sees);
    if (!cases[i].sees)
      g_assert_nonnull (error);
  }
}

/* The list of bank holidays is the college's to edit: what it adds moves the day. */
static void
test_own_bank_holiday (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) day = kith_record_new (&kith_calendar_day_kind);
  g_autoptr (KithAccessRequestPage) before = NULL;
  g_autoptr (KithAccessRequestPage) after = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "dsl");
  id = add_request (test, test->jay, "2026-02-12", "2026-02-12");
  before = kith_access_request_page_load (test->file, id, NULL);
  g_assert_cmpstr (before->item->words, ==, "Due 12 March 2026, 2 days left");
  kith_record_set_text (day, KITH_CALENDAR_DAY_TYPE, "bank-holiday");
  kith_record_set_text (day, KITH_CALENDAR_DAY_TITLE, "A day of mourning");
  kith_record_set_text (day, KITH_CALENDAR_DAY_FROM, "2026-03-12");
  kith_test_save (test->file, day);
  after = kith_access_request_page_load (test->file, id, NULL);
  g_assert_cmpstr (after->item->words, ==, "Due 13 March 2026, 3 days left");
  g_assert_cmpuint (after->steps->len, ==, 4);
}

static void
test_today (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithToday) today = NULL;
  const KithTodayList *found = NULL;

  kith_test_case_sign_in (test, "dpo");
  close_request (test, add_request (test, test->zofia, "2026-02-10", "2026-02-10"));
  add_request (test, test->jay, "2026-03-03", "2026-03-03");
  today = kith_today_gather (test->file, 5, NULL, NULL);
  for (guint i = 0; i < today->lists->len; i++) {
    const KithTodayList *list = g_ptr_array_index (today->lists, i);

    if (list->section == KITH_TODAY_ACCESS_REQUESTS)
      found = list;
  }
  g_assert_nonnull (found);
  g_assert_cmpint (found->count, ==, 1);
  {
    const KithTodayItem *item = g_ptr_array_index (found->items, 0);
    g_autofree char *title = kith_today_dup_title (item->record, item->student);

    g_assert_cmpstr (title, ==, "Jay A");
    g_assert_cmpstr (item->why, ==, "Due 7 April 2026, 28 days left");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/access-requests/list", test_list);
  g_test_add_func ("/access-requests/roles", test_roles);
  g_test_add_func ("/access-requests/own-bank-holiday", test_own_bank_holiday);
  g_test_add_func ("/access-requests/today", test_today);

  return g_test_run ();
}
