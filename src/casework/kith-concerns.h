/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-concern-log.h"

G_BEGIN_DECLS

/**
 * KithConcernItem:
 * @concern: a concern, or one action on it
 * @about: whom it is about; of an action, nothing
 * @author: who wrote it
 * @words: when, and where it stands
 */
typedef struct {
  KithRecord *concern;
  char *about;
  char *author;
  char *words;
} KithConcernItem;

/**
 * KithTransferItem:
 * @transfer: a transfer
 * @student: whose file it is
 * @words: where it is, or how long there is left
 * @is_late: whether it should have been sent by now
 */
typedef struct {
  KithRecord *transfer;
  char *student;
  char *words;
  gboolean is_late;
} KithTransferItem;

/**
 * KithConcerns:
 * @college: whom to call
 * @unread: (element-type KithConcernItem): not read by a lead yet, the oldest first
 * @open: (element-type KithConcernItem): read and not closed, the oldest first
 * @closed: (element-type KithConcernItem): closed, the newest first
 * @receipts: (element-type KithRecord): of what the actor raised, the newest first
 * @transfers: (element-type KithTransferItem): the most urgent first
 * @are_counted: whether the actor may know how many there are
 * @counts: of this academic year, where @are_counted
 *
 * Everything the page of concerns says to whoever is signed in.
 */
typedef struct {
  KithRecord *college;
  GPtrArray *unread;
  GPtrArray *open;
  GPtrArray *closed;
  GPtrArray *receipts;
  GPtrArray *transfers;
  gboolean are_counted;
  KithConcernCounts counts;
} KithConcerns;

/**
 * KithConcernPage:
 * @item: the concern
 * @read_by: (nullable): which lead read it first
 * @told: when its author was told, and how long after that it was raised
 * @actions: (element-type KithConcernItem): what was done, in order
 *
 * One concern, to be read.
 */
typedef struct {
  KithConcernItem *item;
  char *read_by;
  char *told;
  GPtrArray *actions;
} KithConcernPage;

KithConcerns    *kith_concerns_gather           (KithCaseFile    *file,
                                                 GCancellable    *cancellable,
                                                 GError         **error);
void             kith_concerns_free             (KithConcerns    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithConcerns, kith_concerns_free)
/* @is_opened: a person opens it now, see kith_concern_log_open(); FALSE to read anew what is open */
KithConcernPage *kith_concern_page_load         (KithCaseFile    *file,
                                                 gint64           id,
                                                 gboolean         is_opened,
                                                 GError         **error);
void             kith_concern_page_free         (KithConcernPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithConcernPage, kith_concern_page_free)

char            *kith_concern_dup_about         (KithCaseFile    *file,
                                                 KithRecord      *concern);
char            *kith_concern_receipt_dup_words (KithRecord      *receipt);
KithQuery       *kith_concerns_create_unread    (void);
KithQuery       *kith_transfers_create_due      (void);
char            *kith_transfer_dup_words        (KithCaseFile    *file,
                                                 KithRecord      *transfer,
                                                 gboolean        *is_late);

G_END_DECLS
