/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-calendar-day.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-period.h"
#include "kith-problems.h"
#include "kith-record-private.h"

/* Terms, holidays and other days of the college’s year. While the college is closed nobody is expected to be reached. */
struct _KithCalendarDay
{
  KithRecord parent_instance;
};

static const KithField calendar_day_fields[] = {
  [KITH_CALENDAR_DAY_TYPE] = { "type", KITH_FIELD_CHOICE, N_("Kind"), .choices = &kith_calendar_types,
    .flags = KITH_FIELD_REQUIRED, .missing = N_("Choose what kind of date it is.") },
  [KITH_CALENDAR_DAY_TITLE] = { "title", KITH_FIELD_LINE, N_("Name"), .limit = 100, .flags = KITH_FIELD_REQUIRED,
    .missing = N_("Enter a name, such as Autumn term.") },
  [KITH_CALENDAR_DAY_FROM] = { "from", KITH_FIELD_DATE, N_("From"), .flags = KITH_FIELD_REQUIRED,
    .missing = N_("Enter the first day.") },
  [KITH_CALENDAR_DAY_UNTIL] = { "until", KITH_FIELD_DATE, N_("Until"),
    .hint = N_("The last day; leave blank for a single day") },
};

static void
check_calendar_day (KithRecord      *record,
                    const KithRules *rules,
                    KithProblems    *problems)
{
  kith_period_check_order (kith_record_get_text (record, KITH_CALENDAR_DAY_FROM),
                           kith_record_get_text (record, KITH_CALENDAR_DAY_UNTIL), problems);
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_CALENDAR_DAY_TITLE));
}

const KithKind kith_calendar_day_kind = {
  .name = "calendar-day",
  .plural = "calendar-days",
  .table = "calendar_day",
  .label = N_("Date in the calendar"),
  .label_plural = N_("Dates in the calendar"),
  .fields = calendar_day_fields,
  .n_fields = G_N_ELEMENTS (calendar_day_fields),
  .get_type = kith_calendar_day_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "from",
  .check = check_calendar_day,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithCalendarDay, kith_calendar_day)

/**
 * kith_calendar_day_is_break:
 * @self: a date in the calendar
 *
 * Returns: whether nobody is expected to be reached on these days: holidays, bank holidays and days the college is closed
 */
gboolean
kith_calendar_day_is_break (KithRecord *self)
{
  static const char *const breaks[] = { "holiday", "bank-holiday", "closed", NULL };
  const char *type = kith_record_get_text (self, KITH_CALENDAR_DAY_TYPE);

  return type != NULL && g_strv_contains (breaks, type);
}

/**
 * kith_calendar_day_get_until:
 * @self: a date in the calendar
 *
 * Returns: (transfer none) (nullable): the last day, ISO; the first for a single day
 */
const char *
kith_calendar_day_get_until (KithRecord *self)
{
  return kith_record_get_text (self, kith_record_has (self, KITH_CALENDAR_DAY_UNTIL) ? KITH_CALENDAR_DAY_UNTIL
                                                                                      : KITH_CALENDAR_DAY_FROM);
}

/**
 * kith_calendar_day_dup_words:
 * @self: a date in the calendar
 *
 * Returns: (transfer full): when it is and what it is, `16 Feb 2026 to 20 Feb 2026 · Holiday`
 */
char *
kith_calendar_day_dup_words (KithRecord *self)
{
  const char *first = kith_record_get_text (self, KITH_CALENDAR_DAY_FROM);
  const char *last = kith_calendar_day_get_until (self);
  g_autofree char *kind = kith_record_format (self, KITH_CALENDAR_DAY_TYPE);
  g_autofree char *from = kith_date_format_iso_short (first);
  g_autofree char *until = kith_date_format_iso_short (last);

  if (g_strcmp0 (first, last) == 0)
    return g_strdup_printf ("%s · %s", from, kind);
  /* Translators: first day, last day, what it is, such as Holiday */
  return g_strdup_printf (_("%s to %s · %s"), from, until, kind);
}
