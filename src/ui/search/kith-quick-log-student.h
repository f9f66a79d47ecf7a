/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Whom a quick log is about: a few letters and Enter. The students of whoever is signed in come first. Signal
 * ::chosen (KithQuickLogStudent *self): there is a student now, or (get_id is 0) there is none any more. */
#define KITH_TYPE_QUICK_LOG_STUDENT (kith_quick_log_student_get_type ())
G_DECLARE_FINAL_TYPE (KithQuickLogStudent, kith_quick_log_student, KITH, QUICK_LOG_STUDENT, GtkBox)

void   kith_quick_log_student_set_store (KithQuickLogStudent *self,
                                         KithStore           *store);
/* @id: 0 for nobody; @name: what to call them */
void   kith_quick_log_student_choose    (KithQuickLogStudent *self,
                                         gint64               id,
                                         const char          *name);
gint64 kith_quick_log_student_get_id    (KithQuickLogStudent *self);

G_END_DECLS
