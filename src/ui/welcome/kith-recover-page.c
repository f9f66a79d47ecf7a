/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/kith-recover-page.h"

#include "form/kith-message-row.h"
#include "kith-accounts.h"
#include "kith-attempts.h"
#include "kith-secret.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window-private.h"
#include "welcome/kith-passphrase.h"
#include "welcome/kith-recovery-page.h"

#include <glib/gi18n.h>
#include <string.h>

struct _KithRecoverPage
{
  AdwNavigationPage parent_instance;

  /* Parts */
  AdwBanner *trouble_banner;
  AdwEntryRow *key_row;
  AdwEntryRow *user_row;
  AdwPasswordEntryRow *passphrase_row;
  AdwPasswordEntryRow *repeat_row;
  GtkButton *recover_button;
  GtkWidget *spinner;
  KithMessageRow *passphrase_message;
  KithMessageRow *repeat_message;

  /* Owned */
  char *path;

  /* Borrowed: the window holds this page */
  KithWindow *window;

  gboolean recovering;
};

G_DEFINE_FINAL_TYPE (KithRecoverPage, kith_recover_page, ADW_TYPE_NAVIGATION_PAGE)

/* For the thread that does it: plain values of its own. */
typedef struct {
  KithClock *clock;
  char *path;
  char *user;
  char *key;
  char *passphrase;
  char *new_key;
} Recovery;

static void
recovery_free (Recovery *self)
{
  g_object_unref (self->clock);
  g_free (self->path);
  g_free (self->user);
  kith_secret_free_text (self->key);
  kith_secret_free_text (self->passphrase);
  kith_secret_free_text (self->new_key);
  g_free (self);
}

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_recovering (KithRecoverPage *self,
                gboolean         recovering)
{
  self->recovering = recovering;
  gtk_widget_set_sensitive (GTK_WIDGET (self->recover_button), !recovering);
  gtk_widget_set_visible (self->spinner, recovering);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !recovering);
}

static void
show_trouble (KithRecoverPage *self,
              const char      *words)
{
  adw_banner_set_title (self->trouble_banner, words);
  adw_banner_set_revealed (self->trouble_banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* The case file is opened, mended and closed here, all on this thread; the store then opens it as usual. */
static void
recover_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Recovery *recovery = data;
  GError *error = NULL;
  g_autoptr (KithCaseFile) file = kith_accounts_recover (recovery->path, recovery->key, recovery->user,
                                                         recovery->passphrase, recovery->clock, &recovery->new_key,
                                                         &error);

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
  KithRecoverPage *self = g_task_get_source_object (task);
  Recovery *recovery = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  GtkWidget *view = NULL;

  set_recovering (self, FALSE);
  if (!kith_store_open_finish (KITH_STORE (source), result, &error)) {
    /* Translators: a sentence about what went wrong, then a recovery key */
    words = g_strdup_printf (_("%s The new passphrase is set. Write this down: the new recovery key is %s. The old one opens "
                               "nothing any more."), error->message, recovery->new_key);
    show_trouble (self, words);
    kith_secret_wipe (words, strlen (words));
    return;
  }
  view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            kith_recovery_page_new (self->window, self->path, recovery->new_key));
}

static void
recovered (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  KithRecoverPage *self = KITH_RECOVER_PAGE (source);
  Recovery *recovery = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  /* When it failed after there was a new key, the file opens with the new passphrase all the same. */
  if (!g_task_propagate_boolean (G_TASK (result), &error) && recovery->new_key == NULL) {
    set_recovering (self, FALSE);
    show_trouble (self, error->message);
    return;
  }
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->repeat_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->key_row), "");
  kith_store_open_async (self->window->store, recovery->path, recovery->user, recovery->passphrase, NULL, opened,
                         g_object_ref (result));
}

static KithPassphraseStrength
judge (KithRecoverPage *self)
{
  const char *context[] = { get_text (self->user_row), NULL };

  return kith_passphrase_judge (get_text (self->passphrase_row), context);
}

static void
passphrase_changed_cb (KithRecoverPage *self)
{
  kith_message_row_set_error (self->passphrase_message, NULL);
  kith_message_row_set_info (self->passphrase_message,
                             *get_text (self->passphrase_row) != '\0' ? kith_passphrase_explain (judge (self)) : NULL);
}

static void
repeat_changed_cb (KithRecoverPage *self)
{
  kith_message_row_set_error (self->repeat_message, NULL);
}

static gboolean
check (KithRecoverPage *self)
{
  KithPassphraseStrength strength = judge (self);

  if (!kith_passphrase_is_accepted (strength)) {
    kith_message_row_set_error (self->passphrase_message, kith_passphrase_explain (strength));
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
    return FALSE;
  }
  if (!g_str_equal (get_text (self->passphrase_row), get_text (self->repeat_row))) {
    kith_message_row_set_error (self->repeat_message, _("The two are not the same. Type the passphrase again."));
    gtk_widget_grab_focus (GTK_WIDGET (self->repeat_row));
    return FALSE;
  }
  return TRUE;
}

static void
recover_cb (KithRecoverPage *self)
{
  g_autoptr (GTask) task = NULL;
  Recovery *recovery = NULL;
  g_autofree char *waiting = NULL;

  if (self->recovering || !check (self))
    return;
  waiting = kith_attempts_dup_wait_words (self->path);
  if (waiting != NULL) {
    show_trouble (self, waiting);
    return;
  }
  adw_banner_set_revealed (self->trouble_banner, FALSE);
  set_recovering (self, TRUE);
  recovery = g_new0 (Recovery, 1);
  recovery->clock = g_object_ref (kith_store_get_clock (self->window->store));
  recovery->path = g_strdup (self->path);
  recovery->user = g_strstrip (g_strdup (get_text (self->user_row)));
  recovery->key = kith_secret_dup_text (get_text (self->key_row));
  recovery->passphrase = kith_secret_dup_text (get_text (self->passphrase_row));
  task = g_task_new (self, NULL, recovered, NULL);
  g_task_set_source_tag (task, recover_cb);
  g_task_set_task_data (task, recovery, (GDestroyNotify) recovery_free);
  g_task_run_in_thread (task, recover_in_thread);
}

static void
kith_recover_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_RECOVER_PAGE);
  G_OBJECT_CLASS (kith_recover_page_parent_class)->dispose (object);
}

static void
kith_recover_page_finalize (GObject *object)
{
  g_free (KITH_RECOVER_PAGE (object)->path);
  G_OBJECT_CLASS (kith_recover_page_parent_class)->finalize (object);
}

static void
kith_recover_page_class_init (KithRecoverPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_recover_page_dispose;
  object_class->finalize = kith_recover_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("welcome/kith-recover-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRecoverPage, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, KithRecoverPage, key_row);
  gtk_widget_class_bind_template_child (widget_class, KithRecoverPage, user_row);
  gtk_widget_class_bind_template_child (widget_class, KithRecoverPage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, KithRecoverPage, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, KithRecoverPage, recover_button);
  gtk_widget_class_bind_template_child (widget_class, KithRecoverPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, repeat_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, recover_cb);
}

static void
kith_recover_page_init (KithRecoverPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_accessible_name_containers (GTK_WIDGET (self), adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
  self->passphrase_message = KITH_MESSAGE_ROW (kith_message_row_insert_under (GTK_WIDGET (self->passphrase_row)));
  self->repeat_message = KITH_MESSAGE_ROW (kith_message_row_insert_under (GTK_WIDGET (self->repeat_row)));
}

/**
 * kith_recover_page_new:
 * @window: the window it will stand in
 * @path: the case file
 *
 * Returns: (transfer floating): a page that takes the recovery key
 */
AdwNavigationPage *
kith_recover_page_new (KithWindow *window,
                       const char *path)
{
  KithRecoverPage *self = g_object_new (KITH_TYPE_RECOVER_PAGE, NULL);

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self->window = window;
  self->path = g_strdup (path);
  return ADW_NAVIGATION_PAGE (self);
}
