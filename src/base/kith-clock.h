/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KITH_TYPE_CLOCK (kith_clock_get_type ())
G_DECLARE_FINAL_TYPE (KithClock, kith_clock, KITH, CLOCK, GObject)

KithClock *kith_clock_new        (void);
KithClock *kith_clock_new_fixed  (gint64     seconds);
gint64     kith_clock_get_now    (KithClock *self);
void       kith_clock_get_today  (KithClock *self,
                                  GDate     *today);
char      *kith_clock_dup_today  (KithClock *self);
char      *kith_clock_dup_time   (KithClock *self);
void       kith_clock_advance    (KithClock *self,
                                  gint64     seconds);

G_END_DECLS
