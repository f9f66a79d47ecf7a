/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-care-period.h"
#include "kith-care-status.h"
#include "kith-date.h"
#include "kith-student.h"

#include <string.h>

/* A birthday as stored. */
static char *
dup_birthday (KithDemoStudent *student,
              guint            years)
{
  GDate day = student->birth;

  g_date_add_years (&day, (GDateYear) years);
  return kith_date_to_iso (&day);
}

static gboolean
add_status (KithDemo         *self,
            KithDemoStudent  *student,
            const char       *status,
            const char       *from,
            const char       *until,
            GError          **error)
{
  static const char *const evidence[] = { "la-letter", "pa-email", "virtual-school", "self-declared" };
  g_autoptr (KithRecord) record = kith_record_new (&kith_care_status_kind);
  g_autofree char *seen = kith_demo_dup_day (self, student->start - 2);

  kith_record_set_number (record, KITH_CARE_STATUS_STUDENT, student->id);
  kith_record_set_text (record, KITH_CARE_STATUS_STATUS, status);
  kith_record_set_text (record, KITH_CARE_STATUS_FROM, from);
  kith_record_set_text (record, KITH_CARE_STATUS_UNTIL, until);
  kith_record_set_text (record, KITH_CARE_STATUS_EVIDENCE, evidence[kith_demo_below (self, G_N_ELEMENTS (evidence))]);
  kith_record_set_text (record, KITH_CARE_STATUS_EVIDENCE_DATE, seen);
  if (!kith_demo_save (self, record, error))
    return FALSE;
  if (until == NULL && kith_care_status_is_exclusive (status))
    student->status = kith_record_get_id (record);
  return TRUE;
}

static gboolean
add_period (KithDemo         *self,
            KithDemoStudent  *student,
            const char       *from,
            const char       *until,
            const char       *placement,
            GError          **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_care_period_kind);

  kith_record_set_number (record, KITH_CARE_PERIOD_STUDENT, student->id);
  kith_record_set_text (record, KITH_CARE_PERIOD_FROM, from);
  kith_record_set_text (record, KITH_CARE_PERIOD_UNTIL, until);
  kith_record_set_text (record, KITH_CARE_PERIOD_PLACEMENT, placement);
  kith_record_set_text (record, KITH_CARE_PERIOD_LEGAL_STATUS,
                        kith_demo_chance (self, 70) ? "care-order" : "section-20");
  if (!kith_demo_save (self, record, error))
    return FALSE;
  if (until == NULL)
    student->period = kith_record_get_id (record);
  return TRUE;
}

/* From the first day in care to now or to eighteen, in one to three homes. */
static gboolean
add_periods (KithDemo         *self,
             KithDemoStudent  *student,
             const char       *from,
             const char       *last,
             GError          **error)
{
  static const char *const placements[] = { "foster", "foster", "foster-kin", "childrens-home", "semi-independent" };
  g_autofree char *begin = g_strdup (from);
  guint moves = kith_demo_below (self, 3);

  for (guint i = 0; i < moves; i++) {
    g_autofree char *until = kith_date_iso_add_days (begin, kith_demo_between (self, 120, 900));
    g_autofree char *sixteen = dup_birthday (student, 16);

    if (strcmp (until, sixteen) >= 0)
      break;
    if (!add_period (self, student, begin, until, placements[kith_demo_below (self, 4)], error))
      return FALSE;
    g_free (begin);
    begin = kith_date_iso_add_days (until, 1);
  }
  return add_period (self, student, begin, last, placements[kith_demo_below (self, 5)], error);
}

/* Looked after until 16, then eligible, then former relevant from 18 (Children Act 1989, sections 23A to 24D). */
static gboolean
add_life_in_care (KithDemo         *self,
                  KithDemoStudent  *student,
                  GError          **error)
{
  g_autofree char *entered = dup_birthday (student, (guint) kith_demo_between (self, 3, 14));
  g_autofree char *sixteen = dup_birthday (student, 16);
  g_autofree char *eighteen = dup_birthday (student, 18);
  g_autofree char *before_sixteen = kith_date_iso_add_days (sixteen, -1);
  g_autofree char *before_eighteen = kith_date_iso_add_days (eighteen, -1);
  g_autofree char *start = kith_demo_dup_day (self, student->start);
  gboolean adult = strcmp (eighteen, start) <= 0;

  return add_periods (self, student, entered, adult ? before_eighteen : NULL, error) &&
         add_status (self, student, "looked-after", entered, before_sixteen, error) &&
         add_status (self, student, "eligible", sixteen, adult ? before_eighteen : NULL, error) &&
         (!adult || add_status (self, student, "former-relevant", eighteen, NULL, error));
}

static gboolean
add_since_child (KithDemo         *self,
                 KithDemoStudent  *student,
                 const char       *status,
                 GError          **error)
{
  g_autofree char *from = dup_birthday (student, (guint) kith_demo_between (self, 5, 15));

  return add_status (self, student, status, from, NULL, error);
}

/* The care statuses a student comes with. */
gboolean
kith_demo_add_care (KithDemo         *self,
                    KithDemoStudent  *student,
                    GError          **error)
{
  g_autofree char *fifteen = dup_birthday (student, 15);

  switch (student->care) {
  case KITH_DEMO_CARE_LOOKED_AFTER:
    return add_life_in_care (self, student, error);
  case KITH_DEMO_CARE_ALONE:
    return add_life_in_care (self, student, error) && add_status (self, student, "uasc", fifteen, NULL, error);
  case KITH_DEMO_CARE_PREVIOUSLY:
    return add_since_child (self, student, "previously-looked-after", error);
  case KITH_DEMO_CARE_KINSHIP:
    return add_since_child (self, student, "kinship", error);
  case KITH_DEMO_CARE_ESTRANGED:
    return add_status (self, student, "estranged", fifteen, NULL, error);
  case KITH_DEMO_CARE_YOUNG_CARER:
    return add_since_child (self, student, "young-carer", error);
  case KITH_DEMO_CARE_CLAIMED:
    return add_status (self, student, "claimed", fifteen, NULL, error);
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
end_record (KithDemo        *self,
            const KithKind  *kind,
            gint64           id,
            const char      *until,
            GError         **error)
{
  g_autoptr (KithRecord) record = id != 0 ? kith_case_file_load (self->file, kind, id, error) : NULL;

  if (id == 0)
    return TRUE;
  if (record == NULL)
    return FALSE;
  kith_record_set_text (record, kith_kind_find_field (kind, "until"), until);
  return kith_demo_save (self, record, error);
}

/* An eighteenth birthday: care ends and leaving care begins. */
gboolean
kith_demo_come_of_age (KithDemo         *self,
                       KithDemoStudent  *student,
                       int               day,
                       GError          **error)
{
  g_autofree char *today = kith_demo_dup_day (self, day);
  g_autofree char *yesterday = kith_demo_dup_day (self, day - 1);

  if (student->care > KITH_DEMO_CARE_ALONE)
    return TRUE;
  return end_record (self, &kith_care_period_kind, student->period, yesterday, error) &&
         end_record (self, &kith_care_status_kind, student->status, yesterday, error) &&
         add_status (self, student, "former-relevant", today, NULL, error);
}
