/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"

static int
compare_reading_order (gconstpointer a,
                       gconstpointer b)
{
  const KithItem *first = *(const KithItem *const *) a, *second = *(const KithItem *const *) b;

  return (first->node > second->node) - (first->node < second->node);
}

/* What the page says, without what every page repeats. */
static GPtrArray *
collect_items (KithLayout *self,
               guint       page)
{
  const KithPage *filled = &g_array_index (self->pages, KithPage, page);
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = filled->first; i < filled->first + filled->n_placements; i++) {
    const KithPlacement *placement = &g_array_index (self->placements, KithPlacement, i);
    const KithSlice *slice = kith_layout_get_slice (self, placement->slice);

    for (guint n = slice->first_item; !placement->repeated && n < slice->first_item + slice->n_items; n++) {
      KithItem *item = &g_array_index (self->items, KithItem, n);

      if (item->node != KITH_NODE_UNTAGGED)
        g_ptr_array_add (items, item);
    }
  }
  g_ptr_array_sort (items, compare_reading_order);
  return items;
}

static void
append_lines (KithLayout     *self,
              const KithItem *item,
              GString        *words)
{
  KithTextBox *box = kith_layout_get_box (self, item->box);
  GSList *lines;

  kith_layout_shape_box (self, box);
  lines = g_slist_nth (pango_layout_get_lines_readonly (box->layout), item->first_line);
  for (guint i = 0; i < item->n_lines && lines != NULL; i++, lines = lines->next) {
    PangoLayoutLine *line = lines->data;

    g_string_append_len (words, pango_layout_get_text (box->layout) + pango_layout_line_get_start_index (line),
                         pango_layout_line_get_length (line));
    if (!g_str_has_suffix (words->str, " "))
      g_string_append_c (words, ' ');
  }
  if (!self->keeps_shapes)
    kith_text_box_drop_shape (box);
}

static void
append_chart (const KithItem *item,
              GString        *words)
{
  g_autofree char *description = kith_chart_dup_description (item->chart);

  g_string_append (words, description);
}

/**
 * kith_layout_dup_page_text:
 * @self: a layout
 * @page: which page, from 0
 *
 * What a screen reader says in place of the picture of a page.
 *
 * Returns: (transfer full): the words of the page in reading order, one paragraph or cell to a line
 */
char *
kith_layout_dup_page_text (KithLayout *self,
                           guint       page)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) items = NULL;
  guint node = KITH_NODE_UNTAGGED;

  g_return_val_if_fail (KITH_IS_LAYOUT (self), NULL);
  g_return_val_if_fail (page < kith_layout_get_n_pages (self), NULL);

  self = kith_layout_get_part (self, &page);
  items = collect_items (self, page);
  for (guint i = 0; i < items->len; i++) {
    const KithItem *item = g_ptr_array_index (items, i);

    if (item->node != node && words->len > 0)
      g_string_append_c (words, '\n');
    node = item->node;
    if (item->kind == KITH_ITEM_TEXT)
      append_lines (self, item, words);
    else if (item->kind == KITH_ITEM_CHART)
      append_chart (item, words);
  }
  g_string_replace (words, KITH_DOCUMENT_COVER, kith_document_cover_text (), 0);
  return g_string_free_and_steal (g_steal_pointer (&words));
}
