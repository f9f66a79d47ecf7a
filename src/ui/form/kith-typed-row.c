/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-typed-row.h"

#include "form/kith-message-row.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* The counter shows itself once this part of the room is used. */
#define COUNTER_FROM 0.8

typedef struct {
  /* Owned */
  KithClock *clock;
  KithMessageRow *message;

  const KithField *field;
  gboolean updating;
} KithTypedRowPrivate;

static void kith_typed_row_form_row_init (KithFormRowInterface *iface);

G_DEFINE_TYPE_WITH_CODE (KithTypedRow, kith_typed_row, ADW_TYPE_ENTRY_ROW,
                         G_ADD_PRIVATE (KithTypedRow)
                         G_IMPLEMENT_INTERFACE (KITH_TYPE_FORM_ROW, kith_typed_row_form_row_init))

#define PRIVATE(self) ((KithTypedRowPrivate *) kith_typed_row_get_instance_private (self))

typedef enum {
  PROP_FIELD = 1,
  PROP_CLOCK,
} KithTypedRowProperty;

static GParamSpec *properties[PROP_CLOCK + 1];

static char *
parse (KithTypedRow *self,
       GError      **error)
{
  KithTypedRowPrivate *private = PRIVATE (self);
  GDate today;

  kith_clock_get_today (private->clock, &today);
  return kith_field_parse (private->field, gtk_editable_get_text (GTK_EDITABLE (self)), &today, error);
}

static char *
dup_counter (const KithField *field,
             const char      *text)
{
  gint64 limit = kith_field_get_limit (field);
  glong length = kith_text_get_length (text);
  g_autofree char *number = NULL;

  if (length > limit) {
    number = kith_text_format_number (length - limit);
    /* Translators: how many characters a text is longer than it may be */
    return g_strdup_printf (ngettext ("%s character too long. Nothing is cut.",
                                      "%s characters too long. Nothing is cut.", (gulong) (length - limit)), number);
  }
  if (length < limit * COUNTER_FROM)
    return NULL;
  number = kith_text_format_number (limit - length);
  return g_strdup_printf (ngettext ("%s character left", "%s characters left", (gulong) (limit - length)), number);
}

static char *
dup_understood (KithTypedRow *self)
{
  const KithField *field = PRIVATE (self)->field;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autofree char *stored = NULL;
  g_autofree char *words = NULL;

  if (field->type == KITH_FIELD_LINE)
    return dup_counter (field, text);
  if (kith_text_is_empty (text))
    return NULL;
  stored = parse (self, NULL);
  if (stored == NULL)
    return NULL;
  words = kith_field_format (field, stored);
  return g_str_equal (words, text) ? NULL : g_steal_pointer (&words);
}

static void
show_understood (KithTypedRow *self)
{
  g_autofree char *words = dup_understood (self);

  kith_message_row_set_info (PRIVATE (self)->message, words);
}

static void
text_changed (KithTypedRow *self)
{
  KithTypedRowPrivate *private = PRIVATE (self);

  if (private->updating)
    return;
  kith_message_row_set_error (private->message, NULL);
  show_understood (self);
  kith_form_row_emit_edited (KITH_FORM_ROW (self));
}

static void
set_text_quietly (KithTypedRow *self,
                  const char   *text)
{
  KithTypedRowPrivate *private = PRIVATE (self);

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), text))
    return;
  private->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  private->updating = FALSE;
}

/* A person who leaves the row sees what was understood in full, or what is wrong; while they type neither nags. */
static void
left (KithTypedRow *self)
{
  KithTypedRowPrivate *private = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = parse (self, &error);
  g_autofree char *words = NULL;

  if (stored == NULL) {
    kith_message_row_set_error (private->message, error->message);
    return;
  }
  words = kith_field_format (private->field, stored);
  set_text_quietly (self, words);
  show_understood (self);
}

static char *
kith_typed_row_dup_typed (KithFormRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
kith_typed_row_set_stored (KithFormRow *row,
                           const char  *stored)
{
  KithTypedRow *self = KITH_TYPED_ROW (row);
  g_autofree char *words = kith_field_format (PRIVATE (self)->field, stored);

  set_text_quietly (self, words);
  kith_message_row_set_error (PRIVATE (self)->message, NULL);
  show_understood (self);
}

static void
kith_typed_row_set_typed (KithFormRow *row,
                          const char  *typed)
{
  KithTypedRow *self = KITH_TYPED_ROW (row);

  set_text_quietly (self, typed);
  show_understood (self);
  kith_form_row_emit_edited (row);
}

static GtkWidget *
kith_typed_row_get_input (KithFormRow *row)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
}

static void
kith_typed_row_form_row_init (KithFormRowInterface *iface)
{
  iface->dup_typed = kith_typed_row_dup_typed;
  iface->set_stored = kith_typed_row_set_stored;
  iface->set_typed = kith_typed_row_set_typed;
  iface->get_input = kith_typed_row_get_input;
}

static void
kith_typed_row_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  KithTypedRowPrivate *private = PRIVATE (KITH_TYPED_ROW (object));

  switch ((KithTypedRowProperty) property_id) {
  case PROP_FIELD:
    private->field = g_value_get_pointer (value);
    break;
  case PROP_CLOCK:
    private->clock = g_value_dup_object (value);
    break;
  }
}

static void
set_up_input (KithTypedRow *self)
{
  const KithField *field = PRIVATE (self)->field;
  AdwEntryRow *row = ADW_ENTRY_ROW (self);

  switch (field->type) {
  case KITH_FIELD_NUMBER:
    adw_entry_row_set_input_purpose (row, GTK_INPUT_PURPOSE_NUMBER);
    break;
  case KITH_FIELD_LINE:
    if (g_str_equal (field->name, "email"))
      adw_entry_row_set_input_purpose (row, GTK_INPUT_PURPOSE_EMAIL);
    else if (g_str_equal (field->name, "phone"))
      adw_entry_row_set_input_purpose (row, GTK_INPUT_PURPOSE_PHONE);
    break;
  case KITH_FIELD_TEXT:
  case KITH_FIELD_DATE:
  case KITH_FIELD_TIME:
  case KITH_FIELD_CHOICE:
  case KITH_FIELD_CHOICES:
  case KITH_FIELD_LINKS:
  case KITH_FIELD_INSTANT:
  case KITH_FIELD_MINUTES:
  case KITH_FIELD_MONEY:
  case KITH_FIELD_FLAG:
  case KITH_FIELD_LINK:
    break;
  }
}

static void
kith_typed_row_constructed (GObject *object)
{
  KithTypedRow *self = KITH_TYPED_ROW (object);
  KithTypedRowPrivate *private = PRIVATE (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  G_OBJECT_CLASS (kith_typed_row_parent_class)->constructed (object);

  private->message = KITH_MESSAGE_ROW (g_object_ref_sink (kith_message_row_new (GTK_WIDGET (self))));
  if (private->field->hint != NULL)
    kith_message_row_set_hint (private->message, _(private->field->hint));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  set_up_input (self);
  g_signal_connect (self, "changed", G_CALLBACK (text_changed), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
kith_typed_row_dispose (GObject *object)
{
  KithTypedRowPrivate *private = PRIVATE (KITH_TYPED_ROW (object));

  /* What goes on while the widget is taken apart is nothing a person typed. */
  private->updating = TRUE;
  G_OBJECT_CLASS (kith_typed_row_parent_class)->dispose (object);
}

static void
kith_typed_row_finalize (GObject *object)
{
  KithTypedRowPrivate *private = PRIVATE (KITH_TYPED_ROW (object));

  g_clear_object (&private->message);
  g_clear_object (&private->clock);
  G_OBJECT_CLASS (kith_typed_row_parent_class)->finalize (object);
}

static void
kith_typed_row_class_init (KithTypedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kith_typed_row_constructed;
  object_class->dispose = kith_typed_row_dispose;
  object_class->finalize = kith_typed_row_finalize;
  object_class->set_property = kith_typed_row_set_property;

  properties[PROP_FIELD] =
    g_param_spec_pointer ("field", NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLOCK] =
    g_param_spec_object ("clock", NULL, NULL, KITH_TYPE_CLOCK,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kith_typed_row_init (KithTypedRow *self)
{
}

/**
 * kith_typed_row_new:
 * @field: what is typed; its label becomes the title. Lives as long as the program
 * @clock: for words such as "today"
 *
 * Returns: (transfer floating): a row for one line
 */
GtkWidget *
kith_typed_row_new (const KithField *field,
                    KithClock       *clock)
{
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (KITH_IS_CLOCK (clock), NULL);

  return g_object_new (KITH_TYPE_TYPED_ROW,
                       "field", field,
                       "clock", clock,
                       "title", kith_field_get_label (field),
                       NULL);
}

/**
 * kith_typed_row_is_valid:
 * @self: a row
 *
 * Returns: whether what is typed can be understood; nothing typed can
 */
gboolean
kith_typed_row_is_valid (KithTypedRow *self)
{
  g_autofree char *stored = NULL;

  g_return_val_if_fail (KITH_IS_TYPED_ROW (self), FALSE);

  stored = parse (self, NULL);
  return stored != NULL;
}

/**
 * kith_typed_row_dup_stored:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): what is typed in the form that is stored, empty for nothing, %NULL when it
 *   cannot be understood
 */
char *
kith_typed_row_dup_stored (KithTypedRow *self)
{
  g_return_val_if_fail (KITH_IS_TYPED_ROW (self), NULL);

  return parse (self, NULL);
}

/**
 * kith_typed_row_get_message_row:
 * @self: a row
 *
 * Returns: (transfer none): the line that belongs under it, not yet in any list
 */
GtkWidget *
kith_typed_row_get_message_row (KithTypedRow *self)
{
  g_return_val_if_fail (KITH_IS_TYPED_ROW (self), NULL);

  return GTK_WIDGET (PRIVATE (self)->message);
}

/**
 * kith_typed_row_get_clock:
 * @self: a row
 *
 * Returns: (transfer none): the clock it was made with
 */
KithClock *
kith_typed_row_get_clock (KithTypedRow *self)
{
  g_return_val_if_fail (KITH_IS_TYPED_ROW (self), NULL);

  return PRIVATE (self)->clock;
}
