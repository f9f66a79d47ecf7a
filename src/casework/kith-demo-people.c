/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-assign.h"
#include "kith-person.h"
#include "kith-text.h"

#include <string.h>

/* A mentor more than there are caseloads at first: the one who takes over when another moves on. */
static guint
count_mentors (KithDemo *self)
{
  return MAX (self->settings.n_students / 25, 2) + 1;
}

static guint
count_coaches (KithDemo *self)
{
  return MAX (self->settings.n_students / 30, 2);
}

/* The address of a name: letters and digits only, so that any script gives something to type. */
static char *
dup_email (const char *name,
           const char *domain)
{
  g_autofree char *folded = kith_text_fold (name);
  g_autofree char *ascii = g_str_to_ascii (folded, "C");

  g_strdelimit (ascii, " ", '.');
  return g_strdup_printf ("%s@%s", strchr (ascii, '?') == NULL ? ascii : "colleague", domain);
}

/* Numbers set aside for drama by the regulator; nobody has them. */
static char *
dup_phone (KithDemo *self)
{
  return g_strdup_printf ("07700 900%03u", kith_demo_below (self, 1000));
}

static void
set_contact (KithDemo   *self,
             KithRecord *record,
             const char *name,
             const char *domain)
{
  g_autofree char *email = dup_email (name, domain);
  g_autofree char *phone = dup_phone (self);

  kith_record_set_text (record, KITH_PERSON_NAME, name);
  kith_record_set_text (record, KITH_PERSON_EMAIL, email);
  kith_record_set_text (record, KITH_PERSON_PHONE, phone);
}

static void
set_checks (KithDemo   *self,
            KithRecord *record)
{
  int trained = self->n_days - kith_demo_between (self, 20, 400);
  int checked = self->n_days - kith_demo_between (self, 60, 1000);

  kith_demo_set_day (self, record, KITH_PERSON_TRAINING_DATE, trained);
  kith_demo_set_day (self, record, KITH_PERSON_TRAINING_DUE, trained + 365);
  kith_demo_set_day (self, record, KITH_PERSON_DBS_DATE, checked);
  kith_demo_set_day (self, record, KITH_PERSON_DBS_DUE, checked + 3 * 365);
}

static void
set_mentor_fields (KithDemo   *self,
                   KithRecord *record)
{
  g_autofree char *interests = g_strdup_printf ("%s, %s", kith_demo_pick (self, "interest"),
                                                kith_demo_pick (self, "interest"));

  kith_record_set_number (record, KITH_PERSON_HOURS_PER_WEEK, kith_demo_between (self, 3, 6) * 5);
  kith_record_set_number (record, KITH_PERSON_CASELOAD_LIMIT,
                          self->settings.n_students / (count_mentors (self) - 1) + 15);
  kith_record_set_text (record, KITH_PERSON_INTERESTS, interests);
  kith_record_set_text (record, KITH_PERSON_EMPLOYER, kith_demo_pick (self, "employer"));
  kith_demo_set_day (self, record, KITH_PERSON_BOUNDARIES_DATE, 3);
}

static KithRecord *
make_person (KithDemo   *self,
             const char *name,
             const char *roles)
{
  KithRecord *record = kith_record_new (&kith_person_kind);

  set_contact (self, record, name, "eastmere-college.example");
  kith_record_set_text (record, KITH_PERSON_ROLES, roles);
  kith_record_set_text (record, KITH_PERSON_SITE, kith_demo_pick (self, "campus"));
  kith_record_set_text (record, KITH_PERSON_EMPLOYER, "Eastmere College");
  kith_demo_set_day (self, record, KITH_PERSON_START_DATE, -kith_demo_between (self, 30, 900));
  set_checks (self, record);
  return record;
}

static gboolean
add_one (KithDemo    *self,
         const char  *name,
         const char  *roles,
         GArray      *list,
         GError     **error)
{
  g_autoptr (KithRecord) record = make_person (self, name, roles);
  KithDemoPerson person = { 0 };

  if (g_str_equal (roles, "mentor"))
    set_mentor_fields (self, record);
  if (!kith_demo_save (self, record, error))
    return FALSE;
  person.id = kith_record_get_id (record);
  person.name = g_strdup (name);
  if (list != NULL)
    g_array_append_val (list, person);
  else
    g_free (person.name);
  return TRUE;
}

/* Names of staff are drawn like those of students, once the list of well-chosen ones is used up. */
static char *
dup_staff_name (KithDemo *self,
                guint     position)
{
  KithDemoName name = { 0 };
  char *full = NULL;

  if (position < kith_demo_words_get_size (self->words, "staff"))
    return g_strdup (kith_demo_words_get (self->words, "staff", position));
  kith_demo_draw_name (self, &name);
  full = kith_demo_name_dup_full (&name);
  kith_demo_name_clear (&name);
  return full;
}

static gboolean
add_several (KithDemo    *self,
             guint        count,
             const char  *roles,
             GArray      *list,
             guint       *position,
             GError     **error)
{
  for (guint i = 0; i < count; i++) {
    g_autofree char *name = dup_staff_name (self, (*position)++);

    if (!add_one (self, name, roles, list, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_outside (KithDemo    *self,
             const char  *roles,
             guint        count,
             GError     **error)
{
  for (guint i = 0; i < count; i++) {
    KithDemoName name = { 0 };
    g_autofree char *full = NULL;
    g_autoptr (KithRecord) record = NULL;
    gboolean saved;

    kith_demo_draw_name (self, &name);
    full = kith_demo_name_dup_full (&name);
    kith_demo_name_clear (&name);
    record = kith_record_new (&kith_person_kind);
    set_contact (self, record, full, "eastmere-council.example");
    kith_record_set_text (record, KITH_PERSON_ROLES, roles);
    kith_record_set_text (record, KITH_PERSON_EMPLOYER, kith_demo_pick (self, "authority"));
    kith_demo_set_day (self, record, KITH_PERSON_START_DATE, -kith_demo_between (self, 30, 900));
    saved = kith_demo_save (self, record, error);
    if (!saved)
      return FALSE;
  }
  return TRUE;
}

/* Whoever looks around is a coach with a caseload, so that Today has something to show. */
static gboolean
dress_actor (KithDemo  *self,
             GError   **error)
{
  const KithActor *actor = kith_case_file_get_actor (self->file);
  g_autoptr (KithRecord) record = kith_case_file_load (self->file, &kith_person_kind, actor->person, error);
  KithDemoPerson person = { actor->person, NULL };

  if (record == NULL)
    return FALSE;
  set_contact (self, record, actor->full_name, "eastmere-college.example");
  kith_record_set_text (record, KITH_PERSON_ROLES, "coach welfare manager dsl");
  kith_record_set_text (record, KITH_PERSON_SITE, kith_demo_words_get (self->words, "campus", 0));
  kith_record_set_text (record, KITH_PERSON_EMPLOYER, "Eastmere College");
  kith_demo_set_day (self, record, KITH_PERSON_START_DATE, -400);
  set_checks (self, record);
  person.name = g_strdup (actor->full_name);
  g_array_append_val (self->coaches, person);
  return kith_demo_save (self, record, error);
}

gboolean
kith_demo_add_people (KithDemo  *self,
                      GError   **error)
{
  guint position = 0;

  return dress_actor (self, error) &&
         add_several (self, count_coaches (self) - 1, "coach", self->coaches, &position, error) &&
         add_several (self, count_mentors (self), "mentor", self->mentors, &position, error) &&
         add_several (self, 1, "manager", NULL, &position, error) &&
         add_several (self, 2, "welfare", NULL, &position, error) &&
         add_several (self, 3, "tutor", NULL, &position, error) &&
         add_several (self, 1, "senco", NULL, &position, error) &&
         add_several (self, 1, "careers", NULL, &position, error) &&
         add_outside (self, "personal-adviser", 4, error) && add_outside (self, "social-worker", 3, error);
}

/* The first mentor moves on and somebody new takes the caseload over: histories have more than one name in them. */
gboolean
kith_demo_hand_over (KithDemo  *self,
                     int        day,
                     GError   **error)
{
  KithDemoStudent *nobody = &g_array_index (self->students, KithDemoStudent, 0);
  guint successor = self->mentors->len - 1;
  g_autofree char *last_day = kith_demo_dup_day (self, day);
  g_autofree char *note = kith_demo_compose (self, "hand-over", nobody);
  KithHandOver plan = {
    .person = g_array_index (self->mentors, KithDemoPerson, 0).id,
    .last_day = last_day,
    .to_all = g_array_index (self->mentors, KithDemoPerson, successor).id,
    .reason = "Finished the apprenticeship and took up a post elsewhere",
    .note = note,
  };

  for (guint i = 0; i < self->students->len; i++) {
    KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, i);

    if (student->mentor == 0)
      student->mentor = successor;
  }
  return kith_assign_hand_over (self->file, &plan, error);
}
