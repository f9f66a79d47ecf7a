/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-accounts.h"
#include "kith-choice.h"
#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-cli-passphrase.h"
#include "kith-cli-print.h"
#include "kith-lists.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define ARGUMENTS "add NAME --roles R,R [--person ID] | list | disable NAME | password NAME | recover"

/* What may stand behind `account`. */
typedef struct {
  char *roles;
  char *person;
  char *full_name;
  char *new_password_file;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->roles);
  g_free (self->person);
  g_free (self->full_name);
  g_free (self->new_password_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_roles (const char  *typed,
             KithRoles   *roles,
             GError     **error)
{
  g_auto (GStrv) parts = g_strsplit_set (typed != NULL ? typed : "", ", ", -1);
  guint all = 0;

  for (guint i = 0; parts[i] != NULL; i++) {
    const KithChoice *choice = *parts[i] != '\0' ? kith_choice_list_match (&kith_roles, parts[i]) : NULL;

    if (*parts[i] == '\0')
      continue;
    if (choice == NULL)
      /* Translators: what somebody typed */
      return kith_cli_set_usage (error, _("There is no role “%s”. The roles are mentor, coach, welfare, manager, dsl, "
                                          "dpo and admin."), parts[i]);
    all |= kith_roles_from_codes (choice->code);
  }
  *roles = (KithRoles) all;
  if (all != 0)
    return TRUE;
  return kith_cli_set_usage (error, _("Say what the account may do with --roles, as in --roles coach,welfare."));
}

static gboolean
find_person (KithCli        *cli,
             const Options  *options,
             gint64         *person,
             GError        **error)
{
  *person = options->person != NULL ? kith_cli_find_person (cli, options->person, error) : 0;
  return options->person == NULL || *person != 0;
}

static KithCliStatus
add (KithCli        *cli,
     const char     *name,
     const Options  *options,
     GError        **error)
{
  g_autoptr (KithSecretText) passphrase = NULL;
  KithRoles roles = 0;
  gint64 person = 0, account = 0;

  if (!parse_roles (options->roles, &roles, error) || !kith_cli_open (cli, error) ||
      !kith_case_file_require (cli->file, KITH_VERB_ACCOUNTS, error) || !find_person (cli, options, &person, error))
    return kith_cli_fail (*error);
  passphrase = kith_cli_read_new_passphrase (options->new_password_file, "--new-password-file", error);
  if (passphrase != NULL)
    account = kith_accounts_add (cli->file, name, options->full_name != NULL ? options->full_name : name, roles, person,
                                 passphrase, error);
  if (account == 0)
    return kith_cli_fail (*error);
  kith_cli_print_id (cli, account);
  return KITH_CLI_DONE;
}

static KithCliStatus
list (KithCli  *cli,
      GError  **error)
{
  g_auto (GStrv) words = g_strsplit ("list accounts", " ", -1);

  return kith_cli_list (cli, words);
}

static KithCliStatus
disable (KithCli     *cli,
         const char  *name,
         GError     **error)
{
  if (!kith_cli_open (cli, error) || !kith_accounts_disable (cli->file, name, cli->cancellable, error))
    return kith_cli_fail (*error);
  return KITH_CLI_DONE;
}

static gboolean
is_own (KithCli    *cli,
        const char *name)
{
  g_autofree char *mine = g_utf8_casefold (kith_case_file_get_actor (cli->file)->name, -1);
  g_autofree char *other = g_utf8_casefold (name, -1);

  return g_str_equal (mine, other);
}

/* To change one's own, the old one is asked for again: that is what signing in did a moment ago. */
static gboolean
set_password (KithCli        *cli,
              const char     *name,
              const Options  *options,
              GError        **error)
{
  g_autofree char *path = kith_cli_dup_case_file (cli, error);
  g_autoptr (KithSecretText) before = NULL;
  g_autoptr (KithSecretText) after = NULL;

  if (path == NULL)
    return FALSE;
  if (cli->user == NULL)
    return kith_cli_set_usage (error, _("Say who you are with --user NAME."));
  before = kith_cli_read_passphrase (cli->password_file, _("Passphrase:"), error);
  if (before == NULL)
    return FALSE;
  cli->file = kith_case_file_open (path, cli->user, before, cli->clock, cli->cancellable, error);
  if (cli->file == NULL)
    return FALSE;
  after = kith_cli_read_new_passphrase (options->new_password_file, "--new-password-file", error);
  if (after == NULL)
    return FALSE;
  return is_own (cli, name) ? kith_accounts_set_passphrase (cli->file, before, after, error)
                            : kith_accounts_reset (cli->file, name, after, error);
}

static KithCliStatus
password (KithCli        *cli,
          const char     *name,
          const Options  *options,
          GError        **error)
{
  return set_password (cli, name, options, error) ? KITH_CLI_DONE : kith_cli_fail (*error);
}

static gboolean
run_recovery (KithCli        *cli,
              const Options  *options,
              char          **new_key,
              GError        **error)
{
  g_autofree char *path = kith_cli_dup_case_file (cli, error);
  g_autoptr (KithSecretText) key = NULL;
  g_autoptr (KithSecretText) passphrase = NULL;

  if (path == NULL)
    return FALSE;
  if (cli->user == NULL)
    return kith_cli_set_usage (error, _("Say whose passphrase is set anew with --user NAME."));
  key = kith_cli_read_passphrase (cli->password_file, _("Recovery key:"), error);
  passphrase = key != NULL ? kith_cli_read_new_passphrase (options->new_password_file, "--new-password-file", error)
                           : NULL;
  if (passphrase == NULL)
    return FALSE;
  cli->file = kith_accounts_recover (path, key, cli->user, passphrase, cli->clock, new_key, error);
  return cli->file != NULL;
}

static KithCliStatus
recover (KithCli        *cli,
         const Options  *options,
         GError        **error)
{
  g_autoptr (KithSecretText) new_key = NULL;

  if (!run_recovery (cli, options, &new_key, error))
    return kith_cli_fail (*error);
  if (cli->json)
    printf ("{\"recovery-key\": \"%s\"}\n", new_key);
  else
    printf ("%s\n", new_key);
  kith_cli_say (_("This is the new recovery key; the old one opens nothing any more. Print it and keep it in a safe "
                  "place."));
  return KITH_CLI_DONE;
}

static KithCliStatus
run (KithCli        *cli,
     char          **words,
     const Options  *options)
{
  g_autoptr (GError) error = NULL;
  const char *verb = words[1], *name = words[2];
  gboolean takes_name = g_str_equal (verb, "add") || g_str_equal (verb, "disable") || g_str_equal (verb, "password");

  if (takes_name && name == NULL)
    /* Translators: "add", "disable" or "password" */
    return kith_cli_fail_usage (_("Say whose account: kithctl account %s NAME."), verb);
  if (g_str_equal (verb, "add"))
    return add (cli, name, options, &error);
  if (g_str_equal (verb, "disable"))
    return disable (cli, name, &error);
  if (g_str_equal (verb, "password"))
    return password (cli, name, options, &error);
  if (g_str_equal (verb, "list"))
    return list (cli, &error);
  if (g_str_equal (verb, "recover"))
    return recover (cli, options, &error);
  /* Translators: what somebody typed */
  return kith_cli_fail_usage (_("There is no “account %s”. Use add, list, disable, password or recover."), verb);
}

KithCliStatus
kith_cli_account (KithCli  *cli,
                  char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "roles", 0, 0, G_OPTION_ARG_STRING, &options.roles, N_("What the account may do, separated by commas"),
      N_("R,R") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &options.person, N_("The person behind it; a new one without"), N_("ID") },
    { "full-name", 0, 0, G_OPTION_ARG_STRING, &options.full_name, N_("The name of the new person"), N_("TEXT") },
    { "new-password-file", 0, 0, G_OPTION_ARG_FILENAME, &options.new_password_file,
      N_("A file whose first line is the new passphrase"), N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 1, 2, &error))
    return kith_cli_fail (error);
  return run (cli, words, &options);
}
