/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"
#include "student/kith-student-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* rows for the slots of a list of students: who, when they turn 18, and their care status */
GtkListItemFactory *kith_birthday_row_factory_new (KithStudentRoster *roster);
char               *kith_birthday_dup_words       (KithRecord        *student,
                                                   const GDate       *today);

G_END_DECLS
