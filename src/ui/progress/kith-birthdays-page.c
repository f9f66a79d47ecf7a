/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress/kith-birthdays-page.h"

#include "export/kith-export-dialog.h"
#include "kith-birthdays.h"
#include "kith-list-model.h"
#include "kith-reports.h"
#include "kith-student.h"
#include "kith-ui.h"
#include "progress/kith-birthday-row.h"
#include "report/kith-report-preview.h"
#include "shell/kith-accessible.h"
#include "shell/kith-printable.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

struct _KithBirthdaysPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  KithListModel *model;
  KithStudentRoster *roster;

  /* Template */
  GtkWidget *print_button;
  GtkWidget *export_button;
  GtkLabel *count_label;
  KithStateView *state_view;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (KithBirthdaysPage, kith_birthdays_page, ADW_TYPE_NAVIGATION_PAGE)

static KithState
find_state (KithBirthdaysPage *self,
            const char        *error,
            guint              n_items,
            gboolean           loading)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  if (actor == NULL || !kith_policy_allows_any (actor->roles, &kith_student_kind, KITH_ACTION_SEE))
    return KITH_STATE_NOT_ALLOWED;
  if (error != NULL)
    return KITH_STATE_FAILED;
  if (n_items > 0)
    return KITH_STATE_CONTENT;
  return loading ? KITH_STATE_LOADING : KITH_STATE_EMPTY;
}

static void
update_state (KithBirthdaysPage *self)
{
  g_autofree char *error = NULL;
  g_autofree char *count = NULL;
  gboolean loading = FALSE;
  guint n_items = 0;

  g_object_get (self->model, "error", &error, "loading", &loading, "n-items", &n_items, NULL);
  if (error != NULL)
    kith_state_view_set_words (self->state_view, KITH_STATE_FAILED, NULL, NULL, error);
  kith_state_view_set_state (self->state_view, find_state (self, error, n_items, loading));
  count = g_strdup_printf (ngettext ("%u student turns 18 in the next six months. What that changes stands on their page, "
                                     "under Progress.",
                                     "%u students turn 18 in the next six months. What that changes stands on their "
                                     "pages, under Progress.",
                                     n_items),
                           n_items);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n_items > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", n_items > 0);
}

static void
on_activated (KithBirthdaysPage *self,
              guint              position)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  gint64 id = kith_list_model_get_id (self->model, position);

  if (window != NULL && id != 0)
    kith_window_show_student (window, id);
}

static void
export_list (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KithBirthdaysPage *self = KITH_BIRTHDAYS_PAGE (widget);
  KithQuery *query = kith_list_model_get_query (self->model);

  if (query != NULL)
    kith_export_dialog_present (widget, self->store, query);
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);
  KithReportSubject subject = { 0 };

  if (window != NULL)
    kith_report_preview_present (window, "turning-18", &subject);
}

static void
kith_birthdays_page_dispose (GObject *object)
{
  KithBirthdaysPage *self = KITH_BIRTHDAYS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_BIRTHDAYS_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->roster);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_birthdays_page_parent_class)->dispose (object);
}

static void
kith_birthdays_page_class_init (KithBirthdaysPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_birthdays_page_dispose;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("progress/kith-birthdays-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithBirthdaysPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, KithBirthdaysPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, KithBirthdaysPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithBirthdaysPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithBirthdaysPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_list);
}

static void
kith_birthdays_page_init (KithBirthdaysPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "system-users-symbolic", _("Nobody Turns 18 Soon"),
                             _("Here stand the active students with a date of birth who turn 18 in the next six "
                               "months."));
}

static void
fill (KithBirthdaysPage *self)
{
  g_autoptr (GtkListItemFactory) factory = kith_birthday_row_factory_new (self->roster);
  g_autoptr (GtkSelectionModel) selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  g_autoptr (KithQuery) query = NULL;
  GDate today;

  kith_clock_get_today (kith_store_get_clock (self->store), &today);
  query = kith_birthdays_query (&today, KITH_BIRTHDAYS_MONTHS);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  g_signal_connect_object (self->model, "notify", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  kith_list_model_set_query (self->model, query);
  update_state (self);
}

/**
 * kith_birthdays_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kith_birthdays_page_new (KithWindow *window)
{
  KithBirthdaysPage *self = NULL;
  const KithActor *actor = NULL;
  gboolean may_print = FALSE;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  self = g_object_new (KITH_TYPE_BIRTHDAYS_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  self->model = kith_list_model_new (self->store);
  self->roster = kith_student_roster_new (self->store);
  actor = kith_store_get_actor (self->store);
  may_print = actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT);
  gtk_widget_set_visible (self->print_button, may_print);
  gtk_widget_set_visible (self->export_button, kith_export_dialog_is_allowed (self->store));
  kith_printable_set (GTK_WIDGET (self), may_print);
  fill (self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Turning 18"));
  return ADW_NAVIGATION_PAGE (self);
}
