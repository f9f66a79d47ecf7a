/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "kith-document.h"

G_BEGIN_DECLS

/* A4 in points, upright. */
#define KITH_PAPER_A4_WIDTH 595.276
#define KITH_PAPER_A4_HEIGHT 841.89

#define KITH_TYPE_LAYOUT (kith_layout_get_type ())
G_DECLARE_FINAL_TYPE (KithLayout, kith_layout, KITH, LAYOUT, GObject)

/**
 * KithLayoutProgress:
 * @done: parts counted
 * @total: parts there are
 * @user_data: what was given with the function
 *
 * Called while the pages of a long document are counted, on the counting thread.
 */
typedef void (*KithLayoutProgress) (guint    done,
                                    guint    total,
                                    gpointer user_data);

KithLayout   *kith_layout_new          (KithDocument *document);
KithLayout   *kith_layout_new_with_progress (KithDocument        *document,
                                             KithLayoutProgress   progress,
                                             gpointer             user_data,
                                             GCancellable        *cancellable,
                                             GError             **error);
KithLayout   *kith_layout_new_for_size (KithDocument *document,
                                        double        width,
                                        double        height);
KithDocument *kith_layout_get_document (KithLayout   *self);
guint         kith_layout_get_n_pages  (KithLayout   *self);
void          kith_layout_get_size     (KithLayout   *self,
                                        double       *width,
                                        double       *height);
void          kith_layout_draw_page    (KithLayout   *self,
                                        guint         page,
                                        cairo_t      *cr);
gboolean      kith_layout_is_page_ready (KithLayout  *self,
                                        guint         page);
void          kith_layout_prepare_page_async (KithLayout          *self,
                                              guint                page,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean      kith_layout_prepare_page_finish (KithLayout     *self,
                                               GAsyncResult   *result,
                                               GError        **error);
char         *kith_layout_dup_page_text (KithLayout  *self,
                                        guint         page);

G_END_DECLS
