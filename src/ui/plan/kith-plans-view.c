/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/kith-plans-view.h"

#include "diary/kith-appointments-group.h"
#include "export/kith-export-button.h"
#include "kith-date.h"
#include "kith-plan-light.h"
#include "kith-plan.h"
#include "kith-reports.h"
#include "kith-save-meeting.h"
#include "kith-task.h"
#include "kith-text.h"
#include "plan/kith-plan-pill.h"
#include "report/kith-report-preview.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"
#include "student/kith-moment.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithPlansView
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithPlansView, kith_plans_view, KITH_TYPE_STUDENT_PANE)

#define TEXT(record, field) kith_record_get_text (record, KITH_PLAN_##field)

static const char *const kinds[] = { "plan", "task", "appointment", NULL };
static const char *const add_fields[] = { "type",  "title",  "date",      "time", "place",
                                          "chair", "agenda", "authority", NULL };

/* Everything the view shows. */
typedef struct {
  GPtrArray *plans;
  GPtrArray *tasks;
  GPtrArray *appointments;
  KithDraft *meeting;
  GDate today;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->plans, g_ptr_array_unref);
  g_clear_pointer (&loaded->tasks, g_ptr_array_unref);
  g_clear_pointer (&loaded->appointments, g_ptr_array_unref);
  g_clear_pointer (&loaded->meeting, kith_draft_free);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static GPtrArray *
list_kind (KithCaseFile    *file,
           const KithKind  *kind,
           gint64           student,
           const char      *order,
           GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, student);
  kith_query_set_order (query, order);
  return kith_case_file_list (file, query, NULL, error);
}

static gpointer
load (KithCaseFile  *file,
      gint64         student,
      GError       **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  g_autoptr (GError) local_error = NULL;

  kith_case_file_get_today (file, &loaded->today);
  loaded->plans = list_kind (file, &kith_plan_kind, student, "date time", error);
  loaded->tasks = loaded->plans != NULL ? list_kind (file, &kith_task_kind, student, "due", error) : NULL;
  loaded->appointments = loaded->tasks != NULL ? kith_appointments_group_load (file, student, error) : NULL;
  if (loaded->appointments == NULL)
    return NULL;
  loaded->meeting = kith_draft_load (file, &kith_meeting_draft_kind, student, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  return g_steal_pointer (&loaded);
}

static gboolean
has_status (KithRecord *plan,
            const char *status)
{
  return g_strcmp0 (TEXT (plan, STATUS), status) == 0;
}

/* What a person does */

static void
on_add (KithStudentPane *pane)
{
  g_autoptr (KithRecord) plan = kith_record_new (&kith_plan_kind);

  kith_record_set_number (plan, KITH_PLAN_STUDENT, kith_student_pane_get_student (pane));
  kith_record_set_text (plan, KITH_PLAN_STATUS, "planned");
  kith_pane_present (pane, plan, _("Add Plan or Review"), add_fields);
}

static void
open_meeting (KithStudentPane *pane,
              gint64           plan)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));

  if (window != NULL)
    kith_window_show_record (window, &kith_meeting_draft_kind, plan);
}

static void
on_hold (KithStudentPane *pane,
         GtkWidget       *button)
{
  open_meeting (pane, kith_record_get_id (kith_pane_get_record (button)));
}

static void
on_minutes (KithStudentPane *pane,
            GtkWidget       *button)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));
  const KithReportSubject subject = {
    .student = kith_student_pane_get_student (pane),
    .plan = kith_record_get_id (kith_pane_get_record (button)),
  };

  if (window != NULL)
    kith_report_preview_present (window, "meeting-minutes", &subject);
}

static void
on_prepare (KithStudentPane *pane)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));
  const KithReportSubject subject = { .student = kith_student_pane_get_student (pane) };

  if (window != NULL)
    kith_report_preview_present (window, "pep-preparation", &subject);
}

static gpointer
discard_job (KithCaseFile  *file,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (kith_draft_discard (file, &kith_meeting_draft_kind, *(gint64 *) data, error));
}

static void
discarded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithStudentPane) pane = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  if (error != NULL && window != NULL)
    kith_window_report_error (window, error);
  kith_student_pane_reload (pane);
}

static void
discard_answered (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (KithStudentPane) pane = user_data;
  gint64 student = kith_student_pane_get_student (pane);

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "discard"))
    kith_store_submit_async (kith_student_pane_get_store (pane), discard_job, g_memdup2 (&student, sizeof student),
                             g_free, NULL, NULL, discarded, g_object_ref (pane));
}

static void
on_discard (KithStudentPane *pane)
{
  AdwAlertDialog *question = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_("Discard the Meeting?"), _("What was written down in it is lost. This cannot be undone.")));

  adw_alert_dialog_add_responses (question, "keep", _("_Keep"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (question, "keep");
  adw_alert_dialog_set_close_response (question, "keep");
  adw_alert_dialog_choose (question, GTK_WIDGET (pane), NULL, discard_answered, g_object_ref (pane));
}

/* Rows */

static void
append (GString    *words,
        const char *text)
{
  if (!kith_text_is_empty (text))
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
}

static char *
dup_words (KithRecord *plan)
{
  GString *words = g_string_new (NULL);
  g_autofree char *status = kith_record_format (plan, KITH_PLAN_STATUS);
  g_autofree char *date = kith_record_format (plan, KITH_PLAN_DATE);
  g_autofree char *time = kith_record_format (plan, KITH_PLAN_TIME);

  if (!has_status (plan, "planned"))
    append (words, status);
  append (words, date);
  append (words, time);
  append (words, TEXT (plan, PLACE));
  append (words, TEXT (plan, CHAIR));
  append (words, TEXT (plan, NOT_HELD_REASON));
  return g_string_free_and_steal (words);
}

static GtkWidget *
create_button (KithStudentPane *pane,
               KithRecord      *plan,
               const char      *verb,
               const char      *label,
               const char      *long_label,
               GCallback        callback)
{
  GtkWidget *button = kith_pane_create_button (NULL, label);
  g_autofree char *name = g_strdup_printf ("kith-%s-%" G_GINT64_FORMAT, verb, kith_record_get_id (plan));

  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_name (button, name);
  kith_accessible_name_button (button, long_label);
  kith_pane_connect_record (button, "clicked", plan, callback, pane);
  return button;
}

/* One thing to the line they stand in: a bin alone in a line of its own looks lost. */
static GtkWidget *
create_changers (KithStudentPane *pane,
                 KithRecord      *plan,
                 const char      *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* Translators: what a meeting is called */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), title);
  /* Translators: what a meeting is called */
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), title);

  if (kith_student_pane_allows (pane, &kith_plan_kind, KITH_ACTION_EDIT))
    gtk_box_append (GTK_BOX (box), kith_pane_create_edit_button (plan, edit, _("Edit Plan or Review"), NULL, pane));
  if (kith_student_pane_allows (pane, &kith_plan_kind, KITH_ACTION_REMOVE))
    gtk_box_append (GTK_BOX (box), kith_pane_create_remove_button (plan, remove, _("Plan removed"), pane));
  return box;
}

/* What can be done stands under what it is, and goes on in a new line where there is no room. */
static GtkWidget *
create_planned_tools (KithStudentPane *pane,
                      KithRecord      *plan,
                      const Loaded    *loaded,
                      const char      *title)
{
  GtkWidget *tools = adw_wrap_box_new ();
  g_autofree char *light = kith_plan_light_dup_words (TEXT (plan, DATE), &loaded->today);
  /* Translators: what a meeting is called, and how near it is */
  g_autofree char *hold = g_strdup_printf (_("Hold the meeting: %s. %s"), title, light);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (tools), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (tools), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), kith_plan_pill_new (TEXT (plan, DATE), &loaded->today));
  if (kith_student_pane_allows (pane, &kith_plan_kind, KITH_ACTION_EDIT) && loaded->meeting == NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (tools), create_button (pane, plan, "hold", _("Hold Meeting…"), hold,
                                                              G_CALLBACK (on_hold)));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), create_changers (pane, plan, title));
  return tools;
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
add_planned_row (KithStudentPane     *pane,
                 AdwPreferencesGroup *group,
                 KithRecord          *plan,
                 const Loaded        *loaded)
{
  g_autofree char *title = kith_record_dup_title (plan);
  g_autofree char *words = dup_words (plan);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *subtitle = create_label (words);

  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dimmed");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), create_label (title));
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_box_append (GTK_BOX (box), create_planned_tools (pane, plan, loaded, title));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (group, row);
}

static void
add_reading (AdwExpanderRow *expander,
             const char     *title,
             const char     *text)
{
  GtkWidget *row = NULL;

  if (kith_text_is_empty (text))
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_expander_row_add_row (expander, row);
}

static char *
dup_actions (KithRecord   *plan,
             const Loaded *loaded)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < loaded->tasks->len; i++) {
    KithRecord *task = g_ptr_array_index (loaded->tasks, i);
    g_autofree char *due = kith_record_format (task, KITH_TASK_DUE);

    if (kith_record_get_number (task, KITH_TASK_PLAN) != kith_record_get_id (plan))
      continue;
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", kith_record_get_text (task, KITH_TASK_TEXT));
    if (kith_record_has (task, KITH_TASK_DONE_ON))
      g_string_append_printf (words, " (%s)", _("done"));
    else if (kith_record_has (task, KITH_TASK_DUE))
      /* Translators: a date, after what is to be done */
      g_string_append_printf (words, _(" (by %s)"), due);
  }
  return g_string_free_and_steal (words);
}

static void
add_past_buttons (KithStudentPane *pane,
                  AdwExpanderRow  *expander,
                  KithRecord      *plan,
                  const char      *title)
{
  GtkWidget *row = adw_action_row_new ();
  const KithActor *actor = kith_store_get_actor (kith_student_pane_get_store (pane));
  gboolean may_print = actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT);
  gboolean may_edit = kith_student_pane_allows (pane, &kith_plan_kind, KITH_ACTION_EDIT);
  /* Translators: what a meeting is called */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), title);
  /* Translators: what a meeting is called */
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), title);
  /* Translators: what a meeting is called */
  g_autofree char *minutes = g_strdup_printf (_("Minutes of %s"), title);

  g_object_ref_sink (row);
  gtk_widget_set_focusable (row, FALSE);
  if (may_print && has_status (plan, "held"))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               create_button (pane, plan, "minutes", _("Minutes…"), minutes, G_CALLBACK (on_minutes)));
  if (may_edit)
    kith_pane_add_edit_button (ADW_ACTION_ROW (row), plan, edit, _("Edit Plan or Review"), NULL, pane);
  if (kith_student_pane_allows (pane, &kith_plan_kind, KITH_ACTION_REMOVE))
    kith_pane_add_remove_button (ADW_ACTION_ROW (row), plan, remove, _("Plan removed"), pane);
  if (may_edit || (may_print && has_status (plan, "held")))
    adw_expander_row_add_row (expander, row);
  g_object_unref (row);
}

static void
add_past_row (KithStudentPane     *pane,
              AdwPreferencesGroup *group,
              KithRecord          *plan,
              const Loaded        *loaded)
{
  g_autofree char *title = kith_record_dup_title (plan);
  g_autofree char *words = dup_words (plan);
  g_autofree char *actions = dup_actions (plan, loaded);
  g_autofree char *next = kith_record_format (plan, KITH_PLAN_NEXT_DUE);
  g_autofree char *quality = kith_record_format (plan, KITH_PLAN_QUALITY);
  g_autofree char *submitted = kith_record_format (plan, KITH_PLAN_SUBMITTED);
  g_autofree char *heads = kith_record_format (plan, KITH_PLAN_HEADS);
  g_autofree char *name = g_strdup_printf ("kith-plan-%" G_GINT64_FORMAT, kith_record_get_id (plan));
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_name (row, name);
  add_reading (ADW_EXPANDER_ROW (row), _("In their own words"), TEXT (plan, OWN_WORDS));
  add_reading (ADW_EXPANDER_ROW (row), _("What was said"), TEXT (plan, MINUTES));
  add_reading (ADW_EXPANDER_ROW (row), _("What was decided"), TEXT (plan, OUTCOME));
  add_reading (ADW_EXPANDER_ROW (row), _("Actions"), actions);
  add_reading (ADW_EXPANDER_ROW (row), _("Who was there"), TEXT (plan, ATTENDEES));
  add_reading (ADW_EXPANDER_ROW (row), _("Covered in the Pathway Plan"), heads);
  add_reading (ADW_EXPANDER_ROW (row), _("Next one due"), next);
  add_reading (ADW_EXPANDER_ROW (row), _("Sent to the virtual school"), submitted);
  add_reading (ADW_EXPANDER_ROW (row), _("Rated by the local authority"), quality);
  add_past_buttons (pane, ADW_EXPANDER_ROW (row), plan, title);
  adw_preferences_group_add (group, row);
}

/* Groups */

static void
add_meeting_draft (KithStudentPane *pane,
                   GtkBox          *box,
                   const Loaded    *loaded)
{
  AdwPreferencesGroup *group = NULL;
  AdwActionRow *row = NULL;
  GtkWidget *go_on = NULL;
  GtkWidget *discard = NULL;
  KithRecord *plan = NULL;
  g_autofree char *time = NULL;

  for (guint i = 0; loaded->meeting != NULL && i < loaded->plans->len; i++)
    if (kith_record_get_id (g_ptr_array_index (loaded->plans, i)) == loaded->meeting->record)
      plan = g_ptr_array_index (loaded->plans, i);
  if (loaded->meeting == NULL)
    return;
  time = kith_moment_format (kith_store_get_clock (kith_student_pane_get_store (pane)), loaded->meeting->at);
  group = kith_pane_add_group (box, _("A Meeting Is Not Finished"), NULL);
  row = kith_pane_add_row (group, _("What you wrote down is kept as a draft"), time);
  discard = kith_pane_create_button (NULL, _("Discard…"));
  gtk_widget_set_name (discard, "kith-discard-meeting");
  g_signal_connect_object (discard, "clicked", G_CALLBACK (on_discard), pane, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, discard);
  if (plan == NULL)
    return;
  go_on = create_button (pane, plan, "continue", _("Continue"), _("Continue the Meeting"), G_CALLBACK (on_hold));
  gtk_widget_add_css_class (go_on, "suggested-action");
  adw_action_row_add_suffix (row, go_on);
}

static void
add_prepare_row (KithStudentPane     *pane,
                 AdwPreferencesGroup *group)
{
  const KithActor *actor = kith_store_get_actor (kith_student_pane_get_store (pane));
  GtkWidget *row = NULL;

  if (actor == NULL || !kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT))
    return;
  row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Prepare PEP…"));
  gtk_widget_set_name (row, "kith-prepare-pep");
  g_signal_connect_object (row, "activated", G_CALLBACK (on_prepare), pane, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_planned (KithStudentPane *pane,
             GtkBox          *box,
             const Loaded    *loaded)
{
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Next Plans and Reviews"), NULL);
  gboolean found = FALSE;

  if (kith_student_pane_allows (pane, &kith_plan_kind, KITH_ACTION_ADD))
    kith_pane_add_header_button (group, _("Add Plan…"), NULL, "kith-add-plan", G_CALLBACK (on_add), pane);
  for (guint i = 0; i < loaded->plans->len; i++) {
    if (!has_status (g_ptr_array_index (loaded->plans, i), "planned"))
      continue;
    add_planned_row (pane, group, g_ptr_array_index (loaded->plans, i), loaded);
    found = TRUE;
  }
  if (!found)
    kith_pane_add_remark (group, _("Nothing is planned. After a meeting is held, Kith plans the next one by the rule."));
  add_prepare_row (pane, group);
}

/* All of them: those to come as well. */
static void
add_export (KithStudentPane     *pane,
            AdwPreferencesGroup *group)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_plan_kind);

  kith_query_where_student (query, kith_student_pane_get_student (pane));
  kith_query_set_order (query, "date time");
  kith_export_button_add_to_group (group, kith_student_pane_get_store (pane), query, _("Export All Plans and Reviews"));
}

static void
add_past (KithStudentPane *pane,
          GtkBox          *box,
          const Loaded    *loaded)
{
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Before"), NULL);
  gboolean found = FALSE;

  if (loaded->plans->len > 0)
    add_export (pane, group);
  for (guint i = loaded->plans->len; i > 0; i--) {
    if (has_status (g_ptr_array_index (loaded->plans, i - 1), "planned"))
      continue;
    add_past_row (pane, group, g_ptr_array_index (loaded->plans, i - 1), loaded);
    found = TRUE;
  }
  if (!found)
    kith_pane_add_remark (group, _("None recorded"));
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         loaded)
{
  add_meeting_draft (pane, box, loaded);
  add_planned (pane, box, loaded);
  kith_appointments_group_fill (pane, box, ((Loaded *) loaded)->appointments);
  add_past (pane, box, loaded);
}

static void
kith_plans_view_class_init (KithPlansViewClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Plans");
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = loaded_free;
  pane_class->fill = fill;
}

/* Coming back from a meeting there may be a draft, or none any more; drafts change no record. */
static void
kith_plans_view_init (KithPlansView *self)
{
  g_signal_connect (self, "map", G_CALLBACK (kith_student_pane_reload), NULL);
}
