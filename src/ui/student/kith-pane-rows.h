/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-student-pane.h"

G_BEGIN_DECLS

/* The parts the views of a student are made of. */

AdwPreferencesGroup *kith_pane_add_group       (GtkBox              *box,
                                                const char          *title,
                                                const char          *description);
GtkWidget           *kith_pane_create_button   (const char          *icon_name,
                                                const char          *label);
GtkWidget           *kith_pane_add_header_button (AdwPreferencesGroup *group,
                                                const char          *label,
                                                const char          *name,
                                                const char          *widget_name,
                                                GCallback            clicked,
                                                KithStudentPane     *pane);
AdwExpanderRow      *kith_pane_add_expander    (AdwPreferencesGroup *group,
                                                const char          *title,
                                                const char          *widget_name);
AdwActionRow        *kith_pane_create_row      (const char          *title,
                                                const char          *subtitle);
AdwActionRow        *kith_pane_add_fact        (AdwPreferencesGroup *group,
                                                const char          *title,
                                                const char          *value);
AdwActionRow        *kith_pane_add_row         (AdwPreferencesGroup *group,
                                                const char          *title,
                                                const char          *subtitle);
void                 kith_pane_add_remark      (AdwPreferencesGroup *group,
                                                const char          *text);
void                 kith_pane_connect_record  (GtkWidget           *widget,
                                                const char          *signal,
                                                KithRecord          *record,
                                                GCallback            callback,
                                                KithStudentPane     *pane);
KithRecord          *kith_pane_get_record      (GtkWidget           *widget);
GtkWidget           *kith_pane_create_edit_button (KithRecord       *record,
                                                const char          *label,
                                                const char          *title,
                                                const char *const   *fields,
                                                KithStudentPane     *pane);
GtkWidget           *kith_pane_create_remove_button (KithRecord     *record,
                                                const char          *label,
                                                const char          *toast,
                                                KithStudentPane     *pane);
void                 kith_pane_add_edit_button (AdwActionRow        *row,
                                                KithRecord          *record,
                                                const char          *label,
                                                const char          *title,
                                                const char *const   *fields,
                                                KithStudentPane     *pane);
void                 kith_pane_add_remove_button (AdwActionRow      *row,
                                                KithRecord          *record,
                                                const char          *label,
                                                const char          *toast,
                                                KithStudentPane     *pane);
void                 kith_pane_present         (KithStudentPane     *pane,
                                                KithRecord          *record,
                                                const char          *title,
                                                const char *const   *fields);

G_END_DECLS
