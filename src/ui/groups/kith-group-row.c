/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-group-row.h"

#include "kith-attendee.h"
#include "kith-group-register.h"
#include "kith-group-report.h"
#include "kith-group.h"
#include "kith-person.h"

#include <glib/gi18n.h>

struct _KithGroupRow
{
  KithSlotLine parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *loading;

  /* Children */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *when;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (KithGroupRow, kith_group_row, KITH_TYPE_SLOT_LINE)

typedef struct {
  gint64 group;
  gint64 leader;
} Wanted;

/* On the store thread: who leads it, and the register in words. */
static gpointer
find_more (KithCaseFile  *file,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Wanted *wanted = data;
  g_autoptr (KithQuery) query = kith_group_register_query (wanted->group);
  g_autoptr (GPtrArray) lines = kith_case_file_list (file, query, cancellable, error);
  g_autofree char *leader = NULL;
  g_autofree char *words = NULL;
  KithRegisterCount count;

  if (lines == NULL)
    return NULL;
  kith_group_register_count (lines, &count);
  words = kith_group_register_count_dup_words (&count);
  if (wanted->leader != 0)
    leader = kith_case_file_dup_title (file, &kith_person_kind, wanted->leader);
  if (leader == NULL)
    return g_steal_pointer (&words);
  /* Translators: who leads a session, then how its register stands */
  return g_strdup_printf (_("%s · %s"), leader, words);
}

static void
describe (KithGroupRow *self)
{
  g_autofree char *words = g_strdup_printf ("%s, %s, %s", gtk_label_get_label (self->title),
                                            gtk_label_get_label (self->when), gtk_label_get_label (self->more));

  kith_slot_line_set_name (KITH_SLOT_LINE (self), words);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithGroupRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = kith_store_submit_finish (KITH_STORE (source), result, &error);

  /* what is wrong with the file, the list itself says; a line can do without */
  if (words == NULL || self->store == NULL)
    return;
  gtk_label_set_label (self->more, words);
  describe (self);
}

static void
load_more (KithGroupRow *self,
           KithRecord   *group)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->group = kith_record_get_id (group);
  wanted->leader = kith_record_get_number (group, KITH_GROUP_PERSON);
  self->loading = g_cancellable_new ();
  kith_store_submit_async (self->store, find_more, wanted, g_free, g_free, self->loading, on_found,
                           g_object_ref (self));
}

static void
stop_loading (KithGroupRow *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static char *
dup_when (KithRecord *group)
{
  g_autofree char *when = kith_group_dup_when (group);

  if (!kith_record_get_flag (group, KITH_GROUP_CANCELLED))
    return g_steal_pointer (&when);
  /* Translators: when and where a session would have been */
  return g_strdup_printf (_("Cancelled · %s"), when);
}

static void
kith_group_row_update (KithSlotLine *line,
                       KithRecord   *group)
{
  KithGroupRow *self = KITH_GROUP_ROW (line);
  g_autofree char *when = group != NULL ? dup_when (group) : NULL;

  stop_loading (self);
  gtk_label_set_label (self->title, group != NULL ? kith_record_get_text (group, KITH_GROUP_TITLE) : "");
  gtk_label_set_label (self->when, when != NULL ? when : "");
  gtk_label_set_label (self->more, "");
  if (group == NULL)
    return;
  describe (self);
  if (kith_store_is_open (self->store))
    load_more (self, group);
}

static void
on_store_changed (KithGroupRow *self,
                  const char   *kind)
{
  if (*kind == '\0' || g_str_equal (kind, kith_attendee_kind.name))
    kith_slot_line_refresh (KITH_SLOT_LINE (self));
}

static GtkLabel *
add_label (KithGroupRow *self,
           const char   *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static void
kith_group_row_dispose (GObject *object)
{
  KithGroupRow *self = KITH_GROUP_ROW (object);

  stop_loading (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kith_group_row_parent_class)->dispose (object);
}

static void
kith_group_row_class_init (KithGroupRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_group_row_dispose;
  KITH_SLOT_LINE_CLASS (klass)->update = kith_group_row_update;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kith_group_row_init (KithGroupRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = add_label (self, "heading");
  self->when = add_label (self, NULL);
  self->more = add_label (self, "dimmed");
}

static KithSlotLine *
create (gpointer store)
{
  KithGroupRow *self = g_object_new (KITH_TYPE_GROUP_ROW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  return KITH_SLOT_LINE (self);
}

/**
 * kith_group_row_factory_new:
 * @store: the store
 *
 * Returns: (transfer full): makes lines for the slots of a list of sessions
 */
GtkListItemFactory *
kith_group_row_factory_new (KithStore *store)
{
  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  return kith_slot_line_factory_new (create, g_object_ref (store), g_object_unref);
}
