/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-gap.h"

#include "kith-audit-private.h"
#include "kith-error.h"
#include "kith-policy.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* A copy that is behind what this computer has seen can be read, and is held until an administrator says why it is used. */

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
