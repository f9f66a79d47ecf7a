/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-changes-page.h"

#include "kith-removed.h"
#include "kith-text.h"
#include "kith-time.h"
#include "kith-ui.h"
#include "kith-undo.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

#define MOST_DONE 100
#define MOST_REMOVED_OF_A_KIND 50

struct _KithChangesPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GPtrArray *rows; /* borrows from the groups */

  /* Template */
  KithStateView *state_view;
  AdwPreferencesGroup *done_group;
  AdwPreferencesGroup *removed_group;
};

G_DEFINE_FINAL_TYPE (KithChangesPage, kith_changes_page, ADW_TYPE_NAVIGATION_PAGE)

typedef struct {
  GPtrArray *done;
  GPtrArray *removed;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->done, g_ptr_array_unref);
  g_clear_pointer (&loaded->removed, g_ptr_array_unref);
  g_free (loaded);
}

/* On the store thread. */
static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->done = kith_case_file_list_operations (file, MOST_DONE, error);
  if (loaded->done != NULL)
    loaded->removed = kith_removed_list (file, MOST_REMOVED_OF_A_KIND, error);
  if (loaded->removed != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

static AdwActionRow *
add_row (KithChangesPage     *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  return ADW_ACTION_ROW (row);
}

static void
add_remark (AdwActionRow *row,
            const char   *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, label);
}

static void
add_button (AdwActionRow *row,
            const char   *label,
            const char   *name,
            const char   *action,
            GVariant     *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  /* The words on the button are the same in every row: what it is about goes before them. */
  kith_accessible_name_button (button, name);
  adw_action_row_add_suffix (row, button);
}

static char *
dup_when (const KithOperation *operation)
{
  g_autofree char *moment = kith_time_format_instant (operation->at);
  g_autofree char *number = kith_text_format_number (operation->n_changes);
  g_autofree char *changes =
    g_strdup_printf (ngettext ("%s record", "%s records", (gulong) operation->n_changes), number);

  /* Translators: when something was done, and how many records it touched */
  return g_strdup_printf (_("%s · %s"), moment, changes);
}

static void
add_done (KithChangesPage     *self,
          const KithOperation *operation)
{
  g_autofree char *words = kith_operation_dup_words (operation);
  g_autofree char *when = dup_when (operation);
  AdwActionRow *row = add_row (self, self->done_group, words, when);
  g_autofree char *id = g_strdup_printf ("kith-operation-%" G_GINT64_FORMAT, operation->id);
  g_autofree char *name = NULL;

  gtk_widget_set_name (GTK_WIDGET (row), id);
  if (operation->undone) {
    add_remark (row, operation->is_undo ? _("Done again") : _("Undone"));
    return;
  }
  /* Translators: what was done, such as "Note: added" */
  name = g_strdup_printf (operation->is_undo ? _("Do again: %s") : _("Undo: %s"), operation->label);
  add_button (row, operation->is_undo ? _("Do Again") : _("Undo"), name, "win.undo-operation",
              g_variant_new_int64 (operation->id));
}

static void
add_removed (KithChangesPage   *self,
             const KithRemoved *removed)
{
  const char *kind = _(removed->kind->label);
  /* Translators: a kind of record, and the student it is part of */
  g_autofree char *words = removed->student != NULL ? g_strdup_printf (_("%s · %s"), kind, removed->student) : g_strdup (kind);
  const char *title = !kith_text_is_empty (removed->title) ? removed->title : kind;
  /* Translators: what was removed */
  g_autofree char *name = g_strdup_printf (_("Put back: %s"), title);
  AdwActionRow *row = add_row (self, self->removed_group, title, words);
  g_autofree char *id = g_strdup_printf ("kith-removed-%s-%" G_GINT64_FORMAT, removed->kind->name, removed->id);

  gtk_widget_set_name (GTK_WIDGET (row), id);
  add_button (row, _("Put Back"), name, "changes.put-back", g_variant_new ("(sx)", removed->kind->name, removed->id));
}

static void
clear_rows (KithChangesPage *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

/* Where the keyboard is, or the number of rows for somewhere else. */
static guint
find_focused (KithChangesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint i = 0;

  while (i < self->rows->len && (focus == NULL || (focus != g_ptr_array_index (self->rows, i) &&
                                                   !gtk_widget_is_ancestor (focus, g_ptr_array_index (self->rows, i)))))
    i++;
  return i;
}

/* What is undone stands at the top as something new, so a position would mean another line than before. */
static void
focus_row (KithChangesPage *self,
           const char      *name,
           guint            position)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (gtk_widget_get_name (g_ptr_array_index (self->rows, i)), name))
      position = i;
  if (position < self->rows->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, position));
}

static void
show_loaded (KithChangesPage *self,
             const Loaded    *loaded)
{
  gboolean is_empty = loaded->done->len == 0 && loaded->removed->len == 0;
  guint focused = find_focused (self);
  g_autofree char *name =
    focused < self->rows->len ? g_strdup (gtk_widget_get_name (g_ptr_array_index (self->rows, focused))) : NULL;

  clear_rows (self);
  for (guint i = 0; i < loaded->done->len; i++)
    add_done (self, g_ptr_array_index (loaded->done, i));
  for (guint i = 0; i < loaded->removed->len; i++)
    add_removed (self, g_ptr_array_index (loaded->removed, i));
  gtk_widget_set_visible (GTK_WIDGET (self->done_group), loaded->done->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->removed_group), loaded->removed->len > 0);
  kith_state_view_set_state (self->state_view, is_empty ? KITH_STATE_EMPTY : KITH_STATE_CONTENT);
  if (name != NULL)
    focus_row (self, name, focused);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithChangesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (!g_cancellable_is_cancelled (self->cancellable)) {
    if (loaded != NULL)
      show_loaded (self, loaded);
    else
      kith_state_view_set_error (self->state_view, error);
  }
  g_clear_pointer (&loaded, loaded_free);
}

static void
load (KithChangesPage *self)
{
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_job, NULL, NULL, loaded_free, self->cancellable, on_loaded,
                             g_object_ref (self));
}

/* Putting back */

typedef struct {
  const KithKind *kind;
  gint64 id;
} PutBack;

static gpointer
put_back_job (KithCaseFile *file,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const PutBack *what = data;

  return GINT_TO_POINTER (kith_case_file_restore_removed (file, what->kind, what->id, error));
}

static void
on_put_back (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (KithChangesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  if (window == NULL)
    return;
  if (error != NULL)
    kith_window_report_error (window, error);
  else
    kith_window_offer_undo (window, _("Put back"), 0);
}

static void
put_back (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  KithChangesPage *self = KITH_CHANGES_PAGE (widget);
  PutBack *what = g_new0 (PutBack, 1);
  const char *kind = NULL;

  g_variant_get (parameter, "(&sx)", &kind, &what->id);
  what->kind = kith_kind_find (kind);
  if (what->kind == NULL || !kith_store_is_open (self->store))
    g_free (what);
  else
    kith_store_submit_async (self->store, put_back_job, what, g_free, NULL, NULL, on_put_back, g_object_ref (self));
}

static void
kith_changes_page_dispose (GObject *object)
{
  KithChangesPage *self = KITH_CHANGES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_CHANGES_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_changes_page_parent_class)->dispose (object);
}

static void
kith_changes_page_finalize (GObject *object)
{
  KithChangesPage *self = KITH_CHANGES_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (kith_changes_page_parent_class)->finalize (object);
}

static void
kith_changes_page_class_init (KithChangesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_changes_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_changes_page_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("changes/kith-changes-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithChangesPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithChangesPage, done_group);
  gtk_widget_class_bind_template_child (widget_class, KithChangesPage, removed_group);
  gtk_widget_class_install_action (widget_class, "changes.put-back", "(sx)", put_back);
}

static void
kith_changes_page_init (KithChangesPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "edit-undo-symbolic", _("Nothing to Undo"),
                             _("What you add, change or remove stands here for 30 days, and can be taken back."));
}

/**
 * kith_changes_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the undo list of whoever is signed in
 */
AdwNavigationPage *
kith_changes_page_new (KithWindow *window)
{
  KithChangesPage *self;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_CHANGES_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
