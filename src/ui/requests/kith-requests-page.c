/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "requests/kith-requests-page.h"

#include "form/kith-record-dialog.h"
#include "kith-access-request.h"
#include "kith-access-requests.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithRequestsPage
{
  KithBoardPage parent_instance;

  /* Template */
  GtkWidget *add_button;

  /* Borrowed: what is shown */
  KithAccessRequests *requests;
};

G_DEFINE_FINAL_TYPE (KithRequestsPage, kith_requests_page, KITH_TYPE_BOARD_PAGE)

static KithStore *
get_store (gpointer self)
{
  return kith_board_page_get_store (KITH_BOARD_PAGE (self));
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

  if (!kith_board_page_may (KITH_BOARD_PAGE (self), &kith_access_request_kind, KITH_ACTION_ADD))
    return;
  request = kith_record_new (&kith_access_request_kind);
  today = kith_clock_dup_today (kith_store_get_clock (get_store (self)));
  kith_record_set_text (request, KITH_ACCESS_REQUEST_RECEIVED_ON, today);
  kith_record_set_text (request, KITH_ACCESS_REQUEST_ASKER, "student");
  kith_record_dialog_present (widget, get_store (self), request, fields, KITH_FORM_DEFAULT,
                              _("New Access Request"), NULL, NULL);
}

/* Filling */

static AdwActionRow *
create_row (KithRequestsPage            *self,
            const KithAccessRequestItem *item)
{
  AdwActionRow *row = kith_pane_create_row (item->student, item->words);

  kith_board_page_make_openable (KITH_BOARD_PAGE (self), row, &kith_access_request_kind, kith_record_get_id (item->request));
  if (item->is_late)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return row;
}

static void
add_open (KithRequestsPage *self)
{
  AdwPreferencesGroup *group =
    kith_board_page_add_group (KITH_BOARD_PAGE (self), _("To Answer"),
                               _("Within one calendar month of the request, or of the ID where that came later."));

  for (guint i = 0; i < self->requests->open->len; i++)
    adw_preferences_group_add (group, GTK_WIDGET (create_row (self, g_ptr_array_index (self->requests->open, i))));
  if (self->requests->open->len == 0)
    kith_pane_add_remark (group, _("Every request was answered."));
}

static void
add_closed (KithRequestsPage *self)
{
  guint n = self->requests->closed->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u answered or taken back", "%u answered or taken back", n), n);
  AdwPreferencesGroup *group = NULL;
  AdwExpanderRow *row = NULL;

  if (n == 0)
    return;
  group = kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Done"), NULL);
  row = kith_board_page_add_folded (KITH_BOARD_PAGE (self), group, title, "kith-closed-requests");
  for (guint i = 0; i < n; i++)
    adw_expander_row_add_row (row, GTK_WIDGET (create_row (self, g_ptr_array_index (self->requests->closed, i))));
}

static const char *const kinds[] = { "access-request", "calendar-day", "student", NULL };

static gboolean
kith_requests_page_fill (KithBoardPage *page,
                         gpointer       board)
{
  KithRequestsPage *self = KITH_REQUESTS_PAGE (page);

  self->requests = board;
  add_open (self);
  add_closed (self);
  return self->requests->open->len + self->requests->closed->len > 0;
}

static gpointer
gather (KithCaseFile  *file,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  return kith_access_requests_gather (file, cancellable, error);
}

static void
kith_requests_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_REQUESTS_PAGE);
  G_OBJECT_CLASS (kith_requests_page_parent_class)->dispose (object);
}

static void
kith_requests_page_class_init (KithRequestsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithBoardPageClass *board_class = KITH_BOARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_requests_page_dispose;
  board_class->kinds = kinds;
  board_class->gather = gather;
  board_class->free_board = (GDestroyNotify) kith_access_requests_free;
  board_class->fill = kith_requests_page_fill;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("requests/kith-requests-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, add_button);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_request);
}

static void
kith_requests_page_init (KithRequestsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_words (kith_board_page_get_state_view (KITH_BOARD_PAGE (self)), KITH_STATE_EMPTY,
                             "document-send-symbolic", _("No Access Requests"),
                             _("When a student asks to read what is written about them, add the request here. Kith counts "
                               "the days and prints the pack."));
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
  gboolean may_add;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_REQUESTS_PAGE, NULL);
  kith_board_page_set_up (KITH_BOARD_PAGE (self), store);
  may_add = kith_board_page_may (KITH_BOARD_PAGE (self), &kith_access_request_kind, KITH_ACTION_ADD);
  gtk_widget_set_visible (self->add_button, may_add);
  if (may_add)
    kith_state_view_set_button (kith_board_page_get_state_view (KITH_BOARD_PAGE (self)), KITH_STATE_EMPTY,
                                _("_Add Request"), "page.new");
  kith_accessible_name_containers (GTK_WIDGET (self), _("Access Requests"));
  return ADW_NAVIGATION_PAGE (self);
}
