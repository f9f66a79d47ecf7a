/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-kinds.h"
#include "kith-policy.h"

static void
test_every_kind_has_rules (void)
{
  guint n_kinds = 0;
  guint n_rules = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  const KithPolicyRule *rules = kith_policy_get_rules (&n_rules);

  for (guint i = 0; i < n_kinds; i++) {
    g_test_message ("kind %s", kinds[i]->name);
    g_assert_true (kith_policy_allows_any (KITH_ROLES_ALL, kinds[i], KITH_ACTION_SEE));
  }
  for (guint i = 0; i < n_rules; i++)
    g_assert_nonnull (kith_kind_find (rules[i].kind));
}

static void
test_no_role_means_nothing (void)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    g_assert_false (kith_policy_allows_any ((KithRoles) 0, kinds[i], KITH_ACTION_SEE));
  for (guint verb = KITH_VERB_IMPORT; verb <= KITH_VERB_COUNT_CONCERNS; verb <<= 1)
    g_assert_false (kith_policy_allows_verb ((KithRoles) 0, (KithVerb) verb));
}

static void
test_administrators_do_no_casework (void)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i]->student_field != KITH_NO_FIELD || kinds[i]->parent_field != KITH_NO_FIELD ||
        kinds[i] == &kith_student_kind || kinds[i] == &kith_group_kind || kinds[i] == &kith_saved_view_kind)
      g_assert_false (kith_policy_allows_any (KITH_ROLE_ADMIN, kinds[i], KITH_ACTION_SEE));
  g_assert_false (kith_policy_allows_verb (KITH_ROLE_ADMIN, KITH_VERB_IMPORT));
  g_assert_true (kith_policy_allows_verb (KITH_ROLE_ADMIN, KITH_VERB_ACCOUNTS));
}

static void
test_data_protection_only_reads (void)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint action = KITH_ACTION_ADD; action <= KITH_ACTION_REMOVE; action <<= 1)
      /* Anybody raises a concern, and has a receipt for it; what somebody asks for a copy of, how
       * long records are kept and what becomes of them is the officer's own work. */
      if (kinds[i] != &kith_concern_kind && kinds[i] != &kith_concern_receipt_kind &&
          kinds[i] != &kith_access_request_kind && kinds[i] != &kith_redaction_kind &&
          kinds[i] != &kith_retention_rule_kind && kinds[i] != &kith_legal_hold_kind && kinds[i] != &kith_disposal_kind)
        g_assert_false (kith_policy_allows_any (KITH_ROLE_DPO, kinds[i], (KithAction) action));
}

static void
test_who_strikes_out (void)
{
  g_assert_false (kith_policy_allows_any (KITH_ROLE_MENTOR, &kith_note_kind, KITH_ACTION_STRIKE));
  g_assert_false (kith_policy_allows_any (KITH_ROLE_COACH, &kith_note_kind, KITH_ACTION_STRIKE));
  g_assert_false (kith_policy_allows_any (KITH_ROLE_WELFARE, &kith_note_kind, KITH_ACTION_STRIKE));
  g_assert_true (kith_policy_allows_any (KITH_ROLE_MANAGER, &kith_note_kind, KITH_ACTION_STRIKE));
  g_assert_true (kith_policy_allows_any (KITH_ROLE_DSL, &kith_note_kind, KITH_ACTION_STRIKE));
  g_assert_false (kith_policy_allows_any (KITH_ROLES_ALL, &kith_note_kind, KITH_ACTION_REMOVE));
}

static void
test_codes (void)
{
  g_autofree char *codes = kith_roles_to_codes ((KithRoles) (KITH_ROLE_DSL | KITH_ROLE_COACH));
  g_autofree char *sentence = kith_policy_explain (KITH_ROLE_ADMIN, &kith_student_kind, KITH_ACTION_SEE);

  g_assert_cmpstr (codes, ==, "coach dsl");
  g_assert_cmpint (kith_roles_from_codes ("coach,dsl nonsense"), ==, KITH_ROLE_COACH | KITH_ROLE_DSL);
  g_assert_cmpstr (sentence, ==,
                   "This account may not see these: Students. Its roles are: Administrator. "
                   "Ask an administrator if you need to.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/policy/every-kind-has-rules", test_every_kind_has_rules);
  g_test_add_func ("/model/policy/no-role-means-nothing", test_no_role_means_nothing);
  g_test_add_func ("/model/policy/administrators-do-no-casework", test_administrators_do_no_casework);
  g_test_add_func ("/model/policy/data-protection-only-reads", test_data_protection_only_reads);
  g_test_add_func ("/model/policy/who-strikes-out", test_who_strikes_out);
  g_test_add_func ("/model/policy/codes", test_codes);
  return g_test_run ();
}
