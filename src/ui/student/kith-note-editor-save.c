/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-editor-private.h"

#include "kith-amendment.h"
#include "kith-log-entry.h"
#include "kith-note-log.h"
#include "kith-note-marks.h"
#include "kith-note.h"
#include "kith-operation.h"
#include "kith-rules.h"
#include "kith-save-note.h"
#include "kith-support-offers.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

typedef struct {
  KithRecord *record;
  GPtrArray *marks; /* of a note */
  KithRecord *log;  /* what goes into the author's log with it */
  KithSaveFlags flags;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->record);
  g_clear_pointer (&saving->marks, g_ptr_array_unref);
  g_clear_object (&saving->log);
  g_free (saving);
}

/* @told: (nullable): what follows from it, for the author only; @nobody_asked: and that they have to see to it */
typedef struct {
  gint64 id;
  char *told;
  gboolean nobody_asked;
} Saved;

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  g_free (saved->told);
  g_free (saved);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saved, saved_free)

/* One action: either both are there or the draft is. */
static gboolean
save_note_and_log (KithCaseFile  *file,
                   Saving        *saving,
                   GError       **error)
{
  gint64 id = kith_record_get_id (saving->record);
  gint64 version = kith_record_get_version (saving->record);

  if (saving->log == NULL)
    return kith_casework_save_note_with_marks (file, saving->record, saving->marks, saving->flags, error);
  if (!kith_case_file_begin (file, id == 0 ? _("Note: added") : _("Note: changed"), error))
    return FALSE;
  if (kith_casework_save_note_with_marks (file, saving->record, saving->marks, saving->flags, error) &&
      kith_note_log_save (file, saving->record, saving->log, error))
    return kith_case_file_commit (file, error);
  kith_case_file_rollback (file);
  kith_record_set_id (saving->record, id);
  kith_record_set_version (saving->record, version);
  return FALSE;
}

/* On the store thread. */
static gpointer
save_record (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Saving *saving = data;
  gboolean is_note = kith_record_get_kind (saving->record) == &kith_note_kind;
  gboolean done = FALSE;
  Saved *saved = NULL;

  if (is_note)
    done = save_note_and_log (file, saving, error);
  else
    done = kith_case_file_save (file, saving->record, saving->flags | KITH_SAVE_DISCARD_DRAFT, error);
  if (!done)
    return NULL;
  saved = g_new0 (Saved, 1);
  saved->id = kith_record_get_id (saving->record);
  if (is_note)
    saved->told = kith_support_offers_dup_told (file, saving->record, &saved->nobody_asked);
  return saved;
}

static void
show_problems (KithNoteEditor *self,
               KithProblems   *problems)
{
  gboolean only_warnings = !kith_problems_have (problems, KITH_SEVERITY_ERROR);
  g_autofree char *all = kith_problems_dup_text (problems, only_warnings ? KITH_SEVERITY_WARNING : KITH_SEVERITY_ERROR);
  gboolean shown = FALSE;

  if (self->mode == MODE_AMEND)
    kith_amendment_fields_show_error (self->amendment, all);
  else
    shown = kith_note_fields_show_problems (self->fields, problems);
  if (self->mode != MODE_AMEND && !shown)
    kith_note_editor_say_message (self, all);
  self->warned = only_warnings;
  kith_note_editor_update_save (self);
  kith_note_editor_say_status (self, only_warnings ? _("Look at what is marked, or save anyway.")
                                  : _("Not saved yet. Look at what is marked; nothing you wrote is lost."));
}

static void
refuse (KithNoteEditor *self,
        const GError   *error)
{
  KithProblems *problems = kith_problems_from_error (error);

  if (problems != NULL) {
    show_problems (self, problems);
    return;
  }
  kith_note_editor_say_message (self, error->message);
  kith_note_editor_say_status (self, _("Not saved. Your text is still here and kept as a draft."));
  /* The case file refused it: what was typed must be safe all the same. */
  kith_note_draft_touch (self->draft);
}

void
kith_note_editor_finish_writing (KithNoteEditor *self)
{
  kith_note_draft_forget (self->draft);
  kith_note_editor_set_mode (self, MODE_NONE);
  g_clear_object (&self->record);
  kith_note_editor_set_draft_at (self, 0);
}

static void
tell_author (KithNoteEditor *self,
             const Saved    *saved)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  AdwDialog *dialog = NULL;

  if (saved->told == NULL || window == NULL)
    return;
  if (!saved->nobody_asked) {
    kith_window_add_toast (window, saved->told);
    return;
  }
  /* Too much for a toast that goes away by itself, and it matters. */
  dialog = adw_alert_dialog_new (_("Nobody Was Asked"), saved->told);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (KithNoteEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Saved) saved = kith_store_submit_finish (KITH_STORE (source), result, &error);

  self->saving = FALSE;
  kith_note_editor_update_save (self);
  if (saved == NULL) {
    refuse (self, error);
    return;
  }
  kith_note_editor_finish_writing (self);
  g_signal_emit_by_name (self, "saved", saved->id);
  tell_author (self, saved);
  kith_note_editor_look_for_draft (self);
}

static void
submit (KithNoteEditor *self,
        KithRecord     *record)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->record = g_object_ref (record);
  if (self->mode != MODE_AMEND)
    saving->marks = kith_note_hints_list_marks (kith_note_fields_get_hints (self->fields));
  if (self->mode != MODE_AMEND)
    saving->log = kith_note_log_fields_dup_values (kith_note_fields_get_log (self->fields));
  saving->flags = self->warned ? KITH_SAVE_ACCEPT_WARNINGS : KITH_SAVE_DEFAULT;
  /* From here until the answer a second press finds the action switched off: one note, however impatient the hand. */
  self->saving = TRUE;
  kith_note_editor_say_message (self, NULL);
  kith_note_editor_update_save (self);
  kith_store_submit_async (self->store, save_record, saving, saving_free, saved_free, NULL, on_saved, g_object_ref (self));
}

/* On the store thread. */
static gpointer
list_marks (KithCaseFile *file,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return kith_note_marks_list (file, *(gint64 *) data, error);
}

typedef struct {
  KithNoteEditor *editor; /* owned */
  gint64 note;
} AwaitedMarks;

static void
on_marks_listed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autofree AwaitedMarks *awaited = data;
  g_autoptr (KithNoteEditor) self = awaited->editor;
  g_autoptr (GPtrArray) marks = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  /* They may come when another note is being changed already. */
  if (marks != NULL && self->mode == MODE_EDIT && !g_cancellable_is_cancelled (self->cancellable) &&
      kith_record_get_id (self->record) == awaited->note)
    kith_note_hints_add_marks (kith_note_fields_get_hints (self->fields), marks);
}

/* On the store thread. */
static gpointer
find_log (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kith_note_log_find (file, *(gint64 *) data, error);
}

static void
on_log_found (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (KithNoteEditor) self = data;
  g_autoptr (KithRecord) entry = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  if (entry != NULL && self->mode == MODE_EDIT && !g_cancellable_is_cancelled (self->cancellable) &&
      kith_record_get_number (entry, KITH_LOG_ENTRY_NOTE) == kith_record_get_id (self->record))
    kith_note_log_fields_set_entry (kith_note_fields_get_log (self->fields), entry);
}

/* What was decided about the names in a note that is changed, and what its author put into their log with it. */
void
kith_note_editor_load_beside (KithNoteEditor *self)
{
  gint64 note = kith_record_get_id (self->record);
  AwaitedMarks *awaited = g_new0 (AwaitedMarks, 1);

  awaited->editor = g_object_ref (self);
  awaited->note = note;
  kith_note_hints_await_marks (kith_note_fields_get_hints (self->fields));
  kith_store_submit_async (self->store, find_log, g_memdup2 (&note, sizeof note), g_free, g_object_unref,
                           self->cancellable, on_log_found, g_object_ref (self));
  kith_store_submit_async (self->store, list_marks, g_memdup2 (&note, sizeof note), g_free,
                           (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_marks_listed, awaited);
}

static gboolean
check (KithNoteEditor *self,
       KithRecord     *record)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();
  KithClock *clock = kith_store_get_clock (self->store);
  KithRules rules;
  GDate today;

  kith_clock_get_today (clock, &today);
  kith_rules_init (&rules, &today, kith_clock_get_now (clock));
  rules.before = self->mode == MODE_EDIT ? self->record : NULL;
  kith_record_validate (record, &rules, problems);
  if (!kith_problems_have (problems, KITH_SEVERITY_ERROR))
    return TRUE;
  show_problems (self, problems);
  return FALSE;
}

static void
save_note (KithNoteEditor *self)
{
  g_autoptr (KithRecord) note = kith_record_dup (self->record);

  if (!kith_note_fields_apply (self->fields, note)) {
    kith_note_editor_say_status (self, _("Not saved yet. Look at what is marked; nothing you wrote is lost."));
    return;
  }
  if (!check (self, note))
    return;
  if (kith_note_log_fields_check (kith_note_fields_get_log (self->fields)))
    submit (self, note);
  else
    kith_note_editor_say_status (self, _("Not saved yet. Look at what is marked; nothing you wrote is lost."));
}

static void
save_amendment (KithNoteEditor *self)
{
  g_autoptr (KithRecord) amendment = kith_record_new (&kith_amendment_kind);
  g_autofree char *text = kith_amendment_fields_dup_text (self->amendment);

  kith_record_set_number (amendment, KITH_AMENDMENT_NOTE, kith_record_get_id (self->record));
  kith_record_set_text (amendment, KITH_AMENDMENT_TEXT, text);
  if (kith_amendment_fields_is_statement (self->amendment))
    kith_record_set_number (amendment, KITH_AMENDMENT_STATEMENT, TRUE);
  submit (self, amendment);
}

void
kith_note_editor_save (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  KithNoteEditor *self = KITH_NOTE_EDITOR (widget);

  if (self->mode == MODE_NONE || self->saving)
    return;
  if (self->mode == MODE_AMEND)
    save_amendment (self);
  else
    save_note (self);
}
