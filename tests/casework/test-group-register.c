/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-draft.h"
#include "kith-error.h"
#include "kith-group-register.h"
#include "kith-test-case.h"
#include "kith-undo.h"

#include <string.h>

static KithRecord *
new_group (const char *date)
{
  KithRecord *group = kith_record_new (&kith_group_kind);

  kith_record_set_text (group, KITH_GROUP_TITLE, "Cooking together");
  kith_record_set_text (group, KITH_GROUP_DATE, date);
  kith_record_set_number (group, KITH_GROUP_MINUTES, 90);
  return group;
}

static gboolean
save (KithCaseFile             *file,
      KithRecord               *group,
      const KithRegisterEntry  *entries,
      gsize                     n_entries,
      KithSaveFlags             flags,
      GError                  **error)
{
  return kith_group_register_save (file, group, entries, n_entries, flags, error);
}

static void
assert_saved (KithTestCase            *test,
              KithRecord              *group,
              const KithRegisterEntry *entries,
              gsize                    n_entries)
{
  g_autoptr (GError) error = NULL;

  save (test->file, group, entries, n_entries, KITH_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
}

static gint64
count_lines (KithCaseFile *file,
             gint64        group)
{
  g_autoptr (KithQuery) query = kith_group_register_query (group);

  return kith_case_file_count (file, query, NULL);
}

static char *
dup_status (KithCaseFile *file,
            gint64        group,
            gint64        student)
{
  g_autoptr (KithQuery) query = kith_group_register_query (group);
  g_autoptr (GPtrArray) lines = NULL;

  kith_query_where_student (query, student);
  lines = kith_case_file_list (file, query, NULL, NULL);
  return lines->len == 1
           ? g_strdup (kith_record_get_text (g_ptr_array_index (lines, 0), KITH_ATTENDEE_STATUS))
           : NULL;
}

/* One operation, one line each; a second save changes what is named and leaves the rest; undo takes all of it back. */
static void
test_one_save (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-10");
  g_autofree char *jay = NULL;
  g_autofree char *zofia = NULL;
  gint64 operation;
  gint64 id;

  kith_test_case_sign_in (test, "welfare");
  assert_saved (test, group, (const KithRegisterEntry[]) { { test->jay, "invited", 0 }, { test->ali, "invited", 0 } }, 2);
  id = kith_record_get_id (group);
  g_assert_cmpint (count_lines (test->file, id), ==, 2);
  assert_saved (test, group,
                (const KithRegisterEntry[]) { { test->jay, "attended", 0 }, { test->ali, NULL, 0 },
                                              { test->zofia, "apologies", 0 } }, 3);
  g_assert_cmpint (count_lines (test->file, id), ==, 2);
  jay = dup_status (test->file, id, test->jay);
  zofia = dup_status (test->file, id, test->zofia);
  g_assert_cmpstr (jay, ==, "attended");
  g_assert_cmpstr (zofia, ==, "apologies");

  operation = kith_case_file_get_last_operation (test->file);
  g_assert_true (kith_case_file_undo (test->file, operation, NULL));
  g_clear_pointer (&jay, g_free);
  g_clear_pointer (&zofia, g_free);
  jay = dup_status (test->file, id, test->jay);
  zofia = dup_status (test->file, id, test->zofia);
  g_assert_cmpstr (jay, ==, "invited");
  g_assert_null (zofia);
  g_assert_cmpint (count_lines (test->file, id), ==, 2);
}

static void
refuse (KithTestCase *test,
        KithRecord   *group,
        const char   *status,
        const char   *field)
{
  const KithRegisterEntry entry = { test->jay, status, 0 };
  g_autoptr (GError) error = NULL;
  KithProblems *problems = NULL;

  g_assert_false (save (test->file, group, &entry, status != NULL ? 1 : 0, KITH_SAVE_ACCEPT_WARNINGS, &error));
  problems = kith_problems_from_error (error);
  g_assert_nonnull (problems);
  g_assert_nonnull (kith_problems_find (problems, field));
}

/* Nobody has come to what has not been yet: else the student would leave the list of those whom nobody has seen. */
static void
test_to_come (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-11");
  g_autoptr (KithRecord) student = NULL;

  kith_test_case_sign_in (test, "welfare");
  refuse (test, group, "attended", "status");
  assert_saved (test, group, (const KithRegisterEntry[]) { { test->jay, "invited", 0 } }, 1);
  refuse (test, group, "attended", "status");
  kith_record_set_text (group, KITH_GROUP_DATE, KITH_TEST_TODAY);
  assert_saved (test, group, (const KithRegisterEntry[]) { { test->jay, "attended", 0 } }, 1);
  kith_record_set_text (group, KITH_GROUP_DATE, "2026-04-10");
  refuse (test, group, NULL, "date");
  student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_LAST_CONTACT), ==, KITH_TEST_TODAY);
}

/* A new session and its register are one action: neither stays without the other. */
static void
test_undo_takes_all_back (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-10");
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  assert_saved (test, group, (const KithRegisterEntry[]) { { test->jay, "attended", 0 } }, 1);
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error));
  g_assert_no_error (error);
  g_assert_null (kith_case_file_load (test->file, &kith_group_kind, kith_record_get_id (group), NULL));
  g_assert_cmpint (count_lines (test->file, kith_record_get_id (group)), ==, 0);
}

static void
test_twice (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-10");
  g_autoptr (KithQuery) groups = kith_query_new (&kith_group_kind);
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  g_assert_false (save (test->file, group,
                        (const KithRegisterEntry[]) { { test->jay, "invited", 0 }, { test->jay, "attended", 0 } }, 2,
                        KITH_SAVE_DEFAULT, &error));
  g_assert_nonnull (kith_problems_from_error (error));
  g_assert_nonnull (strstr (error->message, "on the register already"));
  g_assert_cmpint (kith_case_file_count (test->file, groups, NULL), ==, 0);
  g_assert_cmpint (kith_record_get_id (group), ==, 0);
}

static void
test_too_many (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-10");
  const KithRegisterEntry entries[] = { { test->jay, "attended", 0 }, { test->zofia, "attended", 0 } };
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_record_set_number (group, KITH_GROUP_CAPACITY, 1);
  g_assert_false (save (test->file, group, entries, 2, KITH_SAVE_DEFAULT, &error));
  g_assert_nonnull (kith_problems_find (kith_problems_from_error (error), "capacity"));
  g_assert_false (kith_problems_have (kith_problems_from_error (error), KITH_SEVERITY_ERROR));
  g_clear_error (&error);
  /* asked once; whoever says so may */
  g_assert_true (save (test->file, group, entries, 2, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_lines (test->file, kith_record_get_id (group)), ==, 2);
}

static void
test_nobody_came (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-10");
  const KithRegisterEntry open[] = { { test->jay, "invited", 0 }, { test->zofia, "absent", 0 } };
  const KithRegisterEntry taken[] = { { test->jay, "apologies", 0 } };
  const KithProblem *problem = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  /* not taken yet: nothing to ask */
  assert_saved (test, group, open, 2);
  g_assert_false (save (test->file, group, taken, 1, KITH_SAVE_DEFAULT, &error));
  problem = kith_problems_find (kith_problems_from_error (error), "cancelled");
  g_assert_cmpstr (problem->message, ==, "Nobody came. Cancelled?");
  g_assert_cmpint (problem->fix, ==, KITH_FIX_USE_VALUE);
  g_clear_error (&error);
  /* it was */
  kith_record_set_number (group, KITH_GROUP_CANCELLED, 1);
  g_assert_true (save (test->file, group, taken, 1, KITH_SAVE_DEFAULT, &error));
  g_assert_no_error (error);
}

/* A mentor ticks whom they support on a session somebody else leads, and neither sees nor touches the others. */
static void
test_mentor (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-10");
  g_autoptr (KithRecord) seen = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *jay = NULL;
  g_autofree char *zofia = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "welfare");
  assert_saved (test, group,
                (const KithRegisterEntry[]) { { test->jay, "invited", 0 }, { test->zofia, "invited", 0 } }, 2);
  id = kith_record_get_id (group);

  kith_test_case_sign_in (test, "mentor");
  g_assert_false (kith_group_register_is_whole (kith_case_file_get_actor (test->file)->roles));
  g_assert_cmpint (count_lines (test->file, id), ==, 1);
  seen = kith_case_file_load (test->file, &kith_group_kind, id, &error);
  g_assert_no_error (error);
  /* nobody of theirs came: others may have, so there is nothing to ask */
  assert_saved (test, seen, (const KithRegisterEntry[]) { { test->jay, "absent", 0 } }, 1);
  g_assert_false (save (test->file, seen, (const KithRegisterEntry[]) { { test->ali, "attended", 0 } }, 1,
                        KITH_SAVE_DEFAULT, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);

  kith_test_case_sign_in (test, "welfare");
  jay = dup_status (test->file, id, test->jay);
  zofia = dup_status (test->file, id, test->zofia);
  g_assert_cmpstr (jay, ==, "absent");
  g_assert_cmpstr (zofia, ==, "invited");
  g_assert_cmpint (count_lines (test->file, id), ==, 2);
}

/* Somebody else ticked the same student after this register was opened. */
static void
test_stale (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-10");
  g_autoptr (GError) error = NULL;
  g_autofree char *jay = NULL;

  kith_test_case_sign_in (test, "welfare");
  assert_saved (test, group, (const KithRegisterEntry[]) { { test->jay, "invited", 0 } }, 1);
  assert_saved (test, group, (const KithRegisterEntry[]) { { test->jay, "attended", 1 } }, 1);
  g_assert_false (save (test->file, group, (const KithRegisterEntry[]) { { test->jay, "apologies", 1 } }, 1,
                        KITH_SAVE_DEFAULT, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_STALE);
  jay = dup_status (test->file, kith_record_get_id (group), test->jay);
  g_assert_cmpstr (jay, ==, "attended");
}

static void
test_draft (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-10");
  g_autoptr (KithDraft) draft = NULL;
  g_autoptr (KithDraft) left = NULL;
  gint64 place;

  kith_test_case_sign_in (test, "welfare");
  assert_saved (test, group, (const KithRegisterEntry[]) { { test->jay, "invited", 0 } }, 1);
  place = kith_group_register_get_draft_place (kith_record_get_id (group));
  draft = kith_draft_new (&kith_attendee_kind, place, kith_record_get_id (group), 1, "{\"1\":\"attended\"}");
  g_assert_true (kith_draft_save (test->file, draft, NULL));
  g_assert_true (save (test->file, group, (const KithRegisterEntry[]) { { test->jay, "attended", 0 } }, 1,
                       KITH_SAVE_DISCARD_DRAFT, NULL));
  left = kith_draft_load (test->file, &kith_attendee_kind, place, NULL);
  g_assert_null (left);
}

/* The same session a week later: everybody invited, nothing of what happened; a second time is refused. */
static void
test_repeat (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-10");
  g_autoptr (KithRecord) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *jay = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "welfare");
  kith_record_set_text (group, KITH_GROUP_FEEDBACK, "Everybody wanted the recipe");
  assert_saved (test, group,
                (const KithRegisterEntry[]) { { test->jay, "attended", 0 }, { test->ali, "absent", 0 } }, 2);
  id = kith_group_repeat (test->file, kith_record_get_id (group), 7, &error);
  g_assert_no_error (error);
  again = kith_case_file_load (test->file, &kith_group_kind, id, NULL);
  g_assert_cmpstr (kith_record_get_text (again, KITH_GROUP_DATE), ==, "2026-03-17");
  g_assert_false (kith_record_has (again, KITH_GROUP_FEEDBACK));
  g_assert_cmpint (count_lines (test->file, id), ==, 2);
  jay = dup_status (test->file, id, test->jay);
  g_assert_cmpstr (jay, ==, "invited");
  g_assert_cmpint (kith_group_repeat (test->file, kith_record_get_id (group), 7, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
}

/* Whoever has left since is not asked along again. */
static void
test_repeat_without_leavers (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-03");
  g_autoptr (KithRecord) ali = NULL;
  g_autoptr (GArray) former = NULL;
  g_autoptr (KithRecord) next = new_group ("2026-03-10");
  g_autofree char *jay = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "welfare");
  assert_saved (test, group,
                (const KithRegisterEntry[]) { { test->jay, "attended", 0 }, { test->ali, "attended", 0 } }, 2);
  ali = kith_case_file_load (test->file, &kith_student_kind, test->ali, NULL);
  kith_record_set_text (ali, KITH_STUDENT_STAGE, "paused");
  kith_test_save (test->file, ali);
  former = kith_group_list_former (test->file, next, NULL);
  g_assert_cmpuint (former->len, ==, 1);
  g_assert_cmpint (g_array_index (former, gint64, 0), ==, test->jay);
  id = kith_group_repeat (test->file, kith_record_get_id (group), 7, NULL);
  g_assert_cmpint (count_lines (test->file, id), ==, 1);
  jay = dup_status (test->file, id, test->jay);
  g_assert_cmpstr (jay, ==, "invited");
}

static void
test_invite (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-03");
  g_autoptr (KithRecord) next = new_group ("2026-03-10");
  g_autoptr (KithRecord) other = new_group ("2026-03-10");
  g_autoptr (GArray) former = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) caseload = NULL;

  kith_test_case_sign_in (test, "welfare");
  assert_saved (test, group, (const KithRegisterEntry[]) { { test->ali, "attended", 0 } }, 1);
  former = kith_group_list_former (test->file, next, NULL);
  g_assert_cmpuint (former->len, ==, 1);
  g_assert_cmpint (g_array_index (former, gint64, 0), ==, test->ali);
  kith_record_set_text (other, KITH_GROUP_TITLE, "Bike repair");
  none = kith_group_list_former (test->file, other, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  kith_test_case_sign_in (test, "coach");
  caseload = kith_group_list_caseload (test->file, NULL);
  g_assert_cmpuint (caseload->len, ==, 2);
}

/* What a student reads about a session names nobody else, in none of the fields of their line. */
static void
test_no_other_names (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = new_group ("2026-03-10");
  g_autoptr (KithQuery) query = kith_query_new (&kith_attendee_kind);
  g_autoptr (GPtrArray) lines = NULL;

  kith_test_case_sign_in (test, "welfare");
  assert_saved (test, group,
                (const KithRegisterEntry[]) { { test->jay, "attended", 0 }, { test->zofia, "attended", 0 } }, 2);
  kith_query_where_student (query, test->jay);
  lines = kith_case_file_list (test->file, query, NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  for (guint i = 0; i < kith_attendee_kind.n_fields; i++) {
    g_autofree char *value = kith_record_format (g_ptr_array_index (lines, 0), i);

    g_assert_true (value == NULL || strstr (value, "Zofia") == NULL);
  }
  for (guint i = 0; i < kith_group_kind.n_fields; i++)
    g_assert_true (kith_group_kind.fields[i].type != KITH_FIELD_LINKS &&
                   g_strcmp0 (kith_group_kind.fields[i].kind, "student") != 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/register/one-save", test_one_save);
  g_test_add_func ("/register/undo-takes-all-back", test_undo_takes_all_back);
  g_test_add_func ("/register/twice", test_twice);
  g_test_add_func ("/register/too-many", test_too_many);
  g_test_add_func ("/register/nobody-came", test_nobody_came);
  g_test_add_func ("/register/mentor", test_mentor);
  g_test_add_func ("/register/stale", test_stale);
  g_test_add_func ("/register/draft", test_draft);
  g_test_add_func ("/register/repeat", test_repeat);
  g_test_add_func ("/register/repeat-without-leavers", test_repeat_without_leavers);
  g_test_add_func ("/register/invite", test_invite);
  g_test_add_func ("/register/no-other-names", test_no_other_names);
  g_test_add_func ("/register/to-come", test_to_come);
  return g_test_run ();
}
