/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-migrator.h"

#include "db/kith-statement.h"
#include "kith-error.h"
#include "kith-sql-resources.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define STEPS_FOLDER "/io/github/kith_app/Kith/sql"

/* There is only one description of the schema: the numbered steps. A new file is made by running all of them, so it
 * cannot differ from one that grew up. */
struct _KithMigrator
{
  GObject parent_instance;

  GPtrArray *scripts;
  KithMigratorBeforeFunc before;
  gpointer before_data;
  GDestroyNotify before_destroy;
};

G_DEFINE_FINAL_TYPE (KithMigrator, kith_migrator, G_TYPE_OBJECT)

static void
kith_migrator_finalize (GObject *object)
{
  KithMigrator *self = KITH_MIGRATOR (object);

  kith_migrator_set_before (self, NULL, NULL, NULL);
  g_clear_pointer (&self->scripts, g_ptr_array_unref);
  G_OBJECT_CLASS (kith_migrator_parent_class)->finalize (object);
}

static void
kith_migrator_class_init (KithMigratorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_migrator_finalize;
}

static void
kith_migrator_init (KithMigrator *self)
{
  self->scripts = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
add_step (KithMigrator  *self,
          guint          version,
          const char    *script,
          GError       **error)
{
  if (version != self->scripts->len + 1) {
    g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
                 _("Kith was built without schema step %u, so it opens no case file. Ask the person who installed "
                   "Kith."), self->scripts->len + 1);
    return FALSE;
  }
  g_ptr_array_add (self->scripts, g_strdup (script));
  return TRUE;
}

/* The steps lie in a static library, whose constructors the linker leaves out, hence by hand. */
static GResource *
get_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered)) {
    kith_sql_register_resource ();
    g_once_init_leave (&registered, 1);
  }
  return kith_sql_get_resource ();
}

static int
compare_names (const void *first,
               const void *second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

static gboolean
add_resource (KithMigrator  *self,
              const char    *name,
              GError       **error)
{
  g_autofree char *path = g_strconcat (STEPS_FOLDER "/", name, NULL);
  g_autoptr (GBytes) script = g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;

  if (script == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  return add_step (self, (guint) g_ascii_strtoull (name, NULL, 10), text, error);
}

/**
 * kith_migrator_new:
 * @error: return location for an error
 *
 * Takes the steps that Kith was built with, `src/store/sql/0001-….sql` and so on.
 *
 * Returns: (transfer full): a migrator, or %NULL when a number is missing
 */
KithMigrator *
kith_migrator_new (GError **error)
{
  g_autoptr (KithMigrator) self = g_object_new (KITH_TYPE_MIGRATOR, NULL);
  g_auto (GStrv) names = g_resource_enumerate_children (get_resource (), STEPS_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                        error);

  if (names == NULL)
    return NULL;
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    if (!add_resource (self, names[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_migrator_new_for_steps:
 * @steps: (array length=n_steps): the steps, in order
 * @n_steps: how many
 * @error: return location for an error
 *
 * For tests.
 *
 * Returns: (transfer full): a migrator, or %NULL when a number is missing
 */
KithMigrator *
kith_migrator_new_for_steps (const KithMigration  *steps,
                             guint                 n_steps,
                             GError              **error)
{
  g_autoptr (KithMigrator) self = g_object_new (KITH_TYPE_MIGRATOR, NULL);

  for (guint i = 0; i < n_steps; i++)
    if (!add_step (self, steps[i].version, steps[i].script, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_migrator_set_before:
 * @self: a migrator
 * @before: (nullable) (scope notified): makes a verified backup
 * @user_data: for @before
 * @destroy: (nullable): frees @user_data
 *
 * Sets what is called before an existing file is changed. It is not called for a new file.
 */
void
kith_migrator_set_before (KithMigrator           *self,
                          KithMigratorBeforeFunc  before,
                          gpointer                user_data,
                          GDestroyNotify          destroy)
{
  g_return_if_fail (KITH_IS_MIGRATOR (self));

  if (self->before_destroy != NULL)
    self->before_destroy (self->before_data);
  self->before = before;
  self->before_data = user_data;
  self->before_destroy = destroy;
}

/**
 * kith_migrator_get_latest_version:
 * @self: a migrator
 *
 * Returns: the schema version that it leads to
 */
guint
kith_migrator_get_latest_version (KithMigrator *self)
{
  g_return_val_if_fail (KITH_IS_MIGRATOR (self), 0);

  return self->scripts->len;
}

/**
 * kith_migrator_get_version:
 * @db: a connection
 * @version: (out): its schema version, 0 when it is new
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
kith_migrator_get_version (KithDb  *db,
                           guint   *version,
                           GError **error)
{
  gint64 value;

  if (!kith_db_get_int64 (db, "PRAGMA user_version", &value, error))
    return FALSE;
  *version = (guint) CLAMP (value, 0, G_MAXINT32);
  return TRUE;
}

static gboolean
check_owner (KithDb  *db,
             guint    version,
             GError **error)
{
  gint64 application;

  if (!kith_db_get_int64 (db, "PRAGMA application_id", &application, error))
    return FALSE;
  if (application == KITH_DB_APPLICATION_ID || (application == 0 && version == 0))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_A_CASE_FILE,
                       _("This database belongs to another program. Choose a Kith case file."));
  return FALSE;
}

static gboolean
check_not_newer (KithMigrator  *self,
                 guint          version,
                 GError       **error)
{
  if (version <= self->scripts->len)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_TOO_NEW,
               _("This case file was last used with a newer Kith (schema %u; this Kith knows up to %u). Update Kith on "
                 "this computer, then open it again."), version, self->scripts->len);
  return FALSE;
}

static gboolean
check_references (KithDb  *db,
                  guint    version,
                  GError **error)
{
  gint64 broken;

  if (!kith_db_get_int64 (db, "SELECT COUNT(*) FROM pragma_foreign_key_check", &broken, error))
    return FALSE;
  if (broken == 0)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
               _("Bringing the case file up to schema %u would leave %d records referring to others that are not there, "
                 "so nothing was changed. Send this message to the people who make Kith."), version, (int) broken);
  return FALSE;
}

/* The version is written in the same transaction: a step has either happened, or it has not. */
static gboolean
run_step (KithMigrator  *self,
          KithDb        *db,
          guint          version,
          GError       **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%u", KITH_DB_APPLICATION_ID,
                                           version);
  g_autoptr (KithTransaction) transaction = kith_transaction_new (db, error);

  return transaction != NULL &&
         kith_db_exec (db, g_ptr_array_index (self->scripts, version - 1), error) &&
         kith_db_exec (db, mark, error) &&
         check_references (db, version, error) &&
         kith_transaction_commit (transaction, error);
}

static gboolean
run_steps (KithMigrator  *self,
           KithDb        *db,
           guint          from,
           GError       **error)
{
  for (guint version = from + 1; version <= self->scripts->len; version++)
    if (!run_step (self, db, version, error)) {
      g_prefix_error (error, /* TRANSLATORS: a number, then a sentence about what went wrong */
                      _("The case file could not be brought up to schema %u and is as it was before. "), version);
      return FALSE;
    }
  return TRUE;
}

/* Tables cannot be rebuilt while references are enforced, so they are checked at the end of each step instead. The
 * switch is silently ignored inside a transaction, hence the read. */
static gboolean
switch_references (KithDb      *db,
                   const char  *set,
                   gint64       expected,
                   GError     **error)
{
  gint64 value;

  if (!kith_db_exec (db, set, error) || !kith_db_get_int64 (db, "PRAGMA foreign_keys", &value, error))
    return FALSE;
  if (value == expected)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED,
                       _("The case file is busy with another change. Close it and open it again."));
  return FALSE;
}

/**
 * kith_migrator_run:
 * @self: a migrator
 * @db: a connection to a file, outside any transaction
 * @error: return location for an error
 *
 * Brings a case file, or a new and empty one, to the latest schema. Each step is one transaction with its version number
 * in it.
 *
 * Returns: whether the file has the latest schema now; %KITH_ERROR_TOO_NEW when it has a later one
 */
gboolean
kith_migrator_run (KithMigrator  *self,
                   KithDb        *db,
                   GError       **error)
{
  guint version;
  gboolean done;

  g_return_val_if_fail (KITH_IS_MIGRATOR (self), FALSE);
  g_return_val_if_fail (KITH_IS_DB (db) && kith_db_get_depth (db) == 0, FALSE);

  if (!kith_migrator_get_version (db, &version, error) || !check_owner (db, version, error) ||
      !check_not_newer (self, version, error))
    return FALSE;
  if (version == self->scripts->len)
    return TRUE;
  if (version > 0 && self->before != NULL &&
      !self->before (db, version, self->scripts->len, self->before_data, error))
    return FALSE;

  if (!switch_references (db, "PRAGMA foreign_keys=OFF", 0, error))
    return FALSE;
  done = run_steps (self, db, version, error);
  return switch_references (db, "PRAGMA foreign_keys=ON", 1, done ? error : NULL) && done;
}
