/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-amendment-fields.h"
#include "kith-note-draft.h"
#include "kith-note-editor.h"
#include "kith-note-fields.h"

G_BEGIN_DECLS

/* Shared by the files of the note editor: kith-note-editor.c and kith-note-editor-save.c. */

typedef enum {
  MODE_NONE,
  MODE_NEW,
  MODE_EDIT,
  MODE_AMEND,
} Mode;

struct _KithNoteEditor
{
  AdwBin parent_instance;

  /* Owned */
  KithStore *store;
  KithNoteDraft *draft;
  GCancellable *cancellable;
  char *name;
  /* The note being changed or amended as it is in the case file, or the new one */
  KithRecord *record;
  /* What an earlier session left, while the pane has not shown it */
  KithDraft *left;

  /* Template */
  GtkLabel *title_label;
  GtkMenuButton *templates_button;
  GtkScrolledWindow *scrolled;
  GtkLabel *message_label;
  GtkStack *stack;
  AdwBin *note_bin;
  KithAmendmentFields *amendment;
  GtkLabel *status_label;
  GtkWidget *discard_button;
  GtkButton *save_button;

  /* In the template's place for it */
  KithNoteFields *fields;

  gint64 student;
  gint64 draft_at;
  Mode mode;
  gboolean saving;
  /* The person has seen the warnings and may save in spite of them */
  gboolean warned;
};

void kith_note_editor_set_mode       (KithNoteEditor *self,
                                      Mode            mode);
void kith_note_editor_set_draft_at   (KithNoteEditor *self,
                                      gint64          draft_at);
void kith_note_editor_say_status     (KithNoteEditor *self,
                                      const char     *words);
void kith_note_editor_say_message    (KithNoteEditor *self,
                                      const char     *words);
void kith_note_editor_update_save    (KithNoteEditor *self);
void kith_note_editor_look_for_draft (KithNoteEditor *self);
void kith_note_editor_load_beside    (KithNoteEditor *self);
void kith_note_editor_finish_writing (KithNoteEditor *self);
void kith_note_editor_save           (GtkWidget      *widget,
                                      const char     *action,
                                      GVariant       *parameter);

G_END_DECLS
