/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* Off-the-job training of an apprentice: time that teaches something new, belongs to the standard, is paid, and is none of
 * English and maths, induction, progress reviews and exams. */

void     kith_off_the_job_check         (KithRecord   *log_entry,
                                         KithProblems *problems);
void     kith_off_the_job_suggest       (KithRecord   *log_entry);
gint64   kith_off_the_job_get_minutes   (KithRecord   *log_entry);
gboolean kith_off_the_job_is_learning   (KithRecord   *log_entry);

G_END_DECLS
