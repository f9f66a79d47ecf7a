/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-amendment.h"

#include "kith-record-private.h"

#include <glib/gi18n.h>

struct _KithAmendment
{
  KithRecord parent_instance;
};

static const KithField amendment_fields[] = {
  [KITH_AMENDMENT_NOTE] = { "note", KITH_FIELD_LINK, N_("Note"), .kind = "note",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_AMENDMENT_AUTHOR] = { "author", KITH_FIELD_LINK, N_("Written by"), .kind = "person",
    .flags = KITH_FIELD_SYSTEM | KITH_FIELD_PERSONAL },
  [KITH_AMENDMENT_TEXT] = { "text", KITH_FIELD_TEXT, N_("Amendment"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_SEALED,
    .missing = N_("Write what should be added or put right.") },
  [KITH_AMENDMENT_RECORDED_AT] = { "recorded-at", KITH_FIELD_INSTANT, N_("Recorded"),
    .flags = KITH_FIELD_SYSTEM | KITH_FIELD_PERSONAL },
  [KITH_AMENDMENT_STATEMENT] = { "statement", KITH_FIELD_FLAG, N_("The student’s own statement"),
    .flags = KITH_FIELD_FIXED | KITH_FIELD_PERSONAL,
    .hint = N_("What the student says about the note, in their own words") },
};

/**
 * kith_amendment_is_statement:
 * @self: an amendment
 *
 * A disputed note is not erased: what the student says about it stands beside it, wherever it is read or printed.
 *
 * Returns: whether it is the student’s own statement
 */
gboolean
kith_amendment_is_statement (KithRecord *self)
{
  return kith_record_get_flag (self, KITH_AMENDMENT_STATEMENT);
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_amendment_is_statement (record) ? _("Student’s own statement") : _(kith_amendment_kind.label));
}

const KithKind kith_amendment_kind = {
  .name = "amendment",
  .plural = "amendments",
  .table = "amendment",
  .label = N_("Amendment"),
  .label_plural = N_("Amendments"),
  .fields = amendment_fields,
  .n_fields = G_N_ELEMENTS (amendment_fields),
  .get_type = kith_amendment_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_AMENDMENT_AUTHOR,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent = "note",
  .parent_field = KITH_AMENDMENT_NOTE,
  .order = "recorded-at",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithAmendment, kith_amendment)
