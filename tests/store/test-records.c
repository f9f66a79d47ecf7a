/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-operation.h"
#include "kith-problems.h"
#include "kith-test-case.h"

/* The parent of a part, saved: a note for amendments, a goal for steps and ratings. */
static gint64
save_parent (KithTestCase   *test,
             const KithKind *kind,
             gint64          student)
{
  const KithKind *parent = kith_kind_get_parent (kind);
  g_autoptr (KithRecord) record = parent != NULL ? kith_test_record (test, parent, student, 0) : NULL;

  return record != NULL ? kith_test_save (test->file, record) : 0;
}

static void
assert_same (KithRecord *first,
             KithRecord *second)
{
  const KithKind *kind = kith_record_get_kind (first);

  g_assert_cmpint (kith_record_get_id (first), ==, kith_record_get_id (second));
  g_assert_cmpint (kith_record_get_version (first), ==, kith_record_get_version (second));
  for (guint i = 0; i < kind->n_fields; i++)
    if (!kith_record_field_equals (first, second, i))
      g_error ("%s.%s came back different", kind->name, kind->fields[i].name);
}

/* Every field of every kind comes back as it went in. */
static void
test_round_trip (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  kith_test_case_sign_in (test, "dsl");
  for (guint i = 0; i < n_kinds; i++) {
    g_autoptr (KithRecord) record = NULL;
    g_autoptr (KithRecord) loaded = NULL;
    g_autoptr (GError) error = NULL;

    if (kinds[i] == &kith_account_kind)
      continue;
    record = kith_test_record (test, kinds[i], test->ali, save_parent (test, kinds[i], test->ali));
    g_assert_cmpint (kith_test_save (test->file, record), >, 0);
    g_assert_cmpint (kith_record_get_version (record), ==, 1);
    loaded = kith_case_file_load (test->file, kinds[i], kith_record_get_id (record), &error);
    g_assert_no_error (error);
    assert_same (record, loaded);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/records/round-trip", test_round_trip);
  return g_test_run ();
}
