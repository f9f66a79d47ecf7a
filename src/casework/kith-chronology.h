/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithChronologyTypes:
 *
 * What stands in a chronology, for its filter.
 */
typedef enum {
  KITH_CHRONOLOGY_NOTES        = 1 << 0,
  KITH_CHRONOLOGY_AMENDMENTS   = 1 << 1,
  KITH_CHRONOLOGY_GOALS        = 1 << 2,
  KITH_CHRONOLOGY_RATINGS      = 1 << 3,
  KITH_CHRONOLOGY_STEPS        = 1 << 4,
  KITH_CHRONOLOGY_CARE         = 1 << 5,
  KITH_CHRONOLOGY_ASSIGNMENTS  = 1 << 6,
  KITH_CHRONOLOGY_TASKS        = 1 << 7,
  KITH_CHRONOLOGY_MOVES        = 1 << 8,
  KITH_CHRONOLOGY_PLANS        = 1 << 9,
  KITH_CHRONOLOGY_APPOINTMENTS = 1 << 10,
  KITH_CHRONOLOGY_GROUPS       = 1 << 11,
  KITH_CHRONOLOGY_ACHIEVEMENTS = 1 << 12,
  KITH_CHRONOLOGY_SELF_RATINGS = 1 << 13,
  KITH_CHRONOLOGY_CHECKLISTS   = 1 << 14,
  KITH_CHRONOLOGY_PEOPLE       = 1 << 15,
  KITH_CHRONOLOGY_CONCERNS     = 1 << 16,
} KithChronologyTypes;

#define KITH_CHRONOLOGY_EVERYTHING ((KithChronologyTypes) 0x1ffff)

/**
 * KithChronologyFilter:
 * @types: what to show; 0 for everything
 * @person: only what this person wrote or is part of, 0 for all
 * @from: (nullable): first day, ISO date
 * @until: (nullable): last day, ISO date
 * @own_words_only: only entries with the student's own words
 * @words: (nullable): only entries with all these words
 */
typedef struct {
  KithChronologyTypes types;
  gint64 person;
  const char *from;
  const char *until;
  gboolean own_words_only;
  const char *words;
} KithChronologyFilter;

/* A moment in the life of a record. */
typedef enum {
  KITH_CHRONOLOGY_WRITTEN,
  KITH_CHRONOLOGY_BEGAN,
  KITH_CHRONOLOGY_ENDED,
  KITH_CHRONOLOGY_DONE,
  KITH_CHRONOLOGY_DUE,
} KithChronologyEvent;

/**
 * KithChronologyKey:
 * @kind: kind of the record
 * @id: its id
 * @event: which moment of it
 * @date: ISO date
 * @time: time of day, empty when not known
 *
 * As much of an entry as a list needs to stand in order; the rest is loaded for what is on the screen.
 */
typedef struct {
  const KithKind *kind;
  gint64 id;
  KithChronologyEvent event;
  char date[11];
  char time[6];
} KithChronologyKey;

/**
 * KithChronologyEntry:
 * @key: where it stands
 * @type: the one filter that shows it
 * @title: one line: what it is
 * @excerpt: (nullable): the first words of it
 * @own_words: (nullable): the student's own words
 * @author: (nullable): name of who wrote it or is part of it
 * @struck: whether it is a note that was struck out
 * @record: the record itself
 */
typedef struct {
  KithChronologyKey key;
  KithChronologyTypes type;
  char *title;
  char *excerpt;
  char *own_words;
  char *author;
  gboolean struck;
  KithRecord *record;
} KithChronologyEntry;

void       kith_chronology_entry_free   (KithChronologyEntry        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithChronologyEntry, kith_chronology_entry_free)

/* how many filters are on, for "Clear filters (3 on)" */
guint      kith_chronology_filter_count (const KithChronologyFilter *filter);
/* newest first; KithChronologyKey each. From after until is refused with a sentence. */
GArray    *kith_chronology_list         (KithCaseFile               *file,
                                         gint64                      student,
                                         const KithChronologyFilter *filter,
                                         GCancellable               *cancellable,
                                         GError                    **error);
/* the entries of some keys in the same order; what is gone by now is left out; KithChronologyEntry each */
GPtrArray *kith_chronology_load         (KithCaseFile               *file,
                                         const KithChronologyKey    *keys,
                                         gsize                       n_keys,
                                         GError                    **error);

G_END_DECLS
