/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-passphrase.h"

#include "kith-cli-progress.h"
#include "kith-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *
read_line (FILE *stream)
{
  char *line = NULL;
  size_t size = 0;
  ssize_t length = getline (&line, &size, stream);
  char *secret = NULL;

  if (length >= 0) {
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
      line[--length] = '\0';
    secret = kith_secret_dup_text (line);
  }
  if (line != NULL)
    kith_secret_wipe (line, size);
  free (line);
  return secret;
}

static char *
refuse_unusable (char    *secret,
                 GError **error)
{
  if (secret != NULL && *secret != '\0' && g_utf8_validate (secret, -1, NULL))
    return secret;
  kith_secret_free_text (secret);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED,
                       _("The passphrase is empty or not text. Put it in the first line."));
  return NULL;
}

static char *
read_from_file (const char  *path,
                GError     **error)
{
  FILE *stream = g_str_equal (path, "-") ? stdin : fopen (path, "re");
  char *secret = NULL;

  if (stream == NULL) {
    g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
                 /* Translators: the path of a file, then why, in the words of the system */
                 _("The passphrase file %s cannot be read: %s."), path, g_strerror (errno));
    return NULL;
  }
  secret = read_line (stream);
  if (stream != stdin)
    fclose (stream);
  return refuse_unusable (secret, error);
}

static char *
ask (const char  *question,
     GError     **error)
{
  struct termios before, silent;
  char *secret = NULL;

  tcgetattr (STDIN_FILENO, &before);
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  kith_cli_progress_set_prompting (&before);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  fprintf (stderr, "%s ", question);
  secret = read_line (stdin);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  kith_cli_progress_set_prompting (NULL);
  fputc ('\n', stderr);
  return refuse_unusable (secret, error);
}

static gboolean
can_ask (const char  *option,
         GError     **error)
{
  if (isatty (STDIN_FILENO))
    return TRUE;
  /* Translators: an option, as in --password-file */
  return kith_cli_set_usage (error, _("Give the passphrase with %s FILE; “-” reads standard input."), option);
}

/**
 * kith_cli_read_passphrase:
 * @file: (nullable): where it stands; `-` for standard input, %NULL to ask
 * @question: what to ask
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): a passphrase, free with kith_secret_free_text
 */
char *
kith_cli_read_passphrase (const char  *file,
                          const char  *question,
                          GError     **error)
{
  if (file != NULL)
    return read_from_file (file, error);
  return can_ask ("--password-file", error) ? ask (question, error) : NULL;
}

/**
 * kith_cli_read_new_passphrase:
 * @file: (nullable): where it stands; `-` for standard input, %NULL to ask twice
 * @option: the option that would have said so
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): a passphrase, free with kith_secret_free_text
 */
char *
kith_cli_read_new_passphrase (const char  *file,
                              const char  *option,
                              GError     **error)
{
  g_autoptr (KithSecretText) first = NULL;
  g_autoptr (KithSecretText) second = NULL;

  if (file != NULL)
    return read_from_file (file, error);
  if (!can_ask (option, error))
    return NULL;
  first = ask (_("New passphrase:"), error);
  second = first != NULL ? ask (_("Again, to be sure:"), error) : NULL;
  if (second == NULL)
    return NULL;
  if (strcmp (first, second) == 0)
    return g_steal_pointer (&first);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED, _("The two differ. Try again."));
  return NULL;
}
