/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-date-row.h"
#include "form/kith-link-row.h"
#include "kith-kinds.h"
#include "kith-report-span.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "report/kith-report-card.h"
#include "report/kith-report-memory.h"
#include "report/kith-report-options.h"
#include "report/kith-report-picture.h"
#include "report/kith-reports-page.h"
#include "shell/kith-application.h"

#include <string.h>

/* The gallery */

static void
collect_cards (GtkWidget *within,
               GPtrArray *cards)
{
  if (KITH_IS_REPORT_CARD (within))
    g_ptr_array_add (cards, within);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_cards (child, cards);
}

static GPtrArray *
get_cards (AdwNavigationPage *page)
{
  GPtrArray *cards = g_ptr_array_new ();

  collect_cards (GTK_WIDGET (page), cards);
  return cards;
}

static gboolean
has_card (GPtrArray  *cards,
          const char *name)
{
  for (guint i = 0; i < cards->len; i++)
    if (g_str_equal (kith_report_card_get_report (g_ptr_array_index (cards, i))->name, name))
      return TRUE;
  return FALSE;
}

/* Every role sees the reports it may make and no others. */
static void
test_roles (void)
{
  static const KithRoles roles[] = {
    KITH_ROLE_MENTOR, KITH_ROLE_COACH, KITH_ROLE_WELFARE, KITH_ROLE_DSL, KITH_ROLE_MANAGER, KITH_ROLE_DPO, KITH_ROLE_ADMIN,
  };
  guint n_reports;
  const KithReport *reports = kith_reports_get (&n_reports);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    AdwNavigationPage *page = g_object_ref_sink (kith_reports_page_new_for_roles (roles[i]));
    g_autoptr (GPtrArray) cards = get_cards (page);

    for (guint j = 0; j < n_reports; j++)
      g_assert_cmpint (has_card (cards, reports[j].name), ==, kith_report_allows (&reports[j], roles[i]));
    g_object_unref (page);
  }
}

static void
test_cards_differ_by_role (void)
{
  AdwNavigationPage *mentor = g_object_ref_sink (kith_reports_page_new_for_roles (KITH_ROLE_MENTOR));
  AdwNavigationPage *lead = g_object_ref_sink (kith_reports_page_new_for_roles (KITH_ROLE_DSL));
  g_autoptr (GPtrArray) of_mentor = get_cards (mentor);
  g_autoptr (GPtrArray) of_lead = get_cards (lead);

  g_assert_false (has_card (of_mentor, "transfer-pack"));
  g_assert_true (has_card (of_lead, "transfer-pack"));
  g_assert_true (has_card (of_mentor, "student-summary"));
  g_object_unref (mentor);
  g_object_unref (lead);
}

static void
test_cards_are_named (void)
{
  guint n_reports;
  const KithReport *reports = kith_reports_get (&n_reports);

  for (guint i = 0; i < n_reports; i++) {
    GtkWidget *card = g_object_ref_sink (kith_report_card_new (&reports[i]));

    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, reports[i].title);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reports[i].purpose);
    g_assert_cmpuint (strlen (reports[i].purpose), >, 10);
    g_object_unref (card);
  }
}

/* A report that is new needs a picture: build-aux/report-pictures makes it. */
static void
test_pictures (void)
{
  guint n_reports;
  const KithReport *reports = kith_reports_get (&n_reports);
  GtkWidget *picture = g_object_ref_sink (g_object_new (KITH_TYPE_REPORT_PICTURE, NULL));

  for (guint i = 0; i < n_reports; i++)
    if (!kith_report_picture_set_report (KITH_REPORT_PICTURE (picture), reports[i].name)) {
      g_test_message ("There is no picture of %s.", reports[i].name);
      g_test_fail ();
    }
  g_assert_false (kith_report_picture_set_report (KITH_REPORT_PICTURE (picture), "nonsense"));
  g_object_unref (picture);
}

static void
test_search (void)
{
  GtkWidget *card = g_object_ref_sink (kith_report_card_new (kith_reports_find ("student-summary")));

  g_assert_true (kith_report_card_matches (KITH_REPORT_CARD (card), ""));
  g_assert_true (kith_report_card_matches (KITH_REPORT_CARD (card), "  SUMM stud "));
  g_assert_true (kith_report_card_matches (KITH_REPORT_CARD (card), "one page"));
  g_assert_false (kith_report_card_matches (KITH_REPORT_CARD (card), "summary bursary"));
  g_object_unref (card);
}

/* The options */

typedef struct {
  KithTestCase *test_case;
  KithStore *store;
  GtkWidget *window;
  KithReportOptions *options;
  guint n_changes;
} Fixture;

static void
count_change (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture                 *fixture,
        const char              *report,
        const KithReportSubject *subject,
        const KithReportMemory  *memory)
{
  GtkWidget *page = adw_preferences_page_new ();

  fixture->test_case = kith_test_case_new ();
  fixture->store = kith_ui_open_store (fixture->test_case, "coach");
  fixture->options = g_object_new (KITH_TYPE_REPORT_OPTIONS, NULL);
  kith_report_options_set_up (fixture->options, fixture->store, kith_reports_find (report), subject, memory);
  g_signal_connect_swapped (fixture->options, "changed", G_CALLBACK (count_change), fixture);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (fixture->options));
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kith_ui_close_store (fixture->store);
  kith_test_case_free (fixture->test_case);
}

static gboolean
has_title (GtkWidget  *within,
           const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (within) && gtk_widget_get_visible (within) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (within)), title))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_title (child, title))
      return TRUE;
  return FALSE;
}

/* What a report takes is what can be chosen, and nothing else. */
static void
test_rows (void)
{
  static const struct {
    const char *report;
    const char *rows[4];
    const char *absent;
  } expected[] = {
    { "student-summary", { "Student", "The student is named by" }, "Days" },
    { "coach-caseload", { "Students of", "In order of", "Students are named by" }, "Student" },
    { "group-register", { "Group session" }, "Days" },
    { "diary", { "Days" }, "First day" },
    { "as-at", { "Student", "Day" }, "Days" },
    { "mentor-activity", { "Person", "Days" }, "Students are named by" },
    { "plans-due", { "Look ahead" }, "Days" },
    { "access-pack", { "Student", "Days", "Copy" }, "In order of" },
    { "blank-forms", { "Form" }, "Students are named by" },
    { "hand-over-pack", { "Student", "Students of" }, "Day" },
  };
  const KithReportSubject nobody = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    Fixture fixture = { 0 };
    KithReportMemory memory;

    kith_report_memory_load (kith_reports_find (expected[i].report), &memory);
    set_up (&fixture, expected[i].report, &nobody, &memory);
    for (guint j = 0; expected[i].rows[j] != NULL; j++)
      g_assert_true (has_title (GTK_WIDGET (fixture.options), expected[i].rows[j]));
    g_assert_false (has_title (GTK_WIDGET (fixture.options), expected[i].absent));
    tear_down (&fixture);
  }
}

static void
test_student_is_asked_for (void)
{
  Fixture fixture = { 0 };
  const KithReportSubject nobody = { 0 };
  const KithReportMemory memory = { .names = KITH_REPORT_NAMES_INITIALS };
  KithReportRequest request = { 0 };
  KithLinkRow *row;

  set_up (&fixture, "student-summary", &nobody, &memory);
  g_assert_cmpint (kith_report_options_get_missing (fixture.options), ==, KITH_REPORT_MISSING_STUDENT);
  row = KITH_LINK_ROW (find_type (GTK_WIDGET (fixture.options), KITH_TYPE_LINK_ROW));
  kith_link_row_set_id (row, fixture.test_case->jay);
  g_assert_cmpuint (fixture.n_changes, >, 0);
  g_assert_cmpint (kith_report_options_get_missing (fixture.options), ==, KITH_REPORT_MISSING_NOTHING);
  kith_report_options_fill (fixture.options, &request);
  g_assert_cmpint (request.subject.student, ==, fixture.test_case->jay);
  g_assert_cmpint (request.names, ==, KITH_REPORT_NAMES_INITIALS);
  tear_down (&fixture);
}

/* The plan somebody came from is the first student’s: it must not be asked of another. */
static void
test_another_student (void)
{
  Fixture fixture = { 0 };
  const KithReportMemory memory = { 0 };
  KithReportSubject subject = { .student = 1, .plan = 7, .transfer = 8, .appointment = 9 };
  KithReportRequest request = { 0 };

  set_up (&fixture, "meeting-minutes", &subject, &memory);
  kith_report_options_fill (fixture.options, &request);
  g_assert_cmpint (request.subject.plan, ==, 7);
  kith_link_row_set_id (KITH_LINK_ROW (find_type (GTK_WIDGET (fixture.options), KITH_TYPE_LINK_ROW)),
                        fixture.test_case->zofia);
  kith_report_options_fill (fixture.options, &request);
  g_assert_cmpint (request.subject.student, ==, fixture.test_case->zofia);
  g_assert_cmpint (request.subject.plan, ==, 0);
  g_assert_cmpint (request.subject.transfer, ==, 0);
  g_assert_cmpint (request.subject.appointment, ==, 0);
  tear_down (&fixture);
}

static void
test_own_days (void)
{
  Fixture fixture = { 0 };
  const KithReportMemory memory = { .days = KITH_REPORT_SPAN_WEEK };
  const KithReportSubject subject = { .from = "2026-03-02", .until = "2026-03-08" };
  KithReportRequest request = { 0 };
  KithReportMemory remembered = memory;
  KithDateRow *first;

  set_up (&fixture, "diary", &subject, &memory);
  kith_report_options_fill (fixture.options, &request);
  g_assert_cmpint (request.days, ==, KITH_REPORT_SPAN_OWN);
  g_assert_cmpstr (request.subject.from, ==, "2026-03-02");
  g_assert_cmpstr (request.subject.until, ==, "2026-03-08");
  first = KITH_DATE_ROW (find_type (GTK_WIDGET (fixture.options), KITH_TYPE_DATE_ROW));
  /* The last day comes before the first, then the first is no day at all. */
  gtk_editable_set_text (GTK_EDITABLE (first), "9 mar 2026");
  g_assert_cmpint (kith_report_options_get_missing (fixture.options), ==, KITH_REPORT_MISSING_DAYS);
  gtk_editable_set_text (GTK_EDITABLE (first), "the other day");
  g_assert_cmpint (kith_report_options_get_missing (fixture.options), ==, KITH_REPORT_MISSING_DAYS);
  gtk_editable_set_text (GTK_EDITABLE (first), "1 mar 2026");
  g_assert_cmpint (kith_report_options_get_missing (fixture.options), ==, KITH_REPORT_MISSING_NOTHING);
  kith_report_options_remember (fixture.options, &remembered);
  g_assert_cmpint (remembered.days, ==, KITH_REPORT_SPAN_WEEK);
  tear_down (&fixture);
}

/* What is remembered */

static void
test_memory (void)
{
  const KithReport *summary = kith_reports_find ("student-summary");
  const KithReport *caseload = kith_reports_find ("coach-caseload");
  const KithReportMemory chosen = { KITH_REPORT_NAMES_REFERENCE, KITH_REPORT_SPAN_LAST_TERM, KITH_REPORT_ORDER_DATE, 60, 1.5 };
  KithReportMemory memory;

  kith_report_memory_save (caseload, &chosen);
  kith_report_memory_load (caseload, &memory);
  g_assert_cmpint (memory.names, ==, chosen.names);
  g_assert_cmpint (memory.days, ==, chosen.days);
  g_assert_cmpint (memory.order, ==, chosen.order);
  g_assert_cmpuint (memory.ahead, ==, 60);
  g_assert_cmpfloat (memory.zoom, ==, 1.5);
  kith_report_memory_load (summary, &memory);
  g_assert_cmpint (memory.names, ==, KITH_REPORT_NAMES_PREFERRED);
  kith_report_memory_save (summary, &memory);
  kith_report_memory_load (caseload, &memory);
  g_assert_cmpint (memory.names, ==, chosen.names);
}

/* Settings are read by every program: nothing in them may say whom a report was about. */
static void
test_nobody_in_settings (void)
{
  Fixture fixture = { 0 };
  const KithReportMemory usual = { 0 };
  KithReportSubject subject = { .student = 424242, .person = 535353, .from = "2026-03-02", .until = "2026-03-08" };
  g_autoptr (GSettings) settings = g_settings_new (KITH_APPLICATION_ID);
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;
  KithReportMemory memory = usual;

  g_strlcpy (subject.authority, "Eastmere Council", sizeof subject.authority);
  set_up (&fixture, "hand-over-pack", &subject, &usual);
  kith_report_options_remember (fixture.options, &memory);
  kith_report_memory_save (kith_reports_find ("hand-over-pack"), &memory);
  value = g_settings_get_value (settings, "report-options");
  text = g_variant_print (value, FALSE);
  g_assert_nonnull (strstr (text, "hand-over-pack"));
  g_assert_null (strstr (text, "424242"));
  g_assert_null (strstr (text, "535353"));
  g_assert_null (strstr (text, "Eastmere"));
  g_assert_null (strstr (text, "2026-03"));
  tear_down (&fixture);
}

/* The days */

static void
assert_span (KithCaseFile   *file,
             KithReportSpan  span,
             const char     *from,
             const char     *until)
{
  char first[12] = "2020-01-01", last[12] = "2020-01-02";
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_report_span_find (file, span, first, last, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, until);
}

static void
test_spans (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test_case, "coach");
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));
  char first[12] = "", last[12] = "", before[12] = "", end[12] = "";

  assert_span (file, KITH_REPORT_SPAN_OWN, "2020-01-01", "2020-01-02");
  assert_span (file, KITH_REPORT_SPAN_WHOLE, "", "");
  assert_span (file, KITH_REPORT_SPAN_YEAR, "2025-08-01", "2026-07-31");
  assert_span (file, KITH_REPORT_SPAN_LAST_YEAR, "2024-08-01", "2025-07-31");
  g_assert_true (kith_report_span_find (file, KITH_REPORT_SPAN_TERM, first, last, NULL));
  g_assert_true (kith_report_span_find (file, KITH_REPORT_SPAN_LAST_TERM, before, end, NULL));
  g_assert_cmpint (strcmp (first, today), <=, 0);
  g_assert_cmpint (strcmp (end, first), <, 0);
  g_assert_cmpint (strcmp (before, end), <, 0);
  g_assert_true (kith_report_span_find (file, KITH_REPORT_SPAN_WEEK, first, last, NULL));
  g_assert_cmpint (strcmp (first, today), <=, 0);
  g_assert_cmpint (strcmp (last, today), >=, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kith_ui_register ();

  g_test_add_func ("/reports-page/roles", test_roles);
  g_test_add_func ("/reports-page/cards-differ-by-role", test_cards_differ_by_role);
  g_test_add_func ("/reports-page/cards-are-named", test_cards_are_named);
  g_test_add_func ("/reports-page/pictures", test_pictures);
  g_test_add_func ("/reports-page/search", test_search);
  g_test_add_func ("/reports-page/rows", test_rows);
  g_test_add_func ("/reports-page/student-is-asked-for", test_student_is_asked_for);
  g_test_add_func ("/reports-page/another-student", test_another_student);
  g_test_add_func ("/reports-page/own-days", test_own_days);
  g_test_add_func ("/reports-page/memory", test_memory);
  g_test_add_func ("/reports-page/nobody-in-settings", test_nobody_in_settings);
  g_test_add_func ("/reports-page/spans", test_spans);
  return g_test_run ();
}
