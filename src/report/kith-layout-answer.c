/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"

/* Eight millimetres: what a hand needs that writes with a ballpoint on its knee. Never tightened, as signatures. */
#define WRITING_STEP 22.7

#define LABEL_GAP 8.0
#define LABEL_SHARE 0.62
#define LABEL_COLUMN 0.24
#define CHOICE_STEP 17.0
#define CHOICE_GAP 14.0
#define BOX_INDENT 17.0

/* Above this many lines somebody may turn the page in between. */
#define LINES_TOGETHER 12

static void
keep_with_next (KithLayout *self)
{
  kith_layout_get_slice (self, self->slices->len - 1)->flags |= KITH_SLICE_KEEP_WITH_NEXT;
}

static void
add_small_text (KithLayout *self,
                const char *text,
                double      x,
                double      width)
{
  guint box = kith_layout_add_box (self, text, KITH_TEXT_SMALL, KITH_ALIGN_START, width);

  kith_layout_begin_slice (self, 1, kith_layout_get_box_height (self, box));
  kith_layout_add_text_item (self, kith_layout_add_node (self, "P", self->section), box, x, 0);
}

static void
add_label (KithLayout      *self,
           const KithBlock *block,
           double           x,
           double           width)
{
  guint box = kith_layout_add_box (self, block->text, KITH_TEXT_BODY_STRONG, KITH_ALIGN_START, width);

  kith_layout_begin_slice (self, 7, kith_layout_get_box_height (self, box));
  kith_layout_add_text_item (self, kith_layout_add_node (self, "P", self->section), box, x, 0);
  keep_with_next (self);
  if (block->hint == NULL)
    return;
  add_small_text (self, block->hint, x, width);
  keep_with_next (self);
}

static void
add_lines (KithLayout *self,
           guint       n_lines,
           double      x,
           double      width)
{
  for (guint i = 0; i < n_lines; i++) {
    kith_layout_begin_slice (self, 0, WRITING_STEP);
    kith_layout_add_rule (self, KITH_INK_DIM, 0.5, x, WRITING_STEP - 1, width);
    if (i + 1 < n_lines && n_lines <= LINES_TOGETHER)
      keep_with_next (self);
  }
}

/* A short answer stands on the line of its question. */
static void
add_short_answer (KithLayout      *self,
                  const KithBlock *block,
                  double           x,
                  double           width)
{
  double natural = kith_layout_measure_text (self, block->text, KITH_TEXT_BODY_STRONG);
  double label_width = MAX (natural + 2, width * LABEL_COLUMN);
  guint box = kith_layout_add_box (self, block->text, KITH_TEXT_BODY_STRONG, KITH_ALIGN_START, label_width);
  double height = kith_layout_get_box_height (self, box);

  kith_layout_begin_slice (self, 3, WRITING_STEP);
  kith_layout_add_text_item (self, kith_layout_add_node (self, "P", self->section), box, x, WRITING_STEP - height);
  kith_layout_add_rule (self, KITH_INK_DIM, 0.5, x + label_width + LABEL_GAP, WRITING_STEP - 1,
                        width - label_width - LABEL_GAP);
  if (block->hint == NULL)
    return;
  keep_with_next (self);
  add_small_text (self, block->hint, x + label_width + LABEL_GAP, width - label_width - LABEL_GAP);
}

static double
measure_choices (KithLayout      *self,
                 const KithBlock *block)
{
  double widest = 0;

  for (guint i = 0; i < block->cells->len; i++)
    widest = MAX (widest, kith_layout_measure_text (self, kith_block_get_cell (block, i), KITH_TEXT_BODY));
  return BOX_INDENT + widest + 2;
}

static double
add_choice (KithLayout *self,
            const char *text,
            guint       list,
            double      x,
            double      width)
{
  guint item = kith_layout_add_node (self, "LI", list);
  guint mark = kith_layout_add_box (self, "☐", KITH_TEXT_MARK, KITH_ALIGN_START, BOX_INDENT);
  guint words = kith_layout_add_box (self, text, KITH_TEXT_BODY, KITH_ALIGN_START, width - BOX_INDENT);

  double lift = kith_layout_get_box (self, words)->lines[0].baseline - kith_layout_get_box (self, mark)->lines[0].baseline;

  kith_layout_add_text_item (self, kith_layout_add_node (self, "Lbl", item), mark, x, 1 + lift);
  kith_layout_add_text_item (self, kith_layout_add_node (self, "LBody", item), words, x + BOX_INDENT, 1);
  return kith_layout_get_box_height (self, words);
}

/* In columns, so that the boxes stand below one another. */
static void
add_choices (KithLayout      *self,
             const KithBlock *block,
             double           x,
             double           width)
{
  double cell = MIN (measure_choices (self, block), width);
  guint n_columns = (guint) MAX ((width + CHOICE_GAP) / (cell + CHOICE_GAP), 1);
  guint list = kith_layout_add_node (self, "L", self->section);
  double step;

  n_columns = MIN (n_columns, block->cells->len);
  step = (width + CHOICE_GAP) / MAX (n_columns, 3);
  if (step < cell + CHOICE_GAP)
    step = (width + CHOICE_GAP) / n_columns;
  for (guint i = 0; i < block->cells->len; i++) {
    KithSlice *slice = i % n_columns == 0 ? kith_layout_begin_slice (self, i == 0 ? 2 : 0, CHOICE_STEP) : NULL;
    double height =
      add_choice (self, kith_block_get_cell (block, i), list, x + (i % n_columns) * step, step - CHOICE_GAP);

    slice = kith_layout_get_slice (self, self->slices->len - 1);
    slice->height = MAX (slice->height, height + 2);
    if (i % n_columns == 0 && i + n_columns < block->cells->len)
      slice->flags |= KITH_SLICE_KEEP_WITH_NEXT;
  }
}

void
kith_layout_answer (KithLayout      *self,
                    const KithBlock *block,
                    double           x,
                    double           width)
{
  gboolean is_short = block->level == 1 && block->cells == NULL &&
                      kith_layout_measure_text (self, block->text, KITH_TEXT_BODY_STRONG) < width * LABEL_SHARE;

  if (is_short) {
    add_short_answer (self, block, x, width);
    return;
  }
  add_label (self, block, x, width);
  if (block->cells != NULL)
    add_choices (self, block, x, width);
  add_lines (self, block->level, x, width);
}
