/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-text-row.h"
#include "groups/kith-group-facts.h"
#include "groups/kith-group-page.h"
#include "groups/kith-group-save.h"
#include "groups/kith-register-list.h"
#include "groups/kith-register-row.h"
#include "kith-attendee.h"
#include "kith-draft.h"
#include "kith-group-register.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "shell/kith-lockable.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

#define PATIENCE_US (20 * G_USEC_PER_SEC)

static gint64
add_session (KithTestCase *test,
             const char   *user)
{
  g_autoptr (KithRecord) group = kith_test_record (test, &kith_group_kind, 0, 0);
  const KithRegisterEntry entries[] = { { test->jay, "invited", 0 }, { test->zofia, "invited", 0 } };
  g_autoptr (GError) error = NULL;

  /* over, so that somebody can have come to it */
  kith_record_set_text (group, KITH_GROUP_DATE, "2026-03-09");
  kith_group_register_save (kith_test_case_sign_in (test, user), group, entries, 2, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
  return kith_record_get_id (group);
}

static KithGroupFacts *
load_facts (KithStore *store,
            gint64     group)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  KithGroupFacts *facts;

  kith_group_facts_load_async (store, group, NULL, kith_ui_wait_callback, &wait);
  facts = kith_group_facts_load_finish (store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  return facts;
}

static KithRegister *
load_register (const KithGroupFacts *facts)
{
  KithRegister *reg = kith_register_new ();

  kith_register_load (reg, facts->attendees, facts->names);
  return reg;
}

static void
assert_line (KithRegister *reg,
             guint         position,
             const char   *name,
             const char   *status)
{
  const KithRegisterLine *line = kith_register_get_line (reg, position);

  g_assert_cmpstr (line->name, ==, name);
  g_assert_cmpstr (line->status, ==, status);
}

/* What the page sees for each role. */
static void
test_facts (void)
{
  static const struct {
    const char *user;
    guint n_lines;
    gboolean may_edit, may_mark, is_whole;
  } expected[] = {
    { "welfare", 2, TRUE, TRUE, TRUE },   { "coach", 2, TRUE, TRUE, FALSE }, { "mentor", 1, FALSE, TRUE, FALSE },
    { "dpo", 2, FALSE, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (KithTestCase) test = kith_test_case_new ();
    gint64 group = add_session (test, "welfare");
    KithStore *store = kith_ui_open_store (test, expected[i].user);
    g_autoptr (KithGroupFacts) facts = load_facts (store, group);

    g_assert_cmpuint (facts->attendees->len, ==, expected[i].n_lines);
    g_assert_cmpuint (g_hash_table_size (facts->names), ==, expected[i].n_lines);
    g_assert_cmpint (facts->may_edit, ==, expected[i].may_edit);
    g_assert_cmpint (facts->may_mark, ==, expected[i].may_mark);
    g_assert_cmpint (facts->is_whole, ==, expected[i].is_whole);
    kith_ui_close_store (store);
  }
}

static gboolean
save (KithStore            *store,
      const KithGroupFacts *facts,
      KithRegister         *reg,
      GError              **error)
{
  g_auto (KithUiWait) wait = { 0 };

  kith_group_save_async (store, facts->group, kith_register_list_changes (reg), KITH_SAVE_DISCARD_DRAFT,
                         kith_ui_wait_callback, &wait);
  return kith_group_save_finish (store, kith_ui_wait (&wait), error);
}

/* Ticked, saved, read again. */
static void
test_save (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 group = add_session (test, "welfare");
  gint64 ali = test->ali;
  KithStore *store = kith_ui_open_store (test, "welfare");
  g_autoptr (KithGroupFacts) facts = load_facts (store, group);
  g_autoptr (KithGroupFacts) after = NULL;
  g_autoptr (KithRegister) reg = load_register (facts);
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_register_is_changed (reg));
  kith_register_set_status (reg, 0, "attended");
  g_assert_true (kith_register_add (reg, ali, "Ali"));
  g_assert_false (kith_register_add (reg, ali, "Ali"));
  assert_line (reg, 0, "Ali", "invited");
  assert_line (reg, 1, "Jay A", "attended");
  g_assert_true (save (store, facts, reg, &error));
  g_assert_no_error (error);

  after = load_facts (store, group);
  kith_register_load (reg, after->attendees, after->names);
  g_assert_false (kith_register_is_changed (reg));
  g_assert_cmpuint (kith_register_get_n_lines (reg), ==, 3);
  kith_ui_close_store (store);
}

/* What somebody else saved comes in, and what is ticked here stays ticked. */
static void
test_ticks_stay (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 group = add_session (test, "welfare");
  KithStore *store = kith_ui_open_store (test, "welfare");
  g_autoptr (KithGroupFacts) facts = load_facts (store, group);
  g_autoptr (KithGroupFacts) after = NULL;
  g_autoptr (KithRegister) mine = load_register (facts);
  g_autoptr (KithRegister) theirs = load_register (facts);
  g_autoptr (GArray) changes = NULL;

  kith_register_set_status (mine, 0, "attended");
  kith_register_set_status (theirs, 1, "apologies");
  g_assert_true (save (store, facts, theirs, NULL));
  after = load_facts (store, group);
  kith_register_load (mine, after->attendees, after->names);
  assert_line (mine, 0, "Jay A", "attended");
  g_assert_cmpstr (kith_register_get_line (mine, 1)->status, ==, "apologies");
  changes = kith_register_list_changes (mine);
  g_assert_cmpuint (changes->len, ==, 1);
  kith_ui_close_store (store);
}

static void
keep_draft (KithTestCase *test,
            const char   *user,
            gint64        group,
            KithRegister *reg)
{
  g_autoptr (GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KithDraft) draft = NULL;
  g_autofree char *body = NULL;

  kith_register_write_draft (reg, typed);
  g_hash_table_insert (typed, g_strdup ("feedback"), g_strdup ("Everybody wanted the recipe"));
  body = kith_group_facts_write_typed (typed);
  draft = kith_draft_new (&kith_attendee_kind, kith_group_register_get_draft_place (group), group, 1, body);
  g_assert_true (kith_draft_save (kith_test_case_sign_in (test, user), draft, NULL));
}

/* After a lock or a kill the ticks are there again, also of a student who is not on the saved register. */
static void
test_draft (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 group = add_session (test, "welfare");
  gint64 ali = test->ali;
  KithStore *store = kith_ui_open_store (test, "welfare");
  g_autoptr (KithGroupFacts) facts = load_facts (store, group);
  g_autoptr (KithRegister) before = load_register (facts);
  g_autoptr (KithGroupFacts) later = NULL;
  g_autoptr (KithRegister) after = NULL;

  kith_register_set_status (before, 0, "absent");
  kith_register_set_status (before, 1, NULL);
  g_assert_true (kith_register_add (before, ali, "Ali"));
  kith_ui_close_store (store);
  keep_draft (test, "welfare", group, before);

  store = kith_ui_open_store (test, "welfare");
  later = load_facts (store, group);
  after = load_register (later);
  g_assert_cmpstr (g_hash_table_lookup (later->draft, "feedback"), ==, "Everybody wanted the recipe");
  kith_register_restore_draft (after, later->draft, later->names);
  g_assert_true (kith_register_is_changed (after));
  for (guint i = 0; i < kith_register_get_n_lines (after); i++) {
    const KithRegisterLine *line = kith_register_get_line (after, i);

    if (line->student == ali)
      g_assert_cmpstr (line->status, ==, "invited");
    else if (g_str_equal (line->name, "Jay A"))
      g_assert_cmpstr (line->status, ==, "absent");
    else
      g_assert_null (line->status);
  }
  g_assert_cmpuint (kith_register_get_n_lines (after), ==, 3);
  kith_ui_close_store (store);
}

static KithRegister *
make_register (void)
{
  KithRegister *reg = kith_register_new ();

  g_assert_true (kith_register_add (reg, 7, "Wren"));
  g_assert_true (kith_register_add (reg, 8, "Bo"));
  return reg;
}

static KithRegisterRow *
get_row (GtkWidget *list,
         int        position)
{
  GtkWidget *box = adw_bin_get_child (ADW_BIN (list));

  return KITH_REGISTER_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), position));
}

/* One key for each student; what means nothing is left for others. */
static void
test_keys (void)
{
  g_autoptr (KithRegister) reg = make_register ();
  GtkWidget *list = g_object_ref_sink (g_object_new (KITH_TYPE_REGISTER_LIST, NULL));
  KithRegisterCount count;

  kith_register_list_set_register (KITH_REGISTER_LIST (list), reg, TRUE);
  assert_line (reg, 0, "Bo", "invited");
  g_assert_true (kith_register_row_press (get_row (list, 0), GDK_KEY_c));
  assert_line (reg, 0, "Bo", "attended");
  g_assert_true (kith_register_row_press (get_row (list, 0), GDK_KEY_A));
  assert_line (reg, 0, "Bo", "apologies");
  g_assert_true (kith_register_row_press (get_row (list, 1), GDK_KEY_d));
  assert_line (reg, 1, "Wren", "absent");
  g_assert_true (kith_register_row_press (get_row (list, 1), GDK_KEY_space));
  assert_line (reg, 1, "Wren", "invited");
  g_assert_true (kith_register_row_press (get_row (list, 1), GDK_KEY_space));
  assert_line (reg, 1, "Wren", "attended");
  g_assert_false (kith_register_row_press (get_row (list, 1), GDK_KEY_Tab));
  kith_register_tally (reg, &count);
  g_assert_cmpuint (count.came, ==, 1);
  g_assert_cmpuint (count.apologies, ==, 1);
  /* added and taken off again before it was ever saved: gone */
  g_assert_true (kith_register_row_press (get_row (list, 0), GDK_KEY_Delete));
  g_assert_cmpuint (kith_register_get_n_lines (reg), ==, 1);
  g_object_unref (list);
}

static GtkWidget *
find_tooltip (GtkWidget  *widget,
              const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_tooltip (child, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
offers_words (GtkWidget *list,
              int        position)
{
  return gtk_widget_get_visible (find_tooltip (GTK_WIDGET (get_row (list, position)), "In Their Own Words"));
}

/* Whoever came may have said something about it; what is not saved yet has no line for it to go into. */
static void
test_own_words (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 group = add_session (test, "welfare");
  KithStore *store = kith_ui_open_store (test, "welfare");
  g_autoptr (KithGroupFacts) facts = load_facts (store, group);
  g_autoptr (KithRegister) reg = NULL;
  g_autoptr (GtkWidget) list = g_object_ref_sink (g_object_new (KITH_TYPE_REGISTER_LIST, NULL));

  kith_record_set_text (g_ptr_array_index (facts->attendees, 0), KITH_ATTENDEE_OWN_WORDS, "Loved the soup");
  reg = load_register (facts);
  g_assert_true (kith_register_add (reg, test->ali, "Ali"));
  kith_register_list_set_register (KITH_REGISTER_LIST (list), reg, TRUE);
  for (int i = 0; i < 3; i++)
    g_assert_false (offers_words (list, i));
  for (guint i = 0; i < 3; i++)
    kith_register_set_status (reg, i, "attended");
  g_assert_false (offers_words (list, 0));
  g_assert_true (offers_words (list, 1));
  g_assert_true (offers_words (list, 2));
  /* they stay in the line while it is ticked, and are no change by themselves */
  for (guint i = 0; i < 3; i++) {
    const KithRegisterLine *line = kith_register_get_line (reg, i);

    g_assert_cmpstr (line->own_words, ==,
                     line->student == kith_record_get_number (g_ptr_array_index (facts->attendees, 0),
                                                              KITH_ATTENDEE_STUDENT) ? "Loved the soup" : NULL);
  }
  kith_ui_close_store (store);
}

/* The same three words stand in every row: whoever hears them hears of whom. */
static void
test_names (void)
{
  g_autoptr (KithRegister) reg = make_register ();
  GtkWidget *list = g_object_ref_sink (g_object_new (KITH_TYPE_REGISTER_LIST, NULL));

  kith_register_list_set_register (KITH_REGISTER_LIST (list), reg, TRUE);
  kith_ui_assert_name (find_button (GTK_WIDGET (get_row (list, 0)), "Came"), "Bo: Came");
  kith_ui_assert_name (find_button (GTK_WIDGET (get_row (list, 1)), "Apologies"), "Wren: Apologies");
  g_object_unref (list);
}

/* Whoever may only look cannot tick. */
static void
test_read_only (void)
{
  g_autoptr (KithRegister) reg = make_register ();
  GtkWidget *list = g_object_ref_sink (g_object_new (KITH_TYPE_REGISTER_LIST, NULL));

  kith_register_list_set_register (KITH_REGISTER_LIST (list), reg, FALSE);
  g_assert_false (kith_register_row_press (get_row (list, 0), GDK_KEY_c));
  assert_line (reg, 0, "Bo", "invited");
  g_object_unref (list);
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
wait_for_label (GtkWidget  *widget,
                const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!has_label (widget, text) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return has_label (widget, text);
}

static GtkWidget *
open_page (KithStore  *store,
           gint64      group,
           GtkWindow **window)
{
  GtkWidget *page = GTK_WIDGET (kith_group_page_new (store, group));

  *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (*window, page);
  gtk_window_present (*window);
  g_assert_true (wait_for_label (page, "Jay A"));
  return page;
}

static void
close_page (KithStore *store,
            GtkWindow *window)
{
  gtk_window_destroy (window);
  kith_ui_close_store (store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Two people write how it went: the second sees what the first saved before it is gone. */
static void
test_feedback_of_others (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 group = add_session (test, "welfare");
  KithStore *store = kith_ui_open_store (test, "welfare");
  g_autoptr (KithGroupFacts) theirs = load_facts (store, group);
  g_autoptr (KithRegister) reg = load_register (theirs);
  g_autofree char *mine = NULL;
  GtkWindow *window = NULL;
  GtkWidget *page = open_page (store, group, &window);
  KithTextRow *row = KITH_TEXT_ROW (find_type (page, KITH_TYPE_TEXT_ROW));

  kith_text_row_set_text (row, "Quiet");
  kith_record_set_text (theirs->group, KITH_GROUP_FEEDBACK, "Everybody sang");
  g_assert_true (save (store, theirs, reg, NULL));
  g_assert_true (wait_for_label (page, "“Everybody sang”"));
  mine = kith_text_row_dup_text (row);
  g_assert_cmpstr (mine, ==, "Quiet");
  gtk_widget_activate_action (page, "group.save", NULL);
  while (has_label (page, "“Everybody sang”"))
    g_main_context_iteration (NULL, TRUE);
  close_page (store, window);
}

static gpointer
find_draft_job (KithCaseFile  *file,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (KithDraft) draft =
    kith_draft_load (file, &kith_attendee_kind, kith_group_register_get_draft_place (*(gint64 *) data), NULL);

  return g_strdup (draft != NULL ? "kept" : "none");
}

static char *
dup_draft_state (KithStore *store,
                 gint64     group)
{
  g_auto (KithUiWait) wait = { 0 };

  kith_store_submit_async (store, find_draft_job, &group, NULL, g_free, NULL, kith_ui_wait_callback, &wait);
  return kith_store_submit_finish (store, kith_ui_wait (&wait), NULL);
}

static gpointer
count_job (KithCaseFile  *file,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_group_kind);

  return g_strdup_printf ("%" G_GINT64_FORMAT, kith_case_file_count (file, query, error));
}

static char *
dup_count (KithStore *store)
{
  g_auto (KithUiWait) wait = { 0 };

  kith_store_submit_async (store, count_job, NULL, NULL, g_free, NULL, kith_ui_wait_callback, &wait);
  return kith_store_submit_finish (store, kith_ui_wait (&wait), NULL);
}

static void
keep_now (GtkWidget *page)
{
  g_auto (KithUiWait) wait = { 0 };

  kith_lockable_keep_async (KITH_LOCKABLE (page), kith_ui_wait_callback, &wait);
  g_assert_true (kith_lockable_keep_finish (KITH_LOCKABLE (page), kith_ui_wait (&wait), NULL));
}

/* Today offers to go on with what is ticked and not saved; not with a session that was removed. */
static void
test_remove_takes_the_draft (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 group = add_session (test, "welfare");
  KithStore *store = kith_ui_open_store (test, "welfare");
  GtkWindow *window = NULL;
  GtkWidget *page = open_page (store, group, &window);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *count = NULL;

  kith_text_row_set_text (KITH_TEXT_ROW (find_type (page, KITH_TYPE_TEXT_ROW)), "Quiet");
  keep_now (page);
  before = dup_draft_state (store, group);
  g_assert_cmpstr (before, ==, "kept");
  gtk_widget_activate_action (page, "group.remove", NULL);
  count = dup_count (store);
  g_assert_cmpstr (count, ==, "0");
  /* as when the page goes: nothing is kept any more */
  keep_now (page);
  after = dup_draft_state (store, group);
  g_assert_cmpstr (after, ==, "none");
  close_page (store, window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();

  g_test_add_func ("/groups/facts", test_facts);
  g_test_add_func ("/groups/save", test_save);
  g_test_add_func ("/groups/ticks-stay", test_ticks_stay);
  g_test_add_func ("/groups/draft", test_draft);
  g_test_add_func ("/groups/keys", test_keys);
  g_test_add_func ("/groups/own-words", test_own_words);
  g_test_add_func ("/groups/names", test_names);
  g_test_add_func ("/groups/read-only", test_read_only);
  g_test_add_func ("/groups/feedback-of-others", test_feedback_of_others);
  g_test_add_func ("/groups/remove-takes-the-draft", test_remove_takes_the_draft);
  return g_test_run ();
}
