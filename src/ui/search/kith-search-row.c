/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search/kith-search-row.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _KithSearchRow
{
  GtkListBoxRow parent_instance;

  char *group;
  KithSearchAction *action;
  const KithKind *kind;
  gint64 id;
  gint64 student;
};

G_DEFINE_FINAL_TYPE (KithSearchRow, kith_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
kith_search_row_finalize (GObject *object)
{
  KithSearchRow *self = KITH_SEARCH_ROW (object);

  g_free (self->group);
  g_free (self->action);
  G_OBJECT_CLASS (kith_search_row_parent_class)->finalize (object);
}

static void
kith_search_row_class_init (KithSearchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_search_row_finalize;
}

static void
kith_search_row_init (KithSearchRow *self)
{
}

static KithSearchRow *
create (const char *group)
{
  KithSearchRow *self = g_object_new (KITH_TYPE_SEARCH_ROW, NULL);

  self->group = g_strdup (group);
  return self;
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
create_box (KithSearchRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return box;
}

/* Whose it is, when, and that they are archived: "Jay A · 3 Mar 2026". */
static char *
dup_about (const KithMatch *match)
{
  g_autofree char *day = match->date != NULL ? kith_date_format_iso_short (match->date) : NULL;
  const char *parts[4] = { NULL };
  guint n = 0;

  if (match->student_name != NULL)
    parts[n++] = match->student_name;
  /* Notes have their day in what they are called. */
  if (day != NULL && strstr (match->title, day) == NULL)
    parts[n++] = day;
  if (match->is_archived)
    parts[n++] = _("archived");
  return g_strjoinv (" · ", (char **) parts);
}

/* The matching words stand out by weight, and the reason comes first in words. */
static PangoAttrList *
create_marks (const KithMatch *match,
              guint            offset)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < match->marks->len; i++) {
    const KithMark *mark = &g_array_index (match->marks, KithMark, i);
    PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
    PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

    bold->start_index = line->start_index = offset + mark->start;
    bold->end_index = line->end_index = offset + mark->start + mark->length;
    pango_attr_list_insert (list, bold);
    pango_attr_list_insert (list, line);
  }
  return list;
}

static void
add_reason (GtkWidget       *box,
            const KithMatch *match)
{
  /* Translators: why something was found, such as "Previous names: "; what was found follows */
  g_autofree char *reason = g_strdup_printf (_("%s: "), match->reason);
  g_autofree char *text = g_strconcat (reason, match->text, NULL);
  g_autoptr (PangoAttrList) marks = create_marks (match, (guint) strlen (reason));
  GtkWidget *label = NULL;

  label = add_label (box, g_strdelimit (text, "\n\t", ' '));
  gtk_label_set_attributes (GTK_LABEL (label), marks);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_widget_add_css_class (label, "caption");
}

/**
 * kith_search_row_new_match:
 * @match: what was found
 * @group: the heading it stands under
 *
 * Returns: (transfer floating): a row that opens it
 */
GtkWidget *
kith_search_row_new_match (const KithMatch *match,
                           const char      *group)
{
  KithSearchRow *self = create (group);
  GtkWidget *box = create_box (self);
  g_autofree char *about = dup_about (match);
  g_autofree char *name = g_strdup_printf ("%s, %s%s%s. %s: %s", _(match->kind->label), match->title,
                                           *about != '\0' ? ", " : "", about, match->reason, match->text);

  self->kind = match->kind;
  self->id = match->id;
  self->student = match->student;
  add_label (box, match->title);
  if (*about != '\0')
    gtk_widget_add_css_class (add_label (box, about), "dimmed");
  add_reason (box, match);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * kith_search_row_new_action:
 * @action: something Kith does
 * @group: the heading it stands under
 *
 * Returns: (transfer floating): a row that does it
 */
GtkWidget *
kith_search_row_new_action (const KithSearchAction *action,
                            const char             *group)
{
  KithSearchRow *self = create (group);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (action->icon_name);

  self->action = g_memdup2 (action, sizeof *action);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), icon);
  add_label (box, _(action->title));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _(action->title), -1);
  return GTK_WIDGET (self);
}

/**
 * kith_search_row_new_more:
 * @group: the heading it stands under
 *
 * Returns: (transfer floating): a row that asks for more of them
 */
GtkWidget *
kith_search_row_new_more (const char *group)
{
  KithSearchRow *self = create (group);
  /* Translators: a heading of the search and how many it has, such as "Notes (120)" */
  g_autofree char *name = g_strdup_printf (_("Show more: %s"), group);

  gtk_widget_add_css_class (add_label (create_box (self), _("Show More")), "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

const char *
kith_search_row_get_group (KithSearchRow *self)
{
  g_return_val_if_fail (KITH_IS_SEARCH_ROW (self), NULL);

  return self->group;
}

gboolean
kith_search_row_is_more (KithSearchRow *self)
{
  g_return_val_if_fail (KITH_IS_SEARCH_ROW (self), FALSE);

  return self->kind == NULL && self->action == NULL;
}

/**
 * kith_search_row_open:
 * @self: a row of something that was found
 * @window: the window
 *
 * Opens the record where it stands, or does what the row says.
 */
void
kith_search_row_open (KithSearchRow *self,
                      KithWindow    *window)
{
  g_return_if_fail (KITH_IS_SEARCH_ROW (self));

  if (self->action != NULL)
    kith_search_action_run (self->action, window);
  else if (self->kind != NULL)
    kith_window_open_record (window, self->kind, self->id, self->student);
}
