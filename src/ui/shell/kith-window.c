/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-window-private.h"

#include "accounts/kith-key-dialogs.h"
#include "accounts/kith-paper-dialog.h"
#include "accounts/kith-passphrase-dialog.h"
#include "audit/kith-audit-check.h"
#include "import/kith-import-assistant.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-ui.h"
#include "merge/kith-duplicates-page.h"
#include "progress/kith-birthdays-page.h"
#include "report/kith-report-preview.h"
#include "shell/kith-lockable.h"
#include "programme/kith-log-edit.h"
#include "today/kith-task-actions.h"
#include "transfer/kith-receive-dialog.h"
#include "welcome/kith-unlock-page.h"
#include "welcome/kith-welcome-page.h"

#include <glib/gi18n.h>

/* Longer sentences do not fit a toast. */
#define LONGEST_TOAST 70

#define MOST_RECENTS 5

G_DEFINE_FINAL_TYPE (KithWindow, kith_window, ADW_TYPE_APPLICATION_WINDOW)

static void
set_action_enabled (KithWindow *self,
                    const char *name,
                    gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

static gboolean
may (KithWindow *self,
     KithVerb    verb)
{
  const KithActor *actor = self->main_view != NULL ? kith_store_get_actor (self->store) : NULL;

  return actor != NULL && kith_policy_allows_verb (actor->roles, verb);
}

static gboolean
may_merge (KithWindow *self)
{
  const KithActor *actor = self->main_view != NULL ? kith_store_get_actor (self->store) : NULL;

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_student_kind, KITH_ACTION_REMOVE);
}

static gboolean
may_see_students (KithWindow *self)
{
  const KithActor *actor = self->main_view != NULL ? kith_store_get_actor (self->store) : NULL;

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_student_kind, KITH_ACTION_SEE);
}

static gboolean
may_add_notes (KithWindow *self)
{
  const KithActor *actor = self->main_view != NULL ? kith_store_get_actor (self->store) : NULL;

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_note_kind, KITH_ACTION_ADD);
}

static void
update_actions (KithWindow *self)
{
  static const char *const names[] = {
    "lock", "undo", "undo-operation", "recent-changes", "views", "new", "find", "print", "sidebar", "change-passphrase",
    "search", "open-record",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    set_action_enabled (self, names[i], self->main_view != NULL);
  set_action_enabled (self, "quick-log", may_add_notes (self));
  set_action_enabled (self, "import-students", may (self, KITH_VERB_IMPORT));
  set_action_enabled (self, "receive-record", may (self, KITH_VERB_IMPORT));
  set_action_enabled (self, "print-student", may (self, KITH_VERB_PRINT));
  set_action_enabled (self, "look-for-duplicates", may_merge (self));
  set_action_enabled (self, "show-birthdays", may_see_students (self));
}

/* A form over a form would hide what is half written in the first. */
static gboolean
opens_something (GSimpleAction *action)
{
  const char *name = g_action_get_name (G_ACTION (action));

  return g_str_equal (name, "new") || g_str_equal (name, "views");
}

static void
page_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KithWindow *self = user_data;
  AdwNavigationPage *page = self->main_view != NULL ? kith_main_view_get_visible_page (self->main_view) : NULL;
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  g_autofree char *name = g_strconcat ("page.", g_action_get_name (G_ACTION (action)), NULL);

  if (page != NULL && !(dialog != NULL && opens_something (action)))
    gtk_widget_activate_action_variant (GTK_WIDGET (page), name, NULL);
}

/* A page that is about a student says so by an action of its own. */
static void
new_task_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  KithWindow *self = user_data;
  AdwNavigationPage *page = self->main_view != NULL ? kith_main_view_get_visible_page (self->main_view) : NULL;

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;
  if (page == NULL || !gtk_widget_activate_action (GTK_WIDGET (page), "page.new-task", NULL))
    g_action_group_activate_action (G_ACTION_GROUP (self), "new-task-for", g_variant_new_int64 (0));
}

static void
sidebar_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  KithWindow *self = user_data;

  if (self->main_view != NULL)
    kith_main_view_focus_sidebar (self->main_view);
}

static void
import_students_action (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  kith_import_assistant_present (user_data, NULL);
}

static void
receive_record_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  KithWindow *self = user_data;

  kith_receive_dialog_present (GTK_WIDGET (self), self->store);
}

static void
print_student_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  KithReportSubject subject = { .student = g_variant_get_int64 (parameter) };

  kith_report_preview_present (user_data, "student-summary", &subject);
}

static void
show_birthdays_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  kith_window_push (user_data, kith_birthdays_page_new (user_data));
}

static void
change_passphrase_action (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  kith_passphrase_dialog_present (user_data);
}

static void
destroy_after_closing (KithWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Closing is locking and going away: nothing half written is lost. */
static gboolean
kith_window_close_request (GtkWindow *window)
{
  KithWindow *self = KITH_WINDOW (window);

  if (self->main_view == NULL && !self->locking)
    return GTK_WINDOW_CLASS (kith_window_parent_class)->close_request (window);
  if (!self->closing) {
    self->closing = TRUE;
    kith_window_put_away (self, destroy_after_closing);
  }
  return GDK_EVENT_STOP;
}

static void
remember_size (KithWindow *self)
{
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static gboolean
minutes_to_seconds (GValue   *value,
                    GVariant *variant,
                    gpointer  user_data)
{
  g_value_set_uint (value, g_variant_get_uint32 (variant) * 60);
  return TRUE;
}

static void
kith_window_dispose (GObject *object)
{
  KithWindow *self = KITH_WINDOW (object);

  self->main_view = NULL;
  if (self->monitor != NULL)
    kith_lock_monitor_stop (self->monitor);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_WINDOW);
  G_OBJECT_CLASS (kith_window_parent_class)->dispose (object);
}

static void
kith_window_finalize (GObject *object)
{
  KithWindow *self = KITH_WINDOW (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->dialogs);
  g_clear_object (&self->to_import);
  g_clear_pointer (&self->places, g_variant_unref);
  g_free (self->path);
  g_free (self->user);
  G_OBJECT_CLASS (kith_window_parent_class)->finalize (object);
}

static void
kith_window_class_init (KithWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_window_dispose;
  object_class->finalize = kith_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = kith_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("shell/kith-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, place);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, demonstration_banner);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, looking_banner);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, damaged_banner);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, gap_banner);
}

static void
look_for_duplicates_action (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  kith_window_push (user_data, kith_duplicates_page_new (user_data));
}

static void
kith_window_init (KithWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = page_action },
    { .name = "new-task", .activate = new_task_action },
    { .name = "find", .activate = page_action },
    { .name = "print", .activate = page_action },
    { .name = "views", .activate = page_action },
    { .name = "sidebar", .activate = sidebar_action },
    { .name = "import-students", .activate = import_students_action },
    { .name = "receive-record", .activate = receive_record_action },
    { .name = "print-student", .activate = print_student_action, .parameter_type = "x" },
    { .name = "look-for-duplicates", .activate = look_for_duplicates_action },
    { .name = "show-birthdays", .activate = show_birthdays_action },
    { .name = "change-passphrase", .activate = change_passphrase_action },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  kith_window_undo_install (self);
  kith_window_open_install (self);
  kith_window_blank_install (self);
  kith_window_gap_install (self);
  kith_window_lock_install (self);
  kith_import_assistant_install (self);
  kith_task_actions_install (self);
  kith_log_edit_install (self);
  update_actions (self);
}

static void
show_damage (KithWindow *self)
{
  adw_banner_set_revealed (self->damaged_banner, TRUE);
}

/**
 * kith_window_new:
 * @application: the application
 *
 * Returns: (transfer none): an empty window; the application says what it shows
 */
KithWindow *
kith_window_new (KithApplication *application)
{
  KithWindow *self = g_object_new (KITH_TYPE_WINDOW, "application", application, NULL);

  g_return_val_if_fail (KITH_IS_APPLICATION (application), NULL);

  self->store = g_object_ref (kith_application_get_store (application));
  self->settings = g_object_ref (kith_application_get_settings (application));
  g_signal_connect_object (self->store, "damaged", G_CALLBACK (show_damage), self, G_CONNECT_SWAPPED);
  adw_banner_set_revealed (self->demonstration_banner, kith_application_is_demonstration (application));
  remember_size (self);
  g_settings_bind_with_mapping (self->settings, "idle-minutes", self->monitor, "idle-seconds", G_SETTINGS_BIND_GET,
                                minutes_to_seconds, NULL, NULL, NULL);
  return self;
}

/**
 * kith_window_get_for:
 * @widget: any widget
 *
 * Returns: (transfer none) (nullable): the window it stands in
 */
KithWindow *
kith_window_get_for (GtkWidget *widget)
{
  GtkRoot *root = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  return KITH_IS_WINDOW (root) ? KITH_WINDOW (root) : NULL;
}

/**
 * kith_window_get_store:
 * @self: the window
 *
 * Returns: (transfer none): the store, open or not
 */
KithStore *
kith_window_get_store (KithWindow *self)
{
  g_return_val_if_fail (KITH_IS_WINDOW (self), NULL);

  return self->store;
}

void
kith_window_show_widget (KithWindow *self,
                         GtkWidget  *widget)
{
  self->main_view = NULL;
  adw_banner_set_revealed (self->gap_banner, FALSE);
  adw_bin_set_child (self->place, widget);
  update_actions (self);
}

void
kith_window_show_welcome (KithWindow *self)
{
  kith_window_show_widget (self, kith_welcome_page_new (self));
}

void
kith_window_show_unlock (KithWindow *self,
                         const char *path,
                         const char *user)
{
  GtkWidget *page;

  g_set_str (&self->path, path);
  page = kith_unlock_page_new (self, path, user);
  if (adw_banner_get_revealed (self->damaged_banner))
    kith_unlock_page_expect_damage (KITH_UNLOCK_PAGE (page));
  adw_banner_set_revealed (self->looking_banner, FALSE);
  adw_banner_set_revealed (self->damaged_banner, FALSE);
  kith_window_show_widget (self, page);
}

/* Only where case files are, never what is in them. */
static void
remember_path (KithWindow *self)
{
  g_auto (GStrv) recents = g_settings_get_strv (self->settings, "recent-case-files");
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  g_settings_set_string (self->settings, "last-case-file", self->path);
  g_ptr_array_add (kept, self->path);
  for (guint i = 0; recents[i] != NULL && kept->len < MOST_RECENTS; i++)
    if (!g_str_equal (recents[i], self->path))
      g_ptr_array_add (kept, recents[i]);
  g_ptr_array_add (kept, NULL);
  g_settings_set_strv (self->settings, "recent-case-files", (const char *const *) kept->pdata);
}

static void
start_waiting_import (KithWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (self->main_view == NULL || !may (self, KITH_VERB_IMPORT))
    return;
  file = g_steal_pointer (&self->to_import);
  if (file != NULL)
    kith_import_assistant_present (self, file);
}

void
kith_window_show_main (KithWindow *self,
                       const char *path)
{
  const KithActor *actor = kith_store_get_actor (self->store);
  gboolean same_person = g_strcmp0 (self->user, actor->name) == 0 && g_strcmp0 (self->path, path) == 0;
  g_autoptr (GVariant) places = g_steal_pointer (&self->places);
  GtkWidget *view = kith_main_view_new (self, actor);

  g_set_str (&self->path, path);
  g_set_str (&self->user, actor->name);
  kith_window_show_widget (self, view);
  self->main_view = KITH_MAIN_VIEW (view);
  adw_banner_set_revealed (self->looking_banner, (actor->roles & KITH_ROLE_LOOKS_ONLY) != 0);
  update_actions (self);
  if (!kith_application_is_demonstration (KITH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)))))
    remember_path (self);
  /* Where one person was is nothing for the next one. */
  if (same_person && places != NULL)
    kith_main_view_go_to_places (self->main_view, places);
  gtk_widget_child_focus (GTK_WIDGET (kith_main_view_get_visible_page (self->main_view)), GTK_DIR_TAB_FORWARD);
  kith_lock_monitor_start (self->monitor);
  kith_paper_dialog_remind (self);
  kith_key_remind (self);
  kith_window_look_for_gap (self);
  kith_audit_remind (self);
  start_waiting_import (self);
}

void
kith_window_import (KithWindow *self,
                    GFile      *file)
{
  g_set_object (&self->to_import, file);
  start_waiting_import (self);
}

/**
 * kith_window_show_page:
 * @self: the window
 * @id: a page of the sidebar, see kith-pages.c
 */
void
kith_window_show_page (KithWindow *self,
                       const char *id)
{
  g_return_if_fail (KITH_IS_WINDOW (self));

  if (self->main_view != NULL)
    kith_main_view_show_page (self->main_view, id);
}

/**
 * kith_window_show_record:
 * @self: the window
 * @kind: a kind that has a page of its own
 * @id: the record
 *
 * Opens the record's page on top of what is shown.
 */
void
kith_window_show_record (KithWindow     *self,
                         const KithKind *kind,
                         gint64          id)
{
  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (kind != NULL);

  if (self->main_view != NULL)
    kith_main_view_show_record (self->main_view, kind, id);
}

/**
 * kith_window_show_student:
 * @self: the window
 * @id: a student
 */
void
kith_window_show_student (KithWindow *self,
                          gint64      id)
{
  kith_window_show_record (self, &kith_student_kind, id);
}

/**
 * kith_window_show_student_at:
 * @self: the window
 * @id: a student
 * @place: (nullable): where in the page, see [iface@Lockable]; `chronology reading 12` brings note 12 into sight
 */
void
kith_window_show_student_at (KithWindow *self,
                             gint64      id,
                             const char *place)
{
  AdwNavigationPage *page = NULL;

  g_return_if_fail (KITH_IS_WINDOW (self));

  kith_window_show_student (self, id);
  page = self->main_view != NULL ? kith_main_view_get_visible_page (self->main_view) : NULL;
  if (place != NULL && KITH_IS_LOCKABLE (page))
    kith_lockable_go_to_place (KITH_LOCKABLE (page), place);
}

/**
 * kith_window_push:
 * @self: the window
 * @page: (transfer full): a page to put on top of what is shown
 */
void
kith_window_push (KithWindow        *self,
                  AdwNavigationPage *page)
{
  g_return_if_fail (KITH_IS_WINDOW (self));

  if (self->main_view != NULL)
    kith_main_view_push (self->main_view, page);
}

/**
 * kith_window_add_toast:
 * @self: the window
 * @text: one short sentence
 */
void
kith_window_add_toast (KithWindow *self,
                       const char *text)
{
  AdwToast *toast = NULL;

  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static gboolean
must_be_read (const GError *error)
{
  return g_error_matches (error, KITH_ERROR, KITH_ERROR_FULL) ||
         g_error_matches (error, KITH_ERROR, KITH_ERROR_READ_ONLY) ||
         g_error_matches (error, KITH_ERROR, KITH_ERROR_DAMAGED) ||
         g_error_matches (error, KITH_ERROR, KITH_ERROR_STALE) ||
         g_utf8_strlen (error->message, -1) > LONGEST_TOAST;
}

/**
 * kith_window_report_error:
 * @self: the window
 * @error: what went wrong
 *
 * Says it in a toast when it is small, and in a dialog when a person must not miss it. Work that was cancelled is no
 * error.
 */
void
kith_window_report_error (KithWindow   *self,
                          const GError *error)
{
  AdwDialog *dialog = NULL;

  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!must_be_read (error)) {
    kith_window_add_toast (self, error->message);
    return;
  }
  dialog = adw_alert_dialog_new (_("That Did Not Work"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
