/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"

#include <glib/gi18n.h>

#define FACT_GAP 18.0
#define FACT_LABEL_GAP 14.0
#define FACT_LABEL_SHARE 0.4
#define MARK_INDENT 15.0

/* A fact with more lines than this is read better across the page than in a narrow column. */
#define TALL_FACT_LINES 12

typedef struct {
  guint label;
  guint value;
} FactBoxes;

static FactBoxes
add_fact_boxes (KithLayout      *self,
                const KithBlock *block,
                guint            fact,
                double           label_width,
                double           value_width)
{
  const char *value = kith_block_get_cell (block, fact * 2 + 1);
  KithTextStyle style = value == kith_document_none_text () ? KITH_TEXT_NONE : KITH_TEXT_BODY;

  return (FactBoxes) {
    kith_layout_add_box (self, kith_block_get_cell (block, fact * 2), KITH_TEXT_LABEL, KITH_ALIGN_START, label_width),
    kith_layout_add_box (self, value, style, KITH_ALIGN_START, value_width),
  };
}

/* The values stand close to the longest label, which may take two fifths of the width. */
static double
get_label_width (KithLayout      *self,
                 const KithBlock *block,
                 double           width)
{
  double label_width = 0;

  for (guint i = 0; i + 1 < block->cells->len; i += 2) {
    double natural = kith_layout_measure_text (self, kith_block_get_cell (block, i), KITH_TEXT_LABEL);

    label_width = MAX (label_width, natural);
  }
  return MIN (label_width + FACT_LABEL_GAP, width * FACT_LABEL_SHARE);
}

static void
lay_out_facts_in_lines (KithLayout      *self,
                        const KithBlock *block,
                        double           x,
                        double           width)
{
  double label_width = get_label_width (self, block, width);
  guint list = kith_layout_add_node (self, "L", self->section);

  for (guint i = 0; i < block->cells->len / 2; i++) {
    FactBoxes boxes = add_fact_boxes (self, block, i, label_width - FACT_LABEL_GAP / 2, width - label_width);
    guint item = kith_layout_add_node (self, "LI", list);
    KithItem texts[2] = { 0 };

    texts[0].node = kith_layout_add_node (self, "Lbl", item);
    texts[0].ink = KITH_INK_DIM;
    texts[0].box = boxes.label;
    texts[0].x = x;
    texts[1].node = kith_layout_add_node (self, "LBody", item);
    texts[1].box = boxes.value;
    texts[1].x = x + label_width;
    kith_layout_add_row_slices (self, texts, G_N_ELEMENTS (texts), kith_layout_space (self, 3), 0);
  }
}

/* One row of facts side by side, the label above its value. */
static void
add_fact_row (KithLayout      *self,
              const FactBoxes *boxes,
              guint            n_facts,
              guint            list,
              double           x,
              double           step)
{
  double height = 0;

  for (guint i = 0; i < n_facts; i++)
    height = MAX (height, kith_layout_get_box_height (self, boxes[i].label) + kith_layout_get_box_height (self, boxes[i].value));
  kith_layout_begin_slice (self, kith_layout_space (self, 4), height);
  for (guint i = 0; i < n_facts; i++) {
    guint item = kith_layout_add_node (self, "LI", list);

    kith_layout_add_text_item (self, kith_layout_add_node (self, "Lbl", item), boxes[i].label, x + i * step, 0);
    kith_layout_add_text_item (self, kith_layout_add_node (self, "LBody", item), boxes[i].value, x + i * step,
                               kith_layout_get_box_height (self, boxes[i].label));
  }
}

static gboolean
has_tall_fact (KithLayout      *self,
               const FactBoxes *boxes,
               guint            n_facts)
{
  for (guint i = 0; i < n_facts; i++)
    if (kith_layout_get_box (self, boxes[i].value)->n_lines > TALL_FACT_LINES)
      return TRUE;
  return FALSE;
}

static void
lay_out_facts_in_columns (KithLayout      *self,
                          const KithBlock *block,
                          double           x,
                          double           width)
{
  guint n_facts = block->cells->len / 2;
  double column = (width - FACT_GAP * (block->n_columns - 1)) / block->n_columns;
  g_autofree FactBoxes *boxes = g_new (FactBoxes, n_facts);
  guint list;

  for (guint i = 0; i < n_facts; i++)
    boxes[i] = add_fact_boxes (self, block, i, column, column);
  if (has_tall_fact (self, boxes, n_facts)) {
    lay_out_facts_in_lines (self, block, x, width);
    return;
  }
  list = kith_layout_add_node (self, "L", self->section);
  for (guint i = 0; i < n_facts; i += block->n_columns)
    add_fact_row (self, boxes + i, MIN (block->n_columns, n_facts - i), list, x, column + FACT_GAP);
}

void
kith_layout_facts (KithLayout      *self,
                   const KithBlock *block,
                   double           x,
                   double           width)
{
  if (block->cells->len == 0)
    kith_layout_none (self, x, width);
  else if (block->n_columns == 1)
    lay_out_facts_in_lines (self, block, x, width);
  else
    lay_out_facts_in_columns (self, block, x, width);
}

static const char *
get_mark (const KithBlock *block,
          guint            item)
{
  if (block->style == KITH_LIST_BULLETS)
    return "•";
  return g_array_index (block->done, gboolean, item) ? "☑" : "☐";
}

static void
add_list_item (KithLayout      *self,
               const KithBlock *block,
               guint            index,
               guint            list,
               double           x,
               double           width)
{
  const char *text = kith_block_get_cell (block, index);
  guint item = kith_layout_add_node (self, "LI", list);
  KithItem texts[2] = { 0 };
  gboolean rtl;

  texts[1].box = kith_layout_add_box (self, text, KITH_TEXT_BODY, KITH_ALIGN_START, width - MARK_INDENT);
  rtl = kith_layout_get_box (self, texts[1].box)->right_to_left;
  texts[0].node = kith_layout_add_node (self, "Lbl", item);
  texts[0].ink = KITH_INK_ACCENT;
  texts[0].box = kith_layout_add_box (self, get_mark (block, index), KITH_TEXT_MARK, KITH_ALIGN_START, MARK_INDENT);
  texts[0].x = rtl ? x + width - MARK_INDENT + 4 : x;
  texts[1].node = kith_layout_add_node (self, "LBody", item);
  texts[1].x = rtl ? x : x + MARK_INDENT;
  kith_layout_add_row_slices (self, texts, G_N_ELEMENTS (texts), kith_layout_space (self, 1.5), 0);
}

/* "☑ Visit the college   ☐ Send the form": a mark never ends a line. */
static void
lay_out_in_line (KithLayout      *self,
                 const KithBlock *block,
                 double           x,
                 double           width)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint box;

  for (guint i = 0; i < block->cells->len; i++)
    g_string_append_printf (line, "%s%s\u00a0%s", i > 0 ? "   " : "", get_mark (block, i), kith_block_get_cell (block, i));
  box = kith_layout_add_box (self, g_string_chunk_insert (self->strings, line->str), KITH_TEXT_CELL, KITH_ALIGN_START, width);
  kith_layout_add_text_slices (self, kith_layout_add_node (self, "P", self->section), box, x, kith_layout_space (self, 1));
}

void
kith_layout_list (KithLayout      *self,
                  const KithBlock *block,
                  double           x,
                  double           width)
{
  guint list;

  if (block->cells->len == 0) {
    kith_layout_none (self, x, width);
    return;
  }
  if (block->style == KITH_LIST_CHECKS_IN_LINE) {
    lay_out_in_line (self, block, x, width);
    return;
  }
  list = kith_layout_add_node (self, "L", self->section);
  for (guint i = 0; i < block->cells->len; i++)
    add_list_item (self, block, i, list, x, width);
}
