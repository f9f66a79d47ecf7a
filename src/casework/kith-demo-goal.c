/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-goal.h"
#include "kith-rating.h"
#include "kith-step.h"

/* The columns of goals.txt. */
enum { COLUMN_AREA, COLUMN_TEXT, COLUMN_WHY, COLUMN_STEPS, COLUMN_EVIDENCE, N_COLUMNS };

static gboolean
add_step (KithDemo         *self,
          gint64            goal,
          KithDemoStudent  *student,
          const char       *text,
          int               day,
          int               done,
          GError          **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_step_kind);

  kith_record_set_number (record, KITH_STEP_GOAL, goal);
  kith_record_set_text (record, KITH_STEP_TEXT, text);
  kith_record_set_text (record, KITH_STEP_WHO, kith_demo_chance (self, 65) ? student->name.given : NULL);
  kith_demo_set_day (self, record, KITH_STEP_DUE, day + kith_demo_between (self, 7, 60));
  if (done > 0)
    kith_demo_set_day (self, record, KITH_STEP_DONE_ON, done);
  return kith_demo_save (self, record, error);
}

/* The first steps are done sooner and more often than the last. */
static gboolean
add_steps (KithDemo         *self,
           KithDemoStudent  *student,
           gint64            goal,
           const char       *steps,
           int               day,
           gboolean          achieved,
           GError          **error)
{
  g_auto (GStrv) texts = g_strsplit (steps, ";", -1);
  int done = day;

  for (guint i = 0; texts[i] != NULL; i++) {
    done += kith_demo_between (self, 5, 40);
    if (!add_step (self, goal, student, texts[i], day,
                   done < student->end && (achieved || kith_demo_chance (self, 75 - 25 * i)) ? done : 0, error))
      return FALSE;
  }
  return TRUE;
}

static void
set_achieved (KithDemo   *self,
              KithRecord *record,
              int         day,
              char      **columns)
{
  kith_record_set_text (record, KITH_GOAL_STATUS, "achieved");
  kith_record_set_text (record, KITH_GOAL_EVIDENCE, columns[COLUMN_EVIDENCE]);
  kith_demo_set_day (self, record, KITH_GOAL_ACHIEVED_DATE, day);
}

static KithRecord *
make_goal (KithDemo         *self,
           KithDemoStudent  *student,
           char            **columns,
           int               day)
{
  KithRecord *record = kith_record_new (&kith_goal_kind);
  int review = self->n_days + kith_demo_between (self, -20, 40);

  kith_record_set_number (record, KITH_GOAL_STUDENT, student->id);
  kith_record_set_text (record, KITH_GOAL_TEXT, columns[COLUMN_TEXT]);
  kith_record_set_text (record, KITH_GOAL_AREA, columns[COLUMN_AREA]);
  kith_record_set_text (record, KITH_GOAL_WHY, columns[COLUMN_WHY]);
  kith_record_set_number (record, KITH_GOAL_TARGET, kith_demo_between (self, 7, 10));
  kith_record_set_text (record, KITH_GOAL_STATUS, kith_demo_chance (self, 92) ? "active" : "paused");
  kith_demo_set_day (self, record, KITH_GOAL_START, day);
  kith_demo_set_day (self, record, KITH_GOAL_REVIEW, MAX (day + 42, review));
  return record;
}

gboolean
kith_demo_add_goal (KithDemo         *self,
                    KithDemoStudent  *student,
                    guint             goal,
                    int               day,
                    GError          **error)
{
  guint line = kith_demo_below (self, kith_demo_words_get_size (self->words, "goals"));
  g_auto (GStrv) columns = g_strsplit (kith_demo_words_get (self->words, "goals", line), "|", N_COLUMNS);
  g_autoptr (KithRecord) record = make_goal (self, student, columns, day);
  int achieved_on = day + kith_demo_between (self, 50, 200);
  gboolean achieved = achieved_on < student->end && kith_demo_chance (self, 55);

  g_assert (g_strv_length (columns) == N_COLUMNS);
  if (achieved)
    set_achieved (self, record, achieved_on, columns);
  if (!kith_demo_save (self, record, error))
    return FALSE;
  student->goals[goal].id = kith_record_get_id (record);
  student->goals[goal].text = g_strdup (columns[COLUMN_TEXT]);
  return add_steps (self, student, kith_record_get_id (record), columns[COLUMN_STEPS], day, achieved, error);
}

/* Up on the whole, with a dip now and then: each rating is drawn around a slowly rising line. */
gboolean
kith_demo_add_rating (KithDemo         *self,
                      KithDemoStudent  *student,
                      guint             goal,
                      int               day,
                      guint             number,
                      GError          **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_rating_kind);
  int first = 2 + (int) (student->goals[goal].id % 3);
  int score = first + (int) number * 2 / 3 + kith_demo_between (self, -1, 1);
  g_autofree char *words = NULL;

  kith_record_set_number (record, KITH_RATING_GOAL, student->goals[goal].id);
  kith_demo_set_day (self, record, KITH_RATING_DATE, day);
  kith_record_set_number (record, KITH_RATING_SCORE, CLAMP (score, 0, 10));
  if (kith_demo_chance (self, 45)) {
    words = kith_demo_compose (self, "rating-words", student);
    kith_record_set_text (record, KITH_RATING_WORDS, words);
  }
  return kith_demo_save (self, record, error);
}
