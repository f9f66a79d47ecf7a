/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-diary-span.h"
#include "kith-diary.h"
#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithDiaryContent:
 * @view: how much is looked at
 * @today: the day it was loaded, ISO
 * @span: the days
 * @filter: what was asked for
 * @entries: (element-type KithDiaryEntry): by day and time
 *
 * What a diary page shows at one time.
 */
typedef struct {
  KithDiaryView view;
  char *today;
  KithDiarySpan *span;
  KithDiaryFilter *filter;
  GPtrArray *entries;
} KithDiaryContent;

KithDiaryContent *kith_diary_content_ref   (KithDiaryContent       *self);
void              kith_diary_content_unref (KithDiaryContent       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDiaryContent, kith_diary_content_unref)

/* the lines of one day, terms left out: (transfer container) (element-type KithDiaryEntry) */
GPtrArray        *kith_diary_content_list  (KithDiaryContent       *self,
                                            const char             *from,
                                            const char             *until);

/* @filter: its days are found from @view, @day and @step */
void              kith_diary_load_async    (KithStore              *store,
                                            KithDiaryView           view,
                                            const char             *day,
                                            int                     step,
                                            const KithDiaryFilter  *filter,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
KithDiaryContent *kith_diary_load_finish   (KithStore              *store,
                                            GAsyncResult           *result,
                                            GError                **error);

G_END_DECLS
