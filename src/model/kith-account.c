/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-account.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"

struct _KithAccount
{
  KithRecord parent_instance;
};

static void
check_name (KithRecord      *record,
            guint            field,
            const KithRules *rules,
            KithProblems    *problems)
{
  const char *name = kith_record_get_text (record, field);

  for (const char *cursor = name; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    if (g_unichar_isspace (g_utf8_get_char (cursor))) {
      kith_problems_add (problems, "name", KITH_SEVERITY_ERROR, _("Use a name without spaces, as in “amara”."));
      return;
    }
}

static const KithField account_fields[] = {
  [KITH_ACCOUNT_NAME] = { "name", KITH_FIELD_LINE, N_("Name to sign in with"), .limit = 60,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_UNIQUE | KITH_FIELD_FIXED | KITH_FIELD_QUICK,
    .missing = N_("Enter a name to sign in with."), .check = check_name },
  [KITH_ACCOUNT_FULL_NAME] = { "full-name", KITH_FIELD_LINE, N_("Full name"), .limit = 100,
    .flags = KITH_FIELD_QUICK },
  [KITH_ACCOUNT_ROLES] = { "roles", KITH_FIELD_CHOICES, N_("Roles"), .choices = &kith_roles,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Choose at least one role.") },
  [KITH_ACCOUNT_PERSON] = { "person", KITH_FIELD_LINK, N_("Person"), .kind = "person" },
  [KITH_ACCOUNT_DISABLED_AT] = { "disabled-at", KITH_FIELD_INSTANT, N_("Disabled"), .flags = KITH_FIELD_SYSTEM },
  [KITH_ACCOUNT_CREATED_AT] = { "created-at", KITH_FIELD_INSTANT, N_("Added"), .flags = KITH_FIELD_SYSTEM },
  /* only while nobody has used the activation code */
  [KITH_ACCOUNT_ACTIVATE_BEFORE] = { "activate-before", KITH_FIELD_INSTANT, N_("Activate before"),
    .flags = KITH_FIELD_SYSTEM },
};

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_ACCOUNT_NAME));
}

const KithKind kith_account_kind = {
  .name = "account",
  .plural = "accounts",
  .table = "account",
  .label = N_("Account"),
  .label_plural = N_("Accounts"),
  .fields = account_fields,
  .n_fields = G_N_ELEMENTS (account_fields),
  .get_type = kith_account_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "name",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithAccount, kith_account)
