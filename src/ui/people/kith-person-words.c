/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-person-words.h"

#include "kith-date.h"
#include "kith-person.h"

#include <glib/gi18n.h>

static const KithPersonField checks[] = { KITH_PERSON_TRAINING_DUE, KITH_PERSON_DBS_DUE };

static KithChecks
get_check (KithRecord      *person,
           KithPersonField  field,
           const GDate     *today)
{
  GDate due;
  int days;

  if (!kith_record_get_date (person, field, &due))
    return KITH_CHECKS_FINE;
  days = g_date_days_between (today, &due);
  if (days < 0)
    return KITH_CHECKS_OVERDUE;
  return days < KITH_CHECKS_SOON_DAYS ? KITH_CHECKS_SOON : KITH_CHECKS_FINE;
}

static char *
dup_check_words (KithRecord      *person,
                 KithPersonField  field,
                 KithChecks       check)
{
  g_autofree char *day = kith_date_format_iso_short (kith_record_get_text (person, field));

  if (field == KITH_PERSON_TRAINING_DUE)
    /* Translators: a date */
    return check == KITH_CHECKS_OVERDUE ? g_strdup_printf (_("Training was due %s"), day)
                                        : g_strdup_printf (_("Training due %s"), day);
  /* Translators: a date */
  return check == KITH_CHECKS_OVERDUE ? g_strdup_printf (_("DBS check was due %s"), day)
                                      : g_strdup_printf (_("DBS check due %s"), day);
}

/**
 * kith_person_get_checks:
 * @person: a person
 * @today: the day of the clock
 *
 * Returns: the most pressing of the checks; fine for somebody who has left
 */
KithChecks
kith_person_get_checks (KithRecord  *person,
                        const GDate *today)
{
  KithChecks worst = KITH_CHECKS_FINE;

  g_return_val_if_fail (KITH_IS_RECORD (person), KITH_CHECKS_FINE);

  for (guint i = 0; i < G_N_ELEMENTS (checks) && kith_person_is_current_on (person, today); i++)
    worst = MAX (worst, get_check (person, checks[i], today));
  return worst;
}

/**
 * kith_person_dup_checks_words:
 * @person: a person
 * @today: the day of the clock
 *
 * Returns: (transfer full): what is due or was, empty when nothing is
 */
char *
kith_person_dup_checks_words (KithRecord  *person,
                              const GDate *today)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (KITH_IS_RECORD (person), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (checks) && kith_person_is_current_on (person, today); i++) {
    KithChecks check = get_check (person, checks[i], today);

    if (check != KITH_CHECKS_FINE)
      g_strv_builder_take (words, dup_check_words (person, checks[i], check));
  }
  parts = g_strv_builder_end (words);
  return g_strjoinv (" · ", parts);
}

char *
kith_person_dup_time_words (KithRecord  *person,
                            const GDate *today)
{
  g_autofree char *end = NULL;
  g_autofree char *start = NULL;
  GDate day;

  g_return_val_if_fail (KITH_IS_RECORD (person), NULL);

  end = kith_record_format (person, KITH_PERSON_END_DATE);
  start = kith_record_format (person, KITH_PERSON_START_DATE);
  if (!kith_person_is_current_on (person, today))
    /* Translators: a date */
    return g_strdup_printf (_("Left on %s"), end);
  if (kith_record_get_date (person, KITH_PERSON_END_DATE, &day))
    /* Translators: a date */
    return g_strdup_printf (_("Last day %s"), end);
  if (kith_record_get_date (person, KITH_PERSON_START_DATE, &day) && g_date_compare (&day, today) > 0)
    /* Translators: a date */
    return g_strdup_printf (_("Starts on %s"), start);
  return g_strdup ("");
}

/**
 * kith_person_dup_load_words:
 * @person: a person
 * @n_students: how many students they support now
 *
 * Returns: (transfer full): "4 of 8 students", or without a limit "4 students"; empty for none without a limit
 */
char *
kith_person_dup_load_words (KithRecord *person,
                            guint       n_students)
{
  gint64 limit;

  g_return_val_if_fail (KITH_IS_RECORD (person), NULL);

  limit = kith_record_get_number (person, KITH_PERSON_CASELOAD_LIMIT);
  if (kith_record_has (person, KITH_PERSON_CASELOAD_LIMIT))
    /* Translators: how many students a person supports now, and how many at most */
    return g_strdup_printf (ngettext ("%u of %d student", "%u of %d students", (gulong) limit), n_students, (int) limit);
  if (n_students == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%u student", "%u students", n_students), n_students);
}
