/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"

G_BEGIN_DECLS

/* Text of several lines under its title, with spelling, that grows with what is written. Properties: "text",
 * "max-height" (pixels, 0 for no end). */
#define KITH_TYPE_TEXT_ROW (kith_text_row_get_type ())
G_DECLARE_FINAL_TYPE (KithTextRow, kith_text_row, KITH, TEXT_ROW, AdwPreferencesRow)

GtkWidget     *kith_text_row_new        (const char  *title);
char          *kith_text_row_dup_text   (KithTextRow *self);
void           kith_text_row_set_text   (KithTextRow *self,
                                         const char  *text);
GtkTextBuffer *kith_text_row_get_buffer (KithTextRow *self);

G_END_DECLS
