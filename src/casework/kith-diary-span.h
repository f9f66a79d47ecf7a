/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithDiaryView:
 * @KITH_DIARY_VIEW_DAY: One day
 * @KITH_DIARY_VIEW_WEEK: Monday to Sunday
 * @KITH_DIARY_VIEW_TERM: The whole weeks a term lies in
 *
 * How much of the diary is looked at.
 */
typedef enum {
  KITH_DIARY_VIEW_DAY,
  KITH_DIARY_VIEW_WEEK,
  KITH_DIARY_VIEW_TERM,
} KithDiaryView;

/**
 * KithDiarySpan:
 * @from: first day, ISO
 * @until: last day, ISO
 * @term: (nullable): name of the term, when a term is looked at
 *
 * The days of a view.
 */
typedef struct {
  char *from;
  char *until;
  char *term;
} KithDiarySpan;

void           kith_diary_span_free      (KithDiarySpan        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDiarySpan, kith_diary_span_free)
KithDiarySpan *kith_diary_span_find      (KithCaseFile         *file,
                                          KithDiaryView         view,
                                          const char           *day,
                                          int                   step,
                                          GError              **error);
char          *kith_diary_span_dup_words (const KithDiarySpan  *self);

G_END_DECLS
