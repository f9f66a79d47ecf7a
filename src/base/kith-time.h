/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times of day are stored as HH:MM text on the 24-hour clock; people see 5:30pm. */

gboolean kith_time_is_stored_form (const char *text);
char    *kith_time_parse          (const char *text,
                                   GError    **error);
char    *kith_time_format         (const char *stored);
char    *kith_time_format_span    (const char *stored,
                                   int         minutes);
char    *kith_time_format_instant (gint64      seconds);
gint64   kith_time_to_instant     (const char *iso_date,
                                   const char *stored);

G_END_DECLS
