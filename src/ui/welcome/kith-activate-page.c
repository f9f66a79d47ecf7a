/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/kith-activate-page.h"

#include "accounts/kith-passphrase-group.h"
#include "kith-accounts.h"
#include "kith-attempts.h"
#include "kith-secret.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window-private.h"

#include <glib/gi18n.h>

struct _KithActivatePage
{
  AdwNavigationPage parent_instance;

  /* Parts */
  AdwBanner *trouble_banner;
  GtkEditable *user_row;
  GtkEditable *code_row;
  KithPassphraseGroup *passphrase_group;
  GtkWidget *activate_button;
  GtkWidget *spinner;

  /* Owned */
  char *path;

  /* Borrowed: the window holds this page */
  KithWindow *window;

  gboolean working;
};

G_DEFINE_FINAL_TYPE (KithActivatePage, kith_activate_page, ADW_TYPE_NAVIGATION_PAGE)

/* For the thread that does it: plain values of its own. */
typedef struct {
  KithClock *clock;
  char *path;
  char *user;
  char *code;
  char *passphrase;
} Activation;

static void
activation_free (Activation *self)
{
  g_object_unref (self->clock);
  g_free (self->path);
  g_free (self->user);
  kith_secret_free_text (self->code);
  kith_secret_free_text (self->passphrase);
  g_free (self);
}

static void
update (KithActivatePage *self)
{
  gboolean filled = !kith_text_is_empty (gtk_editable_get_text (self->user_row)) &&
                    !kith_text_is_empty (gtk_editable_get_text (self->code_row)) &&
                    kith_passphrase_group_is_ready (self->passphrase_group);

  gtk_widget_set_sensitive (self->activate_button, filled && !self->working);
  gtk_widget_set_visible (self->spinner, self->working);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !self->working);
}

static void
stop_with (KithActivatePage *self,
           const char       *words)
{
  self->working = FALSE;
  update (self);
  adw_banner_set_title (self->trouble_banner, words);
  adw_banner_set_revealed (self->trouble_banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* The case file is opened, changed and closed here, all on this thread; the store then opens it as usual. */
static void
activate_in_thread (GTask        *task,
                    gpointer      source,
                    gpointer      data,
                    GCancellable *cancellable)
{
  Activation *activation = data;
  GError *error = NULL;
  g_autoptr (KithCaseFile) file = kith_accounts_activate (activation->path, activation->user, activation->code,
                                                          activation->passphrase, activation->clock, &error);

  if (file == NULL || !kith_case_file_close (file, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
opened (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KithActivatePage *self = g_task_get_source_object (task);
  Activation *activation = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (kith_store_open_finish (KITH_STORE (source), result, &error))
    kith_window_show_main (self->window, activation->path);
  else
    stop_with (self, error->message);
}

static void
activated (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  KithActivatePage *self = KITH_ACTIVATE_PAGE (source);
  Activation *activation = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    kith_store_open_async (self->window->store, activation->path, activation->user, activation->passphrase, NULL, opened,
                           g_object_ref (result));
  else
    stop_with (self, error->message);
}

static void
activate_cb (KithActivatePage *self)
{
  g_autoptr (GTask) task = NULL;
  Activation *activation = NULL;
  g_autofree char *waiting = NULL;

  if (self->working)
    return;
  waiting = kith_attempts_dup_wait_words (self->path);
  if (waiting != NULL) {
    stop_with (self, waiting);
    return;
  }
  self->working = TRUE;
  adw_banner_set_revealed (self->trouble_banner, FALSE);
  update (self);
  activation = g_new0 (Activation, 1);
  activation->clock = g_object_ref (kith_store_get_clock (self->window->store));
  activation->path = g_strdup (self->path);
  activation->user = g_strstrip (g_strdup (gtk_editable_get_text (self->user_row)));
  activation->code = kith_secret_dup_text (gtk_editable_get_text (self->code_row));
  activation->passphrase = kith_secret_dup_text (kith_passphrase_group_get_passphrase (self->passphrase_group));
  task = g_task_new (self, NULL, activated, NULL);
  g_task_set_source_tag (task, activate_cb);
  g_task_set_task_data (task, activation, (GDestroyNotify) activation_free);
  g_task_run_in_thread (task, activate_in_thread);
}

static void
kith_activate_page_map (GtkWidget *widget)
{
  KithActivatePage *self = KITH_ACTIVATE_PAGE (widget);

  GTK_WIDGET_CLASS (kith_activate_page_parent_class)->map (widget);
  if (kith_text_is_empty (gtk_editable_get_text (self->user_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->user_row));
  else if (kith_text_is_empty (gtk_editable_get_text (self->code_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->code_row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->passphrase_group), GTK_DIR_TAB_FORWARD);
}

static void
kith_activate_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_ACTIVATE_PAGE);
  G_OBJECT_CLASS (kith_activate_page_parent_class)->dispose (object);
}

static void
kith_activate_page_finalize (GObject *object)
{
  g_free (KITH_ACTIVATE_PAGE (object)->path);
  G_OBJECT_CLASS (kith_activate_page_parent_class)->finalize (object);
}

static void
kith_activate_page_class_init (KithActivatePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_activate_page_dispose;
  object_class->finalize = kith_activate_page_finalize;
  widget_class->map = kith_activate_page_map;

  g_type_ensure (KITH_TYPE_PASSPHRASE_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("welcome/kith-activate-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithActivatePage, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, KithActivatePage, user_row);
  gtk_widget_class_bind_template_child (widget_class, KithActivatePage, code_row);
  gtk_widget_class_bind_template_child (widget_class, KithActivatePage, passphrase_group);
  gtk_widget_class_bind_template_child (widget_class, KithActivatePage, activate_button);
  gtk_widget_class_bind_template_child (widget_class, KithActivatePage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
kith_activate_page_init (KithActivatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_accessible_name_containers (GTK_WIDGET (self), adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
  g_signal_connect_swapped (self->user_row, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->code_row, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->passphrase_group, "notify::ready", G_CALLBACK (update), self);
  update (self);
}

/**
 * kith_activate_page_new:
 * @window: the window it will stand in
 * @path: the case file
 * @user: (nullable): the name that was typed
 * @code: (nullable): the code that was typed
 *
 * Returns: (transfer floating): a page that makes an activation code into a passphrase
 */
AdwNavigationPage *
kith_activate_page_new (KithWindow *window,
                        const char *path,
                        const char *user,
                        const char *code)
{
  KithActivatePage *self = g_object_new (KITH_TYPE_ACTIVATE_PAGE, NULL);

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self->window = window;
  self->path = g_strdup (path);
  gtk_editable_set_text (self->user_row, user != NULL ? user : "");
  gtk_editable_set_text (self->code_row, code != NULL ? code : "");
  return ADW_NAVIGATION_PAGE (self);
}
