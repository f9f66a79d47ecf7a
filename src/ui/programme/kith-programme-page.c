/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programme/kith-programme-page.h"

#include "kith-kind.h"
#include "kith-log-entry.h"
#include "kith-ui.h"
#include "programme/kith-log-edit.h"
#include "programme/kith-programme-pane.h"
#include "report/kith-report-preview.h"
#include "shell/kith-printable.h"

#include <glib/gi18n.h>

struct _KithProgrammePage
{
  AdwNavigationPage parent_instance;

  /* Template */
  GtkWidget *add_button;
  GtkWidget *add_label;
  GtkWidget *print_button;
  AdwBin *bin;

  gint64 person;
};

G_DEFINE_FINAL_TYPE (KithProgrammePage, kith_programme_page, ADW_TYPE_NAVIGATION_PAGE)

static void
add_entry (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_log_edit_present_new (widget, kith_window_get_store (window));
}

static void
print (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);
  const KithReportSubject subject = { .person = KITH_PROGRAMME_PAGE (widget)->person };

  if (window != NULL)
    kith_report_preview_present (window, "mentor-activity", &subject);
}

/* One's own, and everybody's for managers; who supervises somebody prints it from their page. */
static gboolean
may_print (const KithActor *actor,
           gint64           person)
{
  return actor != NULL && kith_report_allows (kith_reports_find ("mentor-activity"), actor->roles) &&
         (actor->person == person || (actor->roles & KITH_ROLE_MANAGER));
}

static void
kith_programme_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_PROGRAMME_PAGE);

  G_OBJECT_CLASS (kith_programme_page_parent_class)->dispose (object);
}

static void
kith_programme_page_class_init (KithProgrammePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_programme_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("programme/kith-programme-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithProgrammePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithProgrammePage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithProgrammePage, print_button);
  gtk_widget_class_bind_template_child (widget_class, KithProgrammePage, bin);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_entry);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
}

static void
kith_programme_page_init (KithProgrammePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_programme_page_new_for:
 * @window: the window
 * @person: id of a person
 *
 * Returns: (transfer floating): the apprenticeship of @person
 */
AdwNavigationPage *
kith_programme_page_new_for (KithWindow *window,
                             gint64      person)
{
  KithProgrammePage *self = NULL;
  KithStore *store = NULL;
  const KithActor *actor = NULL;
  gboolean may_add = FALSE;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  store = kith_window_get_store (window);
  actor = kith_store_get_actor (store);
  self = g_object_new (KITH_TYPE_PROGRAMME_PAGE, NULL);
  may_add = actor != NULL && actor->person == person &&
            kith_policy_allows_any (actor->roles, &kith_log_entry_kind, KITH_ACTION_ADD);
  if (actor == NULL || actor->person != person)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Programme"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_add);
  gtk_widget_set_visible (self->add_button, may_add);
  self->person = person;
  gtk_widget_set_visible (self->print_button, may_print (actor, person));
  kith_printable_set (GTK_WIDGET (self), may_print (actor, person));
  adw_bin_set_child (self->bin, kith_student_pane_new (KITH_TYPE_PROGRAMME_PANE, store, person));
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * kith_programme_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): one’s own apprenticeship
 */
AdwNavigationPage *
kith_programme_page_new (KithWindow *window)
{
  const KithActor *actor = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  actor = kith_store_get_actor (kith_window_get_store (window));
  return kith_programme_page_new_for (window, actor != NULL ? actor->person : 0);
}

/* Places have the name of a kind; these are about a person in three ways. */
static void
show (KithWindow *window,
      const char *place,
      gint64      person)
{
  const KithKind kind = { .name = place };

  g_return_if_fail (KITH_IS_WINDOW (window));
  kith_window_show_record (window, &kind, person);
}

void
kith_programme_page_show (KithWindow *window,
                          gint64      person)
{
  show (window, KITH_PROGRAMME_OF, person);
}

void
kith_programme_page_show_log (KithWindow *window,
                              gint64      person)
{
  show (window, KITH_LOG_OF, person);
}

void
kith_programme_page_show_journal (KithWindow *window,
                                  gint64      person)
{
  show (window, KITH_JOURNAL_OF, person);
}
