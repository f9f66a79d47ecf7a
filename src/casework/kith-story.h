/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-access-covers.h"
#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithStoryEvent:
 * @KITH_STORY_MOVED: @words: where to
 * @KITH_STORY_CAME: @words: who, @role: what they are to the student
 * @KITH_STORY_WENT: the same
 * @KITH_STORY_GOAL_SET: @words: the goal
 * @KITH_STORY_GOAL_REACHED: the same
 * @KITH_STORY_MET: @words: a plan that was talked about
 * @KITH_STORY_GROUP: @words: a group session they came to
 * @KITH_STORY_WENT_WELL: @words: an achievement
 * @KITH_STORY_SAID: @words: the student's own words
 * @KITH_STORY_STRENGTH: @words: what somebody noticed
 *
 * What kind of thing happened.
 */
typedef enum {
  KITH_STORY_MOVED,
  KITH_STORY_CAME,
  KITH_STORY_WENT,
  KITH_STORY_GOAL_SET,
  KITH_STORY_GOAL_REACHED,
  KITH_STORY_MET,
  KITH_STORY_GROUP,
  KITH_STORY_WENT_WELL,
  KITH_STORY_SAID,
  KITH_STORY_STRENGTH,
} KithStoryEventType;

typedef struct {
  KithStoryEventType type;
  char date[11];
  char *words;
  char *role;
} KithStoryEvent;

/**
 * KithStoryTerm:
 * @term: as [func@term_of_day]
 * @n_contacts: how often somebody reached the student
 * @possible: sessions at college there were
 * @attended: of these attended
 * @score: sum of the ratings of goals, 0 to 10 each
 * @n_scores: how many ratings
 * @events: (element-type KithStoryEvent): in order
 *
 * A term in the life of a student.
 */
typedef struct {
  int term;
  guint n_contacts;
  guint possible;
  guint attended;
  guint score;
  guint n_scores;
  GArray *events;
} KithStoryTerm;

/* (element-type KithStoryTerm) of every term from the first anything is known of to the last */
GPtrArray *kith_story_load (KithCaseFile      *file,
                            gint64             student,
                            KithAccessCovers  *covers,
                            GError           **error);

G_END_DECLS
