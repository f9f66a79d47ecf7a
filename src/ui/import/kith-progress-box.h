/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far a thread has come; it reports, the main loop looks. */
typedef struct _KithProgressMeter KithProgressMeter;

void kith_progress_meter_unref  (KithProgressMeter *self);
/* a KithProgress function, its data is the meter */
void kith_progress_meter_report (double             fraction,
                                 gpointer           meter);

/* how far, and in words for instance "Page 1,200 of 5,012" */
void kith_progress_meter_say    (KithProgressMeter *self,
                                 double             fraction,
                                 const char        *words);

/* Says what takes so long, how far it is, and stops it on request. Not there before half a second has passed: what is
 * quicker than that needs no progress. */
#define KITH_TYPE_PROGRESS_BOX (kith_progress_box_get_type ())
G_DECLARE_FINAL_TYPE (KithProgressBox, kith_progress_box, KITH, PROGRESS_BOX, GtkWidget)

KithProgressMeter *kith_progress_box_start (KithProgressBox *self,
                                            const char      *words,
                                            GCancellable    *cancellable);
void               kith_progress_box_stop  (KithProgressBox *self);

G_END_DECLS
