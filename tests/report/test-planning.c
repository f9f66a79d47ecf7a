/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout.h"
#include "kith-plain-text.h"
#include "kith-report-missing-data.h"
#include "kith-report-one-to-one.h"
#include "kith-report-plans-due.h"
#include "samples.h"

#include <string.h>

static char wren[] = "Wren Castellanos", renata[] = "Renata Castellanos", wren_id[] = "KC-0502";
static char brickwork[] = "Level 2 Brickwork", ali[] = "علي", ali_legal[] = "Ali Haddad", ali_id[] = "KC-0511";

static char pep[] = "Personal Education Plan (PEP)", pep_date[] = "2026-07-20", half_past[] = "1:30pm", room[] = "The garden room";
static char chair[] = "Niamh Ní Bhriain", worker[] = "Social worker: Lukáš Dvořák\nVirtual school: Grace Adeyemi";
static char council[] = "Calderwick Council", pathway[] = "Pathway Plan", pathway_date[] = "2026-07-25";

static KithPlansDueRow plans[] = {
  { wren, renata, wren_id, brickwork, pep, pep_date, half_past, room, chair, worker, council, "Priya Raman" },
  { ali, ali_legal, ali_id, NULL, pathway, pathway_date, NULL, NULL, NULL, NULL, NULL, NULL },
};

static KithDocument *
make_plans (guint           n_rows,
            KithReportNames names)
{
  KithReportSetting setting = sample_setting;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const KithPlansDue values = { "2026-07-25", 30, rows };

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (rows, &plans[i % G_N_ELEMENTS (plans)]);
  setting.names = names;
  setting.filters = "Caseload of Priya Raman, the next 30 days";
  return kith_report_plans_due (&values, &setting);
}

static void
test_plans_golden (void)
{
  g_autoptr (KithDocument) document = make_plans (G_N_ELEMENTS (plans), KITH_REPORT_NAMES_PREFERRED);

  g_assert_cmpint (kith_document_get_orientation (document), ==, KITH_ORIENTATION_LANDSCAPE);
  sample_assert_golden ("plans-due", document);
}

static void
test_plans_words (void)
{
  g_autoptr (KithDocument) document = make_plans (G_N_ELEMENTS (plans), KITH_REPORT_NAMES_REFERENCE);
  g_autoptr (KithDocument) none = make_plans (0, KITH_REPORT_NAMES_PREFERRED);
  g_autofree char *text = kith_document_to_plain_text (document);
  g_autofree char *text_of_none = kith_document_to_plain_text (none);

  g_assert_nonnull (strstr (text, "2 plans and reviews: 1 overdue, 1 due in the next 30 days."));
  g_assert_nonnull (strstr (text, "Overdue by 5 days"));
  g_assert_nonnull (strstr (text, "How soon: Today"));
  g_assert_nonnull (strstr (text, "KC-0502"));
  g_assert_null (strstr (text, "Wren"));
  g_assert_nonnull (strstr (text_of_none, "No plan or review is overdue or due in the next 30 days."));
}

/* Of two hundred plans each is on a page, and none twice. */
static void
test_plans_pages (void)
{
  g_autoptr (KithDocument) document = make_plans (200, KITH_REPORT_NAMES_PREFERRED);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  guint n_found = 0;

  for (guint page = 0; page < kith_layout_get_n_pages (layout); page++) {
    g_autofree char *words = kith_layout_dup_page_text (layout, page);

    for (const char *at = strstr (words, "Wren Castellanos"); at != NULL; at = strstr (at + 1, "Wren Castellanos"))
      n_found++;
  }
  g_assert_cmpuint (n_found, ==, 100);
}

static const char *const fields[] = { "Date of birth", "Care status", "Emergency contact", "Next PEP" };

static KithMissingRow missing[] = {
  { wren, renata, wren_id,
    { KITH_MISSING_STATE_HERE, KITH_MISSING_STATE_HERE, KITH_MISSING_STATE_MISSING, KITH_MISSING_STATE_NOT_NEEDED } },
  { ali, ali_legal, ali_id,
    { KITH_MISSING_STATE_MISSING, KITH_MISSING_STATE_HERE, KITH_MISSING_STATE_MISSING, KITH_MISSING_STATE_HERE } },
};

static KithDocument *
make_missing (guint n_rows,
              guint n_complete)
{
  KithReportSetting setting = sample_setting;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const KithMissingData values = { fields, G_N_ELEMENTS (fields), rows, n_complete };

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (rows, &missing[i]);
  setting.filters = "Caseload of Priya Raman";
  return kith_report_missing_data (&values, &setting);
}

static void
test_missing_golden (void)
{
  g_autoptr (KithDocument) document = make_missing (G_N_ELEMENTS (missing), 5);

  sample_assert_golden ("missing-data", document);
}

static void
test_missing_words (void)
{
  g_autoptr (KithDocument) document = make_missing (G_N_ELEMENTS (missing), 5);
  g_autoptr (KithDocument) complete = make_missing (0, 1);
  g_autoptr (KithDocument) nobody = make_missing (0, 0);
  g_autofree char *text = kith_document_to_plain_text (document);
  g_autofree char *text_of_complete = kith_document_to_plain_text (complete);
  g_autofree char *text_of_nobody = kith_document_to_plain_text (nobody);

  g_assert_nonnull (strstr (text, "Something is missing for 2 students. Nothing is missing for 5 students."));
  g_assert_nonnull (strstr (text, "Missing in all    1              0            2                  0"));
  g_assert_nonnull (strstr (text_of_complete, "Nothing is missing for 1 student."));
  g_assert_null (strstr (text_of_complete, "Care status"));
  g_assert_nonnull (strstr (text_of_nobody, "There are no active students here."));
}

static KithDocument *
make_note (gboolean is_full)
{
  static KithOneToOneAction action = { (char *) "Ring the bus company", (char *) "Priya Raman", (char *) "2026-07-28", FALSE };
  static KithOneToOneRemark remark = { (char *) "Priya Raman, 25 July 2026, 9:05am", (char *) "It was the 42, not the 24." };
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  g_autoptr (GPtrArray) remarks = g_ptr_array_new ();
  const KithOneToOne note = {
    .preferred_name = wren,
    .legal_name = renata,
    .reference = wren_id,
    .type = "One-to-one",
    .date = "2026-07-24",
    .time = is_full ? "2:50pm" : NULL,
    .length = is_full ? "45m" : NULL,
    .author = "Tomos Prŷs",
    .contact = "Yes",
    .own_words = is_full ? "I want a job where I'm outside." : NULL,
    .text = "Walked to the reservoir and back.",
    .goals = is_full ? "Get my provisional licence" : NULL,
    .next_steps = is_full ? "Find out about the bus." : NULL,
    .actions = actions,
    .remarks = remarks,
    .readers = "Mentor and coach",
    .for_lead = !is_full,
  };

  if (is_full) {
    g_ptr_array_add (actions, &action);
    g_ptr_array_add (remarks, &remark);
  }
  return kith_report_one_to_one (&note, &sample_setting);
}

static void
test_note_golden (void)
{
  g_autoptr (KithDocument) document = make_note (TRUE);

  sample_assert_golden ("one-to-one-note", document);
}

/* What the student said comes before what anybody made of it, and what was put right since after it. */
static void
test_note_order (void)
{
  g_autoptr (KithDocument) document = make_note (TRUE);
  g_autoptr (KithDocument) short_note = make_note (FALSE);
  g_autofree char *text = kith_document_to_plain_text (document);
  g_autofree char *text_of_short = kith_document_to_plain_text (short_note);

  g_assert_true (strstr (text, "outside") < strstr (text, "reservoir"));
  g_assert_true (strstr (text, "reservoir") < strstr (text, "Ring the bus"));
  g_assert_true (strstr (text, "Ring the bus") < strstr (text, "It was the 42"));
  g_assert_null (strstr (text, "safeguarding lead only"));
  g_assert_nonnull (strstr (text_of_short, "For the safeguarding lead only."));
  g_assert_nonnull (strstr (text_of_short, "Amendments\n----------\n\nNone recorded"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/plans-due/golden", test_plans_golden);
  g_test_add_func ("/report/plans-due/words", test_plans_words);
  g_test_add_func ("/report/plans-due/pages", test_plans_pages);
  g_test_add_func ("/report/missing-data/golden", test_missing_golden);
  g_test_add_func ("/report/missing-data/words", test_missing_words);
  g_test_add_func ("/report/one-to-one/golden", test_note_golden);
  g_test_add_func ("/report/one-to-one/order", test_note_order);

  return g_test_run ();
}
