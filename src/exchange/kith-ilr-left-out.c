/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ilr-left-out.h"

#include <glib/gi18n.h>

typedef struct {
  const char *words;
  const char *elements[6];
} Entry;

enum {
  AIM_ENTRY = 13,
  FACTS_ENTRY,
  OTHER_ENTRY,
};

/* A welfare team has no reason to hold these (UK GDPR article 5(1)(c), data minimisation). */
static const Entry entries[] = {
  { N_("National Insurance numbers"), { "NINumber" } },
  { N_("ethnicity"), { "Ethnicity" } },
  { N_("sex"), { "Sex" } },
  { N_("disability, learning difficulty and health codes"), { "LLDDHealthProb", "LLDDandHealthProblem", "LLDDCat" } },
  { N_("employment"), { "LearnerEmploymentStatus" } },
  { N_("earlier qualifications and GCSE grades"), { "PriorAttain", "MathGrade", "EngGrade" } },
  { N_("planned hours"), { "PlanLearnHours", "PlanEEPHours", "OTJHours" } },
  { N_("where people lived before enrolling"), { "PostcodePrior" } },
  { N_("accommodation codes and the cost of learning support"), { "Accom", "ALSCost" } },
  { N_("contact preferences for surveys and marketing"), { "ContactPreference" } },
  { N_("higher education and student finance"), { "LearnerHE" } },
  { N_("earlier references, providers and campus codes"), { "PrevLearnRefNumber", "PrevUKPRN", "PMUKPRN", "CampId" } },
  { N_("destinations after leaving"), { "LearnerDestinationandProgression" } },
  [AIM_ENTRY] = { N_("funding, employer and result details of courses"), { NULL } },
  [FACTS_ENTRY] = { N_("other funding and monitoring codes"), { "ProviderSpecLearnerMonitoring" } },
  [OTHER_ENTRY] = { N_("items Kith does not know"), { NULL } },
};

/**
 * kith_ilr_left_out_find:
 * @element: local name of a child of a learner that is not taken
 *
 * Returns: the bit of what it says
 */
KithIlrLeftOut
kith_ilr_left_out_find (const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    for (guint j = 0; j < G_N_ELEMENTS (entries[i].elements) && entries[i].elements[j] != NULL; j++)
      if (g_str_equal (entries[i].elements[j], element))
        return 1u << i;
  return kith_ilr_left_out_other ();
}

/**
 * kith_ilr_left_out_other:
 *
 * Returns: the bit for things there are no words for
 */
KithIlrLeftOut
kith_ilr_left_out_other (void)
{
  return 1u << OTHER_ENTRY;
}

/**
 * kith_ilr_left_out_aim:
 *
 * Returns: the bit for details of learning aims
 */
KithIlrLeftOut
kith_ilr_left_out_aim (void)
{
  return 1u << AIM_ENTRY;
}

/**
 * kith_ilr_left_out_facts:
 *
 * Returns: the bit for monitoring codes that are no learner support
 */
KithIlrLeftOut
kith_ilr_left_out_facts (void)
{
  return 1u << FACTS_ENTRY;
}

/**
 * kith_ilr_left_out_dup_words:
 * @left_out: bits
 *
 * Returns: (transfer full): what they stand for, in words, the most personal first
 */
char **
kith_ilr_left_out_dup_words (KithIlrLeftOut left_out)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if ((left_out & (1u << i)) != 0)
      g_strv_builder_add (words, _(entries[i].words));
  return g_strv_builder_end (words);
}
