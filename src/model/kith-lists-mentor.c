/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-lists.h"

#include <glib/gi18n.h>

/* The lists of the mentor's own side and of safeguarding. */

static const KithChoice assessment_results[] = {
  { "not-yet", N_("Not yet") },
  { "on-track", N_("On track") },
  { "secure", N_("Secure") },
  { "exceeded", N_("Exceeded") },
};
const KithChoiceList kith_assessment_results = KITH_CHOICE_LIST ("assessment-results", assessment_results);

static const KithChoice class_attendances[] = {
  { "attended", N_("Attended") },
  { "authorised", N_("Away with leave") },
  { "missed", N_("Missed") },
};
const KithChoiceList kith_class_attendances = KITH_CHOICE_LIST ("class-attendances", class_attendances);

static const KithChoice concern_abouts[] = {
  { "student", N_("A student") },
  { "staff", N_("A member of staff") },
  { "other", N_("Somebody else") },
};
const KithChoiceList kith_concern_abouts = KITH_CHOICE_LIST ("concern-abouts", concern_abouts);

static const KithChoice concern_action_types[] = {
  { "decision", N_("Decision") },
  { "referral", N_("Referral") },
  { "conversation", N_("Conversation") },
  { "meeting", N_("Meeting") },
  { "check", N_("Check on how they are") },
  { "other", N_("Something else") },
};
const KithChoiceList kith_concern_action_types = KITH_CHOICE_LIST ("concern-action-types", concern_action_types);

static const KithChoice concern_levels[] = {
  { "worry", N_("Worry noted") },
  { "concern", N_("Concern") },
  { "immediate", N_("Immediate danger") },
};
const KithChoiceList kith_concern_levels = KITH_CHOICE_LIST ("concern-levels", concern_levels);

static const KithChoice ksb_types[] = {
  { "knowledge", N_("Knowledge"), "K" },
  { "skill", N_("Skill"), "S" },
  { "behaviour", N_("Behaviour"), "B" },
};
const KithChoiceList kith_ksb_types = KITH_CHOICE_LIST ("ksb-types", ksb_types);

static const KithChoice log_types[] = {
  { "self-research", N_("Self-research") },
  { "shadowing", N_("Observing and shadowing") },
  { "journal", N_("Reflective journal") },
  { "supporting", N_("Supporting students") },
  { "class", N_("Monthly college day") },
  { "assignment", N_("Assignment") },
  { "supervision", N_("Supervision") },
  { "other", N_("Something else") },
};
const KithChoiceList kith_log_types = KITH_CHOICE_LIST ("log-types", log_types);

static const KithChoice mark_reasons[] = {
  { "student", N_("Another student") },
  { "family", N_("Family") },
  { "other", N_("Somebody else") },
  { "not-covered", N_("Not to be covered") },
};
const KithChoiceList kith_mark_reasons = KITH_CHOICE_LIST ("mark-reasons", mark_reasons);

static const KithChoice off_the_job_tests[] = {
  { "new", N_("teaches something new") },
  { "relevant", N_("belongs to the standard") },
  { "not-excluded", N_("is not English, maths, induction, a progress review or an exam") },
};
const KithChoiceList kith_off_the_job_tests = KITH_CHOICE_LIST ("off-the-job-tests", off_the_job_tests);

static const KithChoice recruitment_stages[] = {
  { "interested", N_("Interested") },
  { "introduced", N_("Introduced") },
  { "interviewed", N_("Interviewed") },
  { "checked", N_("Checked (DBS)") },
  { "started", N_("Started") },
  { "completed", N_("Completed") },
  { "moved-on", N_("Moved on") },
};
const KithChoiceList kith_recruitment_stages = KITH_CHOICE_LIST ("recruitment-stages", recruitment_stages);

static const KithChoice supervision_types[] = {
  { "one-to-one", N_("One-to-one") },
  { "group", N_("Group") },
  { "debrief", N_("Debrief") },
  { "spot", N_("Spot supervision") },
};
const KithChoiceList kith_supervision_types = KITH_CHOICE_LIST ("supervision-types", supervision_types);

static const KithChoice support_answers[] = {
  { "taken", N_("Taken up") },
  { "later", N_("Later") },
  { "no", N_("Not wanted") },
};
const KithChoiceList kith_support_answers = KITH_CHOICE_LIST ("support-answers", support_answers);

static const KithChoice support_offer_types[] = {
  { "debrief", N_("Debrief") },
  { "pause", N_("Pause on new students") },
  { "other", N_("Other support") },
};
const KithChoiceList kith_support_offer_types = KITH_CHOICE_LIST ("support-offer-types", support_offer_types);

static const KithChoice terms[] = {
  { "autumn", N_("Autumn term") },
  { "spring", N_("Spring term") },
  { "summer", N_("Summer term") },
};
const KithChoiceList kith_terms = KITH_CHOICE_LIST ("terms", terms);
