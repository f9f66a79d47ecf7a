/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-access-due.h"
#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithAccessRequestItem:
 * @request: a request for a copy of a record
 * @student: whose record
 * @clock: how long there is to answer it, by the college's bank holidays
 * @words: where it stands
 * @is_late: whether it should have been sent by now
 */
typedef struct {
  KithRecord *request;
  char *student;
  KithAccessClock clock;
  char *words;
  gboolean is_late;
} KithAccessRequestItem;

/**
 * KithAccessRequests:
 * @open: (element-type KithAccessRequestItem): still to be answered, the most urgent first
 * @closed: (element-type KithAccessRequestItem): sent or taken back, the newest first
 *
 * Every request the actor may see.
 */
typedef struct {
  GPtrArray *open;
  GPtrArray *closed;
} KithAccessRequests;

/**
 * KithAccessCovered:
 * @redaction: what the copy to send does not show
 * @item: what it is in
 *
 * A line of the log of what is covered or withheld.
 */
typedef struct {
  KithRecord *redaction;
  char *item;
} KithAccessCovered;

/**
 * KithAccessRequestPage:
 * @item: the request
 * @steps: (element-type KithAccessStep): what made the day it is due
 * @covered: (element-type KithAccessCovered): what was chosen to be covered or withheld, over all items
 *
 * One request, to be worked on.
 */
typedef struct {
  KithAccessRequestItem *item;
  GPtrArray *steps;
  GPtrArray *covered;
} KithAccessRequestPage;

KithAccessRequests    *kith_access_requests_gather      (KithCaseFile           *file,
                                                         GCancellable           *cancellable,
                                                         GError                **error);
void                   kith_access_requests_free        (KithAccessRequests     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAccessRequests, kith_access_requests_free)

KithAccessRequestPage *kith_access_request_page_load    (KithCaseFile           *file,
                                                         gint64                  id,
                                                         GError                **error);
void                   kith_access_request_page_free    (KithAccessRequestPage  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAccessRequestPage, kith_access_request_page_free)

KithQuery             *kith_access_requests_create_open (void);
char                  *kith_access_request_dup_words    (KithCaseFile           *file,
                                                         KithRecord             *request,
                                                         gboolean               *is_late);

G_END_DECLS
