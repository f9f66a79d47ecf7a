/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-csv-mapping.h"
#include "kith-import-row.h"
#include "kith-import-source.h"

G_BEGIN_DECLS

KithCsvMapping    *kith_import_students_guess_mapping (KithImportSource   *source,
                                                       GCancellable       *cancellable,
                                                       GError            **error);
gboolean           kith_import_students_check_mapping (KithCsvMapping     *mapping,
                                                       GError            **error);

#define KITH_TYPE_IMPORT_STUDENTS (kith_import_students_get_type ())
G_DECLARE_FINAL_TYPE (KithImportStudents, kith_import_students, KITH, IMPORT_STUDENTS, GObject)

KithImportStudents *kith_import_students_new          (KithImportSource    *source,
                                                       KithCsvMapping      *mapping,
                                                       const GDate         *today);
KithImportRow      *kith_import_students_read_row     (KithImportStudents  *self,
                                                       GCancellable        *cancellable,
                                                       GError             **error);
double              kith_import_students_get_progress (KithImportStudents  *self);
char              **kith_import_students_dup_left_out (KithImportStudents  *self);
char              **kith_import_students_dup_warnings (KithImportStudents  *self);

G_END_DECLS
