/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-matching.h"
#include "kith-test-case.h"

static void
set (KithTestCase   *test,
     const KithKind *kind,
     gint64          id,
     guint           field,
     const char     *stored)
{
  g_autoptr (KithRecord) record = kith_case_file_load (test->file, kind, id, NULL);

  kith_record_set_stored (record, field, stored);
  kith_test_save (test->file, record);
}

static gint64
add_mentor (KithTestCase *test,
            const char   *name)
{
  g_autoptr (KithRecord) person = kith_record_new (&kith_person_kind);

  kith_record_set_text (person, KITH_PERSON_NAME, name);
  kith_record_set_text (person, KITH_PERSON_ROLES, "mentor");
  kith_record_set_text (person, KITH_PERSON_START_DATE, "2025-01-01");
  return kith_test_save (test->file, person);
}

static const KithMatchCandidate *
find (GPtrArray *candidates,
      gint64     person)
{
  for (guint i = 0; i < candidates->len; i++) {
    const KithMatchCandidate *candidate = g_ptr_array_index (candidates, i);

    if (candidate->person == person)
      return candidate;
  }
  g_assert_not_reached ();
}

static GPtrArray *
list (KithTestCase *test,
      gint64        student)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *candidates = kith_matching_list (test->file, student, "mentor", NULL, &error);

  g_assert_no_error (error);
  return candidates;
}

static char *
dup_all (GStrv lines)
{
  return g_strjoinv ("|", lines);
}

/* Each reason is said in words, and only where it is true. */
static void
test_reasons (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 near = add_mentor (test, "Ana Quill");
  gint64 far = add_mentor (test, "Zed Ostrom");
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *reasons = NULL;
  g_autofree char *others = NULL;

  set (test, &kith_student_kind, test->ali, KITH_STUDENT_INTERPRETER_LANGUAGE, "Arabic");
  set (test, &kith_student_kind, test->ali, KITH_STUDENT_CAMPUS, "Northmoor Campus");
  set (test, &kith_student_kind, test->ali, KITH_STUDENT_MATTERS, "My garden, and Football on Sundays.");
  set (test, &kith_person_kind, near, KITH_PERSON_LANGUAGES, "English, arabic");
  set (test, &kith_person_kind, near, KITH_PERSON_SITE, "northmoor campus");
  set (test, &kith_person_kind, near, KITH_PERSON_INTERESTS, "chess; football, art");
  set (test, &kith_person_kind, near, KITH_PERSON_CASELOAD_LIMIT, "8");
  /* "art" is not in "garden", and "ball" is not "football" */
  set (test, &kith_person_kind, far, KITH_PERSON_INTERESTS, "art, ball");
  candidates = list (test, test->ali);
  reasons = dup_all (find (candidates, near)->reasons);
  others = dup_all (find (candidates, far)->reasons);
  g_assert_cmpstr (reasons, ==, "speaks Arabic|works at northmoor campus|shares an interest: football|"
                   "has room: 0 of 8 students");
  g_assert_cmpstr (others, ==, "supports 0 students now");
  g_assert_cmpint (((KithMatchCandidate *) g_ptr_array_index (candidates, 0))->person, ==, near);
  g_assert_cmpuint (g_strv_length (find (candidates, near)->against), ==, 0);
}

/* What speaks against somebody puts them last, says so, and does not name a topic. */
static void
test_against (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 full = add_mentor (test, "Abe Full");
  gint64 avoiding = add_mentor (test, "Ada Avoiding");
  gint64 related = add_mentor (test, "Ari Related");
  g_autoptr (KithRecord) relation = kith_record_new (&kith_relation_kind);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *topic = NULL;
  guint n_free = 0;

  set (test, &kith_person_kind, full, KITH_PERSON_CASELOAD_LIMIT, "0");
  set (test, &kith_person_kind, avoiding, KITH_PERSON_TOPICS_AVOIDED, "loss");
  set (test, &kith_student_kind, test->ali, KITH_STUDENT_TOPICS, "money loss");
  kith_record_set_number (relation, KITH_RELATION_STUDENT, test->ali);
  kith_record_set_number (relation, KITH_RELATION_PERSON, related);
  kith_record_set_text (relation, KITH_RELATION_RELATIONSHIP, "other");
  kith_test_save (test->file, relation);
  candidates = list (test, test->ali);
  g_assert_cmpuint (g_strv_length (find (candidates, full)->against), ==, 1);
  g_assert_cmpuint (g_strv_length (find (candidates, related)->against), ==, 1);
  topic = dup_all (find (candidates, avoiding)->against);
  g_assert_nonnull (strstr (topic, "topic"));
  g_assert_null (strcasestr (topic, "loss"));
  g_assert_null (strcasestr (topic, "bereavement"));
  while (((KithMatchCandidate *) g_ptr_array_index (candidates, n_free))->against[0] == NULL)
    n_free++;
  g_assert_cmpuint (candidates->len - n_free, ==, 3);
}

/* Somebody who worked with the student before is told so; whoever does now is taken already. */
static void
test_before_and_now (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 former = add_mentor (test, "Yan Former");
  g_autoptr (KithRecord) old = kith_test_assignment (test->jay, former, "mentor");
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *reasons = NULL;
  g_autofree char *against = NULL;

  kith_record_set_text (old, KITH_ASSIGNMENT_FROM, "2025-09-01");
  kith_record_set_text (old, KITH_ASSIGNMENT_UNTIL, "2025-12-19");
  kith_test_save (test->file, old);
  candidates = list (test, test->jay);
  reasons = dup_all (find (candidates, former)->reasons);
  against = dup_all (find (candidates, test->mentor)->against);
  g_assert_cmpstr (reasons, ==, "has worked with the student before|supports 0 students now");
  g_assert_cmpstr (against, ==, "Sam Okafor is assigned in this role already.");
  g_assert_cmpint (((KithMatchCandidate *) g_ptr_array_index (candidates, 0))->person, ==, former);
}

static void
assert_room (KithTestCase *test,
             const char   *user,
             const char   *words)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *reasons = NULL;

  kith_test_case_sign_in (test, user);
  candidates = list (test, test->jay);
  reasons = dup_all (find (candidates, test->mentor2)->reasons);
  g_assert_cmpstr (reasons, ==, words);
}

/* Only whoever sees every assignment says that there is room; support that has not begun takes none, as for the limit. */
static void
test_room (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) later = kith_test_assignment (test->ali, test->mentor2, "mentor");

  kith_record_set_text (later, KITH_ASSIGNMENT_FROM, "2026-03-16");
  kith_test_save (test->file, later);
  set (test, &kith_person_kind, test->mentor2, KITH_PERSON_CASELOAD_LIMIT, "2");
  assert_room (test, "manager", "has room: 1 of 2 students");
  assert_room (test, "coach", "");
}

/* Nobody is matched by an account that may not see the student. */
static void
test_not_seen (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "mentor");
  g_assert_null (kith_matching_list (test->file, test->zofia, "mentor", NULL, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/casework/matching/reasons", test_reasons);
  g_test_add_func ("/casework/matching/against", test_against);
  g_test_add_func ("/casework/matching/before-and-now", test_before_and_now);
  g_test_add_func ("/casework/matching/room", test_room);
  g_test_add_func ("/casework/matching/not-seen", test_not_seen);
  return g_test_run ();
}
