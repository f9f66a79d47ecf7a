/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary/kith-appointments-group.h"
#include "diary/kith-diary-page-private.h"
#include "kith-kinds.h"
#include "kith-operation.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "plan/kith-plans-view.h"
#include "shell/kith-lockable.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

#define PATIENCE_US (10 * G_USEC_PER_SEC)

/* The day of the tests is Tuesday 10 March 2026. */

typedef struct {
  KithTestCase *test;
  KithStore *store;
  GtkWindow *window;
  GtkWidget *page;
} Fixture;

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
wait_for_label (GtkWidget  *widget,
                const char *text,
                gboolean    wanted)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (has_label (widget, text) != wanted && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return has_label (widget, text) == wanted;
}

static gpointer
find_name (GtkWidget  *widget,
           const char *prefix)
{
  if (g_str_has_prefix (gtk_widget_get_name (widget), prefix))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find_name (child, prefix);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
add_appointment (Fixture    *fixture,
                 gint64      student,
                 const char *type,
                 const char *date,
                 const char *place)
{
  g_autoptr (KithRecord) appointment = kith_test_record (fixture->test, &kith_appointment_kind, student, 0);

  kith_record_set_text (appointment, KITH_APPOINTMENT_TYPE, type);
  kith_record_set_text (appointment, KITH_APPOINTMENT_DATE, date);
  kith_record_set_text (appointment, KITH_APPOINTMENT_TIME, "10:30");
  kith_record_set_text (appointment, KITH_APPOINTMENT_PLACE, place);
  kith_test_save (fixture->test->file, appointment);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user)
{
  fixture->test = kith_test_case_new ();
  kith_test_case_sign_in (fixture->test, "welfare");
  add_appointment (fixture, fixture->test->jay, "housing", "2026-03-12", "Market Row");
  add_appointment (fixture, fixture->test->zofia, "college", "2026-03-13", "Hilltop");
  add_appointment (fixture, fixture->test->jay, "housing", "2026-03-09", "Canalside");
  fixture->store = kith_ui_open_store (fixture->test, user);
}

static void
show (Fixture   *fixture,
      GtkWidget *page)
{
  fixture->page = page;
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1100, 800);
  gtk_window_set_child (fixture->window, page);
  gtk_window_present (fixture->window);
}

static void
show_diary (Fixture *fixture)
{
  KithDiaryPage *page = g_object_new (KITH_TYPE_DIARY_PAGE, NULL);

  kith_diary_page_set_up (page, fixture->store);
  show (fixture, GTK_WIDGET (page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user)
{
  gtk_window_destroy (fixture->window);
  kith_ui_close_store (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_pointer (&fixture->test, kith_test_case_free);
}

static gpointer
get_part (Fixture    *fixture,
          const char *name)
{
  return gtk_widget_get_template_child (fixture->page, KITH_TYPE_DIARY_PAGE, name);
}

static KithState
get_state (Fixture *fixture)
{
  return kith_state_view_get_state (get_part (fixture, "state_view"));
}

/* The week of today, a day of it, the term: each says which days it shows, and the appointments of those. */
static void
test_views (Fixture       *fixture,
            gconstpointer  user)
{
  show_diary (fixture);
  g_assert_true (wait_for_label (fixture->page, "9 March 2026 to 15 March 2026", TRUE));
  g_assert_true (has_label (fixture->page, "Market Row"));
  g_assert_true (has_label (fixture->page, "Hilltop"));
  g_assert_true (gtk_widget_activate_action (fixture->page, "diary.view", "s", "day"));
  g_assert_true (wait_for_label (fixture->page, "Tuesday 10 March 2026", TRUE));
  g_assert_cmpint (get_state (fixture), ==, KITH_STATE_NO_RESULT);
  gtk_widget_activate_action (fixture->page, "diary.whose", "s", "everyone");
  g_assert_true (wait_for_label (fixture->page, "Nothing Planned", TRUE));
  g_assert_cmpint (get_state (fixture), ==, KITH_STATE_EMPTY);
  gtk_widget_activate_action (fixture->page, "diary.whose", "s", "mine");
  gtk_widget_activate_action (fixture->page, "diary.next", NULL);
  g_assert_true (wait_for_label (fixture->page, "Wednesday 11 March 2026", TRUE));
  gtk_widget_activate_action (fixture->page, "diary.previous", NULL);
  g_assert_true (wait_for_label (fixture->page, "Tuesday 10 March 2026", TRUE));
  /* two at once are two days */
  gtk_widget_activate_action (fixture->page, "diary.next", NULL);
  gtk_widget_activate_action (fixture->page, "diary.next", NULL);
  g_assert_true (wait_for_label (fixture->page, "Thursday 12 March 2026", TRUE));
  g_assert_true (wait_for_label (fixture->page, "Market Row", TRUE));
  g_assert_false (has_label (fixture->page, "Hilltop"));
  gtk_widget_activate_action (fixture->page, "diary.view", "s", "term");
  g_assert_true (wait_for_label (fixture->page, "Spring term", TRUE));
  gtk_widget_activate_action (fixture->page, "diary.view", "s", "week");
  gtk_widget_activate_action (fixture->page, "diary.next", NULL);
  g_assert_true (wait_for_label (fixture->page, "16 March 2026 to 22 March 2026", TRUE));
  gtk_widget_activate_action (fixture->page, "diary.today", NULL);
  g_assert_true (wait_for_label (fixture->page, "9 March 2026 to 15 March 2026", TRUE));
}

static void
type_day (Fixture    *fixture,
          const char *text)
{
  GtkWidget *entry = get_part (fixture, "day_entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

/* A day is typed; what is no day stays in the entry and is told apart in words. */
static void
test_typed_day (Fixture       *fixture,
                gconstpointer  user)
{
  GtkEditable *entry = NULL;
  GtkWidget *problem = NULL;

  show_diary (fixture);
  entry = get_part (fixture, "day_entry");
  problem = get_part (fixture, "problem_label");
  g_assert_true (wait_for_label (fixture->page, "9 March 2026 to 15 March 2026", TRUE));
  type_day (fixture, "31 feb");
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (problem)), "31 February"));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "31 feb");
  type_day (fixture, "18 mar");
  g_assert_false (gtk_widget_get_visible (problem));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_true (wait_for_label (fixture->page, "16 March 2026 to 22 March 2026", TRUE));
  g_assert_true (wait_for_label (fixture->page, "Market Row", FALSE));
}

/* What is left out can be brought back, and an empty diary says which of the two it is. */
static void
test_filters (Fixture       *fixture,
              gconstpointer  user)
{
  show_diary (fixture);
  g_assert_true (wait_for_label (fixture->page, "Market Row", TRUE));
  gtk_widget_activate_action (fixture->page, "diary.appointments", NULL);
  g_assert_true (wait_for_label (fixture->page, "Market Row", FALSE));
  g_assert_true (gtk_widget_get_visible (get_part (fixture, "clear_button")));
  g_assert_cmpint (get_state (fixture), ==, KITH_STATE_NO_RESULT);
  gtk_widget_activate_action (fixture->page, "diary.clear", NULL);
  g_assert_true (wait_for_label (fixture->page, "Market Row", TRUE));
  g_assert_false (gtk_widget_get_visible (get_part (fixture, "clear_button")));
}

/* A mentor's diary is that of the student they support; a lock keeps which days, and comes back to them. */
static void
test_mentor (Fixture       *fixture,
             gconstpointer  user)
{
  g_autofree char *place = NULL;

  show_diary (fixture);
  g_assert_true (wait_for_label (fixture->page, "Market Row", TRUE));
  gtk_widget_activate_action (fixture->page, "diary.whose", "s", "everyone");
  g_assert_true (wait_for_label (fixture->page, "Everyone’s", TRUE));
  g_assert_true (wait_for_label (fixture->page, "Market Row", TRUE));
  g_assert_false (has_label (fixture->page, "Hilltop"));
  place = kith_lockable_dup_place (KITH_LOCKABLE (fixture->page));
  g_assert_cmpstr (place, ==, "week 2026-03-10 everyone");
  kith_lockable_go_to_place (KITH_LOCKABLE (fixture->page), "day 2026-03-12 mine");
  g_assert_true (wait_for_label (fixture->page, "Thursday 12 March 2026", TRUE));
}

/* Who may not write appointments is not offered to. */
static void
test_reads_only (Fixture       *fixture,
                 gconstpointer  user)
{
  show_diary (fixture);
  g_assert_true (wait_for_label (fixture->page, "Hilltop", TRUE));
  g_assert_false (gtk_widget_get_visible (get_part (fixture, "add_button")));
}

/* On the store thread: what holding a meeting with an action does, two kinds in one operation. */
static gpointer
hold_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  const KithTestCase *test = data;
  g_autoptr (KithRecord) plan = kith_record_new (&kith_plan_kind);
  g_autoptr (KithRecord) task = kith_record_new (&kith_task_kind);

  kith_record_set_number (plan, KITH_PLAN_STUDENT, test->jay);
  kith_record_set_text (plan, KITH_PLAN_TYPE, "pep");
  kith_record_set_text (plan, KITH_PLAN_DATE, "2026-03-11");
  kith_record_set_text (plan, KITH_PLAN_STATUS, "planned");
  kith_record_set_text (plan, KITH_PLAN_PLACE, "Fen House");
  kith_record_set_number (task, KITH_TASK_STUDENT, test->jay);
  kith_record_set_text (task, KITH_TASK_TEXT, "Ring the bus company");
  kith_record_set_text (task, KITH_TASK_DUE, "2026-03-11");
  if (!kith_case_file_begin (file, "Meeting", error) ||
      !kith_case_file_save (file, plan, KITH_SAVE_ACCEPT_WARNINGS, error) ||
      !kith_case_file_save (file, task, KITH_SAVE_ACCEPT_WARNINGS, error))
    return NULL;
  return GINT_TO_POINTER (kith_case_file_commit (file, error));
}

/* What several kinds changed in at once is seen as well. */
static void
test_several_kinds (Fixture       *fixture,
                    gconstpointer  user)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  show_diary (fixture);
  g_assert_true (wait_for_label (fixture->page, "Market Row", TRUE));
  kith_store_submit_async (fixture->store, hold_job, fixture->test, NULL, NULL, NULL, kith_ui_wait_callback, &wait);
  kith_store_submit_finish (fixture->store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  g_assert_true (wait_for_label (fixture->page, "Fen House", TRUE));
}

static KithRecord *
load_appointment (Fixture    *fixture,
                  const char *place)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (KithQuery) query = kith_query_new (&kith_appointment_kind);

  kith_query_where (query, "place", place);
  kith_store_list_async (fixture->store, query, NULL, kith_ui_wait_callback, &wait);
  found = kith_store_list_finish (fixture->store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (g_ptr_array_index (found, 0));
}

static void
save_record (Fixture    *fixture,
             KithRecord *record)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  kith_store_save_async (fixture->store, record, KITH_SAVE_ACCEPT_WARNINGS, NULL, kith_ui_wait_callback, &wait);
  kith_store_save_finish (fixture->store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
}

static gboolean
is_focused (Fixture    *fixture,
            const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL && gtk_widget_is_ancestor (focus, get_part (fixture, "rows")) && has_label (focus, text);
}

/* Who edits a line from the keyboard goes on from there, whatever comes in before it or changes in it. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  user)
{
  g_autoptr (KithRecord) last = NULL;
  g_autoptr (KithRecord) first = NULL;
  g_autoptr (KithRecord) early = kith_test_record (fixture->test, &kith_appointment_kind, fixture->test->jay, 0);

  show_diary (fixture);
  kith_lockable_go_to_place (KITH_LOCKABLE (fixture->page), "day 2026-03-12 mine");
  g_assert_true (wait_for_label (fixture->page, "Thursday 12 March 2026", TRUE));
  g_assert_true (wait_for_label (fixture->page, "Market Row", TRUE));
  first = load_appointment (fixture, "Market Row");
  last = kith_record_dup (early);
  kith_record_set_text (last, KITH_APPOINTMENT_TYPE, "housing");
  kith_record_set_text (last, KITH_APPOINTMENT_DATE, "2026-03-12");
  kith_record_set_text (last, KITH_APPOINTMENT_TIME, "16:00");
  kith_record_set_text (last, KITH_APPOINTMENT_PLACE, "Orchard Lane");
  save_record (fixture, last);
  g_assert_true (wait_for_label (fixture->page, "Orchard Lane", TRUE));
  gtk_list_view_scroll_to (get_part (fixture, "rows"), 1, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (get_part (fixture, "rows"));
  g_assert_true (is_focused (fixture, "Orchard Lane"));
  kith_record_set_text (early, KITH_APPOINTMENT_TYPE, "housing");
  kith_record_set_text (early, KITH_APPOINTMENT_DATE, "2026-03-12");
  kith_record_set_text (early, KITH_APPOINTMENT_TIME, "08:30");
  kith_record_set_text (early, KITH_APPOINTMENT_PLACE, "Ferry Steps");
  save_record (fixture, early);
  g_assert_true (wait_for_label (fixture->page, "Ferry Steps", TRUE));
  g_assert_true (is_focused (fixture, "Orchard Lane"));
  /* the line itself, to another place in the list */
  kith_record_set_text (last, KITH_APPOINTMENT_TIME, "07:00");
  kith_record_set_text (last, KITH_APPOINTMENT_PLACE, "Orchard Gate");
  save_record (fixture, last);
  g_assert_true (wait_for_label (fixture->page, "Orchard Gate", TRUE));
  g_assert_true (is_focused (fixture, "Orchard Gate"));
  /* the line moves to another day: what is there now takes its place */
  kith_record_set_text (last, KITH_APPOINTMENT_DATE, "2026-03-14");
  save_record (fixture, last);
  g_assert_true (wait_for_label (fixture->page, "Orchard Gate", FALSE));
  g_assert_true (is_focused (fixture, "Ferry Steps"));
  g_assert_true (has_label (fixture->page, kith_record_get_text (first, KITH_APPOINTMENT_PLACE)));
}

/* On the student's page: what comes first, how the past one went in one click; nobody has attended tomorrow. */
static void
test_section (Fixture       *fixture,
              gconstpointer  user)
{
  g_autoptr (KithRecord) past = NULL;
  g_autoptr (KithRecord) coming = NULL;
  g_autoptr (KithRecord) after = NULL;
  g_autofree char *attended_past = NULL;
  g_autofree char *attended_coming = NULL;
  g_autofree char *cancelled_coming = NULL;

  past = load_appointment (fixture, "Canalside");
  coming = load_appointment (fixture, "Market Row");
  attended_past = g_strdup_printf ("kith-outcome-attended-%" G_GINT64_FORMAT, kith_record_get_id (past));
  attended_coming = g_strdup_printf ("kith-outcome-attended-%" G_GINT64_FORMAT, kith_record_get_id (coming));
  cancelled_coming = g_strdup_printf ("kith-outcome-cancelled-%" G_GINT64_FORMAT, kith_record_get_id (coming));
  show (fixture, kith_student_pane_new (KITH_TYPE_PLANS_VIEW, fixture->store, fixture->test->jay));
  g_assert_true (wait_for_label (fixture->page, "Market Row", TRUE));
  g_assert_false (has_label (fixture->page, "Hilltop"));
  g_assert_nonnull (find_name (fixture->page, "kith-new-appointment"));
  g_assert_nonnull (find_name (fixture->page, "kith-print-slip"));
  g_assert_nonnull (find_name (fixture->page, cancelled_coming));
  g_assert_null (find_name (fixture->page, attended_coming));
  g_signal_emit_by_name (find_name (fixture->page, attended_past), "clicked");
  g_assert_true (wait_for_label (fixture->page, "Canalside · Attended", TRUE));
  g_assert_null (find_name (fixture->page, attended_past));
  after = load_appointment (fixture, "Canalside");
  g_assert_cmpstr (kith_record_get_text (after, KITH_APPOINTMENT_OUTCOME), ==, "attended");
}

static gint64
save_today (Fixture    *fixture,
            const char *time)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (KithRecord) appointment = kith_test_record (fixture->test, &kith_appointment_kind, fixture->test->jay, 0);
  g_autoptr (GError) error = NULL;

  kith_record_set_text (appointment, KITH_APPOINTMENT_TYPE, "housing");
  kith_record_set_text (appointment, KITH_APPOINTMENT_DATE, "2026-03-10");
  kith_record_set_text (appointment, KITH_APPOINTMENT_TIME, time);
  kith_store_save_async (fixture->store, appointment, KITH_SAVE_ACCEPT_WARNINGS, NULL, kith_ui_wait_callback, &wait);
  kith_store_save_finish (fixture->store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  return kith_record_get_id (appointment);
}

static GtkWidget *
find_outcome (Fixture    *fixture,
              const char *code,
              gint64      id)
{
  g_autofree char *name = g_strdup_printf ("kith-outcome-%s-%" G_GINT64_FORMAT, code, id);

  return find_name (fixture->page, name);
}

/* Nobody has attended what begins in the evening, and whoever hears the buttons hears which appointment it is. */
static void
test_section_today (Fixture       *fixture,
                    gconstpointer  user)
{
  gint64 over = save_today (fixture, "00:01");
  gint64 coming = save_today (fixture, "23:59");

  show (fixture, kith_student_pane_new (KITH_TYPE_PLANS_VIEW, fixture->store, fixture->test->jay));
  g_assert_true (wait_for_label (fixture->page, "Tuesday 10 March 2026", TRUE));
  g_assert_nonnull (find_outcome (fixture, "attended", over));
  g_assert_null (find_outcome (fixture, "attended", coming));
  kith_ui_assert_name (find_outcome (fixture, "cancelled", coming), "Housing, Tuesday 10 March 2026: Cancelled");
}

static void
test_section_read (Fixture       *fixture,
                   gconstpointer  user)
{
  show (fixture, kith_student_pane_new (KITH_TYPE_PLANS_VIEW, fixture->store, fixture->test->jay));
  g_assert_true (wait_for_label (fixture->page, "Market Row", TRUE));
  g_assert_null (find_name (fixture->page, "kith-new-appointment"));
  g_assert_null (find_name (fixture->page, "kith-outcome-"));
}

#define DIARY_TEST(path, user, function) g_test_add (path, Fixture, user, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();
  DIARY_TEST ("/diary/views", "coach", test_views);
  DIARY_TEST ("/diary/typed-day", "coach", test_typed_day);
  DIARY_TEST ("/diary/filters", "coach", test_filters);
  DIARY_TEST ("/diary/mentor", "mentor", test_mentor);
  DIARY_TEST ("/diary/reads-only", "dpo", test_reads_only);
  DIARY_TEST ("/diary/several-kinds", "coach", test_several_kinds);
  DIARY_TEST ("/diary/focus", "coach", test_focus);
  DIARY_TEST ("/diary/section", "coach", test_section);
  DIARY_TEST ("/diary/section-today", "coach", test_section_today);
  DIARY_TEST ("/diary/section-read", "dpo", test_section_read);
  return g_test_run ();
}
