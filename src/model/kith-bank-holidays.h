/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithBankHoliday:
 * @date: the day off work
 * @name: what it is called, translated; lives as long as the program
 * @is_substitute: whether it stands in for a holiday at a weekend
 *
 * A bank holiday of England and Wales.
 */
typedef struct {
  GDate date;
  const char *name;
  gboolean is_substitute;
} KithBankHoliday;

void    kith_bank_holidays_find_easter (int    year,
                                        GDate *sunday);
GArray *kith_bank_holidays_list        (int    year);

G_END_DECLS
