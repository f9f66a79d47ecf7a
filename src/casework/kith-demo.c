/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-error.h"
#include "kith-operation.h"
#include "kith-secret.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Written at a time: the write-ahead log stays small and undo stays possible. */
#define EVENTS_AT_A_TIME 40000

/* Who looks around. */
#define FULL_NAME "Morgan Tregarth-Bello"

static void
clear_student (gpointer data)
{
  KithDemoStudent *student = data;

  kith_demo_name_clear (&student->name);
  for (guint i = 0; i < KITH_DEMO_MOST_GOALS; i++)
    g_clear_pointer (&student->goals[i].text, g_free);
}

static void
clear_person (gpointer data)
{
  KithDemoPerson *person = data;

  g_clear_pointer (&person->name, g_free);
}

static void
demo_clear (KithDemo *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->other_rand, g_rand_free);
  g_clear_pointer (&self->study_rand, g_rand_free);
  g_clear_pointer (&self->words, kith_demo_words_free);
  g_clear_pointer (&self->students, g_array_unref);
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_pointer (&self->mentors, g_array_unref);
  g_clear_pointer (&self->coaches, g_array_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithDemo, demo_clear)

static GArray *
new_array (gsize          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

static gboolean
demo_init (KithDemo                *self,
           const KithDemoSettings  *settings,
           GError                 **error)
{
  self->settings = *settings;
  self->words = kith_demo_words_new (error);
  self->rand = g_rand_new_with_seed (settings->seed);
  self->other_rand = g_rand_new_with_seed (settings->seed ^ 0x5eed);
  self->study_rand = g_rand_new_with_seed (settings->seed ^ 0x57d9);
  self->students = new_array (sizeof (KithDemoStudent), clear_student);
  self->events = g_array_new (FALSE, FALSE, sizeof (KithDemoEvent));
  self->mentors = new_array (sizeof (KithDemoPerson), clear_person);
  self->coaches = new_array (sizeof (KithDemoPerson), clear_person);
  self->values = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self->words != NULL;
}

static gint64
get_moment (KithDemo *self,
            int       day,
            int       minute)
{
  GDate date = self->first;
  g_autoptr (GDateTime) moment = NULL;

  g_date_add_days (&date, (guint) day);
  moment = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date),
                                  minute / 60, minute % 60, 0);
  return g_date_time_to_unix (moment);
}

/* Each thing is saved on its day: what the audit says, what the rules allow and what the lists show agree. */
static void
move_clock (KithDemo            *self,
            const KithDemoEvent *event)
{
  gint64 ahead = get_moment (self, event->day, event->minute + 20) - kith_clock_get_now (self->clock);

  if (ahead > 0)
    kith_clock_advance (self->clock, ahead);
}

/* In the first days of a year some of what was planned would fall before the student has come. */
static gboolean
comes_too_early (KithDemo            *self,
                 const KithDemoEvent *event)
{
  const KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, event->student);

  switch ((KithDemoEventType) event->type) {
  case KITH_DEMO_EVENT_STUDENT:
  case KITH_DEMO_EVENT_HAND_OVER:
  case KITH_DEMO_EVENT_SESSION:
  case KITH_DEMO_EVENT_DESK:
  case KITH_DEMO_EVENT_CONCERN:
  case KITH_DEMO_EVENT_TRANSFER:
  case KITH_DEMO_EVENT_APPRENTICES:
  case KITH_DEMO_EVENT_STUDY:
  case KITH_DEMO_EVENT_REPORT:
  case KITH_DEMO_EVENT_REQUESTS:
  case KITH_DEMO_EVENT_RETENTION:
    return FALSE;
  case KITH_DEMO_EVENT_GOAL:
  case KITH_DEMO_EVENT_RATING:
  case KITH_DEMO_EVENT_NOTE:
  case KITH_DEMO_EVENT_ADULT:
  case KITH_DEMO_EVENT_LEAVE:
  case KITH_DEMO_EVENT_PAUSE:
  case KITH_DEMO_EVENT_SETTLE:
  case KITH_DEMO_EVENT_BURSARY:
  case KITH_DEMO_EVENT_MOVE:
  case KITH_DEMO_EVENT_REVIEW:
  case KITH_DEMO_EVENT_APPOINTMENT:
  case KITH_DEMO_EVENT_ATTENDANCE:
  case KITH_DEMO_EVENT_SELF_RATING:
  case KITH_DEMO_EVENT_ACHIEVEMENT:
    return student->id == 0;
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
live (KithDemo             *self,
      const KithDemoEvent  *event,
      GError              **error)
{
  KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, event->student);

  if (comes_too_early (self, event))
    return TRUE;
  switch ((KithDemoEventType) event->type) {
  case KITH_DEMO_EVENT_STUDENT:
    return kith_demo_add_student (self, event->student, error);
  case KITH_DEMO_EVENT_GOAL:
    return kith_demo_add_goal (self, student, event->goal, event->day, error);
  case KITH_DEMO_EVENT_RATING:
    return kith_demo_add_rating (self, student, event->goal, event->day, event->number, error);
  case KITH_DEMO_EVENT_NOTE:
    return kith_demo_add_note (self, student, event, error);
  case KITH_DEMO_EVENT_ADULT:
    return kith_demo_come_of_age (self, student, event->day, error);
  case KITH_DEMO_EVENT_LEAVE:
    return kith_demo_leave (self, student, event->day, error);
  case KITH_DEMO_EVENT_PAUSE:
    return kith_demo_pause (self, student, error);
  case KITH_DEMO_EVENT_HAND_OVER:
    return kith_demo_hand_over (self, event->day, error);
  case KITH_DEMO_EVENT_SETTLE:
    return kith_demo_settle (self, student, event->day, error);
  case KITH_DEMO_EVENT_BURSARY:
    return kith_demo_add_bursary (self, student, event->day, error);
  case KITH_DEMO_EVENT_MOVE:
    return kith_demo_move (self, student, event->day, error);
  case KITH_DEMO_EVENT_REVIEW:
    return kith_demo_hold_review (self, student, event, error);
  case KITH_DEMO_EVENT_APPOINTMENT:
    return kith_demo_add_appointment (self, student, event, error);
  case KITH_DEMO_EVENT_SESSION:
    return kith_demo_add_session (self, event, error);
  case KITH_DEMO_EVENT_ATTENDANCE:
    return kith_demo_add_attendance (self, student, event->day, error);
  case KITH_DEMO_EVENT_SELF_RATING:
    return kith_demo_add_self_rating (self, student, event, error);
  case KITH_DEMO_EVENT_ACHIEVEMENT:
    return kith_demo_add_achievement (self, student, event->day, error);
  case KITH_DEMO_EVENT_DESK:
    return kith_demo_fill_desks (self, error) && kith_demo_look_after (self, error);
  case KITH_DEMO_EVENT_CONCERN:
    return kith_demo_raise_concern (self, student, event->number, error);
  case KITH_DEMO_EVENT_TRANSFER:
    return kith_demo_send_file (self, student, error);
  case KITH_DEMO_EVENT_APPRENTICES:
    return kith_demo_begin_programmes (self, event->day, error);
  case KITH_DEMO_EVENT_STUDY:
    return kith_demo_study (self, event, error);
  case KITH_DEMO_EVENT_REPORT:
    return kith_demo_fill_report (self, error);
  case KITH_DEMO_EVENT_REQUESTS:
    return kith_demo_add_requests (self, error);
  case KITH_DEMO_EVENT_RETENTION:
    return kith_demo_add_retention (self, error);
  }
  g_return_val_if_reached (FALSE);
}

/* Studies draw from a third sequence, so that neither of the others changes. */
static gboolean
happen_in_studies (KithDemo             *self,
                   const KithDemoEvent  *event,
                   GError              **error)
{
  GRand *rand = self->rand;
  gboolean happened;

  self->rand = self->study_rand;
  happened = live (self, event, error);
  self->rand = rand;
  return happened;
}

static gboolean
happen (KithDemo             *self,
        const KithDemoEvent  *event,
        GError              **error)
{
  gboolean has_own_chance = event->type >= KITH_DEMO_FIRST_OF_THE_DAY;
  gboolean happened;

  if (event->type == KITH_DEMO_EVENT_APPRENTICES || event->type == KITH_DEMO_EVENT_STUDY)
    return happen_in_studies (self, event, error);
  if (has_own_chance)
    kith_demo_swap_chance (self);
  happened = live (self, event, error);
  if (has_own_chance)
    kith_demo_swap_chance (self);
  return happened;
}

static gboolean
happen_all (KithDemo            *self,
            guint                begin,
            guint                end,
            KithProgressReport  *progress,
            GCancellable        *cancellable,
            GError             **error)
{
  if (begin == 0 && (!kith_demo_add_people (self, error) || !kith_demo_write_college (self, error)))
    return FALSE;
  for (guint i = begin; i < end; i++) {
    const KithDemoEvent *event = &g_array_index (self->events, KithDemoEvent, i);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    move_clock (self, event);
    if (!happen (self, event, error))
      return FALSE;
    kith_progress_report (progress, (double) i / self->events->len);
  }
  return TRUE;
}

static gboolean
write_part (KithDemo            *self,
            guint                begin,
            guint                end,
            KithProgressReport  *progress,
            GCancellable        *cancellable,
            GError             **error)
{
  if (!kith_case_file_begin_bulk (self->file, _("Demonstration data"), error))
    return FALSE;
  if (!happen_all (self, begin, end, progress, cancellable, error)) {
    kith_case_file_rollback (self->file);
    return FALSE;
  }
  return kith_case_file_end_bulk (self->file, error);
}

static gboolean
write_history (KithDemo            *self,
               KithProgressReport  *progress,
               GCancellable        *cancellable,
               GError             **error)
{
  guint n_events = self->events->len;

  for (guint begin = 0; begin < n_events; begin += EVENTS_AT_A_TIME)
    if (!write_part (self, begin, MIN (begin + EVENTS_AT_A_TIME, n_events), progress, cancellable, error))
      return FALSE;
  return kith_case_file_close (self->file, error);
}

static gboolean
create_file (KithDemo    *self,
             const char  *path,
             GError     **error)
{
  g_autoptr (KithSecretText) recovery_key = NULL;

  self->clock = kith_clock_new_fixed (get_moment (self, 0, 8 * 60));
  self->file = kith_case_file_create (path, KITH_DEMO_ACCOUNT, FULL_NAME, KITH_DEMO_PASSPHRASE, KITH_ROLES_ALL,
                                      self->clock, &recovery_key, error);
  return self->file != NULL;
}

/* Half a demonstration is of no use to anybody. */
static void
remove_file (KithDemo   *self,
             const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  kith_case_file_close (self->file, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (path, endings[i], NULL);

    g_unlink (name);
  }
}

/**
 * kith_demo_dup_default_path:
 *
 * Returns: (transfer full): `demonstration.kith` in the folder `kith` of the person's own data
 */
char *
kith_demo_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "kith", "demonstration.kith", NULL);
}

/**
 * kith_demo_create:
 * @path: the case file to make; it must not exist
 * @settings: how much of everything
 * @clock: says what day it is
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: %KITH_ERROR_EXISTS when there is a file of that name
 *
 * Makes a case file of invented people with a history that ends yesterday, signed in to by `demo` with the passphrase
 * `demonstration`, who has all roles. The same settings on the same day give the same data. Blocks, for minutes when
 * it is to be large. When it fails or is cancelled, no file is left.
 *
 * Returns: whether it was made
 */
gboolean
kith_demo_create (const char              *path,
                  const KithDemoSettings  *settings,
                  KithClock               *clock,
                  KithProgress             progress,
                  gpointer                 data,
                  GCancellable            *cancellable,
                  GError                 **error)
{
  g_auto (KithDemo) self = { 0 };
  KithProgressReport report = { progress, data, g_get_monotonic_time () };
  GDate today;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (settings != NULL && settings->n_students > 0, FALSE);

  if (!demo_init (&self, settings, error))
    return FALSE;
  kith_clock_get_today (clock, &today);
  kith_demo_plan (&self, &today);
  if (!create_file (&self, path, error))
    return FALSE;
  if (write_history (&self, &report, cancellable, error))
    return TRUE;
  remove_file (&self, path);
  return FALSE;
}
