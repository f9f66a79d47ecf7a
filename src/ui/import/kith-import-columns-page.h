/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import-look.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The second step, for a table: which column holds what. Signal ::matched when the person goes on. */
#define KITH_TYPE_IMPORT_COLUMNS_PAGE (kith_import_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (KithImportColumnsPage, kith_import_columns_page, KITH, IMPORT_COLUMNS_PAGE, AdwNavigationPage)

/* @look: must outlive the page */
AdwNavigationPage *kith_import_columns_page_new        (const KithImportLook  *look);
/* whether the person matched anything by hand */
gboolean           kith_import_columns_page_is_changed (KithImportColumnsPage *self);

G_END_DECLS
