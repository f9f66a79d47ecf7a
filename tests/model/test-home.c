/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-test-world.h"

#define TODAY "2026-03-10"

static GPtrArray *
new_homes (const char *first,
           ...)
{
  GPtrArray *homes = g_ptr_array_new_with_free_func (g_object_unref);
  va_list days;

  va_start (days, first);
  for (const char *day = first; day != NULL; day = va_arg (days, const char *))
    g_ptr_array_add (homes, kith_test_record (&kith_home_kind, "place", "Northmoor", "from", day, NULL));
  va_end (days);
  return homes;
}

static void
assert_words (GPtrArray  *homes,
              const char *expected)
{
  g_autoptr (GPtrArray) owned = homes;
  g_autofree char *words = NULL;
  GDate today;

  g_assert_true (kith_date_from_iso (TODAY, &today));
  words = kith_homes_dup_words (owned, &today);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_moves (void)
{
  assert_words (new_homes (NULL), NULL);
  /* the first home known is no move, however new */
  assert_words (new_homes ("2026-03-01", NULL), "0 moves");
  assert_words (new_homes ("2020-01-01", "2026-03-10", NULL), "1 move, moved recently");
  /* 90 days ago still counts, 91 do not; the order of the list does not matter */
  assert_words (new_homes ("2025-12-10", "2020-01-01", "2023-05-05", NULL), "2 moves, moved recently");
  assert_words (new_homes ("2020-01-01", "2023-05-05", "2025-12-09", NULL), "2 moves");
  /* a home to come is none yet */
  assert_words (new_homes ("2020-01-01", "2026-03-11", NULL), "0 moves");
}

static void
test_tags (void)
{
  g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = NULL;
  g_auto (GStrv) tags = NULL;
  GDate today;

  g_assert_true (kith_date_from_iso (TODAY, &today));
  g_ptr_array_add (statuses, kith_test_record (&kith_care_status_kind, "status", "uasc", "from", "2024-01-01", NULL));
  g_ptr_array_add (statuses, kith_test_record (&kith_care_status_kind, "status", "eligible", "from", "2025-01-01", NULL));
  g_ptr_array_add (statuses, kith_test_record (&kith_care_status_kind, "status", "young-carer", "from", "2024-01-01",
                                               "until", "2026-03-09", NULL));
  words = kith_care_statuses_dup_main_words (statuses, &today);
  g_assert_cmpstr (words, ==, "Eligible");
  tags = kith_care_statuses_dup_tags (statuses, &today);
  g_assert_cmpuint (g_strv_length (tags), ==, 1);
  g_assert_cmpstr (tags[0], ==, "Came to the UK alone, seeking asylum");
}

static void
test_checklist_words (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  static const char *const states[] = { "done", "needed", "not-for-me", "done" };
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_ptr_array_add (items, kith_test_record (&kith_checklist_item_kind, "list", "starting", "state", states[i], NULL));
  words = kith_checklist_dup_words (items);
  g_assert_cmpstr (words, ==, "2 of 3 done");
}

/* Every item of the list of choices stands on one checklist, and only there. */
static void
test_checklist_items (void)
{
  const char *const *lists[] = { kith_checklist_get_items ("starting"), kith_checklist_get_items ("leaving") };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const KithField *field = &kith_checklist_item_kind.fields[KITH_CHECKLIST_ITEM_ITEM];

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i][j] != NULL; j++)
      g_assert_true (g_hash_table_add (seen, (gpointer) lists[i][j]));
  g_assert_cmpuint (g_hash_table_size (seen), ==, field->choices->n_choices);
  for (guint i = 0; i < field->choices->n_choices; i++)
    g_assert_true (g_hash_table_contains (seen, field->choices->choices[i].code));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/home/moves", test_moves);
  g_test_add_func ("/home/tags", test_tags);
  g_test_add_func ("/home/checklist-words", test_checklist_words);
  g_test_add_func ("/home/checklist-items", test_checklist_items);

  return g_test_run ();
}
