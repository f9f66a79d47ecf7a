/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-chooser.h"
#include "form/kith-record-dialog.h"
#include "kith-attendee.h"
#include "kith-group-edit.h"
#include "kith-group-page-private.h"
#include "kith-group-save.h"
#include "kith-group.h"
#include "kith-student.h"
#include "report/kith-report-preview.h"

#include <glib/gi18n.h>

/* What a person does on the page of a session, by menu and key; ticking and saving belong to the page itself. */

static void
on_student_chosen (KithGroupPage *self,
                   KithRecord    *student)
{
  g_autofree char *name = kith_record_dup_title (student);

  if (!kith_register_add (self->reg, kith_record_get_id (student), name))
    kith_group_page_show_trouble (self, _("This student is on the register already."));
}

static void
add_student (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithGroupPage *self = KITH_GROUP_PAGE (widget);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  AdwDialog *chooser;

  kith_query_where (query, "archived-on", NULL);
  kith_query_set_order (query, "preferred-name");
  chooser = kith_chooser_new (_("Add Student"), self->store, query);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_student_chosen), self, G_CONNECT_SWAPPED);
  adw_dialog_present (chooser, widget);
}

static void
on_invited (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithGroupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) students = kith_group_invite_finish (KITH_STORE (source), result, &error);
  guint n_added = 0;

  if (students == NULL) {
    kith_group_page_show_trouble (self, error->message);
    return;
  }
  for (guint i = 0; i < students->len; i++) {
    KithRecord *student = g_ptr_array_index (students, i);
    g_autofree char *name = kith_record_dup_title (student);

    n_added += kith_register_add (self->reg, kith_record_get_id (student), name) ? 1 : 0;
  }
  if (n_added == 0)
    kith_group_page_show_trouble (self, students->len > 0 ? _("They are all on the register already.")
                                                          : _("There is nobody to add that way."));
}

static void
add_caseload (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  KithGroupPage *self = KITH_GROUP_PAGE (widget);

  kith_group_invite_async (self->store, self->facts->group, KITH_GROUP_INVITE_CASELOAD, on_invited,
                           g_object_ref (self));
}

static void
add_former (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  KithGroupPage *self = KITH_GROUP_PAGE (widget);

  kith_group_invite_async (self->store, self->facts->group, KITH_GROUP_INVITE_FORMER, on_invited, g_object_ref (self));
}

static void
edit (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_group_edit_present (window, KITH_GROUP_PAGE (widget)->facts->group);
}

static void
on_repeated (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (KithGroupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = kith_group_repeat_finish (KITH_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (id == 0) {
    kith_group_page_say_error (self, error);
  } else if (self->window != NULL) {
    if (gtk_widget_get_mapped (GTK_WIDGET (self)))
      kith_window_show_record (self->window, &kith_group_kind, id);
    kith_window_offer_undo (self->window, _("Session repeated a week later, everybody invited"), 0);
  }
}

static void
repeat (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  KithGroupPage *self = KITH_GROUP_PAGE (widget);

  kith_group_repeat_async (self->store, self->id, on_repeated, g_object_ref (self));
}

static KithRecord *
find_attendee (KithGroupPage *self,
               gint64         student)
{
  for (guint i = 0; self->facts != NULL && i < self->facts->attendees->len; i++) {
    KithRecord *attendee = g_ptr_array_index (self->facts->attendees, i);

    if (kith_record_get_number (attendee, KITH_ATTENDEE_STUDENT) == student)
      return attendee;
  }
  return NULL;
}

/* What the student said goes into their own line alone, and is saved by itself: what is ticked stays ticked. */
static void
write_own_words (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  static const char *const fields[] = { "own-words", NULL };
  KithGroupPage *self = KITH_GROUP_PAGE (widget);
  KithRecord *attendee = find_attendee (self, g_variant_get_int64 (parameter));

  if (attendee != NULL)
    kith_record_dialog_present (widget, self->store, attendee, fields, KITH_FORM_DEFAULT, _("In Their Own Words"), NULL,
                                NULL);
}

static void
print_register (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  KithReportSubject subject = { .group = KITH_GROUP_PAGE (widget)->id };
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_report_preview_present (window, "group-register", &subject);
}

/* Nothing else is taken away that came on top meanwhile. */
static void
leave (KithGroupPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithGroupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean removed = kith_store_remove_finish (KITH_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (!removed) {
    self->removing = FALSE;
    kith_group_page_say_error (self, error);
    kith_group_page_load (self);
    return;
  }
  /* Ticks for a session that is no more are nothing to go on with. */
  kith_note_draft_discard (self->draft);
  kith_note_draft_forget (self->draft);
  g_cancellable_cancel (self->cancellable);
  if (self->window != NULL)
    kith_window_offer_undo (self->window, _("Session removed"), 0);
  leave (self);
}

static void
remove_session (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  KithGroupPage *self = KITH_GROUP_PAGE (widget);

  if (self->removing)
    return;
  /* What the page shows stays until the case file agrees. */
  self->removing = TRUE;
  kith_store_remove_async (self->store, &kith_group_kind, self->id, NULL, on_removed, g_object_ref (self));
}

void
kith_group_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_student);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_register);
  gtk_widget_class_install_action (widget_class, "group.own-words", "x", write_own_words);
  gtk_widget_class_install_action (widget_class, "group.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "group.repeat", NULL, repeat);
  gtk_widget_class_install_action (widget_class, "group.remove", NULL, remove_session);
  gtk_widget_class_install_action (widget_class, "group.add-caseload", NULL, add_caseload);
  gtk_widget_class_install_action (widget_class, "group.add-former", NULL, add_former);
}
