/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-calendar-day.h"
#include "kith-contact.h"
#include "kith-date.h"
#include "kith-test-world.h"

#define TODAY "2026-03-10"

static void
test_gap (void)
{
  static const struct {
    const char *stage;
    const char *start;
    const char *last_contact;
    const char *agreed;
    KithContactGap gap;
    int days;
  } cases[] = {
    { "active", "2025-09-01", "2026-03-10", NULL, KITH_CONTACT_GAP_NONE, 0 },
    { "active", "2025-09-01", "2026-03-09", NULL, KITH_CONTACT_GAP_NONE, 1 },
    { "active", "2025-09-01", "2026-02-25", NULL, KITH_CONTACT_GAP_NONE, 13 },
    { "active", "2025-09-01", "2026-02-24", NULL, KITH_CONTACT_GAP_DUE, 14 },
    { "active", "2025-09-01", "2026-02-11", NULL, KITH_CONTACT_GAP_DUE, 27 },
    { "active", "2025-09-01", "2026-02-10", NULL, KITH_CONTACT_GAP_OVERDUE, 28 },
    /* what was agreed with this student */
    { "active", "2025-09-01", "2026-03-09", "1", KITH_CONTACT_GAP_DUE, 1 },
    { "active", "2025-09-01", "2026-03-10", "1", KITH_CONTACT_GAP_NONE, 0 },
    { "active", "2025-09-01", "2026-02-10", "30", KITH_CONTACT_GAP_NONE, 28 },
    { "active", "2025-09-01", "2026-02-24", "7", KITH_CONTACT_GAP_OVERDUE, 14 },
    /* nobody was reached yet: the start date counts, also one to come */
    { "active", "2026-02-24", NULL, NULL, KITH_CONTACT_GAP_DUE, 14 },
    { "active", "2026-02-25", NULL, NULL, KITH_CONTACT_GAP_NONE, 13 },
    { "active", "2026-04-20", NULL, NULL, KITH_CONTACT_GAP_NONE, 0 },
    { "active", NULL, NULL, NULL, KITH_CONTACT_GAP_NONE, 0 },
    /* nobody is expected to reach them */
    { "paused", "2025-09-01", "2025-09-02", NULL, KITH_CONTACT_GAP_NONE, 189 },
    { "left", "2025-09-01", "2025-09-02", NULL, KITH_CONTACT_GAP_NONE, 189 },
    { "prospective", "2025-09-01", NULL, NULL, KITH_CONTACT_GAP_NONE, 190 },
  };
  GDate today;

  g_assert_true (kith_date_from_iso (TODAY, &today));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) student = kith_test_record (&kith_student_kind, "stage", cases[i].stage, NULL);
    int days = -1;

    g_test_message ("case %u", i);
    if (cases[i].start != NULL)
      kith_test_set (student, "start-date", cases[i].start);
    if (cases[i].last_contact != NULL)
      kith_test_set (student, "last-contact", cases[i].last_contact);
    if (cases[i].agreed != NULL)
      kith_test_set (student, "contact-days", cases[i].agreed);
    g_assert_cmpint (kith_contact_gap_of (student, &today, &days), ==, cases[i].gap);
    g_assert_cmpint (days, ==, cases[i].days);
    g_assert_cmpint (kith_contact_gap_of (student, &today, NULL), ==, cases[i].gap);
  }
}

static KithBreaks *
create_breaks (void)
{
  static const struct {
    const char *type;
    const char *from;
    const char *until;
  } days[] = {
    /* out of order, one inside another, one that begins the day after another, and what is no break */
    { "holiday", "2026-03-30", "2026-04-10" },
    { "bank-holiday", "2026-04-03", NULL },
    { "bank-holiday", "2026-04-06", NULL },
    { "closed", "2026-04-11", NULL },
    { "term", "2026-01-05", "2026-03-27" },
    { "event", "2026-02-20", NULL },
    { "bank-holiday", "2026-05-04", NULL },
    { "holiday", "2026-02-16", "2026-02-20" },
  };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    KithRecord *day = kith_test_record (&kith_calendar_day_kind, "type", days[i].type, "from", days[i].from, NULL);

    if (days[i].until != NULL)
      kith_test_set (day, "until", days[i].until);
    g_ptr_array_add (records, day);
  }
  return kith_breaks_new (records);
}

/* Days on which the college is away are not counted; the first day that is counted again is. */
static void
test_due (void)
{
  static const struct {
    const char *start;
    const char *last_contact;
    const char *agreed;
    const char *due;
  } cases[] = {
    { "2025-09-01", "2026-03-01", NULL, "2026-03-15" },
    { "2025-09-01", NULL, NULL, "2025-09-15" },
    { NULL, NULL, NULL, NULL },
    /* a week of holiday in between */
    { "2025-09-01", "2026-02-10", NULL, "2026-03-01" },
    /* the last contact was during the holiday */
    { "2025-09-01", "2026-02-18", "7", "2026-02-27" },
    /* due on the first day of the holiday: the holiday first; the bank holidays in it do not count again */
    { "2025-09-01", "2026-03-23", "7", "2026-04-12" },
    { "2025-09-01", "2026-03-22", "7", "2026-03-29" },
    /* a single day */
    { "2025-09-01", "2026-05-03", "1", "2026-05-05" },
    /* two breaks */
    { "2025-09-01", "2026-03-20", "40", "2026-05-13" },
  };
  g_autoptr (KithBreaks) breaks = create_breaks ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) student = kith_test_record (&kith_student_kind, "stage", "active", NULL);
    g_autofree char *due = NULL;

    g_test_message ("case %u", i);
    if (cases[i].start != NULL)
      kith_test_set (student, "start-date", cases[i].start);
    if (cases[i].last_contact != NULL)
      kith_test_set (student, "last-contact", cases[i].last_contact);
    if (cases[i].agreed != NULL)
      kith_test_set (student, "contact-days", cases[i].agreed);
    due = kith_contact_dup_due (student, breaks);
    g_assert_cmpstr (due, ==, cases[i].due);
  }
}

/* What stretches the first limit stretches the second as much. */
static void
test_gap_after_break (void)
{
  g_autoptr (KithRecord) student = kith_test_record (&kith_student_kind, "stage", "active", "start-date", "2025-09-01",
                                                     "last-contact", "2026-02-10", "contact-due", "2026-03-01", NULL);
  GDate day;

  g_assert_true (kith_date_from_iso ("2026-02-28", &day));
  g_assert_cmpint (kith_contact_gap_of (student, &day, NULL), ==, KITH_CONTACT_GAP_NONE);
  g_assert_true (kith_date_from_iso ("2026-03-01", &day));
  g_assert_cmpint (kith_contact_gap_of (student, &day, NULL), ==, KITH_CONTACT_GAP_DUE);
  g_assert_true (kith_date_from_iso ("2026-03-14", &day));
  g_assert_cmpint (kith_contact_gap_of (student, &day, NULL), ==, KITH_CONTACT_GAP_DUE);
  g_assert_true (kith_date_from_iso ("2026-03-15", &day));
  g_assert_cmpint (kith_contact_gap_of (student, &day, NULL), ==, KITH_CONTACT_GAP_OVERDUE);
  kith_test_set (student, "archived-on", "2026-03-02");
  g_assert_cmpint (kith_contact_gap_of (student, &day, NULL), ==, KITH_CONTACT_GAP_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/contact/gap", test_gap);
  g_test_add_func ("/model/contact/due", test_due);
  g_test_add_func ("/model/contact/gap-after-break", test_gap_after_break);
  return g_test_run ();
}
