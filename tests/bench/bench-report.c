/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "kith-layout.h"
#include "kith-pdf.h"
#include "samples.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <pango/pangocairo.h>

/* The student summary as PDF: from plain values to the bytes of the file. Beside it, the same words in one
 * paragraph. */

#define N_PAGES 1000
#define N_SECTIONS 1700

typedef struct {
  KithDocument *document;
  guint n_pages;
  char *words;
} Printing;

static guint
write_pdf (KithDocument *document)
{
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GError *error = NULL;

  bench_check (kith_pdf_write_stream (layout, stream, NULL, NULL, NULL, &error), error);
  return kith_layout_get_n_pages (layout);
}

static void
print_summary (gpointer data)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (&sample_summary, &sample_setting);

  bench_check (write_pdf (document) == 1, NULL);
}

static void
print_document (gpointer data)
{
  Printing *self = data;

  self->n_pages = write_pdf (self->document);
}

static cairo_status_t
drop (void                *closure,
      const unsigned char *bytes,
      unsigned int         size)
{
  return CAIRO_STATUS_SUCCESS;
}

static void
set_paragraphs (const char *words,
                guint       n_pages)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (drop, NULL, 595, 842);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 9");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, 480 * PANGO_SCALE);
  for (guint i = 0; i < n_pages; i++) {
    g_autofree char *text = g_strdup_printf ("%u %s", i, words);

    cairo_move_to (cr, 50, 50);
    pango_layout_set_text (layout, text, -1);
    pango_cairo_show_layout (cr, layout);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
set_page (gpointer data)
{
  Printing *self = data;

  set_paragraphs (self->words, 1);
}

static void
set_pages (gpointer data)
{
  Printing *self = data;

  set_paragraphs (self->words, self->n_pages);
}

static void
print_summaries (gpointer data)
{
  for (guint i = 0; i < 100; i++)
    print_summary (data);
}

static void
set_hundred_pages (gpointer data)
{
  for (guint i = 0; i < 100; i++)
    set_page (data);
}

static void
measure_summaries (void)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (&sample_summary, &sample_setting);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autofree char *words = kith_layout_dup_page_text (layout, 0);
  Printing self = { .words = words };
  Bench one = { "Print a student summary to PDF", "its words in one paragraph", 15, BENCH_WALL, print_summary, set_page,
                &self, .most_ms = 40 };
  /* Each file sets its fonts up anew: 56 files a second. */
  Bench hundred = { "100 summaries, a PDF each, CPU time", "their words in one paragraph", 5, BENCH_CPU,
                    print_summaries, set_hundred_pages, &self, .most_ms = 1800 };

  bench_run (&one);
  bench_run (&hundred);
}

static void
measure_long_report (void)
{
  g_autoptr (KithDocument) document = sample_table_document (N_PAGES * 20);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  guint n_pages = kith_layout_get_n_pages (layout);
  g_autofree char *words = kith_layout_dup_page_text (layout, n_pages / 2);
  g_autofree char *scenario = g_strdup_printf ("A report of %u pages to PDF, CPU time", n_pages);
  Printing self = { .document = document, .words = words };
  /* 200 pages for each second of a processor */
  Bench bench = { scenario, "their words in one paragraph", 3, BENCH_CPU, print_document, set_pages, &self,
                  .most_ratio = 3, .most_ms = n_pages * 5.0 };

  self.n_pages = n_pages;
  bench_run (&bench);
}

static KithDocument *
make_section (gpointer data)
{
  KithDocument *section = kith_document_new (NULL);
  g_autofree char *text = sample_long_text (10000);

  kith_document_add_heading (section, 2, "Note");
  kith_document_add_paragraph (section, KITH_PARAGRAPH_NORMAL, text);
  return section;
}

/* A pack as long as the longest: counted section by section, then written. */
static void
measure_pack (void)
{
  g_autoptr (KithDocument) document = kith_report_begin (&sample_setting, "Access Pack", "Access pack");
  g_autoptr (KithLayout) layout = NULL;
  g_autofree char *words = NULL;
  g_autofree char *scenario = NULL;
  Printing self = { .document = document };
  Bench bench = { NULL, "their words in one paragraph", 1, BENCH_CPU, print_document, set_pages, &self, .most_ratio = 6 };

  for (guint i = 0; i < N_SECTIONS; i++)
    kith_document_add_section_func (document, make_section, NULL, NULL);
  layout = kith_layout_new (document);
  self.n_pages = kith_layout_get_n_pages (layout);
  self.words = words = kith_layout_dup_page_text (layout, self.n_pages / 2);
  bench.scenario = scenario = g_strdup_printf ("A pack of %u pages, counted and written, CPU time", self.n_pages);
  /* 100 pages for each second of a processor, since each is set twice */
  bench.most_ms = self.n_pages * 10.0;
  bench_run (&bench);
}

int
main (void)
{
  measure_summaries ();
  measure_long_report ();
  measure_pack ();
  return 0;
}
