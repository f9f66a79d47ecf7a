/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-add.h"

#include "form/kith-record-dialog.h"
#include "kith-duplicates.h"
#include "kith-not-duplicate.h"
#include "kith-student-warning.h"
#include "kith-student.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

#define PAUSE_MS 300
#define ADDING_KEY "kith-student-add"

/* Watches what is typed into the dialog and says who may be here already. Lives as long as the dialog. */
typedef struct {
  KithStore *store;
  GtkWidget *parent;
  KithRecordDialog *dialog;
  KithStudentWarning *warning;
  GCancellable *cancellable;
  GPtrArray *likely;
  guint timeout;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->store);
  g_clear_weak_pointer (&self->parent);
  g_clear_pointer (&self->likely, g_ptr_array_unref);
  g_free (self);
}

/* On the store thread. */
static gpointer
find_duplicates (KithCaseFile *file,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return kith_duplicates_find (file, data, cancellable, error);
}

/* Whoever gives a reason has told these people apart: that is kept with the new student, in one action. Without one they stay
 * in the list of possible duplicates. */
static void
update_companions (Adding *self)
{
  g_autoptr (GPtrArray) companions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *reason = kith_student_warning_dup_reason (self->warning);

  for (guint i = 0; *reason != '\0' && i < self->likely->len; i++) {
    const KithDuplicate *duplicate = g_ptr_array_index (self->likely, i);
    KithRecord *apart = kith_record_new (&kith_not_duplicate_kind);

    kith_record_set_number (apart, KITH_NOT_DUPLICATE_OTHER_STUDENT, duplicate->student);
    kith_record_set_text (apart, KITH_NOT_DUPLICATE_REASON, reason);
    g_ptr_array_add (companions, apart);
  }
  kith_record_dialog_set_companions (self->dialog, companions);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (KithRecordDialog) dialog = data;
  g_autoptr (GPtrArray) duplicates = kith_store_submit_finish (KITH_STORE (source), result, NULL);
  Adding *self = g_object_get_data (G_OBJECT (dialog), ADDING_KEY);

  /* Only a hint: where it cannot be had, the save itself still refuses a college ID that is taken. */
  if (duplicates == NULL || self == NULL)
    return;
  kith_student_warning_show (self->warning, duplicates);
  g_clear_pointer (&self->likely, g_ptr_array_unref);
  self->likely = g_steal_pointer (&duplicates);
  update_companions (self);
}

static gboolean
look (gpointer data)
{
  Adding *self = data;
  KithRecord *record = kith_form_get_record (kith_record_dialog_get_form (self->dialog));

  self->timeout = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kith_store_submit_async (self->store, find_duplicates, kith_record_dup (record), g_object_unref,
                           (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_found,
                           g_object_ref (self->dialog));
  return G_SOURCE_REMOVE;
}

static void
on_edited (Adding *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PAUSE_MS, look, self);
}

static void
show_student (GtkWidget *parent,
              gint64     id)
{
  KithWindow *window = parent != NULL ? kith_window_get_for (parent) : NULL;

  if (window != NULL)
    kith_window_show_student (window, id);
}

static void
on_open_duplicate (Adding *self,
                   gint64  id)
{
  GtkWidget *parent = self->parent;

  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  show_student (parent, id);
}

static void
on_saved (Adding     *self,
          KithRecord *record)
{
  show_student (self->parent, kith_record_get_id (record));
}

static KithRecord *
create_student (KithStore *store)
{
  KithRecord *student = kith_record_new (&kith_student_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (store));

  kith_record_set_text (student, KITH_STUDENT_STAGE, "active");
  kith_record_set_text (student, KITH_STUDENT_START_DATE, today);
  return student;
}

static void
add_warning (Adding *self)
{
  GtkWidget *child = adw_dialog_get_child (ADW_DIALOG (self->dialog));

  self->warning = kith_student_warning_new ();
  if (ADW_IS_TOOLBAR_VIEW (child))
    adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (child), GTK_WIDGET (self->warning));
  g_signal_connect_swapped (self->warning, "open", G_CALLBACK (on_open_duplicate), self);
  g_signal_connect_swapped (self->warning, "reason-changed", G_CALLBACK (update_companions), self);
}

/**
 * kith_student_add_present:
 * @parent: the widget the dialog belongs to
 * @store: the store
 *
 * Asks for the four things a new student needs, warns about students who may be the same, and opens the new one.
 */
void
kith_student_add_present (GtkWidget *parent,
                          KithStore *store)
{
  Adding *self = g_new0 (Adding, 1);
  g_autoptr (KithRecord) student = create_student (store);

  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  g_set_weak_pointer (&self->parent, parent);
  self->dialog = kith_record_dialog_new (store, student, NULL, KITH_FORM_QUICK, _("Add Student"));
  g_object_set_data_full (G_OBJECT (self->dialog), ADDING_KEY, self, adding_free);
  add_warning (self);
  g_signal_connect_swapped (kith_record_dialog_get_form (self->dialog), "edited", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->dialog, "saved", G_CALLBACK (on_saved), self);
  adw_dialog_present (ADW_DIALOG (self->dialog), parent);
}
