/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-entitlement-presets.h"
#include "kith-rights.h"
#include "kith-test-world.h"

#include <string.h>

#define TODAY "2026-03-10"

static void
set_day (GDate      *day,
         const char *iso)
{
  g_assert_true (kith_date_from_iso (iso, day));
}

static void
test_birthday (void)
{
  static const struct {
    const char *birth;
    int age;
    const char *expected;
  } cases[] = {
    { "2008-03-05", 18, "2026-03-05" }, { "2008-02-29", 16, "2024-02-29" }, { "2008-02-29", 18, "2026-03-01" },
    { "2008-02-28", 18, "2026-02-28" }, { "2008-12-31", 18, "2026-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *birthday = NULL;
    GDate birth, day;

    set_day (&birth, cases[i].birth);
    birthday = kith_rights_dup_birthday (&birth, cases[i].age);
    g_assert_cmpstr (birthday, ==, cases[i].expected);
    /* the age is reached on that day and not on the day before */
    set_day (&day, birthday);
    g_assert_cmpint (kith_date_get_age (&birth, &day), ==, cases[i].age);
    g_date_subtract_days (&day, 1);
    g_assert_cmpint (kith_date_get_age (&birth, &day), ==, cases[i].age - 1);
  }
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static GPtrArray *
list_for (const char *birth_iso,
          GPtrArray  *statuses)
{
  g_autoptr (GPtrArray) rules = new_list ();
  GDate birth, today;

  set_day (&birth, birth_iso);
  set_day (&today, TODAY);
  kith_entitlement_add_presets (rules, &today);
  return kith_rights_list (&birth, statuses, rules, &today);
}

static const KithRight *
find (GPtrArray  *rights,
      const char *title)
{
  for (guint i = 0; i < rights->len; i++) {
    const KithRight *right = g_ptr_array_index (rights, i);

    if (g_str_equal (kith_record_get_text (right->entitlement, KITH_ENTITLEMENT_TITLE), title))
      return right;
  }
  return NULL;
}

/* Seventeen and looked after: what holds until 18, what comes then. */
static void
test_looked_after (void)
{
  g_autoptr (GPtrArray) statuses = new_list ();
  g_autoptr (GPtrArray) rights = NULL;
  g_autofree char *words = NULL;
  const KithRight *care, *staying;

  g_ptr_array_add (statuses, kith_test_record (&kith_care_status_kind, "status", "eligible", "from", "2024-08-15", NULL));
  rights = list_for ("2008-08-15", statuses);
  care = find (rights, "Being looked after");
  g_assert_true (care->is_now);
  g_assert_null (care->begins);
  g_assert_cmpstr (care->ends, ==, "2026-08-15");
  words = kith_right_dup_words (care);
  g_assert_cmpstr (words, ==, "Until 14 August 2026");
  staying = find (rights, "Staying put with the foster carer");
  g_assert_false (staying->is_now);
  g_assert_cmpstr (staying->begins, ==, "2026-08-15");
  g_assert_cmpstr (staying->ends, ==, "2029-08-15");
  g_assert_true (find (rights, "Personal adviser")->is_now);
  g_assert_null (find (rights, "Care to Learn"));
  g_assert_nonnull (find (rights, "Voting"));
}

/* Nineteen and a care leaver: what was stays on the timeline, what others have does not come onto it. */
static void
test_care_leaver (void)
{
  g_autoptr (GPtrArray) statuses = new_list ();
  g_autoptr (GPtrArray) rights = NULL;

  g_ptr_array_add (statuses, kith_test_record (&kith_care_status_kind, "status", "looked-after", "from", "2019-01-01",
                                               "until", "2025-01-31", NULL));
  g_ptr_array_add (statuses,
                   kith_test_record (&kith_care_status_kind, "status", "former-relevant", "from", "2025-02-01", NULL));
  rights = list_for ("2007-02-01", statuses);
  g_assert_false (find (rights, "Being looked after")->is_now);
  g_assert_true (find (rights, "Staying put with the foster carer")->is_now);
  g_assert_false (find (rights, "Free prescriptions")->is_now);
}

static void
test_no_status (void)
{
  g_autoptr (GPtrArray) statuses = new_list ();
  g_autoptr (GPtrArray) rights = list_for ("2008-08-15", statuses);

  g_assert_nonnull (find (rights, "Voting"));
  g_assert_null (find (rights, "Personal adviser"));
  g_assert_null (find (rights, "Being looked after"));
}

/* A status that ended without the age being reached gives nothing to come. */
static void
test_ended_status (void)
{
  g_autoptr (GPtrArray) statuses = new_list ();
  g_autoptr (GPtrArray) rights = NULL;

  g_ptr_array_add (statuses, kith_test_record (&kith_care_status_kind, "status", "eligible", "from", "2024-08-15",
                                               "until", "2025-12-31", NULL));
  rights = list_for ("2008-08-15", statuses);
  g_assert_null (find (rights, "Being looked after"));
  g_assert_null (find (rights, "Staying put with the foster carer"));
}

static void
test_moments (void)
{
  g_autoptr (GPtrArray) statuses = new_list ();
  g_autoptr (GPtrArray) rights = NULL;
  g_autoptr (GArray) moments = NULL;
  gboolean past = FALSE, soon = FALSE, later = FALSE;
  GDate today;

  set_day (&today, TODAY);
  g_ptr_array_add (statuses, kith_test_record (&kith_care_status_kind, "status", "eligible", "from", "2024-08-15", NULL));
  rights = list_for ("2008-09-10", statuses);
  moments = kith_rights_dup_moments (rights, &today);
  for (guint i = 0; i < moments->len; i++) {
    const KithRightMoment *moment = &g_array_index (moments, KithRightMoment, i);
    const KithRightMoment *before = i > 0 ? moment - 1 : NULL;

    if (before != NULL) {
      g_assert_cmpint (strcmp (before->date, moment->date), <=, 0);
      /* what ends on a day stands before what begins */
      g_assert_false (g_str_equal (before->date, moment->date) && before->begins && !moment->begins);
    }
    if (moment->age == 16)
      g_assert_cmpint (moment->time, ==, KITH_RIGHT_PAST);
    /* six months to the day is still soon */
    if (moment->age == 18)
      g_assert_cmpint (moment->time, ==, KITH_RIGHT_SOON);
    if (moment->age > 18)
      g_assert_cmpint (moment->time, ==, KITH_RIGHT_LATER);
    past |= moment->time == KITH_RIGHT_PAST;
    soon |= moment->time == KITH_RIGHT_SOON;
    later |= moment->time == KITH_RIGHT_LATER;
  }
  g_assert_true (past && soon && later);
}

/* The presets are records like any other: what an edited list starts from must pass the rules. */
static void
test_presets_are_valid (void)
{
  g_autoptr (GPtrArray) rules = new_list ();
  KithTestWorld world;
  GDate today;

  set_day (&today, TODAY);
  kith_entitlement_add_presets (rules, &today);
  g_assert_cmpuint (rules->len, >, 20);
  kith_test_world_init (&world, TODAY);
  for (guint i = 0; i < rules->len; i++) {
    KithRecord *rule = g_ptr_array_index (rules, i);
    const char *statuses = kith_record_get_text (rule, KITH_ENTITLEMENT_STATUSES);

    g_test_message ("%s", kith_record_get_text (rule, KITH_ENTITLEMENT_TITLE));
    kith_test_expect_fine (&world, rule);
    if (statuses != NULL) {
      /* known codes in the order of the list, so that saving changes nothing */
      g_autoptr (KithRecord) typed = kith_record_dup (rule);

      g_assert_true (kith_record_set_typed (typed, KITH_ENTITLEMENT_STATUSES, statuses, &today, NULL));
      g_assert_cmpstr (kith_record_get_text (typed, KITH_ENTITLEMENT_STATUSES), ==, statuses);
    }
  }
  kith_test_world_clear (&world);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rights/birthday", test_birthday);
  g_test_add_func ("/rights/looked-after", test_looked_after);
  g_test_add_func ("/rights/care-leaver", test_care_leaver);
  g_test_add_func ("/rights/no-status", test_no_status);
  g_test_add_func ("/rights/ended-status", test_ended_status);
  g_test_add_func ("/rights/moments", test_moments);
  g_test_add_func ("/rights/presets-are-valid", test_presets_are_valid);

  return g_test_run ();
}
