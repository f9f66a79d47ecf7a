/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/kith-db.h"
#include "db/kith-statement.h"
#include "kith-audit.h"
#include "kith-breaks.h"
#include "kith-case-file.h"
#include "vault/kith-vault.h"

G_BEGIN_DECLS

#define KITH_AUDIT_HASH_SIZE 32
/* one more than the greatest search_slot of a kind */
#define KITH_SEARCH_SLOTS 10

/* The user action under way: see kith-operation.c. */
typedef struct {
  guint depth;
  char *label;
  gboolean is_bulk;
  gint64 first_line;
  guint n_changes;
  gint64 last_note;
  gint64 last_indexed[KITH_SEARCH_SLOTS];
  gboolean is_undo;
  /* an undo, or an undo of one: what followed from a record has lines of its own */
  gboolean takes_back;
  /* every student's contact day has to be worked out anew at the end */
  gboolean moves_breaks;
} KithOperationState;

/* The end of the audit chain, read when it is first needed and after every rollback. */
typedef struct {
  gboolean is_known;
  gint64 number;
  guint8 hash[KITH_AUDIT_HASH_SIZE];
} KithAuditHead;

/* What of the audit this computer has seen and the file does not have; see kith-audit-gap.c. */
typedef enum {
  KITH_AUDIT_GAP_NONE,
  KITH_AUDIT_GAP_SHORTER,
  KITH_AUDIT_GAP_DIFFERENT,
} KithAuditGapState;

typedef struct {
  KithAuditGapState state;
  gint64 first;
  gint64 last;
} KithAuditGap;

struct _KithCaseFile
{
  GObject parent_instance;

  /* Owned */
  KithVault *vault;
  KithDb *db;
  KithClock *clock;
  char *path;
  KithActor actor;
  GHashTable *tables;
  GHashTable *role_keys;
  GHashTable *changed;
  GHashTable *n_changes;
  /* In bulk, what the rules looked up: id to KithStudent */
  GHashTable *known_students;
  /* (nullable): of the calendar, read when first needed */
  KithBreaks *breaks;

  /* While Kith itself writes: a first account, a role key */
  guint trusted;
  KithOperationState operation;
  gint64 last_operation;
  KithAuditHead audit;
  KithAuditGap gap;
  gboolean mark_is_due;
};

typedef enum {
  KITH_OPEN_DEFAULT     = 0,
  /* the caller sees to the daily backup later, when nobody waits */
  KITH_OPEN_SKIP_BACKUP = 1 << 0,
  /* nothing is written, not even who looked: for a damaged file */
  KITH_OPEN_TO_LOOK     = 1 << 1,
  /* the caller made this copy and says so: what is missing is written down instead of asked about */
  KITH_OPEN_ACCEPT_GAP  = 1 << 2,
} KithOpenFlags;

KithCaseFile *kith_case_file_open_full     (const char             *path,
                                            const char             *user,
                                            const char             *passphrase,
                                            KithClock              *clock,
                                            KithOpenFlags           flags,
                                            GCancellable           *cancellable,
                                            GError                **error);
KithCaseFile *kith_case_file_adopt_vault   (KithVault              *vault,
                                            KithClock              *clock);
gboolean      kith_case_file_migrate       (KithCaseFile           *self,
                                            GError                **error);
gboolean      kith_case_file_read_actor    (KithCaseFile           *self,
                                            const char             *slot,
                                            GError                **error);
gboolean      kith_case_file_sign_in       (KithCaseFile           *self,
                                            const char             *slot,
                                            GError                **error);
gboolean      kith_case_file_write_sign_in (KithCaseFile           *self,
                                            GError                **error);
void          kith_actor_clear             (KithActor              *actor);
gboolean      kith_case_file_set_not_found (const KithKind         *kind,
                                            GError                **error);
gboolean      kith_case_file_set_not_allowed (KithCaseFile         *self,
                                            const KithKind         *kind,
                                            KithAction              action,
                                            GError                **error);

/* What Argon2id costs for new slots; tests make it cheap. */
const KithKdfSettings *kith_case_file_get_kdf_settings (void);

/* The kinds written since the last call, "" for many; NULL for none. */
char         *kith_case_file_take_changed  (KithCaseFile           *self);

G_END_DECLS
