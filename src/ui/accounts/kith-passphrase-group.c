/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-passphrase-group.h"

#include "form/kith-message-row.h"
#include "kith-secret.h"
#include "welcome/kith-passphrase.h"

#include <glib/gi18n.h>

struct _KithPassphraseGroup
{
  AdwPreferencesGroup parent_instance;

  GtkEditable *first;
  GtkEditable *second;
  KithMessageRow *first_message;
  KithMessageRow *second_message;

  gboolean ready;
};

typedef enum {
  PROP_READY = 1,
} KithPassphraseGroupProps;

static GParamSpec *properties[PROP_READY + 1];

G_DEFINE_FINAL_TYPE (KithPassphraseGroup, kith_passphrase_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_ready (KithPassphraseGroup *self,
           gboolean             ready)
{
  if (self->ready == ready)
    return;
  self->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

/* Nothing is wrong before anything is typed. */
static gboolean
check_first (KithPassphraseGroup *self)
{
  const char *first = gtk_editable_get_text (self->first);
  KithPassphraseStrength strength = kith_passphrase_judge (first, NULL);
  gboolean accepted = kith_passphrase_is_accepted (strength);

  kith_message_row_set_info (self->first_message, *first != '\0' && accepted ? kith_passphrase_explain (strength) : NULL);
  kith_message_row_set_error (self->first_message, *first != '\0' && !accepted ? kith_passphrase_explain (strength) : NULL);
  return accepted;
}

static gboolean
check_second (KithPassphraseGroup *self)
{
  const char *first = gtk_editable_get_text (self->first);
  const char *second = gtk_editable_get_text (self->second);
  gboolean same = g_str_equal (first, second);
  /* While it is being typed the second is the beginning of the first. */
  gboolean is_wrong = !same && *second != '\0' && !g_str_has_prefix (first, second);

  kith_message_row_set_error (self->second_message, is_wrong ? _("The two are not the same.") : NULL);
  return same;
}

static void
on_changed (KithPassphraseGroup *self)
{
  gboolean accepted = check_first (self);
  gboolean same = check_second (self);

  set_ready (self, accepted && same);
}

static void
kith_passphrase_group_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch ((KithPassphraseGroupProps) property_id) {
  case PROP_READY:
    g_value_set_boolean (value, KITH_PASSPHRASE_GROUP (object)->ready);
    break;
  }
}

static void
kith_passphrase_group_class_init (KithPassphraseGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kith_passphrase_group_get_property;

  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static GtkEditable *
add_row (KithPassphraseGroup  *self,
         const char           *title,
         KithMessageRow      **message)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  *message = KITH_MESSAGE_ROW (kith_message_row_new (row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (*message));
  return GTK_EDITABLE (row);
}

static void
kith_passphrase_group_init (KithPassphraseGroup *self)
{
  GtkWidget *suggest = gtk_button_new_with_mnemonic (_("_Suggest One"));

  self->first = add_row (self, _("New Passphrase"), &self->first_message);
  self->second = add_row (self, _("The Same Again"), &self->second_message);
  kith_message_row_set_hint (self->first_message, _("Four words that do not belong together are easy to remember."));
  g_signal_connect_swapped (self->first, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->second, "changed", G_CALLBACK (on_changed), self);
  gtk_widget_add_css_class (suggest, "flat");
  gtk_widget_set_valign (suggest, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (suggest, "clicked", G_CALLBACK (kith_passphrase_group_suggest), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), suggest);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Passphrase"));
}

GtkWidget *
kith_passphrase_group_new (void)
{
  return g_object_new (KITH_TYPE_PASSPHRASE_GROUP, NULL);
}

gboolean
kith_passphrase_group_is_ready (KithPassphraseGroup *self)
{
  g_return_val_if_fail (KITH_IS_PASSPHRASE_GROUP (self), FALSE);

  return self->ready;
}

const char *
kith_passphrase_group_get_passphrase (KithPassphraseGroup *self)
{
  g_return_val_if_fail (KITH_IS_PASSPHRASE_GROUP (self), NULL);

  return gtk_editable_get_text (self->first);
}

static void
show_text (GtkEditable *row)
{
  GtkEditable *delegate = gtk_editable_get_delegate (row);

  if (GTK_IS_TEXT (delegate))
    gtk_text_set_visibility (GTK_TEXT (delegate), TRUE);
}

/**
 * kith_passphrase_group_suggest:
 * @self: the group
 *
 * Fills both lines with words drawn by lot, to be written down or told to somebody.
 */
void
kith_passphrase_group_suggest (KithPassphraseGroup *self)
{
  g_autoptr (KithSecretText) suggestion = kith_passphrase_generate ();

  g_return_if_fail (KITH_IS_PASSPHRASE_GROUP (self));

  gtk_editable_set_text (self->first, suggestion);
  gtk_editable_set_text (self->second, suggestion);
  show_text (self->first);
}
