/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-account.h"
#include "kith-accounts-private.h"
#include "kith-audit-private.h"
#include "kith-choice.h"
#include "kith-lists.h"
#include "kith-person.h"
#include "kith-problems.h"
#include "kith-role-keys.h"
#include "kith-rules.h"
#include "kith-save.h"

#include <glib/gi18n.h>

static KithRecord *
create_account (const char *name,
                const char *full_name,
                KithRoles   roles)
{
  KithRecord *account = kith_record_new (&kith_account_kind);
  g_autofree char *codes = kith_roles_to_codes (roles);

  kith_record_set_text (account, KITH_ACCOUNT_NAME, name);
  kith_record_set_text (account, KITH_ACCOUNT_FULL_NAME, full_name);
  kith_record_set_text (account, KITH_ACCOUNT_ROLES, codes);
  return account;
}

/* The rules of an account that need no case file; there may not be one yet. */
gboolean
kith_accounts_precheck (const char  *name,
                        const char  *full_name,
                        KithRoles    roles,
                        KithClock   *clock,
                        GError     **error)
{
  g_autoptr (KithRecord) account = create_account (name, full_name, roles);
  g_autoptr (KithProblems) problems = kith_problems_new ();
  KithRules rules;
  GDate today;

  kith_clock_get_today (clock, &today);
  kith_rules_init (&rules, &today, kith_clock_get_now (clock));
  if (kith_record_validate (account, &rules, problems))
    return TRUE;
  kith_problems_to_error (problems, error);
  return FALSE;
}

/* What a person does follows from the roles of their account; an administrator alone is somebody else to students. */
static char *
dup_person_roles (KithRoles roles)
{
  g_autofree char *codes = kith_roles_to_codes ((KithRoles) (roles & ~KITH_ROLE_ADMIN));
  GString *known = g_string_new (NULL);

  for (guint i = 0; i < kith_person_roles.n_choices; i++)
    if (kith_choices_contain (codes, kith_person_roles.choices[i].code))
      g_string_append_printf (known, "%s%s", known->len > 0 ? " " : "", kith_person_roles.choices[i].code);
  if (known->len == 0)
    g_string_append (known, "other");
  return g_string_free_and_steal (known);
}

static gint64
insert_person (KithCaseFile  *file,
               const char    *name,
               KithRoles      roles,
               GError       **error)
{
  g_autoptr (KithRecord) person = kith_record_new (&kith_person_kind);
  g_autofree char *codes = dup_person_roles (roles);
  g_autofree char *today = kith_clock_dup_today (file->clock);

  kith_record_set_text (person, KITH_PERSON_NAME, name);
  kith_record_set_text (person, KITH_PERSON_ROLES, codes);
  kith_record_set_text (person, KITH_PERSON_START_DATE, today);
  return kith_save_record (file, person, KITH_SAVE_ACCEPT_WARNINGS, error) ? kith_record_get_id (person) : 0;
}

static const KithSlotInfo *
find_slot (GPtrArray  *slots,
           const char *id)
{
  for (guint i = 0; i < slots->len; i++)
    if (g_str_equal (((const KithSlotInfo *) g_ptr_array_index (slots, i))->id, id))
      return g_ptr_array_index (slots, i);
  return NULL;
}

/* Notes which key slot is the account's, and its public keys. */
gboolean
kith_accounts_put_keys (KithCaseFile  *file,
                        gint64         account,
                        const char    *slot,
                        GError       **error)
{
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (file->vault);
  const KithSlotInfo *info = find_slot (slots, slot);
  g_autoptr (KithStatement) statement = NULL;

  g_return_val_if_fail (info != NULL, FALSE);

  statement = kith_db_prepare (file->db, "UPDATE account SET slot = :slot, public_key = :public_key,"
                               " signing_key = :signing_key WHERE id = :id", error);
  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":slot", slot);
  kith_statement_bind_bytes (statement, ":public_key", info->public_key);
  kith_statement_bind_bytes (statement, ":signing_key", info->signing_key);
  kith_statement_bind_int64 (statement, ":id", account);
  return kith_statement_run (statement, error);
}

gint64
kith_accounts_insert (KithCaseFile  *file,
                      const char    *name,
                      const char    *full_name,
                      KithRoles      roles,
                      gint64         person,
                      const char    *slot,
                      GError       **error)
{
  g_autoptr (KithRecord) account = create_account (name, full_name, roles);

  if (person == 0)
    person = insert_person (file, full_name != NULL && *full_name != '\0' ? full_name : name, roles, error);
  if (person == 0)
    return 0;
  kith_record_set_number (account, KITH_ACCOUNT_PERSON, person);
  if (!kith_save_record (file, account, KITH_SAVE_ACCEPT_WARNINGS, error) ||
      !kith_accounts_put_keys (file, kith_record_get_id (account), slot, error) ||
      !kith_audit_keys_announce (file, slot, KITH_AUDIT_KEY_ADDED, error) ||
      !kith_role_keys_give (file, kith_record_get_id (account), roles, error))
    return 0;
  return kith_record_get_id (account);
}
