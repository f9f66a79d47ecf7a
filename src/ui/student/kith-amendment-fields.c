/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-amendment-fields.h"

#include "form/kith-message-row.h"
#include "form/kith-text-row.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

struct _KithAmendmentFields
{
  AdwBin parent_instance;

  /* Children */
  KithTextRow *row;
  AdwSwitchRow *statement_row;
  KithMessageRow *message;
};

G_DEFINE_FINAL_TYPE (KithAmendmentFields, kith_amendment_fields, ADW_TYPE_BIN)

enum {
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_edited (KithAmendmentFields *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
kith_amendment_fields_class_init (KithAmendmentFieldsClass *klass)
{
  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_amendment_fields_init (KithAmendmentFields *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_("The note stays as it is. What you add stands under it with your name and the "
                                      "date."));
  GtkWidget *group = adw_preferences_group_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dimmed");
  self->row = KITH_TEXT_ROW (kith_text_row_new (_("Amendment")));
  self->message = KITH_MESSAGE_ROW (kith_message_row_new (GTK_WIDGET (self->row)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->message));
  self->statement_row = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->statement_row), _("The student’s own statement"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->statement_row),
                               _("What the student says about this note, in their words. It is printed wherever the note is."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->statement_row));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), group);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->row, "edited", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->statement_row, "notify::active", G_CALLBACK (on_edited), self);
}

/**
 * kith_amendment_fields_dup_text:
 * @self: the fields
 *
 * Returns: (transfer full): what is written
 */
char *
kith_amendment_fields_dup_text (KithAmendmentFields *self)
{
  g_return_val_if_fail (KITH_IS_AMENDMENT_FIELDS (self), NULL);
  return kith_text_row_dup_text (self->row);
}

/**
 * kith_amendment_fields_is_statement:
 * @self: the fields
 *
 * Returns: whether it is what the student says about the note
 */
gboolean
kith_amendment_fields_is_statement (KithAmendmentFields *self)
{
  g_return_val_if_fail (KITH_IS_AMENDMENT_FIELDS (self), FALSE);
  return adw_switch_row_get_active (self->statement_row);
}

/**
 * kith_amendment_fields_set_text:
 * @self: the fields
 * @text: what is to stand there, by whoever writes it
 */
void
kith_amendment_fields_set_text (KithAmendmentFields *self,
                                const char          *text)
{
  g_return_if_fail (KITH_IS_AMENDMENT_FIELDS (self));
  kith_text_row_set_text (self->row, text);
  adw_switch_row_set_active (self->statement_row, FALSE);
  kith_message_row_set_error (self->message, NULL);
}

/**
 * kith_amendment_fields_dup_typed:
 * @self: the fields
 *
 * Returns: (transfer full): a JSON object of what is typed, by name of field
 */
char *
kith_amendment_fields_dup_typed (KithAmendmentFields *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = kith_amendment_fields_dup_text (self);

  json_object_set_string_member (object, "text", text);
  if (kith_amendment_fields_is_statement (self))
    json_object_set_string_member (object, "statement", "1");
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/**
 * kith_amendment_fields_restore_typed:
 * @self: the fields
 * @json: from [method@AmendmentFields.dup_typed]
 */
void
kith_amendment_fields_restore_typed (KithAmendmentFields *self,
                                     const char          *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  JsonObject *typed = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  g_return_if_fail (KITH_IS_AMENDMENT_FIELDS (self));
  if (typed == NULL)
    return;
  kith_text_row_set_text (self->row, json_object_get_string_member_with_default (typed, "text", ""));
  adw_switch_row_set_active (self->statement_row, json_object_has_member (typed, "statement"));
}

/**
 * kith_amendment_fields_show_error:
 * @self: the fields
 * @message: (nullable): what is wrong; %NULL takes it away
 */
void
kith_amendment_fields_show_error (KithAmendmentFields *self,
                                  const char          *message)
{
  g_return_if_fail (KITH_IS_AMENDMENT_FIELDS (self));
  kith_message_row_set_error (self->message, message);
}

/**
 * kith_amendment_fields_focus_text:
 * @self: the fields
 */
void
kith_amendment_fields_focus_text (KithAmendmentFields *self)
{
  g_return_if_fail (KITH_IS_AMENDMENT_FIELDS (self));
  gtk_widget_grab_focus (kith_form_row_get_input (KITH_FORM_ROW (self->row)));
}
