/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"
#include "samples.h"

/* What holds on every page, asked of the slices and not of a picture. */

static const KithPage *
get_page (KithLayout *layout,
          guint       page)
{
  return &g_array_index (layout->pages, KithPage, page);
}

static const KithPlacement *
get_placement (KithLayout *layout,
               guint       page,
               guint       index)
{
  return &g_array_index (layout->placements, KithPlacement, get_page (layout, page)->first + index);
}

/* Nothing runs off the page, nothing is lost, nothing comes twice, nothing is torn from what it belongs to. */
static void
assert_sound (KithLayout *layout)
{
  guint next = layout->continued + 1;

  for (guint page = 0; page < kith_layout_get_n_pages (layout); page++) {
    for (guint i = 0; i < get_page (layout, page)->n_placements; i++) {
      const KithPlacement *placement = get_placement (layout, page, i);
      const KithSlice *slice = kith_layout_get_slice (layout, placement->slice);

      g_assert_cmpfloat (placement->y, >=, 0);
      g_assert_cmpfloat (placement->y + slice->height, <=, layout->body_height + 0.02);
      if (placement->repeated)
        continue;
      g_assert_cmpuint (placement->slice, ==, next);
      next++;
      if (i + 1 == get_page (layout, page)->n_placements)
        g_assert_false (slice->flags & KITH_SLICE_KEEP_WITH_NEXT);
    }
  }
  g_assert_cmpuint (next, ==, layout->slices->len);
}

static void
test_empty_document (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Empty");
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  double width, height;

  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 1);
  kith_layout_get_size (layout, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 210 / 25.4 * 72, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 297 / 25.4 * 72, 0.01);
}

static void
test_landscape (void)
{
  g_autoptr (KithDocument) document = sample_table_document (3);
  g_autoptr (KithLayout) layout = NULL;
  double width, height;

  kith_document_set_orientation (document, KITH_ORIENTATION_LANDSCAPE);
  layout = kith_layout_new (document);
  kith_layout_get_size (layout, &width, &height);
  g_assert_cmpfloat (width, >, height);
}

/* Headings, widows and orphans: whatever the number of lines above, the page never ends on the wrong one. */
static void
test_headings_and_lines_stay_together (void)
{
  g_autofree char *text = sample_long_text (700);

  for (guint n_above = 30; n_above < 60; n_above++) {
    g_autoptr (KithDocument) document = kith_document_new ("Pages");
    g_autoptr (KithLayout) layout = NULL;

    for (guint i = 0; i < n_above; i++)
      kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, "One line");
    kith_document_add_heading (document, 2, "Heading");
    kith_document_add_heading (document, 3, "Second heading");
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, text);
    layout = kith_layout_new (document);
    assert_sound (layout);
  }
}

static guint
count_lines (KithLayout *layout,
             guint       page,
             guint       box)
{
  guint n_lines = 0;

  for (guint i = 0; i < get_page (layout, page)->n_placements; i++) {
    const KithSlice *slice = kith_layout_get_slice (layout, get_placement (layout, page, i)->slice);

    for (guint item = slice->first_item; item < slice->first_item + slice->n_items; item++) {
      const KithItem *drawn = &g_array_index (layout->items, KithItem, item);

      if (drawn->kind == KITH_ITEM_TEXT && drawn->box == box)
        n_lines += drawn->n_lines;
    }
  }
  return n_lines;
}

static void
test_no_line_stands_alone (void)
{
  g_autofree char *text = sample_long_text (420);

  for (guint n_above = 30; n_above < 60; n_above++) {
    g_autoptr (KithDocument) document = kith_document_new ("Pages");
    g_autoptr (KithLayout) layout = NULL;
    guint box, total = 0;

    for (guint i = 0; i < n_above; i++)
      kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, "One line");
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, text);
    layout = kith_layout_new (document);
    box = layout->boxes->len - 1;
    for (guint page = 0; page < kith_layout_get_n_pages (layout); page++) {
      g_assert_cmpuint (count_lines (layout, page, box), !=, 1);
      total += count_lines (layout, page, box);
    }
    g_assert_cmpuint (total, ==, kith_layout_get_box (layout, box)->n_lines);
  }
}

static void
test_long_table (void)
{
  g_autoptr (KithDocument) document = sample_table_document (2000);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  guint n_rows = 0;

  assert_sound (layout);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), >, 20);
  for (guint i = 0; i < layout->slices->len; i++)
    n_rows += kith_layout_get_slice (layout, i)->header != 0;
  g_assert_cmpuint (n_rows, ==, 2001);
  for (guint page = 1; page < kith_layout_get_n_pages (layout); page++) {
    const KithPlacement *first = get_placement (layout, page, 0);
    const KithPlacement *second = get_placement (layout, page, 1);

    g_assert_true (first->repeated);
    g_assert_false (second->repeated);
    g_assert_cmpuint (kith_layout_get_slice (layout, second->slice)->header, ==, first->slice + 1);
  }
}

static void
assert_continues (KithDocument *document,
                  guint         n_repeated)
{
  g_autoptr (KithLayout) layout = kith_layout_new (document);

  assert_sound (layout);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), >=, 3);
  for (guint page = 1; page < kith_layout_get_n_pages (layout); page++) {
    const KithPlacement *said = get_placement (layout, page, n_repeated - 1);

    g_assert_true (said->repeated);
    g_assert_cmpuint (said->slice, ==, layout->continued);
    g_assert_false (get_placement (layout, page, n_repeated)->repeated);
  }
}

static void
test_long_note_continues (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Note");
  g_autofree char *text = sample_long_text (20000);

  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, text);
  assert_continues (document, 1);
}

static void
test_long_note_in_table_continues (void)
{
  static const KithColumn columns[] = { { "Date", 1, KITH_ALIGN_START }, { "Note", 5, KITH_ALIGN_START } };
  g_autoptr (KithDocument) document = kith_document_new ("Note");
  g_autofree char *text = sample_long_text (20000);
  const char *row[] = { "3 May 2026", text, NULL };

  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  kith_document_add_row (document, row);
  assert_continues (document, 2);
}

static void
add_filler (KithDocument *document,
            guint         n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, "One line");
}

static void
test_group_stays_together (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Group");
  g_autoptr (KithLayout) layout = NULL;

  add_filler (document, 30);
  kith_document_begin_group (document);
  add_filler (document, 25);
  kith_document_end_group (document);
  layout = kith_layout_new (document);
  assert_sound (layout);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 2);
  g_assert_cmpuint (get_page (layout, 0)->n_placements, ==, 30);
}

static void
test_group_too_tall_flows (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Group");
  g_autoptr (KithLayout) layout = NULL;

  kith_document_begin_group (document);
  add_filler (document, 100);
  kith_document_end_group (document);
  layout = kith_layout_new (document);
  assert_sound (layout);
  g_assert_cmpuint (get_page (layout, 0)->n_placements, >, 30);
}

static void
test_page_break (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Breaks");
  g_autoptr (KithLayout) layout = NULL;

  kith_document_add_page_break (document);
  add_filler (document, 1);
  kith_document_add_page_break (document);
  add_filler (document, 1);
  layout = kith_layout_new (document);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 2);
}

static void
add_columns (KithDocument *document,
             const char   *text)
{
  static const double weights[] = { 2, 1 };

  kith_document_begin_columns (document, weights, G_N_ELEMENTS (weights));
  kith_document_add_heading (document, 2, "First");
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, text);
  kith_document_next_column (document);
  kith_document_add_heading (document, 2, "Second");
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, "Short");
  kith_document_end_columns (document);
}

static void
test_columns_are_one_slice (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Columns");
  g_autoptr (KithLayout) layout = NULL;
  const KithSlice *slice;

  add_columns (document, "Short too");
  layout = kith_layout_new (document);
  g_assert_cmpuint (layout->slices->len, ==, layout->continued + 2);
  slice = kith_layout_get_slice (layout, layout->continued + 1);
  for (guint i = slice->first_item; i < slice->first_item + slice->n_items; i++) {
    const KithItem *item = &g_array_index (layout->items, KithItem, i);

    g_assert_cmpfloat (item->y, <, slice->height);
  }
  g_assert_cmpuint (layout->bookmarks->len, ==, 2);
}

static void
test_tall_columns_are_stacked (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Columns");
  g_autoptr (KithLayout) layout = NULL;
  g_autofree char *text = sample_long_text (20000);

  add_columns (document, text);
  layout = kith_layout_new (document);
  assert_sound (layout);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), >=, 3);
  g_assert_cmpuint (layout->bookmarks->len, ==, 2);
}

/* Six lines too many are won back from the spacing; two hundred are not tried for. */
static void
test_fit (void)
{
  for (guint n_lines = 44; n_lines < 200; n_lines += 6) {
    g_autoptr (KithDocument) document = kith_document_new ("Fit");
    g_autoptr (KithLayout) loose = NULL;
    g_autoptr (KithLayout) layout = NULL;

    add_filler (document, n_lines);
    loose = kith_layout_new (document);
    kith_document_set_fit (document, KITH_FIT_ONE_PAGE);
    layout = kith_layout_new (document);
    assert_sound (layout);
    g_assert_cmpuint (kith_layout_get_n_pages (layout), <=, kith_layout_get_n_pages (loose));
    if (kith_layout_get_n_pages (layout) > 1)
      g_assert_cmpfloat (layout->tightness.spacing, ==, 1);
    for (guint style = 0; style < KITH_TEXT_N_STYLES; style++)
      g_assert_cmpfloat (kith_layout_get_font_size (layout, style), >=, 9.5);
    if (n_lines == 44)
      g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 1);
  }
}

static void
test_right_to_left_starts_at_the_right (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Direction");
  g_autoptr (KithLayout) layout = NULL;
  const KithTextBox *box;

  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, "أمل الخطيب");
  layout = kith_layout_new (document);
  box = kith_layout_get_box (layout, layout->boxes->len - 1);
  g_assert_true (box->right_to_left);
  g_assert_cmpfloat (box->lines[0].x, >, box->width / 2);
}

/* A long report forgets its glyphs and makes them again: the pages must not notice. */
static void
test_pages_are_the_same_without_kept_shapes (void)
{
  g_autoptr (KithDocument) document = sample_table_document (300);
  g_autoptr (KithLayout) kept = kith_layout_new (document);
  g_autoptr (KithLayout) dropped = kith_layout_new (document);

  dropped->keeps_shapes = FALSE;
  for (guint i = 0; i < dropped->boxes->len; i++)
    kith_text_box_drop_shape (kith_layout_get_box (dropped, i));
  for (guint page = 0; page < kith_layout_get_n_pages (kept); page++) {
    KithLayout *layouts[] = { kept, dropped };
    cairo_surface_t *images[2];

    for (guint i = 0; i < 2; i++) {
      cairo_t *cr;

      images[i] = cairo_image_surface_create (CAIRO_FORMAT_A8, 596, 842);
      cr = cairo_create (images[i]);
      kith_layout_draw_page (layouts[i], page, cr);
      cairo_destroy (cr);
      cairo_surface_flush (images[i]);
    }
    g_assert_cmpmem (cairo_image_surface_get_data (images[0]), (gsize) cairo_image_surface_get_stride (images[0]) * 842,
                     cairo_image_surface_get_data (images[1]), (gsize) cairo_image_surface_get_stride (images[1]) * 842);
    cairo_surface_destroy (images[0]);
    cairo_surface_destroy (images[1]);
  }
  for (guint i = 0; i < dropped->boxes->len; i++)
    g_assert_true (kith_layout_get_box (dropped, i)->layout == NULL);
}

static void
test_bookmarks (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Bookmarks");
  g_autoptr (KithLayout) layout = NULL;

  kith_document_add_heading (document, 1, "First");
  kith_document_add_page_break (document);
  kith_document_add_heading (document, 2, "Second");
  add_filler (document, 1);
  layout = kith_layout_new (document);
  g_assert_cmpuint (layout->bookmarks->len, ==, 2);
  g_assert_cmpuint (g_array_index (layout->bookmarks, KithBookmark, 0).page, ==, 0);
  g_assert_cmpuint (g_array_index (layout->bookmarks, KithBookmark, 1).page, ==, 1);
}

/* What a screen reader says of a page: everything on it once, in reading order, without header and footer. */
static void
test_page_text (void)
{
  g_autoptr (KithDocument) document = sample_table_document (2);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autofree char *text = kith_layout_dup_page_text (layout, 0);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  static const char *const expected[] = {
    "Contact gaps", "Name", "What was said", "Days", "Row0",
    "Met at the library, then walked to the bus together and talked about September.",
    "0", "Row1", "Message", "1", "Total", "", "12,345",
  };

  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (g_strstrip (lines[i]), ==, expected[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/layout/empty-document", test_empty_document);
  g_test_add_func ("/report/layout/landscape", test_landscape);
  g_test_add_func ("/report/layout/headings-and-lines-stay-together", test_headings_and_lines_stay_together);
  g_test_add_func ("/report/layout/no-line-stands-alone", test_no_line_stands_alone);
  g_test_add_func ("/report/layout/long-table", test_long_table);
  g_test_add_func ("/report/layout/long-note-continues", test_long_note_continues);
  g_test_add_func ("/report/layout/long-note-in-table-continues", test_long_note_in_table_continues);
  g_test_add_func ("/report/layout/group-stays-together", test_group_stays_together);
  g_test_add_func ("/report/layout/group-too-tall-flows", test_group_too_tall_flows);
  g_test_add_func ("/report/layout/page-break", test_page_break);
  g_test_add_func ("/report/layout/columns-are-one-slice", test_columns_are_one_slice);
  g_test_add_func ("/report/layout/tall-columns-are-stacked", test_tall_columns_are_stacked);
  g_test_add_func ("/report/layout/fit", test_fit);
  g_test_add_func ("/report/layout/right-to-left-starts-at-the-right", test_right_to_left_starts_at_the_right);
  g_test_add_func ("/report/layout/same-without-kept-shapes", test_pages_are_the_same_without_kept_shapes);
  g_test_add_func ("/report/layout/bookmarks", test_bookmarks);
  g_test_add_func ("/report/layout/page-text", test_page_text);

  return g_test_run ();
}
