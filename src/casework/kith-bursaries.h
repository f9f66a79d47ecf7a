/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithBursaryLine:
 * @bursary: (nullable): the bursary; %NULL for a student who has none and might have it
 * @student: id of the student
 * @name: what to call them
 * @words: what there is to say, in one line
 *
 * One line of the bursaries of a year.
 */
typedef struct {
  KithRecord *bursary;
  gint64 student;
  char *name;
  char *words;
} KithBursaryLine;

/**
 * KithBursaryTotals:
 * @n_bursaries: how many
 * @awarded: pence
 * @paid: pence
 *
 * Bursaries taken together.
 */
typedef struct {
  guint n_bursaries;
  gint64 awarded;
  gint64 paid;
} KithBursaryTotals;

int        kith_bursaries_get_year         (const GDate              *day);
KithQuery *kith_bursaries_query            (int                       year,
                                            const char               *group);
/* both: KithBursaryLine each, by name */
GPtrArray *kith_bursaries_list             (KithCaseFile             *file,
                                            KithQuery                *query,
                                            KithBursaryTotals        *totals,
                                            GError                  **error);
GPtrArray *kith_bursaries_list_missing     (KithCaseFile             *file,
                                            int                       year,
                                            GError                  **error);
gboolean   kith_bursaries_might_have       (KithCaseFile             *file,
                                            gint64                    student,
                                            int                       year,
                                            gboolean                 *might,
                                            GError                  **error);
char      *kith_bursaries_dup_year_words   (int                       year);
char      *kith_bursaries_dup_total_words  (const KithBursaryTotals  *totals);
char      *kith_bursary_dup_money_words    (KithRecord               *bursary);
char      *kith_bursary_dup_evidence_words (KithRecord               *bursary);

G_END_DECLS
