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

#define ARGUMENTS                                                                                                      \
  "add NAME --roles R,R [--person ID] | invite NAME | activate | list | disable NAME [--delete-backups] | password | "   \
  "recover | keys | key-add --full-name TEXT | key-replace SLOT --full-name TEXT | key-remove SLOT | key-check SLOT"

/* What may stand behind `account`. */
typedef struct {
  char *roles;
  char *person;
  char *full_name;
  char *new_password_file;
  char *key_file;
  gboolean delete_backups;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->roles);
  g_free (self->person);
  g_free (self->full_name);
  g_free (self->new_password_file);
  g_free (self->key_file);
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

/* The one line on standard output: nobody can ask for it again. */
static KithCliStatus
print_code (KithCli     *cli,
            const char  *code,
            GError      *error)
{
  if (code == NULL)
    return kith_cli_fail (error);
  kith_cli_print_secret (cli, "activation-code", code);
  kith_cli_say (_("This is their activation code, good for seven days. Tell it in person; they choose a passphrase of their "
                  "own with it."));
  return KITH_CLI_DONE;
}

static KithCliStatus
add (KithCli        *cli,
     const char     *name,
     const Options  *options,
     GError        **error)
{
  const char *full_name = options->full_name != NULL ? options->full_name : name;
  g_autoptr (KithSecretText) passphrase = NULL;
  g_autoptr (KithSecretText) code = NULL;
  KithRoles roles = 0;
  gint64 person = 0, account = 0;

  if (!parse_roles (options->roles, &roles, error) || !kith_cli_open (cli, error) ||
      !kith_case_file_require (cli->file, KITH_VERB_ACCOUNTS, error) || !find_person (cli, options, &person, error))
    return kith_cli_fail (*error);
  if (options->new_password_file == NULL) {
    code = kith_accounts_invite (cli->file, name, full_name, roles, person, error);
    return print_code (cli, code, *error);
  }
  passphrase = kith_cli_read_new_passphrase (options->new_password_file, "--new-password-file", error);
  if (passphrase != NULL)
    account = kith_accounts_add (cli->file, name, full_name, roles, person, passphrase, error);
  if (account == 0)
    return kith_cli_fail (*error);
  kith_cli_print_id (cli, account);
  return KITH_CLI_DONE;
}

static KithCliStatus
invite (KithCli     *cli,
        const char  *name,
        GError     **error)
{
  g_autoptr (KithSecretText) code = NULL;

  if (!kith_cli_open (cli, error))
    return kith_cli_fail (*error);
  code = kith_accounts_invite_again (cli->file, name, error);
  return print_code (cli, code, *error);
}

static gboolean
run_activation (KithCli        *cli,
                const Options  *options,
                GError        **error)
{
  g_autofree char *path = kith_cli_dup_case_file (cli, error);
  g_autoptr (KithSecretText) code = NULL;
  g_autoptr (KithSecretText) passphrase = NULL;

  if (path == NULL)
    return FALSE;
  if (cli->user == NULL)
    return kith_cli_set_usage (error, _("Say who you are with --user NAME."));
  code = kith_cli_read_passphrase (cli->password_file, _("Activation code:"), error);
  passphrase = code != NULL ? kith_cli_read_new_passphrase (options->new_password_file, "--new-password-file", error)
                            : NULL;
  if (passphrase == NULL)
    return FALSE;
  cli->file = kith_accounts_activate (path, cli->user, code, passphrase, cli->clock, error);
  return cli->file != NULL;
}

static KithCliStatus
list (KithCli  *cli,
      GError  **error)
{
  g_auto (GStrv) words = g_strsplit ("list accounts", " ", -1);

  return kith_cli_list (cli, words);
}

/* One line for each backup they can still open. */
static KithCliStatus
say_copies (KithCli        *cli,
            const char     *name,
            const Options  *options,
            GError        **error)
{
  g_autoptr (GPtrArray) copies = NULL;

  if (options->delete_backups && kith_accounts_delete_copies (cli->file, name, error) < 0)
    return kith_cli_fail (*error);
  copies = kith_accounts_list_copies (cli->file, name, error);
  if (copies == NULL)
    return kith_cli_fail (*error);
  for (guint i = 0; i < copies->len; i++) {
    const KithAccountCopy *copy = g_ptr_array_index (copies, i);

    if (copy->expires != NULL)
      /* Translators: a file and an ISO date */
      kith_cli_say (_("Still opens for them: %s, until %s."), copy->path, copy->expires);
    else
      /* Translators: a file */
      kith_cli_say (_("Still opens for them: %s. It stays until somebody deletes it."), copy->path);
  }
  return KITH_CLI_DONE;
}

static KithCliStatus
disable (KithCli        *cli,
         const char     *name,
         const Options  *options,
         GError        **error)
{
  if (!kith_cli_open (cli, error) || !kith_accounts_disable (cli->file, name, cli->cancellable, error))
    return kith_cli_fail (*error);
  return say_copies (cli, name, options, error);
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
  if (!is_own (cli, name))
    /* Translators: what somebody typed */
    return kith_cli_set_usage (error, _("Nobody chooses a passphrase for somebody else. Make a new activation code for them: "
                                        "kithctl account invite %s"), name);
  after = kith_cli_read_new_passphrase (options->new_password_file, "--new-password-file", error);
  if (after == NULL)
    return FALSE;
  return kith_accounts_set_passphrase (cli->file, before, after, error);
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
  gboolean recovered = run_recovery (cli, options, &new_key, error);

  /* Also when something failed after it was made. */
  if (new_key != NULL) {
    kith_cli_print_secret (cli, "recovery-key", new_key);
    kith_cli_say (_("This is the new recovery key; the old one opens nothing any more. Print it and keep it in a safe "
                    "place."));
  }
  return recovered ? KITH_CLI_DONE : kith_cli_fail (*error);
}

static KithCliStatus
run (KithCli        *cli,
     char          **words,
     const Options  *options)
{
  g_autoptr (GError) error = NULL;
  const char *verb = words[1], *name = words[2];
  const char *const with_name[] = { "add", "invite", "disable", "password", "key-replace", "key-remove", "key-check", NULL };

  if (g_strv_contains (with_name, verb) && name == NULL)
    /* Translators: "add", "disable" or another verb */
    return kith_cli_fail_usage (_("Say which one: kithctl account %s NAME."), verb);
  if (g_str_equal (verb, "add"))
    return add (cli, name, options, &error);
  if (g_str_equal (verb, "disable"))
    return disable (cli, name, options, &error);
  if (g_str_equal (verb, "invite"))
    return invite (cli, name, &error);
  if (g_str_equal (verb, "activate"))
    return run_activation (cli, options, &error) ? KITH_CLI_DONE : kith_cli_fail (error);
  if (g_str_has_prefix (verb, "key"))
    return kith_cli_account_keys (cli, verb, name, options->full_name, options->key_file);
  if (g_str_equal (verb, "password"))
    return password (cli, name, options, &error);
  if (g_str_equal (verb, "list"))
    return list (cli, &error);
  if (g_str_equal (verb, "recover"))
    return recover (cli, options, &error);
  /* Translators: what somebody typed */
  return kith_cli_fail_usage (_("There is no “account %s”. Use add, invite, activate, list, disable, password, "
                                "recover or keys."), verb);
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
    { "delete-backups", 0, 0, G_OPTION_ARG_NONE, &options.delete_backups,
      N_("Delete the backups that still open for them"), NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &options.key_file, N_("A file with what stands on the paper"), N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 1, 2, &error))
    return kith_cli_fail (error);
  return run (cli, words, &options);
}
