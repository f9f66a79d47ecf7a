/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-concern-receipt.h"

#include "kith-record-private.h"
#include "kith-time.h"

/* What whoever raised a concern may know of it afterwards: that it arrived, and that it was read. */
struct _KithConcernReceipt
{
  KithRecord parent_instance;
};

static const KithField concern_receipt_fields[] = {
  [KITH_CONCERN_RECEIPT_PERSON] = { "person", KITH_FIELD_LINK, N_("Raised by"), .kind = "person",
    .flags = KITH_FIELD_SYSTEM },
  [KITH_CONCERN_RECEIPT_NUMBER] = { "number", KITH_FIELD_NUMBER, N_("Number"), .flags = KITH_FIELD_SYSTEM },
  [KITH_CONCERN_RECEIPT_RECORDED_AT] = { "recorded-at", KITH_FIELD_INSTANT, N_("Raised at"),
    .flags = KITH_FIELD_SYSTEM },
  [KITH_CONCERN_RECEIPT_RECEIVED_AT] = { "received-at", KITH_FIELD_INSTANT, N_("Read by the safeguarding lead"),
    .flags = KITH_FIELD_SYSTEM },
  [KITH_CONCERN_RECEIPT_CLOSED_ON] = { "closed-on", KITH_FIELD_DATE, N_("Closed"), .flags = KITH_FIELD_SYSTEM },
};

static char *
dup_title (KithRecord *record)
{
  g_autofree char *moment = kith_time_format_instant (kith_record_get_number (record, KITH_CONCERN_RECEIPT_RECORDED_AT));

  /* Translators: the moment a concern was raised */
  return g_strdup_printf (_("Concern raised %s"), moment);
}

const KithKind kith_concern_receipt_kind = {
  .name = "concern-receipt",
  .plural = "concern-receipts",
  .table = "concern_receipt",
  .label = N_("Receipt of a concern"),
  .label_plural = N_("Receipts of concerns"),
  .fields = concern_receipt_fields,
  .n_fields = G_N_ELEMENTS (concern_receipt_fields),
  .get_type = kith_concern_receipt_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_CONCERN_RECEIPT_PERSON,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-recorded-at",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithConcernReceipt, kith_concern_receipt)
