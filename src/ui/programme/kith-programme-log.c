/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-record-dialog.h"
#include "kith-assessment.h"
#include "kith-date.h"
#include "kith-log-entry.h"
#include "kith-text.h"
#include "programme/kith-log-edit.h"
#include "programme/kith-log-words.h"
#include "programme/kith-programme-page.h"
#include "programme/kith-programme-pane.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

/* The last entries of the log, the college day, and assessments. */

#define MOST_ENTRIES 5
/* A day at college when nobody has logged one yet. */
#define USUAL_CLASS_MINUTES (6 * 60)
#define MINUTES_KEY "kith-class-minutes"
#define ATTENDED_KEY "kith-class-attended"

static gboolean
is_class (KithRecord *entry)
{
  return g_strcmp0 (kith_record_get_text (entry, KITH_LOG_ENTRY_TYPE), "class") == 0;
}

static gint64
find_class_minutes (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    KithRecord *entry = g_ptr_array_index (entries, i);

    if (is_class (entry) && kith_record_get_number (entry, KITH_LOG_ENTRY_MINUTES) > 0)
      return kith_record_get_number (entry, KITH_LOG_ENTRY_MINUTES);
  }
  return USUAL_CLASS_MINUTES;
}

static KithRecord *
find_class_of_month (GPtrArray  *entries,
                     const char *today)
{
  g_autofree char *month = g_strndup (today, strlen ("2026-03"));

  for (guint i = 0; i < entries->len; i++) {
    KithRecord *entry = g_ptr_array_index (entries, i);

    if (is_class (entry) && g_str_has_prefix (kith_record_get_text (entry, KITH_LOG_ENTRY_DATE), month))
      return entry;
  }
  return NULL;
}

static void
on_class (KithStudentPane *pane,
          GtkWidget       *button)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));

  if (window != NULL)
    kith_log_edit_add_class (window, g_object_get_data (G_OBJECT (button), ATTENDED_KEY),
                             GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), MINUTES_KEY)));
}

static GtkWidget *
create_class_button (KithStudentPane *pane,
                     const char      *label,
                     const char      *name,
                     const char      *attended,
                     gint64           minutes)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *widget_name = g_strdup_printf ("kith-class-%s", attended);

  gtk_widget_set_name (button, widget_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), ATTENDED_KEY, (gpointer) attended);
  g_object_set_data (G_OBJECT (button), MINUTES_KEY, GINT_TO_POINTER ((int) minutes));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_class), pane, G_CONNECT_SWAPPED);
  return button;
}

static void
add_class_buttons (KithStudentPane     *pane,
                   AdwPreferencesGroup *group,
                   gint64               minutes)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  gtk_widget_set_margin_top (box, 6);
  adw_wrap_box_append (ADW_WRAP_BOX (box), create_class_button (pane, _("Attended Today"), _("College day attended today"),
                                                                "attended", minutes));
  adw_wrap_box_append (ADW_WRAP_BOX (box), create_class_button (pane, _("Away With Leave"),
                                                                _("Away from the college day with leave, today"),
                                                                "authorised", minutes));
  adw_wrap_box_append (ADW_WRAP_BOX (box), create_class_button (pane, _("Missed"), _("College day missed today"), "missed",
                                                                minutes));
  adw_preferences_group_add (group, box);
}

static void
add_class (KithStudentPane             *pane,
           GtkBox                      *box,
           const KithProgrammeOverview *overview)
{
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (kith_student_pane_get_store (pane)));
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("College Day This Month"), NULL);
  KithRecord *entry = find_class_of_month (overview->log_entries, today);

  if (entry != NULL) {
    g_autofree char *date = kith_date_format_iso (kith_record_get_text (entry, KITH_LOG_ENTRY_DATE));
    g_autofree char *attended = kith_record_format (entry, KITH_LOG_ENTRY_ATTENDED);

    kith_pane_add_row (group, attended, date);
    return;
  }
  kith_pane_add_remark (group, _("Not logged yet. For another day, add a log entry."));
  if (overview->may_log)
    add_class_buttons (pane, group, find_class_minutes (overview->log_entries));
}

/* Entries */

static void
on_entry (KithStudentPane *pane,
          GtkWidget       *row)
{
  kith_log_edit_present (GTK_WIDGET (pane), kith_student_pane_get_store (pane), kith_pane_get_record (row));
}

static void
on_show_all (KithStudentPane *pane)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));

  if (window != NULL)
    kith_programme_page_show_log (window, kith_student_pane_get_student (pane));
}

static void
on_add (KithStudentPane *pane)
{
  kith_log_edit_present_new (GTK_WIDGET (pane), kith_student_pane_get_store (pane));
}

static void
add_entry (KithStudentPane     *pane,
           AdwPreferencesGroup *group,
           KithRecord          *entry,
           gboolean             may_open)
{
  g_autofree char *words = kith_log_words_dup (entry);
  g_autofree char *name = g_strdup_printf ("kith-log-%" G_GINT64_FORMAT, kith_record_get_id (entry));
  AdwActionRow *row = kith_pane_add_row (group, kith_record_get_text (entry, KITH_LOG_ENTRY_TITLE), words);

  gtk_widget_set_name (GTK_WIDGET (row), name);
  if (!may_open)
    return;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  kith_pane_connect_record (GTK_WIDGET (row), "activated", entry, G_CALLBACK (on_entry), pane);
}

void
kith_programme_add_log (KithStudentPane             *pane,
                        GtkBox                      *box,
                        const KithProgrammeOverview *overview)
{
  GPtrArray *entries = overview->log_entries;
  g_autofree char *number = kith_text_format_number (entries->len);
  /* Translators: how many log entries there are */
  g_autofree char *all = g_strdup_printf (ngettext ("%s entry in all", "%s entries in all", entries->len), number);
  AdwPreferencesGroup *group = NULL;
  AdwActionRow *row = NULL;

  if (overview->programme != NULL && overview->hours.has_begun && !overview->hours.has_ended)
    add_class (pane, box, overview);
  group = kith_pane_add_group (box, _("Log"), _("Notes about students are logged by themselves, without a name."));
  if (overview->may_log)
    kith_pane_add_header_button (group, _("Add…"), _("Add Log Entry"), "kith-add-log-entry", G_CALLBACK (on_add), pane);
  if (entries->len == 0) {
    kith_pane_add_remark (group, _("None recorded."));
    return;
  }
  for (guint i = 0; i < MIN (entries->len, MOST_ENTRIES); i++)
    add_entry (pane, group, g_ptr_array_index (entries, i), overview->is_own);
  row = kith_pane_add_row (group, _("Show All"), all);
  gtk_widget_set_name (GTK_WIDGET (row), "kith-show-log");
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_show_all), pane, G_CONNECT_SWAPPED);
}

/* Assessments */

static const char *const assessment_fields[] = { "term", "date", "assessor", "result", "feedback", "actions", NULL };

static void
on_assess (KithStudentPane *pane)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_assessment_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (kith_student_pane_get_store (pane)));

  kith_record_set_number (record, KITH_ASSESSMENT_PERSON, kith_student_pane_get_student (pane));
  kith_record_set_text (record, KITH_ASSESSMENT_DATE, today);
  kith_pane_present (pane, record, _("Add Assessment"), assessment_fields);
}

static char *
dup_assessment_words (KithRecord *assessment)
{
  g_autofree char *result = kith_record_format (assessment, KITH_ASSESSMENT_RESULT);
  const char *assessor = kith_record_get_text (assessment, KITH_ASSESSMENT_ASSESSOR);
  const char *feedback = kith_record_get_text (assessment, KITH_ASSESSMENT_FEEDBACK);
  GString *words = g_string_new (result);

  if (!kith_text_is_empty (assessor))
    g_string_append_printf (words, " · %s", assessor);
  if (!kith_text_is_empty (feedback))
    g_string_append_printf (words, "\n%s", feedback);
  return g_string_free_and_steal (words);
}

static void
add_assessment (KithStudentPane             *pane,
                AdwPreferencesGroup         *group,
                KithRecord                  *assessment,
                const KithProgrammeOverview *overview)
{
  g_autofree char *title = kith_record_dup_title (assessment);
  g_autofree char *words = dup_assessment_words (assessment);
  /* Translators: an assessment, as in “Autumn term, 10 Dec 2026” */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), title);
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), title);
  AdwActionRow *row = kith_pane_add_row (group, title, words);

  if (!overview->may_assess)
    return;
  kith_pane_add_edit_button (row, assessment, edit, _("Edit Assessment"), assessment_fields, pane);
  kith_pane_add_remove_button (row, assessment, remove, _("Assessment removed"), pane);
}

void
kith_programme_add_assessments (KithStudentPane             *pane,
                                GtkBox                      *box,
                                const KithProgrammeOverview *overview)
{
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Term Assessments"), NULL);

  if (overview->may_assess)
    kith_pane_add_header_button (group, _("Add…"), _("Add Assessment"), "kith-add-assessment", G_CALLBACK (on_assess), pane);
  if (overview->assessments->len == 0)
    kith_pane_add_remark (group, _("None recorded."));
  for (guint i = 0; i < overview->assessments->len; i++)
    add_assessment (pane, group, g_ptr_array_index (overview->assessments, i), overview);
}
