/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-paper-dialog.h"

#include "kith-secret.h"
#include "shell/kith-accessible.h"
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
} Paper;

static void
paper_free (Paper *paper)
{
  g_free (paper->whose);
  kith_secret_free_text (paper->secret);
  g_free (paper);
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
  gtk_box_append (GTK_BOX (box), make_button (_("_Done"), "suggested-action", G_CALLBACK (adw_dialog_close), paper->dialog));
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
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  Paper *paper = g_new0 (Paper, 1);

  paper->window = window;
  paper->dialog = adw_dialog_new ();
  paper->whose = g_strdup (whose);
  paper->secret = kith_secret_dup_text (secret);
  paper->kind = kind;
  g_object_set_data_full (G_OBJECT (paper->dialog), "paper", paper, (GDestroyNotify) paper_free);
  /* Only a button that says so puts it away: it cannot be shown again. */
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (paper, words));
  adw_dialog_set_title (paper->dialog, title);
  adw_dialog_set_content_width (paper->dialog, 460);
  adw_dialog_set_child (paper->dialog, view);
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
  words = g_strdup_printf (_("The file is saved. Ring %s on a number you know and tell them this passphrase; never send it with "
                             "the file. It is shown only now. When they have opened it they see the fingerprint of your "
                             "signature, %s, and read you a receipt code."), to, fingerprint);
  present (window, _("Passphrase to Tell"), words, to, passphrase, PAPER_BUNDLE);
}
