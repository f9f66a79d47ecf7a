/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout.h"
#include "kith-plain-text.h"
#include "kith-report-diary.h"
#include "samples.h"

#include <string.h>

static const KithDiaryLine lines[] = {
  { "2026-03-11", "All day", "Spring half-term", NULL, NULL, NULL, NULL, NULL, "Holiday" },
  { "2026-03-11", "9:00am to 9:30am", "Appointment", "Wren Castellanos", "Renata Castellanos", "KC-0502",
    "with Sam Okafor", NULL, NULL },
  { "2026-03-11", "3:00pm to 4:30pm", "Cooking together", NULL, NULL, NULL, "led by Priya Raman", "Kitchen 2",
    "Cancelled" },
  { "2026-03-12", "1:00pm", "Personal Education Plan (PEP)", "علي", "Ali Haddad", "KC-0511", NULL, NULL, NULL },
};

static const KithSlip slip = {
  .student = "Wren Castellanos",
  .what = "Housing",
  .day = "Thursday 12 March 2026",
  .when = "10:00am to 10:30am",
  .place = "12 Grey Street",
  .with_whom = "Ngozi Adeyemi-Clarke",
  .companion = "Sam Okafor",
  .transport = "Bus 12 from the college gate at 9:25am",
};

static KithDocument *
make_diary (gsize           n_lines,
            KithReportNames names)
{
  KithReportSetting setting = sample_setting;
  const KithDiaryLines diary = { "Week of 9 March 2026", lines, n_lines };

  setting.names = names;
  setting.filters = "My diary, 9 March 2026 to 15 March 2026";
  return kith_report_diary (&diary, &setting);
}

static void
test_golden (void)
{
  g_autoptr (KithDocument) diary = make_diary (G_N_ELEMENTS (lines), KITH_REPORT_NAMES_PREFERRED);
  g_autoptr (KithDocument) page = kith_report_appointment_slip (&slip, &sample_setting);

  sample_assert_golden ("diary", diary);
  sample_assert_golden ("appointment-slip", page);
}

/* Each day stands once, in its order, and its lines below it. */
static void
test_days (void)
{
  g_autoptr (KithDocument) diary = make_diary (G_N_ELEMENTS (lines), KITH_REPORT_NAMES_PREFERRED);
  g_autofree char *text = kith_document_to_plain_text (diary);
  const char *wednesday = strstr (text, "Wednesday 11 March 2026");
  const char *thursday = strstr (text, "Thursday 12 March 2026");

  g_assert_true (wednesday != NULL && thursday != NULL && wednesday < thursday);
  g_assert_null (strstr (wednesday + 1, "Wednesday 11 March 2026"));
  g_assert_true (strstr (text, "Cooking together") < thursday);
  g_assert_true (strstr (text, "Personal Education Plan") > thursday);
}

static void
test_names (void)
{
  g_autoptr (KithDocument) initials = make_diary (G_N_ELEMENTS (lines), KITH_REPORT_NAMES_INITIALS);
  g_autoptr (KithDocument) references = make_diary (G_N_ELEMENTS (lines), KITH_REPORT_NAMES_REFERENCE);
  g_autofree char *short_text = kith_document_to_plain_text (initials);
  g_autofree char *reference_text = kith_document_to_plain_text (references);

  g_assert_null (strstr (short_text, "Wren"));
  g_assert_nonnull (strstr (short_text, "WC"));
  g_assert_null (strstr (reference_text, "Castellanos"));
  g_assert_nonnull (strstr (reference_text, "KC-0502"));
}

static void
test_nothing (void)
{
  static const KithSlip none = { .student = "Wren Castellanos" };
  g_autoptr (KithDocument) diary = make_diary (0, KITH_REPORT_NAMES_PREFERRED);
  g_autoptr (KithDocument) page = kith_report_appointment_slip (&none, &sample_setting);
  g_autofree char *text = kith_document_to_plain_text (diary);
  g_autofree char *slip_text = kith_document_to_plain_text (page);

  g_assert_nonnull (strstr (text, "Nothing planned."));
  g_assert_nonnull (strstr (slip_text, "No appointment is coming up."));
}

/* Whoever goes has one page in the pocket. */
static void
test_slip_is_one_page (void)
{
  g_autoptr (KithDocument) page = kith_report_appointment_slip (&slip, &sample_setting);
  g_autoptr (KithLayout) layout = kith_layout_new (page);

  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/diary/golden", test_golden);
  g_test_add_func ("/report/diary/days", test_days);
  g_test_add_func ("/report/diary/names", test_names);
  g_test_add_func ("/report/diary/nothing", test_nothing);
  g_test_add_func ("/report/appointment-slip/one-page", test_slip_is_one_page);

  return g_test_run ();
}
