/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "requests/kith-requests-page.h"

#include "form/kith-record-dialog.h"
#include "kith-access-request.h"
#include "kith-access-requests.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-focus.h"
#include "shell/kith-state-view.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

#define ID_KEY "kith-id"

struct _KithRequestsPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  KithAccessRequests *requests;

  /* Template */
  KithStateView *state_view;
  GtkWidget *add_button;
  GtkBox *sections_box;

  gboolean closed_shown;
  gboolean is_behind;
  gboolean is_stale;
  guint reloading;
};

G_DEFINE_FINAL_TYPE (KithRequestsPage, kith_requests_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
may_add (KithRequestsPage *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_access_request_kind, KITH_ACTION_ADD);
}

/* What a person does */

static void
add_request (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KithRequestsPage *self = KITH_REQUESTS_PAGE (widget);
  static const char *const fields[] = {
    "student", "received-on", "received-how", "asker", "asker-name", "id-seen-on", "proof", "proof-seen-on", "scope",
    "scope-from", "scope-until", NULL,
  };
  g_autoptr (KithRecord) request = NULL;
  g_autofree char *today = NULL;

  if (!may_add (self))
    return;
  request = kith_record_new (&kith_access_request_kind);
  today = kith_clock_dup_today (kith_store_get_clock (self->store));
  kith_record_set_text (request, KITH_ACCESS_REQUEST_RECEIVED_ON, today);
  kith_record_set_text (request, KITH_ACCESS_REQUEST_ASKER, "student");
  kith_record_dialog_present (widget, self->store, request, fields, KITH_FORM_DEFAULT, _("New Access Request"), NULL, NULL);
}

static void
on_open (KithRequestsPage *self,
         GtkWidget        *row)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  const gint64 *id = g_object_get_data (G_OBJECT (row), ID_KEY);

  if (window != NULL && id != NULL)
    kith_window_show_record (window, &kith_access_request_kind, *id);
}

/* Filling */

static AdwActionRow *
create_row (KithRequestsPage            *self,
            const KithAccessRequestItem *item)
{
  gint64 id = kith_record_get_id (item->request);
  AdwActionRow *row = kith_pane_create_row (item->student, item->words);
  g_autofree char *name = g_strdup_printf ("kith-request-%" G_GINT64_FORMAT, id);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_set_name (GTK_WIDGET (row), name);
  gtk_widget_add_css_class (arrow, "dimmed");
  adw_action_row_add_suffix (row, arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  if (item->is_late)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return row;
}

static void
add_open (KithRequestsPage *self)
{
  AdwPreferencesGroup *group =
    kith_pane_add_group (self->sections_box, _("To Answer"),
                         _("Within one calendar month of the request, or of the ID where that came later."));

  for (guint i = 0; i < self->requests->open->len; i++)
    adw_preferences_group_add (group, GTK_WIDGET (create_row (self, g_ptr_array_index (self->requests->open, i))));
  if (self->requests->open->len == 0)
    kith_pane_add_remark (group, _("Every request was answered."));
}

static void
on_closed_shown (KithRequestsPage *self,
                 GParamSpec       *pspec,
                 AdwExpanderRow   *row)
{
  self->closed_shown = adw_expander_row_get_expanded (row);
}

static void
add_closed (KithRequestsPage *self)
{
  guint n = self->requests->closed->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u answered or taken back", "%u answered or taken back", n), n);
  AdwExpanderRow *row = NULL;

  if (n == 0)
    return;
  row = kith_pane_add_expander (kith_pane_add_group (self->sections_box, _("Done"), NULL), title, "kith-closed-requests");
  for (guint i = 0; i < n; i++)
    adw_expander_row_add_row (row, GTK_WIDGET (create_row (self, g_ptr_array_index (self->requests->closed, i))));
  adw_expander_row_set_expanded (row, self->closed_shown);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_closed_shown), self, G_CONNECT_SWAPPED);
}

static void
fill (KithRequestsPage *self)
{
  g_autofree char *focused = kith_focus_dup_name (GTK_WIDGET (self->sections_box));
  gboolean is_empty = self->requests->open->len + self->requests->closed->len == 0;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections_box))) != NULL)
    gtk_box_remove (self->sections_box, child);
  add_open (self);
  add_closed (self);
  kith_focus_named (GTK_WIDGET (self->sections_box), focused);
  kith_state_view_set_state (self->state_view, is_empty ? KITH_STATE_EMPTY : KITH_STATE_CONTENT);
}

/* Loading */

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kith_access_requests_gather (file, cancellable, error);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithRequestsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAccessRequests) requests = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (requests == NULL) {
    kith_state_view_set_error (self->state_view, error);
    return;
  }
  g_clear_pointer (&self->requests, kith_access_requests_free);
  self->requests = g_steal_pointer (&requests);
  fill (self);
}

static gboolean
reload (gpointer data)
{
  KithRequestsPage *self = data;

  self->reloading = 0;
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_job, NULL, NULL, (GDestroyNotify) kith_access_requests_free,
                             self->cancellable, loaded, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (KithRequestsPage *self,
                  const char       *kind)
{
  static const char *const kinds[] = { "access-request", "calendar-day", "student", NULL };

  if (*kind != '\0' && !g_strv_contains (kinds, kind))
    return;
  self->is_stale = self->is_behind;
  if (!self->is_behind && self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
}

/* Behind the page of a request it waits: filling it there would take the keyboard away. */
static void
kith_requests_page_hiding (AdwNavigationPage *page)
{
  KITH_REQUESTS_PAGE (page)->is_behind = TRUE;
}

static void
kith_requests_page_showing (AdwNavigationPage *page)
{
  KithRequestsPage *self = KITH_REQUESTS_PAGE (page);

  self->is_behind = FALSE;
  if (self->is_stale && self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
  self->is_stale = FALSE;
}

static void
kith_requests_page_dispose (GObject *object)
{
  KithRequestsPage *self = KITH_REQUESTS_PAGE (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_REQUESTS_PAGE);
  g_clear_pointer (&self->requests, kith_access_requests_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_requests_page_parent_class)->dispose (object);
}

static void
kith_requests_page_finalize (GObject *object)
{
  g_clear_object (&KITH_REQUESTS_PAGE (object)->cancellable);

  G_OBJECT_CLASS (kith_requests_page_parent_class)->finalize (object);
}

static void
kith_requests_page_class_init (KithRequestsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_requests_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_requests_page_finalize;

  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = kith_requests_page_hiding;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = kith_requests_page_showing;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("requests/kith-requests-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, sections_box);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_request);
}

static void
kith_requests_page_init (KithRequestsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "document-send-symbolic", _("No Access Requests"),
                             _("When a student asks to read what is written about them, add the request here. Kith counts "
                               "the days and prints the pack."));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
}

/**
 * kith_requests_page_new:
 * @store: the open store
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kith_requests_page_new (KithStore *store)
{
  KithRequestsPage *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_REQUESTS_PAGE, NULL);
  self->store = g_object_ref (store);
  gtk_widget_set_visible (self->add_button, may_add (self));
  if (may_add (self))
    kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _("_Add Request"), "page.new");
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  self->reloading = g_idle_add (reload, self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Access Requests"));
  return ADW_NAVIGATION_PAGE (self);
}
