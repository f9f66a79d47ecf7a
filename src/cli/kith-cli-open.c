/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-gap.h"
#include "kith-cli-passphrase.h"
#include "kith-cli.h"

#include <glib/gi18n.h>

/* Whoever only reads is told as well. */
static void
warn_of_gap (KithCli *self)
{
  g_autofree char *words = kith_audit_gap_dup_words (self->file);

  if (words != NULL)
    /* Translators: a sentence about a file that is an older copy */
    g_printerr (_("kithctl: %s It can only be read until an administrator runs “kithctl audit accept --reason WHY”.\n"), words);
}

/**
 * kith_cli_ask_account:
 * @self: a run
 * @path: (out): the case file
 * @passphrase: (out): the passphrase of the account, free with kith_secret_free_text
 * @error: what the command line leaves out
 *
 * Asks for what opens the case file, without opening it.
 *
 * Returns: whether @path and @passphrase are set
 */
gboolean
kith_cli_ask_account (KithCli  *self,
                      char    **path,
                      char    **passphrase,
                      GError  **error)
{
  g_autofree char *found = kith_cli_dup_case_file (self, error);

  if (found == NULL)
    return FALSE;
  if (self->user == NULL)
    return kith_cli_set_usage (error, _("Say who you are with --user NAME."));
  *passphrase = kith_cli_read_passphrase (self->password_file, _("Passphrase:"), error);
  if (*passphrase == NULL)
    return FALSE;
  *path = g_steal_pointer (&found);
  return TRUE;
}

/**
 * kith_cli_open:
 * @self: a run
 * @error: why it could not be opened
 *
 * Opens the case file for the account that was named.
 *
 * Returns: whether it is open now
 */
gboolean
kith_cli_open (KithCli  *self,
               GError  **error)
{
  g_autofree char *path = NULL;
  g_autoptr (KithSecretText) passphrase = NULL;

  if (!kith_cli_ask_account (self, &path, &passphrase, error))
    return FALSE;
  self->file = kith_case_file_open (path, self->user, passphrase, self->clock, self->cancellable, error);
  if (self->file == NULL)
    return FALSE;
  warn_of_gap (self);
  return TRUE;
}
