/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"

#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#define HEADER_GAP 12.0
#define MARKING_SHARE 0.7

/* Dark enough to read in black and white, quiet enough to leave the words in front. */
static const KithColor inks[] = {
  [KITH_INK_TEXT] = { 0.11, 0.11, 0.13, 1 },
  [KITH_INK_DIM] = { 0.35, 0.35, 0.38, 1 },
  [KITH_INK_ACCENT] = { 0.10, 0.33, 0.36, 1 },
  [KITH_INK_HAIRLINE] = { 0.68, 0.70, 0.71, 1 },
  [KITH_INK_SHADE] = { 0.94, 0.95, 0.95, 1 },
};

static KithInk
get_text_ink (KithTextStyle style)
{
  switch (style) {
  case KITH_TEXT_SECTION:
    return KITH_INK_ACCENT;
  case KITH_TEXT_LABEL:
  case KITH_TEXT_SMALL:
  case KITH_TEXT_NONE:
  case KITH_TEXT_RUNNING:
    return KITH_INK_DIM;
  case KITH_TEXT_TITLE:
  case KITH_TEXT_SUBSECTION:
  case KITH_TEXT_BODY:
  case KITH_TEXT_BODY_STRONG:
  case KITH_TEXT_LEAD:
  case KITH_TEXT_QUOTE:
  case KITH_TEXT_CELL:
  case KITH_TEXT_CELL_STRONG:
  case KITH_TEXT_MARK:
  case KITH_TEXT_RUNNING_STRONG:
  case KITH_TEXT_N_STYLES:
    break;
  }
  return KITH_INK_TEXT;
}

static void
set_ink (cairo_t *cr,
         KithInk  ink)
{
  cairo_set_source_rgba (cr, inks[ink].red, inks[ink].green, inks[ink].blue, inks[ink].alpha);
}

/* The tree of tags. An element that a page break interrupts is closed there, its parents stay open over the break. */

static guint
get_depth (KithLayout *self,
           guint       node)
{
  guint depth = 0;

  for (; node != KITH_NODE_UNTAGGED; node = g_array_index (self->nodes, KithNode, node).parent)
    depth++;
  return depth;
}

static guint
get_ancestor (KithLayout *self,
              guint       node,
              guint       n_up)
{
  while (n_up-- > 0)
    node = g_array_index (self->nodes, KithNode, node).parent;
  return node;
}

static void
close_tags (KithTagState *tags,
            cairo_t      *cr,
            guint         depth)
{
  for (; tags->open->len > depth; g_array_set_size (tags->open, tags->open->len - 1))
    cairo_tag_end (cr, g_array_index (tags->open, KithOpenTag, tags->open->len - 1).tag);
}

static void
go_to_node (KithLayout   *self,
            KithTagState *tags,
            cairo_t      *cr,
            guint         node)
{
  guint depth = get_depth (self, node);
  guint shared = 0;

  while (shared < depth && shared < tags->open->len
         && g_array_index (tags->open, KithOpenTag, shared).node == get_ancestor (self, node, depth - shared - 1))
    shared++;
  close_tags (tags, cr, shared);
  for (; shared < depth; shared++) {
    KithOpenTag next = { get_ancestor (self, node, depth - shared - 1) };

    next.tag = g_array_index (self->nodes, KithNode, next.node).tag;
    cairo_tag_begin (cr, next.tag, NULL);
    g_array_append_val (tags->open, next);
  }
}

void
kith_tag_state_close (KithTagState *tags,
                      cairo_t      *cr)
{
  close_tags (tags, cr, 0);
}

static void
draw_text (KithLayout     *self,
           const KithItem *item,
           cairo_t        *cr,
           double          x,
           double          y)
{
  KithTextBox *box = kith_layout_get_box (self, item->box);
  double top = box->lines[item->first_line].y;
  GSList *lines;

  kith_layout_shape_box (self, box);
  set_ink (cr, item->ink != KITH_INK_TEXT ? item->ink : get_text_ink (box->style));
  lines = g_slist_nth (pango_layout_get_lines_readonly (box->layout), item->first_line);
  for (guint i = item->first_line; i < item->first_line + item->n_lines && lines != NULL; i++, lines = lines->next) {
    cairo_move_to (cr, x + box->lines[i].x, y + box->lines[i].baseline - top);
    pango_cairo_show_layout_line (cr, lines->data);
  }
  cairo_new_path (cr);
  if (!self->keeps_shapes && item->first_line + item->n_lines == box->n_lines)
    kith_text_box_drop_shape (box);
}

static void
draw_chart (KithLayout     *self,
            const KithItem *item,
            cairo_t        *cr,
            double          x,
            double          y)
{
  KithChartStyle style = {
    .foreground = inks[KITH_INK_TEXT],
    .accent = inks[KITH_INK_ACCENT],
    .font_family = kith_layout_font_families (),
    .font_size = kith_layout_get_font_size (self, KITH_TEXT_LABEL),
    .context = self->context,
  };

  cairo_save (cr);
  cairo_translate (cr, x, y);
  kith_chart_draw (item->chart, cr, item->width, item->height, &style);
  cairo_restore (cr);
}

static void
draw_item (KithLayout     *self,
           const KithItem *item,
           cairo_t        *cr,
           double          slice_y)
{
  double x = self->left + item->x;
  double y = self->top + slice_y + item->y;

  switch (item->kind) {
  case KITH_ITEM_TEXT:
    draw_text (self, item, cr, x, y);
    break;
  case KITH_ITEM_CHART:
    draw_chart (self, item, cr, x, y);
    break;
  case KITH_ITEM_RULE:
  case KITH_ITEM_BAR:
  case KITH_ITEM_SHADE:
    set_ink (cr, item->ink);
    cairo_rectangle (cr, x, y, item->width, item->height);
    cairo_fill (cr);
    break;
  }
}

typedef struct {
  const KithItem *item;
  double y;
  guint node;
} Drawing;

static int
compare_reading_order (gconstpointer a,
                       gconstpointer b)
{
  const Drawing *first = a, *second = b;

  return (first->node > second->node) - (first->node < second->node);
}

/* Everything on the page in reading order: the slices of a split row hold its cells line by line, a reader wants them
 * cell by cell. Parts without a tag come first. */
static GArray *
collect_drawings (KithLayout *self,
                  guint       page)
{
  const KithPage *filled = &g_array_index (self->pages, KithPage, page);
  GArray *drawings = g_array_new (FALSE, FALSE, sizeof (Drawing));

  for (guint i = filled->first; i < filled->first + filled->n_placements; i++) {
    const KithPlacement *placement = &g_array_index (self->placements, KithPlacement, i);
    const KithSlice *slice = kith_layout_get_slice (self, placement->slice);

    for (guint n = slice->first_item; n < slice->first_item + slice->n_items; n++) {
      const KithItem *item = &g_array_index (self->items, KithItem, n);
      Drawing drawing = { item, placement->y, placement->repeated ? KITH_NODE_UNTAGGED : item->node };

      g_array_append_val (drawings, drawing);
    }
  }
  g_array_sort (drawings, compare_reading_order);
  return drawings;
}

static void
draw_running_text (KithLayout   *self,
                   cairo_t      *cr,
                   const char   *text,
                   KithTextStyle style,
                   KithAlign     align,
                   double        y,
                   double        width)
{
  KithTextBox box = { .text = text, .style = style, .align = align, .width = width };
  double x = align == KITH_ALIGN_END ? self->left + self->body_width - width : self->left;

  kith_layout_shape_box (self, &box);
  pango_layout_set_auto_dir (box.layout, FALSE);
  pango_layout_set_height (box.layout, -1);
  pango_layout_set_ellipsize (box.layout, PANGO_ELLIPSIZE_END);
  set_ink (cr, get_text_ink (style));
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, box.layout);
  cairo_new_path (cr);
  kith_text_box_drop_shape (&box);
}

static char *
join (const char *first,
      const char *second)
{
  if (*first == '\0' || *second == '\0')
    return g_strconcat (first, second, NULL);
  return g_strdup_printf ("%s  ·  %s", first, second);
}

/* The document that a section is of, for what stands on every page. */
static KithLayout *
get_whole (KithLayout *self)
{
  return self->whole != NULL ? self->whole : self;
}

static void
draw_header (KithLayout *self,
             cairo_t    *cr)
{
  KithDocument *whole = get_whole (self)->document;
  g_autofree char *name = join (kith_document_get_text (whole, KITH_DOCUMENT_REPORT_NAME),
                                kith_document_get_text (whole, KITH_DOCUMENT_ORGANISATION));
  const char *marking = kith_document_get_text (whole, KITH_DOCUMENT_MARKING);
  double y = self->top - 24;
  /* the marking says how to handle the page: the names give way to it */
  double marking_width = MIN (kith_layout_measure_text (self, marking, KITH_TEXT_RUNNING_STRONG) + 4,
                              self->body_width * MARKING_SHARE);

  draw_running_text (self, cr, name, KITH_TEXT_RUNNING, KITH_ALIGN_START, y,
                     self->body_width - marking_width - HEADER_GAP);
  draw_running_text (self, cr, marking, KITH_TEXT_RUNNING_STRONG, KITH_ALIGN_END, y, marking_width);
}

static void
draw_footer (KithLayout *self,
             guint       page,
             cairo_t    *cr)
{
  KithLayout *whole = get_whole (self);
  g_autofree char *printed = kith_document_dup_printed_line (whole->document);
  g_autofree char *first = join (printed, kith_document_get_text (whole->document, KITH_DOCUMENT_FILTERS));
  guint whole_page = kith_layout_get_whole_page (whole, self->part, page);
  /* Translators: page 2 of 5 */
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), whole_page + 1, kith_layout_get_n_pages (whole));
  double y = self->top + self->body_height + 10;

  set_ink (cr, KITH_INK_HAIRLINE);
  cairo_rectangle (cr, self->left, y - 3, self->body_width, 0.6);
  cairo_fill (cr);
  draw_running_text (self, cr, first, KITH_TEXT_RUNNING, KITH_ALIGN_START, y, self->body_width * 0.8);
  draw_running_text (self, cr, number, KITH_TEXT_RUNNING, KITH_ALIGN_END, y, self->body_width * 0.18);
  draw_running_text (self, cr, kith_document_disposal_text (), KITH_TEXT_RUNNING, KITH_ALIGN_START, y + 12.5,
                     self->body_width * 0.55);
  draw_running_text (self, cr, kith_document_get_text (whole->document, KITH_DOCUMENT_COPY), KITH_TEXT_RUNNING_STRONG,
                     KITH_ALIGN_END, y + 12.5, self->body_width * 0.43);
}

/* With tags, the structure of the page goes into the PDF; header, footer and what is repeated stay out of it, so that a
 * reader does not hear them again on every page. */
void
kith_layout_draw_tagged_page (KithLayout   *self,
                              guint         page,
                              cairo_t      *cr,
                              KithTagState *tags)
{
  g_autoptr (GArray) drawings = NULL;

  self = kith_layout_get_part (self, &page);
  drawings = collect_drawings (self, page);
  cairo_save (cr);
  draw_header (self, cr);
  draw_footer (self, page, cr);
  for (guint i = 0; i < drawings->len; i++) {
    const Drawing *drawing = &g_array_index (drawings, Drawing, i);

    if (tags != NULL && drawing->node != KITH_NODE_UNTAGGED)
      go_to_node (self, tags, cr, drawing->node);
    draw_item (self, drawing->item, cr, drawing->y);
  }
  /* The nodes of the next section are others; only the document is the same, and is closed by whoever opened it. */
  if (tags != NULL && self->whole != NULL && page + 1 == self->pages->len)
    close_tags (tags, cr, 1);
  if (tags != NULL && tags->open->len > 1)
    close_tags (tags, cr, tags->open->len - 1);
  cairo_restore (cr);
}

/**
 * kith_layout_draw_page:
 * @self: a layout
 * @page: which page, from 0
 * @cr: where to draw, in points, with the origin at the top left corner of the paper
 *
 * Draws a page in black and one dark colour on whatever is there: a preview paints its paper white first.
 */
void
kith_layout_draw_page (KithLayout *self,
                       guint       page,
                       cairo_t    *cr)
{
  g_return_if_fail (KITH_IS_LAYOUT (self));
  g_return_if_fail (page < kith_layout_get_n_pages (self));
  g_return_if_fail (cr != NULL);

  kith_layout_draw_tagged_page (self, page, cr, NULL);
}
