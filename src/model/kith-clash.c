/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-clash.h"

#include "kith-appointment.h"
#include "kith-attendee.h"
#include "kith-date.h"
#include "kith-group.h"
#include "kith-plan.h"
#include "kith-problems.h"
#include "kith-rules.h"
#include "kith-time.h"

#include <glib/gi18n.h>

/* When somebody is busy: the same for whatever takes their time. */
typedef struct {
  const char *date;
  const char *time;
  int minutes;
} Span;

#define KITH_MINUTES_OF_DAY 1440

static gboolean
find_start (const Span *span,
            gint64     *minute)
{
  GDate day;

  if (!kith_date_from_iso (span->date, &day) || !kith_time_is_stored_form (span->time))
    return FALSE;
  *minute = (gint64) g_date_get_julian (&day) * KITH_MINUTES_OF_DAY + g_ascii_strtoll (span->time, NULL, 10) * 60 +
            g_ascii_strtoll (span->time + 3, NULL, 10);
  return TRUE;
}

/**
 * kith_clash_overlaps:
 * @date: (nullable): day of one thing, ISO
 * @time: (nullable): when it begins, `HH:MM`
 * @minutes: how long it lasts, 0 when nobody said
 * @other_date: (nullable): day of another
 * @other_time: (nullable): when that begins
 * @other_minutes: how long that lasts
 *
 * What ends when the other begins does not clash with it; what goes on past midnight clashes with the next day. Without
 * a time nothing can be said.
 *
 * Returns: whether one person cannot be at both
 */
gboolean
kith_clash_overlaps (const char *date,
                     const char *time,
                     int         minutes,
                     const char *other_date,
                     const char *other_time,
                     int         other_minutes)
{
  const Span one = { date, time, minutes };
  const Span other = { other_date, other_time, other_minutes };
  gint64 start, other_start;

  if (!find_start (&one, &start) || !find_start (&other, &other_start))
    return FALSE;
  return start < other_start + (other_minutes > 0 ? other_minutes : KITH_CLASH_MINUTES) &&
         other_start < start + (minutes > 0 ? minutes : KITH_CLASH_MINUTES);
}

static Span
get_span (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (kind == &kith_appointment_kind)
    return (Span) { kith_record_get_text (record, KITH_APPOINTMENT_DATE),
                    kith_record_get_text (record, KITH_APPOINTMENT_TIME),
                    (int) kith_record_get_number (record, KITH_APPOINTMENT_MINUTES) };
  if (kind == &kith_group_kind)
    return (Span) { kith_record_get_text (record, KITH_GROUP_DATE), kith_record_get_text (record, KITH_GROUP_TIME),
                    (int) kith_record_get_number (record, KITH_GROUP_MINUTES) };
  return (Span) { kith_record_get_text (record, KITH_PLAN_DATE), kith_record_get_text (record, KITH_PLAN_TIME), 0 };
}

/* What was called off, moved or is over takes nobody’s time. */
static gboolean
takes_place (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (kind == &kith_appointment_kind)
    return !kith_record_has (record, KITH_APPOINTMENT_OUTCOME);
  if (kind == &kith_group_kind)
    return !kith_record_get_flag (record, KITH_GROUP_CANCELLED);
  return g_strcmp0 (kith_record_get_text (record, KITH_PLAN_STATUS), "planned") == 0;
}

static gboolean
clashes (KithRecord *record,
         KithRecord *other)
{
  Span one = get_span (record);
  Span two = get_span (other);

  return takes_place (other) && kith_clash_overlaps (one.date, one.time, one.minutes, two.date, two.time, two.minutes);
}

static char *
dup_name (const KithRules *rules,
          const char      *kind,
          gint64           id)
{
  g_autoptr (KithRecord) record = kith_rules_find (rules, kind, id);

  return record != NULL ? kith_record_dup_title (record) : g_strdup (_("Someone"));
}

/* Says that time is taken and by what sort of thing, and nothing else: whoever adds the one may not see the other. */
static const char *
get_sentence (KithRecord *record,
              KithRecord *other)
{
  const KithKind *kind = kith_record_get_kind (other);

  if (kind == &kith_group_kind)
    /* Translators: a person's name, then a time span such as "2:00pm to 3:00pm" */
    return kith_record_get_kind (record) == kind ? _("%s has another group session %s.") : _("%s has a group session %s.");
  if (kind == &kith_appointment_kind)
    /* Translators: a person's name, then a time span such as "2:00pm to 3:00pm" */
    return kith_record_get_kind (record) == kind ? _("%s has another appointment %s.") : _("%s has an appointment %s.");
  /* Translators: a student's name, then a time such as "2:00pm" */
  return _("%s has a plan or review at %s.");
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static void
warn (KithRecord      *record,
      KithRecord      *other,
      const char      *name,
      const char      *field,
      KithProblems    *problems)
{
  Span span = get_span (other);
  g_autofree char *when = kith_time_format_span (span.time, span.minutes);

  kith_problems_add (problems, field, KITH_SEVERITY_WARNING, get_sentence (record, other), name, when);
}

#pragma GCC diagnostic pop

/* Nothing lasts longer than a day, so what may be in the way begins on the day before, the same or the next. Whoever has been
 * here for years has thousands of appointments. */
static KithRecord *
find_clash (KithRecord      *record,
            const KithRules *rules,
            const KithKind  *kind,
            const char      *link,
            gint64           id)
{
  const char *date = get_span (record).date;
  g_autofree char *before = date != NULL ? kith_date_iso_add_days (date, -1) : NULL;
  g_autofree char *after = date != NULL ? kith_date_iso_add_days (date, 1) : NULL;
  g_autoptr (GPtrArray) others = NULL;

  if (before == NULL || after == NULL)
    return NULL;
  others = kith_rules_dup_siblings_between (rules, kind->name, link, id, before, after);
  for (guint i = 0; i < others->len; i++)
    if (clashes (record, g_ptr_array_index (others, i)))
      return g_object_ref (g_ptr_array_index (others, i));
  return NULL;
}

static void
check_person (KithRecord      *record,
              const KithRules *rules,
              gint64           person,
              KithProblems    *problems)
{
  g_autofree char *name = NULL;
  g_autoptr (KithRecord) other = find_clash (record, rules, &kith_appointment_kind, "person", person);

  if (other == NULL)
    other = find_clash (record, rules, &kith_group_kind, "person", person);
  if (other == NULL)
    return;
  name = dup_name (rules, "person", person);
  warn (record, other, name, "time", problems);
}

/* A session stands for many students; what the student is down for is found through the registers. */
static KithRecord *
find_group_clash (KithRecord      *record,
                  const KithRules *rules,
                  gint64           student)
{
  g_autoptr (GPtrArray) lines = kith_rules_dup_siblings (rules, "attendee", "student", student);

  for (guint i = 0; i < lines->len; i++) {
    KithRecord *line = g_ptr_array_index (lines, i);
    g_autoptr (KithRecord) group = NULL;

    if (g_strcmp0 (kith_record_get_text (line, KITH_ATTENDEE_STATUS), "invited") != 0)
      continue;
    group = kith_rules_find (rules, "group", kith_record_get_number (line, KITH_ATTENDEE_GROUP));
    if (group != NULL && clashes (record, group))
      return g_steal_pointer (&group);
  }
  return NULL;
}

static void
check_student (KithRecord      *record,
               const KithRules *rules,
               gint64           student,
               KithProblems    *problems)
{
  g_autofree char *name = NULL;
  g_autoptr (KithRecord) other = find_clash (record, rules, &kith_appointment_kind, "student", student);

  if (other == NULL)
    other = find_clash (record, rules, &kith_plan_kind, "student", student);
  if (other == NULL)
    other = find_group_clash (record, rules, student);
  if (other == NULL)
    return;
  name = dup_name (rules, "student", student);
  warn (record, other, name, "date", problems);
}

/* Whoever moves a session sees how many invited students cannot come, and not who: not all may be theirs to see. */
static void
check_invited (KithRecord      *record,
               const KithRules *rules,
               KithProblems    *problems)
{
  g_autoptr (GPtrArray) lines = kith_rules_dup_siblings (rules, "attendee", "group", kith_record_get_id (record));
  guint n_busy = 0;

  for (guint i = 0; i < lines->len; i++) {
    KithRecord *line = g_ptr_array_index (lines, i);
    g_autoptr (KithRecord) other = NULL;

    if (g_strcmp0 (kith_record_get_text (line, KITH_ATTENDEE_STATUS), "invited") == 0)
      other = find_clash (record, rules, &kith_appointment_kind, "student",
                          kith_record_get_number (line, KITH_ATTENDEE_STUDENT));
    n_busy += other != NULL ? 1 : 0;
  }
  if (n_busy > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_WARNING,
                       ngettext ("%u invited student has an appointment at that time.",
                                 "%u invited students have an appointment at that time.", n_busy),
                       n_busy);
}

static gboolean
is_moved (KithRecord      *record,
          const KithRules *rules,
          guint            person_field)
{
  Span now = get_span (record);
  Span then;

  if (rules->before == NULL)
    return TRUE;
  then = get_span (rules->before);
  return g_strcmp0 (now.date, then.date) != 0 || g_strcmp0 (now.time, then.time) != 0 || now.minutes != then.minutes ||
         takes_place (record) != takes_place (rules->before) ||
         !kith_record_field_equals (record, rules->before, person_field);
}

/**
 * kith_clash_check:
 * @record: an appointment or a group session
 * @rules: the day and what else rules need
 * @problems: where to warn
 *
 * Warns when whoever goes along, or a student, has something else at that time. Only what is new or was moved is
 * compared, so that whoever writes down how it went is not asked again. Source: M10 of the domain reference.
 */
void
kith_clash_check (KithRecord      *record,
                  const KithRules *rules,
                  KithProblems    *problems)
{
  gboolean is_group = kith_record_get_kind (record) == &kith_group_kind;
  guint person = is_group ? KITH_GROUP_PERSON : KITH_APPOINTMENT_PERSON;

  if (!takes_place (record) || !is_moved (record, rules, person))
    return;
  check_person (record, rules, kith_record_get_number (record, person), problems);
  if (is_group)
    check_invited (record, rules, problems);
  else
    check_student (record, rules, kith_record_get_number (record, KITH_APPOINTMENT_STUDENT), problems);
}
