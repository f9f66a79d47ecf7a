/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout.h"
#include "kith-report-journey.h"
#include "samples.h"

#include <string.h>

static const KithJourneyTerm terms[] = {
  { "Before", "Eastmere\nWestmere", "", "", 2, 0, 0, 0, 0, 0, KITH_CHART_NONE, KITH_CHART_NONE },
  { "Autumn 2025", "", "Tomos Prŷs came\nأمل الخطيب came", "Set: Start my nursery placement", 0, 2, 0, 12, 1, 0, 88, 3 },
  { "Spring 2026", "Northmoor", "Zoe\xcc\x88" " went", "Reached: Start my nursery placement", 1, 0, 1, 9, 0, 1, 93, 6.5 },
};

static const KithJourney journey = { "Jay A", "Jayden Abara", "4471", terms, G_N_ELEMENTS (terms) };

static void
test_words (void)
{
  g_autoptr (KithDocument) document = kith_report_journey (&journey, &sample_setting);

  sample_assert_golden ("journey", document);
}

static void
test_nothing (void)
{
  static const KithJourney nothing = { .preferred_name = "Ali" };
  g_autoptr (KithDocument) document = kith_report_journey (&nothing, &sample_setting);
  g_autoptr (KithChart) chart = kith_report_journey_chart (&nothing);
  g_autofree char *description = kith_chart_dup_description (chart);

  sample_assert_golden ("journey-nothing", document);
  g_assert_true (kith_chart_is_empty (chart));
  g_assert_cmpstr (description, ==, "Journey by term: None recorded.");
}

/* Whoever does not see the strip hears all of it: each lane, each term, numbers with their unit. */
static void
test_description (void)
{
  g_autoptr (KithChart) chart = kith_report_journey_chart (&journey);
  g_autofree char *description = kith_chart_dup_description (chart);

  g_assert_nonnull (strstr (description, "Moved to: Before Eastmere; Westmere, Autumn 2025 None recorded, Spring 2026 Northmoor."));
  g_assert_nonnull (strstr (description, "Contacts: Before None recorded, Autumn 2025 12, Spring 2026 9."));
  g_assert_nonnull (strstr (description, "Attendance: Before None recorded, Autumn 2025 88%, Spring 2026 93%."));
  g_assert_nonnull (strstr (description, "Ratings: Before None recorded, Autumn 2025 3, Spring 2026 6.5."));
}

/* Three years and a place for what came before, twelve moves in one of them: the strip is whole on the first page. */
static void
test_crowded (void)
{
  static const char homes[] =
    "Ashby\nBarrow\nCorby\nDerby\nEly\nFrome\nGoole\nHyde\nIlkley\nJarrow\nKendal\nLeek";
  KithJourneyTerm many[10];
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithLayout) layout = NULL;
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = (KithJourneyTerm) { "Summer 2025", i == 4 ? homes : "Northmoor", "Tomos Prŷs came\nPriya Raman went",
                                  "Set: Start my nursery placement in September\nReached: Sleep through the night",
                                  i == 4 ? 12 : 1, 1, 1, 9 + i, 1, 1, 91, 5 };
  document = kith_report_journey (&(KithJourney) { "Jay A", NULL, NULL, many, G_N_ELEMENTS (many) }, &sample_setting);
  layout = kith_layout_new (document);
  first = kith_layout_dup_page_text (layout, 0);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 2);
  g_assert_nonnull (strstr (first, "Journey by term"));
  g_assert_nonnull (strstr (first, "Leek"));
  g_assert_null (strstr (first, "The numbers"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/journey/words", test_words);
  g_test_add_func ("/report/journey/nothing", test_nothing);
  g_test_add_func ("/report/journey/description", test_description);
  g_test_add_func ("/report/journey/crowded", test_crowded);

  return g_test_run ();
}
