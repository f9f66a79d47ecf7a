/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-retention.h"

#include "kith-date.h"
#include "kith-retention-rule.h"
#include "kith-student.h"

#include <glib/gi18n.h>
#include <string.h>

/* Nobody who comes to a college is younger, so that counting from this age never ends too early. */
#define YOUNGEST 14

/**
 * kith_retention_find_rule:
 * @rules: (element-type KithRecord): retention rules
 * @group: code of a group
 *
 * Returns: (transfer none) (nullable): the rule for it
 */
KithRecord *
kith_retention_find_rule (GPtrArray  *rules,
                          const char *group)
{
  for (guint i = 0; i < rules->len; i++) {
    KithRecord *rule = g_ptr_array_index (rules, i);

    if (g_strcmp0 (kith_record_get_text (rule, KITH_RETENTION_RULE_GROUP), group) == 0)
      return rule;
  }
  return NULL;
}

/* The day after 28 February where there is no 29th: nothing goes a day too early. */
static void
add_years (GDate *day,
           int    years)
{
  gboolean is_leap_day = g_date_get_month (day) == G_DATE_FEBRUARY && g_date_get_day (day) == 29;

  g_date_add_years (day, (guint) years);
  if (is_leap_day && g_date_get_day (day) != 29)
    g_date_add_days (day, 1);
}

static void
take_later (KithRetentionDue *due,
            const GDate      *day)
{
  if (!due->has_date || g_date_compare (day, &due->date) > 0)
    due->date = *day;
  due->has_date = TRUE;
}

/* The day somebody left, or the day they were expected and did not come. */
static gboolean
find_end (KithRecord *student,
          GDate      *end,
          gboolean   *came)
{
  const char *stage = kith_record_get_text (student, KITH_STUDENT_STAGE);
  GDate start;
  gboolean has_start = kith_record_get_date (student, KITH_STUDENT_START_DATE, &start);

  *came = TRUE;
  if (g_strcmp0 (stage, "prospective") == 0) {
    *came = FALSE;
    *end = start;
    return has_start;
  }
  if (g_strcmp0 (stage, "left") != 0 || !kith_record_get_date (student, KITH_STUDENT_LEAVING_DATE, end))
    return FALSE;
  *came = !has_start || g_date_compare (end, &start) > 0;
  return TRUE;
}

static void
take_birth (KithRetentionDue *due,
            KithRecord       *student,
            int               years)
{
  GDate birth;

  if (!kith_record_get_date (student, KITH_STUDENT_DATE_OF_BIRTH, &birth)) {
    if (!kith_record_get_date (student, KITH_STUDENT_START_DATE, &birth))
      return;
    due->birth_is_missing = TRUE;
    if (years <= YOUNGEST)
      return;
    years -= YOUNGEST;
  }
  add_years (&birth, years);
  take_later (due, &birth);
}

static void
take_rule (KithRetentionDue *due,
           KithRecord       *rule,
           KithRecord       *student,
           GDate             end)
{
  if (kith_record_has (rule, KITH_RETENTION_RULE_BIRTH_YEARS))
    take_birth (due, student, (int) kith_record_get_number (rule, KITH_RETENTION_RULE_BIRTH_YEARS));
  if (kith_record_has (rule, KITH_RETENTION_RULE_LEAVING_YEARS)) {
    add_years (&end, (int) kith_record_get_number (rule, KITH_RETENTION_RULE_LEAVING_YEARS));
    take_later (due, &end);
  }
}

/* Papers about money count from the end of the academic year. */
static void
take_bursary (KithRetentionDue *due,
              KithRecord       *rule,
              KithRecord       *student,
              int               year)
{
  const GDate before = due->date;
  const gboolean birth_was_missing = due->birth_is_missing;
  GDate end;

  if (rule == NULL || year == 0 || !due->has_date)
    return;
  g_date_set_dmy (&end, 31, G_DATE_JULY, (GDateYear) (year + 1));
  take_rule (due, rule, student, end);
  due->by_bursary = g_date_compare (&due->date, &before) > 0;
  if (!due->by_bursary)
    due->birth_is_missing = birth_was_missing;
}

/**
 * kith_retention_work_out:
 * @rules: (element-type KithRecord): the retention rules that apply
 * @subject: whose record, and what bears on it
 * @due: (out caller-allocates): when its time is over, and why
 *
 * Works out the first day on which a record may go. A group without a rule goes by that of all students; without any rule
 * there is no day. Nothing ever goes by itself: the day only brings the record before people.
 */
void
kith_retention_work_out (GPtrArray               *rules,
                         const KithRetentionCase *subject,
                         KithRetentionDue        *due)
{
  KithRecord *rule = NULL;
  gboolean came = TRUE;
  GDate end, until;

  memset (due, 0, sizeof *due);
  due->group = "student";
  if (!find_end (subject->student, &end, &came))
    return;
  if (subject->is_safeguarding)
    due->group = "safeguarding";
  else if (!came)
    due->group = "never-enrolled";
  rule = kith_retention_find_rule (rules, due->group);
  if (rule == NULL) {
    due->group = "student";
    rule = kith_retention_find_rule (rules, due->group);
  }
  if (rule == NULL)
    return;
  take_rule (due, rule, subject->student, end);
  take_bursary (due, kith_retention_find_rule (rules, "bursary"), subject->student, subject->bursary_year);
  if (due->has_date && subject->keep_until != NULL && kith_date_from_iso (subject->keep_until, &until) &&
      g_date_compare (&until, &due->date) > 0) {
    due->by_decision = TRUE;
    due->date = until;
  }
}

/**
 * kith_retention_dup_words:
 * @rules: (element-type KithRecord): the retention rules that apply
 * @due: when the time of a record is over
 *
 * Returns: (transfer full): the rule it goes by, in words
 */
char *
kith_retention_dup_words (GPtrArray              *rules,
                          const KithRetentionDue *due)
{
  KithRecord *rule = kith_retention_find_rule (rules, due->by_bursary ? "bursary" : due->group);
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  if (due->by_decision)
    return g_strdup (_("Kept until then by a decision"));
  if (rule == NULL)
    return g_strdup ("");
  title = kith_record_format (rule, KITH_RETENTION_RULE_GROUP);
  words = kith_retention_rule_dup_words (rule);
  if (due->birth_is_missing)
    /* Translators: whose records ("Students who were supported"), then for how long */
    return g_strdup_printf (_("%s: %s; without a date of birth, as if 14 on the first day"), title, words);
  /* Translators: whose records ("Students who were supported"), then for how long */
  return g_strdup_printf (_("%s: %s"), title, words);
}
