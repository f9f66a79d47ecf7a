/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/kith-passphrase.h"

#include "kith-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/random.h>

/* What must be left over once the words everybody tries have been taken out. */
#define LEAST_LEFT_OVER 6
#define LEAST_DIFFERENT 5

/* How hard each part is to guess, in bits: a word somebody picks, a character somebody picks. */
#define BITS_A_WORD 11
#define BITS_A_CHARACTER 2.3
#define BITS_GOOD 40
#define BITS_STRONG 44

/* The parts of the passphrases found most often, and the words of this place. */
static const char *const tried_first[] = {
  "password", "passphrase", "passw0rd", "p4ssword", "qwerty", "asdfgh", "zxcvbn", "qazwsx", "letmein", "welcome",
  "iloveyou", "monkey", "dragon", "football", "liverpool", "arsenal", "chelsea", "manchester", "sunshine", "princess",
  "superman", "batman", "charlie", "shadow", "master", "secret", "changeme", "administrator", "admin", "login", "abc",
  "123456789", "12345678", "1234567", "123456", "12345", "1234", "123", "987654321", "654321", "111", "000",
  "college", "student", "students", "mentor", "coach", "welfare", "safeguarding", "team", "school", "careleaver",
  "care", "leaver", "support", "kith", "demonstration", "monday", "tuesday", "wednesday", "thursday", "friday",
  "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
  "spring", "summer", "autumn", "winter", "2024", "2025", "2026", "2027", "2028",
};

static void
take_out (GString    *text,
          const char *word)
{
  if (strlen (word) >= 3)
    g_string_replace (text, word, "", 0);
}

static guint
count_different (const char *text)
{
  gboolean seen[256] = { FALSE };
  guint n_different = 0;

  for (const guchar *c = (const guchar *) text; *c != '\0'; c++) {
    n_different += seen[*c] ? 0 : 1;
    seen[*c] = TRUE;
  }
  return n_different;
}

static gboolean
is_easy (const char        *passphrase,
         const char *const *context)
{
  char *folded = kith_text_fold (passphrase);
  GString *left = g_string_new (folded);
  gboolean easy;

  g_string_replace (left, " ", "", 0);
  for (guint i = 0; context != NULL && context[i] != NULL; i++) {
    g_autofree char *word = kith_text_fold (context[i]);

    take_out (left, word);
  }
  for (guint i = 0; i < G_N_ELEMENTS (tried_first); i++)
    take_out (left, tried_first[i]);
  easy = left->len < LEAST_LEFT_OVER || count_different (left->str) < LEAST_DIFFERENT;
  kith_secret_wipe (left->str, left->len);
  kith_secret_wipe (folded, strlen (folded));
  g_string_free (left, TRUE);
  g_free (folded);
  return easy;
}

static guint
count_words (const char *passphrase)
{
  guint n_words = 0;
  guint length = 0;

  for (const char *c = passphrase;; c++) {
    if (g_ascii_isalpha (*c) || (guchar) *c >= 0x80) {
      length++;
      continue;
    }
    n_words += length >= 3 ? 1 : 0;
    length = 0;
    if (*c == '\0')
      return n_words;
  }
}

/**
 * kith_passphrase_judge:
 * @passphrase: what somebody wants to use
 * @context: (nullable) (array zero-terminated=1): what an attacker knows: names, the name of the file
 *
 * Judges by length and by what everybody tries first; there are no rules about capitals and digits, which only make
 * passphrases hard to remember (NCSC password guidance).
 *
 * Returns: how hard it is to guess
 */
KithPassphraseStrength
kith_passphrase_judge (const char        *passphrase,
                       const char *const *context)
{
  glong length;
  double bits;

  g_return_val_if_fail (passphrase != NULL, KITH_PASSPHRASE_TOO_SHORT);

  length = kith_text_get_length (passphrase);
  if (length < KITH_PASSPHRASE_LEAST_LENGTH)
    return KITH_PASSPHRASE_TOO_SHORT;
  if (is_easy (passphrase, context))
    return KITH_PASSPHRASE_EASY;
  bits = count_words (passphrase) >= 3 ? count_words (passphrase) * BITS_A_WORD : length * BITS_A_CHARACTER;
  if (bits >= BITS_STRONG)
    return KITH_PASSPHRASE_STRONG;
  return bits >= BITS_GOOD ? KITH_PASSPHRASE_GOOD : KITH_PASSPHRASE_FAIR;
}

/**
 * kith_passphrase_explain:
 * @strength: how hard it is to guess
 *
 * Returns: (transfer none): what to say about it
 */
const char *
kith_passphrase_explain (KithPassphraseStrength strength)
{
  switch (strength) {
  case KITH_PASSPHRASE_TOO_SHORT:
    return _("Use at least 12 characters. Four words that have nothing to do with each other are easy to remember.");
  case KITH_PASSPHRASE_EASY:
    return _("That is among the first things somebody would try. Add words that have nothing to do with this place.");
  case KITH_PASSPHRASE_FAIR:
    return _("Fair. One more word would make it good.");
  case KITH_PASSPHRASE_GOOD:
    return _("Good.");
  case KITH_PASSPHRASE_STRONG:
    return _("Strong.");
  }
  g_return_val_if_reached (NULL);
}

/**
 * kith_passphrase_is_accepted:
 * @strength: how hard it is to guess
 *
 * Returns: whether it may be used
 */
gboolean
kith_passphrase_is_accepted (KithPassphraseStrength strength)
{
  return strength >= KITH_PASSPHRASE_FAIR;
}

/* Every number under @limit is as likely as any other. */
static guint32
get_random_under (guint32 limit)
{
  guint32 most = G_MAXUINT32 - G_MAXUINT32 % limit;
  guint32 number;

  do {
    if (getrandom (&number, sizeof number, 0) != sizeof number)
      g_return_val_if_reached (0);
  } while (number >= most);
  return number % limit;
}

/**
 * kith_passphrase_generate:
 *
 * Draws words from a list of 7,776: about 52 bits, which no one can try through.
 *
 * Returns: (transfer full): a passphrase of four words; free with [func@secret_free_text]
 */
char *
kith_passphrase_generate (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/io/github/kith_app/Kith/words.txt", 0, NULL);
  g_auto (GStrv) words = NULL;
  GString *passphrase = g_string_sized_new (64);
  guint n_words;
  char *secret = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  words = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  /* The first line says where the words are from, and the last one is empty. */
  n_words = g_strv_length (words) - 2;
  for (guint i = 0; i < KITH_PASSPHRASE_N_WORDS; i++)
    g_string_append_printf (passphrase, "%s%s", i > 0 ? " " : "", words[1 + get_random_under (n_words)]);
  secret = kith_secret_dup_text (passphrase->str);
  kith_secret_wipe (passphrase->str, passphrase->len);
  g_string_free (passphrase, TRUE);
  return secret;
}
