/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-policy.h"

#include "kith-lists.h"

#include <glib/gi18n.h>

#define SEE KITH_ACTION_SEE
#define WORK (KITH_ACTION_SEE | KITH_ACTION_ADD | KITH_ACTION_EDIT)
#define EVERYTHING (WORK | KITH_ACTION_STRIKE | KITH_ACTION_REMOVE)
#define ANY KITH_VISIBILITY_ANY
/* The verbs that change nothing and leave no line behind. */
#define LOOKING (KITH_VERB_READ_AUDIT | KITH_VERB_LOOK_BACK | KITH_VERB_COUNT_CONCERNS)
#define OPEN (KITH_VISIBILITY_TEAM | KITH_VISIBILITY_SUPPORTERS)
#define TEAM KITH_VISIBILITY_TEAM

#define MENTOR KITH_ROLE_MENTOR
#define COACH KITH_ROLE_COACH
#define OFFICE (KITH_ROLE_WELFARE | KITH_ROLE_MANAGER)
#define DSL KITH_ROLE_DSL
#define DPO KITH_ROLE_DPO
#define ADMIN KITH_ROLE_ADMIN

#define OWN KITH_SCOPE_OWN
#define ASSIGNED KITH_SCOPE_ASSIGNED
#define CASELOAD KITH_SCOPE_CASELOAD
#define READER KITH_SCOPE_READER
#define SUPERVISED KITH_SCOPE_SUPERVISED
#define ALL KITH_SCOPE_ALL

/* Whoever works with people; everybody else who signs in raises concerns as well. */
#define STAFF (MENTOR | COACH | OFFICE | DSL)
#define EVERYBODY (STAFF | DPO | ADMIN)

/* Role × kind × action × scope: the whole of who may do what. The store turns these lines into SQL for every read
 * and write, so that lists, search, counts, prints and exports cannot differ. What stands nowhere here is refused. */
static const KithPolicyRule rules[] = {
  { MENTOR, "student", SEE, ASSIGNED, ANY },
  { COACH, "student", WORK, CASELOAD, ANY },
  { OFFICE | DSL, "student", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "student", SEE, ALL, ANY },

  { MENTOR | COACH | DPO, "person", SEE, ALL, ANY },
  { OFFICE | DSL | ADMIN, "person", WORK, ALL, ANY },

  { MENTOR, "assignment", SEE, ASSIGNED, ANY },
  { COACH, "assignment", WORK, CASELOAD, ANY },
  { MENTOR | COACH, "assignment", SEE, OWN, ANY },
  { OFFICE | DSL, "assignment", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "assignment", SEE, ALL, ANY },

  { MENTOR, "care-status", SEE, ASSIGNED, ANY },
  { COACH, "care-status", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "care-status", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "care-status", SEE, ALL, ANY },

  { COACH, "care-period", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "care-period", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "care-period", SEE, ALL, ANY },

  { COACH, "home", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "home", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "home", SEE, ALL, ANY },

  { COACH, "relation", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "relation", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "relation", SEE, ALL, ANY },

  { MENTOR, "note", SEE | KITH_ACTION_ADD, ASSIGNED, TEAM },
  { MENTOR, "note", KITH_ACTION_ADD, ASSIGNED, ANY },
  { COACH, "note", SEE, CASELOAD, OPEN },
  { COACH, "note", KITH_ACTION_ADD, CASELOAD, ANY },
  { MENTOR | COACH | OFFICE | DSL, "note", SEE | KITH_ACTION_EDIT, OWN, OPEN },
  { OFFICE, "note", SEE, ALL, OPEN },
  { OFFICE | DSL, "note", KITH_ACTION_ADD, ALL, ANY },
  { KITH_ROLE_MANAGER, "note", KITH_ACTION_STRIKE, ALL, OPEN },
  { DSL, "note", SEE | KITH_ACTION_STRIKE, ALL, ANY },
  { DPO, "note", SEE, ALL, ANY },

  { MENTOR, "amendment", SEE, ASSIGNED, TEAM },
  { COACH, "amendment", SEE, CASELOAD, OPEN },
  { MENTOR | COACH | OFFICE | DSL, "amendment", SEE | KITH_ACTION_ADD, OWN, OPEN },
  { OFFICE, "amendment", SEE, ALL, OPEN },
  { DSL, "amendment", SEE | KITH_ACTION_ADD, ALL, ANY },
  { DPO, "amendment", SEE, ALL, ANY },

  { MENTOR, "goal", WORK, ASSIGNED, ANY },
  { COACH, "goal", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "goal", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "goal", SEE, ALL, ANY },

  { MENTOR, "step", WORK | KITH_ACTION_REMOVE, ASSIGNED, ANY },
  { COACH, "step", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "step", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "step", SEE, ALL, ANY },

  { MENTOR, "rating", WORK, ASSIGNED, ANY },
  { COACH, "rating", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "rating", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "rating", SEE, ALL, ANY },

  { MENTOR, "task", WORK | KITH_ACTION_REMOVE, ASSIGNED, ANY },
  { MENTOR | COACH | OFFICE | DSL, "task", WORK | KITH_ACTION_REMOVE, OWN, ANY },
  { COACH, "task", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "task", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "task", SEE, ALL, ANY },

  { MENTOR, "plan", SEE, ASSIGNED, ANY },
  { COACH, "plan", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "plan", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "plan", SEE, ALL, ANY },

  { MENTOR, "appointment", WORK | KITH_ACTION_REMOVE, ASSIGNED, ANY },
  { COACH, "appointment", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "appointment", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "appointment", SEE, ALL, ANY },

  { MENTOR, "group", SEE, ALL, ANY },
  { MENTOR, "group", WORK | KITH_ACTION_REMOVE, OWN, ANY },
  { COACH | OFFICE | DSL, "group", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "group", SEE, ALL, ANY },

  { MENTOR, "attendee", WORK | KITH_ACTION_REMOVE, ASSIGNED, ANY },
  { COACH, "attendee", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "attendee", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "attendee", SEE, ALL, ANY },

  { MENTOR, "professional", SEE, ASSIGNED, ANY },
  { COACH, "professional", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "professional", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "professional", SEE, ALL, ANY },

  { MENTOR, "attendance", SEE, ASSIGNED, ANY },
  { COACH, "attendance", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "attendance", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "attendance", SEE, ALL, ANY },

  { COACH, "bursary", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "bursary", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "bursary", SEE, ALL, ANY },

  { MENTOR, "checklist-item", WORK, ASSIGNED, ANY },
  { COACH, "checklist-item", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "checklist-item", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "checklist-item", SEE, ALL, ANY },

  { MENTOR, "self-rating", WORK | KITH_ACTION_REMOVE, ASSIGNED, ANY },
  { COACH, "self-rating", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "self-rating", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "self-rating", SEE, ALL, ANY },

  { MENTOR, "achievement", WORK | KITH_ACTION_REMOVE, ASSIGNED, ANY },
  { COACH, "achievement", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "achievement", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "achievement", SEE, ALL, ANY },

  { COACH, "not-duplicate", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "not-duplicate", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "not-duplicate", SEE, ALL, ANY },

  { MENTOR | COACH | DPO, "calendar-day", SEE, ALL, ANY },
  { OFFICE | DSL | ADMIN, "calendar-day", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { MENTOR | COACH | DPO, "plan-rule", SEE, ALL, ANY },
  { OFFICE | DSL | ADMIN, "plan-rule", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { MENTOR | COACH | DPO, "entitlement", SEE, ALL, ANY },
  { OFFICE | DSL | ADMIN, "entitlement", WORK | KITH_ACTION_REMOVE, ALL, ANY },

  { MENTOR | COACH | OFFICE | DSL, "saved-view", WORK | KITH_ACTION_REMOVE, OWN, ANY },

  { STAFF, "programme", WORK, OWN, ANY },
  { STAFF, "programme", WORK, SUPERVISED, ANY },
  { OFFICE, "programme", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { STAFF, "log-entry", WORK | KITH_ACTION_REMOVE, OWN, ANY },
  { STAFF, "log-entry", SEE, SUPERVISED, ANY },
  { OFFICE, "log-entry", SEE, ALL, ANY },
  { STAFF, "assessment", WORK | KITH_ACTION_REMOVE, OWN, ANY },
  { STAFF, "assessment", WORK | KITH_ACTION_REMOVE, SUPERVISED, ANY },
  { OFFICE, "assessment", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { MENTOR | DPO, "ksb", SEE, ALL, ANY },
  { COACH | OFFICE | DSL | ADMIN, "ksb", WORK | KITH_ACTION_REMOVE, ALL, ANY },

  /* The two people of each; what is said between them is sealed, so that of another's supervision managers have the dates. */
  { STAFF, "journal-entry", WORK | KITH_ACTION_REMOVE, OWN, ANY },
  { STAFF, "journal-entry", SEE, READER, ANY },
  { STAFF, "supervision", WORK | KITH_ACTION_REMOVE, OWN, ANY },
  /* who is named as supervisor reads and changes it; to add one, it takes somebody whom they supervise */
  { STAFF, "supervision", SEE | KITH_ACTION_EDIT | KITH_ACTION_REMOVE, READER, ANY },
  { STAFF, "supervision", KITH_ACTION_ADD, SUPERVISED, ANY },
  { KITH_ROLE_MANAGER, "supervision", SEE, ALL, ANY },
  { DSL, "supervision", SEE, ALL, ANY, "consent" },
  { STAFF, "wellness-plan", WORK | KITH_ACTION_REMOVE, OWN, ANY },
  { STAFF, "wellness-plan", SEE, SUPERVISED, ANY, "share-supervisor" },
  { KITH_ROLE_MANAGER, "wellness-plan", SEE, ALL, ANY, "share-manager" },
  { DSL, "wellness-plan", SEE, ALL, ANY, "share-lead" },
  { STAFF, "support-offer", SEE | KITH_ACTION_ADD, OWN, ANY },
  { STAFF, "support-offer", SEE | KITH_ACTION_EDIT | KITH_ACTION_REMOVE, READER, ANY },
  { STAFF, "support-offer", KITH_ACTION_ADD, SUPERVISED, ANY },
  { KITH_ROLE_MANAGER, "support-offer", SEE, ALL, ANY, "offered-on" },

  { MENTOR, "agreement", WORK, OWN, ANY },
  { COACH | OFFICE | DSL, "agreement", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "agreement", SEE, ALL, ANY },
  { MENTOR, "recruitment", SEE, OWN, ANY },
  { COACH | OFFICE | DSL, "recruitment", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "recruitment", SEE, ALL, ANY },

  /* Anybody raises one. From then on it is the safeguarding lead's; the author has a receipt. */
  { EVERYBODY, "concern", KITH_ACTION_ADD, OWN, ANY },
  { DSL, "concern", WORK, ALL, ANY },
  { DPO, "concern", SEE, ALL, ANY },
  { DSL, "concern-action", SEE | KITH_ACTION_ADD, ALL, ANY },
  { DPO, "concern-action", SEE, ALL, ANY },
  { EVERYBODY, "concern-receipt", SEE | KITH_ACTION_ADD, OWN, ANY },
  { DSL, "transfer", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "transfer", SEE, ALL, ANY },
  /* To add one is to send a record on; a safeguarding file is for the lead alone. */
  { OFFICE, "bundle", WORK, ALL, OPEN },
  { DSL, "bundle", WORK, ALL, ANY },
  { DPO, "bundle", SEE, ALL, ANY },
  { DSL, "former-student", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "former-student", SEE, ALL, ANY },

  { MENTOR, "note-mark", SEE, ASSIGNED, TEAM },
  { COACH, "note-mark", SEE, CASELOAD, OPEN },
  { STAFF, "note-mark", WORK | KITH_ACTION_REMOVE, OWN, OPEN },
  { OFFICE, "note-mark", SEE, ALL, OPEN },
  { DSL, "note-mark", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "note-mark", SEE, ALL, ANY },
  { MENTOR, "ending", WORK, ASSIGNED, ANY },
  { COACH, "ending", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { OFFICE | DSL, "ending", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "ending", SEE, ALL, ANY },

  { MENTOR | COACH | DPO, "wording", SEE, ALL, ANY },
  { OFFICE | DSL | ADMIN, "wording", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { MENTOR | COACH | KITH_ROLE_WELFARE | DPO, "college", SEE, ALL, ANY },
  { KITH_ROLE_MANAGER | DSL | ADMIN, "college", WORK, ALL, ANY },
  { MENTOR | COACH | KITH_ROLE_WELFARE | DPO, "college-year", SEE, ALL, ANY },
  { KITH_ROLE_MANAGER | DSL | ADMIN, "college-year", WORK | KITH_ACTION_REMOVE, ALL, ANY },

  /* What somebody said follows the student it is about; what is about nobody is whoever's who wrote it down. */
  { MENTOR, "feedback", WORK | KITH_ACTION_REMOVE, ASSIGNED, ANY },
  { COACH, "feedback", WORK | KITH_ACTION_REMOVE, CASELOAD, ANY },
  { MENTOR | COACH, "feedback", WORK | KITH_ACTION_REMOVE, OWN, ANY },
  { OFFICE | DSL, "feedback", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "feedback", SEE, ALL, ANY },
  { COACH | OFFICE | DSL, "evidence", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DPO, "evidence", SEE, ALL, ANY },

  /* That somebody asked to read their own record is nobody else's business. */
  { DSL | DPO, "access-request", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DSL | DPO, "redaction", WORK | KITH_ACTION_REMOVE, ALL, ANY },

  /* How long records are kept, and what becomes of them. To add a disposal is to propose it; a second person confirms it
   * in kith-disposal-confirm.c, and nobody changes one. */
  { KITH_ROLE_MANAGER, "retention-rule", SEE, ALL, ANY },
  { DSL | DPO, "retention-rule", WORK | KITH_ACTION_REMOVE, ALL, ANY },
  { DSL | DPO, "legal-hold", WORK, ALL, ANY },
  { DSL | DPO, "disposal", SEE | KITH_ACTION_ADD, ALL, ANY },

  { ADMIN, "account", WORK, ALL, ANY },
};

typedef struct {
  KithVerb verb;
  KithRoles roles;
} VerbRule;

static const VerbRule verbs[] = {
  { KITH_VERB_IMPORT, OFFICE | DSL },
  { KITH_VERB_EXPORT, COACH | OFFICE | DSL | DPO | MENTOR },
  { KITH_VERB_PRINT, COACH | OFFICE | DSL | DPO | MENTOR },
  { KITH_VERB_READ_AUDIT, DSL | DPO },
  { KITH_VERB_ACCOUNTS, ADMIN },
  { KITH_VERB_BACKUP, ADMIN },
  { KITH_VERB_CHECK, ADMIN | DSL | DPO | KITH_ROLE_MANAGER },
  { KITH_VERB_OVER_LIMIT, KITH_ROLE_MANAGER | DSL },
  /* For reviews and complaints: what was put right since is shown as it was, which is more than a mentor needs. */
  { KITH_VERB_COUNT_CONCERNS, KITH_ROLE_MANAGER | DSL | DPO },
  { KITH_VERB_LOOK_BACK, COACH | OFFICE | DSL | DPO },
};

/**
 * kith_roles_from_codes:
 * @codes: (nullable): codes of [var@kith_roles] separated by spaces or commas
 *
 * Returns: the set; codes nobody knows are left out
 */
KithRoles
kith_roles_from_codes (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit_set (codes != NULL ? codes : "", " ,", -1);
  guint roles = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    for (guint j = 0; j < kith_roles.n_choices; j++)
      if (g_str_equal (parts[i], kith_roles.choices[j].code))
        roles |= 1u << j;
  return (KithRoles) roles;
}

/**
 * kith_roles_to_codes:
 * @roles: a set
 *
 * Returns: (transfer full): codes separated by spaces
 */
char *
kith_roles_to_codes (KithRoles roles)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < kith_roles.n_choices; i++)
    if (roles & (1u << i))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", kith_roles.choices[i].code);
  return g_string_free_and_steal (codes);
}

/**
 * kith_roles_dup_words:
 * @roles: a set
 *
 * Returns: (transfer full): what people call the roles, separated by commas
 */
char *
kith_roles_dup_words (KithRoles roles)
{
  g_autofree char *codes = kith_roles_to_codes (roles);

  return kith_choice_list_format (&kith_roles, codes);
}

/**
 * kith_policy_get_rules:
 * @n_rules: (out): how many
 *
 * Returns: (array length=n_rules): the policy
 */
const KithPolicyRule *
kith_policy_get_rules (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}

/**
 * kith_policy_leaves_room:
 * @roles: roles of an account
 * @actions: what it wants to do
 *
 * Returns: %FALSE when the file is open for looking only and @actions is more than that
 */
gboolean
kith_policy_leaves_room (KithRoles  roles,
                         KithAction actions)
{
  return (roles & KITH_ROLE_LOOKS_ONLY) == 0 || actions == KITH_ACTION_SEE;
}

/**
 * kith_policy_allows_any:
 * @roles: roles of an account
 * @kind: a kind
 * @action: an action
 *
 * Returns: whether the roles may do it with at least some records of the kind; a button may be shown
 */
gboolean
kith_policy_allows_any (KithRoles       roles,
                        const KithKind *kind,
                        KithAction      action)
{
  if (!kith_policy_leaves_room (roles, action))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if ((rules[i].roles & roles) && (rules[i].actions & action) && g_str_equal (rules[i].kind, kind->name))
      return TRUE;
  return FALSE;
}

/**
 * kith_policy_allows_verb:
 * @roles: roles of an account
 * @verb: what it wants to do
 *
 * Returns: whether it may
 */
gboolean
kith_policy_allows_verb (KithRoles roles,
                         KithVerb  verb)
{
  if ((roles & KITH_ROLE_LOOKS_ONLY) != 0 && (verb & LOOKING) == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (verbs[i].verb == verb)
      return (verbs[i].roles & roles) != 0;
  return FALSE;
}

static const char *
get_action_words (KithAction action)
{
  switch (action) {
  case KITH_ACTION_SEE:
    return C_("may not …", "see");
  case KITH_ACTION_ADD:
    return C_("may not …", "add");
  case KITH_ACTION_EDIT:
    return C_("may not …", "change");
  case KITH_ACTION_STRIKE:
    return C_("may not …", "strike out");
  case KITH_ACTION_REMOVE:
    return C_("may not …", "remove");
  }
  g_return_val_if_reached ("");
}

/**
 * kith_policy_explain:
 * @roles: roles of an account
 * @kind: a kind
 * @action: the action that was refused
 *
 * Returns: (transfer full): a sentence saying what this account may not do, and whom to ask
 */
char *
kith_policy_explain (KithRoles       roles,
                     const KithKind *kind,
                     KithAction      action)
{
  g_autofree char *words = NULL;

  /* No role is what is in the way. */
  if (!kith_policy_leaves_room (roles, action))
    return g_strdup (_("The file is open for looking only. Nothing was done."));
  words = kith_roles_dup_words (roles);
  /* Translators: what is refused (see, add, …), the kind in the plural, and the account's roles */
  return g_strdup_printf (
    _("This account may not %s these: %s. Its roles are: %s. Ask an administrator if you need to."),
    get_action_words (action), _(kind->label_plural), *words != '\0' ? words : _("none"));
}
