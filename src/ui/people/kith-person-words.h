/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* What is due for a person, in words. */
typedef enum {
  KITH_CHECKS_FINE,
  KITH_CHECKS_SOON,
  KITH_CHECKS_OVERDUE,
} KithChecks;

/* Checks due in fewer days than this are worth a word. */
#define KITH_CHECKS_SOON_DAYS 60
/* the days they are due, as names of fields */
#define KITH_CHECKS_FIELDS "training-due dbs-due"

KithChecks kith_person_get_checks       (KithRecord  *person,
                                         const GDate *today);
/* empty when nothing is due */
char      *kith_person_dup_checks_words (KithRecord  *person,
                                         const GDate *today);
/* "Left 3 May 2026", "Last day 3 July 2026", "Starts 1 September 2026"; empty for a person who simply works here */
char      *kith_person_dup_time_words   (KithRecord  *person,
                                         const GDate *today);
char      *kith_person_dup_load_words   (KithRecord  *person,
                                         guint        n_students);

G_END_DECLS
