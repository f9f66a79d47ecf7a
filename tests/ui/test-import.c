/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/kith-import-entries.h"
#include "import/kith-import-look.h"
#include "import/kith-import-work.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"

#include <adwaita.h>
#include <string.h>

static KithImportEntry *
make_entry (const char        *name,
            const char        *reference,
            KithImportOutcome  outcome,
            gboolean           flagged)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  KithImportItem item = {
    .line = 7,
    .outcome = outcome,
    .reference = (char *) reference,
    .name = (char *) name,
    .reason = (char *) "The ULN fails its check digit.",
    .flagged = flagged,
    .changes = changes,
  };

  return kith_import_entry_new (&item);
}

static KithImportEntries *
make_entries (KithImportTicks ticks)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, make_entry ("Siân Prŷs", "11", KITH_IMPORT_NEW, TRUE));
  g_ptr_array_add (entries, make_entry ("Kwame Mensah", "12", KITH_IMPORT_NEW, FALSE));
  g_ptr_array_add (entries, make_entry ("Orla Ní Bhriain", "13", KITH_IMPORT_REFUSED, TRUE));
  g_ptr_array_add (entries, make_entry ("", "14", KITH_IMPORT_UNCHANGED, FALSE));
  return kith_import_entries_new (entries, ticks);
}

static void
test_ticks (void)
{
  g_autoptr (KithImportEntries) entries = make_entries (KITH_IMPORT_TICKS_SUGGESTED);

  g_assert_cmpuint (kith_import_entries_get_count (entries, KITH_IMPORT_NEW), ==, 1);
  g_assert_cmpuint (kith_import_entries_get_count (entries, KITH_IMPORT_REFUSED), ==, 1);
  g_assert_cmpuint (kith_import_entries_get_count (entries, KITH_IMPORT_NOT_SELECTED), ==, 2);

  kith_import_entries_tick (entries, kith_import_entries_get (entries, 1), TRUE);
  g_assert_cmpuint (kith_import_entries_get_count (entries, KITH_IMPORT_NEW), ==, 2);
  kith_import_entries_set_ticks (entries, KITH_IMPORT_TICKS_NONE);
  g_assert_cmpuint (kith_import_entries_get_count (entries, KITH_IMPORT_NOT_SELECTED), ==, 4);
  kith_import_entries_set_ticks (entries, KITH_IMPORT_TICKS_ALL);
  g_assert_cmpuint (kith_import_entries_get_count (entries, KITH_IMPORT_UNCHANGED), ==, 1);
}

static void
test_narrow (void)
{
  g_autoptr (KithImportEntries) entries = make_entries (KITH_IMPORT_TICKS_ALL);
  GListModel *list = G_LIST_MODEL (entries);
  g_autoptr (KithImportEntry) found = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 4);
  kith_import_entries_narrow (entries, KITH_IMPORT_NEW, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  /* without the circumflexes */
  kith_import_entries_narrow (entries, KITH_IMPORT_N_OUTCOMES, "sian prys");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  found = g_list_model_get_item (list, 0);
  g_assert_cmpstr (kith_import_entry_get_reference (found), ==, "11");
  /* a row that is unticked stays where it is until the next narrowing */
  kith_import_entries_narrow (entries, KITH_IMPORT_NEW, NULL);
  kith_import_entries_tick (entries, kith_import_entries_get (entries, 0), FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  kith_import_entries_narrow (entries, KITH_IMPORT_N_OUTCOMES, "nobody at all");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
}

static void
test_words (void)
{
  g_autoptr (KithImportEntry) refused = make_entry ("Orla Ní Bhriain", "13", KITH_IMPORT_REFUSED, FALSE);
  g_autoptr (KithImportEntry) nameless = make_entry (NULL, "14", KITH_IMPORT_UNCHANGED, FALSE);

  g_assert_cmpstr (kith_import_entry_get_detail (refused), ==, "Line 7: The ULN fails its check digit.");
  g_assert_cmpstr (kith_import_entry_get_name (nameless), ==, "No name");
}

/* A hundred thousand rows are narrowed faster than a person types. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KithImportEntries) entries = NULL;
  gint64 before;

  for (guint i = 0; i < 100000; i++) {
    g_autofree char *reference = g_strdup_printf ("L%06u", i);

    g_ptr_array_add (rows, make_entry ("Bronwen Ap Rhys", reference, KITH_IMPORT_NEW, i % 10 == 0));
  }
  entries = kith_import_entries_new (rows, KITH_IMPORT_TICKS_SUGGESTED);
  g_assert_cmpuint (kith_import_entries_get_count (entries, KITH_IMPORT_NEW), ==, 10000);
  before = g_get_monotonic_time ();
  kith_import_entries_narrow (entries, KITH_IMPORT_N_OUTCOMES, "l099999");
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC / 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (entries)), ==, 1);
}

static KithImportLook *
look_at (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  KithImportLook *look;

  kith_import_look_async (file, NULL, kith_ui_wait_callback, &wait);
  look = kith_import_look_finish (kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  return look;
}

static void
test_look_at_table (void)
{
  g_autoptr (KithImportLook) look = look_at ("students-bom.csv");
  KithCsvMapping *mapping = kith_import_get_mapping (look->import);
  GPtrArray *names = g_ptr_array_index (look->samples, 1);

  g_assert_nonnull (mapping);
  g_assert_cmpuint (look->samples->len, ==, kith_csv_mapping_get_n_columns (mapping));
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "Zoë Ann");
  g_assert_false (look->is_remembered);
}

/* Matched once, matched for every later file with these headings; and nothing of the file is kept. */
static void
test_remembers_columns (void)
{
  g_autoptr (KithImportLook) look = look_at ("students-bom.csv");
  g_autoptr (KithImportLook) again = NULL;
  KithCsvMapping *mapping = kith_import_get_mapping (look->import);

  g_assert_true (kith_csv_mapping_set_field (mapping, 6, "name-hint"));
  kith_import_look_remember (mapping);
  for (guint i = 0; i < 500 && (again == NULL || !again->is_remembered); i++) {
    g_clear_pointer (&again, kith_import_look_free);
    g_usleep (10000);
    again = look_at ("students-bom.csv");
  }
  g_assert_true (again->is_remembered);
  g_assert_cmpstr (kith_csv_mapping_get_field (kith_import_get_mapping (again->import), 6), ==, "name-hint");
}

static void
test_look_at_nonsense (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", "entity-bomb.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  kith_import_look_async (file, NULL, kith_ui_wait_callback, &wait);
  g_assert_null (kith_import_look_finish (kith_ui_wait (&wait), &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
}

static KithProgressMeter *
make_meter (KithProgressBox *box)
{
  return kith_progress_box_start (box, "Working…", NULL);
}

static KithImportPreview *
preview (KithStore       *store,
         KithImport      *import,
         KithProgressBox *box)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  KithImportPreview *found;

  kith_import_preview_async (store, import, make_meter (box), NULL, kith_ui_wait_callback, &wait);
  found = kith_import_preview_finish (store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  return found;
}

static KithImportResult *
apply (KithStore         *store,
       KithImport        *import,
       KithImportEntries *entries,
       KithProgressBox   *box)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  KithImportResult *result;

  kith_import_apply_async (store, import, entries, make_meter (box), NULL, kith_ui_wait_callback, &wait);
  result = kith_import_apply_finish (store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  return result;
}

static void
undo (KithStore *store,
      gint64     operation)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  kith_import_undo_async (store, operation, kith_ui_wait_callback, &wait);
  kith_import_undo_finish (store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
}

static guint
count_students (KithStore *store)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (GError) error = NULL;

  kith_store_list_async (store, query, NULL, kith_ui_wait_callback, &wait);
  students = kith_store_list_finish (store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  return students->len;
}

/* A whole college comes in as those the team asks for and one who was ticked, and goes out again in one step. */
static void
test_import_ilr (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  KithStore *store = kith_ui_open_store (test_case, "welfare");
  g_autoptr (KithImportLook) look = look_at ("ILR-10033670-1819-20180704-120055-03.xml");
  g_autoptr (KithProgressBox) box = g_object_ref_sink (g_object_new (KITH_TYPE_PROGRESS_BOX, NULL));
  g_autoptr (KithImportPreview) found = preview (store, look->import, box);
  g_autoptr (KithImportEntries) entries = NULL;
  g_autoptr (KithImportResult) result = NULL;
  guint n_suggested, n_before = count_students (store);

  g_assert_null (look->samples);
  g_assert_cmpuint (found->n_rows, ==, 669);
  g_assert_nonnull (found->left_out[0]);
  entries = kith_import_entries_new (found->entries, KITH_IMPORT_TICKS_SUGGESTED);
  n_suggested = kith_import_entries_get_count (entries, KITH_IMPORT_NEW);
  g_assert_cmpuint (n_suggested, >, 10);
  g_assert_cmpuint (n_suggested, <, 200);
  /* those who are suggested stand first */
  g_assert_true (kith_import_entry_is_suggested (kith_import_entries_get (entries, 0)));
  g_assert_false (kith_import_entry_is_suggested (kith_import_entries_get (entries, 668)));

  kith_import_entries_tick (entries, kith_import_entries_get (entries, 0), FALSE);
  kith_import_entries_tick (entries, kith_import_entries_get (entries, 668), TRUE);
  kith_import_entries_tick (entries, kith_import_entries_get (entries, 667), TRUE);
  result = apply (store, look->import, entries, box);
  g_assert_cmpuint (result->counts[KITH_IMPORT_NEW], ==, n_suggested + 1);
  g_assert_cmpuint (count_students (store), ==, n_before + n_suggested + 1);
  undo (store, result->operation);
  g_assert_cmpuint (count_students (store), ==, n_before);
  kith_ui_close_store (store);
}

static void
test_import_none_but (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  KithStore *store = kith_ui_open_store (test_case, "manager");
  g_autoptr (KithImportLook) look = look_at ("ILR-99999999-1920-20190626-144401-01.xml");
  g_autoptr (KithProgressBox) box = g_object_ref_sink (g_object_new (KITH_TYPE_PROGRESS_BOX, NULL));
  g_autoptr (KithImportPreview) found = preview (store, look->import, box);
  g_autoptr (KithImportEntries) entries = kith_import_entries_new (found->entries, KITH_IMPORT_TICKS_NONE);
  g_autoptr (KithImportResult) result = NULL;

  for (guint i = 0; i < kith_import_entries_get_size (entries); i++) {
    KithImportEntry *entry = kith_import_entries_get (entries, i);

    kith_import_entries_tick (entries, entry, TRUE);
    if (kith_import_entry_get_status (entry) == KITH_IMPORT_NEW)
      break;
    kith_import_entries_tick (entries, entry, FALSE);
  }
  result = apply (store, look->import, entries, box);
  g_assert_cmpuint (result->counts[KITH_IMPORT_NEW], ==, 1);
  g_assert_cmpuint (result->counts[KITH_IMPORT_UPDATED], ==, 0);
  kith_ui_close_store (store);
}

static void
test_refused_rows (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  KithStore *store = kith_ui_open_store (test_case, "welfare");
  g_autoptr (KithImportLook) look = look_at ("students-dates.csv");
  g_autoptr (KithProgressBox) box = g_object_ref_sink (g_object_new (KITH_TYPE_PROGRESS_BOX, NULL));
  g_autoptr (KithImportPreview) found = preview (store, look->import, box);
  g_autoptr (KithImportEntries) entries = kith_import_entries_new (found->entries, KITH_IMPORT_TICKS_ALL);
  g_autoptr (KithImportResult) result = apply (store, look->import, entries, box);
  g_autofree char *path = g_build_filename (test_case->folder, "refused.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (KithUiWait) wait = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (result->refused->len, ==, kith_import_entries_get_count (entries, KITH_IMPORT_REFUSED));
  g_assert_cmpuint (result->refused->len, >=, 1);
  kith_import_save_refused_async (store, result->refused, file, kith_ui_wait_callback, &wait);
  g_assert_true (kith_import_save_refused_finish (store, kith_ui_wait (&wait), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_nonnull (strstr (text, "31 February is not a date"));
  kith_ui_close_store (store);
}

/* A mentor may not bring students in, whatever the window offers. */
static void
test_not_allowed (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  KithStore *store = kith_ui_open_store (test_case, "mentor");
  g_autoptr (KithImportLook) look = look_at ("students-bom.csv");
  g_autoptr (KithProgressBox) box = g_object_ref_sink (g_object_new (KITH_TYPE_PROGRESS_BOX, NULL));
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  kith_import_preview_async (store, look->import, make_meter (box), NULL, kith_ui_wait_callback, &wait);
  g_assert_null (kith_import_preview_finish (store, kith_ui_wait (&wait), &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  kith_ui_close_store (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  kith_ui_register ();

  g_test_add_func ("/import/ticks", test_ticks);
  g_test_add_func ("/import/narrow", test_narrow);
  g_test_add_func ("/import/words", test_words);
  g_test_add_func ("/import/many", test_many);
  g_test_add_func ("/import/look-at-table", test_look_at_table);
  g_test_add_func ("/import/remembers-columns", test_remembers_columns);
  g_test_add_func ("/import/look-at-nonsense", test_look_at_nonsense);
  g_test_add_func ("/import/ilr", test_import_ilr);
  g_test_add_func ("/import/none-but", test_import_none_but);
  g_test_add_func ("/import/refused-rows", test_refused_rows);
  g_test_add_func ("/import/not-allowed", test_not_allowed);
  return g_test_run ();
}
