/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-mark.h"

#include "kith-lists.h"
#include "kith-record-private.h"

/* Words of a note that are about somebody else, marked while it was written: what an access pack covers up. */
struct _KithNoteMark
{
  KithRecord parent_instance;
};

static const KithField note_mark_fields[] = {
  [KITH_NOTE_MARK_NOTE] = { "note", KITH_FIELD_LINK, N_("Note"), .kind = "note",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED | KITH_FIELD_PART },
  [KITH_NOTE_MARK_FIELD] = { "field", KITH_FIELD_LINE, N_("Part of the note"), .limit = 40,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_NOTE_MARK_WORDS] = { "words", KITH_FIELD_TEXT, N_("Words"), .limit = 200,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED | KITH_FIELD_SEALED, .missing = N_("Choose the words.") },
  [KITH_NOTE_MARK_REASON] = { "reason", KITH_FIELD_CHOICE, N_("Who it is"), .choices = &kith_mark_reasons,
    .flags = KITH_FIELD_REQUIRED, .missing = N_("Choose who it is.") },
};

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_NOTE_MARK_WORDS));
}

const KithKind kith_note_mark_kind = {
  .name = "note-mark",
  .plural = "note-marks",
  .table = "note_mark",
  .label = N_("Name in a note"),
  .label_plural = N_("Names in notes"),
  .fields = note_mark_fields,
  .n_fields = G_N_ELEMENTS (note_mark_fields),
  .get_type = kith_note_mark_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent = "note",
  .parent_field = KITH_NOTE_MARK_NOTE,
  .order = "note words",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithNoteMark, kith_note_mark)
