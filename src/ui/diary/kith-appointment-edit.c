/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary/kith-appointment-edit.h"

#include "form/kith-record-dialog.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>
#include <string.h>

/* How it went is asked for afterwards. */
static const char *const new_fields[] = { "student", "type", "date", "time", "minutes", "place", "with-whom", "person",
                                          "transport", "cost", "risk-read", "discreet", NULL };

static void
on_saved (KithRecordDialog *dialog,
          KithRecord       *record,
          KithWindow       *window)
{
  kith_window_offer_undo (window, _("Appointment saved"), 0);
}

/* Whoever goes along is mostly whoever writes it down; the office arranges for others. */
static void
suggest_person (KithRecord      *appointment,
                const KithActor *actor)
{
  if (actor != NULL && (actor->roles & (KITH_ROLE_MENTOR | KITH_ROLE_COACH)) != 0)
    kith_record_set_number (appointment, KITH_APPOINTMENT_PERSON, actor->person);
}

/**
 * kith_appointment_edit_present_new:
 * @window: the window
 * @student: id of a student, 0 to choose one in the form
 * @day: (nullable): the day it is likely to be on, ISO
 *
 * Asks for a new appointment.
 */
void
kith_appointment_edit_present_new (KithWindow *window,
                                   gint64      student,
                                   const char *day)
{
  g_autoptr (KithRecord) appointment = kith_record_new (&kith_appointment_kind);
  g_autofree char *today = NULL;
  KithStore *store;

  g_return_if_fail (KITH_IS_WINDOW (window));

  store = kith_window_get_store (window);
  today = kith_clock_dup_today (kith_store_get_clock (store));
  if (student != 0)
    kith_record_set_number (appointment, KITH_APPOINTMENT_STUDENT, student);
  if (day != NULL && strcmp (day, today) >= 0)
    kith_record_set_text (appointment, KITH_APPOINTMENT_DATE, day);
  suggest_person (appointment, kith_store_get_actor (store));
  kith_record_dialog_present (GTK_WIDGET (window), store, appointment, student != 0 ? new_fields + 1 : new_fields,
                              KITH_FORM_DEFAULT, _("New Appointment"), G_CALLBACK (on_saved), window);
}

static const char *
get_title (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (kind == &kith_appointment_kind)
    return _("Edit Appointment");
  if (kind == &kith_group_kind)
    return _("Edit Session");
  return kind == &kith_task_kind ? _("Edit Task") : _("Edit Date");
}

void
kith_appointment_edit_present (KithWindow *window,
                               KithRecord *appointment)
{
  g_return_if_fail (KITH_IS_WINDOW (window));
  g_return_if_fail (KITH_IS_RECORD (appointment));

  kith_record_dialog_present (GTK_WIDGET (window), kith_window_get_store (window), appointment, NULL, KITH_FORM_DEFAULT,
                              get_title (appointment), NULL, NULL);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = kith_store_load_finish (KITH_STORE (source), result, &error);

  if (record != NULL)
    kith_appointment_edit_present (window, record);
  else
    kith_window_report_error (window, error);
}

/**
 * kith_appointment_edit_open:
 * @window: the window
 * @kind: an appointment, a task, a session or a date of the calendar
 * @id: of the record
 *
 * Opens it to be read and changed.
 */
void
kith_appointment_edit_open (KithWindow     *window,
                            const KithKind *kind,
                            gint64          id)
{
  g_return_if_fail (KITH_IS_WINDOW (window));

  kith_store_load_async (kith_window_get_store (window), kind, id, NULL, on_loaded, g_object_ref (window));
}
