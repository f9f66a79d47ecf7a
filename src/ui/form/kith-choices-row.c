/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-choices-row.h"

#include <glib/gi18n.h>

struct _KithChoicesRow
{
  AdwExpanderRow parent_instance;

  const KithChoiceList *list;
  /* One check button for each entry of the list, borrowed from the rows */
  GPtrArray *checks;
  gboolean updating;
};

static void kith_choices_row_form_row_init (KithFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithChoicesRow, kith_choices_row, ADW_TYPE_EXPANDER_ROW,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_FORM_ROW, kith_choices_row_form_row_init))

typedef enum {
  PROP_CODES = 1,
} KithChoicesRowProperty;

static GParamSpec *properties[PROP_CODES + 1];

static char *
kith_choices_row_dup_typed (KithFormRow *row)
{
  return kith_choices_row_dup_codes (KITH_CHOICES_ROW (row));
}

static void
kith_choices_row_set_stored (KithFormRow *row,
                             const char  *stored)
{
  kith_choices_row_set_codes (KITH_CHOICES_ROW (row), stored);
}

static void
kith_choices_row_set_typed (KithFormRow *row,
                            const char  *typed)
{
  kith_choices_row_set_codes (KITH_CHOICES_ROW (row), typed);
  kith_form_row_emit_edited (row);
}

static GtkWidget *
kith_choices_row_get_input (KithFormRow *row)
{
  return GTK_WIDGET (row);
}

static void
kith_choices_row_form_row_init (KithFormRowInterface *iface)
{
  iface->dup_typed = kith_choices_row_dup_typed;
  iface->set_stored = kith_choices_row_set_stored;
  iface->set_typed = kith_choices_row_set_typed;
  iface->get_input = kith_choices_row_get_input;
}

static void
show_chosen (KithChoicesRow *self)
{
  g_autofree char *codes = kith_choices_row_dup_codes (self);
  g_autofree char *words = kith_choice_list_format (self->list, codes);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), *words != '\0' ? words : _("None chosen"));
}

static void
check_toggled (KithChoicesRow *self)
{
  if (self->updating)
    return;
  show_chosen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODES]);
  kith_form_row_emit_edited (KITH_FORM_ROW (self));
}

/* AdwExpanderRow leaves its outer row without a name. */
static void
title_changed (KithChoicesRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static void
kith_choices_row_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((KithChoicesRowProperty) property_id) {
  case PROP_CODES:
    g_value_take_string (value, kith_choices_row_dup_codes (KITH_CHOICES_ROW (object)));
    break;
  }
}

static void
kith_choices_row_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((KithChoicesRowProperty) property_id) {
  case PROP_CODES:
    kith_choices_row_set_codes (KITH_CHOICES_ROW (object), g_value_get_string (value));
    break;
  }
}

static void
kith_choices_row_finalize (GObject *object)
{
  g_clear_pointer (&KITH_CHOICES_ROW (object)->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (kith_choices_row_parent_class)->finalize (object);
}

static void
kith_choices_row_class_init (KithChoicesRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_choices_row_finalize;
  object_class->get_property = kith_choices_row_get_property;
  object_class->set_property = kith_choices_row_set_property;

  properties[PROP_CODES] = g_param_spec_string ("codes", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kith_choices_row_init (KithChoicesRow *self)
{
  self->checks = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed), NULL);
}

static void
add_check (KithChoicesRow   *self,
           const KithChoice *choice)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _(choice->label), -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_toggled), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(choice->label));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->checks, check);
}

/**
 * kith_choices_row_new:
 * @title: what is chosen
 * @list: the entries
 *
 * Returns: (transfer floating): a row with nothing chosen
 */
GtkWidget *
kith_choices_row_new (const char           *title,
                      const KithChoiceList *list)
{
  KithChoicesRow *self = g_object_new (KITH_TYPE_CHOICES_ROW, "title", title, NULL);

  g_return_val_if_fail (list != NULL, NULL);

  self->list = list;
  for (guint i = 0; i < list->n_choices; i++)
    add_check (self, &list->choices[i]);
  show_chosen (self);
  return GTK_WIDGET (self);
}

/**
 * kith_choices_row_dup_codes:
 * @self: a choices row
 *
 * Returns: (transfer full): the codes of what is chosen in the order of the list, with spaces between
 */
char *
kith_choices_row_dup_codes (KithChoicesRow *self)
{
  GString *codes = g_string_new (NULL);

  g_return_val_if_fail (KITH_IS_CHOICES_ROW (self), NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", self->list->choices[i].code);
  return g_string_free_and_steal (codes);
}

/**
 * kith_choices_row_set_codes:
 * @self: a choices row
 * @codes: (nullable): codes with spaces between
 */
void
kith_choices_row_set_codes (KithChoicesRow *self,
                            const char     *codes)
{
  g_return_if_fail (KITH_IS_CHOICES_ROW (self));

  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 kith_choices_contain (codes, self->list->choices[i].code));
  self->updating = FALSE;
  show_chosen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODES]);
}
