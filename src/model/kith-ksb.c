/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ksb.h"

#include "kith-lists.h"
#include "kith-record-private.h"
#include "kith-text.h"

/* A line of the standard, imported: none is built in. */
struct _KithKsb
{
  KithRecord parent_instance;
};

static const KithField ksb_fields[] = {
  [KITH_KSB_CODE] = { "code", KITH_FIELD_LINE, N_("Code"), .limit = 12,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_UNIQUE, .missing = N_("Enter the code, such as K1.") },
  [KITH_KSB_TYPE] = { "type", KITH_FIELD_CHOICE, N_("Kind"), .choices = &kith_ksb_types,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Choose knowledge, skill or behaviour.") },
  [KITH_KSB_TEXT] = { "text", KITH_FIELD_TEXT, N_("Text"), .limit = 2000,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Enter what the standard says.") },
  [KITH_KSB_STANDARD_VERSION] = { "standard-version", KITH_FIELD_LINE, N_("Version of the standard"), .limit = 40,
    .flags = KITH_FIELD_QUICK },
};

static char *
dup_title (KithRecord *record)
{
  g_autofree char *text = kith_text_ellipsize (kith_record_get_text (record, KITH_KSB_TEXT), 80);

  /* Translators: a code such as K1, and what it stands for */
  return g_strdup_printf (_("%s: %s"), kith_record_get_text (record, KITH_KSB_CODE), text);
}

const KithKind kith_ksb_kind = {
  .name = "ksb",
  .plural = "ksbs",
  .table = "ksb",
  .label = N_("Knowledge, skill or behaviour"),
  .label_plural = N_("Knowledge, skills and behaviours"),
  .fields = ksb_fields,
  .n_fields = G_N_ELEMENTS (ksb_fields),
  .get_type = kith_ksb_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "type code",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithKsb, kith_ksb)
