/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/contact/gap", test_gap);
  return g_test_run ();
}
