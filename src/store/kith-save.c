/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-save.h"

#include "kith-archive.h"
#include "kith-audit-private.h"
#include "kith-draft.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-policy.h"
#include "kith-record-table.h"
#include "kith-scope.h"
#include "kith-sealing.h"
#include "kith-search-index.h"
#include "kith-student.h"

#include <glib/gi18n.h>

void
kith_save_mark_changed (KithCaseFile   *file,
                        const KithKind *kind)
{
  guint n_changes = GPOINTER_TO_UINT (g_hash_table_lookup (file->n_changes, kind->name));

  g_hash_table_add (file->changed, (gpointer) kind->name);
  g_hash_table_insert (file->n_changes, (gpointer) kind->name, GUINT_TO_POINTER (n_changes + 1));
}

gint64
kith_save_find_student (KithCaseFile  *file,
                        KithRecord    *record,
                        GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  const KithKind *parent = kith_kind_get_parent (kind);
  g_autoptr (KithRecord) whole = NULL;

  if (kind == &kith_student_kind)
    return kith_record_get_id (record);
  if (kind->student_field != KITH_NO_FIELD)
    return kith_record_get_number (record, kind->student_field);
  if (parent == NULL)
    return 0;
  whole = kith_record_table_find (kith_record_table_get (file, parent), file,
                                  kith_record_get_number (record, kind->parent_field), error);
  return whole != NULL ? kith_save_find_student (file, whole, error) : 0;
}

static gboolean
write_line (KithCaseFile     *file,
            KithRecord       *record,
            KithAuditAction   action,
            const char       *detail,
            GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  KithAuditEntry entry = {
    .action = action,
    .kind = kith_record_get_kind (record),
    .record = kith_record_get_id (record),
    .version = kith_record_get_version (record),
    .student = kith_save_find_student (file, record, &local_error),
    .detail = detail,
  };

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  kith_save_mark_changed (file, entry.kind);
  if (entry.kind == &kith_student_kind)
    g_hash_table_remove (file->known_students, &entry.record);
  return kith_audit_append (file, &entry, error);
}

/* A line that says nothing but that there was something private would say which note it was. */
static gboolean
write_change (KithCaseFile     *file,
              KithRecord       *record,
              KithAuditAction   action,
              const char       *detail,
              GError          **error)
{
  if (g_strcmp0 (detail, "{}") != 0)
    return write_line (file, record, action, detail, error);
  kith_save_mark_changed (file, kith_record_get_kind (record));
  return TRUE;
}

gboolean
kith_save_write_added (KithCaseFile  *file,
                       KithRecord    *record,
                       GError       **error)
{
  KithRecordTable *table = kith_record_table_get (file, kith_record_get_kind (record));
  g_autofree char *detail = NULL;
  gint64 id = kith_record_table_insert (table, file, record, error);

  if (id == 0)
    return FALSE;
  kith_record_set_id (record, id);
  kith_record_set_version (record, 1);
  /* In bulk, the record itself is the detail: hundreds of thousands of them would only make the file larger. */
  if (!file->operation.is_bulk)
    detail = kith_audit_dup_added (record, kith_sealing_find_need (file, record, NULL) == KITH_SEALING_NEEDED);
  return kith_note_effects_after (file, NULL, record, error) &&
         kith_student_effects_after (file, NULL, record, error) &&
         kith_log_effects_after (file, NULL, record, error) &&
         kith_support_effects_after (file, NULL, record, error) &&
         kith_search_index_after_save (file, NULL, record, error) &&
         write_line (file, record, KITH_AUDIT_ADDED, detail, error) &&
         kith_concern_effects_after (file, NULL, record, error);
}

gboolean
kith_save_write_changed (KithCaseFile     *file,
                         KithRecord       *before,
                         KithRecord       *after,
                         KithAuditAction   action,
                         GError          **error)
{
  KithRecordTable *table = kith_record_table_get (file, kith_record_get_kind (after));
  gboolean is_sealed = kith_sealing_find_need (file, before, NULL) == KITH_SEALING_NEEDED ||
                       kith_sealing_find_need (file, after, NULL) == KITH_SEALING_NEEDED;
  g_autofree char *detail = kith_audit_dup_changed (before, after, is_sealed);

  if (!kith_note_effects_before (file, before, after, error) || !kith_record_table_update (table, file, after, error) ||
      !kith_records_follow_sealing (file, before, after, error))
    return FALSE;
  kith_record_set_version (after, kith_record_get_version (after) + 1);
  return kith_note_effects_after (file, before, after, error) &&
         kith_student_effects_after (file, before, after, error) && kith_log_effects_after (file, before, after, error) &&
         kith_support_effects_after (file, before, after, error) &&
         kith_search_index_after_save (file, before, after, error) && write_change (file, after, action, detail, error) &&
         kith_concern_effects_after (file, before, after, error);
}

static gboolean
set_removed (KithCaseFile     *file,
             KithRecord       *record,
             gint64            removed_at,
             KithAuditAction   action,
             GError          **error)
{
  KithRecordTable *table = kith_record_table_get (file, kith_record_get_kind (record));

  if (!kith_record_table_set_removed (table, file, kith_record_get_id (record), removed_at, error))
    return FALSE;
  kith_record_set_version (record, kith_record_get_version (record) + 1);
  /* The row keeps its place in the search index; lists and searches leave removed rows out. */
  return kith_note_effects_after (file, record, record, error) &&
         kith_student_effects_after (file, record, record, error) &&
         kith_support_effects_after (file, record, record, error) &&
         kith_log_effects_after (file, record, removed_at == 0 ? record : NULL, error) && write_line (file, record, action, NULL, error);
}

gboolean
kith_save_write_removed (KithCaseFile  *file,
                         KithRecord    *record,
                         GError       **error)
{
  return set_removed (file, record, kith_clock_get_now (file->clock), KITH_AUDIT_REMOVED, error);
}

gboolean
kith_save_write_put_back (KithCaseFile  *file,
                          KithRecord    *record,
                          GError       **error)
{
  return set_removed (file, record, 0, KITH_AUDIT_PUT_BACK, error);
}

/* Fields nobody types. A bulk import may bring who wrote a note and when; see kith_case_file_begin_bulk. */
static void
fill_system_fields (KithCaseFile *file,
                    KithRecord   *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  gboolean may_bring = file->trusted > 0 || file->operation.is_bulk;

  for (guint i = 0; i < kind->n_fields; i++) {
    if (!kith_field_has (&kind->fields[i], KITH_FIELD_SYSTEM) || (may_bring && kith_record_has (record, i)))
      continue;
    if (i == kind->author_field)
      kith_record_set_number (record, i, file->actor.person);
    else if (g_str_equal (kind->fields[i].name, "recorded-at") || g_str_equal (kind->fields[i].name, "created-at"))
      kith_record_set_number (record, i, kith_clock_get_now (file->clock));
    else
      kith_record_clear (record, i);
  }
}

/* What only the person it belongs to decides stays open until they do. */
static void
clear_owned_fields (KithCaseFile *file,
                    KithRecord   *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint person = kith_kind_find_field (kind, "person");

  if (file->trusted > 0 || person == KITH_NO_FIELD || kith_record_get_number (record, person) == file->actor.person)
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_OWNED))
      kith_record_clear (record, i);
}

static void
copy_field (KithRecord *to,
            KithRecord *from,
            guint       field)
{
  g_autofree char *stored = kith_record_dup_stored (from, field);

  kith_record_set_stored (to, field, stored);
}

/* What the actor cannot change stays as it was: system fields, and what they were not shown. */
static void
keep_fields (KithCaseFile *file,
             KithRecord   *record,
             KithRecord   *before)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint owner = kind->author_field != KITH_NO_FIELD ? kind->author_field : kith_kind_find_field (kind, "person");
  gboolean is_owner = owner != KITH_NO_FIELD && kith_record_get_number (before, owner) == file->actor.person;
  gboolean is_author = kind->author_field != KITH_NO_FIELD && is_owner;

  if (file->trusted > 0)
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_SYSTEM) ||
        (kith_field_has (&kind->fields[i], KITH_FIELD_PRIVATE) && !is_author) ||
        (kith_field_has (&kind->fields[i], KITH_FIELD_OWNED) && !is_owner))
      copy_field (record, before, i);
}

static gboolean
check (KithCaseFile   *file,
       KithRecord     *record,
       KithRecord     *before,
       KithSaveFlags   flags,
       GError        **error)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();

  if (!kith_check_record (file, record, before, problems, error))
    return FALSE;
  if (!kith_problems_have (problems, KITH_SEVERITY_ERROR) &&
      ((flags & KITH_SAVE_ACCEPT_WARNINGS) || !kith_problems_have (problems, KITH_SEVERITY_WARNING)))
    return TRUE;
  kith_problems_to_error (problems, error);
  return FALSE;
}

static gboolean
add (KithCaseFile   *file,
     KithRecord     *record,
     KithSaveFlags   flags,
     GError        **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  gboolean allowed = file->trusted > 0 || kith_policy_allows_any (file->actor.roles, kind, KITH_ACTION_ADD);

  if (!allowed)
    return kith_case_file_set_not_allowed (file, kind, KITH_ACTION_ADD, error);
  fill_system_fields (file, record);
  clear_owned_fields (file, record);
  kith_concern_effects_prepare (file, record);
  if (!check (file, record, NULL, flags, error) || !kith_save_write_added (file, record, error) ||
      !kith_scope_ask (file, kind, KITH_ACTION_ADD, kith_record_get_id (record), &allowed, error))
    return FALSE;
  return allowed || kith_case_file_set_not_allowed (file, kind, KITH_ACTION_ADD, error);
}

static gboolean
is_different (KithRecord *record,
              KithRecord *before)
{
  for (guint i = 0; i < kith_record_get_kind (record)->n_fields; i++)
    if (!kith_record_field_equals (record, before, i))
      return TRUE;
  return FALSE;
}

/* An account's roles decide over keys, so they change in kith-accounts.c only. */
static gboolean
refuse_account (KithCaseFile   *file,
                const KithKind *kind,
                GError        **error)
{
  if (file->trusted > 0 || !g_str_equal (kind->name, "account"))
    return FALSE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                       _("Accounts have keys: add and change them with the account commands."));
  return TRUE;
}

static gboolean
change (KithCaseFile   *file,
        KithRecord     *record,
        KithSaveFlags   flags,
        GError        **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autoptr (KithRecord) before = NULL;
  gboolean allowed = FALSE;

  if (!kith_scope_require (file, kind, KITH_ACTION_EDIT, kith_record_get_id (record), error))
    return FALSE;
  before = kith_record_table_find (kith_record_table_get (file, kind), file, kith_record_get_id (record), error);
  if (before == NULL)
    return error != NULL && *error != NULL ? FALSE : kith_case_file_set_not_found (kind, error);
  keep_fields (file, record, before);
  kith_archive_settle (record);
  if (kith_record_get_version (record) == kith_record_get_version (before) && !is_different (record, before))
    return TRUE;
  if (!check (file, record, before, flags, error) ||
      !kith_save_write_changed (file, before, record, KITH_AUDIT_CHANGED, error) ||
      !kith_scope_ask (file, kind, KITH_ACTION_EDIT | KITH_ACTION_ADD, kith_record_get_id (record), &allowed, error))
    return FALSE;
  return allowed || kith_case_file_set_not_allowed (file, kind, KITH_ACTION_EDIT, error);
}

static gboolean
discard_draft (KithCaseFile  *file,
               KithRecord    *record,
               GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  const KithDraft *attached = kith_draft_get_attached (record);
  gint64 student = kind->student_field != KITH_NO_FIELD ? kith_record_get_number (record, kind->student_field) : 0;

  if (attached != NULL)
    return kith_draft_discard_like (file, attached, error);
  return kith_draft_discard (file, kind, student, error);
}

/* Policy, rules, row, index, audit and draft, in this order. Runs inside an operation. */
gboolean
kith_save_record (KithCaseFile   *file,
                  KithRecord     *record,
                  KithSaveFlags   flags,
                  GError        **error)
{
  gboolean is_new = kith_record_get_id (record) == 0;

  if (refuse_account (file, kith_record_get_kind (record), error))
    return FALSE;
  if (!(is_new ? add (file, record, flags, error) : change (file, record, flags, error)))
    return FALSE;
  return !(flags & KITH_SAVE_DISCARD_DRAFT) || discard_draft (file, record, error);
}

static char *
dup_label (const KithKind *kind,
           gboolean        is_new)
{
  /* Translators: a kind of record, such as Note */
  return g_strdup_printf (is_new ? _("%s: added") : _("%s: changed"), _(kind->label));
}

/**
 * kith_case_file_save:
 * @self: an open case file
 * @record: a record; new when its id is 0
 * @flags: see [flags@SaveFlags]
 * @error: what is wrong; [func@problems_from_error] says which fields
 *
 * Checks the record, asks the policy and writes it with its audit line. When it succeeds, @record has its id, its new
 * version and what Kith itself filled in; when it fails, nothing was written and id and version are as before. Saving a
 * record that was not changed does nothing.
 *
 * Returns: whether it is on the disk; %KITH_ERROR_INVALID, %KITH_ERROR_STALE, %KITH_ERROR_NOT_ALLOWED or
 *   %KITH_ERROR_NOT_FOUND otherwise
 */
gboolean
kith_case_file_save (KithCaseFile   *self,
                     KithRecord     *record,
                     KithSaveFlags   flags,
                     GError        **error)
{
  gint64 id, version;
  g_autofree char *label = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (KITH_IS_RECORD (record), FALSE);

  id = kith_record_get_id (record);
  version = kith_record_get_version (record);
  label = dup_label (kith_record_get_kind (record), id == 0);
  if (!kith_case_file_begin (self, label, error))
    return FALSE;
  if (!kith_save_record (self, record, flags, &local_error))
    kith_case_file_rollback (self);
  else if (kith_case_file_commit (self, &local_error))
    return TRUE;
  kith_record_set_id (record, id);
  kith_record_set_version (record, version);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
