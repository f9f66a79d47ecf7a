/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-keys-group.h"

#include "kith-key-dialogs.h"
#include "kith-time.h"

#include <glib/gi18n.h>

struct _KithKeysGroup
{
  AdwPreferencesGroup parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GPtrArray *holders;
  GPtrArray *rows; /* borrows from the group */
};

G_DEFINE_FINAL_TYPE (KithKeysGroup, kith_keys_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          guint       place)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "u", place);
  g_menu_append_item (menu, item);
}

static const char *
get_name (const KithRecoveryHolder *holder)
{
  return *holder->holder != '\0' ? holder->holder : _("Holder not known");
}

static GtkWidget *
make_menu_button (KithKeysGroup            *self,
                  const KithRecoveryHolder *holder,
                  guint                     place)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: a person's name */
  g_autofree char *words = g_strdup_printf (_("More for the recovery key of %s"), get_name (holder));

  add_item (menu, _("_Look for It…"), "key.find", place);
  add_item (menu, _("_Replace…"), "key.replace", place);
  if (self->holders->len > 1)
    add_item (menu, _("R_emove…"), "key.remove", place);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static char *
dup_subtitle (const KithRecoveryHolder *holder)
{
  g_autofree char *made = kith_time_format_instant (holder->made_at);
  g_autofree char *found = holder->confirmed_at != 0 ? kith_time_format_instant (holder->confirmed_at) : NULL;

  if (holder->is_due)
    /* Translators: day and time */
    return g_strdup_printf (_("Not seen since %s: can it still be found?"), found != NULL ? found : made);
  if (found != NULL)
    /* Translators: two times a day and time */
    return g_strdup_printf (_("Made %s · found %s"), made, found);
  /* Translators: day and time */
  return g_strdup_printf (_("Made %s"), made);
}

static void
add_row (KithKeysGroup            *self,
         const KithRecoveryHolder *holder,
         guint                     place)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (holder);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_name (holder));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (holder->is_due) {
    GtkWidget *button = gtk_button_new_with_mnemonic (_("_Look for It"));

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "suggested-action");
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "key.find(uint32 0)");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", place);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu_button (self, holder, place));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_button (KithKeysGroup *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add a _Holder…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "key.add");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_holders (KithKeysGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->holders->len; i++)
    add_row (self, g_ptr_array_index (self->holders, i), i);
  add_button (self);
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self), self->holders->len > 1
      ? _("On paper, for the day a passphrase is forgotten and nobody can invite again.")
      : _("On paper, for the day a passphrase is forgotten and nobody can invite again. Give a second person one of their own: "
          "if this paper is lost and every passphrase forgotten, so is the record."));
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithKeysGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) holders = kith_store_submit_finish (KITH_STORE (source), result, &error);
  g_autofree char *trouble = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  /* Nobody must take it for a file without a recovery key. */
  if (holders == NULL) {
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), trouble);
    return;
  }
  g_clear_pointer (&self->holders, g_ptr_array_unref);
  self->holders = g_steal_pointer (&holders);
  show_holders (self);
}

static gpointer
list_holders (KithCaseFile  *file,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return kith_recovery_holders_list (file, error);
}

/* Any write may have been one about a key: they are few, and so are the writes on this page. */
static void
load (KithKeysGroup *self)
{
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, list_holders, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                             on_listed, g_object_ref (self));
}

static void
add (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_key_present_add (window);
}

static void
present (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  static const struct {
    const char *action;
    void (*present) (KithWindow *window, const KithRecoveryHolder *holder);
  } dialogs[] = {
    { "key.find", kith_key_present_find },
    { "key.replace", kith_key_present_replace },
    { "key.remove", kith_key_present_remove },
  };
  KithKeysGroup *self = KITH_KEYS_GROUP (widget);
  KithWindow *window = kith_window_get_for (widget);
  guint place = g_variant_get_uint32 (parameter);

  for (guint i = 0; window != NULL && self->holders != NULL && place < self->holders->len && i < G_N_ELEMENTS (dialogs); i++)
    if (g_str_equal (name, dialogs[i].action))
      dialogs[i].present (window, g_ptr_array_index (self->holders, place));
}

static void
kith_keys_group_dispose (GObject *object)
{
  KithKeysGroup *self = KITH_KEYS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->holders, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_keys_group_parent_class)->dispose (object);
}

static void
kith_keys_group_finalize (GObject *object)
{
  KithKeysGroup *self = KITH_KEYS_GROUP (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (kith_keys_group_parent_class)->finalize (object);
}

static void
kith_keys_group_class_init (KithKeysGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_keys_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_keys_group_finalize;

  gtk_widget_class_install_action (widget_class, "key.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "key.find", "u", present);
  gtk_widget_class_install_action (widget_class, "key.replace", "u", present);
  gtk_widget_class_install_action (widget_class, "key.remove", "u", present);
}

static void
kith_keys_group_init (KithKeysGroup *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Recovery Keys"));
}

/**
 * kith_keys_group_set_store:
 * @self: the group
 * @store: whose recovery keys
 */
void
kith_keys_group_set_store (KithKeysGroup *self,
                           KithStore     *store)
{
  g_return_if_fail (KITH_IS_KEYS_GROUP (self) && KITH_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}
