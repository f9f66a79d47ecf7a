/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-goal.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-text.h"

#include <string.h>

struct _KithGoal
{
  KithRecord parent_instance;
};

#define TEXT(record, field) kith_record_get_text (record, KITH_GOAL_##field)

static const KithField goal_fields[] = {
  [KITH_GOAL_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_GOAL_TEXT] = { "text", KITH_FIELD_TEXT, N_("Goal, in the student’s words"), .limit = 400,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED,
    .missing = N_("Write the goal as the student puts it.") },
  [KITH_GOAL_AREA] = { "area", KITH_FIELD_CHOICE, N_("Area"), .choices = &kith_areas,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Choose an area.") },
  [KITH_GOAL_WHY] = { "why", KITH_FIELD_TEXT, N_("Why it matters"), .limit = 1000,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED },
  [KITH_GOAL_START] = { "start", KITH_FIELD_DATE, N_("Start"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL,
    .missing = N_("Enter the day it starts.") },
  [KITH_GOAL_REVIEW] = { "review", KITH_FIELD_DATE, N_("Look at it again"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Enter the day to look at it again.") },
  [KITH_GOAL_TARGET] = { "target", KITH_FIELD_NUMBER, N_("Where they want to be, 0 to 10"), .limit = 10,
    .flags = KITH_FIELD_PERSONAL },
  [KITH_GOAL_STATUS] = { "status", KITH_FIELD_CHOICE, N_("Status"), .choices = &kith_goal_statuses,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL },
  [KITH_GOAL_ACHIEVED_DATE] = { "achieved-date", KITH_FIELD_DATE, N_("Achieved on"), .flags = KITH_FIELD_PERSONAL },
  [KITH_GOAL_EVIDENCE] = { "evidence", KITH_FIELD_TEXT, N_("How they know"),
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED },
};

static guint
count_active (KithRecord      *record,
              const KithRules *rules)
{
  g_autoptr (GPtrArray) others =
    kith_rules_dup_siblings (rules, "goal", "student", kith_record_get_number (record, KITH_GOAL_STUDENT));
  guint active = 1;

  for (guint i = 0; i < others->len; i++)
    if (g_strcmp0 (TEXT ((KithRecord *) g_ptr_array_index (others, i), STATUS), "active") == 0)
      active++;
  return active;
}

static void
check_many (KithRecord      *record,
            const KithRules *rules,
            KithProblems    *problems)
{
  gboolean was_active = rules->before != NULL && g_strcmp0 (TEXT (rules->before, STATUS), "active") == 0;
  guint active = 0;

  if (was_active || g_strcmp0 (TEXT (record, STATUS), "active") != 0)
    return;
  active = count_active (record, rules);
  if (active > KITH_GOAL_MANY)
    kith_problems_add (problems, NULL, KITH_SEVERITY_WARNING,
                       /* Translators: the number is never 1 */
                       ngettext ("%u goal at once is a lot.", "%u goals at once is a lot.", active), active);
}

static void
check_goal (KithRecord      *record,
            const KithRules *rules,
            KithProblems    *problems)
{
  const char *start = TEXT (record, START);
  const char *review = TEXT (record, REVIEW);

  if (start != NULL && review != NULL && strcmp (review, start) < 0)
    kith_problems_add (problems, "review", KITH_SEVERITY_ERROR, _("The review is before the start."));
  if (g_strcmp0 (TEXT (record, STATUS), "achieved") == 0) {
    if (TEXT (record, ACHIEVED_DATE) == NULL)
      kith_problems_add (problems, "achieved-date", KITH_SEVERITY_ERROR, _("Enter the day it was achieved."));
    if (kith_text_is_empty (TEXT (record, EVIDENCE)))
      kith_problems_add (problems, "evidence", KITH_SEVERITY_ERROR, _("How do they know? Add a sentence."));
  }
  check_many (record, rules, problems);
}

static char *
dup_title (KithRecord *record)
{
  return kith_text_ellipsize (TEXT (record, TEXT), 80);
}

const KithKind kith_goal_kind = {
  .name = "goal",
  .plural = "goals",
  .table = "goal",
  .label = N_("Goal"),
  .label_plural = N_("Goals"),
  .fields = goal_fields,
  .n_fields = G_N_ELEMENTS (goal_fields),
  .get_type = kith_goal_get_type,
  .student_field = KITH_GOAL_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .search_slot = 3,
  .order = "-start",
  .check = check_goal,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithGoal, kith_goal)
