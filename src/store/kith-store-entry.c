/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-store-entry.h"

#include "kith-secret.h"

void
kith_store_entry_free (gpointer data)
{
  KithStoreEntry *self = data;

  g_free (self->path);
  g_free (self->user);
  g_free (self->full_name);
  kith_secret_free_text (self->passphrase);
  g_free (self);
}

KithStoreEntry *
kith_store_entry_new (const char *path,
                      const char *user,
                      const char *full_name,
                      const char *passphrase,
                      KithRoles   roles)
{
  KithStoreEntry *self = g_new0 (KithStoreEntry, 1);

  self->path = g_strdup (path);
  self->user = g_strdup (user);
  self->full_name = g_strdup (full_name);
  self->passphrase = kith_secret_dup_text (passphrase);
  self->roles = roles;
  return self;
}
