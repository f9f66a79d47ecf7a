/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-programmes.h"
#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* What the page of an apprenticeship shows. Its subject is a person of the team, where other panes have a student. */
#define KITH_TYPE_PROGRAMME_PANE (kith_programme_pane_get_type ())
G_DECLARE_FINAL_TYPE (KithProgrammePane, kith_programme_pane, KITH, PROGRAMME_PANE, KithStudentPane)

/* Its parts, each in a file of its own. */
void kith_programme_add_facts       (KithStudentPane             *pane,
                                     GtkBox                      *box,
                                     const KithProgrammeOverview *overview);
void kith_programme_add_hours       (KithStudentPane             *pane,
                                     GtkBox                      *box,
                                     const KithProgrammeOverview *overview);
void kith_programme_add_log         (KithStudentPane             *pane,
                                     GtkBox                      *box,
                                     const KithProgrammeOverview *overview);
void kith_programme_add_assessments (KithStudentPane             *pane,
                                     GtkBox                      *box,
                                     const KithProgrammeOverview *overview);
void kith_programme_add_standard    (KithStudentPane             *pane,
                                     GtkBox                      *box,
                                     const KithProgrammeOverview *overview);
void kith_programme_present_set_up  (KithStudentPane             *pane,
                                     gint64                       person);

G_END_DECLS
