/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Stands in a detail for a value that is sealed. */
#define KITH_AUDIT_HIDDEN "…"

/**
 * KithAuditAction:
 *
 * What happened. Stored as the codes of [func@audit_action_get_code].
 */
typedef enum {
  KITH_AUDIT_ADDED,
  KITH_AUDIT_CHANGED,
  KITH_AUDIT_STRUCK,
  KITH_AUDIT_REMOVED,
  KITH_AUDIT_PUT_BACK,
  KITH_AUDIT_VIEWED,
  KITH_AUDIT_PRINTED,
  KITH_AUDIT_EXPORTED,
  KITH_AUDIT_IMPORTED,
  KITH_AUDIT_BACKED_UP,
  KITH_AUDIT_CHECKED,
  KITH_AUDIT_SIGNED_IN,
  KITH_AUDIT_SIGNED_OUT,
  KITH_AUDIT_WRONG_PASSPHRASES,
  KITH_AUDIT_ACCOUNT,
  KITH_AUDIT_UNDONE,
  KITH_AUDIT_MOVED,
  KITH_AUDIT_ERASED,
  KITH_AUDIT_KEYS,
  KITH_AUDIT_RESTORED,
  KITH_AUDIT_ACCEPTED,
} KithAuditAction;

/**
 * KithAuditLine:
 * @number: place in the chain, from 1
 * @at: when, seconds since 1970 in UTC
 * @person: who; 0 when nobody was signed in
 * @who: their name at that time
 * @action: what they did
 * @kind: (nullable): name of the kind of record
 * @record: its id, or 0
 * @student: the student it is part of, or 0
 * @words: what was done, to read
 * @detail: (nullable): JSON object of old and new by field name; %NULL once it has been erased
 */
typedef struct {
  gint64 number;
  gint64 at;
  gint64 person;
  char *who;
  KithAuditAction action;
  char *kind;
  gint64 record;
  gint64 student;
  char *words;
  char *detail;
} KithAuditLine;

void         kith_audit_line_free           (KithAuditLine         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAuditLine, kith_audit_line_free)

/**
 * KithAuditFilter:
 * @student: only lines about this student, 0 for all
 * @person: only what this person did, 0 for all
 * @kind: (nullable): name of a kind of record: only what was done to @record, %NULL for all
 * @record: its id
 * @since: (nullable): ISO date, first day
 * @until: (nullable): ISO date, last day
 * @actions: only these, as bits `1 << KITH_AUDIT_…`; 0 for all
 * @before: only lines with a smaller number, 0 for all: the next page
 * @limit: most lines, 0 for all
 */
typedef struct {
  gint64 student;
  gint64 person;
  const char *kind;
  gint64 record;
  const char *since;
  const char *until;
  guint actions;
  gint64 before;
  guint limit;
} KithAuditFilter;

const char  *kith_audit_action_get_code     (KithAuditAction        action);
const char  *kith_audit_action_get_label    (KithAuditAction        action);

/* Lines for what is not a write. A record is viewed when a person opens it, not when it stands in a list. */
gboolean     kith_audit_note_view           (KithCaseFile          *file,
                                             const KithKind        *kind,
                                             gint64                 id,
                                             GError               **error);
/* @what: name of the report or list; @purpose: (nullable): as the person said; needs KITH_VERB_PRINT */
gboolean     kith_audit_note_print          (KithCaseFile          *file,
                                             const char            *what,
                                             gint64                 student,
                                             const char            *purpose,
                                             GError               **error);
/* @what: name of the list; @purpose: (nullable): what for, as the person said; needs KITH_VERB_EXPORT */
gboolean     kith_audit_note_export         (KithCaseFile          *file,
                                             const char            *what,
                                             guint                  n_records,
                                             const char            *purpose,
                                             GError               **error);
/* @what: the file's base name; needs KITH_VERB_IMPORT */
gboolean     kith_audit_note_import         (KithCaseFile          *file,
                                             const char            *what,
                                             guint                  n_records,
                                             GError               **error);

/* Reading needs KITH_VERB_READ_AUDIT. Newest first; KithAuditLine each. */
GPtrArray   *kith_audit_list                (KithCaseFile          *file,
                                             const KithAuditFilter *filter,
                                             GCancellable          *cancellable,
                                             GError               **error);

/**
 * KithAuditVerdict:
 * @n_lines: how many lines were checked
 * @n_signatures: how many signatures fit
 * @findings: what was changed, cut, put in or forged and where, in words; empty when intact
 * @remarks: what is as it should be and still good to know
 *
 * What a check of the audit came to.
 */
typedef struct {
  gint64 n_lines;
  gint64 n_signatures;
  GStrv findings;
  GStrv remarks;
} KithAuditVerdict;

void         kith_audit_verdict_free        (KithAuditVerdict      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAuditVerdict, kith_audit_verdict_free)

KithAuditVerdict *kith_audit_verify         (KithCaseFile          *file,
                                             GCancellable          *cancellable,
                                             GError               **error);
/* For CSV: the headings, and one line's cells in the same order; both free with g_strfreev. */
GStrv        kith_audit_dup_headings        (void);
GStrv        kith_audit_line_dup_cells      (const KithAuditLine   *self);

G_END_DECLS
