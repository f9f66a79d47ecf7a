/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-presets.h"
#include "kith-programme-warnings.h"
#include "kith-test-world.h"

/* A programme with its log, looked at on a day. */
typedef struct {
  KithRecord *programme;
  GPtrArray *log;
  GPtrArray *assessments;
  GPtrArray *calendar;
  KithProgrammeHours hours;
} Case;

static void
case_init (Case       *self,
           const char *start)
{
  self->programme = kith_test_record (&kith_programme_kind, "person", "1", "standard", "Peer Worker", "start", start, NULL);
  self->log = g_ptr_array_new_with_free_func (g_object_unref);
  self->assessments = g_ptr_array_new_with_free_func (g_object_unref);
  self->calendar = g_ptr_array_new_with_free_func (g_object_unref);
  self->hours = (KithProgrammeHours) { .weeks = NULL };
}

static void
case_clear (Case *self)
{
  kith_programme_hours_clear (&self->hours);
  g_ptr_array_unref (self->calendar);
  g_ptr_array_unref (self->assessments);
  g_ptr_array_unref (self->log);
  g_object_unref (self->programme);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static KithRecord *
add_log (Case       *self,
         const char *date,
         const char *type,
         const char *minutes,
         gboolean    counts)
{
  KithRecord *entry = kith_test_record (&kith_log_entry_kind, "person", "1", "date", date, "type", type, "title", "Study",
                                        "minutes", minutes, "paid", "1", NULL);

  if (counts) {
    kith_test_set (entry, "tests", "new relevant not-excluded");
    kith_test_set (entry, "off-the-job", "1");
  }
  g_ptr_array_add (self->log, entry);
  return entry;
}

static void
work_out (Case       *self,
          const char *day)
{
  GDate today;

  kith_programme_hours_clear (&self->hours);
  g_assert_true (kith_date_from_iso (day, &today));
  g_assert_true (kith_programme_hours_init (&self->hours, self->programme, self->log, &today));
}

static char *
dup_warnings (Case       *self,
              const char *day)
{
  KithProgrammeFacts facts = { self->log, self->assessments, self->calendar };
  g_autoptr (GPtrArray) list = NULL;
  GDate today;

  work_out (self, day);
  g_assert_true (kith_date_from_iso (day, &today));
  list = kith_programme_warnings_list (&self->hours, &facts, &today);
  g_ptr_array_add (list, NULL);
  return g_strjoinv ("\n", (char **) list->pdata);
}

static void
assert_warnings (Case       *self,
                 const char *day,
                 const char *expected)
{
  g_autofree char *words = dup_warnings (self, day);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_types (void)
{
  g_assert_cmpuint (kith_log_types.n_choices, ==, KITH_PROGRAMME_N_TYPES);
}

/* 78 weeks less 8.4 of leave are 69.6 weeks of six hours: the 418 hours colleges know. */
static void
test_required (void)
{
  g_auto (Case) self;
  g_autofree char *words = NULL;

  case_init (&self, "2025-09-01");
  work_out (&self, "2025-09-01");
  g_assert_cmpint (self.hours.required, ==, 25056);
  words = kith_programme_hours_format (self.hours.required);
  g_assert_cmpstr (words, ==, "418h");
  kith_test_set (self.programme, "leave-weeks", "0");
  work_out (&self, "2025-09-01");
  g_assert_cmpint (self.hours.required, ==, 78 * 360);
  kith_test_set (self.programme, "total-required", "279");
  work_out (&self, "2025-09-01");
  g_assert_cmpint (self.hours.required, ==, 279 * 60);
}

/* Entries of an apprentice who began on Thursday 3 September 2026, on Wednesday the 16th. */
static void
test_mid_week (void)
{
  g_auto (Case) self;

  case_init (&self, "2026-09-03");
  add_log (&self, "2026-09-02", "self-research", "600", TRUE);
  add_log (&self, "2026-09-03", "self-research", "60", TRUE);
  add_log (&self, "2026-09-06", "supporting", "45", FALSE);
  add_log (&self, "2026-09-14", "shadowing", "90", TRUE);
  add_log (&self, "2026-09-17", "shadowing", "500", TRUE);
  work_out (&self, "2026-09-16");
  g_assert_cmpuint (self.hours.weeks->len, ==, 3);
  /* four of seven days of six hours */
  g_assert_cmpint (g_array_index (self.hours.weeks, KithProgrammeWeek, 0).sum.expected, ==, 205);
  g_assert_cmpint (g_array_index (self.hours.weeks, KithProgrammeWeek, 0).sum.off_the_job, ==, 60);
  g_assert_cmpint (g_array_index (self.hours.weeks, KithProgrammeWeek, 0).sum.all, ==, 105);
  g_assert_cmpint (self.hours.week.off_the_job, ==, 90);
  g_assert_cmpint (self.hours.week.expected, ==, 360);
  g_assert_cmpint (self.hours.month.off_the_job, ==, 150);
  g_assert_cmpint (self.hours.total.off_the_job, ==, 150);
  g_assert_cmpint (self.hours.total.all, ==, 195);
  /* the place of "supporting" in the list */
  g_assert_cmpint (self.hours.total.by_type[3], ==, 45);
  g_assert_cmpint (self.hours.total.expected, ==, self.hours.required * 14 / 547);
  g_assert_cmpint (self.hours.behind, ==, self.hours.total.expected - 150);
}

/* The week from Monday 28 December 2026 to Sunday 3 January 2027 is one week. */
static void
test_year_boundary (void)
{
  g_auto (Case) self;

  case_init (&self, "2026-11-30");
  add_log (&self, "2026-12-27", "self-research", "10", TRUE);
  add_log (&self, "2026-12-28", "self-research", "100", TRUE);
  add_log (&self, "2027-01-01", "self-research", "20", TRUE);
  work_out (&self, "2027-01-03");
  g_assert_cmpint (self.hours.week.off_the_job, ==, 120);
  g_assert_cmpint (self.hours.month.off_the_job, ==, 130);
  g_assert_cmpuint (self.hours.weeks->len, ==, 5);
  work_out (&self, "2027-01-04");
  g_assert_cmpint (self.hours.week.off_the_job, ==, 0);
  g_assert_cmpint (self.hours.month.off_the_job, ==, 130);
}

static void
test_not_begun (void)
{
  g_auto (Case) self;
  g_autofree char *words = NULL;

  case_init (&self, "2026-09-07");
  add_log (&self, "2026-09-01", "self-research", "60", TRUE);
  work_out (&self, "2026-09-06");
  words = kith_programme_hours_dup_words (&self.hours);
  g_assert_cmpstr (words, ==, "The programme has not begun yet.");
  g_assert_cmpint (self.hours.total.all, ==, 0);
  g_assert_cmpint (self.hours.behind, ==, 0);
  g_assert_cmpuint (self.hours.weeks->len, ==, 0);
  assert_warnings (&self, "2026-09-06", "");
  work_out (&self, "2026-09-07");
  g_assert_true (self.hours.has_begun);
}

static void
test_ended (void)
{
  g_auto (Case) self;
  g_autofree char *words = NULL;

  case_init (&self, "2026-01-05");
  kith_test_set (self.programme, "ended-on", "2026-02-11");
  add_log (&self, "2026-02-11", "class", "360", TRUE);
  add_log (&self, "2026-02-12", "class", "360", TRUE);
  work_out (&self, "2026-11-01");
  g_assert_true (self.hours.has_ended);
  g_assert_cmpint (self.hours.total.off_the_job, ==, 360);
  g_assert_cmpint (self.hours.week.all, ==, 0);
  /* three of seven days */
  g_assert_cmpint (g_array_index (self.hours.weeks, KithProgrammeWeek, 5).sum.expected, ==, 154);
  words = kith_programme_hours_dup_words (&self.hours);
  g_assert_cmpstr (words, ==, "The programme has ended: 6h done of 418h.");
  assert_warnings (&self, "2026-11-01", "");
}

static void
test_words (void)
{
  g_auto (Case) self;
  g_autofree char *behind = NULL;
  g_autofree char *on_track = NULL;

  case_init (&self, "2026-09-07");
  add_log (&self, "2026-09-08", "self-research", "120", TRUE);
  work_out (&self, "2026-09-13");
  behind = kith_programme_hours_dup_words (&self.hours);
  g_assert_cmpstr (behind, ==, "2h done, 5h 21m expected by now: 3h 21m behind.");
  add_log (&self, "2026-09-09", "self-research", "240", TRUE);
  work_out (&self, "2026-09-13");
  on_track = kith_programme_hours_dup_words (&self.hours);
  g_assert_cmpstr (on_track, ==, "6h done, 5h 21m expected by now: on track.");
}

static void
test_short_weeks (void)
{
  g_auto (Case) self;

  case_init (&self, "2026-09-07");
  add_log (&self, "2026-09-08", "self-research", "360", TRUE);
  add_log (&self, "2026-09-15", "self-research", "359", TRUE);
  /* the second week that is short is not over before Monday */
  assert_warnings (&self, "2026-09-27", "");
  assert_warnings (&self, "2026-09-28", "Two short weeks in a row: less than 6h of study in each.");
  add_log (&self, "2026-09-22", "self-research", "360", TRUE);
  assert_warnings (&self, "2026-09-28", "");
}

/* Two weeks of Christmas are nobody's short weeks: those before count. */
static void
test_holidays (void)
{
  g_auto (Case) self;
  GDate today;

  case_init (&self, "2026-12-01");
  g_assert_true (kith_date_from_iso ("2027-01-05", &today));
  g_ptr_array_unref (self.calendar);
  self.calendar = kith_presets_list (&kith_calendar_day_kind, &today);
  add_log (&self, "2026-12-08", "self-research", "360", TRUE);
  add_log (&self, "2026-12-14", "class", "360", TRUE);
  kith_test_set (g_ptr_array_index (self.log, 1), "attended", "attended");
  add_log (&self, "2026-12-15", "self-research", "60", TRUE);
  g_ptr_array_add (self.assessments, kith_test_record (&kith_assessment_kind, "person", "1", "term", "autumn", "date",
                                                       "2026-12-15", "result", "secure", NULL));
  assert_warnings (&self, "2027-01-05", "");
}

static void
test_no_learning (void)
{
  g_auto (Case) self;

  case_init (&self, "2026-09-07");
  kith_test_set (self.programme, "weekly-target", "0");
  add_log (&self, "2026-09-30", "supporting", "60", FALSE);
  add_log (&self, "2026-09-08", "class", "360", TRUE);
  assert_warnings (&self, "2026-10-05", "");
  assert_warnings (&self, "2026-10-06",
                   "No learning logged for 28 days. Four weeks without any count as a break in learning.");
}

static void
test_classes (void)
{
  g_auto (Case) self;
  KithRecord *missed = NULL;

  case_init (&self, "2026-09-01");
  kith_test_set (self.programme, "weekly-target", "0");
  add_log (&self, "2026-10-20", "self-research", "60", TRUE);
  assert_warnings (&self, "2026-09-30", "No learning logged for 29 days. Four weeks without any count as a break in "
                   "learning.");
  assert_warnings (&self, "2026-11-01", "No college day logged for October 2026.");
  missed = add_log (&self, "2026-10-14", "class", "0", FALSE);
  kith_test_set (missed, "attended", "missed");
  assert_warnings (&self, "2026-11-01", "College day missed on 14 October 2026.");
  kith_test_set (missed, "attended", "authorised");
  assert_warnings (&self, "2026-11-01", "");
}

static void
test_assessments (void)
{
  g_auto (Case) self;
  KithRecord *term = kith_test_record (&kith_calendar_day_kind, "type", "term", "title", "Autumn term", "from", "2026-09-01",
                                       "until", "2026-12-18", NULL);

  case_init (&self, "2026-09-01");
  kith_test_set (self.programme, "weekly-target", "0");
  g_ptr_array_add (self.calendar, term);
  add_log (&self, "2026-12-01", "class", "360", TRUE);
  add_log (&self, "2026-11-03", "class", "360", TRUE);
  assert_warnings (&self, "2026-12-17", "");
  assert_warnings (&self, "2026-12-18", "No assessment for Autumn term 2026.");
  /* last year's is another one, and so is that of another term */
  g_ptr_array_add (self.assessments, kith_test_record (&kith_assessment_kind, "person", "1", "term", "autumn", "date",
                                                       "2025-12-10", "result", "secure", NULL));
  g_ptr_array_add (self.assessments, kith_test_record (&kith_assessment_kind, "person", "1", "term", "spring", "date",
                                                       "2026-12-10", "result", "secure", NULL));
  assert_warnings (&self, "2026-12-18", "No assessment for Autumn term 2026.");
  g_ptr_array_add (self.assessments, kith_test_record (&kith_assessment_kind, "person", "1", "term", "autumn", "date",
                                                       "2026-12-10", "result", "on-track", NULL));
  assert_warnings (&self, "2026-12-18", "");
}

static void
test_ending (void)
{
  g_auto (Case) self;

  case_init (&self, "2025-09-01");
  kith_test_set (self.programme, "weekly-target", "0");
  add_log (&self, "2026-11-20", "class", "360", TRUE);
  add_log (&self, "2026-10-20", "class", "360", TRUE);
  add_log (&self, "2027-02-20", "class", "360", TRUE);
  assert_warnings (&self, "2026-11-30", "");
  assert_warnings (&self, "2026-12-01", "The programme ends on 1 March 2027: within three months.");
  assert_warnings (&self, "2027-03-02", "The planned end was 1 March 2027. Enter when it ended, or a new planned end.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme-hours/types", test_types);
  g_test_add_func ("/programme-hours/required", test_required);
  g_test_add_func ("/programme-hours/mid-week", test_mid_week);
  g_test_add_func ("/programme-hours/year-boundary", test_year_boundary);
  g_test_add_func ("/programme-hours/not-begun", test_not_begun);
  g_test_add_func ("/programme-hours/ended", test_ended);
  g_test_add_func ("/programme-hours/words", test_words);
  g_test_add_func ("/programme-hours/short-weeks", test_short_weeks);
  g_test_add_func ("/programme-hours/holidays", test_holidays);
  g_test_add_func ("/programme-hours/no-learning", test_no_learning);
  g_test_add_func ("/programme-hours/classes", test_classes);
  g_test_add_func ("/programme-hours/assessments", test_assessments);
  g_test_add_func ("/programme-hours/ending", test_ending);
  return g_test_run ();
}
