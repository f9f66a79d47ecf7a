/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-person.h"

#include "kith-assignment.h"
#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

#include <string.h>

struct _KithPerson
{
  KithRecord parent_instance;
};

static guint
count_current_students (KithRecord      *record,
                        const KithRules *rules)
{
  g_autoptr (GPtrArray) assignments =
    kith_rules_dup_siblings (rules, "assignment", "person", kith_record_get_id (record));
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < assignments->len; i++) {
    KithRecord *assignment = g_ptr_array_index (assignments, i);
    gint64 student = kith_record_get_number (assignment, KITH_ASSIGNMENT_STUDENT);

    if (kith_assignment_is_current_on (assignment, &rules->today))
      g_hash_table_add (students, g_memdup2 (&student, sizeof student));
  }
  return g_hash_table_size (students);
}

static void
check_caseload_limit (KithRecord      *record,
                      guint            field,
                      const KithRules *rules,
                      KithProblems    *problems)
{
  guint students = count_current_students (record, rules);

  if ((gint64) students <= kith_record_get_number (record, field))
    return;
  kith_problems_add (problems, "caseload-limit", KITH_SEVERITY_ERROR,
                     /* Translators: a person's name, then the number of students they support, twice */
                     ngettext ("%s supports %u student. Set the limit to %u or more, or move the student first.",
                               "%s supports %u students. Set the limit to %u or more, or move students first.",
                               students),
                     kith_record_get_text (record, KITH_PERSON_NAME), students, students);
}

static const KithField person_fields[] = {
  [KITH_PERSON_NAME] = { "name", KITH_FIELD_LINE, N_("Name"), .limit = 100,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_SEARCHED | KITH_FIELD_QUICK, .missing = N_("Enter the person’s name."),
    .section = N_("Person") },
  [KITH_PERSON_ROLES] = { "roles", KITH_FIELD_CHOICES, N_("Roles"), .choices = &kith_person_roles,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Choose at least one role."),
    .section = N_("Person") },
  [KITH_PERSON_EMPLOYER] = { "employer", KITH_FIELD_LINE, N_("Employer"), .limit = 100, .section = N_("Person") },
  [KITH_PERSON_SITE] = { "site", KITH_FIELD_LINE, N_("Site"), .limit = 100, .section = N_("Person") },
  [KITH_PERSON_EMAIL] = { "email", KITH_FIELD_LINE, N_("Email"), .section = N_("Contact") },
  [KITH_PERSON_PHONE] = { "phone", KITH_FIELD_LINE, N_("Phone"), .limit = 40, .section = N_("Contact") },
  [KITH_PERSON_START_DATE] = { "start-date", KITH_FIELD_DATE, N_("Start date"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Enter the day they started."),
    .section = N_("Work") },
  [KITH_PERSON_END_DATE] = { "end-date", KITH_FIELD_DATE, N_("End date"), .section = N_("Work") },
  [KITH_PERSON_HOURS_PER_WEEK] = { "hours-per-week", KITH_FIELD_NUMBER, N_("Contracted hours a week"), .limit = 60,
    .section = N_("Work") },
  [KITH_PERSON_CASELOAD_LIMIT] = { "caseload-limit", KITH_FIELD_NUMBER, N_("Most students at once"), .limit = 999,
    .hint = N_("Leave blank for no limit"), .section = N_("Work"), .check = check_caseload_limit },
  [KITH_PERSON_INTERESTS] = { "interests", KITH_FIELD_LINE, N_("Interests"), .section = N_("Matching") },
  [KITH_PERSON_LANGUAGES] = { "languages", KITH_FIELD_LINE, N_("Languages"), .section = N_("Matching") },
  [KITH_PERSON_TOPICS_AVOIDED] = { "topics-avoided", KITH_FIELD_CHOICES, N_("Topics to avoid"),
    .choices = &kith_topics, .hint = N_("Chosen by the person; never asked for a reason"),
    .section = N_("Matching") },
  [KITH_PERSON_DBS_DATE] = { "dbs-date", KITH_FIELD_DATE, N_("DBS certificate date"), .section = N_("Checks"),
    .hint = N_("The date only, never what the certificate says") },
  [KITH_PERSON_DBS_DUE] = { "dbs-due", KITH_FIELD_DATE, N_("DBS check due again"), .section = N_("Checks") },
  [KITH_PERSON_TRAINING_DATE] = { "training-date", KITH_FIELD_DATE, N_("Safeguarding training"),
    .section = N_("Checks") },
  [KITH_PERSON_TRAINING_DUE] = { "training-due", KITH_FIELD_DATE, N_("Training due again"), .section = N_("Checks") },
  [KITH_PERSON_BOUNDARIES_DATE] = { "boundaries-date", KITH_FIELD_DATE, N_("Boundaries agreement signed"),
    .section = N_("Checks") },
  [KITH_PERSON_SUPERVISOR] = { "supervisor", KITH_FIELD_LINK, N_("Supervisor"), .kind = "person",
    .hint = N_("Who looks after them, and reads what they share"), .section = N_("Looked after by") },
  [KITH_PERSON_LINE_MANAGER] = { "line-manager", KITH_FIELD_LINK, N_("Line manager"), .kind = "person",
    .section = N_("Looked after by") },
};

static void
check_leaver (KithRecord      *record,
              const KithRules *rules,
              KithProblems    *problems)
{
  guint students = count_current_students (record, rules);
  KithProblem *problem = NULL;

  if (students == 0 || kith_person_is_current_on (record, &rules->today))
    return;
  problem = kith_problems_add (problems, "end-date", KITH_SEVERITY_ERROR,
                               /* Translators: a person's name and how many students they support */
                               ngettext ("%s still supports %u student. Hand the student over first.",
                                         "%s still supports %u students. Hand them over first.", students),
                               kith_record_get_text (record, KITH_PERSON_NAME), students);
  kith_problems_set_fix (problem, KITH_FIX_HAND_OVER, _("Hand Over…"), kith_record_get_id (record), NULL);
}

static void
check_not_self (KithRecord   *record,
                guint         field,
                KithProblems *problems)
{
  if (kith_record_get_id (record) != 0 && kith_record_get_number (record, field) == kith_record_get_id (record))
    kith_problems_add (problems, person_fields[field].name, KITH_SEVERITY_ERROR,
                       _("Nobody looks after themselves here. Choose somebody else."));
}

static void
check_person (KithRecord      *record,
              const KithRules *rules,
              KithProblems    *problems)
{
  const char *start = kith_record_get_text (record, KITH_PERSON_START_DATE);
  const char *end = kith_record_get_text (record, KITH_PERSON_END_DATE);

  check_not_self (record, KITH_PERSON_SUPERVISOR, problems);
  check_not_self (record, KITH_PERSON_LINE_MANAGER, problems);
  if (start == NULL || end == NULL)
    return;
  if (strcmp (end, start) < 0)
    kith_problems_add (problems, "end-date", KITH_SEVERITY_ERROR, _("End date is before the start date."));
  else
    check_leaver (record, rules, problems);
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_PERSON_NAME));
}

const KithKind kith_person_kind = {
  .name = "person",
  .plural = "people",
  .table = "person",
  .label = N_("Person"),
  .label_plural = N_("People"),
  .fields = person_fields,
  .n_fields = G_N_ELEMENTS (person_fields),
  .get_type = kith_person_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "name",
  .check = check_person,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithPerson, kith_person)

/**
 * kith_person_is_current_on:
 * @self: a person
 * @day: a day
 *
 * The end date is the last day of work, so a person is still current on it.
 *
 * Returns: whether the person has not ended by @day
 */
gboolean
kith_person_is_current_on (KithRecord  *self,
                           const GDate *day)
{
  GDate end;

  return !kith_record_get_date (self, KITH_PERSON_END_DATE, &end) || g_date_compare (&end, day) >= 0;
}

/**
 * kith_person_has_role:
 * @self: a person
 * @role: a code of [var@kith_person_roles]
 *
 * Returns: whether the person has that role
 */
gboolean
kith_person_has_role (KithRecord *self,
                      const char *role)
{
  return kith_choices_contain (kith_record_get_text (self, KITH_PERSON_ROLES), role);
}
