/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-passphrase.h"
#include "kith-cli.h"

#include <glib/gi18n.h>

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
  g_autofree char *path = kith_cli_dup_case_file (self, error);
  g_autoptr (KithSecretText) passphrase = NULL;

  if (path == NULL)
    return FALSE;
  if (self->user == NULL)
    return kith_cli_set_usage (error, _("Say who you are with --user NAME."));
  passphrase = kith_cli_read_passphrase (self->password_file, _("Passphrase:"), error);
  if (passphrase == NULL)
    return FALSE;
  self->file = kith_case_file_open (path, self->user, passphrase, self->clock, self->cancellable, error);
  return self->file != NULL;
}
