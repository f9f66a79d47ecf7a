/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-archive.h"
#include "kith-cli-commands.h"
#include "kith-cli-find.h"

#include <glib/gi18n.h>

#define ARGUMENTS "student ID"

/* Only students can be archived; what is about them goes with them. */
static gboolean
check_kind (const char  *name,
            GError     **error)
{
  if (g_str_equal (name, "student"))
    return TRUE;
  /* Translators: what somebody typed */
  return kith_cli_set_usage (error, _("“%s” cannot be archived, only a student can: student ID."), name);
}

static gboolean
set_archived (KithCli     *cli,
              const char  *college_id,
              gboolean     archived,
              GError     **error)
{
  gint64 student;

  if (!kith_cli_open (cli, error))
    return FALSE;
  student = kith_cli_find_student (cli, college_id, error);
  return student != 0 && kith_case_file_archive_student (cli->file, student, archived, error);
}

static KithCliStatus
run (KithCli   *cli,
     char     **argv,
     gboolean   archived)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 2, 2, &error) || !check_kind (words[1], &error) ||
      !set_archived (cli, words[2], archived, &error))
    return kith_cli_fail (error);
  return KITH_CLI_DONE;
}

KithCliStatus
kith_cli_archive (KithCli  *cli,
                  char    **argv)
{
  return run (cli, argv, TRUE);
}

KithCliStatus
kith_cli_unarchive (KithCli  *cli,
                    char    **argv)
{
  return run (cli, argv, FALSE);
}
