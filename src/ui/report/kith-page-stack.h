/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_PAGE_ZOOM_MIN 0.25
#define KITH_PAGE_ZOOM_MAX 5.0
/* as wide as there is room for */
#define KITH_PAGE_ZOOM_FIT 0.0

/* The pages of a report below one another. Stands in a GtkScrolledWindow. Properties: "zoom" (double, 1 for the size of
 * paper, KITH_PAGE_ZOOM_FIT), "scale" (what it comes to), "page" (the one read now, from 0), "n-pages". */
#define KITH_TYPE_PAGE_STACK (kith_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (KithPageStack, kith_page_stack, KITH, PAGE_STACK, GtkWidget)

GtkWidget *kith_page_stack_new           (void);
void       kith_page_stack_set_layout    (KithPageStack      *self,
                                          KithLayout         *layout,
                                          const char *const  *words);
void       kith_page_stack_set_zoom      (KithPageStack      *self,
                                          double              zoom);
double     kith_page_stack_get_zoom      (KithPageStack      *self);
double     kith_page_stack_get_scale     (KithPageStack      *self);
guint      kith_page_stack_get_n_pages   (KithPageStack      *self);
guint      kith_page_stack_get_page      (KithPageStack      *self);
void       kith_page_stack_go_to_page    (KithPageStack      *self,
                                          guint               page);
void       kith_page_stack_zoom_by_steps (KithPageStack      *self,
                                          int                 n_steps);

G_END_DECLS
