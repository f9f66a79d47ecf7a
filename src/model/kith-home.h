/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_HOME (kith_home_get_type ())
G_DECLARE_FINAL_TYPE (KithHome, kith_home, KITH, HOME, KithRecord)

extern const KithKind kith_home_kind;

/* Places in the field table. */
typedef enum {
  KITH_HOME_STUDENT,
  KITH_HOME_PLACE,
  KITH_HOME_ACCOMMODATION,
  KITH_HOME_SUITABLE,
  KITH_HOME_FROM,
  KITH_HOME_UNTIL,
} KithHomeField;

/* A move this long ago is still felt: new bus, new doctor, new neighbours. */
#define KITH_HOME_RECENT_DAYS 90

guint    kith_homes_count_moves    (GPtrArray   *homes,
                                    const GDate *today);
gboolean kith_homes_moved_recently (GPtrArray   *homes,
                                    const GDate *today);
char    *kith_homes_dup_words      (GPtrArray   *homes,
                                    const GDate *today);

G_END_DECLS
