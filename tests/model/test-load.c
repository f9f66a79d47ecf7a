/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-load.h"

#include <string.h>

static void
assert_level (KithLoad      load,
              KithLoadLevel expected,
              guint         n_reasons)
{
  g_auto (GStrv) reasons = kith_load_dup_reasons (&load);

  g_assert_cmpint (kith_load_get_level (&load), ==, expected);
  g_assert_cmpuint (g_strv_length (reasons), ==, n_reasons);
}

static void
test_levels (void)
{
  assert_level ((KithLoad) { .limit = -1 }, KITH_LOAD_QUIET, 0);
  assert_level ((KithLoad) { .limit = -1, .n_students = 40 }, KITH_LOAD_QUIET, 0);
  assert_level ((KithLoad) { .limit = 8, .n_students = 7 }, KITH_LOAD_QUIET, 0);
  assert_level ((KithLoad) { .limit = 8, .n_students = 8 }, KITH_LOAD_QUIET, 1);
  assert_level ((KithLoad) { .limit = -1, .n_hard = 2 }, KITH_LOAD_QUIET, 1);
  assert_level ((KithLoad) { .limit = -1, .n_hard = 3 }, KITH_LOAD_HEAVY, 1);
  assert_level ((KithLoad) { .limit = 8, .n_students = 8, .n_avoided = 1 }, KITH_LOAD_HEAVY, 2);
  assert_level ((KithLoad) { .limit = 8, .n_students = 9, .n_hard = 3 }, KITH_LOAD_TOO_HEAVY, 2);
  assert_level ((KithLoad) { .limit = 8, .n_students = 8, .n_hard = 1, .n_avoided = 1, .days_overdue = 1 },
                KITH_LOAD_TOO_HEAVY, 4);
}

/* Each reason says what it counted. */
static void
test_reasons (void)
{
  const KithLoad load = { .n_hard = 1, .n_avoided = 3, .n_students = 9, .limit = 8, .days_overdue = 12 };
  g_auto (GStrv) reasons = kith_load_dup_reasons (&load);

  g_assert_cmpstr (reasons[0], ==, "1 note of the last four weeks was hard");
  g_assert_cmpstr (reasons[1], ==, "Topics you avoid came up in 3 notes");
  g_assert_cmpstr (reasons[2], ==, "You support 9 students, and 8 at most is agreed");
  g_assert_cmpstr (reasons[3], ==, "Supervision is overdue by 12 days");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/levels", test_levels);
  g_test_add_func ("/load/reasons", test_reasons);
  return g_test_run ();
}
