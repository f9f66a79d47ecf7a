/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "concerns/kith-concerns-page.h"

#include "concerns/kith-concern-raise.h"
#include "concerns/kith-danger-banner.h"
#include "export/kith-export-button.h"
#include "form/kith-record-dialog.h"
#include "kith-concern-receipt.h"
#include "kith-concern.h"
#include "kith-concerns.h"
#include "kith-transfer.h"
#include "kith-ui.h"
#include "report/kith-report-preview.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"
#include "transfer/kith-send-dialog.h"

#include <glib/gi18n.h>

#define RECORD_KEY "kith-record"

struct _KithConcernsPage
{
  KithBoardPage parent_instance;

  /* Template */
  AdwBin *banner_bin;
  GtkWidget *raise_button;

  /* Borrowed: what is shown */
  KithConcerns *concerns;
};

G_DEFINE_FINAL_TYPE (KithConcernsPage, kith_concerns_page, KITH_TYPE_BOARD_PAGE)

static KithStore *
get_store (gpointer self)
{
  return kith_board_page_get_store (KITH_BOARD_PAGE (self));
}

/* What a person does */

static void
raise_concern (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  kith_concern_raise_present (widget, get_store (widget), 0);
}

static void
on_add_transfer (KithConcernsPage *self)
{
  g_autoptr (KithRecord) transfer = kith_record_new (&kith_transfer_kind);

  kith_record_dialog_present (GTK_WIDGET (self), get_store (self), transfer, NULL, KITH_FORM_DEFAULT,
                              _("Safeguarding File to Send"), NULL, NULL);
}

static void
on_edit_transfer (KithConcernsPage *self,
                  GtkWidget        *button)
{
  kith_record_dialog_present (GTK_WIDGET (self), get_store (self), g_object_get_data (G_OBJECT (button), RECORD_KEY), NULL,
                              KITH_FORM_DEFAULT, _("Safeguarding File"), NULL, NULL);
}

static void
on_print_transfer (KithConcernsPage *self,
                   GtkWidget        *button)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  KithRecord *transfer = g_object_get_data (G_OBJECT (button), RECORD_KEY);
  const KithReportSubject subject = { .student = kith_record_get_number (transfer, KITH_TRANSFER_STUDENT),
                                      .transfer = kith_record_get_id (transfer) };

  if (window != NULL)
    kith_report_preview_present (window, "transfer-pack", &subject);
}

static void
on_send_transfer (KithConcernsPage *self,
                  GtkWidget        *button)
{
  KithRecord *transfer = g_object_get_data (G_OBJECT (button), RECORD_KEY);

  kith_send_dialog_present (GTK_WIDGET (self), get_store (self), kith_record_get_number (transfer, KITH_TRANSFER_STUDENT),
                            kith_record_get_id (transfer));
}

/* Filling */

static AdwActionRow *
create_concern_row (KithConcernsPage      *self,
                    const KithConcernItem *item)
{
  AdwActionRow *row = kith_pane_create_row (item->about, item->words);

  kith_board_page_make_openable (KITH_BOARD_PAGE (self), row, &kith_concern_kind, kith_record_get_id (item->concern));
  if (!kith_record_has (item->concern, KITH_CONCERN_READ_AT)) {
    adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  }
  return row;
}

static AdwPreferencesGroup *
add_concerns (KithConcernsPage *self,
              const char       *title,
              const char       *description,
              GPtrArray        *items)
{
  AdwPreferencesGroup *group = kith_board_page_add_group (KITH_BOARD_PAGE (self), title, description);

  for (guint i = 0; i < items->len; i++)
    adw_preferences_group_add (group, GTK_WIDGET (create_concern_row (self, g_ptr_array_index (items, i))));
  return group;
}

static void
add_closed (KithConcernsPage    *self,
            AdwPreferencesGroup *group)
{
  guint n = self->concerns->closed->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u closed", "%u closed", n), n);
  AdwExpanderRow *row = kith_board_page_add_folded (KITH_BOARD_PAGE (self), group, title, "kith-closed-concerns");

  for (guint i = 0; i < n; i++)
    adw_expander_row_add_row (row, GTK_WIDGET (create_concern_row (self, g_ptr_array_index (self->concerns->closed, i))));
}

/* Every concern on the page, read or not, open or closed. */
static void
add_export (KithConcernsPage    *self,
            AdwPreferencesGroup *group)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_concern_kind);

  kith_query_set_order (query, "recorded-at");
  kith_export_button_add_to_group (group, get_store (self), query, _("Export All Concerns"));
}

/* What is not read stands first and goes by being read, by nothing else. */
static void
add_all_concerns (KithConcernsPage *self)
{
  AdwPreferencesGroup *group = NULL;
  guint n_unread = self->concerns->unread->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u Not Read", "%u Not Read", n_unread), n_unread);

  if (!kith_board_page_may (KITH_BOARD_PAGE (self), &kith_concern_kind, KITH_ACTION_SEE))
    return;
  if (n_unread > 0)
    add_concerns (self, title, _("These stay here until you have opened them."), self->concerns->unread);
  group = add_concerns (self, _("Open"), NULL, self->concerns->open);
  if (n_unread + self->concerns->open->len + self->concerns->closed->len > 0)
    add_export (self, group);
  if (self->concerns->open->len == 0)
    kith_pane_add_remark (group, _("No concern that was read is open."));
  if (self->concerns->closed->len > 0)
    add_closed (self, group);
}

static GtkWidget *
create_transfer_button (KithConcernsPage       *self,
                        const KithTransferItem *item,
                        const char             *icon,
                        const char             *label,
                        GCallback               clicked)
{
  GtkWidget *button = kith_pane_create_button (icon, label);

  g_object_set_data_full (G_OBJECT (button), RECORD_KEY, g_object_ref (item->transfer), g_object_unref);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_transfer (KithConcernsPage       *self,
              AdwPreferencesGroup    *group,
              const KithTransferItem *item)
{
  const char *to = kith_record_get_text (item->transfer, KITH_TRANSFER_TO);
  /* Translators: a student, and the college or school their file goes to */
  g_autofree char *title = g_strdup_printf (_("%s: to %s"), item->student, to);
  /* Translators: a student, and the college or school their file goes to */
  g_autofree char *print = g_strdup_printf (_("Print the pack for %s"), title);
  /* Translators: a student, and the college or school their file goes to */
  g_autofree char *send = g_strdup_printf (_("Send the file of %s, or enter its receipt"), title);
  /* Translators: a student, and the college or school their file goes to */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), title);
  AdwActionRow *row = kith_pane_add_row (group, title, item->words);
  GtkWidget *button = NULL;

  if (item->is_late)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  if (!kith_board_page_may (KITH_BOARD_PAGE (self), &kith_transfer_kind, KITH_ACTION_EDIT))
    return;
  adw_action_row_add_suffix (row, create_transfer_button (self, item, "mail-send-symbolic", send,
                                                          G_CALLBACK (on_send_transfer)));
  adw_action_row_add_suffix (row, create_transfer_button (self, item, "printer-symbolic", print,
                                                          G_CALLBACK (on_print_transfer)));
  button = create_transfer_button (self, item, "document-edit-symbolic", edit, G_CALLBACK (on_edit_transfer));
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
}

static void
add_transfers (KithConcernsPage *self)
{
  AdwPreferencesGroup *group = NULL;
  GtkWidget *button = NULL;

  if (!kith_board_page_may (KITH_BOARD_PAGE (self), &kith_transfer_kind, KITH_ACTION_SEE))
    return;
  group = kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Files on Their Way"),
                                     _("The safeguarding file of a student who moves on has to be there within five working "
                                     "days, with a receipt."));
  for (guint i = 0; i < self->concerns->transfers->len; i++)
    add_transfer (self, group, g_ptr_array_index (self->concerns->transfers, i));
  if (self->concerns->transfers->len == 0)
    kith_pane_add_remark (group, _("None yet"));
  if (!kith_board_page_may (KITH_BOARD_PAGE (self), &kith_transfer_kind, KITH_ACTION_ADD))
    return;
  button = kith_pane_create_button (NULL, _("Add…"));
  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_name (button, "kith-add-transfer");
  gtk_widget_set_margin_start (button, 12);
  kith_accessible_name_button (button, _("Add a safeguarding file to send"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_transfer), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, button);
}

static void
add_receipts (KithConcernsPage *self)
{
  AdwPreferencesGroup *group =
    kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Concerns I Raised"),
                               _("What you wrote is with the safeguarding lead and cannot be read here any more."));

  for (guint i = 0; i < self->concerns->receipts->len; i++) {
    KithRecord *receipt = g_ptr_array_index (self->concerns->receipts, i);
    g_autofree char *title = kith_record_dup_title (receipt);
    g_autofree char *words = kith_concern_receipt_dup_words (receipt);

    kith_pane_add_row (group, title, words);
  }
  if (self->concerns->receipts->len == 0)
    kith_pane_add_remark (group, _("None yet. When you raise one, you see here when it was read."));
}

static void
add_counts (KithConcernsPage *self)
{
  const KithConcernCounts *counts = &self->concerns->counts;
  AdwPreferencesGroup *group = NULL;
  const struct { const char *title; gint64 n; } rows[] = {
    { _("Raised"), counts->raised }, { _("Closed"), counts->closed }, { _("Open now"), counts->open },
  };

  if (!self->concerns->are_counted)
    return;
  group = kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Numbers of This Academic Year"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, rows[i].n);

    kith_pane_add_fact (group, rows[i].title, number);
  }
}

static const char *const kinds[] = {
  "concern", "concern-receipt", "transfer", "calendar-day", "student", "person", NULL,
};

static gboolean
kith_concerns_page_fill (KithBoardPage *page,
                         gpointer       board)
{
  KithConcernsPage *self = KITH_CONCERNS_PAGE (page);

  self->concerns = board;
  add_all_concerns (self);
  add_transfers (self);
  add_receipts (self);
  add_counts (self);
  return TRUE;
}

static gpointer
gather (KithCaseFile  *file,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  return kith_concerns_gather (file, cancellable, error);
}

static void
kith_concerns_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_CONCERNS_PAGE);
  G_OBJECT_CLASS (kith_concerns_page_parent_class)->dispose (object);
}

static void
kith_concerns_page_class_init (KithConcernsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithBoardPageClass *board_class = KITH_BOARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_concerns_page_dispose;
  board_class->kinds = kinds;
  board_class->gather = gather;
  board_class->free_board = (GDestroyNotify) kith_concerns_free;
  board_class->fill = kith_concerns_page_fill;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("concerns/kith-concerns-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithConcernsPage, banner_bin);
  gtk_widget_class_bind_template_child (widget_class, KithConcernsPage, raise_button);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, raise_concern);
}

static void
kith_concerns_page_init (KithConcernsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_concerns_page_new:
 * @store: the open store
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kith_concerns_page_new (KithStore *store)
{
  KithConcernsPage *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_CONCERNS_PAGE, NULL);
  kith_board_page_set_up (KITH_BOARD_PAGE (self), store);
  gtk_widget_set_visible (self->raise_button,
                          kith_board_page_may (KITH_BOARD_PAGE (self), &kith_concern_kind, KITH_ACTION_ADD));
  adw_bin_set_child (self->banner_bin, kith_danger_banner_new (get_store (self)));
  kith_accessible_name_containers (GTK_WIDGET (self), _("Concerns"));
  return ADW_NAVIGATION_PAGE (self);
}
