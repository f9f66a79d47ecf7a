/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-passphrase.h"
#include "kith-cli-print.h"
#include "kith-cli-progress.h"
#include "kith-demo.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>

#define MOST_STUDENTS 100000
#define MOST_NOTES 5000000

/* A new file is named on purpose: the one opened last is there already. */
static char *
dup_new_file (KithCli  *cli,
              GError  **error)
{
  const char *environment = g_getenv ("KITH_CASE_FILE");

  if (cli->case_file != NULL)
    return g_strdup (cli->case_file);
  if (environment != NULL && *environment != '\0')
    return g_strdup (environment);
  kith_cli_set_usage (error, _("Say where the new case file goes with --case-file FILE."));
  return NULL;
}

static gboolean
create (KithCli     *cli,
        const char  *full_name,
        char       **recovery_key,
        GError     **error)
{
  g_autofree char *path = dup_new_file (cli, error);
  g_autoptr (KithSecretText) passphrase = NULL;

  if (path == NULL)
    return FALSE;
  if (cli->user == NULL)
    return kith_cli_set_usage (error, _("Say what the first administrator is called with --user NAME."));
  passphrase = kith_cli_read_new_passphrase (cli->password_file, "--password-file", error);
  if (passphrase == NULL)
    return FALSE;
  cli->file = kith_case_file_create (path, cli->user, full_name, passphrase, KITH_ROLE_ADMIN, cli->clock, recovery_key,
                                     error);
  return cli->file != NULL;
}

/* Nobody could ever get the recovery key again, so without it there is no case file either. */
static KithCliStatus
take_back (KithCli *cli)
{
  g_autofree char *path = g_strdup (kith_case_file_get_path (cli->file));

  kith_case_file_close (cli->file, NULL);
  g_clear_object (&cli->file);
  g_unlink (path);
  kith_cli_say (_("The recovery key could not be shown, so the case file was not kept."));
  return KITH_CLI_FAILED;
}

static KithCliStatus
print_recovery_key (KithCli    *cli,
                    const char *key)
{
  kith_cli_print_secret (cli, "recovery-key", key);
  if (!kith_cli_flush ())
    return take_back (cli);
  kith_cli_say (_("Print this recovery key and keep it in a safe place. It is shown only now, and it opens the case "
                  "file when a passphrase is forgotten."));
  return KITH_CLI_DONE;
}

KithCliStatus
kith_cli_init (KithCli  *cli,
               char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecretText) recovery_key = NULL;
  g_autofree char *full_name = NULL;
  const GOptionEntry entries[] = {
    { "full-name", 0, 0, G_OPTION_ARG_STRING, &full_name, N_("The name of the person behind the account"), N_("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, "--user NAME [--full-name TEXT]", entries, &words, 0, 0, &error) ||
      !create (cli, full_name, &recovery_key, &error))
    return kith_cli_fail (error);
  return print_recovery_key (cli, recovery_key);
}

static gboolean
check_sizes (int       n_students,
             int       n_notes,
             int       seed,
             GError  **error)
{
  if (n_students < 1 || n_students > MOST_STUDENTS)
    return kith_cli_set_usage (error, _("Choose 1 to %d students."), MOST_STUDENTS);
  if (n_notes < 0 || n_notes > MOST_NOTES)
    return kith_cli_set_usage (error, _("Choose 0 to %d notes."), MOST_NOTES);
  if (seed < 0)
    return kith_cli_set_usage (error, _("Choose a seed of 0 or more."));
  return TRUE;
}

/* Beside the application's own data there may be no folder yet. */
static char *
dup_demo_path (KithCli  *cli,
               GError  **error)
{
  const char *environment = g_getenv ("KITH_CASE_FILE");
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  if (cli->case_file != NULL || (environment != NULL && *environment != '\0'))
    return dup_new_file (cli, error);
  path = kith_demo_dup_default_path ();
  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_steal_pointer (&path);
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno),
               /* Translators: the path of a folder, then why, in the words of the system */
               _("The folder %s cannot be made: %s."), folder, g_strerror (errno));
  return NULL;
}

static gboolean
make_demo (KithCli                 *cli,
           const KithDemoSettings  *settings,
           GError                 **error)
{
  g_autofree char *path = dup_demo_path (cli, error);
  KithCliProgress progress;
  gboolean made;

  if (path == NULL)
    return FALSE;
  kith_cli_progress_begin (&progress);
  made = kith_demo_create (path, settings, cli->clock, kith_cli_progress_tell, &progress, cli->cancellable, error);
  kith_cli_progress_end (&progress);
  if (!made)
    return FALSE;
  printf ("%s\n", path);
  kith_cli_say (_("Sign in as “%s” with the passphrase “%s”. The people are invented."), KITH_DEMO_ACCOUNT,
                KITH_DEMO_PASSPHRASE);
  return TRUE;
}

KithCliStatus
kith_cli_demo (KithCli  *cli,
               char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  int n_students = KITH_DEMO_N_STUDENTS, n_notes = KITH_DEMO_N_NOTES, seed = KITH_DEMO_SEED;
  const GOptionEntry entries[] = {
    { "students", 0, 0, G_OPTION_ARG_INT, &n_students, N_("How many students (150)"), N_("N") },
    { "notes", 0, 0, G_OPTION_ARG_INT, &n_notes, N_("How many notes (7500)"), N_("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_("The same seed on the same day gives the same data (1)"), N_("N") },
    G_OPTION_ENTRY_NULL,
  };
  KithDemoSettings settings;

  if (!kith_cli_parse (cli, "[--students N] [--notes N] [--seed N]", entries, &words, 0, 0, &error) ||
      !check_sizes (n_students, n_notes, seed, &error))
    return kith_cli_fail (error);
  settings = (KithDemoSettings) { (guint) n_students, (guint) n_notes, (guint32) seed };
  return make_demo (cli, &settings, &error) ? KITH_CLI_DONE : kith_cli_fail (error);
}
