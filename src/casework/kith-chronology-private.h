/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-chronology.h"

G_BEGIN_DECLS

/* A moment of a kind of record that stands in a chronology. */
typedef struct {
  const KithKind *kind;
  KithChronologyTypes type;
  KithChronologyEvent event;
  guint day;
  guint time;
  guint person;
  guint own_words;
} KithChronologySource;

const KithChronologySource *kith_chronology_get_sources (guint *n_sources);

/* kith-chronology-entry.c */
char *kith_chronology_dup_words (KithRecord *record);

G_END_DECLS
