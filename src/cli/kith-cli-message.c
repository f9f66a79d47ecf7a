/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli.h"

#include "kith-error.h"

#include <glib/gi18n.h>
#include <stdarg.h>
#include <stdio.h>

static void
print_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      fprintf (stderr, "kithctl: %s\n", lines[i]);
}

/**
 * kith_cli_say:
 * @format: a sentence
 * @...: for @format
 *
 * Says something beside the results.
 */
void
kith_cli_say (const char *format,
              ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_lines (text);
}

/**
 * kith_cli_flush:
 *
 * Sends the results on their way. What never arrived must not look as if it had; that is said.
 *
 * Returns: whether all results so far were written
 */
gboolean
kith_cli_flush (void)
{
  if (fflush (stdout) == 0 && ferror (stdout) == 0)
    return TRUE;
  kith_cli_say (_("The results could not be written to where the output goes; perhaps that disk is full. Free some "
                  "space and try again."));
  return FALSE;
}

/**
 * kith_cli_fail_usage:
 * @format: a sentence: what is wrong with the command line, and what to type
 * @...: for @format
 *
 * Returns: %KITH_CLI_USAGE
 */
KithCliStatus
kith_cli_fail_usage (const char *format,
                     ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_lines (text);
  return KITH_CLI_USAGE;
}

/**
 * kith_cli_set_usage:
 * @error: set to %KITH_ERROR_USAGE
 * @format: a sentence: what is wrong with the command line, and what to type
 * @...: for @format
 *
 * Returns: %FALSE
 */
gboolean
kith_cli_set_usage (GError     **error,
                    const char  *format,
                    ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, text);
  return FALSE;
}

/**
 * kith_cli_say_problems:
 * @problems: what is wrong with a record
 * @severity: which of them
 *
 * Says each on a line of its own, behind the name of its field.
 */
void
kith_cli_say_problems (KithProblems *problems,
                       KithSeverity  severity)
{
  for (guint i = 0; i < kith_problems_get_size (problems); i++) {
    const KithProblem *problem = kith_problems_get (problems, i);
    const char *warning = severity == KITH_SEVERITY_WARNING ? _("Saved, but please check: ") : "";

    if (problem->severity != severity)
      continue;
    if (problem->field != NULL)
      kith_cli_say ("%s: %s%s", problem->field, warning, problem->message);
    else
      kith_cli_say ("%s%s", warning, problem->message);
  }
}

static KithCliStatus
get_status (const GError *error)
{
  if (error->domain == G_OPTION_ERROR || g_error_matches (error, KITH_ERROR, KITH_ERROR_USAGE))
    return KITH_CLI_USAGE;
  if (g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED))
    return KITH_CLI_NOT_ALLOWED;
  if (g_error_matches (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE))
    return KITH_CLI_WRONG_PASSPHRASE;
  return KITH_CLI_FAILED;
}

/**
 * kith_cli_fail:
 * @error: what went wrong
 *
 * Says it.
 *
 * Returns: the exit status that goes with it
 */
KithCliStatus
kith_cli_fail (const GError *error)
{
  KithProblems *problems = kith_problems_from_error (error);

  if (problems != NULL)
    kith_cli_say_problems (problems, KITH_SEVERITY_ERROR);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kith_cli_say (_("Stopped. Nothing was changed."));
  else
    print_lines (error->message);
  return get_status (error);
}
