/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-choice.h"

G_BEGIN_DECLS

/* The lists fields choose from. Codes are stored and never change; labels are for people. */

extern const KithChoiceList kith_access_askers;
extern const KithChoiceList kith_access_exemptions;
extern const KithChoiceList kith_access_ways;
extern const KithChoiceList kith_accommodations;
extern const KithChoiceList kith_appointment_outcomes;
extern const KithChoiceList kith_appointment_types;
extern const KithChoiceList kith_areas;
extern const KithChoiceList kith_assessment_results;
extern const KithChoiceList kith_assignment_roles;
extern const KithChoiceList kith_attendee_statuses;
extern const KithChoiceList kith_bundle_locks;
extern const KithChoiceList kith_bursary_groups;
extern const KithChoiceList kith_bursary_payments;
extern const KithChoiceList kith_calendar_types;
extern const KithChoiceList kith_care_statuses;
extern const KithChoiceList kith_checklist_items;
extern const KithChoiceList kith_checklist_states;
extern const KithChoiceList kith_checklists;
extern const KithChoiceList kith_class_attendances;
extern const KithChoiceList kith_concern_abouts;
extern const KithChoiceList kith_concern_action_types;
extern const KithChoiceList kith_concern_levels;
extern const KithChoiceList kith_contact_made;
extern const KithChoiceList kith_contact_ways;
extern const KithChoiceList kith_course_outcomes;
extern const KithChoiceList kith_course_years;
extern const KithChoiceList kith_covenant_pillars;
extern const KithChoiceList kith_destinations;
extern const KithChoiceList kith_disposal_outcomes;
extern const KithChoiceList kith_evidence_types;
extern const KithChoiceList kith_feedback_sources;
extern const KithChoiceList kith_feedback_uses;
extern const KithChoiceList kith_goal_statuses;
extern const KithChoiceList kith_ksb_types;
extern const KithChoiceList kith_leaving_reasons;
extern const KithChoiceList kith_legal_statuses;
extern const KithChoiceList kith_log_types;
extern const KithChoiceList kith_mark_reasons;
extern const KithChoiceList kith_may_contact;
extern const KithChoiceList kith_note_types;
extern const KithChoiceList kith_off_the_job_tests;
extern const KithChoiceList kith_pathway_heads;
extern const KithChoiceList kith_person_roles;
extern const KithChoiceList kith_placements;
extern const KithChoiceList kith_plan_qualities;
extern const KithChoiceList kith_plan_rhythms;
extern const KithChoiceList kith_plan_statuses;
extern const KithChoiceList kith_plan_types;
extern const KithChoiceList kith_professional_roles;
extern const KithChoiceList kith_quality_areas;
extern const KithChoiceList kith_recruitment_stages;
extern const KithChoiceList kith_redaction_reasons;
extern const KithChoiceList kith_relationships;
extern const KithChoiceList kith_retention_groups;
extern const KithChoiceList kith_roles;
extern const KithChoiceList kith_stages;
extern const KithChoiceList kith_supervision_types;
extern const KithChoiceList kith_support_answers;
extern const KithChoiceList kith_support_facts;
extern const KithChoiceList kith_support_groups;
extern const KithChoiceList kith_support_offer_types;
extern const KithChoiceList kith_terms;
extern const KithChoiceList kith_topics;
extern const KithChoiceList kith_visibilities;

G_END_DECLS
