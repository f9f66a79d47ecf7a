/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-file.h"
#include "kith-audit-private.h"

#include <errno.h>
#include <string.h>

/* A chain in a file proves nothing against whoever cuts its end off. So each computer remembers, outside the file, how long it
 * was. Not kept in sync with the disk: losing a mark only means that the next one is the first.
 *
 * There is a mark for each place where a copy of the file is at home, or a restored copy that somebody only looks at would hold
 * up the file that everybody works in. What is put into the place of another copy is measured by the mark of that place; what is
 * opened where no copy was has to go on from one of the marks. */

#define FOLDER "audit-marks"

/* so that copies opened once each do not make the list grow for ever */
#define MOST_MARKS 16

typedef struct {
  gint64 number;
  guint8 hash[KITH_AUDIT_HASH_SIZE];
  /* (nullable): the URI of the copy; a mark of before there were places has none */
  char *place;
} Mark;

static void
mark_free (Mark *mark)
{
  g_free (mark->place);
  g_free (mark);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mark, mark_free)

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "kith", FOLDER, NULL);
}

static char *
dup_path (KithCaseFile *file)
{
  g_autofree char *folder = dup_folder ();

  return g_build_filename (folder, kith_vault_get_file_id (file->vault), NULL);
}

/* Where the file really lies, whichever link it was opened by. */
static char *
dup_place (KithCaseFile *file)
{
  g_autofree char *resolved = kith_file_resolve (kith_vault_get_path (file->vault));

  return g_filename_to_uri (resolved, NULL, NULL);
}

static gboolean
parse_hash (const char *hex,
            guint8     *hash)
{
  if (strlen (hex) != KITH_AUDIT_HASH_SIZE * 2)
    return FALSE;
  for (guint i = 0; i < KITH_AUDIT_HASH_SIZE; i++) {
    int high = g_ascii_xdigit_value (hex[2 * i]), low = g_ascii_xdigit_value (hex[2 * i + 1]);

    if (high < 0 || low < 0)
      return FALSE;
    hash[i] = (guint8) (high << 4 | low);
  }
  return TRUE;
}

static Mark *
parse_mark (const char *line)
{
  g_autoptr (Mark) mark = g_new0 (Mark, 1);
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  guint n_words = g_strv_length (words);

  if (n_words < 2 || !g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT64, &mark->number, NULL) ||
      !parse_hash (words[1], mark->hash))
    return NULL;
  mark->place = n_words == 3 ? g_strdup (words[2]) : NULL;
  return g_steal_pointer (&mark);
}

/* The oldest first; none when this computer never saw the file. */
static GPtrArray *
read_marks (KithCaseFile *file)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);
  g_autofree char *path = dup_path (file);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return marks;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    Mark *mark = parse_mark (lines[i]);

    if (mark != NULL)
      g_ptr_array_add (marks, mark);
  }
  return marks;
}

/* What a mark remembers, against the lines that are there. */
static gboolean
compare (KithCaseFile  *file,
         const Mark    *mark,
         KithAuditGap  *gap,
         GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT id, hash FROM audit WHERE id <= :number ORDER BY id DESC LIMIT 1", error);
  KithStepResult step;

  *gap = (KithAuditGap) { KITH_AUDIT_GAP_NONE, 0, 0 };
  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":number", mark->number);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  gap->last = mark->number;
  gap->first = step == KITH_STEP_ROW ? kith_statement_get_int64 (row, 0) + 1 : 1;
  if (gap->first <= mark->number) {
    gap->state = KITH_AUDIT_GAP_SHORTER;
  } else {
    g_autoptr (GBytes) stored = kith_statement_dup_bytes (row, 1);

    if (stored == NULL || g_bytes_get_size (stored) != sizeof mark->hash ||
        memcmp (g_bytes_get_data (stored, NULL), mark->hash, sizeof mark->hash) != 0)
      gap->state = KITH_AUDIT_GAP_DIFFERENT;
  }
  return TRUE;
}

/* Whether the copy the mark is of lies there still. */
static gboolean
is_at_home (const Mark *mark)
{
  g_autofree char *path = mark->place != NULL ? g_filename_from_uri (mark->place, NULL, NULL) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A mark goes when there is a newer one of its place, or when the file goes on from it and nothing else does: it was moved. */
static gboolean
is_outdated (KithCaseFile *file,
             const Mark   *mark,
             const char   *place)
{
  KithAuditGap gap;

  if (g_strcmp0 (mark->place, place) == 0)
    return TRUE;
  return !is_at_home (mark) && compare (file, mark, &gap, NULL) && gap.state == KITH_AUDIT_GAP_NONE;
}

static void
append_mark (GString      *text,
             gint64        number,
             const guint8 *hash,
             const char   *place)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT " ", number);
  for (guint i = 0; i < KITH_AUDIT_HASH_SIZE; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  if (place != NULL)
    g_string_append_printf (text, " %s", place);
  g_string_append_c (text, '\n');
}

static char *
dup_marks (KithCaseFile *file)
{
  g_autoptr (GPtrArray) marks = read_marks (file);
  g_autofree char *place = dup_place (file);
  GString *text = g_string_new (NULL);

  for (guint i = marks->len; i > 0; i--) {
    if (is_outdated (file, marks->pdata[i - 1], place))
      g_ptr_array_remove_index (marks, i - 1);
  }
  for (guint i = marks->len >= MOST_MARKS ? marks->len - MOST_MARKS + 1 : 0; i < marks->len; i++) {
    const Mark *mark = marks->pdata[i];

    append_mark (text, mark->number, mark->hash, mark->place);
  }
  append_mark (text, file->audit.number, file->audit.hash, place);
  return g_string_free_and_steal (text);
}

/* Remembers the end as it stands. That it cannot be is nobody's trouble who is at work. What is behind what was seen here is not
 * remembered before somebody has accepted it, whatever Kith itself wrote into it: the gap would be forgotten with the mark. */
void
kith_audit_mark_keep (KithCaseFile *file)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *path = dup_path (file);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (file->gap.state != KITH_AUDIT_GAP_NONE || !kith_audit_read_head (file, NULL) || file->audit.number == 0)
    return;
  text = dup_marks (file);
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("The mark of the audit was not kept: %s", error != NULL ? error->message : g_strerror (errno));
  file->mark_is_due = FALSE;
}

static const Mark *
find_mark (GPtrArray  *marks,
           const char *place)
{
  for (guint i = 0; i < marks->len; i++) {
    const Mark *mark = marks->pdata[i];

    if (g_strcmp0 (mark->place, place) == 0)
      return mark;
  }
  return NULL;
}

/* What this computer remembers, against the lines that are there. */
gboolean
kith_audit_mark_compare (KithCaseFile  *file,
                         KithAuditGap  *gap,
                         GError       **error)
{
  g_autoptr (GPtrArray) marks = read_marks (file);
  g_autofree char *place = dup_place (file);
  const Mark *own = find_mark (marks, place);

  *gap = (KithAuditGap) { KITH_AUDIT_GAP_NONE, 0, 0 };
  if (own != NULL)
    return compare (file, own, gap, error);
  for (guint i = 0; i < marks->len; i++) {
    if (!compare (file, marks->pdata[i], gap, error))
      return FALSE;
    if (gap->state == KITH_AUDIT_GAP_NONE)
      return TRUE;
  }
  return TRUE;
}

/* Before anybody signs in: what is behind is held. */
gboolean
kith_audit_mark_check (KithCaseFile  *file,
                       GError       **error)
{
  if (!kith_audit_mark_compare (file, &file->gap, error))
    return FALSE;
  kith_audit_gap_hold (file);
  return TRUE;
}
