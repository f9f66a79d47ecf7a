/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-secret.h"
#include "kith-ui.h"
#include "shell/kith-application.h"
#include "shell/kith-runtime-dir.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KithApplication) application = NULL;
  int status;

  /* Before anything could be written or dumped. */
  kith_secret_init_process ();
  kith_runtime_dir_enter ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, KITH_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  kith_ui_register ();
  application = kith_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  kith_runtime_dir_leave ();
  return status;
}
