/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"
#include "kith-problems.h"

G_BEGIN_DECLS

/* The line under a row of a list: help, the date in words, how much room is left, or what is wrong and a button that
 * puts it right. Takes no room while it has nothing to say. Sets the row's error style and the accessible state and
 * relation of its input. Signal ::fix (KithMessageRow *self, gpointer problem) when the button is clicked. */
#define KITH_TYPE_MESSAGE_ROW (kith_message_row_get_type ())
G_DECLARE_FINAL_TYPE (KithMessageRow, kith_message_row, KITH, MESSAGE_ROW, AdwPreferencesRow)

GtkWidget *kith_message_row_new         (GtkWidget         *owner);
/* the same, put right under @owner, which stands in a list already */
GtkWidget *kith_message_row_insert_under (GtkWidget        *owner);
/* lowest in rank: help that always stands there; NULL for none */
void       kith_message_row_set_hint    (KithMessageRow    *self,
                                         const char        *hint);
/* above the hint: what was understood, or how much room is left; NULL for none */
void       kith_message_row_set_info    (KithMessageRow    *self,
                                         const char        *info);
/* above both: what is wrong; NULL takes it away */
void       kith_message_row_set_problem (KithMessageRow    *self,
                                         const KithProblem *problem);
/* the same from a plain sentence */
void       kith_message_row_set_error   (KithMessageRow    *self,
                                         const char        *message);

G_END_DECLS
