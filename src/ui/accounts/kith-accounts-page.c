/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-accounts-page.h"

#include "backups/kith-backup-banner.h"
#include "export/kith-export-button.h"
#include "kith-account-dialogs.h"
#include "kith-copies-dialog.h"
#include "kith-account.h"
#include "kith-keys-group.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "report/kith-report-preview.h"
#include "shell/kith-focus.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

struct _KithAccountsPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GPtrArray *accounts;
  GCancellable *cancellable;
  GPtrArray *rows; /* borrows from the groups */

  /* Template */
  KithStateView *state_view;
  AdwPreferencesGroup *current_group;
  AdwPreferencesGroup *disabled_group;
  KithKeysGroup *keys_group;
  AdwBin *export_bin;
};

G_DEFINE_FINAL_TYPE (KithAccountsPage, kith_accounts_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_disabled (KithRecord *account)
{
  return kith_record_has (account, KITH_ACCOUNT_DISABLED_AT);
}

static gboolean
is_own (KithAccountsPage *self,
        KithRecord       *account)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && actor->account == kith_record_get_id (account);
}

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          gint64      id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu_button (KithAccountsPage *self,
                  KithRecord       *account)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  gint64 id = kith_record_get_id (account);
  /* Translators: the name somebody signs in with */
  g_autofree char *name = g_strdup_printf (_("More for %s"), kith_record_get_text (account, KITH_ACCOUNT_NAME));

  if (is_disabled (account))
    add_item (menu, _("_Backups That Still Open…"), "account.copies", id);
  else
    add_item (menu, _("Change _Roles…"), "account.roles", id);
  if (!is_own (self, account) && !is_disabled (account)) {
    add_item (menu, _("_Invite Again…"), "account.invite", id);
    add_item (menu, _("R_emove…"), "account.disable", id);
  }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* Nobody has signed in with the code yet. */
static char *
dup_waiting (KithAccountsPage *self,
             KithRecord       *account,
             const char       *name,
             const char       *roles)
{
  g_autofree char *until = kith_record_format (account, KITH_ACCOUNT_ACTIVATE_BEFORE);
  gint64 now = kith_clock_get_now (kith_store_get_clock (self->store));

  if (kith_record_get_number (account, KITH_ACCOUNT_ACTIVATE_BEFORE) < now)
    /* Translators: the name somebody signs in with, then their roles, then day and time */
    return g_strdup_printf (_("%s · %s · their activation code ran out %s: invite them again"), name, roles, until);
  /* Translators: the name somebody signs in with, then their roles, then day and time */
  return g_strdup_printf (_("%s · %s · has not used their activation code yet, good until %s"), name, roles, until);
}

static char *
dup_subtitle (KithAccountsPage *self,
              KithRecord       *account)
{
  g_autofree char *roles = kith_record_format (account, KITH_ACCOUNT_ROLES);
  const char *name = kith_record_get_text (account, KITH_ACCOUNT_NAME);

  if (is_disabled (account)) {
    g_autofree char *since = kith_record_format (account, KITH_ACCOUNT_DISABLED_AT);

    /* Translators: the name somebody signed in with, then when that ended */
    return g_strdup_printf (_("%s · removed %s"), name, since);
  }
  if (kith_record_has (account, KITH_ACCOUNT_ACTIVATE_BEFORE))
    return dup_waiting (self, account, name, roles);
  if (is_own (self, account))
    /* Translators: the name somebody signs in with, then their roles */
    return g_strdup_printf (_("%s (you) · %s"), name, roles);
  /* Translators: the name somebody signs in with, then their roles */
  return g_strdup_printf (_("%s · %s"), name, roles);
}

static void
add_account (KithAccountsPage *self,
             KithRecord       *account)
{
  GtkWidget *row = adw_action_row_new ();
  AdwPreferencesGroup *group = is_disabled (account) ? self->disabled_group : self->current_group;
  const char *full_name = kith_record_get_text (account, KITH_ACCOUNT_FULL_NAME);
  g_autofree char *subtitle = dup_subtitle (self, account);
  g_autofree char *row_name = g_strdup_printf ("kith-account-%" G_GINT64_FORMAT, kith_record_get_id (account));

  gtk_widget_set_name (row, row_name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), !kith_text_is_empty (full_name)
                                                              ? full_name
                                                              : kith_record_get_text (account, KITH_ACCOUNT_NAME));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu_button (self, account));
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (KithAccountsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_accounts (KithAccountsPage *self,
               GPtrArray        *accounts)
{
  g_autofree char *focused = kith_focus_dup_name (GTK_WIDGET (self->state_view));
  gboolean any_disabled = FALSE;

  clear_rows (self);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = accounts;
  for (guint i = 0; i < accounts->len; i++) {
    add_account (self, g_ptr_array_index (accounts, i));
    any_disabled |= is_disabled (g_ptr_array_index (accounts, i));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->disabled_group), any_disabled);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
  kith_focus_named (GTK_WIDGET (self->state_view), focused);
}

/* What comes below is there before the accounts are. */
static void
begin (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  KithAccountsPage *self = KITH_ACCOUNTS_PAGE (widget);

  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithAccountsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = kith_store_list_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (accounts != NULL)
    show_accounts (self, g_steal_pointer (&accounts));
  else
    kith_state_view_set_error (self->state_view, error);
}

static void
load (KithAccountsPage *self)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_account_kind);

  if (kith_store_is_open (self->store))
    kith_store_list_async (self->store, query, self->cancellable, on_listed, g_object_ref (self));
}

static void
on_store_changed (KithAccountsPage *self,
                  const char       *kind)
{
  if (*kind == '\0' || g_str_equal (kind, kith_account_kind.name))
    load (self);
}

static KithRecord *
find_account (KithAccountsPage *self,
              gint64            id)
{
  for (guint i = 0; self->accounts != NULL && i < self->accounts->len; i++)
    if (kith_record_get_id (g_ptr_array_index (self->accounts, i)) == id)
      return g_ptr_array_index (self->accounts, i);
  return NULL;
}

static void
add (GtkWidget  *widget,
     const char *action_name,
     GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_account_present_add (window);
}

typedef void (*Present) (KithWindow *window,
                         KithRecord *account);

static void
present (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  static const struct {
    const char *action;
    Present present;
  } dialogs[] = {
    { "account.roles", kith_account_present_roles },
    { "account.invite", kith_account_present_invite_again },
    { "account.copies", kith_copies_dialog_present },
    { "account.disable", kith_account_present_disable },
  };
  KithWindow *window = kith_window_get_for (widget);
  KithRecord *account = find_account (KITH_ACCOUNTS_PAGE (widget), g_variant_get_int64 (parameter));

  for (guint i = 0; window != NULL && account != NULL && i < G_N_ELEMENTS (dialogs); i++)
    if (g_str_equal (action_name, dialogs[i].action))
      dialogs[i].present (window, account);
}

static void
kith_accounts_page_dispose (GObject *object)
{
  KithAccountsPage *self = KITH_ACCOUNTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_ACCOUNTS_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_accounts_page_parent_class)->dispose (object);
}

static void
kith_accounts_page_finalize (GObject *object)
{
  KithAccountsPage *self = KITH_ACCOUNTS_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (kith_accounts_page_parent_class)->finalize (object);
}

static void
print_lost_device (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  const KithReportSubject subject = { 0 };
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_report_preview_present (window, "lost-device", &subject);
}

static void
kith_accounts_page_class_init (KithAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_accounts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_accounts_page_finalize;

  g_type_ensure (KITH_TYPE_KEYS_GROUP);
  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("accounts/kith-accounts-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithAccountsPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithAccountsPage, current_group);
  gtk_widget_class_bind_template_child (widget_class, KithAccountsPage, disabled_group);
  gtk_widget_class_bind_template_child (widget_class, KithAccountsPage, keys_group);
  gtk_widget_class_bind_template_child (widget_class, KithAccountsPage, export_bin);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add);
  gtk_widget_class_install_action (widget_class, "page.begin", NULL, begin);
  gtk_widget_class_install_action (widget_class, "page.lost-device", NULL, print_lost_device);
  gtk_widget_class_install_action (widget_class, "account.roles", "x", present);
  gtk_widget_class_install_action (widget_class, "account.invite", "x", present);
  gtk_widget_class_install_action (widget_class, "account.copies", "x", present);
  gtk_widget_class_install_action (widget_class, "account.disable", "x", present);
}

static void
kith_accounts_page_init (KithAccountsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_accounts_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the list of accounts
 */
AdwNavigationPage *
kith_accounts_page_new (KithWindow *window)
{
  KithAccountsPage *self;
  g_autoptr (KithQuery) every = kith_query_new (&kith_account_kind);

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_ACCOUNTS_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  adw_bin_set_child (self->export_bin, kith_export_button_new (self->store, every, _("Export Accounts")));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  kith_keys_group_set_store (self->keys_group, self->store);
  kith_backup_banner_add (ADW_NAVIGATION_PAGE (self), self->store);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
