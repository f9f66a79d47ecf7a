/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report-programme.h"

G_BEGIN_DECLS

/* What both reports on the programme write alike. */

char    *kith_programme_dup_value      (const KithProgrammeReport *values,
                                        guint                      line,
                                        guint                      term);
char    *kith_programme_dup_share      (const KithProgrammeReport *values,
                                        guint                      part,
                                        guint                      whole,
                                        guint                      term);
/* the number of attended among the possible sessions, in percent */
char    *kith_programme_dup_attendance (const KithProgrammeReport *values,
                                        guint                      term,
                                        int                        authority);
char    *kith_programme_dup_hours      (const KithProgrammeReport *values,
                                        guint                      line,
                                        guint                      term,
                                        int                        authority);
void     kith_programme_add_hidden     (KithDocument              *document,
                                        const KithProgrammeReport *values);
void     kith_programme_add_method     (KithDocument              *document,
                                        const KithProgrammeReport *values);
void     kith_programme_add_glance     (KithDocument              *document,
                                        const KithProgrammeReport *values);
void     kith_programme_add_quotes     (KithDocument              *document,
                                        const KithProgrammeReport *values,
                                        guint                      most);
/* of students by group, where the counts are printed */
void     kith_programme_add_group_chart (KithDocument             *document,
                                        const KithProgrammeReport *values);
void     kith_programme_add_evidence   (KithDocument              *document,
                                        const KithProgrammeReport *values);

G_END_DECLS
