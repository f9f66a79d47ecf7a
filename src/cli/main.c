/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli.h"
#include "kith-secret.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

/* Names have more letters than ASCII has; where the locale does not say UTF-8, its own part of it is chosen. */
static void
set_locale (void)
{
  setlocale (LC_ALL, "");
  if (strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, KITH_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static int
run (char **argv)
{
  g_autoptr (KithCli) cli = kith_cli_new ();
  KithCliStatus status = kith_cli_run (cli, argv);

  if (status != KITH_CLI_DONE && status != KITH_CLI_PARTLY)
    return status;
  return kith_cli_flush () ? status : KITH_CLI_FAILED;
}

int
main (int   argc,
      char *argv[])
{
  kith_secret_init_process ();
  set_locale ();
  g_set_prgname ("kithctl");
  return kith_cli_check_day () ? run (argv) : KITH_CLI_USAGE;
}
