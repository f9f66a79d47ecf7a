/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-disposal-report.h"

#include "kith-account.h"
#include "kith-device-facts.h"
#include "kith-report-lost-device.h"
#include "kith-text.h"
#include "kith-time.h"

#include <glib/gi18n.h>

static const char *
get_state (const KithDeviceAccount *account)
{
  switch (account->state) {
  case KITH_DEVICE_ACCOUNT_OPEN:
    return _("opens it");
  case KITH_DEVICE_ACCOUNT_INVITED:
    return _("not activated yet");
  case KITH_DEVICE_ACCOUNT_REMOVED:
    return _("removed");
  }
  g_return_val_if_reached (NULL);
}

static const char *
keep (GPtrArray *kept,
      char      *text)
{
  g_ptr_array_add (kept, text);
  return text;
}

static char *
dup_roles (const char *codes)
{
  g_autoptr (KithRecord) account = kith_record_new (&kith_account_kind);

  kith_record_set_text (account, KITH_ACCOUNT_ROLES, codes);
  return kith_record_format (account, KITH_ACCOUNT_ROLES);
}

static void
add_accounts (GArray    *lines,
              GPtrArray *accounts,
              GPtrArray *kept)
{
  for (guint i = 0; i < accounts->len; i++) {
    const KithDeviceAccount *account = g_ptr_array_index (accounts, i);
    KithLostDeviceLine line = { account->name, keep (kept, dup_roles (account->roles)), get_state (account) };

    g_array_append_val (lines, line);
  }
}

static void
add_keys (GArray    *lines,
          GPtrArray *keys,
          GPtrArray *kept)
{
  for (guint i = 0; i < keys->len; i++) {
    const KithDeviceKey *key = g_ptr_array_index (keys, i);
    KithLostDeviceLine line = {
      .name = kith_text_is_empty (key->holder) ? _("not known") : key->holder,
      .what = keep (kept, kith_time_format_instant (key->made_at)),
      .state = key->confirmed_at != 0 ? keep (kept, kith_time_format_instant (key->confirmed_at)) : _("not looked for yet"),
    };

    g_array_append_val (lines, line);
  }
}

/**
 * kith_lost_device_make:
 * @file: an open case file
 * @options: (nullable): what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_lost_device_make (KithCaseFile             *file,
                       const KithOutputOptions  *options,
                       GError                  **error)
{
  g_autoptr (KithDeviceFacts) facts = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) accounts = g_array_new (FALSE, FALSE, sizeof (KithLostDeviceLine));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (KithLostDeviceLine));
  g_autofree char *moment = NULL;
  KithReportSetting setting;
  KithLostDevice device;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  facts = kith_device_facts_gather (file, error);
  if (facts == NULL)
    return NULL;
  add_accounts (accounts, facts->accounts, kept);
  add_keys (keys, facts->keys, kept);
  device = (KithLostDevice) {
    .n_students = facts->n_students,
    .n_people = facts->n_people,
    .n_notes = facts->n_notes,
    .n_sealed = facts->n_sealed,
    .n_others = facts->n_others,
    .is_encrypted = facts->is_encrypted,
    .last_backup = facts->last_backup != 0 ? keep (kept, kith_time_format_instant (facts->last_backup)) : NULL,
    .second_copied = facts->second_copied != 0 ? keep (kept, kith_time_format_instant (facts->second_copied)) : NULL,
    .accounts = (const KithLostDeviceLine *) (gpointer) accounts->data,
    .n_accounts = accounts->len,
    .keys = (const KithLostDeviceLine *) (gpointer) keys->data,
    .n_keys = keys->len,
  };
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  return kith_report_lost_device (&device, &setting);
}
