/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-log-entry.h"

#include "kith-clash.h"
#include "kith-lists.h"
#include "kith-log-feed.h"
#include "kith-off-the-job.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-time.h"

/* A line of an apprentice’s log. It names no student: what comes from a note says “a student”. */
struct _KithLogEntry
{
  KithRecord parent_instance;
};

static void
check_date (KithRecord      *record,
            guint            field,
            const KithRules *rules,
            KithProblems    *problems)
{
  GDate date;

  if (kith_record_get_date (record, field, &date) && g_date_compare (&date, &rules->today) > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR,
                       _("The log is for what has been done. Choose today or an earlier day."));
}

static const KithField log_entry_fields[] = {
  [KITH_LOG_ENTRY_PERSON] = { "person", KITH_FIELD_LINK, N_("Whose"), .kind = "person", .flags = KITH_FIELD_SYSTEM },
  [KITH_LOG_ENTRY_DATE] = { "date", KITH_FIELD_DATE, N_("Date"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the day."), .section = N_("What"), .check = check_date },
  [KITH_LOG_ENTRY_TIME] = { "time", KITH_FIELD_TIME, N_("Start"), .flags = KITH_FIELD_QUICK, .section = N_("What") },
  [KITH_LOG_ENTRY_TYPE] = { "type", KITH_FIELD_CHOICE, N_("Kind"), .choices = &kith_log_types,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Choose what kind of learning it was."),
    .section = N_("What") },
  [KITH_LOG_ENTRY_TITLE] = { "title", KITH_FIELD_LINE, N_("Title"), .limit = 200,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_SEARCHED,
    .missing = N_("Enter a title, such as Shadowing at the hub."), .section = N_("What") },
  [KITH_LOG_ENTRY_MINUTES] = { "minutes", KITH_FIELD_MINUTES, N_("Minutes"), .limit = 720, .minimum = 0,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Enter how long it took, such as 1h 30m."),
    .section = N_("What") },
  [KITH_LOG_ENTRY_ATTENDED] = { "attended", KITH_FIELD_CHOICE, N_("Class"), .choices = &kith_class_attendances,
    .flags = KITH_FIELD_QUICK, .hint = N_("For the monthly college day"), .section = N_("What") },
  [KITH_LOG_ENTRY_LEARNED] = { "learned", KITH_FIELD_TEXT, N_("What I learned"),
    .flags = KITH_FIELD_QUICK | KITH_FIELD_SEARCHED, .section = N_("Learning") },
  [KITH_LOG_ENTRY_KSBS] = { "ksbs", KITH_FIELD_LINKS, N_("Knowledge, skills and behaviours"), .kind = "ksb",
    .section = N_("Learning") },
  [KITH_LOG_ENTRY_PAID] = { "paid", KITH_FIELD_FLAG, N_("In paid hours"), .flags = KITH_FIELD_QUICK,
    .section = N_("Off the job") },
  [KITH_LOG_ENTRY_TESTS] = { "tests", KITH_FIELD_CHOICES, N_("It …"), .choices = &kith_off_the_job_tests,
    .section = N_("Off the job") },
  [KITH_LOG_ENTRY_OFF_THE_JOB] = { "off-the-job", KITH_FIELD_FLAG, N_("Counts as off-the-job training"),
    .flags = KITH_FIELD_QUICK, .section = N_("Off the job") },
  [KITH_LOG_ENTRY_EVIDENCE] = { "evidence", KITH_FIELD_LINE, N_("Evidence"), .limit = 400, .flags = KITH_FIELD_MORE,
    .hint = N_("Where it is, such as a folder of the portfolio"), .section = N_("Learning") },
  [KITH_LOG_ENTRY_NOTE] = { "note", KITH_FIELD_LINK, N_("From the note"), .kind = "note",
    .flags = KITH_FIELD_SYSTEM | KITH_FIELD_PRIVATE },
  [KITH_LOG_ENTRY_JOURNAL] = { "journal", KITH_FIELD_LINK, N_("From the journal"), .kind = "journal-entry",
    .flags = KITH_FIELD_SYSTEM },
  [KITH_LOG_ENTRY_SUPERVISION] = { "supervision", KITH_FIELD_LINK, N_("From the supervision"), .kind = "supervision",
    .flags = KITH_FIELD_SYSTEM },
};

/* More than this in one day is more likely a slip of the finger than a long day. */
#define MOST_MINUTES_OF_DAY (12 * 60)

static void
report_overlap (KithRecord   *other,
                KithProblems *problems)
{
  g_autofree char *span = kith_time_format_span (kith_record_get_text (other, KITH_LOG_ENTRY_TIME),
                                                 (int) kith_record_get_number (other, KITH_LOG_ENTRY_MINUTES));

  kith_problems_add (problems, "time", KITH_SEVERITY_ERROR,
                     /* Translators: the title of another log entry and its time span */
                     _("Overlaps “%s” %s."), kith_record_get_text (other, KITH_LOG_ENTRY_TITLE), span);
}

static gboolean
overlaps (KithRecord *record,
          KithRecord *other)
{
  return kith_clash_overlaps (kith_record_get_text (record, KITH_LOG_ENTRY_DATE),
                              kith_record_get_text (record, KITH_LOG_ENTRY_TIME),
                              (int) kith_record_get_number (record, KITH_LOG_ENTRY_MINUTES),
                              kith_record_get_text (other, KITH_LOG_ENTRY_DATE),
                              kith_record_get_text (other, KITH_LOG_ENTRY_TIME),
                              (int) kith_record_get_number (other, KITH_LOG_ENTRY_MINUTES));
}

/* A college day is one, however often a button is pressed; two classes of a day have a time each. */
static gboolean
is_same_class (KithRecord *record,
               KithRecord *other)
{
  return g_strcmp0 (kith_record_get_text (record, KITH_LOG_ENTRY_TYPE), "class") == 0 &&
         g_strcmp0 (kith_record_get_text (other, KITH_LOG_ENTRY_TYPE), "class") == 0 &&
         !(kith_record_has (record, KITH_LOG_ENTRY_TIME) && kith_record_has (other, KITH_LOG_ENTRY_TIME));
}

/* The same time cannot be logged twice, and a day has only so many hours. */
static void
check_day (KithRecord      *record,
           const KithRules *rules,
           KithProblems    *problems)
{
  const char *date = kith_record_get_text (record, KITH_LOG_ENTRY_DATE);
  g_autoptr (GPtrArray) others =
    kith_rules_dup_siblings_between (rules, "log-entry", "person", kith_record_get_number (record, KITH_LOG_ENTRY_PERSON),
                                     date, date);
  gint64 minutes = kith_record_get_number (record, KITH_LOG_ENTRY_MINUTES);

  for (guint i = 0; i < others->len; i++) {
    KithRecord *other = g_ptr_array_index (others, i);

    minutes += kith_record_get_number (other, KITH_LOG_ENTRY_MINUTES);
    if (is_same_class (record, other)) {
      kith_problems_add (problems, "date", KITH_SEVERITY_ERROR,
                         _("The college day of this date is in the log already. If there were two classes, give each its time."));
      return;
    }
    if (overlaps (record, other)) {
      report_overlap (other, problems);
      return;
    }
  }
  if (minutes > MOST_MINUTES_OF_DAY)
    kith_problems_add (problems, "minutes", KITH_SEVERITY_WARNING,
                       _("That makes more than 12 hours on this day. Is it right?"));
}

static void
check_class (KithRecord   *record,
             KithProblems *problems)
{
  gboolean is_class = g_strcmp0 (kith_record_get_text (record, KITH_LOG_ENTRY_TYPE), "class") == 0;
  gboolean came = g_strcmp0 (kith_record_get_text (record, KITH_LOG_ENTRY_ATTENDED), "attended") == 0;

  if (is_class && !kith_record_has (record, KITH_LOG_ENTRY_ATTENDED))
    kith_problems_add (problems, "attended", KITH_SEVERITY_ERROR, _("Say whether you were at the class."));
  else if ((!is_class || came) && kith_record_get_number (record, KITH_LOG_ENTRY_MINUTES) < 1)
    kith_problems_add (problems, "minutes", KITH_SEVERITY_ERROR, _("Enter from 1 to 720 minutes, such as 1h 30m."));
}

/* When and how long it was is said in one place: where it came from. */
static void
check_source (KithRecord      *record,
              const KithRules *rules,
              KithProblems    *problems)
{
  static const guint fields[] = { KITH_LOG_ENTRY_DATE, KITH_LOG_ENTRY_TIME, KITH_LOG_ENTRY_MINUTES, KITH_LOG_ENTRY_TYPE };
  const KithKind *source = rules->before != NULL ? kith_log_feed_get_source (rules->before, NULL) : NULL;

  for (guint i = 0; source != NULL && i < G_N_ELEMENTS (fields); i++)
    if (!kith_record_field_equals (record, rules->before, fields[i]))
      kith_problems_add (problems, log_entry_fields[fields[i]].name, KITH_SEVERITY_ERROR,
                         /* Translators: where the entry came from, such as Note or Supervision */
                         _("This comes from another record of yours (%s). Change it there, and it changes here."),
                         _(source->label));
}

static void
check_log_entry (KithRecord      *record,
                 const KithRules *rules,
                 KithProblems    *problems)
{
  kith_off_the_job_check (record, problems);
  check_source (record, rules, problems);
  check_class (record, problems);
  if (kith_record_has (record, KITH_LOG_ENTRY_DATE))
    check_day (record, rules, problems);
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_LOG_ENTRY_TITLE));
}

const KithKind kith_log_entry_kind = {
  .name = "log-entry",
  .plural = "log-entries",
  .table = "log_entry",
  .label = N_("Log entry"),
  .label_plural = N_("Log entries"),
  .fields = log_entry_fields,
  .n_fields = G_N_ELEMENTS (log_entry_fields),
  .get_type = kith_log_entry_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_LOG_ENTRY_PERSON,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .search_slot = 9,
  .order = "-date -time",
  .check = check_log_entry,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithLogEntry, kith_log_entry)

/**
 * kith_log_entry_get_minutes:
 * @log_entry: a log entry
 *
 * A class that was missed, or that somebody was away from with leave, may have its length on it.
 *
 * Returns: how long was worked or learned: nothing at a class they were not at
 */
gint64
kith_log_entry_get_minutes (KithRecord *log_entry)
{
  const char *attended = NULL;

  g_return_val_if_fail (KITH_IS_LOG_ENTRY (log_entry), 0);

  attended = kith_record_get_text (log_entry, KITH_LOG_ENTRY_ATTENDED);
  if (g_strcmp0 (kith_record_get_text (log_entry, KITH_LOG_ENTRY_TYPE), "class") == 0 && attended != NULL &&
      !g_str_equal (attended, "attended"))
    return 0;
  return kith_record_get_number (log_entry, KITH_LOG_ENTRY_MINUTES);
}
