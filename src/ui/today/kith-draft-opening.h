/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row that stands for something typed and not saved: goes on with it where it was begun, or lets it go. */

/* @title: what the question calls it */
void     kith_draft_opening_attach       (GtkWidget       *row,
                                          const KithDraft *draft,
                                          const char      *title);
/* FALSE for a new part of a record that the draft does not name */
gboolean kith_draft_opening_can_continue (GtkWidget       *row);
void     kith_draft_opening_continue     (GtkWidget       *row);
void     kith_draft_opening_copy         (GtkWidget       *row);
/* asks first: what was typed cannot be brought back. The page hears of it by the action "today.refresh". */
void     kith_draft_opening_discard      (GtkWidget       *row);

G_END_DECLS
