/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/kith-meeting-page.h"

#include "form/kith-form.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-plan-agenda.h"
#include "kith-plan.h"
#include "kith-reports.h"
#include "kith-save-meeting.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "plan/kith-meeting-actions.h"
#include "plan/kith-meeting-points.h"
#include "plan/kith-meeting-work.h"
#include "report/kith-report-preview.h"
#include "shell/kith-accessible.h"
#include "shell/kith-lockable.h"
#include "shell/kith-state-view.h"
#include "shell/kith-window.h"
#include "student/kith-moment.h"
#include "student/kith-note-draft.h"

#include <glib/gi18n.h>

struct _KithMeetingPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  KithNoteDraft *draft;
  KithRecord *plan;
  char *earlier_minutes;
  char *offer;

  /* Template */
  KithStateView *state_view;
  GtkLabel *name_label;
  GtkLabel *kind_label;
  GtkLabel *message_label;
  AdwBin *words_bin;
  AdwBin *points_bin;
  AdwBin *actions_bin;
  AdwBin *rest_bin;
  GtkWidget *offer_group;
  AdwActionRow *offer_row;
  GtkWidget *bottom_box;
  GtkLabel *status_label;
  GtkButton *finish_button;

  /* In the template's places for them */
  KithForm *words;
  KithMeetingPoints *points;
  KithMeetingActions *actions;
  KithForm *rest;

  /* Weak: the window it stands in, or stood in last */
  KithWindow *window;
  gint64 id;
  gboolean saving;
  gboolean filling;
  /* The person has seen the warnings and may finish in spite of them */
  gboolean warned;
};

#define OPERATION_KEY "kith-operation"

static void lockable_init (KithLockableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithMeetingPage, kith_meeting_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_LOCKABLE, lockable_init))

static const char *const words_fields[] = { "own-words", NULL };
static const char *const rest_fields[] = { "outcome", "attendees", "chair", "date",     "time",
                                           "place",   "authority", "next-due", NULL };
static const char *const pathway_fields[] = { "outcome", "heads",     "attendees", "chair",    "date",
                                              "time",    "place",     "authority", "next-due", NULL };

/* Saying things */

static void
say_message (KithMeetingPage *self,
             const char      *words)
{
  gtk_label_set_text (self->message_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), words != NULL);
  if (words != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
say_status (KithMeetingPage *self,
            const char      *words)
{
  gtk_label_set_text (self->status_label, words);
}

static void
update_finish (KithMeetingPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.finish", self->plan != NULL && !self->saving);
  gtk_button_set_label (self->finish_button, self->warned ? _("_Finish Anyway") : _("_Finish"));
}

/* The draft */

static gboolean
has_words (KithMeetingPage *self)
{
  return kith_form_is_changed (self->words) || kith_form_is_changed (self->rest) ||
         kith_meeting_points_have_words (self->points) || kith_meeting_actions_have_words (self->actions);
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static char *
dup_typed (KithMeetingPage *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *words = kith_form_dup_typed (self->words);
  g_autofree char *rest = kith_form_dup_typed (self->rest);

  json_builder_begin_object (builder);
  add_member (builder, "day", kith_record_get_text (self->plan, KITH_PLAN_DATE));
  add_member (builder, "words", words);
  add_member (builder, "rest", rest);
  json_builder_set_member_name (builder, "points");
  json_builder_add_value (builder, kith_meeting_points_dup_json (self->points));
  json_builder_set_member_name (builder, "actions");
  json_builder_add_value (builder, kith_meeting_actions_dup_json (self->actions));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
dup_body (gpointer data)
{
  KithMeetingPage *self = data;

  return self->plan != NULL && has_words (self) ? dup_typed (self) : NULL;
}

static void
restore (KithMeetingPage *self,
         JsonObject      *body)
{
  kith_form_restore_typed (self->words, json_object_get_string_member_with_default (body, "words", "{}"));
  kith_form_restore_typed (self->rest, json_object_get_string_member_with_default (body, "rest", "{}"));
  kith_meeting_points_restore (self->points, json_object_get_member (body, "points"));
  kith_meeting_actions_restore (self->actions, json_object_get_member (body, "actions"));
}

static void
on_kept (KithMeetingPage *self,
         gint64           at)
{
  g_autofree char *time = kith_moment_format (kith_store_get_clock (self->store), at);
  /* Translators: a time of day */
  g_autofree char *words = g_strdup_printf (_("Draft kept at %s"), time);

  if (self->plan != NULL && has_words (self))
    say_status (self, words);
}

static void
on_keeping_failed (KithMeetingPage *self,
                   const char      *message)
{
  /* Translators: a sentence that says why */
  g_autofree char *words = g_strdup_printf (_("The draft could not be kept. %s Your text is still here."), message);

  say_message (self, words);
}

/* When the next one is due */

static void
on_offered (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithMeetingPage) self = user_data;
  g_autofree char *next = kith_meeting_offer_finish (KITH_STORE (source), result, NULL);
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  if (g_cancellable_is_cancelled (self->cancellable) || self->plan == NULL)
    return;
  g_set_str (&self->offer, next);
  gtk_widget_set_visible (self->offer_group, next != NULL);
  if (next == NULL)
    return;
  day = kith_date_format_iso (next);
  /* Translators: a date */
  words = g_strdup_printf (_("By the rule the next one is due on %s"), day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->offer_row), words);
}

static void
ask_for_offer (KithMeetingPage *self)
{
  if (kith_store_is_open (self->store))
    kith_meeting_offer_async (self->store, self->plan, self->cancellable, on_offered, g_object_ref (self));
}

static void
use_offer (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  KithMeetingPage *self = KITH_MEETING_PAGE (widget);
  GtkWidget *row = kith_form_get_row (self->rest, "next-due");

  if (self->offer == NULL)
    return;
  kith_record_set_text (self->plan, KITH_PLAN_NEXT_DUE, self->offer);
  kith_form_row_set_stored (KITH_FORM_ROW (row), self->offer);
  kith_form_row_emit_edited (KITH_FORM_ROW (row));
  gtk_widget_grab_focus (kith_form_row_get_input (KITH_FORM_ROW (row)));
}

static void
on_edited (KithMeetingPage *self)
{
  if (self->filling || self->plan == NULL)
    return;
  self->warned = FALSE;
  kith_note_draft_touch (self->draft);
  update_finish (self);
}

static void
on_rest_edited (KithMeetingPage *self,
                const char      *field)
{
  on_edited (self);
  if (!self->filling && (g_str_equal (field, "date") || g_str_equal (field, "authority")))
    ask_for_offer (self);
}

/* Beginning */

static void
fill_head (KithMeetingPage *self,
           const char      *name)
{
  g_autofree char *kind = kith_record_dup_title (self->plan);

  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->kind_label, kind);
}

static JsonObject *
get_object (JsonNode *body)
{
  return body != NULL && JSON_NODE_HOLDS_OBJECT (body) ? json_node_get_object (body) : NULL;
}

/* A meeting that goes on the day after was held on the day it began. */
static void
prepare_plan (KithMeetingPage *self,
              KithRecord      *plan,
              JsonObject      *body)
{
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));
  const char *day = body != NULL ? json_object_get_string_member_with_default (body, "day", today) : today;

  g_set_object (&self->plan, plan);
  g_set_str (&self->earlier_minutes, kith_record_get_text (plan, KITH_PLAN_MINUTES));
  if (g_strcmp0 (kith_record_get_text (plan, KITH_PLAN_STATUS), "held") != 0)
    kith_record_set_text (plan, KITH_PLAN_DATE, kith_date_is_iso (day) ? day : today);
  kith_record_set_text (plan, KITH_PLAN_STATUS, "held");
}

static void
begin (KithMeetingPage *self,
       KithRecord      *plan,
       const char      *typed)
{
  g_autoptr (JsonNode) body = typed != NULL ? json_from_string (typed, NULL) : NULL;
  gboolean is_pathway = g_strcmp0 (kith_record_get_text (plan, KITH_PLAN_TYPE), "pathway") == 0;
  g_auto (GStrv) points = kith_plan_agenda_dup_points (plan);

  self->filling = TRUE;
  prepare_plan (self, plan, get_object (body));
  kith_note_draft_begin (self->draft, &kith_meeting_draft_kind, kith_record_get_number (plan, KITH_PLAN_STUDENT),
                         kith_record_get_id (plan), kith_record_get_version (plan));
  kith_form_set_record (self->words, plan, words_fields, KITH_FORM_DEFAULT);
  kith_form_set_record (self->rest, plan, is_pathway ? pathway_fields : rest_fields, KITH_FORM_DEFAULT);
  kith_meeting_points_set_points (self->points, (const char *const *) points);
  if (get_object (body) != NULL)
    restore (self, get_object (body));
  self->filling = FALSE;
  self->warned = FALSE;
  ask_for_offer (self);
  update_finish (self);
}

static void
show_opening (KithMeetingPage    *self,
              KithMeetingOpening *opening)
{
  GtkWidget *row = NULL;

  kith_meeting_actions_set_people (self->actions, opening->people);
  begin (self, opening->plan, opening->draft != NULL ? opening->draft->body : NULL);
  fill_head (self, opening->name);
  if (opening->draft != NULL) {
    g_autofree char *time = kith_moment_format (kith_store_get_clock (self->store), opening->draft->at);
    /* Translators: a time of day */
    g_autofree char *words = g_strdup_printf (_("This is your unsaved text from %s."), time);

    say_status (self, words);
  }
  kith_accessible_name_containers (GTK_WIDGET (self), _("Meeting"));
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
  gtk_widget_set_visible (self->bottom_box, TRUE);
  row = kith_form_get_row (self->words, "own-words");
  gtk_widget_grab_focus (kith_form_row_get_input (KITH_FORM_ROW (row)));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithMeetingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithMeetingOpening) opening = kith_meeting_open_finish (KITH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (opening != NULL)
    show_opening (self, opening);
  else
    kith_state_view_set_error (self->state_view, error);
}

static void
open_plan (KithMeetingPage *self)
{
  kith_meeting_open_async (self->store, self->id, self->cancellable, on_opened, g_object_ref (self));
}

/* Finishing */

/* Somebody else changed the plan meanwhile: what was typed here goes on top of that, and the person looks again. */
static void
on_newest_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (KithMeetingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) newest = kith_store_load_finish (KITH_STORE (source), result, &error);
  g_autofree char *typed = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (newest == NULL) {
    say_message (self, error->message);
    return;
  }
  typed = dup_typed (self);
  begin (self, newest, typed);
  kith_note_draft_touch (self->draft);
  say_message (self, _("Somebody changed this plan while you wrote. What you typed stands on top of their changes now: "
                       "look at it, and finish again."));
}

/* To whoever has left the page meanwhile, but not to whoever signs in next. */
static void
say_after_leaving (KithMeetingPage *self,
                   const GError    *error)
{
  g_autoptr (GError) left = NULL;

  if (self->window == NULL || gtk_widget_get_mapped (GTK_WIDGET (self)) || !kith_store_is_open (self->store))
    return;
  left = g_error_new (KITH_ERROR, KITH_ERROR_STALE,
                      /* Translators: sentences that say what is wrong */
                      _("The meeting is not written down yet. What you wrote is kept: go back to it and finish again. %s"),
                      error->message);
  kith_window_report_error (self->window, left);
}

static void
refuse (KithMeetingPage *self,
        const GError    *error)
{
  KithProblems *problems = kith_problems_from_error (error);

  say_status (self, _("Not saved yet. Nothing you wrote is lost."));
  if (problems != NULL) {
    self->warned = !kith_problems_have (problems, KITH_SEVERITY_ERROR);
    kith_form_show_problems (self->rest, problems);
  } else if (g_error_matches (error, KITH_ERROR, KITH_ERROR_STALE) && gtk_widget_get_root (GTK_WIDGET (self)) != NULL) {
    kith_store_load_async (self->store, &kith_plan_kind, self->id, self->cancellable, on_newest_loaded,
                           g_object_ref (self));
  } else {
    say_message (self, error->message);
    /* The case file refused it: what was typed must be safe all the same. */
    kith_note_draft_touch (self->draft);
  }
  say_after_leaving (self, error);
  update_finish (self);
}

/* A toast would be gone by the time the minutes over it are read. */
static void
on_minutes_closed (KithWindow *window,
                   AdwDialog  *minutes)
{
  const gint64 *operation = g_object_get_data (G_OBJECT (minutes), OPERATION_KEY);

  if (kith_store_is_open (kith_window_get_store (window)))
    kith_window_offer_undo (window, _("Meeting written down"), *operation);
}

static void
show_minutes (KithMeetingPage         *self,
              const KithReportSubject *subject,
              gint64                   operation)
{
  AdwDialog *minutes = kith_report_preview_present (self->window, "meeting-minutes", subject);

  if (minutes == NULL) {
    kith_window_offer_undo (self->window, _("Meeting written down"), operation);
    return;
  }
  g_object_set_data_full (G_OBJECT (minutes), OPERATION_KEY, g_memdup2 (&operation, sizeof operation), g_free);
  g_signal_connect_object (minutes, "closed", G_CALLBACK (on_minutes_closed), self->window, G_CONNECT_SWAPPED);
}

/* Nothing else is taken away that came on top meanwhile. */
static void
pop (KithMeetingPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
leave (KithMeetingPage *self,
       gint64           operation)
{
  const KithActor *actor = kith_store_get_actor (self->store);
  gboolean is_watched = gtk_widget_get_mapped (GTK_WIDGET (self));
  const KithReportSubject subject = {
    .student = kith_record_get_number (self->plan, KITH_PLAN_STUDENT),
    .plan = self->id,
  };

  kith_note_draft_forget (self->draft);
  g_clear_object (&self->plan);
  pop (self);
  if (self->window == NULL || actor == NULL)
    return;
  if (is_watched && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT))
    show_minutes (self, &subject, operation);
  else
    kith_window_offer_undo (self->window, _("Meeting written down"), operation);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithMeetingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 operation = kith_meeting_save_finish (KITH_STORE (source), result, &error);

  self->saving = FALSE;
  if (self->plan == NULL)
    return;
  if (error == NULL)
    leave (self, operation);
  else
    refuse (self, error);
}

/* What stood there before stays above it. */
static void
take_points (KithMeetingPage *self)
{
  g_autofree char *agenda = kith_meeting_points_dup_agenda (self->points);
  g_autofree char *said = kith_meeting_points_dup_minutes (self->points);
  gboolean both = !kith_text_is_empty (self->earlier_minutes) && *said != '\0';
  g_autofree char *minutes =
    g_strconcat (self->earlier_minutes != NULL ? self->earlier_minutes : "", both ? "\n\n" : "", said, NULL);

  kith_record_set_text (self->plan, KITH_PLAN_AGENDA, agenda);
  kith_record_set_text (self->plan, KITH_PLAN_MINUTES, *minutes != '\0' ? minutes : NULL);
}

static void
finish (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  KithMeetingPage *self = KITH_MEETING_PAGE (widget);
  g_autoptr (GPtrArray) tasks = NULL;

  if (self->plan == NULL || self->saving || !kith_meeting_actions_take_typed (self->actions))
    return;
  take_points (self);
  if (!kith_form_apply (self->rest, NULL)) {
    say_status (self, _("Not saved yet. Look at what is marked; nothing you wrote is lost."));
    return;
  }
  tasks = kith_meeting_actions_dup_tasks (self->actions);
  say_message (self, NULL);
  say_status (self, _("Saving…"));
  self->saving = TRUE;
  update_finish (self);
  kith_meeting_save_async (self->store, self->plan, tasks, self->warned ? KITH_SAVE_ACCEPT_WARNINGS : KITH_SAVE_DEFAULT,
                           on_saved, g_object_ref (self));
}

/* Locking and leaving */

static void
on_flushed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (kith_note_draft_flush_finish (KITH_NOTE_DRAFT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep_async (KithLockable        *lockable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (lockable, NULL, callback, user_data);

  g_task_set_source_tag (task, keep_async);
  kith_note_draft_flush_async (KITH_MEETING_PAGE (lockable)->draft, on_flushed, task);
}

static gboolean
keep_finish (KithLockable  *lockable,
             GAsyncResult  *result,
             GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
lockable_init (KithLockableInterface *iface)
{
  iface->keep_async = keep_async;
  iface->keep_finish = keep_finish;
}

static void
kith_meeting_page_hiding (AdwNavigationPage *page)
{
  kith_note_draft_flush (KITH_MEETING_PAGE (page)->draft);

  if (ADW_NAVIGATION_PAGE_CLASS (kith_meeting_page_parent_class)->hiding != NULL)
    ADW_NAVIGATION_PAGE_CLASS (kith_meeting_page_parent_class)->hiding (page);
}

/* Setting up */

static void
kith_meeting_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kith_meeting_page_parent_class)->root (widget);

  g_set_weak_pointer (&KITH_MEETING_PAGE (widget)->window, kith_window_get_for (widget));
}

static void
kith_meeting_page_dispose (GObject *object)
{
  KithMeetingPage *self = KITH_MEETING_PAGE (object);

  g_clear_weak_pointer (&self->window);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_MEETING_PAGE);
  g_clear_object (&self->draft);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_meeting_page_parent_class)->dispose (object);
}

static void
kith_meeting_page_finalize (GObject *object)
{
  KithMeetingPage *self = KITH_MEETING_PAGE (object);

  g_clear_object (&self->cancellable);
  g_free (self->earlier_minutes);
  g_free (self->offer);

  G_OBJECT_CLASS (kith_meeting_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, kind_label);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, message_label);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, words_bin);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, points_bin);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, actions_bin);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, rest_bin);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, offer_group);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, offer_row);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, bottom_box);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, KithMeetingPage, finish_button);
}

static void
kith_meeting_page_class_init (KithMeetingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_meeting_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_meeting_page_finalize;
  widget_class->root = kith_meeting_page_root;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = kith_meeting_page_hiding;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("plan/kith-meeting-page.ui"));
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "meeting.finish", NULL, finish);
  gtk_widget_class_install_action (widget_class, "meeting.use-offer", NULL, use_offer);
}

/* Before a text takes the keys for a new line. */
static void
add_shortcut (KithMeetingPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                      gtk_named_action_new ("meeting.finish")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
kith_meeting_page_init (KithMeetingPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcut (self);
  gtk_widget_set_visible (self->bottom_box, FALSE);
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
}

static void
create_parts (KithMeetingPage *self)
{
  self->words = KITH_FORM (kith_form_new (self->store));
  self->rest = KITH_FORM (kith_form_new (self->store));
  self->points = KITH_MEETING_POINTS (kith_meeting_points_new ());
  self->actions = KITH_MEETING_ACTIONS (kith_meeting_actions_new (self->store));
  adw_bin_set_child (self->words_bin, GTK_WIDGET (self->words));
  adw_bin_set_child (self->points_bin, GTK_WIDGET (self->points));
  adw_bin_set_child (self->actions_bin, GTK_WIDGET (self->actions));
  adw_bin_set_child (self->rest_bin, GTK_WIDGET (self->rest));
  self->draft = kith_note_draft_new (self->store, dup_body, self);
  g_signal_connect_object (self->draft, "kept", G_CALLBACK (on_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "failed", G_CALLBACK (on_keeping_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->points, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rest, "edited", G_CALLBACK (on_rest_edited), self, G_CONNECT_SWAPPED);
}

/**
 * kith_meeting_page_new:
 * @store: the open store
 * @plan: id of a plan or review
 *
 * Returns: (transfer floating): the page to hold its meeting on; what was written down before is there again
 */
AdwNavigationPage *
kith_meeting_page_new (KithStore *store,
                       gint64     plan)
{
  KithMeetingPage *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_MEETING_PAGE, NULL);
  self->store = g_object_ref (store);
  self->id = plan;
  create_parts (self);
  open_plan (self);
  update_finish (self);
  return ADW_NAVIGATION_PAGE (self);
}
