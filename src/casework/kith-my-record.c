/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-my-record.h"

#include "kith-access-covers.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-report-my-record.h"
#include "kith-story.h"
#include "kith-term.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* The latest that people noticed; more of them would drown the student’s own. */
#define MOST_NOTICED 8

/* Everything the report borrows lives here until it is made. */
typedef struct {
  KithCaseFile *file;
  gint64 student;
  GDate today;
  KithAccessCovers *covers;
  GPtrArray *story;
  GPtrArray *kept;
  GPtrArray *arrays;
} Gather;

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->covers, kith_access_covers_free);
  g_clear_pointer (&self->story, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->arrays, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static const char *
keep (Gather *self,
      char   *words)
{
  g_ptr_array_add (self->kept, words);
  return words;
}

static GArray *
keep_array (Gather *self,
            gsize   size)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_ptr_array_add (self->arrays, array);
  return array;
}

/* Words of the record as the student reads them, with nobody else’s name. */
static const char *
keep_covered (Gather     *self,
              const char *words)
{
  gboolean is_covered = FALSE;

  return kith_text_is_empty (words) ? NULL : keep (self, kith_access_covers_apply (self->covers, 0, NULL, words, &is_covered));
}

static void
add_item (GArray     *items,
          const char *text,
          gboolean    done)
{
  KithListItem item = { text, done };

  g_array_append_val (items, item);
}

static char *
dup_role_words (const KithStoryEvent *event)
{
  return event->role != NULL ? g_utf8_strdown (event->role, -1) : g_strdup (_("supporter"));
}

/* What happened, said to whom it happened to. */
static char *
dup_sentence (const KithStoryEvent *event)
{
  g_autofree char *role = dup_role_words (event);
  g_autofree char *day = kith_date_format_iso (event->date);

  switch (event->type) {
  case KITH_STORY_MOVED:
    /* Translators: a day, then a place */
    return g_strdup_printf (_("%s: you moved to %s."), day, event->words);
  case KITH_STORY_CAME:
    /* Translators: a day, a name, and what they are, for instance "peer mentor" */
    return g_strdup_printf (_("%s: %s became your %s."), day, event->words, role);
  case KITH_STORY_WENT:
    /* Translators: a day, a name, and what they are, for instance "peer mentor" */
    return g_strdup_printf (_("%s: %s stopped being your %s."), day, event->words, role);
  case KITH_STORY_GOAL_SET:
    /* Translators: a day, then a goal */
    return g_strdup_printf (_("%s: you set yourself a goal: “%s”"), day, event->words);
  case KITH_STORY_GOAL_REACHED:
    /* Translators: a day, then a goal */
    return g_strdup_printf (_("%s: you reached a goal: “%s”"), day, event->words);
  case KITH_STORY_MET:
    /* Translators: a day, then what the meeting was about */
    return g_strdup_printf (_("%s: there was a meeting about your plan (%s)."), day, event->words);
  case KITH_STORY_GROUP:
    /* Translators: a day, then what the group did */
    return g_strdup_printf (_("%s: you came along: %s."), day, event->words);
  case KITH_STORY_WENT_WELL:
    /* Translators: a day, then what went well */
    return g_strdup_printf (_("%s: something went well. %s"), day, event->words);
  case KITH_STORY_SAID:
  case KITH_STORY_STRENGTH:
    break;
  }
  return NULL;
}

static void
add_counts (Gather              *self,
            const KithStoryTerm *term,
            GArray              *sentences)
{
  if (term->n_contacts > 0)
    add_item (sentences, keep (self, g_strdup_printf (ngettext ("You and the people who support you were in touch once.",
                                                                "You and the people who support you were in touch %u times.",
                                                                term->n_contacts),
                                                      term->n_contacts)), FALSE);
  if (term->possible > 0)
    add_item (sentences, keep (self, g_strdup_printf (_("You were at %u of %u sessions at college."), term->attended,
                                                      term->possible)), FALSE);
}

static KithMyTerm
tell_term (Gather              *self,
           const KithStoryTerm *term)
{
  GArray *sentences = keep_array (self, sizeof (KithListItem));
  GArray *quotes = keep_array (self, sizeof (const char *));

  add_counts (self, term, sentences);
  for (guint i = 0; i < term->events->len; i++) {
    const KithStoryEvent *event = &g_array_index (term->events, KithStoryEvent, i);
    char *sentence = dup_sentence (event);

    if (sentence != NULL)
      add_item (sentences, keep (self, sentence), FALSE);
    else if (event->type == KITH_STORY_SAID)
      g_array_append_val (quotes, event->words);
  }
  return (KithMyTerm) {
    keep (self, kith_term_dup_name (term->term)), (const KithListItem *) (gpointer) sentences->data, sentences->len,
    (const char *const *) (gpointer) quotes->data, quotes->len,
  };
}

static void
tell_terms (Gather       *self,
            KithMyRecord *record)
{
  GArray *terms = keep_array (self, sizeof (KithMyTerm));

  for (guint i = 0; i < self->story->len; i++) {
    KithMyTerm term = tell_term (self, g_ptr_array_index (self->story, i));

    if (term.n_sentences > 0 || term.n_quotes > 0)
      g_array_append_val (terms, term);
  }
  record->terms = (const KithMyTerm *) (gpointer) terms->data;
  record->n_terms = terms->len;
}

/* The newest first, from all terms. */
static GArray *
pick_events (Gather             *self,
             KithStoryEventType  type,
             guint               most)
{
  GArray *items = keep_array (self, sizeof (KithListItem));

  for (guint t = self->story->len; t > 0; t--) {
    const KithStoryTerm *term = g_ptr_array_index (self->story, t - 1);

    for (guint i = term->events->len; i > 0 && items->len < most; i--) {
      const KithStoryEvent *event = &g_array_index (term->events, KithStoryEvent, i - 1);

      if (event->type == type)
        add_item (items, event->words, FALSE);
    }
  }
  return items;
}

static GPtrArray *
list (Gather          *self,
      const KithKind  *kind,
      const char      *order,
      GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, self->student);
  if (order != NULL)
    kith_query_set_order (query, order);
  return kith_case_file_list (self->file, query, NULL, error);
}

static GPtrArray *
list_of_goal (Gather          *self,
              const KithKind  *kind,
              KithRecord      *goal,
              const char      *order,
              GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (goal));

  kith_query_where (query, "goal", id);
  kith_query_set_order (query, order);
  return kith_case_file_list (self->file, query, NULL, error);
}

static char *
dup_way (KithRecord *goal,
         GPtrArray  *ratings)
{
  guint n = ratings->len;
  gint64 first = n > 0 ? kith_record_get_number (g_ptr_array_index (ratings, 0), KITH_RATING_SCORE) : 0;
  gint64 last = n > 0 ? kith_record_get_number (g_ptr_array_index (ratings, n - 1), KITH_RATING_SCORE) : 0;
  gint64 target = kith_record_get_number (goal, KITH_GOAL_TARGET);

  if (n == 0)
    return g_strdup ("");
  if (n == 1)
    return g_strdup_printf (_("You put yourself at %d of 10."), (int) last);
  if (kith_record_has (goal, KITH_GOAL_TARGET))
    /* Translators: three numbers from 0 to 10 */
    return g_strdup_printf (_("You began at %d of 10 and are at %d now. You want to be at %d."), (int) first, (int) last,
                            (int) target);
  /* Translators: two numbers from 0 to 10 */
  return g_strdup_printf (_("You began at %d of 10 and are at %d now."), (int) first, (int) last);
}

static char *
dup_how_far (KithRecord *goal,
             GPtrArray  *ratings)
{
  g_autofree char *way = dup_way (goal, ratings);
  const char *status = kith_record_get_text (goal, KITH_GOAL_STATUS);

  if (g_strcmp0 (status, "achieved") == 0) {
    g_autofree char *day = kith_date_format_iso (kith_record_get_text (goal, KITH_GOAL_ACHIEVED_DATE));

    /* Translators: a day, then how far somebody came */
    return g_strstrip (g_strdup_printf (_("You did it, on %s. %s"), day, way));
  }
  if (g_strcmp0 (status, "paused") == 0)
    return g_strstrip (g_strdup_printf (_("You are having a break from this one. %s"), way));
  if (g_strcmp0 (status, "active") != 0)
    return g_strstrip (g_strdup_printf (_("You decided to leave this one. %s"), way));
  return *way != '\0' ? g_steal_pointer (&way) : NULL;
}

static gboolean
add_goal (Gather      *self,
          KithRecord  *record,
          GArray      *goals,
          GError     **error)
{
  g_autoptr (GPtrArray) steps = list_of_goal (self, &kith_step_kind, record, "due", error);
  g_autoptr (GPtrArray) ratings = steps != NULL ? list_of_goal (self, &kith_rating_kind, record, "date", error) : NULL;
  GArray *items = keep_array (self, sizeof (KithListItem));
  KithMyGoal goal = { .text = keep_covered (self, kith_record_get_text (record, KITH_GOAL_TEXT)) };
  char *how_far;

  if (ratings == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    add_item (items, keep_covered (self, kith_record_get_text (g_ptr_array_index (steps, i), KITH_STEP_TEXT)),
              kith_record_has (g_ptr_array_index (steps, i), KITH_STEP_DONE_ON));
  how_far = dup_how_far (record, ratings);
  goal.how_far = how_far != NULL ? keep (self, how_far) : NULL;
  goal.steps = (const KithListItem *) (gpointer) items->data;
  goal.n_steps = items->len;
  g_array_append_val (goals, goal);
  return TRUE;
}

static gboolean
add_goals (Gather        *self,
           KithMyRecord  *record,
           GError       **error)
{
  g_autoptr (GPtrArray) all = list (self, &kith_goal_kind, "start", error);
  GArray *goals = keep_array (self, sizeof (KithMyGoal));

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!add_goal (self, g_ptr_array_index (all, i), goals, error))
      return FALSE;
  record->goals = (const KithMyGoal *) (gpointer) goals->data;
  record->n_goals = goals->len;
  return all != NULL;
}

static void
add_person (Gather     *self,
            GArray     *people,
            char       *what,
            char       *who)
{
  KithFact fact = { keep (self, what), keep (self, who) };

  g_array_append_val (people, fact);
}

/* Who supports them now, and the professionals they know. */
static gboolean
add_people (Gather        *self,
            KithMyRecord  *record,
            GError       **error)
{
  g_autoptr (GPtrArray) assignments = list (self, &kith_assignment_kind, "from", error);
  g_autoptr (GPtrArray) professionals = assignments != NULL ? list (self, &kith_professional_kind, "from", error) : NULL;
  GArray *people = keep_array (self, sizeof (KithFact));
  g_autofree char *today = kith_date_to_iso (&self->today);

  if (professionals == NULL)
    return FALSE;
  for (guint i = 0; i < assignments->len; i++) {
    KithRecord *assignment = g_ptr_array_index (assignments, i);

    if (kith_assignment_is_current_on (assignment, &self->today))
      add_person (self, people, kith_record_format (assignment, KITH_ASSIGNMENT_ROLE),
                  kith_case_file_dup_title (self->file, &kith_person_kind,
                                            kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON)));
  }
  for (guint i = 0; i < professionals->len; i++) {
    KithRecord *professional = g_ptr_array_index (professionals, i);
    const char *until = kith_record_get_text (professional, KITH_PROFESSIONAL_UNTIL);

    if (kith_text_is_empty (until) || strcmp (until, today) >= 0)
      add_person (self, people, kith_record_format (professional, KITH_PROFESSIONAL_ROLE),
                  kith_record_format (professional, KITH_PROFESSIONAL_NAME));
  }
  record->people = (const KithFact *) (gpointer) people->data;
  record->n_people = people->len;
  return TRUE;
}

static gboolean
gather (Gather        *self,
        KithRecord    *student,
        KithMyRecord  *record,
        GError       **error)
{
  GArray *noticed, *achievements;

  self->covers = kith_access_covers_load (self->file, self->student, error);
  if (self->covers == NULL)
    return FALSE;
  kith_access_covers_set_in_words (self->covers, TRUE);
  self->story = kith_story_load (self->file, self->student, self->covers, error);
  if (self->story == NULL || !add_goals (self, record, error) || !add_people (self, record, error))
    return FALSE;
  tell_terms (self, record);
  noticed = pick_events (self, KITH_STORY_STRENGTH, MOST_NOTICED);
  achievements = pick_events (self, KITH_STORY_WENT_WELL, G_MAXUINT);
  record->noticed = (const KithListItem *) (gpointer) noticed->data;
  record->n_noticed = noticed->len;
  record->achievements = (const KithListItem *) (gpointer) achievements->data;
  record->n_achievements = achievements->len;
  record->preferred_name = kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME);
  record->legal_name = keep (self, kith_student_dup_legal_name (student));
  record->reference = kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID);
  record->own_words = keep_covered (self, kith_record_get_text (student, KITH_STUDENT_OWN_WORDS));
  record->strengths = keep_covered (self, kith_record_get_text (student, KITH_STUDENT_STRENGTHS));
  record->matters = keep_covered (self, kith_record_get_text (student, KITH_STUDENT_MATTERS));
  record->helps = keep_covered (self, kith_record_get_text (student, KITH_STUDENT_HELPS));
  record->does_not_help = keep_covered (self, kith_record_get_text (student, KITH_STUDENT_DOES_NOT_HELP));
  return TRUE;
}

/**
 * kith_my_record_make:
 * @file: an open case file
 * @student: id of a student
 * @options: (nullable): how the student is named, and what stands at the top
 * @error: %KITH_ERROR_NOT_FOUND, or %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Makes the book a student reads about themselves, of what the actor may see. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_my_record_make (KithCaseFile             *file,
                     gint64                    student,
                     const KithOutputOptions  *options,
                     GError                  **error)
{
  g_auto (Gather) self = { .file = file, .student = student };
  g_autoptr (KithRecord) record = NULL;
  g_autofree char *moment = NULL;
  KithReportSetting setting;
  KithMyRecord book = { NULL };

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error))
    return NULL;
  record = kith_case_file_load (file, &kith_student_kind, student, error);
  self.kept = g_ptr_array_new_with_free_func (g_free);
  self.arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  kith_case_file_get_today (file, &self.today);
  if (record == NULL || !gather (&self, record, &book, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  return kith_report_my_record (&book, &setting);
}
