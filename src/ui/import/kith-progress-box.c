/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-progress-box.h"

#include <glib/gi18n.h>

#define PATIENCE_MS 500
#define LOOK_EVERY_MS 100
#define UNKNOWN (-1)

struct _KithProgressMeter
{
  gatomicrefcount references;
  /* in thousandths; UNKNOWN when nobody can say */
  int done;
  GMutex lock;
  char *words;
};

struct _KithProgressBox
{
  GtkWidget parent_instance;

  /* Owned */
  KithProgressMeter *meter;
  GCancellable *cancellable;

  /* Children */
  GtkWidget *box;
  GtkLabel *label;
  GtkProgressBar *bar;
  GtkWidget *cancel;

  guint source;
};

G_DEFINE_FINAL_TYPE (KithProgressBox, kith_progress_box, GTK_TYPE_WIDGET)

static KithProgressMeter *
meter_new (void)
{
  KithProgressMeter *self = g_new0 (KithProgressMeter, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  self->done = UNKNOWN;
  return self;
}

static KithProgressMeter *
meter_ref (KithProgressMeter *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * kith_progress_meter_unref:
 * @self: (transfer full): a meter
 *
 * Lets go of a meter. Safe on any thread.
 */
void
kith_progress_meter_unref (KithProgressMeter *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->references)) {
    g_mutex_clear (&self->lock);
    g_free (self->words);
    g_free (self);
  }
}

/**
 * kith_progress_meter_report:
 * @fraction: how much is done, from 0 to 1; less than 0 when nobody can say
 * @meter: the meter
 *
 * Safe on any thread.
 */
void
kith_progress_meter_report (double   fraction,
                            gpointer meter)
{
  KithProgressMeter *self = meter;

  g_atomic_int_set (&self->done, fraction < 0 ? UNKNOWN : (int) (CLAMP (fraction, 0, 1) * 1000));
}

/**
 * kith_progress_meter_say:
 * @self: the meter
 * @fraction: as for [func@progress_meter_report]
 * @words: what is being done now
 *
 * Safe on any thread.
 */
void
kith_progress_meter_say (KithProgressMeter *self,
                         double             fraction,
                         const char        *words)
{
  kith_progress_meter_report (fraction, self);
  g_mutex_lock (&self->lock);
  g_set_str (&self->words, words);
  g_mutex_unlock (&self->lock);
}

/* Once it was told to stop, that is what it says. */
static void
read_words (KithProgressBox *self)
{
  g_autofree char *words = NULL;

  g_mutex_lock (&self->meter->lock);
  words = g_strdup (self->meter->words);
  g_mutex_unlock (&self->meter->lock);
  if (words != NULL && gtk_widget_get_sensitive (self->cancel))
    gtk_label_set_label (self->label, words);
}

static gboolean
look (gpointer data)
{
  KithProgressBox *self = data;
  int done = g_atomic_int_get (&self->meter->done);

  read_words (self);

  if (done == UNKNOWN)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, done / 1000.0);
  return G_SOURCE_CONTINUE;
}

static gboolean
appear (gpointer data)
{
  KithProgressBox *self = data;

  look (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->source = g_timeout_add (LOOK_EVERY_MS, look, self);
  return G_SOURCE_REMOVE;
}

static void
on_cancel_clicked (KithProgressBox *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  gtk_label_set_label (self->label, _("Stopping…"));
  g_cancellable_cancel (self->cancellable);
}

static void
kith_progress_box_dispose (GObject *object)
{
  KithProgressBox *self = KITH_PROGRESS_BOX (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->meter, kith_progress_meter_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kith_progress_box_parent_class)->dispose (object);
}

static void
kith_progress_box_class_init (KithProgressBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_progress_box_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_line (KithProgressBox *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  self->cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  gtk_widget_set_valign (self->cancel, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (on_cancel_clicked), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (line), self->cancel);
  return line;
}

static void
kith_progress_box_init (KithProgressBox *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_add_css_class (self->box, "kith-progress");
  gtk_box_append (GTK_BOX (self->box), make_line (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL,
                                  -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_margin_start (self->box, 18);
  gtk_widget_set_margin_end (self->box, 18);
  gtk_widget_set_margin_top (self->box, 12);
  gtk_widget_set_margin_bottom (self->box, 12);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * kith_progress_box_start:
 * @self: a progress box
 * @words: what is being done, a short sentence
 * @cancellable: (nullable): what Cancel cancels; without it there is no such button
 *
 * Returns: (transfer full): what the work reports to, for as long as it lasts
 */
KithProgressMeter *
kith_progress_box_start (KithProgressBox *self,
                         const char      *words,
                         GCancellable    *cancellable)
{
  g_return_val_if_fail (KITH_IS_PROGRESS_BOX (self), NULL);

  kith_progress_box_stop (self);
  g_set_object (&self->cancellable, cancellable);
  self->meter = meter_new ();
  gtk_label_set_label (self->label, words);
  gtk_widget_set_visible (self->cancel, cancellable != NULL);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  gtk_progress_bar_set_fraction (self->bar, 0);
  self->source = g_timeout_add (PATIENCE_MS, appear, self);
  return meter_ref (self->meter);
}

/**
 * kith_progress_box_stop:
 * @self: a progress box
 *
 * The work is over, whatever became of it.
 */
void
kith_progress_box_stop (KithProgressBox *self)
{
  g_return_if_fail (KITH_IS_PROGRESS_BOX (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->meter, kith_progress_meter_unref);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
