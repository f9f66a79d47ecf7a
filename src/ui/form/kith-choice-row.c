/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-choice-row.h"

#include <glib/gi18n.h>

/* From this many entries on, typing finds one faster than looking. */
#define SEARCH_FROM 9

struct _KithChoiceRow
{
  AdwComboRow parent_instance;

  const KithChoiceList *list;
  KithChoiceNone none;
  /* Whether the first entry stands for no value */
  gboolean has_none;
  gboolean updating;
};

static void kith_choice_row_form_row_init (KithFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithChoiceRow, kith_choice_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_FORM_ROW, kith_choice_row_form_row_init))

typedef enum {
  PROP_CODE = 1,
} KithChoiceRowProperty;

static GParamSpec *properties[PROP_CODE + 1];

static void
fill (KithChoiceRow *self,
      gboolean       has_none)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->has_none = has_none;
  if (has_none)
    gtk_string_list_append (labels, self->none == KITH_CHOICE_NONE_ALLOWED ? _("Not set") : _("Choose…"));
  for (guint i = 0; i < self->list->n_choices; i++)
    gtk_string_list_append (labels, _(self->list->choices[i].label));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
}

static char *
kith_choice_row_dup_typed (KithFormRow *row)
{
  const char *code = kith_choice_row_get_code (KITH_CHOICE_ROW (row));

  return g_strdup (code != NULL ? code : "");
}

static void
kith_choice_row_set_stored (KithFormRow *row,
                            const char  *stored)
{
  kith_choice_row_set_code (KITH_CHOICE_ROW (row), stored);
}

static void
kith_choice_row_set_typed (KithFormRow *row,
                           const char  *typed)
{
  kith_choice_row_set_code (KITH_CHOICE_ROW (row), typed);
  kith_form_row_emit_edited (row);
}

static GtkWidget *
kith_choice_row_get_input (KithFormRow *row)
{
  return GTK_WIDGET (row);
}

static void
kith_choice_row_form_row_init (KithFormRowInterface *iface)
{
  iface->dup_typed = kith_choice_row_dup_typed;
  iface->set_stored = kith_choice_row_set_stored;
  iface->set_typed = kith_choice_row_set_typed;
  iface->get_input = kith_choice_row_get_input;
}

static void
selected_changed (KithChoiceRow *self)
{
  if (self->updating)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
  kith_form_row_emit_edited (KITH_FORM_ROW (self));
}

static void
kith_choice_row_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((KithChoiceRowProperty) property_id) {
  case PROP_CODE:
    g_value_set_string (value, kith_choice_row_get_code (KITH_CHOICE_ROW (object)));
    break;
  }
}

static void
kith_choice_row_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((KithChoiceRowProperty) property_id) {
  case PROP_CODE:
    kith_choice_row_set_code (KITH_CHOICE_ROW (object), g_value_get_string (value));
    break;
  }
}

static void
kith_choice_row_class_init (KithChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kith_choice_row_get_property;
  object_class->set_property = kith_choice_row_set_property;

  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kith_choice_row_init (KithChoiceRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static void
make_searchable (KithChoiceRow *self)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_combo_row_set_expression (ADW_COMBO_ROW (self), expression);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), TRUE);
}

/**
 * kith_choice_row_new:
 * @title: what is chosen
 * @list: the entries
 * @none: whether choosing nothing is a choice
 *
 * Returns: (transfer floating): a row with nothing chosen
 */
GtkWidget *
kith_choice_row_new (const char           *title,
                     const KithChoiceList *list,
                     KithChoiceNone        none)
{
  KithChoiceRow *self = g_object_new (KITH_TYPE_CHOICE_ROW, "title", title, NULL);

  g_return_val_if_fail (list != NULL, NULL);

  self->list = list;
  self->none = none;
  if (list->n_choices >= SEARCH_FROM)
    make_searchable (self);
  fill (self, TRUE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_changed), NULL);
  return GTK_WIDGET (self);
}

/**
 * kith_choice_row_get_code:
 * @self: a choice row
 *
 * Returns: (transfer none) (nullable): the code of what is chosen, %NULL for nothing
 */
const char *
kith_choice_row_get_code (KithChoiceRow *self)
{
  guint selected;

  g_return_val_if_fail (KITH_IS_CHOICE_ROW (self), NULL);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  if (selected == GTK_INVALID_LIST_POSITION || (self->has_none && selected == 0))
    return NULL;
  selected -= self->has_none ? 1 : 0;
  return selected < self->list->n_choices ? self->list->choices[selected].code : NULL;
}

/**
 * kith_choice_row_set_code:
 * @self: a choice row
 * @code: (nullable): a code of the list; %NULL, empty or unknown for nothing
 */
void
kith_choice_row_set_code (KithChoiceRow *self,
                          const char    *code)
{
  guint position = 0;

  g_return_if_fail (KITH_IS_CHOICE_ROW (self));

  if (g_strcmp0 (kith_choice_row_get_code (self), code != NULL && *code != '\0' ? code : NULL) == 0)
    return;
  while (position < self->list->n_choices && g_strcmp0 (self->list->choices[position].code, code) != 0)
    position++;

  self->updating = TRUE;
  /* "Choose…" is there only as long as nothing is chosen. */
  if (self->none == KITH_CHOICE_NONE_NEVER && self->has_none != (position == self->list->n_choices))
    fill (self, position == self->list->n_choices);
  if (position == self->list->n_choices)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self), 0);
  else
    adw_combo_row_set_selected (ADW_COMBO_ROW (self), position + (self->has_none ? 1 : 0));
  self->updating = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}
