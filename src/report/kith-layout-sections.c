/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"

#include <glib/gi18n.h>

/* A document with sections is laid out twice. Counting goes through it once, lays each part out, keeps the number of its
 * pages, its headings and its items, and drops the rest. Drawing a page lays its part out again. So 5,000 pages need the
 * room of a few. */

/* Parts laid out and kept. More than the pages that can be seen at once, and few enough to cost nothing. */
#define MOST_CACHED 24

/* Page numbers filled in may make the contents longer, which moves the pages. It comes to rest at once or never: numbers
 * are as wide as what was set in their place. */
#define MOST_TRIES 4

#define UNKNOWN_PAGES "0000–0000"

/* Part 0 are the document’s own blocks; it has no pages when there are none. */
static KithDocument *
dup_part_document (KithLayout *self,
                   guint       part)
{
  return part == 0 ? g_object_ref (self->document) : kith_document_make_section (self->document, part - 1);
}

/* On another thread a part has fonts of its own. */
static KithLayout *
lay_out_part (KithLayout *self,
              guint       part,
              gboolean    shares_fonts)
{
  g_autoptr (KithDocument) document = dup_part_document (self, part);
  KithLayout *layout = kith_layout_new_empty (document, self->page_width, self->page_height);

  layout->whole = self;
  layout->part = part;
  if (shares_fonts) {
    layout->context = g_object_ref (self->context);
    layout->attributes = pango_attr_list_ref (self->attributes);
  }
  kith_layout_set (layout);
  return layout;
}

static void
keep_item (KithLayout         *self,
           KithLayout         *layout,
           const KithBookmark *mark,
           const KithBookmark *next)
{
  KithItemPages pages = { layout->part, mark->page, layout->part, layout->pages->len - 1 };
  KithItemPages *kept;

  if (next != NULL)
    pages.last = next->y > 0 || next->page == mark->page ? next->page : next->page - 1;
  if (self->item_pages->len <= mark->item)
    g_array_set_size (self->item_pages, mark->item + 1);
  kept = &g_array_index (self->item_pages, KithItemPages, mark->item);
  if (kept->part != 0) {
    pages.part = kept->part;
    pages.first = kept->first;
  }
  *kept = pages;
}

static void
keep_bookmark (KithLayout         *self,
               KithLayout         *layout,
               const KithBookmark *mark)
{
  KithBookmark kept = *mark;

  kept.text = g_string_chunk_insert (self->strings, mark->text);
  kept.part = layout->part;
  g_array_append_val (self->bookmarks, kept);
}

static void
keep_items (KithLayout *self,
            KithLayout *layout)
{
  const KithBookmark *item = NULL;

  for (guint i = 0; i < layout->bookmarks->len; i++) {
    const KithBookmark *mark = &g_array_index (layout->bookmarks, KithBookmark, i);

    if (mark->item == 0)
      continue;
    if (item != NULL)
      keep_item (self, layout, item, mark);
    item = mark;
  }
  if (item != NULL)
    keep_item (self, layout, item, NULL);
}

static void
count_part (KithLayout *self,
            guint       index)
{
  g_autoptr (KithLayout) layout = NULL;
  KithPart part = { 0 };
  gsize n_blocks = 0;

  if (index == 0)
    kith_document_get_blocks (self->document, &n_blocks);
  if (index > 0 || n_blocks > 0) {
    layout = lay_out_part (self, index, TRUE);
    part.n_pages = layout->pages->len;
    part.has_contents = layout->has_contents;
    for (guint i = 0; i < layout->bookmarks->len; i++)
      if (g_array_index (layout->bookmarks, KithBookmark, i).level > 0)
        keep_bookmark (self, layout, &g_array_index (layout->bookmarks, KithBookmark, i));
    keep_items (self, layout);
  }
  g_array_append_val (self->parts, part);
}

static void
number_pages (KithLayout *self)
{
  guint page = 0;

  for (guint i = 0; i < self->parts->len; i++) {
    KithPart *part = &g_array_index (self->parts, KithPart, i);

    part->first_page = page;
    page += part->n_pages;
  }
}

/* Sets the contents again, now with numbers. Returns whether that moved any page. */
static gboolean
fill_contents_in (KithLayout *self)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < self->parts->len; i++) {
    KithPart *part = &g_array_index (self->parts, KithPart, i);

    if (part->has_contents) {
      g_autoptr (KithLayout) layout = lay_out_part (self, i, TRUE);

      moved = moved || layout->pages->len != part->n_pages;
      part->n_pages = layout->pages->len;
    }
  }
  number_pages (self);
  return moved;
}

/* Lays every part out once, and what needs page numbers once more. */
gboolean
kith_layout_count (KithLayout         *self,
                   KithLayoutProgress  progress,
                   gpointer            user_data,
                   GCancellable       *cancellable,
                   GError            **error)
{
  guint n_parts = 1 + kith_document_get_n_sections (self->document);
  guint tries = 0;

  self->parts = g_array_new (FALSE, FALSE, sizeof (KithPart));
  self->item_pages = g_array_new (FALSE, TRUE, sizeof (KithItemPages));
  for (guint i = 0; i < n_parts; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    count_part (self, i);
    if (progress != NULL)
      progress (i + 1, n_parts, user_data);
  }
  number_pages (self);
  while (tries++ < MOST_TRIES && fill_contents_in (self))
    ;
  return TRUE;
}

static guint
find_part (KithLayout *self,
           guint       page)
{
  guint low = 0, high = self->parts->len;

  /* The last part that begins at or before the page; parts without pages begin where the next one does. */
  while (high - low > 1) {
    guint middle = (low + high) / 2;

    if (g_array_index (self->parts, KithPart, middle).first_page <= page)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static KithLayout *
find_cached (KithLayout *self,
             guint       part)
{
  for (GList *link = self->cache.head; link != NULL; link = link->next) {
    KithLayout *layout = link->data;

    if (layout->part == part) {
      g_queue_unlink (&self->cache, link);
      g_queue_push_head_link (&self->cache, link);
      return layout;
    }
  }
  return NULL;
}

static void
cache (KithLayout *self,
       KithLayout *layout)
{
  g_queue_push_head (&self->cache, layout);
  while (self->cache.length > MOST_CACHED)
    g_object_unref (g_queue_pop_tail (&self->cache));
}

void
kith_layout_clear_cache (KithLayout *self)
{
  g_queue_clear_full (&self->cache, g_object_unref);
}

/* The layout that draws a page, and which of its pages that is. It is good until another page is asked for. */
KithLayout *
kith_layout_get_part (KithLayout *self,
                      guint      *page)
{
  KithLayout *layout;
  guint part;

  if (self->parts == NULL)
    return self;
  part = find_part (self, *page);
  layout = find_cached (self, part);
  if (layout == NULL) {
    layout = lay_out_part (self, part, TRUE);
    cache (self, layout);
  }
  *page -= g_array_index (self->parts, KithPart, part).first_page;
  return layout;
}

guint
kith_layout_get_whole_page (KithLayout *self,
                            guint       part,
                            guint       page)
{
  return self->parts == NULL ? page : g_array_index (self->parts, KithPart, part).first_page + page;
}

/* The pages of an item for the contents, as wide as any while they are not known. Good as long as @self. */
const char *
kith_layout_get_item_text (KithLayout *self,
                           guint       item)
{
  KithLayout *whole = self->whole;
  const KithItemPages *pages;
  guint first, last;
  g_autofree char *text = NULL;

  if (whole == NULL || whole->parts->len <= kith_document_get_n_sections (whole->document))
    return UNKNOWN_PAGES;
  g_return_val_if_fail (item < whole->item_pages->len, "");
  pages = &g_array_index (whole->item_pages, KithItemPages, item);
  first = kith_layout_get_whole_page (whole, pages->part, pages->first) + 1;
  last = kith_layout_get_whole_page (whole, pages->last_part, pages->last) + 1;
  text = first == last ? g_strdup_printf ("%u", first) : g_strdup_printf ("%u–%u", first, last);
  return g_string_chunk_insert (self->strings, text);
}

/**
 * kith_layout_is_page_ready:
 * @self: a layout
 * @page: which page, from 0
 *
 * Returns: whether the page can be drawn at once, without laying out its section first
 */
gboolean
kith_layout_is_page_ready (KithLayout *self,
                           guint       page)
{
  g_return_val_if_fail (KITH_IS_LAYOUT (self), FALSE);
  g_return_val_if_fail (page < kith_layout_get_n_pages (self), FALSE);

  return self->parts == NULL || find_cached (self, find_part (self, page)) != NULL;
}

static void
prepare_part (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, lay_out_part (source, GPOINTER_TO_UINT (data), FALSE), g_object_unref);
}

/**
 * kith_layout_prepare_page_async:
 * @self: a layout
 * @page: which page, from 0
 * @cancellable: (nullable): a cancellable
 * @callback: called when the page can be drawn
 * @user_data: for @callback
 *
 * Lays out the section of a page on another thread, so that the main loop only draws.
 */
void
kith_layout_prepare_page_async (KithLayout          *self,
                                guint                page,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (KITH_IS_LAYOUT (self));
  g_return_if_fail (page < kith_layout_get_n_pages (self));

  g_task_set_source_tag (task, kith_layout_prepare_page_async);
  if (kith_layout_is_page_ready (self, page)) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  g_task_set_task_data (task, GUINT_TO_POINTER (find_part (self, page)), NULL);
  g_task_run_in_thread (task, prepare_part);
}

/**
 * kith_layout_prepare_page_finish:
 * @self: a layout
 * @result: what the callback was given
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the page can be drawn at once
 */
gboolean
kith_layout_prepare_page_finish (KithLayout    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  KithLayout *layout;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (g_task_had_error (G_TASK (result))) {
    g_task_propagate_pointer (G_TASK (result), error);
    return FALSE;
  }
  layout = g_task_propagate_pointer (G_TASK (result), NULL);
  if (layout != NULL && find_cached (self, layout->part) != NULL)
    g_object_unref (layout);
  else if (layout != NULL)
    cache (self, layout);
  return TRUE;
}
