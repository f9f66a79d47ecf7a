/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-migrator.h"
#include "kith-kinds.h"
#include "store-test.h"

/* Kept beside the fields, see the head of 0001-initial.sql. */
static const char *const bookkeeping[] = {
  "id", "version", "removed_at", "sort_key", "search_key", "sealed", "search_words", "slot", "public_key",
  "signing_key", NULL,
};

static KithDb *
create_migrated (void)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_db_open_memory (&error);
  g_autoptr (KithMigrator) migrator = NULL;

  g_assert_no_error (error);
  migrator = kith_migrator_new (&error);
  g_assert_no_error (error);
  g_assert_true (kith_migrator_run (migrator, db, &error));
  g_assert_no_error (error);
  return db;
}

static gint64
ask (KithDb     *db,
     const char *table,
     const char *column,
     const char *type)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s')"
                                          " WHERE (name = '%s' OR '%s' = '*') AND (type = '%s' OR '%s' = '*')",
                                          table, column, column, type, type);

  return store_test_int64 (db, sql);
}

static gint64
count_bookkeeping (KithDb     *db,
                   const char *table)
{
  gint64 n = 0;

  for (guint i = 0; bookkeeping[i] != NULL; i++)
    n += ask (db, table, bookkeeping[i], "*");
  return n;
}

/* Every field has a column of its type, and no column is without a field. */
static void
test_tables_fit (void)
{
  g_autoptr (KithDb) db = create_migrated ();
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    for (guint j = 0; j < kinds[i]->n_fields; j++) {
      const KithField *field = &kinds[i]->fields[j];
      g_autofree char *column = kith_field_dup_column (field);

      g_test_message ("%s.%s", kinds[i]->name, field->name);
      g_assert_cmpint (ask (db, kinds[i]->table, column, kith_field_holds_text (field) ? "TEXT" : "INTEGER"), ==, 1);
    }
    g_assert_cmpint (ask (db, kinds[i]->table, "*", "*"), ==,
                     kinds[i]->n_fields + count_bookkeeping (db, kinds[i]->table));
  }
}

static void
assert_sealed_column (KithDb         *db,
                      const KithKind *kind)
{
  gboolean has_sealed = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    has_sealed |= kith_field_has (&kind->fields[i], KITH_FIELD_SEALED);
  g_assert_cmpint (ask (db, kind->table, "sealed", "BLOB"), ==, has_sealed);
}

/* Links are kept by the database too, and sealed fields have their place. */
static void
test_links_and_seals (void)
{
  g_autoptr (KithDb) db = create_migrated ();
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    assert_sealed_column (db, kinds[i]);
    for (guint j = 0; j < kinds[i]->n_fields; j++) {
      const KithField *field = &kinds[i]->fields[j];
      g_autofree char *column = kith_field_dup_column (field);
      g_autofree char *sql = NULL;

      if (field->type != KITH_FIELD_LINK)
        continue;
      g_test_message ("%s.%s", kinds[i]->name, field->name);
      sql = g_strdup_printf ("SELECT count(*) FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s' AND \"table\" = '%s'",
                             kinds[i]->table, column, kith_kind_find (field->kind)->table);
      g_assert_cmpint (store_test_int64 (db, sql), ==, 1);
    }
  }
}

/* Strict tables refuse text where a number belongs. */
static void
test_strict (void)
{
  g_autoptr (KithDb) db = create_migrated ();

  g_assert_cmpint (store_test_int64 (db, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                                     " AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"), ==, 0);
}

static void
test_audit_is_append_only (void)
{
  g_autoptr (KithDb) db = create_migrated ();
  g_autoptr (GError) error = NULL;

  store_test_exec (db, "INSERT INTO audit (at, person, who, action, record, record_version, student, words, hash)"
                   " VALUES (1, 0, 'x', 'added', 0, 0, 0, '', x'00')");
  g_assert_false (kith_db_exec (db, "UPDATE audit SET who = 'y'", &error));
  g_clear_error (&error);
  g_assert_false (kith_db_exec (db, "DELETE FROM audit", &error));
  g_assert_cmpint (store_test_int64 (db, "SELECT count(*) FROM audit"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/schema/tables-fit", test_tables_fit);
  g_test_add_func ("/store/schema/links-and-seals", test_links_and_seals);
  g_test_add_func ("/store/schema/strict", test_strict);
  g_test_add_func ("/store/schema/audit-is-append-only", test_audit_is_append_only);
  return g_test_run ();
}
