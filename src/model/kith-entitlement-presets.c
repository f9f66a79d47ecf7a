/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-entitlement-presets.h"

#include "kith-entitlement.h"

#include <glib/gi18n.h>

#define NO_AGE 0

#define IN_CARE "looked-after eligible"
#define LEAVING "looked-after eligible relevant former-relevant"
#define LEAVERS "eligible relevant former-relevant"

/* Codes stand in the order of the list of care statuses. */
typedef struct {
  const char *title;
  int from_age;
  int until_age;
  const char *statuses;
  const char *rule;
  const char *source;
} Preset;

/* England, as of 2026. Only what is written down somewhere a reader can look up; whoever edits the rights starts from
 * these lines. The law gives authorities room where a rule says so. */
static const Preset presets[] = {
  { N_("Personal adviser"), 16, 25, LEAVERS,
    N_("The local authority names a personal adviser. From 21 it is for the young person to ask, up to 25."),
    N_("Children Act 1989, sections 23B, 23C and 23CZB; Schedule 2, paragraph 19C") },
  { N_("Pathway Plan"), 16, 25, LEAVERS,
    N_("A plan made together, looked at again at least every 6 months, up to 21, and up to 25 for whoever asks for "
       "support or is in education or training."),
    N_("Children Act 1989, sections 23B, 23C, 23CA, 23CZB and 23E") },
  { N_("16 to 19 bursary for vulnerable groups"), 16, 19, "looked-after eligible relevant former-relevant qualifying",
    N_("Up to £1,200 a year by need, for whoever is in care or a care leaver and is 16, 17 or 18 on 31 August before the "
       "academic year. Who turns 19 later in the year keeps it until the year ends."),
    N_("16 to 19 Bursary Fund guide, Department for Education") },
  { N_("Care leavers’ apprenticeship bursary"), 16, 25, LEAVING,
    N_("£3,000, once, for a care leaver who begins an apprenticeship between 16 and 24."),
    N_("Apprenticeship funding rules, Department for Education") },
  { N_("Look at the leave to remain"), 17, NO_AGE, "uasc",
    N_("Leave given to an unaccompanied child ends at 17 and a half at the latest. See an immigration solicitor before "
       "then; asking in time keeps the leave going."),
    N_("Immigration Rules, paragraph 352ZE") },
  { N_("Being looked after"), NO_AGE, 18, IN_CARE,
    N_("A care order, and being looked after by agreement, end on the 18th birthday. The authority’s duties to a care "
       "leaver begin."),
    N_("Children Act 1989, sections 91(12), 22 and 23C") },
  { N_("Looked-after reviews and reviewing officer"), NO_AGE, 18, IN_CARE,
    N_("At least every 6 months while looked after, with an independent reviewing officer."),
    N_("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33") },
  { N_("Personal Education Plan (PEP)"), NO_AGE, 18, IN_CARE,
    N_("Part of the care plan while looked after. The virtual school’s support for it ends then; many colleges go on "
       "with their own."),
    N_("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 5") },
  { N_("Staying put with the foster carer"), 18, 21, LEAVING,
    N_("Who lived with a foster carer right up to 18 can stay, if both want to, and the authority supports it until 21."),
    N_("Children Act 1989, section 23CZA") },
  { N_("Setting up home allowance"), 18, NO_AGE, LEAVERS,
    N_("Money to furnish a first home of one’s own. £3,000 is the least the government expects; the authority’s local "
       "offer says how much and until when."),
    N_("Children Act 1989 guidance, volume 3: transition to adulthood for care leavers") },
  { N_("Higher education bursary"), 18, NO_AGE, LEAVERS,
    N_("£2,000, once, from the local authority for a former relevant care leaver on a higher-education course that is in "
       "the Pathway Plan."),
    N_("Children Act 1989, section 23C(5A); Higher Education Bursary Regulations 2009") },
  { N_("Support in education or training"), 21, 25, LEAVERS,
    N_("Who takes up education or training again before 25 can have an adviser, a Pathway Plan and help with its costs."),
    N_("Children Act 1989, section 23CA") },
  { N_("Student finance without parents’ income"), 18, 25, LEAVING " estranged",
    N_("Care leavers and students estranged from their parents count as independent. At 25 everybody does."),
    N_("Education (Student Support) Regulations 2011, Schedule 4, paragraph 2") },
  { N_("Priority when homeless"), 18, 21, LEAVING " qualifying",
    N_("Aged 18 to 20 and in care at any time at 16 or 17: always in priority need."),
    N_("Homelessness (Priority Need for Accommodation) (England) Order 2002, article 4") },
  { N_("Social housing without local connection"), NO_AGE, 25, LEAVERS,
    N_("No council in England may turn a care leaver under 25 away from its housing register for want of a local "
       "connection."),
    N_("Allocation of Housing (Qualification Criteria) (England) Regulations 2025") },
  { N_("One-bedroom rate of housing costs"), 18, 25, LEAVING,
    N_("Universal Credit pays a care leaver the one-bedroom rate and not the lower rate for a shared home."),
    N_("Universal Credit Regulations 2013, Schedule 4, paragraph 29") },
  { N_("Universal Credit in their own name"), 18, NO_AGE, LEAVING,
    N_("Until 18 the local authority pays for most care leavers’ living; from then on they can claim. Claims can be "
       "prepared in the month before."),
    N_("Children (Leaving Care) Act 2000, section 6") },
  { N_("Council tax"), 18, NO_AGE, "",
    N_("Nobody under 18 pays it, and full-time students are left out. Many councils let care leavers off until 25: ask."),
    N_("Local Government Finance Act 1992, sections 6 and 13A and Schedule 1") },
  { N_("Voting"), 18, NO_AGE, "",
    N_("Vote in every election from 18. Registering is possible from 16."),
    N_("Representation of the People Act 1983, sections 1, 2 and 4") },
  { N_("Junior ISA or Child Trust Fund"), 18, NO_AGE, "",
    N_("The money becomes theirs. Whoever was in care for a year has a Junior ISA from the government; The Share "
       "Foundation finds it."),
    N_("Individual Savings Account Regulations 1998; Child Trust Funds Act 2004") },
  { N_("Staying in education or training"), NO_AGE, 18, "",
    N_("Everybody takes part in education or training until 18."),
    N_("Education and Skills Act 2008, sections 1 and 2") },
  { N_("Free prescriptions"), NO_AGE, 19, "",
    N_("Free until 16, and at 16, 17 and 18 in full-time education. After that by low income: form HC1."),
    N_("NHS (Charges for Drugs and Appliances) Regulations 2015") },
  { N_("Free dental treatment"), NO_AGE, 19, "",
    N_("Free until 18, and at 18 in full-time education. After that by low income: form HC1."),
    N_("National Health Service Act 2006, section 177") },
  { N_("Child Benefit"), NO_AGE, 20, "",
    N_("Paid to whoever brings them up, until 20 at the latest, while in approved education or training begun before 19."),
    N_("Child Benefit (General) Regulations 2006") },
  { N_("Care to Learn"), NO_AGE, 20, "parent",
    N_("Helps with the cost of childcare for a young parent who is under 20 when the course begins."),
    N_("Care to Learn guide, Department for Education") },
  { N_("Young carer’s assessment"), NO_AGE, 18, "young-carer",
    N_("The authority looks at what help a young carer needs. Before 18 it must also look at what they need as an adult."),
    N_("Children Act 1989, section 17ZA; Care Act 2014, section 63") },
  { N_("Adult carer’s assessment"), 18, NO_AGE, "young-carer",
    N_("From 18 whoever looks after somebody can have an assessment as an adult carer."),
    N_("Care Act 2014, section 10") },
  { N_("EHC plan"), NO_AGE, 25, "ehcp",
    N_("A plan can go on while it is needed for education or training, until 25 at the latest."),
    N_("Children and Families Act 2014, sections 45 and 46") },
  { N_("National Living Wage"), 21, NO_AGE, "",
    N_("From 21 the full rate; under 21 and in the first year of an apprenticeship a lower one."),
    N_("National Minimum Wage Regulations 2015") },
};

static KithRecord *
create_record (const Preset *preset)
{
  KithRecord *record = kith_record_new (&kith_entitlement_kind);

  kith_record_set_text (record, KITH_ENTITLEMENT_TITLE, _(preset->title));
  if (preset->from_age != NO_AGE)
    kith_record_set_number (record, KITH_ENTITLEMENT_FROM_AGE, preset->from_age);
  if (preset->until_age != NO_AGE)
    kith_record_set_number (record, KITH_ENTITLEMENT_UNTIL_AGE, preset->until_age);
  if (*preset->statuses != '\0')
    kith_record_set_text (record, KITH_ENTITLEMENT_STATUSES, preset->statuses);
  kith_record_set_text (record, KITH_ENTITLEMENT_RULE, _(preset->rule));
  kith_record_set_text (record, KITH_ENTITLEMENT_SOURCE, _(preset->source));
  return record;
}

/**
 * kith_entitlement_add_presets:
 * @list: (element-type KithRecord): where they go
 * @today: the day of the clock; rights do not depend on it
 *
 * Adds what begins and ends at an age in England, as records that are not saved.
 */
void
kith_entitlement_add_presets (GPtrArray   *list,
                              const GDate *today)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    g_ptr_array_add (list, create_record (&presets[i]));
}
