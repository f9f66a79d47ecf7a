/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-transfer.h"

#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* A safeguarding file on its way to the next college (KCSIE: within five working days, with a receipt). */
struct _KithTransfer
{
  KithRecord parent_instance;
};

static const KithField transfer_fields[] = {
  [KITH_TRANSFER_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose a student.") },
  [KITH_TRANSFER_TO] = { "to", KITH_FIELD_LINE, N_("To"), .limit = 200,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Enter the college or school it goes to.") },
  [KITH_TRANSFER_TO_PERSON] = { "to-person", KITH_FIELD_LINE, N_("For the attention of"), .limit = 200,
    .flags = KITH_FIELD_QUICK, .hint = N_("Their designated safeguarding lead, by name") },
  [KITH_TRANSFER_MOVED_ON] = { "moved-on", KITH_FIELD_DATE, N_("Student starts there on"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the student’s first day there: the file has to arrive within five working days.") },
  [KITH_TRANSFER_SENT_ON] = { "sent-on", KITH_FIELD_DATE, N_("Sent on"), .flags = KITH_FIELD_QUICK },
  [KITH_TRANSFER_SENT_HOW] = { "sent-how", KITH_FIELD_LINE, N_("How it was sent"), .limit = 200,
    .hint = N_("Such as by hand, or a courier with a signature") },
  [KITH_TRANSFER_RECEIVED_ON] = { "received-on", KITH_FIELD_DATE, N_("Receipt came back on") },
  [KITH_TRANSFER_RECEIVED_BY] = { "received-by", KITH_FIELD_LINE, N_("Received by"), .limit = 200 },
};

static void
check_transfer (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  GDate sent, received;
  gboolean is_sent = kith_record_get_date (record, KITH_TRANSFER_SENT_ON, &sent);

  if (is_sent && g_date_compare (&sent, &rules->today) > 0)
    kith_problems_add (problems, "sent-on", KITH_SEVERITY_ERROR, _("This day hasn’t come yet."));
  if (!kith_record_get_date (record, KITH_TRANSFER_RECEIVED_ON, &received))
    return;
  if (!is_sent)
    kith_problems_add (problems, "sent-on", KITH_SEVERITY_ERROR, _("Enter the day it was sent."));
  else if (g_date_compare (&received, &sent) < 0)
    kith_problems_add (problems, "received-on", KITH_SEVERITY_ERROR, _("The receipt is before the day it was sent."));
  if (!kith_record_has (record, KITH_TRANSFER_RECEIVED_BY))
    kith_problems_add (problems, "received-by", KITH_SEVERITY_ERROR, _("Enter who signed the receipt."));
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_TRANSFER_TO));
}

const KithKind kith_transfer_kind = {
  .name = "transfer",
  .plural = "transfers",
  .table = "transfer",
  .label = N_("Transfer of a safeguarding file"),
  .label_plural = N_("Transfers of safeguarding files"),
  .fields = transfer_fields,
  .n_fields = G_N_ELEMENTS (transfer_fields),
  .get_type = kith_transfer_get_type,
  .student_field = KITH_TRANSFER_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-moved-on",
  .check = check_transfer,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithTransfer, kith_transfer)
