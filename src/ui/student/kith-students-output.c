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

/* Reports about the students of a list, and what prints them. */
static const struct {
  const char *action;
  const char *report;
} prints[] = {
  { "students.print-caseload", "coach-caseload" },
  { "students.print-plans-due", "plans-due" },
  { "students.print-missing-data", "missing-data" },
};

/* One's own students where the list shows those, everybody's otherwise. */
static void
print_report (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (widget);
  KithWindow *window = kith_window_get_for (widget);
  const KithActor *actor = kith_store_get_actor (kith_list_page_get_store (KITH_LIST_PAGE (self)));
  const KithReportSubject subject = { .person = self->filters->mine && actor != NULL ? actor->person : 0 };

  for (guint i = 0; window != NULL && i < G_N_ELEMENTS (prints); i++)
    if (g_str_equal (prints[i].action, action_name))
      kith_report_preview_present (window, prints[i].report, &subject);
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
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), prints[i].action,
                                   actor != NULL && kith_report_allows (kith_reports_find (prints[i].report), actor->roles));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "students.export", kith_export_dialog_is_allowed (store));
}

void
kith_students_output_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_list);
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    gtk_widget_class_install_action (widget_class, prints[i].action, NULL, print_report);
  gtk_widget_class_install_action (widget_class, "students.export", NULL, export_list);
}
