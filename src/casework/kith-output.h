/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* whether the ending of @path is one of those below; KITH_ERROR_USAGE with a sentence otherwise */
gboolean kith_output_check_path (const char    *path,
                                 GError       **error);
/* as PDF, text or HTML, by the ending of @path: .pdf, .txt, .html */
gboolean kith_output_write      (KithDocument  *document,
                                 const char    *path,
                                 GCancellable  *cancellable,
                                 GError       **error);

G_END_DECLS
