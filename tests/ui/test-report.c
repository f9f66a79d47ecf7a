/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit.h"
#include "kith-blank-forms.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "report/kith-page-stack.h"
#include "report/kith-report-options.h"
#include "report/kith-report-pages.h"
#include "report/kith-report-save.h"

#include <adwaita.h>
#include <string.h>

static KithLayout *
make_layout (guint n_pages)
{
  g_autoptr (KithDocument) document = kith_document_new ("Test");

  for (guint page = 0; page < n_pages; page++) {
    g_autofree char *words = g_strdup_printf ("What stands on sheet %u", page + 1);

    if (page > 0)
      kith_document_add_page_break (document);
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, words);
  }
  return kith_layout_new (document);
}

static void
test_page_words (void)
{
  g_autoptr (KithLayout) layout = make_layout (2);
  g_autofree char *first = kith_layout_dup_page_text (layout, 0);
  g_autofree char *second = kith_layout_dup_page_text (layout, 1);

  g_assert_nonnull (strstr (first, "sheet 1"));
  g_assert_null (strstr (first, "sheet 2"));
  g_assert_nonnull (strstr (second, "sheet 2"));
  /* what every page repeats is not read out on each */
  g_assert_null (strstr (first, "Page 1"));
}

static void
settle (void)
{
  for (guint i = 0; i < 50; i++) {
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    g_usleep (2000);
  }
}

static KithPageStack *
show_stack (GtkWidget **window,
            guint       n_pages)
{
  g_autoptr (KithLayout) layout = make_layout (n_pages);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *stack = kith_page_stack_new ();

  for (guint i = 0; i < n_pages; i++)
    g_strv_builder_take (builder, kith_layout_dup_page_text (layout, i));
  words = g_strv_builder_end (builder);
  *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (*window), 500, 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), stack);
  gtk_window_set_child (GTK_WINDOW (*window), scroller);
  kith_page_stack_set_layout (KITH_PAGE_STACK (stack), layout, (const char *const *) words);
  gtk_window_present (GTK_WINDOW (*window));
  settle ();
  return KITH_PAGE_STACK (stack);
}

static void
test_zoom (void)
{
  GtkWidget *window;
  KithPageStack *stack = show_stack (&window, 1);
  double fitted = kith_page_stack_get_scale (stack);

  g_assert_cmpfloat (fitted, >, 0.1);
  g_assert_cmpfloat (fitted, <, 1);
  kith_page_stack_set_zoom (stack, 1);
  settle ();
  g_assert_cmpfloat_with_epsilon (kith_page_stack_get_scale (stack), 1, 0.01);
  kith_page_stack_zoom_by_steps (stack, 1);
  g_assert_cmpfloat (kith_page_stack_get_zoom (stack), >, 1);
  for (guint i = 0; i < 30; i++) {
    kith_page_stack_zoom_by_steps (stack, 1);
    settle ();
  }
  g_assert_cmpfloat (kith_page_stack_get_zoom (stack), ==, KITH_PAGE_ZOOM_MAX);
  kith_page_stack_set_zoom (stack, KITH_PAGE_ZOOM_FIT);
  settle ();
  g_assert_cmpfloat_with_epsilon (kith_page_stack_get_scale (stack), fitted, 0.01);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pages (void)
{
  GtkWidget *window;
  KithPageStack *stack = show_stack (&window, 12);

  g_assert_cmpuint (kith_page_stack_get_n_pages (stack), ==, 12);
  g_assert_cmpuint (kith_page_stack_get_page (stack), ==, 0);
  kith_page_stack_go_to_page (stack, 5);
  g_assert_cmpuint (kith_page_stack_get_page (stack), ==, 5);
  kith_page_stack_go_to_page (stack, 500);
  g_assert_cmpuint (kith_page_stack_get_page (stack), ==, 11);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A screen reader has a name and the words of every page. */
static void
test_pages_are_named (void)
{
  GtkWidget *window;
  KithPageStack *stack = show_stack (&window, 2);
  GtkWidget *page = gtk_widget_get_last_child (GTK_WIDGET (stack));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 2 of 2");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_true (gtk_widget_get_focusable (page));
  gtk_window_destroy (GTK_WINDOW (window));
}

static KithDocument *
make_section (gpointer data)
{
  KithDocument *section = kith_document_new (NULL);
  g_autofree char *words = g_strdup_printf ("What stands in part %u", GPOINTER_TO_UINT (data));

  kith_document_add_paragraph (section, KITH_PARAGRAPH_NORMAL, words);
  return section;
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static GtkWidget *
find_page (GtkWidget  *stack,
           const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (stack); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    g_autofree char *difference =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

    if (difference == NULL)
      return child;
  }
  return NULL;
}

/* Of thousands of pages there are as many widgets as can be seen, and the page looked at is prepared on a thread. */
static void
test_thousands_of_pages (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Long");
  g_autoptr (KithLayout) layout = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *stack = kith_page_stack_new ();
  GtkWidget *page = NULL;

  for (guint i = 1; i <= 5000; i++)
    kith_document_add_section_func (document, make_section, GUINT_TO_POINTER (i), NULL);
  layout = kith_layout_new (document);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), stack);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  kith_page_stack_set_layout (KITH_PAGE_STACK (stack), layout, NULL);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_cmpuint (kith_page_stack_get_n_pages (KITH_PAGE_STACK (stack)), ==, 5000);
  kith_page_stack_go_to_page (KITH_PAGE_STACK (stack), 2999);
  for (guint i = 0; i < 200 && (page == NULL || !gtk_test_accessible_has_property (GTK_ACCESSIBLE (page),
                                                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION)); i++) {
    settle ();
    page = find_page (stack, "Page 3000 of 5000");
  }
  g_assert_nonnull (page);
  g_assert_true (kith_layout_is_page_ready (layout, 2999));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_null (find_page (stack, "Page 3 of 5000"));
  g_assert_cmpuint (count_children (stack), <, 20);
  gtk_window_destroy (GTK_WINDOW (window));
}

static KithReportPages *
load_pages (KithStore       *store,
            gint64           student,
            KithReportNames  names,
            GError         **error)
{
  g_auto (KithUiWait) wait = { 0 };
  KithReportRequest request = {
    .report = kith_reports_find ("student-summary"), .subject.student = student, .names = names, .notes_view = TRUE,
  };

  kith_report_pages_load_async (store, &request, NULL, kith_ui_wait_callback, &wait);
  return kith_report_pages_load_finish (store, kith_ui_wait (&wait), error);
}

static void
test_names (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  gint64 jay = test_case->jay;
  KithStore *store = kith_ui_open_store (test_case, "coach");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithReportPages) named = load_pages (store, jay, KITH_REPORT_NAMES_PREFERRED, &error);
  g_autoptr (KithReportPages) numbered = load_pages (store, jay, KITH_REPORT_NAMES_REFERENCE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (named->words[0], "Jay A"));
  g_assert_null (strstr (numbered->text, "Jay A"));
  g_assert_nonnull (strstr (numbered->text, "4471"));
  g_assert_cmpuint (g_strv_length (named->words), ==, kith_layout_get_n_pages (named->layout));
  kith_ui_close_store (store);
}

/* Which empty form is chosen by what it is called. */
static void
test_forms (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  KithStore *store = kith_ui_open_store (test_case, "mentor");
  GtkWidget *window = gtk_window_new ();
  KithReportOptions *options = g_object_new (KITH_TYPE_REPORT_OPTIONS, NULL);
  const KithReport *report = kith_reports_find ("blank-forms");
  const KithReportSubject nobody = { 0 };
  const KithReportMemory memory = { 0 };
  KithReportRequest request = { .report = report };
  GtkWidget *row = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (options));
  kith_report_options_set_up (options, store, report, &nobody, &memory);
  row = find_type (GTK_WIDGET (options), ADW_TYPE_COMBO_ROW);
  g_assert_nonnull (row);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==, kith_blank_forms_get_n ());
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  kith_report_options_fill (options, &request);
  g_assert_cmpuint (request.subject.form, ==, 1);
  g_assert_cmpint ((int) kith_report_options_get_missing (options), ==, (int) KITH_REPORT_MISSING_NOTHING);
  gtk_window_destroy (GTK_WINDOW (window));
  kith_ui_close_store (store);
}

/* A mentor prints those they mentor and nobody else. */
static void
test_not_allowed (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  gint64 zofia = test_case->zofia;
  KithStore *store = kith_ui_open_store (test_case, "mentor");
  g_autoptr (GError) error = NULL;

  g_assert_null (load_pages (store, zofia, KITH_REPORT_NAMES_PREFERRED, &error));
  g_assert_nonnull (error);
  kith_ui_close_store (store);
}

static char *
find_audit_words (KithTestCase    *test_case,
                  KithAuditAction  action)
{
  KithCaseFile *file = kith_test_case_sign_in (test_case, "dsl");
  const KithAuditFilter filter = { .student = test_case->jay };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = kith_audit_list (file, &filter, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++) {
    const KithAuditLine *line = g_ptr_array_index (lines, i);

    if (line->action == action)
      return g_strdup (line->words);
  }
  return NULL;
}

static void
test_save (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  gint64 jay = test_case->jay;
  KithStore *store = kith_ui_open_store (test_case, "coach");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithReportPages) report = load_pages (store, jay, KITH_REPORT_NAMES_PREFERRED, &error);
  g_autofree char *path = g_build_filename (test_case->folder, "summary.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (KithUiWait) wait = { 0 };
  g_autofree char *bytes = NULL;
  g_autofree char *words = NULL;

  kith_report_save_async (store, kith_layout_get_document (report->layout), &(KithReportSubject) { .student = jay },
                          "PEP meeting", file, NULL, NULL, NULL, NULL, kith_ui_wait_callback, &wait);
  g_assert_true (kith_report_save_finish (store, kith_ui_wait (&wait), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, &error));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  kith_ui_close_store (store);

  words = find_audit_words (test_case, KITH_AUDIT_PRINTED);
  g_assert_nonnull (words);
  g_assert_nonnull (strstr (words, "PDF"));
  g_assert_nonnull (strstr (words, "PEP meeting"));
}

static void
test_copies (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  const KithReportSubject subject = { .student = test_case->jay, .person = test_case->coach, .from = "2026-03-02" };
  KithStore *store = kith_ui_open_store (test_case, "welfare");
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  kith_report_note_async (store, &subject, "Student summary", KITH_PRINT_WAY_PRINT, 3, NULL, kith_ui_wait_callback, &wait);
  g_assert_true (kith_report_note_finish (store, kith_ui_wait (&wait), &error));
  g_assert_no_error (error);
  kith_ui_close_store (store);

  words = find_audit_words (test_case, KITH_AUDIT_PRINTED);
  g_assert_nonnull (words);
  g_assert_nonnull (strstr (words, "3 copies"));
  g_assert_nonnull (strstr (words, ", from 2 Mar 2026)"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  kith_ui_register ();

  g_test_add_func ("/report/page-words", test_page_words);
  g_test_add_func ("/report/zoom", test_zoom);
  g_test_add_func ("/report/pages", test_pages);
  g_test_add_func ("/report/pages-are-named", test_pages_are_named);
  g_test_add_func ("/report/thousands-of-pages", test_thousands_of_pages);
  g_test_add_func ("/report/names", test_names);
  g_test_add_func ("/report/forms", test_forms);
  g_test_add_func ("/report/not-allowed", test_not_allowed);
  g_test_add_func ("/report/save", test_save);
  g_test_add_func ("/report/copies", test_copies);
  return g_test_run ();
}
