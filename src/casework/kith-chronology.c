/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology-private.h"

#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-policy.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* One kind of one student on its way into the list. */
typedef struct {
  KithCaseFile *file;
  const KithKind *kind;
  const KithChronologyFilter *filter;
  char **words;
  GArray *keys;
} Collect;

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
            KithRecord                 *dated,
            const KithChronologySource *source)
{
  const char *time = source->time != KITH_NO_FIELD ? kith_record_get_text (dated, source->time) : NULL;

  if (!kith_record_has (dated, source->day))
    return FALSE;
  if (kith_record_get_kind (dated)->fields[source->day].type == KITH_FIELD_INSTANT) {
    set_instant (key, kith_record_get_number (dated, source->day));
    return TRUE;
  }
  g_strlcpy (key->date, kith_record_get_text (dated, source->day), sizeof key->date);
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
         (source->person != KITH_NO_FIELD && kith_record_get_number (record, source->person) == filter->person);
}

static gboolean
has_own_words (KithRecord                 *record,
               const KithChronologySource *source,
               const KithChronologyFilter *filter)
{
  return !filter->own_words_only || (source->own_words != KITH_NO_FIELD && kith_record_has (record, source->own_words));
}

/* Notes are asked for by their words already; the search index is quicker than looking. */
static gboolean
has_words (KithRecord *record,
           KithRecord *dated,
           Collect    *collect)
{
  g_autofree char *text = NULL;

  if (collect->words == NULL || collect->kind == &kith_note_kind)
    return TRUE;
  text = kith_chronology_dup_words (record, dated);
  for (guint i = 0; collect->words[i] != NULL; i++)
    if (strstr (text, collect->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
collect_moment (Collect                    *collect,
                KithRecord                 *record,
                const KithChronologySource *source)
{
  g_autoptr (KithRecord) dated = NULL;
  KithChronologyKey key = { collect->kind, kith_record_get_id (record), source->event };

  if (!wants_type (collect->filter, source->type) || (source->applies != NULL && !source->applies (record)) ||
      !is_by_person (record, source, collect->filter) || !has_own_words (record, source, collect->filter))
    return;
  dated = kith_chronology_dup_dated (collect->file, source, record);
  if (dated != NULL && set_moment (&key, dated, source) && is_in_range (&key, collect->filter) &&
      has_words (record, dated, collect))
    g_array_append_val (collect->keys, key);
}

static gboolean
collect_record (KithRecord  *record,
                gpointer     data,
                GError     **error)
{
  Collect *collect = data;
  guint n_sources = 0;
  const KithChronologySource *sources = kith_chronology_get_sources (&n_sources);

  for (guint i = 0; i < n_sources; i++)
    if (sources[i].kind == collect->kind)
      collect_moment (collect, record, &sources[i]);
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
  Collect collect = { file, kind, filter, words, keys };

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
  guint n_sources = 0;
  const KithChronologySource *sources = kith_chronology_get_sources (&n_sources);

  for (guint i = 0; i < n_sources; i++) {
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
