/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress/kith-progress-view.h"

#include "kith-kind.h"
#include "progress/kith-progress-sections.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

struct _KithProgressView
{
  AdwBin parent_instance;

  /* Children */
  GtkScrolledWindow *scrolled;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (KithProgressView, kith_progress_view, ADW_TYPE_BIN)

static void
kith_progress_view_class_init (KithProgressViewClass *klass)
{
}

static void
kith_progress_view_init (KithProgressView *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 30);

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 36);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->box = GTK_BOX (box);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scrolled, clamp);
  /* What scrolls cannot have a name; there is always a row in it for the focus. */
  gtk_widget_set_focusable (GTK_WIDGET (self->scrolled), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scrolled));
}

/**
 * kith_progress_view_set_student:
 * @self: a view
 * @store: the store
 * @student: id of the student; once
 */
void
kith_progress_view_set_student (KithProgressView *self,
                                KithStore        *store,
                                gint64            student)
{
  const KithActor *actor = NULL;
  const KithProgressSection *sections = NULL;
  guint n_sections = 0;

  g_return_if_fail (KITH_IS_PROGRESS_VIEW (self));
  g_return_if_fail (KITH_IS_STORE (store));

  actor = kith_store_get_actor (store);
  sections = kith_progress_sections_get (&n_sections);
  for (guint i = 0; actor != NULL && i < n_sections; i++)
    if (kith_policy_allows_any (actor->roles, kith_kind_find (sections[i].kind), KITH_ACTION_SEE))
      gtk_box_append (self->box, sections[i].create (store, student));
  kith_accessible_name_containers (GTK_WIDGET (self), _("Progress"));
}

/**
 * kith_progress_view_get_adjustment:
 * @self: a view
 *
 * Returns: (transfer none): how far down it is
 */
GtkAdjustment *
kith_progress_view_get_adjustment (KithProgressView *self)
{
  g_return_val_if_fail (KITH_IS_PROGRESS_VIEW (self), NULL);
  return gtk_scrolled_window_get_vadjustment (self->scrolled);
}
