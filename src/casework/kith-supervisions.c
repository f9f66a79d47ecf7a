/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-supervisions.h"

#include "kith-date.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * kith_supervised_free:
 * @self: (transfer full): how somebody's supervision stands
 */
void
kith_supervised_free (KithSupervised *self)
{
  g_free (self->name);
  g_free (self->supervisor_name);
  g_free (self->last);
  g_free (self->next);
  g_free (self->due);
  g_free (self->words);
  g_free (self);
}

static char *
dup_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/**
 * kith_supervisions_list:
 * @file: an open case file
 * @person: who is supervised
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type KithRecord): the sessions the actor may see, newest first
 */
GPtrArray *
kith_supervisions_list (KithCaseFile  *file,
                        gint64         person,
                        GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_supervision_kind);
  g_autofree char *id = dup_id (person);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  kith_query_where (query, "person", id);
  kith_query_set_order (query, "-date -time");
  return kith_case_file_list (file, query, NULL, error);
}

static int
get_days (KithCaseFile *file)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_college_kind);
  g_autoptr (GPtrArray) colleges = kith_case_file_list (file, query, NULL, NULL);

  return kith_college_get_supervision_days (colleges != NULL && colleges->len > 0 ? g_ptr_array_index (colleges, 0) : NULL);
}

/* The next session that any of them agreed on and that has not passed. */
static char *
dup_next (GPtrArray  *sessions,
          const char *today)
{
  const char *next = NULL;

  for (guint i = 0; i < sessions->len; i++) {
    const char *day = kith_record_get_text (g_ptr_array_index (sessions, i), KITH_SUPERVISION_NEXT);

    if (day != NULL && strcmp (day, today) >= 0 && (next == NULL || strcmp (day, next) < 0))
      next = day;
  }
  return g_strdup (next);
}

static char *
dup_last_words (const KithSupervised *self)
{
  g_autofree char *last = self->last != NULL ? kith_date_format_iso_short (self->last) : NULL;

  /* Translators: a day */
  return last != NULL ? g_strdup_printf (_("Last session %s"), last) : g_strdup (_("No session yet"));
}

static char *
dup_words (const KithSupervised *self)
{
  g_autofree char *last = dup_last_words (self);
  g_autofree char *due = self->due != NULL ? kith_date_format_iso_short (self->due) : NULL;
  g_autofree char *next = self->next != NULL ? kith_date_format_iso_short (self->next) : NULL;
  g_autofree char *when = NULL;

  if (self->supervisor == 0)
    return g_strdup (_("Nobody is down as the supervisor"));
  if (next != NULL)
    /* Translators: a day */
    when = g_strdup_printf (_("next %s"), next);
  else
    /* Translators: a day */
    when = g_strdup_printf (_("the next one by %s"), due);
  if (self->days_overdue > 0)
    /* Translators: how many days too late supervision is, when the last session was, when the next will be */
    return g_strdup_printf (ngettext ("Overdue by %d day · %s · %s", "Overdue by %d days · %s · %s",
                                      (gulong) self->days_overdue),
                            self->days_overdue, last, next != NULL ? when : _("nothing agreed yet"));
  /* Translators: when the last session was, when the next will be */
  return g_strdup_printf (_("%s · %s"), last, when);
}

static void
set_due (KithSupervised *self,
         KithRecord     *person,
         KithCaseFile   *file,
         const char     *today)
{
  const char *since = self->last != NULL ? self->last : kith_record_get_text (person, KITH_PERSON_START_DATE);
  int days = 0;

  if (self->supervisor == 0 || since == NULL)
    return;
  self->due = kith_date_iso_add_days (since, get_days (file));
  days = kith_date_iso_days_between (self->due, today);
  self->days_overdue = MAX (0, days);
}

/**
 * kith_supervisions_find:
 * @file: an open case file
 * @person: somebody of the team
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): how their supervision stands, of what the actor may see
 */
KithSupervised *
kith_supervisions_find (KithCaseFile  *file,
                        KithRecord    *person,
                        GError       **error)
{
  g_autoptr (KithSupervised) self = g_new0 (KithSupervised, 1);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (KITH_IS_RECORD (person), NULL);

  today = kith_clock_dup_today (kith_case_file_get_clock (file));
  self->person = kith_record_get_id (person);
  self->name = kith_record_dup_title (person);
  self->supervisor = kith_record_get_number (person, KITH_PERSON_SUPERVISOR);
  if (self->supervisor != 0)
    self->supervisor_name = kith_case_file_dup_title (file, &kith_person_kind, self->supervisor);
  sessions = kith_supervisions_list (file, self->person, error);
  if (sessions == NULL)
    return NULL;
  if (sessions->len > 0)
    self->last = g_strdup (kith_record_get_text (g_ptr_array_index (sessions, 0), KITH_SUPERVISION_DATE));
  self->next = dup_next (sessions, today);
  set_due (self, person, file, today);
  self->words = dup_words (self);
  return g_steal_pointer (&self);
}

static int
compare_supervised (gconstpointer a,
                    gconstpointer b)
{
  const KithSupervised *one = *(const KithSupervised *const *) a;
  const KithSupervised *other = *(const KithSupervised *const *) b;

  return one->days_overdue != other->days_overdue ? other->days_overdue - one->days_overdue
                                                  : g_utf8_collate (one->name, other->name);
}

static GPtrArray *
list_people (KithCaseFile  *file,
             gint64         supervisor,
             GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_person_kind);
  g_autofree char *id = dup_id (supervisor);

  if (supervisor != 0)
    kith_query_where (query, "supervisor", id);
  kith_query_where_current (query);
  return kith_case_file_list (file, query, NULL, error);
}

/**
 * kith_supervisions_list_supervised:
 * @file: an open case file
 * @supervisor: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type KithSupervised): those they supervise, the most overdue first
 */
GPtrArray *
kith_supervisions_list_supervised (KithCaseFile  *file,
                                   gint64         supervisor,
                                   GError       **error)
{
  g_autoptr (GPtrArray) people = list_people (file, supervisor, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_supervised_free);

  for (guint i = 0; people != NULL && i < people->len; i++) {
    KithRecord *person = g_ptr_array_index (people, i);
    KithSupervised *supervised =
      kith_record_has (person, KITH_PERSON_SUPERVISOR) ? kith_supervisions_find (file, person, error) : NULL;

    if (kith_record_has (person, KITH_PERSON_SUPERVISOR) && supervised == NULL)
      return NULL;
    if (supervised != NULL)
      g_ptr_array_add (list, supervised);
  }
  g_ptr_array_sort (list, compare_supervised);
  return people != NULL ? g_steal_pointer (&list) : NULL;
}

/**
 * kith_supervisions_create_overdue:
 * @file: an open case file
 * @supervisor: a person, 0 for everybody's
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the people whose supervision is overdue
 */
KithQuery *
kith_supervisions_create_overdue (KithCaseFile  *file,
                                  gint64         supervisor,
                                  GError       **error)
{
  g_autoptr (GPtrArray) supervised = kith_supervisions_list_supervised (file, supervisor, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KithQuery *query = NULL;

  if (supervised == NULL)
    return NULL;
  for (guint i = 0; i < supervised->len; i++) {
    const KithSupervised *one = g_ptr_array_index (supervised, i);

    if (one->days_overdue > 0)
      g_array_append_val (ids, one->person);
  }
  query = kith_query_new (&kith_person_kind);
  kith_query_where_ids (query, ids);
  return query;
}
