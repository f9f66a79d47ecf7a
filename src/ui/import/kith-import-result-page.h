/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import.h"
#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How it went. Signals ::done when the person has read it; ::undone when all of it was taken back. */
#define KITH_TYPE_IMPORT_RESULT_PAGE (kith_import_result_page_get_type ())
G_DECLARE_FINAL_TYPE (KithImportResultPage, kith_import_result_page, KITH, IMPORT_RESULT_PAGE, AdwNavigationPage)

/* @result: (transfer full) */
AdwNavigationPage *kith_import_result_page_new           (KithStore            *store,
                                                          KithImportResult     *result);
/* "17 students added, 3 updated." */
char              *kith_import_result_page_dup_words     (KithImportResultPage *self);
/* for the window's own Undo; 0 when nothing went in or it was undone */
gint64             kith_import_result_page_get_operation (KithImportResultPage *self);

G_END_DECLS
