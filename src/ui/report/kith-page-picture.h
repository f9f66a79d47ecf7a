/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One page of a report on white paper, at any size; a screen reader reads its words. */
#define KITH_TYPE_PAGE_PICTURE (kith_page_picture_get_type ())
G_DECLARE_FINAL_TYPE (KithPagePicture, kith_page_picture, KITH, PAGE_PICTURE, GtkWidget)

GtkWidget *kith_page_picture_new         (KithLayout      *layout,
                                          guint            page,
                                          const char      *words);
void       kith_page_picture_set_in_view (KithPagePicture *self,
                                          gboolean         in_view);
void       kith_page_picture_refresh     (KithPagePicture *self);

G_END_DECLS
