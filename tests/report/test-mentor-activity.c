/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout.h"
#include "kith-plain-text.h"
#include "kith-report-certificate.h"
#include "samples.h"

#include <string.h>

static const KithFact facts[] = { { "Programme", "Level 3 Peer Worker, ST0896" }, { "Line manager", "Priya Raman" } };
static const KithActivityLine sessions[] = { { "One-to-one", 12, 540, 0 }, { "Drop-in", 0, 0, 0 }, { "Group", 2, 150, 0 } };
static const KithActivityLine hours[] = { { "Self-research", 4, 300, 300 }, { "Supporting students", 14, 690, 0 } };
static const KithActivityKsb ksbs[] = { { "K1", "Where young people can find help", 3 }, { "S1", "Listens to the end", 0 } };
static const KithActivityCheck checks[] = {
  { "DBS certificate", "2023-09-10", "2026-09-10", FALSE },
  { "Safeguarding training", "2025-07-20", "2026-07-20", FALSE },
  { "Boundaries agreement", "2025-09-01", NULL, TRUE },
  { "First aid", NULL, NULL, FALSE },
};

/* What a sample points to. */
typedef struct {
  GArray *sessions;
  GArray *hours;
  GArray *ksbs;
  GPtrArray *weeks;
  GPtrArray *classes;
  GPtrArray *assessments;
  GPtrArray *held;
} Sample;

static void
sample_clear (Sample *self)
{
  g_clear_pointer (&self->sessions, g_array_unref);
  g_clear_pointer (&self->hours, g_array_unref);
  g_clear_pointer (&self->ksbs, g_array_unref);
  g_clear_pointer (&self->weeks, g_ptr_array_unref);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static void
sample_init (Sample *self)
{
  self->sessions = g_array_new (FALSE, TRUE, sizeof (KithActivityLine));
  self->hours = g_array_new (FALSE, TRUE, sizeof (KithActivityLine));
  self->ksbs = g_array_new (FALSE, TRUE, sizeof (KithActivityKsb));
  self->weeks = g_ptr_array_new_with_free_func (g_free);
  self->classes = g_ptr_array_new_with_free_func (g_free);
  self->assessments = g_ptr_array_new_with_free_func (g_free);
  self->held = g_ptr_array_new_with_free_func (g_free);
}

static void
add_week (Sample     *self,
          const char *monday,
          int         minutes)
{
  KithActivityWeek week = { (char *) monday, minutes, 360 };

  g_ptr_array_add (self->weeks, g_memdup2 (&week, sizeof week));
}

static void
add_entry (GPtrArray  *entries,
           const char *date,
           const char *what,
           int         minutes)
{
  KithActivityEntry entry = { (char *) date, (char *) what, minutes };

  g_ptr_array_add (entries, g_memdup2 (&entry, sizeof entry));
}

static void
fill (Sample *self)
{
  g_array_append_vals (self->sessions, sessions, G_N_ELEMENTS (sessions));
  g_array_append_vals (self->hours, hours, G_N_ELEMENTS (hours));
  g_array_append_vals (self->ksbs, ksbs, G_N_ELEMENTS (ksbs));
  add_week (self, "2026-07-06", 420);
  add_week (self, "2026-07-13", 345);
  add_week (self, "2026-07-20", 0);
  add_entry (self->classes, "2026-07-08", "Attended", 360);
  add_entry (self->classes, "2026-07-22", "Missed", 0);
  add_entry (self->assessments, "2026-07-17", "Summer term: On track (Benedict Okonkwo-Lyle)", 0);
  add_entry (self->held, "2026-07-09", "One-to-one", 60);
}

static KithDocument *
make_document (Sample   *sample,
               gboolean  is_empty)
{
  const KithMentorActivity activity = {
    .name = "Tomos Prŷs",
    .today = "2026-07-25",
    .days = "1 July 2026 to 25 July 2026",
    .facts = facts,
    .n_facts = G_N_ELEMENTS (facts),
    .reached = is_empty ? 0 : 9,
    .attempts = is_empty ? 0 : 3,
    .groups = is_empty ? 0 : 2,
    .sessions = sample->sessions,
    .hours = sample->hours,
    .target = is_empty ? 0 : 360,
    .standing = is_empty ? NULL : "The whole programme to date, less leave: 210h done, 200h expected by now: on track.",
    .weeks = sample->weeks,
    .shadowing = is_empty ? NULL : "2 times, 3h in all: 7 Jul 2026, 14 Jul 2026.",
    .classes = sample->classes,
    .classes_words = "1 attended, 0 away with leave, 1 missed.",
    .assessments = sample->assessments,
    .ksbs = sample->ksbs,
    .journal = is_empty ? NULL : "1 entry: 10 Jul 2026.",
    .supervision = "Last session 9 Jul 2026 · next 6 Aug 2026",
    .sessions_held = sample->held,
    .checks = checks,
    .n_checks = G_N_ELEMENTS (checks),
  };
  KithReportSetting setting = sample_setting;

  setting.filters = "1 Jul 2026 to 25 Jul 2026";
  return kith_report_mentor_activity (&activity, &setting);
}

static void
test_golden (void)
{
  g_auto (Sample) sample = { 0 };
  g_autoptr (KithDocument) document = NULL;

  sample_init (&sample);
  fill (&sample);
  document = make_document (&sample, FALSE);
  sample_assert_golden ("mentor-activity", document);
}

/* Numbers and bars say the same, and everybody who signs has a line. */
static void
test_words (void)
{
  g_auto (Sample) sample = { 0 };
  g_autoptr (KithDocument) document = NULL;
  g_autofree char *text = NULL;

  sample_init (&sample);
  fill (&sample);
  document = make_document (&sample, FALSE);
  text = kith_document_to_plain_text (document);
  g_assert_nonnull (strstr (text, "12h 45m of off-the-job training in finished weeks, whose targets come to 18h. 2 weeks of 3 were "
                                  "under their target."));
  g_assert_nonnull (strstr (text, "6 Jul 2026 7 h"));
  g_assert_nonnull (strstr (text, "Target 6 h"));
  g_assert_null (strstr (text, "Drop-in"));
  g_assert_nonnull (strstr (text, "1 of 2 have evidence"));
  g_assert_nonnull (strstr (text, "Overdue by 5 days"));
  g_assert_nonnull (strstr (text, "Due in 47 days"));
  g_assert_nonnull (strstr (text, "No day recorded"));
  g_assert_nonnull (strstr (text, "Line manager: ____"));
  g_assert_nonnull (strstr (text, "Assessor: ____"));
}

/* Nothing is left out where there is nothing. */
static void
test_empty (void)
{
  g_auto (Sample) sample = { 0 };
  g_autoptr (KithDocument) document = NULL;
  g_autofree char *text = NULL;
  guint n_none = 0;

  sample_init (&sample);
  document = make_document (&sample, TRUE);
  text = kith_document_to_plain_text (document);
  for (const char *at = strstr (text, "None recorded\n"); at != NULL; at = strstr (at + 1, "None recorded\n"))
    n_none++;
  g_assert_cmpuint (n_none, >=, 8);
}

static KithDocument *
make_certificate (GArray *lines)
{
  const KithCertificate certificate = { "Tomos Prŷs", "Northmoor College", "1 September 2025 to 25 July 2026", TRUE,
                                        "Apprenticeship: Level 3 Peer Worker.", lines };

  return kith_report_certificate (&certificate, &sample_setting);
}

/* On one page, however many kinds there are. */
static void
test_certificate (void)
{
  g_auto (Sample) sample = { 0 };
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithLayout) layout = NULL;

  sample_init (&sample);
  fill (&sample);
  document = make_certificate (sample.hours);
  sample_assert_golden ("certificate-of-hours", document);
  g_clear_object (&document);
  for (guint i = 0; i < 8; i++)
    g_array_append_vals (sample.hours, hours, 1);
  document = make_certificate (sample.hours);
  layout = kith_layout_new (document);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 1);
}

/* A year and a half of weeks is three charts, and none is cut off. */
static void
test_many_weeks (void)
{
  g_auto (Sample) sample = { 0 };
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithLayout) layout = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  sample_init (&sample);
  for (guint i = 0; i < 78; i++)
    add_week (&sample, i == 77 ? "2027-06-07" : "2026-01-05", 300);
  fill (&sample);
  document = make_document (&sample, FALSE);
  layout = kith_layout_new (document);
  for (guint page = 0; page < kith_layout_get_n_pages (layout); page++) {
    g_autofree char *text = kith_layout_dup_page_text (layout, page);

    g_string_append (words, text);
  }
  g_assert_cmpuint (kith_layout_get_n_pages (layout), >=, 4);
  g_assert_nonnull (strstr (words->str, "7 Jun 2027"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/mentor-activity/golden", test_golden);
  g_test_add_func ("/report/mentor-activity/words", test_words);
  g_test_add_func ("/report/mentor-activity/empty", test_empty);
  g_test_add_func ("/report/mentor-activity/many-weeks", test_many_weeks);
  g_test_add_func ("/report/mentor-activity/certificate", test_certificate);

  return g_test_run ();
}
