/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-journey.h"

#include "kith-access-covers.h"
#include "kith-report-journey.h"
#include "kith-story.h"
#include "kith-student.h"
#include "kith-term.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* So many terms stand side by side on a page; what came before is one more. */
#define MOST_TERMS 9

#define MOST_GOAL 60

/* One place on the strip while it is put together. */
typedef struct {
  GString *homes;
  GString *people;
  GString *goals;
  guint possible;
  guint attended;
  guint score;
  guint n_scores;
  KithJourneyTerm term;
} Place;

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_string_free (place->homes, TRUE);
  g_string_free (place->people, TRUE);
  g_string_free (place->goals, TRUE);
  g_free ((char *) place->term.name);
}

static void
add_line (GString    *lines,
          const char *line)
{
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

static void
add_words (GString    *lines,
           const char *format,
           const char *words)
{
  g_autofree char *brief = kith_text_ellipsize (words, MOST_GOAL);
  g_autoptr (GString) line = g_string_new (format);

  g_string_replace (line, "%s", brief, 1);
  add_line (lines, line->str);
}

static void
add_event (Place                *place,
           const KithStoryEvent *event)
{
  switch (event->type) {
  case KITH_STORY_MOVED:
    place->term.n_moves++;
    add_line (place->homes, event->words);
    break;
  case KITH_STORY_CAME:
    place->term.n_came++;
    /* Translators: a name: somebody began to support the student */
    add_words (place->people, _("%s came"), event->words);
    break;
  case KITH_STORY_WENT:
    place->term.n_went++;
    /* Translators: a name: somebody stopped supporting the student */
    add_words (place->people, _("%s went"), event->words);
    break;
  case KITH_STORY_GOAL_SET:
    place->term.n_set++;
    /* Translators: a goal */
    add_words (place->goals, _("Set: %s"), event->words);
    break;
  case KITH_STORY_GOAL_REACHED:
    place->term.n_reached++;
    /* Translators: a goal */
    add_words (place->goals, _("Reached: %s"), event->words);
    break;
  case KITH_STORY_MET:
  case KITH_STORY_GROUP:
  case KITH_STORY_WENT_WELL:
  case KITH_STORY_SAID:
  case KITH_STORY_STRENGTH:
    break;
  }
}

static void
add_term (Place               *place,
          const KithStoryTerm *term)
{
  place->term.n_contacts += term->n_contacts;
  place->possible += term->possible;
  place->attended += term->attended;
  place->score += term->score;
  place->n_scores += term->n_scores;
  for (guint i = 0; i < term->events->len; i++)
    add_event (place, &g_array_index (term->events, KithStoryEvent, i));
}

static Place *
add_place (GArray *places,
           char   *name)
{
  Place place = { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };

  place.term.name = name;
  g_array_append_val (places, place);
  return &g_array_index (places, Place, places->len - 1);
}

static double
get_share (guint  part,
           guint  whole,
           double times)
{
  return whole > 0 ? times * part / whole : KITH_CHART_NONE;
}

/* The words are settled now, so that terms may point to them. */
static GArray *
finish (GArray *places)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (KithJourneyTerm));

  for (guint i = 0; i < places->len; i++) {
    Place *place = &g_array_index (places, Place, i);

    place->term.homes = place->homes->str;
    place->term.people = place->people->str;
    place->term.goals = place->goals->str;
    place->term.attendance = round (get_share (place->attended, place->possible, 100));
    place->term.rating = round (get_share (place->score, place->n_scores, 1) * 10) / 10;
    g_array_append_val (terms, place->term);
  }
  return terms;
}

static gboolean
is_empty (const KithStoryTerm *term)
{
  return term->n_contacts == 0 && term->possible == 0 && term->n_scores == 0 && term->events->len == 0;
}

static GArray *
make_places (GPtrArray *story)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (Place));
  guint first = story->len > MOST_TERMS ? story->len - MOST_TERMS : 0;

  g_array_set_clear_func (places, place_clear);
  /* Once there is a place for what came before, years of which nothing is known need none. */
  while (first > 0 && first + 1 < story->len && is_empty (g_ptr_array_index (story, first)))
    first++;
  if (first > 0) {
    Place *before = add_place (places, g_strdup (_("Before")));

    for (guint i = 0; i < first; i++)
      add_term (before, g_ptr_array_index (story, i));
  }
  for (guint i = first; i < story->len; i++) {
    const KithStoryTerm *term = g_ptr_array_index (story, i);

    add_term (add_place (places, kith_term_dup_short_name (term->term)), term);
  }
  return places;
}

static GArray *
load (KithCaseFile  *file,
      gint64         student,
      GError       **error)
{
  g_autoptr (KithAccessCovers) covers = kith_access_covers_load (file, student, error);
  g_autoptr (GPtrArray) story = NULL;

  if (covers == NULL)
    return NULL;
  kith_access_covers_set_in_words (covers, TRUE);
  story = kith_story_load (file, student, covers, error);
  return story != NULL ? make_places (story) : NULL;
}

/**
 * kith_journey_make:
 * @file: an open case file
 * @student: id of a student
 * @options: (nullable): how the student is named, and what stands at the top
 * @error: %KITH_ERROR_NOT_FOUND, or %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Makes the journey ribbon of what the actor may see. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_journey_make (KithCaseFile             *file,
                   gint64                    student,
                   const KithOutputOptions  *options,
                   GError                  **error)
{
  g_autoptr (KithRecord) record = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) terms = NULL;
  g_autofree char *legal_name = NULL;
  g_autofree char *moment = NULL;
  KithReportSetting setting;

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error))
    return NULL;
  record = kith_case_file_load (file, &kith_student_kind, student, error);
  places = record != NULL ? load (file, student, error) : NULL;
  if (places == NULL)
    return NULL;
  terms = finish (places);
  legal_name = kith_student_dup_legal_name (record);
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  return kith_report_journey (&(KithJourney) {
                                kith_record_get_text (record, KITH_STUDENT_PREFERRED_NAME), legal_name,
                                kith_record_get_text (record, KITH_STUDENT_COLLEGE_ID),
                                (const KithJourneyTerm *) (gpointer) terms->data, terms->len },
                              &setting);
}

/**
 * kith_journey_chart:
 * @file: an open case file
 * @student: id of a student
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the same ribbon for the screen; an empty chart where nothing is known
 */
KithChart *
kith_journey_chart (KithCaseFile  *file,
                    gint64         student,
                    GError       **error)
{
  g_autoptr (GArray) places = load (file, student, error);
  g_autoptr (GArray) terms = places != NULL ? finish (places) : NULL;

  if (terms == NULL)
    return NULL;
  return kith_report_journey_chart (&(KithJourney) { .terms = (const KithJourneyTerm *) (gpointer) terms->data,
                                                     .n_terms = terms->len });
}
