/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-kind.h"

G_BEGIN_DECLS

/**
 * KithRoles:
 *
 * The roles of an account, as a set. The codes of [var@kith_roles] in the same order.
 */
typedef enum {
  KITH_ROLE_MENTOR  = 1 << 0,
  KITH_ROLE_COACH   = 1 << 1,
  KITH_ROLE_WELFARE = 1 << 2,
  KITH_ROLE_MANAGER = 1 << 3,
  KITH_ROLE_DSL     = 1 << 4,
  KITH_ROLE_DPO     = 1 << 5,
  KITH_ROLE_ADMIN   = 1 << 6,
  /* Set beside the others while a file is open for looking only: nothing may be changed, whatever the others allow. */
  KITH_ROLE_LOOKS_ONLY = 1 << 7,
} KithRoles;

#define KITH_ROLES_ALL ((KithRoles) 0x7f)

/**
 * KithAction:
 * @KITH_ACTION_SEE: Read, list, count, search, print, export
 * @KITH_ACTION_ADD: Add
 * @KITH_ACTION_EDIT: Change
 * @KITH_ACTION_STRIKE: Strike out, with a reason
 * @KITH_ACTION_REMOVE: Take away (with undo)
 */
typedef enum {
  KITH_ACTION_SEE    = 1 << 0,
  KITH_ACTION_ADD    = 1 << 1,
  KITH_ACTION_EDIT   = 1 << 2,
  KITH_ACTION_STRIKE = 1 << 3,
  KITH_ACTION_REMOVE = 1 << 4,
} KithAction;

/**
 * KithScope:
 * @KITH_SCOPE_OWN: Records the person wrote, or that are about the person
 * @KITH_SCOPE_ASSIGNED: Records of students the person is mentor of today
 * @KITH_SCOPE_CASELOAD: Records of students the person is coach of, or covers for, today
 * @KITH_SCOPE_READER: Records whose reader field names the person
 * @KITH_SCOPE_SUPERVISED: Records of people whose supervisor the person is
 * @KITH_SCOPE_ALL: Every record of the kind
 */
typedef enum {
  KITH_SCOPE_OWN,
  KITH_SCOPE_ASSIGNED,
  KITH_SCOPE_CASELOAD,
  KITH_SCOPE_READER,
  KITH_SCOPE_SUPERVISED,
  KITH_SCOPE_ALL,
} KithScope;

/**
 * KithVisibility:
 *
 * Which visibilities a rule reaches, for kinds that have one. The codes of [var@kith_visibilities] in the same order.
 */
typedef enum {
  KITH_VISIBILITY_TEAM       = 1 << 0,
  KITH_VISIBILITY_SUPPORTERS = 1 << 1,
  KITH_VISIBILITY_DSL        = 1 << 2,
} KithVisibility;

#define KITH_VISIBILITY_ANY ((KithVisibility) 0x7)

/**
 * KithPolicyRule:
 * @roles: any of these
 * @kind: name of a kind
 * @actions: may do any of these
 * @scope: with these records
 * @visibility: of these visibilities
 * @given: (nullable): and only where this field is set, such as somebody's consent
 *
 * One line of the policy. What no line allows is refused.
 */
typedef struct {
  KithRoles roles;
  const char *kind;
  KithAction actions;
  KithScope scope;
  KithVisibility visibility;
  const char *given;
} KithPolicyRule;

/**
 * KithVerb:
 *
 * What an account may do besides records.
 */
typedef enum {
  KITH_VERB_IMPORT        = 1 << 0,
  KITH_VERB_EXPORT        = 1 << 1,
  KITH_VERB_PRINT         = 1 << 2,
  KITH_VERB_READ_AUDIT    = 1 << 3,
  KITH_VERB_ACCOUNTS      = 1 << 4,
  KITH_VERB_BACKUP        = 1 << 5,
  KITH_VERB_CHECK         = 1 << 6,
  KITH_VERB_OVER_LIMIT    = 1 << 7,
  KITH_VERB_LOOK_BACK     = 1 << 8,
  KITH_VERB_COUNT_CONCERNS = 1 << 9,
} KithVerb;

KithRoles   kith_roles_from_codes   (const char     *codes);
char       *kith_roles_to_codes     (KithRoles       roles);
char       *kith_roles_dup_words    (KithRoles       roles);

const KithPolicyRule *kith_policy_get_rules (guint  *n_rules);
gboolean    kith_policy_leaves_room (KithRoles       roles,
                                     KithAction      actions);
gboolean    kith_policy_allows_any  (KithRoles       roles,
                                     const KithKind *kind,
                                     KithAction      action);
gboolean    kith_policy_allows_verb (KithRoles       roles,
                                     KithVerb        verb);
char       *kith_policy_explain     (KithRoles       roles,
                                     const KithKind *kind,
                                     KithAction      action);

G_END_DECLS
