/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-text-row.h"

#include "form/kith-spelling.h"

#define LEAST_HEIGHT 66

struct _KithTextRow
{
  AdwPreferencesRow parent_instance;

  /* Parts */
  GtkLabel *title;
  GtkScrolledWindow *scrolled;
  GtkTextView *view;

  gboolean updating;
};

static void kith_text_row_form_row_init (KithFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithTextRow, kith_text_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_FORM_ROW, kith_text_row_form_row_init))

typedef enum {
  PROP_TEXT = 1,
  PROP_MAX_HEIGHT,
} KithTextRowProperty;

static GParamSpec *properties[PROP_MAX_HEIGHT + 1];

static char *
kith_text_row_dup_typed (KithFormRow *row)
{
  return kith_text_row_dup_text (KITH_TEXT_ROW (row));
}

static void
kith_text_row_set_stored (KithFormRow *row,
                          const char  *stored)
{
  kith_text_row_set_text (KITH_TEXT_ROW (row), stored);
}

static void
kith_text_row_set_typed (KithFormRow *row,
                         const char  *typed)
{
  kith_text_row_set_text (KITH_TEXT_ROW (row), typed);
  kith_form_row_emit_edited (row);
}

static GtkWidget *
kith_text_row_get_input (KithFormRow *row)
{
  return GTK_WIDGET (KITH_TEXT_ROW (row)->view);
}

static void
kith_text_row_form_row_init (KithFormRowInterface *iface)
{
  iface->dup_typed = kith_text_row_dup_typed;
  iface->set_stored = kith_text_row_set_stored;
  iface->set_typed = kith_text_row_set_typed;
  iface->get_input = kith_text_row_get_input;
}

/* The row grows with its text, so what is being written could end up below the edge of the form. */
static void
keep_in_sight (KithTextRow *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);

  if (viewport != NULL && gtk_widget_has_focus (GTK_WIDGET (self->view)))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), GTK_WIDGET (self), NULL);
}

static void
text_changed (KithTextRow *self)
{
  if (self->updating)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  kith_form_row_emit_edited (KITH_FORM_ROW (self));
  keep_in_sight (self);
}

/* The row takes the focus of a click anywhere in it; its text takes it from the row. */
static gboolean
kith_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_TEXT_ROW (widget)->view));
}

static void
title_changed (KithTextRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
kith_text_row_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KithTextRow *self = KITH_TEXT_ROW (object);

  switch ((KithTextRowProperty) property_id) {
  case PROP_TEXT:
    g_value_take_string (value, kith_text_row_dup_text (self));
    break;
  case PROP_MAX_HEIGHT:
    g_value_set_int (value, MAX (0, gtk_scrolled_window_get_max_content_height (self->scrolled)));
    break;
  }
}

static void
kith_text_row_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KithTextRow *self = KITH_TEXT_ROW (object);

  switch ((KithTextRowProperty) property_id) {
  case PROP_TEXT:
    kith_text_row_set_text (self, g_value_get_string (value));
    break;
  case PROP_MAX_HEIGHT:
    gtk_scrolled_window_set_max_content_height (self->scrolled, g_value_get_int (value) > 0 ? g_value_get_int (value)
                                                                                            : -1);
    break;
  }
}

static void
kith_text_row_class_init (KithTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kith_text_row_get_property;
  object_class->set_property = kith_text_row_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = kith_text_row_grab_focus;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAX_HEIGHT] = g_param_spec_int ("max-height", NULL, NULL, 0, G_MAXINT, 0,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
add_view (KithTextRow *self,
          GtkWidget   *box)
{
  self->view = GTK_TEXT_VIEW (kith_spelling_view_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "row-text");
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (text_changed), self,
                           G_CONNECT_SWAPPED);

  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scrolled, TRUE);
  gtk_scrolled_window_set_min_content_height (self->scrolled, LEAST_HEIGHT);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scrolled));
}

static void
kith_text_row_init (KithTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dimmed");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  add_view (self, box);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "text");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed), NULL);
}

/**
 * kith_text_row_new:
 * @title: what stands over the text
 *
 * Returns: (transfer floating): a row for text of several lines
 */
GtkWidget *
kith_text_row_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return g_object_new (KITH_TYPE_TEXT_ROW, "title", title, NULL);
}

/**
 * kith_text_row_dup_text:
 * @self: a text row
 *
 * Returns: (transfer full): all of the text as it stands
 */
char *
kith_text_row_dup_text (KithTextRow *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (KITH_IS_TEXT_ROW (self), NULL);

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->view), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (self->view), &start, &end, TRUE);
}

/**
 * kith_text_row_set_text:
 * @self: a text row
 * @text: (nullable): the text; nothing can be undone past it
 */
void
kith_text_row_set_text (KithTextRow *self,
                        const char  *text)
{
  GtkTextBuffer *buffer = NULL;
  g_autofree char *old = NULL;

  g_return_if_fail (KITH_IS_TEXT_ROW (self));

  old = kith_text_row_dup_text (self);
  if (g_strcmp0 (old, text != NULL ? text : "") == 0)
    return;
  buffer = gtk_text_view_get_buffer (self->view);
  self->updating = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->updating = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * kith_text_row_get_buffer:
 * @self: a text row
 *
 * Returns: (transfer none): the text's buffer
 */
GtkTextBuffer *
kith_text_row_get_buffer (KithTextRow *self)
{
  g_return_val_if_fail (KITH_IS_TEXT_ROW (self), NULL);

  return gtk_text_view_get_buffer (self->view);
}
