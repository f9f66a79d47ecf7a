/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-rights.h"

#include "kith-care-status.h"
#include "kith-date.h"
#include "kith-entitlement.h"

#include <glib/gi18n.h>
#include <string.h>

static void
right_free (gpointer data)
{
  KithRight *self = data;

  g_object_unref (self->entitlement);
  g_free (self->begins);
  g_free (self->ends);
  g_free (self);
}

/**
 * kith_rights_dup_birthday:
 * @birth: date of birth
 * @age: which birthday
 *
 * Somebody born on 29 February is a year older on 1 March in a common year, as [func@date_get_age] counts.
 *
 * Returns: (transfer full): ISO date on which that age is reached
 */
char *
kith_rights_dup_birthday (const GDate *birth,
                          int          age)
{
  GDateYear year = (GDateYear) (g_date_get_year (birth) + age);
  GDate birthday;

  g_return_val_if_fail (g_date_valid (birth), NULL);
  if (g_date_get_month (birth) == G_DATE_FEBRUARY && g_date_get_day (birth) == 29 && !g_date_is_leap_year (year)) {
    g_date_clear (&birthday, 1);
    g_date_set_dmy (&birthday, 1, G_DATE_MARCH, year);
  } else {
    birthday = *birth;
    g_date_set_year (&birthday, year);
  }
  return kith_date_to_iso (&birthday);
}

static gboolean
is_for_status (KithRecord *entitlement,
               KithRecord *status)
{
  const char *codes = kith_record_get_text (entitlement, KITH_ENTITLEMENT_STATUSES);
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);

  return g_strv_contains ((const char *const *) parts, kith_record_get_text (status, KITH_CARE_STATUS_STATUS));
}

/* What is over stays on the timeline of whoever had the status then; what holds or comes is for those who have it. */
static gboolean
is_meant (KithRecord  *entitlement,
          GPtrArray   *statuses,
          gboolean     over,
          const GDate *today)
{
  if (!kith_record_has (entitlement, KITH_ENTITLEMENT_STATUSES))
    return TRUE;
  for (guint i = 0; i < statuses->len; i++) {
    KithRecord *status = g_ptr_array_index (statuses, i);

    if ((over || kith_care_status_covers (status, today)) && is_for_status (entitlement, status))
      return TRUE;
  }
  return FALSE;
}

static KithRight *
create_right (KithRecord  *entitlement,
              const GDate *birth,
              const char  *today)
{
  KithRight *self = g_new0 (KithRight, 1);

  self->entitlement = g_object_ref (entitlement);
  if (kith_record_has (entitlement, KITH_ENTITLEMENT_FROM_AGE))
    self->begins =
      kith_rights_dup_birthday (birth, (int) kith_record_get_number (entitlement, KITH_ENTITLEMENT_FROM_AGE));
  if (kith_record_has (entitlement, KITH_ENTITLEMENT_UNTIL_AGE))
    self->ends =
      kith_rights_dup_birthday (birth, (int) kith_record_get_number (entitlement, KITH_ENTITLEMENT_UNTIL_AGE));
  self->is_now = (self->begins == NULL || strcmp (self->begins, today) <= 0) &&
                 (self->ends == NULL || strcmp (self->ends, today) > 0);
  return self;
}

/**
 * kith_rights_list:
 * @birth: date of birth
 * @statuses: (element-type KithRecord): care statuses, past and present
 * @entitlements: (element-type KithRecord): the rules
 * @today: the day
 *
 * Returns: (transfer full) (element-type KithRight): what the rules mean for this student, in the order of the rules
 */
GPtrArray *
kith_rights_list (const GDate *birth,
                  GPtrArray   *statuses,
                  GPtrArray   *entitlements,
                  const GDate *today)
{
  GPtrArray *rights = g_ptr_array_new_with_free_func (right_free);
  g_autofree char *day = kith_date_to_iso (today);

  for (guint i = 0; i < entitlements->len; i++) {
    KithRecord *entitlement = g_ptr_array_index (entitlements, i);
    KithRight *right = create_right (entitlement, birth, day);
    gboolean over = right->ends != NULL && strcmp (right->ends, day) <= 0;

    if (is_meant (entitlement, statuses, over, today))
      g_ptr_array_add (rights, right);
    else
      right_free (right);
  }
  return rights;
}

static KithRightTime
get_time (const char  *date,
          const GDate *today)
{
  g_autofree char *day = kith_date_to_iso (today);
  g_autofree char *limit = NULL;
  GDate soon = *today;

  kith_date_add_months (&soon, KITH_RIGHTS_SOON_MONTHS);
  limit = kith_date_to_iso (&soon);
  if (strcmp (date, day) < 0)
    return KITH_RIGHT_PAST;
  return strcmp (date, limit) <= 0 ? KITH_RIGHT_SOON : KITH_RIGHT_LATER;
}

static void
add_moment (GArray          *moments,
            const KithRight *right,
            gboolean         begins,
            const GDate     *today)
{
  const char *date = begins ? right->begins : right->ends;
  guint field = begins ? KITH_ENTITLEMENT_FROM_AGE : KITH_ENTITLEMENT_UNTIL_AGE;
  KithRightMoment moment = { date, (int) kith_record_get_number (right->entitlement, field), begins, KITH_RIGHT_PAST,
                             right };

  if (date == NULL)
    return;
  moment.time = get_time (date, today);
  g_array_append_val (moments, moment);
}

/* What ends on a birthday stands before what begins on it: that is the order in which somebody asks. */
static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  const KithRightMoment *first = a, *second = b;
  int order = strcmp (first->date, second->date);

  return order != 0 ? order : (int) first->begins - (int) second->begins;
}

/**
 * kith_rights_dup_moments:
 * @rights: (element-type KithRight): some rights; they must live as long as what is returned
 * @today: the day
 *
 * Returns: (transfer full) (element-type KithRightMoment): what begins and ends, by date
 */
GArray *
kith_rights_dup_moments (GPtrArray   *rights,
                         const GDate *today)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (KithRightMoment));

  for (guint i = 0; i < rights->len; i++) {
    add_moment (moments, g_ptr_array_index (rights, i), TRUE, today);
    add_moment (moments, g_ptr_array_index (rights, i), FALSE, today);
  }
  g_array_sort (moments, compare_moments);
  return moments;
}

/**
 * kith_right_dup_words:
 * @self: something a student can have
 *
 * Returns: (transfer full): from when until when, such as "From 5 March 2026 until the day before 5 March 2033"
 */
char *
kith_right_dup_words (const KithRight *self)
{
  g_autofree char *begins = self->begins != NULL ? kith_date_format_iso (self->begins) : NULL;
  g_autofree char *last = self->ends != NULL ? kith_date_iso_add_days (self->ends, -1) : NULL;
  g_autofree char *until = last != NULL ? kith_date_format_iso (last) : NULL;

  if (begins != NULL && until != NULL)
    /* Translators: two dates, both included */
    return g_strdup_printf (_("From %s until %s"), begins, until);
  if (begins != NULL)
    /* Translators: a date */
    return g_strdup_printf (_("From %s on"), begins);
  /* Translators: a date, included */
  return g_strdup_printf (_("Until %s"), until);
}
