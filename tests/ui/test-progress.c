/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-scale-row.h"
#include "kith-checklist.h"
#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "progress/kith-birthday-row.h"
#include "progress/kith-progress-view.h"
#include "student/kith-student-pane.h"
#include "student/kith-student-tags.h"

#include <string.h>

#define PATIENCE_US (10 * G_USEC_PER_SEC)

static gpointer
find_name (GtkWidget  *widget,
           const char *name)
{
  if (g_str_equal (gtk_widget_get_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find_name (child, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

/* The store answers on its own thread; what is waited for comes within a bounded while or the test ends. */
static gboolean
wait_for_label (GtkWidget  *widget,
                const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!has_label (widget, text) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return has_label (widget, text);
}

static KithProgressView *
show_progress (KithStore  *store,
               gint64      student,
               GtkWindow **window)
{
  KithProgressView *view = g_object_new (KITH_TYPE_PROGRESS_VIEW, NULL);

  *window = GTK_WINDOW (gtk_window_new ());
  kith_progress_view_set_student (view, store, student);
  gtk_window_set_child (*window, GTK_WIDGET (view));
  gtk_window_present (*window);
  return view;
}

static void
add_ratings (KithTestCase *test)
{
  static const char *const days[] = { "2025-10-01", "2026-01-10", "2026-03-01" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (KithRecord) rating = kith_record_new (&kith_self_rating_kind);

    kith_record_set_number (rating, KITH_SELF_RATING_STUDENT, test->jay);
    kith_record_set_text (rating, KITH_SELF_RATING_DATE, days[i]);
    kith_record_set_number (rating, KITH_SELF_RATING_HOME, 2 + i);
    kith_record_set_number (rating, KITH_SELF_RATING_MONEY, 3);
    kith_test_save (test->file, rating);
  }
}

static void
test_coach (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) achievement = NULL;
  KithStore *store = NULL;
  GtkWindow *window = NULL;
  GtkWidget *view = NULL;
  gint64 jay = test->jay;

  kith_test_case_sign_in (test, "welfare");
  add_ratings (test);
  achievement = kith_test_record (test, &kith_achievement_kind, jay, 0);
  kith_test_save (test->file, achievement);
  store = kith_ui_open_store (test, "coach");
  view = GTK_WIDGET (show_progress (store, jay, &window));
  g_assert_true (wait_for_label (view, "Where I live works for me"));
  /* from 2 to 4, and 3 all the time */
  g_assert_true (has_label (view, "up 2"));
  g_assert_true (has_label (view, "same"));
  g_assert_true (wait_for_label (view, "Passed the theory test"));
  g_assert_true (wait_for_label (view, "Not started."));
  g_assert_nonnull (find_name (view, "kith-add-self-rating"));
  kith_ui_assert_name (find_name (view, "kith-add-achievement"), "Add Achievement");
  g_assert_nonnull (find_name (view, "kith-start-leaving"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

static gboolean
is_typed (GtkWidget  *view,
          const char *name,
          const char *expected)
{
  GtkWidget *row = find_name (view, name);
  g_autofree char *typed = row != NULL ? kith_form_row_dup_typed (KITH_FORM_ROW (row)) : NULL;

  return g_strcmp0 (typed, expected) == 0;
}

static gboolean
wait_for_typed (GtkWidget  *view,
                const char *name,
                const char *expected)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!is_typed (view, name, expected) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return is_typed (view, name, expected);
}

/* A checklist begins with a click and an item is done with one key. */
static void
test_checklist (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 jay = test->jay;
  KithStore *store = kith_ui_open_store (test, "mentor");
  GtkWindow *window = NULL;
  GtkWidget *view = GTK_WIDGET (show_progress (store, jay, &window));

  g_assert_true (wait_for_label (view, "Not started."));
  g_signal_emit_by_name (find_name (view, "kith-start-starting"), "clicked");
  g_assert_true (wait_for_label (view, "0 of 10 done"));
  kith_form_row_set_typed (KITH_FORM_ROW (find_name (view, "kith-item-1")), "done");
  g_assert_true (wait_for_label (view, "1 of 10 done"));
  g_assert_true (wait_for_label (view, "Done on 10 March 2026"));
  kith_form_row_set_typed (KITH_FORM_ROW (find_name (view, "kith-item-2")), "not-for-me");
  g_assert_true (wait_for_label (view, "1 of 9 done"));
  /* what the store refuses does not stay as if it were saved */
  kith_form_row_set_typed (KITH_FORM_ROW (find_name (view, "kith-item-1")), "");
  g_assert_true (wait_for_typed (view, "kith-item-1", "done"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

static void
add_attendance (KithTestCase *test,
                const char   *from,
                const char   *until,
                gint64        possible,
                gint64        attended)
{
  g_autoptr (KithRecord) attendance = kith_record_new (&kith_attendance_kind);

  kith_record_set_number (attendance, KITH_ATTENDANCE_STUDENT, test->jay);
  kith_record_set_text (attendance, KITH_ATTENDANCE_FROM, from);
  kith_record_set_text (attendance, KITH_ATTENDANCE_UNTIL, until);
  kith_record_set_number (attendance, KITH_ATTENDANCE_POSSIBLE, possible);
  kith_record_set_number (attendance, KITH_ATTENDANCE_ATTENDED, attended);
  kith_test_save (test->file, attendance);
}

/* A fall of ten points in four weeks is said in words; a week without sessions is not 0%. */
static void
test_attendance (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 jay = test->jay;
  KithStore *store = NULL;
  GtkWindow *window = NULL;
  GtkWidget *view = NULL;

  kith_test_case_sign_in (test, "welfare");
  add_attendance (test, "2026-01-12", "2026-02-06", 80, 76);
  add_attendance (test, "2026-02-09", "2026-02-13", 0, 0);
  add_attendance (test, "2026-02-16", "2026-03-06", 60, 42);
  store = kith_ui_open_store (test, "coach");
  view = GTK_WIDGET (show_progress (store, jay, &window));
  g_assert_true (wait_for_label (view, "Attendance fell from 95% to 70% in four weeks."));
  g_assert_true (has_label (view, "Somebody should ask how things are."));
  g_assert_true (has_label (view, "84% (118 of 140)"));
  g_assert_true (has_label (view, "No sessions"));
  g_assert_false (has_label (view, "0% (0"));
  g_assert_nonnull (find_name (view, "kith-add-attendance"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

static GtkWidget *
find_chart (GtkWidget  *widget,
            const char *title)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "KithChartView")) {
    g_autofree char *difference =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title);

    return difference == NULL ? widget : NULL;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_chart (child, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The strip has a name and all of its words for a screen reader, and is printed from where it stands. */
static void
test_journey (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 jay = test->jay, ali = test->ali;
  KithStore *store = kith_ui_open_store (test, "manager");
  GtkWindow *window = NULL;
  GtkWidget *view = GTK_WIDGET (show_progress (store, jay, &window));
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  GtkWidget *chart = NULL;

  while ((chart = find_chart (view, "Journey by term")) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (chart);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_nonnull (find_name (view, "kith-print-journey"));
  gtk_window_destroy (window);

  view = GTK_WIDGET (show_progress (store, ali, &window));
  g_assert_true (wait_for_label (view, "None recorded. It fills itself from what is written down."));
  g_assert_null (find_chart (view, "Journey by term"));
  g_assert_null (find_name (view, "kith-print-journey"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

static void
test_attendance_empty (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 jay = test->jay;
  KithStore *store = kith_ui_open_store (test, "dpo");
  GtkWindow *window = NULL;
  GtkWidget *view = GTK_WIDGET (show_progress (store, jay, &window));

  g_assert_true (wait_for_label (view, "None recorded. It comes in from the college’s table of attendance"));
  g_assert_null (find_name (view, "kith-add-attendance"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

/* What was awarded, what is left of it and on what evidence; money stays out of a mentor's sight. */
static void
test_bursary (void)
{
  static const char *const users[] = { "coach", "mentor" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) bursary = NULL;
  gint64 jay = test->jay;

  kith_test_case_sign_in (test, "welfare");
  bursary = kith_test_record (test, &kith_bursary_kind, jay, 0);
  kith_record_set_number (bursary, KITH_BURSARY_PAID, 30000);
  kith_test_save (test->file, bursary);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    KithStore *store = kith_ui_open_store (test, users[i]);
    GtkWindow *window = NULL;
    GtkWidget *view = GTK_WIDGET (show_progress (store, jay, &window));

    g_assert_true (wait_for_label (view, "Not rated yet."));
    g_assert_true (i == 1 || wait_for_label (view, "£1,200.00 awarded, £300.00 paid, £900.00 left"));
    g_assert_true (i == 1 || has_label (view, "No evidence yet"));
    g_assert_cmpint (has_label (view, "awarded"), ==, i == 0);
    gtk_window_destroy (window);
    kith_ui_close_store (store);
  }
}

/* Who could have one and has none is asked about; it is not promised. */
static void
test_bursary_missing (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 jay = test->jay;
  KithStore *store = NULL;
  GtkWindow *window = NULL;
  GtkWidget *view = NULL;
  g_autoptr (KithRecord) student = NULL;
  g_autoptr (KithRecord) status = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  student = kith_case_file_load (test->file, &kith_student_kind, jay, &error);
  g_assert_no_error (error);
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, "2009-01-15");
  kith_test_save (test->file, student);
  status = kith_record_new (&kith_care_status_kind);
  kith_record_set_number (status, KITH_CARE_STATUS_STUDENT, jay);
  kith_record_set_text (status, KITH_CARE_STATUS_STATUS, "looked-after");
  kith_record_set_text (status, KITH_CARE_STATUS_FROM, "2024-01-01");
  kith_test_save (test->file, status);
  store = kith_ui_open_store (test, "coach");
  view = GTK_WIDGET (show_progress (store, jay, &window));
  g_assert_true (wait_for_label (view, "Might have a bursary this year"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

/* A data protection officer reads and changes nothing; an administrator has no student to read about. */
static void
test_roles (void)
{
  static const char *const users[] = { "dpo", "admin" };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithTestCase) test = kith_test_case_new ();
    gint64 jay = test->jay;
    KithStore *store = kith_ui_open_store (test, users[i]);
    GtkWindow *window = NULL;
    GtkWidget *view = GTK_WIDGET (show_progress (store, jay, &window));

    g_assert_true (i == 1 || wait_for_label (view, "Not rated yet."));
    g_assert_null (find_name (view, "kith-add-self-rating"));
    g_assert_null (find_name (view, "kith-add-achievement"));
    g_assert_null (find_name (view, "kith-start-starting"));
    gtk_window_destroy (window);
    kith_ui_close_store (store);
  }
}

/* A changed line fills the section anew, and what was unfolded to get at it stays so. */
static void
test_unfolded_stays (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  KithStore *store = NULL;
  GtkWindow *window = NULL;
  GtkWidget *view = NULL;
  AdwExpanderRow *before = NULL;

  kith_test_case_sign_in (test, "welfare");
  add_ratings (test);
  store = kith_ui_open_store (test, "coach");
  view = GTK_WIDGET (show_progress (store, test->jay, &window));
  g_assert_true (wait_for_label (view, "Where I live works for me"));
  g_set_weak_pointer (&before, find_name (view, "kith-all-ratings"));
  adw_expander_row_set_expanded (before, TRUE);
  kith_student_pane_reload (KITH_STUDENT_PANE (gtk_widget_get_ancestor (GTK_WIDGET (before), KITH_TYPE_STUDENT_PANE)));
  while (before != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (before);
  g_assert_true (adw_expander_row_get_expanded (find_name (view, "kith-all-ratings")));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

static void
add_home (KithTestCase *test,
          const char   *from)
{
  g_autoptr (KithRecord) home = kith_test_record (test, &kith_home_kind, test->jay, 0);

  kith_record_set_text (home, KITH_HOME_FROM, from);
  kith_test_save (test->file, home);
}

static void
add_status (KithTestCase *test,
            const char   *code)
{
  g_autoptr (KithRecord) status = kith_record_new (&kith_care_status_kind);

  kith_record_set_number (status, KITH_CARE_STATUS_STUDENT, test->jay);
  kith_record_set_text (status, KITH_CARE_STATUS_STATUS, code);
  kith_record_set_text (status, KITH_CARE_STATUS_FROM, "2025-01-01");
  kith_test_save (test->file, status);
}

/* What the header says, for whoever supports the student; a mentor is not told of homes. */
static void
test_tags (void)
{
  static const char *const users[] = { "coach", "mentor", "dpo" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) plan = NULL;

  kith_test_case_sign_in (test, "welfare");
  add_home (test, "2024-01-01");
  add_home (test, "2026-02-20");
  add_status (test, "young-carer");
  add_status (test, "eligible");
  plan = kith_test_record (test, &kith_plan_kind, test->jay, 0);
  kith_test_save (test->file, plan);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithRecord) student = NULL;
    g_autoptr (KithStudentTags) tags = NULL;

    kith_test_case_sign_in (test, users[i]);
    student = kith_case_file_load (test->file, &kith_student_kind, test->jay, &error);
    g_assert_no_error (error);
    tags = kith_student_tags_load (test->file, student, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (tags->care_status, ==, "Eligible");
    g_assert_cmpuint (g_strv_length (tags->tags), ==, 1);
    g_assert_cmpstr (tags->tags[0], ==, "Young carer");
    g_assert_cmpint (tags->moved_recently, ==, !g_str_equal (users[i], "mentor"));
    g_assert_nonnull (strstr (tags->next_plan, "Personal Education Plan (PEP): "));
  }
}

static void
count_edits (KithFormRow *row,
             guint       *n_edits)
{
  (*n_edits)++;
}

static void
assert_typed (GtkWidget  *row,
              const char *expected)
{
  g_autofree char *typed = kith_form_row_dup_typed (KITH_FORM_ROW (row));

  g_assert_cmpstr (typed, ==, expected);
}

static void
press (GtkWidget *row,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
        gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
      g_signal_emit_by_name (controller, "key-pressed", key, 0, GDK_NO_MODIFIER_MASK, &taken);
  }
  g_assert_true (taken);
}

/* Every answer of a checklist is saved at once: the arrows pass by answers, only a digit chooses one. In a form, where
 * nothing is saved yet, the arrows choose. */
static void
test_scale_row_keys (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *states = kith_scale_row_new_for_choices ("Travel", NULL, &kith_checklist_states);
  GtkWidget *home = kith_scale_row_new (&kith_self_rating_kind.fields[KITH_SELF_RATING_HOME]);
  GtkWidget *window = gtk_window_new ();
  guint n_edits = 0;

  gtk_box_append (GTK_BOX (box), states);
  gtk_box_append (GTK_BOX (box), home);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  kith_form_row_set_stored (KITH_FORM_ROW (states), "needed");
  g_signal_connect (states, "edited", G_CALLBACK (count_edits), &n_edits);
  gtk_widget_grab_focus (states);
  press (states, GDK_KEY_Right);
  press (states, GDK_KEY_Right);
  assert_typed (states, "needed");
  g_assert_cmpuint (n_edits, ==, 0);
  g_assert_true (GTK_IS_TOGGLE_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (gtk_window_get_focus (GTK_WINDOW (window)))));
  press (states, GDK_KEY_2);
  assert_typed (states, "done");
  g_assert_cmpuint (n_edits, ==, 1);
  press (home, GDK_KEY_Right);
  press (home, GDK_KEY_Right);
  assert_typed (home, "2");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_scale_row (void)
{
  const KithField *home = &kith_self_rating_kind.fields[KITH_SELF_RATING_HOME];
  g_autoptr (GtkWidget) row = NULL;
  g_autoptr (GtkWidget) states = NULL;
  guint n_edits = 0;

  g_assert_true (kith_scale_row_suits (home));
  g_assert_false (kith_scale_row_suits (&kith_student_kind.fields[KITH_STUDENT_CONTACT_DAYS]));
  g_assert_false (kith_scale_row_suits (&kith_rating_kind.fields[KITH_RATING_SCORE]));
  row = g_object_ref_sink (kith_scale_row_new (home));
  g_signal_connect (row, "edited", G_CALLBACK (count_edits), &n_edits);
  assert_typed (row, "");
  kith_form_row_set_stored (KITH_FORM_ROW (row), "4");
  assert_typed (row, "4");
  g_assert_cmpuint (n_edits, ==, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kith_form_row_get_input (KITH_FORM_ROW (row))), FALSE);
  assert_typed (row, "");
  g_assert_cmpuint (n_edits, ==, 1);
  kith_form_row_set_typed (KITH_FORM_ROW (row), "9");
  assert_typed (row, "");

  kith_ui_assert_name (kith_form_row_get_input (KITH_FORM_ROW (row)), "Where I live works for me: 1");

  states = g_object_ref_sink (kith_scale_row_new_for_choices ("Travel", NULL, &kith_checklist_states));
  kith_form_row_set_stored (KITH_FORM_ROW (states), "needed");
  /* a state is always one of them */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kith_form_row_get_input (KITH_FORM_ROW (states))), FALSE);
  assert_typed (states, "needed");
}

static void
assert_birthday (const char *birth,
                 gboolean    estimated,
                 const char *expected)
{
  g_autoptr (KithRecord) student = kith_test_student ("Jay A", "1");
  g_autofree char *words = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 10, G_DATE_MARCH, 2026);
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, birth);
  kith_record_set_number (student, KITH_STUDENT_DATE_OF_BIRTH_ESTIMATED, estimated);
  words = kith_birthday_dup_words (student, &today);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_birthday_words (void)
{
  assert_birthday ("2008-03-10", FALSE, "Turns 18 on 10 March 2026, today");
  assert_birthday ("2008-03-11", FALSE, "Turns 18 on 11 March 2026, in 1 day");
  assert_birthday ("2008-04-04", TRUE, "Turns 18 about 4 April 2026, in 25 days (estimated)");
  assert_birthday (NULL, FALSE, "");
}

int
main (int   argc,
      char *argv[])
{
  /* Without folders of its own: icons are read with the help of what is installed. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kith_ui_register ();

  g_test_add_func ("/progress/coach", test_coach);
  g_test_add_func ("/progress/checklist", test_checklist);
  g_test_add_func ("/progress/attendance", test_attendance);
  g_test_add_func ("/progress/attendance-empty", test_attendance_empty);
  g_test_add_func ("/progress/journey", test_journey);
  g_test_add_func ("/progress/bursary", test_bursary);
  g_test_add_func ("/progress/bursary-missing", test_bursary_missing);
  g_test_add_func ("/progress/roles", test_roles);
  g_test_add_func ("/progress/unfolded-stays", test_unfolded_stays);
  g_test_add_func ("/progress/tags", test_tags);
  g_test_add_func ("/progress/scale-row", test_scale_row);
  g_test_add_func ("/progress/scale-row-keys", test_scale_row_keys);
  g_test_add_func ("/progress/birthday-words", test_birthday_words);

  return g_test_run ();
}
