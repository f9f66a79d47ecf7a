/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-list-model.h"
#include "kith-operation.h"
#include "kith-secret.h"
#include "kith-test-case.h"

typedef struct {
  KithTestCase *test;
  KithStore *store;
  KithListModel *list;
  /* What the list said, one "position-removed+added" each */
  GString *said;
} World;

static void
take_result_cb (GObject      *source_object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
open_store (World      *world,
            const char *user)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kith_store_open_async (world->store, world->test->path, user, KITH_TEST_PASSPHRASE, NULL, take_result_cb, &result);
  g_assert_true (kith_store_open_finish (world->store, wait_for (&result), &error));
  g_assert_no_error (error);
}

static void
close_store (World *world)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kith_store_close_async (world->store, take_result_cb, &result);
  g_assert_true (kith_store_close_finish (world->store, wait_for (&result), &error));
  g_assert_no_error (error);
}

static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  World      *world)
{
  g_string_append_printf (world->said, "%u-%u+%u ", position, removed, added);
}

static void
add_students (KithTestCase *test,
              guint         n_students)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_case_file_begin_bulk (test->file, "Many", &error));
  for (guint i = 0; i < n_students; i++) {
    g_autofree char *name = g_strdup_printf ("Student %04u", i);
    g_autofree char *id = g_strdup_printf ("5%04u", i);
    g_autoptr (KithRecord) student = kith_test_student (name, id);

    kith_record_set_text (student, KITH_STUDENT_CAMPUS, i % 10 == 0 ? "North" : "South");
    g_assert_true (kith_case_file_save (test->file, student, KITH_SAVE_DEFAULT, &error));
  }
  g_assert_true (kith_case_file_end_bulk (test->file, &error));
}

static World *
world_new (guint n_students)
{
  World *world = g_new0 (World, 1);

  world->test = kith_test_case_new ();
  add_students (world->test, n_students);
  kith_test_case_sign_out (world->test);
  world->store = kith_store_new (world->test->clock);
  open_store (world, "manager");
  world->list = kith_list_model_new (world->store);
  world->said = g_string_new (NULL);
  g_signal_connect (world->list, "items-changed", G_CALLBACK (items_changed_cb), world);
  return world;
}

static void
world_free (World *world)
{
  close_store (world);
  g_assert_finalize_object (world->list);
  /* The store thread may still be letting go of its last job. */
  g_object_unref (world->store);
  kith_test_case_free (world->test);
  g_string_free (world->said, TRUE);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static guint
get_length (World *world)
{
  guint length = 0;

  g_object_get (world->list, "n-items", &length, NULL);
  return length;
}

static gboolean
is_loading (World *world)
{
  gboolean loading = FALSE;

  g_object_get (world->list, "loading", &loading, NULL);
  return loading;
}

/* Until the list is read and has grown to its full length. */
static void
settle (World *world)
{
  while (is_loading (world) || g_list_model_get_n_items (G_LIST_MODEL (world->list)) != get_length (world))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
show (World      *world,
      const char *field,
      const char *value)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);

  if (field != NULL)
    kith_query_where (query, field, value);
  kith_list_model_set_query (world->list, query);
}

static const char *
wait_for_name (KithSlot *slot)
{
  while (kith_slot_get_record (slot) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return kith_record_get_text (kith_slot_get_record (slot), KITH_STUDENT_PREFERRED_NAME);
}

/* A screenful first, then more, and never anything but the tail. */
static void
test_stages (void)
{
  g_autoptr (World) world = world_new (300);
  g_autoptr (KithSlot) slot = NULL;

  show (world, NULL, NULL);
  while (g_list_model_get_n_items (G_LIST_MODEL (world->list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world->list)), ==, 30);
  g_assert_cmpuint (get_length (world), ==, 303);
  slot = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_assert_nonnull (kith_slot_get_record (slot));
  settle (world);
  g_assert_cmpstr (world->said->str, ==,
                   "0-0+30 30-0+20 50-0+20 70-0+20 90-0+20 110-0+20 130-0+20 150-0+20 170-0+20 190-0+20 210-0+20 "
                   "230-0+73 ");
}

/* The same slot for a position as long as somebody holds it; what it shows changes with the query. */
static void
test_stable_slots (void)
{
  g_autoptr (World) world = world_new (100);
  g_autoptr (KithSlot) first = NULL;
  g_autoptr (KithSlot) second = NULL;
  g_autoptr (KithSlot) again = NULL;

  show (world, NULL, NULL);
  settle (world);
  first = g_list_model_get_item (G_LIST_MODEL (world->list), 1);
  second = g_list_model_get_item (G_LIST_MODEL (world->list), 2);
  g_assert_cmpstr (wait_for_name (first), ==, "Student 0000");
  g_assert_cmpstr (wait_for_name (second), ==, "Student 0001");
  g_string_truncate (world->said, 0);
  show (world, "campus", "North");
  settle (world);
  g_assert_cmpstr (world->said->str, ==, "10-93+0 ");
  again = g_list_model_get_item (G_LIST_MODEL (world->list), 1);
  g_assert_true (again == first);
  g_assert_cmpstr (wait_for_name (first), ==, "Student 0010");
  g_assert_cmpuint (kith_slot_get_position (first), ==, 1);
}

/* Same length, other content: the list says nothing, the slots do. */
static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    data)
{
  ++*(guint *) data;
}

static void
test_same_length (void)
{
  g_autoptr (World) world = world_new (40);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (KithSlot) slot = NULL;
  guint n_notified = 0;

  show (world, NULL, NULL);
  settle (world);
  slot = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_assert_cmpstr (wait_for_name (slot), ==, "Jay A");
  g_signal_connect (slot, "notify::record", G_CALLBACK (notify_cb), &n_notified);
  g_string_truncate (world->said, 0);
  kith_query_set_order (query, "-preferred-name");
  kith_list_model_set_query (world->list, query);
  settle (world);
  g_assert_cmpstr (world->said->str, ==, "");
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (wait_for_name (slot), ==, "علي");
}

/* Far down: the page comes when it is asked for. */
static void
test_far_page (void)
{
  g_autoptr (World) world = world_new (1000);
  g_autoptr (KithSlot) slot = NULL;

  show (world, NULL, NULL);
  settle (world);
  slot = g_list_model_get_item (G_LIST_MODEL (world->list), 900);
  g_assert_null (kith_slot_get_record (slot));
  g_assert_cmpstr (wait_for_name (slot), ==, "Student 0899");
  g_assert_cmpint (kith_list_model_get_id (world->list, 900), ==, kith_record_get_id (kith_slot_get_record (slot)));
  g_assert_cmpuint (kith_list_model_find (world->list, kith_list_model_get_id (world->list, 900)), ==, 900);
  g_assert_cmpuint (kith_list_model_find (world->list, -1), ==, G_MAXUINT);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (world->list), 1003));
}

static void
save (World      *world,
      KithRecord *record)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kith_store_save_async (world->store, record, KITH_SAVE_DEFAULT, NULL, take_result_cb, &result);
  g_assert_true (kith_store_save_finish (world->store, wait_for (&result), &error));
  g_assert_no_error (error);
}

/* A record that is saved appears, and a changed one shows its new words. */
static void
test_refresh (void)
{
  g_autoptr (World) world = world_new (3);
  g_autoptr (KithRecord) record = kith_test_student ("Aaron", "1");
  g_autoptr (KithSlot) slot = NULL;

  show (world, NULL, NULL);
  settle (world);
  slot = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_string_truncate (world->said, 0);
  save (world, record);
  g_assert_cmpint (kith_record_get_id (record), >, 0);
  settle (world);
  g_assert_cmpstr (world->said->str, ==, "6-0+1 ");
  g_assert_cmpstr (wait_for_name (slot), ==, "Aaron");
  kith_record_set_text (record, KITH_STUDENT_PREFERRED_NAME, "Aaliyah");
  save (world, record);
  settle (world);
  g_assert_cmpstr (wait_for_name (slot), ==, "Aaliyah");
}

/* Only the answer to the last query counts. */
static void
test_quick_queries (void)
{
  g_autoptr (World) world = world_new (200);

  for (guint i = 0; i < 50; i++)
    show (world, "campus", i % 2 == 0 ? "South" : "nowhere");
  show (world, "campus", "North");
  settle (world);
  g_assert_cmpuint (get_length (world), ==, 20);
}

/* Nothing stays in the list when the file is locked. */
static void
test_locked (void)
{
  g_autoptr (World) world = world_new (60);
  g_autoptr (KithSlot) slot = NULL;

  show (world, NULL, NULL);
  settle (world);
  slot = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_assert_nonnull (kith_slot_get_record (slot));
  close_store (world);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world->list)), ==, 0);
  g_assert_null (kith_slot_get_record (slot));
  g_assert_null (kith_store_get_actor (world->store));
}

static void
test_error (void)
{
  g_autoptr (World) world = world_new (1);
  g_autofree char *message = NULL;

  show (world, "no-such-field", "x");
  settle (world);
  g_object_get (world->list, "error", &message, NULL);
  g_assert_nonnull (message);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/list-model/stages", test_stages);
  g_test_add_func ("/store/list-model/stable-slots", test_stable_slots);
  g_test_add_func ("/store/list-model/same-length", test_same_length);
  g_test_add_func ("/store/list-model/far-page", test_far_page);
  g_test_add_func ("/store/list-model/refresh", test_refresh);
  g_test_add_func ("/store/list-model/quick-queries", test_quick_queries);
  g_test_add_func ("/store/list-model/locked", test_locked);
  g_test_add_func ("/store/list-model/error", test_error);
  return g_test_run ();
}
