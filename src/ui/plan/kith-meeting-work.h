/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-draft.h"
#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithMeetingOpening:
 * @plan: the plan whose meeting is held
 * @name: what the student is called
 * @draft: (nullable): what this account wrote down before
 * @people: (element-type gint64 utf8): who may be given an action, by id
 *
 * What the page of a meeting begins with.
 */
typedef struct {
  KithRecord *plan;
  char *name;
  KithDraft *draft;
  GHashTable *people;
} KithMeetingOpening;

void kith_meeting_opening_free (KithMeetingOpening *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMeetingOpening, kith_meeting_opening_free)

void                kith_meeting_open_async   (KithStore            *store,
                                               gint64                plan,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
KithMeetingOpening *kith_meeting_open_finish  (KithStore            *store,
                                               GAsyncResult         *result,
                                               GError              **error);
/* copies are saved; @tasks: KithRecord each */
void                kith_meeting_save_async   (KithStore            *store,
                                               KithRecord           *plan,
                                               GPtrArray            *tasks,
                                               KithSaveFlags         flags,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
/* what to undo it by, 0 on failure */
gint64              kith_meeting_save_finish  (KithStore            *store,
                                               GAsyncResult         *result,
                                               GError              **error);
/* when the next one would be due */
void                kith_meeting_offer_async  (KithStore            *store,
                                               KithRecord           *plan,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
/* ISO text; NULL when no rule says */
char               *kith_meeting_offer_finish (KithStore            *store,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
