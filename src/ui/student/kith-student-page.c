/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-page.h"

#include "audit/kith-audit-page.h"
#include "form/kith-record-dialog.h"
#include "kith-about-view.h"
#include "kith-as-at-dialog.h"
#include "kith-amendment.h"
#include "kith-audit.h"
#include "kith-bundle.h"
#include "kith-chronology-view.h"
#include "kith-goals-view.h"
#include "kith-moment.h"
#include "kith-note-editor.h"
#include "kith-note.h"
#include "kith-people-view.h"
#include "kith-strike-dialog.h"
#include "kith-student-banner.h"
#include "kith-student-header.h"
#include "kith-student.h"
#include "kith-ui.h"
#include "plan/kith-plans-view.h"
#include "progress/kith-progress-view.h"
#include "report/kith-report-preview.h"
#include "shell/kith-lockable.h"
#include "shell/kith-printable.h"
#include "shell/kith-state-view.h"
#include "transfer/kith-send-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

/* In small windows the header makes room once the person reads on; it comes back at the top. Lists hardly longer than
 * the header would jump, so those keep it. */
#define READ_ON 24
#define ROOM_NEEDED 2

struct _KithStudentPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  KithRecord *student;

  /* Template */
  KithStudentBanner *banner;
  KithStateView *state_view;
  GtkWidget *add_button;
  GtkWidget *add_label;
  GtkWidget *print_button;
  AdwOverlaySplitView *split;
  KithNoteEditor *editor;
  GtkRevealer *draft_revealer;
  GtkLabel *draft_label;
  GtkRevealer *header_revealer;
  KithStudentHeader *header;
  AdwInlineViewSwitcher *switcher;
  AdwViewStack *views;
  KithChronologyView *chronology;
  KithGoalsView *goals;
  KithPlansView *plans;
  KithProgressView *progress;
  KithAboutView *about;
  KithPeopleView *people;

  gint64 id;
  guint reloading;
  /* Opening the page is a view in the audit; refreshing it is not */
  gboolean viewed;
  gboolean may_add_note;
};

static void lockable_init (KithLockableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithStudentPage, kith_student_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_LOCKABLE, lockable_init))

/* Loading */

typedef struct {
  gint64 id;
  gboolean viewed;
} Question;

typedef struct {
  KithRecord *student;
  KithStudentFacts *facts;
  KithStudentTags *tags;
  GDate today;
  gboolean may_edit;
  gboolean may_add_note;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_object (&answer->student);
  g_clear_pointer (&answer->facts, kith_student_facts_free);
  g_clear_pointer (&answer->tags, kith_student_tags_free);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* On the store thread. */
static gpointer
load_student (KithCaseFile *file,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const Question *question = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->student = kith_case_file_load (file, &kith_student_kind, question->id, error);
  if (answer->student == NULL)
    return NULL;
  answer->facts = kith_student_facts_load (file, question->id, error);
  if (answer->facts == NULL)
    return NULL;
  answer->tags = kith_student_tags_load (file, answer->student, error);
  if (answer->tags == NULL)
    return NULL;
  if (!question->viewed && !kith_audit_note_view (file, &kith_student_kind, question->id, error))
    return NULL;
  kith_case_file_get_today (file, &answer->today);
  answer->may_edit = kith_case_file_may (file, KITH_ACTION_EDIT, &kith_student_kind, question->id);
  answer->may_add_note =
    kith_policy_allows_any (kith_case_file_get_actor (file)->roles, &kith_note_kind, KITH_ACTION_ADD);
  return g_steal_pointer (&answer);
}

static void update_draft (KithStudentPage *self);

static void
show_answer (KithStudentPage *self,
             Answer          *answer)
{
  self->viewed = TRUE;
  g_set_object (&self->student, answer->student);
  self->may_add_note = answer->may_add_note;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", answer->may_add_note);
  gtk_widget_set_visible (self->add_button, answer->may_add_note);
  kith_student_header_show (self->header, answer->student, answer->facts, answer->tags, &answer->today,
                            answer->may_edit ? KITH_OWN_WORDS_WRITE : KITH_OWN_WORDS_READ);
  kith_note_editor_set_name (self->editor, kith_record_get_text (answer->student, KITH_STUDENT_PREFERRED_NAME));
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
  update_draft (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithStudentPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (answer != NULL)
    show_answer (self, answer);
  else
    kith_state_view_set_error (self->state_view, error);
}

static gboolean
reload (gpointer data)
{
  KithStudentPage *self = data;
  Question *question = NULL;

  self->reloading = 0;
  if (!kith_store_is_open (self->store))
    return G_SOURCE_REMOVE;
  question = g_new0 (Question, 1);
  question->id = self->id;
  question->viewed = self->viewed;
  kith_student_banner_show (self->banner, self->store, self->id);
  kith_store_submit_async (self->store, load_student, question, g_free, answer_free, self->cancellable, on_loaded,
                           g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (KithStudentPage *self,
                  const char      *kind)
{
  static const char *const kinds[] = { "",       "student", "assignment", "care-status", "person",
                                       "note",   "home",    "plan",       "legal-hold",
                                       "disposal", "transfer", NULL };

  if (g_strv_contains (kinds, kind) && self->reloading == 0)
    self->reloading = g_idle_add_full (G_PRIORITY_DEFAULT, reload, self, NULL);
}

/* The pane */

static const char *
get_name (KithStudentPage *self)
{
  return self->student != NULL ? kith_record_get_text (self->student, KITH_STUDENT_PREFERRED_NAME) : "";
}

static void
update_draft (KithStudentPage *self)
{
  gint64 at = kith_note_editor_get_draft_at (self->editor);
  g_autofree char *time = kith_moment_format (kith_store_get_clock (self->store), at);
  /* Translators: a student's name, and a time or a date with a time */
  g_autofree char *words = g_strdup_printf (_("You have an unsaved note for %s from %s."), get_name (self), time);

  gtk_label_set_text (self->draft_label, words);
  gtk_revealer_set_reveal_child (self->draft_revealer,
                                 at != 0 && !adw_overlay_split_view_get_show_sidebar (self->split));
}

static void
on_pane_toggled (KithStudentPage *self)
{
  update_draft (self);
  if (!adw_overlay_split_view_get_show_sidebar (self->split))
    gtk_widget_grab_focus (self->add_button);
}

static void
show_pane (KithStudentPage *self)
{
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

static void
on_editor_closed (KithStudentPage *self)
{
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

static void
on_note_saved (KithStudentPage *self,
               gint64           note)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  adw_view_stack_set_visible_child_name (self->views, "chronology");
  kith_chronology_view_show_note (self->chronology, note);
  if (window != NULL)
    kith_window_add_toast (window, _("Saved"));
}

static void
on_discard_clicked (KithStudentPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->editor), "note.discard", NULL);
}

static void
add_note (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  KithStudentPage *self = KITH_STUDENT_PAGE (widget);

  show_pane (self);
  kith_note_editor_start (self->editor);
}

typedef struct {
  KithStudentPage *self;
  void (*begin) (KithNoteEditor *editor,
                 KithRecord     *note);
} Changing;

static void
on_note_loaded (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autofree Changing *changing = data;
  g_autoptr (KithStudentPage) self = changing->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) note = kith_store_load_finish (KITH_STORE (source), result, &error);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window == NULL)
    return;
  if (note == NULL) {
    kith_window_report_error (window, error);
    return;
  }
  show_pane (self);
  changing->begin (self->editor, note);
}

static void
change_note (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KithStudentPage *self = KITH_STUDENT_PAGE (widget);
  Changing *changing = g_new0 (Changing, 1);

  changing->self = g_object_ref (self);
  changing->begin = g_str_equal (action, "student.amend-note") ? kith_note_editor_amend : kith_note_editor_edit;
  kith_store_load_async (self->store, &kith_note_kind, g_variant_get_int64 (parameter), self->cancellable,
                         on_note_loaded, changing);
}

static void
strike_note (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  kith_strike_dialog_present (widget, KITH_STUDENT_PAGE (widget)->store, g_variant_get_int64 (parameter));
}

static void
print_note (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);
  const KithReportSubject subject = {
    .student = KITH_STUDENT_PAGE (widget)->id,
    .note = g_variant_get_int64 (parameter),
  };

  if (window != NULL)
    kith_report_preview_present (window, "one-to-one-note", &subject);
}

static void
find (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  KithStudentPage *self = KITH_STUDENT_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->views, "chronology");
  kith_chronology_view_find (self->chronology);
}

static void
show_as_at (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_as_at_dialog_present (window, KITH_STUDENT_PAGE (widget)->id);
}

/* Each of these actions is called as its report. */
static const char *const report_actions[] = { "page.my-record", "page.journey", "page.access-pack" };

static const char *
get_report_name (const char *action)
{
  return action + strlen ("page.");
}

static void
print_report (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);
  const KithReportSubject subject = { .student = KITH_STUDENT_PAGE (widget)->id };

  if (window != NULL)
    kith_report_preview_present (window, get_report_name (action), &subject);
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.print-student", "x", KITH_STUDENT_PAGE (widget)->id);
}

static void
send_on (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  KithStudentPage *self = KITH_STUDENT_PAGE (widget);

  kith_send_dialog_present (widget, self->store, self->id, 0);
}

static void
show_audit (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  kith_audit_page_show_of (widget, KITH_AUDIT_OF_STUDENT, KITH_STUDENT_PAGE (widget)->id);
}

static void
show_audit_of_note (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  kith_audit_page_show_of (widget, KITH_AUDIT_OF_NOTE, g_variant_get_int64 (parameter));
}

static void
new_task (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.new-task-for", "x", KITH_STUDENT_PAGE (widget)->id);
}

static void
on_edit_own_words (KithStudentPage *self)
{
  static const char *const fields[] = { "own-words", NULL };

  kith_record_dialog_present (GTK_WIDGET (self), self->store, self->student, fields, KITH_FORM_DEFAULT,
                              _("In My Own Words"), NULL, NULL);
}

static void
on_open_record (KithStudentPage *self,
                const char      *kind,
                gint64           id)
{
  static const struct {
    const char *kind;
    const char *view;
  } views[] = {
    { "goal", "goals" },          { "step", "goals" },           { "rating", "goals" },
    { "task", "goals" },          { "assignment", "people" },    { "ending", "people" },    { "professional", "people" },
    { "care-status", "about" },   { "care-period", "about" },    { "home", "about" },
    { "relation", "about" },      { "plan", "plans" },           { "appointment", "plans" },
    { "self-rating", "progress" }, { "achievement", "progress" }, { "checklist-item", "progress" },
    { "attendance", "progress" }, { "bursary", "progress" },
  };
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (g_str_equal (kind, "concern") && window != NULL)
    kith_window_show_record (window, kith_kind_find (kind), id);
  if ((g_str_equal (kind, "concern-action") || g_str_equal (kind, "transfer")) && window != NULL)
    kith_window_show_page (window, "concerns");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (kind, views[i].kind) && adw_view_stack_get_child_by_name (self->views, views[i].view) != NULL)
      adw_view_stack_set_visible_child_name (self->views, views[i].view);
}

/**
 * kith_student_page_get_id:
 * @self: the page
 *
 * Returns: id of the student it shows
 */
gint64
kith_student_page_get_id (KithStudentPage *self)
{
  g_return_val_if_fail (KITH_IS_STUDENT_PAGE (self), 0);

  return self->id;
}

/**
 * kith_student_page_open_record:
 * @self: the page
 * @kind: name of a kind
 * @id: a record of the student
 *
 * Shows the view where the record stands; a note is brought into sight.
 */
void
kith_student_page_open_record (KithStudentPage *self,
                               const char      *kind,
                               gint64           id)
{
  g_return_if_fail (KITH_IS_STUDENT_PAGE (self));

  if (!g_str_equal (kind, "note")) {
    on_open_record (self, kind, id);
    return;
  }
  adw_view_stack_set_visible_child_name (self->views, "chronology");
  kith_chronology_view_show_note (self->chronology, id);
}

/* Making room in small windows */

static void
follow_reading (KithStudentPage *self,
                GtkAdjustment   *adjustment)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  gboolean compact = FALSE;
  gboolean long_enough = gtk_adjustment_get_upper (adjustment) > page * ROOM_NEEDED;
  gboolean reading = gtk_adjustment_get_value (adjustment) > READ_ON;

  g_object_get (self->header, "compact", &compact, NULL);
  gtk_revealer_set_reveal_child (self->header_revealer, !(compact && long_enough && reading));
}

static void
watch_reading (KithStudentPage *self,
               GtkAdjustment   *adjustment)
{
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (follow_reading), self, G_CONNECT_SWAPPED);
}

static void
on_view_changed (KithStudentPage *self)
{
  gtk_revealer_set_reveal_child (self->header_revealer, TRUE);
}

/* Locking */

static void
on_editor_kept (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (kith_note_editor_keep_finish (KITH_NOTE_EDITOR (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep_async (KithLockable       *lockable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  GTask *task = g_task_new (lockable, NULL, callback, user_data);

  g_task_set_source_tag (task, keep_async);
  kith_note_editor_keep_async (KITH_STUDENT_PAGE (lockable)->editor, on_editor_kept, task);
}

static gboolean
keep_finish (KithLockable *lockable,
             GAsyncResult *result,
             GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
dup_place (KithLockable *lockable)
{
  KithStudentPage *self = KITH_STUDENT_PAGE (lockable);

  return g_strdup_printf ("%s %s", adw_view_stack_get_visible_child_name (self->views),
                          adw_overlay_split_view_get_show_sidebar (self->split) ? "writing" : "reading");
}

static void
on_draft_found (KithStudentPage *self)
{
  g_signal_handlers_disconnect_by_func (self->editor, on_draft_found, self);
  if (kith_note_editor_get_draft_at (self->editor) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.new", NULL);
}

static void
go_to_place (KithLockable *lockable,
             const char   *place)
{
  KithStudentPage *self = KITH_STUDENT_PAGE (lockable);
  g_auto (GStrv) parts = g_strsplit (place, " ", 3);

  if (parts[0] != NULL && adw_view_stack_get_child_by_name (self->views, parts[0]) != NULL)
    adw_view_stack_set_visible_child_name (self->views, parts[0]);
  /* Who comes for one note finds it in sight. */
  if (parts[0] != NULL && parts[1] != NULL && parts[2] != NULL)
    kith_chronology_view_show_note (self->chronology, g_ascii_strtoll (parts[2], NULL, 10));
  /* The half-written note comes back once the editor has found its draft. */
  if (g_strcmp0 (parts[0] != NULL ? parts[1] : NULL, "writing") == 0)
    g_signal_connect_object (self->editor, "notify::draft-at", G_CALLBACK (on_draft_found), self, G_CONNECT_SWAPPED);
}

static void
lockable_init (KithLockableInterface *iface)
{
  iface->keep_async = keep_async;
  iface->keep_finish = keep_finish;
  iface->dup_place = dup_place;
  iface->go_to_place = go_to_place;
}

/* Setting up */

static void
kith_student_page_dispose (GObject *object)
{
  KithStudentPage *self = KITH_STUDENT_PAGE (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_STUDENT_PAGE);
  g_clear_object (&self->student);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_student_page_parent_class)->dispose (object);
}

static void
kith_student_page_finalize (GObject *object)
{
  g_clear_object (&KITH_STUDENT_PAGE (object)->cancellable);

  G_OBJECT_CLASS (kith_student_page_parent_class)->finalize (object);
}

static void
ensure_types (void)
{
  g_type_ensure (KITH_TYPE_STATE_VIEW);
  g_type_ensure (KITH_TYPE_NOTE_EDITOR);
  g_type_ensure (KITH_TYPE_STUDENT_BANNER);
  g_type_ensure (KITH_TYPE_STUDENT_HEADER);
  g_type_ensure (KITH_TYPE_CHRONOLOGY_VIEW);
  g_type_ensure (KITH_TYPE_GOALS_VIEW);
  g_type_ensure (KITH_TYPE_PLANS_VIEW);
  g_type_ensure (KITH_TYPE_PROGRESS_VIEW);
  g_type_ensure (KITH_TYPE_ABOUT_VIEW);
  g_type_ensure (KITH_TYPE_PEOPLE_VIEW);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, banner);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, split);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, editor);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, draft_revealer);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, draft_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, header_revealer);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, header);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, views);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, chronology);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, goals);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, plans);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, progress);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, about);
  gtk_widget_class_bind_template_child (widget_class, KithStudentPage, people);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_own_words);
  gtk_widget_class_bind_template_callback (widget_class, on_open_record);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_toggled);
}

static void
kith_student_page_class_init (KithStudentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_student_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_student_page_finalize;

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("student/kith-student-page.ui"));
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_note);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "page.as-at", NULL, show_as_at);
  for (guint i = 0; i < G_N_ELEMENTS (report_actions); i++)
    gtk_widget_class_install_action (widget_class, report_actions[i], NULL, print_report);
  gtk_widget_class_install_action (widget_class, "page.send-on", NULL, send_on);
  gtk_widget_class_install_action (widget_class, "page.audit", NULL, show_audit);
  gtk_widget_class_install_action (widget_class, "page.new-task", NULL, new_task);
  gtk_widget_class_install_action (widget_class, "student.edit-note", "x", change_note);
  gtk_widget_class_install_action (widget_class, "student.amend-note", "x", change_note);
  gtk_widget_class_install_action (widget_class, "student.strike-note", "x", strike_note);
  gtk_widget_class_install_action (widget_class, "student.print-note", "x", print_note);
  gtk_widget_class_install_action (widget_class, "student.audit-note", "x", show_audit_of_note);
}

static void
kith_student_page_init (KithStudentPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  g_signal_connect_swapped (self->editor, "closed", G_CALLBACK (on_editor_closed), self);
  g_signal_connect_swapped (self->editor, "saved", G_CALLBACK (on_note_saved), self);
  g_signal_connect_swapped (self->editor, "notify::draft-at", G_CALLBACK (update_draft), self);
  g_signal_connect_swapped (self->views, "notify::visible-child", G_CALLBACK (on_view_changed), self);
}

static void
fill_views (KithStudentPage *self)
{
  kith_note_editor_set_student (self->editor, self->store, self->id);
  kith_chronology_view_set_student (self->chronology, self->store, self->id);
  kith_student_pane_set_student (KITH_STUDENT_PANE (self->goals), self->store, self->id);
  kith_student_pane_set_student (KITH_STUDENT_PANE (self->plans), self->store, self->id);
  kith_progress_view_set_student (self->progress, self->store, self->id);
  kith_student_pane_set_student (KITH_STUDENT_PANE (self->about), self->store, self->id);
  kith_student_pane_set_student (KITH_STUDENT_PANE (self->people), self->store, self->id);
  watch_reading (self, kith_chronology_view_get_adjustment (self->chronology));
  watch_reading (self, kith_student_pane_get_adjustment (KITH_STUDENT_PANE (self->goals)));
  watch_reading (self, kith_student_pane_get_adjustment (KITH_STUDENT_PANE (self->plans)));
  watch_reading (self, kith_progress_view_get_adjustment (self->progress));
  watch_reading (self, kith_student_pane_get_adjustment (KITH_STUDENT_PANE (self->about)));
  watch_reading (self, kith_student_pane_get_adjustment (KITH_STUDENT_PANE (self->people)));
}

/**
 * kith_student_page_new:
 * @window: the window
 * @id: id of a student
 *
 * Returns: (transfer floating): the page of the student; that it was opened is noted in the audit
 */
AdwNavigationPage *
kith_student_page_new (KithWindow *window,
                       gint64      id)
{
  KithStudentPage *self = NULL;
  const KithActor *actor = NULL;
  gboolean may_print = FALSE;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  self = g_object_new (KITH_TYPE_STUDENT_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  self->id = id;
  actor = kith_store_get_actor (self->store);
  may_print = actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT);
  gtk_widget_set_visible (self->print_button, may_print);
  kith_printable_set (GTK_WIDGET (self), may_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.as-at",
                                 actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_LOOK_BACK));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.send-on",
                                 actor != NULL && kith_policy_allows_any (actor->roles, &kith_bundle_kind, KITH_ACTION_ADD));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.audit", kith_audit_page_may (self->store));
  for (guint i = 0; i < G_N_ELEMENTS (report_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), report_actions[i],
                                   actor != NULL && kith_report_allows (kith_reports_find (get_report_name (report_actions[i])),
                                                                        actor->roles));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  fill_views (self);
  self->reloading = g_idle_add_full (G_PRIORITY_DEFAULT, reload, self, NULL);
  return ADW_NAVIGATION_PAGE (self);
}
