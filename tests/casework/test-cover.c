/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cover.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-test-case.h"
#include "kith-undo.h"

static gint64
add_coach (KithTestCase *test)
{
  g_autoptr (KithRecord) person = kith_record_new (&kith_person_kind);

  kith_record_set_text (person, KITH_PERSON_NAME, "Ana Quill");
  kith_record_set_text (person, KITH_PERSON_ROLES, "coach");
  kith_record_set_text (person, KITH_PERSON_START_DATE, "2025-01-01");
  return kith_test_save (test->file, person);
}

static gint64
count_cover (KithTestCase *test)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);

  kith_query_where (query, "role", "cover");
  return kith_case_file_count (test->file, query, NULL);
}

/* Every student of the coach, once, for those days; one undo takes all of it back. */
static void
test_whole_caseload (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 by = add_coach (test);
  const KithCover cover = { test->coach, by, "2026-03-10", "2026-03-20" };
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (kith_cover_arrange (test->file, &cover, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (count_cover (test), ==, 2);
  words = kith_cover_dup_words (test->file, test->coach, NULL);
  g_assert_cmpstr (words, ==, "Ana Quill covers 2 students until 20 Mar 2026");
  /* once more changes nothing and says why */
  g_assert_cmpint (kith_cover_arrange (test->file, &cover, &error), ==, -1);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (count_cover (test), ==, 2);
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), NULL));
  g_assert_cmpint (count_cover (test), ==, 0);
  after = kith_cover_dup_words (test->file, test->coach, NULL);
  g_assert_cmpstr (after, ==, "");
}

static void
assert_cover (KithTestCase *test,
              gint64        student,
              guint         place,
              const char   *from,
              const char   *until)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autoptr (GPtrArray) list = NULL;

  kith_query_where_student (query, student);
  kith_query_where (query, "role", "cover");
  kith_query_set_order (query, "from");
  list = kith_case_file_list (test->file, query, NULL, NULL);
  g_assert_cmpuint (list->len, >, place);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (list, place), KITH_ASSIGNMENT_FROM), ==, from);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (list, place), KITH_ASSIGNMENT_UNTIL), ==, until);
}

/* Whoever is away for longer is covered for longer: the days that are covered already are left out, and no others. */
static void
test_longer (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 by = add_coach (test);
  const KithCover some = { test->coach, by, "2026-03-12", "2026-03-13" };
  g_autofree char *words = NULL;
  const KithCover longer = { test->coach, by, "2026-03-10", "2026-03-20" };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kith_cover_arrange (test->file, &some, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (kith_cover_arrange (test->file, &longer, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (count_cover (test), ==, 6);
  assert_cover (test, test->jay, 0, "2026-03-10", "2026-03-11");
  assert_cover (test, test->jay, 1, "2026-03-12", "2026-03-13");
  assert_cover (test, test->jay, 2, "2026-03-14", "2026-03-20");
  g_assert_cmpint (kith_cover_arrange (test->file, &longer, NULL), ==, -1);
  g_assert_cmpint (count_cover (test), ==, 6);
  words = kith_cover_dup_words (test->file, test->coach, NULL);
  g_assert_cmpstr (words, ==, "Ana Quill covers 2 students until 20 Mar 2026");
}

/* Cover gives access for its days, both included, and not a day longer. */
static void
test_access (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  gint64 by = add_coach (test);
  const KithCover own = { test->coach, by, "2026-03-10", "2026-03-11" };

  g_assert_cmpint (kith_cover_arrange (test->file, &own, NULL), ==, 2);
  kith_query_where_assigned (query, by, "cover");
  g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, 2);
  kith_clock_advance (test->clock, 24 * 3600);
  g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, 2);
  kith_clock_advance (test->clock, 24 * 3600);
  g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, 0);
}

typedef struct {
  gboolean by_themselves;
  const char *from;
  const char *until;
} Bad;

static const Bad bad[] = {
  { TRUE, "2026-03-10", "2026-03-20" },  { FALSE, "2026-03-20", "2026-03-10" }, { FALSE, "2026-02-01", "2026-02-10" },
  { FALSE, "soon", "2026-03-20" },       { FALSE, NULL, "2026-03-20" },
};

static void
test_bad (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 by = add_coach (test);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    const KithCover cover = { test->coach, bad[i].by_themselves ? test->coach : by, bad[i].from, bad[i].until };
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (kith_cover_arrange (test->file, &cover, &error), ==, -1);
    g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    g_assert_cmpint (count_cover (test), ==, 0);
  }
}

/* Whoever may not assign may not arrange cover, and nothing of it stays. */
static void
test_roles (void)
{
  static const char *const users[] = { "mentor", "dpo", "admin" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 by = add_coach (test);

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    const KithCover cover = { test->coach, by, "2026-03-10", "2026-03-20" };
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (test, users[i]);
    g_assert_cmpint (kith_cover_arrange (test->file, &cover, &error), ==, -1);
    g_assert_nonnull (error);
  }
  kith_test_case_sign_in (test, "manager");
  g_assert_cmpint (count_cover (test), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/casework/cover/whole-caseload", test_whole_caseload);
  g_test_add_func ("/casework/cover/longer", test_longer);
  g_test_add_func ("/casework/cover/access", test_access);
  g_test_add_func ("/casework/cover/bad", test_bad);
  g_test_add_func ("/casework/cover/roles", test_roles);
  return g_test_run ();
}
