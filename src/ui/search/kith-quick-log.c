/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search/kith-quick-log.h"

#include "kith-draft.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-operation.h"
#include "kith-problems.h"
#include "kith-save-note.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "search/kith-quick-log-student.h"
#include "shell/kith-accessible.h"
#include "shell/kith-lockable.h"
#include "student/kith-choice-chips.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* Typing is kept this long after a key. */
#define KEEP_AFTER_SECONDS 1

/* What happens in passing; the editor has the rest. */
static const KithChoice quick_types[] = {
  { "drop-in", N_("Drop-in") },
  { "phone", N_("Phone, video or text") },
  { "one-to-one", N_("One-to-one") },
  { "attempted", N_("Attempted contact") },
};
static const KithChoiceList types = KITH_CHOICE_LIST ("quick-types", quick_types);

static const KithChoice quick_minutes[] = {
  { "5", N_("5 min") },
  { "10", N_("10 min") },
  { "15", N_("15 min") },
  { "30", N_("30 min") },
};
static const KithChoiceList minutes = KITH_CHOICE_LIST ("quick-minutes", quick_minutes);

struct _KithQuickLog
{
  AdwDialog parent_instance;

  /* Template */
  GtkWidget *save_button;
  AdwBanner *draft_banner;
  GtkBox *box;
  KithQuickLogStudent *student;
  GtkTextView *line_view;
  GtkLabel *problem_label;

  /* In the template's box */
  KithChoiceChips *type_chips;
  KithChoiceChips *contact_chips;
  KithChoiceChips *minutes_chips;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  char *line;

  /* Borrowed: it stands in this window */
  KithWindow *window;
  guint keep_timeout;
  gboolean contact_chosen;
  gboolean has_draft;
  gboolean warned;
  gboolean saving;
  gboolean saved;
};

static void lockable_init (KithLockableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithQuickLog, kith_quick_log, ADW_TYPE_DIALOG,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_LOCKABLE, lockable_init))

static const char *
get_line (KithQuickLog *self)
{
  return self->line;
}

/* A text view and not an entry: an entry selects its text whenever a dialog gives it the focus, and the next key would
 * take away a sentence somebody wrote. */
static void
go_on_in_line (KithQuickLog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->line_view);
  GtkTextIter end;

  gtk_widget_grab_focus (GTK_WIDGET (self->line_view));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
}

static void
set_line (KithQuickLog *self,
          const char   *line)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->line_view), line != NULL ? line : "", -1);
}

static void
say_problem (KithQuickLog *self,
             const char   *words)
{
  gtk_label_set_label (self->problem_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), words != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->line_view), GTK_ACCESSIBLE_STATE_INVALID,
                               words != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (words != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* The draft: what is typed here, apart from anything half written in the student's own page */

static char *
dup_body (KithQuickLog *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *student = g_strdup_printf ("%" G_GINT64_FORMAT, kith_quick_log_student_get_id (self->student));
  const char *const values[][2] = {
    { "student", student },
    { "text", get_line (self) },
    { "type", kith_choice_chips_get_code (self->type_chips) },
    { "contact-made", kith_choice_chips_get_code (self->contact_chips) },
    { "minutes", kith_choice_chips_get_code (self->minutes_chips) },
  };

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i][1] != NULL) {
      json_builder_set_member_name (builder, values[i][0]);
      json_builder_add_string_value (builder, values[i][1]);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gpointer
keep_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return GINT_TO_POINTER (kith_draft_save (file, data, error));
}

static gpointer
discard_job (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return GINT_TO_POINTER (kith_draft_discard (file, &kith_note_kind, 0, error));
}

static void
keep (KithQuickLog        *self,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  g_autofree char *body = dup_body (self);

  self->has_draft = TRUE;
  kith_store_submit_async (self->store, keep_job, kith_draft_new (&kith_note_kind, 0, 0, 0, body),
                           (GDestroyNotify) kith_draft_free, NULL, NULL, callback, user_data);
}

static void
forget_draft (KithQuickLog *self)
{
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (self->has_draft && kith_store_is_open (self->store))
    kith_store_submit_async (self->store, discard_job, NULL, NULL, NULL, NULL, NULL, NULL);
  self->has_draft = FALSE;
}

static gboolean
needs_keeping (KithQuickLog *self)
{
  return !self->saving && !self->saved && kith_store_is_open (self->store) && !kith_text_is_empty (get_line (self));
}

static gboolean
keep_now (gpointer user_data)
{
  KithQuickLog *self = user_data;

  self->keep_timeout = 0;
  if (needs_keeping (self))
    keep (self, NULL, NULL);
  else if (!self->saving)
    forget_draft (self);
  return G_SOURCE_REMOVE;
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
keep_async (KithLockable        *lockable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  KithQuickLog *self = KITH_QUICK_LOG (lockable);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, keep_async);
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (needs_keeping (self)) {
    keep (self, on_kept, task);
    return;
  }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
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
touch (KithQuickLog *self)
{
  self->warned = FALSE;
  say_problem (self, NULL);
  gtk_button_set_label (GTK_BUTTON (self->save_button), _("_Save"));
  if (self->keep_timeout == 0)
    self->keep_timeout = g_timeout_add_seconds (KEEP_AFTER_SECONDS, keep_now, self);
}

/* What was left */

typedef struct {
  char *name;
  gint64 student;
  JsonObject *values;
} Left;

static void
left_free (gpointer data)
{
  Left *left = data;

  g_free (left->name);
  g_clear_pointer (&left->values, json_object_unref);
  g_free (left);
}

static const char *
get_value (const Left *left,
           const char *name)
{
  return json_object_get_string_member_with_default (left->values, name, NULL);
}

/* On the store thread. A student they may not see any more is nobody. */
static gpointer
find_left (KithCaseFile *file,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (KithDraft) draft = kith_draft_load (file, &kith_note_kind, 0, error);
  g_autoptr (JsonNode) root = draft != NULL ? json_from_string (draft->body, NULL) : NULL;
  Left *left = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    if (error != NULL && *error == NULL)
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, "");
    return NULL;
  }
  left = g_new0 (Left, 1);
  left->values = json_node_dup_object (root);
  left->student = g_ascii_strtoll (json_object_get_string_member_with_default (left->values, "student", "0"), NULL, 10);
  left->name = kith_case_file_dup_title (file, &kith_student_kind, left->student);
  return left;
}

static void
put_back (KithQuickLog *self,
          const Left   *left)
{
  if (left->name != NULL)
    kith_quick_log_student_choose (self->student, left->student, left->name);
  set_line (self, get_value (left, "text"));
  if (get_value (left, "type") != NULL)
    kith_choice_chips_set_code (self->type_chips, get_value (left, "type"));
  if (get_value (left, "contact-made") != NULL)
    kith_choice_chips_set_code (self->contact_chips, get_value (left, "contact-made"));
  if (get_value (left, "minutes") != NULL)
    kith_choice_chips_set_code (self->minutes_chips, get_value (left, "minutes"));
  self->contact_chosen = TRUE;
  self->has_draft = TRUE;
  adw_banner_set_revealed (self->draft_banner, TRUE);
  if (left->name != NULL)
    go_on_in_line (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->student));
}

static void
on_left_found (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (KithQuickLog) self = user_data;
  Left *left = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  if (left == NULL)
    return;
  /* Whoever types already has begun another. */
  if (self->store != NULL && kith_text_is_empty (get_line (self)) &&
      kith_quick_log_student_get_id (self->student) == 0)
    put_back (self, left);
  left_free (left);
}

static void
reset (KithQuickLog *self)
{
  self->contact_chosen = FALSE;
  kith_quick_log_student_choose (self->student, 0, NULL);
  kith_quick_log_student_set_store (self->student, self->store);
  set_line (self, NULL);
  kith_choice_chips_set_code (self->type_chips, "drop-in");
  kith_choice_chips_set_code (self->contact_chips, "yes");
  kith_choice_chips_set_code (self->minutes_chips, "5");
}

static void
on_discard (KithQuickLog *self)
{
  adw_banner_set_revealed (self->draft_banner, FALSE);
  reset (self);
  forget_draft (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->student));
}

/* Saving */

typedef struct {
  KithRecord *note;
  KithSaveFlags flags;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->note);
  g_free (saving);
}

/* On the store thread: the note is there and the draft is gone, or neither. */
static gpointer
save_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Saving *saving = data;
  gint64 id = 0;

  if (!kith_case_file_begin (file, _("Note: added"), error))
    return NULL;
  if (!kith_casework_save_note_beside_draft (file, saving->note, saving->flags, error) ||
      !kith_draft_discard (file, &kith_note_kind, 0, error)) {
    kith_case_file_rollback (file);
    return NULL;
  }
  if (!kith_case_file_commit (file, error))
    return NULL;
  id = kith_record_get_id (saving->note);
  return g_memdup2 (&id, sizeof id);
}

static KithRecord *
create_note (KithQuickLog *self)
{
  KithClock *clock = kith_store_get_clock (self->store);
  KithRecord *note = kith_record_new (&kith_note_kind);
  g_autofree char *today = kith_clock_dup_today (clock);
  g_autofree char *time = kith_clock_dup_time (clock);
  g_autofree char *line = kith_text_tidy_line (get_line (self));
  const char *type = kith_choice_chips_get_code (self->type_chips);

  kith_record_set_number (note, KITH_NOTE_STUDENT, kith_quick_log_student_get_id (self->student));
  kith_record_set_text (note, KITH_NOTE_DATE, today);
  kith_record_set_text (note, KITH_NOTE_TIME, time);
  kith_record_set_text (note, KITH_NOTE_TYPE, type);
  kith_record_set_text (note, KITH_NOTE_CONTACT_MADE, kith_choice_chips_get_code (self->contact_chips));
  kith_record_set_number (note, KITH_NOTE_MINUTES,
                          g_ascii_strtoll (kith_choice_chips_get_code (self->minutes_chips), NULL, 10));
  kith_record_set_text (note, KITH_NOTE_TEXT, line);
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "team");
  return note;
}

/* Nothing typed goes away: the dialog stays as it is and says what is wrong. */
static void
refuse (KithQuickLog *self,
        const GError *error)
{
  KithProblems *problems = kith_problems_from_error (error);
  gboolean only_warnings = problems != NULL && !kith_problems_have (problems, KITH_SEVERITY_ERROR);
  g_autofree char *words =
    problems != NULL ? kith_problems_dup_text (problems, only_warnings ? KITH_SEVERITY_WARNING : KITH_SEVERITY_ERROR)
                     : g_strdup (error->message);

  say_problem (self, words);
  self->warned = only_warnings;
  gtk_button_set_label (GTK_BUTTON (self->save_button), only_warnings ? _("_Save Anyway") : _("_Save"));
  go_on_in_line (self);
  if (needs_keeping (self))
    keep (self, NULL, NULL);
}

/* Escape right after Enter waits for the answer: a refusal must find somebody who reads it. */
static void
set_saving (KithQuickLog *self,
            gboolean      saving)
{
  self->saving = saving;
  gtk_text_view_set_editable (self->line_view, !saving);
  adw_dialog_set_can_close (ADW_DIALOG (self), !saving);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithQuickLog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = kith_store_submit_finish (KITH_STORE (source), result, &error);
  KithWindow *window = self->window;

  set_saving (self, FALSE);
  if (id == NULL) {
    refuse (self, error);
    return;
  }
  self->saved = TRUE;
  self->has_draft = FALSE;
  kith_window_offer_open (window, _("Saved"), &kith_note_kind, *id, kith_quick_log_student_get_id (self->student));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  KithQuickLog *self = KITH_QUICK_LOG (widget);
  Saving *saving = NULL;

  if (self->saving)
    return;
  if (kith_quick_log_student_get_id (self->student) == 0) {
    say_problem (self, _("Choose the student first: type the first letters of the name and press Enter."));
    gtk_widget_grab_focus (GTK_WIDGET (self->student));
    return;
  }
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  saving = g_new0 (Saving, 1);
  saving->note = create_note (self);
  saving->flags = self->warned ? KITH_SAVE_ACCEPT_WARNINGS : KITH_SAVE_DEFAULT;
  set_saving (self, TRUE);
  kith_store_submit_async (self->store, save_job, saving, saving_free, g_free, NULL, on_saved, g_object_ref (self));
}

/* What a person does */

static void
on_student_chosen (KithQuickLog *self)
{
  touch (self);
  if (kith_quick_log_student_get_id (self->student) != 0)
    go_on_in_line (self);
}

static gboolean
on_line_key (KithQuickLog    *self,
             guint            key,
             guint            code,
             GdkModifierType  modifiers)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter) ||
      (modifiers & (GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "log.save", NULL);
  return GDK_EVENT_STOP;
}

static void
on_edited (KithQuickLog *self)
{
  touch (self);
}

static void
on_line_changed (KithQuickLog  *self,
                 GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_free (self->line);
  self->line = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  touch (self);
}

static void
on_type_edited (KithQuickLog *self)
{
  const char *type = kith_choice_chips_get_code (self->type_chips);

  if (!self->contact_chosen)
    kith_choice_chips_set_code (self->contact_chips, g_strcmp0 (type, "attempted") == 0 ? "attempted" : "yes");
  touch (self);
}

static void
on_contact_edited (KithQuickLog *self)
{
  self->contact_chosen = TRUE;
  touch (self);
}

/* Escape is no decision about what was typed: it is there the next time. */
static void
on_closed (KithQuickLog *self)
{
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (needs_keeping (self))
    keep (self, NULL, NULL);
  else if (!self->saving && !self->saved)
    forget_draft (self);
}

/* Setting up */

static KithChoiceChips *
add_chips (KithQuickLog         *self,
           const char           *title,
           const KithChoiceList *list,
           void                (*edited) (KithQuickLog *self))
{
  GtkWidget *chips = kith_choice_chips_new (title, list);

  g_signal_connect_swapped (chips, "edited", G_CALLBACK (edited), self);
  gtk_box_append (self->box, chips);
  return KITH_CHOICE_CHIPS (chips);
}

static void
kith_quick_log_dispose (GObject *object)
{
  KithQuickLog *self = KITH_QUICK_LOG (object);

  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_QUICK_LOG);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (kith_quick_log_parent_class)->dispose (object);
}

static void
kith_quick_log_finalize (GObject *object)
{
  KithQuickLog *self = KITH_QUICK_LOG (object);

  g_clear_object (&self->cancellable);
  g_free (self->line);
  G_OBJECT_CLASS (kith_quick_log_parent_class)->finalize (object);
}

static void
kith_quick_log_class_init (KithQuickLogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_quick_log_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_quick_log_finalize;

  g_type_ensure (KITH_TYPE_QUICK_LOG_STUDENT);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("search/kith-quick-log.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithQuickLog, save_button);
  gtk_widget_class_bind_template_child (widget_class, KithQuickLog, draft_banner);
  gtk_widget_class_bind_template_child (widget_class, KithQuickLog, box);
  gtk_widget_class_bind_template_child (widget_class, KithQuickLog, student);
  gtk_widget_class_bind_template_child (widget_class, KithQuickLog, line_view);
  gtk_widget_class_bind_template_child (widget_class, KithQuickLog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_discard);
  gtk_widget_class_bind_template_callback (widget_class, on_line_key);
  gtk_widget_class_bind_template_callback (widget_class, on_student_chosen);
  gtk_widget_class_install_action (widget_class, "log.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "log.save", NULL);
}

static void
kith_quick_log_init (KithQuickLog *self)
{
  self->cancellable = g_cancellable_new ();
  self->line = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->line_view), "changed", G_CALLBACK (on_line_changed), self,
                           G_CONNECT_SWAPPED);
  self->type_chips = add_chips (self, _("Kind"), &types, on_type_edited);
  self->contact_chips = add_chips (self, _("Contact made"), &kith_contact_made, on_contact_edited);
  self->minutes_chips = add_chips (self, _("How long"), &minutes, on_edited);
}

/**
 * kith_quick_log_new:
 * @window: the window
 *
 * Returns: (transfer floating): the quick log; the line that was not finished the last time comes back by itself
 */
AdwDialog *
kith_quick_log_new (KithWindow *window)
{
  KithQuickLog *self = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_QUICK_LOG, NULL);
  self->window = window;
  self->store = g_object_ref (kith_window_get_store (window));
  reset (self);
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Quick Log"));
  kith_store_submit_async (self->store, find_left, NULL, NULL, left_free, self->cancellable, on_left_found,
                           g_object_ref (self));
  return ADW_DIALOG (self);
}

/**
 * kith_quick_log_present:
 * @window: the window
 *
 * Opens the quick log, unless it is open already. When it closes, the focus goes back to where it was.
 */
void
kith_quick_log_present (KithWindow *window)
{
  AdwDialog *visible = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window));

  visible = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  if (!KITH_IS_QUICK_LOG (visible))
    adw_dialog_present (kith_quick_log_new (window), GTK_WIDGET (window));
}
