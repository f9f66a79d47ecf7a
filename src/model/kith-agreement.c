/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-agreement.h"

#include "kith-date.h"
#include "kith-record-private.h"

/* What a mentor shares of their own life, and what they do not; shown when matching. */
struct _KithAgreement
{
  KithRecord parent_instance;
};

static const KithField agreement_fields[] = {
  [KITH_AGREEMENT_PERSON] = { "person", KITH_FIELD_LINK, N_("Whose"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose whose agreement it is.") },
  [KITH_AGREEMENT_SHARES] = { "shares", KITH_FIELD_TEXT, N_("What I share"), .limit = 4000, .flags = KITH_FIELD_QUICK,
    .hint = N_("Of my own experience, with a student I know") },
  [KITH_AGREEMENT_KEEPS] = { "keeps", KITH_FIELD_TEXT, N_("What I don’t share"), .limit = 4000,
    .flags = KITH_FIELD_QUICK },
  [KITH_AGREEMENT_CONTACT] = { "contact", KITH_FIELD_TEXT, N_("How students reach me, and when not"), .limit = 2000,
    .flags = KITH_FIELD_QUICK },
  [KITH_AGREEMENT_AGREED_ON] = { "agreed-on", KITH_FIELD_DATE, N_("Agreed on"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Enter the day it was agreed.") },
  [KITH_AGREEMENT_AGREED_WITH] = { "agreed-with", KITH_FIELD_LINK, N_("Agreed with"), .kind = "person",
    .flags = KITH_FIELD_QUICK },
  [KITH_AGREEMENT_REVIEW] = { "review", KITH_FIELD_DATE, N_("Look at it again on") },
};

static char *
dup_title (KithRecord *record)
{
  g_autofree char *date = kith_date_format_iso_short (kith_record_get_text (record, KITH_AGREEMENT_AGREED_ON));

  /* Translators: the day a mentor's agreement was signed */
  return g_strdup_printf (_("Agreement of %s"), date);
}

const KithKind kith_agreement_kind = {
  .name = "agreement",
  .plural = "agreements",
  .table = "agreement",
  .label = N_("Mentor agreement"),
  .label_plural = N_("Mentor agreements"),
  .fields = agreement_fields,
  .n_fields = G_N_ELEMENTS (agreement_fields),
  .get_type = kith_agreement_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-agreed-on",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithAgreement, kith_agreement)
