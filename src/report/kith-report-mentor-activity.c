/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-mentor-activity.h"

#include "kith-date.h"
#include "kith-duration.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many weeks to a chart: half a year fits a page. */
#define WEEKS_OF_CHART 26

static void
add_line (KithDocument           *document,
          const KithActivityLine *line,
          gboolean                with_off_the_job,
          gboolean                is_total)
{
  g_autofree char *n = g_strdup_printf ("%u", line->n);
  g_autofree char *hours = kith_duration_format (line->minutes);
  g_autofree char *off_the_job = kith_duration_format (line->off_the_job);
  const char *const cells[] = { line->label, n, hours, with_off_the_job ? off_the_job : NULL, NULL };

  if (is_total)
    kith_document_set_totals (document, cells);
  else
    kith_document_add_row (document, cells);
}

/* Kinds nothing was done of are left out: the list says what there was. */
static void
add_lines (KithDocument *document,
           GArray       *lines,
           gboolean      with_off_the_job,
           const char   *number)
{
  const KithColumn columns[] = {
    { _("Kind"), 5, KITH_ALIGN_START },
    { number, 1.4, KITH_ALIGN_END },
    { _("Time"), 1.6, KITH_ALIGN_END },
    { _("Off-the-job training"), 2.4, KITH_ALIGN_END },
  };
  KithActivityLine total = { .label = _("In all") };

  kith_document_add_table (document, columns, with_off_the_job ? 4 : 3);
  for (guint i = 0; i < lines->len; i++) {
    const KithActivityLine *line = &g_array_index (lines, KithActivityLine, i);

    if (line->n == 0)
      continue;
    add_line (document, line, with_off_the_job, FALSE);
    total.n += line->n;
    total.minutes += line->minutes;
    total.off_the_job += line->off_the_job;
  }
  if (total.n > 0)
    add_line (document, &total, with_off_the_job, TRUE);
}

static void
add_sessions (KithDocument             *document,
              const KithMentorActivity *activity)
{
  g_autofree char *reached = g_strdup_printf ("%u", activity->reached);
  g_autofree char *attempts = g_strdup_printf ("%u", activity->attempts);
  g_autofree char *groups = g_strdup_printf ("%u", activity->groups);
  const KithFact facts[] = {
    { _("Students reached"), reached },
    { _("Attempts"), attempts },
    { _("Group sessions led"), groups },
  };

  kith_document_add_heading (document, 2, _("Work with students"));
  kith_document_add_facts (document, 3, facts, G_N_ELEMENTS (facts));
  add_lines (document, activity->sessions, FALSE, _("Number"));
}

static void
add_hours (KithDocument             *document,
           const KithMentorActivity *activity)
{
  kith_document_add_heading (document, 2, _("Time in the log"));
  add_lines (document, activity->hours, TRUE, _("Entries"));
}

/* Hours as the chart draws them. */
static double
to_hours (int minutes)
{
  return minutes / 60.0;
}

static void
add_weeks_chart (KithDocument             *document,
                 const KithMentorActivity *activity,
                 guint                     first,
                 guint                     n_weeks)
{
  g_autofree char *target = kith_duration_format (activity->target);
  /* Translators: hours, short, as in "6h" */
  g_autofree char *caption = g_strdup_printf (_("Hours in the week that begins on each Monday. The dashed line is the target of %s."),
                                              target);
  g_autoptr (KithChart) chart = kith_chart_new (KITH_CHART_BARS, _("Study each week"));
  g_auto (GStrv) labels = g_new0 (char *, n_weeks + 1);
  g_autofree double *values = g_new0 (double, n_weeks);

  for (guint i = 0; i < n_weeks; i++) {
    const KithActivityWeek *week = g_ptr_array_index (activity->weeks, first + i);

    labels[i] = kith_date_format_iso_short (week->monday);
    values[i] = to_hours (week->minutes);
  }
  kith_chart_set_categories (chart, (const char *const *) labels);
  kith_chart_add_series (chart, _("Hours of study"), values, n_weeks);
  kith_chart_set_target (chart, to_hours (activity->target));
  kith_chart_set_unit (chart, _("h"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL, caption);
  kith_document_add_chart (document, chart, kith_chart_get_natural_height (chart));
}

static char *
dup_study_words (const KithMentorActivity *activity)
{
  g_autofree char *done = NULL;
  g_autofree char *targets = NULL;
  int minutes = 0;
  int expected = 0;
  guint n_short = 0;

  for (guint i = 0; i < activity->weeks->len; i++) {
    const KithActivityWeek *week = g_ptr_array_index (activity->weeks, i);

    minutes += week->minutes;
    expected += week->expected;
    n_short += week->minutes < week->expected ? 1 : 0;
  }
  done = kith_duration_format (minutes);
  targets = kith_duration_format (expected);
  /* Translators: hours done, what the targets of these weeks come to, then how many weeks were under target of how many */
  return g_strdup_printf (ngettext ("%s of off-the-job training in finished weeks, whose targets come to %s. %u week of %u was "
                                    "under its target.",
                                    "%s of off-the-job training in finished weeks, whose targets come to %s. %u weeks of %u "
                                    "were under their target.",
                                    n_short),
                          done, targets, n_short, activity->weeks->len);
}

static void
add_study (KithDocument             *document,
           const KithMentorActivity *activity)
{
  g_autofree char *words = dup_study_words (activity);
  gboolean has_weeks = activity->target > 0 && activity->weeks->len > 0;

  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("Study hours against target"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, has_weeks ? words : NULL);
  if (activity->standing != NULL)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, activity->standing);
  if (!has_weeks)
    kith_document_end_group (document);
  for (guint i = 0; has_weeks && i < activity->weeks->len; i += WEEKS_OF_CHART) {
    if (i > 0)
      kith_document_begin_group (document);
    add_weeks_chart (document, activity, i, MIN (activity->weeks->len - i, WEEKS_OF_CHART));
    kith_document_end_group (document);
  }
}

/* Days with what they were; @has_time: whether how long they took says something. */
static void
add_entries (KithDocument *document,
             GPtrArray    *entries,
             const char   *what,
             gboolean      has_time)
{
  const KithColumn columns[] = {
    { _("Date"), 2, KITH_ALIGN_START }, { what, 6, KITH_ALIGN_START }, { _("Time"), 1.4, KITH_ALIGN_END },
  };

  kith_document_add_table (document, columns, has_time ? 3 : 2);
  for (guint i = 0; i < entries->len; i++) {
    const KithActivityEntry *entry = g_ptr_array_index (entries, i);
    g_autofree char *day = kith_date_format_iso (entry->date);
    g_autofree char *time = entry->minutes > 0 ? kith_duration_format (entry->minutes) : g_strdup ("");
    const char *const cells[] = { day, entry->what, has_time ? time : NULL, NULL };

    kith_document_add_row (document, cells);
  }
}

static void
add_classes (KithDocument             *document,
             const KithMentorActivity *activity)
{
  kith_document_add_heading (document, 2, _("College days"));
  if (activity->classes->len > 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, activity->classes_words);
  add_entries (document, activity->classes, _("Monthly college day"), TRUE);
}

static void
add_ksbs (KithDocument             *document,
          const KithMentorActivity *activity)
{
  const KithColumn columns[] = {
    { _("Code"), 0.8, KITH_ALIGN_START },
    { _("Knowledge, skill or behaviour"), 7, KITH_ALIGN_START },
    { _("Evidence"), 1.2, KITH_ALIGN_END },
  };
  guint n_shown = 0;
  g_autofree char *words = NULL;

  kith_document_add_heading (document, 2, _("Knowledge, skills and behaviours"));
  for (guint i = 0; i < activity->ksbs->len; i++)
    n_shown += g_array_index (activity->ksbs, KithActivityKsb, i).n > 0 ? 1 : 0;
  /* Translators: how many lines of the apprenticeship standard have evidence, of how many */
  words = g_strdup_printf (_("%u of %u have evidence in the log by the last day of the period."), n_shown, activity->ksbs->len);
  if (activity->ksbs->len > 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, words);
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < activity->ksbs->len; i++) {
    const KithActivityKsb *ksb = &g_array_index (activity->ksbs, KithActivityKsb, i);
    g_autofree char *n = g_strdup_printf ("%u", ksb->n);
    const char *const cells[] = { ksb->code, ksb->text, n, NULL };

    kith_document_add_row (document, cells);
  }
}

static void
add_supervision (KithDocument             *document,
                 const KithMentorActivity *activity)
{
  kith_document_add_heading (document, 2, _("Supervision"));
  if (activity->supervision != NULL)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, activity->supervision);
  add_entries (document, activity->sessions_held, _("Session"), TRUE);
}

static char *
dup_check_state (const KithMentorActivity *activity,
                 const KithActivityCheck  *check)
{
  int days;

  if (check->is_once)
    return g_strdup (check->done != NULL ? _("Done") : _("Not done yet"));
  if (check->due == NULL)
    return g_strdup (_("No day recorded"));
  days = kith_date_iso_days_between (activity->today, check->due);
  if (days < 0)
    return g_strdup_printf (ngettext ("Overdue by %d day", "Overdue by %d days", (gulong) -days), -days);
  if (days == 0)
    return g_strdup (_("Due today"));
  return g_strdup_printf (ngettext ("Due in %d day", "Due in %d days", (gulong) days), days);
}

static void
add_checks (KithDocument             *document,
            const KithMentorActivity *activity)
{
  const KithColumn columns[] = {
    { _("Check or training"), 4, KITH_ALIGN_START },
    { _("Done"), 2.4, KITH_ALIGN_START },
    { _("Due again"), 2.4, KITH_ALIGN_START },
    { _("How it stands"), 2.6, KITH_ALIGN_START },
  };

  kith_document_add_heading (document, 2, _("Checks and training"));
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < activity->n_checks; i++) {
    const KithActivityCheck *check = &activity->checks[i];
    g_autofree char *done = check->done != NULL ? kith_date_format_iso (check->done) : g_strdup (_("None recorded"));
    g_autofree char *due = check->due != NULL ? kith_date_format_iso (check->due) : g_strdup ("");
    g_autofree char *state = dup_check_state (activity, check);
    const char *const cells[] = { check->label, done, due, state, NULL };

    kith_document_add_row (document, cells);
  }
}

static void
add_signatures (KithDocument *document)
{
  const char *const labels[] = { _("Mentor"), _("Line manager"), _("Assessor"), NULL };

  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("Signatures"));
  kith_document_add_signatures (document, labels);
  kith_document_end_group (document);
}

/**
 * kith_report_mentor_activity:
 * @activity: the values
 * @setting: what every report needs to know
 *
 * What a mentor did in a period, for the mentor, the line manager and the assessor.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_mentor_activity (const KithMentorActivity *activity,
                             const KithReportSetting  *setting)
{
  KithDocument *document;
  g_autofree char *lead = NULL;

  g_return_val_if_fail (activity != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Mentor activity and supervision"), activity->name);
  kith_document_add_heading (document, 1, activity->name);
  /* Translators: a period, as in "1 September 2026 to 28 November 2026" */
  lead = g_strdup_printf (_("Mentor activity and supervision, %s"), activity->days);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, lead);
  kith_document_add_facts (document, 2, activity->facts, activity->n_facts);
  add_sessions (document, activity);
  add_hours (document, activity);
  add_study (document, activity);
  kith_document_add_heading (document, 2, _("Observing and shadowing"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, activity->shadowing);
  add_classes (document, activity);
  kith_document_add_heading (document, 2, _("Term assessments"));
  add_entries (document, activity->assessments, _("Result"), FALSE);
  add_ksbs (document, activity);
  kith_document_add_heading (document, 2, _("Reflective journal"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, activity->journal);
  add_supervision (document, activity);
  add_checks (document, activity);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("No student is named here. Work with students leaves out struck-out notes and notes for the "
                                 "safeguarding lead only. What was said in supervision is not printed, nor what is "
                                 "written in a journal or in its titles, which may name somebody."));
  add_signatures (document);
  return document;
}
