/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-load.h"
#include "kith-supervisions.h"

G_BEGIN_DECLS

/**
 * KithPersonCare:
 * @person: somebody of the team
 * @is_own: whether it is the actor
 * @supervision: how their supervision stands
 * @sessions: (element-type KithRecord): newest first; what was said is in those the actor may read
 * @offers: (element-type KithRecord): support they were offered
 * @plan: (nullable): their wellness plan
 * @agreements: (element-type KithRecord): newest first
 * @stages: (element-type KithRecord): how they became a mentor, newest first
 * @supervised: (element-type KithSupervised): whom the actor supervises, where it is the actor
 * @load: what weighs on the actor, where it is the actor
 *
 * How somebody of the team is looked after, of what the actor may see.
 */
typedef struct {
  KithRecord *person;
  gboolean is_own;
  KithSupervised *supervision;
  GPtrArray *sessions;
  GPtrArray *offers;
  KithRecord *plan;
  GPtrArray *agreements;
  GPtrArray *stages;
  GPtrArray *supervised;
  KithLoad load;
} KithPersonCare;

KithPersonCare *kith_person_care_load (KithCaseFile    *file,
                                       gint64           person,
                                       GError         **error);
void            kith_person_care_free (KithPersonCare  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithPersonCare, kith_person_care_free)

/**
 * KithTeamCare:
 * @words: what the list of the team says of a person besides their checks, by gint64 id
 * @becoming: (element-type gint64): those who are on the way to becoming a mentor and have not started
 *
 * How everybody is looked after, in a few words each.
 */
typedef struct {
  GHashTable *words;
  GArray *becoming;
} KithTeamCare;

KithTeamCare   *kith_team_care_load   (KithCaseFile    *file,
                                       GError         **error);
void            kith_team_care_free   (KithTeamCare    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithTeamCare, kith_team_care_free)

G_END_DECLS
