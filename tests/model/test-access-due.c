/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-due.h"
#include "kith-date.h"
#include "kith-test-world.h"

/* When a request for a copy of a record is due: the table of the domain reference, row by row, and what moves the day. */

#define TODAY "2026-03-10"

static KithRecord *
new_request (const char *received)
{
  return kith_test_record (&kith_access_request_kind, "student", "1", "received-on", received, "asker", "student",
                           "id-seen-on", received, NULL);
}

static void
extend (KithRecord *request,
        const char *told)
{
  kith_test_set (request, "extended", "1");
  kith_test_set (request, "extended-why", "Four thousand pages in three places");
  kith_test_set (request, "extended-told-on", told);
}

static void
assert_due (KithRecord *request,
            GPtrArray  *calendar,
            const char *expected)
{
  g_autofree char *due = NULL;
  KithAccessClock clock;

  kith_access_clock_init (&clock, request, calendar);
  g_assert_true (clock.has_begun);
  due = kith_date_to_iso (&clock.due);
  g_assert_cmpstr (due, ==, expected);
}

static void
test_table (void)
{
  static const struct {
    const char *received;
    gboolean is_extended;
    const char *due;
  } cases[] = {
    { "2025-09-03", FALSE, "2025-10-03" },
    /* 30 November is a Sunday */
    { "2025-10-31", FALSE, "2025-12-01" },
    /* Christmas, Boxing Day, weekend */
    { "2025-11-25", FALSE, "2025-12-29" },
    /* 28 February is a Saturday */
    { "2026-01-31", FALSE, "2026-03-02" },
    /* Good Friday to Easter Monday */
    { "2026-03-03", FALSE, "2026-04-07" },
    /* summer bank holiday */
    { "2026-07-31", FALSE, "2026-09-01" },
    { "2025-09-03", TRUE, "2025-12-03" },
    /* 31 October is a Saturday */
    { "2026-07-31", TRUE, "2026-11-02" },
    /* a leap year has the day */
    { "2028-01-29", FALSE, "2028-02-29" },
    { "2028-01-31", FALSE, "2028-02-29" },
  };
  g_autoptr (GPtrArray) calendar = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) request = new_request (cases[i].received);

    g_test_message ("received %s%s", cases[i].received, cases[i].is_extended ? ", extended" : "");
    if (cases[i].is_extended)
      extend (request, cases[i].received);
    assert_due (request, calendar, cases[i].due);
  }
}

static KithRecord *
new_day (const char *type,
         const char *from,
         const char *until)
{
  return kith_test_record (&kith_calendar_day_kind, "type", type, "title", "A day", "from", from, "until", until, NULL);
}

/* The list is the college's: what it adds counts, and what it takes out of a year it lists does not. */
static void
test_own_list (void)
{
  g_autoptr (GPtrArray) calendar = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KithRecord) september = new_request ("2025-09-03");
  g_autoptr (KithRecord) july = new_request ("2026-07-31");

  /* a college that is closed has its time running */
  g_ptr_array_add (calendar, new_day ("closed", "2025-10-03", NULL));
  g_ptr_array_add (calendar, new_day ("holiday", "2025-09-29", "2025-10-10"));
  assert_due (september, calendar, "2025-10-03");
  g_ptr_array_add (calendar, new_day ("bank-holiday", "2025-10-03", NULL));
  assert_due (september, calendar, "2025-10-06");
  g_ptr_array_add (calendar, new_day ("bank-holiday", "2025-10-06", "2025-10-07"));
  assert_due (september, calendar, "2025-10-08");
  /* nothing is listed for 2026: England's hold */
  assert_due (july, calendar, "2026-09-01");
  g_ptr_array_add (calendar, new_day ("bank-holiday", "2026-05-04", NULL));
  assert_due (july, calendar, "2026-08-31");
}

/* One long holiday ends the search. */
static void
test_never (void)
{
  g_autoptr (GPtrArray) calendar = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KithRecord) request = new_request ("2026-03-03");
  KithAccessClock clock;

  g_ptr_array_add (calendar, new_day ("bank-holiday", "2026-01-01", "2029-01-01"));
  kith_access_clock_init (&clock, request, calendar);
  g_assert_true (g_date_valid (&clock.due));
}

static void
test_begin (void)
{
  g_autoptr (GPtrArray) calendar = g_ptr_array_new ();
  g_autoptr (KithRecord) request = new_request ("2025-09-03");

  /* the ID came later */
  kith_test_set (request, "id-seen-on", "2025-09-10");
  assert_due (request, calendar, "2025-10-10");
  /* they had been known before */
  kith_test_set (request, "id-seen-on", "2025-08-01");
  assert_due (request, calendar, "2025-10-03");
  /* somebody else: the proof as well */
  kith_test_set (request, "asker", "solicitor");
  kith_test_set (request, "proof-seen-on", "2025-09-12");
  assert_due (request, calendar, "2025-10-13");
}

static void
test_pause (void)
{
  g_autoptr (GPtrArray) calendar = g_ptr_array_new ();
  g_autoptr (KithRecord) request = new_request ("2025-09-03");

  kith_test_set (request, "asked-on", "2025-09-08");
  kith_test_set (request, "answered-on", "2025-09-15");
  assert_due (request, calendar, "2025-10-10");
  /* answered the same day */
  kith_test_set (request, "answered-on", "2025-09-08");
  assert_due (request, calendar, "2025-10-03");
  /* asked before the clock ran: only what was after it counts */
  kith_test_set (request, "id-seen-on", "2025-09-10");
  kith_test_set (request, "answered-on", "2025-09-12");
  assert_due (request, calendar, "2025-10-13");
  kith_test_set (request, "answered-on", "2025-09-09");
  assert_due (request, calendar, "2025-10-10");
  /* a pause moves three months as it moves one */
  kith_test_set (request, "id-seen-on", "2025-09-03");
  kith_test_set (request, "answered-on", "2025-09-15");
  extend (request, "2025-09-20");
  assert_due (request, calendar, "2025-12-10");
}

static void
assert_words (KithRecord *request,
              const char *iso,
              gboolean    is_late,
              const char *expected)
{
  g_autoptr (GPtrArray) calendar = g_ptr_array_new ();
  g_autofree char *words = NULL;
  KithAccessClock clock;
  GDate today;
  gboolean late = !is_late;

  g_assert_true (kith_date_from_iso (iso, &today));
  kith_access_clock_init (&clock, request, calendar);
  words = kith_access_clock_dup_words (&clock, request, &today, &late);
  g_assert_cmpstr (words, ==, expected);
  g_assert_cmpint (late, ==, is_late);
}

static void
test_words (void)
{
  g_autoptr (KithRecord) request =
    kith_test_record (&kith_access_request_kind, "student", "1", "received-on", "2026-09-03", "asker", "parent", NULL);

  assert_words (request, "2026-12-24", FALSE, "Waiting for ID");
  kith_test_set (request, "id-seen-on", "2026-09-03");
  assert_words (request, "2026-12-24", FALSE, "Waiting for proof that they may ask");
  kith_test_set (request, "proof-seen-on", "2026-09-03");
  assert_words (request, "2026-09-23", FALSE, "Due 5 October 2026, 12 days left");
  assert_words (request, "2026-10-04", FALSE, "Due 5 October 2026, 1 day left");
  assert_words (request, "2026-10-05", FALSE, "Due 5 October 2026, today");
  assert_words (request, "2026-10-06", TRUE, "Overdue by 1 day: it was due 5 October 2026");
  assert_words (request, "2026-10-15", TRUE, "Overdue by 10 days: it was due 5 October 2026");
  kith_test_set (request, "asked-on", "2026-09-21");
  assert_words (request, "2026-12-24", FALSE, "Paused since 21 September 2026");
  kith_test_set (request, "sent-on", "2026-10-01");
  assert_words (request, "2026-12-24", FALSE, "Sent on 1 October 2026");
  kith_test_set (request, "sent-on", NULL);
  kith_test_set (request, "withdrawn-on", "2026-10-02");
  assert_words (request, "2026-12-24", FALSE, "Taken back on 2 October 2026");
}

static void
assert_steps (KithRecord *request,
              const char *expected)
{
  g_autoptr (GPtrArray) calendar = g_ptr_array_new ();
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  KithAccessClock clock;

  kith_access_clock_init (&clock, request, calendar);
  steps = kith_access_clock_list_steps (&clock, request);
  for (guint i = 0; i < steps->len; i++) {
    const KithAccessStep *step = g_ptr_array_index (steps, i);

    g_string_append_printf (lines, "%s: %s\n", step->title, step->words);
  }
  g_assert_cmpstr (lines->str, ==, expected);
}

/* Nobody gets out of being late by asking a question. */
static void
test_asked_late (void)
{
  g_autoptr (GPtrArray) calendar = g_ptr_array_new ();
  g_autoptr (KithRecord) request = new_request ("2025-09-03");
  KithTestWorld world;

  kith_test_world_init (&world, TODAY);
  /* the last day is a whole day */
  kith_test_set (request, "asked-on", "2025-10-03");
  assert_words (request, "2025-12-24", FALSE, "Paused since 3 October 2025");
  kith_test_expect_fine (&world, request);
  kith_test_set (request, "asked-on", "2025-10-04");
  assert_words (request, "2025-10-13", TRUE, "Overdue by 10 days: it was due 3 October 2025");
  kith_test_expect (&world, request, "asked-on", KITH_SEVERITY_WARNING,
                    "It was due 3 Oct 2025: a question asked after that doesn’t stop the clock.");
  kith_test_set (request, "answered-on", "2025-10-20");
  assert_words (request, "2025-10-13", TRUE, "Overdue by 10 days: it was due 3 October 2025");
  assert_steps (request,
                "Received: 3 September 2025\n"
                "ID seen: 3 September 2025\n"
                "The clock started: Wednesday 3 September 2025\n"
                "Asked what they mean: 4 October 2025. It was overdue by then: the clock ran on.\n"
                "One month later: Friday 3 October 2025\n");
  /* in the months that were added it is in time, and moves their end alone */
  extend (request, "2025-10-01");
  assert_due (request, calendar, "2025-12-19");
  kith_test_expect_fine (&world, request);
  extend (request, "2025-10-06");
  kith_test_expect (&world, request, "extended-told-on", KITH_SEVERITY_ERROR, "The extension must be notified by 3 Oct 2025.");
  kith_test_world_clear (&world);
}

static void
test_steps (void)
{
  g_autoptr (KithRecord) request =
    kith_test_record (&kith_access_request_kind, "student", "1", "received-on", "2025-10-24", "asker", "student", NULL);

  assert_steps (request,
                "Received: 24 October 2025\n"
                "ID seen: Not yet. The clock starts on the day it is seen; ask for it without delay.\n");
  kith_test_set (request, "id-seen-on", "2025-10-28");
  kith_test_set (request, "asked-on", "2025-10-30");
  assert_steps (request,
                "Received: 24 October 2025\n"
                "ID seen: 28 October 2025\n"
                "The clock started: Tuesday 28 October 2025\n"
                "Asked what they mean: 30 October 2025. The clock stands still until they answer.\n");
  kith_test_set (request, "answered-on", "2025-11-01");
  extend (request, "2025-11-20");
  assert_steps (request,
                "Received: 24 October 2025\n"
                "ID seen: 28 October 2025\n"
                "The clock started: Tuesday 28 October 2025\n"
                "Asked what they mean: 2 days more: asked on 30 October 2025, answered on 1 November 2025\n"
                "One month later: Monday 1 December 2025: the next working day after Sunday 30 November 2025\n"
                "Told that it takes longer: 20 November 2025\n"
                "Two months more, from the same day: Friday 30 January 2026\n");
}

static void
test_rules (void)
{
  static const struct {
    const char *field;
    const char *value;
    const char *said_at;
    const char *message;
  } cases[] = {
    { "received-on", NULL, "received-on", "Enter the day the request came. The time to answer it runs from that day." },
    { "received-on", "2026-03-11", "received-on", "This day hasn’t come yet." },
    { "id-seen-on", "2026-03-11", "id-seen-on", "This day hasn’t come yet." },
    { "asked-on", "2026-01-31", "asked-on", "This is before the day the request came." },
    { "answered-on", "2026-02-20", "asked-on", "Enter the day they were asked, or clear the answer below." },
    { "asker", NULL, "asker", "Choose who asks: the student, or somebody on their behalf." },
    { "asker", "parent", "asker-name", "Enter the name of whoever asks." },
    { "proof-seen-on", "2026-02-20", "proof", "Write what the proof is, such as a signed consent." },
    { "sent-how", "By hand", "sent-on", "Enter the day it was sent." },
    { "sent-on", "2026-03-02", "sent-how", "Write how it was sent." },
    { "extended-why", "Four thousand pages", "extended", "Say that more time is taken, or clear the answers below." },
    { "extended", "1", "extended-why", "Write why one month is not enough. They have to be told." },
    { "extended", "1", "extended-told-on", "Enter the day they were told that it takes longer." },
  };
  KithTestWorld world;

  kith_test_world_init (&world, TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) request = new_request ("2026-02-03");

    kith_test_expect_fine (&world, request);
    kith_test_set (request, cases[i].field, cases[i].value);
    kith_test_expect (&world, request, cases[i].said_at, KITH_SEVERITY_ERROR, cases[i].message);
  }
  kith_test_world_clear (&world);
}

static void
test_extension_told (void)
{
  g_autoptr (KithRecord) request = new_request ("2025-09-03");
  KithTestWorld world;

  kith_test_world_init (&world, TODAY);
  extend (request, "2025-10-04");
  kith_test_expect (&world, request, "extended-told-on", KITH_SEVERITY_ERROR, "The extension must be notified by 3 Oct 2025.");
  /* the last day is a whole day */
  kith_test_set (request, "extended-told-on", "2025-10-03");
  kith_test_expect_fine (&world, request);
  /* by the college's own list it may be a day later */
  kith_test_set (request, "extended-told-on", "2025-10-06");
  kith_test_expect (&world, request, "extended-told-on", KITH_SEVERITY_ERROR, "The extension must be notified by 3 Oct 2025.");
  kith_test_world_add (&world, &kith_calendar_day_kind, "type", "bank-holiday", "title", "A day off", "from", "2025-10-03", NULL);
  kith_test_expect_fine (&world, request);
  kith_test_world_clear (&world);
}

/* The clock stands still while they do not answer, and so does the day by which they have to be told. */
static void
test_extension_told_while_paused (void)
{
  g_autoptr (KithRecord) request = new_request ("2025-09-03");
  KithTestWorld world;

  kith_test_world_init (&world, TODAY);
  kith_test_set (request, "asked-on", "2025-09-25");
  extend (request, "2025-10-14");
  kith_test_expect_fine (&world, request);
  kith_test_set (request, "answered-on", "2025-10-14");
  kith_test_expect_fine (&world, request);
  /* answered long before they were told: a week more and no longer */
  kith_test_set (request, "answered-on", "2025-10-02");
  kith_test_expect (&world, request, "extended-told-on", KITH_SEVERITY_ERROR, "The extension must be notified by 10 Oct 2025.");
  kith_test_world_clear (&world);
}

static void
test_sent (void)
{
  g_autoptr (KithRecord) request =
    kith_test_record (&kith_access_request_kind, "student", "1", "received-on", "2026-02-03", "asker", "solicitor",
                      "asker-name", "Ayling and Pym", "sent-on", "2026-03-02", "sent-how", "Recorded delivery", NULL);
  KithTestWorld world;

  kith_test_world_init (&world, TODAY);
  kith_test_expect (&world, request, "id-seen-on", KITH_SEVERITY_ERROR,
                    "Nothing is sent before their ID was seen. Enter the day.");
  kith_test_set (request, "id-seen-on", "2026-02-03");
  kith_test_expect (&world, request, "proof-seen-on", KITH_SEVERITY_ERROR,
                    "Nothing is sent to somebody else before the proof was seen that they may ask. Enter the day.");
  kith_test_set (request, "proof", "Signed consent");
  kith_test_set (request, "proof-seen-on", "2026-02-05");
  kith_test_expect_fine (&world, request);
  g_assert_false (kith_access_request_is_open (request));
  kith_test_set (request, "withdrawn-on", "2026-03-03");
  kith_test_expect (&world, request, "withdrawn-on", KITH_SEVERITY_ERROR,
                    "It was sent: it cannot have been taken back as well.");
  kith_test_world_clear (&world);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/access-due/table", test_table);
  g_test_add_func ("/access-due/own-list", test_own_list);
  g_test_add_func ("/access-due/never", test_never);
  g_test_add_func ("/access-due/begin", test_begin);
  g_test_add_func ("/access-due/pause", test_pause);
  g_test_add_func ("/access-due/words", test_words);
  g_test_add_func ("/access-due/steps", test_steps);
  g_test_add_func ("/access-due/asked-late", test_asked_late);
  g_test_add_func ("/access-due/rules", test_rules);
  g_test_add_func ("/access-due/extension-told", test_extension_told);
  g_test_add_func ("/access-due/extension-told-while-paused", test_extension_told_while_paused);
  g_test_add_func ("/access-due/sent", test_sent);

  return g_test_run ();
}
