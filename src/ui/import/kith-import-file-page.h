/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first step: which file. Signal ::chosen (KithImportFilePage *self, GFile *file). */
#define KITH_TYPE_IMPORT_FILE_PAGE (kith_import_file_page_get_type ())
G_DECLARE_FINAL_TYPE (KithImportFilePage, kith_import_file_page, KITH, IMPORT_FILE_PAGE, AdwNavigationPage)

/* why the last file cannot be taken; NULL takes it away */
void kith_import_file_page_set_error (KithImportFilePage *self,
                                      const char         *message);

G_END_DECLS
