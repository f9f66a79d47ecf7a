/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-form.h"
#include "form/kith-text-row.h"
#include "kith-save-meeting.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "plan/kith-meeting-actions.h"
#include "plan/kith-meeting-page.h"
#include "plan/kith-meeting-points.h"
#include "plan/kith-plan-pill.h"
#include "plan/kith-plans-view.h"
#include "rules/kith-preset-list.h"
#include "rules/kith-rules-sections.h"
#include "shell/kith-lockable.h"
#include "shell/kith-state-view.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

typedef struct {
  KithTestCase *test;
  KithStore *store;
  GtkWindow *window;
  AdwNavigationPage *page;
  gint64 plan;
} Fixture;

/* The form of the page that asks for a field. */
static GtkWidget *
find_row (GtkWidget  *within,
          const char *field)
{
  if (KITH_IS_FORM (within))
    return kith_form_get_row (KITH_FORM (within), field);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, field);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
type_row (Fixture    *fixture,
          const char *field,
          const char *text)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->page), field);

  g_assert_nonnull (row);
  kith_form_row_set_typed (KITH_FORM_ROW (row), text);
  kith_form_row_emit_edited (KITH_FORM_ROW (row));
}

static char *
dup_row (Fixture    *fixture,
         const char *field)
{
  return kith_form_row_dup_typed (KITH_FORM_ROW (find_row (GTK_WIDGET (fixture->page), field)));
}

static KithState
get_state (Fixture *fixture)
{
  return kith_state_view_get_state (KITH_STATE_VIEW (find_type (GTK_WIDGET (fixture->page), KITH_TYPE_STATE_VIEW)));
}

static void
open_page (Fixture *fixture)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  fixture->page = kith_meeting_page_new (fixture->store, fixture->plan);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (fixture->page));
  gtk_window_set_child (fixture->window, toasts);
  gtk_window_present (fixture->window);
  WAIT_UNTIL (get_state (fixture) != KITH_STATE_LOADING);
}

static void
close_window (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  fixture->window = NULL;
  fixture->page = NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KithRecord) plan = kith_record_new (&kith_plan_kind);

  fixture->test = kith_test_case_new ();
  kith_test_case_sign_in (fixture->test, "welfare");
  kith_record_set_number (plan, KITH_PLAN_STUDENT, fixture->test->jay);
  kith_record_set_text (plan, KITH_PLAN_TYPE, "looked-after");
  kith_record_set_text (plan, KITH_PLAN_STATUS, "planned");
  kith_record_set_text (plan, KITH_PLAN_DATE, "2026-03-12");
  kith_record_set_text (plan, KITH_PLAN_AGENDA, "School\nMoney");
  fixture->plan = kith_test_save (fixture->test->file, plan);
  fixture->store = kith_ui_open_store (fixture->test, data);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    close_window (fixture);
  kith_ui_close_store (fixture->store);
  fixture->store = NULL;
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_pointer (&fixture->test, kith_test_case_free);
}

/* What is in the case file now. */
typedef struct {
  gint64 student;
  gint64 plan;
  KithRecord *held;
  GPtrArray *plans;
  GPtrArray *tasks;
  KithDraft *draft;
} Kept;

static void
kept_free (Kept *kept)
{
  g_clear_object (&kept->held);
  g_clear_pointer (&kept->plans, g_ptr_array_unref);
  g_clear_pointer (&kept->tasks, g_ptr_array_unref);
  g_clear_pointer (&kept->draft, kith_draft_free);
  g_free (kept);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Kept, kept_free)

static gpointer
look_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Kept *kept = data;
  g_autoptr (KithQuery) plans = kith_query_new (&kith_plan_kind);
  g_autoptr (KithQuery) tasks = kith_query_new (&kith_task_kind);

  kith_query_where_student (plans, kept->student);
  kith_query_where_student (tasks, kept->student);
  kept->held = kith_case_file_load (file, &kith_plan_kind, kept->plan, error);
  kept->plans = kith_case_file_list (file, plans, NULL, error);
  kept->tasks = kith_case_file_list (file, tasks, NULL, error);
  kept->draft = kith_draft_load (file, &kith_meeting_draft_kind, kept->student, error);
  return GINT_TO_POINTER (TRUE);
}

static Kept *
look (Fixture *fixture)
{
  Kept *kept = g_new0 (Kept, 1);
  g_auto (KithUiWait) wait = { NULL };

  kept->student = fixture->test->jay;
  kept->plan = fixture->plan;
  kith_store_submit_async (fixture->store, look_job, kept, NULL, NULL, NULL, kith_ui_wait_callback, &wait);
  kith_store_submit_finish (fixture->store, kith_ui_wait (&wait), NULL);
  return kept;
}

static gboolean
has_draft (Fixture *fixture)
{
  g_autoptr (Kept) kept = look (fixture);

  return kept->draft != NULL;
}

static void
write_meeting (Fixture *fixture)
{
  KithMeetingPoints *points =
    KITH_MEETING_POINTS (find_type (GTK_WIDGET (fixture->page), KITH_TYPE_MEETING_POINTS));
  KithTextRow *notes = KITH_TEXT_ROW (find_type (GTK_WIDGET (points), KITH_TYPE_TEXT_ROW));
  KithMeetingActions *actions =
    KITH_MEETING_ACTIONS (find_type (GTK_WIDGET (fixture->page), KITH_TYPE_MEETING_ACTIONS));

  type_row (fixture, "own-words", "I want to stay where I am.");
  kith_text_row_set_text (notes, "Likes the new tutor.");
  kith_form_row_emit_edited (KITH_FORM_ROW (notes));
  type_row (fixture, "text", "Ring the carer");
  type_row (fixture, "due", "20/3/26");
  g_assert_true (kith_meeting_actions_take_typed (actions));
  type_row (fixture, "text", "Half an act");
  type_row (fixture, "outcome", "Stays.");
}

/* Typing is kept within two seconds, the action that is only half typed too, and comes back. */
static void
test_typing_is_kept (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *words = NULL;
  g_autofree char *outcome = NULL;
  g_autofree char *half = NULL;
  g_autofree char *minutes = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  GtkWidget *points = NULL;
  GtkWidget *actions = NULL;

  open_page (fixture);
  g_assert_cmpint (get_state (fixture), ==, KITH_STATE_CONTENT);
  g_assert_false (has_draft (fixture));
  write_meeting (fixture);
  WAIT_UNTIL (has_draft (fixture));
  close_window (fixture);

  open_page (fixture);
  words = dup_row (fixture, "own-words");
  outcome = dup_row (fixture, "outcome");
  half = dup_row (fixture, "text");
  g_assert_cmpstr (words, ==, "I want to stay where I am.");
  g_assert_cmpstr (outcome, ==, "Stays.");
  g_assert_cmpstr (half, ==, "Half an act");
  points = find_type (GTK_WIDGET (fixture->page), KITH_TYPE_MEETING_POINTS);
  minutes = kith_meeting_points_dup_minutes (KITH_MEETING_POINTS (points));
  g_assert_cmpstr (minutes, ==, "School\nLikes the new tutor.\n\nMoney (not talked about)");
  actions = find_type (GTK_WIDGET (fixture->page), KITH_TYPE_MEETING_ACTIONS);
  tasks = kith_meeting_actions_dup_tasks (KITH_MEETING_ACTIONS (actions));
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (tasks, 0), KITH_TASK_DUE), ==, "2026-03-20");
}

static GtkWidget *
find_tooltip (GtkWidget  *within,
              const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (within), tooltip) == 0)
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_tooltip (child, tooltip);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
keep_now (Fixture *fixture)
{
  g_auto (KithUiWait) wait = { NULL };

  kith_lockable_keep_async (KITH_LOCKABLE (fixture->page), kith_ui_wait_callback, &wait);
  g_assert_true (kith_lockable_keep_finish (KITH_LOCKABLE (fixture->page), kith_ui_wait (&wait), NULL));
}

static GtkWidget *
add_action (Fixture *fixture)
{
  GtkWidget *actions = find_type (GTK_WIDGET (fixture->page), KITH_TYPE_MEETING_ACTIONS);

  type_row (fixture, "text", "Ring the carer");
  g_assert_true (kith_meeting_actions_take_typed (KITH_MEETING_ACTIONS (actions)));
  return actions;
}

static guint
count_actions (GtkWidget *actions)
{
  g_autoptr (GPtrArray) tasks = kith_meeting_actions_dup_tasks (KITH_MEETING_ACTIONS (actions));

  return tasks->len;
}

/* An action that came back into the fields is kept also when nothing else is written, and as it is another that is
 * edited takes its place. */
static void
test_edited_action_is_kept (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *text = NULL;
  GtkWidget *actions = NULL;

  open_page (fixture);
  actions = add_action (fixture);
  keep_now (fixture);
  g_assert_true (has_draft (fixture));
  g_signal_emit_by_name (find_tooltip (actions, "Edit Ring the carer"), "clicked");
  g_assert_cmpuint (count_actions (actions), ==, 0);
  keep_now (fixture);
  g_assert_true (has_draft (fixture));
  close_window (fixture);

  open_page (fixture);
  text = dup_row (fixture, "text");
  g_assert_cmpstr (text, ==, "Ring the carer");
  actions = find_type (GTK_WIDGET (fixture->page), KITH_TYPE_MEETING_ACTIONS);
  g_assert_true (kith_meeting_actions_take_typed (KITH_MEETING_ACTIONS (actions)));
  g_assert_cmpuint (count_actions (actions), ==, 1);
}

static void
test_second_edit_loses_nothing (Fixture       *fixture,
                                gconstpointer  data)
{
  GtkWidget *actions = NULL;

  open_page (fixture);
  actions = add_action (fixture);
  type_row (fixture, "text", "Ask the college");
  g_assert_true (kith_meeting_actions_take_typed (KITH_MEETING_ACTIONS (actions)));
  g_signal_emit_by_name (find_tooltip (actions, "Edit Ring the carer"), "clicked");
  g_signal_emit_by_name (find_tooltip (actions, "Edit Ask the college"), "clicked");
  g_assert_nonnull (find_tooltip (actions, "Edit Ring the carer"));
  g_assert_cmpuint (count_actions (actions), ==, 1);
}

static void
test_removed_action_comes_back (Fixture       *fixture,
                                gconstpointer  data)
{
  GtkWidget *actions = NULL;

  open_page (fixture);
  actions = add_action (fixture);
  g_signal_emit_by_name (find_tooltip (actions, "Remove Ring the carer"), "clicked");
  g_assert_cmpuint (count_actions (actions), ==, 0);
  WAIT_UNTIL (find_button (GTK_WIDGET (fixture->window), "Undo") != NULL);
  g_signal_emit_by_name (find_button (GTK_WIDGET (fixture->window), "Undo"), "clicked");
  g_assert_cmpuint (count_actions (actions), ==, 1);
  keep_now (fixture);
  g_assert_true (has_draft (fixture));
}

static gboolean
is_held (Fixture *fixture)
{
  g_autoptr (Kept) kept = look (fixture);

  return g_strcmp0 (kith_record_get_text (kept->held, KITH_PLAN_STATUS), "held") == 0;
}

/* Without the day of the next one nothing is saved and nothing is lost; one press takes the rule's day; then all of it
 * goes in at once. */
static void
test_finish (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (Kept) refused = NULL;
  g_autoptr (Kept) saved = NULL;
  g_autofree char *due = NULL;
  GtkWidget *row = NULL;

  open_page (fixture);
  write_meeting (fixture);
  row = find_row (GTK_WIDGET (fixture->page), "next-due");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "meeting.finish", NULL);
  WAIT_UNTIL (gtk_widget_has_css_class (row, "error"));
  refused = look (fixture);
  g_assert_cmpstr (kith_record_get_text (refused->held, KITH_PLAN_STATUS), ==, "planned");
  g_assert_cmpuint (refused->tasks->len, ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "meeting.use-offer", NULL);
  due = dup_row (fixture, "next-due");
  g_assert_cmpstr (due, ==, "10 September 2026");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "meeting.finish", NULL);
  /* an impatient hand */
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "meeting.finish", NULL);
  WAIT_UNTIL (is_held (fixture));
  saved = look (fixture);
  g_assert_cmpuint (saved->plans->len, ==, 2);
  g_assert_cmpuint (saved->tasks->len, ==, 2);
  g_assert_null (saved->draft);
  g_assert_cmpstr (kith_record_get_text (saved->held, KITH_PLAN_DATE), ==, "2026-03-10");
  g_assert_cmpstr (kith_record_get_text (saved->held, KITH_PLAN_OWN_WORDS), ==, "I want to stay where I am.");
  g_assert_cmpstr (kith_record_get_text (saved->held, KITH_PLAN_MINUTES), ==,
                   "School\nLikes the new tutor.\n\nMoney (not talked about)");
  g_assert_cmpstr (kith_record_get_text (saved->held, KITH_PLAN_OUTCOME), ==, "Stays.");
}

/* A mentor reads plans and holds no meetings. */
static void
test_mentor_may_not (Fixture       *fixture,
                     gconstpointer  data)
{
  open_page (fixture);
  g_assert_cmpint (get_state (fixture), ==, KITH_STATE_NOT_ALLOWED);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "meeting.finish", NULL);
  g_assert_false (is_held (fixture));
}

static GtkWidget *
open_view (Fixture *fixture)
{
  GtkWidget *view = g_object_new (KITH_TYPE_PLANS_VIEW, NULL);

  kith_student_pane_set_student (KITH_STUDENT_PANE (view), fixture->store, fixture->test->jay);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, view);
  gtk_window_present (fixture->window);
  return view;
}

static gboolean
find_pill (GtkWidget  *within,
           const char *words)
{
  if (GTK_IS_LABEL (within) && gtk_widget_has_css_class (within, "plan-pill"))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (within)), words) && gtk_widget_has_css_class (within, "amber");
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (find_pill (child, words))
      return TRUE;
  return FALSE;
}

static void
test_view (Fixture       *fixture,
           gconstpointer  data)
{
  gboolean may = g_str_equal (data, "coach");
  GtkWidget *view = open_view (fixture);

  WAIT_UNTIL (find_pill (view, "Due in 2 days"));
  g_assert_true ((find_named (view, "kith-hold-") != NULL) == may);
  g_assert_true ((find_named (view, "kith-add-plan") != NULL) == may);
  g_assert_true ((find_named (view, "kith-edit-plan-") != NULL) == may);
  g_assert_true ((find_named (view, "kith-remove-plan-") != NULL) == may);
}

static gpointer
count_rules_job (KithCaseFile  *file,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_plan_rule_kind);

  *(gint64 *) data = kith_case_file_count (file, query, error);
  return GINT_TO_POINTER (TRUE);
}

static gint64
count_rules (Fixture *fixture)
{
  g_auto (KithUiWait) wait = { NULL };
  gint64 count = -1;

  kith_store_submit_async (fixture->store, count_rules_job, &count, NULL, NULL, NULL, kith_ui_wait_callback, &wait);
  kith_store_submit_finish (fixture->store, kith_ui_wait (&wait), NULL);
  return count;
}

/* Changing one of England's rules makes all of them the college's own; then they can be taken away. */
static void
test_presets (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *list = kith_preset_list_new (fixture->store, &kith_plan_rule_kind, "Rules", "When.", NULL, NULL);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, list);
  gtk_window_present (fixture->window);
  WAIT_UNTIL (find_named (list, "kith-edit-plan-rule-3") != NULL);
  g_assert_null (find_named (list, "kith-remove-plan-rule-"));
  kith_ui_assert_name (find_named (list, "kith-add-plan-rule"), "Add: Rule for plans");
  g_assert_cmpint (count_rules (fixture), ==, 0);
  g_signal_emit_by_name (find_named (list, "kith-edit-plan-rule-1"), "clicked");
  WAIT_UNTIL (find_named (list, "kith-remove-plan-rule-3") != NULL);
  g_assert_cmpint (count_rules (fixture), ==, 4);
  g_signal_emit_by_name (find_named (list, "kith-remove-plan-rule-0"), "clicked");
  WAIT_UNTIL (find_named (list, "kith-remove-plan-rule-3") == NULL);
  g_assert_cmpint (count_rules (fixture), ==, 3);
}

static GtkWidget *
create_section (KithStore  *store,
                const char *kind)
{
  guint n_sections = 0;
  const KithRulesSection *sections = kith_rules_sections_get (&n_sections);

  for (guint i = 0; i < n_sections; i++)
    if (g_str_equal (sections[i].kind, kind))
      return sections[i].create (store);
  g_assert_not_reached ();
}

/* Whoever looks for the next holiday does not read through last year's. */
static void
test_calendar (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *list = create_section (fixture->store, "calendar-day");
  GtkWidget *past = NULL;

  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, list);
  gtk_window_present (fixture->window);
  WAIT_UNTIL (find_named (list, "kith-past-calendar-day") != NULL);
  past = find_named (list, "kith-past-calendar-day");
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (past)));
  /* they come in the order of the calendar: the first is over, the last is not */
  g_assert_true (gtk_widget_is_ancestor (find_named (list, "kith-edit-calendar-day-0"), past));
  g_assert_nonnull (find_named (list, "kith-edit-calendar-day-30"));
  g_assert_false (gtk_widget_is_ancestor (find_named (list, "kith-edit-calendar-day-30"), past));
}

#define STORE_TEST(path, user, function) g_test_add (path, Fixture, user, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();
  STORE_TEST ("/plan/typing-is-kept", "coach", test_typing_is_kept);
  STORE_TEST ("/plan/edited-action-is-kept", "coach", test_edited_action_is_kept);
  STORE_TEST ("/plan/second-edit-loses-nothing", "coach", test_second_edit_loses_nothing);
  STORE_TEST ("/plan/removed-action-comes-back", "coach", test_removed_action_comes_back);
  STORE_TEST ("/plan/finish", "coach", test_finish);
  STORE_TEST ("/plan/mentor-may-not", "mentor", test_mentor_may_not);
  STORE_TEST ("/plan/view-of-a-coach", "coach", test_view);
  STORE_TEST ("/plan/view-of-a-mentor", "mentor", test_view);
  STORE_TEST ("/plan/presets", "welfare", test_presets);
  STORE_TEST ("/plan/calendar", "welfare", test_calendar);
  return g_test_run ();
}
