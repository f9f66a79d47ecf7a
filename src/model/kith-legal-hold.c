/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-legal-hold.h"

#include "kith-date.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

#include <string.h>

/* A record that must not be disposed of, whatever the rules say: an inquiry, a claim, a police investigation. */
struct _KithLegalHold
{
  KithRecord parent_instance;
};

static const KithField legal_hold_fields[] = {
  [KITH_LEGAL_HOLD_STUDENT] = { "student", KITH_FIELD_LINK, N_("Whose record"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose the student whose record has to be kept.") },
  [KITH_LEGAL_HOLD_REASON] = { "reason", KITH_FIELD_TEXT, N_("Why it must be kept"), .limit = 2000,
    .flags = KITH_FIELD_REQUIRED, .missing = N_("Write why the record must be kept, such as the claim or the inquiry."),
    .hint = N_("Such as a claim, an inquiry or a police investigation") },
  [KITH_LEGAL_HOLD_FROM] = { "from", KITH_FIELD_DATE, N_("From"), .flags = KITH_FIELD_REQUIRED,
    .missing = N_("Enter the day from which it must be kept.") },
  [KITH_LEGAL_HOLD_REVIEW] = { "review", KITH_FIELD_DATE, N_("Look at it again on"), .flags = KITH_FIELD_REQUIRED,
    .missing = N_("Enter the day on which somebody looks whether the hold is still needed.") },
  [KITH_LEGAL_HOLD_UNTIL] = { "until", KITH_FIELD_DATE, N_("Ended on"),
    .hint = N_("Leave blank while the record must be kept") },
};

static void
check_legal_hold (KithRecord      *record,
                  const KithRules *rules,
                  KithProblems    *problems)
{
  const char *from = kith_record_get_text (record, KITH_LEGAL_HOLD_FROM);
  const char *review = kith_record_get_text (record, KITH_LEGAL_HOLD_REVIEW);
  const char *until = kith_record_get_text (record, KITH_LEGAL_HOLD_UNTIL);

  if (from != NULL && review != NULL && strcmp (review, from) < 0)
    kith_problems_add (problems, "review", KITH_SEVERITY_ERROR, _("This is before the hold begins. Enter a day after it."));
  if (from != NULL && until != NULL && strcmp (until, from) < 0)
    kith_problems_add (problems, "until", KITH_SEVERITY_ERROR, _("This is before the hold begins. Enter a day after it."));
}

/**
 * kith_legal_hold_is_on:
 * @self: a hold
 * @today: the day of the clock
 *
 * Returns: whether the record must be kept today
 */
gboolean
kith_legal_hold_is_on (KithRecord  *self,
                       const GDate *today)
{
  GDate until;

  return !kith_record_get_date (self, KITH_LEGAL_HOLD_UNTIL, &until) || g_date_compare (&until, today) > 0;
}

static char *
dup_title (KithRecord *record)
{
  g_autofree char *from = kith_record_format (record, KITH_LEGAL_HOLD_FROM);

  /* Translators: the first day of a legal hold */
  return g_strdup_printf (_("Legal hold from %s"), from);
}

const KithKind kith_legal_hold_kind = {
  .name = "legal-hold",
  .plural = "legal-holds",
  .table = "legal_hold",
  .label = N_("Legal hold"),
  .label_plural = N_("Legal holds"),
  .fields = legal_hold_fields,
  .n_fields = G_N_ELEMENTS (legal_hold_fields),
  .get_type = kith_legal_hold_get_type,
  .student_field = KITH_LEGAL_HOLD_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-from",
  .check = check_legal_hold,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithLegalHold, kith_legal_hold)
