/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"

#include <string.h>

#define CELL_PADDING 4.0
#define ROW_PADDING 2.5

/* A row taller than this share of the page is a long note in a cell: it may be split between lines. */
#define TALL_ROW_SHARE 0.33

typedef struct {
  double *x;
  double *width;
} Columns;

static void
measure_columns (const KithBlock *block,
                 double           x,
                 double           width,
                 Columns         *columns)
{
  double total = 0;

  for (guint i = 0; i < block->n_columns; i++)
    total += MAX (g_array_index (block->columns, KithColumn, i).weight, 0.1);
  for (guint i = 0; i < block->n_columns; i++) {
    columns->x[i] = x;
    columns->width[i] = width * MAX (g_array_index (block->columns, KithColumn, i).weight, 0.1) / total;
    x += columns->width[i];
  }
}

static KithItem
make_cell (KithLayout      *self,
           const KithBlock *block,
           const Columns   *columns,
           guint            column,
           const char      *text,
           KithTextStyle    style)
{
  KithItem item = { .kind = KITH_ITEM_TEXT, .x = columns->x[column] + (column > 0 ? CELL_PADDING : 0) };
  double padding = (column > 0 ? CELL_PADDING : 0) + (column + 1 < block->n_columns ? CELL_PADDING : 0);

  item.box = kith_layout_add_box (self, text, style, g_array_index (block->columns, KithColumn, column).align,
                                  columns->width[column] - padding);
  item.n_lines = kith_layout_get_box (self, item.box)->n_lines;
  return item;
}

/* Stands the first lines of all cells on one baseline. Returns the height of the row. */
static double
align_cells (KithLayout *self,
             KithItem   *cells,
             guint       n_cells)
{
  double ascent = kith_layout_get_row_ascent (self, cells, n_cells, 0);
  double height = 0;

  for (guint i = 0; i < n_cells; i++) {
    double bottom;

    cells[i].y = ascent - kith_layout_get_box (self, cells[i].box)->lines[0].baseline;
    bottom = cells[i].y + kith_layout_get_box_height (self, cells[i].box);
    height = MAX (height, bottom);
  }
  return height;
}

static void
add_whole_row (KithLayout *self,
               KithItem   *cells,
               guint       n_cells,
               double      height)
{
  double padding = kith_layout_space (self, ROW_PADDING);

  kith_layout_begin_slice (self, 0, height + 2 * padding);
  for (guint i = 0; i < n_cells; i++) {
    cells[i].y += padding;
    kith_layout_add_item (self, &cells[i]);
  }
}

static void
tag_cells (KithLayout *self,
           KithItem   *cells,
           guint       n_cells,
           guint       table,
           const char *tag)
{
  guint row = kith_layout_add_node (self, "TR", table);

  for (guint i = 0; i < n_cells; i++)
    cells[i].node = kith_layout_add_node (self, tag, row);
}

static guint
add_header (KithLayout      *self,
            const KithBlock *block,
            const Columns   *columns,
            guint            table)
{
  g_autofree KithItem *cells = g_new0 (KithItem, block->n_columns);
  double padding = kith_layout_space (self, ROW_PADDING);
  double height;

  for (guint i = 0; i < block->n_columns; i++)
    cells[i] = make_cell (self, block, columns, i, g_array_index (block->columns, KithColumn, i).title, KITH_TEXT_CELL_STRONG);
  height = align_cells (self, cells, block->n_columns);
  tag_cells (self, cells, block->n_columns, table, "TH");
  add_whole_row (self, cells, block->n_columns, height);
  kith_layout_get_slice (self, self->slices->len - 1)->space_before = kith_layout_space (self, 4);
  kith_layout_get_slice (self, self->slices->len - 1)->flags = KITH_SLICE_KEEP_WITH_NEXT;
  kith_layout_add_rule (self, KITH_INK_TEXT, 0.9, columns->x[0], height + 2 * padding - 0.9,
                        columns->x[block->n_columns - 1] + columns->width[block->n_columns - 1] - columns->x[0]);
  return self->slices->len - 1;
}

/* Cells are texts of the row; the slices it makes repeat the header when a page begins with one of them. */
static void
add_row (KithLayout        *self,
         const KithBlock   *block,
         const Columns     *columns,
         const char *const *texts,
         KithTextStyle      style,
         guint              table,
         guint              header)
{
  g_autofree KithItem *cells = g_new0 (KithItem, block->n_columns);
  guint first = self->slices->len;
  double height;

  for (guint i = 0; i < block->n_columns; i++)
    cells[i] = make_cell (self, block, columns, i, texts[i], style);
  tag_cells (self, cells, block->n_columns, table, "TD");
  height = align_cells (self, cells, block->n_columns);
  if (height <= self->body_height * TALL_ROW_SHARE)
    add_whole_row (self, cells, block->n_columns, MAX (height, block->size - 2 * kith_layout_space (self, ROW_PADDING)));
  else
    kith_layout_add_row_slices (self, cells, block->n_columns, 0, kith_layout_space (self, ROW_PADDING));
  for (guint i = first; i < self->slices->len; i++)
    kith_layout_get_slice (self, i)->header = header + 1;
}

static void
add_rule_below (KithLayout    *self,
                const Columns *columns,
                guint          n_columns,
                KithInk        ink,
                double         thickness)
{
  double y = kith_layout_get_slice (self, self->slices->len - 1)->height - thickness;

  kith_layout_add_rule (self, ink, thickness, columns->x[0], y,
                        columns->x[n_columns - 1] + columns->width[n_columns - 1] - columns->x[0]);
}

/* The totals stand with the last row: alone on a page they would say nothing. */
static void
add_totals (KithLayout      *self,
            const KithBlock *block,
            const Columns   *columns,
            guint            table,
            guint            header)
{
  kith_layout_get_slice (self, self->slices->len - 1)->flags |= KITH_SLICE_KEEP_WITH_NEXT;
  add_row (self, block, columns, (const char *const *) block->totals->pdata, KITH_TEXT_CELL_STRONG, table, header);
  add_rule_below (self, columns, block->n_columns, KITH_INK_TEXT, 0.9);
}

/* A row of the contents, with the pages of its item in their place. */
static const char *const *
number_row (KithLayout       *self,
            const KithBlock  *block,
            guint             row,
            const char      **texts)
{
  memcpy (texts, block->cells->pdata + (gsize) row * block->n_columns, block->n_columns * sizeof *texts);
  texts[block->page_column] = kith_layout_get_item_text (self, g_array_index (block->items, guint, row));
  return texts;
}

void
kith_layout_table (KithLayout      *self,
                   const KithBlock *block,
                   double           x,
                   double           width)
{
  guint n_rows = kith_block_get_n_rows (block);
  g_autofree double *at = g_new (double, block->n_columns);
  g_autofree double *widths = g_new (double, block->n_columns);
  Columns columns = { at, widths };
  g_autofree const char **numbered = block->items != NULL ? g_new (const char *, block->n_columns) : NULL;
  guint table, header;

  self->has_contents = self->has_contents || block->items != NULL;
  if (n_rows == 0) {
    kith_layout_none (self, x, width);
    return;
  }
  measure_columns (block, x, width, &columns);
  table = kith_layout_add_node (self, "Table", self->section);
  header = add_header (self, block, &columns, table);
  for (guint row = 0; row < n_rows; row++) {
    const char *const *texts = (const char *const *) block->cells->pdata + (gsize) row * block->n_columns;
    gboolean last = row + 1 == n_rows;

    if (numbered != NULL)
      texts = number_row (self, block, row, numbered);
    add_row (self, block, &columns, texts, KITH_TEXT_CELL, table, header);
    add_rule_below (self, &columns, block->n_columns, last && block->totals != NULL ? KITH_INK_TEXT : KITH_INK_HAIRLINE, 0.5);
  }
  if (block->totals != NULL)
    add_totals (self, block, &columns, table, header);
}
