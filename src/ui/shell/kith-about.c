/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-about.h"

#include "db/kith-sqlite.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

static char *
dup_encryption_words (void)
{
  const char *cipher = kith_sqlite_get_cipher_version ();

  if (cipher == NULL)
    return g_strdup (_("Case files are NOT encrypted: this Kith was built for people who debug."));
  /* Translators: the version of SQLCipher */
  return g_strdup_printf (_("Case files are encrypted with SQLCipher %s (AES-256)."), cipher);
}

/* Versions only: this text is made to be pasted into a public issue. */
static char *
dup_debug_info (void)
{
  const char *cipher = kith_sqlite_get_cipher_version ();

  return g_strdup_printf ("Kith %s\n"
                          "Encryption: %s%s\n"
                          "GTK %u.%u.%u\n"
                          "libadwaita %u.%u.%u\n"
                          "GLib %u.%u.%u\n",
                          KITH_VERSION,
                          cipher != NULL ? "SQLCipher " : "none", cipher != NULL ? cipher : "",
                          gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version);
}

/**
 * kith_about_dialog_new:
 *
 * Returns: (transfer floating): what Kith is, and which encryption is in force
 */
AdwDialog *
kith_about_dialog_new (void)
{
  AdwDialog *dialog = adw_about_dialog_new_from_appdata ("/io/github/kith_app/Kith/metainfo.xml", NULL);
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);
  g_autofree char *encryption = dup_encryption_words ();
  g_autofree char *debug_info = dup_debug_info ();
  /* Translators: a version number; shown large, because nobody must work with such a Kith by mistake */
  g_autofree char *unencrypted = g_strdup_printf (_("%s, not encrypted"), KITH_VERSION);
  g_autofree char *comments = NULL;

  /* Translators: the sentence about encryption comes first */
  comments = g_strdup_printf (_("%s\n\nNothing leaves the room: Kith makes no connection to any network."), encryption);
  adw_about_dialog_set_version (about, kith_sqlite_get_cipher_version () != NULL ? KITH_VERSION
                                                                                  : unencrypted);
  adw_about_dialog_set_comments (about, comments);
  adw_about_dialog_set_debug_info (about, debug_info);
  adw_about_dialog_set_debug_info_filename (about, "kith-debug-info.txt");
  /* Translators: your names, one on a line */
  adw_about_dialog_set_translator_credits (about, _("translator-credits"));
  adw_about_dialog_add_legal_section (about, _("Words for passphrases"), "© 2016 Electronic Frontier Foundation",
                                      GTK_LICENSE_CUSTOM, "Creative Commons Attribution 3.0 United States");
  kith_accessible_name_containers (GTK_WIDGET (dialog), _("About Kith"));
  return dialog;
}
