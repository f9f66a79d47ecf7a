/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-assignment.h"
#include "kith-date.h"
#include "kith-relation.h"
#include "kith-student.h"

#include <string.h>

static void
set_text (KithRecord       *record,
          KithStudentField  field,
          const char       *text)
{
  kith_record_set_text (record, field, text);
}

/* Ten digits with the check digit that makes them right; see kith_student_is_uln_valid(). */
static char *
dup_uln (KithDemo *self)
{
  while (TRUE) {
    guint number = (guint) g_rand_int_range (self->rand, 100000000, 999999999);

    for (guint check = 0; check < 10; check++) {
      g_autofree char *uln = g_strdup_printf ("%09u%u", number, check);

      if (kith_student_is_uln_valid (uln))
        return g_steal_pointer (&uln);
    }
  }
}

static void
set_names (KithDemo         *self,
           KithRecord       *record,
           KithDemoStudent  *student)
{
  const KithDemoName *name = &student->name;
  g_autofree char *full = kith_demo_name_dup_full (name);
  const char *pronouns = g_str_equal (name->pronoun, "she")  ? "she/her"
                         : g_str_equal (name->pronoun, "he") ? "he/him"
                                                             : "they/them";

  set_text (record, KITH_STUDENT_PREFERRED_NAME, full);
  set_text (record, KITH_STUDENT_LEGAL_FIRST_NAME, name->family != NULL ? name->given : NULL);
  set_text (record, KITH_STUDENT_LEGAL_LAST_NAME, name->family != NULL ? name->family : name->given);
  set_text (record, KITH_STUDENT_PRONOUNS, pronouns);
  if (kith_demo_chance (self, 6) && name->family != NULL) {
    KithDemoName other = { 0 };
    g_autofree char *before = NULL;

    kith_demo_draw_name (self, &other);
    before = g_strdup_printf ("%s %s", name->given, other.family != NULL ? other.family : other.given);
    set_text (record, KITH_STUDENT_PREVIOUS_NAMES, before);
    kith_demo_name_clear (&other);
  }
}

/* The regulator set a thousand numbers aside for drama. No two students have the same one, or they would be taken for one
 * person; beyond a thousand they have none. The draw that used to choose stays, or all that follows it would change. */
static char *
dup_phone (KithDemo *self,
           guint     position)
{
  kith_demo_below (self, 1000);
  return position < 1000 ? g_strdup_printf ("07700 900%03u", position * 617 % 1000) : NULL;
}

static void
set_contact (KithDemo        *self,
             KithRecord      *record,
             KithDemoStudent *student,
             guint            position)
{
  static const char *const ways[] = { "text", "text", "call", "app", "in-person", "email" };
  g_autofree char *phone = dup_phone (self, position);
  g_autofree char *email = g_strdup_printf ("s%06u@students.eastmere-college.example", 210000 + position);
  g_autofree char *address =
    g_strdup_printf ("%u %s\nEastmere", 1 + kith_demo_below (self, 120), kith_demo_pick (self, "street"));
  g_autofree char *postcode = g_strdup_printf ("ZE%u %uZZ", 1 + kith_demo_below (self, 9), kith_demo_below (self, 10));

  set_text (record, KITH_STUDENT_PHONE, phone);
  set_text (record, KITH_STUDENT_EMAIL, email);
  set_text (record, KITH_STUDENT_CONTACT_WAY, ways[kith_demo_below (self, G_N_ELEMENTS (ways))]);
  set_text (record, KITH_STUDENT_ADDRESS, address);
  set_text (record, KITH_STUDENT_POSTCODE, postcode);
}

static void
set_course (KithDemo        *self,
            KithRecord      *record,
            KithDemoStudent *student)
{
  static const char *const years[] = { "12", "13", "14" };
  const char *line = kith_demo_pick (self, "course");
  const char *bar = strchr (line, '|');
  g_autofree char *name = g_strndup (line, (gsize) (bar - line));
  g_autofree char *end = kith_demo_dup_day (self, student->start + kith_demo_between (self, 280, 660));
  GDate start = self->first;

  g_date_add_days (&start, (guint) student->start);
  set_text (record, KITH_STUDENT_COURSE, name);
  set_text (record, KITH_STUDENT_LEVEL, bar + 1);
  set_text (record, KITH_STUDENT_CAMPUS, student->campus);
  set_text (record, KITH_STUDENT_COURSE_END, end);
  set_text (record, KITH_STUDENT_YEAR,
            kith_date_get_age (&student->birth, &start) >= 19 ? "adult" : years[kith_demo_below (self, 3)]);
  student->course = g_intern_string (name);
}

static void
set_profile (KithDemo        *self,
             KithRecord      *record,
             KithDemoStudent *student)
{
  g_autofree char *about = NULL;

  if (kith_demo_chance (self, 12))
    return;
  about = kith_demo_compose (self, "about-me", student);
  set_text (record, KITH_STUDENT_OWN_WORDS, about);
  kith_demo_set_lines (self, record, KITH_STUDENT_STRENGTHS, "good-at", 3, student);
  kith_demo_set_lines (self, record, KITH_STUDENT_MATTERS, "matters", 2, student);
  kith_demo_set_lines (self, record, KITH_STUDENT_HELPS, "helps", 3, student);
  kith_demo_set_lines (self, record, KITH_STUDENT_DOES_NOT_HELP, "does-not-help", 2, student);
  if (kith_demo_chance (self, 15))
    kith_demo_set_lines (self, record, KITH_STUDENT_COMMUNICATION_NEEDS, "communication", 1, student);
}

static const char *
get_groups (KithDemoCare care,
            gboolean     has_plan)
{
  switch (care) {
  case KITH_DEMO_CARE_LOOKED_AFTER:
  case KITH_DEMO_CARE_PREVIOUSLY:
  case KITH_DEMO_CARE_KINSHIP:
    return has_plan ? "care-experienced send" : "care-experienced bursary";
  case KITH_DEMO_CARE_ALONE:
    return "care-experienced asylum";
  case KITH_DEMO_CARE_ESTRANGED:
    return "estranged bursary";
  case KITH_DEMO_CARE_YOUNG_CARER:
    return "young-carer";
  case KITH_DEMO_CARE_CLAIMED:
    return "not-known";
  }
  g_return_val_if_reached ("not-known");
}

static void
set_support (KithDemo        *self,
             KithRecord      *record,
             KithDemoStudent *student)
{
  gboolean has_plan = kith_demo_chance (self, 14);
  gboolean has_bursary = kith_demo_chance (self, 70);

  set_text (record, KITH_STUDENT_SUPPORT_GROUPS, get_groups (student->care, has_plan));
  set_text (record, KITH_STUDENT_SUPPORT_FACTS, has_bursary ? "vulnerable-bursary" : NULL);
  kith_record_set_number (record, KITH_STUDENT_EHCP, has_plan);
  student->has_ehc_plan = has_plan;
  student->has_bursary = has_bursary;
  student->authority = kith_demo_pick (self, "authority");
  set_text (record, KITH_STUDENT_RESPONSIBLE_LA, student->authority);
  set_text (record, KITH_STUDENT_LIVES_IN_LA, kith_demo_pick (self, "authority"));
  if (kith_demo_chance (self, 30))
    kith_record_set_number (record, KITH_STUDENT_CONTACT_DAYS, kith_demo_chance (self, 60) ? 7 : 28);
  if (student->care == KITH_DEMO_CARE_ALONE)
    kith_record_set_number (record, KITH_STUDENT_DATE_OF_BIRTH_ESTIMATED, kith_demo_chance (self, 40));
}

static KithRecord *
make_student (KithDemo        *self,
              KithDemoStudent *student,
              guint            position)
{
  KithRecord *record = kith_record_new (&kith_student_kind);
  g_autofree char *start = kith_demo_dup_day (self, student->start + (student->is_prospective ? 60 : 0));
  g_autofree char *birth = kith_date_to_iso (&student->birth);
  g_autofree char *college_id = g_strdup_printf ("%.2s%04u", start + 2, 1001 + position);
  g_autofree char *uln = dup_uln (self);

  set_names (self, record, student);
  set_course (self, record, student);
  set_contact (self, record, student, position);
  set_support (self, record, student);
  set_profile (self, record, student);
  set_text (record, KITH_STUDENT_DATE_OF_BIRTH, birth);
  set_text (record, KITH_STUDENT_COLLEGE_ID, college_id);
  set_text (record, KITH_STUDENT_ULN, uln);
  set_text (record, KITH_STUDENT_START_DATE, start);
  set_text (record, KITH_STUDENT_STAGE, student->is_prospective ? "prospective" : "active");
  return record;
}

static gboolean
add_assignment (KithDemo         *self,
                KithDemoStudent  *student,
                const char       *role,
                gint64            person,
                GError          **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_assignment_kind);
  g_autofree char *from = kith_demo_dup_day (self, student->start);

  kith_record_set_number (record, KITH_ASSIGNMENT_STUDENT, student->id);
  kith_record_set_number (record, KITH_ASSIGNMENT_PERSON, person);
  kith_record_set_text (record, KITH_ASSIGNMENT_ROLE, role);
  kith_record_set_number (record, KITH_ASSIGNMENT_MAIN, TRUE);
  kith_record_set_text (record, KITH_ASSIGNMENT_FROM, from);
  if (g_str_equal (role, "mentor"))
    kith_record_set_text (record, KITH_ASSIGNMENT_HOW_MATCHED, "They met first, and the student chose");
  return kith_demo_save (self, record, error);
}

static gboolean
add_support (KithDemo         *self,
             KithDemoStudent  *student,
             GError          **error)
{
  gint64 coach = g_array_index (self->coaches, KithDemoPerson, student->coach).id;
  gint64 mentor = g_array_index (self->mentors, KithDemoPerson, student->mentor).id;

  return add_assignment (self, student, "coach", coach, error) &&
         (!student->has_mentor || add_assignment (self, student, "mentor", mentor, error));
}

/* Now and then a brother or sister is at the college as well. */
static gboolean
add_sibling (KithDemo         *self,
             KithDemoStudent  *student,
             guint             position,
             GError          **error)
{
  KithDemoStudent *other = position > 0 ? &g_array_index (self->students, KithDemoStudent, position - 1) : NULL;
  g_autoptr (KithRecord) record = NULL;

  if (other == NULL || other->id == 0 || other->mentor == student->mentor || !kith_demo_chance (self, 3))
    return TRUE;
  record = kith_record_new (&kith_relation_kind);
  kith_record_set_number (record, KITH_RELATION_STUDENT, student->id);
  kith_record_set_text (record, KITH_RELATION_RELATIONSHIP, "family");
  kith_record_set_number (record, KITH_RELATION_OTHER_STUDENT, other->id);
  return kith_demo_save (self, record, error);
}

gboolean
kith_demo_add_student (KithDemo  *self,
                       guint      position,
                       GError   **error)
{
  KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, position);
  g_autoptr (KithRecord) record = NULL;

  record = make_student (self, student, position);
  if (!kith_demo_save (self, record, error))
    return FALSE;
  student->id = kith_record_get_id (record);
  return kith_demo_add_care (self, student, error) && add_support (self, student, error) &&
         add_sibling (self, student, position, error);
}

static gboolean
end_support (KithDemo         *self,
             KithDemoStudent  *student,
             const char       *day,
             GError          **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autoptr (GPtrArray) list = NULL;

  kith_query_where_student (query, student->id);
  kith_query_where (query, "until", NULL);
  list = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; list != NULL && i < list->len; i++) {
    KithRecord *record = g_ptr_array_index (list, i);

    kith_record_set_text (record, KITH_ASSIGNMENT_UNTIL, day);
    kith_record_set_text (record, KITH_ASSIGNMENT_END_REASON, "Left the college");
    if (!kith_demo_save (self, record, error))
      return FALSE;
  }
  return list != NULL;
}

gboolean
kith_demo_leave (KithDemo         *self,
                 KithDemoStudent  *student,
                 int               day,
                 GError          **error)
{
  static const char *const reasons[] = { "completed", "completed", "work", "higher-education", "moved-away",
                                         "other-provider", "withdrew" };
  g_autoptr (KithRecord) record = kith_case_file_load (self->file, &kith_student_kind, student->id, error);
  g_autofree char *iso = kith_demo_dup_day (self, day);

  if (record == NULL)
    return FALSE;
  set_text (record, KITH_STUDENT_STAGE, "left");
  set_text (record, KITH_STUDENT_LEAVING_DATE, iso);
  set_text (record, KITH_STUDENT_LEAVING_REASON, reasons[kith_demo_below (self, G_N_ELEMENTS (reasons))]);
  return kith_demo_save (self, record, error) && end_support (self, student, iso, error);
}

gboolean
kith_demo_pause (KithDemo         *self,
                 KithDemoStudent  *student,
                 GError          **error)
{
  g_autoptr (KithRecord) record = kith_case_file_load (self->file, &kith_student_kind, student->id, error);

  if (record == NULL)
    return FALSE;
  set_text (record, KITH_STUDENT_STAGE, "paused");
  return kith_demo_save (self, record, error);
}
