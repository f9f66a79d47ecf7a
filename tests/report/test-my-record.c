/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"
#include "kith-layout.h"
#include "kith-report-my-record.h"
#include "samples.h"

#include <string.h>

static const KithListItem noticed[] = { { "Rang the office without anybody asking." } };
static const KithListItem achievements[] = { { "Cooked for twenty at the summer social" } };
static const KithListItem steps[] = { { "Open a savings account", TRUE }, { "Put £10 away each week", FALSE } };
static const KithMyGoal goals[] = {
  { "Keep some money back for when I move", "You began at 3 of 10 and are at 6 now. You want to be at 8.", steps, 2 },
  { "Get my provisional licence", NULL, NULL, 0 },
};
static const KithFact people[] = { { "Support coach", "Priya Raman" }, { "Peer mentor", "Tomos Prŷs" } };
static const KithListItem sentences[] = {
  { "You and the people who support you were in touch 12 times." },
  { "3 October 2025: you came along: Football with another student." },
};
static const char *const quotes[] = { "أنا بخير اليوم.", "I say I'm fine when I'm not. Ask twice, Zoe\xcc\x88" " does." };
static const KithMyTerm terms[] = { { "Autumn term 2025", sentences, 2, quotes, 2 } };

static const KithMyRecord record = {
  .preferred_name = "Jay A", .legal_name = "Jayden Abara", .reference = "4471",
  .own_words = "I like bikes, and people who say what they mean.", .strengths = "Kind to people who are new\nFixes bikes",
  .matters = "My brother", .helps = "Text first", .does_not_help = "Surprises",
  .noticed = noticed, .n_noticed = 1, .achievements = achievements, .n_achievements = 1, .goals = goals, .n_goals = 2,
  .people = people, .n_people = 2, .terms = terms, .n_terms = 1,
};

static void
test_words (void)
{
  g_autoptr (KithDocument) document = kith_report_my_record (&record, &sample_setting);

  sample_assert_golden ("my-record", document);
}

/* Somebody of whom little is written is not shown holes. */
static void
test_little (void)
{
  static const KithMyRecord little = { .preferred_name = "Ali" };
  g_autoptr (KithDocument) document = kith_report_my_record (&little, &sample_setting);

  sample_assert_golden ("my-record-little", document);
}

/* Strengths come before everything else, on the first page. */
static void
test_pages (void)
{
  g_autoptr (KithDocument) document = kith_report_my_record (&record, &sample_setting);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autofree char *first = kith_layout_dup_page_text (layout, 0);
  const char *strengths = strstr (first, "What you are good at");
  const char *words = strstr (first, "In your own words");

  g_assert_nonnull (strengths);
  g_assert_true (words == NULL || strengths < words);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/my-record/words", test_words);
  g_test_add_func ("/report/my-record/little", test_little);
  g_test_add_func ("/report/my-record/pages", test_pages);

  return g_test_run ();
}
