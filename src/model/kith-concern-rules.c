/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-concern-rules.h"

#include "kith-concern.h"
#include "kith-date.h"
#include "kith-problems.h"
#include "kith-rules.h"
#include "kith-time.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT(record, field) kith_record_get_text (record, KITH_CONCERN_##field)

static void
check_about (KithRecord   *concern,
             KithProblems *problems)
{
  const char *about = TEXT (concern, ABOUT);
  gboolean has_name = kith_record_has (concern, KITH_CONCERN_ABOUT_NAME);

  if (g_strcmp0 (about, "student") == 0 && !has_name && kith_record_get_number (concern, KITH_CONCERN_STUDENT) == 0)
    kith_problems_add (problems, "student", KITH_SEVERITY_ERROR,
                       _("Choose the student, or write the full name below if the student is not in your list."));
  if (g_strcmp0 (about, "staff") == 0 && !has_name && kith_record_get_number (concern, KITH_CONCERN_STAFF) == 0)
    kith_problems_add (problems, "staff", KITH_SEVERITY_ERROR, _("Choose the staff member, or write the full name below."));
  if (g_strcmp0 (about, "other") == 0 && !has_name)
    kith_problems_add (problems, "about-name", KITH_SEVERITY_ERROR, _("Write the full name."));
}

/* Days and times as one text that sorts; a day without a time is its beginning. */
static char *
dup_moment (KithRecord *concern,
            guint       date,
            guint       time)
{
  const char *hour = kith_record_get_text (concern, time);

  return g_strdup_printf ("%s %s", kith_record_get_text (concern, date), hour != NULL ? hour : "00:00");
}

static void
check_not_ahead (KithRecord      *concern,
                 guint            field,
                 const KithRules *rules,
                 KithProblems    *problems)
{
  GDate day;

  if (kith_record_get_date (concern, field, &day) && g_date_compare (&day, &rules->today) > 0)
    kith_problems_add (problems, kith_concern_kind.fields[field].name, KITH_SEVERITY_ERROR, _("This day hasn’t come yet."));
}

static void
check_moment_not_ahead (KithRecord      *concern,
                        guint            date,
                        guint            time,
                        const KithRules *rules,
                        KithProblems    *problems)
{
  GDate day;

  if (kith_record_get_date (concern, date, &day) && g_date_compare (&day, &rules->today) == 0 &&
      kith_time_to_instant (kith_record_get_text (concern, date), kith_record_get_text (concern, time)) > rules->now)
    kith_problems_add (problems, kith_concern_kind.fields[time].name, KITH_SEVERITY_ERROR,
                       _("This time hasn’t come yet."));
}

static gboolean
is_told_before (KithRecord *concern)
{
  g_autofree char *happened = dup_moment (concern, KITH_CONCERN_DATE, KITH_CONCERN_TIME);
  g_autofree char *told = dup_moment (concern, KITH_CONCERN_TOLD_DATE, KITH_CONCERN_TOLD_TIME);

  if (TEXT (concern, TIME) == NULL || TEXT (concern, TOLD_TIME) == NULL)
    return strcmp (TEXT (concern, TOLD_DATE), TEXT (concern, DATE)) < 0;
  return strcmp (told, happened) < 0;
}

/* Whoever was told and wrote it down more than a day later says why (KCSIE: without delay). A day without a time counts from
 * its end, so that nobody is asked for a reason they do not need. */
static gboolean
is_late (KithRecord      *concern,
         const KithRules *rules)
{
  const char *time = TEXT (concern, TOLD_TIME);

  return kith_time_to_instant (TEXT (concern, TOLD_DATE), time != NULL ? time : "23:59") + 24 * 3600 < rules->now;
}

static void
check_times (KithRecord      *concern,
             const KithRules *rules,
             KithProblems    *problems)
{
  check_not_ahead (concern, KITH_CONCERN_DATE, rules, problems);
  check_not_ahead (concern, KITH_CONCERN_TOLD_DATE, rules, problems);
  if (rules->before == NULL) {
    check_moment_not_ahead (concern, KITH_CONCERN_DATE, KITH_CONCERN_TIME, rules, problems);
    check_moment_not_ahead (concern, KITH_CONCERN_TOLD_DATE, KITH_CONCERN_TOLD_TIME, rules, problems);
  }
  if (TEXT (concern, DATE) == NULL || TEXT (concern, TOLD_DATE) == NULL)
    return;
  if (is_told_before (concern))
    kith_problems_add (problems, "told-date", KITH_SEVERITY_ERROR, _("The time you were told is before it happened."));
  if (rules->before == NULL && is_late (concern, rules) && !kith_record_has (concern, KITH_CONCERN_LATE_REASON))
    kith_problems_add (problems, "late-reason", KITH_SEVERITY_ERROR,
                       _("More than 24 hours have passed since you were told. Say why it is recorded only now."));
}

/* Nothing is closed without saying what came of it and why (KCSIE: a record of action, decision, outcome and reasons). */
static void
check_closing (KithRecord      *concern,
               const KithRules *rules,
               KithProblems    *problems)
{
  gboolean is_closed = kith_record_has (concern, KITH_CONCERN_CLOSED_ON);

  check_not_ahead (concern, KITH_CONCERN_CLOSED_ON, rules, problems);
  if (is_closed && !kith_record_has (concern, KITH_CONCERN_OUTCOME))
    kith_problems_add (problems, "outcome", KITH_SEVERITY_ERROR, _("A concern is closed with its outcome. Write what came of it."));
  if (is_closed && !kith_record_has (concern, KITH_CONCERN_DECISION))
    kith_problems_add (problems, "decision", KITH_SEVERITY_ERROR, _("A concern is closed with a decision. Write what was decided."));
  if ((is_closed || kith_record_has (concern, KITH_CONCERN_DECISION)) && !kith_record_has (concern, KITH_CONCERN_REASONS))
    kith_problems_add (problems, "reasons", KITH_SEVERITY_ERROR, _("Write the reasons for the decision."));
}

/**
 * kith_concern_check:
 * @concern: a safeguarding concern
 * @rules: the day and the moment
 * @problems: where to say what is wrong
 *
 * The rules of Keeping children safe in education for a written concern.
 */
void
kith_concern_check (KithRecord      *concern,
                    const KithRules *rules,
                    KithProblems    *problems)
{
  g_return_if_fail (KITH_IS_CONCERN (concern));

  check_about (concern, problems);
  check_times (concern, rules, problems);
  check_closing (concern, rules, problems);
}
