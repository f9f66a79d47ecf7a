/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-message-row.h"

struct _KithMessageRow
{
  AdwPreferencesRow parent_instance;

  /* Borrowed, cleared when it goes */
  GtkWidget *owner;

  /* Parts */
  GtkLabel *label;
  GtkButton *button;

  /* Owned */
  char *hint;
  char *info;
  char *error;
  KithSeverity severity;
  const KithProblem *problem;
  KithProblems *problems;
};

G_DEFINE_FINAL_TYPE (KithMessageRow, kith_message_row, ADW_TYPE_PREFERENCES_ROW)

static guint fix_signal;

static void
kith_message_row_dispose (GObject *object)
{
  KithMessageRow *self = KITH_MESSAGE_ROW (object);

  g_clear_weak_pointer (&self->owner);
  g_clear_pointer (&self->problems, kith_problems_unref);
  G_OBJECT_CLASS (kith_message_row_parent_class)->dispose (object);
}

static void
kith_message_row_finalize (GObject *object)
{
  KithMessageRow *self = KITH_MESSAGE_ROW (object);

  g_free (self->hint);
  g_free (self->info);
  g_free (self->error);
  G_OBJECT_CLASS (kith_message_row_parent_class)->finalize (object);
}

/* A list gives up at a row that cannot take the focus, and what stands below would be out of reach: this one hands it
 * on. */
static gboolean
kith_message_row_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  gboolean is_back = direction == GTK_DIR_UP || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *next = widget;

  if (gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction))
    return TRUE;
  while ((next = is_back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next)) != NULL)
    if (GTK_IS_LIST_BOX_ROW (next) && gtk_widget_child_focus (next, direction))
      return TRUE;
  return FALSE;
}

static void
kith_message_row_class_init (KithMessageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_message_row_dispose;
  object_class->finalize = kith_message_row_finalize;
  GTK_WIDGET_CLASS (klass)->focus = kith_message_row_focus;

  /**
   * KithMessageRow::fix:
   * @self: the row
   * @problem: the problem whose button was clicked, a `KithProblem`
   */
  fix_signal = g_signal_new ("fix", KITH_TYPE_MESSAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                             G_TYPE_POINTER);
}

static void
fix_clicked (KithMessageRow *self)
{
  /* A handler may replace the problem while it looks at it. */
  g_autoptr (KithProblems) problems = self->problems != NULL ? kith_problems_ref (self->problems) : NULL;

  if (self->problem != NULL)
    g_signal_emit (self, fix_signal, 0, self->problem);
}

static void
kith_message_row_init (KithMessageRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));

  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (fix_clicked), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "message");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
tell_input (KithMessageRow *self,
            GtkWidget      *input,
            const char     *text)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (input);

  if (text != NULL)
    gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->label, NULL, -1);
  else
    gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);

  if (self->error != NULL && self->severity == KITH_SEVERITY_ERROR) {
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
    gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->label, NULL, -1);
  } else {
    gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE, -1);
  }
}

static void
update (KithMessageRow *self)
{
  const char *text = self->error != NULL ? self->error : self->info != NULL ? self->info : self->hint;
  gboolean is_error = self->error != NULL && self->severity == KITH_SEVERITY_ERROR;
  gboolean is_warning = self->error != NULL && !is_error;
  gboolean has_fix = self->problem != NULL && self->problem->fix != KITH_FIX_NONE && self->problem->fix_label != NULL;

  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  set_class (GTK_WIDGET (self->label), "error", is_error);
  set_class (GTK_WIDGET (self->label), "warning", is_warning);
  set_class (GTK_WIDGET (self->label), "dimmed", text != NULL && self->error == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->button), has_fix);
  if (has_fix)
    gtk_button_set_label (self->button, self->problem->fix_label);

  if (self->owner == NULL)
    return;
  set_class (self->owner, "error", is_error);
  set_class (self->owner, "warning", is_warning);
  set_class (self->owner, "has-message", text != NULL);
  if (KITH_IS_FORM_ROW (self->owner))
    tell_input (self, kith_form_row_get_input (KITH_FORM_ROW (self->owner)), text);
  else
    tell_input (self, self->owner, text);
}

/**
 * kith_message_row_new:
 * @owner: the row it belongs to; put the message right under it
 *
 * Returns: (transfer floating): a message that takes no room until it has something to say
 */
GtkWidget *
kith_message_row_new (GtkWidget *owner)
{
  KithMessageRow *self = g_object_new (KITH_TYPE_MESSAGE_ROW, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (owner), NULL);

  g_set_weak_pointer (&self->owner, owner);
  return GTK_WIDGET (self);
}

/**
 * kith_message_row_insert_under:
 * @owner: a row that stands in a list
 *
 * Returns: (transfer none): a message, in the list right under @owner
 */
GtkWidget *
kith_message_row_insert_under (GtkWidget *owner)
{
  GtkWidget *list = gtk_widget_get_ancestor (owner, GTK_TYPE_LIST_BOX);
  GtkWidget *message = kith_message_row_new (owner);

  g_return_val_if_fail (list != NULL, NULL);

  gtk_list_box_insert (GTK_LIST_BOX (list), message, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (owner)) + 1);
  return message;
}

/**
 * kith_message_row_set_hint:
 * @self: a message row
 * @hint: (nullable): help that stands there while there is nothing more important
 */
void
kith_message_row_set_hint (KithMessageRow *self,
                           const char     *hint)
{
  g_return_if_fail (KITH_IS_MESSAGE_ROW (self));

  if (g_set_str (&self->hint, hint))
    update (self);
}

/**
 * kith_message_row_set_info:
 * @self: a message row
 * @info: (nullable): what was understood, or how much room is left
 */
void
kith_message_row_set_info (KithMessageRow *self,
                           const char     *info)
{
  g_return_if_fail (KITH_IS_MESSAGE_ROW (self));

  if (g_set_str (&self->info, info))
    update (self);
}

/**
 * kith_message_row_set_problem:
 * @self: a message row
 * @problem: (nullable): what is wrong; copied. %NULL takes it away
 */
void
kith_message_row_set_problem (KithMessageRow    *self,
                              const KithProblem *problem)
{
  g_autoptr (KithProblems) old = NULL;

  g_return_if_fail (KITH_IS_MESSAGE_ROW (self));

  old = g_steal_pointer (&self->problems);
  if (problem == NULL && self->error == NULL)
    return;
  self->problem = NULL;
  if (problem != NULL) {
    self->problems = kith_problems_new ();
    kith_problems_add_copy (self->problems, problem);
    self->problem = kith_problems_get (self->problems, 0);
    self->severity = problem->severity;
  }
  g_set_str (&self->error, problem != NULL ? problem->message : NULL);
  update (self);
}

/**
 * kith_message_row_set_error:
 * @self: a message row
 * @message: (nullable): a whole sentence; %NULL takes it away
 */
void
kith_message_row_set_error (KithMessageRow *self,
                            const char     *message)
{
  KithProblem problem = { .severity = KITH_SEVERITY_ERROR, .message = (char *) message };

  kith_message_row_set_problem (self, message != NULL ? &problem : NULL);
}
