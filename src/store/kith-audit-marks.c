/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-marks.h"

#include "kith-audit-private.h"
#include "kith-error.h"
#include "kith-policy.h"
#include "kith-text.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* A chain in a file proves nothing against whoever cuts its end off. So each computer remembers, outside the file and without
 * a name, how long it was. Not kept in sync with the disk: losing a mark only means that the next one is the first. */

#define FOLDER "audit-marks"

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

/* FALSE when this computer never saw the file. */
static gboolean
read_mark (KithCaseFile *file,
           gint64       *number,
           guint8       *hash)
{
  g_autofree char *path = dup_path (file);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  words = g_strsplit (g_strstrip (text), " ", 2);
  return g_strv_length (words) == 2 && g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT64, number, NULL) &&
         parse_hash (words[1], hash);
}

/* Remembers the end as it stands. That it cannot be is nobody's trouble who is at work. What is behind what was seen here is not
 * remembered before somebody has accepted it, whatever Kith itself wrote into it: the gap would be forgotten with the mark. */
void
kith_audit_mark_keep (KithCaseFile *file)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *path = dup_path (file);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (file->gap.state != KITH_AUDIT_GAP_NONE || !kith_audit_read_head (file, NULL) || file->audit.number == 0)
    return;
  g_string_append_printf (text, "%" G_GINT64_FORMAT " ", file->audit.number);
  for (guint i = 0; i < KITH_AUDIT_HASH_SIZE; i++)
    g_string_append_printf (text, "%02x", file->audit.hash[i]);
  g_string_append_c (text, '\n');
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("The mark of the audit was not kept: %s", error != NULL ? error->message : g_strerror (errno));
  file->mark_is_due = FALSE;
}

/* What this computer remembers, against the lines that are there. */
gboolean
kith_audit_mark_compare (KithCaseFile  *file,
                         KithAuditGap  *gap,
                         GError       **error)
{
  guint8 hash[KITH_AUDIT_HASH_SIZE];
  gint64 number = 0;
  g_autoptr (KithStatement) row = NULL;
  KithStepResult step;

  *gap = (KithAuditGap) { KITH_AUDIT_GAP_NONE, 0, 0 };
  if (!read_mark (file, &number, hash))
    return TRUE;
  row = kith_db_prepare (file->db, "SELECT id, hash FROM audit WHERE id <= :number ORDER BY id DESC LIMIT 1", error);
  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":number", number);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  gap->last = number;
  gap->first = step == KITH_STEP_ROW ? kith_statement_get_int64 (row, 0) + 1 : 1;
  if (gap->first <= number) {
    gap->state = KITH_AUDIT_GAP_SHORTER;
  } else {
    g_autoptr (GBytes) stored = kith_statement_dup_bytes (row, 1);

    if (stored == NULL || g_bytes_get_size (stored) != sizeof hash ||
        memcmp (g_bytes_get_data (stored, NULL), hash, sizeof hash) != 0)
      gap->state = KITH_AUDIT_GAP_DIFFERENT;
  }
  return TRUE;
}

char *
kith_audit_gap_format (const KithAuditGap *gap)
{
  switch (gap->state) {
  case KITH_AUDIT_GAP_NONE:
    return NULL;
  case KITH_AUDIT_GAP_SHORTER:
    if (gap->first == gap->last)
      /* Translators: number of a line of the audit */
      return g_strdup_printf (_("This file is an older copy: line %" G_GINT64_FORMAT " of its audit is missing here."), gap->last);
    /* Translators: numbers of lines of the audit */
    return g_strdup_printf (_("This file is an older copy: lines %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " of its audit are "
                              "missing here."), gap->first, gap->last);
  case KITH_AUDIT_GAP_DIFFERENT:
    return g_strdup_printf (_("This file is another copy than the one seen here last: line %" G_GINT64_FORMAT " of its audit is "
                              "not the same."), gap->last);
  }
  g_return_val_if_reached (NULL);
}

static char *
dup_refusal (const KithAuditGap *gap)
{
  g_autofree char *words = kith_audit_gap_format (gap);

  /* Translators: a sentence about a file that is an older copy */
  return g_strdup_printf (_("%s It can only be read until an administrator accepts it and says why."), words);
}

void
kith_audit_gap_hold (KithCaseFile *file)
{
  g_autofree char *refusal = file->gap.state != KITH_AUDIT_GAP_NONE ? dup_refusal (&file->gap) : NULL;

  kith_db_hold (file->db, refusal);
}

/* Whether the account may do it when the file is not held. */
gboolean
kith_audit_gap_allows (KithCaseFile *file,
                       KithVerb      verb)
{
  KithRoles roles = (KithRoles) (file->actor.roles & ~KITH_ROLE_LOOKS_ONLY);

  return file->gap.state != KITH_AUDIT_GAP_NONE && kith_policy_allows_verb (roles, verb);
}

/* What is missing has been written down. */
void
kith_audit_gap_settle (KithCaseFile *file)
{
  file->gap.state = KITH_AUDIT_GAP_NONE;
  file->actor.roles = (KithRoles) (file->actor.roles & ~KITH_ROLE_LOOKS_ONLY);
  kith_audit_gap_hold (file);
  kith_audit_mark_keep (file);
}

/* For what Kith itself has to write into a copy before anybody reads it, such as erasing again what was erased since. It is
 * held again when it is open. */
gboolean
kith_audit_gap_let_go (KithCaseFile  *file,
                       GError       **error)
{
  if (file->gap.state == KITH_AUDIT_GAP_NONE || !kith_db_is_read_only (file->db))
    return TRUE;
  kith_db_hold (file->db, NULL);
  return kith_case_file_write_sign_in (file, error);
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

/**
 * kith_audit_gap_dup_words:
 * @file: an open case file
 *
 * Returns: (transfer full) (nullable): why the file can only be read, in a sentence; %NULL when it can be written
 */
char *
kith_audit_gap_dup_words (KithCaseFile *file)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  return kith_audit_gap_format (&file->gap);
}

static char *
dup_lines (const KithAuditGap *gap)
{
  if (gap->state == KITH_AUDIT_GAP_SHORTER)
    /* Translators: numbers of lines of the audit */
    return g_strdup_printf (_("an older copy, without lines %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT), gap->first, gap->last);
  return g_strdup_printf (_("another copy, in which line %" G_GINT64_FORMAT " is not the same"), gap->last);
}

/* The line that spans the gap; signed at once. Inside a transaction. */
gboolean
kith_audit_gap_write (KithCaseFile  *file,
                      const char    *reason,
                      GError       **error)
{
  g_autofree char *words = dup_lines (&file->gap);
  g_autofree char *detail = kith_audit_dup_said ("reason", reason);
  const KithAuditEntry entry = { .action = KITH_AUDIT_ACCEPTED, .words = words, .detail = detail };

  return kith_audit_append (file, &entry, error);
}

static gboolean
write_accepted (KithCaseFile  *file,
                const char    *reason,
                GError       **error)
{
  return kith_db_begin (file->db, error) &&
         kith_audit_commit (file, kith_case_file_write_sign_in (file, error) && kith_audit_gap_write (file, reason, error), error);
}

static gboolean
check_reason (const char  *reason,
              GError     **error)
{
  if (!kith_text_is_empty (reason))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _("Say why this copy is used, such as “Restored after the disk failed”."));
  return FALSE;
}

/**
 * kith_audit_gap_accept:
 * @file: an open case file that can only be read because of its audit
 * @reason: why this copy is used from now on
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account looks after accounts; %KITH_ERROR_USAGE when nothing is missing
 *
 * Lets the file be written again. That it was accepted, with what is missing, is a line of the audit, signed at once.
 *
 * Returns: whether it can be written now
 */
gboolean
kith_audit_gap_accept (KithCaseFile  *file,
                       const char    *reason,
                       GError       **error)
{
  g_autofree char *tidy = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);

  if (file->gap.state == KITH_AUDIT_GAP_NONE) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("There is nothing to accept: all lines of the audit that this computer has seen are there."));
    return FALSE;
  }
  tidy = kith_text_tidy_line (reason);
  if (!kith_audit_gap_allows (file, KITH_VERB_ACCOUNTS)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("This account may not accept an older copy. Ask an administrator."));
    return FALSE;
  }
  if (!check_reason (tidy, error))
    return FALSE;
  kith_db_hold (file->db, NULL);
  if (!write_accepted (file, tidy, error)) {
    kith_audit_gap_hold (file);
    return FALSE;
  }
  kith_audit_gap_settle (file);
  return TRUE;
}
