/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-students-page-private.h"

#include "kith-saved-view.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Filters and order under a name. Everybody has the built-in ones, and their own beside them. */

#define PAGE "students"
/* In front of the id of a view in the target of the action, so that the two kinds cannot be confused. */
#define SAVED "saved-"

static gboolean
shows (KithStudentsPage *self,
       const char       *json)
{
  g_autoptr (KithViewFilters) filters = kith_view_filters_from_json (json, NULL);

  return filters != NULL && kith_view_filters_equal (filters, self->filters);
}

/* The saved view whose filters are on screen, or %NULL. */
static KithRecord *
find_current (KithStudentsPage *self)
{
  for (guint i = 0; i < self->views->len; i++)
    if (shows (self, kith_record_get_text (g_ptr_array_index (self->views, i), KITH_SAVED_VIEW_FILTERS)))
      return g_ptr_array_index (self->views, i);
  return NULL;
}

static const char *
find_current_name (KithStudentsPage *self)
{
  KithRecord *own = find_current (self);
  guint n_views = 0;
  const KithBuiltInView *built_in = kith_view_filters_get_built_in (&n_views);

  if (own != NULL)
    return kith_record_get_text (own, KITH_SAVED_VIEW_NAME);
  for (guint i = 0; i < n_views; i++)
    if (shows (self, built_in[i].json))
      return _(built_in[i].name);
  return NULL;
}

static gboolean
may_save (KithStudentsPage *self)
{
  const KithActor *actor = kith_store_get_actor (kith_list_page_get_store (KITH_LIST_PAGE (self)));

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_saved_view_kind, KITH_ACTION_ADD);
}

void
kith_students_views_update (KithStudentsPage *self)
{
  const char *name = find_current_name (self);
  gboolean is_own = find_current (self) != NULL;

  gtk_menu_button_set_label (self->view_button, name != NULL ? name : _("Views"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "students.save-view", may_save (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "students.rename-view", is_own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "students.remove-view", is_own);
}

static void
add_view (GMenu      *menu,
          const char *name,
          const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "students.view", "s", target);
  g_menu_append_item (menu, item);
}

static void
update_menu (KithStudentsPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) manage = g_menu_new ();
  guint n_views = 0;
  const KithBuiltInView *built_in = kith_view_filters_get_built_in (&n_views);

  for (guint i = 0; i < n_views; i++)
    add_view (first, _(built_in[i].name), built_in[i].id);
  for (guint i = 0; i < self->views->len; i++) {
    KithRecord *view = g_ptr_array_index (self->views, i);
    g_autofree char *target = g_strdup_printf (SAVED "%" G_GINT64_FORMAT, kith_record_get_id (view));

    add_view (own, kith_record_get_text (view, KITH_SAVED_VIEW_NAME), target);
  }
  g_menu_append (manage, _("_Save View…"), "students.save-view");
  g_menu_append (manage, _("_Rename View…"), "students.rename-view");
  g_menu_append (manage, _("Re_move View"), "students.remove-view");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (manage));
  gtk_menu_button_set_menu_model (self->view_button, G_MENU_MODEL (menu));
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithStudentsPage) self = user_data;
  g_autoptr (GPtrArray) views = kith_store_list_finish (KITH_STORE (source), result, NULL);

  /* Without them the built-in ones still serve. */
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (views != NULL) {
    g_ptr_array_unref (self->views);
    self->views = g_steal_pointer (&views);
  }
  update_menu (self);
  kith_students_views_update (self);
}

void
kith_students_views_load (KithStudentsPage *self)
{
  KithStore *store = kith_list_page_get_store (KITH_LIST_PAGE (self));
  g_autoptr (KithQuery) query = kith_query_new (&kith_saved_view_kind);

  kith_query_where (query, "page", PAGE);
  if (kith_store_is_open (store))
    kith_store_list_async (store, query, self->cancellable, on_listed, g_object_ref (self));
}

static const char *
find_json (KithStudentsPage *self,
           const char       *target)
{
  guint n_views = 0;
  const KithBuiltInView *built_in = kith_view_filters_get_built_in (&n_views);

  for (guint i = 0; i < n_views; i++)
    if (g_str_equal (built_in[i].id, target))
      return built_in[i].json;
  for (guint i = 0; g_str_has_prefix (target, SAVED) && i < self->views->len; i++) {
    KithRecord *view = g_ptr_array_index (self->views, i);

    if (kith_record_get_id (view) == g_ascii_strtoll (target + strlen (SAVED), NULL, 10))
      return kith_record_get_text (view, KITH_SAVED_VIEW_FILTERS);
  }
  return NULL;
}

/* A view is all there is to it: words that are still looked for would narrow it unseen. */
static void
show_view (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (widget);
  const char *json = find_json (self, g_variant_get_string (parameter, NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithViewFilters) filters = json != NULL ? kith_view_filters_from_json (json, &error) : NULL;
  KithWindow *window = kith_window_get_for (widget);

  if (filters != NULL) {
    kith_list_page_freeze (KITH_LIST_PAGE (self));
    kith_list_page_clear_typed (KITH_LIST_PAGE (self));
    kith_students_page_apply (self, filters);
    kith_list_page_thaw (KITH_LIST_PAGE (self));
  } else if (error != NULL && window != NULL)
    kith_window_report_error (window, error);
}

/* Saving, renaming, removing */

/* @renamed: (nullable): the view that gets another name, %NULL to save what is on screen */
typedef struct {
  KithStudentsPage *page;
  KithRecord *renamed;
  char *name;
} Naming;

static void
naming_free (Naming *self)
{
  g_object_unref (self->page);
  g_clear_object (&self->renamed);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Naming, naming_free)

static void ask_name (KithStudentsPage *self,
                      KithRecord       *renamed,
                      const char       *name,
                      const char       *words);

/* What could not be saved is asked for again, with the name that was typed. */
static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Naming) naming = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (naming->page));

  kith_store_save_finish (KITH_STORE (source), result, &error);
  if (window == NULL)
    return;
  if (error != NULL)
    ask_name (naming->page, naming->renamed, naming->name, error->message);
  else
    kith_window_offer_undo (window, _("View saved"), 0);
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithStudentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  kith_store_remove_finish (KITH_STORE (source), result, &error);
  if (window == NULL)
    return;
  if (error != NULL)
    kith_window_report_error (window, error);
  else
    kith_window_offer_undo (window, _("View removed"), 0);
}

static KithRecord *
find_by_name (KithStudentsPage *self,
              const char       *name)
{
  for (guint i = 0; i < self->views->len; i++)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (self->views, i), KITH_SAVED_VIEW_NAME), name) == 0)
      return g_ptr_array_index (self->views, i);
  return NULL;
}

/* A view of the same name is what the person means to change. */
static void
write_view (KithStudentsPage *self,
            KithRecord       *renamed,
            const char       *name)
{
  KithStore *store = kith_list_page_get_store (KITH_LIST_PAGE (self));
  KithRecord *existing = renamed != NULL ? renamed : find_by_name (self, name);
  g_autoptr (KithRecord) view =
    existing != NULL ? kith_record_dup (existing) : kith_record_new (&kith_saved_view_kind);
  g_autoptr (KithQuery) query = kith_students_page_create_query (KITH_LIST_PAGE (self));
  g_autofree char *json = kith_view_filters_to_json (self->filters);
  Naming *naming = NULL;

  if (!kith_store_is_open (store))
    return;
  kith_record_set_text (view, KITH_SAVED_VIEW_NAME, name);
  kith_record_set_text (view, KITH_SAVED_VIEW_PAGE, PAGE);
  if (renamed == NULL)
    kith_record_set_text (view, KITH_SAVED_VIEW_FILTERS, json);
  naming = g_new0 (Naming, 1);
  naming->page = g_object_ref (self);
  g_set_object (&naming->renamed, renamed);
  naming->name = g_strdup (name);
  kith_store_save_async (store, view, KITH_SAVE_DEFAULT, NULL, on_written, naming);
}

static void
on_name_response (KithStudentsPage *self,
                  const char       *response,
                  AdwAlertDialog   *dialog)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "name");
  g_autofree char *name = kith_text_tidy_line (gtk_editable_get_text (entry));

  if (g_str_equal (response, "save") && *name != '\0')
    write_view (self, g_object_get_data (G_OBJECT (dialog), "renamed"), name);
}

static void
on_name_changed (AdwAlertDialog *dialog,
                 GtkEditable    *entry)
{
  adw_alert_dialog_set_response_enabled (dialog, "save", !kith_text_is_empty (gtk_editable_get_text (entry)));
}

/* @words: what is saved, or why it was not */
static void
ask_name (KithStudentsPage *self,
          KithRecord       *renamed,
          const char       *name,
          const char       *words)
{
  AdwDialog *dialog = adw_alert_dialog_new (renamed != NULL ? _("Rename View") : _("Save View"), words);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_entry_row_set_max_length (ADW_ENTRY_ROW (entry), 60);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the view"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "name", entry);
  if (renamed != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "renamed", g_object_ref (renamed), g_object_unref);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_name_changed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_name_response), self, G_CONNECT_SWAPPED);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  on_name_changed (ADW_ALERT_DIALOG (dialog), GTK_EDITABLE (entry));
  adw_dialog_present (dialog, GTK_WIDGET (self));
  gtk_widget_grab_focus (entry);
}

/* Words that are looked for are no part of a view. */
static char *
dup_saved_words (KithStudentsPage *self)
{
  g_autoptr (KithViewFilters) filters = kith_view_filters_copy (self->filters);

  g_clear_pointer (&filters->words, g_free);
  return kith_view_filters_dup_words (filters);
}

static void
save_view (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (widget);
  g_autofree char *words = dup_saved_words (self);

  ask_name (self, NULL, "", words);
}

static void
rename_view (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (widget);
  KithRecord *view = find_current (self);
  g_autofree char *words = dup_saved_words (self);

  if (view != NULL)
    ask_name (self, view, kith_record_get_text (view, KITH_SAVED_VIEW_NAME), words);
}

static void
remove_view (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (widget);
  KithStore *store = kith_list_page_get_store (KITH_LIST_PAGE (self));
  KithRecord *view = find_current (self);

  if (view != NULL && kith_store_is_open (store))
    kith_store_remove_async (store, &kith_saved_view_kind, kith_record_get_id (view), NULL, on_removed,
                             g_object_ref (self));
}

static void
show_menu (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  gtk_menu_button_popup (KITH_STUDENTS_PAGE (widget)->view_button);
}

void
kith_students_views_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "students.view", "s", show_view);
  gtk_widget_class_install_action (widget_class, "students.save-view", NULL, save_view);
  gtk_widget_class_install_action (widget_class, "students.rename-view", NULL, rename_view);
  gtk_widget_class_install_action (widget_class, "students.remove-view", NULL, remove_view);
  gtk_widget_class_install_action (widget_class, "page.views", NULL, show_menu);
}
