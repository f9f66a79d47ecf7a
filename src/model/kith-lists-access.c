/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-lists.h"

#include <glib/gi18n.h>

/* The lists of requests for a copy of a record: who asks, how it came, and what the law lets a college keep back. */

static const KithChoice access_askers[] = {
  { "student", N_("The student") },
  { "parent", N_("A parent or carer") },
  { "solicitor", N_("A solicitor") },
  { "advocate", N_("An advocate or adviser") },
  { "other", N_("Somebody else") },
};
const KithChoiceList kith_access_askers = KITH_CHOICE_LIST ("access-askers", access_askers);

/* Data Protection Act 2018. */
static const KithChoice access_exemptions[] = {
  { "others", N_("Rights of other people (Schedule 2, Part 3)") },
  { "serious-harm", N_("Serious harm to somebody (Schedule 3)") },
  { "child-abuse", N_("Child abuse data, asked for by somebody else (Schedule 3)") },
  { "reference", N_("Confidential references (Schedule 2, Part 4)") },
  { "legal-advice", N_("Legal advice (Schedule 2, Part 4)") },
};
const KithChoiceList kith_access_exemptions = KITH_CHOICE_LIST ("access-exemptions", access_exemptions);

static const KithChoice access_ways[] = {
  { "in-person", N_("In person") },
  { "letter", N_("By letter") },
  { "email", N_("By email") },
  { "telephone", N_("By telephone") },
  { "form", N_("On the college’s form") },
  { "other", N_("Some other way") },
};
const KithChoiceList kith_access_ways = KITH_CHOICE_LIST ("access-ways", access_ways);

/* In this order they have the letters A, B, C and so on in the pack. The first three are those of names marked in notes. */
static const KithChoice redaction_reasons[] = {
  { "student", N_("It is about another student") },
  { "family", N_("It is about somebody of the family") },
  { "other", N_("It is about somebody else") },
  { "serious-harm", N_("Reading it could do serious harm") },
  { "reference", N_("It is a confidential reference") },
  { "child-abuse", N_("Child abuse data, asked for by somebody else") },
  { "legal-advice", N_("It is legal advice") },
};
const KithChoiceList kith_redaction_reasons = KITH_CHOICE_LIST ("redaction-reasons", redaction_reasons);

/* What opens a record that was sent to another college. */
static const KithChoice bundle_locks[] = {
  { "key", N_("Receiving code of the other college") },
  { "passphrase", N_("Passphrase told by telephone") },
};
const KithChoiceList kith_bundle_locks = KITH_CHOICE_LIST ("bundle-locks", bundle_locks);
