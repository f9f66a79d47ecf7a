/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-problems.h"
#include "kith-search.h"
#include "kith-test-case.h"
#include "kith-test-count.h"
#include "store-test.h"

/* Words that mean something to SQL, to the search index or to a terminal, in every field of every kind and in every search.
 * They are kept as they are, found as they are, and nothing else moves. KITH_TEST_HOSTILE says how many random ones. */

static const char *const known[] = {
  "'; DROP TABLE student; --",
  "' OR '1'='1",
  "x' UNION SELECT name FROM account --",
  "\"; DELETE FROM audit; --",
  "Robert'); UPDATE account SET roles = 'admin'; --",
  ":person ?1 @id $name",
  "%_%",
  "[a-z]*",
  "NEAR(a b, 2)",
  "a AND (b OR",
  "\"unclosed",
  "text : secret",
  "{text}: secret*",
  "^start -minus +plus",
  "a*b*c**",
  "/* comment */ -- rest",
  "char(39) || 'x'",
  "back\\slash \\' \\\" \\n",
  "${HOME} `id` $(id)",
  "<b>&amp;</b>",
  "=cmd|' /C calc'!A0",
  "%s%s%n%d",
  "O'Brien-Źródło",
  "عَلِيّ \u202eabc",
};

static const char alphabet[] = "'\"`;:?@$%_*()[]{}^-+=|\\/<>&,. aAxX01orORNEAR";

static char *
dup_random (GRand *rand)
{
  guint length = (guint) g_rand_int_range (rand, 1, 24);
  GString *text = g_string_new ("q");

  for (guint i = 0; i < length; i++)
    g_string_append_c (text, alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)]);
  g_string_append_c (text, 'q');
  return g_string_free_and_steal (text);
}

static GStrv
dup_hostile (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261129);
  guint n_random = kith_test_count ("KITH_TEST_HOSTILE", 3);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_strv_builder_add (builder, known[i]);
  for (guint i = 0; i < n_random; i++)
    g_strv_builder_take (builder, dup_random (rand));
  return g_strv_builder_end (builder);
}

/* The whole schema, and how many of what must not move there are. */
static char *
dup_state (KithCaseFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT group_concat (coalesce (sql, name), char (10)) || (SELECT count(*) FROM account)"
                     " || (SELECT group_concat (name || roles) FROM account) || (SELECT count(*) FROM student)"
                     " FROM (SELECT sql, name FROM sqlite_master ORDER BY name)", &error);

  g_assert_no_error (error);
  g_assert_cmpint (kith_statement_step (row, &error), ==, KITH_STEP_ROW);
  return kith_statement_dup_text (row, 0);
}

static gboolean
is_typed (const KithField *field)
{
  return (field->type == KITH_FIELD_LINE || field->type == KITH_FIELD_TEXT) && !kith_field_has (field, KITH_FIELD_SYSTEM) &&
         !kith_field_has (field, KITH_FIELD_FIXED);
}

/* A rule may refuse it with a sentence, as it would any wrong value. The database never has anything to say. */
static gboolean
save (KithCaseFile *file,
      KithRecord   *record)
{
  g_autoptr (GError) error = NULL;

  if (kith_case_file_save (file, record, KITH_SAVE_ACCEPT_WARNINGS, &error))
    return TRUE;
  g_assert_true (kith_problems_from_error (error) != NULL || g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED));
  return FALSE;
}

static glong
get_limit (const KithField *field)
{
  return field->limit > 0 ? (glong) field->limit : G_MAXLONG;
}

static guint
try_field (KithTestCase   *test,
           const KithKind *kind,
           gint64          id,
           guint           field,
           const char     *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = kith_case_file_load (test->file, kind, id, &error);
  g_autoptr (KithRecord) again = NULL;
  g_autofree char *fits = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), get_limit (&kind->fields[field])));
  g_autofree char *set = NULL;

  g_assert_no_error (error);
  kith_record_set_text (record, field, fits);
  set = g_strdup (kith_record_get_text (record, field));
  if (!save (test->file, record))
    return 0;
  again = kith_case_file_load (test->file, kind, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_record_get_text (again, field), ==, set);
  return 1;
}

static guint
try_kind (KithTestCase       *test,
          const KithKind     *kind,
          gint64              id,
          const char *const  *hostile)
{
  guint n_saved = 0;

  for (guint field = 0; field < kind->n_fields; field++)
    for (guint i = 0; is_typed (&kind->fields[field]) && hostile[i] != NULL; i++)
      n_saved += try_field (test, kind, id, field, hostile[i]);
  return n_saved;
}

static gint64
save_one (KithTestCase   *test,
          const KithKind *kind,
          GHashTable     *ids)
{
  const KithKind *parent = kith_kind_get_parent (kind);
  gint64 of = parent != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (ids, parent->name)) : 0;
  g_autoptr (KithRecord) record = kith_test_record (test, kind, test->jay, of);
  gint64 id = kith_test_save (test->file, record);

  g_hash_table_insert (ids, (gpointer) kind->name, GINT_TO_POINTER (id));
  return id;
}

static void
test_every_field (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) hostile = dup_hostile ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_kinds = 0, n_saved = 0, n_touched = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  kith_test_case_sign_in (test, "dsl");
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i] != &kith_account_kind && kinds[i] != &kith_assignment_kind)
      save_one (test, kinds[i], ids);
  before = dup_state (test->file);
  for (guint i = 0; i < n_kinds; i++) {
    gint64 id = GPOINTER_TO_INT (g_hash_table_lookup (ids, kinds[i]->name));
    guint n_of_kind = id != 0 ? try_kind (test, kinds[i], id, (const char *const *) hostile) : 0;

    n_saved += n_of_kind;
    n_touched += n_of_kind > 0;
  }
  after = dup_state (test->file);
  g_assert_cmpstr (after, ==, before);
  g_test_message ("counted: %u hostile values saved in %u kinds of record, read back as they were; schema and accounts unmoved", n_saved,
                  n_touched);
  g_assert_cmpuint (n_saved, >, 1000);
  g_assert_cmpuint (n_touched, >, 25);
}

static void
search_for (KithTestCase *test,
            const char   *words,
            gint64        student)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithMatches) matches = kith_search (test->file, words, KITH_SEARCH_EVERYTHING, student, 20, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (matches);
}

static void
list_with (KithTestCase *test,
           const char   *words)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GError) error = NULL;

  kith_query_where_words (query, words);
  g_assert_cmpint (kith_case_file_count (test->file, query, &error), >=, 0);
  g_assert_no_error (error);
}

/* What is typed is words, whatever it looks like: a note is found by the very text that was written into it. */
static void
test_every_search (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_auto (GStrv) hostile = dup_hostile ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  kith_test_case_sign_in (test, "dsl");
  before = dup_state (test->file);
  for (guint i = 0; hostile[i] != NULL; i++) {
    g_autofree char *text = g_strdup_printf ("%s zebrafinch%u", hostile[i], i);
    g_autoptr (KithRecord) note = kith_test_note (test->jay, text);

    kith_test_save (test->file, note);
    search_for (test, hostile[i], 0);
    search_for (test, hostile[i], test->jay);
    search_for (test, text, 0);
    list_with (test, hostile[i]);
  }
  after = dup_state (test->file);
  g_assert_cmpstr (after, ==, before);
  g_test_message ("counted: %u hostile searches, 0 refused by the index", 3 * g_strv_length (hostile));
}

int
main (int   argc,
      char *argv[])
{
  store_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/fault/injection/every-field", test_every_field);
  g_test_add_func ("/fault/injection/every-search", test_every_search);

  return g_test_run ();
}
