/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-text.h"

#include <string.h>

struct _KithStudent
{
  KithRecord parent_instance;
};

/* Ages outside this span on the start date are asked about, not refused: colleges do have younger and older people. */
#define YOUNGEST_EXPECTED 14
#define OLDEST_EXPECTED 60

/* The learner number of somebody whose own is not known yet; many people share it. */
#define ULN_NOT_YET_KNOWN "9999999999"

static void
check_date_of_birth (KithRecord      *record,
                     guint            field,
                     const KithRules *rules,
                     KithProblems    *problems)
{
  GDate birth, start;
  int age;

  if (!kith_record_get_date (record, field, &birth))
    return;
  if (g_date_compare (&birth, &rules->today) > 0) {
    kith_problems_add (problems, "date-of-birth", KITH_SEVERITY_ERROR, _("Date of birth cannot be in the future."));
    return;
  }
  if (!kith_record_get_date (record, KITH_STUDENT_START_DATE, &start))
    start = rules->today;
  age = kith_date_get_age (&birth, &start);
  if (age < YOUNGEST_EXPECTED || age > OLDEST_EXPECTED)
    kith_problems_add (problems, "date-of-birth", KITH_SEVERITY_WARNING,
                       /* Translators: an age in years on the start date */
                       _("Age %d. Is this right?"), age);
}

static void
check_uln (KithRecord      *record,
           guint            field,
           const KithRules *rules,
           KithProblems    *problems)
{
  const char *uln = kith_record_get_text (record, field);

  if (g_str_equal (uln, ULN_NOT_YET_KNOWN))
    kith_problems_add (problems, "uln", KITH_SEVERITY_WARNING,
                       _("9999999999 stands for “not yet known”. You can leave the ULN blank."));
  else if (!kith_student_is_uln_valid (uln))
    kith_problems_add (problems, "uln", KITH_SEVERITY_ERROR,
                       _("This ULN fails its check digit. Check the last digit, or leave it blank."));
}

static const KithField student_fields[] = {
  [KITH_STUDENT_PREFERRED_NAME] = { "preferred-name", KITH_FIELD_LINE, N_("Preferred name"), .limit = 100,
    .flags = KITH_FIELD_TEAM | KITH_FIELD_REQUIRED | KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .missing = N_("Enter the name the student uses."), .section = N_("Name"),
    .headers = "known as;preferred;name;student name;student;learner name;full name" },
  [KITH_STUDENT_LEGAL_FIRST_NAME] = { "legal-first-name", KITH_FIELD_LINE, N_("Legal first name"), .limit = 100,
    .flags = KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL, .section = N_("Name"),
    .headers = "first name;forename;forenames;given name;given names;first names" },
  [KITH_STUDENT_LEGAL_LAST_NAME] = { "legal-last-name", KITH_FIELD_LINE, N_("Legal last name"), .limit = 100,
    .flags = KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL, .section = N_("Name"),
    .headers = "last name;surname;family name" },
  [KITH_STUDENT_PREVIOUS_NAMES] = { "previous-names", KITH_FIELD_LINE, N_("Previous names"),
    .flags = KITH_FIELD_TEAM | KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL | KITH_FIELD_MORE, .section = N_("Name"),
    .headers = "former names;former name;previous name;aka;also known as" },
  [KITH_STUDENT_NAME_HINT] = { "name-hint", KITH_FIELD_LINE, N_("How to say it"), .limit = 100,
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL | KITH_FIELD_MORE,
    .section = N_("Name"), .headers = "pronunciation;phonetic" },
  [KITH_STUDENT_PRONOUNS] = { "pronouns", KITH_FIELD_LINE, N_("Pronouns"), .limit = 40,
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .hint = N_("For example she/her, he/him, they/them, or ask me"),
    .section = N_("Name"), .headers = "pronoun" },
  [KITH_STUDENT_NAME_NOT_WITH] = { "name-not-with", KITH_FIELD_LINE, N_("Don’t use this name with"),
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL | KITH_FIELD_MORE,
    .hint = N_("For example carer or family"), .section = N_("Name") },
  [KITH_STUDENT_DATE_OF_BIRTH] = { "date-of-birth", KITH_FIELD_DATE, N_("Date of birth"),
    .flags = KITH_FIELD_PERSONAL, .section = N_("About"), .headers = "dob;birth date;birthday;d o b;date birth",
    .check = check_date_of_birth },
  [KITH_STUDENT_DATE_OF_BIRTH_ESTIMATED] = { "date-of-birth-estimated", KITH_FIELD_FLAG,
    N_("Date of birth is estimated"), .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE, .section = N_("About"),
    .headers = "dob estimated;estimated dob" },
  [KITH_STUDENT_COLLEGE_ID] = { "college-id", KITH_FIELD_LINE, N_("College ID"), .limit = 20,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_SEARCHED | KITH_FIELD_UNIQUE | KITH_FIELD_QUICK,
    .missing = N_("Enter the college’s ID for this student."), .section = N_("College"),
    .headers = "student id;learner id;learner ref;learnrefnumber;learner reference;learner reference number;ref;"
               "ref no;reference;student number;student no;student ref;id;person code" },
  [KITH_STUDENT_START_DATE] = { "start-date", KITH_FIELD_DATE, N_("Start date"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .missing = N_("Enter the day the student started, or will start."), .section = N_("College"),
    .headers = "start;started;course start;learning start date;enrolment date;enrolled" },
  [KITH_STUDENT_SUPPORT_GROUPS] = { "support-groups", KITH_FIELD_CHOICES, N_("Support groups"),
    .choices = &kith_support_groups,
    .flags = KITH_FIELD_TEAM | KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .missing = N_("Choose at least one support group; “Not yet known” is one."), .section = N_("College"),
    .headers = "support group;group;groups;cohort" },
  [KITH_STUDENT_STAGE] = { "stage", KITH_FIELD_CHOICE, N_("Stage"), .choices = &kith_stages,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .section = N_("College"), .headers = "status" },
  [KITH_STUDENT_LEAVING_DATE] = { "leaving-date", KITH_FIELD_DATE, N_("Leaving date"),
    .flags = KITH_FIELD_PERSONAL, .section = N_("College"), .headers = "left;date left;end date;actual end date" },
  [KITH_STUDENT_LEAVING_REASON] = { "leaving-reason", KITH_FIELD_CHOICE, N_("Leaving reason"),
    .choices = &kith_leaving_reasons, .flags = KITH_FIELD_PERSONAL, .section = N_("College"),
    .headers = "reason for leaving;withdrawal reason" },
  [KITH_STUDENT_COURSE] = { "course", KITH_FIELD_LINE, N_("Course"), .flags = KITH_FIELD_PERSONAL,
    .section = N_("College"), .headers = "programme;course title;main aim;aim;qualification;course name" },
  [KITH_STUDENT_LEVEL] = { "level", KITH_FIELD_LINE, N_("Level"), .limit = 40, .flags = KITH_FIELD_PERSONAL,
    .section = N_("College"), .headers = "course level" },
  [KITH_STUDENT_YEAR] = { "year", KITH_FIELD_CHOICE, N_("Year"), .choices = &kith_course_years,
    .flags = KITH_FIELD_PERSONAL, .section = N_("College"), .headers = "year group;ncy;national curriculum year" },
  [KITH_STUDENT_CAMPUS] = { "campus", KITH_FIELD_LINE, N_("Campus"), .limit = 100, .flags = KITH_FIELD_PERSONAL,
    .section = N_("College"), .headers = "site;location" },
  [KITH_STUDENT_COURSE_END] = { "course-end", KITH_FIELD_DATE, N_("Planned end of course"),
    .flags = KITH_FIELD_PERSONAL, .section = N_("College"),
    .headers = "planned end date;planned end;expected end date;course end;course end date" },
  [KITH_STUDENT_OWN_WORDS] = { "own-words", KITH_FIELD_TEXT, N_("In my own words"),
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL,
    .hint = N_("What the student wants people to know, exactly as they put it"),
    .section = N_("One-page profile"), .headers = "in my own words;in their own words" },
  [KITH_STUDENT_STRENGTHS] = { "strengths", KITH_FIELD_TEXT, N_("What I’m good at"),
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .section = N_("One-page profile") },
  [KITH_STUDENT_MATTERS] = { "matters", KITH_FIELD_TEXT, N_("What matters to me"),
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL,
    .section = N_("One-page profile") },
  [KITH_STUDENT_HELPS] = { "helps", KITH_FIELD_TEXT, N_("What helps"), .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL,
    .section = N_("One-page profile") },
  [KITH_STUDENT_DOES_NOT_HELP] = { "does-not-help", KITH_FIELD_TEXT, N_("What doesn’t help"),
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .section = N_("One-page profile") },
  [KITH_STUDENT_PHONE] = { "phone", KITH_FIELD_LINE, N_("Phone"), .limit = 40,
    .flags = KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL, .section = N_("Contact"),
    .headers = "telephone;mobile;mobile phone;mobile number;tel;tel no;telno;phone number;"
               "telephone number;contact phone" },
  [KITH_STUDENT_EMAIL] = { "email", KITH_FIELD_LINE, N_("Email"), .flags = KITH_FIELD_PERSONAL,
    .section = N_("Contact"), .headers = "e mail;email address;e mail address;contact email" },
  [KITH_STUDENT_CONTACT_WAY] = { "contact-way", KITH_FIELD_CHOICE, N_("Prefers"), .choices = &kith_contact_ways,
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL,
    .section = N_("Contact"), .headers = "preferred contact;preferred contact way" },
  [KITH_STUDENT_ADDRESS] = { "address", KITH_FIELD_TEXT, N_("Address"), .limit = 400, .flags = KITH_FIELD_PERSONAL,
    .section = N_("Contact"), .headers = "home address;address line 1;address 1" },
  [KITH_STUDENT_POSTCODE] = { "postcode", KITH_FIELD_LINE, N_("Postcode"), .limit = 12,
    .flags = KITH_FIELD_PERSONAL, .section = N_("Contact"), .headers = "post code;zip" },
  [KITH_STUDENT_EMERGENCY_CONTACT] = { "emergency-contact", KITH_FIELD_LINE, N_("In an emergency, call"),
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .hint = N_("Name, who they are to the student, and a phone number"),
    .section = N_("Contact"), .headers = "emergency contact;emergency contact details;next of kin;ice" },
  [KITH_STUDENT_COMMUNICATION_NEEDS] = { "communication-needs", KITH_FIELD_TEXT, N_("Communication needs"),
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .section = N_("Support") },
  [KITH_STUDENT_EHCP] = { "ehcp", KITH_FIELD_FLAG, N_("Has an EHC plan"), .flags = KITH_FIELD_PERSONAL,
    .section = N_("Support"), .headers = "ehc;ehc plan;ehcp y n;education health and care plan" },
  [KITH_STUDENT_INTERPRETER_LANGUAGE] = { "interpreter-language", KITH_FIELD_LINE, N_("Interpreter for"),
    .limit = 60, .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL | KITH_FIELD_MORE, .section = N_("Support"),
    .headers = "interpreter;interpreter language;language" },
  [KITH_STUDENT_RESPONSIBLE_LA] = { "responsible-la", KITH_FIELD_LINE, N_("Responsible local authority"),
    .limit = 100, .flags = KITH_FIELD_PERSONAL, .section = N_("Support"),
    .headers = "responsible authority;local authority;la;corporate parent" },
  [KITH_STUDENT_LIVES_IN_LA] = { "lives-in-la", KITH_FIELD_LINE, N_("Local authority where they live"),
    .limit = 100, .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE, .section = N_("Support"),
    .headers = "lives in la;home authority;living in" },
  [KITH_STUDENT_SUPPORT_FACTS] = { "support-facts", KITH_FIELD_CHOICES, N_("Learner support"),
    .choices = &kith_support_facts, .flags = KITH_FIELD_PERSONAL, .section = N_("Support"),
    .headers = "learner support;lsr;bursary" },
  [KITH_STUDENT_TOPICS] = { "topics", KITH_FIELD_CHOICES, N_("Topics that may come up"), .choices = &kith_topics,
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL | KITH_FIELD_MORE, .section = N_("Support"),
    .hint = N_("Used to avoid a match with a mentor who asked not to work with a topic") },
  [KITH_STUDENT_ULN] = { "uln", KITH_FIELD_LINE, N_("ULN"), .limit = 10,
    .flags = KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL | KITH_FIELD_MORE, .section = N_("College"),
    .headers = "unique learner number;uln number", .check = check_uln },
  [KITH_STUDENT_CONTACT_DAYS] = { "contact-days", KITH_FIELD_NUMBER, N_("Agreed days between contacts"),
    .limit = 365, .minimum = 1, .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .section = N_("Support"),
    .hint = N_("14 unless something else was agreed"), .headers = "agreed contact days;contact days" },
  [KITH_STUDENT_LAST_CONTACT] = { "last-contact", KITH_FIELD_DATE, N_("Last contact"),
    .flags = KITH_FIELD_SYSTEM | KITH_FIELD_PERSONAL },
  [KITH_STUDENT_CONTACT_DUE] = { "contact-due", KITH_FIELD_DATE, N_("Contact due"), .flags = KITH_FIELD_SYSTEM },
  [KITH_STUDENT_NEXT_PLAN] = { "next-plan", KITH_FIELD_DATE, N_("Next plan or review"), .flags = KITH_FIELD_SYSTEM },
  [KITH_STUDENT_ARCHIVED_ON] = { "archived-on", KITH_FIELD_DATE, N_("Archived"), .flags = KITH_FIELD_SYSTEM },
  [KITH_STUDENT_OTHER_IDS] = { "other-ids", KITH_FIELD_LINE, N_("Other college IDs"), .limit = 4000,
    .flags = KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL | KITH_FIELD_MORE, .section = N_("College"),
    .hint = N_("Ids of records that were merged into this one, separated by commas; imports know the student by them") },
  [KITH_STUDENT_OUTCOME] = { "outcome", KITH_FIELD_CHOICE, N_("How the course ended"), .choices = &kith_course_outcomes,
    .flags = KITH_FIELD_PERSONAL, .section = N_("After college"), .headers = "course outcome;learning outcome" },
  [KITH_STUDENT_DESTINATION] = { "destination", KITH_FIELD_CHOICE, N_("On leaving"), .choices = &kith_destinations,
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .section = N_("After college") },
  [KITH_STUDENT_DESTINATION_ASKED] = { "destination-asked", KITH_FIELD_DATE, N_("Asked on leaving on"),
    .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .section = N_("After college") },
  [KITH_STUDENT_DESTINATION_3_MONTHS] = { "destination-3-months", KITH_FIELD_CHOICE, N_("Three months later"),
    .choices = &kith_destinations, .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .section = N_("After college") },
  [KITH_STUDENT_DESTINATION_3_MONTHS_ASKED] = { "destination-3-months-asked", KITH_FIELD_DATE,
    N_("Asked after three months on"), .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .section = N_("After college") },
  [KITH_STUDENT_DESTINATION_6_MONTHS] = { "destination-6-months", KITH_FIELD_CHOICE, N_("Six months later"),
    .choices = &kith_destinations, .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .section = N_("After college") },
  [KITH_STUDENT_DESTINATION_6_MONTHS_ASKED] = { "destination-6-months-asked", KITH_FIELD_DATE,
    N_("Asked after six months on"), .flags = KITH_FIELD_TEAM | KITH_FIELD_PERSONAL, .section = N_("After college") },
};

/* What a student does after college says something only with the day they were asked. */
static void
check_destination (KithRecord      *record,
                   guint            field,
                   guint            asked_field,
                   const KithRules *rules,
                   KithProblems    *problems)
{
  const char *asked_name = student_fields[asked_field].name;
  GDate asked;

  if (!kith_record_get_date (record, asked_field, &asked)) {
    if (kith_record_has (record, field))
      kith_problems_add (problems, asked_name, KITH_SEVERITY_ERROR, _("Enter the day the student was asked."));
    return;
  }
  if (!kith_record_has (record, field))
    kith_problems_add (problems, student_fields[field].name, KITH_SEVERITY_ERROR,
                       _("Choose what the student does; “Could not be reached” is one answer."));
  if (g_date_compare (&asked, &rules->today) > 0)
    kith_problems_add (problems, asked_name, KITH_SEVERITY_ERROR, _("This day hasn’t come yet."));
}

static void
check_destinations (KithRecord      *record,
                    const KithRules *rules,
                    KithProblems    *problems)
{
  check_destination (record, KITH_STUDENT_DESTINATION, KITH_STUDENT_DESTINATION_ASKED, rules, problems);
  check_destination (record, KITH_STUDENT_DESTINATION_3_MONTHS, KITH_STUDENT_DESTINATION_3_MONTHS_ASKED, rules,
                     problems);
  check_destination (record, KITH_STUDENT_DESTINATION_6_MONTHS, KITH_STUDENT_DESTINATION_6_MONTHS_ASKED, rules,
                     problems);
}

static void
check_student (KithRecord      *record,
               const KithRules *rules,
               KithProblems    *problems)
{
  gboolean has_date = kith_record_has (record, KITH_STUDENT_LEAVING_DATE);
  gboolean has_reason = kith_record_has (record, KITH_STUDENT_LEAVING_REASON);
  const char *start = kith_record_get_text (record, KITH_STUDENT_START_DATE);
  const char *leaving = kith_record_get_text (record, KITH_STUDENT_LEAVING_DATE);

  if (g_strcmp0 (kith_record_get_text (record, KITH_STUDENT_STAGE), "left") == 0 && (!has_date || !has_reason))
    kith_problems_add (problems, has_date ? "leaving-reason" : "leaving-date", KITH_SEVERITY_ERROR,
                       _("Enter the leaving date and reason."));
  if (start != NULL && leaving != NULL && strcmp (leaving, start) < 0)
    kith_problems_add (problems, "leaving-date", KITH_SEVERITY_ERROR,
                       _("The leaving date is before the start date."));
  check_destinations (record, rules, problems);
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_STUDENT_PREFERRED_NAME));
}

const KithKind kith_student_kind = {
  .name = "student",
  .plural = "students",
  .table = "student",
  .label = N_("Student"),
  .label_plural = N_("Students"),
  .fields = student_fields,
  .n_fields = G_N_ELEMENTS (student_fields),
  .get_type = kith_student_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "preferred-name",
  .check = check_student,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithStudent, kith_student)

/**
 * kith_student_get_age:
 * @self: a student
 * @day: the day to count on
 *
 * Returns: age in years, -1 when the date of birth is not known
 */
int
kith_student_get_age (KithRecord  *self,
                      const GDate *day)
{
  GDate birth;

  if (!kith_record_get_date (self, KITH_STUDENT_DATE_OF_BIRTH, &birth))
    return -1;
  return kith_date_get_age (&birth, day);
}

/**
 * kith_student_get_contact_days:
 * @self: a student
 *
 * Returns: the days agreed between contacts, 14 where nothing else was agreed
 */
gint64
kith_student_get_contact_days (KithRecord *self)
{
  gint64 days = kith_record_get_number (self, KITH_STUDENT_CONTACT_DAYS);

  return days > 0 ? days : KITH_STUDENT_DEFAULT_CONTACT_DAYS;
}

/**
 * kith_student_dup_legal_name:
 * @self: a student
 *
 * Returns: (transfer full): first and last legal name, empty when neither is held
 */
char *
kith_student_dup_legal_name (KithRecord *self)
{
  const char *first = kith_record_get_text (self, KITH_STUDENT_LEGAL_FIRST_NAME);
  const char *last = kith_record_get_text (self, KITH_STUDENT_LEGAL_LAST_NAME);

  return g_strstrip (g_strdup_printf ("%s %s", first != NULL ? first : "", last != NULL ? last : ""));
}

/**
 * kith_student_dup_search_key:
 * @self: a student
 *
 * All names folded, the college's id, the ULN and the digits of the phone number: what typing in the list looks
 * through. Every part has a space in front, so that a search can ask for the beginning of a word.
 *
 * Returns: (transfer full): the key
 */
char *
kith_student_dup_search_key (KithRecord *self)
{
  const KithKind *kind = &kith_student_kind;
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *part = NULL;

    if (!kith_field_has (&kind->fields[i], KITH_FIELD_SEARCHED) || !kith_record_has (self, i))
      continue;
    part = i == KITH_STUDENT_PHONE ? kith_text_digits (kith_record_get_text (self, i))
                                   : kith_text_fold (kith_record_get_text (self, i));
    g_string_append_printf (key, " %s", part);
  }
  return g_string_free_and_steal (key);
}

/**
 * kith_student_is_uln_valid:
 * @uln: a unique learner number as typed
 *
 * Ten digits, the first not 0; each times 10 down to 1, summed, leaves 10 when divided by 11 (HESA, ULN field).
 *
 * Returns: whether the check digit is right
 */
gboolean
kith_student_is_uln_valid (const char *uln)
{
  int sum = 0;

  if (strlen (uln) != 10 || uln[0] == '0')
    return FALSE;
  for (int i = 0; i < 10; i++) {
    if (!g_ascii_isdigit (uln[i]))
      return FALSE;
    sum += (uln[i] - '0') * (10 - i);
  }
  return sum % 11 == 10;
}

/**
 * kith_student_dup_contact_words:
 * @self: a student
 * @day: the day of the clock
 *
 * Returns: (transfer full): last contact against the agreed pattern, as in
 *   `Last contact 23 days ago, agreed every 14.`
 */
char *
kith_student_dup_contact_words (KithRecord  *self,
                                const GDate *day)
{
  int agreed = (int) kith_student_get_contact_days (self);
  GDate last;
  int days;

  if (!kith_record_get_date (self, KITH_STUDENT_LAST_CONTACT, &last))
    return g_strdup_printf (ngettext ("No contact yet, agreed every day.", "No contact yet, agreed every %d days.",
                                      (gulong) agreed), agreed);
  days = g_date_days_between (&last, day);
  if (days <= 0)
    return g_strdup_printf (ngettext ("Last contact today, agreed every day.",
                                      "Last contact today, agreed every %d days.", (gulong) agreed), agreed);
  if (days == 1)
    return g_strdup_printf (ngettext ("Last contact yesterday, agreed every day.",
                                      "Last contact yesterday, agreed every %d days.", (gulong) agreed), agreed);
  /* Translators: days since the last contact, days agreed between contacts */
  return g_strdup_printf (_("Last contact %d days ago, agreed every %d."), days, agreed);
}
