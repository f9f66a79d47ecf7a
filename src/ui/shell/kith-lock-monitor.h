/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Notices that nobody is there any more: no key or pointer for a while, the screen was locked, the session was switched
 * away from, the computer is about to sleep, or the passphrase was typed ten hours ago. Signal ::lock, with whether only the
 * clock says so. Works without any bus, then by idleness alone. */
#define KITH_TYPE_LOCK_MONITOR (kith_lock_monitor_get_type ())
G_DECLARE_FINAL_TYPE (KithLockMonitor, kith_lock_monitor, KITH, LOCK_MONITOR, GObject)

/* Properties "idle-seconds" (guint, 0 for never) and "longest-seconds" (guint, since it was started). @window: an
 * AdwApplicationWindow. */
KithLockMonitor *kith_lock_monitor_new     (GtkWidget       *window);
void             kith_lock_monitor_start   (KithLockMonitor *self);
/* also lets the computer sleep: call it once everything is safe */
void             kith_lock_monitor_stop    (KithLockMonitor *self);

G_END_DECLS
