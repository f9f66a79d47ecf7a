/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-assignment.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-period.h"
#include "kith-person.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-recruitment.h"
#include "kith-relation.h"
#include "kith-rules.h"
#include "kith-student.h"
#include "kith-support-offer.h"

#include <string.h>

struct _KithAssignment
{
  KithRecord parent_instance;
};

static const KithField assignment_fields[] = {
  [KITH_ASSIGNMENT_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose a student.") },
  [KITH_ASSIGNMENT_PERSON] = { "person", KITH_FIELD_LINK, N_("Person"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose who supports the student.") },
  [KITH_ASSIGNMENT_ROLE] = { "role", KITH_FIELD_CHOICE, N_("As"), .choices = &kith_assignment_roles,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED | KITH_FIELD_PERSONAL },
  [KITH_ASSIGNMENT_MAIN] = { "main", KITH_FIELD_FLAG, N_("Main"), .flags = KITH_FIELD_PERSONAL,
    .hint = N_("The main mentor or coach; a student has one of each at a time") },
  [KITH_ASSIGNMENT_FROM] = { "from", KITH_FIELD_DATE, N_("From"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Enter the first day.") },
  [KITH_ASSIGNMENT_UNTIL] = { "until", KITH_FIELD_DATE, N_("Until"), .flags = KITH_FIELD_PERSONAL,
    .hint = N_("The last day; leave blank while it goes on") },
  [KITH_ASSIGNMENT_END_REASON] = { "end-reason", KITH_FIELD_LINE, N_("Why it ended"), .flags = KITH_FIELD_PERSONAL },
  [KITH_ASSIGNMENT_HAND_OVER] = { "hand-over", KITH_FIELD_TEXT, N_("Hand-over note"), .flags = KITH_FIELD_PERSONAL,
    .hint = N_("What the next person should know; the student may read it") },
  [KITH_ASSIGNMENT_HOW_MATCHED] = { "how-matched", KITH_FIELD_LINE, N_("How they were matched"),
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE },
  [KITH_ASSIGNMENT_OVERRIDE_REASON] = { "override-reason", KITH_FIELD_LINE, N_("Why over the limit"),
    .flags = KITH_FIELD_MORE },
};

#define TEXT(record, field) kith_record_get_text (record, KITH_ASSIGNMENT_##field)
#define NUMBER(record, field) kith_record_get_number (record, KITH_ASSIGNMENT_##field)

static gboolean
is_same_main_role (KithRecord *record,
                   KithRecord *other)
{
  return kith_record_get_flag (other, KITH_ASSIGNMENT_MAIN) &&
         g_strcmp0 (TEXT (record, ROLE), TEXT (other, ROLE)) == 0;
}

static char *
dup_person_name (const KithRules *rules,
                 gint64           person)
{
  g_autoptr (KithRecord) record = kith_rules_find (rules, "person", person);

  return record != NULL ? kith_record_dup_title (record) : g_strdup (_("Someone"));
}

static void
report_overlap (KithRecord      *record,
                KithRecord      *other,
                const KithRules *rules,
                KithProblems    *problems)
{
  g_autofree char *name = dup_person_name (rules, NUMBER (other, PERSON));
  g_autofree char *period = kith_period_format (TEXT (other, FROM), TEXT (other, UNTIL));
  gboolean mentor = g_strcmp0 (TEXT (other, ROLE), "mentor") == 0;
  KithProblem *problem = NULL;

  problem = kith_problems_add (problems, "main", KITH_SEVERITY_ERROR,
                               /* Translators: a person's name and a period, as in "3 Sep 2023 to now" */
                               mentor ? _("%s is the main mentor, %s. End that first, or leave “main” off.")
                                      : _("%s is the main coach, %s. End that first, or leave “main” off."),
                               name, period);
  kith_period_offer_end (problem, kith_record_get_id (other), TEXT (other, FROM), TEXT (record, FROM));
}

static void
check_one_main (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  g_autoptr (GPtrArray) others = kith_rules_dup_siblings (rules, "assignment", "student", NUMBER (record, STUDENT));

  for (guint i = 0; i < others->len; i++) {
    KithRecord *other = g_ptr_array_index (others, i);

    if (!kith_periods_overlap (TEXT (record, FROM), TEXT (record, UNTIL), TEXT (other, FROM), TEXT (other, UNTIL)))
      continue;
    if (NUMBER (other, PERSON) == NUMBER (record, PERSON) && g_strcmp0 (TEXT (record, ROLE), TEXT (other, ROLE)) == 0) {
      g_autofree char *name = dup_person_name (rules, NUMBER (other, PERSON));

      /* Translators: a person's name */
      kith_problems_add (problems, "person", KITH_SEVERITY_ERROR, _("%s is assigned in this role already."), name);
      return;
    }
    if (kith_record_get_flag (record, KITH_ASSIGNMENT_MAIN) && is_same_main_role (record, other)) {
      report_overlap (record, other, rules, problems);
      return;
    }
  }
}

static void
check_not_ended (KithRecord      *record,
                 KithRecord      *person,
                 KithProblems    *problems)
{
  const char *end = kith_record_get_text (person, KITH_PERSON_END_DATE);
  g_autofree char *name = kith_record_dup_title (person);
  g_autofree char *words = NULL;

  if (end == NULL || (TEXT (record, UNTIL) != NULL && strcmp (TEXT (record, UNTIL), end) <= 0))
    return;
  words = kith_record_format (person, KITH_PERSON_END_DATE);
  kith_problems_add (problems, "person", KITH_SEVERITY_ERROR,
                     /* Translators: a person's name and the last day of their work */
                     _("%s ends on %s. Choose someone else, or end the assignment by then."), name, words);
}

static guint
count_students_of (gint64           person,
                   gint64           but_not,
                   const KithRules *rules)
{
  g_autoptr (GPtrArray) others = kith_rules_dup_siblings (rules, "assignment", "person", person);
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < others->len; i++) {
    gint64 student = NUMBER (g_ptr_array_index (others, i), STUDENT);

    if (student != but_not && kith_assignment_is_current_on (g_ptr_array_index (others, i), &rules->today))
      g_hash_table_add (students, g_memdup2 (&student, sizeof student));
  }
  return g_hash_table_size (students);
}

static void
check_limit (KithRecord      *record,
             KithRecord      *person,
             const KithRules *rules,
             KithProblems    *problems)
{
  gint64 limit = kith_record_get_number (person, KITH_PERSON_CASELOAD_LIMIT);
  g_autofree char *name = kith_record_dup_title (person);
  guint students = 0;

  if (!kith_record_has (person, KITH_PERSON_CASELOAD_LIMIT) || !kith_assignment_is_current_on (record, &rules->today))
    return;
  students = count_students_of (kith_record_get_id (person), NUMBER (record, STUDENT), rules);
  if ((gint64) students < limit || (rules->may_override && kith_record_has (record, KITH_ASSIGNMENT_OVERRIDE_REASON)))
    return;
  kith_problems_add (problems, "person", KITH_SEVERITY_ERROR,
                     rules->may_override
                       /* Translators: a person's name, how many students they support, their limit */
                       ? _("%s supports %u students and the limit is %d. Say why one more is right, or choose "
                           "someone else.")
                       : _("%s supports %u students and the limit is %d. Choose someone else, or ask a manager."),
                     name, students, (int) limit);
}

static void
check_topics (KithRecord      *person,
              KithRecord      *student,
              KithProblems    *problems)
{
  const char *topics = kith_record_get_text (student, KITH_STUDENT_TOPICS);
  const char *avoided = kith_record_get_text (person, KITH_PERSON_TOPICS_AVOIDED);
  g_auto (GStrv) codes = g_strsplit (topics != NULL ? topics : "", " ", -1);
  g_autofree char *name = kith_record_dup_title (person);

  for (guint i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0' && kith_choices_contain (avoided, codes[i])) {
      /* The topic is not named: which of a student's topics it is would tell more than the matcher needs. */
      kith_problems_add (problems, "person", KITH_SEVERITY_ERROR,
                         /* Translators: a person's name */
                         _("%s asked not to work with a topic that may come up here. Choose someone else."), name);
      return;
    }
}

static gboolean
mentors_sibling (gint64           person,
                 KithRecord      *relation,
                 const KithRules *rules)
{
  gint64 sibling = kith_record_get_number (relation, KITH_RELATION_OTHER_STUDENT);
  g_autoptr (GPtrArray) theirs = kith_rules_dup_siblings (rules, "assignment", "student", sibling);

  for (guint i = 0; i < theirs->len; i++) {
    KithRecord *other = g_ptr_array_index (theirs, i);

    if (NUMBER (other, PERSON) == person && g_strcmp0 (TEXT (other, ROLE), "mentor") == 0 &&
        kith_assignment_is_current_on (other, &rules->today))
      return TRUE;
  }
  return FALSE;
}

static void
check_relations (KithRecord      *record,
                 KithRecord      *person,
                 const KithRules *rules,
                 KithProblems    *problems)
{
  g_autoptr (GPtrArray) relations = kith_rules_dup_siblings (rules, "relation", "student", NUMBER (record, STUDENT));
  g_autofree char *name = kith_record_dup_title (person);

  for (guint i = 0; i < relations->len; i++) {
    KithRecord *relation = g_ptr_array_index (relations, i);
    g_autofree char *words = kith_record_format (relation, KITH_RELATION_RELATIONSHIP);

    if (kith_record_get_number (relation, KITH_RELATION_PERSON) == NUMBER (record, PERSON))
      kith_problems_add (problems, "person", KITH_SEVERITY_ERROR,
                         /* Translators: a person's name and a relationship, as in "Family" */
                         _("%s must not be matched with this student: %s."), name, words);
    else if (g_strcmp0 (TEXT (record, ROLE), "mentor") == 0 &&
             mentors_sibling (NUMBER (record, PERSON), relation, rules))
      kith_problems_add (problems, "person", KITH_SEVERITY_ERROR,
                         /* Translators: a person's name */
                         _("%s mentors this student’s brother or sister. Choose someone else."), name);
  }
}

/* That they pause is said and until when; why is nobody's business who matches. */
static void
check_pause (KithRecord      *record,
             KithRecord      *person,
             const KithRules *rules,
             KithProblems    *problems)
{
  g_autoptr (GPtrArray) offers = kith_rules_dup_siblings (rules, "support-offer", "person", NUMBER (record, PERSON));
  g_autofree char *today = kith_date_to_iso (&rules->today);
  const char *last = NULL;

  for (guint i = 0; i < offers->len; i++) {
    const char *until = kith_support_offer_get_pause (g_ptr_array_index (offers, i));

    if (until != NULL && strcmp (until, today) >= 0 && (last == NULL || strcmp (until, last) > 0))
      last = until;
  }
  if (last != NULL) {
    g_autofree char *name = kith_record_dup_title (person);
    g_autofree char *day = kith_date_format_iso_short (last);

    kith_problems_add (problems, "person", KITH_SEVERITY_WARNING,
                       /* Translators: a person's name, then a day */
                       _("%s: not taking new students until %s."), name, day);
  }
}

/* Whoever is on the way to becoming a mentor begins when everything has been checked. */
static void
check_started (KithRecord      *record,
               KithRecord      *person,
               const KithRules *rules,
               KithProblems    *problems)
{
  g_autoptr (GPtrArray) stages = kith_rules_dup_siblings (rules, "recruitment", "person", NUMBER (record, PERSON));
  KithRecord *latest = kith_recruitment_find_latest (stages);
  g_autofree char *name = NULL;
  g_autofree char *stage = NULL;

  if (g_strcmp0 (TEXT (record, ROLE), "mentor") != 0 || latest == NULL || kith_recruitment_may_mentor (latest))
    return;
  name = kith_record_dup_title (person);
  stage = kith_record_format (latest, KITH_RECRUITMENT_STAGE);
  kith_problems_add (problems, "person", KITH_SEVERITY_WARNING,
                     /* Translators: a person's name, then a stage of becoming a mentor such as "Interviewed" */
                     _("%s is not mentoring: the stage is “%s”. Put in that they have started first."), name, stage);
}

static void
check_assignment (KithRecord      *record,
                  const KithRules *rules,
                  KithProblems    *problems)
{
  g_autoptr (KithRecord) person = kith_rules_find (rules, "person", NUMBER (record, PERSON));
  g_autoptr (KithRecord) student = kith_rules_find (rules, "student", NUMBER (record, STUDENT));

  kith_period_check_order (TEXT (record, FROM), TEXT (record, UNTIL), problems);
  check_one_main (record, rules, problems);
  if (person == NULL || student == NULL || !kith_assignment_is_current_on (record, &rules->today))
    return;
  check_not_ended (record, person, problems);
  check_limit (record, person, rules, problems);
  /* An assignment that is being ended must not be held up by reasons not to begin it. */
  if (rules->before != NULL)
    return;
  check_relations (record, person, rules, problems);
  check_topics (person, student, problems);
  check_pause (record, person, rules, problems);
  check_started (record, person, rules, problems);
}

const KithKind kith_assignment_kind = {
  .name = "assignment",
  .plural = "assignments",
  .table = "assignment",
  .label = N_("Assignment"),
  .label_plural = N_("Assignments"),
  .fields = assignment_fields,
  .n_fields = G_N_ELEMENTS (assignment_fields),
  .get_type = kith_assignment_get_type,
  .student_field = KITH_ASSIGNMENT_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-from",
  .check = check_assignment,
};

KITH_DEFINE_RECORD (KithAssignment, kith_assignment)

/**
 * kith_assignment_is_current_on:
 * @self: an assignment
 * @day: a day
 *
 * Returns: whether it holds on @day; its last day counts
 */
gboolean
kith_assignment_is_current_on (KithRecord  *self,
                               const GDate *day)
{
  return kith_period_covers (TEXT (self, FROM), TEXT (self, UNTIL), day);
}
