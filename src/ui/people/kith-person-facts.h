/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

G_BEGIN_DECLS

/* One assignment of a person, to read. */
typedef struct {
  gint64 student;
  char *name;
  char *words;
} KithPersonSupport;

/**
 * KithPersonFacts:
 * @person: the record
 * @current: (element-type KithPersonSupport): who they support now or soon, by name
 * @past: (element-type KithPersonSupport): whom they supported, latest first
 * @n_students: how many students they support now
 * @cover_words: (nullable): who covers for them, a line each; empty for nobody
 * @may_see_support: whether this account may see assignments at all
 * @may_see_activity: whether it may see what they did, in numbers
 * @may_edit: whether it may change the person
 *
 * What the page of a person shows.
 */
typedef struct {
  KithRecord *person;
  GPtrArray *current;
  GPtrArray *past;
  guint n_students;
  char *cover_words;
  gboolean may_see_support;
  gboolean may_see_activity;
  gboolean may_edit;
} KithPersonFacts;

void             kith_person_facts_free        (KithPersonFacts     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithPersonFacts, kith_person_facts_free)

void             kith_person_facts_load_async  (KithStore           *store,
                                                gint64               person,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
KithPersonFacts *kith_person_facts_load_finish (KithStore           *store,
                                                GAsyncResult        *result,
                                                GError             **error);

G_END_DECLS
