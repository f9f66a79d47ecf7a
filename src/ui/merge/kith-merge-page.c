/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-merge-page.h"

#include "kith-kinds.h"
#include "kith-merge-row.h"
#include "kith-merge.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

struct _KithMergePage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  KithMerge *merge;
  GPtrArray *rows; /* borrows from the group */

  /* Template */
  KithStateView *state_view;
  AdwBanner *banner;
  AdwActionRow *kept_row;
  AdwActionRow *other_row;
  AdwActionRow *moves_row;
  AdwPreferencesGroup *fields_group;

  /* Weak: the page may be left while the records become one */
  KithWindow *window;
  gint64 kept;
  gint64 other;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (KithMergePage, kith_merge_page, ADW_TYPE_NAVIGATION_PAGE)

static void
set_ready (KithMergePage *self,
           gboolean       ready)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.swap", ready);
  gtk_widget_set_sensitive (GTK_WIDGET (self->state_view), ready || self->merge == NULL);
}

static void
show_record (AdwActionRow *row,
             KithRecord   *student)
{
  g_autofree char *title = kith_record_dup_title (student);
  /* Translators: a student's name and college ID */
  g_autofree char *words = g_strdup_printf (_("%s, %s"), title,
                                            kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID));

  adw_action_row_set_subtitle (row, words);
}

static void
update_narrow (KithMergePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    kith_merge_row_set_narrow (g_ptr_array_index (self->rows, i), self->narrow);
}

static void
show_fields (KithMergePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->fields_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->merge->fields->len; i++) {
    GtkWidget *row = kith_merge_row_new (self->merge, g_ptr_array_index (self->merge->fields, i));

    adw_preferences_group_add (self->fields_group, row);
    g_ptr_array_add (self->rows, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->fields_group), self->rows->len > 0);
  update_narrow (self);
}

static void
show_merge (KithMergePage *self)
{
  show_record (self->kept_row, self->merge->kept);
  show_record (self->other_row, self->merge->other);
  adw_action_row_set_subtitle (self->moves_row, !kith_text_is_empty (self->merge->moves) ? self->merge->moves
                                                                                         : _("Nothing you can see"));
  show_fields (self);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
  set_ready (self, TRUE);
}

/* Said where the choices are, which stay as they were made. */
static void
show_error (KithMergePage *self,
            const GError  *error)
{
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  set_ready (self, TRUE);
}

/* Preparing */

typedef struct {
  gint64 kept;
  gint64 other;
} Pair;

static gpointer
prepare_job (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  const Pair *pair = data;

  return kith_merge_prepare (file, pair->kept, pair->other, error);
}

static void
unref_merge (gpointer merge)
{
  kith_merge_unref (merge);
}

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (KithMergePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithMerge) merge = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (merge == NULL && self->merge == NULL) {
    kith_state_view_set_error (self->state_view, error);
    return;
  }
  if (merge == NULL) {
    /* The other way round did not work: what is on screen is still true. */
    self->kept = kith_record_get_id (self->merge->kept);
    self->other = kith_record_get_id (self->merge->other);
    show_error (self, error);
    return;
  }
  g_clear_pointer (&self->merge, kith_merge_unref);
  self->merge = g_steal_pointer (&merge);
  show_merge (self);
}

static void
prepare (KithMergePage *self)
{
  const Pair pair = { self->kept, self->other };

  set_ready (self, FALSE);
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, prepare_job, g_memdup2 (&pair, sizeof pair), g_free, unref_merge,
                             self->cancellable, on_prepared, g_object_ref (self));
}

static void
swap (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  KithMergePage *self = KITH_MERGE_PAGE (widget);
  gint64 kept = self->kept;

  self->kept = self->other;
  self->other = kept;
  adw_banner_set_revealed (self->banner, FALSE);
  prepare (self);
}

/* Merging */

static gpointer
apply_job (KithCaseFile *file,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return GINT_TO_POINTER (kith_merge_apply (data, file, cancellable, error));
}

static void
leave (KithMergePage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

/* The backup before it takes a while: whoever went on with something else hears of it there. */
static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithMergePage) self = user_data;
  g_autoptr (GError) error = NULL;

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  if (self->store == NULL || !kith_store_is_open (self->store))
    return;
  if (error != NULL) {
    show_error (self, error);
    if (self->window != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)))
      kith_window_report_error (self->window, error);
    return;
  }
  if (self->window != NULL)
    kith_window_offer_undo (self->window, _("The two records are one now"), 0);
  leave (self);
}

static void
apply (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  KithMergePage *self = KITH_MERGE_PAGE (widget);

  if (self->merge == NULL || !kith_store_is_open (self->store))
    return;
  adw_banner_set_revealed (self->banner, FALSE);
  set_ready (self, FALSE);
  kith_store_submit_async (self->store, apply_job, kith_merge_ref (self->merge), unref_merge, NULL, NULL, on_applied,
                           g_object_ref (self));
}

static void
on_narrow (KithMergePage *self)
{
  self->narrow = TRUE;
  update_narrow (self);
}

static void
on_wide (KithMergePage *self)
{
  self->narrow = FALSE;
  update_narrow (self);
}

static void
kith_merge_page_dispose (GObject *object)
{
  KithMergePage *self = KITH_MERGE_PAGE (object);

  g_clear_weak_pointer (&self->window);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_MERGE_PAGE);
  g_clear_pointer (&self->merge, kith_merge_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_merge_page_parent_class)->dispose (object);
}

static void
kith_merge_page_finalize (GObject *object)
{
  KithMergePage *self = KITH_MERGE_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (kith_merge_page_parent_class)->finalize (object);
}

static void
kith_merge_page_class_init (KithMergePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_merge_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_merge_page_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("merge/kith-merge-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, banner);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, kept_row);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, other_row);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, moves_row);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, fields_group);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_install_action (widget_class, "merge.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "merge.swap", NULL, swap);
}

static void
kith_merge_page_init (KithMergePage *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  set_ready (self, FALSE);
}

/**
 * kith_merge_page_new:
 * @window: the window
 * @kept: id of the student whose record is to stay
 * @other: id of the student whose record is to go
 *
 * Returns: (transfer floating): a page that asks what to keep, and merges
 */
AdwNavigationPage *
kith_merge_page_new (KithWindow *window,
                     gint64      kept,
                     gint64      other)
{
  KithMergePage *self;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_MERGE_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  g_set_weak_pointer (&self->window, window);
  self->kept = kept;
  self->other = other;
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  prepare (self);
  return ADW_NAVIGATION_PAGE (self);
}
