/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-match-dialog.h"

#include "kith-matching.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

struct _KithMatchDialog
{
  AdwDialog parent_instance;

  /* Parts */
  KithStateView *states;
  GtkListBox *list;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KithMatchDialog, kith_match_dialog, ADW_TYPE_DIALOG)

static guint chosen_signal;

typedef struct {
  gint64 student;
  char *role;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->role);
  g_free (question);
}

/* On the store thread. */
static gpointer
list_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  const Question *question = data;

  return kith_matching_list (file, question->student, question->role, cancellable, error);
}

static char *
dup_reasons (const KithMatchCandidate *candidate)
{
  g_autofree char *reasons = g_strjoinv (" · ", candidate->reasons);
  g_autofree char *against = g_strjoinv (" ", candidate->against);
  g_autofree char *all = NULL;

  if (*against == '\0')
    return *reasons != '\0' ? g_steal_pointer (&reasons) : g_strdup (_("Nothing in particular for or against"));
  /* Translators: sentences that say why somebody should not support a student */
  all = g_strdup_printf (_("Against: %s"), against);
  return *reasons != '\0' ? g_strconcat (all, "\n", reasons, NULL) : g_steal_pointer (&all);
}

static char *
dup_words (const KithMatchCandidate *candidate)
{
  g_autofree char *reasons = dup_reasons (candidate);

  return candidate->shares != NULL ? g_strconcat (reasons, "\n", candidate->shares, NULL) : g_steal_pointer (&reasons);
}

static void
add_candidate (KithMatchDialog          *self,
               const KithMatchCandidate *candidate)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = dup_words (candidate);
  gboolean is_free = candidate->against[0] == NULL;
  GtkWidget *mark = gtk_image_new_from_icon_name (is_free ? "go-next-symbolic" : "dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), candidate->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "kith-person", g_memdup2 (&candidate->person, sizeof candidate->person),
                          g_free);
  gtk_list_box_append (self->list, row);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithMatchDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) candidates = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (candidates == NULL) {
    kith_state_view_set_error (self->states, error);
    return;
  }
  for (guint i = 0; i < candidates->len; i++)
    add_candidate (self, g_ptr_array_index (candidates, i));
  kith_state_view_set_state (self->states, candidates->len > 0 ? KITH_STATE_CONTENT : KITH_STATE_EMPTY);
  if (candidates->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
on_row_activated (KithMatchDialog *self,
                  GtkListBoxRow   *row)
{
  const gint64 *person = g_object_get_data (G_OBJECT (row), "kith-person");

  g_object_ref (self);
  g_signal_emit (self, chosen_signal, 0, *person);
  adw_dialog_close (ADW_DIALOG (self));
  g_object_unref (self);
}

static void
kith_match_dialog_dispose (GObject *object)
{
  KithMatchDialog *self = KITH_MATCH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (kith_match_dialog_parent_class)->dispose (object);
}

static void
kith_match_dialog_class_init (KithMatchDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_match_dialog_dispose;

  /**
   * KithMatchDialog::chosen:
   * @self: the dialog
   * @person: id of who was chosen
   */
  chosen_signal = g_signal_new ("chosen", KITH_TYPE_MATCH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT64);
}

static GtkWidget *
create_content (KithMatchDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_("First come those whom nothing speaks against: who knows the student, shares a "
                                      "language, works at the same campus, or likes what the student writes about. You "
                                      "decide."));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who could support them"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
kith_match_dialog_init (KithMatchDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->cancellable = g_cancellable_new ();
  self->states = KITH_STATE_VIEW (kith_state_view_new ());
  kith_state_view_set_child (self->states, create_content (self));
  kith_state_view_set_words (self->states, KITH_STATE_EMPTY, "kith-people-symbolic", _("Nobody to Choose From"),
                             _("Nobody in the team has this role. Add them on the Team page first."));
  kith_state_view_set_state (self->states, KITH_STATE_LOADING);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->states));
  adw_dialog_set_title (ADW_DIALOG (self), _("Help Me Choose"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 520);
  adw_dialog_set_content_height (ADW_DIALOG (self), 600);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Help Me Choose"));
}

/**
 * kith_match_dialog_new:
 * @store: an open store
 * @student: who is to be supported
 * @role: `mentor`, `coach` or `cover`
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kith_match_dialog_new (KithStore  *store,
                       gint64      student,
                       const char *role)
{
  KithMatchDialog *self = NULL;
  Question *question = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_MATCH_DIALOG, NULL);
  self->store = g_object_ref (store);
  question = g_new0 (Question, 1);
  question->student = student;
  question->role = g_strdup (role);
  kith_store_submit_async (store, list_job, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                           self->cancellable, on_listed, g_object_ref (self));
  return ADW_DIALOG (self);
}
