/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-merge.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One field in which two records differ: what each of them says, side by side or below each other, and which is to stay.
 * What is chosen goes straight into the field of the merge. */
#define KITH_TYPE_MERGE_ROW (kith_merge_row_get_type ())
G_DECLARE_FINAL_TYPE (KithMergeRow, kith_merge_row, KITH, MERGE_ROW, AdwPreferencesRow)

GtkWidget *kith_merge_row_new        (KithMerge      *merge,
                                      KithMergeField *field);
void       kith_merge_row_set_narrow (KithMergeRow   *self,
                                      gboolean        narrow);

G_END_DECLS
