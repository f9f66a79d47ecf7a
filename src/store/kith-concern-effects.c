/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-college-words.h"
#include "kith-college.h"
#include "kith-concern-action.h"
#include "kith-concern-receipt.h"
#include "kith-concern.h"
#include "kith-error.h"
#include "kith-policy.h"
#include "kith-record-table.h"
#include "kith-save.h"

#include <glib/gi18n.h>

/* What follows from a concern whichever way it is saved: only the lead decides, the author has a receipt and nothing else,
 * and nothing takes a concern away. */

static const KithConcernField decided[] = {
  KITH_CONCERN_LEVEL, KITH_CONCERN_DECISION, KITH_CONCERN_REASONS, KITH_CONCERN_OUTCOME, KITH_CONCERN_CLOSED_ON,
};

/* Before a new one is checked. Whoever raises it says nothing of what the lead decides, and in what role they raise it is not
 * theirs to say either. */
void
kith_concern_effects_prepare (KithCaseFile *file,
                              KithRecord   *record)
{
  g_autofree char *role = NULL;

  if (kith_record_get_kind (record) != &kith_concern_kind)
    return;
  if ((file->actor.roles & KITH_ROLE_DSL) == 0)
    for (guint i = 0; i < G_N_ELEMENTS (decided); i++)
      kith_record_clear (record, decided[i]);
  if (kith_record_has (record, KITH_CONCERN_AUTHOR_ROLE))
    return;
  role = kith_roles_dup_words (file->actor.roles);
  kith_record_set_text (record, KITH_CONCERN_AUTHOR_ROLE, role);
}

/* Somebody with the role who may read a concern about :staff: neither them nor whom they answer to. */
#define READERS \
  "SELECT 1 FROM account r WHERE r.removed_at IS NULL AND r.disabled_at IS NULL" \
  " AND instr (' ' || r.roles || ' ', ' dsl ') > 0 AND r.person <> :staff AND NOT EXISTS (SELECT 1 FROM person line" \
  " WHERE line.id = :staff AND (line.supervisor = r.person OR line.line_manager = r.person)) LIMIT 1"

static gboolean
find_reader (KithCaseFile  *file,
             gint64         staff,
             gboolean      *found,
             GError       **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, READERS, error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":staff", staff);
  step = kith_statement_step (row, error);
  *found = step == KITH_STEP_ROW;
  return step != KITH_STEP_ERROR;
}

/* The college's record, or one without values. */
static KithRecord *
load_college (KithCaseFile  *file,
              GError       **error)
{
  KithRecordTable *table = kith_record_table_get (file, &kith_college_kind);
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT coalesce (min (id), 0) FROM college WHERE removed_at IS NULL", error);
  gint64 id = 0;

  if (row == NULL || kith_statement_step (row, error) != KITH_STEP_ROW)
    return NULL;
  id = kith_statement_get_int64 (row, 0);
  return id != 0 ? kith_record_table_find (table, file, id, error) : kith_record_new (&kith_college_kind);
}

/* The concern is kept whoever is there to read it, but its author must not believe that somebody will. */
gboolean
kith_concern_effects_check (KithCaseFile  *file,
                            KithRecord    *record,
                            KithRecord    *before,
                            KithProblems  *problems,
                            GError       **error)
{
  g_autoptr (KithRecord) college = NULL;
  g_autofree char *words = NULL;
  gboolean found = FALSE;
  gint64 staff = 0;

  if (kith_record_get_kind (record) != &kith_concern_kind || before != NULL)
    return TRUE;
  staff = kith_record_get_number (record, KITH_CONCERN_STAFF);
  if (staff == 0 && g_strcmp0 (kith_record_get_text (record, KITH_CONCERN_ABOUT), "staff") == 0)
    kith_problems_add (problems, "staff", KITH_SEVERITY_WARNING,
                       _("Choose them from the list if they are there: a name alone does not keep this from them, should they "
                         "be the safeguarding lead."));
  if (staff == 0)
    return TRUE;
  if (!find_reader (file, staff, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  college = load_college (file, error);
  if (college == NULL)
    return FALSE;
  words = kith_college_dup_bypass (college);
  kith_problems_add (problems, "staff", KITH_SEVERITY_WARNING, "%s", words);
  return TRUE;
}

static gboolean
keep_earlier (KithCaseFile  *file,
              KithRecord    *before,
              const char    *type,
              guint          text,
              guint          reasons,
              GError       **error)
{
  g_autoptr (KithRecord) action = kith_record_new (&kith_concern_action_kind);
  g_autofree char *today = kith_clock_dup_today (file->clock);
  /* Translators: what was decided, or came of a concern, before it was put otherwise */
  g_autofree char *words = g_strdup_printf (_("Earlier: %s"), kith_record_get_text (before, text));

  kith_record_set_number (action, KITH_CONCERN_ACTION_CONCERN, kith_record_get_id (before));
  kith_record_set_number (action, KITH_CONCERN_ACTION_AUTHOR, file->actor.person);
  kith_record_set_text (action, KITH_CONCERN_ACTION_DATE, today);
  kith_record_set_text (action, KITH_CONCERN_ACTION_TYPE, type);
  kith_record_set_text (action, KITH_CONCERN_ACTION_TEXT, words);
  kith_record_set_text (action, KITH_CONCERN_ACTION_REASONS, kith_record_get_text (before, reasons));
  kith_record_set_number (action, KITH_CONCERN_ACTION_RECORDED_AT, kith_clock_get_now (file->clock));
  return kith_save_write_added (file, action, error);
}

/* What was decided stays to be read when it is decided otherwise: the audit holds no word of what is sealed. */
static gboolean
keep_decisions (KithCaseFile  *file,
                KithRecord    *before,
                KithRecord    *after,
                GError       **error)
{
  gboolean is_decided_anew = kith_record_has (before, KITH_CONCERN_DECISION) &&
                             !(kith_record_field_equals (before, after, KITH_CONCERN_DECISION) &&
                               kith_record_field_equals (before, after, KITH_CONCERN_REASONS));
  gboolean has_other_outcome = kith_record_has (before, KITH_CONCERN_OUTCOME) &&
                               !kith_record_field_equals (before, after, KITH_CONCERN_OUTCOME);

  if (is_decided_anew &&
      !keep_earlier (file, before, "decision", KITH_CONCERN_DECISION, KITH_CONCERN_REASONS, error))
    return FALSE;
  return !has_other_outcome || keep_earlier (file, before, "other", KITH_CONCERN_OUTCOME, KITH_CONCERN_REASONS, error);
}

static gboolean
add_receipt (KithCaseFile  *file,
             KithRecord    *concern,
             GError       **error)
{
  g_autoptr (KithRecord) receipt = kith_record_new (&kith_concern_receipt_kind);

  kith_record_set_number (receipt, KITH_CONCERN_RECEIPT_PERSON, kith_record_get_number (concern, KITH_CONCERN_AUTHOR));
  kith_record_set_number (receipt, KITH_CONCERN_RECEIPT_NUMBER, kith_record_get_id (concern));
  kith_record_set_number (receipt, KITH_CONCERN_RECEIPT_RECORDED_AT,
                          kith_record_get_number (concern, KITH_CONCERN_RECORDED_AT));
  if (kith_record_has (concern, KITH_CONCERN_READ_AT))
    kith_record_set_number (receipt, KITH_CONCERN_RECEIPT_RECEIVED_AT,
                            kith_record_get_number (concern, KITH_CONCERN_READ_AT));
  return kith_save_write_added (file, receipt, error);
}

/* %NULL without an error for a concern that came with no receipt */
static KithRecord *
load_receipt (KithCaseFile  *file,
              gint64         concern,
              GError       **error)
{
  KithRecordTable *table = kith_record_table_get (file, &kith_concern_receipt_kind);
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT id FROM concern_receipt WHERE \"number\" = :concern AND removed_at IS NULL", error);

  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":concern", concern);
  if (kith_statement_step (row, error) != KITH_STEP_ROW)
    return NULL;
  return kith_record_table_find (table, file, kith_statement_get_int64 (row, 0), error);
}

/* That it was read they always see; that it was closed, where the college lets them. */
static gboolean
fill_receipt (KithRecord *receipt,
              KithRecord *concern,
              KithRecord *college)
{
  const char *closed_on = kith_record_get_text (concern, KITH_CONCERN_CLOSED_ON);
  g_autoptr (KithRecord) was = kith_record_dup (receipt);

  if (kith_record_has (concern, KITH_CONCERN_READ_AT))
    kith_record_set_number (receipt, KITH_CONCERN_RECEIPT_RECEIVED_AT,
                            kith_record_get_number (concern, KITH_CONCERN_READ_AT));
  if (closed_on == NULL || kith_record_get_flag (college, KITH_COLLEGE_SHOW_CLOSED))
    kith_record_set_text (receipt, KITH_CONCERN_RECEIPT_CLOSED_ON, closed_on);
  return !kith_record_field_equals (was, receipt, KITH_CONCERN_RECEIPT_RECEIVED_AT) ||
         !kith_record_field_equals (was, receipt, KITH_CONCERN_RECEIPT_CLOSED_ON);
}

static gboolean
bring_receipt_up_to_date (KithCaseFile  *file,
                          KithRecord    *concern,
                          GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithRecord) college = load_college (file, &local_error);
  g_autoptr (KithRecord) receipt =
    college != NULL ? load_receipt (file, kith_record_get_id (concern), &local_error) : NULL;
  g_autoptr (KithRecord) before = receipt != NULL ? kith_record_dup (receipt) : NULL;

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  return receipt == NULL || !fill_receipt (receipt, concern, college) ||
         kith_save_write_changed (file, before, receipt, KITH_AUDIT_CHANGED, error);
}

/* @before: (nullable): as it was */
gboolean
kith_concern_effects_after (KithCaseFile  *file,
                            KithRecord    *before,
                            KithRecord    *after,
                            GError       **error)
{
  if (kith_record_get_kind (after) != &kith_concern_kind)
    return TRUE;
  if (before == NULL)
    return add_receipt (file, after, error);
  return keep_decisions (file, before, after, error) && bring_receipt_up_to_date (file, after, error);
}

/* Who removes a student must not take what the lead has of them along, open or closed. */
gboolean
kith_concern_effects_may_go (KithCaseFile  *file,
                             KithRecord    *record,
                             GError       **error)
{
  g_autoptr (KithStatement) row = NULL;
  KithStepResult step;

  if (!g_str_equal (kith_record_get_kind (record)->name, "student"))
    return TRUE;
  row = kith_db_prepare (file->db, "SELECT 1 FROM concern WHERE student = :id AND removed_at IS NULL LIMIT 1", error);
  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":id", kith_record_get_id (record));
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ROW)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("This student stays: safeguarding information is held. Archive the student instead, or ask "
                           "the safeguarding lead."));
  return step == KITH_STEP_DONE;
}
