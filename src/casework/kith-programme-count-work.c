/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programme-count.h"

#include "kith-concern-log.h"
#include "kith-kinds.h"
#include "kith-supervisions.h"

#include <string.h>

/* What was done with students: contacts, attendance, goals, groups, mentors. */

/* What happened with a student, and that it was with this one. */
static void
count_events (KithProgrammeCount         *self,
              guint                       line,
              guint                       term,
              const KithProgrammeStudent *student,
              gint64                      n)
{
  kith_programme_figures_count (self->values->figures, line, term, student->authority, n);
  kith_programme_figures_count_people (self->values->figures, line, term, student->authority, 1);
}

/* Each record of a query is counted for its student, if they were supported. */
static gboolean
count_tally (KithProgrammeCount  *self,
             KithQuery           *query,
             guint                term,
             guint                line,
             const char          *link,
             GError             **error)
{
  g_autoptr (GArray) tallies = kith_case_file_tally (self->file, query, link, NULL, error);

  for (guint i = 0; tallies != NULL && i < tallies->len; i++) {
    const KithTally *tally = &g_array_index (tallies, KithTally, i);
    const KithProgrammeStudent *student = kith_programme_count_find (self, tally->id);

    if (student != NULL && student->supported[term])
      count_events (self, line, term, student, tally->count);
  }
  return tallies != NULL;
}

/* Whatever is for the lead only is counted for nobody: the difference between two accounts’ copies would tell of it. */
static KithQuery *
create_contacts (const KithProgrammeDays *days)
{
  KithQuery *query = kith_query_new (&kith_note_kind);

  kith_query_where_range (query, "date", days->from, days->until);
  kith_query_where (query, "contact-made", "yes");
  kith_query_where_any (query, "visibility", "team supporters");
  kith_query_where_not_struck (query);
  return query;
}

static gboolean
count_contacts (KithProgrammeCount  *self,
                guint                term,
                GError             **error)
{
  g_autoptr (KithQuery) query = create_contacts (kith_programme_count_term (self, term));
  g_autoptr (GArray) tallies = kith_case_file_tally (self->file, query, "student", "minutes", error);

  for (guint i = 0; tallies != NULL && i < tallies->len; i++) {
    const KithTally *tally = &g_array_index (tallies, KithTally, i);
    const KithProgrammeStudent *student = kith_programme_count_find (self, tally->id);

    if (student == NULL || !student->supported[term])
      continue;
    kith_programme_count_one (self, KITH_PROGRAMME_REACHED, term, student);
    count_events (self, KITH_PROGRAMME_CONTACTS, term, student, tally->count);
    kith_programme_figures_measure (self->values->figures, KITH_PROGRAMME_REACHED, term, student->authority,
                                    (double) tally->sums[0], 1);
  }
  return tallies != NULL;
}

static gboolean
count_attendance (KithProgrammeCount  *self,
                  guint                term,
                  GError             **error)
{
  const KithProgrammeDays *days = kith_programme_count_term (self, term);
  g_autoptr (KithQuery) query = kith_query_new (&kith_attendance_kind);
  g_autoptr (GArray) tallies = NULL;

  kith_query_where_range (query, "from", days->from, days->until);
  tallies = kith_case_file_tally (self->file, query, "student", "attended possible", error);
  for (guint i = 0; tallies != NULL && i < tallies->len; i++) {
    const KithTally *tally = &g_array_index (tallies, KithTally, i);
    const KithProgrammeStudent *student = kith_programme_count_find (self, tally->id);

    if (student == NULL || !student->supported[term] || tally->sums[1] == 0)
      continue;
    kith_programme_count_one (self, KITH_PROGRAMME_WITH_ATTENDANCE, term, student);
    kith_programme_figures_measure (self->values->figures, KITH_PROGRAMME_WITH_ATTENDANCE, term, student->authority,
                                    (double) tally->sums[0], (double) tally->sums[1]);
  }
  return tallies != NULL;
}

/* The first and the last rating of a goal within the term. */
typedef struct {
  gint64 goal;
  gint64 first;
  gint64 last;
  guint n;
} Rated;

static gboolean
note_rating (KithRecord  *rating,
             gpointer     data,
             GError     **error)
{
  GArray *rated = data;
  gint64 goal = kith_record_get_number (rating, KITH_RATING_GOAL);
  gint64 score = kith_record_get_number (rating, KITH_RATING_SCORE);
  Rated *last = rated->len > 0 ? &g_array_index (rated, Rated, rated->len - 1) : NULL;

  if (last != NULL && last->goal == goal) {
    last->last = score;
    last->n++;
  } else {
    Rated first = { goal, score, score, 1 };

    g_array_append_val (rated, first);
  }
  return TRUE;
}

static gboolean
count_rated (KithProgrammeCount  *self,
             guint                term,
             GArray              *rated,
             GError             **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) changes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) goals = NULL;

  for (guint i = 0; i < rated->len; i++) {
    Rated *one = &g_array_index (rated, Rated, i);

    if (one->n < 2)
      continue;
    g_array_append_val (ids, one->goal);
    g_hash_table_insert (changes, &one->goal, one);
  }
  goals = kith_case_file_load_many (self->file, &kith_goal_kind, (gint64 *) (gpointer) ids->data, ids->len, error);
  for (guint i = 0; goals != NULL && i < goals->len; i++) {
    KithRecord *goal = g_ptr_array_index (goals, i);
    gint64 id = kith_record_get_id (goal);
    const Rated *one = g_hash_table_lookup (changes, &id);
    const KithProgrammeStudent *student =
      kith_programme_count_find (self, kith_record_get_number (goal, KITH_GOAL_STUDENT));

    if (student == NULL || one == NULL || !student->supported[term])
      continue;
    kith_programme_count_one (self, KITH_PROGRAMME_GOALS_RATED, term, student);
    if (g_hash_table_add (seen, (gpointer) student))
      kith_programme_figures_count_people (self->values->figures, KITH_PROGRAMME_GOALS_RATED, term, student->authority, 1);
    kith_programme_figures_measure (self->values->figures, KITH_PROGRAMME_GOALS_RATED, term, student->authority,
                                    (double) (one->last - one->first), 1);
  }
  return goals != NULL;
}

static gboolean
count_goals (KithProgrammeCount  *self,
             guint                term,
             GError             **error)
{
  const KithProgrammeDays *days = kith_programme_count_term (self, term);
  g_autoptr (KithQuery) set = kith_query_new (&kith_goal_kind);
  g_autoptr (KithQuery) achieved = kith_query_new (&kith_goal_kind);
  g_autoptr (KithQuery) ratings = kith_query_new (&kith_rating_kind);
  g_autoptr (GArray) rated = g_array_new (FALSE, FALSE, sizeof (Rated));

  kith_query_where_range (set, "start", days->from, days->until);
  kith_query_where (achieved, "status", "achieved");
  kith_query_where_range (achieved, "achieved-date", days->from, days->until);
  kith_query_where_range (ratings, "date", days->from, days->until);
  kith_query_set_order (ratings, "goal date");
  return count_tally (self, set, term, KITH_PROGRAMME_GOALS_SET, "student", error) &&
         count_tally (self, achieved, term, KITH_PROGRAMME_GOALS_ACHIEVED, "student", error) &&
         kith_case_file_each (self->file, ratings, note_rating, rated, NULL, error) &&
         count_rated (self, term, rated, error);
}

static gboolean
note_who_came (KithProgrammeCount  *self,
               KithRecord          *group,
               GHashTable          *came,
               GError             **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_attendee_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (group));
  g_autoptr (GArray) tallies = NULL;

  kith_query_where (query, "group", id);
  kith_query_where (query, "status", "attended");
  tallies = kith_case_file_tally (self->file, query, "student", NULL, error);
  for (guint i = 0; tallies != NULL && i < tallies->len; i++) {
    gpointer student = (gpointer) kith_programme_count_find (self, g_array_index (tallies, KithTally, i).id);

    if (student != NULL)
      g_hash_table_add (came, student);
  }
  return tallies != NULL;
}

static gboolean
count_groups (KithProgrammeCount  *self,
              guint                term,
              GError             **error)
{
  const KithProgrammeDays *days = kith_programme_count_term (self, term);
  g_autoptr (KithQuery) query = kith_query_new (&kith_group_kind);
  g_autoptr (GHashTable) came = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) groups = NULL;
  GHashTableIter iter;
  gpointer student;

  kith_query_where_range (query, "date", days->from, days->until);
  groups = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; groups != NULL && i < groups->len; i++) {
    if (kith_record_get_flag (g_ptr_array_index (groups, i), KITH_GROUP_CANCELLED))
      continue;
    kith_programme_figures_count (self->values->figures, KITH_PROGRAMME_SESSIONS, term, KITH_PROGRAMME_ALL, 1);
    if (!note_who_came (self, g_ptr_array_index (groups, i), came, error))
      return FALSE;
  }
  g_hash_table_iter_init (&iter, came);
  while (g_hash_table_iter_next (&iter, &student, NULL))
    if (((const KithProgrammeStudent *) student)->supported[term])
      kith_programme_count_one (self, KITH_PROGRAMME_IN_GROUPS, term, student);
  return groups != NULL;
}

/* Whether an assignment covers any day of a term. */
static gboolean
is_within (KithRecord              *assignment,
           const KithProgrammeDays *days)
{
  const char *from = kith_record_get_text (assignment, KITH_ASSIGNMENT_FROM);
  const char *until = kith_record_get_text (assignment, KITH_ASSIGNMENT_UNTIL);

  return from != NULL && strcmp (from, days->until) <= 0 && (until == NULL || strcmp (until, days->from) >= 0);
}

static void
count_mentored (KithProgrammeCount *self,
                GPtrArray          *assignments,
                guint               term)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < assignments->len; i++) {
    KithRecord *assignment = g_ptr_array_index (assignments, i);
    const KithProgrammeStudent *student =
      kith_programme_count_find (self, kith_record_get_number (assignment, KITH_ASSIGNMENT_STUDENT));

    if (student != NULL && student->supported[term] && is_within (assignment, kith_programme_count_term (self, term)) &&
        g_hash_table_add (seen, (gpointer) student))
      kith_programme_count_one (self, KITH_PROGRAMME_WITH_MENTOR, term, student);
  }
}

/* Minutes by id of the person who wrote the note. */
static gboolean
load_minutes (KithProgrammeCount  *self,
              GHashTable          *minutes,
              GError             **error)
{
  g_autoptr (KithQuery) query = create_contacts (kith_programme_count_term (self, 0));
  g_autoptr (GArray) tallies = kith_case_file_tally (self->file, query, "author", "minutes", error);

  for (guint i = 0; tallies != NULL && i < tallies->len; i++) {
    const KithTally *tally = &g_array_index (tallies, KithTally, i);

    g_hash_table_insert (minutes, g_memdup2 (&tally->id, sizeof tally->id), GINT_TO_POINTER ((int) tally->sums[0]));
  }
  return tallies != NULL;
}

static gboolean
count_mentor (KithProgrammeCount  *self,
              gint64               id,
              GHashTable          *minutes,
              GError             **error)
{
  g_autoptr (KithRecord) person = kith_case_file_load (self->file, &kith_person_kind, id, error);
  g_autoptr (KithSupervised) supervised = NULL;

  if (person == NULL)
    return FALSE;
  kith_programme_figures_count (self->values->figures, KITH_PROGRAMME_MENTORS, 0, KITH_PROGRAMME_ALL, 1);
  kith_programme_figures_measure (self->values->figures, KITH_PROGRAMME_MENTORS, 0, KITH_PROGRAMME_ALL,
                                  GPOINTER_TO_INT (g_hash_table_lookup (minutes, &id)), 1);
  if (!self->values->counts_supervision)
    return TRUE;
  supervised = kith_supervisions_find (self->file, person, error);
  if (supervised == NULL)
    return FALSE;
  if (supervised->last != NULL && supervised->days_overdue == 0)
    kith_programme_figures_count (self->values->figures, KITH_PROGRAMME_SUPERVISED, 0, KITH_PROGRAMME_ALL, 1);
  return TRUE;
}

/* Whoever was somebody's mentor this term. */
static gboolean
count_mentors (KithProgrammeCount  *self,
               GPtrArray           *assignments,
               GError             **error)
{
  g_autoptr (GHashTable) minutes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!load_minutes (self, minutes, error))
    return FALSE;
  for (guint i = 0; i < assignments->len; i++) {
    KithRecord *assignment = g_ptr_array_index (assignments, i);
    gint64 person = kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON);

    if (is_within (assignment, kith_programme_count_term (self, 0)) &&
        g_hash_table_add (seen, g_memdup2 (&person, sizeof person)) && !count_mentor (self, person, minutes, error))
      return FALSE;
  }
  return TRUE;
}

static void
count_whole (KithProgrammeCount *self,
             guint               line,
             guint               term,
             gint64              n,
             gint64              n_students)
{
  kith_programme_figures_count (self->values->figures, line, term, KITH_PROGRAMME_ALL, n);
  kith_programme_figures_count_people (self->values->figures, line, term, KITH_PROGRAMME_ALL, n_students);
}

static gboolean
count_concerns (KithProgrammeCount  *self,
                guint                term,
                GError             **error)
{
  const KithProgrammeDays *days = kith_programme_count_term (self, term);
  KithConcernCounts counts;

  if (!self->values->counts_concerns)
    return TRUE;
  if (!kith_concern_log_count (self->file, days->from, days->until, &counts, error))
    return FALSE;
  count_whole (self, KITH_PROGRAMME_RAISED, term, counts.raised, counts.students_raised);
  count_whole (self, KITH_PROGRAMME_CLOSED, term, counts.closed, counts.students_closed);
  return TRUE;
}

gboolean
kith_programme_count_work (KithProgrammeCount  *self,
                           GError             **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autoptr (GPtrArray) assignments = NULL;

  kith_programme_figures_set_least (self->values->figures, KITH_PROGRAMME_WITH_ATTENDANCE, KITH_SUPPRESS_PERCENT_BASE);
  kith_query_where (query, "role", "mentor");
  assignments = kith_case_file_list (self->file, query, NULL, error);
  if (assignments == NULL)
    return FALSE;
  for (guint term = 0; term < self->terms->len; term++) {
    if (!count_contacts (self, term, error) || !count_attendance (self, term, error) ||
        !count_goals (self, term, error) || !count_groups (self, term, error) || !count_concerns (self, term, error))
      return FALSE;
    count_mentored (self, assignments, term);
  }
  return count_mentors (self, assignments, error);
}
