/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "concerns/kith-former-student-section.h"

#include "form/kith-record-dialog.h"
#include "kith-former-student.h"
#include "kith-policy.h"
#include "kith-student.h"
#include "shell/kith-focus.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithFormerStudentSection
{
  AdwBin parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  KithRecord *link;
  char *name;

  /* Child */
  GtkBox *box;

  gint64 person;
};

G_DEFINE_FINAL_TYPE (KithFormerStudentSection, kith_former_student_section, ADW_TYPE_BIN)

static gboolean
may (KithFormerStudentSection *self,
     KithAction                action)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_former_student_kind, action);
}

/* What a person does */

static void
on_link (KithFormerStudentSection *self)
{
  static const char *const fields[] = { "student", NULL };
  g_autoptr (KithRecord) link = kith_record_new (&kith_former_student_kind);

  kith_record_set_number (link, KITH_FORMER_STUDENT_PERSON, self->person);
  kith_record_dialog_present (GTK_WIDGET (self), self->store, link, fields, KITH_FORM_DEFAULT, _("Was a Student Here"),
                              NULL, NULL);
}

static void
unlinked (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (self);

  if (window == NULL)
    return;
  if (kith_store_remove_finish (KITH_STORE (source), result, &error))
    kith_window_offer_undo (window, _("The old record is open to the team again"), 0);
  else
    kith_window_report_error (window, error);
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (KithFormerStudentSection) self = user_data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "open") && self->link != NULL)
    kith_store_remove_async (self->store, &kith_former_student_kind, kith_record_get_id (self->link), NULL, unlinked,
                             g_object_ref (self));
}

/* What colleagues have seen meanwhile, no undo takes back. */
static void
on_unlink (KithFormerStudentSection *self)
{
  AdwAlertDialog *question = ADW_ALERT_DIALOG (adw_alert_dialog_new (
    _("Open the Old Record to the Team?"),
    _("Everybody who may see students will see it again, in lists, search and print. To read it yourself, open it from the "
      "line instead.")));

  adw_alert_dialog_add_responses (question, "keep", _("_Keep It Apart"), "open", _("_Open to the Team"), NULL);
  adw_alert_dialog_set_response_appearance (question, "open", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (question, "keep");
  adw_alert_dialog_set_close_response (question, "keep");
  adw_alert_dialog_choose (question, GTK_WIDGET (self), NULL, on_answered, g_object_ref (self));
}

static void
on_open (KithFormerStudentSection *self)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL && self->link != NULL)
    kith_window_show_student (window, kith_record_get_number (self->link, KITH_FORMER_STUDENT_STUDENT));
}

/* Filling */

static void
add_link (KithFormerStudentSection *self,
          AdwPreferencesGroup      *group)
{
  AdwActionRow *row = kith_pane_add_row (group, self->name, _("Their own old record, kept apart"));
  GtkWidget *button = kith_pane_create_button (NULL, _("Open to the Team…"));

  gtk_widget_set_name (GTK_WIDGET (row), "kith-open-old-record");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  gtk_widget_set_name (button, "kith-unlink-old-record");
  gtk_widget_set_visible (button, may (self, KITH_ACTION_REMOVE));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_unlink), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
fill (KithFormerStudentSection *self)
{
  g_autofree char *focused = kith_focus_dup_name (GTK_WIDGET (self->box));
  AdwPreferencesGroup *group = NULL;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  group = kith_pane_add_group (self->box, _("Was a Student Here"),
                               _("When somebody of the team was a student here, their old record is not for their "
                                 "colleagues, and not for themselves to open in passing. Linked here, it shows to the "
                                 "safeguarding lead and the data protection officer only: in no list, search, count, "
                                 "print or export of anybody else."));
  if (self->link != NULL)
    add_link (self, group);
  else if (may (self, KITH_ACTION_ADD)) {
    GtkWidget *button = kith_pane_create_button (NULL, _("Link Old Record…"));

    gtk_widget_remove_css_class (button, "flat");
    gtk_widget_set_name (button, "kith-link-old-record");
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_link), self, G_CONNECT_SWAPPED);
    adw_preferences_group_set_header_suffix (group, button);
  }
  kith_focus_named (GTK_WIDGET (self->box), focused);
}

/* Loading */

typedef struct {
  KithRecord *link;
  char *name;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->link);
  g_free (found->name);
  g_free (found);
}

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *) data);
  g_autoptr (KithQuery) query = kith_query_new (&kith_former_student_kind);
  g_autoptr (GPtrArray) links = NULL;
  Found *found = NULL;

  kith_query_where (query, "person", person);
  links = kith_case_file_list (file, query, cancellable, error);
  if (links == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  if (links->len == 0)
    return found;
  found->link = g_object_ref (g_ptr_array_index (links, 0));
  found->name = kith_case_file_dup_title (file, &kith_student_kind,
                                          kith_record_get_number (found->link, KITH_FORMER_STUDENT_STUDENT));
  return found;
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithFormerStudentSection) self = user_data;
  Found *found = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  if (found == NULL)
    return;
  g_set_object (&self->link, found->link);
  g_set_str (&self->name, found->name != NULL ? found->name : _("A student"));
  found_free (found);
  if (!g_cancellable_is_cancelled (self->cancellable))
    fill (self);
}

static void
load (KithFormerStudentSection *self)
{
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_job, g_memdup2 (&self->person, sizeof self->person), g_free, found_free,
                             self->cancellable, loaded, g_object_ref (self));
}

static void
on_store_changed (KithFormerStudentSection *self,
                  const char               *kind)
{
  if (*kind == '\0' || g_str_equal (kind, kith_former_student_kind.name))
    load (self);
}

static void
kith_former_student_section_dispose (GObject *object)
{
  KithFormerStudentSection *self = KITH_FORMER_STUDENT_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->link);

  G_OBJECT_CLASS (kith_former_student_section_parent_class)->dispose (object);
}

static void
kith_former_student_section_finalize (GObject *object)
{
  KithFormerStudentSection *self = KITH_FORMER_STUDENT_SECTION (object);

  g_clear_object (&self->cancellable);
  g_free (self->name);

  G_OBJECT_CLASS (kith_former_student_section_parent_class)->finalize (object);
}

static void
kith_former_student_section_class_init (KithFormerStudentSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_former_student_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_former_student_section_finalize;
}

static void
kith_former_student_section_init (KithFormerStudentSection *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * kith_former_student_section_new:
 * @store: the open store
 * @person: somebody of the team
 *
 * Returns: (transfer floating): what links them to their old record; hidden from accounts that may not know of it
 */
GtkWidget *
kith_former_student_section_new (KithStore *store,
                                 gint64     person)
{
  KithFormerStudentSection *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_FORMER_STUDENT_SECTION, NULL);
  self->store = g_object_ref (store);
  self->person = person;
  gtk_widget_set_visible (GTK_WIDGET (self), may (self, KITH_ACTION_SEE));
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  if (may (self, KITH_ACTION_SEE))
    load (self);
  return GTK_WIDGET (self);
}
