/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-editor-private.h"

#include "kith-amendment.h"
#include "kith-moment.h"
#include "kith-note-opening.h"
#include "kith-note-templates.h"
#include "kith-note.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (KithNoteEditor, kith_note_editor, ADW_TYPE_BIN)

typedef enum {
  PROP_DRAFT_AT = 1,
  PROP_WRITING,
} KithNoteEditorProps;

static GParamSpec *properties[PROP_WRITING + 1];

enum {
  SAVED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
kith_note_editor_set_draft_at (KithNoteEditor *self,
                               gint64          draft_at)
{
  if (self->draft_at == draft_at)
    return;
  self->draft_at = draft_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT_AT]);
}

void
kith_note_editor_set_mode (KithNoteEditor *self,
                           Mode            mode)
{
  self->mode = mode;
  gtk_stack_set_visible_child_name (self->stack, mode == MODE_AMEND ? "amendment" : "note");
  gtk_widget_set_visible (GTK_WIDGET (self->templates_button), mode != MODE_AMEND);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITING]);
}

/* Saying things */

void
kith_note_editor_say_status (KithNoteEditor *self,
                             const char     *words)
{
  gtk_label_set_text (self->status_label, words);
}

void
kith_note_editor_say_message (KithNoteEditor *self,
                              const char     *words)
{
  gtk_label_set_text (self->message_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), words != NULL);
  if (words != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
update_title (KithNoteEditor *self)
{
  const char *name = self->name != NULL ? self->name : "";
  g_autofree char *title = NULL;

  if (self->mode == MODE_AMEND)
    title = g_strdup (_("Add an Amendment"));
  else if (self->mode == MODE_EDIT)
    title = g_strdup (_("Edit Note"));
  else
    /* Translators: a student's name */
    title = g_strdup_printf (_("Note about %s"), name);
  gtk_label_set_text (self->title_label, title);
}

static gboolean
has_words (KithNoteEditor *self)
{
  g_autofree char *amendment = NULL;

  if (self->mode != MODE_AMEND)
    return kith_note_fields_has_words (self->fields);
  amendment = kith_amendment_fields_dup_text (self->amendment);
  return !kith_text_is_empty (amendment);
}

static const char *
find_obstacle (KithNoteEditor *self)
{
  if (self->saving)
    return _("Saving…");
  if (has_words (self) || (self->mode != MODE_AMEND && kith_note_fields_is_attempt (self->fields)))
    return NULL;
  return self->mode == MODE_AMEND ? _("Write what should be added or put right.") : _("Write at least one sentence.");
}

void
kith_note_editor_update_save (KithNoteEditor *self)
{
  const char *obstacle = find_obstacle (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.save", obstacle == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !self->saving);
  gtk_widget_set_visible (self->discard_button, has_words (self));
  gtk_button_set_label (self->save_button, self->warned ? _("_Save Anyway") : _("_Save"));
  /* A button that cannot be pressed says why. */
  if (obstacle != NULL) {
    kith_note_editor_say_status (self, obstacle);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->save_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, obstacle,
                                    -1);
  } else {
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->save_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  }
}

/* Drafts */

static char *
dup_body (gpointer data)
{
  KithNoteEditor *self = data;

  if (!has_words (self) && self->mode != MODE_EDIT)
    return NULL;
  return self->mode == MODE_AMEND ? kith_amendment_fields_dup_typed (self->amendment)
                                  : kith_note_fields_dup_typed (self->fields);
}

static void
on_kept (KithNoteEditor *self,
         gint64          at)
{
  g_autofree char *time = kith_moment_format (kith_store_get_clock (self->store), at);
  g_autofree char *words = NULL;

  if (self->mode == MODE_NONE)
    return;
  if (!has_words (self) && self->mode != MODE_EDIT) {
    kith_note_editor_set_draft_at (self, 0);
    return;
  }
  kith_note_editor_set_draft_at (self, at);
  if (find_obstacle (self) != NULL)
    return;
  /* Translators: a time of day */
  words = g_strdup_printf (_("Draft kept at %s"), time);
  kith_note_editor_say_status (self, words);
}

static void
on_keeping_failed (KithNoteEditor *self,
                   const char     *message)
{
  /* Translators: a sentence that says why */
  g_autofree char *words = g_strdup_printf (_("The draft could not be kept. %s Your text is still here."), message);

  kith_note_editor_say_message (self, words);
}

static void
on_edited (KithNoteEditor *self)
{
  if (self->mode == MODE_NONE)
    return;
  self->warned = FALSE;
  if (!self->saving && find_obstacle (self) == NULL)
    kith_note_editor_say_status (self, "");
  kith_note_draft_touch (self->draft);
  kith_note_editor_update_save (self);
}

static void
on_focus_left (KithNoteEditor *self)
{
  if (self->draft != NULL)
    kith_note_draft_flush (self->draft);
}

/* Beginning */

static KithRecord *
create_note (KithNoteEditor *self)
{
  KithRecord *note = kith_record_new (&kith_note_kind);
  KithClock *clock = kith_store_get_clock (self->store);
  g_autofree char *today = kith_clock_dup_today (clock);
  g_autofree char *time = kith_clock_dup_time (clock);

  kith_record_set_number (note, KITH_NOTE_STUDENT, self->student);
  kith_record_set_text (note, KITH_NOTE_DATE, today);
  kith_record_set_text (note, KITH_NOTE_TIME, time);
  kith_record_set_text (note, KITH_NOTE_TYPE, "one-to-one");
  kith_record_set_text (note, KITH_NOTE_CONTACT_MADE, "yes");
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "team");
  return note;
}

static void
begin (KithNoteEditor *self,
       Mode            mode,
       KithRecord     *record)
{
  const KithKind *kind = mode == MODE_AMEND ? &kith_amendment_kind : &kith_note_kind;

  if (self->mode != MODE_NONE)
    kith_note_draft_flush (self->draft);
  g_set_object (&self->record, record);
  kith_note_editor_set_mode (self, mode);
  self->warned = FALSE;
  kith_note_draft_begin (self->draft, kind, self->student, mode == MODE_NEW ? 0 : kith_record_get_id (record),
                         mode == MODE_EDIT ? kith_record_get_version (record) : 0);
  kith_note_editor_say_message (self, NULL);
  kith_note_editor_say_status (self, "");
  if (mode == MODE_AMEND)
    kith_amendment_fields_set_text (self->amendment, "");
  else
    kith_note_fields_set_record (self->fields, record);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  update_title (self);
  kith_note_editor_update_save (self);
}

static void
focus_words (KithNoteEditor *self)
{
  if (self->mode == MODE_AMEND)
    kith_amendment_fields_focus_text (self->amendment);
  else
    kith_note_fields_focus_text (self->fields);
}

static void
restore (KithNoteEditor *self)
{
  g_autoptr (KithDraft) draft = g_steal_pointer (&self->left);
  g_autofree char *time = kith_moment_format (kith_store_get_clock (self->store), draft->at);
  /* Translators: a time of day */
  g_autofree char *words = g_strdup_printf (_("This is your unsaved text from %s."), time);

  if (self->mode == MODE_AMEND)
    kith_amendment_fields_restore_typed (self->amendment, draft->body);
  else
    kith_note_fields_restore_typed (self->fields, draft->body);
  kith_note_editor_update_save (self);
  kith_note_editor_say_status (self, words);
}

static void
on_original_loaded (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (KithNoteEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) note = kith_store_load_finish (KITH_STORE (source), result, &error);
  g_autoptr (KithRecord) fresh = NULL;

  if (self->left == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (note != NULL) {
    begin (self, g_strcmp0 (self->left->kind, kith_amendment_kind.name) == 0 ? MODE_AMEND : MODE_EDIT, note);
    if (self->mode == MODE_EDIT)
      kith_note_editor_load_beside (self);
  } else {
    /* The note is out of reach: the words are not, as a new one. */
    fresh = create_note (self);
    begin (self, MODE_NEW, fresh);
  }
  restore (self);
  focus_words (self);
}

/* What an earlier session left */

/* On the store thread. */
static gpointer
open_student (KithCaseFile *file,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return kith_note_opening_load (file, *(gint64 *) data, cancellable, error);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithNoteEditor) self = data;
  g_autoptr (KithNoteOpening) opening = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  if (opening == NULL || opening->student != self->student || g_cancellable_is_cancelled (self->cancellable))
    return;
  kith_note_fields_set_goals (self->fields, opening->goals);
  gtk_widget_set_visible (GTK_WIDGET (kith_note_fields_get_log (self->fields)), opening->is_apprentice);
  kith_note_hints_take_aid (kith_note_fields_get_hints (self->fields), g_steal_pointer (&opening->aid));
  if (self->mode != MODE_NONE)
    return;
  g_clear_pointer (&self->left, kith_draft_free);
  self->left = opening->note != NULL ? g_steal_pointer (&opening->note) : g_steal_pointer (&opening->amendment);
  kith_note_editor_set_draft_at (self, self->left != NULL ? self->left->at : 0);
}

void
kith_note_editor_look_for_draft (KithNoteEditor *self)
{
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, open_student, g_memdup2 (&self->student, sizeof self->student), g_free,
                             (GDestroyNotify) kith_note_opening_free, self->cancellable, on_opened,
                             g_object_ref (self));
}

static void
on_store_changed (KithNoteEditor *self,
                  const char     *kind)
{
  if (g_str_equal (kind, "goal") || *kind == '\0')
    kith_note_editor_look_for_draft (self);
}

static void
close_pane (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (widget);

  kith_note_draft_flush (self->draft);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
on_discard_answered (KithNoteEditor *self,
                     const char     *response)
{
  if (!g_str_equal (response, "discard"))
    return;
  kith_note_editor_discard (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

/* Words that were never saved cannot be brought back, so this is one of the few things that ask. */
static void
ask_to_discard (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_("Discard What Is Not Saved?"), _("The text cannot be brought back afterwards.")));

  adw_alert_dialog_add_responses (dialog, "keep", _("_Keep"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "keep");
  adw_alert_dialog_set_close_response (dialog, "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_answered), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Names that Kith does not know, marked by hand; a second time takes the mark away. */
static void
mark_name (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (widget);

  if (!kith_note_hints_mark (kith_note_fields_get_hints (self->fields)))
    kith_note_editor_say_status (self, _("Select a name, or the few words that stand for somebody, in the text first."));
}

static void
insert_template (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  kith_note_fields_insert (KITH_NOTE_EDITOR (widget)->fields, g_variant_get_string (parameter, NULL));
}

/* Setting up */

static void
kith_note_editor_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (object);

  switch ((KithNoteEditorProps) property_id) {
  case PROP_DRAFT_AT:
    g_value_set_int64 (value, self->draft_at);
    break;
  case PROP_WRITING:
    g_value_set_boolean (value, self->mode != MODE_NONE);
    break;
  }
}

static void
kith_note_editor_dispose (GObject *object)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (object);

  /* Leaving the page must not lose the last words either; the draft job holds what it needs. */
  if (self->draft != NULL && self->mode != MODE_NONE)
    kith_note_draft_flush (self->draft);
  self->mode = MODE_NONE;
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_NOTE_EDITOR);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_pointer (&self->left, kith_draft_free);

  G_OBJECT_CLASS (kith_note_editor_parent_class)->dispose (object);
}

static void
kith_note_editor_finalize (GObject *object)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (object);

  g_clear_object (&self->cancellable);
  g_free (self->name);

  G_OBJECT_CLASS (kith_note_editor_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  signals[SAVED] =
    g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, templates_button);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, message_label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, note_bin);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, amendment);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, status_label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, discard_button);
  gtk_widget_class_bind_template_child (widget_class, KithNoteEditor, save_button);
}

static void
kith_note_editor_class_init (KithNoteEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_note_editor_dispose;
  object_class->finalize = kith_note_editor_finalize;
  object_class->get_property = kith_note_editor_get_property;

  properties[PROP_DRAFT_AT] =
    g_param_spec_int64 ("draft-at", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WRITING] =
    g_param_spec_boolean ("writing", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (KITH_TYPE_AMENDMENT_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("student/kith-note-editor.ui"));
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "note.save", NULL, kith_note_editor_save);
  gtk_widget_class_install_action (widget_class, "note.close", NULL, close_pane);
  gtk_widget_class_install_action (widget_class, "note.discard", NULL, ask_to_discard);
  gtk_widget_class_install_action (widget_class, "note.template", "s", insert_template);
  gtk_widget_class_install_action (widget_class, "note.mark-name", NULL, mark_name);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "note.mark-name", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "note.close", NULL);
}

/* In the capture phase, since a text view takes Enter for itself. */
static void
add_save_shortcut (KithNoteEditor *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                      gtk_named_action_new ("note.save")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
kith_note_editor_init (KithNoteEditor *self)
{
  g_autoptr (GMenuModel) menu = kith_note_templates_dup_menu ("note.template");
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->templates_button, menu);
  g_signal_connect_swapped (self->amendment, "edited", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  add_save_shortcut (self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Note"));
}

/**
 * kith_note_editor_new:
 *
 * Returns: (transfer floating): an editor for nobody yet
 */
GtkWidget *
kith_note_editor_new (void)
{
  return g_object_new (KITH_TYPE_NOTE_EDITOR, NULL);
}

/**
 * kith_note_editor_set_student:
 * @self: an editor
 * @store: the store
 * @student: whose notes it writes; once
 */
void
kith_note_editor_set_student (KithNoteEditor *self,
                              KithStore      *store,
                              gint64          student)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));
  g_return_if_fail (self->store == NULL);
  self->store = g_object_ref (store);
  self->student = student;
  self->fields = KITH_NOTE_FIELDS (kith_note_fields_new (store));
  adw_bin_set_child (self->note_bin, GTK_WIDGET (self->fields));
  g_signal_connect_swapped (self->fields, "edited", G_CALLBACK (on_edited), self);
  self->draft = kith_note_draft_new (store, dup_body, self);
  g_signal_connect_object (self->draft, "kept", G_CALLBACK (on_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "failed", G_CALLBACK (on_keeping_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  kith_note_editor_look_for_draft (self);
}

/**
 * kith_note_editor_set_name:
 * @self: an editor
 * @name: (nullable): what to call the student
 */
void
kith_note_editor_set_name (KithNoteEditor *self,
                           const char     *name)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));
  if (g_set_str (&self->name, name))
    update_title (self);
}

/**
 * kith_note_editor_start:
 * @self: an editor
 *
 * A new note, or the text that was left unsaved.
 */
void
kith_note_editor_start (KithNoteEditor *self)
{
  g_autoptr (KithRecord) note = NULL;

  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));
  if (self->mode == MODE_NONE && self->left != NULL && self->left->record != 0) {
    kith_store_load_async (self->store, &kith_note_kind, self->left->record, self->cancellable, on_original_loaded,
                           g_object_ref (self));
    return;
  }
  if (self->mode == MODE_NONE || (self->mode == MODE_NEW && !has_words (self))) {
    note = create_note (self);
    begin (self, MODE_NEW, note);
    if (self->left != NULL)
      restore (self);
  }
  focus_words (self);
}

/* There is one draft for each student: another text must not push out the one that is not saved yet. */
static gboolean
has_unsaved (KithNoteEditor *self)
{
  return self->draft_at != 0 || (self->mode == MODE_NEW && has_words (self));
}

static void
begin_or_continue (KithNoteEditor *self,
                   Mode            mode,
                   KithRecord     *note)
{
  if (has_unsaved (self)) {
    kith_note_editor_start (self);
    kith_note_editor_say_message (self, _("This text is not saved yet. Save or discard it first."));
    return;
  }
  begin (self, mode, note);
  if (mode == MODE_EDIT)
    kith_note_editor_load_beside (self);
  focus_words (self);
}

/**
 * kith_note_editor_edit:
 * @self: an editor
 * @note: a note that may still be changed
 */
void
kith_note_editor_edit (KithNoteEditor *self,
                       KithRecord     *note)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));
  begin_or_continue (self, MODE_EDIT, note);
}

/**
 * kith_note_editor_amend:
 * @self: an editor
 * @note: a note that stays as it is
 */
void
kith_note_editor_amend (KithNoteEditor *self,
                        KithRecord     *note)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));
  begin_or_continue (self, MODE_AMEND, note);
}

/**
 * kith_note_editor_discard:
 * @self: an editor
 *
 * Takes away what is typed and its draft.
 */
void
kith_note_editor_discard (KithNoteEditor *self)
{
  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));
  if (self->mode == MODE_NONE && self->left != NULL)
    kith_note_draft_begin (self->draft, kith_kind_find (self->left->kind), self->student, self->left->record, 0);
  g_clear_pointer (&self->left, kith_draft_free);
  kith_note_draft_discard (self->draft);
  kith_note_editor_finish_writing (self);
}

/**
 * kith_note_editor_get_draft_at:
 * @self: an editor
 *
 * Returns: when unsaved text of this student was last kept, 0 when there is none
 */
gint64
kith_note_editor_get_draft_at (KithNoteEditor *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_EDITOR (self), 0);
  return self->draft_at;
}

static void
on_flushed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (kith_note_draft_flush_finish (KITH_NOTE_DRAFT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * kith_note_editor_keep_async:
 * @self: an editor
 * @callback: called when what is typed is safe
 * @user_data: for @callback
 */
void
kith_note_editor_keep_async (KithNoteEditor      *self,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = NULL;

  g_return_if_fail (KITH_IS_NOTE_EDITOR (self));
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, kith_note_editor_keep_async);
  kith_note_draft_flush_async (self->draft, on_flushed, task);
}

/**
 * kith_note_editor_keep_finish:
 * @self: an editor
 * @result: from the callback
 * @error: why it could not be kept
 *
 * Returns: whether it is safe
 */
gboolean
kith_note_editor_keep_finish (KithNoteEditor  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kith_note_editor_keep_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
