/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/kith-damaged-page.h"

#include "backups/kith-restore.h"
#include "kith-salvage.h"
#include "kith-secret.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window-private.h"

#include <glib/gi18n.h>

/* A damaged file, and the three ways on: the newest backup that is whole, what is left of the file itself, and looking. None
 * of them writes into it. */
struct _KithDamagedPage
{
  AdwBin parent_instance;

  /* Parts */
  AdwActionRow *backup_row;
  AdwActionRow *salvage_row;
  AdwActionRow *look_row;
  GtkWidget *spinner;

  /* Owned */
  char *path;
  char *user;
  char *passphrase; /* secret, while this page is there: each way needs it once more */
  char *backup;
  GCancellable *cancellable;

  /* Borrowed: the window holds this page */
  KithWindow *window;
};

G_DEFINE_FINAL_TYPE (KithDamagedPage, kith_damaged_page, ADW_TYPE_BIN)

/* For the thread: plain values of its own. */
typedef struct {
  KithClock *clock;
  char *path;
  char *user;
  char *passphrase;
  char *new_path;
  char *moment;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->clock);
  g_free (job->path);
  g_free (job->user);
  kith_secret_free_text (job->passphrase);
  g_free (job->new_path);
  g_free (job->moment);
  g_free (job);
}

char *
kith_damaged_page_dup_new_path (const char *path,
                                const char *word,
                                KithClock  *clock)
{
  g_autofree char *today = kith_clock_dup_today (clock);
  gsize ending = g_str_has_suffix (path, ".kith") ? strlen (".kith") : 0;
  g_autofree char *stem = g_strndup (path, strlen (path) - ending);
  char *new_path = g_strdup_printf ("%s-%s-%s.kith", stem, word, today);

  for (guint i = 2; g_file_test (new_path, G_FILE_TEST_EXISTS); i++) {
    g_free (new_path);
    new_path = g_strdup_printf ("%s-%s-%s-%u.kith", stem, word, today, i);
  }
  return new_path;
}

static void
set_busy (KithDamagedPage *self,
          gboolean         busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->backup_row), !busy && self->backup != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->salvage_row), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->look_row), !busy);
  gtk_widget_set_visible (self->spinner, busy);
}

static void
run (KithDamagedPage     *self,
     GTaskThreadFunc      work,
     char                *new_path,
     GAsyncReadyCallback  done)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, done, NULL);
  Job *job = g_new0 (Job, 1);

  job->clock = g_object_ref (kith_store_get_clock (self->window->store));
  job->path = g_strdup (self->path);
  job->user = g_strdup (self->user);
  job->passphrase = kith_secret_dup_text (self->passphrase);
  job->new_path = new_path;
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, job, job_free);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, work);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *job = data;

  g_task_return_pointer (task, kith_salvage_find_backup (job->path, job->user, job->passphrase, &job->moment, cancellable),
                         g_free);
}

/* Somebody may have opened another file meanwhile, and what they write must not be taken off the screen. */
static gboolean
is_shown (KithDamagedPage *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static void
found (GObject      *source,
       GAsyncResult *result,
       gpointer      user_data)
{
  KithDamagedPage *self = KITH_DAMAGED_PAGE (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *words = NULL;

  self->backup = g_task_propagate_pointer (G_TASK (result), NULL);
  if (!is_shown (self))
    return;
  if (self->backup != NULL)
    /* Translators: a moment such as 3 November 2026, 3:20pm, or the day alone */
    words = g_strdup_printf (_("Of %s. It was checked just now and is whole. What was written after that is not in it."),
                             job->moment);
  adw_action_row_set_subtitle (self->backup_row,
                               words != NULL ? words : _("There is no sound one in the folder “backups” that your passphrase "
                                                         "opens. Ask an administrator, or choose one yourself below."));
  set_busy (self, FALSE);
  gtk_widget_grab_focus (self->backup != NULL ? GTK_WIDGET (self->backup_row) : GTK_WIDGET (self->salvage_row));
}

static void
restored (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  KithDamagedPage *self = KITH_DAMAGED_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *new_path = kith_restore_finish (result, &error);

  set_busy (self, FALSE);
  if (new_path != NULL && is_shown (self))
    kith_window_show_unlock (self->window, new_path, self->user);
  else if (new_path != NULL)
    adw_dialog_present (kith_restore_make_dialog (new_path), GTK_WIDGET (self->window));
  else
    kith_window_report_error (self->window, error);
}

static void
backup_cb (KithDamagedPage *self)
{
  g_autofree char *new_path =
    kith_damaged_page_dup_new_path (self->path, "restored", kith_store_get_clock (self->window->store));

  set_busy (self, TRUE);
  kith_restore_async (self, self->backup, new_path, restored, NULL);
}

static void
salvage_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  KithSalvageOutcome *outcome =
    kith_salvage (job->path, job->user, job->passphrase, job->new_path, job->clock, cancellable, &error);

  if (outcome != NULL)
    g_task_return_pointer (task, outcome, (GDestroyNotify) kith_salvage_outcome_free);
  else
    g_task_return_error (task, error);
}

static char *
dup_outcome_words (const KithSalvageOutcome *outcome,
                   const char               *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *losses = g_strjoinv ("\n", outcome->losses);

  if (*losses == '\0')
    /* Translators: a file name */
    return g_strdup_printf (_("Everything could be read. It is in “%s” now, which opens with the same passphrases."), name);
  /* Translators: a file name, then lines such as "Notes: 2 places could not be read." */
  return g_strdup_printf (_("What could be read is in “%s” now, which opens with the same passphrases. This is missing:\n\n%s"
                            "\n\nKeep the damaged file and the backups until you have compared them."), name, losses);
}

static void
told_cb (KithDamagedPage *self,
         const char      *response,
         AdwAlertDialog  *dialog)
{
  const char *new_path = g_object_get_data (G_OBJECT (dialog), "path");

  if (g_str_equal (response, "open") && is_shown (self))
    kith_window_show_unlock (self->window, new_path, self->user);
}

static void
tell (KithDamagedPage          *self,
      const KithSalvageOutcome *outcome,
      const char               *new_path)
{
  g_autofree char *words = dup_outcome_words (outcome, new_path);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Saved What Could Be Read"), words));

  if (is_shown (self)) {
    adw_alert_dialog_add_responses (dialog, "close", _("_Stay Here"), "open", _("_Open It"), NULL);
    adw_alert_dialog_set_response_appearance (dialog, "open", ADW_RESPONSE_SUGGESTED);
    adw_alert_dialog_set_default_response (dialog, "open");
  } else {
    adw_alert_dialog_add_response (dialog, "close", _("_Close"));
  }
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (new_path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self->window));
}

static void
salvaged (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  KithDamagedPage *self = KITH_DAMAGED_PAGE (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSalvageOutcome) outcome = g_task_propagate_pointer (G_TASK (result), &error);

  set_busy (self, FALSE);
  if (outcome != NULL)
    tell (self, outcome, job->new_path);
  else
    kith_window_report_error (self->window, error);
}

static void
salvage_cb (KithDamagedPage *self)
{
  run (self, salvage_in_thread,
       kith_damaged_page_dup_new_path (self->path, "saved", kith_store_get_clock (self->window->store)), salvaged);
}

static void
looked (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithDamagedPage) self = user_data;
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (kith_store_open_finish (KITH_STORE (source), result, &error))
    kith_window_show_main (self->window, self->path);
  else
    kith_window_report_error (self->window, error);
}

static void
look_cb (KithDamagedPage *self)
{
  set_busy (self, TRUE);
  kith_store_look_async (self->window->store, self->path, self->user, self->passphrase, NULL, looked, g_object_ref (self));
}

static AdwActionRow *
add_way (GtkListBox *list,
         const char *title,
         const char *subtitle,
         const char *icon_name)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (icon_name));
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (list, GTK_WIDGET (row));
  return row;
}

static GtkWidget *
make_list (KithDamagedPage *self)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What can be done"), -1);
  self->backup_row = add_way (list, _("Restore the Newest Backup"), _("Looking for the newest one that is whole…"),
                              "document-revert-symbolic");
  self->salvage_row = add_way (list, _("Save What Can Be Read"),
                               _("Keeps every entry that is left, up to the last moment, in a new case file. For "
                                 "administrators."), "document-save-as-symbolic");
  self->look_row = add_way (list, _("Look Without Changing Anything"),
                            _("To read or copy by hand what you need today. Some of it may not open."),
                            "view-reveal-symbolic");
  g_signal_connect_object (self->backup_row, "activated", G_CALLBACK (backup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->salvage_row, "activated", G_CALLBACK (salvage_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->look_row, "activated", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (list);
}

static void
add_button (GtkBox     *box,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (box, button);
}

static GtkWidget *
make_ways (KithDamagedPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));

  gtk_box_append (box, make_list (self));
  self->spinner = adw_spinner_new ();
  gtk_box_append (box, self->spinner);
  add_button (box, _("Choose Another _Backup…"), "unlock.backup");
  add_button (box, _("_Try Again"), "unlock.retry");
  add_button (box, _("Open _Another Case File…"), "unlock.other");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 520);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (box));
  return clamp;
}

static void
kith_damaged_page_dispose (GObject *object)
{
  KithDamagedPage *self = KITH_DAMAGED_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->passphrase, kith_secret_free_text);
  G_OBJECT_CLASS (kith_damaged_page_parent_class)->dispose (object);
}

static void
kith_damaged_page_finalize (GObject *object)
{
  KithDamagedPage *self = KITH_DAMAGED_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self->user);
  g_free (self->backup);
  G_OBJECT_CLASS (kith_damaged_page_parent_class)->finalize (object);
}

static void
kith_damaged_page_class_init (KithDamagedPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_damaged_page_dispose;
  object_class->finalize = kith_damaged_page_finalize;
}

static void
kith_damaged_page_init (KithDamagedPage *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * kith_damaged_page_new:
 * @window: the window it will stand in
 * @path: the damaged case file
 * @user: who wanted to sign in
 * @passphrase: theirs; copied into secure memory
 * @error: what was found
 *
 * Looks for the newest sound backup at once.
 *
 * Returns: (transfer floating): what happened and the ways on
 */
GtkWidget *
kith_damaged_page_new (KithWindow   *window,
                       const char   *path,
                       const char   *user,
                       const char   *passphrase,
                       const GError *error)
{
  KithDamagedPage *self = g_object_new (KITH_TYPE_DAMAGED_PAGE, NULL);
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_status_page_new ());
  g_autofree char *description =
    g_markup_printf_escaped ("%s\n\n%s", error->message, _("Do not delete the file. Nothing here changes it."));

  self->window = window;
  self->path = g_strdup (path);
  self->user = g_strdup (user);
  self->passphrase = kith_secret_dup_text (passphrase);
  adw_status_page_set_icon_name (page, "dialog-warning-symbolic");
  adw_status_page_set_title (page, _("The File Is Damaged"));
  adw_status_page_set_description (page, description);
  adw_status_page_set_child (page, make_ways (self));
  gtk_widget_add_css_class (GTK_WIDGET (page), "compact");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (page));
  run (self, find_in_thread, NULL, found);
  return GTK_WIDGET (self);
}
