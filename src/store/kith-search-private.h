/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"
#include "kith-search-marks.h"

G_BEGIN_DECLS

/* One search under way; kith_search in kith-search.c fills it. */
typedef struct {
  KithCaseFile *file;
  GStrv words;
  const char *match;
  const char *whole_match;
  gint64 student;
  guint limit;
  KithMatches *matches;
} KithSearch;

void     kith_search_add_match   (KithSearch      *self,
                                  KithRecord      *record,
                                  KithMarkMode     mode);
void     kith_search_add_count   (KithSearch      *self,
                                  const KithKind  *kind,
                                  guint            n);
/* ids of what a statement gives, at most KITH_SEARCH_CAP; NULL for an error */
GArray  *kith_search_read_ids    (KithStatement   *rows,
                                  GError         **error);
/* kith-search-records.c: plans, appointments, goals, … by the words in the search index */
gboolean kith_search_records     (KithSearch      *self,
                                  GError         **error);
/* kith-search-near.c: students or people whose names are one letter away */
gboolean kith_search_near_names  (KithSearch      *self,
                                  const KithKind  *kind,
                                  GError         **error);

G_END_DECLS
