/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-erasure-ledger.h"

#include "kith-backup.h"
#include "kith-kinds.h"
#include "vault/kith-crypto.h"

#define REFERENCE_SIZE 16
#define STATE "erasure-ledger"

static const char *const mode_codes[] = {
  [KITH_ERASURE_ERASE] = "erased",
  [KITH_ERASURE_ANONYMISE] = "anonymised",
};

static const char *const state_codes[] = {
  [KITH_LEDGER_PUBLISHED] = "published",
  [KITH_LEDGER_WAITS] = "waits",
};

/**
 * kith_ledger_line_free:
 * @self: (transfer full): a line of the ledger
 */
void
kith_ledger_line_free (KithLedgerLine *self)
{
  g_free (self->reference);
  g_free (self->kind);
  g_clear_pointer (&self->birth, g_bytes_unref);
  g_free (self->certificate);
  g_free (self);
}

const char *
kith_erasure_mode_get_code (KithErasureMode mode)
{
  return mode_codes[mode];
}

gboolean
kith_erasure_mode_from_code (const char      *code,
                             KithErasureMode *mode)
{
  for (guint i = 0; i < G_N_ELEMENTS (mode_codes); i++)
    if (g_strcmp0 (code, mode_codes[i]) == 0) {
      *mode = (KithErasureMode) i;
      return TRUE;
    }
  return FALSE;
}

gboolean
kith_erasure_ledger_is (KithCaseFile    *file,
                        KithLedgerState  state)
{
  g_autofree char *code = kith_setting_dup (file, STATE, NULL);

  return g_strcmp0 (code, state_codes[state]) == 0;
}

gboolean
kith_erasure_ledger_set (KithCaseFile     *file,
                         KithLedgerState   state,
                         GError          **error)
{
  return kith_erasure_ledger_is (file, state) || kith_setting_put (file, STATE, state_codes[state], error);
}

static char *
create_reference (GError **error)
{
  guint8 bytes[REFERENCE_SIZE];
  GString *text;

  if (!kith_crypto_random (bytes, sizeof bytes, error))
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free_and_steal (text);
}

GBytes *
kith_erasure_ledger_dup_birth (KithCaseFile  *file,
                               const char    *kind,
                               gint64         id,
                               GError       **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "SELECT hash FROM audit WHERE record = :id AND kind = :kind"
                                                   " ORDER BY id LIMIT 1", error);

  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":id", id);
  kith_statement_bind_text (row, ":kind", kind);
  return kith_statement_step (row, error) == KITH_STEP_ROW ? kith_statement_dup_bytes (row, 0) : NULL;
}

/* A number once erased is not given again, in this copy either. */
static gboolean
keep_number (KithCaseFile          *file,
             const KithLedgerLine  *line,
             GError               **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "INSERT INTO highest_id (kind, id) VALUES (:kind, :id) ON CONFLICT (kind)"
                     " DO UPDATE SET id = max (id, excluded.id)", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":kind", line->kind);
  kith_statement_bind_int64 (statement, ":id", line->record);
  return kith_statement_run (statement, error);
}

gboolean
kith_erasure_ledger_insert (KithCaseFile    *file,
                            KithLedgerLine  *line,
                            GError         **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "INSERT INTO erasure_ledger (reference, kind, record, birth, how, certificate, at)"
                     " VALUES (:reference, :kind, :record, :birth, :how, :certificate, :at)", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":reference", line->reference);
  kith_statement_bind_text (statement, ":kind", line->kind);
  kith_statement_bind_int64 (statement, ":record", line->record);
  kith_statement_bind_bytes (statement, ":birth", line->birth);
  kith_statement_bind_text (statement, ":how", mode_codes[line->mode]);
  kith_statement_bind_text (statement, ":certificate", line->certificate);
  kith_statement_bind_int64 (statement, ":at", line->at);
  return kith_statement_run (statement, error) && keep_number (file, line, error);
}

/* Whether the audit knows the record as somebody else's: an older copy may still have it there, where following the
 * student does not lead. -1 on failure. */
static int
was_elsewhere (KithCaseFile    *file,
               KithErasure     *erasure,
               const KithKind  *kind,
               gint64           id,
               GError         **error)
{
  g_autoptr (KithStatement) rows =
    kith_db_prepare (file->db, "SELECT DISTINCT student FROM audit WHERE record = :id AND kind = :kind AND student <> 0",
                     error);
  KithStepResult step = KITH_STEP_ERROR;

  if (rows == NULL)
    return -1;
  kith_statement_bind_int64 (rows, ":id", id);
  kith_statement_bind_text (rows, ":kind", kind->name);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    if (!kith_erasure_has_student (erasure, kith_statement_get_int64 (rows, 0)))
      return 1;
  return step == KITH_STEP_DONE ? 0 : -1;
}

static gboolean
write_row (KithCaseFile     *file,
           const KithKind   *kind,
           gint64            id,
           KithErasureMode   mode,
           const char       *certificate,
           GError          **error)
{
  g_autoptr (KithLedgerLine) line = g_new0 (KithLedgerLine, 1);
  g_autoptr (GError) local_error = NULL;

  line->reference = create_reference (error);
  line->kind = g_strdup (kind->name);
  line->record = id;
  line->mode = mode;
  line->certificate = g_strdup (certificate);
  line->at = kith_clock_get_now (file->clock);
  if (line->reference == NULL)
    return FALSE;
  line->birth = kith_erasure_ledger_dup_birth (file, kind->name, id, &local_error);
  if (local_error == NULL)
    return kith_erasure_ledger_insert (file, line, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
kith_erasure_ledger_write (KithErasure      *erasure,
                           KithCaseFile     *file,
                           KithErasureMode   mode,
                           const char       *certificate,
                           GError          **error)
{
  for (guint i = 0; i < kith_erasure_get_n (erasure); i++) {
    gint64 id = 0;
    const KithKind *kind = kith_erasure_get_row (erasure, i, &id);
    int elsewhere = kind == &kith_student_kind ? 1 : was_elsewhere (file, erasure, kind, id, error);

    if (elsewhere < 0 || (elsewhere && !write_row (file, kind, id, mode, certificate, error)))
      return FALSE;
  }
  return kith_erasure_ledger_set (file, KITH_LEDGER_WAITS, error);
}

static KithLedgerLine *
read_row (KithStatement *rows)
{
  KithLedgerLine *line = g_new0 (KithLedgerLine, 1);

  line->reference = kith_statement_dup_text (rows, 0);
  line->kind = kith_statement_dup_text (rows, 1);
  line->record = kith_statement_get_int64 (rows, 2);
  line->birth = kith_statement_dup_bytes (rows, 3);
  kith_erasure_mode_from_code (kith_statement_get_text (rows, 4), &line->mode);
  line->certificate = kith_statement_dup_text (rows, 5);
  line->at = kith_statement_get_int64 (rows, 6);
  return line;
}

GPtrArray *
kith_erasure_ledger_list (KithCaseFile  *file,
                          GError       **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_ledger_line_free);
  g_autoptr (KithStatement) rows = kith_db_prepare (file->db, "SELECT reference, kind, record, birth, how, certificate, at"
                                                    " FROM erasure_ledger ORDER BY id", error);
  KithStepResult step = KITH_STEP_ERROR;

  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (lines, read_row (rows));
  return step == KITH_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}
