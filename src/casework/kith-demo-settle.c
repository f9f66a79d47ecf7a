/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-bursary.h"
#include "kith-checklist-item.h"
#include "kith-date.h"
#include "kith-home.h"
#include "kith-lists.h"
#include "kith-professional.h"

/* Items of kith_checklist_items that come first belong to starting college, the others to leaving care. */
#define FIRST_OF_LEAVING "housing"

char *
kith_demo_dup_outsider (KithDemo *self)
{
  KithDemoName name = { 0 };
  char *full = NULL;

  kith_demo_draw_name (self, &name);
  full = kith_demo_name_dup_full (&name);
  kith_demo_name_clear (&name);
  return full;
}

static gboolean
add_professional (KithDemo         *self,
                  KithDemoStudent  *student,
                  const char       *role,
                  const char       *organisation,
                  int               from,
                  int               until,
                  GError          **error)
{
  static const char *const answers[] = { "yes", "yes", "yes", "ask-first", "no" };
  g_autoptr (KithRecord) record = kith_record_new (&kith_professional_kind);
  g_autofree char *name = kith_demo_dup_outsider (self);
  g_autofree char *phone = g_strdup_printf ("07700 900%03u", kith_demo_below (self, 1000));

  kith_record_set_number (record, KITH_PROFESSIONAL_STUDENT, student->id);
  kith_record_set_text (record, KITH_PROFESSIONAL_NAME, name);
  kith_record_set_text (record, KITH_PROFESSIONAL_ROLE, role);
  kith_record_set_text (record, KITH_PROFESSIONAL_ORGANISATION, organisation);
  kith_record_set_text (record, KITH_PROFESSIONAL_PHONE, phone);
  kith_record_set_text (record, KITH_PROFESSIONAL_MAY_CONTACT, answers[kith_demo_below (self, G_N_ELEMENTS (answers))]);
  kith_demo_set_day (self, record, KITH_PROFESSIONAL_FROM, from);
  if (until > from)
    kith_demo_set_day (self, record, KITH_PROFESSIONAL_UNTIL, until);
  if (kith_demo_chance (self, 40))
    kith_demo_set_composed (self, record, KITH_PROFESSIONAL_WORDS, "professional-words", student);
  return kith_demo_save (self, record, error);
}

/* A social worker or a personal adviser, who has often changed; a carer or somebody of the family. */
static gboolean
add_people_around (KithDemo         *self,
                   KithDemoStudent  *student,
                   int               day,
                   GError          **error)
{
  static const char *const relatives[] = { "family", "friend", "family", "counsellor", "housing" };
  gboolean in_care = student->care <= KITH_DEMO_CARE_ALONE;
  gboolean is_adult = kith_demo_is_adult_on (self, student, day);
  const char *worker = is_adult ? "personal-adviser" : "social-worker";
  int since = day - kith_demo_between (self, 20, 300);

  if (in_care && (!add_professional (self, student, worker, student->authority, since, 0, error) ||
                  !add_professional (self, student, is_adult ? "key-worker" : "foster-carer", NULL,
                                     since - 200, 0, error)))
    return FALSE;
  if (in_care && kith_demo_chance (self, 40) &&
      !add_professional (self, student, worker, student->authority, since - 300, since - 1, error))
    return FALSE;
  return add_professional (self, student, relatives[kith_demo_below (self, G_N_ELEMENTS (relatives))], NULL,
                           day - 400, 0, error);
}

static gboolean
add_home (KithDemo         *self,
          KithDemoStudent  *student,
          int               from,
          GError          **error)
{
  static const char *const young[] = { "other", "other", "supported-lodgings", "family", "semi-independent" };
  static const char *const adult[] = { "independent", "semi-independent", "supported-lodgings", "staying-put", "foyer" };
  g_autoptr (KithRecord) record = kith_record_new (&kith_home_kind);
  guint place = kith_demo_below (self, G_N_ELEMENTS (young));
  gboolean is_adult = kith_demo_is_adult_on (self, student, MAX (from, student->start));

  kith_record_set_number (record, KITH_HOME_STUDENT, student->id);
  kith_record_set_text (record, KITH_HOME_PLACE, kith_demo_pick (self, "town"));
  kith_record_set_text (record, KITH_HOME_ACCOMMODATION, is_adult ? adult[place] : young[place]);
  kith_record_set_number (record, KITH_HOME_SUITABLE, kith_demo_chance (self, 85));
  kith_demo_set_day (self, record, KITH_HOME_FROM, from);
  if (!kith_demo_save (self, record, error))
    return FALSE;
  student->home = kith_record_get_id (record);
  return TRUE;
}

gboolean
kith_demo_move (KithDemo         *self,
                KithDemoStudent  *student,
                int               day,
                GError          **error)
{
  g_autoptr (KithRecord) before = NULL;

  /* Somebody who comes with the next term has no home here yet. */
  if (student->home == 0)
    return add_home (self, student, day, error);
  before = kith_case_file_load (self->file, &kith_home_kind, student->home, error);
  if (before == NULL)
    return FALSE;
  kith_demo_set_day (self, before, KITH_HOME_UNTIL, day - 1);
  return kith_demo_save (self, before, error) && add_home (self, student, day, error);
}

static gboolean
add_item (KithDemo         *self,
          KithDemoStudent  *student,
          const char       *list,
          const char       *item,
          int               day,
          GError          **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_checklist_item_kind);
  guint place = kith_demo_below (self, 100);

  kith_record_set_number (record, KITH_CHECKLIST_ITEM_STUDENT, student->id);
  kith_record_set_text (record, KITH_CHECKLIST_ITEM_LIST, list);
  kith_record_set_text (record, KITH_CHECKLIST_ITEM_ITEM, item);
  kith_record_set_text (record, KITH_CHECKLIST_ITEM_STATE,
                        place < 55 ? "done" : place < 90 ? "needed" : "not-for-me");
  if (place < 55)
    kith_demo_set_day (self, record, KITH_CHECKLIST_ITEM_DATE, day);
  else if (place < 65)
    kith_demo_set_composed (self, record, KITH_CHECKLIST_ITEM_WORDS, "check-remark", student);
  return kith_demo_save (self, record, error);
}

/* Those who came this year have started the list for it; those in care from seventeen on the one for leaving. */
static gboolean
add_checklists (KithDemo         *self,
                KithDemoStudent  *student,
                int               day,
                GError          **error)
{
  gboolean is_new = day > self->n_days - 120;
  gboolean leaves_care = student->care <= KITH_DEMO_CARE_ALONE && kith_demo_is_adult_on (self, student, self->n_days + 365);
  const char *list = "starting";

  for (guint i = 0; i < kith_checklist_items.n_choices; i++) {
    const char *item = kith_checklist_items.choices[i].code;

    if (g_str_equal (item, FIRST_OF_LEAVING))
      list = "leaving";
    if ((g_str_equal (list, "starting") ? is_new : leaves_care) && !add_item (self, student, list, item, day, error))
      return FALSE;
  }
  return TRUE;
}

/* What is known about somebody in their first days. */
gboolean
kith_demo_settle (KithDemo         *self,
                  KithDemoStudent  *student,
                  int               day,
                  GError          **error)
{
  return add_people_around (self, student, day, error) &&
         add_home (self, student, day - kith_demo_between (self, 60, 900), error) &&
         add_checklists (self, student, day, error);
}

static const char *
get_bursary_group (KithDemo        *self,
                   KithDemoStudent *student,
                   int              day)
{
  if (student->care > KITH_DEMO_CARE_ALONE)
    return "benefits";
  return kith_demo_is_adult_on (self, student, day) ? "care-leaver" : "in-care";
}

/* Needs differ, so awards do. Source: section 2.5 of the domain reference. */
gboolean
kith_demo_add_bursary (KithDemo         *self,
                       KithDemoStudent  *student,
                       int               day,
                       GError          **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_bursary_kind);
  GDate begin = self->first;
  gint64 awarded = kith_demo_between (self, 12, 24) * 5000;
  int weeks = kith_demo_between (self, 30, 38);

  if (!student->has_bursary)
    return TRUE;
  g_date_add_days (&begin, (guint) kith_demo_get_year_begin (self, day));
  kith_record_set_number (record, KITH_BURSARY_STUDENT, student->id);
  kith_record_set_number (record, KITH_BURSARY_YEAR, g_date_get_year (&begin));
  kith_record_set_text (record, KITH_BURSARY_GROUP, get_bursary_group (self, student, day));
  if (kith_demo_chance (self, 85)) {
    kith_record_set_text (record, KITH_BURSARY_EVIDENCE, "la-letter");
    kith_demo_set_day (self, record, KITH_BURSARY_EVIDENCE_DATE, day - 2);
    kith_record_set_number (record, KITH_BURSARY_AWARDED, awarded);
    kith_record_set_number (record, KITH_BURSARY_PAID, awarded * MIN (self->n_days - day, weeks * 7) / (weeks * 7) / 500 * 500);
  }
  kith_record_set_number (record, KITH_BURSARY_ASSESSED, awarded + kith_demo_between (self, 0, 10) * 2500);
  kith_record_set_number (record, KITH_BURSARY_WEEKS, weeks);
  kith_record_set_text (record, KITH_BURSARY_PAID_AS, kith_demo_chance (self, 70) ? "in-kind" : "both");
  return kith_demo_save (self, record, error);
}
