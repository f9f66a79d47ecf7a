/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology-private.h"

#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-policy.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define NONE KITH_NO_FIELD
#define WRITTEN KITH_CHRONOLOGY_WRITTEN
#define BEGAN KITH_CHRONOLOGY_BEGAN
#define ENDED KITH_CHRONOLOGY_ENDED
#define DONE KITH_CHRONOLOGY_DONE
#define DUE KITH_CHRONOLOGY_DUE

/* Adding a kind to the chronology is a line here and its words in kith-chronology-entry.c. */
static const KithChronologySource sources[] = {
  { &kith_note_kind, KITH_CHRONOLOGY_NOTES, WRITTEN, KITH_NOTE_DATE, KITH_NOTE_TIME, KITH_NOTE_AUTHOR,
    KITH_NOTE_OWN_WORDS },
  { &kith_amendment_kind, KITH_CHRONOLOGY_AMENDMENTS, WRITTEN, KITH_AMENDMENT_RECORDED_AT, NONE, KITH_AMENDMENT_AUTHOR,
    NONE },
  { &kith_goal_kind, KITH_CHRONOLOGY_GOALS, BEGAN, KITH_GOAL_START, NONE, NONE, KITH_GOAL_TEXT },
  { &kith_goal_kind, KITH_CHRONOLOGY_GOALS, DONE, KITH_GOAL_ACHIEVED_DATE, NONE, NONE, KITH_GOAL_EVIDENCE },
  { &kith_rating_kind, KITH_CHRONOLOGY_RATINGS, WRITTEN, KITH_RATING_DATE, NONE, NONE, KITH_RATING_WORDS },
  { &kith_step_kind, KITH_CHRONOLOGY_STEPS, DONE, KITH_STEP_DONE_ON, NONE, NONE, NONE },
  { &kith_care_status_kind, KITH_CHRONOLOGY_CARE, BEGAN, KITH_CARE_STATUS_FROM, NONE, NONE, NONE },
  { &kith_care_status_kind, KITH_CHRONOLOGY_CARE, ENDED, KITH_CARE_STATUS_UNTIL, NONE, NONE, NONE },
  { &kith_home_kind, KITH_CHRONOLOGY_MOVES, BEGAN, KITH_HOME_FROM, NONE, NONE, NONE },
  { &kith_assignment_kind, KITH_CHRONOLOGY_ASSIGNMENTS, BEGAN, KITH_ASSIGNMENT_FROM, NONE, KITH_ASSIGNMENT_PERSON,
    NONE },
  { &kith_assignment_kind, KITH_CHRONOLOGY_ASSIGNMENTS, ENDED, KITH_ASSIGNMENT_UNTIL, NONE, KITH_ASSIGNMENT_PERSON,
    NONE },
  { &kith_task_kind, KITH_CHRONOLOGY_TASKS, DONE, KITH_TASK_DONE_ON, NONE, KITH_TASK_PERSON, NONE },
  { &kith_task_kind, KITH_CHRONOLOGY_TASKS, DUE, KITH_TASK_DUE, NONE, KITH_TASK_PERSON, NONE },
};

/* One kind of one student on its way into the list. */
typedef struct {
  const KithKind *kind;
  const KithChronologyFilter *filter;
  char **words;
  GArray *keys;
} Collect;

const KithChronologySource *
kith_chronology_get_sources (guint *n_sources)
{
  *n_sources = G_N_ELEMENTS (sources);
  return sources;
}

static gboolean
wants_type (const KithChronologyFilter *filter,
            KithChronologyTypes         type)
{
  return filter->types == 0 || (filter->types & type) != 0;
}

static void
set_instant (KithChronologyKey *key,
             gint64             seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (seconds);
  g_autofree char *day = g_date_time_format (moment, "%Y-%m-%d");
  g_autofree char *time = g_date_time_format (moment, "%H:%M");

  g_strlcpy (key->date, day, sizeof key->date);
  g_strlcpy (key->time, time, sizeof key->time);
}

static gboolean
set_moment (KithChronologyKey          *key,
            KithRecord                 *record,
            const KithChronologySource *source)
{
  const char *time = source->time != NONE ? kith_record_get_text (record, source->time) : NULL;

  if (!kith_record_has (record, source->day))
    return FALSE;
  if (source->kind->fields[source->day].type == KITH_FIELD_INSTANT) {
    set_instant (key, kith_record_get_number (record, source->day));
    return TRUE;
  }
  g_strlcpy (key->date, kith_record_get_text (record, source->day), sizeof key->date);
  g_strlcpy (key->time, time != NULL ? time : "", sizeof key->time);
  return TRUE;
}

static gboolean
is_in_range (const KithChronologyKey    *key,
             const KithChronologyFilter *filter)
{
  return (filter->from == NULL || strcmp (key->date, filter->from) >= 0) &&
         (filter->until == NULL || strcmp (key->date, filter->until) <= 0);
}

static gboolean
is_by_person (KithRecord                 *record,
              const KithChronologySource *source,
              const KithChronologyFilter *filter)
{
  return filter->person == 0 ||
         (source->person != NONE && kith_record_get_number (record, source->person) == filter->person);
}

static gboolean
has_own_words (KithRecord                 *record,
               const KithChronologySource *source,
               const KithChronologyFilter *filter)
{
  return !filter->own_words_only || (source->own_words != NONE && kith_record_has (record, source->own_words));
}

/* Notes are asked for by their words already; the search index is quicker than looking. */
static gboolean
has_words (KithRecord *record,
           Collect    *collect)
{
  g_autofree char *text = NULL;

  if (collect->words == NULL || collect->kind == &kith_note_kind)
    return TRUE;
  text = kith_chronology_dup_words (record);
  for (guint i = 0; collect->words[i] != NULL; i++)
    if (strstr (text, collect->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* What is done needs no reminder. */
static gboolean
is_settled (KithRecord                 *record,
            const KithChronologySource *source)
{
  return source->event == DUE && kith_record_has (record, KITH_TASK_DONE_ON);
}

static gboolean
collect_record (KithRecord  *record,
                gpointer     data,
                GError     **error)
{
  Collect *collect = data;

  if (!has_words (record, collect))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    KithChronologyKey key = { collect->kind, kith_record_get_id (record), sources[i].event };

    if (sources[i].kind == collect->kind && wants_type (collect->filter, sources[i].type) &&
        !is_settled (record, &sources[i]) && set_moment (&key, record, &sources[i]) &&
        is_in_range (&key, collect->filter) && is_by_person (record, &sources[i], collect->filter) &&
        has_own_words (record, &sources[i], collect->filter))
      g_array_append_val (collect->keys, key);
  }
  return TRUE;
}

static gboolean
collect_kind (KithCaseFile                *file,
              gint64                       student,
              const KithKind              *kind,
              const KithChronologyFilter  *filter,
              GArray                      *keys,
              GCancellable                *cancellable,
              GError                     **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autofree char *folded = kith_text_fold (filter->words);
  g_auto (GStrv) words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
  Collect collect = { kind, filter, words, keys };

  kith_query_where_student (query, student);
  if (kind == &kith_note_kind && (filter->from != NULL || filter->until != NULL))
    kith_query_where_range (query, "date", filter->from, filter->until);
  if (kind == &kith_note_kind && words != NULL)
    kith_query_where_words (query, filter->words);
  return kith_case_file_each (file, query, collect_record, &collect, cancellable, error);
}

static gboolean
may_see (KithCaseFile   *file,
         const KithKind *kind)
{
  return kith_policy_allows_any (kith_case_file_get_actor (file)->roles, kind, KITH_ACTION_SEE);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const KithChronologyKey *first = a, *second = b;
  int order = strcmp (second->date, first->date);

  if (order == 0)
    order = strcmp (second->time, first->time);
  if (order == 0)
    order = strcmp (first->kind->name, second->kind->name);
  if (order == 0)
    order = (second->id > first->id) - (second->id < first->id);
  return order != 0 ? order : (int) second->event - (int) first->event;
}

static gboolean
collect_all (KithCaseFile                *file,
             gint64                       student,
             const KithChronologyFilter  *filter,
             GArray                      *keys,
             GCancellable                *cancellable,
             GError                     **error)
{
  const KithKind *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    const KithKind *kind = sources[i].kind;

    if (kind == last || !wants_type (filter, sources[i].type) || !may_see (file, kind))
      continue;
    last = kind;
    if (!collect_kind (file, student, kind, filter, keys, cancellable, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * kith_chronology_filter_count:
 * @filter: a filter
 *
 * Returns: how many of its parts leave something out
 */
guint
kith_chronology_filter_count (const KithChronologyFilter *filter)
{
  gboolean types = filter->types != 0 && filter->types != KITH_CHRONOLOGY_EVERYTHING;
  gboolean dates = filter->from != NULL || filter->until != NULL;
  gboolean words = !kith_text_is_empty (filter->words);

  return (guint) (types + dates + words + (filter->person != 0) + (filter->own_words_only != FALSE));
}

/**
 * kith_chronology_list:
 * @file: an open case file
 * @student: id of a student
 * @filter: (nullable): what to leave out
 * @cancellable: (nullable): a cancellable
 * @error: %KITH_ERROR_INVALID when the first day is after the last
 *
 * Everything in the life of one student that the actor may see, newest first. Only the keys, so that twenty thousand
 * of them are a matter of a few megabytes; [func@chronology_load] fills in what is on the screen. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type KithChronologyKey): the keys
 */
GArray *
kith_chronology_list (KithCaseFile                *file,
                      gint64                       student,
                      const KithChronologyFilter  *filter,
                      GCancellable                *cancellable,
                      GError                     **error)
{
  static const KithChronologyFilter everything = { 0 };
  const KithChronologyFilter *used = filter != NULL ? filter : &everything;
  g_autoptr (GArray) keys = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (used->from != NULL && used->until != NULL && strcmp (used->from, used->until) > 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _("From is after To."));
    return NULL;
  }
  keys = g_array_new (FALSE, FALSE, sizeof (KithChronologyKey));
  if (!collect_all (file, student, used, keys, cancellable, error))
    return NULL;
  g_array_sort (keys, compare_keys);
  return g_steal_pointer (&keys);
}
