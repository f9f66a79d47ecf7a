/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"
#include "kith-text.h"

#include <glib/gi18n.h>

#define QUOTE_BAR 3.0
#define QUOTE_INDENT 16.0
#define COLUMN_GAP 22.0

/* Own words of more lines than this are set smaller: they are as important, and somebody has to read them all. */
#define LONG_QUOTE_LINES 7

/* Columns taller than this share of a page are read better one after the other, and may then be split. */
#define TALL_COLUMNS_SHARE 0.4

static const char *const heading_tags[] = { "H1", "H2", "H3" };

static void
remember_bookmark (KithLayout      *self,
                   const KithBlock *block,
                   guint            slice)
{
  KithBookmark bookmark = { .level = block->level, .text = block->text, .slice = slice };

  if (*block->text != '\0')
    g_array_append_val (self->bookmarks, bookmark);
}

/* An item begins with the slice that comes next. */
static void
remember_item (KithLayout      *self,
               const KithBlock *block)
{
  KithBookmark bookmark = { .item = block->level, .slice = self->slices->len };

  g_array_append_val (self->bookmarks, bookmark);
}

/* A section begins under a thin rule, the only ornament of the page. */
void
kith_layout_heading (KithLayout      *self,
                     const KithBlock *block,
                     double           x,
                     double           width)
{
  static const KithTextStyle styles[] = { KITH_TEXT_TITLE, KITH_TEXT_SECTION, KITH_TEXT_SUBSECTION };
  static const double above[] = { 14, 13, 8 };
  guint box = kith_layout_add_box (self, block->text, styles[block->level - 1], KITH_ALIGN_START, width);
  double text_y = block->level == 2 ? kith_layout_space (self, 5) : 0;
  double height = text_y + kith_layout_get_box_height (self, box) + kith_layout_space (self, block->level == 2 ? 1 : 0);
  KithSlice *slice = kith_layout_begin_slice (self, kith_layout_space (self, above[block->level - 1]), height);

  slice->flags = KITH_SLICE_KEEP_WITH_NEXT;
  remember_bookmark (self, block, self->slices->len - 1);
  if (block->level < 3)
    self->section = kith_layout_add_node (self, "Sect", KITH_NODE_DOCUMENT);
  if (block->level == 2)
    kith_layout_add_rule (self, KITH_INK_HAIRLINE, 0.6, x, 0, width);
  kith_layout_add_text_item (self, kith_layout_add_node (self, heading_tags[block->level - 1], self->section), box, x, text_y);
}

void
kith_layout_none (KithLayout *self,
                  double      x,
                  double      width)
{
  guint box = kith_layout_add_box (self, kith_document_none_text (), KITH_TEXT_NONE, KITH_ALIGN_START, width);
  guint node = kith_layout_add_node (self, "P", self->section);

  kith_layout_add_text_slices (self, node, box, x, kith_layout_space (self, 2));
}

static void
lay_out_quote (KithLayout      *self,
               const KithBlock *block,
               double           x,
               double           width)
{
  KithItem items[2] = { 0 };
  gboolean rtl;

  items[1].box = kith_layout_add_box (self, block->text, KITH_TEXT_QUOTE, KITH_ALIGN_START, width - QUOTE_INDENT);
  if (kith_layout_get_box (self, items[1].box)->n_lines > LONG_QUOTE_LINES)
    items[1].box = kith_layout_add_box (self, block->text, KITH_TEXT_LEAD, KITH_ALIGN_START, width - QUOTE_INDENT);
  rtl = kith_layout_get_box (self, items[1].box)->right_to_left;
  items[0].kind = KITH_ITEM_BAR;
  items[0].ink = KITH_INK_ACCENT;
  items[0].x = rtl ? x + width - QUOTE_BAR : x;
  items[0].width = QUOTE_BAR;
  items[1].kind = KITH_ITEM_TEXT;
  items[1].x = rtl ? x : x + QUOTE_INDENT;
  items[1].node = kith_layout_add_node (self, "P", kith_layout_add_node (self, "BlockQuote", self->section));
  kith_layout_add_row_slices (self, items, G_N_ELEMENTS (items), kith_layout_space (self, 4), 0);
}

static KithTextStyle
get_paragraph_text_style (KithParagraphStyle style)
{
  switch (style) {
  case KITH_PARAGRAPH_NORMAL:
    return KITH_TEXT_BODY;
  case KITH_PARAGRAPH_LEAD:
    return KITH_TEXT_LEAD;
  case KITH_PARAGRAPH_LARGE:
  case KITH_PARAGRAPH_QUOTE:
    return KITH_TEXT_QUOTE;
  case KITH_PARAGRAPH_SMALL:
    return KITH_TEXT_SMALL;
  }
  g_assert_not_reached ();
}

void
kith_layout_paragraph (KithLayout      *self,
                       const KithBlock *block,
                       double           x,
                       double           width)
{
  guint box;

  if (kith_text_is_empty (block->text)) {
    kith_layout_none (self, x, width);
    return;
  }
  if (block->style == KITH_PARAGRAPH_QUOTE) {
    lay_out_quote (self, block, x, width);
    return;
  }
  box = kith_layout_add_box (self, block->text, get_paragraph_text_style (block->style), KITH_ALIGN_START, width);
  kith_layout_add_text_slices (self, kith_layout_add_node (self, "P", self->section), box, x, kith_layout_space (self, 3));
}

void
kith_layout_chart (KithLayout      *self,
                   const KithBlock *block,
                   double           x,
                   double           width)
{
  KithItem item = { .kind = KITH_ITEM_CHART, .x = x, .width = width, .chart = block->chart };

  if (kith_chart_is_empty (block->chart)) {
    kith_layout_none (self, x, width);
    return;
  }
  item.height = MIN (block->size, self->body_height);
  item.node = kith_layout_add_node (self, "Figure", self->section);
  kith_layout_begin_slice (self, kith_layout_space (self, 4), item.height);
  kith_layout_add_item (self, &item);
}

static void
add_signature (KithLayout *self,
               const char *label,
               double      x,
               double      width)
{
  const char *captions[] = { label, _("Date") };
  double widths[] = { width * 0.66, width * 0.28 };
  double at[] = { x, x + width * 0.72 };

  kith_layout_begin_slice (self, kith_layout_space (self, 6), 46);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++) {
    guint box = kith_layout_add_box (self, captions[i], KITH_TEXT_LABEL, KITH_ALIGN_START, widths[i]);

    kith_layout_add_rule (self, KITH_INK_TEXT, 0.6, at[i], 30, widths[i]);
    kith_layout_add_text_item (self, kith_layout_add_node (self, "P", self->section), box, at[i], 32);
  }
}

/* Room to write by hand: not tightened, people's hands do not shrink. */
void
kith_layout_signatures (KithLayout      *self,
                        const KithBlock *block,
                        double           x,
                        double           width)
{
  for (guint i = 0; i < block->cells->len; i++) {
    add_signature (self, kith_block_get_cell (block, i), x, width);
    if (i + 1 < block->cells->len)
      kith_layout_get_slice (self, self->slices->len - 1)->flags = KITH_SLICE_KEEP_WITH_NEXT;
  }
}

/* A group that one page can hold becomes one chain. */
static void
keep_together (KithLayout *self,
               guint       first)
{
  if (kith_layout_get_run_height (self, first, self->slices->len) > self->body_height)
    return;
  for (guint i = first; i + 1 < self->slices->len; i++)
    kith_layout_get_slice (self, i)->flags |= KITH_SLICE_KEEP_WITH_NEXT;
}

/* What has been laid out so far, to go back to. */
typedef struct {
  guint boxes;
  guint nodes;
  guint items;
  guint slices;
  guint bookmarks;
  guint section;
} Mark;

static Mark
get_mark (KithLayout *self)
{
  return (Mark) {
    self->boxes->len, self->nodes->len, self->items->len, self->slices->len, self->bookmarks->len, self->section,
  };
}

static void
return_to_mark (KithLayout *self,
                const Mark *mark)
{
  g_array_set_size (self->boxes, mark->boxes);
  g_array_set_size (self->nodes, mark->nodes);
  g_array_set_size (self->items, mark->items);
  g_array_set_size (self->slices, mark->slices);
  g_array_set_size (self->bookmarks, mark->bookmarks);
  self->section = mark->section;
}

/* Moves the items of the slices from first on to where they are when the slices are stacked. */
static double
stack_slices (KithLayout *self,
              guint       first,
              double     *space_before)
{
  double y = 0;

  for (guint i = first; i < self->slices->len; i++) {
    const KithSlice *slice = kith_layout_get_slice (self, i);

    if (i == first)
      *space_before = MAX (*space_before, slice->space_before);
    else
      y += slice->space_before;
    for (guint item = slice->first_item; item < slice->first_item + slice->n_items; item++)
      g_array_index (self->items, KithItem, item).y += y;
    y += slice->height;
  }
  return y;
}

static gsize
find_column_end (const KithBlock *blocks,
                 gsize            n_blocks,
                 gsize            start)
{
  while (start < n_blocks && blocks[start].kind != KITH_BLOCK_COLUMNS_NEXT && blocks[start].kind != KITH_BLOCK_COLUMNS_END)
    start++;
  return start;
}

static double
get_total_weight (const KithBlock *block)
{
  double total = 0;

  for (guint i = 0; i < block->n_columns; i++)
    total += g_array_index (block->weights, double, i);
  return total;
}

/* Lays the columns out beside one another and makes one slice of them. Returns its height. */
static double
merge_columns (KithLayout      *self,
               const KithBlock *blocks,
               gsize            n_blocks,
               double           x,
               double           width)
{
  Mark mark = get_mark (self);
  double room = width - COLUMN_GAP * (blocks[0].n_columns - 1);
  double height = 0, space_before = 0;
  gsize start = 1;
  KithSlice *slice;

  for (guint column = 0; column < blocks[0].n_columns && start <= n_blocks; column++) {
    double column_width = room * g_array_index (blocks[0].weights, double, column) / get_total_weight (&blocks[0]);
    gsize end = find_column_end (blocks, n_blocks, start);
    double column_height;

    kith_layout_blocks (self, blocks + start, end - start, x, column_width);
    column_height = stack_slices (self, mark.slices, &space_before);
    height = MAX (height, column_height);
    g_array_set_size (self->slices, mark.slices);
    x += column_width + COLUMN_GAP;
    start = end + 1;
  }
  slice = kith_layout_begin_slice (self, space_before, height);
  slice->first_item = mark.items;
  slice->n_items = self->items->len - mark.items;
  for (guint i = mark.bookmarks; i < self->bookmarks->len; i++)
    g_array_index (self->bookmarks, KithBookmark, i).slice = mark.slices;
  return height;
}

/* Returns how many blocks were used, the end mark among them. */
static gsize
lay_out_columns (KithLayout      *self,
                 const KithBlock *blocks,
                 gsize            n_blocks,
                 double           x,
                 double           width)
{
  Mark mark = get_mark (self);
  gsize end = 1;

  while (end < n_blocks && blocks[end].kind != KITH_BLOCK_COLUMNS_END)
    end++;
  if (merge_columns (self, blocks, end, x, width) > self->body_height * TALL_COLUMNS_SHARE) {
    return_to_mark (self, &mark);
    kith_layout_blocks (self, blocks + 1, end - 1, x, width);
  }
  return end + 1;
}

static void
add_page_break (KithLayout *self)
{
  kith_layout_begin_slice (self, 0, 0)->flags = KITH_SLICE_BREAK_BEFORE | KITH_SLICE_KEEP_WITH_NEXT;
}

static void
lay_out_block (KithLayout      *self,
               const KithBlock *block,
               double           x,
               double           width)
{
  switch (block->kind) {
  case KITH_BLOCK_HEADING:
    kith_layout_heading (self, block, x, width);
    break;
  case KITH_BLOCK_PARAGRAPH:
    kith_layout_paragraph (self, block, x, width);
    break;
  case KITH_BLOCK_FACTS:
    kith_layout_facts (self, block, x, width);
    break;
  case KITH_BLOCK_LIST:
    kith_layout_list (self, block, x, width);
    break;
  case KITH_BLOCK_TABLE:
    kith_layout_table (self, block, x, width);
    break;
  case KITH_BLOCK_CHART:
    kith_layout_chart (self, block, x, width);
    break;
  case KITH_BLOCK_SIGNATURES:
    kith_layout_signatures (self, block, x, width);
    break;
  case KITH_BLOCK_ANSWER:
    kith_layout_answer (self, block, x, width);
    break;
  case KITH_BLOCK_SPACE:
    kith_layout_begin_slice (self, kith_layout_space (self, block->size), 0);
    break;
  case KITH_BLOCK_PAGE_BREAK:
    add_page_break (self);
    break;
  case KITH_BLOCK_ITEM:
    remember_item (self, block);
    break;
  case KITH_BLOCK_GROUP_BEGIN:
  case KITH_BLOCK_GROUP_END:
  case KITH_BLOCK_COLUMNS_BEGIN:
  case KITH_BLOCK_COLUMNS_NEXT:
  case KITH_BLOCK_COLUMNS_END:
    break;
  }
}

void
kith_layout_blocks (KithLayout      *self,
                    const KithBlock *blocks,
                    gsize            n_blocks,
                    double           x,
                    double           width)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize i = 0; i < n_blocks; i++) {
    if (blocks[i].kind == KITH_BLOCK_GROUP_BEGIN) {
      g_array_append_val (groups, self->slices->len);
    } else if (blocks[i].kind == KITH_BLOCK_GROUP_END && groups->len > 0) {
      keep_together (self, g_array_index (groups, guint, groups->len - 1));
      g_array_set_size (groups, groups->len - 1);
    } else if (blocks[i].kind == KITH_BLOCK_COLUMNS_BEGIN) {
      i += lay_out_columns (self, blocks + i, n_blocks - i, x, width) - 1;
    } else {
      lay_out_block (self, &blocks[i], x, width);
    }
  }
}
