/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Starting college, leaving care: lists that are begun only when somebody wants them. */

gboolean kith_checklist_start     (KithCaseFile  *file,
                                   gint64         student,
                                   const char    *list,
                                   GError       **error);
gboolean kith_checklist_set_state (KithCaseFile  *file,
                                   gint64         item,
                                   const char    *state,
                                   GError       **error);

G_END_DECLS
