/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* One student: who they are, what happened, what they want, who supports them, and a pane to write notes beside it. */
#define KITH_TYPE_STUDENT_PAGE (kith_student_page_get_type ())
G_DECLARE_FINAL_TYPE (KithStudentPage, kith_student_page, KITH, STUDENT_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_student_page_new (KithWindow *window,
                                          gint64      id);

gint64             kith_student_page_get_id      (KithStudentPage *self);
/* @kind: name of a kind whose records are part of a student; shows where it stands */
void               kith_student_page_open_record (KithStudentPage *self,
                                                  const char      *kind,
                                                  gint64           id);

G_END_DECLS
