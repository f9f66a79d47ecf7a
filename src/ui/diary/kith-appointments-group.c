/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary/kith-appointments-group.h"

#include "diary/kith-appointment-edit.h"
#include "kith-appointment.h"
#include "kith-date.h"
#include "kith-lists.h"
#include "kith-reports.h"
#include "kith-text.h"
#include "kith-time.h"
#include "report/kith-report-preview.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#define OUTCOME_KEY "kith-appointment-outcome"

/* Past ones that stand here; the chronology has all. */
#define MOST_PAST 10

GPtrArray *
kith_appointments_group_load (KithCaseFile  *file,
                              gint64         student,
                              GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_appointment_kind);

  kith_query_where_student (query, student);
  kith_query_set_order (query, "-date -time");
  return kith_case_file_list (file, query, NULL, error);
}

static char *
dup_words (KithRecord *appointment)
{
  g_autofree char *day = kith_date_format_iso_weekday (kith_record_get_text (appointment, KITH_APPOINTMENT_DATE));
  g_autofree char *time = kith_time_format_span (kith_record_get_text (appointment, KITH_APPOINTMENT_TIME),
                                                 (int) kith_record_get_number (appointment, KITH_APPOINTMENT_MINUTES));
  g_autofree char *outcome = kith_record_format (appointment, KITH_APPOINTMENT_OUTCOME);
  const char *const parts[] = { day, time, kith_record_get_text (appointment, KITH_APPOINTMENT_PLACE),
                                kith_record_get_text (appointment, KITH_APPOINTMENT_WITH_WHOM), outcome };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!kith_text_is_empty (parts[i]))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free_and_steal (words);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GtkWidget) pane = data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (pane);
  gboolean saved = kith_store_save_finish (KITH_STORE (source), result, &error);

  if (window == NULL)
    return;
  if (saved)
    kith_window_offer_undo (window, _("Written down how it went"), 0);
  else
    kith_window_report_error (window, error);
}

static void
on_outcome (KithStudentPane *pane,
            GtkWidget       *button)
{
  g_autoptr (KithRecord) appointment = kith_record_dup (kith_pane_get_record (button));

  kith_record_set_text (appointment, KITH_APPOINTMENT_OUTCOME, g_object_get_data (G_OBJECT (button), OUTCOME_KEY));
  kith_store_save_async (kith_student_pane_get_store (pane), appointment, KITH_SAVE_ACCEPT_WARNINGS, NULL, on_saved,
                         g_object_ref (pane));
}

static void
on_slip (KithStudentPane *pane,
         GtkWidget       *button)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));
  const KithReportSubject subject = { .student = kith_student_pane_get_student (pane),
                                      .appointment = kith_record_get_id (kith_pane_get_record (button)) };

  if (window != NULL)
    kith_report_preview_present (window, "appointment-slip", &subject);
}

static void
on_new (KithStudentPane *pane)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));

  if (window != NULL)
    kith_appointment_edit_present_new (window, kith_student_pane_get_student (pane), NULL);
}

static const char *
get_day (KithRecord *appointment)
{
  return kith_record_get_text (appointment, KITH_APPOINTMENT_DATE);
}

/* A day and a time that compare as text: where no time is known, any time of the day has come. */
static char *
dup_moment (const char *day,
            const char *time)
{
  return g_strdup_printf ("%s %s", day, time != NULL ? time : "");
}

static gboolean
is_coming (KithRecord *appointment,
           const char *now)
{
  g_autofree char *moment = dup_moment (get_day (appointment), kith_record_get_text (appointment, KITH_APPOINTMENT_TIME));

  return strcmp (moment, now) > 0;
}

static gboolean
is_before_today (KithRecord *appointment,
                 const char *now)
{
  return strncmp (get_day (appointment), now, strlen (get_day (appointment))) < 0;
}

/* What cannot be so yet is not offered: nobody has attended tomorrow. */
static void
add_outcomes (KithStudentPane     *pane,
              AdwPreferencesGroup *group,
              KithRecord          *appointment,
              const char          *which,
              gboolean             is_coming)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  for (guint i = is_coming ? 2 : 0; i < kith_appointment_outcomes.n_choices; i++) {
    const KithChoice *choice = &kith_appointment_outcomes.choices[i];
    g_autofree char *name = g_strdup_printf ("kith-outcome-%s-%" G_GINT64_FORMAT, choice->code,
                                             kith_record_get_id (appointment));
    GtkWidget *button = gtk_button_new_with_label (_(choice->label));
    /* Translators: which appointment, then how it went */
    g_autofree char *words = g_strdup_printf (_("%s: %s"), which, _(choice->label));

    gtk_widget_set_name (button, name);
    kith_accessible_name_button (button, words);
    gtk_widget_add_css_class (button, "chip");
    g_object_set_data (G_OBJECT (button), OUTCOME_KEY, (gpointer) choice->code);
    kith_pane_connect_record (button, "clicked", appointment, G_CALLBACK (on_outcome), pane);
    adw_wrap_box_append (ADW_WRAP_BOX (box), button);
  }
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("How it went"));
  adw_preferences_group_add (group, row);
}

static gboolean
may_print (KithStudentPane *pane)
{
  const KithActor *actor = kith_store_get_actor (kith_student_pane_get_store (pane));

  return actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT);
}

/* Apart from the other appointments, for whoever hears the names of buttons. */
static char *
dup_which (KithRecord *appointment,
           const char *title)
{
  g_autofree char *day = kith_date_format_iso_weekday (get_day (appointment));

  /* Translators: what an appointment is for, and its day */
  return g_strdup_printf (_("%s, %s"), title, day);
}

/* Somebody takes the slip along on the day itself, too. */
static void
add_appointment (KithStudentPane     *pane,
                 AdwPreferencesGroup *group,
                 KithRecord          *appointment,
                 const char          *now)
{
  g_autofree char *title = kith_record_dup_title (appointment);
  g_autofree char *words = dup_words (appointment);
  g_autofree char *which = dup_which (appointment, title);
  /* Translators: which appointment, as in "Housing, Thursday 12 March 2026" */
  g_autofree char *print = g_strdup_printf (_("Print Slip: %s"), which);
  /* Translators: which appointment */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), which);
  /* Translators: which appointment */
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), which);
  AdwActionRow *row = kith_pane_add_row (group, title, words);
  gboolean is_open = !kith_record_has (appointment, KITH_APPOINTMENT_OUTCOME);
  GtkWidget *slip = NULL;

  if (is_open && may_print (pane) && !is_before_today (appointment, now)) {
    slip = kith_pane_create_button ("printer-symbolic", print);
    gtk_widget_set_name (slip, "kith-print-slip");
    kith_pane_connect_record (slip, "clicked", appointment, G_CALLBACK (on_slip), pane);
    adw_action_row_add_suffix (row, slip);
  }
  if (kith_student_pane_allows (pane, &kith_appointment_kind, KITH_ACTION_EDIT)) {
    kith_pane_add_edit_button (row, appointment, edit, _("Edit Appointment"), NULL, pane);
    if (is_open)
      add_outcomes (pane, group, appointment, which, is_coming (appointment, now));
  }
  if (kith_student_pane_allows (pane, &kith_appointment_kind, KITH_ACTION_REMOVE))
    kith_pane_add_remove_button (row, appointment, remove, _("Appointment removed"), pane);
}

/**
 * kith_appointments_group_fill:
 * @pane: a view of a student
 * @box: where it goes
 * @appointments: (element-type KithRecord): from [func@appointments_group_load], newest first
 *
 * Adds what is coming, soonest first, and what has been, with how it went.
 */
void
kith_appointments_group_fill (KithStudentPane *pane,
                              GtkBox          *box,
                              GPtrArray       *appointments)
{
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Appointments"), NULL);
  KithClock *clock = kith_store_get_clock (kith_student_pane_get_store (pane));
  g_autofree char *today = kith_clock_dup_today (clock);
  g_autofree char *time = kith_clock_dup_time (clock);
  g_autofree char *now = dup_moment (today, time);
  guint n_past = 0;

  if (kith_student_pane_allows (pane, &kith_appointment_kind, KITH_ACTION_ADD))
    kith_pane_add_header_button (group, _("Add…"), _("New Appointment"), "kith-new-appointment", G_CALLBACK (on_new),
                                 pane);
  for (guint i = appointments->len; i > 0; i--)
    if (is_coming (g_ptr_array_index (appointments, i - 1), now))
      add_appointment (pane, group, g_ptr_array_index (appointments, i - 1), now);
  for (guint i = 0; i < appointments->len && n_past < MOST_PAST; i++)
    if (!is_coming (g_ptr_array_index (appointments, i), now)) {
      add_appointment (pane, group, g_ptr_array_index (appointments, i), now);
      n_past++;
    }
  if (appointments->len == 0)
    kith_pane_add_remark (group, _("None written down. Appointments are for the future: probation, housing, job interviews."));
}
