/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-off-the-job.h"

#include "kith-lists.h"
#include "kith-log-entry.h"
#include "kith-problems.h"

#include <glib/gi18n.h>

/* Kinds that are off-the-job training as a rule. What happens with a student teaches something new now and then, so that is
 * for the apprentice to say; supervision is a review of progress. */
static const char *const usual_types[] = { "self-research", "shadowing", "journal", "class", "assignment", NULL };

static gboolean
holds_all_tests (KithRecord *log_entry)
{
  const char *codes = kith_record_get_text (log_entry, KITH_LOG_ENTRY_TESTS);

  for (guint i = 0; i < kith_off_the_job_tests.n_choices; i++)
    if (!kith_choices_contain (codes, kith_off_the_job_tests.choices[i].code))
      return FALSE;
  return TRUE;
}

/**
 * kith_off_the_job_check:
 * @log_entry: a log entry
 * @problems: where to say what is wrong
 *
 * Time counts when it passes all four tests (apprenticeship funding rules: new knowledge, skills and behaviours; relevant to
 * the standard; in paid hours; not English, maths, induction, a progress review or an exam).
 */
void
kith_off_the_job_check (KithRecord   *log_entry,
                        KithProblems *problems)
{
  g_return_if_fail (KITH_IS_LOG_ENTRY (log_entry));

  if (!kith_record_get_flag (log_entry, KITH_LOG_ENTRY_OFF_THE_JOB))
    return;
  if (!kith_record_get_flag (log_entry, KITH_LOG_ENTRY_PAID))
    kith_problems_add (problems, "paid", KITH_SEVERITY_ERROR, _("Off-the-job hours must be in paid time."));
  if (!holds_all_tests (log_entry))
    kith_problems_add (problems, "tests", KITH_SEVERITY_ERROR,
                       _("Off-the-job training passes every one of these tests. Tick them, or leave “Counts as off-the-job "
                         "training” off."));
}

static void
tick_all_tests (KithRecord *log_entry)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < kith_off_the_job_tests.n_choices; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", kith_off_the_job_tests.choices[i].code);
  kith_record_set_text (log_entry, KITH_LOG_ENTRY_TESTS, codes->str);
}

/**
 * kith_off_the_job_suggest:
 * @log_entry: a new log entry with its kind
 *
 * Fills in what is usual for the kind of learning: a suggestion that the apprentice may change.
 */
void
kith_off_the_job_suggest (KithRecord *log_entry)
{
  const char *type = NULL;
  gboolean usual = FALSE;

  g_return_if_fail (KITH_IS_LOG_ENTRY (log_entry));

  type = kith_record_get_text (log_entry, KITH_LOG_ENTRY_TYPE);
  usual = type != NULL && g_strv_contains (usual_types, type) &&
          (!kith_record_has (log_entry, KITH_LOG_ENTRY_ATTENDED) ||
           g_str_equal (kith_record_get_text (log_entry, KITH_LOG_ENTRY_ATTENDED), "attended"));
  kith_record_set_number (log_entry, KITH_LOG_ENTRY_PAID, 1);
  kith_record_set_number (log_entry, KITH_LOG_ENTRY_OFF_THE_JOB, usual);
  if (usual)
    tick_all_tests (log_entry);
  else
    kith_record_clear (log_entry, KITH_LOG_ENTRY_TESTS);
}

/**
 * kith_off_the_job_get_minutes:
 * @log_entry: a log entry
 *
 * Returns: the minutes that count as off-the-job training
 */
gint64
kith_off_the_job_get_minutes (KithRecord *log_entry)
{
  g_return_val_if_fail (KITH_IS_LOG_ENTRY (log_entry), 0);

  if (!kith_record_get_flag (log_entry, KITH_LOG_ENTRY_OFF_THE_JOB) ||
      !kith_record_get_flag (log_entry, KITH_LOG_ENTRY_PAID) || !holds_all_tests (log_entry))
    return 0;
  return kith_log_entry_get_minutes (log_entry);
}

/**
 * kith_off_the_job_is_learning:
 * @log_entry: a log entry
 *
 * Returns: whether it keeps the programme going: something of it every 28 days, or it counts as a break in learning
 */
gboolean
kith_off_the_job_is_learning (KithRecord *log_entry)
{
  return kith_off_the_job_get_minutes (log_entry) > 0;
}
