/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-story.h"

#include "kith-kinds.h"
#include "kith-term.h"
#include "kith-text.h"
#include "kith-unseen.h"

#include <string.h>

/* A student's life by terms: one gathering for the book they read and for the strip on one page. What is only for the
 * safeguarding lead is not part of a story. */

typedef struct {
  KithCaseFile *file;
  gint64 student;
  KithAccessCovers *covers;
  char *today;
  GHashTable *terms;
} Story;

static void
event_clear (gpointer data)
{
  KithStoryEvent *event = data;

  g_free (event->words);
  g_free (event->role);
}

static void
term_free (gpointer data)
{
  KithStoryTerm *term = data;

  g_array_unref (term->events);
  g_free (term);
}

static KithStoryTerm *
term_new (int number)
{
  KithStoryTerm *term = g_new0 (KithStoryTerm, 1);

  term->term = number;
  term->events = g_array_new (FALSE, TRUE, sizeof (KithStoryEvent));
  g_array_set_clear_func (term->events, event_clear);
  return term;
}

static KithStoryTerm *
get_term (Story      *self,
          const char *date)
{
  int number = kith_term_of_day (date);
  KithStoryTerm *term = g_hash_table_lookup (self->terms, GINT_TO_POINTER (number));

  if (term == NULL) {
    term = term_new (number);
    g_hash_table_insert (self->terms, GINT_TO_POINTER (number), term);
  }
  return term;
}

/* What has not happened yet is no story. */
static gboolean
has_happened (Story      *self,
              const char *date)
{
  return !kith_text_is_empty (date) && strcmp (date, self->today) <= 0;
}

static void
add_event (Story              *self,
           KithStoryEventType  type,
           const char         *date,
           gint64              note,
           const char         *words,
           const char         *role)
{
  KithStoryEvent event = { .type = type };
  guint said = type == KITH_STORY_SAID ? KITH_NOTE_OWN_WORDS : KITH_NOTE_STRENGTHS;
  const char *field = note != 0 ? kith_note_kind.fields[said].name : NULL;
  gboolean is_covered = FALSE;

  if (!has_happened (self, date) || kith_text_is_empty (words))
    return;
  g_strlcpy (event.date, date, sizeof event.date);
  event.words =
    self->covers != NULL ? kith_access_covers_apply (self->covers, note, field, words, &is_covered) : g_strdup (words);
  event.role = g_strdup (role);
  g_array_append_val (get_term (self, date)->events, event);
}

static GPtrArray *
list (Story           *self,
      const KithKind  *kind,
      GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, self->student);
  if (kind == &kith_note_kind) {
    kith_query_where_any (query, "visibility", "team supporters");
    kith_query_where_not_struck (query);
  }
  return kith_case_file_list (self->file, query, NULL, error);
}

static void
tell_note (Story      *self,
           KithRecord *note)
{
  const char *date = kith_record_get_text (note, KITH_NOTE_DATE);
  gint64 id = kith_record_get_id (note);

  add_event (self, KITH_STORY_SAID, date, id, kith_record_get_text (note, KITH_NOTE_OWN_WORDS), NULL);
  add_event (self, KITH_STORY_STRENGTH, date, id, kith_record_get_text (note, KITH_NOTE_STRENGTHS), NULL);
}

static void
tell_home (Story      *self,
           KithRecord *home)
{
  g_autofree char *place = kith_record_format (home, KITH_HOME_PLACE);
  g_autofree char *kind = kith_record_format (home, KITH_HOME_ACCOMMODATION);

  add_event (self, KITH_STORY_MOVED, kith_record_get_text (home, KITH_HOME_FROM), 0,
             kith_text_is_empty (place) ? kind : place, NULL);
}

static void
tell_assignment (Story      *self,
                 KithRecord *assignment)
{
  g_autofree char *role = kith_record_format (assignment, KITH_ASSIGNMENT_ROLE);
  g_autofree char *name = kith_case_file_dup_title (self->file, &kith_person_kind,
                                                    kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON));

  add_event (self, KITH_STORY_CAME, kith_record_get_text (assignment, KITH_ASSIGNMENT_FROM), 0, name, role);
  add_event (self, KITH_STORY_WENT, kith_record_get_text (assignment, KITH_ASSIGNMENT_UNTIL), 0, name, role);
}

static void
tell_goal (Story      *self,
           KithRecord *goal)
{
  const char *text = kith_record_get_text (goal, KITH_GOAL_TEXT);

  add_event (self, KITH_STORY_GOAL_SET, kith_record_get_text (goal, KITH_GOAL_START), 0, text, NULL);
  add_event (self, KITH_STORY_GOAL_REACHED, kith_record_get_text (goal, KITH_GOAL_ACHIEVED_DATE), 0, text, NULL);
}

static void
tell_rating (Story      *self,
             KithRecord *rating)
{
  const char *date = kith_record_get_text (rating, KITH_RATING_DATE);

  if (!has_happened (self, date) || !kith_record_has (rating, KITH_RATING_SCORE))
    return;
  get_term (self, date)->score += (guint) kith_record_get_number (rating, KITH_RATING_SCORE);
  get_term (self, date)->n_scores++;
  add_event (self, KITH_STORY_SAID, date, 0, kith_record_get_text (rating, KITH_RATING_WORDS), NULL);
}

static void
tell_plan (Story      *self,
           KithRecord *plan)
{
  const char *date = kith_record_get_text (plan, KITH_PLAN_DATE);
  g_autofree char *type = kith_record_format (plan, KITH_PLAN_TYPE);

  if (g_strcmp0 (kith_record_get_text (plan, KITH_PLAN_STATUS), "held") == 0)
    add_event (self, KITH_STORY_MET, date, 0, type, NULL);
  add_event (self, KITH_STORY_SAID, date, 0, kith_record_get_text (plan, KITH_PLAN_OWN_WORDS), NULL);
}

static void
tell_attendee (Story      *self,
               KithRecord *attendee)
{
  g_autoptr (KithRecord) group = NULL;

  if (g_strcmp0 (kith_record_get_text (attendee, KITH_ATTENDEE_STATUS), "attended") != 0)
    return;
  group = kith_case_file_load (self->file, &kith_group_kind, kith_record_get_number (attendee, KITH_ATTENDEE_GROUP), NULL);
  if (group == NULL)
    return;
  add_event (self, KITH_STORY_GROUP, kith_record_get_text (group, KITH_GROUP_DATE), 0,
             kith_record_get_text (group, KITH_GROUP_TITLE), NULL);
  add_event (self, KITH_STORY_SAID, kith_record_get_text (group, KITH_GROUP_DATE), 0,
             kith_record_get_text (attendee, KITH_ATTENDEE_OWN_WORDS), NULL);
}

static void
tell_achievement (Story      *self,
                  KithRecord *achievement)
{
  const char *date = kith_record_get_text (achievement, KITH_ACHIEVEMENT_DATE);

  add_event (self, KITH_STORY_WENT_WELL, date, 0, kith_record_get_text (achievement, KITH_ACHIEVEMENT_TEXT), NULL);
  add_event (self, KITH_STORY_SAID, date, 0, kith_record_get_text (achievement, KITH_ACHIEVEMENT_OWN_WORDS), NULL);
}

static void
tell_attendance (Story      *self,
                 KithRecord *attendance)
{
  const char *from = kith_record_get_text (attendance, KITH_ATTENDANCE_FROM);
  KithStoryTerm *term;

  if (!has_happened (self, from))
    return;
  term = get_term (self, from);
  term->possible += (guint) kith_record_get_number (attendance, KITH_ATTENDANCE_POSSIBLE);
  term->attended += (guint) kith_record_get_number (attendance, KITH_ATTENDANCE_ATTENDED);
}

static void
tell_self_rating (Story      *self,
                  KithRecord *rating)
{
  add_event (self, KITH_STORY_SAID, kith_record_get_text (rating, KITH_SELF_RATING_DATE), 0,
             kith_record_get_text (rating, KITH_SELF_RATING_OWN_WORDS), NULL);
}

static const struct {
  const KithKind *kind;
  void (*tell) (Story      *self,
                KithRecord *record);
} tellers[] = {
  { &kith_note_kind, tell_note },
  { &kith_home_kind, tell_home },
  { &kith_assignment_kind, tell_assignment },
  { &kith_goal_kind, tell_goal },
  { &kith_rating_kind, tell_rating },
  { &kith_plan_kind, tell_plan },
  { &kith_attendee_kind, tell_attendee },
  { &kith_achievement_kind, tell_achievement },
  { &kith_attendance_kind, tell_attendance },
  { &kith_self_rating_kind, tell_self_rating },
};

/* The number is the student's, and the same whoever prints it. */
static gboolean
count_contacts (Story   *self,
                GError **error)
{
  g_autoptr (GPtrArray) days = kith_unseen_list_contact_days (self->file, self->student, error);

  for (guint i = 0; days != NULL && i < days->len; i++)
    if (has_happened (self, g_ptr_array_index (days, i)))
      get_term (self, g_ptr_array_index (days, i))->n_contacts++;
  return days != NULL;
}

/* What the account sees none of is no part of its telling. */
static gboolean
tell_all (Story   *self,
          GError **error)
{
  KithRoles roles = kith_case_file_get_actor (self->file)->roles;

  for (guint i = 0; i < G_N_ELEMENTS (tellers); i++) {
    g_autoptr (GPtrArray) records = NULL;

    if (!kith_policy_allows_any (roles, tellers[i].kind, KITH_ACTION_SEE))
      continue;
    records = list (self, tellers[i].kind, error);
    if (records == NULL)
      return FALSE;
    for (guint n = 0; n < records->len; n++)
      tellers[i].tell (self, g_ptr_array_index (records, n));
  }
  return TRUE;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const KithStoryEvent *first = a, *second = b;
  int order = strcmp (first->date, second->date);

  return order != 0 ? order : (int) first->type - (int) second->type;
}

/* Terms in which nothing happened are part of a life as well. */
static GPtrArray *
line_up (Story *self)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (term_free);
  GHashTableIter iter;
  gpointer key;
  int first = G_MAXINT, last = 0;

  g_hash_table_iter_init (&iter, self->terms);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    first = MIN (first, GPOINTER_TO_INT (key));
    last = MAX (last, GPOINTER_TO_INT (key));
  }
  for (int number = first; number <= last && first != G_MAXINT; number++) {
    KithStoryTerm *term = g_hash_table_lookup (self->terms, GINT_TO_POINTER (number));

    g_hash_table_steal (self->terms, GINT_TO_POINTER (number));
    if (term == NULL)
      term = term_new (number);
    g_array_sort (term->events, compare_events);
    g_ptr_array_add (terms, term);
  }
  return terms;
}

/**
 * kith_story_load:
 * @file: an open case file
 * @student: id of a student
 * @covers: (nullable): what stands in for words about others
 * @error: return location for an error
 *
 * Everything of a student's life here that the actor may see and that has happened, by terms. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type KithStoryTerm): the terms in order, empty where nothing is known
 */
GPtrArray *
kith_story_load (KithCaseFile      *file,
                 gint64             student,
                 KithAccessCovers  *covers,
                 GError           **error)
{
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));
  g_autoptr (GHashTable) terms = g_hash_table_new_full (NULL, NULL, NULL, term_free);
  Story self = { file, student, covers, today, terms };

  return count_contacts (&self, error) && tell_all (&self, error) ? line_up (&self) : NULL;
}
