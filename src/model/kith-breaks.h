/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The days of a calendar on which nobody is expected to be reached, ready to be asked for thousands of students. */
typedef struct _KithBreaks KithBreaks;

KithBreaks *kith_breaks_new     (GPtrArray   *calendar_days);
void        kith_breaks_free    (KithBreaks  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithBreaks, kith_breaks_free)
void        kith_breaks_stretch (KithBreaks  *self,
                                 const GDate *since,
                                 gint64       days,
                                 GDate       *due);
void        kith_breaks_find_working_day (KithBreaks *self,
                                 const GDate *after,
                                 GDate       *day);

G_END_DECLS
