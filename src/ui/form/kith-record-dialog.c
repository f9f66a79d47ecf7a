/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-record-dialog.h"

#include "form/kith-form-copy.h"
#include "form/kith-record-draft.h"
#include "kith-error.h"
#include "kith-fix.h"
#include "kith-kind.h"
#include "kith-save-record.h"
#include "kith-time.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-lockable.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

/* Typing is kept this long after the last key, at the latest. */
#define KEEP_AFTER_SECONDS 2

typedef enum {
  TROUBLE_NONE,
  TROUBLE_STALE,
  TROUBLE_CANNOT_WRITE,
} Trouble;

/* With something beside the form. */
#define WIDE_WIDTH 960

struct _KithRecordDialog
{
  AdwDialog parent_instance;

  /* Parts */
  AdwWindowTitle *window_title;
  GtkButton *save_button;
  AdwBanner *draft_banner;
  AdwBanner *trouble_banner;
  AdwBin *form_bin;
  AdwBin *aside_bin;
  GtkBox *parts;
  KithForm *form;

  /* Owned */
  KithStore *store;
  KithRecord *record;
  GPtrArray *companions;
  GStrv fields;
  GCancellable *cancellable;

  KithFormFlags flags;
  Trouble trouble;
  guint keep_timeout;
  /* where what is typed is kept; owned */
  KithDraft *place;
  gboolean has_draft;
  gboolean accepts_warnings;
  gboolean saving;
};

static void kith_record_dialog_lockable_init (KithLockableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithRecordDialog, kith_record_dialog, ADW_TYPE_DIALOG,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_LOCKABLE, kith_record_dialog_lockable_init))

static guint saved_signal;
static guint fix_signal;

static void save (KithRecordDialog *self);

/* What Save can do now, and where it can do nothing, why. */
static void
update_save (KithRecordDialog *self)
{
  gboolean is_new = kith_record_get_id (self->record) == 0;
  const char *reason = NULL;

  if (self->saving)
    reason = _("Saving…");
  else if (!is_new && !kith_form_is_changed (self->form))
    reason = _("Nothing has been changed yet");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", reason == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->save_button), reason);
  adw_window_title_set_subtitle (self->window_title, reason != NULL ? reason : "");
  gtk_button_set_label (self->save_button, self->accepts_warnings ? _("_Save Anyway") : _("_Save"));
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->saving && !kith_form_is_changed (self->form));
}

static void
set_trouble (KithRecordDialog *self,
             Trouble           trouble,
             const char       *words)
{
  self->trouble = trouble;
  adw_banner_set_title (self->trouble_banner, words != NULL ? words : "");
  adw_banner_set_button_label (self->trouble_banner,
                               trouble == TROUBLE_STALE ? _("Bring Up to Date") : _("Save a Copy Elsewhere…"));
  adw_banner_set_revealed (self->trouble_banner, trouble != TROUBLE_NONE);
  if (words != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
keep_done (GObject      *source,
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
discard_draft (KithRecordDialog *self)
{
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (self->has_draft && kith_store_is_open (self->store))
    kith_record_draft_discard_async (self->store, self->place);
  self->has_draft = FALSE;
}

static void
kith_record_dialog_keep_async (KithLockable        *lockable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  KithRecordDialog *self = KITH_RECORD_DIALOG (lockable);
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autofree char *typed = NULL;

  g_task_set_source_tag (task, kith_record_dialog_keep_async);
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (!kith_form_is_changed (self->form) || self->saving || !kith_store_is_open (self->store)) {
    if (!self->saving)
      discard_draft (self);
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }
  typed = kith_form_dup_typed (self->form);
  self->has_draft = TRUE;
  self->place->base_version = kith_record_get_version (self->record);
  kith_record_draft_keep_async (self->store, self->place, typed, keep_done, task);
}

static gboolean
kith_record_dialog_keep_finish (KithLockable *lockable,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, lockable), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
kith_record_dialog_lockable_init (KithLockableInterface *iface)
{
  iface->keep_async = kith_record_dialog_keep_async;
  iface->keep_finish = kith_record_dialog_keep_finish;
}

static gboolean
keep_now (gpointer user_data)
{
  KithRecordDialog *self = user_data;

  self->keep_timeout = 0;
  kith_lockable_keep_async (KITH_LOCKABLE (self), NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
form_edited (KithRecordDialog *self)
{
  self->accepts_warnings = FALSE;
  if (self->keep_timeout == 0)
    self->keep_timeout = g_timeout_add_seconds (KEEP_AFTER_SECONDS, keep_now, self);
  update_save (self);
}

static void
draft_loaded (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KithRecordDialog) self = user_data;
  g_autoptr (KithDraft) draft = kith_record_draft_load_finish (KITH_STORE (source), result, NULL);
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (draft == NULL || kith_form_is_changed (self->form) || !kith_form_restore_typed (self->form, draft->body))
    return;
  self->has_draft = TRUE;
  time = kith_time_format_instant (draft->at);
  /* Translators: the time of day, or the day and the time, when something was typed */
  words = g_strdup_printf (_("What you typed and did not save, %s, is back."), time);
  adw_banner_set_title (self->draft_banner, words);
  adw_banner_set_revealed (self->draft_banner, TRUE);
  update_save (self);
}

static void
put_record_back (KithRecordDialog *self,
                 KithRecord       *record)
{
  g_set_object (&self->record, record);
  kith_form_set_record (self->form, record, (const char *const *) self->fields, self->flags);
}

static void
stored_record_loaded (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (KithRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = kith_store_load_finish (KITH_STORE (source), result, &error);

  if (record == NULL) {
    set_trouble (self, TROUBLE_CANNOT_WRITE, error->message);
    return;
  }
  put_record_back (self, record);
  set_trouble (self, TROUBLE_NONE, NULL);
  update_save (self);
}

/* Only new records can have been discarded to their start without asking the case file. */
static void
discard_draft_cb (KithRecordDialog *self)
{
  adw_banner_set_revealed (self->draft_banner, FALSE);
  discard_draft (self);
  if (kith_record_get_id (self->record) != 0) {
    kith_store_load_async (self->store, kith_record_get_kind (self->record), kith_record_get_id (self->record),
                           self->cancellable, stored_record_loaded, g_object_ref (self));
    return;
  }
  kith_form_reset (self->form);
  update_save (self);
}

static void
newest_loaded (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (KithRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = kith_store_load_finish (KITH_STORE (source), result, &error);
  g_autofree char *typed = NULL;

  if (record == NULL) {
    set_trouble (self, TROUBLE_CANNOT_WRITE, error->message);
    return;
  }
  typed = kith_form_dup_typed (self->form);
  put_record_back (self, record);
  kith_form_restore_typed (self->form, typed);
  set_trouble (self, TROUBLE_NONE, NULL);
  update_save (self);
}

static void
copy_written (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KithRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    set_trouble (self, TROUBLE_CANNOT_WRITE,
                 _("A readable copy is saved. It is not encrypted: delete it once this is in the case file."));
  else
    set_trouble (self, TROUBLE_CANNOT_WRITE, error->message);
}

static void
copy_file_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (KithRecordDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    return;
  text = kith_form_dup_copy (self->form, self->record, adw_dialog_get_title (ADW_DIALOG (self)));
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, copy_written,
                                       g_object_ref (self));
}

static void
save_copy (KithRecordDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Save a Copy of What You Typed"));
  gtk_file_dialog_set_initial_name (dialog, _("What I typed.txt"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, copy_file_chosen,
                        g_object_ref (self));
}

static void
trouble_clicked_cb (KithRecordDialog *self)
{
  if (self->trouble == TROUBLE_STALE)
    kith_store_load_async (self->store, kith_record_get_kind (self->record), kith_record_get_id (self->record),
                           self->cancellable, newest_loaded, g_object_ref (self));
  else
    save_copy (self);
}

static void
show_save_error (KithRecordDialog *self,
                 const GError     *error)
{
  KithProblems *problems = kith_problems_from_error (error);

  if (problems != NULL) {
    self->accepts_warnings = !kith_problems_have (problems, KITH_SEVERITY_ERROR);
    kith_form_show_problems (self->form, problems);
  } else if (g_error_matches (error, KITH_ERROR, KITH_ERROR_STALE)) {
    set_trouble (self, TROUBLE_STALE, error->message);
  } else {
    set_trouble (self, TROUBLE_CANNOT_WRITE, error->message);
  }
}

static void
finish_save (KithRecordDialog *self,
             const GError     *error)
{
  self->saving = FALSE;
  if (error != NULL) {
    show_save_error (self, error);
    update_save (self);
    return;
  }
  self->has_draft = FALSE;
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  g_signal_emit (self, saved_signal, 0, self->record);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
start_saving (KithRecordDialog *self)
{
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  set_trouble (self, TROUBLE_NONE, NULL);
  self->saving = TRUE;
  update_save (self);
}

static KithSaveFlags
get_save_flags (KithRecordDialog *self)
{
  return KITH_SAVE_DISCARD_DRAFT | (self->accepts_warnings ? KITH_SAVE_ACCEPT_WARNINGS : KITH_SAVE_DEFAULT);
}

/* Saving runs on the store's thread, with copies of its own. */
typedef struct {
  KithRecord *record;
  GPtrArray *companions;
  /* with one problem, to be put right first; or NULL */
  KithProblems *problems;
  KithSaveFlags flags;
} SaveWanted;

static void
save_wanted_free (SaveWanted *self)
{
  g_object_unref (self->record);
  g_ptr_array_unref (self->companions);
  g_clear_pointer (&self->problems, kith_problems_unref);
  g_free (self);
}

static gpointer
save_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  SaveWanted *wanted = data;
  gboolean saved =
    wanted->problems != NULL
      ? kith_fix_save (file, wanted->record, kith_problems_get (wanted->problems, 0), wanted->flags, error)
      : kith_casework_save_with (file, wanted->record, wanted->companions, wanted->flags, error);

  return saved ? g_object_ref (wanted->record) : NULL;
}

static void
record_saved (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KithRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (record != NULL)
    g_set_object (&self->record, record);
  finish_save (self, error);
}

/* The store's thread must not see what is typed meanwhile. */
static GPtrArray *
copy_companions (KithRecordDialog *self)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->companions != NULL && i < self->companions->len; i++)
    g_ptr_array_add (copies, kith_record_dup (g_ptr_array_index (self->companions, i)));
  return copies;
}

static void
submit (KithRecordDialog  *self,
        const KithProblem *fix)
{
  SaveWanted *wanted = NULL;

  /* A fix that is chosen twice, or while Save is at work, would save twice. */
  if (self->saving)
    return;
  wanted = g_new0 (SaveWanted, 1);
  wanted->record = kith_record_dup (self->record);
  kith_draft_attach (wanted->record, self->place);
  wanted->companions = copy_companions (self);
  wanted->flags = get_save_flags (self);
  if (fix != NULL) {
    wanted->problems = kith_problems_new ();
    kith_problems_add_copy (wanted->problems, fix);
  }
  start_saving (self);
  kith_store_submit_async (self->store, save_job, wanted, (GDestroyNotify) save_wanted_free, g_object_unref, NULL,
                           record_saved, g_object_ref (self));
}

static void
save (KithRecordDialog *self)
{
  if (!self->saving && kith_form_apply (self->form, NULL))
    submit (self, NULL);
}

static void
open_other (KithRecordDialog  *self,
            const KithProblem *problem)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  const KithKind *kind = kith_record_get_kind (self->record);
  gint64 id = problem->other_id;

  if (window == NULL)
    return;
  g_object_ref (self);
  discard_draft (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  kith_window_show_record (window, kind, id);
  g_object_unref (self);
}

static void
form_fix (KithRecordDialog *self,
          gpointer          problem)
{
  const KithProblem *fix = problem;
  gboolean done = FALSE;

  g_signal_emit (self, fix_signal, 0, problem, &done);
  if (done)
    return;
  if (fix->fix == KITH_FIX_OPEN_OTHER)
    open_other (self, fix);
  else if (kith_fix_is_automatic (fix))
    submit (self, fix);
}

static void
close_answered (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KithRecordDialog) self = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "discard")) {
    discard_draft (self);
    adw_dialog_force_close (ADW_DIALOG (self));
  } else if (g_str_equal (answer, "save")) {
    save (self);
  }
}

static void
kith_record_dialog_close_attempt (AdwDialog *dialog)
{
  KithRecordDialog *self = KITH_RECORD_DIALOG (dialog);
  AdwAlertDialog *question = NULL;

  if (self->saving)
    return;
  question = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Save Changes?"),
                                                     _("What you have typed here is not in the case file yet.")));
  adw_alert_dialog_add_responses (question, "keep", _("_Keep Editing"), "discard", _("_Discard"), "save", _("_Save"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (question, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (question, "save");
  adw_alert_dialog_set_close_response (question, "keep");
  adw_alert_dialog_choose (question, GTK_WIDGET (self), NULL, close_answered, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  save (KITH_RECORD_DIALOG (widget));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
kith_record_dialog_dispose (GObject *object)
{
  KithRecordDialog *self = KITH_RECORD_DIALOG (object);

  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_RECORD_DIALOG);
  G_OBJECT_CLASS (kith_record_dialog_parent_class)->dispose (object);
}

static void
kith_record_dialog_finalize (GObject *object)
{
  KithRecordDialog *self = KITH_RECORD_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_pointer (&self->place, kith_draft_free);
  g_clear_pointer (&self->companions, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_pointer (&self->fields, g_strfreev);
  G_OBJECT_CLASS (kith_record_dialog_parent_class)->finalize (object);
}

static void
kith_record_dialog_class_init (KithRecordDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_record_dialog_dispose;
  object_class->finalize = kith_record_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = kith_record_dialog_close_attempt;

  /**
   * KithRecordDialog::saved:
   * @self: the dialog
   * @record: what is in the case file now
   */
  saved_signal = g_signal_new ("saved", KITH_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               KITH_TYPE_RECORD);
  /**
   * KithRecordDialog::fix:
   * @self: the dialog
   * @problem: a `KithProblem` whose button was clicked
   *
   * Returns: whether it has been seen to
   */
  fix_signal = g_signal_new ("fix", KITH_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                             NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("form/kith-record-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRecordDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, KithRecordDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, KithRecordDialog, draft_banner);
  gtk_widget_class_bind_template_child (widget_class, KithRecordDialog, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, KithRecordDialog, form_bin);
  gtk_widget_class_bind_template_child (widget_class, KithRecordDialog, aside_bin);
  gtk_widget_class_bind_template_child (widget_class, KithRecordDialog, parts);
  gtk_widget_class_bind_template_callback (widget_class, discard_draft_cb);
  gtk_widget_class_bind_template_callback (widget_class, trouble_clicked_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "dialog.save", NULL);
}

static void
kith_record_dialog_init (KithRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/* Without this the focus begins on Cancel, and the first space of a name would press it. */
static void
focus_first_field (KithRecordDialog *self)
{
  const KithKind *kind = kith_record_get_kind (self->record);

  for (guint i = 0; self->fields != NULL ? self->fields[i] != NULL : i < kind->n_fields; i++) {
    GtkWidget *row = kith_form_get_row (self->form, self->fields != NULL ? self->fields[i] : kind->fields[i].name);

    if (!KITH_IS_FORM_ROW (row))
      continue;
    adw_dialog_set_focus (ADW_DIALOG (self), kith_form_row_get_input (KITH_FORM_ROW (row)));
    return;
  }
}

/**
 * kith_record_dialog_new:
 * @store: the open store
 * @record: what is edited; changes as the person types
 * @fields: (nullable) (array zero-terminated=1): as for [method@Form.set_record]
 * @flags: as for [method@Form.set_record]
 * @title: what the person is doing, such as "New Student"
 *
 * Returns: (transfer floating): a dialog to present
 */
KithRecordDialog *
kith_record_dialog_new (KithStore         *store,
                        KithRecord        *record,
                        const char *const *fields,
                        KithFormFlags      flags,
                        const char        *title)
{
  KithRecordDialog *self = g_object_new (KITH_TYPE_RECORD_DIALOG, "title", title, NULL);

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (KITH_IS_RECORD (record), NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->place = kith_draft_new_for_record (record);
  self->fields = g_strdupv ((char **) fields);
  self->flags = flags;
  self->form = KITH_FORM (kith_form_new (store));
  kith_form_set_record (self->form, record, fields, flags);
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->form));
  kith_accessible_name_containers (GTK_WIDGET (self), title);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (form_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "fix", G_CALLBACK (form_fix), self, G_CONNECT_SWAPPED);
  kith_record_draft_load_async (store, self->place, self->cancellable, draft_loaded, g_object_ref (self));
  update_save (self);
  focus_first_field (self);
  return self;
}

/**
 * kith_record_dialog_get_form:
 * @self: a record dialog
 *
 * Returns: (transfer none): its form
 */
KithForm *
kith_record_dialog_get_form (KithRecordDialog *self)
{
  g_return_val_if_fail (KITH_IS_RECORD_DIALOG (self), NULL);

  return self->form;
}

/**
 * kith_record_dialog_set_heading:
 * @self: a record dialog
 * @heading: what has to be read before the form, such as whom to call
 */
void
kith_record_dialog_set_heading (KithRecordDialog *self,
                                GtkWidget        *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autoptr (GtkWidget) form = NULL;

  g_return_if_fail (KITH_IS_RECORD_DIALOG (self));
  g_return_if_fail (GTK_IS_WIDGET (heading));

  form = g_object_ref (GTK_WIDGET (self->form));
  adw_bin_set_child (self->form_bin, NULL);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), form);
  adw_bin_set_child (self->form_bin, box);
}

/**
 * kith_record_dialog_set_companions:
 * @self: a record dialog
 * @companions: (element-type KithRecord) (nullable): what is saved together with the record
 *
 * See [func@casework_save_with].
 */
void
kith_record_dialog_set_companions (KithRecordDialog *self,
                                   GPtrArray        *companions)
{
  g_return_if_fail (KITH_IS_RECORD_DIALOG (self));

  g_clear_pointer (&self->companions, g_ptr_array_unref);
  self->companions = companions != NULL ? g_ptr_array_ref (companions) : NULL;
}

/**
 * kith_record_dialog_set_aside:
 * @self: a record dialog
 * @widget: something to look at while filling in the form
 *
 * Shows it beside the form, or above it where there is little room. Once.
 */
void
kith_record_dialog_set_aside (KithRecordDialog *self,
                              GtkWidget        *widget)
{
  AdwBreakpoint *narrow = NULL;

  g_return_if_fail (KITH_IS_RECORD_DIALOG (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 760sp"));
  adw_breakpoint_add_setters (narrow, G_OBJECT (self->parts), "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  adw_dialog_set_content_width (ADW_DIALOG (self), WIDE_WIDTH);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_bin_set_child (self->aside_bin, widget);
  gtk_widget_set_visible (GTK_WIDGET (self->aside_bin), TRUE);
}

/**
 * kith_record_dialog_present:
 * @parent: what the dialog stands over
 * @store: the open store
 * @record: what is edited; a copy is, so that the given one stays as it is
 * @fields: (nullable) (array zero-terminated=1): as for [method@Form.set_record]
 * @flags: as for [method@Form.set_record]
 * @title: what the person is doing
 * @saved: (nullable): called as [signal@RecordDialog::saved]
 * @user_data: for @saved
 *
 * Returns: (transfer none): the dialog, on screen
 */
KithRecordDialog *
kith_record_dialog_present (GtkWidget         *parent,
                            KithStore         *store,
                            KithRecord        *record,
                            const char *const *fields,
                            KithFormFlags      flags,
                            const char        *title,
                            GCallback          saved,
                            gpointer           user_data)
{
  g_autoptr (KithRecord) copy = kith_record_dup (record);
  KithRecordDialog *self = kith_record_dialog_new (store, copy, fields, flags, title);

  if (saved != NULL)
    g_signal_connect (self, "saved", saved, user_data);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}
