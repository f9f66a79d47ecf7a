/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How it is going: what the student says, what went well, what is still to do, what begins and ends with age. Its parts
 * stand in kith-progress-sections.c; each loads and refreshes by itself. */
#define KITH_TYPE_PROGRESS_VIEW (kith_progress_view_get_type ())
G_DECLARE_FINAL_TYPE (KithProgressView, kith_progress_view, KITH, PROGRESS_VIEW, AdwBin)

void           kith_progress_view_set_student    (KithProgressView *self,
                                                  KithStore        *store,
                                                  gint64            student);
GtkAdjustment *kith_progress_view_get_adjustment (KithProgressView *self);

G_END_DECLS
