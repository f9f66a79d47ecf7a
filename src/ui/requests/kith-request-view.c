/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "requests/kith-request-view.h"

#include "audit/kith-audit-page.h"
#include "form/kith-record-dialog.h"
#include "kith-access-request.h"
#include "kith-access-requests.h"
#include "kith-date.h"
#include "kith-redaction.h"
#include "kith-ui.h"
#include "report/kith-report-preview.h"
#include "requests/kith-request-item-dialog.h"
#include "requests/kith-request-items-page.h"
#include "shell/kith-accessible.h"
#include "shell/kith-focus.h"
#include "shell/kith-state-view.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithRequestView
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  KithAccessRequestPage *page;

  /* Template */
  GtkWidget *audit_button;
  KithStateView *state_view;
  GtkLabel *student_label;
  GtkLabel *words_label;
  AdwWrapBox *actions_box;
  GtkBox *sections_box;

  gint64 id;
  guint reloading;
  gboolean unfolded;
};

G_DEFINE_FINAL_TYPE (KithRequestView, kith_request_view, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
may_edit (KithRequestView *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_access_request_kind, KITH_ACTION_EDIT);
}

static KithRecord *
get_request (KithRequestView *self)
{
  return self->page->item->request;
}

static gboolean
has (KithRequestView        *self,
     KithAccessRequestField  field)
{
  return kith_record_has (get_request (self), field);
}

/* What a person does */

/* Always the whole form: there is one draft of a change to a request, and a button must not lose the words another one asked
 * for. What a button is about is filled in as if it had been typed, and has the keyboard. */
static KithRecordDialog *
edit_at (KithRequestView *self,
         const char      *field,
         const char      *typed)
{
  KithRecordDialog *dialog = kith_record_dialog_present (GTK_WIDGET (self), self->store, get_request (self), NULL,
                                                         KITH_FORM_DEFAULT, _("Access Request"), NULL, NULL);
  GtkWidget *row = field != NULL ? kith_form_get_row (kith_record_dialog_get_form (dialog), field) : NULL;

  if (row != NULL && typed != NULL)
    kith_form_row_set_typed (KITH_FORM_ROW (row), typed);
  if (row != NULL)
    adw_dialog_set_focus (ADW_DIALOG (dialog), kith_form_row_get_input (KITH_FORM_ROW (row)));
  return dialog;
}

static void
edit_today (KithRequestView *self,
            const char      *field)
{
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));
  g_autofree char *day = kith_date_format_iso (today);

  edit_at (self, field, day);
}

static void
on_edit (KithRequestView *self)
{
  edit_at (self, NULL, NULL);
}

static void
on_id_seen (KithRequestView *self)
{
  edit_today (self, "id-seen-on");
}

static void
on_proof_seen (KithRequestView *self)
{
  edit_today (self, "proof-seen-on");
}

static void
on_asked (KithRequestView *self)
{
  edit_today (self, "asked-on");
}

static void
on_answered (KithRequestView *self)
{
  edit_today (self, "answered-on");
}

static void
on_extend (KithRequestView *self)
{
  KithRecordDialog *dialog = edit_at (self, "extended-why", NULL);
  GtkWidget *row = kith_form_get_row (kith_record_dialog_get_form (dialog), "extended");

  kith_form_row_set_typed (KITH_FORM_ROW (row), "1");
}

static void
on_sent (KithRequestView *self)
{
  edit_today (self, "sent-on");
}

static void
on_audit_clicked (KithRequestView *self)
{
  kith_audit_page_show_of (GTK_WIDGET (self), KITH_AUDIT_OF_REQUEST, self->id);
}

static void
on_open_student (KithRequestView *self)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL)
    kith_window_show_student (window, kith_record_get_number (get_request (self), KITH_ACCESS_REQUEST_STUDENT));
}

static void
preview (KithRequestView *self,
         gboolean         is_full)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  KithReportSubject subject = {
    .student = kith_record_get_number (get_request (self), KITH_ACCESS_REQUEST_STUDENT),
    .request = self->id,
    .full = is_full,
  };

  if (has (self, KITH_ACCESS_REQUEST_SCOPE_FROM))
    g_strlcpy (subject.from, kith_record_get_text (get_request (self), KITH_ACCESS_REQUEST_SCOPE_FROM), sizeof subject.from);
  if (has (self, KITH_ACCESS_REQUEST_SCOPE_UNTIL))
    g_strlcpy (subject.until, kith_record_get_text (get_request (self), KITH_ACCESS_REQUEST_SCOPE_UNTIL),
               sizeof subject.until);
  if (window != NULL)
    kith_report_preview_present (window, "access-pack", &subject);
}

static void
on_preview_to_send (KithRequestView *self)
{
  preview (self, FALSE);
}

static void
on_preview_full (KithRequestView *self)
{
  preview (self, TRUE);
}

static void
on_open_items (KithRequestView *self)
{
  const KithKind place = { .name = KITH_ITEMS_OF };
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL)
    kith_window_show_record (window, &place, self->id);
}

/* Filling */

static void
add_action (KithRequestView *self,
            const char      *label,
            const char      *widget_name,
            GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_name (button, widget_name);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->actions_box, button);
}

/* Only what comes next: a button for what was done already would be one more thing to read. */
static void
add_actions (KithRequestView *self)
{
  KithAccessState state = self->page->item->clock.state;
  gboolean is_open = kith_access_request_is_open (get_request (self));
  /* Who waits for an answer may take more time, and may send what is clear, all the same. */
  gboolean has_begun = state == KITH_ACCESS_RUNNING || state == KITH_ACCESS_PAUSED;

  if (may_edit (self)) {
    if (is_open && !has (self, KITH_ACCESS_REQUEST_ID_SEEN_ON))
      add_action (self, _("_ID Seen…"), "kith-request-id", G_CALLBACK (on_id_seen));
    if (is_open && !kith_access_request_is_by_student (get_request (self)) &&
        !has (self, KITH_ACCESS_REQUEST_PROOF_SEEN_ON))
      add_action (self, _("_Proof Seen…"), "kith-request-proof", G_CALLBACK (on_proof_seen));
    if (state == KITH_ACCESS_PAUSED)
      add_action (self, _("They _Answered…"), "kith-request-answered", G_CALLBACK (on_answered));
    if (state == KITH_ACCESS_RUNNING && !has (self, KITH_ACCESS_REQUEST_ASKED_ON))
      add_action (self, _("_Ask What They Mean…"), "kith-request-ask", G_CALLBACK (on_asked));
    if (has_begun && !kith_record_get_flag (get_request (self), KITH_ACCESS_REQUEST_EXTENDED))
      add_action (self, _("_Extend…"), "kith-request-extend", G_CALLBACK (on_extend));
    if (has_begun)
      add_action (self, _("_Sent…"), "kith-request-sent", G_CALLBACK (on_sent));
    add_action (self, _("E_dit…"), "kith-request-edit", G_CALLBACK (on_edit));
  }
  add_action (self, _("_Open the Student"), "kith-request-student", G_CALLBACK (on_open_student));
}

static void
add_clock (KithRequestView *self)
{
  AdwPreferencesGroup *group =
    kith_pane_add_group (self->sections_box, _("How Long There Is"),
                         _("UK GDPR, Article 12(3), as the Information Commissioner counts. Bank holidays are those under "
                           "Dates and Rules."));

  for (guint i = 0; i < self->page->steps->len; i++) {
    const KithAccessStep *step = g_ptr_array_index (self->page->steps, i);

    kith_pane_add_fact (group, step->title, step->words);
  }
}

static void
add_fields (KithRequestView              *self,
            AdwPreferencesGroup          *group,
            const KithAccessRequestField *fields,
            guint                         n_fields)
{
  const KithKind *kind = &kith_access_request_kind;

  for (guint i = 0; i < n_fields; i++) {
    g_autofree char *value = kith_record_format (get_request (self), fields[i]);

    if (has (self, fields[i]))
      kith_pane_add_fact (group, kith_field_get_label (&kind->fields[fields[i]]), value);
  }
}

static void
add_request (KithRequestView *self)
{
  static const KithAccessRequestField fields[] = {
    KITH_ACCESS_REQUEST_ASKER, KITH_ACCESS_REQUEST_ASKER_NAME, KITH_ACCESS_REQUEST_RECEIVED_HOW, KITH_ACCESS_REQUEST_PROOF,
    KITH_ACCESS_REQUEST_SCOPE, KITH_ACCESS_REQUEST_SCOPE_FROM, KITH_ACCESS_REQUEST_SCOPE_UNTIL,
    KITH_ACCESS_REQUEST_EXTENDED_WHY,
  };
  AdwPreferencesGroup *group = kith_pane_add_group (self->sections_box, _("What Was Asked"), NULL);

  add_fields (self, group, fields, G_N_ELEMENTS (fields));
  if (!has (self, KITH_ACCESS_REQUEST_SCOPE) && !has (self, KITH_ACCESS_REQUEST_SCOPE_FROM) &&
      !has (self, KITH_ACCESS_REQUEST_SCOPE_UNTIL))
    kith_pane_add_fact (group, _("What they ask for"), _("Everything"));
}

static void
add_pack_row (KithRequestView     *self,
              AdwPreferencesGroup *group,
              const char          *title,
              const char          *subtitle,
              const char          *label,
              const char          *widget_name,
              GCallback            clicked)
{
  AdwActionRow *row = kith_pane_add_row (group, title, subtitle);
  /* Translators: what a button does, and to which part of the pack */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), label, title);
  GtkWidget *button = kith_pane_create_button (NULL, label);

  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_name (button, widget_name);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
  /* after the row, which would have its title read instead */
  kith_accessible_name_button (button, name);
}

static void
add_pack (KithRequestView *self)
{
  AdwPreferencesGroup *group =
    kith_pane_add_group (self->sections_box, _("The Pack"),
                         _("Cover letter, index, everything that is written, and why words are covered. The records "
                           "themselves are never changed. Every print is in the audit."));

  add_pack_row (self, group, _("Every item"), _("Read each one, cover words about other people, or withhold it"), _("Open"),
                "kith-request-items", G_CALLBACK (on_open_items));
  add_pack_row (self, group, _("Copy to send"), _("What is covered or withheld is a black box with the reason"),
                _("Preview"), "kith-request-copy", G_CALLBACK (on_preview_to_send));
  add_pack_row (self, group, _("Full copy for the file"),
                _("Nothing is covered, and what the other copy does not show is listed: not to be sent"), _("Preview"),
                "kith-request-full", G_CALLBACK (on_preview_full));
}

static void
on_open_covered (KithRequestView *self,
                 GtkWidget       *row)
{
  KithRecord *redaction = g_object_get_data (G_OBJECT (row), "kith-redaction");

  kith_request_item_dialog_present (GTK_WIDGET (self), self->store, self->id,
                                    kith_kind_find (kith_record_get_text (redaction, KITH_REDACTION_ITEM_KIND)),
                                    kith_record_get_number (redaction, KITH_REDACTION_ITEM));
}

static void
on_unfolded (KithRequestView *self,
             GParamSpec      *pspec,
             AdwExpanderRow  *row)
{
  self->unfolded = adw_expander_row_get_expanded (row);
}

static GtkWidget *
create_covered_row (KithRequestView         *self,
                    const KithAccessCovered *covered)
{
  g_autofree char *words = kith_record_dup_title (covered->redaction);
  g_autofree char *reason = kith_record_format (covered->redaction, KITH_REDACTION_REASON);
  /* Translators: what is covered, then why */
  g_autofree char *subtitle = g_strdup_printf (_("%s · %s"), words, reason);
  AdwActionRow *row = kith_pane_create_row (covered->item, subtitle);
  g_autofree char *name =
    g_strdup_printf ("kith-covered-%s", kith_record_get_text (covered->redaction, KITH_REDACTION_ITEM_KIND));

  gtk_widget_set_name (GTK_WIDGET (row), name);
  adw_action_row_set_subtitle_lines (row, 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "kith-redaction", g_object_ref (covered->redaction), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_open_covered), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (row);
}

/* Over all items, so that a second person can see at once what is kept from somebody. */
static void
add_covered (KithRequestView *self)
{
  GPtrArray *covered = self->page->covered;
  AdwPreferencesGroup *group =
    kith_pane_add_group (self->sections_box, _("Covered or Withheld"),
                         _("What was chosen for this request. Names that were marked in notes are covered besides."));
  g_autofree char *title = g_strdup_printf (ngettext ("%u place, with its reason", "%u places, with their reasons", covered->len),
                                            covered->len);
  AdwExpanderRow *row = NULL;

  if (covered->len == 0) {
    kith_pane_add_remark (group, _("Nothing yet."));
    return;
  }
  row = kith_pane_add_expander (group, title, "kith-covered");
  adw_expander_row_set_expanded (row, self->unfolded);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_unfolded), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < covered->len; i++)
    adw_expander_row_add_row (row, create_covered_row (self, g_ptr_array_index (covered, i)));
}

static void
add_answer (KithRequestView *self)
{
  static const KithAccessRequestField fields[] = {
    KITH_ACCESS_REQUEST_EXEMPTIONS, KITH_ACCESS_REQUEST_SUPPORT, KITH_ACCESS_REQUEST_SENT_ON, KITH_ACCESS_REQUEST_SENT_HOW,
    KITH_ACCESS_REQUEST_WITHDRAWN_ON,
  };
  AdwPreferencesGroup *group = kith_pane_add_group (self->sections_box, _("The Answer"), NULL);

  add_fields (self, group, fields, G_N_ELEMENTS (fields));
  if (!has (self, KITH_ACCESS_REQUEST_SUPPORT))
    kith_pane_add_remark (group, _("No support for reading is written down yet. Care leavers under 25 can have somebody to "
                                   "read it with."));
}

static void
clear (KithRequestView *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->actions_box))) != NULL)
    adw_wrap_box_remove (self->actions_box, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections_box))) != NULL)
    gtk_box_remove (self->sections_box, child);
}

static void
fill (KithRequestView *self)
{
  GtkWidget *content = kith_state_view_get_child (self->state_view);
  g_autofree char *focused = kith_focus_dup_name (content);

  clear (self);
  gtk_label_set_label (self->student_label, self->page->item->student);
  gtk_label_set_label (self->words_label, self->page->item->words);
  if (self->page->item->is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->words_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words_label), "error");
  add_actions (self);
  add_clock (self);
  add_request (self);
  add_pack (self);
  add_covered (self);
  add_answer (self);
  kith_focus_named (content, focused);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
}

/* Loading */

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kith_access_request_page_load (file, *(const gint64 *) data, error);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithRequestView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAccessRequestPage) page = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (page == NULL) {
    kith_state_view_set_error (self->state_view, error);
    return;
  }
  g_clear_pointer (&self->page, kith_access_request_page_free);
  self->page = g_steal_pointer (&page);
  fill (self);
}

static gboolean
reload (gpointer data)
{
  KithRequestView *self = data;

  self->reloading = 0;
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_job, g_memdup2 (&self->id, sizeof self->id), g_free,
                             (GDestroyNotify) kith_access_request_page_free, self->cancellable, loaded, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (KithRequestView *self,
                  const char      *kind)
{
  static const char *const kinds[] = { "access-request", "calendar-day", "redaction", "student", NULL };

  if ((*kind == '\0' || g_strv_contains (kinds, kind)) && self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
}

static void
kith_request_view_dispose (GObject *object)
{
  KithRequestView *self = KITH_REQUEST_VIEW (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_REQUEST_VIEW);
  g_clear_pointer (&self->page, kith_access_request_page_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_request_view_parent_class)->dispose (object);
}

static void
kith_request_view_finalize (GObject *object)
{
  g_clear_object (&KITH_REQUEST_VIEW (object)->cancellable);

  G_OBJECT_CLASS (kith_request_view_parent_class)->finalize (object);
}

static void
kith_request_view_class_init (KithRequestViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_request_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_request_view_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("requests/kith-request-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRequestView, audit_button);
  gtk_widget_class_bind_template_child (widget_class, KithRequestView, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithRequestView, student_label);
  gtk_widget_class_bind_template_child (widget_class, KithRequestView, words_label);
  gtk_widget_class_bind_template_child (widget_class, KithRequestView, actions_box);
  gtk_widget_class_bind_template_child (widget_class, KithRequestView, sections_box);
  gtk_widget_class_bind_template_callback (widget_class, on_audit_clicked);
}

static void
kith_request_view_init (KithRequestView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
}

/**
 * kith_request_view_new:
 * @store: the open store
 * @id: a request for a copy of a record
 *
 * Returns: (transfer floating): its page
 */
AdwNavigationPage *
kith_request_view_new (KithStore *store,
                       gint64     id)
{
  KithRequestView *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_REQUEST_VIEW, NULL);
  self->store = g_object_ref (store);
  kith_accessible_name_button (self->audit_button, _("What Was Done with This"));
  gtk_widget_set_visible (self->audit_button, kith_audit_page_may (store));
  self->id = id;
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  self->reloading = g_idle_add (reload, self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Access Request"));
  return ADW_NAVIGATION_PAGE (self);
}
