/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-students-page-private.h"

#include "export/kith-export-dialog.h"
#include "report/kith-report-preview.h"
#include "shell/kith-printable.h"

/* What leaves the list asks the question the list asks: the same students in the same order. */

static void
print_list (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (widget);
  KithWindow *window = kith_window_get_for (widget);
  g_autoptr (KithQuery) query = kith_students_page_create_query (KITH_LIST_PAGE (self));
  const KithReportSubject subject = { .filters = self->filters };

  if (window != NULL)
    kith_report_preview_present (window, "student-list", &subject);
}

/* One's own students where the list shows those, everybody's otherwise. */
static void
print_caseload (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (widget);
  KithWindow *window = kith_window_get_for (widget);
  const KithActor *actor = kith_store_get_actor (kith_list_page_get_store (KITH_LIST_PAGE (self)));
  const KithReportSubject subject = { .person = self->filters->mine && actor != NULL ? actor->person : 0 };

  if (window != NULL)
    kith_report_preview_present (window, "coach-caseload", &subject);
}

static void
export_list (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (widget);
  g_autoptr (KithQuery) query = kith_students_page_create_query (KITH_LIST_PAGE (self));

  kith_export_dialog_present (widget, kith_list_page_get_store (KITH_LIST_PAGE (self)), query);
}

/* Only for who may. */
void
kith_students_output_update (KithStudentsPage *self)
{
  KithStore *store = kith_list_page_get_store (KITH_LIST_PAGE (self));
  const KithActor *actor = kith_store_get_actor (store);

  kith_printable_set (GTK_WIDGET (self), actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "students.print-caseload",
                                 actor != NULL && kith_report_allows (kith_reports_find ("coach-caseload"), actor->roles));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "students.export", kith_export_dialog_is_allowed (store));
}

void
kith_students_output_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_list);
  gtk_widget_class_install_action (widget_class, "students.print-caseload", NULL, print_caseload);
  gtk_widget_class_install_action (widget_class, "students.export", NULL, export_list);
}
