/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-archive-group.h"

#include "kith-archive.h"
#include "kith-pane-rows.h"
#include "kith-student.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *pane;
  gint64 student;
  gboolean archived;
} Archiving;

static void
archiving_free (Archiving *self)
{
  g_object_unref (self->pane);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archiving, archiving_free)

/* On the store thread. */
static gpointer
archive_job (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  const gint64 *what = data;

  return GINT_TO_POINTER (kith_case_file_archive_student (file, what[0], what[1] != 0, error));
}

static void
on_archived (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Archiving) archiving = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (archiving->pane);

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  if (window == NULL)
    return;
  if (error != NULL)
    kith_window_report_error (window, error);
  else
    kith_window_offer_undo (window, archiving->archived ? _("Archived: left out of lists from now on")
                                                        : _("Back from the archive"), 0);
}

static void
on_clicked (KithStudentPane *pane,
            GtkWidget       *button)
{
  KithRecord *student = kith_pane_get_record (button);
  Archiving *archiving = g_new0 (Archiving, 1);
  const gint64 what[] = { kith_record_get_id (student), !kith_record_has (student, KITH_STUDENT_ARCHIVED_ON) };

  archiving->pane = g_object_ref (GTK_WIDGET (pane));
  archiving->archived = what[1] != 0;
  kith_store_submit_async (kith_student_pane_get_store (pane), archive_job, g_memdup2 (what, sizeof what), g_free, NULL,
                           NULL, on_archived, archiving);
}

static void
add_button (KithStudentPane *pane,
            AdwActionRow    *row,
            KithRecord      *student,
            const char      *label)
{
  GtkWidget *button = kith_pane_create_button (NULL, label);

  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_name (button, "kith-archive");
  kith_pane_connect_record (button, "clicked", student, G_CALLBACK (on_clicked), pane);
  adw_action_row_add_suffix (row, button);
}

/**
 * kith_archive_group_add:
 * @pane: a view of the student
 * @box: where it goes
 * @student: the student
 *
 * Adds a group to archive a student who left, or to bring them back. Whoever may not change the student sees it only
 * when they are archived, without a button.
 */
void
kith_archive_group_add (KithStudentPane *pane,
                        GtkBox          *box,
                        KithRecord      *student)
{
  gboolean may_edit = kith_student_pane_allows (pane, &kith_student_kind, KITH_ACTION_EDIT);
  gboolean is_archived = kith_record_has (student, KITH_STUDENT_ARCHIVED_ON);
  AdwPreferencesGroup *group = NULL;
  AdwActionRow *row = NULL;

  if (!may_edit && !is_archived)
    return;
  group = kith_pane_add_group (box, _("Archive"),
                               _("Archived students stay in the file and are left out of lists. Nothing is deleted."));
  if (is_archived) {
    g_autofree char *day = kith_record_format (student, KITH_STUDENT_ARCHIVED_ON);

    row = kith_pane_add_row (group, _("Archived"), day);
    if (may_edit)
      add_button (pane, row, student, _("Bring Back"));
  } else if (g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "left") == 0) {
    row = kith_pane_add_row (group, _("Not archived"), NULL);
    add_button (pane, row, student, _("Archive"));
  } else {
    kith_pane_add_remark (group, _("Set the stage to Left first, with the leaving date and reason."));
  }
}
