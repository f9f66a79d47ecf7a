/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/kith-task-group.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-today.h"
#include "student/kith-pane-rows.h"
#include "today/kith-today-list-page.h"
#include "today/kith-today-parts.h"
#include "today/kith-today-row.h"

#include <glib/gi18n.h>

/* What was done stays in sight this long, for whoever ticked too soon. */
#define DONE_DAYS 7

static KithQuery *
create_open (gint64 student)
{
  KithQuery *query = kith_query_new (&kith_task_kind);

  kith_query_where_student (query, student);
  kith_query_where (query, "done-on", NULL);
  return query;
}

static KithQuery *
create_done (KithCaseFile *file,
             gint64        student)
{
  KithQuery *query = kith_query_new (&kith_task_kind);
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));
  g_autofree char *since = kith_date_iso_add_days (today, -DONE_DAYS);

  kith_query_where_student (query, student);
  kith_query_where_range (query, "done-on", since, NULL);
  kith_query_set_order (query, "-done-on");
  return query;
}

/**
 * kith_task_group_load:
 * @file: an open case file
 * @student: id of a student
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithTodayItem) (nullable): open tasks, then those done in the last days
 */
GPtrArray *
kith_task_group_load (KithCaseFile  *file,
                      gint64         student,
                      GError       **error)
{
  g_autoptr (KithQuery) open = create_open (student);
  g_autoptr (KithQuery) done = create_done (file, student);
  g_autoptr (GPtrArray) items = kith_today_list_items (file, open, NULL, error);
  GPtrArray *done_items = items != NULL ? kith_today_list_items (file, done, NULL, error) : NULL;

  if (done_items == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (items, done_items);
  return g_steal_pointer (&items);
}

static void
on_row_activated (KithStudentPane *pane,
                  GtkListBoxRow   *row)
{
  KithTodayRow *child = KITH_TODAY_ROW (gtk_list_box_row_get_child (row));

  kith_today_open (GTK_WIDGET (pane), kith_today_row_get_record (child));
}

static void
add_rows (KithStudentPane *pane,
          GtkListBox      *list,
          GPtrArray       *items)
{
  gboolean may_tick = kith_student_pane_allows (pane, &kith_task_kind, KITH_ACTION_EDIT);
  GDate today;

  kith_clock_get_today (kith_store_get_clock (kith_student_pane_get_store (pane)), &today);
  for (guint i = 0; i < items->len; i++) {
    const KithTodayItem *item = g_ptr_array_index (items, i);
    /* Whose page it is stands above. */
    const KithTodayItem here = { .record = item->record, .person = item->person };
    GtkWidget *row = kith_today_add_item (list, &here, TRUE, &today, may_tick);
    g_autofree char *name = g_strdup_printf ("kith-task-%" G_GINT64_FORMAT, kith_record_get_id (item->record));

    gtk_widget_set_name (row, name);
  }
}

/**
 * kith_task_group_add:
 * @pane: a view of a student's page
 * @box: where its groups stand
 * @items: (element-type KithTodayItem): from [func@task_group_load]
 *
 * Adds the tasks of the student.
 */
void
kith_task_group_add (KithStudentPane *pane,
                     GtkBox          *box,
                     GPtrArray       *items)
{
  GtkWidget *button = NULL;
  GtkListBox *list = NULL;

  if (kith_student_pane_allows (pane, &kith_task_kind, KITH_ACTION_ADD)) {
    button = kith_today_create_button (_("Add Task…"), "page.new-task");
    gtk_widget_remove_css_class (button, "flat");
    gtk_widget_set_name (button, "kith-add-task");
  }
  list = kith_today_add_list (box, _("Tasks"), button);
  gtk_widget_set_visible (GTK_WIDGET (list), items->len > 0);
  kith_today_row_add_keys (GTK_WIDGET (list));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), pane, G_CONNECT_SWAPPED);
  add_rows (pane, list, items);
  if (items->len == 0)
    kith_pane_add_remark (ADW_PREFERENCES_GROUP (gtk_widget_get_last_child (GTK_WIDGET (box))),
                          _("Nothing is to be done. Next steps of a note become tasks."));
}
