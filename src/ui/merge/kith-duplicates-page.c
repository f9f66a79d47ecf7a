/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-duplicates-page.h"

#include "kith-apart.h"
#include "kith-duplicates.h"
#include "kith-kinds.h"
#include "kith-merge-page.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

#define MOST_SHOWN 200

struct _KithDuplicatesPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GPtrArray *rows; /* borrows from the group */

  /* Template */
  KithStateView *state_view;
  AdwPreferencesGroup *group;
  GtkWidget *more_label;
};

G_DEFINE_FINAL_TYPE (KithDuplicatesPage, kith_duplicates_page, ADW_TYPE_NAVIGATION_PAGE)

/* On the store thread. */
static gpointer
look_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kith_duplicates_list_pairs (file, cancellable, error);
}

static void
add_button (AdwActionRow            *row,
            const KithDuplicatePair *pair)
{
  GtkWidget *button = gtk_button_new_with_label (_("Not the Same…"));
  /* Translators: names of two students */
  g_autofree char *name = g_strdup_printf (_("%s and %s are not the same"), pair->name, pair->other->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "duplicates.apart");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", pair->student, pair->other->student);
  /* The words on the button are the same in every row: what it is about goes before them. */
  kith_accessible_name_button (button, name);
  adw_action_row_add_suffix (row, button);
}

static void
add_pair (KithDuplicatesPage      *self,
          const KithDuplicatePair *pair)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  /* Translators: names and college ids of two students */
  g_autofree char *title = g_strdup_printf (_("%s, %s – %s, %s"), pair->name, pair->college_id, pair->other->name,
                                            pair->other->college_id);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, pair->other->reasons);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "duplicates.compare");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xx)", pair->student, pair->other->student);
  add_button (row, pair);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (self->group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
show_pairs (KithDuplicatesPage *self,
            GPtrArray          *pairs)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (pairs->len, MOST_SHOWN); i++)
    add_pair (self, g_ptr_array_index (pairs, i));
  gtk_widget_set_visible (self->more_label, pairs->len > MOST_SHOWN);
  kith_state_view_set_state (self->state_view, pairs->len > 0 ? KITH_STATE_CONTENT : KITH_STATE_EMPTY);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithDuplicatesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (pairs != NULL)
    show_pairs (self, pairs);
  else
    kith_state_view_set_error (self->state_view, error);
}

static void
look (KithDuplicatesPage *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  if (actor == NULL)
    return;
  if (!kith_policy_allows_any (actor->roles, &kith_student_kind, KITH_ACTION_REMOVE)) {
    kith_state_view_set_state (self->state_view, KITH_STATE_NOT_ALLOWED);
    return;
  }
  kith_store_submit_async (self->store, look_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                           on_looked, g_object_ref (self));
}

static void
on_store_changed (KithDuplicatesPage *self,
                  const char         *kind)
{
  if (*kind == '\0' || g_str_equal (kind, "student") || g_str_equal (kind, "not-duplicate"))
    look (self);
}

static void
compare (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);
  gint64 one = 0, other = 0;

  g_variant_get (parameter, "(xx)", &one, &other);
  if (window != NULL)
    kith_window_push (window, kith_merge_page_new (window, one, other));
}

static void
apart (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  KithDuplicatesPage *self = KITH_DUPLICATES_PAGE (widget);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 one = 0, other = 0;

  g_variant_get (parameter, "(xx)", &one, &other);
  g_array_append_val (others, other);
  kith_apart_ask (widget, self->store, one, others, _("They will not be shown together again."));
}

static void
kith_duplicates_page_dispose (GObject *object)
{
  KithDuplicatesPage *self = KITH_DUPLICATES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_DUPLICATES_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_duplicates_page_parent_class)->dispose (object);
}

static void
kith_duplicates_page_finalize (GObject *object)
{
  KithDuplicatesPage *self = KITH_DUPLICATES_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (kith_duplicates_page_parent_class)->finalize (object);
}

static void
kith_duplicates_page_class_init (KithDuplicatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_duplicates_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_duplicates_page_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("merge/kith-duplicates-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithDuplicatesPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithDuplicatesPage, group);
  gtk_widget_class_bind_template_child (widget_class, KithDuplicatesPage, more_label);
  gtk_widget_class_install_action (widget_class, "duplicates.compare", "(xx)", compare);
  gtk_widget_class_install_action (widget_class, "duplicates.apart", "(xx)", apart);
}

static void
kith_duplicates_page_init (KithDuplicatesPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "system-users-symbolic", _("No Duplicates Found"),
                             _("No two students share a number, a phone, or a name and a date of birth."));
}

/**
 * kith_duplicates_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): pairs of students who may be one person
 */
AdwNavigationPage *
kith_duplicates_page_new (KithWindow *window)
{
  KithDuplicatesPage *self;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_DUPLICATES_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  look (self);
  return ADW_NAVIGATION_PAGE (self);
}
