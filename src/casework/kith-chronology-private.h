/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-chronology.h"

G_BEGIN_DECLS

/**
 * KithChronologySource:
 * @kind: a kind of record
 * @type: the filter that shows it
 * @event: which moment of it
 * @day: field with the day
 * @time: field with the time of day, or %KITH_NO_FIELD
 * @person: field with who wrote it or is part of it, or %KITH_NO_FIELD
 * @own_words: field with the student's own words, or %KITH_NO_FIELD
 * @dated_by: field that links to the record in which @day and @time stand, %KITH_NO_FIELD where that is the record itself
 * @applies: (nullable): whether a record has had this moment
 *
 * A moment of a kind of record that stands in a chronology.
 */
typedef struct {
  const KithKind *kind;
  KithChronologyTypes type;
  KithChronologyEvent event;
  guint day;
  guint time;
  guint person;
  guint own_words;
  guint dated_by;
  gboolean (*applies) (KithRecord *record);
} KithChronologySource;

/* kith-chronology-sources.c */
const KithChronologySource *kith_chronology_get_sources (guint *n_sources);
KithRecord                 *kith_chronology_dup_dated   (KithCaseFile               *file,
                                                         const KithChronologySource *source,
                                                         KithRecord                 *record);

/* kith-chronology-entry.c */
char                       *kith_chronology_dup_words   (KithRecord                 *record,
                                                         KithRecord                 *dated);

/* kith-chronology-title.c */
char                       *kith_chronology_dup_title   (KithCaseFile               *file,
                                                         const KithChronologyKey    *key,
                                                         KithRecord                 *record);

G_END_DECLS
