/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "kith-document.h"

G_BEGIN_DECLS

/* A4 in points, upright. */
#define KITH_PAPER_A4_WIDTH 595.276
#define KITH_PAPER_A4_HEIGHT 841.89

#define KITH_TYPE_LAYOUT (kith_layout_get_type ())
G_DECLARE_FINAL_TYPE (KithLayout, kith_layout, KITH, LAYOUT, GObject)

KithLayout   *kith_layout_new          (KithDocument *document);
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
char         *kith_layout_dup_page_text (KithLayout  *self,
                                        guint         page);

G_END_DECLS
