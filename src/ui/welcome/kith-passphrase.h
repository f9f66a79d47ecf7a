/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-secret.h"

G_BEGIN_DECLS

#define KITH_PASSPHRASE_LEAST_LENGTH 12
#define KITH_PASSPHRASE_N_WORDS 4

/**
 * KithPassphraseStrength:
 * @KITH_PASSPHRASE_TOO_SHORT: Under %KITH_PASSPHRASE_LEAST_LENGTH characters; not accepted
 * @KITH_PASSPHRASE_EASY: Made of what everybody tries first; not accepted
 * @KITH_PASSPHRASE_FAIR: Keeps out a passer-by
 * @KITH_PASSPHRASE_GOOD: Keeps out somebody with time
 * @KITH_PASSPHRASE_STRONG: Keeps out somebody with money
 */
typedef enum {
  KITH_PASSPHRASE_TOO_SHORT,
  KITH_PASSPHRASE_EASY,
  KITH_PASSPHRASE_FAIR,
  KITH_PASSPHRASE_GOOD,
  KITH_PASSPHRASE_STRONG,
} KithPassphraseStrength;

KithPassphraseStrength kith_passphrase_judge   (const char             *passphrase,
                                                const char *const      *context);
const char            *kith_passphrase_explain (KithPassphraseStrength  strength);
gboolean               kith_passphrase_is_accepted (KithPassphraseStrength strength);
/* free with kith_secret_free_text */
char                  *kith_passphrase_generate (void);

G_END_DECLS
