/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note.h"
#include "kith-save.h"

/* What follows from a note besides its own row: its place in the search index. */

#define INDEXED "\"text\", own_words, strengths, next_steps, search_words"

static gboolean
run_with_id (KithCaseFile  *file,
             const char    *sql,
             gint64         id,
             GError       **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, sql, error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":id", id);
  return kith_statement_run (statement, error);
}

/* In bulk, new notes are indexed together at the end. */
static gboolean
waits_for_fill (KithCaseFile *file,
                gint64        id)
{
  return file->operation.is_bulk && id > file->operation.last_note;
}

static gboolean
index_is_affected (KithRecord *before,
                   KithRecord *after)
{
  if (before == NULL || after == NULL)
    return before == NULL;
  for (guint i = 0; i < kith_note_kind.n_fields; i++)
    if ((i == KITH_NOTE_VISIBILITY || kith_field_has (&kith_note_kind.fields[i], KITH_FIELD_SEARCHED)) &&
        !kith_record_field_equals (before, after, i))
      return TRUE;
  return FALSE;
}

/* The index has to be told the words it is to forget while they are still in the row. */
gboolean
kith_note_effects_forget (KithCaseFile  *file,
                          gint64         id,
                          GError       **error)
{
  return run_with_id (file, "INSERT INTO note_search (note_search, rowid, " INDEXED ")"
                      " SELECT 'delete', id, " INDEXED " FROM note WHERE id = :id", id, error);
}

/* The words as they stand in the row now. */
gboolean
kith_note_effects_write (KithCaseFile  *file,
                         gint64         id,
                         GError       **error)
{
  return run_with_id (file, "INSERT INTO note_search (rowid, " INDEXED ") SELECT id, " INDEXED " FROM note"
                      " WHERE id = :id", id, error);
}

gboolean
kith_note_effects_before (KithCaseFile  *file,
                          KithRecord    *before,
                          KithRecord    *after,
                          GError       **error)
{
  if (before == NULL || kith_record_get_kind (before) != &kith_note_kind || !index_is_affected (before, after) ||
      waits_for_fill (file, kith_record_get_id (before)))
    return TRUE;
  return kith_note_effects_forget (file, kith_record_get_id (before), error);
}

/* @before: (nullable) and @after: (nullable): at least one of them */
gboolean
kith_note_effects_after (KithCaseFile  *file,
                         KithRecord    *before,
                         KithRecord    *after,
                         GError       **error)
{
  KithRecord *note = after != NULL ? after : before;
  gint64 id = kith_record_get_id (note);

  if (kith_record_get_kind (note) != &kith_note_kind)
    return TRUE;
  if (after == NULL || !index_is_affected (before, after) || waits_for_fill (file, id))
    return TRUE;
  return kith_note_effects_write (file, id, error);
}

/* The end of bulk work: everything in one statement each, notes in ascending order as the index likes it. */
gboolean
kith_note_effects_fill (KithCaseFile  *file,
                        gint64         last_note,
                        GError       **error)
{
  return run_with_id (file, "INSERT INTO note_search (rowid, " INDEXED ") SELECT id, " INDEXED " FROM note"
                      " WHERE id > :id ORDER BY id", last_note, error);
}
