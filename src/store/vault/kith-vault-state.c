/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-vault-private.h"

#include "db/kith-statement.h"
#include "kith-error.h"

#include <glib/gi18n.h>

/* The database remembers how new the header was. Somebody who kept an old copy of the file could otherwise put its first
 * 64 KiB in front of today's records, and a changed passphrase would open them again. The header is written first, so it
 * is never the older of the two by accident. */

static gboolean
set_generation (KithDb      *db,
                const char  *sql,
                guint64      generation,
                GError     **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":generation", (gint64) generation);
  return kith_statement_run (statement, error);
}

gboolean
kith_vault_state_create (KithDb   *db,
                         guint64   generation,
                         GError  **error)
{
  return kith_db_exec (db, "CREATE TABLE vault_state (id INTEGER PRIMARY KEY CHECK (id = 1),"
                           " generation INTEGER NOT NULL) STRICT", error) &&
         set_generation (db, "INSERT INTO vault_state (id, generation) VALUES (1, :generation)", generation, error);
}

gboolean
kith_vault_state_raise (KithDb   *db,
                        guint64   generation,
                        GError  **error)
{
  return set_generation (db, "UPDATE vault_state SET generation = :generation WHERE generation < :generation",
                         generation, error);
}

gboolean
kith_vault_state_check (KithDb   *db,
                        guint64   generation,
                        GError  **error)
{
  gint64 newest;

  if (!kith_db_get_int64 (db, "SELECT generation FROM vault_state", &newest, error))
    return FALSE;
  if (generation >= (guint64) newest)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _("The key slots of this case file are older than its records: somebody may have put an old copy "
                         "in their place. Do not use the file; tell your data protection officer and restore the newest "
                         "backup."));
  return FALSE;
}
