/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-policy.h"

G_BEGIN_DECLS

/* What it takes to open or make a file, on its way to the thread that does; the passphrase is in secure memory. */
typedef struct {
  char *path;
  char *user;
  char *full_name;
  char *passphrase;
  KithRoles roles;
} KithStoreEntry;

KithStoreEntry *kith_store_entry_new  (const char *path,
                                       const char *user,
                                       const char *full_name,
                                       const char *passphrase,
                                       KithRoles   roles);
/* a KithStoreEntry */
void            kith_store_entry_free (gpointer    data);

G_END_DECLS
