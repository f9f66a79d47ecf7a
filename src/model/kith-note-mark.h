/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_NOTE_MARK (kith_note_mark_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteMark, kith_note_mark, KITH, NOTE_MARK, KithRecord)

extern const KithKind kith_note_mark_kind;

/* Places in the field table. */
typedef enum {
  KITH_NOTE_MARK_NOTE,
  KITH_NOTE_MARK_FIELD,
  KITH_NOTE_MARK_WORDS,
  KITH_NOTE_MARK_REASON,
} KithNoteMarkField;

G_END_DECLS
