/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands over a student's record for whom it concerns: a legal hold, a decision, a file to send. */
#define KITH_TYPE_STUDENT_BANNER (kith_student_banner_get_type ())
G_DECLARE_FINAL_TYPE (KithStudentBanner, kith_student_banner, KITH, STUDENT_BANNER, AdwBin)

void kith_student_banner_show (KithStudentBanner *self,
                               KithStore         *store,
                               gint64             student);

G_END_DECLS
