/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithHandOverPerson:
 * @id: id of a person
 * @name: what to call them
 * @roles: codes of their roles
 * @n_students: how many students they support now
 * @limit: most students at once; -1 for no limit
 *
 * Somebody who may take students over.
 */
typedef struct {
  gint64 id;
  char *name;
  char *roles;
  guint n_students;
  gint64 limit;
} KithHandOverPerson;

/**
 * KithHandOverItem:
 * @assignment: id of an assignment
 * @student: whose
 * @name: what to call the student
 * @role: code of the role
 * @words: the role and since when, to read
 *
 * One assignment that ends or goes on with somebody else.
 */
typedef struct {
  gint64 assignment;
  gint64 student;
  char *name;
  char *role;
  char *words;
} KithHandOverItem;

/**
 * KithHandOverPlan:
 * @person: who leaves
 * @items: (element-type KithHandOverItem): what is to be handed over, by the student's name
 * @people: (element-type KithHandOverPerson): who may take over, by name
 *
 * What the dialog of a hand-over shows.
 */
typedef struct {
  KithRecord *person;
  GPtrArray *items;
  GPtrArray *people;
} KithHandOverPlan;

void              kith_hand_over_plan_free        (KithHandOverPlan    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHandOverPlan, kith_hand_over_plan_free)

void              kith_hand_over_plan_load_async  (KithStore           *store,
                                                   gint64               person,
                                                   const char          *last_day,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
KithHandOverPlan *kith_hand_over_plan_load_finish (KithStore           *store,
                                                   GAsyncResult        *result,
                                                   GError             **error);

/* @successors: (element-type gint64): for each item of the plan who takes it over, 0 for nobody */
void              kith_hand_over_plan_apply_async (KithStore              *store,
                                                   const KithHandOverPlan *plan,
                                                   const char             *last_day,
                                                   GArray                 *successors,
                                                   const char             *note,
                                                   GAsyncReadyCallback     callback,
                                                   gpointer                user_data);
/* the operation, to offer its undo; 0 on failure */
gint64            kith_hand_over_plan_apply_finish (KithStore           *store,
                                                   GAsyncResult        *result,
                                                   GError             **error);

G_END_DECLS
