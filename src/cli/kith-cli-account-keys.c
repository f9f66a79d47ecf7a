/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-passphrase.h"
#include "kith-cli-print.h"
#include "kith-recovery-holders.h"
#include "kith-time.h"

#include <glib/gi18n.h>

static char *
dup_state (const KithRecoveryHolder *holder)
{
  g_autofree char *when = holder->confirmed_at != 0 ? kith_time_format_instant (holder->confirmed_at) : NULL;

  if (holder->is_due)
    return g_strdup (_("has to be looked for"));
  /* Translators: day and time */
  return when != NULL ? g_strdup_printf (_("found %s"), when) : g_strdup (_("new"));
}

static JsonNode *
holder_to_json (const KithRecoveryHolder *holder)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "slot", holder->slot);
  json_object_set_string_member (object, "holder", holder->holder);
  json_object_set_int_member (object, "made-at", holder->made_at);
  json_object_set_int_member (object, "confirmed-at", holder->confirmed_at);
  json_object_set_boolean_member (object, "is-due", holder->is_due);
  json_node_take_object (node, object);
  return node;
}

static void
print_json (GPtrArray *holders)
{
  JsonNode *root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < holders->len; i++)
    json_array_add_element (array, holder_to_json (g_ptr_array_index (holders, i)));
  json_node_take_array (root, array);
  kith_cli_print_json (root);
}

static void
print_table (GPtrArray *holders)
{
  const char *const headings[] = { _("Key"), _("Holder"), _("Made"), _("Paper"), NULL };
  g_autoptr (KithCliTable) table = kith_cli_table_new (headings);

  for (guint i = 0; i < holders->len; i++) {
    const KithRecoveryHolder *holder = g_ptr_array_index (holders, i);
    char **cells = g_new0 (char *, G_N_ELEMENTS (headings));

    cells[0] = g_strdup (holder->slot);
    cells[1] = g_strdup (*holder->holder != '\0' ? holder->holder : _("not known"));
    cells[2] = kith_time_format_instant (holder->made_at);
    cells[3] = dup_state (holder);
    kith_cli_table_add_row (table, cells);
  }
  kith_cli_table_print (table);
}

static gboolean
list (KithCli  *cli,
      GError  **error)
{
  g_autoptr (GPtrArray) holders = kith_recovery_holders_list (cli->file, error);

  if (holders == NULL)
    return FALSE;
  if (cli->json)
    print_json (holders);
  else
    print_table (holders);
  return TRUE;
}

static gboolean
make (KithCli     *cli,
      const char  *slot,
      const char  *holder,
      GError     **error)
{
  g_autoptr (KithSecretText) paper = NULL;

  if (holder == NULL)
    return kith_cli_set_usage (error, _("Say who will keep the paper with --full-name TEXT."));
  paper = slot != NULL ? kith_recovery_holders_replace (cli->file, slot, holder, error)
                       : kith_recovery_holders_add (cli->file, holder, error);
  if (paper == NULL)
    return FALSE;
  kith_cli_print_secret (cli, "recovery-key", paper);
  kith_cli_say (_("This is the recovery key of the new holder. Print it with their name and today’s date; it is not shown "
                  "again."));
  return TRUE;
}

static gboolean
check (KithCli     *cli,
       const char  *slot,
       const char  *file,
       GError     **error)
{
  g_autoptr (KithSecretText) typed = NULL;

  if (file == NULL)
    return kith_cli_set_usage (error, _("Say where the two groups stand with --key-file FILE."));
  typed = kith_cli_read_passphrase (file, _("Recovery key:"), error);
  return typed != NULL && kith_recovery_holders_confirm (cli->file, slot, typed, error);
}

static gboolean
run (KithCli     *cli,
     const char  *verb,
     const char  *slot,
     const char  *holder,
     const char  *file,
     GError     **error)
{
  if (g_str_equal (verb, "keys"))
    return list (cli, error);
  if (g_str_equal (verb, "key-add"))
    return make (cli, NULL, holder, error);
  if (g_str_equal (verb, "key-replace"))
    return make (cli, slot, holder, error);
  if (g_str_equal (verb, "key-remove"))
    return kith_recovery_holders_remove (cli->file, slot, cli->cancellable, error);
  if (g_str_equal (verb, "key-check"))
    return check (cli, slot, file, error);
  /* Translators: what somebody typed */
  return kith_cli_set_usage (error, _("There is no “account %s”. Use keys, key-add, key-replace, key-remove or key-check."),
                             verb);
}

/**
 * kith_cli_account_keys:
 * @cli: the run
 * @verb: "keys" or what begins with "key-"
 * @slot: (nullable): which recovery key
 * @holder: (nullable): who will keep a new one
 * @file: (nullable): where what somebody read from the paper stands
 *
 * Returns: how it went
 */
KithCliStatus
kith_cli_account_keys (KithCli    *cli,
                       const char *verb,
                       const char *slot,
                       const char *holder,
                       const char *file)
{
  g_autoptr (GError) error = NULL;

  if (!kith_cli_open (cli, &error) || !run (cli, verb, slot, holder, file, &error))
    return kith_cli_fail (error);
  return KITH_CLI_DONE;
}
