/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-paper-dialog.h"

#include "kith-secret.h"
#include "shell/kith-accessible.h"
#include "shell/kith-late.h"
#include "shell/kith-window-private.h"
#include "welcome/kith-recovery-print.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum {
  PAPER_CODE,
  PAPER_KEY,
  PAPER_BUNDLE, /* is told and not printed: paper would travel with the file */
} PaperKind;

/* Lives as long as the dialog. */
typedef struct {
  KithWindow *window; /* borrowed */
  AdwDialog *dialog;  /* borrowed */
  char *whose;
  char *secret;
  PaperKind kind;
  GtkWidget *done_button;
  gboolean is_done;
} Paper;

static void
paper_free (Paper *paper)
{
  g_free (paper->whose);
  kith_secret_free_text (paper->secret);
  g_free (paper);
}

/* Whoever locks, or walks away until Kith does, has perhaps not written it down. It is asked when they are back. */

#define MISSED_KEY "kith-missed"

typedef struct {
  char *user;
  char *words;
} Missed;

static void
missed_free (gpointer data)
{
  Missed *self = data;

  g_free (self->user);
  g_free (self->words);
  g_free (self);
}

static char *
dup_missed_words (PaperKind   kind,
                  const char *whose)
{
  switch (kind) {
  case PAPER_CODE:
    /* Translators: the name somebody signs in with */
    return g_strdup_printf (_("Kith locked while it showed the activation code of “%s”, which is kept nowhere. If it was not "
                              "written down, choose Invite Again on the page Accounts."), whose);
  case PAPER_KEY:
    /* Translators: a person's name */
    return g_strdup_printf (_("Kith locked while it showed the recovery key of %s, which is kept nowhere. If it is not on paper, "
                              "replace it on the page Accounts."), whose);
  case PAPER_BUNDLE:
    /* Translators: a college */
    return g_strdup_printf (_("Kith locked while it showed the passphrase of the file for %s, which is kept nowhere. If it was not "
                              "written down, send the record again: nobody can open the file that was saved."), whose);
  }
  g_return_val_if_reached (NULL);
}

static void
remember_missed (KithWindow *window,
                 PaperKind   kind,
                 const char *whose)
{
  Missed *missed = g_new0 (Missed, 1);

  missed->user = g_strdup (window->user);
  missed->words = dup_missed_words (kind, whose);
  g_object_set_data_full (G_OBJECT (window), MISSED_KEY, missed, missed_free);
}

static void
on_closed (Paper *paper)
{
  if (!paper->is_done)
    remember_missed (paper->window, paper->kind, paper->whose);
}

static void
on_done (Paper *paper)
{
  paper->is_done = TRUE;
  adw_dialog_force_close (paper->dialog);
}

static void
printed (KithWindow   *window,
         const GError *error)
{
  if (error != NULL)
    kith_window_report_error (window, error);
}

static void
print (Paper *paper)
{
  g_auto (GStrv) groups = g_strsplit (paper->secret, "-", -1);

  if (paper->kind == PAPER_KEY)
    kith_recovery_print (GTK_WINDOW (paper->window), paper->window->path, paper->whose, (const char *const *) groups, printed);
  else
    kith_activation_print (GTK_WINDOW (paper->window), paper->window->path, paper->whose, paper->secret, printed);
  for (guint i = 0; groups[i] != NULL; i++)
    kith_secret_wipe (groups[i], strlen (groups[i]));
}

static GtkWidget *
make_groups (Paper *paper)
{
  GtkWidget *box = adw_wrap_box_new ();
  g_auto (GStrv) groups = g_strsplit (paper->secret, "-", -1);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 8);
  adw_wrap_box_set_align (ADW_WRAP_BOX (box), 0.5F);
  for (guint i = 0; groups[i] != NULL; i++) {
    GtkWidget *label = gtk_label_new (groups[i]);
    g_autofree char *name = g_strdup_printf (_("Group %u: %s"), i + 1, groups[i]);

    gtk_widget_add_css_class (label, "recovery-group");
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    adw_wrap_box_append (ADW_WRAP_BOX (box), label);
    kith_secret_wipe (groups[i], strlen (groups[i]));
  }
  return box;
}

static GtkWidget *
make_words (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
make_button (const char *title,
             const char *style,
             GCallback   clicked,
             gpointer    data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (title);

  gtk_widget_add_css_class (button, "pill");
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, data);
  return button;
}

static GtkWidget *
make_content (Paper      *paper,
              const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_box_append (GTK_BOX (box), make_words (words));
  gtk_box_append (GTK_BOX (box), make_groups (paper));
  if (paper->kind != PAPER_BUNDLE)
    gtk_box_append (GTK_BOX (box), make_button (_("_Print…"), NULL, G_CALLBACK (print), paper));
  paper->done_button = make_button (_("_Done"), "suggested-action", G_CALLBACK (on_done), paper);
  gtk_box_append (GTK_BOX (box), paper->done_button);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static void
present (KithWindow *window,
         const char *title,
         const char *words,
         const char *whose,
         const char *secret,
         PaperKind   kind)
{
  GtkWidget *view = NULL;
  GtkWidget *header = NULL;
  Paper *paper = NULL;

  if (kith_late_is_locked (window)) {
    remember_missed (window, kind, whose);
    return;
  }
  view = adw_toolbar_view_new ();
  header = adw_header_bar_new ();
  paper = g_new0 (Paper, 1);
  paper->window = window;
  paper->dialog = adw_dialog_new ();
  paper->whose = g_strdup (whose);
  paper->secret = kith_secret_dup_text (secret);
  paper->kind = kind;
  g_object_set_data_full (G_OBJECT (paper->dialog), "paper", paper, (GDestroyNotify) paper_free);
  /* Only a button that says so puts it away: it cannot be shown again. Escape leads to it. */
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_dialog_set_can_close (paper->dialog, FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (paper, words));
  adw_dialog_set_title (paper->dialog, title);
  adw_dialog_set_content_width (paper->dialog, 460);
  adw_dialog_set_child (paper->dialog, view);
  g_signal_connect_swapped (paper->dialog, "close-attempt", G_CALLBACK (gtk_widget_grab_focus), paper->done_button);
  g_signal_connect_swapped (paper->dialog, "closed", G_CALLBACK (on_closed), paper);
  kith_accessible_name_containers (GTK_WIDGET (paper->dialog), title);
  adw_dialog_present (paper->dialog, GTK_WIDGET (window));
}

/**
 * kith_paper_dialog_present_code:
 * @window: the window
 * @user: the name to sign in with
 * @code: the activation code
 */
void
kith_paper_dialog_present_code (KithWindow *window,
                                const char *user,
                                const char *code)
{
  g_autofree char *words = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window) && user != NULL && code != NULL);

  /* Translators: the name somebody signs in with */
  words = g_strdup_printf (_("Give this to the person who will sign in as “%s”, in person. They choose a passphrase of their "
                             "own with it within seven days. It is shown only now."), user);
  present (window, _("Activation Code"), words, user, code, PAPER_CODE);
}

/**
 * kith_paper_dialog_present_key:
 * @window: the window
 * @holder: who will keep the paper
 * @key: the recovery key
 */
void
kith_paper_dialog_present_key (KithWindow *window,
                               const char *holder,
                               const char *key)
{
  g_autofree char *words = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window) && holder != NULL && key != NULL);

  /* Translators: a person's name */
  words = g_strdup_printf (_("This is the recovery key that %s will keep. Put it on paper now, away from this computer; it is "
                             "shown only now."), holder);
  present (window, _("Recovery Key"), words, holder, key, PAPER_KEY);
}

/**
 * kith_paper_dialog_present_bundle:
 * @window: the window
 * @to: the college it goes to
 * @passphrase: what opens it
 * @fingerprint: of the signature
 */
void
kith_paper_dialog_present_bundle (KithWindow *window,
                                  const char *to,
                                  const char *passphrase,
                                  const char *fingerprint)
{
  g_autofree char *words = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window) && to != NULL && passphrase != NULL && fingerprint != NULL);

  /* Translators: a college, and a few groups of letters */
  words = g_strdup_printf (_("The file is saved. Write this passphrase down: it is shown only now, and goes when Kith locks. Ring "
                             "%s on a number you know and tell it to them; never send it with the file. When they have opened it "
                             "they see the fingerprint of your signature, %s, and read you a receipt code."), to, fingerprint);
  present (window, _("Passphrase to Tell"), words, to, passphrase, PAPER_BUNDLE);
}

/**
 * kith_paper_dialog_miss_key:
 * @window: the window, which is about to lock
 * @holder: (nullable): whose recovery key is on a page of its own
 */
void
kith_paper_dialog_miss_key (KithWindow *window,
                            const char *holder)
{
  g_return_if_fail (KITH_IS_WINDOW (window));

  remember_missed (window, PAPER_KEY, holder != NULL ? holder : window->user);
}

/**
 * kith_paper_dialog_remind:
 * @window: the window, signed in
 *
 * Asks whether it was written down, where Kith locked while one was shown. Only whoever saw it is asked.
 */
void
kith_paper_dialog_remind (KithWindow *window)
{
  Missed *missed = NULL;
  AdwDialog *dialog = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window));

  missed = g_object_get_data (G_OBJECT (window), MISSED_KEY);
  if (missed == NULL || g_strcmp0 (missed->user, window->user) != 0)
    return;
  dialog = adw_alert_dialog_new (_("Was It Written Down?"), missed->words);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (window));
  g_object_set_data (G_OBJECT (window), MISSED_KEY, NULL);
}
