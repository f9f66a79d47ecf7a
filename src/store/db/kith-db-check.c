/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-db-private.h"

#include "db/kith-db-error.h"

#include <glib/gi18n.h>

/* More than this says nothing new. */
#define MOST_FINDINGS 100

/* The library says where and what on lines of their own. */
static char *
dup_message (KithStatement *statement)
{
  char *message = kith_statement_dup_text (statement, 0);

  return message != NULL ? g_strdelimit (message, "\n", ' ') : NULL;
}

static gboolean
check_structure (KithDb        *self,
                 GStrvBuilder  *findings,
                 GError       **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (self, "PRAGMA quick_check(100)", error);
  KithStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kith_statement_step (statement, error)) == KITH_STEP_ROW) {
    g_autofree char *message = dup_message (statement);

    if (g_strcmp0 (message, "ok") != 0)
      g_strv_builder_take (findings,
                           /* TRANSLATORS: in brackets a technical message about a damaged file */
                           g_strdup_printf (_("The structure of the file is damaged (%s)."), message));
  }
  return step == KITH_STEP_DONE;
}

#if KITH_ENCRYPTED
static gboolean
check_encryption (KithDb        *self,
                  GStrvBuilder  *findings,
                  gboolean      *damaged,
                  GError       **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (self, "PRAGMA cipher_integrity_check", error);
  KithStepResult step;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  while ((step = kith_statement_step (statement, error)) == KITH_STEP_ROW && n++ < MOST_FINDINGS)
    g_strv_builder_take (findings,
                         /* TRANSLATORS: in brackets a technical message about a damaged file */
                         g_strdup_printf (_("A part of the file was altered or damaged (%s)."),
                                          kith_statement_get_text (statement, 0)));
  *damaged = n > 0;
  return step != KITH_STEP_ERROR;
}
#else
static gboolean
check_encryption (KithDb        *self,
                  GStrvBuilder  *findings,
                  gboolean      *damaged,
                  GError       **error)
{
  *damaged = FALSE;
  return TRUE;
}
#endif

static gboolean
check_references (KithDb        *self,
                  GStrvBuilder  *findings,
                  GError       **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (self, "PRAGMA foreign_key_check", error);
  KithStepResult step;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  while ((step = kith_statement_step (statement, error)) == KITH_STEP_ROW && n++ < MOST_FINDINGS)
    g_strv_builder_take (findings,
                         /* TRANSLATORS: technical names of two tables of the database */
                         g_strdup_printf (_("A record in “%s” refers to one in “%s” that is not there."),
                                          kith_statement_get_text (statement, 0),
                                          kith_statement_get_text (statement, 2)));
  return step != KITH_STEP_ERROR;
}

/**
 * kith_db_check:
 * @self: a connection
 * @findings: (out) (transfer full): one sentence for each fault; empty when all is well
 * @error: return location for an error
 *
 * Checks every page's authentication code, the structure of the database and the references between records. Takes
 * about seven seconds for 300 MB.
 *
 * Returns: whether the check itself could be made
 */
gboolean
kith_db_check (KithDb  *self,
               GStrv   *findings,
               GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean damaged;

  g_return_val_if_fail (KITH_IS_DB (self), FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);

  /* The page check reads the file and does not see what is still in the journal. */
  *findings = NULL;
  if (self->path != NULL && !kith_db_is_read_only (self) && !kith_db_checkpoint (self, error))
    return FALSE;
  if (!check_encryption (self, builder, &damaged, error))
    return FALSE;
  /* The other two would only stumble over the same pages. */
  if (!damaged && (!check_structure (self, builder, error) || !check_references (self, builder, error)))
    return FALSE;
  *findings = g_strv_builder_end (builder);
  return TRUE;
}
