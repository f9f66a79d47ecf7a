/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/kith-list-page.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* The list of students. */
#define KITH_TYPE_STUDENTS_PAGE (kith_students_page_get_type ())
G_DECLARE_FINAL_TYPE (KithStudentsPage, kith_students_page, KITH, STUDENTS_PAGE, KithListPage)

AdwNavigationPage *kith_students_page_new (KithWindow *window);

G_END_DECLS
