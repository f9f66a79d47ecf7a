/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/kith-task-actions.h"

#include "form/kith-record-dialog.h"
#include "kith-kinds.h"
#include "kith-operation.h"
#include "kith-tasks.h"

#include <glib/gi18n.h>

static const char *const new_fields[] = { "text", "due", "person", "student", NULL };
static const char *const edit_fields[] = { "text", "due", "person", "student", "done-on", NULL };

/* Ticking */

typedef struct {
  gint64 id;
  gboolean done;
} Tick;

/* On the store thread: the operation to undo. */
static gpointer
tick_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Tick *tick = data;
  gint64 operation = 0;

  if (!kith_tasks_set_done (file, tick->id, tick->done, error))
    return NULL;
  operation = kith_case_file_get_last_operation (file);
  return g_memdup2 (&operation, sizeof operation);
}

typedef struct {
  GtkWidget *widget;
  KithWindow *window;
  gboolean done;
  void (*refused) (GtkWidget *widget);
} Ticking;

static void
ticking_free (Ticking *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ticking, ticking_free)

static void
on_ticked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Ticking) ticking = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *operation = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (operation != NULL) {
    kith_window_offer_undo (ticking->window, ticking->done ? _("Task done") : _("Task open again"), *operation);
    return;
  }
  if (ticking->refused != NULL)
    ticking->refused (ticking->widget);
  kith_window_report_error (ticking->window, error);
}

/**
 * kith_task_set_done:
 * @widget: where the person ticked it
 * @id: a task
 * @done: whether it is done, or open again
 * @refused: (nullable): called with @widget when it could not be saved, to take the tick back
 */
void
kith_task_set_done (GtkWidget  *widget,
                    gint64      id,
                    gboolean    done,
                    void      (*refused) (GtkWidget *widget))
{
  KithWindow *window = kith_window_get_for (widget);
  Tick tick = { id, done };
  Ticking *ticking = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (window == NULL)
    return;
  ticking = g_new0 (Ticking, 1);
  ticking->widget = g_object_ref (widget);
  ticking->window = g_object_ref (window);
  ticking->done = done;
  ticking->refused = refused;
  kith_store_submit_async (kith_window_get_store (window), tick_job, g_memdup2 (&tick, sizeof tick), g_free, g_free,
                           NULL, on_ticked, ticking);
}

/* Adding and changing */

static void
present_new (KithWindow *window,
             gint64      student)
{
  KithStore *store = kith_window_get_store (window);
  const KithActor *actor = kith_store_get_actor (store);
  g_autoptr (KithRecord) task = kith_record_new (&kith_task_kind);

  if (actor == NULL || !kith_policy_allows_any (actor->roles, &kith_task_kind, KITH_ACTION_ADD))
    return;
  if (actor->person != 0)
    kith_record_set_number (task, KITH_TASK_PERSON, actor->person);
  if (student != 0)
    kith_record_set_number (task, KITH_TASK_STUDENT, student);
  kith_record_dialog_present (GTK_WIDGET (window), store, task, new_fields, KITH_FORM_DEFAULT, _("New Task"), NULL,
                              NULL);
}

/**
 * kith_task_edit:
 * @parent: what the form stands over
 * @task: a task
 */
void
kith_task_edit (GtkWidget  *parent,
                KithRecord *task)
{
  KithWindow *window = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KITH_IS_RECORD (task));

  window = kith_window_get_for (parent);
  if (window != NULL)
    kith_record_dialog_present (parent, kith_window_get_store (window), task, edit_fields, KITH_FORM_DEFAULT,
                                _("Edit Task"), NULL, NULL);
}

static void
open_student (GtkWidget  *window,
              KithRecord *task)
{
  kith_window_show_student (KITH_WINDOW (window), kith_record_get_number (task, KITH_TASK_STUDENT));
}

static void
open_note (GtkWidget  *window,
           KithRecord *task)
{
  g_autofree char *place =
    g_strdup_printf ("chronology reading %" G_GINT64_FORMAT, kith_record_get_number (task, KITH_TASK_NOTE));

  kith_window_show_student_at (KITH_WINDOW (window), kith_record_get_number (task, KITH_TASK_STUDENT), place);
}

/* The actions of a row's menu know a task by its id. */
typedef struct {
  KithWindow *window;
  void (*show) (GtkWidget  *window,
                KithRecord *task);
} Showing;

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Showing *showing = data;
  g_autoptr (KithWindow) window = showing->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) task = kith_store_load_finish (KITH_STORE (source), result, &error);

  if (task != NULL)
    showing->show (GTK_WIDGET (window), task);
  else
    kith_window_report_error (window, error);
}

static void
load_and_show (KithWindow *window,
               GVariant   *id,
               void      (*show) (GtkWidget  *window,
                                  KithRecord *task))
{
  Showing *showing = NULL;

  if (!kith_store_is_open (kith_window_get_store (window)))
    return;
  showing = g_new0 (Showing, 1);
  showing->window = g_object_ref (window);
  showing->show = show;
  kith_store_load_async (kith_window_get_store (window), &kith_task_kind, g_variant_get_int64 (id), NULL, on_loaded,
                         showing);
}

static void
edit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       window)
{
  load_and_show (window, parameter, kith_task_edit);
}

static void
open_student_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       window)
{
  load_and_show (window, parameter, open_student);
}

static void
open_note_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       window)
{
  load_and_show (window, parameter, open_note);
}

static void
new_for_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  if (kith_store_is_open (kith_window_get_store (window)))
    present_new (window, g_variant_get_int64 (parameter));
}

/* Removing */

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KithWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (kith_store_remove_finish (KITH_STORE (source), result, &error))
    kith_window_offer_undo (window, _("Task removed"), 0);
  else
    kith_window_report_error (window, error);
}

static void
remove_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       window)
{
  if (kith_store_is_open (kith_window_get_store (window)))
    kith_store_remove_async (kith_window_get_store (window), &kith_task_kind, g_variant_get_int64 (parameter), NULL,
                             on_removed, g_object_ref (window));
}

/**
 * kith_task_actions_install:
 * @window: the window
 *
 * The actions that menus of tasks use. `win.new-task`, which knows what page it is on, is the window's own.
 */
void
kith_task_actions_install (KithWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "new-task-for", .activate = new_for_action, .parameter_type = "x" },
    { .name = "edit-task", .activate = edit_action, .parameter_type = "x" },
    { .name = "remove-task", .activate = remove_action, .parameter_type = "x" },
    { .name = "open-task-student", .activate = open_student_action, .parameter_type = "x" },
    { .name = "open-task-note", .activate = open_note_action, .parameter_type = "x" },
  };

  g_return_if_fail (KITH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
