/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-goals-view.h"

#include "kith-chart-view.h"
#include "kith-date.h"
#include "kith-goal.h"
#include "kith-pane-rows.h"
#include "kith-rating.h"
#include "kith-step.h"
#include "kith-text.h"
#include "shell/kith-window.h"
#include "today/kith-task-group.h"

#include <glib/gi18n.h>

struct _KithGoalsView
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithGoalsView, kith_goals_view, KITH_TYPE_STUDENT_PANE)

/* Ratings that fit beside one another on a narrow screen; the newest ones tell most. */
#define MOST_RATINGS 8

static const char *const kinds[] = { "goal", "step", "rating", "task", "person", NULL };
static const char *const rating_fields[] = { "score", "words", "date", NULL };
static const char *const step_fields[] = { "text", "who", "due", NULL };

/* Everything the view shows. */
typedef struct {
  GPtrArray *goals;
  GPtrArray *steps;
  GPtrArray *ratings;
  GPtrArray *tasks;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->goals, g_ptr_array_unref);
  g_clear_pointer (&loaded->steps, g_ptr_array_unref);
  g_clear_pointer (&loaded->ratings, g_ptr_array_unref);
  g_clear_pointer (&loaded->tasks, g_ptr_array_unref);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static GPtrArray *
list_kind (KithCaseFile   *file,
           const KithKind *kind,
           gint64          student,
           GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, student);
  return kith_case_file_list (file, query, NULL, error);
}

static gpointer
load (KithCaseFile *file,
      gint64        student,
      GError      **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);

  loaded->goals = list_kind (file, &kith_goal_kind, student, error);
  if (loaded->goals == NULL)
    return NULL;
  loaded->steps = list_kind (file, &kith_step_kind, student, error);
  if (loaded->steps == NULL)
    return NULL;
  loaded->ratings = list_kind (file, &kith_rating_kind, student, error);
  if (loaded->ratings == NULL)
    return NULL;
  loaded->tasks = kith_task_group_load (file, student, error);
  if (loaded->tasks == NULL)
    return NULL;
  return g_steal_pointer (&loaded);
}

static GPtrArray *
list_of_goal (GPtrArray *records,
              guint      goal_field,
              gint64     goal)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (kith_record_get_number (g_ptr_array_index (records, i), goal_field) == goal)
      g_ptr_array_add (found, g_ptr_array_index (records, i));
  return found;
}

static gboolean
is_active (KithRecord *goal)
{
  return g_strcmp0 (kith_record_get_text (goal, KITH_GOAL_STATUS), "active") == 0;
}

/* What a person does */

static char *
dup_today (KithStudentPane *pane)
{
  return kith_clock_dup_today (kith_store_get_clock (kith_student_pane_get_store (pane)));
}

static void
add_goal (KithStudentPane *pane)
{
  g_autoptr (KithRecord) goal = kith_record_new (&kith_goal_kind);
  g_autofree char *today = dup_today (pane);
  g_autofree char *review = kith_date_iso_add_days (today, 42);

  kith_record_set_number (goal, KITH_GOAL_STUDENT, kith_student_pane_get_student (pane));
  kith_record_set_text (goal, KITH_GOAL_STATUS, "active");
  kith_record_set_text (goal, KITH_GOAL_START, today);
  kith_record_set_text (goal, KITH_GOAL_REVIEW, review);
  kith_pane_present (pane, goal, _("Add Goal"), NULL);
}

static void
on_edit_goal (KithStudentPane *pane,
              GtkWidget       *button)
{
  kith_pane_present (pane, kith_pane_get_record (button), _("Edit Goal"), NULL);
}

static void
on_rate (KithStudentPane *pane,
         GtkWidget       *button)
{
  g_autoptr (KithRecord) rating = kith_record_new (&kith_rating_kind);
  g_autofree char *today = dup_today (pane);

  kith_record_set_number (rating, KITH_RATING_GOAL, kith_record_get_id (kith_pane_get_record (button)));
  kith_record_set_text (rating, KITH_RATING_DATE, today);
  kith_pane_present (pane, rating, _("How Is It Now?"), rating_fields);
}

static void
on_add_step (KithStudentPane *pane,
             GtkWidget       *button)
{
  g_autoptr (KithRecord) step = kith_record_new (&kith_step_kind);

  kith_record_set_number (step, KITH_STEP_GOAL, kith_record_get_id (kith_pane_get_record (button)));
  kith_pane_present (pane, step, _("Add Step"), step_fields);
}

static void
on_step_saved (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GtkWidget) pane = data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (pane);

  if (!kith_store_save_finish (KITH_STORE (source), result, &error) && window != NULL)
    kith_window_report_error (window, error);
}

static void
on_tick (KithStudentPane *pane,
         GtkWidget       *check)
{
  g_autoptr (KithRecord) step = kith_record_dup (kith_pane_get_record (check));
  g_autofree char *today = dup_today (pane);

  kith_record_set_text (step, KITH_STEP_DONE_ON,
                        gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) ? today : NULL);
  kith_store_save_async (kith_student_pane_get_store (pane), step, KITH_SAVE_ACCEPT_WARNINGS, NULL, on_step_saved,
                         g_object_ref (pane));
}

/* Ratings */

static char *
dup_scores (GPtrArray *ratings)
{
  GString *words = g_string_new (NULL);
  guint first = ratings->len > MOST_RATINGS ? ratings->len - MOST_RATINGS : 0;

  for (guint i = first; i < ratings->len; i++) {
    KithRecord *rating = g_ptr_array_index (ratings, i);
    g_autofree char *date = kith_date_format_iso_short (kith_record_get_text (rating, KITH_RATING_DATE));

    /* Translators: a rating from 0 to 10 and its date */
    g_string_append_printf (words, _("%s%d on %s"), words->len > 0 ? " · " : "",
                            (int) kith_record_get_number (rating, KITH_RATING_SCORE), date);
  }
  return g_string_free_and_steal (words);
}

/* The year stands in the numbers below; under the chart there is no room for it. */
static char *
dup_day (KithRecord *rating)
{
  char words[64] = "";
  GDate date;

  if (kith_record_get_date (rating, KITH_RATING_DATE, &date))
    g_date_strftime (words, sizeof words, "%-d %b", &date);
  return g_strdup (words);
}

static KithChart *
create_chart (KithRecord *goal,
              GPtrArray  *ratings)
{
  KithChart *chart = kith_chart_new (KITH_CHART_LINES, _("Ratings over time, 0 to 10"));
  guint first = ratings->len > MOST_RATINGS ? ratings->len - MOST_RATINGS : 0;
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *values = g_new0 (double, ratings->len - first);

  for (guint i = first; i < ratings->len; i++) {
    KithRecord *rating = g_ptr_array_index (ratings, i);

    g_ptr_array_add (dates, dup_day (rating));
    values[i - first] = (double) kith_record_get_number (rating, KITH_RATING_SCORE);
  }
  g_ptr_array_add (dates, NULL);
  kith_chart_set_range (chart, 0, 10);
  if (kith_record_has (goal, KITH_GOAL_TARGET))
    kith_chart_set_target (chart, (double) kith_record_get_number (goal, KITH_GOAL_TARGET));
  kith_chart_set_categories (chart, (const char *const *) dates->pdata);
  kith_chart_add_series (chart, _("Rating"), values, ratings->len - first);
  return chart;
}

static char *
dup_now_words (KithRecord *goal,
               GPtrArray  *ratings)
{
  gboolean has_target = kith_record_has (goal, KITH_GOAL_TARGET);
  int target = (int) kith_record_get_number (goal, KITH_GOAL_TARGET);
  int now = ratings->len > 0
              ? (int) kith_record_get_number (g_ptr_array_index (ratings, ratings->len - 1), KITH_RATING_SCORE) : -1;

  if (now < 0)
    return has_target ? g_strdup_printf (_("Not rated yet, wants to be at %d"), target) : g_strdup (_("Not rated yet"));
  if (has_target)
    /* Translators: a rating now, and the rating wanted, both from 0 to 10 */
    return g_strdup_printf (_("Now at %d of 10, wants to be at %d"), now, target);
  return g_strdup_printf (_("Now at %d of 10"), now);
}

static void
add_chart (AdwPreferencesGroup *group,
           KithRecord          *goal,
           GPtrArray           *ratings)
{
  g_autoptr (KithChart) chart = create_chart (goal, ratings);
  g_autofree char *scores = dup_scores (ratings);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (scores);
  GtkWidget *row = adw_preferences_row_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), kith_chart_view_new (chart));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (group, row);
}

static void
add_ratings (KithStudentPane     *pane,
             AdwPreferencesGroup *group,
             KithRecord          *goal,
             GPtrArray           *ratings)
{
  g_autofree char *now = dup_now_words (goal, ratings);
  AdwActionRow *row = kith_pane_add_row (group, now, NULL);
  GtkWidget *button = NULL;
  g_autofree char *name = g_strdup_printf ("kith-rate-%" G_GINT64_FORMAT, kith_record_get_id (goal));

  if (kith_student_pane_allows (pane, &kith_rating_kind, KITH_ACTION_ADD) && is_active (goal)) {
    button = kith_pane_create_button (NULL, _("Rate Now…"));
    gtk_widget_remove_css_class (button, "flat");
    gtk_widget_set_name (button, name);
    kith_pane_connect_record (button, "clicked", goal, G_CALLBACK (on_rate), pane);
    adw_action_row_add_suffix (row, button);
  }
  if (ratings->len > 1)
    add_chart (group, goal, ratings);
}

/* Steps */

static char *
dup_step_words (KithRecord *step)
{
  g_autofree char *due = kith_record_format (step, KITH_STEP_DUE);
  g_autofree char *done = kith_record_format (step, KITH_STEP_DONE_ON);
  const char *who = kith_record_get_text (step, KITH_STEP_WHO);

  if (kith_record_has (step, KITH_STEP_DONE_ON))
    /* Translators: a date */
    return g_strdup_printf (_("Done on %s"), done);
  if (kith_record_has (step, KITH_STEP_DUE) && !kith_text_is_empty (who))
    /* Translators: who does a step, and by which day */
    return g_strdup_printf (_("%s, by %s"), who, due);
  if (kith_record_has (step, KITH_STEP_DUE))
    return g_strdup_printf (_("By %s"), due);
  return g_strdup (who);
}

static void
add_step (KithStudentPane     *pane,
          AdwPreferencesGroup *group,
          KithRecord          *step)
{
  const char *text = kith_record_get_text (step, KITH_STEP_TEXT);
  g_autofree char *words = dup_step_words (step);
  g_autofree char *name = g_strdup_printf ("kith-step-%" G_GINT64_FORMAT, kith_record_get_id (step));
  AdwActionRow *row = kith_pane_add_row (group, text, words);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_name (check, name);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), kith_record_has (step, KITH_STEP_DONE_ON));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  adw_action_row_add_prefix (row, check);
  adw_action_row_set_activatable_widget (row, check);
  kith_pane_connect_record (check, "toggled", step, G_CALLBACK (on_tick), pane);
  if (!kith_student_pane_allows (pane, &kith_step_kind, KITH_ACTION_EDIT)) {
    gtk_widget_set_sensitive (check, FALSE);
    return;
  }
  kith_pane_add_edit_button (row, step, _("Edit Step"), _("Edit Step"), step_fields, pane);
  if (kith_student_pane_allows (pane, &kith_step_kind, KITH_ACTION_REMOVE))
    kith_pane_add_remove_button (row, step, _("Remove Step"), _("Step removed"), pane);
}

static void
add_steps (KithStudentPane     *pane,
           AdwPreferencesGroup *group,
           KithRecord          *goal,
           GPtrArray           *steps)
{
  g_autofree char *name = g_strdup_printf ("kith-add-step-%" G_GINT64_FORMAT, kith_record_get_id (goal));
  GtkWidget *row = NULL;

  for (guint i = 0; i < steps->len; i++)
    add_step (pane, group, g_ptr_array_index (steps, i));
  if (!is_active (goal) || !kith_student_pane_allows (pane, &kith_step_kind, KITH_ACTION_ADD))
    return;
  row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add Step"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  gtk_widget_set_name (row, name);
  kith_pane_connect_record (row, "activated", goal, G_CALLBACK (on_add_step), pane);
  adw_preferences_group_add (group, row);
}

/* Goals */

static char *
dup_goal_words (KithRecord *goal)
{
  g_autofree char *area = kith_record_format (goal, KITH_GOAL_AREA);
  g_autofree char *status = kith_record_format (goal, KITH_GOAL_STATUS);
  g_autofree char *start = kith_date_format_iso_short (kith_record_get_text (goal, KITH_GOAL_START));
  g_autofree char *review = kith_date_format_iso_short (kith_record_get_text (goal, KITH_GOAL_REVIEW));

  if (is_active (goal))
    /* Translators: area of a goal, the day it began, the day to look at it again */
    return g_strdup_printf (_("%s · since %s · look again on %s"), area, start, review);
  /* Translators: area of a goal, its status, the day it began */
  return g_strdup_printf (_("%s · %s · since %s"), area, status, start);
}

static void
add_goal_group (KithStudentPane *pane,
                GtkBox          *box,
                KithRecord      *goal,
                const Loaded    *loaded)
{
  g_autofree char *words = dup_goal_words (goal);
  gint64 id = kith_record_get_id (goal);
  g_autoptr (GPtrArray) steps = list_of_goal (loaded->steps, KITH_STEP_GOAL, id);
  g_autoptr (GPtrArray) ratings = list_of_goal (loaded->ratings, KITH_RATING_GOAL, id);
  AdwPreferencesGroup *group = kith_pane_add_group (box, kith_record_get_text (goal, KITH_GOAL_TEXT), words);
  g_autofree char *name = g_strdup_printf ("kith-edit-goal-%" G_GINT64_FORMAT, id);
  GtkWidget *edit = NULL;

  if (kith_student_pane_allows (pane, &kith_goal_kind, KITH_ACTION_EDIT)) {
    edit = kith_pane_create_button ("document-edit-symbolic", _("Edit Goal"));
    gtk_widget_set_name (edit, name);
    kith_pane_connect_record (edit, "clicked", goal, G_CALLBACK (on_edit_goal), pane);
    adw_preferences_group_set_header_suffix (group, edit);
  }
  kith_pane_add_fact (group, _("Why it matters"), kith_record_get_text (goal, KITH_GOAL_WHY));
  kith_pane_add_fact (group, _("How they know"), kith_record_get_text (goal, KITH_GOAL_EVIDENCE));
  add_ratings (pane, group, goal, ratings);
  add_steps (pane, group, goal, steps);
}

static guint
count_active (GPtrArray *goals)
{
  guint n_active = 0;

  for (guint i = 0; i < goals->len; i++)
    if (is_active (g_ptr_array_index (goals, i)))
      n_active++;
  return n_active;
}

static void
add_head (KithStudentPane *pane,
          GtkBox          *box,
          const Loaded    *loaded)
{
  guint n_active = count_active (loaded->goals);
  g_autofree char *warning =
    n_active > KITH_GOAL_MANY
      ? g_strdup_printf (ngettext ("%u goal at once is a lot.", "%u goals at once is a lot.", n_active), n_active)
      : NULL;
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Goals"), warning);
  GtkWidget *button = NULL;

  if (kith_student_pane_allows (pane, &kith_goal_kind, KITH_ACTION_ADD)) {
    button = kith_pane_create_button (NULL, _("Add Goal…"));
    gtk_widget_remove_css_class (button, "flat");
    gtk_widget_set_name (button, "kith-add-goal");
    g_signal_connect_object (button, "clicked", G_CALLBACK (add_goal), pane, G_CONNECT_SWAPPED);
    adw_preferences_group_set_header_suffix (group, button);
  }
  if (loaded->goals->len == 0)
    kith_pane_add_remark (group, _("No goals yet. A goal is something the student wants, in their own words."));
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         data)
{
  const Loaded *loaded = data;

  kith_task_group_add (pane, box, loaded->tasks);
  add_head (pane, box, loaded);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < loaded->goals->len; i++)
      if (is_active (g_ptr_array_index (loaded->goals, i)) == (pass == 0))
        add_goal_group (pane, box, g_ptr_array_index (loaded->goals, i), loaded);
}

static void
kith_goals_view_class_init (KithGoalsViewClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Goals");
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = loaded_free;
  pane_class->fill = fill;
}

static void
kith_goals_view_init (KithGoalsView *self)
{
}
