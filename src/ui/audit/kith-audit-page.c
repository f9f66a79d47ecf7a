/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-page.h"

#include "form/kith-chooser.h"
#include "kith-audit-check.h"
#include "kith-audit-rows.h"
#include "kith-audit-work.h"
#include "kith-kinds.h"
#include "kith-ui.h"
#include "report/kith-report-preview.h"
#include "shell/kith-state-view.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

struct _KithAuditPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GCancellable *loading;
  char *when;
  char *what;
  KithAuditRequest request;
  KithAuditVerdict *verdict;

  /* Template */
  KithStateView *state_view;
  AdwBanner *banner;
  GtkWidget *export_button;
  GtkWidget *check_label;
  GtkButton *person_button;
  GtkButton *student_button;
  GtkMenuButton *when_button;
  GtkMenuButton *what_button;
  GtkWidget *clear_button;
  GtkWidget *record_button;
  GtkListBox *rows;
  GtkWidget *more_button;
};

G_DEFINE_FINAL_TYPE (KithAuditPage, kith_audit_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_WHEN = 1,
  PROP_WHAT,
} KithAuditPageProps;

static GParamSpec *properties[PROP_WHAT + 1];

typedef struct {
  const char *code;
  const char *label;
  guint value;
} Choice;

static const Choice whens[] = {
  { "any", N_("Any time"), 0 },
  { "today", N_("Today"), 1 },
  { "week", N_("Last 7 days"), 7 },
  { "month", N_("Last 30 days"), 30 },
  { "year", N_("Last 12 months"), 365 },
};

#define BIT(action) (1u << KITH_AUDIT_##action)

static const Choice whats[] = {
  { "all", N_("Everything"), 0 },
  { "viewed", N_("Opened"), BIT (VIEWED) },
  { "left", N_("Printed and exported"), BIT (PRINTED) | BIT (EXPORTED) | BIT (BACKED_UP) },
  { "written", N_("Written and changed"), BIT (ADDED) | BIT (CHANGED) | BIT (STRUCK) | BIT (REMOVED) | BIT (PUT_BACK) |
    BIT (IMPORTED) | BIT (UNDONE) | BIT (MOVED) },
  { "accounts", N_("Signing in and accounts"), BIT (SIGNED_IN) | BIT (SIGNED_OUT) | BIT (WRONG_PASSPHRASES) |
    BIT (ACCOUNT) | BIT (CHECKED) },
};

static const Choice *
find_choice (const Choice *choices,
             gsize         n_choices,
             const char   *code)
{
  for (gsize i = 0; i < n_choices; i++)
    if (g_strcmp0 (choices[i].code, code) == 0)
      return &choices[i];
  return choices;
}

static gboolean
is_narrowed (KithAuditPage *self)
{
  return self->request.student != 0 || self->request.person != 0 || self->request.kind != NULL || self->request.days != 0 || self->request.actions != 0;
}

static void
report_error (KithAuditPage *self,
              const GError  *error)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kith_window_report_error (window, error);
}

static void
show_entries (KithAuditPage *self,
              GPtrArray     *entries)
{
  if (self->request.before == 0)
    gtk_list_box_remove_all (self->rows);
  for (guint i = 0; i < entries->len; i++) {
    const KithAuditItem *entry = g_ptr_array_index (entries, i);

    gtk_list_box_append (self->rows, kith_audit_row_new (entry));
    self->request.before = entry->line->number;
  }
  gtk_widget_set_visible (self->more_button, entries->len == KITH_AUDIT_LINES_AT_ONCE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.export", gtk_list_box_get_row_at_index (self->rows, 0) != NULL);
  if (gtk_list_box_get_row_at_index (self->rows, 0) != NULL)
    kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
  else
    kith_state_view_set_state (self->state_view, is_narrowed (self) ? KITH_STATE_NO_RESULT : KITH_STATE_EMPTY);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithAuditPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = kith_audit_load_finish (KITH_STORE (source), result, &error);

  /* An answer that was under way when the filters changed is for a question nobody asks any more. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (entries != NULL)
    show_entries (self, entries);
  else
    kith_state_view_set_error (self->state_view, error);
}

static void
load (KithAuditPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  if (kith_store_is_open (self->store))
    kith_audit_load_async (self->store, &self->request, self->loading, on_loaded, g_object_ref (self));
}

static void
load_anew (KithAuditPage *self)
{
  self->request.before = 0;
  gtk_widget_set_visible (self->clear_button, is_narrowed (self));
  load (self);
}

static void
show_more (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  load (KITH_AUDIT_PAGE (widget));
}

static void
set_chosen (GtkButton  *button,
            KithRecord *record,
            const char *otherwise)
{
  g_autofree char *title = record != NULL ? kith_record_dup_title (record) : NULL;

  gtk_button_set_label (button, title != NULL ? title : otherwise);
}

static void
choose_person (KithAuditPage *self,
               KithRecord    *person)
{
  self->request.person = person != NULL ? kith_record_get_id (person) : 0;
  set_chosen (self->person_button, person, _("Anybody"));
  load_anew (self);
}

static void
choose_student (KithAuditPage *self,
                KithRecord    *student)
{
  self->request.student = student != NULL ? kith_record_get_id (student) : 0;
  set_chosen (self->student_button, student, _("Any student"));
  load_anew (self);
}

static void
present_chooser (KithAuditPage  *self,
                 const char     *title,
                 const KithKind *kind,
                 GCallback       callback)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  AdwDialog *chooser = kith_chooser_new (title, self->store, query);

  g_signal_connect_object (chooser, "chosen", callback, self, G_CONNECT_SWAPPED);
  adw_dialog_present (chooser, GTK_WIDGET (self));
}

static void
ask_person (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  present_chooser (KITH_AUDIT_PAGE (widget), _("Whose Doing?"), &kith_person_kind, G_CALLBACK (choose_person));
}

static void
ask_student (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  present_chooser (KITH_AUDIT_PAGE (widget), _("Whose Record?"), &kith_student_kind, G_CALLBACK (choose_student));
}

static void
show_record (KithAuditPage  *self,
             const KithKind *kind,
             gint64          id)
{
  /* Translators: what of a record, such as "Note: only this one" */
  g_autofree char *label = kind != NULL ? g_strdup_printf (_("%s: only this one"), _(kind->label)) : NULL;

  self->request.kind = kind != NULL ? kind->name : NULL;
  self->request.record = id;
  gtk_widget_set_visible (self->record_button, kind != NULL);
  gtk_button_set_label (GTK_BUTTON (self->record_button), label != NULL ? label : "");
  load_anew (self);
}

/* Everything about one record, whoever did it and when. */
static void
only_record (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  const char *kind = NULL;
  gint64 id = 0;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  show_record (KITH_AUDIT_PAGE (widget), kith_kind_find (kind), id);
}

static void
any_record (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  show_record (KITH_AUDIT_PAGE (widget), NULL, 0);
}

static void
set_when (KithAuditPage *self,
          const char    *code)
{
  const Choice *choice = find_choice (whens, G_N_ELEMENTS (whens), code);

  g_set_str (&self->when, choice->code);
  self->request.days = choice->value;
  gtk_menu_button_set_label (self->when_button, _(choice->label));
}

static void
set_what (KithAuditPage *self,
          const char    *code)
{
  const Choice *choice = find_choice (whats, G_N_ELEMENTS (whats), code);

  g_set_str (&self->what, choice->code);
  self->request.actions = choice->value;
  gtk_menu_button_set_label (self->what_button, _(choice->label));
}

static void
clear (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  KithAuditPage *self = KITH_AUDIT_PAGE (widget);

  g_object_set (self, "when", "any", "what", "all", NULL);
  show_record (self, NULL, 0);
  choose_person (self, NULL);
  choose_student (self, NULL);
}

/* Checking */

static void
show_findings (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  KithAuditPage *self = KITH_AUDIT_PAGE (widget);

  if (gtk_widget_get_root (widget) != NULL && self->verdict != NULL)
    kith_audit_check_present (widget, self->verdict);
}

/* What is wrong stays above the lines, in red, and can be read again; what is well is put away. */
static void
show_verdict (KithAuditPage          *self,
              const KithAuditVerdict *verdict)
{
  g_autofree char *outcome = kith_audit_dup_outcome (verdict);
  gboolean is_sound = verdict->findings[0] == NULL;

  if (is_sound)
    gtk_widget_remove_css_class (GTK_WIDGET (self->banner), "alarm");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->banner), "alarm");
  adw_banner_set_button_label (self->banner, is_sound ? _("_Close") : _("_What Was Found…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), is_sound ? "audit.close-banner" : "audit.findings");
  adw_banner_set_title (self->banner, outcome);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), outcome, is_sound ? GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM
                                                                    : GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithAuditPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAuditVerdict) verdict = kith_audit_check_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.check", TRUE);
  if (verdict == NULL) {
    report_error (self, error);
    return;
  }
  show_verdict (self, verdict);
  g_clear_pointer (&self->verdict, kith_audit_verdict_free);
  self->verdict = g_steal_pointer (&verdict);
  show_findings (GTK_WIDGET (self), NULL, NULL);
}

static void
check (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  KithAuditPage *self = KITH_AUDIT_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "audit.check", FALSE);
  kith_audit_check_async (self->store, self->cancellable, on_checked, g_object_ref (self));
}

static void
check_receipt (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  kith_audit_receipt_ask (widget, KITH_AUDIT_PAGE (widget)->store);
}

static void
print_receipt (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);
  const KithReportSubject subject = { 0 };

  if (window != NULL)
    kith_report_preview_present (window, "audit-receipt", &subject);
}

static void
close_banner (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  adw_banner_set_revealed (KITH_AUDIT_PAGE (widget)->banner, FALSE);
}

/* Saving */

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (KithAuditPage) self = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (kith_audit_export_finish (KITH_STORE (source), result, &error) < 0)
    report_error (self, error);
  else if (window != NULL)
    kith_window_add_toast (window, _("Saved. The file says who did what with whom: keep it as safe as the records."));
}

/**
 * kith_audit_page_export:
 * @self: the page
 * @path: where the CSV goes
 *
 * Saves all lines that the filters let through, not only those on the screen.
 */
void
kith_audit_page_export (KithAuditPage *self,
                        const char    *path)
{
  g_return_if_fail (KITH_IS_AUDIT_PAGE (self));
  g_return_if_fail (path != NULL);

  kith_audit_export_async (self->store, &self->request, path, self->cancellable, on_exported, g_object_ref (self));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KithAuditPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    kith_audit_page_export (self, path);
  else if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    report_error (self, error);
}

static void
ask_where (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_set_name (filter, _("CSV tables"));
  gtk_file_dialog_set_title (dialog, _("Save the Audit"));
  gtk_file_dialog_set_initial_name (dialog, _("Audit.csv"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen, g_object_ref (widget));
}

static void
kith_audit_page_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  KithAuditPage *self = KITH_AUDIT_PAGE (object);

  switch ((KithAuditPageProps) property_id) {
  case PROP_WHEN:
    g_value_set_string (value, self->when);
    break;
  case PROP_WHAT:
    g_value_set_string (value, self->what);
    break;
  }
}

static void
kith_audit_page_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  KithAuditPage *self = KITH_AUDIT_PAGE (object);

  switch ((KithAuditPageProps) property_id) {
  case PROP_WHEN:
    set_when (self, g_value_get_string (value));
    break;
  case PROP_WHAT:
    set_what (self, g_value_get_string (value));
    break;
  }
  g_object_notify_by_pspec (object, pspec);
  load_anew (self);
}

static void
kith_audit_page_dispose (GObject *object)
{
  KithAuditPage *self = KITH_AUDIT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_AUDIT_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_audit_page_parent_class)->dispose (object);
}

static void
kith_audit_page_finalize (GObject *object)
{
  KithAuditPage *self = KITH_AUDIT_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->verdict, kith_audit_verdict_free);
  g_free (self->when);
  g_free (self->what);

  G_OBJECT_CLASS (kith_audit_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, banner);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, check_label);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, person_button);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, student_button);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, when_button);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, what_button);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, record_button);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, rows);
  gtk_widget_class_bind_template_child (widget_class, KithAuditPage, more_button);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "audit.check", NULL, check);
  gtk_widget_class_install_action (widget_class, "audit.check-receipt", NULL, check_receipt);
  gtk_widget_class_install_action (widget_class, "audit.print-receipt", NULL, print_receipt);
  gtk_widget_class_install_action (widget_class, "audit.only-record", "(sx)", only_record);
  gtk_widget_class_install_action (widget_class, "audit.any-record", NULL, any_record);
  gtk_widget_class_install_action (widget_class, "audit.clear", NULL, clear);
  gtk_widget_class_install_action (widget_class, "audit.close-banner", NULL, close_banner);
  gtk_widget_class_install_action (widget_class, "audit.findings", NULL, show_findings);
  gtk_widget_class_install_action (widget_class, "audit.export", NULL, ask_where);
  gtk_widget_class_install_action (widget_class, "audit.more", NULL, show_more);
  gtk_widget_class_install_action (widget_class, "audit.choose-person", NULL, ask_person);
  gtk_widget_class_install_action (widget_class, "audit.choose-student", NULL, ask_student);
  gtk_widget_class_install_property_action (widget_class, "audit.when", "when");
  gtk_widget_class_install_property_action (widget_class, "audit.what", "what");
}

static void
kith_audit_page_class_init (KithAuditPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_audit_page_dispose;
  object_class->finalize = kith_audit_page_finalize;
  object_class->get_property = kith_audit_page_get_property;
  object_class->set_property = kith_audit_page_set_property;

  properties[PROP_WHEN] = g_param_spec_string ("when", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("audit/kith-audit-page.ui"));
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
kith_audit_page_init (KithAuditPage *self)
{
  self->cancellable = g_cancellable_new ();
  /* The menus ask for them as soon as they are there. */
  self->when = g_strdup (whens[0].code);
  self->what = g_strdup (whats[0].code);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_banner_set_use_markup (self->banner, FALSE);
  kith_audit_rows_add_days (self->rows);
  set_when (self, "any");
  set_what (self, "all");
  set_chosen (self->person_button, NULL, _("Anybody"));
  set_chosen (self->student_button, NULL, _("Any student"));
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "document-open-recent-symbolic", _("Nothing Yet"),
                             _("Who opens, writes, prints and exports what stands here."));
  kith_state_view_set_words (self->state_view, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("Nothing Matches"),
                             _("Look at a longer time, or at everybody."));
  kith_state_view_set_button (self->state_view, KITH_STATE_NO_RESULT, _("_Clear Filters"), "audit.clear");
}

/**
 * kith_audit_page_new:
 * @store: an open store
 *
 * Returns: (transfer floating): the audit, newest first
 */
AdwNavigationPage *
kith_audit_page_new (KithStore *store)
{
  KithAuditPage *self = NULL;
  const KithActor *actor = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_AUDIT_PAGE, NULL);
  self->store = g_object_ref (store);
  actor = kith_store_get_actor (self->store);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.print-receipt",
                                 actor != NULL && kith_report_allows (kith_reports_find ("audit-receipt"), actor->roles));
  gtk_widget_set_visible (self->export_button, actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_EXPORT));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  load_anew (self);
  return ADW_NAVIGATION_PAGE (self);
}

static void
on_student_loaded (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (KithAuditPage) self = user_data;
  g_autoptr (KithRecord) student = kith_store_load_finish (KITH_STORE (source), result, NULL);

  if (student != NULL && self->request.student == kith_record_get_id (student))
    set_chosen (self->student_button, student, _("Any student"));
}

/**
 * kith_audit_page_new_for:
 * @store: an open store
 * @kind: the kind of a record
 * @id: the record
 *
 * Returns: (transfer floating): the audit of one record; of a student everything that is about them
 */
AdwNavigationPage *
kith_audit_page_new_for (KithStore      *store,
                         const KithKind *kind,
                         gint64          id)
{
  KithAuditPage *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = KITH_AUDIT_PAGE (kith_audit_page_new (store));
  if (kind != &kith_student_kind) {
    show_record (self, kind, id);
    return ADW_NAVIGATION_PAGE (self);
  }
  self->request.student = id;
  load_anew (self);
  kith_store_load_async (store, kind, id, self->cancellable, on_student_loaded, g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * kith_audit_page_show_of:
 * @widget: where it is asked for
 * @place: one of the places above, such as [const@AUDIT_OF_NOTE]
 * @id: the record
 *
 * Puts the audit of one record on top; going back leads to where the person was.
 */
void
kith_audit_page_show_of (GtkWidget  *widget,
                         const char *place,
                         gint64      id)
{
  const KithKind page = { .name = place };
  KithWindow *window = kith_window_get_for (widget);

  g_return_if_fail (place != NULL);

  if (window != NULL)
    kith_window_show_record (window, &page, id);
}

/**
 * kith_audit_page_may:
 * @store: a store
 *
 * Returns: whether whoever is signed in reads the audit
 */
gboolean
kith_audit_page_may (KithStore *store)
{
  const KithActor *actor = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), FALSE);

  actor = kith_store_get_actor (store);
  return actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_READ_AUDIT);
}
