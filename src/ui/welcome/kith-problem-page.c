/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/kith-problem-page.h"

#include "kith-error.h"

#include <glib/gi18n.h>

typedef enum {
  WAY_RETRY  = 1 << 0,
  WAY_OTHER  = 1 << 1,
  WAY_BACKUP = 1 << 2,
} WaysOn;

/* What the title says is so; the error's own sentence says more; the buttons are what can be done. */
typedef struct {
  KithError code;
  const char *icon_name;
  const char *title;
  const char *advice;
  WaysOn ways;
} ProblemWords;

static const ProblemWords problems[] = {
  { KITH_ERROR_TOO_NEW, "software-update-available-symbolic", N_("Made by a Newer Kith"),
    N_("Nothing in it has been changed. Update Kith on this computer, then open it again."), WAY_RETRY | WAY_OTHER },
  { KITH_ERROR_NOT_A_CASE_FILE, "dialog-question-symbolic", N_("Not a Case File"),
    N_("Nothing in it has been changed."), WAY_OTHER },
  { KITH_ERROR_DAMAGED, "dialog-warning-symbolic", N_("The File Is Damaged"),
    N_("Do not delete it. Kith keeps complete copies in the folder “backups” beside it. Choose the newest one: Kith "
       "makes a new case file from it and leaves this one as it is."),
    WAY_BACKUP | WAY_OTHER | WAY_RETRY },
  { KITH_ERROR_IN_USE, "changes-prevent-symbolic", N_("Open Somewhere Else"),
    N_("Only one program can have a case file open. Close it there, then try again."), WAY_RETRY | WAY_OTHER },
  { KITH_ERROR_READ_ONLY, "changes-prevent-symbolic", N_("Cannot Be Written To"),
    N_("Ask the person who looks after this computer, or copy the file to a folder of your own and open it there."),
    WAY_RETRY | WAY_OTHER },
  { KITH_ERROR_FULL, "drive-harddisk-symbolic", N_("The Disk Is Full"),
    N_("Nothing is lost. Make some room, then try again."), WAY_RETRY | WAY_OTHER },
  { KITH_ERROR_NOT_FOUND, "edit-find-symbolic", N_("The File Is Not There"),
    N_("If it is on a stick or in a folder of the network, see that this computer can reach it, then try again."),
    WAY_RETRY | WAY_OTHER },
  { KITH_ERROR_FAILED, "dialog-warning-symbolic", N_("The Case File Did Not Open"), NULL, WAY_RETRY | WAY_OTHER },
};

static const ProblemWords *
find_words (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    if (g_error_matches (error, KITH_ERROR, (int) problems[i].code))
      return &problems[i];
  return &problems[G_N_ELEMENTS (problems) - 1];
}

static void
add_button (GtkBox     *box,
            const char *label,
            const char *action,
            gboolean    suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (box, button);
}

/**
 * kith_problem_page_is_for:
 * @error: why a case file did not open
 *
 * Returns: whether the error has a page of its own
 */
gboolean
kith_problem_page_is_for (const GError *error)
{
  return !g_error_matches (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE) &&
         !g_error_matches (error, KITH_ERROR, KITH_ERROR_INVALID) &&
         !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/**
 * kith_problem_page_new:
 * @error: why a case file did not open
 *
 * Returns: (transfer floating): what it is, and the ways on
 */
GtkWidget *
kith_problem_page_new (const GError *error)
{
  const ProblemWords *words = find_words (error);
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_status_page_new ());
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  g_autofree char *description = NULL;

  description = g_markup_printf_escaped ("%s\n\n%s", error->message, words->advice != NULL ? _(words->advice) : "");
  adw_status_page_set_icon_name (page, words->icon_name);
  adw_status_page_set_title (page, _(words->title));
  adw_status_page_set_description (page, description);
  if (words->ways & WAY_BACKUP)
    add_button (box, _("Restore a _Backup…"), "unlock.backup", TRUE);
  if (words->ways & WAY_RETRY)
    add_button (box, _("_Try Again"), "unlock.retry", (words->ways & WAY_BACKUP) == 0);
  if (words->ways & WAY_OTHER)
    add_button (box, _("Open _Another Case File…"), "unlock.other", words->ways == WAY_OTHER);
  adw_status_page_set_child (page, GTK_WIDGET (box));
  gtk_widget_add_css_class (GTK_WIDGET (page), "compact");
  return GTK_WIDGET (page);
}
