/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli.h"
#include "kith-date.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA KITH_APPLICATION_ID
#define LAST_CASE_FILE "last-case-file"

static void
add_global_entries (KithCli        *self,
                    GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "case-file", 0, 0, G_OPTION_ARG_FILENAME, &self->case_file, N_("The case file"), N_("FILE") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &self->user, N_("The account to sign in with"), N_("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &self->password_file,
      N_("A file whose first line is the passphrase; “-” reads standard input"), N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print results as JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static char *
dup_commands_help (void)
{
  guint n_commands = 0;
  const KithCliCommand *commands = kith_cli_get_commands (&n_commands);
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; i < n_commands; i++)
    g_string_append_printf (text, "\n  %-10s %s", commands[i].name, _(commands[i].summary));
  g_string_append_printf (text, "\n\n%s", _("“kithctl COMMAND --help” says more about one of them."));
  return g_string_free_and_steal (text);
}

static void
print_version (void)
{
  printf ("kithctl %s\n", KITH_VERSION);
  exit (KITH_CLI_DONE);
}

/**
 * kith_cli_parse_global:
 * @self: a run
 * @argv: (inout): the command line; afterwards it starts with the command
 * @error: what is wrong with it
 *
 * Reads the options in front of the command.
 *
 * Returns: whether they could be read
 */
gboolean
kith_cli_parse_global (KithCli   *self,
                       char    ***argv,
                       GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND [ARGUMENTS]"));
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *commands = dup_commands_help ();
  char *name = NULL;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, _("Does without a window what administrators script and managers schedule."));
  g_option_context_set_description (context, commands);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_global_entries (self, context);
  if (!g_option_context_parse_strv (context, argv, error))
    return FALSE;
  if (version)
    print_version ();
  name = (*argv)[0];
  memmove (*argv, *argv + 1, sizeof (char *) * (g_strv_length (*argv + 1) + 1));
  g_free (name);
  return TRUE;
}

static const char *
get_summary (const char *name)
{
  guint n_commands = 0;
  const KithCliCommand *commands = kith_cli_get_commands (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    if (g_str_has_prefix (name, commands[i].name))
      return _(commands[i].summary);
  return NULL;
}

static gboolean
check_utf8 (char    **argv,
            GError  **error)
{
  for (guint i = 0; argv[i] != NULL; i++)
    if (!g_utf8_validate (argv[i], -1, NULL))
      return kith_cli_set_usage (error, _("The command line is not UTF-8. Set the locale of the terminal to UTF-8."));
  return TRUE;
}

/**
 * kith_cli_parse:
 * @self: a run
 * @arguments: what follows the command, for the help and for messages
 * @entries: (nullable): the command's own options
 * @argv: (inout): the command line of the command; afterwards only what is no option
 * @least: how many words there have to be behind the command
 * @most: how many there may be
 * @error: what is wrong with it
 *
 * Reads the options of a command; those of every command may stand here as well.
 *
 * Returns: whether they could be read
 */
gboolean
kith_cli_parse (KithCli             *self,
                const char          *arguments,
                const GOptionEntry  *entries,
                char              ***argv,
                guint                least,
                guint                most,
                GError             **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autofree char *name = g_strdup ((*argv)[0]);
  g_autofree char *program = g_strdup_printf ("kithctl %s", name);
  guint n_words;

  g_free ((*argv)[0]);
  (*argv)[0] = g_steal_pointer (&program);
  g_option_context_set_summary (context, get_summary (name));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_global_entries (self, context);
  if (!check_utf8 (*argv, error) || !g_option_context_parse_strv (context, argv, error))
    return FALSE;
  n_words = g_strv_length (*argv) - 1;
  if (n_words >= least && n_words <= most)
    return TRUE;
  /* Translators: a command and what has to follow it */
  return kith_cli_set_usage (error, _("Use it as in “kithctl %s %s”."), name, arguments);
}

static char *
dup_last_case_file (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *path = NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, LAST_CASE_FILE))
    return NULL;
  settings = g_settings_new_full (schema, NULL, NULL);
  path = g_settings_get_string (settings, LAST_CASE_FILE);
  return *path != '\0' ? g_steal_pointer (&path) : NULL;
}

/**
 * kith_cli_dup_case_file:
 * @self: a run
 * @error: says how to name one
 *
 * `--case-file`, else `$KITH_CASE_FILE`, else what the application opened last.
 *
 * Returns: (transfer full) (nullable): the path of the case file
 */
char *
kith_cli_dup_case_file (KithCli  *self,
                        GError  **error)
{
  const char *environment = g_getenv ("KITH_CASE_FILE");
  char *last = NULL;

  if (self->case_file != NULL)
    return g_strdup (self->case_file);
  if (environment != NULL && *environment != '\0')
    return g_strdup (environment);
  last = dup_last_case_file ();
  if (last == NULL)
    kith_cli_set_usage (error, _("Say which case file with --case-file FILE, or set KITH_CASE_FILE."));
  return last;
}

/**
 * kith_cli_check_day:
 *
 * Reads `$KITH_TODAY` before anything else does; a day that was meant to be fixed and is not would go unseen into
 * records. What is wrong with it is said.
 *
 * Returns: whether it is a day, or there is none
 */
gboolean
kith_cli_check_day (void)
{
  const char *day = g_getenv ("KITH_TODAY");
  GDate date;

  if (day == NULL || *day == '\0' || kith_date_from_iso (day, &date))
    return TRUE;
  /* Translators: what stands in the environment */
  kith_cli_say (_("KITH_TODAY is “%s”, which is not a day. Write it as in 2026-07-25, or leave it out."), day);
  return FALSE;
}
