/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-erasure.h"

G_BEGIN_DECLS

/* What was erased, by kind and number, so that an older copy of the file is made to forget it again when it is restored.
 * There is a table in the case file, and a copy of it beside the backups that nobody reads without the case file. */

/**
 * KithLedgerLine:
 * @reference: random, the same in every copy of the file
 * @kind: name of the kind of record
 * @record: its number
 * @birth: (nullable): hash of the audit line that added it
 * @mode: what was done
 * @certificate: reference of the disposal
 * @at: when, seconds since 1970 in UTC
 */
typedef struct {
  char *reference;
  char *kind;
  gint64 record;
  GBytes *birth;
  KithErasureMode mode;
  char *certificate;
  gint64 at;
} KithLedgerLine;

void        kith_ledger_line_free        (KithLedgerLine   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithLedgerLine, kith_ledger_line_free)

const char *kith_erasure_mode_get_code   (KithErasureMode   mode);
gboolean    kith_erasure_mode_from_code  (const char       *code,
                                          KithErasureMode  *mode);

/* What an older copy would not find by itself; in the transaction that erases. */
gboolean    kith_erasure_ledger_write    (KithErasure      *erasure,
                                          KithCaseFile     *file,
                                          KithErasureMode   mode,
                                          const char       *certificate,
                                          GError          **error);
/* a line as it stands in another copy of the file */
gboolean    kith_erasure_ledger_insert   (KithCaseFile     *file,
                                          KithLedgerLine   *line,
                                          GError          **error);
/* KithLedgerLine each, oldest first */
GPtrArray  *kith_erasure_ledger_list     (KithCaseFile     *file,
                                          GError          **error);
/* hash of the first audit line of a record; NULL without an error when there is none */
GBytes     *kith_erasure_ledger_dup_birth (KithCaseFile    *file,
                                          const char       *kind,
                                          gint64            id,
                                          GError          **error);

/**
 * KithLedgerState:
 * @KITH_LEDGER_PUBLISHED: the copy beside the backups was as new as the table when this was written down
 * @KITH_LEDGER_WAITS: something was erased since
 */
typedef enum {
  KITH_LEDGER_PUBLISHED,
  KITH_LEDGER_WAITS,
} KithLedgerState;

gboolean    kith_erasure_ledger_is       (KithCaseFile     *file,
                                          KithLedgerState   state);
gboolean    kith_erasure_ledger_set      (KithCaseFile     *file,
                                          KithLedgerState   state,
                                          GError          **error);

/* kith-erasure-ledger-copy.c: beside the backups, as "backups/<number of the file>.erasures" */
char       *kith_erasure_ledger_dup_name (const char       *file_id);
char       *kith_erasure_ledger_dup_path (KithCaseFile     *file);
/* the lines of a copy; KITH_ERROR_DAMAGED when it is cut, changed or another file's */
GPtrArray  *kith_erasure_ledger_read     (KithCaseFile     *file,
                                          GBytes           *copy,
                                          GError          **error);
gboolean    kith_erasure_ledger_publish  (KithCaseFile     *file,
                                          GError          **error);
/* the copy once more in another folder, such as that of second backups */
gboolean    kith_erasure_ledger_publish_in (KithCaseFile   *file,
                                          const char       *folder,
                                          GError          **error);

G_END_DECLS
