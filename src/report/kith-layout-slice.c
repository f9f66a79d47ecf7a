/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"

/* A text or row of at least this many lines says "(continued)" where a page interrupts it. */
#define LONG_TEXT_LINES 8

guint
kith_layout_add_node (KithLayout *self,
                      const char *tag,
                      guint       parent)
{
  KithNode node = { tag, parent };

  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

/* Points of white space, as tight as this layout is set. */
double
kith_layout_space (KithLayout *self,
                   double      points)
{
  return points * self->tightness.spacing;
}

/* The pointer is good until the next slice is begun. Items added from now on belong to it. */
KithSlice *
kith_layout_begin_slice (KithLayout *self,
                         double      space_before,
                         double      height)
{
  KithSlice slice = { .space_before = space_before, .height = height, .first_item = self->items->len };

  g_array_append_val (self->slices, slice);
  return kith_layout_get_slice (self, self->slices->len - 1);
}

KithSlice *
kith_layout_get_slice (KithLayout *self,
                       guint       slice)
{
  return &g_array_index (self->slices, KithSlice, slice);
}

void
kith_layout_add_item (KithLayout     *self,
                      const KithItem *item)
{
  g_array_append_val (self->items, *item);
  kith_layout_get_slice (self, self->slices->len - 1)->n_items++;
}

/* A whole text, all its lines. */
void
kith_layout_add_text_item (KithLayout *self,
                           guint       node,
                           guint       box,
                           double      x,
                           double      y)
{
  KithItem item = { .kind = KITH_ITEM_TEXT, .node = node, .box = box, .x = x, .y = y };

  item.n_lines = kith_layout_get_box (self, box)->n_lines;
  kith_layout_add_item (self, &item);
}

void
kith_layout_add_rule (KithLayout *self,
                      KithInk     ink,
                      double      thickness,
                      double      x,
                      double      y,
                      double      width)
{
  KithItem item = { .kind = KITH_ITEM_RULE, .ink = ink, .x = x, .y = y, .width = width, .height = thickness };

  kith_layout_add_item (self, &item);
}

/* Height of the slices from first up to end when they stand at the top of a page. */
double
kith_layout_get_run_height (KithLayout *self,
                            guint       first,
                            guint       end)
{
  double height = 0;

  for (guint i = first; i < end; i++) {
    const KithSlice *slice = kith_layout_get_slice (self, i);

    height += slice->height + (i > first ? slice->space_before : 0);
  }
  return height;
}

/* Two lines stay together at either end: no widows, no orphans. */
static KithSliceFlags
get_line_flags (guint line,
                guint n_lines)
{
  KithSliceFlags flags = 0;

  if (line + 1 < n_lines && (line == 0 || line + 2 == n_lines))
    flags |= KITH_SLICE_KEEP_WITH_NEXT;
  if (line > 0 && n_lines >= LONG_TEXT_LINES)
    flags |= KITH_SLICE_CONTINUES;
  return flags;
}

static guint
get_most_lines (KithLayout     *self,
                const KithItem *texts,
                guint           n_texts)
{
  guint n_lines = 0;

  for (guint i = 0; i < n_texts; i++)
    if (texts[i].kind == KITH_ITEM_TEXT)
      n_lines = MAX (n_lines, kith_layout_get_box (self, texts[i].box)->n_lines);
  return n_lines;
}

static const KithTextLine *
get_line (KithLayout     *self,
          const KithItem *text,
          guint           line)
{
  const KithTextBox *box;

  if (text->kind != KITH_ITEM_TEXT)
    return NULL;
  box = kith_layout_get_box (self, text->box);
  return line < box->n_lines ? &box->lines[line] : NULL;
}

/* How far down the letters of a line stand when every text of the row stands on the same baseline: an Arabic line needs
 * more room above than the bullet beside it. */
double
kith_layout_get_row_ascent (KithLayout     *self,
                            const KithItem *texts,
                            guint           n_texts,
                            guint           line)
{
  double ascent = 0;

  for (guint i = 0; i < n_texts; i++) {
    const KithTextLine *part = get_line (self, &texts[i], line);

    if (part != NULL)
      ascent = MAX (ascent, part->baseline - part->y);
  }
  return ascent;
}

static double
get_row_descent (KithLayout     *self,
                 const KithItem *texts,
                 guint           n_texts,
                 guint           line)
{
  double descent = 0;

  for (guint i = 0; i < n_texts; i++) {
    const KithTextLine *part = get_line (self, &texts[i], line);

    if (part != NULL)
      descent = MAX (descent, part->y + part->height - part->baseline);
  }
  return descent;
}

static void
add_line_items (KithLayout     *self,
                const KithItem *texts,
                guint           n_texts,
                guint           line,
                double          y,
                double          ascent,
                double          height)
{
  for (guint i = 0; i < n_texts; i++) {
    const KithTextLine *part = get_line (self, &texts[i], line);
    KithItem item = texts[i];

    if (part == NULL && item.kind == KITH_ITEM_TEXT)
      continue;
    item.y = part != NULL ? y + ascent - (part->baseline - part->y) : y;
    if (item.kind == KITH_ITEM_BAR)
      item.height = height;
    item.first_line = line;
    item.n_lines = 1;
    kith_layout_add_item (self, &item);
  }
}

/* Texts side by side, one slice for each line, so that a page may end between them, and bars beside them that grow with
 * the lines. padding goes above the first line and below the last. */
void
kith_layout_add_row_slices (KithLayout     *self,
                            const KithItem *texts,
                            guint           n_texts,
                            double          space_before,
                            double          padding)
{
  guint n_lines = get_most_lines (self, texts, n_texts);

  for (guint line = 0; line < n_lines; line++) {
    double above = line == 0 ? padding : 0;
    double below = line + 1 == n_lines ? padding : 0;
    double ascent = kith_layout_get_row_ascent (self, texts, n_texts, line);
    double height = ascent + get_row_descent (self, texts, n_texts, line);
    KithSlice *slice = kith_layout_begin_slice (self, line == 0 ? space_before : 0, above + height + below);

    slice->flags = get_line_flags (line, n_lines);
    add_line_items (self, texts, n_texts, line, above, ascent, height);
  }
}

void
kith_layout_add_text_slices (KithLayout *self,
                             guint       node,
                             guint       box,
                             double      x,
                             double      space_before)
{
  KithItem text = { .kind = KITH_ITEM_TEXT, .node = node, .box = box, .x = x };

  kith_layout_add_row_slices (self, &text, 1, space_before, 0);
}
