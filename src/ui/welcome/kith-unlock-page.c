/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/kith-unlock-page.h"

#include "backups/kith-restore.h"
#include "kith-attempts.h"
#include "kith-backups.h"
#include "kith-demo.h"
#include "kith-error.h"
#include "kith-maintenance.h"
#include "kith-secret.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window-private.h"
#include "welcome/kith-activate-page.h"
#include "welcome/kith-damaged-page.h"
#include "welcome/kith-problem-page.h"
#include "welcome/kith-recover-page.h"
#include "welcome/kith-welcome-page.h"

#include <glib/gi18n.h>

/* From then on it is time to think of something else. */
#define MANY_ATTEMPTS 5

struct _KithUnlockPage
{
  AdwBin parent_instance;

  /* Parts */
  AdwNavigationView *view;
  GtkStack *stack;
  AdwStatusPage *status_page;
  AdwEntryRow *user_row;
  AdwPasswordEntryRow *passphrase_row;
  GtkLabel *message_label;
  GtkButton *unlock_button;
  GtkLabel *button_label;
  GtkWidget *spinner;

  /* Owned */
  char *path;
  char *typed; /* secret, while it is tried */

  /* Borrowed: the window holds this page */
  KithWindow *window;

  gboolean is_damaged;
  guint left_seconds;
  guint wait_timeout;
  gboolean opening;
};

G_DEFINE_FINAL_TYPE (KithUnlockPage, kith_unlock_page, ADW_TYPE_BIN)

static void
show_message (KithUnlockPage *self,
              const char     *message)
{
  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update (KithUnlockPage *self)
{
  g_autofree char *waiting = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock_button), !self->opening && self->left_seconds == 0);
  gtk_editable_set_editable (GTK_EDITABLE (self->user_row), !self->opening);
  gtk_editable_set_editable (GTK_EDITABLE (self->passphrase_row), !self->opening);
  gtk_widget_set_visible (self->spinner, self->opening);
  if (self->left_seconds > 0)
    waiting = g_strdup_printf (ngettext ("Wait %u second", "Wait %u seconds", self->left_seconds), self->left_seconds);
  gtk_label_set_label (self->button_label, self->opening ? _("Opening…") : waiting != NULL ? waiting : _("_Sign In"));
}

static gboolean
wait_tick (gpointer user_data)
{
  KithUnlockPage *self = user_data;

  self->left_seconds = kith_attempts_get_wait (self->path);
  update (self);
  if (self->left_seconds > 0)
    return G_SOURCE_CONTINUE;
  self->wait_timeout = 0;
  return G_SOURCE_REMOVE;
}

/* The pause belongs to the case file: going to another page and back does not end it. */
static void
start_waiting (KithUnlockPage *self)
{
  self->left_seconds = kith_attempts_get_wait (self->path);
  g_clear_handle_id (&self->wait_timeout, g_source_remove);
  if (self->left_seconds > 0)
    self->wait_timeout = g_timeout_add_seconds (1, wait_tick, self);
}

/* What can be done about a damaged file needs the passphrase once more. */
static GtkWidget *
make_problem_page (KithUnlockPage *self,
                   const GError   *error)
{
  if (self->typed != NULL && g_error_matches (error, KITH_ERROR, KITH_ERROR_DAMAGED))
    return kith_damaged_page_new (self->window, self->path, gtk_editable_get_text (GTK_EDITABLE (self->user_row)),
                                  self->typed, error);
  return kith_problem_page_new (error);
}

static void
show_problem (KithUnlockPage *self,
              const GError   *error)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->stack, "problem");
  GtkWidget *page = make_problem_page (self, error);

  if (old != NULL)
    gtk_stack_remove (self->stack, old);
  kith_accessible_name_containers (page, _("The Case File Did Not Open"));
  gtk_stack_add_named (self->stack, page, "problem");
  gtk_stack_set_visible_child (self->stack, page);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
push_activation (KithUnlockPage *self,
                 const char     *code)
{
  adw_navigation_view_push (self->view, kith_activate_page_new (self->window, self->path,
                                                                gtk_editable_get_text (GTK_EDITABLE (self->user_row)),
                                                                code));
}

/* The button counts the seconds; the words say why, and what else can be done. */
static void
say_wrong (KithUnlockPage *self,
           const GError   *error)
{
  guint n = kith_attempts_count (self->path);
  guint wait = kith_attempts_get_wait (self->path);
  g_autofree char *words = NULL;

  if (!g_error_matches (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE) || wait == 0)
    words = g_strdup (error->message);
  else if (n < MANY_ATTEMPTS)
    /* Translators: a whole sentence, then how long */
    words = g_strdup_printf (ngettext ("%s The next try is in %u second.", "%s The next try is in %u seconds.", wait),
                             error->message, wait);
  else
    /* Translators: how often */
    words = g_strdup_printf (ngettext ("That was wrong %u time. The next try is in a minute. If you cannot remember it, an "
                                       "administrator can invite you again.",
                                       "That was wrong %u times. The next try is in a minute. If you cannot remember it, an "
                                       "administrator can invite you again.", n), n);
  show_message (self, words);
}

static void
tell_failure (KithUnlockPage *self,
              const GError   *error)
{
  if (kith_problem_page_is_for (error)) {
    show_problem (self, error);
  } else {
    say_wrong (self, error);
    start_waiting (self);
  }
  g_clear_pointer (&self->typed, kith_secret_free_text);
  update (self);
}

static void
closed_again (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KithUnlockPage) self = user_data;
  g_autoptr (GError) error = g_error_new_literal (KITH_ERROR, KITH_ERROR_DAMAGED,
                                                  _("A part of this case file can no longer be read. What you were writing "
                                                    "was kept in it."));

  kith_store_close_finish (KITH_STORE (source), result, NULL);
  tell_failure (self, error);
}

/* The passphrase is right: then what can be done about the damage. */
static void
looked (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithUnlockPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->opening = FALSE;
  if (kith_store_open_finish (KITH_STORE (source), result, &error))
    kith_store_close_async (KITH_STORE (source), closed_again, g_steal_pointer (&self));
  else
    tell_failure (self, error);
}

static void
opened (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithUnlockPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->opening = FALSE;
  if (kith_store_open_finish (KITH_STORE (source), result, &error)) {
    g_clear_pointer (&self->typed, kith_secret_free_text);
    kith_window_show_main (self->window, self->path);
    return;
  }
  if (g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_ACTIVATED)) {
    update (self);
    push_activation (self, self->typed);
    g_clear_pointer (&self->typed, kith_secret_free_text);
    return;
  }
  tell_failure (self, error);
  if (!kith_problem_page_is_for (error))
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
}

static void
unlock_cb (KithUnlockPage *self)
{
  const char *user = gtk_editable_get_text (GTK_EDITABLE (self->user_row));
  const char *passphrase = gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row));

  if (self->opening || self->left_seconds > 0)
    return;
  if (kith_text_is_empty (user) || *passphrase == '\0') {
    show_message (self, _("Enter the name of your account and its passphrase."));
    gtk_widget_grab_focus (kith_text_is_empty (user) ? GTK_WIDGET (self->user_row)
                                                     : GTK_WIDGET (self->passphrase_row));
    return;
  }
  show_message (self, NULL);
  self->opening = TRUE;
  update (self);
  g_clear_pointer (&self->typed, kith_secret_free_text);
  self->typed = kith_secret_dup_text (passphrase);
  if (self->is_damaged)
    kith_store_look_async (self->window->store, self->path, user, passphrase, NULL, looked, g_object_ref (self));
  else
    kith_store_open_async (self->window->store, self->path, user, passphrase, NULL, opened, g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase_row), "");
}

static void
user_activated_cb (KithUnlockPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
}

/* It may hold a passphrase. */
static void
forget_problem (KithUnlockPage *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "problem");

  if (page != NULL)
    gtk_stack_remove (self->stack, page);
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KithUnlockPage *self = KITH_UNLOCK_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "ask");
  forget_problem (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
}

static void
other_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  kith_welcome_choose_file (KITH_UNLOCK_PAGE (widget)->window);
}

static void
welcome_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  kith_window_show_welcome (KITH_UNLOCK_PAGE (widget)->window);
}

static void
activate_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  push_activation (KITH_UNLOCK_PAGE (widget), NULL);
}

static void
recover_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KithUnlockPage *self = KITH_UNLOCK_PAGE (widget);

  adw_navigation_view_push (self->view, kith_recover_page_new (self->window, self->path));
}

/* A restore takes its time: somebody may have signed in meanwhile, and what they write must not be taken off the screen. */
static gboolean
is_shown (KithUnlockPage *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static void
restored (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  KithUnlockPage *self = KITH_UNLOCK_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *new_path = kith_restore_finish (result, &error);

  if (new_path != NULL && is_shown (self))
    kith_window_show_unlock (self->window, new_path, NULL);
  else if (new_path != NULL)
    adw_dialog_present (kith_restore_make_dialog (new_path), GTK_WIDGET (self->window));
  else if (is_shown (self))
    show_problem (self, error);
  else
    kith_window_report_error (self->window, error);
}

/**
 * kith_unlock_page_restore:
 * @self: a page
 * @backup: a backup
 *
 * Makes a new case file of it, beside the one that is asked for.
 */
void
kith_unlock_page_restore (KithUnlockPage *self,
                          const char     *backup)
{
  g_autofree char *new_path = NULL;

  g_return_if_fail (KITH_IS_UNLOCK_PAGE (self) && backup != NULL);

  new_path = kith_damaged_page_dup_new_path (self->path, "restored", kith_store_get_clock (self->window->store));
  kith_restore_async (self, backup, new_path, restored, NULL);
}

typedef struct {
  KithUnlockPage *page;
  char *backup;
} Choice;

static void
choice_free (Choice *self)
{
  g_object_unref (self->page);
  g_free (self->backup);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
restore_answered (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Choice) choice = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "restore"))
    kith_unlock_page_restore (choice->page, choice->backup);
}

/* The wrong backup is easily chosen, and its age is what tells. */
static void
backup_chosen (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (KithUnlockPage) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *warning = NULL;
  AdwDialog *dialog = NULL;
  Choice *choice = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  warning = kith_backup_dup_warning (g_file_peek_path (file), kith_clock_get_now (kith_store_get_clock (self->window->store)));
  dialog = adw_alert_dialog_new (_("Restore to a New File?"), warning);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "restore");
  choice = g_new0 (Choice, 1);
  choice->page = g_object_ref (self);
  choice->backup = g_file_get_path (file);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, restore_answered, choice);
}

static void
backup_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KithUnlockPage *self = KITH_UNLOCK_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GFile) start = g_file_new_for_path (g_file_test (backups, G_FILE_TEST_IS_DIR) ? backups : folder);

  gtk_file_dialog_set_title (dialog, _("Restore a Backup"));
  gtk_file_dialog_set_initial_folder (dialog, start);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self->window), NULL, backup_chosen, g_object_ref (self));
}

static void
kith_unlock_page_dispose (GObject *object)
{
  KithUnlockPage *self = KITH_UNLOCK_PAGE (object);

  g_clear_handle_id (&self->wait_timeout, g_source_remove);
  /* Before the template goes: it would take the child away behind the back of the parent class. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_UNLOCK_PAGE);
  G_OBJECT_CLASS (kith_unlock_page_parent_class)->dispose (object);
}

static void
kith_unlock_page_finalize (GObject *object)
{
  g_free (KITH_UNLOCK_PAGE (object)->path);
  g_clear_pointer (&KITH_UNLOCK_PAGE (object)->typed, kith_secret_free_text);
  G_OBJECT_CLASS (kith_unlock_page_parent_class)->finalize (object);
}

static void
kith_unlock_page_map (GtkWidget *widget)
{
  KithUnlockPage *self = KITH_UNLOCK_PAGE (widget);

  GTK_WIDGET_CLASS (kith_unlock_page_parent_class)->map (widget);
  if (kith_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->user_row))))
    gtk_widget_grab_focus (GTK_WIDGET (self->user_row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
}

static void
kith_unlock_page_class_init (KithUnlockPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_unlock_page_dispose;
  object_class->finalize = kith_unlock_page_finalize;
  widget_class->map = kith_unlock_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("welcome/kith-unlock-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithUnlockPage, view);
  gtk_widget_class_bind_template_child (widget_class, KithUnlockPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithUnlockPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, KithUnlockPage, user_row);
  gtk_widget_class_bind_template_child (widget_class, KithUnlockPage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, KithUnlockPage, message_label);
  gtk_widget_class_bind_template_child (widget_class, KithUnlockPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, KithUnlockPage, button_label);
  gtk_widget_class_bind_template_child (widget_class, KithUnlockPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
  gtk_widget_class_bind_template_callback (widget_class, user_activated_cb);
  gtk_widget_class_install_action (widget_class, "unlock.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "unlock.other", NULL, other_action);
  gtk_widget_class_install_action (widget_class, "unlock.welcome", NULL, welcome_action);
  gtk_widget_class_install_action (widget_class, "unlock.activate", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "unlock.recover", NULL, recover_action);
  gtk_widget_class_install_action (widget_class, "unlock.backup", NULL, backup_action);
}

static void
kith_unlock_page_init (KithUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_accessible_name_containers (GTK_WIDGET (self), _("Sign In"));
}

static void
say_which (KithUnlockPage *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);
  g_autofree char *words = NULL;

  if (kith_application_is_demonstration (KITH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window)))))
    words = g_strdup_printf (_("Invented people. The account is “%s”, its passphrase “%s”."), KITH_DEMO_ACCOUNT,
                             KITH_DEMO_PASSPHRASE);
  adw_status_page_set_description (self->status_page, words != NULL ? words : escaped);
}

/**
 * kith_unlock_page_new:
 * @window: the window it will stand in
 * @path: the case file
 * @user: (nullable): who was signed in before the lock
 *
 * Returns: (transfer floating): a page that asks for the passphrase
 */
GtkWidget *
kith_unlock_page_new (KithWindow *window,
                      const char *path,
                      const char *user)
{
  KithUnlockPage *self = g_object_new (KITH_TYPE_UNLOCK_PAGE, NULL);

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self->window = window;
  self->path = g_strdup (path);
  if (user != NULL) {
    gtk_editable_set_text (GTK_EDITABLE (self->user_row), user);
    adw_status_page_set_title (self->status_page, _("Locked"));
  }
  say_which (self);
  start_waiting (self);
  update (self);
  return GTK_WIDGET (self);
}

void
kith_unlock_page_expect_damage (KithUnlockPage *self)
{
  g_return_if_fail (KITH_IS_UNLOCK_PAGE (self));

  self->is_damaged = TRUE;
}
