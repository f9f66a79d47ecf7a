/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-print.h"
#include "kith-salvage.h"

#include <glib/gi18n.h>
#include <stdio.h>

static void
print_json (const char               *file,
            const KithSalvageOutcome *outcome)
{
  JsonArray *losses = json_array_new ();
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; outcome->losses[i] != NULL; i++)
    json_array_add_string_element (losses, outcome->losses[i]);
  json_object_set_string_member (object, "file", file);
  json_object_set_int_member (object, "entries", outcome->n_rows);
  json_object_set_array_member (object, "losses", losses);
  json_node_take_object (node, object);
  kith_cli_print_json (node);
}

static void
print_words (const char               *file,
             const KithSalvageOutcome *outcome)
{
  printf ("%s\n", file);
  for (guint i = 0; outcome->losses[i] != NULL; i++)
    printf ("%s\n", outcome->losses[i]);
  if (outcome->losses[0] == NULL)
    printf ("%s\n", _("Everything could be read."));
}

KithCliStatus
kith_cli_salvage (KithCli  *cli,
                  char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_autofree char *to = NULL;
  g_autofree char *path = NULL;
  g_autoptr (KithSecretText) passphrase = NULL;
  g_autoptr (KithSalvageOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("The case file to make; nothing is written over"), N_("NEW.kith") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, "--to NEW.kith", entries, &words, 0, 0, &error))
    return kith_cli_fail (error);
  if (to == NULL)
    return kith_cli_fail_usage (_("Say where the case file goes with --to NEW.kith."));
  if (!kith_cli_ask_account (cli, &path, &passphrase, &error))
    return kith_cli_fail (error);
  outcome = kith_salvage (path, cli->user, passphrase, to, cli->clock, cli->cancellable, &error);
  if (outcome == NULL)
    return kith_cli_fail (error);
  if (cli->json)
    print_json (to, outcome);
  else
    print_words (to, outcome);
  return KITH_CLI_DONE;
}
