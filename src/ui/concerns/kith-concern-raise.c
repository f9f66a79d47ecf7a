/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "concerns/kith-concern-raise.h"

#include "concerns/kith-danger-banner.h"
#include "form/kith-message-row.h"
#include "kith-concern.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

/* The form anybody raises a concern with. What the lead decides is not in it. */

static const char *const fields[] = {
  "about",     "student",     "staff",    "about-name", "date",       "time",       "told-date",
  "told-time", "late-reason", "facts",    "exact-words", "injuries",  "immediate-action", "told-to", NULL,
};

/* The student it was opened for comes back when somebody chooses "A student" again. */
#define STUDENT_KEY "kith-student"

/* Its hint goes with it. */
static void
show_row (KithForm         *form,
          KithConcernField  field,
          gboolean          visible)
{
  const KithField *values = &kith_concern_kind.fields[field];
  GtkWidget *row = kith_form_get_row (form, values->name);
  GtkWidget *message = row != NULL ? gtk_widget_get_next_sibling (row) : NULL;

  if (row != NULL)
    gtk_widget_set_visible (row, visible);
  if (KITH_IS_MESSAGE_ROW (message) && values->hint != NULL)
    kith_message_row_set_hint (KITH_MESSAGE_ROW (message), visible ? _(values->hint) : NULL);
}

static gboolean
is_about (KithRecord *concern,
          const char *code)
{
  return g_strcmp0 (kith_record_get_text (concern, KITH_CONCERN_ABOUT), code) == 0;
}

/* Only what belongs to whom it is about is asked. */
static void
show_rows (KithForm *form)
{
  KithRecord *concern = kith_form_get_record (form);
  g_autofree char *today = g_strdup (g_object_get_data (G_OBJECT (form), "kith-today"));
  const char *told = kith_record_get_text (concern, KITH_CONCERN_TOLD_DATE);

  show_row (form, KITH_CONCERN_STUDENT, is_about (concern, "student"));
  show_row (form, KITH_CONCERN_STAFF, is_about (concern, "staff"));
  show_row (form, KITH_CONCERN_ABOUT_NAME, kith_record_has (concern, KITH_CONCERN_ABOUT));
  show_row (form, KITH_CONCERN_LATE_REASON, told != NULL && g_strcmp0 (told, today) != 0);
}

/* Whom it is not about must not be saved with it unseen. */
static void
settle_about (KithForm *form)
{
  KithRecord *concern = kith_form_get_record (form);
  gint64 *student = g_object_get_data (G_OBJECT (form), STUDENT_KEY);

  if (!is_about (concern, "staff"))
    kith_record_clear (concern, KITH_CONCERN_STAFF);
  if (!is_about (concern, "student"))
    kith_record_clear (concern, KITH_CONCERN_STUDENT);
  else if (*student != 0 && !kith_record_has (concern, KITH_CONCERN_STUDENT))
    kith_record_set_number (concern, KITH_CONCERN_STUDENT, *student);
}

static void
on_edited (KithForm   *form,
           const char *field,
           gpointer    data)
{
  if (g_str_equal (field, "about"))
    settle_about (form);
}

static void
on_saved (GtkWidget *parent)
{
  KithWindow *window = kith_window_get_for (parent);

  if (window != NULL)
    kith_window_add_toast (window, _("Raised. You see under “Concerns” when the safeguarding lead has read it."));
}

static KithRecord *
create_concern (KithStore *store,
                gint64     student)
{
  KithRecord *concern = kith_record_new (&kith_concern_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (store));

  kith_record_set_text (concern, KITH_CONCERN_TOLD_DATE, today);
  if (student == 0)
    return concern;
  kith_record_set_text (concern, KITH_CONCERN_ABOUT, "student");
  kith_record_set_number (concern, KITH_CONCERN_STUDENT, student);
  return concern;
}

/**
 * kith_concern_raise_present:
 * @parent: what the dialog stands over
 * @store: the open store
 * @student: whom it is about, 0 when that is still to be said
 *
 * Returns: (transfer none): the dialog, on screen
 */
KithRecordDialog *
kith_concern_raise_present (GtkWidget *parent,
                            KithStore *store,
                            gint64     student)
{
  g_autoptr (KithRecord) concern = create_concern (store, student);
  KithRecordDialog *dialog =
    kith_record_dialog_new (store, concern, fields, KITH_FORM_DEFAULT, _("Raise a Concern"));
  KithForm *form = kith_record_dialog_get_form (dialog);

  kith_record_dialog_set_heading (dialog, kith_danger_banner_new (store));
  g_object_set_data_full (G_OBJECT (form), STUDENT_KEY, g_memdup2 (&student, sizeof student), g_free);
  g_object_set_data_full (G_OBJECT (form), "kith-today", kith_clock_dup_today (kith_store_get_clock (store)), g_free);
  g_signal_connect (form, "edited", G_CALLBACK (on_edited), NULL);
  g_signal_connect_object (concern, "notify", G_CALLBACK (show_rows), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), parent, G_CONNECT_SWAPPED);
  show_rows (form);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
  return dialog;
}
