/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* The SQL of one kind, made from its field table once for each open case file. */
typedef struct _KithRecordTable KithRecordTable;

KithRecordTable *kith_record_table_get             (KithCaseFile    *file,
                                                    const KithKind  *kind);
void             kith_record_table_free            (KithRecordTable *self);
const char      *kith_record_table_get_select_list (KithRecordTable *self);
gboolean         kith_record_table_has_keys        (KithRecordTable *self);
const char      *kith_record_table_get_column      (KithRecordTable *self,
                                                    guint            field);

typedef enum {
  /* as the actor may see it: fields private to others are empty */
  KITH_READ_SHOWN,
  KITH_READ_WHOLE,
} KithReadMode;

KithRecord      *kith_record_table_read            (KithRecordTable *self,
                                                    KithCaseFile    *file,
                                                    KithStatement   *row,
                                                    KithReadMode     mode);
/* whole, without asking the policy; NULL without an error when there is none or it was removed */
KithRecord      *kith_record_table_find            (KithRecordTable *self,
                                                    KithCaseFile    *file,
                                                    gint64           id,
                                                    GError         **error);
KithRecord      *kith_record_table_find_removed    (KithRecordTable *self,
                                                    KithCaseFile    *file,
                                                    gint64           id,
                                                    GError         **error);
/* the id that was given to it, 0 on failure */
gint64           kith_record_table_insert          (KithRecordTable *self,
                                                    KithCaseFile    *file,
                                                    KithRecord      *record,
                                                    GError         **error);
gboolean         kith_record_table_update          (KithRecordTable *self,
                                                    KithCaseFile    *file,
                                                    KithRecord      *record,
                                                    GError         **error);
gboolean    kith_record_table_rewrite (KithRecordTable *self,
                                       KithCaseFile    *file,
                                       KithRecord      *record,
                                       GError         **error);
gboolean         kith_record_table_set_removed     (KithRecordTable *self,
                                                    KithCaseFile    *file,
                                                    gint64           id,
                                                    gint64           removed_at,
                                                    GError         **error);

G_END_DECLS
