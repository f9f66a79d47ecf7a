/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-support-offer.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* A debrief after something hard, or a pause. It says that help is offered, and never why. */
struct _KithSupportOffer
{
  KithRecord parent_instance;
};

static const KithField support_offer_fields[] = {
  [KITH_SUPPORT_OFFER_PERSON] = { "person", KITH_FIELD_LINK, N_("For"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose who it is for.") },
  [KITH_SUPPORT_OFFER_SUPERVISOR] = { "supervisor", KITH_FIELD_LINK, N_("By"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose who offers it.") },
  [KITH_SUPPORT_OFFER_TYPE] = { "type", KITH_FIELD_CHOICE, N_("What"), .choices = &kith_support_offer_types,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_FIXED, .missing = N_("Choose what is offered.") },
  [KITH_SUPPORT_OFFER_DUE] = { "due", KITH_FIELD_DATE, N_("By when"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the day by which it is offered.") },
  [KITH_SUPPORT_OFFER_OFFERED_ON] = { "offered-on", KITH_FIELD_DATE, N_("Offered on"), .flags = KITH_FIELD_QUICK },
  [KITH_SUPPORT_OFFER_ANSWER] = { "answer", KITH_FIELD_CHOICE, N_("Answer"), .choices = &kith_support_answers,
    .flags = KITH_FIELD_QUICK },
  [KITH_SUPPORT_OFFER_UNTIL] = { "until", KITH_FIELD_DATE, N_("Until"), .hint = N_("For a pause on new students") },
  [KITH_SUPPORT_OFFER_NOTE] = { "note", KITH_FIELD_LINK, N_("Because of"), .kind = "note",
    .flags = KITH_FIELD_SYSTEM | KITH_FIELD_PRIVATE },
};

static void
check_support_offer (KithRecord      *record,
                     const KithRules *rules,
                     KithProblems    *problems)
{
  GDate offered;

  if (kith_record_get_date (record, KITH_SUPPORT_OFFER_OFFERED_ON, &offered) &&
      g_date_compare (&offered, &rules->today) > 0)
    kith_problems_add (problems, "offered-on", KITH_SEVERITY_ERROR, _("This day hasn’t come yet."));
  if (kith_record_has (record, KITH_SUPPORT_OFFER_ANSWER) && !kith_record_has (record, KITH_SUPPORT_OFFER_OFFERED_ON))
    kith_problems_add (problems, "offered-on", KITH_SEVERITY_ERROR, _("Enter the day it was offered."));
}

static char *
dup_title (KithRecord *record)
{
  return kith_record_has (record, KITH_SUPPORT_OFFER_TYPE) ? kith_record_format (record, KITH_SUPPORT_OFFER_TYPE)
                                                           : g_strdup (_("Support offered"));
}

const KithKind kith_support_offer_kind = {
  .name = "support-offer",
  .plural = "support-offers",
  .table = "support_offer",
  .label = N_("Offer of support"),
  .label_plural = N_("Offers of support"),
  .fields = support_offer_fields,
  .n_fields = G_N_ELEMENTS (support_offer_fields),
  .get_type = kith_support_offer_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .reader = "supervisor",
  .order = "due",
  .check = check_support_offer,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithSupportOffer, kith_support_offer)

/**
 * kith_support_offer_get_pause:
 * @self: an offer of support
 *
 * Returns: (nullable): the last day on which its person takes no new students; %NULL when it is no pause, or one that was
 *   asked for and not agreed
 */
const char *
kith_support_offer_get_pause (KithRecord *self)
{
  const char *answer = kith_record_get_text (self, KITH_SUPPORT_OFFER_ANSWER);

  if (g_strcmp0 (kith_record_get_text (self, KITH_SUPPORT_OFFER_TYPE), "pause") != 0 ||
      !kith_record_has (self, KITH_SUPPORT_OFFER_OFFERED_ON) || (answer != NULL && !g_str_equal (answer, "taken")))
    return NULL;
  return kith_record_get_text (self, KITH_SUPPORT_OFFER_UNTIL);
}
