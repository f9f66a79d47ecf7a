/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-private.h"
#include "kith-audit-receipt.h"
#include "kith-test-case.h"
#include "kith-test-count.h"

#include <glib/gstdio.h>
#include <string.h>

/* Somebody with the key of the file, who can read and write every row of it and make any hash, but has the signing keys of
 * nobody else. Each forgery is made inside a transaction, checked, and taken back. KITH_TEST_FORGERIES says how many. */

#define USUAL_FORGERIES 700

typedef struct {
  KithTestCase *test;
  KithTestCase *other;
  GRand *rand;
  KithKeys *fresh;
  gint64 n_lines;
  /* (nullable): of the end, to compare with */
  char *receipt;
} Forger;

typedef struct {
  const char *name;
  void (*forge) (Forger *self);
} Forgery;

/* What somebody does between signing in and out. */
static void
work (KithTestCase *test,
      const char   *user,
      guint         n_notes)
{
  kith_test_case_sign_in (test, user);
  for (guint i = 0; i < n_notes; i++) {
    g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met, and talked about the bus.");

    kith_test_save (test->file, note);
    g_assert_true (kith_audit_note_view (test->file, &kith_student_kind, test->jay, NULL));
  }
  kith_audit_note_print (test->file, "Student Summary", test->jay, NULL, NULL);
}

static KithTestCase *
create_case (guint n_notes)
{
  KithTestCase *test = kith_test_case_new ();

  kith_clock_advance (test->clock, n_notes);
  work (test, "mentor", n_notes);
  work (test, "coach", n_notes);
  work (test, "welfare", n_notes);
  kith_test_case_invite_again (test, "mentor2", KITH_TEST_PASSPHRASE);
  work (test, "mentor", n_notes);
  kith_test_case_sign_in (test, "dpo");
  return test;
}

static void
exec (Forger     *self,
      const char *format,
      ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list values;

  va_start (values, format);
  sql = g_strdup_vprintf (format, values);
  va_end (values);
  if (!kith_db_exec (self->test->file->db, sql, &error))
    g_assert_no_error (error);
}

static gint64
ask (Forger     *self,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  if (!kith_db_get_int64 (self->test->file->db, sql, &value, &error))
    g_assert_no_error (error);
  return value;
}

static gint64
random_line (Forger *self)
{
  return g_rand_int_range (self->rand, 1, (gint32) self->n_lines);
}

static gint64
random_of (Forger     *self,
           const char *table)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autofree char *sql = g_strdup_printf ("SELECT audit FROM %s ORDER BY audit LIMIT 1 OFFSET %d", table,
                                          g_rand_int_range (self->rand, 0, (gint32) ask (self, count)));

  return ask (self, sql);
}

/* Whoever has the key makes every hash anew. */

static KithAuditContent
read_content (KithStatement *row,
              GBytes       **commitment)
{
  *commitment = kith_statement_is_null (row, 10) ? NULL : kith_statement_dup_bytes (row, 10);
  return (KithAuditContent) {
    .number = kith_statement_get_int64 (row, 0),
    .at = kith_statement_get_int64 (row, 1),
    .person = kith_statement_get_int64 (row, 2),
    .who = kith_statement_get_text (row, 3),
    .action = kith_statement_get_text (row, 4),
    .kind = kith_statement_get_text (row, 5),
    .record = kith_statement_get_int64 (row, 6),
    .version = kith_statement_get_int64 (row, 7),
    .student = kith_statement_get_int64 (row, 8),
    .words = kith_statement_get_text (row, 9),
    .commitment = *commitment != NULL ? g_bytes_get_data (*commitment, NULL) : NULL,
  };
}

static void
put_hash (Forger       *self,
          gint64        number,
          const guint8 *hash)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (self->test->file->db, "UPDATE audit SET hash = :hash WHERE id = :id", NULL);

  kith_statement_bind_blob (statement, ":hash", hash, KITH_AUDIT_HASH_SIZE);
  kith_statement_bind_int64 (statement, ":id", number);
  g_assert_true (kith_statement_run (statement, NULL));
}

static void
rehash (Forger *self)
{
  guint8 before[KITH_AUDIT_HASH_SIZE] = { 0 }, hash[KITH_AUDIT_HASH_SIZE];
  g_autoptr (KithStatement) row =
    kith_db_prepare (self->test->file->db, "SELECT id, at, person, who, action, kind, record, record_version, student, words,"
                     " commitment FROM audit ORDER BY id", NULL);

  while (kith_statement_step (row, NULL) == KITH_STEP_ROW) {
    g_autoptr (GBytes) commitment = NULL;
    const KithAuditContent content = read_content (row, &commitment);

    kith_audit_hash (&content, before, hash);
    put_hash (self, content.number, hash);
    memcpy (before, hash, sizeof before);
  }
}

static void
put_signature (Forger     *self,
               gint64      number,
               const char *slot,
               GBytes     *signature)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (self->test->file->db, "INSERT OR REPLACE INTO audit_signature (audit, slot, signature)"
                     " VALUES (:audit, :slot, :signature)", NULL);

  kith_statement_bind_int64 (statement, ":audit", number);
  kith_statement_bind_text (statement, ":slot", slot);
  kith_statement_bind_bytes (statement, ":signature", signature);
  g_assert_true (kith_statement_run (statement, NULL));
}

/* @own_slot: (nullable): instead of the slots that signed so far */
static void
sign_anew (Forger     *self,
           gint64      first,
           KithKeys   *keys,
           const char *own_slot)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (self->test->file->db, "SELECT s.audit, l.hash, s.slot FROM audit_signature s JOIN audit l ON l.id = s.audit"
                     " WHERE s.audit >= :first ORDER BY s.audit", NULL);

  kith_statement_bind_int64 (row, ":first", first);
  while (kith_statement_step (row, NULL) == KITH_STEP_ROW) {
    gint64 number = kith_statement_get_int64 (row, 0);
    g_autoptr (GBytes) hash = kith_statement_dup_bytes (row, 1);
    g_autofree char *slot = kith_statement_dup_text (row, 2);
    g_autoptr (GBytes) message = kith_audit_dup_head_message (number, g_bytes_get_data (hash, NULL));
    g_autoptr (GBytes) signature = kith_keys_sign (keys, message, NULL);

    put_signature (self, number, own_slot != NULL ? own_slot : slot, signature);
  }
}

static gint64
change_something (Forger *self)
{
  gint64 number = random_line (self);

  exec (self, "UPDATE audit SET who = who || 'a', person = person + 1 WHERE id = %" G_GINT64_FORMAT, number);
  return number;
}

/* The forgeries */

typedef struct {
  const char *table;
  const char *column;
  char type;
} Column;

static void
forge_flip (Forger *self)
{
  static const Column columns[] = {
    { "audit", "at", 'i' }, { "audit", "person", 'i' }, { "audit", "who", 't' }, { "audit", "action", 't' },
    { "audit", "kind", 't' }, { "audit", "record", 'i' }, { "audit", "record_version", 'i' }, { "audit", "student", 'i' },
    { "audit", "words", 't' }, { "audit", "commitment", 'b' }, { "audit", "hash", 'b' }, { "audit_detail", "salt", 'b' },
    { "audit_detail", "detail", 't' }, { "audit_signature", "slot", 't' }, { "audit_signature", "signature", 'b' },
    { "audit_key", "slot", 't' }, { "audit_key", "account", 'i' }, { "audit_key", "person", 'i' },
    { "audit_key", "reason", 't' }, { "audit_key", "signing_key", 'b' },
  };
  const Column *column = &columns[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (columns))];
  gboolean is_audit = g_str_equal (column->table, "audit");
  gint64 number = is_audit ? random_line (self) : random_of (self, column->table);
  const char *key = is_audit ? "id" : "audit";

  if (column->type == 'i')
    exec (self, "UPDATE %s SET %s = %s + %d WHERE %s = %" G_GINT64_FORMAT, column->table, column->column, column->column,
          1 << g_rand_int_range (self->rand, 0, 16), key, number);
  else if (column->type == 't')
    exec (self, "UPDATE %s SET %s = coalesce (%s, '') || char (%d) WHERE %s = %" G_GINT64_FORMAT, column->table, column->column,
          column->column, g_rand_int_range (self->rand, 'a', 'z'), key, number);
  else
    exec (self, "UPDATE %s SET %s = unhex (substr (hex (zeroblob (64)), 1, 2 * length (coalesce (%s, zeroblob (32))) - 1)"
          " || '%x') WHERE %s = %" G_GINT64_FORMAT, column->table, column->column, column->column,
          g_rand_int_range (self->rand, 0, 16), key, number);
}

static void
forge_delete (Forger *self)
{
  gint64 first = random_line (self);
  gint64 last = MIN (first + g_rand_int_range (self->rand, 0, 4), self->n_lines - 1);

  exec (self, "DELETE FROM audit_signature WHERE audit BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT, first, last);
  exec (self, "DELETE FROM audit_key WHERE audit BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT, first, last);
  exec (self, "DELETE FROM audit WHERE id BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT, first, last);
}

static void
move_up (Forger *self,
         gint64  from)
{
  exec (self, "UPDATE audit SET id = -id - 1 WHERE id >= %" G_GINT64_FORMAT "; UPDATE audit SET id = -id WHERE id < 0", from);
  exec (self, "UPDATE audit_signature SET audit = -audit - 1 WHERE audit >= %" G_GINT64_FORMAT
        "; UPDATE audit_signature SET audit = -audit WHERE audit < 0", from);
  exec (self, "UPDATE audit_key SET audit = -audit - 1 WHERE audit >= %" G_GINT64_FORMAT
        "; UPDATE audit_key SET audit = -audit WHERE audit < 0", from);
  exec (self, "UPDATE audit_detail SET audit = -audit - 1 WHERE audit >= %" G_GINT64_FORMAT
        "; UPDATE audit_detail SET audit = -audit WHERE audit < 0", from);
}

static void
forge_insert (Forger *self)
{
  gint64 number = random_line (self);

  move_up (self, number);
  exec (self, "INSERT INTO audit (id, at, person, who, action, kind, record, record_version, student, words, hash)"
        " SELECT %" G_GINT64_FORMAT ", at, person, who, 'viewed', 'student', record, 1, student, '', hash FROM audit"
        " WHERE id = %" G_GINT64_FORMAT, number, number + 1);
  if (g_rand_boolean (self->rand))
    rehash (self);
}

static void
forge_swap (Forger *self)
{
  gint64 number = random_line (self);

  exec (self, "UPDATE audit SET id = -1 WHERE id = %" G_GINT64_FORMAT, number);
  exec (self, "UPDATE audit SET id = id - 1 WHERE id = %" G_GINT64_FORMAT, number + 1);
  exec (self, "UPDATE audit SET id = %" G_GINT64_FORMAT " WHERE id = -1", number + 1);
  if (g_rand_boolean (self->rand))
    rehash (self);
}

static void
copy_row (Forger     *self,
          KithStatement *from,
          const char *sql,
          guint       n_columns)
{
  g_autoptr (KithStatement) to = kith_db_prepare (self->test->file->db, sql, NULL);

  g_assert_nonnull (to);
  for (guint i = 0; i < n_columns; i++) {
    g_autofree char *name = g_strdup_printf (":c%u", i);
    g_autoptr (GBytes) bytes = NULL;

    if (kith_statement_is_null (from, i)) {
      kith_statement_bind_null (to, name);
    } else if (i == n_columns - 1 || i == n_columns - 2) {
      bytes = kith_statement_dup_bytes (from, i);
      kith_statement_bind_bytes (to, name, bytes);
    } else if (i == 3 || i == 4 || i == 5 || i == 9) {
      kith_statement_bind_text (to, name, kith_statement_get_text (from, i));
    } else {
      kith_statement_bind_int64 (to, name, kith_statement_get_int64 (from, i));
    }
  }
  g_assert_true (kith_statement_run (to, NULL));
}

/* Lines, hash and all, from a case file of the same beginnings and another time: the same lines would be no forgery. */
static void
forge_splice (Forger *self)
{
  g_autofree char *sql = g_strdup_printf ("SELECT min (id) FROM audit WHERE at > %" G_GINT64_FORMAT, KITH_TEST_NOW);
  gint64 number = ask (self, sql) + g_rand_int_range (self->rand, 0, 40);
  g_autoptr (KithStatement) from =
    kith_db_prepare (self->other->file->db, "SELECT id, at, person, who, action, kind, record, record_version, student, words,"
                     " commitment, hash FROM audit WHERE id >= :id ORDER BY id", NULL);
  guint n = (guint) g_rand_int_range (self->rand, 1, 6);

  kith_statement_bind_int64 (from, ":id", number);
  for (guint i = 0; i < n && kith_statement_step (from, NULL) == KITH_STEP_ROW; i++)
    copy_row (self, from, "INSERT OR REPLACE INTO audit (id, at, person, who, action, kind, record, record_version, student, words,"
              " commitment, hash) VALUES (:c0, :c1, :c2, :c3, :c4, :c5, :c6, :c7, :c8, :c9, :c10, :c11)", 12);
  if (g_rand_boolean (self->rand))
    rehash (self);
}

static void
forge_rehash (Forger *self)
{
  change_something (self);
  rehash (self);
}

static void
forge_fresh_pair (Forger *self)
{
  gint64 number = change_something (self);

  rehash (self);
  sign_anew (self, number, self->fresh, NULL);
}

/* A colleague signs it all, with keys that are on record. */
static void
forge_in_own_name (Forger *self)
{
  gint64 number = change_something (self);

  rehash (self);
  sign_anew (self, number, kith_vault_get_keys (self->test->file->vault), kith_vault_get_slot_id (self->test->file->vault));
}

/* A line of a colleague's among one's own, before one signs out. */
static void
forge_colleague (Forger *self)
{
  exec (self, "UPDATE audit SET person = %" G_GINT64_FORMAT " WHERE id = (SELECT max (id) FROM audit)", self->test->coach);
  exec (self, "INSERT INTO audit (id, at, person, who, action, record, record_version, student, words, hash)"
        " SELECT id + 1, at, %" G_GINT64_FORMAT ", who, 'signed-out', 0, 0, 0, '', hash FROM audit ORDER BY id DESC LIMIT 1",
        self->test->coach);
  rehash (self);
  exec (self, "INSERT INTO audit_signature (audit, slot, signature) SELECT max (id), '', zeroblob (64) FROM audit");
  sign_anew (self, self->n_lines + 1, kith_vault_get_keys (self->test->file->vault),
             kith_vault_get_slot_id (self->test->file->vault));
}

static void
forge_signatures_gone (Forger *self)
{
  gint64 number = random_of (self, "audit_signature");

  if (g_rand_boolean (self->rand))
    exec (self, "DELETE FROM audit_signature WHERE audit = %" G_GINT64_FORMAT, number);
  else
    exec (self, "DELETE FROM audit_signature WHERE audit >= %" G_GINT64_FORMAT, number);
}

/* As if an earlier Kith had signed. */
static void
forge_signatures_old (Forger *self)
{
  gint64 number = random_of (self, "audit_signature");
  g_autoptr (KithStatement) statement = kith_db_prepare (
    self->test->file->db, "UPDATE audit_signature SET slot = NULL, signing_key = :key WHERE audit = :audit", NULL);

  sign_anew (self, number, self->fresh, NULL);
  kith_statement_bind_bytes (statement, ":key", kith_keys_get_signing_key (self->fresh));
  kith_statement_bind_int64 (statement, ":audit", number);
  g_assert_true (kith_statement_run (statement, NULL));
}

static void
put_key (Forger *self,
         gint64  number)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (self->test->file->db, "SELECT slot, account, person, reason FROM audit_key WHERE audit = :audit", NULL);
  g_autoptr (KithStatement) put =
    kith_db_prepare (self->test->file->db, "UPDATE audit_key SET signing_key = :key WHERE audit = :audit", NULL);
  g_autoptr (KithStatement) commit =
    kith_db_prepare (self->test->file->db, "UPDATE audit SET commitment = :commitment WHERE id = :audit", NULL);
  GBytes *key = kith_keys_get_signing_key (self->fresh);
  guint8 commitment[KITH_AUDIT_HASH_SIZE];

  kith_statement_bind_int64 (row, ":audit", number);
  g_assert_cmpint (kith_statement_step (row, NULL), ==, KITH_STEP_ROW);
  kith_audit_keys_commit (kith_statement_get_text (row, 0), kith_statement_get_int64 (row, 1), kith_statement_get_int64 (row, 2),
                          kith_statement_get_text (row, 3), key, commitment);
  kith_statement_bind_bytes (put, ":key", key);
  kith_statement_bind_int64 (put, ":audit", number);
  g_assert_true (kith_statement_run (put, NULL));
  kith_statement_bind_blob (commit, ":commitment", commitment, sizeof commitment);
  kith_statement_bind_int64 (commit, ":audit", number);
  g_assert_true (kith_statement_run (commit, NULL));
}

/* Another key for somebody, announced, committed to, and everything after it signed with it. */
static void
forge_key (Forger *self)
{
  gint64 number = random_of (self, "audit_key");

  put_key (self, number);
  rehash (self);
  sign_anew (self, number, self->fresh, NULL);
}

static void
forge_every_key (Forger *self)
{
  g_autoptr (KithStatement) row = kith_db_prepare (self->test->file->db, "SELECT audit FROM audit_key", NULL);

  while (kith_statement_step (row, NULL) == KITH_STEP_ROW)
    put_key (self, kith_statement_get_int64 (row, 0));
  change_something (self);
  rehash (self);
  sign_anew (self, 0, self->fresh, NULL);
}

static void
forge_key_gone (Forger *self)
{
  gint64 number = random_of (self, "audit_key");

  exec (self, "DELETE FROM audit_key WHERE audit = %" G_GINT64_FORMAT, number);
}

/* As if keys had never been on record. */
static void
forge_history_gone (Forger *self)
{
  change_something (self);
  exec (self, "DELETE FROM audit_key; DELETE FROM audit_signature; UPDATE audit SET action = 'viewed' WHERE action = 'keys'");
  rehash (self);
}

static const Forgery forgeries[] = {
  { "flip", forge_flip },
  { "delete", forge_delete },
  { "insert", forge_insert },
  { "swap", forge_swap },
  { "splice", forge_splice },
  { "rehash", forge_rehash },
  { "fresh-pair", forge_fresh_pair },
  { "own-name", forge_in_own_name },
  { "colleague", forge_colleague },
  { "signatures-gone", forge_signatures_gone },
  { "signatures-old", forge_signatures_old },
  { "key", forge_key },
  { "every-key", forge_every_key },
  { "key-gone", forge_key_gone },
  { "history-gone", forge_history_gone },
};

static guint
count_findings (Forger *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAuditVerdict) verdict = kith_audit_verify (self->test->file, NULL, &error);

  g_assert_no_error (error);
  return g_strv_length (verdict->findings);
}

/* The page that somebody kept. */
static gboolean
fits_receipt (Forger *self)
{
  g_autoptr (GError) error = NULL;
  gboolean fits = TRUE;
  g_autofree char *sentence = kith_audit_receipt_check (self->test->file, self->receipt, &fits, &error);

  g_assert_no_error (error);
  return fits;
}

static gboolean
is_found (Forger        *self,
          const Forgery *forgery)
{
  guint n;

  g_assert_true (kith_db_begin (self->test->file->db, NULL));
  exec (self, "PRAGMA defer_foreign_keys = ON; DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted");
  forgery->forge (self);
  self->test->file->audit.is_known = FALSE;
  n = count_findings (self);
  if (self->receipt != NULL)
    n += !fits_receipt (self);
  kith_db_rollback (self->test->file->db);
  self->test->file->audit.is_known = FALSE;
  return n > 0;
}

static void
forger_init (Forger *self)
{
  self->test = create_case (10);
  self->other = create_case (9);
  self->rand = g_rand_new_with_seed (20261129);
  self->fresh = kith_keys_new_random (NULL);
  self->n_lines = ask (self, "SELECT max (id) FROM audit");
}

static void
forger_clear (Forger *self)
{
  kith_test_case_free (self->test);
  kith_test_case_free (self->other);
  g_rand_free (self->rand);
  kith_keys_unref (self->fresh);
  g_free (self->receipt);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Forger, forger_clear)

static void
test_forgeries (void)
{
  g_auto (Forger) forger = { NULL };
  guint n = kith_test_count ("KITH_TEST_FORGERIES", USUAL_FORGERIES), n_found = 0;

  forger_init (&forger);
  g_assert_cmpuint (count_findings (&forger), ==, 0);
  for (guint i = 0; i < n; i++) {
    const Forgery *forgery = &forgeries[i % G_N_ELEMENTS (forgeries)];

    if (is_found (&forger, forgery))
      n_found++;
    else
      g_test_message ("not found: number %u, %s", i, forgery->name);
  }
  /* All of it was taken back: the same check finds nothing now. */
  g_assert_cmpuint (count_findings (&forger), ==, 0);
  g_test_message ("counted: %u forgeries of %u kinds, %u found", n, (guint) G_N_ELEMENTS (forgeries), n_found);
  g_assert_cmpuint (n_found, ==, n);
}

/* What leaves nothing behind: every row after some line, and what counts them. */
static void
forge_truncation (Forger *self)
{
  gint64 last_key = ask (self, "SELECT max (audit) FROM audit_key");
  gint64 kept = last_key + g_rand_int_range (self->rand, 0, (gint32) (self->n_lines - last_key));
  static const char *const rest[] = { "audit_signature WHERE audit", "audit_detail WHERE audit", "operation WHERE last_line",
                                      "audit WHERE id" };

  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    exec (self, "DELETE FROM %s > %" G_GINT64_FORMAT, rest[i], kept);
  exec (self, "UPDATE sqlite_sequence SET seq = %" G_GINT64_FORMAT " WHERE name = 'audit'", kept);
}

static char *
dup_receipt (Forger *self)
{
  g_autoptr (KithAuditReceipt) receipt = kith_audit_receipt_new (self->test->file, NULL, NULL);

  g_assert_nonnull (receipt);
  return g_strdup (receipt->payload);
}

/* Nothing inside the file can show that its end is gone: only what somebody outside of it remembers. */
static void
test_truncation (void)
{
  static const Forgery truncation = { "truncation", forge_truncation };
  g_auto (Forger) forger = { NULL };
  guint n = MAX (kith_test_count ("KITH_TEST_FORGERIES", USUAL_FORGERIES) / 20, 1), n_found = 0, n_found_alone = 0, n_found_by_receipt = 0;
  g_autofree char *mark = NULL;

  forger_init (&forger);
  mark = g_build_filename (g_get_user_state_dir (), "kith", "audit-marks", kith_vault_get_file_id (forger.test->file->vault),
                           NULL);
  for (guint i = 0; i < n; i++)
    n_found += is_found (&forger, &truncation);
  g_assert_cmpint (g_unlink (mark), ==, 0);
  for (guint i = 0; i < n; i++)
    n_found_alone += is_found (&forger, &truncation);
  forger.receipt = dup_receipt (&forger);
  for (guint i = 0; i < n; i++)
    n_found_by_receipt += is_found (&forger, &truncation);
  g_test_message ("counted: %u truncations, %u found where the computer had seen the end, %u with a receipt of it, "
                  "%u with neither", n, n_found, n_found_by_receipt, n_found_alone);
  g_assert_cmpuint (n_found_by_receipt, ==, n);
  g_assert_cmpuint (n_found, ==, n);
  g_assert_cmpuint (n_found_alone, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fault/audit-forgery/forgeries", test_forgeries);
  g_test_add_func ("/fault/audit-forgery/truncation", test_truncation);
  return g_test_run ();
}
