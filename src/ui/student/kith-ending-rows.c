/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ending-rows.h"

#include "kith-assign-dialog.h"
#include "kith-date.h"
#include "kith-endings.h"
#include "kith-kinds.h"
#include "kith-pane-rows.h"
#include "kith-text.h"
#include "report/kith-report-preview.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

static const char *const plan_fields[] = {
  "told-on", "first-session", "second-session", "last-session", "goodbye", "next-person", "introduced-on", NULL,
};

/* One ending with the words the store knows. */
typedef struct {
  KithRecord *ending;
  char *name;
  char *words;
  char *next;
  const char *step;
  gboolean next_is_assigned;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_object_unref (line->ending);
  g_free (line->name);
  g_free (line->words);
  g_free (line->next);
  g_free (line);
}

static gboolean
is_assigned (KithCaseFile *file,
             KithRecord   *ending)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *next = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_number (ending, KITH_ENDING_NEXT_PERSON));
  g_autoptr (GPtrArray) assignments = NULL;
  GDate today;

  kith_query_where_student (query, kith_record_get_number (ending, KITH_ENDING_STUDENT));
  kith_query_where (query, "person", next);
  assignments = kith_case_file_list (file, query, NULL, NULL);
  kith_case_file_get_today (file, &today);
  for (guint i = 0; assignments != NULL && i < assignments->len; i++)
    if (kith_assignment_is_current_on (g_ptr_array_index (assignments, i), &today))
      return TRUE;
  return FALSE;
}

static Line *
line_new (KithCaseFile *file,
          KithRecord   *ending)
{
  Line *line = g_new0 (Line, 1);
  gint64 next = kith_record_get_number (ending, KITH_ENDING_NEXT_PERSON);
  GDate today;

  kith_case_file_get_today (file, &today);
  line->ending = g_object_ref (ending);
  line->name = kith_case_file_dup_title (file, &kith_person_kind, kith_record_get_number (ending, KITH_ENDING_PERSON));
  line->words = kith_ending_dup_words (file, ending);
  line->step = kith_ending_get_due_step (ending, &today);
  if (next != 0) {
    line->next = kith_case_file_dup_title (file, &kith_person_kind, next);
    line->next_is_assigned = is_assigned (file, ending);
  }
  return line;
}

/**
 * kith_ending_lines_load:
 * @file: an open case file
 * @student: id of a student
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the rows show
 */
GPtrArray *
kith_ending_lines_load (KithCaseFile  *file,
                        gint64         student,
                        GError       **error)
{
  g_autoptr (GPtrArray) endings = kith_endings_list (file, student, error);
  GPtrArray *lines = NULL;

  if (endings == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < endings->len; i++)
    g_ptr_array_add (lines, line_new (file, g_ptr_array_index (endings, i)));
  return lines;
}

static void
on_print (KithStudentPane *pane)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));
  const KithReportSubject subject = { .student = kith_student_pane_get_student (pane) };

  if (window != NULL)
    kith_report_preview_present (window, "goodbye", &subject);
}

static void
on_assign_next (KithStudentPane *pane,
                GtkWidget       *button)
{
  kith_assign_dialog_present_for (GTK_WIDGET (pane), kith_student_pane_get_store (pane),
                                  kith_student_pane_get_student (pane),
                                  kith_record_get_number (kith_pane_get_record (button), KITH_ENDING_NEXT_PERSON));
}

static gboolean
may_print (KithStudentPane *pane)
{
  const KithActor *actor = kith_store_get_actor (kith_student_pane_get_store (pane));

  return actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT);
}

static void
add_button_row (AdwExpanderRow *row,
                GtkWidget      *button)
{
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_margin_start (button, 12);
  gtk_widget_remove_css_class (button, "flat");
  adw_expander_row_add_row (row, button);
}

static void
add_actions (KithStudentPane *pane,
             AdwExpanderRow  *row,
             const Line      *line)
{
  if (line->next != NULL && !line->next_is_assigned &&
      kith_student_pane_allows (pane, &kith_assignment_kind, KITH_ACTION_ADD)) {
    /* Translators: a person's name */
    g_autofree char *label = g_strdup_printf (_("Assign %s…"), line->next);
    GtkWidget *button = kith_pane_create_button (NULL, label);

    gtk_widget_set_name (button, "kith-assign-next");
    kith_pane_connect_record (button, "clicked", line->ending, G_CALLBACK (on_assign_next), pane);
    add_button_row (row, button);
  }
  if (kith_record_has (line->ending, KITH_ENDING_GOODBYE) && may_print (pane)) {
    GtkWidget *button = kith_pane_create_button (NULL, _("Print the Goodbye Note…"));

    gtk_widget_set_name (button, "kith-print-goodbye");
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_print), pane, G_CONNECT_SWAPPED);
    add_button_row (row, button);
  }
}

static void
add_line (KithStudentPane     *pane,
          AdwPreferencesGroup *group,
          const Line          *line)
{
  static const guint fields[] = {
    KITH_ENDING_TOLD_ON, KITH_ENDING_FIRST_SESSION, KITH_ENDING_SECOND_SESSION, KITH_ENDING_LAST_SESSION,
    KITH_ENDING_GOODBYE, KITH_ENDING_INTRODUCED_ON,
  };
  g_autofree char *last = kith_record_dup_title (line->ending);
  /* Translators: a mentor's name, then "Last session 30 Apr 2026" */
  g_autofree char *title = g_strdup_printf (_("%s · %s"), line->name, last);
  g_autofree char *name = g_strdup_printf ("kith-ending-%" G_GINT64_FORMAT, kith_record_get_id (line->ending));
  g_autofree char *subtitle =
    line->step != NULL ? g_strdup_printf ("%s\n%s", line->step, line->words) : g_strdup (line->words);
  /* Translators: a mentor's name */
  g_autofree char *label = g_strdup_printf (_("Edit the plan for the ending with %s"), line->name);
  AdwExpanderRow *row = kith_pane_add_expander (group, title, name);

  adw_expander_row_set_subtitle (row, subtitle);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *value = kith_record_format (line->ending, fields[i]);
    AdwActionRow *fact = NULL;

    if (kith_text_is_empty (value))
      continue;
    fact = kith_pane_create_row (kith_field_get_label (&kith_ending_kind.fields[fields[i]]), value);
    adw_action_row_set_subtitle_lines (fact, 0);
    gtk_widget_add_css_class (GTK_WIDGET (fact), "property");
    adw_expander_row_add_row (row, GTK_WIDGET (fact));
  }
  add_actions (pane, row, line);
  if (kith_student_pane_allows (pane, &kith_ending_kind, KITH_ACTION_EDIT))
    adw_expander_row_add_suffix (row, kith_pane_create_edit_button (line->ending, label, _("Ending Well"), plan_fields, pane));
}

/**
 * kith_ending_rows_add:
 * @pane: the view
 * @box: where its groups stand
 * @lines: from [func@ending_lines_load]
 */
void
kith_ending_rows_add (KithStudentPane *pane,
                      GtkBox          *box,
                      GPtrArray       *lines)
{
  AdwPreferencesGroup *group = NULL;

  if (lines->len == 0)
    return;
  group = kith_pane_add_group (box, _("Ending Well"), NULL);
  for (guint i = 0; i < lines->len; i++)
    add_line (pane, group, g_ptr_array_index (lines, i));
}

static void
on_plan (KithStudentPane *pane,
         GtkWidget       *button)
{
  KithRecord *assignment = kith_pane_get_record (button);
  g_autoptr (KithRecord) ending = kith_record_new (&kith_ending_kind);

  kith_record_set_number (ending, KITH_ENDING_STUDENT, kith_record_get_number (assignment, KITH_ASSIGNMENT_STUDENT));
  kith_record_set_number (ending, KITH_ENDING_PERSON, kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON));
  kith_pane_present (pane, ending, _("Ending Well"), plan_fields);
}

static gboolean
is_planned (GPtrArray  *lines,
            KithRecord *assignment)
{
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = g_ptr_array_index (lines, i);

    if (!kith_record_has (line->ending, KITH_ENDING_DONE_ON) &&
        kith_record_get_number (line->ending, KITH_ENDING_PERSON) ==
          kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON))
      return TRUE;
  }
  return FALSE;
}

/**
 * kith_ending_rows_add_plan_button:
 * @pane: the view
 * @row: the row of the support
 * @assignment: the support
 * @name: who gives it
 * @lines: from [func@ending_lines_load]
 *
 * Adds a button to plan the ending of support by a mentor, unless that is planned already or not for this account.
 */
void
kith_ending_rows_add_plan_button (KithStudentPane *pane,
                                  AdwActionRow    *row,
                                  KithRecord      *assignment,
                                  const char      *name,
                                  GPtrArray       *lines)
{
  g_autofree char *label = NULL;
  g_autofree char *widget_name = NULL;
  GtkWidget *button = NULL;

  if (g_strcmp0 (kith_record_get_text (assignment, KITH_ASSIGNMENT_ROLE), "mentor") != 0 || is_planned (lines, assignment) ||
      !kith_student_pane_allows (pane, &kith_ending_kind, KITH_ACTION_ADD))
    return;
  /* Translators: a mentor's name */
  label = g_strdup_printf (_("Plan the ending of the support by %s"), name);
  widget_name = g_strdup_printf ("kith-plan-ending-%" G_GINT64_FORMAT, kith_record_get_id (assignment));
  button = kith_pane_create_button (NULL, _("Plan the Ending…"));
  gtk_widget_set_name (button, widget_name);
  kith_accessible_name_button (button, label);
  kith_pane_connect_record (button, "clicked", assignment, G_CALLBACK (on_plan), pane);
  adw_action_row_add_suffix (row, button);
}
