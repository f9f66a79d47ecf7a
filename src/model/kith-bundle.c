/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bundle.h"

#include "kith-lists.h"
#include "kith-record-private.h"
#include "kith-time.h"

/* What is left here of a record that was sent to the next college: to whom, and what the file was, so that a receipt can be
 * held against it. To add one is to send; a receipt is the only thing that comes later. */
struct _KithBundle
{
  KithRecord parent_instance;
};

static const KithField bundle_fields[] = {
  [KITH_BUNDLE_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose a student.") },
  [KITH_BUNDLE_VISIBILITY] = { "visibility", KITH_FIELD_CHOICE, N_("Who may see that it was sent"),
    .choices = &kith_visibilities, .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose who may see it.") },
  [KITH_BUNDLE_TO] = { "to", KITH_FIELD_LINE, N_("To"), .limit = 200, .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED,
    .missing = N_("Enter the college or school it goes to.") },
  [KITH_BUNDLE_TRANSFER] = { "transfer", KITH_FIELD_LINK, N_("Safeguarding file"), .kind = "transfer",
    .flags = KITH_FIELD_SYSTEM },
  [KITH_BUNDLE_LOCK] = { "lock", KITH_FIELD_CHOICE, N_("Opens with"), .choices = &kith_bundle_locks,
    .flags = KITH_FIELD_SYSTEM },
  [KITH_BUNDLE_DIGEST] = { "digest", KITH_FIELD_LINE, N_("File"), .limit = 64,
    .flags = KITH_FIELD_SYSTEM },
  [KITH_BUNDLE_RECEIPT_CHECK] = { "receipt-check", KITH_FIELD_LINE, N_("What a receipt is checked with"), .limit = 64,
    .flags = KITH_FIELD_SYSTEM },
  [KITH_BUNDLE_MADE_BY] = { "made-by", KITH_FIELD_LINK, N_("Sent by"), .kind = "person", .flags = KITH_FIELD_SYSTEM },
  [KITH_BUNDLE_RECORDED_AT] = { "recorded-at", KITH_FIELD_INSTANT, N_("Made"), .flags = KITH_FIELD_SYSTEM },
  [KITH_BUNDLE_RECEIPT_AT] = { "receipt-at", KITH_FIELD_INSTANT, N_("Receipt came back"), .flags = KITH_FIELD_SYSTEM },
  [KITH_BUNDLE_RECEIPT_BY] = { "receipt-by", KITH_FIELD_LINE, N_("Received by"), .limit = 200, .flags = KITH_FIELD_SYSTEM },
  [KITH_BUNDLE_RECEIPT_PERSON] = { "receipt-person", KITH_FIELD_LINK, N_("Receipt entered by"), .kind = "person",
    .flags = KITH_FIELD_SYSTEM },
};

/**
 * kith_bundle_is_safeguarding:
 * @self: a bundle
 *
 * Returns: whether it is the safeguarding file, which goes apart from the rest
 */
gboolean
kith_bundle_is_safeguarding (KithRecord *self)
{
  return g_strcmp0 (kith_record_get_text (self, KITH_BUNDLE_VISIBILITY), "dsl") == 0;
}

/**
 * kith_bundle_dup_words:
 * @self: a bundle
 *
 * Returns: (transfer full): where it is
 */
char *
kith_bundle_dup_words (KithRecord *self)
{
  g_autofree char *sent = kith_time_format_instant (kith_record_get_number (self, KITH_BUNDLE_RECORDED_AT));
  g_autofree char *back = NULL;

  if (!kith_record_has (self, KITH_BUNDLE_RECEIPT_AT))
    /* Translators: day and time */
    return g_strdup_printf (_("Made %s; the receipt has not come back yet"), sent);
  back = kith_time_format_instant (kith_record_get_number (self, KITH_BUNDLE_RECEIPT_AT));
  /* Translators: day and time of both, and the person who received it */
  return g_strdup_printf (_("Made %s; receipt entered %s, received by %s"), sent, back,
                          kith_record_get_text (self, KITH_BUNDLE_RECEIPT_BY));
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_BUNDLE_TO));
}

const KithKind kith_bundle_kind = {
  .name = "bundle",
  .plural = "bundles",
  .table = "transfer_bundle",
  .label = N_("Record sent to another college"),
  .label_plural = N_("Records sent to other colleges"),
  .fields = bundle_fields,
  .n_fields = G_N_ELEMENTS (bundle_fields),
  .get_type = kith_bundle_get_type,
  .student_field = KITH_BUNDLE_STUDENT,
  .author_field = KITH_BUNDLE_MADE_BY,
  .visibility_field = KITH_BUNDLE_VISIBILITY,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-recorded-at",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithBundle, kith_bundle)
