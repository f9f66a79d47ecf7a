/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-secret.h"

#include <openssl/crypto.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Every secret has pages of its own. OpenSSL's secure heap would be simpler, but once it is set up OpenSSL also wants
 * the 256 MiB of Argon2id from it, and there is no locking as much. */

static gsize
round_to_pages (gsize size)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);

  return (size + page - 1) / page * page;
}

/**
 * kith_secret_init_process:
 *
 * Forbids core dumps and tracing of this process. Call first thing in `main`.
 * `KITH_DEBUGGABLE=1` in the environment leaves the process open to a debugger, for people who work on Kith.
 */
void
kith_secret_init_process (void)
{
  const struct rlimit none = { 0, 0 };

  if (g_getenv ("KITH_DEBUGGABLE") != NULL)
    return;
  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/**
 * kith_secret_new:
 * @size: bytes
 *
 * Returns: (transfer full): zeroed secure memory, free with [func@kith_secret_free]
 */
void *
kith_secret_new (gsize size)
{
  gsize room = round_to_pages (MAX (size, 1));
  void *secret = mmap (NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (secret == MAP_FAILED)
    g_error ("Out of memory for keys");
  /* Where the system allows no locking, the secret is still wiped and kept out of dumps. */
  mlock (secret, room);
  madvise (secret, room, MADV_DONTDUMP);
  return secret;
}

/**
 * kith_secret_copy:
 * @bytes: what to copy
 * @size: how many bytes
 *
 * Returns: (transfer full): a copy in secure memory
 */
void *
kith_secret_copy (const void *bytes,
                  gsize       size)
{
  return memcpy (kith_secret_new (size), bytes, size);
}

/**
 * kith_secret_dup_text:
 * @text: (nullable): a passphrase
 *
 * Returns: (transfer full) (nullable): a copy in secure memory, free with [func@kith_secret_free_text]
 */
char *
kith_secret_dup_text (const char *text)
{
  return text != NULL ? kith_secret_copy (text, strlen (text) + 1) : NULL;
}

/**
 * kith_secret_free:
 * @secret: (nullable) (transfer full): secure memory
 * @size: its size in bytes
 *
 * Wipes and frees.
 */
void
kith_secret_free (void *secret,
                  gsize size)
{
  if (secret == NULL)
    return;
  OPENSSL_cleanse (secret, size);
  munmap (secret, round_to_pages (MAX (size, 1)));
}

/**
 * kith_secret_free_text:
 * @text: (nullable) (transfer full): from [func@kith_secret_dup_text]
 *
 * Wipes and frees.
 */
void
kith_secret_free_text (char *text)
{
  if (text != NULL)
    kith_secret_free (text, strlen (text) + 1);
}

/**
 * kith_secret_wipe:
 * @bytes: memory anywhere
 * @size: how many bytes
 *
 * Overwrites in a way the compiler does not take out.
 */
void
kith_secret_wipe (void *bytes,
                  gsize size)
{
  OPENSSL_cleanse (bytes, size);
}
