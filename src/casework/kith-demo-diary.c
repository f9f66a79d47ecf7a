/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-appointment.h"
#include "kith-attendee.h"
#include "kith-group.h"

/* The columns of [appointments] and of [session]. */
enum { TYPE, PLACE, WITH_WHOM, TRANSPORT, N_APPOINTMENT_COLUMNS };
enum { TITLE, MINUTES, ROOM, CAPACITY, N_SESSION_COLUMNS };

#define MOST_INVITED 8

static char **
draw_columns (KithDemo   *self,
              const char *block,
              guint       n_columns)
{
  guint line = kith_demo_below (self, kith_demo_words_get_size (self->words, block));
  char **columns = g_strsplit (kith_demo_words_get (self->words, block, line), "|", (int) n_columns);

  g_assert (g_strv_length (columns) == n_columns);
  return columns;
}

static void
set_time (KithDemo   *self,
          KithRecord *record,
          guint       field)
{
  guint quarter = kith_demo_below (self, 7 * 4);
  g_autofree char *time = g_strdup_printf ("%02u:%02u", 9 + quarter / 4, quarter % 4 * 15);

  kith_record_set_text (record, field, time);
}

/* A mentor goes along now and then, seldom for what is nobody else's business. */
static void
set_company (KithDemo        *self,
             KithRecord      *appointment,
             KithDemoStudent *student)
{
  guint percent = kith_appointment_is_sensitive (appointment) ? 20 : 60;

  if (student->has_mentor && kith_demo_chance (self, percent))
    kith_record_set_number (appointment, KITH_APPOINTMENT_PERSON,
                            g_array_index (self->mentors, KithDemoPerson, student->mentor).id);
  kith_record_set_number (appointment, KITH_APPOINTMENT_RISK_READ, kith_demo_chance (self, 80));
  if (kith_demo_chance (self, 5))
    kith_record_set_number (appointment, KITH_APPOINTMENT_DISCREET, TRUE);
}

static void
set_outcome (KithDemo        *self,
             KithRecord      *appointment,
             KithDemoStudent *student)
{
  guint place = kith_demo_below (self, 100);

  kith_record_set_text (appointment, KITH_APPOINTMENT_OUTCOME,
                        place < 80 ? "attended" : place < 88 ? "rearranged" : place < 95 ? "did-not-attend" : "cancelled");
  if (kith_demo_chance (self, 40))
    kith_demo_set_composed (self, appointment, KITH_APPOINTMENT_NEXT, "appointment-next", student);
}

/* One that lies behind is written down with how it went; one that is coming stands in the diary, some of them today. */
gboolean
kith_demo_add_appointment (KithDemo             *self,
                           KithDemoStudent      *student,
                           const KithDemoEvent  *event,
                           GError              **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_appointment_kind);
  g_auto (GStrv) columns = draw_columns (self, "appointments", N_APPOINTMENT_COLUMNS);
  gboolean is_coming = event->goal == 1;
  int ahead = kith_demo_between (self, -2, 13);
  int day = is_coming ? self->n_days + MAX (ahead, 0) : event->day;

  kith_record_set_number (record, KITH_APPOINTMENT_STUDENT, student->id);
  kith_record_set_text (record, KITH_APPOINTMENT_TYPE, columns[TYPE]);
  kith_record_set_text (record, KITH_APPOINTMENT_PLACE, columns[PLACE]);
  kith_record_set_text (record, KITH_APPOINTMENT_WITH_WHOM, columns[WITH_WHOM]);
  kith_record_set_text (record, KITH_APPOINTMENT_TRANSPORT, columns[TRANSPORT]);
  kith_record_set_number (record, KITH_APPOINTMENT_MINUTES, kith_demo_between (self, 2, 6) * 15);
  if (kith_demo_chance (self, 15))
    kith_record_set_number (record, KITH_APPOINTMENT_COST, kith_demo_between (self, 4, 40) * 60);
  kith_demo_set_day (self, record, KITH_APPOINTMENT_DATE,
                     day > self->n_days ? kith_demo_get_working_day (self, day) : day);
  set_time (self, record, KITH_APPOINTMENT_TIME);
  set_company (self, record, student);
  if (!is_coming)
    set_outcome (self, record, student);
  return kith_demo_save (self, record, error);
}

static KithRecord *
make_session (KithDemo *self,
              guint     mentor,
              int       day,
              gboolean  is_coming)
{
  KithRecord *record = kith_record_new (&kith_group_kind);
  g_auto (GStrv) columns = draw_columns (self, "session", N_SESSION_COLUMNS);

  kith_record_set_text (record, KITH_GROUP_TITLE, columns[TITLE]);
  kith_record_set_number (record, KITH_GROUP_MINUTES, g_ascii_strtoll (columns[MINUTES], NULL, 10));
  kith_record_set_text (record, KITH_GROUP_PLACE, columns[ROOM]);
  kith_record_set_number (record, KITH_GROUP_CAPACITY, g_ascii_strtoll (columns[CAPACITY], NULL, 10));
  kith_record_set_number (record, KITH_GROUP_PERSON, g_array_index (self->mentors, KithDemoPerson, mentor).id);
  kith_record_set_number (record, KITH_GROUP_COST, kith_demo_between (self, 0, 12) * 500);
  kith_record_set_text (record, KITH_GROUP_TIME, kith_demo_chance (self, 60) ? "14:00" : "15:30");
  kith_demo_set_day (self, record, KITH_GROUP_DATE, day);
  kith_demo_set_day (self, record, KITH_GROUP_RISK_DATE, day - kith_demo_between (self, 10, 60));
  if (!is_coming)
    kith_record_set_text (record, KITH_GROUP_FEEDBACK, kith_demo_pick (self, "session-feedback"));
  return record;
}

static gboolean
add_attendee (KithDemo         *self,
              KithDemoStudent  *student,
              gint64            session,
              gboolean          is_coming,
              GError          **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_attendee_kind);
  guint place = kith_demo_below (self, 100);

  kith_record_set_number (record, KITH_ATTENDEE_STUDENT, student->id);
  kith_record_set_number (record, KITH_ATTENDEE_GROUP, session);
  kith_record_set_text (record, KITH_ATTENDEE_STATUS,
                        is_coming ? "invited" : place < 72 ? "attended" : place < 86 ? "apologies" : "absent");
  if (!is_coming && place < 25)
    kith_demo_set_composed (self, record, KITH_ATTENDEE_OWN_WORDS, "session-words", student);
  return kith_demo_save (self, record, error);
}

static gboolean
may_come (KithDemoStudent *student,
          guint            mentor,
          int              day)
{
  return student->has_mentor && student->mentor == mentor && student->id != 0 && student->start <= day &&
         student->end >= day;
}

/* A mentor's students do something together: those of before with who came, the next one with who is invited. */
gboolean
kith_demo_add_session (KithDemo             *self,
                       const KithDemoEvent  *event,
                       GError              **error)
{
  gboolean is_coming = event->goal == 1;
  int day = is_coming ? kith_demo_get_working_day (self, self->n_days + kith_demo_between (self, 2, 12)) : event->day;
  g_autoptr (KithRecord) session = make_session (self, event->student, day, is_coming);
  guint n_invited = 0;

  if (!kith_demo_save (self, session, error))
    return FALSE;
  for (guint i = 0; i < self->students->len && n_invited < MOST_INVITED; i++) {
    KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, i);

    if (!may_come (student, event->student, event->day) || !kith_demo_chance (self, 60))
      continue;
    n_invited++;
    if (!add_attendee (self, student, kith_record_get_id (session), is_coming, error))
      return FALSE;
  }
  return TRUE;
}
