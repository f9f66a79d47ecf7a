/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_NOTE (kith_note_get_type ())
G_DECLARE_FINAL_TYPE (KithNote, kith_note, KITH, NOTE, KithRecord)

extern const KithKind kith_note_kind;

/* Places in the field table. */
typedef enum {
  KITH_NOTE_STUDENT,
  KITH_NOTE_AUTHOR,
  KITH_NOTE_DATE,
  KITH_NOTE_TIME,
  KITH_NOTE_TYPE,
  KITH_NOTE_CONTACT_MADE,
  KITH_NOTE_MINUTES,
  KITH_NOTE_PLACE,
  KITH_NOTE_PRESENT,
  KITH_NOTE_TEXT,
  KITH_NOTE_OWN_WORDS,
  KITH_NOTE_STRENGTHS,
  KITH_NOTE_NEXT_STEPS,
  KITH_NOTE_GOALS,
  KITH_NOTE_TOPICS,
  KITH_NOTE_VISIBILITY,
  KITH_NOTE_HARD,
  KITH_NOTE_LATE_REASON,
  KITH_NOTE_RECORDED_AT,
  KITH_NOTE_STRUCK_AT,
  KITH_NOTE_STRUCK_BY,
  KITH_NOTE_STRUCK_REASON,
} KithNoteField;

gboolean kith_note_is_locked    (KithRecord *self,
                                 gint64      now,
                                 int         lock_hours);
gboolean kith_note_is_struck    (KithRecord *self);

G_END_DECLS
