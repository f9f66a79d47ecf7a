/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-audit-private.h"

G_BEGIN_DECLS

/* A line since the last signature: who did it. */
typedef struct {
  gint64 number;
  gint64 person;
} KithAuditPending;

/* What of a line decides how it has to be signed; borrowed. */
typedef struct {
  gint64 number;
  gint64 at;
  gint64 person;
  const char *action;
  const char *kind;
  const guint8 *commitment;
  const char *slot;
  /* of a signature from before keys were on record */
  GBytes *old_key;
  GBytes *signature;
} KithAuditSignedLine;

typedef struct {
  KithCaseFile *file;
  GStrvBuilder *findings;
  GStrvBuilder *remarks;
  guint n_findings;
  gint64 n_lines;
  gint64 n_signatures;
  gint64 number;
  guint8 hash[KITH_AUDIT_HASH_SIZE];

  /* Rows of audit_key by line, and the keys that hold so far by slot */
  GHashTable *keys;
  GHashTable *history;
  GArray *pending;
  /* (nullable): lines whose detail is not there; see kith-audit-verify-detail.c */
  GArray *missing;
  gint64 first_key_line;
  gint64 first_key_at;
  guint n_unsigned;
  guint n_keys;
} KithAuditVerifier;

void        kith_audit_verifier_say           (KithAuditVerifier          *self,
                                               const char                 *format,
                                               ...) G_GNUC_PRINTF (2, 3);

/* kith-audit-verify-detail.c */
void        kith_audit_verifier_miss_detail   (KithAuditVerifier          *self,
                                               gint64                      number,
                                               const char                 *kind,
                                               gint64                      record,
                                               gint64                      student);
gboolean    kith_audit_verifier_check_missing (KithAuditVerifier          *self,
                                               GError                    **error);

/* kith-audit-verify-keys.c */
GHashTable *kith_audit_history_new            (void);
gboolean    kith_audit_verifier_read_keys     (KithAuditVerifier          *self,
                                               GError                    **error);
void        kith_audit_verifier_check_signed  (KithAuditVerifier          *self,
                                               const KithAuditSignedLine  *line);
gboolean    kith_audit_verifier_finish_signed (KithAuditVerifier          *self,
                                               GError                    **error);

G_END_DECLS
