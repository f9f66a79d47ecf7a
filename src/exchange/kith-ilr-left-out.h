/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an ILR file says about people and Kith does not take: one bit for each thing there are words for. */
typedef guint32 KithIlrLeftOut;

KithIlrLeftOut kith_ilr_left_out_find      (const char     *element);
KithIlrLeftOut kith_ilr_left_out_other     (void);
KithIlrLeftOut kith_ilr_left_out_aim       (void);
KithIlrLeftOut kith_ilr_left_out_facts     (void);
char         **kith_ilr_left_out_dup_words (KithIlrLeftOut  left_out);

G_END_DECLS
