/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-window-private.h"

#include "concerns/kith-concern-raise.h"
#include "kith-kinds.h"
#include "search/kith-quick-log.h"
#include "search/kith-search-dialog.h"
#include "student/kith-student-page.h"

#include <glib/gi18n.h>

/* Getting to a record from anywhere. */

/* Records that are no student's and have no page of their own: the form they are changed in, and the page of the sidebar
 * for whoever may only read them. */
typedef struct {
  const char *kind;
  const char *action;
  const char *page;
} Home;

static const Home homes[] = {
  { "task", "edit-task", "today" },
  { "log-entry", "edit-log-entry", "programme" },
};

static void
search_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  kith_search_dialog_present (user_data);
}

static void
quick_log_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  kith_quick_log_present (user_data);
}

static void
raise_concern (KithWindow *self,
               gint64      student)
{
  if (self->main_view != NULL && kith_store_is_open (self->store))
    kith_concern_raise_present (GTK_WIDGET (self), self->store, student);
}

/* From a student's page it is about that student. */
static void
raise_concern_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  KithWindow *self = user_data;
  AdwNavigationPage *page = self->main_view != NULL ? kith_main_view_get_visible_page (self->main_view) : NULL;

  raise_concern (self, KITH_IS_STUDENT_PAGE (page) ? kith_student_page_get_id (KITH_STUDENT_PAGE (page)) : 0);
}

static void
open_record_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  const char *kind = NULL;
  gint64 id = 0, student = 0;

  g_variant_get (parameter, "(&sxx)", &kind, &id, &student);
  kith_window_open_record (user_data, kith_kind_find (kind), id, student);
}

void
kith_window_open_install (KithWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "search", .activate = search_action },
    { .name = "quick-log", .activate = quick_log_action },
    { .name = "raise-concern", .activate = raise_concern_action },
    { .name = "open-record", .activate = open_record_action, .parameter_type = "(sxx)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
open_at_student (KithWindow     *self,
                 const KithKind *kind,
                 gint64          id,
                 gint64          student)
{
  AdwNavigationPage *page = NULL;

  kith_window_show_student (self, student);
  page = kith_main_view_get_visible_page (self->main_view);
  if (KITH_IS_STUDENT_PAGE (page))
    kith_student_page_open_record (KITH_STUDENT_PAGE (page), kind->name, id);
}

static void
open_at_home (KithWindow     *self,
              const KithKind *kind,
              gint64          id)
{
  const KithActor *actor = kith_store_get_actor (self->store);
  gboolean may_edit = actor != NULL && kith_policy_allows_any (actor->roles, kind, KITH_ACTION_EDIT);

  for (guint i = 0; i < G_N_ELEMENTS (homes); i++) {
    if (!g_str_equal (homes[i].kind, kind->name))
      continue;
    if (may_edit)
      g_action_group_activate_action (G_ACTION_GROUP (self), homes[i].action, g_variant_new_int64 (id));
    else
      kith_window_show_page (self, homes[i].page);
  }
}

/**
 * kith_window_open_record:
 * @self: the window
 * @kind: its kind
 * @id: the record
 * @student: the student it is part of, 0 for none
 *
 * Goes to where a person works with the record: its own page, the page of its student at the right place, its form, or
 * the page of the sidebar that lists it.
 */
void
kith_window_open_record (KithWindow     *self,
                         const KithKind *kind,
                         gint64          id,
                         gint64          student)
{
  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (kind != NULL);

  if (self->main_view == NULL)
    return;
  if (kith_record_pages_find (kind->name) != NULL) {
    kith_window_show_record (self, kind, id);
    return;
  }
  if (student != 0) {
    open_at_student (self, kind, id, student);
    return;
  }
  open_at_home (self, kind, id);
}

/**
 * kith_window_offer_open:
 * @self: the window
 * @text: what was done
 * @kind: kind of a record
 * @id: the record
 * @student: the student it is part of, 0 for none
 *
 * Says what was done in a toast that opens the record: for what stays once it is saved and cannot be taken back.
 */
void
kith_window_offer_open (KithWindow     *self,
                        const char     *text,
                        const KithKind *kind,
                        gint64          id,
                        gint64          student)
{
  AdwToast *toast = NULL;

  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (text != NULL && kind != NULL);

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("Open"));
  adw_toast_set_action_name (toast, "win.open-record");
  adw_toast_set_action_target (toast, "(sxx)", kind->name, id, student);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
