/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-test-case.h"

G_BEGIN_DECLS

/* What people do with a case file, from the moment they open it, so that something can go wrong in the middle. The same
 * file lies there before each story. Afterwards it is looked at by a program that knows nothing of what happened: what was
 * acknowledged is there, what was not is there whole or not at all, and the file is sound. */

typedef struct _StoryWorld StoryWorld;

/**
 * Story:
 * @name: for messages
 * @user: who opens the file for it; %NULL when the story opens it, or no file, by itself
 * @tell: does it; returns whether it was acknowledged
 * @see: a number that says whether it happened
 * @look: (nullable): what else has to be so afterwards
 */
typedef struct {
  const char *name;
  const char *user;
  gboolean (*tell) (StoryWorld *world, KithCaseFile *file, GError **error);
  gint64 (*see) (StoryWorld *world, KithCaseFile *file);
  gboolean (*look) (StoryWorld *world, gboolean acknowledged);
} Story;

/* the released schemas, up to a NULL */
extern const char *const story_fixtures[];

const Story *stories_get        (guint          *n_stories);

StoryWorld  *story_world_new    (void);
void         story_world_free   (StoryWorld     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoryWorld, story_world_free)

const char  *story_world_get_folder (StoryWorld *self);
const char  *story_world_get_path   (StoryWorld *self);
/* a case file of a released schema in place of the one that stories begin with; then only opening it is a story */
void         story_world_use_fixture (StoryWorld *self,
                                      const char *name);
/* everything as before the first story */
void         story_world_reset  (StoryWorld     *self);

/* what lies in another folder, instead of everything */
void         story_world_take   (StoryWorld     *self,
                                 const char     *folder);
/* opens and closes the file as it lies there */
gboolean     story_world_try_to_open (StoryWorld *self,
                                      GError    **error);

/* Tells it once without anything in the way, to know what is seen before and after; then as story_world_reset(). */
void         story_learn        (StoryWorld     *world,
                                 const Story    *story);

/**
 * StoryBreaks:
 * @begins: (nullable): called when the file is open and the story begins
 * @answered: (nullable): called when it was acknowledged or refused, before the file is closed
 * @data: for both
 */
typedef struct {
  void (*begins) (gpointer data);
  void (*answered) (gboolean acknowledged, gpointer data);
  gpointer data;
} StoryBreaks;

/* From opening to closing; an error of the way out is told as well. Returns whether it was acknowledged. */
gboolean     story_tell         (StoryWorld     *world,
                                 const Story    *story,
                                 StoryBreaks     breaks,
                                 GError        **error);

typedef struct {
  guint n_cases, n_failed, n_acknowledged;
  guint n_lost, n_damaged, n_wordless;
} StoryTally;

/* Opens the file as somebody would who knows of nothing; says through g_test_message what it does not like. */
void         story_look_after   (StoryWorld     *world,
                                 const Story    *story,
                                 gboolean        acknowledged,
                                 const char     *what,
                                 StoryTally     *tally);
/* an error is a sentence in words of ours */
void         story_hear         (const GError   *error,
                                 const char     *what,
                                 StoryTally     *tally);
void         story_tally_assert_clean (const StoryTally *tally);

G_END_DECLS
