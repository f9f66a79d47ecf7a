/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout.h"

#include "kith-layout-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MARGIN (15.0 / 25.4 * 72.0)
#define HEADER_HEIGHT 24.0
#define FOOTER_HEIGHT 34.0

/* Above this much text the shaped glyphs are not kept: they take some thirty times the room of the text. */
#define KEEP_SHAPES_LIMIT (512 * 1024)

/* Steps from comfortable to the tightest that still reads well. */
#define LAST_FULL_SIZE 14
#define TIGHTEST 16

/**
 * KithLayout:
 *
 * A [class@Kith.Document] set on pages of one size: the same pages for the preview, the printer and the PDF.
 *
 * It needs no display. It may be made on one thread and used on another, on one at a time.
 */
G_DEFINE_FINAL_TYPE (KithLayout, kith_layout, G_TYPE_OBJECT)

static void
kith_layout_finalize (GObject *object)
{
  KithLayout *self = KITH_LAYOUT (object);

  g_array_unref (self->boxes);
  g_array_unref (self->nodes);
  g_array_unref (self->items);
  g_array_unref (self->slices);
  g_array_unref (self->bookmarks);
  g_array_unref (self->placements);
  g_array_unref (self->pages);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->item_pages, g_array_unref);
  kith_layout_clear_cache (self);
  for (guint i = 0; i < KITH_TEXT_N_STYLES; i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_object (&self->context);
  g_string_chunk_free (self->strings);
  g_object_unref (self->document);

  G_OBJECT_CLASS (kith_layout_parent_class)->finalize (object);
}

static void
kith_layout_class_init (KithLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_layout_finalize;
}

static void
kith_layout_init (KithLayout *self)
{
  self->strings = g_string_chunk_new (4096);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (KithTextBox));
  g_array_set_clear_func (self->boxes, kith_text_box_clear);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (KithNode));
  self->items = g_array_new (FALSE, FALSE, sizeof (KithItem));
  self->slices = g_array_new (FALSE, FALSE, sizeof (KithSlice));
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (KithBookmark));
  self->placements = g_array_new (FALSE, FALSE, sizeof (KithPlacement));
  self->pages = g_array_new (FALSE, FALSE, sizeof (KithPage));
}

static void
forget_pages (KithLayout *self)
{
  GArray *arrays[] = {
    self->boxes, self->nodes, self->items, self->slices, self->bookmarks, self->placements, self->pages,
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_set_size (arrays[i], 0);
}

static void
add_continued_slice (KithLayout *self)
{
  guint box = kith_layout_add_box (self, _("(continued)"), KITH_TEXT_LABEL, KITH_ALIGN_START, self->body_width);

  self->continued = self->slices->len;
  kith_layout_begin_slice (self, 0, kith_layout_get_box_height (self, box) + 2);
  kith_layout_add_text_item (self, KITH_NODE_UNTAGGED, box, 0, 0);
}

/* White space and the distance of lines go first, and only near the end the size of what is above 9.5 points: that costs
 * comfort, and time, since every size is a font of its own. */
static KithTightness
get_tightness (guint step)
{
  double share = MIN (1, step / (double) LAST_FULL_SIZE);
  double shrink = step > LAST_FULL_SIZE ? 0.5 * (step - LAST_FULL_SIZE) : 0;

  return (KithTightness) { 1 - 0.5 * share, shrink, 1 - 0.06 * share };
}

static void
lay_out (KithLayout *self,
         guint       step)
{
  gsize n_blocks;
  const KithBlock *blocks = kith_document_get_blocks (self->document, &n_blocks);

  forget_pages (self);
  self->tightness = get_tightness (step);
  kith_layout_init_fonts (self);
  kith_layout_add_node (self, NULL, KITH_NODE_UNTAGGED);
  kith_layout_add_node (self, "Document", KITH_NODE_UNTAGGED);
  self->section = KITH_NODE_DOCUMENT;
  add_continued_slice (self);
  kith_layout_blocks (self, blocks, n_blocks, 0, self->body_width);
  kith_layout_paginate (self);
}

/* Looks for the least tight setting that makes one page, halving the settings left each time. When even the tightest
 * needs a second page the comfortable one is used: it will not be one page anyway. */
static void
try_to_fit (KithLayout *self)
{
  guint too_loose = 0, fits = TIGHTEST + 1, tried = 0;

  lay_out (self, 0);
  if (self->pages->len != 2)
    return;
  while (fits - too_loose > 1) {
    tried = (too_loose + fits) / 2;
    lay_out (self, tried);
    if (self->pages->len == 1)
      fits = tried;
    else
      too_loose = tried;
  }
  if (fits > TIGHTEST)
    lay_out (self, 0);
  else if (tried != fits)
    lay_out (self, fits);
}

static void
lay_out_to_fit (KithLayout *self)
{
  self->shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  try_to_fit (self);
  g_clear_pointer (&self->shapes, g_hash_table_unref);
}

static gsize
count_text (KithDocument *document)
{
  gsize n_blocks, bytes = 0;
  const KithBlock *blocks = kith_document_get_blocks (document, &n_blocks);

  for (gsize i = 0; i < n_blocks; i++) {
    bytes += blocks[i].text != NULL ? strlen (blocks[i].text) : 0;
    for (guint cell = 0; blocks[i].cells != NULL && cell < blocks[i].cells->len; cell++)
      bytes += strlen (g_ptr_array_index (blocks[i].cells, cell));
  }
  return bytes;
}

/* The paper and its margins, and nothing on it. */
KithLayout *
kith_layout_new_empty (KithDocument *document,
                       double        width,
                       double        height)
{
  KithLayout *self = g_object_new (KITH_TYPE_LAYOUT, NULL);

  self->document = g_object_ref (document);
  self->page_width = width;
  self->page_height = height;
  self->left = MARGIN;
  self->top = MARGIN + HEADER_HEIGHT;
  self->body_width = width - 2 * MARGIN;
  self->body_height = height - 2 * MARGIN - HEADER_HEIGHT - FOOTER_HEIGHT;
  return self;
}

/* Sets the document’s own blocks on pages. */
void
kith_layout_set (KithLayout *self)
{
  self->keeps_shapes = count_text (self->document) <= KEEP_SHAPES_LIMIT;
  if (kith_document_get_fit (self->document) == KITH_FIT_ONE_PAGE)
    lay_out_to_fit (self);
  else
    lay_out (self, 0);
}

static KithLayout *
make (KithDocument        *document,
      double               width,
      double               height,
      KithLayoutProgress   progress,
      gpointer             user_data,
      GCancellable        *cancellable,
      GError             **error)
{
  g_autoptr (KithLayout) self = kith_layout_new_empty (document, width, height);

  if (kith_document_get_n_sections (document) == 0) {
    kith_layout_set (self);
    return g_steal_pointer (&self);
  }
  kith_layout_init_fonts (self);
  if (!kith_layout_count (self, progress, user_data, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_layout_new_for_size:
 * @document: a finished document
 * @width: width of the paper in points, as it is read
 * @height: height of the paper in points, as it is read
 *
 * Sets a document on pages of a size, with margins of 15 mm. The document's orientation is not looked at.
 *
 * Returns: (transfer full): the pages
 */
KithLayout *
kith_layout_new_for_size (KithDocument *document,
                          double        width,
                          double        height)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (width >= 200 && height >= 200, NULL);

  return make (document, width, height, NULL, NULL, NULL, NULL);
}

/**
 * kith_layout_new_with_progress:
 * @document: a finished document
 * @progress: (nullable) (scope call): called while the pages of a document with sections are counted
 * @user_data: for @progress
 * @cancellable: (nullable): stops between sections
 * @error: %G_IO_ERROR_CANCELLED
 *
 * As [ctor@Kith.Layout.new], for a document that may be long.
 *
 * Returns: (transfer full) (nullable): the pages
 */
KithLayout *
kith_layout_new_with_progress (KithDocument        *document,
                               KithLayoutProgress   progress,
                               gpointer             user_data,
                               GCancellable        *cancellable,
                               GError             **error)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (document), NULL);

  switch (kith_document_get_orientation (document)) {
  case KITH_ORIENTATION_PORTRAIT:
    return make (document, KITH_PAPER_A4_WIDTH, KITH_PAPER_A4_HEIGHT, progress, user_data, cancellable, error);
  case KITH_ORIENTATION_LANDSCAPE:
    return make (document, KITH_PAPER_A4_HEIGHT, KITH_PAPER_A4_WIDTH, progress, user_data, cancellable, error);
  }
  g_return_val_if_reached (NULL);
}

/**
 * kith_layout_new:
 * @document: a finished document
 *
 * Sets a document on A4, turned as the document asks.
 *
 * Returns: (transfer full): the pages
 */
KithLayout *
kith_layout_new (KithDocument *document)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (document), NULL);

  return kith_layout_new_with_progress (document, NULL, NULL, NULL, NULL);
}

/**
 * kith_layout_get_document:
 * @self: a layout
 *
 * Returns: (transfer none): what it shows
 */
KithDocument *
kith_layout_get_document (KithLayout *self)
{
  g_return_val_if_fail (KITH_IS_LAYOUT (self), NULL);

  return self->document;
}

/**
 * kith_layout_get_n_pages:
 * @self: a layout
 *
 * Returns: how many pages there are, at least 1
 */
guint
kith_layout_get_n_pages (KithLayout *self)
{
  g_return_val_if_fail (KITH_IS_LAYOUT (self), 0);

  if (self->parts != NULL && self->parts->len > 0) {
    const KithPart *last = &g_array_index (self->parts, KithPart, self->parts->len - 1);

    return last->first_page + last->n_pages;
  }
  return self->pages->len;
}

/**
 * kith_layout_get_size:
 * @self: a layout
 * @width: (out): width of a page in points
 * @height: (out): height of a page in points
 */
void
kith_layout_get_size (KithLayout *self,
                      double     *width,
                      double     *height)
{
  g_return_if_fail (KITH_IS_LAYOUT (self));

  *width = self->page_width;
  *height = self->page_height;
}
