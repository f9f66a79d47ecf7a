/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import.h"
#include "kith-import-row.h"

G_BEGIN_DECLS

struct _KithImport
{
  GObject parent_instance;

  /* owned */
  GFile *file; /* NULL for what is in memory only */
  char *label;
  KithImportSource *source;
  KithCsvMapping *mapping;
  GHashTable *listed;
  GHashTable *ticks;

  const KithKind *kind;
  KithImportSelection selection;
};

/* Once over the file, to look or to save. */
typedef struct {
  KithImport *import;
  KithCaseFile *file;
  gboolean saves;
  guint max_items;
  GDate today;
  char *label;
  KithImportResult *result;

  /* college id to id of the student, folded name to id of the person; NAME_IS_SHARED where two have one name */
  GHashTable *students;
  GHashTable *people;
  /* what the file said already: reference or fingerprint to line */
  GHashTable *seen;
  /* for attendance: id of a student to an array of the periods the file has had so far, "from until" each */
  GHashTable *periods;
} KithImportPass;

KithImportItem *kith_import_item_new           (KithImportRow     *row);
void            kith_import_item_refuse        (KithImportItem    *self,
                                                const char        *reason);
void            kith_import_item_refuse_problems (KithImportItem  *self,
                                                KithProblems      *problems);
void            kith_import_item_take_changes  (KithImportItem    *self,
                                                KithRecord        *record,
                                                KithRecord        *before);

KithImportResult *kith_import_result_new       (void);
void            kith_import_result_take        (KithImportResult  *self,
                                                KithImportItem    *item,
                                                guint              max_items);

gboolean        kith_import_wants              (KithImport        *self,
                                                const char        *reference,
                                                gboolean           flagged,
                                                gboolean           known);

/* FALSE only when the whole import is to stop; what is wrong with one row stands in @item */
gboolean        kith_import_settle_student     (KithImportPass    *pass,
                                                KithImportRow     *row,
                                                KithImportItem    *item,
                                                GError           **error);
gboolean        kith_import_settle_note        (KithImportPass    *pass,
                                                KithImportRow     *row,
                                                KithImportItem    *item,
                                                GError           **error);
gboolean        kith_import_settle_attendance  (KithImportPass    *pass,
                                                KithImportRow     *row,
                                                KithImportItem    *item,
                                                GError           **error);
gboolean        kith_import_settle_ksb         (KithImportPass    *pass,
                                                KithImportRow     *row,
                                                KithImportItem    *item,
                                                GError           **error);
gboolean        kith_import_pass_find_student  (KithImportPass    *pass,
                                                KithImportItem    *item,
                                                gint64            *student);
gboolean        kith_import_pass_save          (KithImportPass    *pass,
                                                KithRecord        *record,
                                                KithImportItem    *item,
                                                GError           **error);
gboolean        kith_import_pass_repeats       (KithImportPass    *pass,
                                                const char        *key,
                                                KithImportItem    *item);

#define KITH_IMPORT_NAME_IS_SHARED (-1)

G_END_DECLS
