/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import-work.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The step before anything is saved: who would come in. Signal ::confirmed when the person says so. */
#define KITH_TYPE_IMPORT_ROWS_PAGE (kith_import_rows_page_get_type ())
G_DECLARE_FINAL_TYPE (KithImportRowsPage, kith_import_rows_page, KITH, IMPORT_ROWS_PAGE, AdwNavigationPage)

/* @preview: (transfer full) */
AdwNavigationPage *kith_import_rows_page_new         (KithImport         *import,
                                                      KithImportPreview  *preview);
KithImportEntries *kith_import_rows_page_get_entries (KithImportRowsPage *self);

G_END_DECLS
