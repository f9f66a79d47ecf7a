/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-amendment.h"
#include "kith-clock.h"
#include "kith-note.h"
#include "kith-task.h"

#define DAY ((gint64) 24 * 3600)

typedef struct {
  const char *type;
  guint weight;
  guint by_mentor;
} TypeShare;

/* How often a kind of contact happens, and how often it is the mentor's, in percent. */
static const TypeShare shares[] = {
  { "one-to-one", 34, 65 }, { "drop-in", 17, 60 },    { "phone", 18, 55 },  { "attempted", 8, 60 },
  { "group", 7, 80 },       { "accompanied", 6, 75 }, { "meeting", 4, 15 }, { "home-visit", 3, 40 },
  { "non-contact", 3, 15 },
};

static const TypeShare *
draw_type (KithDemo *self)
{
  guint place = kith_demo_below (self, 100);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (shares) && place >= shares[i].weight)
    place -= shares[i++].weight;
  return &shares[i];
}

static const KithDemoPerson *
draw_author (KithDemo        *self,
             KithDemoStudent *student,
             const TypeShare *share)
{
  if (student->has_mentor && kith_demo_chance (self, share->by_mentor))
    return &g_array_index (self->mentors, KithDemoPerson, student->mentor);
  return &g_array_index (self->coaches, KithDemoPerson, student->coach);
}

static gint64
draw_minutes (KithDemo   *self,
              const char *type)
{
  static const gint64 short_ones[] = { 5, 5, 10, 10, 15, 20 };
  static const gint64 long_ones[] = { 15, 20, 30, 30, 30, 45, 45, 60, 60, 90 };

  if (g_str_equal (type, "attempted"))
    return kith_demo_below (self, 2) * 5;
  if (g_str_equal (type, "phone") || g_str_equal (type, "drop-in"))
    return short_ones[kith_demo_below (self, G_N_ELEMENTS (short_ones))];
  return long_ones[kith_demo_below (self, G_N_ELEMENTS (long_ones))];
}

static const char *
get_contact (const char *type)
{
  if (g_str_equal (type, "attempted"))
    return "attempted";
  return g_str_equal (type, "non-contact") ? "not-applicable" : "yes";
}

static void
set_goal (KithDemo        *self,
          KithRecord      *note,
          KithDemoStudent *student)
{
  const KithDemoGoal *goal = student->n_goals > 0 ? &student->goals[kith_demo_below (self, student->n_goals)] : NULL;
  gboolean has_goal = goal != NULL && goal->id != 0;
  g_autofree char *id = has_goal ? g_strdup_printf ("%" G_GINT64_FORMAT, goal->id) : NULL;

  g_hash_table_insert (self->values, (gpointer) "goal", has_goal ? goal->text : (gpointer) "finish what I started");
  if (has_goal && kith_demo_chance (self, 30))
    kith_record_set_text (note, KITH_NOTE_GOALS, id);
}

/* The parts of a note that are not in every note. */
static void
set_extras (KithDemo        *self,
            KithRecord      *note,
            KithDemoStudent *student,
            const char      *type)
{
  static const char *const topics[] = { "learning", "learning", "housing", "money", "health", "friends", "future",
                                        "identity" };

  if (kith_demo_chance (self, 42))
    kith_demo_set_composed (self, note, KITH_NOTE_OWN_WORDS, "own-words", student);
  if (kith_demo_chance (self, 22))
    kith_demo_set_composed (self, note, KITH_NOTE_STRENGTHS, "good-news", student);
  if (kith_demo_chance (self, 20))
    kith_demo_set_lines (self, note, KITH_NOTE_NEXT_STEPS, "next-step", 1 + kith_demo_below (self, 2), student);
  if (kith_demo_chance (self, 35))
    kith_record_set_text (note, KITH_NOTE_TOPICS, topics[kith_demo_below (self, G_N_ELEMENTS (topics))]);
  if (kith_demo_chance (self, 30))
    kith_demo_set_composed (self, note, KITH_NOTE_PLACE, "room", student);
  if (g_str_equal (type, "meeting") || kith_demo_chance (self, 5))
    kith_demo_set_composed (self, note, KITH_NOTE_PRESENT, "present", student);
}

static const char *
draw_visibility (KithDemo   *self,
                 const char *type)
{
  guint place = kith_demo_below (self, 1000);

  if (place < 6 && g_str_equal (type, "one-to-one"))
    return "dsl";
  return place < 80 ? "supporters" : "team";
}

static void
set_moment (KithDemo            *self,
            KithRecord          *note,
            const KithDemoEvent *event)
{
  g_autofree char *day = kith_demo_dup_day (self, event->day);
  g_autofree char *time = g_strdup_printf ("%02u:%02u", event->minute / 60, event->minute % 60);

  kith_record_set_text (note, KITH_NOTE_DATE, day);
  kith_record_set_text (note, KITH_NOTE_TIME, time);
}

static KithRecord *
make_note (KithDemo             *self,
           KithDemoStudent      *student,
           const KithDemoEvent  *event,
           const KithDemoPerson *author,
           const char           *type)
{
  KithRecord *note = kith_record_new (&kith_note_kind);
  const char *visibility = draw_visibility (self, type);
  gboolean is_private = g_str_equal (visibility, "dsl");

  g_hash_table_insert (self->values, (gpointer) "author", author->name);
  kith_record_set_number (note, KITH_NOTE_STUDENT, student->id);
  kith_record_set_number (note, KITH_NOTE_AUTHOR, author->id);
  kith_record_set_text (note, KITH_NOTE_TYPE, type);
  kith_record_set_text (note, KITH_NOTE_CONTACT_MADE, get_contact (type));
  kith_record_set_number (note, KITH_NOTE_MINUTES, draw_minutes (self, type));
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, visibility);
  set_moment (self, note, event);
  set_goal (self, note, student);
  kith_demo_set_composed (self, note, KITH_NOTE_TEXT, is_private ? "dsl" : type, student);
  if (!g_str_equal (type, "attempted") && !g_str_equal (type, "non-contact") && !is_private)
    set_extras (self, note, student, type);
  return note;
}

static gboolean
add_task (KithDemo              *self,
          KithRecord            *note,
          const KithDemoPerson  *author,
          const char            *text,
          int                    day,
          GError               **error)
{
  g_autoptr (KithRecord) task = kith_record_new (&kith_task_kind);
  int due = day + kith_demo_between (self, 3, 21);
  int done = due - kith_demo_between (self, -2, 3);
  g_autofree char *due_day = kith_demo_dup_day (self, due);
  g_autofree char *done_day = kith_demo_dup_day (self, MAX (done, day));

  kith_record_set_number (task, KITH_TASK_STUDENT, kith_record_get_number (note, KITH_NOTE_STUDENT));
  kith_record_set_number (task, KITH_TASK_PERSON, author->id);
  kith_record_set_number (task, KITH_TASK_NOTE, kith_record_get_id (note));
  kith_record_set_text (task, KITH_TASK_TEXT, text);
  kith_record_set_text (task, KITH_TASK_DUE, due_day);
  if (done < self->n_days && (due < self->n_days - 30 || kith_demo_chance (self, 70)))
    kith_record_set_text (task, KITH_TASK_DONE_ON, done_day);
  return kith_demo_save (self, task, error);
}

static gboolean
add_tasks (KithDemo              *self,
           KithRecord            *note,
           const KithDemoPerson  *author,
           int                    day,
           GError               **error)
{
  const char *steps = kith_record_get_text (note, KITH_NOTE_NEXT_STEPS);
  g_auto (GStrv) lines = g_strsplit (steps != NULL ? steps : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!add_task (self, note, author, lines[i], day, error))
      return FALSE;
  return TRUE;
}

/* A student read the note and put something right: it happens, and it should be seen. */
static gboolean
add_amendment (KithDemo         *self,
               KithDemoStudent  *student,
               KithRecord       *note,
               int               day,
               GError          **error)
{
  g_autoptr (KithRecord) amendment = NULL;
  g_autofree char *text = NULL;

  if (day > self->n_days - 8 || !kith_demo_chance (self, 1))
    return TRUE;
  amendment = kith_record_new (&kith_amendment_kind);
  text = kith_demo_compose (self, "amendment", student);
  kith_record_set_number (amendment, KITH_AMENDMENT_NOTE, kith_record_get_id (note));
  kith_record_set_number (amendment, KITH_AMENDMENT_AUTHOR, kith_record_get_number (note, KITH_NOTE_AUTHOR));
  kith_record_set_text (amendment, KITH_AMENDMENT_TEXT, text);
  kith_record_set_number (amendment, KITH_AMENDMENT_RECORDED_AT,
                          kith_clock_get_now (self->clock) + DAY * kith_demo_between (self, 2, 6));
  return kith_demo_save (self, amendment, error);
}

gboolean
kith_demo_add_note (KithDemo             *self,
                    KithDemoStudent      *student,
                    const KithDemoEvent  *event,
                    GError              **error)
{
  const TypeShare *share = draw_type (self);
  const KithDemoPerson *author = draw_author (self, student, share);
  g_autoptr (KithRecord) note = make_note (self, student, event, author, share->type);

  return kith_demo_save (self, note, error) && add_tasks (self, note, author, event->day, error) &&
         add_amendment (self, student, note, event->day, error);
}
