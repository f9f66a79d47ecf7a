/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-draft.h"

/* Kept this long after the last key, and never later than the second after the first key that is not kept yet: the
 * promise is two seconds. */
#define PAUSE_MS 600
#define LONGEST_MS 1600

struct _KithNoteDraft
{
  GObject parent_instance;

  /* Owned */
  KithStore *store;

  KithNoteDraftText text;
  gpointer data;

  const KithKind *kind;
  gint64 student;
  gint64 record;
  gint64 base_version;

  /* Monotonic time of the first change that is not kept yet, 0 for none */
  gint64 touched_at;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (KithNoteDraft, kith_note_draft, G_TYPE_OBJECT)

enum {
  KEPT,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the store thread is to do: body NULL means that nothing is left to keep. */
typedef struct {
  const KithKind *kind;
  gint64 student;
  gint64 record;
  gint64 base_version;
  char *body;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->body);
  g_free (keeping);
}

/* On the store thread. */
static gpointer
keep (KithCaseFile *file,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Keeping *keeping = data;
  g_autoptr (KithDraft) draft = NULL;

  if (keeping->body == NULL)
    return GINT_TO_POINTER (kith_draft_discard (file, keeping->kind, keeping->student, error));
  draft = kith_draft_new (keeping->kind, keeping->student, keeping->record, keeping->base_version, keeping->body);
  return GINT_TO_POINTER (kith_draft_save (file, draft, error));
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  KithNoteDraft *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (kith_store_submit_finish (KITH_STORE (source), result, &error) != NULL) {
    g_signal_emit (self, signals[KEPT], 0, kith_clock_get_now (kith_store_get_clock (self->store)));
    g_task_return_boolean (task, TRUE);
    return;
  }
  g_signal_emit (self, signals[FAILED], 0, error->message);
  g_task_return_error (task, error);
}

static void
submit (KithNoteDraft *self,
        char          *body,
        GTask         *task)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->touched_at = 0;
  keeping->kind = self->kind;
  keeping->student = self->student;
  keeping->record = self->record;
  keeping->base_version = self->base_version;
  keeping->body = body;
  kith_store_submit_async (self->store, keep, keeping, keeping_free, NULL, NULL, on_kept, task);
}

static gboolean
on_pause (gpointer data)
{
  KithNoteDraft *self = data;

  self->timeout = 0;
  kith_note_draft_flush (self);
  return G_SOURCE_REMOVE;
}

static void
kith_note_draft_dispose (GObject *object)
{
  KithNoteDraft *self = KITH_NOTE_DRAFT (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_note_draft_parent_class)->dispose (object);
}

static void
kith_note_draft_class_init (KithNoteDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_note_draft_dispose;

  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kith_note_draft_init (KithNoteDraft *self)
{
}

/**
 * kith_note_draft_new:
 * @store: the store
 * @text: gives what is typed
 * @data: for @text
 *
 * Returns: (transfer full): keeps nothing until [method@NoteDraft.begin]
 */
KithNoteDraft *
kith_note_draft_new (KithStore        *store,
                     KithNoteDraftText text,
                     gpointer          data)
{
  KithNoteDraft *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  self = g_object_new (KITH_TYPE_NOTE_DRAFT, NULL);
  self->store = g_object_ref (store);
  self->text = text;
  self->data = data;
  return self;
}

/**
 * kith_note_draft_begin:
 * @self: a draft
 * @kind: what is being written
 * @student: the student it is about
 * @record: the record being changed or amended, 0 for a new one
 * @base_version: its version when the writing began
 *
 * From here on changes belong to this text. Flush before that when another text was being written.
 */
void
kith_note_draft_begin (KithNoteDraft  *self,
                       const KithKind *kind,
                       gint64          student,
                       gint64          record,
                       gint64          base_version)
{
  g_return_if_fail (KITH_IS_NOTE_DRAFT (self));
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->touched_at = 0;
  self->kind = kind;
  self->student = student;
  self->record = record;
  self->base_version = base_version;
}

/**
 * kith_note_draft_touch:
 * @self: a draft
 *
 * Says that the text has changed: after a short pause it is kept.
 */
void
kith_note_draft_touch (KithNoteDraft *self)
{
  gint64 now = g_get_monotonic_time () / 1000;
  gint64 left = 0;

  g_return_if_fail (KITH_IS_NOTE_DRAFT (self));
  if (self->kind == NULL)
    return;
  if (self->touched_at == 0)
    self->touched_at = now;
  left = CLAMP (self->touched_at + LONGEST_MS - now, 0, PAUSE_MS);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add ((guint) left, on_pause, self);
}

/**
 * kith_note_draft_flush:
 * @self: a draft
 *
 * Keeps now what has changed.
 */
void
kith_note_draft_flush (KithNoteDraft *self)
{
  g_return_if_fail (KITH_IS_NOTE_DRAFT (self));
  kith_note_draft_flush_async (self, NULL, NULL);
}

/**
 * kith_note_draft_forget:
 * @self: a draft
 *
 * After a save, which took the draft away in the same transaction: nothing more is kept.
 */
void
kith_note_draft_forget (KithNoteDraft *self)
{
  g_return_if_fail (KITH_IS_NOTE_DRAFT (self));
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->touched_at = 0;
  self->kind = NULL;
}

/**
 * kith_note_draft_discard:
 * @self: a draft
 *
 * Takes the draft out of the case file.
 */
void
kith_note_draft_discard (KithNoteDraft *self)
{
  g_return_if_fail (KITH_IS_NOTE_DRAFT (self));
  if (self->kind != NULL)
    submit (self, NULL, g_task_new (self, NULL, NULL, NULL));
}

/**
 * kith_note_draft_flush_async:
 * @self: a draft
 * @callback: called when the text is safe, or cannot be made safe
 * @user_data: for @callback
 *
 * As [method@NoteDraft.flush], for whoever is about to close the case file.
 */
void
kith_note_draft_flush_async (KithNoteDraft      *self,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = NULL;

  g_return_if_fail (KITH_IS_NOTE_DRAFT (self));
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, kith_note_draft_flush_async);
  if (self->kind == NULL || self->touched_at == 0 || !kith_store_is_open (self->store)) {
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }
  submit (self, self->text (self->data), task);
}

/**
 * kith_note_draft_flush_finish:
 * @self: a draft
 * @result: from the callback
 * @error: why it could not be kept
 *
 * Returns: whether it is safe
 */
gboolean
kith_note_draft_flush_finish (KithNoteDraft *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kith_note_draft_flush_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
