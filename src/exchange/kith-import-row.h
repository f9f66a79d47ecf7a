/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-problems.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* One row or learner of a file on its way in: plain values by model field name, already in stored form. */

typedef struct _KithImportRow KithImportRow;

#define KITH_TYPE_IMPORT_ROW (kith_import_row_get_type ())
GType          kith_import_row_get_type         (void);

KithImportRow *kith_import_row_new              (guint64        line);
KithImportRow *kith_import_row_ref              (KithImportRow *self);
void           kith_import_row_unref            (KithImportRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithImportRow, kith_import_row_unref)

guint64        kith_import_row_get_line         (KithImportRow *self);

void           kith_import_row_set_value        (KithImportRow *self,
                                                 const char    *field,
                                                 const char    *value);
const char    *kith_import_row_get_value        (KithImportRow *self,
                                                 const char    *field);
GHashTable    *kith_import_row_get_values       (KithImportRow *self);
void           kith_import_row_set_default      (KithImportRow *self,
                                                 const char    *field,
                                                 const char    *value);
const char    *kith_import_row_get_default      (KithImportRow *self,
                                                 const char    *field);
GHashTable    *kith_import_row_get_defaults     (KithImportRow *self);

void           kith_import_row_add_problem      (KithImportRow *self,
                                                 const char    *field,
                                                 const char    *message);
KithProblems  *kith_import_row_get_problems     (KithImportRow *self);
gboolean       kith_import_row_is_refused       (KithImportRow *self);

void           kith_import_row_add_flag         (KithImportRow *self,
                                                 const char    *reason);
gboolean       kith_import_row_is_flagged       (KithImportRow *self);
const char *const *kith_import_row_get_flag_reasons (KithImportRow *self);

G_END_DECLS
