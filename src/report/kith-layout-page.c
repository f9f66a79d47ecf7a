/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"

/* The page that is being filled. */
typedef struct {
  KithLayout *layout;
  double y;
  gboolean fresh; /* nothing but repeated parts stands on it */
} Pager;

static void
begin_page (Pager *pager)
{
  KithPage page = { .first = pager->layout->placements->len };

  g_array_append_val (pager->layout->pages, page);
  pager->y = 0;
  pager->fresh = TRUE;
}

static void
place (Pager   *pager,
       guint    index,
       gboolean repeated)
{
  KithLayout *layout = pager->layout;
  const KithSlice *slice = kith_layout_get_slice (layout, index);
  KithPlacement placement = { .slice = index, .repeated = repeated };

  if (!pager->fresh)
    pager->y += slice->space_before;
  placement.y = pager->y;
  g_array_append_val (layout->placements, placement);
  g_array_index (layout->pages, KithPage, layout->pages->len - 1).n_placements++;
  pager->y += slice->height;
  if (!repeated)
    pager->fresh = FALSE;
}

/* What a page says again before it goes on: the head of the table, "(continued)". */
static void
place_repeated (Pager *pager,
                guint  index)
{
  const KithSlice *slice = kith_layout_get_slice (pager->layout, index);

  if (slice->header != 0)
    place (pager, slice->header - 1, TRUE);
  if (slice->flags & KITH_SLICE_CONTINUES)
    place (pager, pager->layout->continued, TRUE);
}

/* A page break that was asked for ends a chain: it is stronger than staying together. */
static guint
find_chain_end (KithLayout *layout,
                guint       index)
{
  while (index + 1 < layout->slices->len
         && (kith_layout_get_slice (layout, index)->flags & KITH_SLICE_KEEP_WITH_NEXT)
         && !(kith_layout_get_slice (layout, index + 1)->flags & KITH_SLICE_BREAK_BEFORE))
    index++;
  return index + 1;
}

static gboolean
fits (Pager *pager,
      guint  index,
      guint  end)
{
  double height = kith_layout_get_run_height (pager->layout, index, end);

  if (!pager->fresh)
    height += kith_layout_get_slice (pager->layout, index)->space_before;
  /* A hundredth of a point forgives the sums of fractions. */
  return pager->y + height <= pager->layout->body_height + 0.01;
}

/* Returns the slice to go on with. A chain too long for any page gives way after its first slice. */
static guint
place_chain (Pager *pager,
             guint  index)
{
  guint end = find_chain_end (pager->layout, index);
  gboolean asked = (kith_layout_get_slice (pager->layout, index)->flags & KITH_SLICE_BREAK_BEFORE) != 0;

  if (!pager->fresh && (asked || !fits (pager, index, end))) {
    begin_page (pager);
    place_repeated (pager, index);
  }
  if (!fits (pager, index, end))
    end = index + 1;
  for (; index < end; index++)
    place (pager, index, FALSE);
  return end;
}

static void
find_bookmark_pages (KithLayout *layout)
{
  guint next = 0;

  for (guint page = 0; page < layout->pages->len; page++) {
    const KithPage *filled = &g_array_index (layout->pages, KithPage, page);

    for (guint i = filled->first; i < filled->first + filled->n_placements; i++) {
      const KithPlacement *placement = &g_array_index (layout->placements, KithPlacement, i);

      for (; next < layout->bookmarks->len; next++) {
        KithBookmark *bookmark = &g_array_index (layout->bookmarks, KithBookmark, next);

        if (placement->repeated || bookmark->slice != placement->slice)
          break;
        bookmark->page = page;
        bookmark->y = placement->y;
      }
    }
  }
}

/* Fills pages with all slices but the first, which is the one that says "(continued)". An empty document is one page. */
void
kith_layout_paginate (KithLayout *self)
{
  Pager pager = { .layout = self };
  guint index = self->continued + 1;

  begin_page (&pager);
  while (index < self->slices->len)
    index = place_chain (&pager, index);
  find_bookmark_pages (self);
}
