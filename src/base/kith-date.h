/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates are stored and passed as ISO text (2026-07-25): SQL, CSV and JSON share it and it sorts as text.
 * GDate is for arithmetic; the UK forms are for eyes and fingers only. */

gboolean kith_date_from_iso           (const char  *iso,
                                       GDate       *date);
char    *kith_date_to_iso             (const GDate *date);
gboolean kith_date_is_iso             (const char  *text);
gboolean kith_date_parse              (const char  *text,
                                       const GDate *today,
                                       GDate       *date,
                                       GError     **error);
char    *kith_date_parse_to_iso       (const char  *text,
                                       const GDate *today,
                                       GError     **error);
char    *kith_date_format             (const GDate *date);
char    *kith_date_format_iso         (const char  *iso);
char    *kith_date_format_iso_short   (const char  *iso);
char    *kith_date_format_iso_weekday (const char  *iso);
int      kith_date_get_age            (const GDate *birth,
                                       const GDate *day);
void     kith_date_add_months         (GDate       *date,
                                       int          months);
char    *kith_date_iso_add_days       (const char  *iso,
                                       int          days);
int      kith_date_iso_days_between   (const char  *from,
                                       const char  *to);
char    *kith_date_format_academic_year (const GDate *date);

G_END_DECLS
