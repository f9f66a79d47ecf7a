/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-clash.h"
#include "kith-log-entry.h"
#include "kith-log-feed.h"
#include "kith-programme.h"
#include "kith-record-table.h"
#include "kith-save.h"

/* What a note, a journal entry or a supervision of an apprentice does to their log: see kith-log-feed.h. It happens however
 * the record is saved, in the same operation, and nothing here can keep the record from being saved but the disk. */

typedef struct {
  KithLogFeed feed;
  gboolean says; /* by itself it belongs in a log */
  gboolean feeds; /* and there is a programme that day */
} Side;

static gboolean
has_programme (KithCaseFile       *file,
               const KithLogFeed  *feed,
               gboolean           *has,
               GError            **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT 1 FROM programme WHERE person = :person AND start <= :day"
                     " AND coalesce (ended_on, :day) >= :day AND removed_at IS NULL LIMIT 1", error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":person", feed->person);
  kith_statement_bind_text (row, ":day", feed->date);
  step = kith_statement_step (row, error);
  *has = step == KITH_STEP_ROW;
  return step != KITH_STEP_ERROR;
}

static gboolean
read_side (KithCaseFile  *file,
           KithRecord    *source,
           Side          *side,
           GError       **error)
{
  side->feeds = FALSE;
  side->says = source != NULL && kith_log_feed_read (source, &side->feed);
  return !side->says || has_programme (file, &side->feed, &side->feeds, error);
}

/* @is_removed: the last that was taken out, instead of the one that is there */
static gboolean
find_entry (KithCaseFile   *file,
            KithRecord     *source,
            gboolean        is_removed,
            KithRecord    **entry,
            GError        **error)
{
  KithRecordTable *table = kith_record_table_get (file, &kith_log_entry_kind);
  guint field = kith_log_feed_find_field (kith_record_get_kind (source));
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM log_entry a WHERE a.%s = :source AND (a.removed_at IS NOT NULL) = :removed"
                     " ORDER BY a.removed_at DESC, a.id DESC LIMIT 1", kith_record_table_get_select_list (table),
                     kith_record_table_get_column (table, field));
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, sql, error);
  KithStepResult step;

  *entry = NULL;
  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":source", kith_record_get_id (source));
  kith_statement_bind_int64 (row, ":removed", is_removed);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ROW)
    *entry = kith_record_table_read (table, file, row, KITH_READ_WHOLE);
  return step != KITH_STEP_ERROR;
}

/* A note must never be lost because its time is taken: then the entry counts its minutes and says no time. */
static gboolean
settle_time (KithCaseFile  *file,
             KithRecord    *entry,
             GError       **error)
{
  const char *date = kith_record_get_text (entry, KITH_LOG_ENTRY_DATE);
  const char *time = kith_record_get_text (entry, KITH_LOG_ENTRY_TIME);
  int minutes = (int) kith_record_get_number (entry, KITH_LOG_ENTRY_MINUTES);
  gboolean is_taken = FALSE;
  g_autoptr (KithStatement) rows =
    kith_db_prepare (file->db, "SELECT \"time\", minutes FROM log_entry WHERE person = :person AND \"date\" = :date"
                     " AND id <> :id AND \"time\" IS NOT NULL AND removed_at IS NULL", error);
  KithStepResult step = KITH_STEP_ERROR;

  if (rows == NULL)
    return FALSE;
  kith_statement_bind_int64 (rows, ":person", kith_record_get_number (entry, KITH_LOG_ENTRY_PERSON));
  kith_statement_bind_text (rows, ":date", date);
  kith_statement_bind_int64 (rows, ":id", kith_record_get_id (entry));
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    is_taken |= kith_clash_overlaps (date, time, minutes, date, kith_statement_get_text (rows, 0),
                                     (int) kith_statement_get_int64 (rows, 1));
  if (is_taken)
    kith_record_clear (entry, KITH_LOG_ENTRY_TIME);
  return step == KITH_STEP_DONE;
}

static gboolean
add_entry (KithCaseFile       *file,
           const KithLogFeed  *feed,
           KithRecord         *source,
           GError            **error)
{
  g_autoptr (KithRecord) entry = kith_log_feed_create (feed, kith_record_get_id (source));

  return settle_time (file, entry, error) && kith_save_write_added (file, entry, error);
}

static gboolean
is_same (KithRecord *record,
         KithRecord *before)
{
  for (guint i = 0; i < kith_log_entry_kind.n_fields; i++)
    if (!kith_record_field_equals (record, before, i))
      return FALSE;
  return TRUE;
}

static gboolean
update_entry (KithCaseFile  *file,
              const Side    *was,
              const Side    *is,
              KithRecord    *entry,
              GError       **error)
{
  g_autoptr (KithRecord) before = kith_record_dup (entry);

  kith_log_feed_apply (&is->feed, was->says ? &was->feed : NULL, entry);
  return settle_time (file, entry, error) &&
         (is_same (entry, before) || kith_save_write_changed (file, before, entry, KITH_AUDIT_CHANGED, error));
}

static gboolean
bring_back (KithCaseFile  *file,
            const Side    *was,
            const Side    *is,
            KithRecord    *entry,
            GError       **error)
{
  return kith_save_write_put_back (file, entry, error) && update_entry (file, was, is, entry, error);
}

/* No entry is there, but there should be. One that its owner took out, while the record fed it all along, stays out. */
static gboolean
make_entry (KithCaseFile  *file,
            const Side    *was,
            const Side    *is,
            KithRecord    *source,
            GError       **error)
{
  g_autoptr (KithRecord) old = NULL;

  if (!find_entry (file, source, TRUE, &old, error))
    return FALSE;
  if (old == NULL)
    return add_entry (file, &is->feed, source, error);
  return was->feeds || bring_back (file, was, is, old, error);
}

/* That a programme ended, perhaps by a slip, takes nothing out of the log: what was learned stands there. Only what the
 * record itself says does. */
static gboolean
keeps_entry (const Side *was,
             const Side *is)
{
  return is->feeds || (is->says && was->says && g_str_equal (is->feed.date, was->feed.date));
}

static gboolean
follow (KithCaseFile  *file,
        const Side    *was,
        const Side    *is,
        KithRecord    *source,
        GError       **error)
{
  g_autoptr (KithRecord) entry = NULL;

  if (!find_entry (file, source, FALSE, &entry, error))
    return FALSE;
  if (entry == NULL)
    return !is->feeds || make_entry (file, was, is, source, error);
  return keeps_entry (was, is) ? update_entry (file, was, is, entry, error)
                               : kith_save_write_removed (file, entry, error);
}

/* A programme is often set up weeks after its first day. What was written since then is logged as if it had been there;
 * what has an entry, or had one that was taken out, is left alone. */

typedef struct {
  const KithKind *kind;
  const char *person;
} Source;

static GArray *
list_sources (KithCaseFile  *file,
              const Source  *source,
              KithRecord    *programme,
              GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *link = kith_log_entry_kind.fields[kith_log_feed_find_field (source->kind)].name;
  g_autofree char *sql =
    g_strdup_printf ("SELECT s.id FROM %s s WHERE s.%s = :person AND s.\"date\" >= :start AND s.removed_at IS NULL"
                     " AND NOT EXISTS (SELECT 1 FROM log_entry e WHERE e.%s = s.id) ORDER BY s.\"date\", s.id",
                     source->kind->table, source->person, link);
  g_autoptr (KithStatement) rows = kith_db_prepare (file->db, sql, error);
  KithStepResult step = KITH_STEP_ERROR;

  if (rows == NULL)
    return NULL;
  kith_statement_bind_int64 (rows, ":person", kith_record_get_number (programme, KITH_PROGRAMME_PERSON));
  kith_statement_bind_text (rows, ":start", kith_record_get_text (programme, KITH_PROGRAMME_START));
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    gint64 id = kith_statement_get_int64 (rows, 0);

    g_array_append_val (ids, id);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
log_source (KithCaseFile    *file,
            const KithKind  *kind,
            gint64           id,
            GError         **error)
{
  g_autoptr (KithRecord) source = kith_record_table_find (kith_record_table_get (file, kind), file, id, error);
  Side is = { 0 };

  return source != NULL && read_side (file, source, &is, error) && (!is.feeds || add_entry (file, &is.feed, source, error));
}

static gboolean
catch_up (KithCaseFile  *file,
          KithRecord    *programme,
          GError       **error)
{
  const Source sources[] = {
    { kith_kind_find ("note"), "author" },
    { kith_kind_find ("journal-entry"), "person" },
    { kith_kind_find ("supervision"), "person" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    g_autoptr (GArray) ids = list_sources (file, &sources[i], programme, error);

    if (ids == NULL)
      return FALSE;
    for (guint j = 0; j < ids->len; j++)
      if (!log_source (file, sources[i].kind, g_array_index (ids, gint64, j), error))
        return FALSE;
  }
  return TRUE;
}

static gboolean
begins_anew (KithRecord *before,
             KithRecord *after)
{
  return after != NULL && kith_record_has (after, KITH_PROGRAMME_START) &&
         (before == NULL || before == after || !kith_record_field_equals (before, after, KITH_PROGRAMME_START) ||
          !kith_record_field_equals (before, after, KITH_PROGRAMME_ENDED_ON));
}

static gboolean
follow_programme (KithCaseFile  *file,
                  KithRecord    *before,
                  KithRecord    *after,
                  GError       **error)
{
  gboolean succeeded = FALSE;

  if (file->operation.takes_back || !begins_anew (before, after))
    return TRUE;
  file->trusted++;
  succeeded = catch_up (file, after, error);
  file->trusted--;
  return succeeded;
}

/**
 * kith_log_effects_after:
 * @file: an open case file
 * @before: (nullable): a record as it was; @after itself when it is put back
 * @after: (nullable): the record as it is written now; %NULL when it is taken away
 * @error: return location for an error
 *
 * Undo does without: it has the entries' own lines in the audit.
 *
 * Returns: whether the log says what the record says
 */
gboolean
kith_log_effects_after (KithCaseFile  *file,
                        KithRecord    *before,
                        KithRecord    *after,
                        GError       **error)
{
  KithRecord *source = after != NULL ? after : before;
  Side was = { 0 };
  Side is = { 0 };
  gboolean succeeded = FALSE;

  if (kith_record_get_kind (source) == &kith_programme_kind)
    return follow_programme (file, before, after, error);
  if (kith_log_feed_find_field (kith_record_get_kind (source)) == KITH_NO_FIELD || file->operation.takes_back)
    return TRUE;
  if (!read_side (file, before == after ? NULL : before, &was, error) || !read_side (file, after, &is, error))
    return FALSE;
  if (before == NULL && !is.feeds)
    return TRUE;
  file->trusted++;
  succeeded = before == NULL ? add_entry (file, &is.feed, after, error) : follow (file, &was, &is, source, error);
  file->trusted--;
  return succeeded;
}
