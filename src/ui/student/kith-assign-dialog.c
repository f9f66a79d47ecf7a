/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-assign-dialog.h"

#include "form/kith-link-row.h"
#include "form/kith-record-dialog.h"
#include "kith-assign.h"
#include "kith-assignment.h"
#include "kith-date.h"
#include "kith-match-dialog.h"
#include "kith-person.h"
#include "kith-text.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

static const char *const assign_fields[] = { "role", "person", "main", "from", "how-matched", NULL };
static const char *const manager_fields[] = { "role",        "person",          "main", "from",
                                              "how-matched", "override-reason", NULL };
static const char *const end_fields[] = { "until", "end-reason", "hand-over", NULL };

/* What the dialog says about who is chosen. Lives as long as the dialog. */
typedef struct {
  KithStore *store;
  KithRecordDialog *dialog;
  GtkLabel *label;
  GCancellable *cancellable;
} Assigning;

static void
assigning_free (gpointer data)
{
  Assigning *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->label);
  g_object_unref (self->store);
  g_free (self);
}

/* On the store thread: "Sam supports 9 of 12 students." */
static gpointer
describe_caseload (KithCaseFile *file,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (KithRecord) person = kith_case_file_load (file, &kith_person_kind, id, error);
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));
  g_autofree char *yesterday = kith_date_iso_add_days (today, -1);
  g_autoptr (GPtrArray) caseload = NULL;
  g_autofree char *name = NULL;
  int limit = 0;

  if (person == NULL)
    return NULL;
  caseload = kith_assign_list_caseload (file, id, yesterday, error);
  if (caseload == NULL)
    return NULL;
  name = kith_record_dup_title (person);
  limit = (int) kith_record_get_number (person, KITH_PERSON_CASELOAD_LIMIT);
  if (limit > 0)
    /* Translators: a person's name, how many students they support, how many they can */
    return g_strdup_printf (ngettext ("%s supports %u of %d student.", "%s supports %u of %d students.",
                                      (gulong) limit), name, caseload->len, limit);
  return g_strdup_printf (ngettext ("%s supports %u student.", "%s supports %u students.", caseload->len), name,
                          caseload->len);
}

static void
on_described (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GtkLabel) label = data;
  g_autofree char *words = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  /* Only help with choosing: without it, the save still checks the limit. And the dialog may have gone meanwhile. */
  if (words == NULL || gtk_widget_get_root (GTK_WIDGET (label)) == NULL)
    return;
  gtk_label_set_text (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
}

static void
follow_role (Assigning  *self,
             KithRecord *record)
{
  const char *role = kith_record_get_text (record, KITH_ASSIGNMENT_ROLE);
  GtkWidget *row = kith_form_get_row (kith_record_dialog_get_form (self->dialog), "person");
  g_autoptr (KithQuery) query = NULL;

  if (!KITH_IS_LINK_ROW (row))
    return;
  query = kith_query_new (&kith_person_kind);
  kith_query_where_any (query, "roles", g_strcmp0 (role, "mentor") == 0 ? "mentor" : "coach");
  kith_link_row_set_query (KITH_LINK_ROW (row), query);
}

static void
on_edited (Assigning  *self,
           const char *field)
{
  KithRecord *record = kith_form_get_record (kith_record_dialog_get_form (self->dialog));
  gint64 person = kith_record_get_number (record, KITH_ASSIGNMENT_PERSON);

  if (g_str_equal (field, "role"))
    follow_role (self, record);
  if (!g_str_equal (field, "person"))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  if (person != 0)
    kith_store_submit_async (self->store, describe_caseload, g_memdup2 (&person, sizeof person), g_free, g_free,
                             self->cancellable, on_described, g_object_ref (self->label));
}

static void
on_match_chosen (Assigning *self,
                 gint64     person)
{
  g_autofree char *stored = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  GtkWidget *row = kith_form_get_row (kith_record_dialog_get_form (self->dialog), "person");

  if (row != NULL)
    kith_form_row_set_typed (KITH_FORM_ROW (row), stored);
}

static void
on_help_clicked (Assigning *self)
{
  KithRecord *record = kith_form_get_record (kith_record_dialog_get_form (self->dialog));
  const char *role = kith_record_get_text (record, KITH_ASSIGNMENT_ROLE);
  AdwDialog *dialog = kith_match_dialog_new (self->store, kith_record_get_number (record, KITH_ASSIGNMENT_STUDENT),
                                             role != NULL ? role : "mentor");

  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_match_chosen), self, NULL, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self->dialog));
}

/* The page about who could do it opens on top, and what is chosen there stands in the form. */
static void
add_help_button (Assigning *self)
{
  GtkWidget *child = adw_dialog_get_child (ADW_DIALOG (self->dialog));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Help Me Choose…"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (button, 12);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_help_clicked), self);
  if (ADW_IS_TOOLBAR_VIEW (child))
    adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (child), button);
}

static void
add_label (Assigning *self)
{
  GtkWidget *child = adw_dialog_get_child (ADW_DIALOG (self->dialog));

  self->label = g_object_ref_sink (GTK_LABEL (gtk_label_new (NULL)));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->label), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->label), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->label), 12);
  if (ADW_IS_TOOLBAR_VIEW (child))
    adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (child), GTK_WIDGET (self->label));
}

static KithRecord *
create_assignment (KithStore *store,
                   gint64     student)
{
  KithRecord *assignment = kith_record_new (&kith_assignment_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (store));

  kith_record_set_number (assignment, KITH_ASSIGNMENT_STUDENT, student);
  kith_record_set_text (assignment, KITH_ASSIGNMENT_ROLE, "mentor");
  kith_record_set_number (assignment, KITH_ASSIGNMENT_MAIN, TRUE);
  kith_record_set_text (assignment, KITH_ASSIGNMENT_FROM, today);
  return assignment;
}

static gboolean
may_go_over_limit (KithStore *store)
{
  const KithActor *actor = kith_store_get_actor (store);

  return actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_OVER_LIMIT);
}

/**
 * kith_assign_dialog_present:
 * @parent: the widget the dialog belongs to
 * @store: the store
 * @student: who is to be supported
 *
 * Asks who supports the student from when on. What stands against it is said in words; where ending another assignment
 * puts it right, one click does both.
 */
void
kith_assign_dialog_present (GtkWidget *parent,
                            KithStore *store,
                            gint64     student)
{
  kith_assign_dialog_present_for (parent, store, student, 0);
}

/**
 * kith_assign_dialog_present_for:
 * @parent: the widget the dialog belongs to
 * @store: the store
 * @student: who is to be supported
 * @person: who is to support them, 0 for nobody yet
 *
 * The same with somebody chosen, as when the end of support has said who comes next.
 */
void
kith_assign_dialog_present_for (GtkWidget *parent,
                                KithStore *store,
                                gint64     student,
                                gint64     person)
{
  Assigning *self = g_new0 (Assigning, 1);
  g_autoptr (KithRecord) assignment = create_assignment (store, student);

  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  self->dialog = kith_record_dialog_new (store, assignment, may_go_over_limit (store) ? manager_fields : assign_fields,
                                         KITH_FORM_DEFAULT, _("Assign"));
  g_object_set_data_full (G_OBJECT (self->dialog), "kith-assign-dialog", self, assigning_free);
  add_label (self);
  add_help_button (self);
  g_signal_connect_swapped (kith_record_dialog_get_form (self->dialog), "edited", G_CALLBACK (on_edited), self);
  follow_role (self, assignment);
  /* Put into the form, so that it counts as a change and Save is ready at once. */
  if (person != 0)
    on_match_chosen (self, person);
  adw_dialog_present (ADW_DIALOG (self->dialog), parent);
}

static void
on_ended (GtkWidget *parent)
{
  KithWindow *window = kith_window_get_for (parent);

  if (window != NULL)
    kith_window_offer_undo (window, _("Support ended"), 0);
}

/**
 * kith_assign_dialog_present_end:
 * @parent: the widget the dialog belongs to
 * @store: the store
 * @assignment: the assignment that ends
 *
 * Asks for the last day, why, and what the next person should know.
 */
void
kith_assign_dialog_present_end (GtkWidget  *parent,
                                KithStore  *store,
                                KithRecord *assignment)
{
  g_autoptr (KithRecord) ending = kith_record_dup (assignment);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (store));
  KithRecordDialog *dialog = kith_record_dialog_new (store, ending, end_fields, KITH_FORM_DEFAULT, _("End Support"));
  GtkWidget *row = kith_form_get_row (kith_record_dialog_get_form (dialog), "until");

  /* Typed into the form, so that it counts as a change and Save is ready at once. */
  if (row != NULL && !kith_record_has (ending, KITH_ASSIGNMENT_UNTIL))
    kith_form_row_set_typed (KITH_FORM_ROW (row), today);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_ended), parent, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
