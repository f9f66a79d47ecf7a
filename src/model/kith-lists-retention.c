/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-lists.h"

#include <glib/gi18n.h>

/* The lists of how long records are kept, and what becomes of them. */

static const KithChoice disposal_outcomes[] = {
  { "keep", N_("Keep") },
  { "anonymise", N_("Anonymise") },
  { "erase", N_("Erase") },
};
const KithChoiceList kith_disposal_outcomes = KITH_CHOICE_LIST ("disposal-outcomes", disposal_outcomes);

static const KithChoice retention_groups[] = {
  { "student", N_("Students who were supported") },
  { "safeguarding", N_("Students with a safeguarding concern") },
  { "never-enrolled", N_("Students who never came") },
  { "bursary", N_("Bursary papers") },
};
const KithChoiceList kith_retention_groups = KITH_CHOICE_LIST ("retention-groups", retention_groups);
