/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli.h"

#include "kith-cli-commands.h"
#include "kith-cli-progress.h"

#include <glib/gi18n.h>
#include <string.h>

static const KithCliCommand commands[] = {
  { "init", "--user NAME [--full-name TEXT]", N_("Make a case file with a first administrator"), kith_cli_init },
  { "demo", "[--students N] [--notes N] [--seed N]", N_("Make a case file of invented people"), kith_cli_demo },
  { "account", "add|list|disable|password|recover …", N_("Look after accounts"), kith_cli_account },
  { "import", "students|notes|attendance|ksbs FILE", N_("Take students, notes, attendance or a standard in from a file"),
    kith_cli_import },
  { "list", "KIND [--student ID] [--stage S] [--archived] [--limit N]", N_("List what this account may see"), kith_cli_list },
  { "show", "student ID", N_("Show one student"), kith_cli_show },
  { "add", "KIND --set FIELD=VALUE … [--student ID]", N_("Add a record"), kith_cli_add },
  { "edit", "student ID --set FIELD=VALUE …", N_("Change a record"), kith_cli_edit },
  { "archive", "student ID", N_("Leave a student who left out of lists and counts"), kith_cli_archive },
  { "unarchive", "student ID", N_("Bring a student back from the archive"), kith_cli_unarchive },
  { "assign", "--student ID --person ID --role mentor|coach", N_("Begin somebody's support of a student"),
    kith_cli_assign },
  { "unassign", "--student ID --person ID --role mentor|coach", N_("End somebody's support of a student"),
    kith_cli_unassign },
  { "search", "WORDS [--limit N]", N_("Search students, people and notes"), kith_cli_search },
  { "report", "NAME --output FILE [--student ID] [--person ID]", N_("Write a report as PDF, text or HTML"),
    kith_cli_report },
  { "export", "KIND --output FILE", N_("Write a list as CSV, XLSX or JSON"), kith_cli_export },
  { "backup", "FILE|now|list|verify …", N_("Make, list, check and try encrypted backups"), kith_cli_backup },
  { "restore", "FILE --to NEW.kith", N_("Make a case file of a backup"), kith_cli_restore },
  { "salvage", "--to NEW.kith", N_("Save what can be read of a damaged case file"), kith_cli_salvage },
  { "check", "", N_("Check that the case file is whole"), kith_cli_check },
  { "transfer", "code|send|open|receipt …", N_("Send a record to another college, or open one"), kith_cli_transfer },
  { "audit", "list|verify|export …", N_("Read who did what and when"), kith_cli_audit },
  { "stats", "", N_("Count what is in the case file"), kith_cli_stats },
};

const KithCliCommand *
kith_cli_get_commands (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/**
 * kith_cli_new:
 *
 * Returns: (transfer full): a run of the tool that has read nothing yet
 */
KithCli *
kith_cli_new (void)
{
  KithCli *self = g_new0 (KithCli, 1);

  self->clock = kith_clock_new ();
  self->cancellable = g_cancellable_new ();
  kith_cli_progress_catch_signals (self->cancellable);
  return self;
}

/**
 * kith_cli_free:
 * @self: (transfer full) (nullable): a run; its case file is closed
 */
void
kith_cli_free (KithCli *self)
{
  if (self == NULL)
    return;
  if (self->file != NULL)
    kith_case_file_close (self->file, NULL);
  g_clear_object (&self->file);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  g_free (self->case_file);
  g_free (self->user);
  g_free (self->password_file);
  g_free (self);
}

static const KithCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static KithCliStatus
fail_unknown (const char *name)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", commands[i].name);
  if (name == NULL)
    /* Translators: names of commands, separated by commas */
    return kith_cli_fail_usage (_("Say what to do: %s. “kithctl --help” says more."), names->str);
  /* Translators: what somebody typed, then names of commands, separated by commas */
  return kith_cli_fail_usage (_("There is no command “%s”. The commands are %s."), name, names->str);
}

/**
 * kith_cli_run:
 * @self: a run
 * @argv: the command line, as `main` gets it
 *
 * Returns: the exit status
 */
KithCliStatus
kith_cli_run (KithCli  *self,
              char    **argv)
{
  g_auto (GStrv) rest = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  const KithCliCommand *command = NULL;

  if (!kith_cli_parse_global (self, &rest, &error))
    return kith_cli_fail (error);
  if (rest[0] == NULL)
    return fail_unknown (NULL);
  command = find_command (rest[0]);
  return command != NULL ? command->run (self, rest) : fail_unknown (rest[0]);
}
