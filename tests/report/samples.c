/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "kith-html.h"
#include "kith-plain-text.h"

const KithReportSetting sample_setting = {
  .organisation = "Northmoor College",
  .printed_by = "Priya Raman",
  .created = 1784989800, /* 25 July 2026, 15:30 in London */
  .printed_at = "25 July 2026, 3:30pm",
};

static const KithSummaryPerson people[] = {
  { "Welfare coach", "Priya Raman", "01632 960 114" },
  { "Peer mentor", "Tomos Prŷs", NULL },
  { "Personal adviser", "Grace Adeyemi", "01632 960 187" },
  { "Social worker", "Lukáš Dvořák", "01632 960 145" },
  { "Foster carer", "Maureen", "07700 900 461" },
  { "Tutor", "Niamh Ní Bhriain", "01632 960 122" },
};

static const char *const strengths[] = {
  "Kind to people who are new",
  "Sees what a room needs before anyone asks",
  "Fixes bikes, and teaches others to",
};

static const char *const achievements[] = {
  "Passed the Level 1 mock exam, 19 July 2026",
  "Cooked for twenty at the summer social",
  "Twelve weeks without missing a Monday",
};

static const KithListItem steps_placement[] = {
  { "Look at three nurseries", TRUE }, { "Write to Sunny Lane", TRUE }, { "Go to the interview on 3 August", FALSE },
};
static const KithListItem steps_sleep[] = { { "Phone out of the bedroom", TRUE }, { "Talk to the GP", FALSE } };
static const KithListItem steps_money[] = {
  { "Open a savings account", TRUE }, { "Bursary form with Priya", TRUE }, { "Put £10 away each week", FALSE },
};
static const KithListItem steps_brother[] = { { "Ask the social worker about Sundays", FALSE } };

static const KithSummaryGoal goals[] = {
  { "Start my nursery placement in September", "Learning", steps_placement, 3, 3, 6, 8 },
  { "Sleep through more nights than not", "Health", steps_sleep, 2, 2, 5, 7 },
  { "Keep some money back for when I move", "Money", steps_money, 3, 4, 4, 8 },
  { "See my brother every month", "Family and friends", steps_brother, 1, KITH_SUMMARY_UNKNOWN, 3, 9 },
  { "Get my provisional licence", NULL, NULL, 0, KITH_SUMMARY_UNKNOWN, KITH_SUMMARY_UNKNOWN, KITH_SUMMARY_UNKNOWN },
};

static const KithSummaryDate dates[] = {
  { "2026-08-03", "Placement interview, Sunny Lane" },
  { "2026-08-19", "Pathway plan review" },
  { "2026-09-16", "PEP meeting" },
};

const KithStudentSummary sample_summary = {
  .preferred_name = "Amal O'Brien-Źródło",
  .legal_name = "Amalia Źródło",
  .reference = "KC-0417",
  .pronouns = "she/her",
  .age = 17,
  .course = "Level 2 Early Years Practitioner",
  .campus = "Riverside campus",
  .own_words = "I say I'm fine before I've thought about it, so ask me twice. I want to work with little ones because "
               "somebody was patient with me once. Please don't read out my post in front of other people.",
  .own_words_date = "2026-05-03",
  .what_helps = "Being told about changes the day before. A walk before talking. Messages rather than calls.",
  .what_does_not_help = "Being taken out of class. Three people asking the same question.",
  .what_matters = "My brother. My bike. Finishing something I started.",
  .care_status = "Looked-after child, in foster care (eligible)",
  .local_authority = "Calderwick Council",
  .people = people,
  .n_people = G_N_ELEMENTS (people),
  .strengths = strengths,
  .n_strengths = G_N_ELEMENTS (strengths),
  .achievements = achievements,
  .n_achievements = G_N_ELEMENTS (achievements),
  .goals = goals,
  .n_goals = G_N_ELEMENTS (goals),
  .attendance = "91% this term, up from 84%",
  .dates = dates,
  .n_dates = G_N_ELEMENTS (dates),
  .last_contact = "2026-07-21",
  .agreed_contact = "every 14 days",
  .safeguarding_held = TRUE,
};

static const KithSummaryGoal many_goals[] = {
  { "Start my nursery placement in September", "Learning", steps_placement, 3, 3, 6, 8 },
  { "Sleep through more nights than not", "Health", steps_sleep, 2, 2, 5, 7 },
  { "Keep some money back for when I move", "Money", steps_money, 3, 4, 4, 8 },
  { "See my brother every month", "Family and friends", steps_brother, 1, KITH_SUMMARY_UNKNOWN, 3, 9 },
  { "Get my provisional licence", NULL, NULL, 0, KITH_SUMMARY_UNKNOWN, KITH_SUMMARY_UNKNOWN, KITH_SUMMARY_UNKNOWN },
  { "Learn to cook five dinners that are not pasta, and have the people I live with round to eat one of them at our own table",
    "Home", steps_money, 3, 1, 9, 10 },
  { "Join the climbing group", "Health", steps_sleep, 2, 5, 4, 6 },
  { "Speak up in the PEP meeting", "Learning", steps_brother, 1, 0, 2, 5 },
  { "Find out about college in Cardiff", "Learning", steps_placement, 3, 2, 2, 6 },
};

#define LONG_WORDS \
  "I say I'm fine before I've thought about it, so ask me twice, and then leave it a minute, because the second answer " \
  "takes longer to come. I want to work with little ones because somebody was patient with me once. Please don't read " \
  "out my post in front of other people. When I go quiet it is not about you. I have moved nine times and I keep my " \
  "things in the same order each time, so please don't tidy them. I would rather know a hard thing than guess it. "

const KithStudentSummary sample_summary_long = {
  .preferred_name = "Maximiliane-Katharina Featherstonehaugh-Okonkwo y de la Santísima Trinidad",
  .pronouns = "they/them",
  .age = 19,
  .course = "Level 3 Extended Diploma in Health and Social Care with Placement (second year)",
  .campus = "Riverside campus, Old Mill building",
  .own_words = LONG_WORDS LONG_WORDS,
  .what_helps = LONG_WORDS,
  .what_does_not_help = "Surprises.",
  .what_matters = LONG_WORDS,
  .care_status = "Care leaver with a personal adviser (former relevant), previously an unaccompanied asylum-seeking child",
  .local_authority = "Calderwick and the Upper Dales Combined Children's Services",
  .people = people,
  .n_people = G_N_ELEMENTS (people),
  .strengths = strengths,
  .n_strengths = G_N_ELEMENTS (strengths),
  .achievements = achievements,
  .n_achievements = G_N_ELEMENTS (achievements),
  .goals = many_goals,
  .n_goals = G_N_ELEMENTS (many_goals),
  .dates = dates,
  .n_dates = G_N_ELEMENTS (dates),
  .agreed_contact = "weekly in term, by message in the holidays",
};

const KithStudentSummary sample_summary_empty = { .preferred_name = "Suharto", .age = KITH_SUMMARY_UNKNOWN };

static const char *const arabic_strengths[] = { "يتكلم ثلاث لغات", "Football 😀" };

const KithStudentSummary sample_summary_arabic = {
  .preferred_name = "أمل الخطيب",
  .pronouns = "he/him",
  .age = 16,
  .course = "ESOL Entry 3",
  .own_words = "أحب أن أتعلم بسرعة، لكنني أحتاج إلى وقت لأثق بالناس. من فضلكم تكلموا معي ببطء.",
  .what_helps = "مترجم في الاجتماعات",
  .care_status = "Unaccompanied asylum-seeking child, looked after",
  .local_authority = "Calderwick Council",
  .people = people,
  .n_people = 2,
  .strengths = arabic_strengths,
  .n_strengths = G_N_ELEMENTS (arabic_strengths),
  .goals = goals,
  .n_goals = 2,
};

KithDocument *
sample_table_document (guint n_rows)
{
  static const KithColumn columns[] = {
    { "Name", 3, KITH_ALIGN_START }, { "What was said", 6, KITH_ALIGN_START }, { "Days", 1, KITH_ALIGN_END },
  };
  static const char *const totals[] = { "Total", "", "12,345", NULL };
  KithDocument *document = kith_report_begin (&sample_setting, "Contact gaps", "Contact gaps");

  kith_document_add_heading (document, 1, "Contact gaps");
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++) {
    g_autofree char *name = g_strdup_printf ("Row%u", i);
    g_autofree char *days = g_strdup_printf ("%u", i % 90);
    const char *cells[] = { name, i % 7 == 0 ? "Met at the library, then walked to the bus together and talked about September." : "Message", days, NULL };

    kith_document_add_row (document, cells);
  }
  kith_document_set_totals (document, totals);
  return document;
}

char *
sample_long_text (gsize n_characters)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < n_characters; i++)
    g_string_append_printf (text, "Sentence %u of a long note about an ordinary day. ", i);
  g_string_truncate (text, n_characters);
  return g_string_free (text, FALSE);
}

static void
assert_golden_file (const char *name,
                    const char *ending,
                    const char *text)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "report", file, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("KITH_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, NULL);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

void
sample_assert_golden (const char   *name,
                      KithDocument *document)
{
  g_autofree char *text = kith_document_to_plain_text (document);
  g_autofree char *html = kith_document_to_html (document);

  assert_golden_file (name, ".txt", text);
  assert_golden_file (name, ".html", html);
}
