/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-pdf.h"
#include "samples.h"

#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* The PDF as other programs see it. */

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kith-pdf-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "report.pdf", NULL);
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

static void
write_document (Fixture      *fixture,
                KithDocument *document)
{
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autoptr (GError) error = NULL;

  kith_pdf_write_file (layout, fixture->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Output of a program about the PDF; the text ends in the path's place, "-" or nothing. */
static char *
ask (Fixture    *fixture,
     const char *program,
     const char *option,
     const char *last)
{
  g_autofree char *found = g_find_program_in_path (program);
  const char *arguments[] = { program, option, fixture->path, last, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (found == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return output;
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("expected \"%s\" in:\n%s", part, text);
}

static void
test_properties (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (&sample_summary, &sample_setting);
  g_autofree char *info = NULL;

  write_document (fixture, document);
  info = ask (fixture, "pdfinfo", "-isodates", NULL);
  if (info == NULL) {
    g_test_skip ("pdfinfo is not installed");
    return;
  }
  assert_has (info, "Title:           Student summary: Amal O'Brien-Źródło\n");
  assert_has (info, "Author:          Northmoor College\n");
  assert_has (info, "Keywords:        OFFICIAL-SENSITIVE\n");
  assert_has (info, "CreationDate:    2026-07-25T14:30:00Z");
  assert_has (info, "Tagged:          yes\n");
  assert_has (info, "Pages:           1\n");
  assert_has (info, "(A4)");
}

static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (&sample_summary, &sample_setting);
  g_autofree char *text = NULL;

  write_document (fixture, document);
  text = ask (fixture, "pdftotext", "-layout", "-");
  if (text == NULL) {
    g_test_skip ("pdftotext is not installed");
    return;
  }
  assert_has (text, "Amal O'Brien-Źródło");
  assert_has (text, "I say I'm fine");
  assert_has (text, "OFFICIAL-SENSITIVE");
  assert_has (text, "Printed by Priya Raman, 25 July 2026, 3:30pm");
  assert_has (text, "Page 1 of 1");
  assert_has (text, "Contains personal data: dispose of securely.");
  assert_has (text, "3 → 6 of 10, target 8");
  assert_has (text, "☑ Look at three nurseries");
}

static void
test_scripts (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (&sample_summary_arabic, &sample_setting);
  g_autofree char *text = NULL;

  write_document (fixture, document);
  text = ask (fixture, "pdftotext", "-layout", "-");
  if (text == NULL) {
    g_test_skip ("pdftotext is not installed");
    return;
  }
  assert_has (text, "أمل الخطيب");
  assert_has (text, "Football 😀");
  assert_has (text, "Tomos Prŷs");
}

static void
test_structure (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (&sample_summary, &sample_setting);
  g_autofree char *tree = NULL;

  write_document (fixture, document);
  tree = ask (fixture, "pdfinfo", "-struct-text", NULL);
  if (tree == NULL) {
    g_test_skip ("pdfinfo is not installed");
    return;
  }
  assert_has (tree, "Document\n  Sect\n    H1 (block)\n      \"Amal O'Brien-Źródło\"\n    P (block)\n");
  assert_has (tree, "  Sect\n    H2 (block)\n      \"In my own words\"\n    BlockQuote\n      P (block)\n        \"I say I'm fine");
  assert_has (tree, "      LI (block)\n        Lbl (block)\n          \"•\"\n        LBody (block)\n          \"Kind to people");
  assert_has (tree, "Figure");
  g_assert_null (strstr (tree, "Printed by"));
  g_assert_null (strstr (tree, "Page 1"));
}

/* One table over many pages is one table, its rows are there once and its repeated head is not heard again. */
static void
test_table_structure (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (KithDocument) document = sample_table_document (120);
  g_autofree char *tree = NULL;
  g_auto (GStrv) tables = NULL;
  g_auto (GStrv) rows = NULL;
  g_auto (GStrv) heads = NULL;

  write_document (fixture, document);
  tree = ask (fixture, "pdfinfo", "-struct", NULL);
  if (tree == NULL) {
    g_test_skip ("pdfinfo is not installed");
    return;
  }
  tables = g_strsplit (tree, "Table", -1);
  rows = g_strsplit (tree, "TR", -1);
  heads = g_strsplit (tree, "TH", -1);
  g_assert_cmpuint (g_strv_length (tables), ==, 2);
  g_assert_cmpuint (g_strv_length (rows), ==, 1 + 1 + 120 + 1);
  g_assert_cmpuint (g_strv_length (heads), ==, 1 + 3);
}

static void
test_sound_file (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (KithDocument) document = sample_table_document (200);
  g_autofree char *verdict = NULL;
  GStatBuf info;

  write_document (fixture, document);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  verdict = ask (fixture, "qpdf", "--check", NULL);
  if (verdict == NULL) {
    g_test_skip ("qpdf is not installed");
    return;
  }
  assert_has (verdict, "No syntax or stream encoding errors found");
}

/* More elements than Cairo can number in one stream. */
static void
test_many_elements (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (KithDocument) document = sample_table_document (17000);
  g_autofree char *info = NULL;

  write_document (fixture, document);
  info = ask (fixture, "pdfinfo", "-isodates", NULL);
  if (info == NULL) {
    g_test_skip ("pdfinfo is not installed");
    return;
  }
  assert_has (info, "Tagged:          yes\n");
}

static GBytes *
write_to_memory (KithDocument *document)
{
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  kith_pdf_write_stream (layout, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_same_bytes_every_time (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (&sample_summary, &sample_setting);
  g_autoptr (GBytes) first = write_to_memory (document);
  g_autoptr (GBytes) second = write_to_memory (document);

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_disk_full (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (KithDocument) document = sample_table_document (200);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_open ("/dev/full", O_WRONLY | O_CLOEXEC, 0);

  if (fd < 0) {
    g_test_skip ("there is no /dev/full here");
    return;
  }
  stream = g_unix_output_stream_new (fd, TRUE);
  g_assert_false (kith_pdf_write_stream (layout, stream, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FULL);
}

static void
assert_only_old_file (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  g_autofree char *contents = NULL;

  g_assert_cmpstr (g_dir_read_name (folder), ==, "report.pdf");
  g_assert_null (g_dir_read_name (folder));
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "yesterday's report");
}

/* A file that may not grow stands in for a disk that fills up half way. */
static void
test_failure_keeps_old_file (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (KithDocument) document = sample_table_document (500);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autoptr (GError) error = NULL;
  struct rlimit limit, small;
  gboolean written;

  g_assert_true (g_file_set_contents (fixture->path, "yesterday's report", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 10000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  written = kith_pdf_write_file (layout, fixture->path, NULL, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_false (written);
  g_assert_nonnull (error);
  g_assert_true (error->domain == KITH_ERROR);
  assert_only_old_file (fixture);
}

static void
cancel_after_three (guint    done,
                    guint    total,
                    gpointer user_data)
{
  g_assert_cmpuint (done, <=, 3);
  g_assert_cmpuint (total, >, 3);
  if (done == 3)
    g_cancellable_cancel (user_data);
}

static void
test_cancel_leaves_nothing (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (KithDocument) document = sample_table_document (500);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;

  g_assert_false (kith_pdf_write_file (layout, fixture->path, cancel_after_three, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_null (g_dir_read_name (folder));
}

static void
count_pages (guint    done,
             guint    total,
             gpointer user_data)
{
  guint *last = user_data;

  g_assert_cmpuint (done, ==, *last + 1);
  *last = done;
}

static void
test_progress (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (KithDocument) document = sample_table_document (100);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  guint last = 0;

  g_assert_true (kith_pdf_write_file (layout, fixture->path, count_pages, &last, NULL, NULL));
  g_assert_cmpuint (last, ==, kith_layout_get_n_pages (layout));
}

static void
test_no_such_folder (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (KithDocument) document = sample_table_document (1);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", "report.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_pdf_write_file (layout, path, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

static gpointer
write_on_thread (gpointer data)
{
  return write_to_memory (data);
}

/* Each layout has fonts of its own, so reports may be made beside one another. */
static void
test_threads (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (&sample_summary_arabic, &sample_setting);
  g_autoptr (GBytes) expected = write_to_memory (document);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("report", write_on_thread, document);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++) {
    g_autoptr (GBytes) bytes = g_thread_join (threads[i]);

    g_assert_true (g_bytes_equal (bytes, expected));
  }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/report/pdf/properties", test_properties);
  ADD ("/report/pdf/text", test_text);
  ADD ("/report/pdf/scripts", test_scripts);
  ADD ("/report/pdf/structure", test_structure);
  ADD ("/report/pdf/table-structure", test_table_structure);
  ADD ("/report/pdf/sound-file", test_sound_file);
  ADD ("/report/pdf/many-elements", test_many_elements);
  ADD ("/report/pdf/same-bytes-every-time", test_same_bytes_every_time);
  ADD ("/report/pdf/disk-full", test_disk_full);
  ADD ("/report/pdf/failure-keeps-old-file", test_failure_keeps_old_file);
  ADD ("/report/pdf/cancel-leaves-nothing", test_cancel_leaves_nothing);
  ADD ("/report/pdf/progress", test_progress);
  ADD ("/report/pdf/no-such-folder", test_no_such_folder);
  ADD ("/report/pdf/threads", test_threads);

  return g_test_run ();
}
