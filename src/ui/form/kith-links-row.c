/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-links-row.h"

#include "kith-choice.h"
#include "kith-kind.h"

#include <glib/gi18n.h>

struct _KithLinksRow
{
  AdwExpanderRow parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GPtrArray *lines;
  /* of what is ticked, separated by spaces: right before the records have come as well */
  char *ids;

  const KithKind *kind;
  gboolean updating;
};

static void kith_links_row_form_row_init (KithFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithLinksRow, kith_links_row, ADW_TYPE_EXPANDER_ROW,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_FORM_ROW, kith_links_row_form_row_init))

typedef struct {
  GtkCheckButton *check; /* borrowed from its row */
  char *id;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->id);
  g_free (line);
}

static char *
kith_links_row_dup_typed (KithFormRow *row)
{
  const char *ids = KITH_LINKS_ROW (row)->ids;

  return g_strdup (ids != NULL ? ids : "");
}

static void
kith_links_row_set_stored (KithFormRow *row,
                           const char  *stored)
{
  kith_links_row_set_ids (KITH_LINKS_ROW (row), stored);
}

static void
kith_links_row_set_typed (KithFormRow *row,
                          const char  *typed)
{
  kith_links_row_set_ids (KITH_LINKS_ROW (row), typed);
  kith_form_row_emit_edited (row);
}

static GtkWidget *
kith_links_row_get_input (KithFormRow *row)
{
  return GTK_WIDGET (row);
}

static void
kith_links_row_form_row_init (KithFormRowInterface *iface)
{
  iface->dup_typed = kith_links_row_dup_typed;
  iface->set_stored = kith_links_row_set_stored;
  iface->set_typed = kith_links_row_set_typed;
  iface->get_input = kith_links_row_get_input;
}

static void
show_count (KithLinksRow *self)
{
  g_auto (GStrv) ids = g_strsplit (self->ids != NULL ? self->ids : "", " ", -1);
  g_autofree char *words = NULL;
  guint n_ticked = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    n_ticked += *ids[i] != '\0';
  if (n_ticked > 0)
    words = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n_ticked), n_ticked);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words != NULL ? words : _("None chosen"));
}

/* What is ticked of what is shown; a link whose record is not among the lines stays. */
static void
take_ticks (KithLinksRow *self)
{
  g_auto (GStrv) before = g_strsplit (self->ids != NULL ? self->ids : "", " ", -1);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->lines->len; i++) {
    const Line *line = g_ptr_array_index (self->lines, i);

    g_hash_table_add (shown, line->id);
    if (gtk_check_button_get_active (line->check))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", line->id);
  }
  for (guint i = 0; before[i] != NULL; i++)
    if (*before[i] != '\0' && !g_hash_table_contains (shown, before[i]))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", before[i]);
  g_set_str (&self->ids, ids->str);
}

static void
on_toggled (KithLinksRow *self)
{
  if (self->updating)
    return;
  take_ticks (self);
  show_count (self);
  kith_form_row_emit_edited (KITH_FORM_ROW (self));
}

static void
tick (KithLinksRow *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->lines->len; i++) {
    const Line *line = g_ptr_array_index (self->lines, i);

    gtk_check_button_set_active (line->check, kith_choices_contain (self->ids, line->id));
  }
  self->updating = FALSE;
  show_count (self);
}

static void
add_line (KithLinksRow *self,
          KithRecord   *record)
{
  Line *line = g_new0 (Line, 1);
  g_autofree char *title = kith_record_dup_title (record);
  GtkWidget *row = adw_action_row_new ();

  line->id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (record));
  line->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (line->check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (line->check, "toggled", G_CALLBACK (on_toggled), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (line->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (line->check));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->lines, line);
}

/* On the store thread. */
static gpointer
list (KithCaseFile *file,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (KithQuery) query = kith_query_new (data);

  return kith_case_file_list (file, query, cancellable, error);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithLinksRow) self = user_data;
  g_autoptr (GPtrArray) records = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  if (records == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; i < records->len; i++)
    add_line (self, g_ptr_array_index (records, i));
  if (records->len == 0)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _("There are none yet"));
  else
    tick (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), records->len > 0);
}

static void
kith_links_row_dispose (GObject *object)
{
  KithLinksRow *self = KITH_LINKS_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_links_row_parent_class)->dispose (object);
}

static void
kith_links_row_finalize (GObject *object)
{
  KithLinksRow *self = KITH_LINKS_ROW (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->lines);
  g_free (self->ids);

  G_OBJECT_CLASS (kith_links_row_parent_class)->finalize (object);
}

static void
kith_links_row_class_init (KithLinksRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_links_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_links_row_finalize;
}

static void
kith_links_row_init (KithLinksRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->lines = g_ptr_array_new_with_free_func (line_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  show_count (self);
}

/**
 * kith_links_row_new:
 * @title: what is chosen
 * @store: the store
 * @kind: of what
 *
 * Returns: (transfer floating): a row with nothing chosen
 */
GtkWidget *
kith_links_row_new (const char     *title,
                    KithStore      *store,
                    const KithKind *kind)
{
  KithLinksRow *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (KITH_TYPE_LINKS_ROW, "title", title, NULL);
  self->store = g_object_ref (store);
  self->kind = kind;
  /* AdwExpanderRow leaves its outer row without a name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (kith_store_is_open (store))
    kith_store_submit_async (store, list, (gpointer) kind, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                             on_listed, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * kith_links_row_set_ids:
 * @self: the row
 * @ids: (nullable): ids separated by spaces
 *
 * Ticks these and no others.
 */
void
kith_links_row_set_ids (KithLinksRow *self,
                        const char   *ids)
{
  g_return_if_fail (KITH_IS_LINKS_ROW (self));

  g_set_str (&self->ids, ids);
  tick (self);
}

/**
 * kith_links_row_get_ids:
 * @self: the row
 *
 * Returns: (nullable): ids of what is ticked, separated by spaces
 */
const char *
kith_links_row_get_ids (KithLinksRow *self)
{
  g_return_val_if_fail (KITH_IS_LINKS_ROW (self), NULL);

  return self->ids != NULL && *self->ids != '\0' ? self->ids : NULL;
}
