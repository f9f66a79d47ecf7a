/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-diary.h"
#include "kith-discretion.h"
#include "kith-hand-over-pack.h"
#include "kith-lists.h"
#include "kith-plain-text.h"
#include "kith-removed.h"
#include "kith-search.h"
#include "kith-test-case.h"

#include <string.h>

/* What kind of appointment it is says much about somebody: search, diary, packs and what was taken away agree on who reads it. */

#define PLACE "Brindle House"

static void
add_id (GHashTable *set,
        gint64      id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static gint64
add_appointment (KithTestCase *test,
                 const char   *type,
                 gboolean      discreet)
{
  g_autoptr (KithRecord) appointment = kith_test_record (test, &kith_appointment_kind, test->jay, 0);

  kith_record_set_text (appointment, KITH_APPOINTMENT_TYPE, type);
  kith_record_set_text (appointment, KITH_APPOINTMENT_PLACE, PLACE);
  kith_record_set_number (appointment, KITH_APPOINTMENT_DISCREET, discreet);
  /* a hand-over pack has the nearest only */
  if (discreet)
    kith_record_set_text (appointment, KITH_APPOINTMENT_DATE, "2026-03-25");
  return kith_test_save (test->file, appointment);
}

static GHashTable *
list_found (KithTestCase *test)
{
  g_autoptr (KithMatches) matches = kith_search (test->file, PLACE, KITH_SEARCH_RECORDS, 0, 50, NULL, NULL);
  GHashTable *found = new_set ();

  for (guint i = 0; i < matches->list->len; i++) {
    const KithMatch *match = g_ptr_array_index (matches->list, i);

    g_assert_true (match->kind == &kith_appointment_kind);
    add_id (found, match->id);
  }
  g_assert_cmpuint (kith_matches_get_count (matches, &kith_appointment_kind), ==, g_hash_table_size (found));
  return found;
}

static GHashTable *
list_open_in_diary (KithTestCase *test)
{
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new ("2026-03-01", "2026-03-31");
  g_autoptr (GPtrArray) entries = NULL;
  GHashTable *open = new_set ();

  filter->everyone = TRUE;
  filter->parts = KITH_DIARY_APPOINTMENTS;
  entries = kith_diary_list (test->file, filter, NULL, NULL);
  for (guint i = 0; i < entries->len; i++) {
    const KithDiaryEntry *entry = g_ptr_array_index (entries, i);

    if (!entry->masked)
      add_id (open, entry->id);
  }
  return open;
}

static void
check_pack (KithTestCase *test,
            const char   *kind,
            gboolean      shown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_hand_over_pack_make (test->file, test->jay, 0, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = kith_document_to_plain_text (document);
  g_assert_cmpint (strstr (text, kind) != NULL, ==, shown);
  g_assert_cmpint (strstr (text, "Appointment") != NULL, ==, !shown);
}

/* Two of each kind, the second kept out of the diary. */
static GPtrArray *
add_appointments (KithTestCase *test)
{
  GPtrArray *added = g_ptr_array_new_with_free_func (g_object_unref);

  kith_test_case_sign_in (test, "dsl");
  for (guint i = 0; i < kith_appointment_types.n_choices; i++)
    for (guint discreet = 0; discreet < 2; discreet++) {
      gint64 id = add_appointment (test, kith_appointment_types.choices[i].code, discreet != 0);

      g_ptr_array_add (added, kith_case_file_load (test->file, &kith_appointment_kind, id, NULL));
    }
  return added;
}

/* Where many look, what kind of appointment it is shows to the same people everywhere. */
static void
test_discretion (void)
{
  static const struct {
    const char *user;
    gboolean is_near;
  } readers[] = {
    { "mentor", TRUE },   { "coach", TRUE }, { "welfare", FALSE },
    { "manager", FALSE }, { "dsl", TRUE },   { "dpo", FALSE },
  };
  static const char *const sensitive[] = { "probation", "therapy", "gp", "court", "benefits", NULL };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) added = add_appointments (test);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    g_autoptr (GHashTable) found = NULL;
    g_autoptr (GHashTable) open = NULL;

    g_test_message ("%s reads", readers[i].user);
    kith_test_case_sign_in (test, readers[i].user);
    found = list_found (test);
    open = list_open_in_diary (test);
    for (guint j = 0; j < added->len; j++) {
      KithRecord *record = g_ptr_array_index (added, j);
      gint64 id = kith_record_get_id (record);
      const char *type = kith_record_get_text (record, KITH_APPOINTMENT_TYPE);
      gboolean shown = !kith_record_get_flag (record, KITH_APPOINTMENT_DISCREET) &&
                       (readers[i].is_near || !g_strv_contains (sensitive, type));

      g_assert_true (kith_case_file_may (test->file, KITH_ACTION_SEE, &kith_appointment_kind, id));
      g_assert_cmpint (kith_case_file_shows_kind (test->file, record), ==, shown);
      g_assert_cmpint (g_hash_table_contains (open, &id), ==, shown);
      g_assert_cmpint (g_hash_table_contains (found, &id), ==, shown);
    }
    if (kith_policy_allows_verb (kith_case_file_get_actor (test->file)->roles, KITH_VERB_PRINT))
      check_pack (test, "Probation", readers[i].is_near);
  }
}

static void
check_removed (KithTestCase *test,
               const char   *user,
               const char   *title)
{
  g_autoptr (GPtrArray) removed = NULL;

  kith_test_case_sign_in (test, user);
  removed = kith_removed_list (test->file, 1, NULL);
  g_assert_cmpuint (removed->len, ==, 1);
  g_assert_cmpstr (((const KithRemoved *) g_ptr_array_index (removed, 0))->title, ==, title);
}

static void
test_discretion_removed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "dsl");
  g_assert_true (kith_case_file_remove (test->file, &kith_appointment_kind, add_appointment (test, "court", FALSE), &error));
  g_assert_no_error (error);
  check_removed (test, "coach", "Court");
  check_removed (test, "welfare", "Appointment");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/discretion/readers", test_discretion);
  g_test_add_func ("/discretion/removed", test_discretion_removed);

  return g_test_run ();
}
