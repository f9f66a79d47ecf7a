/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-concern-action.h"
#include "kith-journal-entry.h"
#include "kith-supervision.h"
#include "kith-test-case.h"
#include "vault/kith-seal.h"
#include "vault/kith-vault-private.h"

#include <string.h>

/* The strongest thing somebody with a passphrase can do: take the key of the file out of it, cut the header off, and read the
 * database with the shell that SQLCipher comes with. No Kith, no roles. What is sealed must not be in what comes out, and what
 * is not must be, or the test would prove nothing. */

#define HEADER_SIZE "65537"
#define OPEN_WORD "pangolin"

/* One word for each sealed field, which stands nowhere else. */
typedef struct {
  KithTestCase *test;
  GPtrArray *words;
  guint n_records;
} Canaries;

static void
canaries_clear (Canaries *self)
{
  g_ptr_array_unref (self->words);
  kith_test_case_free (self->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Canaries, canaries_clear)

static void
save_with_canaries (Canaries   *self,
                    KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint before = self->words->len;

  for (guint i = 0; i < kind->n_fields; i++) {
    const KithField *field = &kind->fields[i];
    char *word;

    if (!kith_field_has (field, KITH_FIELD_SEALED) || (field->type != KITH_FIELD_TEXT && field->type != KITH_FIELD_LINE))
      continue;
    word = g_strdup_printf ("quokka%02ux", self->words->len);
    kith_record_set_text (record, i, word);
    g_ptr_array_add (self->words, word);
  }
  g_assert_cmpuint (self->words->len, >, before);
  kith_test_save (self->test->file, record);
  self->n_records++;
}

static KithRecord *
create_action (gint64 concern)
{
  KithRecord *action = kith_record_new (&kith_concern_action_kind);

  kith_record_set_number (action, KITH_CONCERN_ACTION_CONCERN, concern);
  kith_record_set_text (action, KITH_CONCERN_ACTION_DATE, KITH_TEST_TODAY);
  kith_record_set_text (action, KITH_CONCERN_ACTION_TYPE, "referral");
  return action;
}

static KithRecord *
create_supervision (KithTestCase *test)
{
  KithRecord *session = kith_record_new (&kith_supervision_kind);

  kith_record_set_number (session, KITH_SUPERVISION_PERSON, test->mentor);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, test->coach);
  kith_record_set_text (session, KITH_SUPERVISION_DATE, "2026-03-09");
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  return session;
}

static KithRecord *
create_journal_entry (KithTestCase *test)
{
  KithRecord *entry = kith_record_new (&kith_journal_entry_kind);

  kith_record_set_number (entry, KITH_JOURNAL_ENTRY_PERSON, test->mentor);
  kith_record_set_text (entry, KITH_JOURNAL_ENTRY_DATE, "2026-03-09");
  return entry;
}

static void
write_everything (Canaries *self)
{
  KithTestCase *test = self->test;
  g_autoptr (KithRecord) concern = kith_test_record (test, &kith_concern_kind, test->jay, 0);
  g_autoptr (KithRecord) action = NULL;
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "");
  g_autoptr (KithRecord) open = kith_test_note (test->jay, "Saw a " OPEN_WORD " today");
  g_autoptr (KithRecord) session = create_supervision (test);
  g_autoptr (KithRecord) entry = create_journal_entry (test);

  kith_test_case_sign_in (test, "mentor");
  save_with_canaries (self, concern);
  save_with_canaries (self, session);
  save_with_canaries (self, entry);
  kith_test_save (test->file, open);
  kith_test_case_sign_in (test, "dsl");
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  save_with_canaries (self, note);
  action = create_action (kith_record_get_id (concern));
  save_with_canaries (self, action);
}

/* As a mentor who has nothing to do with any of it. */
static char *
take_data_key (KithTestCase *test)
{
  GString *hex = g_string_new ("PRAGMA key = \"x'");
  KithVault *vault;

  kith_test_case_sign_in (test, "mentor2");
  vault = test->file->vault;
  for (guint i = 0; i < KITH_KEY_SIZE; i++)
    g_string_append_printf (hex, "%02x", vault->data_key[i]);
  g_string_append (hex, "'\";\n");
  return g_string_free_and_steal (hex);
}

static char *
run_shell (const char *database,
           const char *key,
           const char *commands)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) shell =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error,
                      "sqlcipher", "-batch", database, NULL);
  g_autofree char *script = g_strconcat (key, commands, NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (shell, script, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static char *
cut_header_off (KithTestCase *test)
{
  char *database = g_build_filename (test->folder, "cut.db", NULL);
  g_autofree char *quoted = g_shell_quote (test->path);
  g_autofree char *target = g_shell_quote (database);
  g_autofree char *tail = g_strdup_printf ("tail -c +" HEADER_SIZE " %s > %s", quoted, target);
  const char *const command[] = { "/bin/sh", "-c", tail, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return database;
}

/* As it stands, or as bytes that the shell writes as hexadecimal digits. */
static gboolean
holds (const char *dump,
       const char *word)
{
  g_autoptr (GString) hex = g_string_new (NULL);

  for (const char *cursor = word; *cursor != '\0'; cursor++)
    g_string_append_printf (hex, "%02x", (guint) *cursor);
  return strstr (dump, word) != NULL || strstr (dump, hex->str) != NULL;
}

static void
test_dump (void)
{
  g_auto (Canaries) canaries = { .test = kith_test_case_new (), .words = g_ptr_array_new_with_free_func (g_free) };
  g_autofree char *key = NULL;
  g_autofree char *database = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *small = NULL;
  g_autofree char *terms = NULL;
  guint n_found = 0;

  write_everything (&canaries);
  key = take_data_key (canaries.test);
  kith_test_case_sign_out (canaries.test);
  database = cut_header_off (canaries.test);
  dump = run_shell (database, key, ".dump\n");
  /* the words of the indexes as words: inside they are cut into pieces */
  terms = run_shell (database, key, "CREATE VIRTUAL TABLE temp.a USING fts5vocab (main, note_search, row);\n"
                     "CREATE VIRTUAL TABLE temp.b USING fts5vocab (main, record_search, row);\n"
                     "SELECT term FROM temp.a; SELECT term FROM temp.b;\n");
  small = g_ascii_strdown (dump, -1);
  g_assert_nonnull (strstr (dump, "CREATE TABLE concern"));
  g_assert_true (holds (small, OPEN_WORD));
  g_assert_true (holds (terms, OPEN_WORD));
  for (guint i = 0; i < canaries.words->len; i++)
    n_found += holds (small, g_ptr_array_index (canaries.words, i)) || holds (terms, g_ptr_array_index (canaries.words, i));
  g_assert_cmpuint (n_found, ==, 0);
  g_test_message ("counted: the whole database dumped by the stock sqlcipher shell with the key a mentor has, %zu bytes: "
                  "%u words of %u sealed records, %u found; an ordinary note, found", strlen (dump), canaries.words->len,
                  canaries.n_records, n_found);
}

typedef struct {
  guint n_blobs;
  guint n_opened;
} Tried;

static void
try_kind (KithCaseFile   *file,
          const KithKind *kind,
          KithKeys       *keys,
          Tried          *tried)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, sealed FROM %s WHERE sealed IS NOT NULL", kind->table);
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, sql, NULL);

  while (kith_statement_step (row, NULL) == KITH_STEP_ROW) {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_statement_get_int64 (row, 0));
    g_autoptr (GBytes) sealed = kith_statement_dup_bytes (row, 1);
    g_autoptr (GBytes) plain = kith_sealed_record_open (sealed, keys, kind->name, id, NULL);

    tried->n_blobs++;
    tried->n_opened += plain != NULL;
  }
}

static Tried
try_all (KithTestCase *test,
         const char   *user)
{
  static const KithKind *const kinds[] = { &kith_concern_kind, &kith_concern_action_kind, &kith_note_kind,
                                           &kith_supervision_kind, &kith_journal_entry_kind };
  Tried tried = { 0 };

  kith_test_case_sign_in (test, user);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    try_kind (test->file, kinds[i], kith_vault_get_keys (test->file->vault), &tried);
  return tried;
}

/* The key pair behind a passphrase opens what is between its owner and somebody else, and nothing besides: not even the
 * concern that the same person raised. */
static void
test_own_keys (void)
{
  g_auto (Canaries) canaries = { .test = kith_test_case_new (), .words = g_ptr_array_new_with_free_func (g_free) };
  Tried stranger, author, admin;

  write_everything (&canaries);
  stranger = try_all (canaries.test, "mentor2");
  author = try_all (canaries.test, "mentor");
  admin = try_all (canaries.test, "admin");
  g_assert_cmpuint (stranger.n_blobs, >=, canaries.n_records);
  g_assert_cmpuint (stranger.n_opened, ==, 0);
  g_assert_cmpuint (admin.n_opened, ==, 0);
  /* their own supervision and journal, so that it is seen that opening works */
  g_assert_cmpuint (author.n_opened, ==, 2);
  g_test_message ("counted: %u sealed records tried with the key pairs of a mentor and of an administrator, 0 opened; with those "
                  "of the mentor they are about, her supervision and her journal", stranger.n_blobs);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fault/stock-shell/dump", test_dump);
  g_test_add_func ("/fault/stock-shell/own-keys", test_own_keys);
  return g_test_run ();
}
