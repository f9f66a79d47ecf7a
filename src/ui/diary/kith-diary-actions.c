/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary/kith-diary-page-private.h"

#include "diary/kith-appointment-edit.h"
#include "diary/kith-diary-export-dialog.h"
#include "kith-kinds.h"
#include "report/kith-report-preview.h"
#include "shell/kith-pages.h"

static void
step_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  kith_diary_page_load (KITH_DIARY_PAGE (widget), g_str_equal (action_name, "diary.previous") ? -1 : 1);
}

static void
today_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (widget);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));

  kith_diary_page_go_to_day (self, today);
}

static void
view_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (widget);

  adw_toggle_group_set_active_name (self->view_group, g_variant_get_string (parameter, NULL));
}

static gboolean
may_edit (KithDiaryPage  *self,
          const KithKind *kind)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, kind, KITH_ACTION_EDIT);
}

void
kith_diary_page_open_entry (KithDiaryPage        *self,
                            const KithDiaryEntry *entry)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  gboolean has_page = kith_record_pages_find (entry->kind->name) != NULL;

  if (window == NULL || entry->id == 0)
    return;
  if (g_str_equal (entry->kind->name, "supervision"))
    kith_window_show_page (window, "supervision");
  else if (has_page)
    kith_window_show_record (window, entry->kind, entry->id);
  else if (entry->kind != &kith_plan_kind && may_edit (self, entry->kind))
    kith_appointment_edit_open (window, entry->kind, entry->id);
  else if (entry->student != 0)
    kith_window_show_student (window, entry->student);
}

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (widget);
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_appointment_edit_present_new (window, 0, self->view == KITH_DIARY_VIEW_DAY ? self->day : NULL);
}

static void
find_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KITH_DIARY_PAGE (widget)->day_entry));
}

/* The same days and the same filters as on the screen. */
static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (widget);
  KithWindow *window = kith_window_get_for (widget);
  KithReportSubject subject = { 0 };

  if (window == NULL || self->content == NULL)
    return;
  g_strlcpy (subject.from, self->content->filter->from, sizeof subject.from);
  g_strlcpy (subject.until, self->content->filter->until, sizeof subject.until);
  subject.parts = self->content->filter->parts;
  subject.mine = !self->content->filter->everyone;
  kith_report_preview_present (window, "diary", &subject);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (widget);
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL && self->content != NULL)
    kith_diary_export_dialog_present (window, self->content->filter);
}

/* The same stand in the list of keys, kith-shortcuts.c. Page Up and Page Down alone scroll the list. */
static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "diary.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "diary.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_ALT_MASK, "diary.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_ALT_MASK, "diary.view", "s", "day");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_ALT_MASK, "diary.view", "s", "week");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_3, GDK_ALT_MASK, "diary.view", "s", "term");
}

void
kith_diary_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "diary.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "diary.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "diary.today", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "diary.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "diary.export", NULL, export_action);
  install_keys (widget_class);
}
