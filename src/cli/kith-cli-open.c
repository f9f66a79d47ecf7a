/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-passphrase.h"
#include "kith-cli.h"

#include <glib/gi18n.h>

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
  return self->file != NULL;
}
