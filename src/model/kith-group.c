/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-group.h"

#include "kith-attendee.h"
#include "kith-clash.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-text.h"

/* Something several students do together. Who came stands in attendees, so that the session itself names nobody. */
struct _KithGroup
{
  KithRecord parent_instance;
};

static const KithField group_fields[] = {
  [KITH_GROUP_TITLE] = { "title", KITH_FIELD_LINE, N_("What it is"), .limit = 100,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_SEARCHED, .missing = N_("Say what the group does.") },
  [KITH_GROUP_DATE] = { "date", KITH_FIELD_DATE, N_("Date"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the day of the session.") },
  [KITH_GROUP_TIME] = { "time", KITH_FIELD_TIME, N_("Time"), .flags = KITH_FIELD_QUICK },
  [KITH_GROUP_MINUTES] = { "minutes", KITH_FIELD_MINUTES, N_("How long"), .flags = KITH_FIELD_QUICK },
  [KITH_GROUP_PLACE] = { "place", KITH_FIELD_LINE, N_("Place"), .limit = 100,
    .flags = KITH_FIELD_QUICK | KITH_FIELD_SEARCHED },
  [KITH_GROUP_PERSON] = { "person", KITH_FIELD_LINK, N_("Led by"), .kind = "person", .flags = KITH_FIELD_QUICK },
  [KITH_GROUP_CAPACITY] = { "capacity", KITH_FIELD_NUMBER, N_("Places"), .limit = 999, .minimum = 1,
    .hint = N_("Leave blank for no limit") },
  [KITH_GROUP_RISK_DATE] = { "risk-date", KITH_FIELD_DATE, N_("Risk assessment"), .hint = N_("The day it was done") },
  [KITH_GROUP_COST] = { "cost", KITH_FIELD_MONEY, N_("Cost"), .limit = 10000000 },
  [KITH_GROUP_CANCELLED] = { "cancelled", KITH_FIELD_FLAG, N_("Cancelled") },
  [KITH_GROUP_FEEDBACK] = { "feedback", KITH_FIELD_TEXT, N_("How it went"), .limit = 4000,
    .flags = KITH_FIELD_SEARCHED, .hint = N_("Without names: every attendee may read it") },
};

static char *
dup_title (KithRecord *record)
{
  return kith_text_ellipsize (kith_record_get_text (record, KITH_GROUP_TITLE), 80);
}

static gboolean
has_anybody_come (KithRecord      *group,
                  const KithRules *rules)
{
  g_autoptr (GPtrArray) lines = kith_rules_dup_siblings (rules, "attendee", "group", kith_record_get_id (group));

  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (lines, i), KITH_ATTENDEE_STATUS), "attended") == 0)
      return TRUE;
  return FALSE;
}

/* Who came is contact, and contact on a day to come would take the student out of the list of those nobody has seen. */
static void
check_group (KithRecord      *record,
             const KithRules *rules,
             KithProblems    *problems)
{
  GDate day;

  kith_clash_check (record, rules, problems);
  if (rules->before == NULL || kith_record_field_equals (record, rules->before, KITH_GROUP_DATE) ||
      !kith_record_get_date (record, KITH_GROUP_DATE, &day) || g_date_compare (&day, &rules->today) <= 0)
    return;
  if (has_anybody_come (record, rules))
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR,
                       _("Somebody came to this session already, so it cannot be on a day to come. Put the register "
                         "right first, or make a new session."));
}

const KithKind kith_group_kind = {
  .name = "group",
  .plural = "groups",
  .table = "group_session",
  .label = N_("Group session"),
  .label_plural = N_("Group sessions"),
  .fields = group_fields,
  .n_fields = G_N_ELEMENTS (group_fields),
  .get_type = kith_group_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .search_slot = 6,
  .order = "-date",
  .check = check_group,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithGroup, kith_group)
