/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-work-dialog.h"

#include "import/kith-progress-box.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

struct _KithWorkDialog
{
  AdwDialog parent_instance;

  /* Owned */
  KithWindow *held;

  /* Template */
  GtkButton *apply_button;
  AdwBanner *trouble;
  GtkBox *groups;
  KithProgressBox *progress;

  gboolean ready;
  gboolean working;
};

enum {
  SIGNAL_APPLY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KithWorkDialog, kith_work_dialog, ADW_TYPE_DIALOG)

static void
update (KithWorkDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", self->ready && !self->working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.cancel", !self->working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->groups), !self->working);
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->working);
}

static void
apply (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_APPLY], 0);
}

static void
cancel (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* The groups are in it now. */
static void
kith_work_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kith_work_dialog_parent_class)->map (widget);
  kith_accessible_name_containers (widget, adw_dialog_get_title (ADW_DIALOG (widget)));
  gtk_widget_child_focus (GTK_WIDGET (KITH_WORK_DIALOG (widget)->groups), GTK_DIR_TAB_FORWARD);
}

static void
kith_work_dialog_dispose (GObject *object)
{
  KithWorkDialog *self = KITH_WORK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_WORK_DIALOG);
  g_clear_object (&self->held);

  G_OBJECT_CLASS (kith_work_dialog_parent_class)->dispose (object);
}

static void
kith_work_dialog_class_init (KithWorkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_work_dialog_dispose;
  widget_class->map = kith_work_dialog_map;

  signals[SIGNAL_APPLY] =
    g_signal_new ("apply", KITH_TYPE_WORK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KITH_TYPE_PROGRESS_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("accounts/kith-work-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithWorkDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, KithWorkDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, KithWorkDialog, groups);
  gtk_widget_class_bind_template_child (widget_class, KithWorkDialog, progress);

  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.apply", NULL);
}

static void
kith_work_dialog_init (KithWorkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * kith_work_dialog_new:
 * @title: what the dialog is about
 * @verb: what its button does, may have a mnemonic
 *
 * Returns: (transfer floating): an empty form
 */
KithWorkDialog *
kith_work_dialog_new (const char *title,
                      const char *verb)
{
  KithWorkDialog *self = g_object_new (KITH_TYPE_WORK_DIALOG, "title", title, NULL);

  gtk_button_set_label (self->apply_button, verb);
  return self;
}

void
kith_work_dialog_add_group (KithWorkDialog      *self,
                            AdwPreferencesGroup *group)
{
  g_return_if_fail (KITH_IS_WORK_DIALOG (self));

  gtk_box_append (self->groups, GTK_WIDGET (group));
}

/**
 * kith_work_dialog_add_section:
 * @self: a dialog
 * @title: (nullable): plain text
 * @description: (nullable): plain text
 *
 * Returns: (transfer none): an empty group at the end of the form
 */
AdwPreferencesGroup *
kith_work_dialog_add_section (KithWorkDialog *self,
                              const char     *title,
                              const char     *description)
{
  g_return_val_if_fail (KITH_IS_WORK_DIALOG (self), NULL);

  return kith_pane_add_group (self->groups, title, description);
}

/**
 * kith_work_dialog_create_entry:
 * @group: a group of a dialog
 * @title: what is typed into it
 * @name: (nullable): by which it is found
 * @changed: (scope forever): called when something is typed
 * @data: for @changed, its first argument
 *
 * Returns: (transfer none): a line at the end of the group
 */
GtkEditable *
kith_work_dialog_create_entry (AdwPreferencesGroup *group,
                               const char          *title,
                               const char          *name,
                               GCallback            changed,
                               gpointer             data)
{
  GtkWidget *row = adw_entry_row_new ();

  g_return_val_if_fail (ADW_IS_PREFERENCES_GROUP (group) && title != NULL, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (name != NULL)
    gtk_widget_set_name (row, name);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "changed", changed, data);
  return GTK_EDITABLE (row);
}

void
kith_work_dialog_set_ready (KithWorkDialog *self,
                            gboolean        ready)
{
  g_return_if_fail (KITH_IS_WORK_DIALOG (self));

  self->ready = ready;
  update (self);
}

/**
 * kith_work_dialog_begin:
 * @self: a dialog
 * @words: what is being done
 *
 * Nothing can be typed or closed until [method@WorkDialog.end]. The caller holds a reference for the time.
 */
void
kith_work_dialog_begin (KithWorkDialog *self,
                        const char     *words)
{
  g_return_if_fail (KITH_IS_WORK_DIALOG (self));
  g_return_if_fail (!self->working);

  self->working = TRUE;
  adw_banner_set_revealed (self->trouble, FALSE);
  kith_progress_meter_unref (kith_progress_box_start (self->progress, words, NULL));
  g_set_object (&self->held, kith_window_get_for (GTK_WIDGET (self)));
  if (self->held != NULL)
    kith_window_hold_lock (self->held);
  update (self);
}

/**
 * kith_work_dialog_dup_window:
 * @self: a dialog
 *
 * To be asked before [method@WorkDialog.end].
 *
 * Returns: (transfer full) (nullable): the window
 */
KithWindow *
kith_work_dialog_dup_window (KithWorkDialog *self)
{
  KithWindow *window = NULL;

  g_return_val_if_fail (KITH_IS_WORK_DIALOG (self), NULL);

  window = self->held != NULL ? self->held : kith_window_get_for (GTK_WIDGET (self));
  return window != NULL ? g_object_ref (window) : NULL;
}

static void
show_trouble (KithWorkDialog *self,
              const GError   *error)
{
  adw_banner_set_use_markup (self->trouble, FALSE);
  adw_banner_set_title (self->trouble, error->message);
  adw_banner_set_revealed (self->trouble, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

void
kith_work_dialog_end (KithWorkDialog *self,
                      const GError   *error)
{
  g_return_if_fail (KITH_IS_WORK_DIALOG (self));

  self->working = FALSE;
  kith_progress_box_stop (self->progress);
  if (self->held != NULL)
    kith_window_release_lock (self->held);
  g_clear_object (&self->held);
  update (self);
  if (error != NULL)
    show_trouble (self, error);
  else
    adw_dialog_force_close (ADW_DIALOG (self));
}
