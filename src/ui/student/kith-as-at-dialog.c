/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-as-at-dialog.h"

#include "form/kith-date-row.h"
#include "report/kith-report-preview.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>
#include <string.h>

#define ROW_KEY "kith-day-row"

typedef struct {
  KithWindow *window;
  KithDateRow *row;
  gint64 student;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->window);
  g_free (self);
}

/* A day that has come; NULL while there is none. */
static const char *
get_day (KithDateRow *row)
{
  const char *day = kith_date_row_get_date (row);
  g_autofree char *today = kith_clock_dup_today (kith_typed_row_get_clock (KITH_TYPED_ROW (row)));

  return day != NULL && strcmp (day, today) <= 0 ? day : NULL;
}

static void
on_date_changed (KithDateRow    *row,
                 GParamSpec     *pspec,
                 AdwAlertDialog *dialog)
{
  adw_alert_dialog_set_response_enabled (dialog, "show", get_day (row) != NULL);
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             Asking         *self)
{
  KithReportSubject subject = { .student = self->student };
  const char *day = get_day (self->row);

  if (!g_str_equal (response, "show") || day == NULL)
    return;
  g_strlcpy (subject.day, day, sizeof subject.day);
  kith_report_preview_present (self->window, "as-at", &subject);
}

static GtkWidget *
new_group (GtkWidget *row)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), kith_date_row_get_message_row (KITH_DATE_ROW (row)));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  return group;
}

/**
 * kith_as_at_dialog_new:
 * @clock: what day it is
 *
 * The button says nothing until a day that has come is typed; the sentence above the row says which days can be shown.
 *
 * Returns: (transfer floating): a dialog that asks for a day; its response is "show" or "cancel"
 */
AdwAlertDialog *
kith_as_at_dialog_new (KithClock *clock)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_("Show as at a Date"),
                          _("The record and the team as they stood at the end of a day. Type today or any day before.")));
  GtkWidget *row = kith_date_row_new (_("Day"), clock);

  adw_alert_dialog_set_extra_child (dialog, new_group (row));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "show", _("_Show"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "show", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "show", FALSE);
  adw_alert_dialog_set_default_response (dialog, "show");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (dialog), row);
  g_signal_connect_object (row, "notify::date", G_CALLBACK (on_date_changed), dialog, G_CONNECT_DEFAULT);
  g_object_set_data (G_OBJECT (dialog), ROW_KEY, row);
  kith_accessible_name_containers (GTK_WIDGET (dialog), _("Show as at a Date"));
  return dialog;
}

/**
 * kith_as_at_dialog_get_row:
 * @dialog: from [func@as_at_dialog_new]
 *
 * Returns: (transfer none): where the day is typed
 */
GtkWidget *
kith_as_at_dialog_get_row (AdwAlertDialog *dialog)
{
  g_return_val_if_fail (ADW_IS_ALERT_DIALOG (dialog), NULL);

  return g_object_get_data (G_OBJECT (dialog), ROW_KEY);
}

/**
 * kith_as_at_dialog_present:
 * @window: the window
 * @student: id of a student
 *
 * Asks for a day and shows the record of that day.
 */
void
kith_as_at_dialog_present (KithWindow *window,
                           gint64      student)
{
  AdwAlertDialog *dialog = kith_as_at_dialog_new (kith_store_get_clock (kith_window_get_store (window)));
  Asking *self = g_new0 (Asking, 1);

  self->window = g_object_ref (window);
  self->row = KITH_DATE_ROW (kith_as_at_dialog_get_row (dialog));
  self->student = student;
  g_object_set_data_full (G_OBJECT (dialog), "kith-as-at-dialog", self, asking_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), self);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}
