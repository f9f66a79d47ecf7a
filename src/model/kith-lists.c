/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-lists.h"

#include <glib/gi18n.h>

/* Statutory codes are those of the Standard Safeguarding Dataset, which mirrors the DfE's SSDA903 return. */

static const KithChoice accommodations[] = {
  { "family", N_("With parents or relatives"), "B" },
  { "residential", N_("Residential or hospital"), "C" },
  { "semi-independent", N_("Semi-independent"), "D" },
  { "supported-lodgings", N_("Supported lodgings"), "E" },
  { "abroad", N_("Abroad"), "G" },
  { "deported", N_("Deported"), "H" },
  { "lodgings", N_("Ordinary lodgings"), "K" },
  { "not-known", N_("Not known"), "R" },
  { "homeless", N_("No fixed home"), "S" },
  { "foyer", N_("Foyer"), "T" },
  { "independent", N_("A place of their own"), "U" },
  { "emergency", N_("Emergency accommodation"), "V" },
  { "bed-and-breakfast", N_("Bed and breakfast"), "W" },
  { "custody", N_("Custody"), "X" },
  { "staying-put", N_("Staying put with a former foster carer"), "Z" },
  { "other", N_("Somewhere else"), "Y" },
};
const KithChoiceList kith_accommodations = KITH_CHOICE_LIST ("accommodations", accommodations);

static const KithChoice appointment_outcomes[] = {
  { "attended", N_("Attended") },
  { "did-not-attend", N_("Did not attend") },
  { "rearranged", N_("Rearranged") },
  { "cancelled", N_("Cancelled") },
};
const KithChoiceList kith_appointment_outcomes = KITH_CHOICE_LIST ("appointment-outcomes", appointment_outcomes);

static const KithChoice appointment_types[] = {
  { "probation", N_("Probation") },
  { "therapy", N_("Therapy or counselling") },
  { "gp", N_("GP or health") },
  { "job-interview", N_("Job interview") },
  { "housing", N_("Housing") },
  { "court", N_("Court") },
  { "college", N_("College") },
  { "benefits", N_("Benefits") },
  { "other", N_("Another appointment") },
};
const KithChoiceList kith_appointment_types = KITH_CHOICE_LIST ("appointment-types", appointment_types);

static const KithChoice areas[] = {
  { "settling-in", N_("Settling in") }, { "learning", N_("Learning") }, { "attendance", N_("Attendance") },
  { "home", N_("Home") },               { "money", N_("Money") },       { "health", N_("Health") },
  { "feelings", N_("Feelings") },       { "friends", N_("Friends") },   { "work", N_("Work") },
  { "future", N_("Future") },           { "other", N_("Something else") },
};
const KithChoiceList kith_areas = KITH_CHOICE_LIST ("areas", areas);

static const KithChoice assignment_roles[] = {
  { "mentor", N_("Peer mentor") },
  { "coach", N_("Support coach") },
  { "cover", N_("Cover for the coach") },
};
const KithChoiceList kith_assignment_roles = KITH_CHOICE_LIST ("assignment-roles", assignment_roles);

static const KithChoice attendee_statuses[] = {
  { "invited", N_("Invited") },
  { "attended", N_("Came") },
  { "apologies", N_("Sent apologies") },
  { "absent", N_("Did not come") },
};
const KithChoiceList kith_attendee_statuses = KITH_CHOICE_LIST ("attendee-statuses", attendee_statuses);

static const KithChoice bursary_groups[] = {
  { "in-care", N_("In care") },
  { "care-leaver", N_("Care leaver") },
  { "benefits", N_("Gets certain benefits") },
};
const KithChoiceList kith_bursary_groups = KITH_CHOICE_LIST ("bursary-groups", bursary_groups);

static const KithChoice bursary_payments[] = {
  { "cash", N_("Money") },
  { "in-kind", N_("Things paid for") },
  { "both", N_("Money and things paid for") },
};
const KithChoiceList kith_bursary_payments = KITH_CHOICE_LIST ("bursary-payments", bursary_payments);

static const KithChoice calendar_types[] = {
  { "term", N_("Term") },
  { "holiday", N_("Holiday") },
  { "bank-holiday", N_("Bank holiday") },
  { "closed", N_("College closed") },
  { "event", N_("Day to remember") },
};
const KithChoiceList kith_calendar_types = KITH_CHOICE_LIST ("calendar-types", calendar_types);

static const KithChoice care_statuses[] = {
  { "looked-after", N_("Looked after"), NULL },
  { "eligible", N_("Eligible"), "Eligible" },
  { "relevant", N_("Relevant"), "Relevant" },
  { "former-relevant", N_("Former relevant"), "Former relevant" },
  { "qualifying", N_("Qualifying"), "Qualifying" },
  { "previously-looked-after", N_("Previously looked after"), NULL },
  { "kinship", N_("Kinship care or special guardianship"), NULL },
  { "care-experienced", N_("Care-experienced"), NULL },
  { "uasc", N_("Came to the UK alone, seeking asylum"), NULL },
  { "estranged", N_("Estranged from family"), NULL },
  { "young-carer", N_("Young carer"), NULL },
  { "parent", N_("Parent"), NULL },
  { "ehcp", N_("Has an EHC plan"), NULL },
  { "none", N_("No current eligibility"), "No current eligibility" },
  { "claimed", N_("Claimed, evidence awaited"), NULL },
  { "not-known", N_("Not yet known"), NULL },
  { "not-said", N_("Prefers not to say"), NULL },
};
const KithChoiceList kith_care_statuses = KITH_CHOICE_LIST ("care-statuses", care_statuses);

static const KithChoice checklist_items[] = {
  { "enrolled", N_("Enrolled and timetable understood") },
  { "id-card", N_("College ID card") },
  { "travel", N_("Way to college, and its cost") },
  { "equipment", N_("Equipment, kit and books") },
  { "computer", N_("Computer and internet") },
  { "bursary", N_("Bursary applied for") },
  { "lunch", N_("Free meals") },
  { "timetable", N_("Named person in college known") },
  { "sharing", N_("Who may know what, agreed") },
  { "emergency", N_("Emergency contact given") },
  { "housing", N_("Somewhere safe to live") },
  { "identity", N_("ID documents: passport, birth certificate, NI number") },
  { "bank", N_("Bank account") },
  { "benefits", N_("Benefits checked and claimed") },
  { "gp", N_("Registered with a GP and a dentist") },
  { "council-tax", N_("Council-tax exemption or discount") },
  { "setting-up-home", N_("Setting up home grant") },
  { "adviser", N_("Personal adviser’s name and number") },
  { "next-course", N_("Next course or job") },
  { "budget", N_("A budget that works") },
  { "vote", N_("Registered to vote") },
};
const KithChoiceList kith_checklist_items = KITH_CHOICE_LIST ("checklist-items", checklist_items);

static const KithChoice checklist_states[] = {
  { "needed", N_("Needed") },
  { "done", N_("Done") },
  { "not-for-me", N_("Not for me") },
};
const KithChoiceList kith_checklist_states = KITH_CHOICE_LIST ("checklist-states", checklist_states);

static const KithChoice checklists[] = {
  { "starting", N_("Starting college") },
  { "leaving", N_("Leaving care") },
};
const KithChoiceList kith_checklists = KITH_CHOICE_LIST ("checklists", checklists);

static const KithChoice contact_made[] = {
  { "yes", N_("Yes") },
  { "attempted", N_("Attempted") },
  { "not-applicable", N_("Not applicable") },
};
const KithChoiceList kith_contact_made = KITH_CHOICE_LIST ("contact-made", contact_made);

static const KithChoice contact_ways[] = {
  { "text", N_("Text message") }, { "call", N_("Phone call") },       { "email", N_("Email") },
  { "app", N_("Messaging app") }, { "in-person", N_("In person") },
};
const KithChoiceList kith_contact_ways = KITH_CHOICE_LIST ("contact-ways", contact_ways);

static const KithChoice course_years[] = {
  { "12", N_("Year 12"), "12" },
  { "13", N_("Year 13"), "13" },
  { "14", N_("Year 14"), "14" },
  { "adult", N_("Adult") },
};
const KithChoiceList kith_course_years = KITH_CHOICE_LIST ("course-years", course_years);

static const KithChoice evidence_types[] = {
  { "la-letter", N_("Letter from the local authority") },
  { "pa-email", N_("Email from the personal adviser") },
  { "ucas", N_("UCAS") },
  { "self-declared", N_("The student told us") },
  { "virtual-school", N_("Virtual school's list") },
};
const KithChoiceList kith_evidence_types = KITH_CHOICE_LIST ("evidence-types", evidence_types);

static const KithChoice goal_statuses[] = {
  { "active", N_("Active") },   { "paused", N_("Paused") },   { "achieved", N_("Achieved") },
  { "changed", N_("Changed") }, { "stopped", N_("Stopped") },
};
const KithChoiceList kith_goal_statuses = KITH_CHOICE_LIST ("goal-statuses", goal_statuses);

static const KithChoice leaving_reasons[] = {
  { "completed", N_("Completed the course") },
  { "work", N_("Went into work or an apprenticeship") },
  { "other-provider", N_("Moved to another provider") },
  { "higher-education", N_("Went to higher education") },
  { "moved-away", N_("Moved away") },
  { "health", N_("Health") },
  { "withdrew", N_("Withdrew") },
  { "support-ended", N_("No longer wants support") },
  { "other", N_("Something else") },
};
const KithChoiceList kith_leaving_reasons = KITH_CHOICE_LIST ("leaving-reasons", leaving_reasons);

static const KithChoice legal_statuses[] = {
  { "interim-order", N_("Interim care order"), "C1" },
  { "care-order", N_("Full care order"), "C2" },
  { "placement-order", N_("Placement order"), "E1" },
  { "section-20", N_("By agreement (section 20)"), "V2" },
  { "short-breaks", N_("Short breaks"), "V4" },
  { "protection", N_("Police or emergency protection"), "L1" },
  { "youth-justice", N_("Youth justice"), "J1" },
};
const KithChoiceList kith_legal_statuses = KITH_CHOICE_LIST ("legal-statuses", legal_statuses);

static const KithChoice may_contact[] = {
  { "yes", N_("Yes") },
  { "ask-first", N_("Ask the student first") },
  { "no", N_("No") },
};
const KithChoiceList kith_may_contact = KITH_CHOICE_LIST ("may-contact", may_contact);

static const KithChoice note_types[] = {
  { "one-to-one", N_("One-to-one") },
  { "drop-in", N_("Drop-in") },
  { "phone", N_("Phone, video or text") },
  { "accompanied", N_("Accompanied appointment") },
  { "group", N_("Group") },
  { "home-visit", N_("Home visit") },
  { "shadowed", N_("Shadowed") },
  { "meeting", N_("Meeting") },
  { "attempted", N_("Attempted contact") },
  { "non-contact", N_("Work without the student") },
};
const KithChoiceList kith_note_types = KITH_CHOICE_LIST ("note-types", note_types);

static const KithChoice pathway_heads[] = {
  { "contact", N_("Contact and support") },
  { "education", N_("Education and training") },
  { "employment", N_("Employment") },
  { "contingency", N_("If plans fall through") },
  { "accommodation", N_("Accommodation") },
  { "family", N_("Family and social life") },
  { "skills", N_("Skills for independent living") },
  { "money", N_("Money") },
  { "health", N_("Health and how they feel") },
  { "identity", N_("Identity") },
};
const KithChoiceList kith_pathway_heads = KITH_CHOICE_LIST ("pathway-heads", pathway_heads);

static const KithChoice person_roles[] = {
  { "mentor", N_("Peer mentor") },
  { "coach", N_("Support coach") },
  { "welfare", N_("Welfare officer") },
  { "manager", N_("Manager") },
  { "dsl", N_("Designated safeguarding lead") },
  { "designated-person", N_("Designated person for looked-after students") },
  { "tutor", N_("Tutor") },
  { "senco", N_("SENCo") },
  { "careers", N_("Careers adviser") },
  { "counsellor", N_("Counsellor") },
  { "student-finance", N_("Student finance") },
  { "dpo", N_("Data protection officer") },
  { "personal-adviser", N_("Personal adviser") },
  { "social-worker", N_("Social worker") },
  { "reviewing-officer", N_("Independent reviewing officer") },
  { "virtual-school", N_("Virtual school") },
  { "carer", N_("Carer or key worker") },
  { "other", N_("Someone else") },
};
const KithChoiceList kith_person_roles = KITH_CHOICE_LIST ("person-roles", person_roles);

static const KithChoice placements[] = {
  { "foster", N_("Foster carers"), "U6" },
  { "foster-kin", N_("Foster carers who are relatives or friends"), "U3" },
  { "childrens-home", N_("Children's home"), "K2" },
  { "secure", N_("Secure children's home"), "K1" },
  { "semi-independent", N_("Semi-independent living"), "H5" },
  { "parents", N_("With parents"), "P1" },
  { "independent", N_("Living independently"), "P2" },
  { "residential-employment", N_("Residential employment"), "P3" },
  { "residential", N_("Residential, health or young offender setting"), "R1" },
  { "residential-school", N_("Residential school"), "S1" },
  { "other", N_("Somewhere else"), "Z1" },
};
const KithChoiceList kith_placements = KITH_CHOICE_LIST ("placements", placements);

static const KithChoice plan_qualities[] = {
  { "green", N_("Green") },
  { "amber", N_("Amber") },
  { "red", N_("Red") },
};
const KithChoiceList kith_plan_qualities = KITH_CHOICE_LIST ("plan-qualities", plan_qualities);

static const KithChoice plan_rhythms[] = {
  { "termly", N_("Every term, by the cut-off date") },
  { "months", N_("Every so many months") },
  { "weeks", N_("Every so many weeks") },
};
const KithChoiceList kith_plan_rhythms = KITH_CHOICE_LIST ("plan-rhythms", plan_rhythms);

static const KithChoice plan_statuses[] = {
  { "planned", N_("Planned") },
  { "held", N_("Held") },
  { "not-held", N_("Not held") },
};
const KithChoiceList kith_plan_statuses = KITH_CHOICE_LIST ("plan-statuses", plan_statuses);

static const KithChoice plan_types[] = {
  { "pep", N_("Personal Education Plan (PEP)") },
  { "pathway", N_("Pathway Plan") },
  { "ehc", N_("EHC plan review") },
  { "looked-after", N_("Looked-after review") },
  { "college", N_("College review") },
  { "other", N_("Another meeting") },
};
const KithChoiceList kith_plan_types = KITH_CHOICE_LIST ("plan-types", plan_types);

static const KithChoice professional_roles[] = {
  { "personal-adviser", N_("Personal adviser") },
  { "social-worker", N_("Social worker") },
  { "reviewing-officer", N_("Independent reviewing officer") },
  { "virtual-school", N_("Virtual school") },
  { "foster-carer", N_("Foster carer") },
  { "key-worker", N_("Key worker") },
  { "family", N_("Family") },
  { "friend", N_("Friend") },
  { "tutor", N_("Tutor") },
  { "senco", N_("SENCo") },
  { "careers", N_("Careers adviser") },
  { "counsellor", N_("Counsellor or therapist") },
  { "health", N_("Doctor or nurse") },
  { "housing", N_("Housing") },
  { "youth-justice", N_("Youth justice") },
  { "other", N_("Someone else") },
};
const KithChoiceList kith_professional_roles = KITH_CHOICE_LIST ("professional-roles", professional_roles);

static const KithChoice relationships[] = {
  { "family", N_("Family") },
  { "sibling", N_("Brother or sister") },
  { "neighbour", N_("Neighbour") },
  { "same-group", N_("Former student of the same group") },
  { "other", N_("Another reason not to be matched") },
};
const KithChoiceList kith_relationships = KITH_CHOICE_LIST ("relationships", relationships);

static const KithChoice roles[] = {
  { "mentor", N_("Peer mentor") },
  { "coach", N_("Support coach") },
  { "welfare", N_("Welfare officer") },
  { "manager", N_("Manager") },
  { "dsl", N_("Designated safeguarding lead") },
  { "dpo", N_("Data protection officer") },
  { "admin", N_("Administrator") },
};
const KithChoiceList kith_roles = KITH_CHOICE_LIST ("roles", roles);

static const KithChoice stages[] = {
  { "prospective", N_("Prospective") },
  { "active", N_("Active") },
  { "paused", N_("Paused") },
  { "left", N_("Left") },
};
const KithChoiceList kith_stages = KITH_CHOICE_LIST ("stages", stages);

/* Statutory codes are those of the learner funding and monitoring facts of the Individualised Learner Record. */
static const KithChoice support_facts[] = {
  { "care-to-learn", N_("Care to Learn"), "LSR36" },
  { "vulnerable-bursary", N_("16 to 19 bursary for vulnerable groups"), "LSR55" },
  { "discretionary-bursary", N_("16 to 19 discretionary bursary"), "LSR56" },
  { "residential-support", N_("Residential support"), "LSR57" },
  { "hardship", N_("19+ hardship fund"), "LSR58" },
  { "childcare", N_("20+ childcare fund"), "LSR59" },
  { "residential-access", N_("Residential access fund"), "LSR60" },
  { "sen", N_("Special educational needs"), "SEN1" },
  { "high-needs", N_("High-needs funding"), "HNS1" },
};
const KithChoiceList kith_support_facts = KITH_CHOICE_LIST ("support-facts", support_facts);

static const KithChoice support_groups[] = {
  { "care-experienced", N_("Care-experienced") },
  { "estranged", N_("Estranged") },
  { "young-carer", N_("Young carer") },
  { "asylum", N_("Refugee or seeking asylum") },
  { "send", N_("SEND") },
  { "bursary", N_("Bursary for vulnerable groups") },
  { "young-parent", N_("Young parent") },
  { "other", N_("Another group") },
  { "not-known", N_("Not yet known") },
};
const KithChoiceList kith_support_groups = KITH_CHOICE_LIST ("support-groups", support_groups);

static const KithChoice topics[] = {
  { "family", N_("Family") },          { "loss", N_("Loss and bereavement") },   { "self-harm", N_("Self-harm") },
  { "substances", N_("Alcohol and drugs") }, { "violence", N_("Violence at home") }, { "neglect", N_("Neglect") },
  { "housing", N_("Housing") },        { "money", N_("Money") },                 { "health", N_("Health") },
  { "learning", N_("Learning") },      { "friends", N_("Friends") },             { "identity", N_("Identity") },
  { "asylum", N_("Asylum and immigration") }, { "police", N_("Police and courts") }, { "future", N_("Future") },
};
const KithChoiceList kith_topics = KITH_CHOICE_LIST ("topics", topics);

static const KithChoice visibilities[] = {
  { "team", N_("Team") },
  { "supporters", N_("Mentor and coach") },
  { "dsl", N_("Safeguarding lead only") },
};
const KithChoiceList kith_visibilities = KITH_CHOICE_LIST ("visibilities", visibilities);
