/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-cli-query.h"
#include "kith-export.h"
#include "kith-table-export.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define ARGUMENTS \
  "students|people|notes|… --output FILE.csv|.xlsx|.json [--student ID] [--stage S] [--archived] [--limit N] [--purpose TEXT]"

static gboolean
check_output (const char  *output,
              GError     **error)
{
  KithTableFormat format;

  if (output != NULL && kith_table_format_from_name (output, &format))
    return TRUE;
  return kith_cli_set_usage (error, _("Say where it goes with --output FILE; .csv, .xlsx or .json says how."));
}

static gboolean
export (KithCli              *cli,
        const KithKind       *kind,
        const KithCliFilter  *filter,
        const char           *output,
        const char           *purpose,
        GError              **error)
{
  const KithExportOptions options = { .purpose = purpose };
  g_autoptr (KithQuery) query = NULL;
  gint64 count;

  if (!kith_cli_open (cli, error) || !kith_case_file_require (cli->file, KITH_VERB_EXPORT, error) ||
      !kith_cli_require_see (cli, kind, error))
    return FALSE;
  query = kith_cli_filter_make_query (filter, cli, kind, error);
  count = query != NULL ? kith_export_write (cli->file, query, &options, output, cli->cancellable, error) : -1;
  if (count < 0)
    return FALSE;
  printf ("%" G_GINT64_FORMAT "\n", count);
  kith_cli_say (_("%s contains personal data. Keep it where only those who need it can read it."), output);
  return TRUE;
}

KithCliStatus
kith_cli_export (KithCli  *cli,
                 char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (KithCliFilter) filter = { 0 };
  g_autofree char *output = NULL;
  g_autofree char *purpose = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Where it goes"), N_("FILE.csv|.xlsx|.json") },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &purpose, N_("What it is for; kept in the audit"), N_("TEXT") },
    KITH_CLI_FILTER_ENTRIES (filter),
    G_OPTION_ENTRY_NULL,
  };
  const KithKind *kind = NULL;

  if (g_strv_contains ((const char *const *) argv + 1, "diary"))
    return kith_cli_export_diary (cli, argv);
  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 1, 1, &error))
    return kith_cli_fail (error);
  kind = kith_cli_find_plural (words[1], &error);
  if (kind == NULL || !kith_cli_filter_check (&filter, kind, &error) || !check_output (output, &error) ||
      !export (cli, kind, &filter, output, purpose, &error))
    return kith_cli_fail (error);
  return KITH_CLI_DONE;
}
