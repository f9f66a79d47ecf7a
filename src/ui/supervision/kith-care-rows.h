/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-person-care.h"
#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* The parts of how somebody of the team is looked after; the pages of the person and of supervision are made of them. The
 * "student" of the pane is that person. */
void kith_care_add_sessions   (KithStudentPane      *pane,
                               GtkBox               *box,
                               const KithPersonCare *care);
void kith_care_add_offers     (KithStudentPane      *pane,
                               GtkBox               *box,
                               const KithPersonCare *care);
void kith_care_add_plan       (KithStudentPane      *pane,
                               GtkBox               *box,
                               const KithPersonCare *care);
void kith_care_add_agreements (KithStudentPane      *pane,
                               GtkBox               *box,
                               const KithPersonCare *care);
void kith_care_add_stages     (KithStudentPane      *pane,
                               GtkBox               *box,
                               const KithPersonCare *care);

G_END_DECLS
