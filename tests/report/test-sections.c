/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"
#include "kith-pdf.h"
#include "kith-plain-text.h"
#include "samples.h"

#include <glib/gstdio.h>
#include <string.h>

/* Long documents: laid out one section at a time, numbered over the whole. */

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kith-sections-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "pack.pdf", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

#define N_PARAGRAPHS 46

/* A heading and so many paragraphs; about eighteen of them make a page. */
static void
add_words (KithDocument *document,
           guint         number,
           guint         n_paragraphs)
{
  g_autofree char *heading = g_strdup_printf ("Part %u", number);

  kith_document_begin_item (document, number);
  kith_document_add_heading (document, 2, heading);
  for (guint i = 0; i < n_paragraphs; i++) {
    g_autofree char *text = g_strdup_printf (
      "Part %u, paragraph %u. Came in early, made tea for two, and talked about the bus that never comes. We looked at "
      "the timetable together and wrote the times on a card. Next week: try the 8:10, and say how it went.", number, i + 1);

    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, text);
  }
}

static KithDocument *
make_words (gpointer data)
{
  KithDocument *section = kith_document_new (NULL);

  add_words (section, GPOINTER_TO_UINT (data), N_PARAGRAPHS);
  return section;
}

static void
add_index (KithDocument *section,
           guint         first,
           guint         end)
{
  const KithColumn columns[] = { { "Item", 4, KITH_ALIGN_START }, { "Pages", 1.5, KITH_ALIGN_END } };

  kith_document_add_heading (section, 1, "Contents");
  kith_document_add_contents (section, columns, G_N_ELEMENTS (columns), 1);
  for (guint i = first; i < end; i++) {
    g_autofree char *name = g_strdup_printf ("Part %u", i);
    const char *cells[] = { name, NULL };

    kith_document_add_contents_row (section, cells, i);
  }
}

typedef struct {
  guint first;
  guint end;
} Range;

static KithDocument *
make_index (gpointer data)
{
  const Range *range = data;
  KithDocument *section = kith_document_new (NULL);

  add_index (section, range->first, range->end);
  return section;
}

/* A contents in sections of 200 rows, then the parts, about three pages each. */
static KithDocument *
make_pack (guint n_parts)
{
  KithDocument *document = kith_report_begin (&sample_setting, "Pack", "Pack");

  kith_document_set_text (document, KITH_DOCUMENT_COPY, "Jay A, copy 2 of 2");
  kith_document_add_heading (document, 1, "All that is written");
  for (guint first = 1; first <= n_parts; first += 200) {
    Range range = { first, MIN (first + 200, n_parts + 1) };

    kith_document_add_section_func (document, make_index, g_memdup2 (&range, sizeof range), g_free);
  }
  for (guint i = 1; i <= n_parts; i++)
    kith_document_add_section_func (document, make_words, GUINT_TO_POINTER (i), NULL);
  return document;
}

static char *
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                NULL, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s %s: %s\n%s", arguments[0], arguments[1], error->message, output);
  return output;
}

static char *
read_page (Fixture *fixture,
           guint    page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *arguments[] = { "pdftotext", "-layout", "-f", number, "-l", number, fixture->path, "-", NULL };

  return run (arguments);
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("expected \"%s\" in:\n%s", part, text);
}

static gboolean
has_tools (void)
{
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");

  if (pdftotext != NULL && qpdf != NULL)
    return TRUE;
  g_test_skip ("pdftotext or qpdf is not installed");
  return FALSE;
}

static void
write_pack (Fixture    *fixture,
            KithLayout *layout)
{
  g_autoptr (GError) error = NULL;

  kith_pdf_write_file (layout, fixture->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The same pages as one document with page breaks. */
static void
test_same_pages (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (KithDocument) plain = kith_report_begin (&sample_setting, "Pack", "Pack");
  g_autoptr (KithDocument) parted = kith_report_begin (&sample_setting, "Pack", "Pack");
  g_autoptr (KithLayout) plain_layout = NULL;
  g_autoptr (KithLayout) parted_layout = NULL;

  for (guint i = 1; i <= 4; i++) {
    g_autoptr (KithDocument) section = kith_document_new (NULL);

    if (i > 1)
      kith_document_add_page_break (plain);
    add_words (plain, i, 12 * i);
    add_words (section, i, 12 * i);
    kith_document_add_section (parted, section);
  }
  plain_layout = kith_layout_new (plain);
  parted_layout = kith_layout_new (parted);
  g_assert_cmpuint (kith_layout_get_n_pages (plain_layout), >, 4);
  g_assert_cmpuint (kith_layout_get_n_pages (plain_layout), ==, kith_layout_get_n_pages (parted_layout));
  for (guint page = 0; page < kith_layout_get_n_pages (plain_layout); page++) {
    g_autofree char *expected = kith_layout_dup_page_text (plain_layout, page);
    g_autofree char *words = kith_layout_dup_page_text (parted_layout, page);

    g_assert_cmpstr (words, ==, expected);
  }
}

static void
test_text_and_html (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (KithDocument) document = make_pack (3);
  g_autofree char *text = kith_document_to_plain_text (document);
  g_autofree char *html = kith_document_to_html (document);

  assert_has (text, "Contents\n========\n\nItem\n------\nPart 1\nPart 2\nPart 3\n\nPart 1\n------\n");
  assert_has (text, "Part 3, paragraph 46.");
  assert_has (html, "<a href=\"#item-2\">Part 2</a>");
  assert_has (html, "<a id=\"item-2\"></a>\n<h2 dir=\"auto\">Part 2</h2>");
  g_assert_null (strstr (html, "Pages"));
}

/* Every row of the contents says the page that its part is on. */
static void
test_contents (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (KithDocument) document = make_pack (40);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autofree char *first_rows = kith_layout_dup_page_text (layout, 1);
  g_autofree char *last_rows = kith_layout_dup_page_text (layout, 2);
  g_autofree char *contents = g_strdup_printf ("%s\n%s\n", first_rows, last_rows);
  guint page = 2;

  for (guint i = 1; i <= 40; i++) {
    g_autofree char *heading = g_strdup_printf ("Part %u\n", i);
    g_autofree char *next = g_strdup_printf ("Part %u, paragraph", i);
    guint last;

    do {
      g_autofree char *words = kith_layout_dup_page_text (layout, ++page);

      if (g_str_has_prefix (words, heading) || strstr (words, next) != NULL)
        break;
    } while (page + 1 < kith_layout_get_n_pages (layout));
    for (last = page; last + 1 < kith_layout_get_n_pages (layout); last++) {
      g_autofree char *words = kith_layout_dup_page_text (layout, last + 1);

      if (strstr (words, next) == NULL)
        break;
    }
    g_assert_cmpuint (last, >, page);
    {
      g_autofree char *row = g_strdup_printf ("Part %u \n%u–%u ", i, page + 1, last + 1);

      assert_has (contents, row);
    }
    page = last;
  }
}

/* Two items on one page, and one that ends where the next page begins. */
static void
test_items_share_pages (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (KithDocument) document = kith_report_begin (&sample_setting, "Pack", "Pack");
  g_autoptr (KithDocument) section = kith_document_new (NULL);
  g_autoptr (KithDocument) contents = kith_document_new (NULL);
  g_autoptr (KithLayout) layout = NULL;
  g_autofree char *words = NULL;

  add_words (section, 1, 2);
  add_words (section, 2, 2);
  kith_document_begin_item (section, 3);
  kith_document_add_page_break (section);
  kith_document_add_paragraph (section, KITH_PARAGRAPH_NORMAL, "The last");
  kith_document_add_section (document, section);
  add_index (contents, 1, 4);
  kith_document_add_section (document, contents);
  layout = kith_layout_new (document);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 3);
  words = kith_layout_dup_page_text (layout, 2);
  assert_has (words, "Part 1 \n1 \nPart 2 \n1 \nPart 3 \n2 ");
}

static gsize
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10);
}

/* 0 sets the highest mark back to what is used now. */
static void
forget_peak_memory (void)
{
  g_assert_true (g_file_set_contents_full ("/proc/self/clear_refs", "5", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
assert_page (Fixture *fixture,
             guint    page,
             guint    n_pages,
             const char *words)
{
  g_autofree char *text = read_page (fixture, page);
  g_autofree char *number = g_strdup_printf ("Page %u of %u", page, n_pages);

  assert_has (text, number);
  assert_has (text, "Jay A, copy 2 of 2");
  assert_has (text, words);
}

/* Bookmarks point to the pages their headings are on, in the order of the pages. */
static void
assert_bookmarks (Fixture *fixture,
                  guint    n_parts)
{
  const char *tagged[] = { "pdfinfo", fixture->path, NULL };
  const char *json[] = { "qpdf", "--json", "--json-key=outlines", fixture->path, NULL };
  g_autofree char *info = run (tagged);
  g_autofree char *outlines = run (json);
  const char *at = outlines;

  assert_has (info, "Tagged:          yes");
  for (guint i = 1; i <= n_parts; i++) {
    g_autofree char *title = g_strdup_printf ("\"title\": \"Part %u\"", i);
    const char *found = strstr (outlines, title);
    const char *page = g_strrstr_len (outlines, found - outlines, "\"destpageposfrom1\":");

    g_assert_nonnull (found);
    g_assert_nonnull (page);
    if (i == 1 || i == n_parts / 2 || i == n_parts) {
      g_autofree char *text = read_page (fixture, (guint) g_ascii_strtoull (page + strlen ("\"destpageposfrom1\":"), NULL, 10));
      g_autofree char *heading = g_strdup_printf ("Part %u\n", i);

      assert_has (text, heading);
      assert_has (text, "paragraph 1.");
    }
    g_assert_true (found > at || i == 1);
    at = found;
  }
}

/* In KiB, the most that was used at once. */
typedef struct {
  guint n_pages;
  gsize counting;
  gsize writing;
} Measured;

static Measured
write_measured (Fixture *fixture,
                guint    n_parts)
{
  g_autoptr (KithDocument) document = make_pack (n_parts);
  g_autoptr (KithLayout) layout = NULL;
  Measured measured;
  gsize before;

  forget_peak_memory ();
  before = get_peak_memory ();
  layout = kith_layout_new (document);
  measured.n_pages = kith_layout_get_n_pages (layout);
  measured.counting = get_peak_memory () - before;
  write_pack (fixture, layout);
  measured.writing = get_peak_memory () - before;
  g_test_message ("%u pages: %zu KiB to count them, %zu KiB to write them", measured.n_pages, measured.counting,
                  measured.writing);
  return measured;
}

/* Ten times the pages, and no more memory for them. Cairo itself keeps the tree of tags until the file ends: that is some
 * 10 KiB for each page, and the price of a pack that can be read aloud. */
static void
test_five_thousand_pages (Fixture      *fixture,
                          gconstpointer data)
{
  const char *check[] = { "qpdf", "--check", fixture->path, NULL };
  g_autofree char *verdict = NULL;
  Measured small, large;

  if (!has_tools ())
    return;
  small = write_measured (fixture, 170);
  large = write_measured (fixture, 1700);
  g_assert_cmpuint (small.n_pages, >=, 500);
  g_assert_cmpuint (large.n_pages, >=, 5000);
  g_assert_cmpuint (large.counting, <, small.counting + 4 * 1024);
  g_assert_cmpuint (large.writing, <, small.writing + 12 * (large.n_pages - small.n_pages));
  assert_page (fixture, 1, large.n_pages, "All that is written");
  assert_page (fixture, large.n_pages / 2, large.n_pages, "paragraph");
  assert_page (fixture, large.n_pages, large.n_pages, "Part 1700, paragraph 46.");
  verdict = run (check);
  assert_has (verdict, "No syntax or stream encoding errors found");
  assert_bookmarks (fixture, 1700);
}

static void
cancel_counting (guint    done,
                 guint    total,
                 gpointer user_data)
{
  g_assert_cmpuint (total, ==, 1 + 1 + 100);
  if (done == 50)
    g_cancellable_cancel (user_data);
  g_assert_cmpuint (done, <=, 50);
}

static void
cancel_writing (guint    done,
                guint    total,
                gpointer user_data)
{
  if (done == 100)
    g_cancellable_cancel (user_data);
  g_assert_cmpuint (done, <=, 100);
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (KithDocument) document = make_pack (100);
  g_autoptr (GCancellable) counting = g_cancellable_new ();
  g_autoptr (GCancellable) writing = g_cancellable_new ();
  g_autoptr (KithLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;

  g_assert_null (kith_layout_new_with_progress (document, cancel_counting, counting, counting, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  layout = kith_layout_new (document);
  g_assert_false (kith_pdf_write_file (layout, fixture->path, cancel_writing, writing, writing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_null (g_dir_read_name (folder));
}

typedef struct {
  gboolean done;
} Waiting;

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_layout_prepare_page_finish (KITH_LAYOUT (source), result, &error));
  g_assert_no_error (error);
  ((Waiting *) user_data)->done = TRUE;
}

/* A page prepared on another thread has the words it would have had. */
static void
test_prepare (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (KithDocument) document = make_pack (60);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autoptr (KithLayout) other = kith_layout_new (document);
  guint page = kith_layout_get_n_pages (layout) / 2;
  g_autofree char *expected = kith_layout_dup_page_text (other, page);
  g_autofree char *words = NULL;
  Waiting waiting = { FALSE };

  g_assert_false (kith_layout_is_page_ready (layout, page));
  kith_layout_prepare_page_async (layout, page, NULL, on_prepared, &waiting);
  while (!waiting.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kith_layout_is_page_ready (layout, page));
  words = kith_layout_dup_page_text (layout, page);
  g_assert_cmpstr (words, ==, expected);
}

/* Of what is covered nothing is left in the file, not even its length. */
static void
test_cover (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (KithDocument) document = kith_report_begin (&sample_setting, "Pack", "Pack");
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  g_autofree char *page = NULL;
  g_autofree char *words = NULL;
  g_autoptr (KithLayout) layout = NULL;

  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               "Talked about " KITH_DOCUMENT_COVER " (A) and the bus. ");
  html = kith_document_to_html (document);
  text = kith_document_to_plain_text (document);
  assert_has (text, "Talked about [covered] (A) and the bus.");
  assert_has (html, "Talked about <span style=");
  assert_has (html, " role=\"img\" aria-label=\"covered\"></span> (A) and the bus.");
  g_assert_null (strstr (html, KITH_DOCUMENT_COVER));
  layout = kith_layout_new (document);
  words = kith_layout_dup_page_text (layout, 0);
  assert_has (words, "Talked about [covered] (A) and the bus.");
  if (!has_tools ())
    return;
  write_pack (fixture, layout);
  page = read_page (fixture, 1);
  assert_has (page, "Talked about");
  assert_has (page, "(A) and the bus.");
  g_assert_null (strstr (page, KITH_DOCUMENT_COVER));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/report/sections/same-pages", test_same_pages);
  ADD ("/report/sections/text-and-html", test_text_and_html);
  ADD ("/report/sections/contents", test_contents);
  ADD ("/report/sections/items-share-pages", test_items_share_pages);
  ADD ("/report/pages/five-thousand", test_five_thousand_pages);
  ADD ("/report/sections/cancel", test_cancel);
  ADD ("/report/sections/prepare", test_prepare);
  ADD ("/report/sections/cover", test_cover);

  return g_test_run ();
}
