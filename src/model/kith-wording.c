/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-wording.h"

#include "kith-record-private.h"

/* Words that hurt when you read them about yourself, and others that say the same. */
struct _KithWording
{
  KithRecord parent_instance;
};

static const KithField wording_fields[] = {
  [KITH_WORDING_WORDS] = { "words", KITH_FIELD_LINE, N_("Words"), .limit = 400,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Enter the words to look out for."),
    .hint = N_("Separate other forms with semicolons: absconded; absconds") },
  [KITH_WORDING_INSTEAD] = { "instead", KITH_FIELD_LINE, N_("Instead"), .limit = 200,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Enter what could be written instead.") },
  [KITH_WORDING_REASON] = { "reason", KITH_FIELD_LINE, N_("Why"), .limit = 400,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Say why, in one sentence.") },
};

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_WORDING_WORDS));
}

const KithKind kith_wording_kind = {
  .name = "wording",
  .plural = "wordings",
  .table = "wording",
  .label = N_("Wording"),
  .label_plural = N_("Wordings"),
  .fields = wording_fields,
  .n_fields = G_N_ELEMENTS (wording_fields),
  .get_type = kith_wording_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "words",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithWording, kith_wording)
