/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithExportOptions:
 * @uk_dates: in CSV, dates as 25 July 2026 instead of 2026-07-25; a workbook has real dates, and JSON is for programs
 * @purpose: (nullable): what it is for, as whoever exports it says; kept in the audit
 *
 * What whoever exports a list decides.
 */
typedef struct {
  gboolean uk_dates;
  const char *purpose;
} KithExportOptions;

/* The records of a query as the actor may see them, as CSV, XLSX or JSON by the ending of @path; noted in the audit.
 * Links are written as the college's id of a student or the name of a person. Returns how many, -1 on failure. */
gint64 kith_export_write (KithCaseFile             *file,
                          KithQuery                *query,
                          const KithExportOptions  *options,
                          const char               *path,
                          GCancellable             *cancellable,
                          GError                  **error);
char  *kith_export_dup_private_dir (GError **error);

G_END_DECLS
