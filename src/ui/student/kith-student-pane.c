/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-pane.h"

#include "shell/kith-accessible.h"
#include "shell/kith-focus.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

typedef struct {
  /* Owned */
  KithStore *store;
  GCancellable *cancellable;

  /* Children */
  KithStateView *state_view;
  GtkScrolledWindow *scrolled;
  GtkBox *box;

  gint64 student;
  guint reloading;
} KithStudentPanePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (KithStudentPane, kith_student_pane, ADW_TYPE_BIN)

static KithStudentPanePrivate *
get_private (KithStudentPane *self)
{
  return kith_student_pane_get_instance_private (self);
}

/* Filling */

static void
clear (GtkBox *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Whatever scrolls it, itself or the view it is a section of. */
static GtkAdjustment *
find_adjustment (KithStudentPane *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (get_private (self)->box), GTK_TYPE_SCROLLED_WINDOW);

  return scrolled != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;
}

static gboolean
is_unfolded (GtkWidget *widget)
{
  return ADW_IS_EXPANDER_ROW (widget) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget));
}

/* What somebody unfolded stays so when one line of it is changed; it goes by names, as the focus does. */
static void
collect_unfolded (GtkWidget  *within,
                  GHashTable *names)
{
  if (is_unfolded (within) && g_str_has_prefix (gtk_widget_get_name (within), "kith-"))
    g_hash_table_add (names, g_strdup (gtk_widget_get_name (within)));
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_unfolded (child, names);
}

static void
unfold (GtkWidget  *within,
        GHashTable *names)
{
  if (ADW_IS_EXPANDER_ROW (within) && g_hash_table_contains (names, gtk_widget_get_name (within)))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (within), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    unfold (child, names);
}

static void
fill (KithStudentPane *self,
      gpointer         loaded)
{
  KithStudentPanePrivate *priv = get_private (self);
  GtkAdjustment *adjustment = find_adjustment (self);
  double value = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
  g_autofree char *focused = kith_focus_dup_name (GTK_WIDGET (priv->box));
  g_autoptr (GHashTable) unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  collect_unfolded (GTK_WIDGET (priv->box), unfolded);
  clear (priv->box);
  KITH_STUDENT_PANE_GET_CLASS (self)->fill (self, priv->box, loaded);
  kith_accessible_name_containers (GTK_WIDGET (self), _(KITH_STUDENT_PANE_GET_CLASS (self)->title));
  kith_state_view_set_state (priv->state_view, KITH_STATE_CONTENT);
  unfold (GTK_WIDGET (priv->box), unfolded);
  kith_focus_named (GTK_WIDGET (priv->box), focused);
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, value);
}

typedef struct {
  gpointer (*load) (KithCaseFile *file,
                    gint64        student,
                    GError      **error);
  gint64 student;
} Load;

/* On the store thread. */
static gpointer
load (KithCaseFile *file,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Load *values = data;

  return values->load (file, values->student, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithStudentPane) self = data;
  g_autoptr (GError) error = NULL;
  gpointer loaded = kith_store_submit_finish (KITH_STORE (source), result, &error);

  /* The answer may have been on its way when the pane went. */
  if (g_cancellable_is_cancelled (get_private (self)->cancellable)) {
    g_clear_pointer (&loaded, KITH_STUDENT_PANE_GET_CLASS (self)->free_loaded);
    return;
  }
  if (loaded == NULL) {
    kith_state_view_set_error (get_private (self)->state_view, error);
    return;
  }
  fill (self, loaded);
  KITH_STUDENT_PANE_GET_CLASS (self)->free_loaded (loaded);
}

static gboolean
reload (gpointer data)
{
  KithStudentPane *self = data;
  KithStudentPanePrivate *priv = get_private (self);
  KithStudentPaneClass *klass = KITH_STUDENT_PANE_GET_CLASS (self);
  Load *values = NULL;

  priv->reloading = 0;
  if (!kith_store_is_open (priv->store))
    return G_SOURCE_REMOVE;
  values = g_new0 (Load, 1);
  values->load = klass->load;
  values->student = priv->student;
  kith_store_submit_async (priv->store, load, values, g_free, klass->free_loaded, priv->cancellable, on_loaded,
                           g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
schedule_reload (KithStudentPane *self)
{
  KithStudentPanePrivate *priv = get_private (self);

  /* Several kinds often change in one action: once is enough. Before the next frame: where drawing is slow, a spinner
   * would keep from running what it waits for. */
  if (priv->reloading == 0)
    priv->reloading = g_idle_add_full (G_PRIORITY_DEFAULT, reload, self, NULL);
}

static void
on_store_changed (KithStudentPane *self,
                  const char      *kind)
{
  if (*kind == '\0' || g_strv_contains (KITH_STUDENT_PANE_GET_CLASS (self)->kinds, kind))
    schedule_reload (self);
}

static void
kith_student_pane_dispose (GObject *object)
{
  KithStudentPanePrivate *priv = get_private (KITH_STUDENT_PANE (object));

  g_clear_handle_id (&priv->reloading, g_source_remove);
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (kith_student_pane_parent_class)->dispose (object);
}

static void
kith_student_pane_finalize (GObject *object)
{
  g_clear_object (&get_private (KITH_STUDENT_PANE (object))->cancellable);

  G_OBJECT_CLASS (kith_student_pane_parent_class)->finalize (object);
}

static void
add_scrolling (KithStudentPane *self)
{
  KithStudentPanePrivate *priv = get_private (self);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_set_margin_top (GTK_WIDGET (priv->box), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (priv->box), 36);
  gtk_widget_set_margin_start (GTK_WIDGET (priv->box), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (priv->box), 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (priv->box));
  priv->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (priv->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (priv->scrolled, clamp);
  kith_state_view_set_child (priv->state_view, GTK_WIDGET (priv->scrolled));
}

static void
kith_student_pane_constructed (GObject *object)
{
  KithStudentPane *self = KITH_STUDENT_PANE (object);
  KithStudentPanePrivate *priv = get_private (self);

  G_OBJECT_CLASS (kith_student_pane_parent_class)->constructed (object);

  if (KITH_STUDENT_PANE_GET_CLASS (self)->is_section)
    kith_state_view_set_child (priv->state_view, GTK_WIDGET (priv->box));
  else
    add_scrolling (self);
  kith_state_view_set_state (priv->state_view, KITH_STATE_LOADING);
}

static void
kith_student_pane_class_init (KithStudentPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kith_student_pane_constructed;
  G_OBJECT_CLASS (klass)->dispose = kith_student_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_student_pane_finalize;
}

static void
kith_student_pane_init (KithStudentPane *self)
{
  KithStudentPanePrivate *priv = get_private (self);

  priv->cancellable = g_cancellable_new ();
  priv->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  priv->state_view = KITH_STATE_VIEW (kith_state_view_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (priv->state_view));
}

/**
 * kith_student_pane_new:
 * @type: a type of pane
 * @store: the store
 * @student: id of the student
 *
 * Returns: (transfer floating): a pane of that student
 */
GtkWidget *
kith_student_pane_new (GType      type,
                       KithStore *store,
                       gint64     student)
{
  KithStudentPane *self = g_object_new (type, NULL);

  kith_student_pane_set_student (self, store, student);
  return GTK_WIDGET (self);
}

/**
 * kith_student_pane_list:
 * @file: the case file
 * @kind: a kind that is part of a student
 * @student: id of the student
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type KithRecord): the records in the order of the kind; empty for whoever
 *   may not see them
 */
GPtrArray *
kith_student_pane_list (KithCaseFile   *file,
                        const KithKind *kind,
                        gint64          student,
                        GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  if (!kith_policy_allows_any (kith_case_file_get_actor (file)->roles, kind, KITH_ACTION_SEE))
    return g_ptr_array_new_with_free_func (g_object_unref);
  kith_query_where_student (query, student);
  return kith_case_file_list (file, query, NULL, error);
}

/**
 * kith_student_pane_set_student:
 * @self: a pane
 * @store: the store
 * @student: id of the student; once
 */
void
kith_student_pane_set_student (KithStudentPane *self,
                               KithStore       *store,
                               gint64           student)
{
  KithStudentPanePrivate *priv = NULL;

  g_return_if_fail (KITH_IS_STUDENT_PANE (self));
  priv = get_private (self);
  g_return_if_fail (priv->store == NULL);
  priv->store = g_object_ref (store);
  priv->student = student;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  schedule_reload (self);
}

/**
 * kith_student_pane_reload:
 * @self: a pane
 *
 * Loads anew, for what changes without a record: drafts.
 */
void
kith_student_pane_reload (KithStudentPane *self)
{
  g_return_if_fail (KITH_IS_STUDENT_PANE (self));
  if (get_private (self)->store != NULL)
    schedule_reload (self);
}

/**
 * kith_student_pane_get_store:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the store
 */
KithStore *
kith_student_pane_get_store (KithStudentPane *self)
{
  g_return_val_if_fail (KITH_IS_STUDENT_PANE (self), NULL);
  return get_private (self)->store;
}

/**
 * kith_student_pane_get_student:
 * @self: a pane
 *
 * Returns: id of the student
 */
gint64
kith_student_pane_get_student (KithStudentPane *self)
{
  g_return_val_if_fail (KITH_IS_STUDENT_PANE (self), 0);
  return get_private (self)->student;
}

/**
 * kith_student_pane_get_adjustment:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): how far down it is; %NULL for a section, which does not scroll by itself
 */
GtkAdjustment *
kith_student_pane_get_adjustment (KithStudentPane *self)
{
  g_return_val_if_fail (KITH_IS_STUDENT_PANE (self), NULL);
  if (get_private (self)->scrolled == NULL)
    return NULL;
  return gtk_scrolled_window_get_vadjustment (get_private (self)->scrolled);
}

/**
 * kith_student_pane_allows:
 * @self: a pane
 * @kind: a kind
 * @action: an action
 *
 * Returns: whether a button for it may be shown; the case file still decides about each record
 */
gboolean
kith_student_pane_allows (KithStudentPane *self,
                          const KithKind  *kind,
                          KithAction       action)
{
  const KithActor *actor = NULL;

  g_return_val_if_fail (KITH_IS_STUDENT_PANE (self), FALSE);
  actor = kith_store_get_actor (get_private (self)->store);
  return actor != NULL && kith_policy_allows_any (actor->roles, kind, action);
}
