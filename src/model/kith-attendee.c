/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-attendee.h"

#include "kith-group.h"
#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* One student at one group session: the line that stands in their own chronology and names nobody else. */
struct _KithAttendee
{
  KithRecord parent_instance;
};

static const KithField attendee_fields[] = {
  [KITH_ATTENDEE_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_ATTENDEE_GROUP] = { "group", KITH_FIELD_LINK, N_("Group session"), .kind = "group",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED | KITH_FIELD_PART | KITH_FIELD_PERSONAL },
  [KITH_ATTENDEE_STATUS] = { "status", KITH_FIELD_CHOICE, N_("Came"), .choices = &kith_attendee_statuses,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL,
    .missing = N_("Say whether the student was invited or came.") },
  [KITH_ATTENDEE_OWN_WORDS] = { "own-words", KITH_FIELD_TEXT, N_("In their own words"), .limit = 1000,
    .flags = KITH_FIELD_PERSONAL },
};

/* Who came is contact, and contact on a day to come would take the student out of the list of those nobody has seen. */
static void
check_day (KithRecord      *record,
           const KithRules *rules,
           KithProblems    *problems)
{
  g_autoptr (KithRecord) group = NULL;
  GDate day;

  if (g_strcmp0 (kith_record_get_text (record, KITH_ATTENDEE_STATUS), "attended") != 0)
    return;
  group = kith_rules_find (rules, "group", kith_record_get_number (record, KITH_ATTENDEE_GROUP));
  if (group != NULL && kith_record_get_date (group, KITH_GROUP_DATE, &day) && g_date_compare (&day, &rules->today) > 0)
    kith_problems_add (problems, "status", KITH_SEVERITY_ERROR,
                       _("This session has not been yet, so nobody can have come. Choose Invited, or put its date right "
                         "first."));
}

static void
check_attendee (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  g_autoptr (GPtrArray) others =
    kith_rules_dup_siblings (rules, "attendee", "group", kith_record_get_number (record, KITH_ATTENDEE_GROUP));
  gint64 student = kith_record_get_number (record, KITH_ATTENDEE_STUDENT);

  check_day (record, rules, problems);
  for (guint i = 0; i < others->len; i++)
    if (kith_record_get_number (g_ptr_array_index (others, i), KITH_ATTENDEE_STUDENT) == student) {
      kith_problems_add (problems, "student", KITH_SEVERITY_ERROR, _("This student is on the register already."));
      return;
    }
}

const KithKind kith_attendee_kind = {
  .name = "attendee",
  .plural = "attendees",
  .table = "attendee",
  .label = N_("Group attendance"),
  .label_plural = N_("Group attendance"),
  .fields = attendee_fields,
  .n_fields = G_N_ELEMENTS (attendee_fields),
  .get_type = kith_attendee_get_type,
  .student_field = KITH_ATTENDEE_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-group",
  .check = check_attendee,
};

KITH_DEFINE_RECORD (KithAttendee, kith_attendee)
