/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kith-layout.h"

G_BEGIN_DECLS

/**
 * KithPdfProgress:
 * @done: pages written
 * @total: pages there are
 * @user_data: what was given with the function
 *
 * Called on the writing thread after each page.
 */
typedef void (*KithPdfProgress) (guint    done,
                                 guint    total,
                                 gpointer user_data);

gboolean kith_pdf_write_stream (KithLayout      *layout,
                                GOutputStream   *stream,
                                KithPdfProgress  progress,
                                gpointer         user_data,
                                GCancellable    *cancellable,
                                GError         **error);
gboolean kith_pdf_write_file   (KithLayout      *layout,
                                const char      *path,
                                KithPdfProgress  progress,
                                gpointer         user_data,
                                GCancellable    *cancellable,
                                GError         **error);

G_END_DECLS
