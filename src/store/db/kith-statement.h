/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/kith-db.h"

G_BEGIN_DECLS

/* Typical use; a statement goes back to the connection's cache when it goes out of scope:
 *
 *   g_autoptr (KithStatement) statement = kith_db_prepare (db, "SELECT id, name FROM student WHERE coach = :coach", error);
 *
 *   if (statement == NULL)
 *     return FALSE;
 *   kith_statement_bind_int64 (statement, ":coach", coach);
 *   while ((step = kith_statement_step (statement, error)) == KITH_STEP_ROW)
 *     …kith_statement_get_int64 (statement, 0)…
 *   return step == KITH_STEP_DONE;
 */
typedef struct _KithStatement KithStatement;

typedef enum {
  KITH_STEP_ERROR,
  KITH_STEP_ROW,
  KITH_STEP_DONE,
} KithStepResult;

KithStatement *kith_db_prepare                 (KithDb         *db,
                                                const char     *sql,
                                                GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void           kith_statement_release          (KithStatement  *self);
gboolean       kith_statement_has_parameter    (KithStatement  *self,
                                                const char     *name);

void           kith_statement_bind_null        (KithStatement  *self,
                                                const char     *name);
void           kith_statement_bind_int64       (KithStatement  *self,
                                                const char     *name,
                                                gint64          value);
void           kith_statement_bind_double      (KithStatement  *self,
                                                const char     *name,
                                                double          value);
void           kith_statement_bind_text        (KithStatement  *self,
                                                const char     *name,
                                                const char     *value);
void           kith_statement_bind_blob        (KithStatement  *self,
                                                const char     *name,
                                                const void     *data,
                                                gsize           size);
void           kith_statement_bind_bytes       (KithStatement  *self,
                                                const char     *name,
                                                GBytes         *value);

KithStepResult       kith_statement_step             (KithStatement  *self,
                                                GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       kith_statement_run              (KithStatement  *self,
                                                GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void           kith_statement_reset            (KithStatement  *self);

int            kith_statement_get_n_columns    (KithStatement  *self);
const char    *kith_statement_get_column_name  (KithStatement  *self,
                                                int             column);
gboolean       kith_statement_is_null          (KithStatement  *self,
                                                int             column);
gint64         kith_statement_get_int64        (KithStatement  *self,
                                                int             column);
double         kith_statement_get_double       (KithStatement  *self,
                                                int             column);
const char    *kith_statement_get_text         (KithStatement  *self,
                                                int             column);
char          *kith_statement_dup_text         (KithStatement  *self,
                                                int             column);
GBytes        *kith_statement_dup_bytes        (KithStatement  *self,
                                                int             column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithStatement, kith_statement_release)

G_END_DECLS
