/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-lists.h"

#include <glib/gi18n.h>

/* The lists of what the programme is asked about: feedback, evidence, and how courses ended. */

/* The three pillars of the Care Leaver Covenant. */
static const KithChoice covenant_pillars[] = {
  { "student", N_("Student") },
  { "employment", N_("Employment") },
  { "community", N_("Community") },
};
const KithChoiceList kith_covenant_pillars = KITH_CHOICE_LIST ("covenant-pillars", covenant_pillars);

static const KithChoice course_outcomes[] = {
  { "on-course", N_("Still on the course") },
  { "achieved", N_("Achieved") },
  { "part-achieved", N_("Achieved in part") },
  { "not-achieved", N_("Finished, not achieved") },
  { "left-early", N_("Left the course before its end") },
  { "transferred", N_("Moved to another course or provider") },
};
const KithChoiceList kith_course_outcomes = KITH_CHOICE_LIST ("course-outcomes", course_outcomes);

static const KithChoice destinations[] = {
  { "higher-education", N_("Higher education") },
  { "education", N_("More study at a college or school") },
  { "apprenticeship", N_("Apprenticeship") },
  { "work", N_("Work") },
  { "training", N_("Training or a traineeship") },
  { "volunteering", N_("Volunteering") },
  { "looking", N_("Looking for work or a course") },
  { "health", N_("Not working or studying: health or disability") },
  { "parent", N_("Not working or studying: pregnant or a parent") },
  { "other", N_("Something else") },
  { "not-reached", N_("Could not be reached") },
  { "not-said", N_("Prefers not to say") },
};
const KithChoiceList kith_destinations = KITH_CHOICE_LIST ("destinations", destinations);

static const KithChoice feedback_sources[] = {
  { "student", N_("A student") },
  { "carer", N_("A carer") },
  { "partner", N_("A partner organisation") },
  { "staff", N_("A member of staff") },
};
const KithChoiceList kith_feedback_sources = KITH_CHOICE_LIST ("feedback-sources", feedback_sources);

static const KithChoice feedback_uses[] = {
  { "college", N_("Inside the college") },
  { "reports", N_("In reports, without a name") },
};
const KithChoiceList kith_feedback_uses = KITH_CHOICE_LIST ("feedback-uses", feedback_uses);

/* The seven areas of the NNECL Quality Mark, in its order and its words. */
static const KithChoice quality_areas[] = {
  { "culture", N_("Culture and leadership") },
  { "improvement", N_("Continuous improvement") },
  { "pre-entry", N_("Pre-entry") },
  { "admissions", N_("Admissions") },
  { "wellbeing", N_("Student wellbeing") },
  { "success", N_("Student success") },
  { "partnership", N_("Partnership working") },
};
const KithChoiceList kith_quality_areas = KITH_CHOICE_LIST ("quality-areas", quality_areas);
