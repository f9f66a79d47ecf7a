/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

#define KITH_AUDIT_SALT_SIZE 16
/* every so many lines are signed, whatever they say */
#define KITH_AUDIT_LINES_SIGNED 64

/* Why a key is written down; stored. */
#define KITH_AUDIT_KEY_FIRST "first"
#define KITH_AUDIT_KEY_ADDED "added"
#define KITH_AUDIT_KEY_INVITED "invited"
#define KITH_AUDIT_KEY_ACTIVATED "activated"
#define KITH_AUDIT_KEY_RECOVERED "recovered"
/* it stood in the header, and nobody had announced it */
#define KITH_AUDIT_KEY_FOUND "found"

/**
 * KithAuditEntry: (skip)
 *
 * What is to be written down. The moment and the person are the case file's. @commitment, instead of a detail, is to
 * something that stands elsewhere.
 */
typedef struct {
  KithAuditAction action;
  const KithKind *kind;
  gint64 record;
  gint64 version;
  gint64 student;
  const char *words;
  const char *detail;
  const guint8 *commitment;
} KithAuditEntry;

/* One line as it is hashed; @commitment is NULL or KITH_AUDIT_HASH_SIZE bytes. */
typedef struct {
  gint64 number;
  gint64 at;
  gint64 person;
  const char *who;
  const char *action;
  const char *kind;
  gint64 record;
  gint64 version;
  gint64 student;
  const char *words;
  const guint8 *commitment;
} KithAuditContent;

gboolean kith_audit_append           (KithCaseFile           *file,
                                      const KithAuditEntry   *entry,
                                      GError                **error);
/* ends a transaction with a line in it */
gboolean kith_audit_commit           (KithCaseFile           *file,
                                      gboolean                is_written,
                                      GError                **error);
gboolean kith_audit_read_head        (KithCaseFile           *file,
                                      GError                **error);
GBytes  *kith_audit_dup_head_message (gint64                  number,
                                      const guint8           *hash);
void     kith_audit_hash             (const KithAuditContent *content,
                                      const guint8           *before,
                                      guint8                 *hash);
void     kith_audit_commit_detail    (const guint8           *salt,
                                      const char             *detail,
                                      guint8                 *commitment);
gboolean kith_audit_verify_unasked   (KithCaseFile           *file,
                                      gint64                 *n_lines,
                                      GStrvBuilder           *findings,
                                      GError                **error);

/* kith-audit-sign.c */
gboolean kith_audit_is_signed_at_once (gint64                 number,
                                      const char             *action,
                                      const char             *kind);
gboolean kith_audit_sign_head        (KithCaseFile           *file,
                                      GError                **error);

/* kith-audit-marks.c */
gboolean kith_audit_mark_check       (KithCaseFile           *file,
                                      GError                **error);
gboolean kith_audit_mark_compare     (KithCaseFile           *file,
                                      KithAuditGap           *gap,
                                      GError                **error);
void     kith_audit_mark_keep        (KithCaseFile           *file);

/* kith-audit-gap.c */
gboolean kith_audit_gap_allows       (KithCaseFile           *file,
                                      KithVerb                verb);
void     kith_audit_gap_settle       (KithCaseFile           *file);
void     kith_audit_gap_hold         (KithCaseFile           *file);
gboolean kith_audit_gap_let_go       (KithCaseFile           *file,
                                      GError                **error);
char    *kith_audit_gap_format       (const KithAuditGap     *gap);
gboolean kith_audit_gap_write        (KithCaseFile           *file,
                                      const char             *reason,
                                      GError                **error);

/* kith-audit-keys.c */
gboolean kith_audit_keys_announce    (KithCaseFile           *file,
                                      const char             *slot,
                                      const char             *reason,
                                      GError                **error);
gboolean kith_audit_keys_ensure      (KithCaseFile           *file,
                                      GError                **error);
void     kith_audit_keys_commit      (const char             *slot,
                                      gint64                  account,
                                      gint64                  person,
                                      const char             *reason,
                                      GBytes                 *signing_key,
                                      guint8                 *commitment);

/* {"name": "said"}; and what it says of lines that are about no record */
char    *kith_audit_dup_said         (const char             *name,
                                      const char             *said);
char    *kith_audit_dup_with_said    (const char             *words,
                                      const char             *detail);
/* JSON; @is_sealed leaves out what only the safeguarding lead may read */
char    *kith_audit_dup_added        (KithRecord             *record,
                                      gboolean                is_sealed);
char    *kith_audit_dup_changed      (KithRecord             *before,
                                      KithRecord             *after,
                                      gboolean                is_sealed);
/* from a stored code; FALSE for one nobody knows */
gboolean kith_audit_action_from_code (const char             *code,
                                      KithAuditAction        *action);

G_END_DECLS
