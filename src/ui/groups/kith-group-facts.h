/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithGroupFacts:
 * @group: the session
 * @leader: (nullable): name of who leads it
 * @attendees: (element-type KithRecord): the lines of the register this account may see
 * @names: names of students by id: those of the lines and of the draft
 * @draft: (nullable): what was ticked and not saved, as text by field
 * @may_edit: whether this account may change the session itself
 * @may_remove: whether it may take it away
 * @may_mark: whether it may write on registers at all
 * @is_whole: whether it sees everybody on them
 *
 * What the page of a group session shows.
 */
typedef struct {
  KithRecord *group;
  char *leader;
  GPtrArray *attendees;
  GHashTable *names;
  GHashTable *draft;
  gboolean may_edit;
  gboolean may_remove;
  gboolean may_mark;
  gboolean is_whole;
} KithGroupFacts;

void            kith_group_facts_free         (KithGroupFacts      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGroupFacts, kith_group_facts_free)

void            kith_group_facts_load_async   (KithStore           *store,
                                               gint64               group,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
KithGroupFacts *kith_group_facts_load_finish  (KithStore           *store,
                                               GAsyncResult        *result,
                                               GError             **error);

/* text by field, as a JSON object, for a draft */
char           *kith_group_facts_write_typed  (GHashTable          *typed);

G_END_DECLS
