/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "backups/kith-backups-work.h"

#include "kith-backups.h"
#include "kith-restored.h"
#include "kith-store-second.h"
#include "kith-text.h"
#include "shell/kith-focus.h"
#include "shell/kith-late.h"

#include <glib/gi18n.h>

/* On the store thread */

static gpointer
back_up_job (KithCaseFile  *file,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (kith_backups_make_now (file, cancellable, error));
}

static gpointer
drill_job (KithCaseFile  *file,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return kith_backups_drill (file, cancellable, error);
}

static gpointer
verify_job (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return kith_backups_verify (file, data, cancellable, error);
}

static gpointer
second_job (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (kith_backups_set_second (file, data, error));
}

static gpointer
read_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (kith_restored_set_read (file, error));
}

#define WINDOW_KEY "kith-waiting-window"
#define FOCUS_KEY "kith-focus-before"
#define BACK_KEY "kith-focus-after"

/* Around each of them: the idle lock waits, and the page shows what has become of it. Somebody may have locked the window all
 * the same; then the page is off the screen. */

static void
begin (KithBoardPage *page,
       const char    *words)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (page));

  /* What cannot be pressed lets go of the keyboard. */
  g_object_set_data_full (G_OBJECT (page), FOCUS_KEY, kith_focus_dup_name (GTK_WIDGET (page)), g_free);
  gtk_widget_set_sensitive (GTK_WIDGET (kith_board_page_get_state_view (page)), FALSE);
  if (window == NULL)
    return;
  g_object_set_data_full (G_OBJECT (page), WINDOW_KEY, g_object_ref (window), g_object_unref);
  kith_window_hold_lock (window);
  if (words != NULL)
    kith_window_add_toast (window, words);
}

static gboolean
come_back (gpointer data)
{
  GtkWidget *page = data;

  kith_focus_named (page, g_object_get_data (data, BACK_KEY));
  return G_SOURCE_REMOVE;
}

/* The row was made anew below the dialog, so that cannot give the keyboard back to it. */
static void
come_back_soon (GtkWidget *page)
{
  g_idle_add_full (G_PRIORITY_LOW, come_back, g_object_ref (page), g_object_unref);
}

/* Returns whether it went well; @error is taken. @dialog: (nullable): says what came of it, where that goes. */
static gboolean
end (KithBoardPage *page,
     GError        *error,
     const char    *words,
     AdwDialog     *dialog)
{
  g_autoptr (KithWindow) window = g_object_steal_data (G_OBJECT (page), WINDOW_KEY);
  g_autofree char *focus = g_object_steal_data (G_OBJECT (page), FOCUS_KEY);
  gboolean is_there = kith_board_page_get_store (page) != NULL;
  gboolean is_well = error == NULL;

  if (is_there)
    gtk_widget_set_sensitive (GTK_WIDGET (kith_board_page_get_state_view (page)), TRUE);
  if (is_there)
    kith_focus_named (GTK_WIDGET (page), focus);
  if (window != NULL)
    kith_window_release_lock (window);
  if (window != NULL && !is_well)
    kith_window_report_error (window, error);
  else if (window != NULL && words != NULL)
    kith_window_add_toast (window, words);
  if (dialog != NULL) {
    g_object_set_data_full (G_OBJECT (page), BACK_KEY, g_steal_pointer (&focus), g_free);
    g_signal_connect_object (dialog, "closed", G_CALLBACK (come_back_soon), page, G_CONNECT_SWAPPED);
    kith_late_present (dialog, GTK_WIDGET (page), window);
  }
  g_clear_error (&error);
  kith_board_page_reload (page);
  return is_well && is_there;
}

static void
submit (KithBoardPage       *page,
        KithStoreJob         job,
        gpointer             data,
        GDestroyNotify       free_answer,
        GAsyncReadyCallback  done)
{
  kith_store_submit_async (kith_board_page_get_store (page), job, data, g_free, free_answer, NULL, done, g_object_ref (page));
}

static void
copied (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithBoardPage) page = user_data;

  kith_store_copy_to_second_finish (KITH_STORE (source), result, NULL);
  kith_board_page_reload (page);
}

static void
copy_to_second (KithBoardPage *page)
{
  kith_store_copy_to_second_async (kith_board_page_get_store (page), NULL, copied, g_object_ref (page));
}

static void
backed_up (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithBoardPage) page = user_data;
  GError *error = NULL;

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  if (end (page, error, _("Backed up, and every page of it checked"), NULL))
    copy_to_second (page);
}

void
kith_backups_work_now (KithBoardPage *page)
{
  begin (page, _("Backing up…"));
  submit (page, back_up_job, NULL, NULL, backed_up);
}

/* What was found */

static char *
dup_counts (const KithBackupCounts *counts)
{
  g_autofree char *n_students = kith_text_format_number (counts->students);
  g_autofree char *n_notes = kith_text_format_number (counts->notes);
  g_autofree char *n_records = kith_text_format_number (counts->records);
  g_autofree char *n_lines = kith_text_format_number (counts->audit_lines);
  /* Translators: each a number with thousands separators */
  g_autofree char *students = g_strdup_printf (ngettext ("%s student", "%s students", (gulong) counts->students), n_students);
  g_autofree char *notes = g_strdup_printf (ngettext ("%s note", "%s notes", (gulong) counts->notes), n_notes);
  g_autofree char *records =
    g_strdup_printf (ngettext ("%s record in all", "%s records in all", (gulong) counts->records), n_records);
  g_autofree char *lines =
    g_strdup_printf (ngettext ("%s line of the audit", "%s lines of the audit", (gulong) counts->audit_lines), n_lines);

  /* Translators: numbers of students, notes, records and lines */
  return g_strdup_printf (_("%s, %s, %s, %s"), students, notes, records, lines);
}

static char *
dup_found (const KithBackupReport *report,
           gboolean                is_drill)
{
  g_autofree char *findings = g_strjoinv ("\n", report->findings);
  g_autofree char *then = dup_counts (&report->counts);
  g_autofree char *now = dup_counts (&report->now);

  if (findings[0] != '\0')
    /* Translators: a moment, then what was found, in whole sentences */
    return g_strdup_printf (_("The backup of %s cannot be relied on.\n\n%s\n\nMake a new backup now, and keep this one only if "
                              "there is no better."), report->moment, findings);
  return g_strdup_printf (is_drill
                          /* Translators: a moment; what is in the backup; what is in the case file */
                          ? _("The backup of %s was restored to a copy, and the copy was whole. It was thrown away again.\n\nIn "
                              "the backup: %s.\n\nIn the case file now: %s.")
                          /* Translators: a moment; what is in the backup; what is in the case file */
                          : _("Every page of the backup of %s was read, its links fit, and its audit is the beginning of that of "
                              "the case file.\n\nIn the backup: %s.\n\nIn the case file now: %s."), report->moment, then, now);
}

static AdwDialog *
make_report_dialog (const KithBackupReport *report,
                    gboolean                is_drill)
{
  g_autofree char *body = dup_found (report, is_drill);
  const char *heading = is_drill ? _("The Backup Can Be Restored") : _("The Backup Is Sound");
  AdwDialog *dialog =
    adw_alert_dialog_new (report->findings[0] == NULL ? heading : _("The Backup Is Damaged"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  gtk_widget_set_name (GTK_WIDGET (dialog), "kith-backup-report");
  return dialog;
}

static void
finish_report (KithBoardPage *page,
               GObject       *source,
               GAsyncResult  *result,
               gboolean       is_drill)
{
  GError *error = NULL;
  g_autoptr (KithBackupReport) report = kith_store_submit_finish (KITH_STORE (source), result, &error);

  end (page, error, NULL, report != NULL ? make_report_dialog (report, is_drill) : NULL);
}

static void
drilled (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KithBoardPage) page = user_data;

  finish_report (page, source, result, TRUE);
}

void
kith_backups_work_drill (KithBoardPage *page)
{
  begin (page, _("Restoring the newest backup to a copy…"));
  submit (page, drill_job, NULL, (GDestroyNotify) kith_backup_report_free, drilled);
}

static void
verified (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithBoardPage) page = user_data;

  finish_report (page, source, result, FALSE);
}

void
kith_backups_work_verify (KithBoardPage *page,
                          const char    *path)
{
  begin (page, _("Checking the backup…"));
  submit (page, verify_job, g_strdup (path), (GDestroyNotify) kith_backup_report_free, verified);
}

/* The second place */

static void
second_set (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithBoardPage) page = user_data;
  GError *error = NULL;

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  if (end (page, error, NULL, NULL))
    copy_to_second (page);
}

static void
second_chosen (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (KithBoardPage) page = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folder == NULL || g_file_peek_path (folder) == NULL)
    return;
  begin (page, NULL);
  submit (page, second_job, g_file_get_path (folder), NULL, second_set);
}

void
kith_backups_work_choose_second (KithBoardPage *page)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Second Place for Backups"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), NULL, second_chosen,
                                 g_object_ref (page));
}

void
kith_backups_work_drop_second (KithBoardPage *page)
{
  begin (page, NULL);
  submit (page, second_job, NULL, NULL, second_set);
}

static void
was_read (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithBoardPage) page = user_data;
  GError *error = NULL;

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  end (page, error, NULL, NULL);
}

void
kith_backups_work_read (KithBoardPage *page)
{
  begin (page, NULL);
  submit (page, read_job, NULL, NULL, was_read);
}
