/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* What can be done with tasks, the same from every page. */

/* the actions win.new-task-for (x: a student, 0 for none), and of one task (x) win.edit-task, win.remove-task,
 * win.open-task-student and win.open-task-note */
void kith_task_actions_install (KithWindow *window);
/* a form with Save; removing is in it */
void kith_task_edit            (GtkWidget  *parent,
                                KithRecord *task);
/* with an Undo of ten seconds; @refused: (nullable): called with @widget when it could not be saved */
void kith_task_set_done        (GtkWidget  *widget,
                                gint64      id,
                                gboolean    done,
                                void      (*refused) (GtkWidget *widget));

G_END_DECLS
