/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-verify-private.h"

#include "kith-kinds.h"

#include <glib/gi18n.h>

/* What a line says of old and new may be erased, and the line stays. But it is erased together with a record only: where the
 * record is still there and nobody was erased or anonymised, somebody took it out. */

/* A line that commits to a detail that is not there. */
typedef struct {
  gint64 number;
  const KithKind *kind;
  gint64 record;
  gint64 student;
} Missing;

void
kith_audit_verifier_miss_detail (KithAuditVerifier *self,
                                 gint64             number,
                                 const char        *kind,
                                 gint64             record,
                                 gint64             student)
{
  const Missing missing = { number, kind != NULL ? kith_kind_find (kind) : NULL, record, student };

  if (self->missing == NULL)
    self->missing = g_array_new (FALSE, FALSE, sizeof (Missing));
  if (missing.kind != NULL)
    g_array_append_val (self->missing, missing);
}

static gboolean
is_there (KithAuditVerifier  *self,
          const char         *table,
          gint64              id,
          gboolean           *there,
          GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = :id", table);
  g_autoptr (KithStatement) row = kith_db_prepare (self->file->db, sql, error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":id", id);
  step = kith_statement_step (row, error);
  *there = step == KITH_STEP_ROW;
  return step != KITH_STEP_ERROR;
}

/* Before schema 8 there was no list of what was erased; who was anonymised then has a certificate. */
static gboolean
was_erased (KithAuditVerifier  *self,
            const Missing      *missing,
            gboolean           *erased,
            GError            **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (self->file->db, "SELECT 1 FROM erasure_ledger WHERE (kind = 'student' AND record = :student)"
                     " OR (kind = :kind AND record = :record) UNION ALL SELECT 1 FROM disposal WHERE student = :student"
                     " AND outcome = 'anonymise' AND confirmed_at IS NOT NULL", error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":student", missing->student);
  kith_statement_bind_text (row, ":kind", missing->kind->name);
  kith_statement_bind_int64 (row, ":record", missing->record);
  step = kith_statement_step (row, error);
  *erased = step == KITH_STEP_ROW;
  return step != KITH_STEP_ERROR;
}

static gboolean
check_missing (KithAuditVerifier  *self,
               const Missing      *missing,
               GError            **error)
{
  gboolean is_record = FALSE, is_student = TRUE, is_erased = FALSE;

  if (!is_there (self, missing->kind->table, missing->record, &is_record, error) ||
      (missing->student != 0 && !is_there (self, kith_student_kind.table, missing->student, &is_student, error)) ||
      !was_erased (self, missing, &is_erased, error))
    return FALSE;
  if (is_record && is_student && !is_erased)
    kith_audit_verifier_say (self, _("The old and new values of line %" G_GINT64_FORMAT " were taken out."), missing->number);
  return TRUE;
}

gboolean
kith_audit_verifier_check_missing (KithAuditVerifier  *self,
                                   GError            **error)
{
  for (guint i = 0; self->missing != NULL && i < self->missing->len; i++)
    if (!check_missing (self, &g_array_index (self->missing, Missing, i), error))
      return FALSE;
  return TRUE;
}
