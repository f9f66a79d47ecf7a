/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-suppress.h"

G_BEGIN_DECLS

/* Everything a report on the programme counts, for each local authority and each term, and what of it may be printed.
 * What is hidden is chosen once, for the report of all students and those of each local authority together: whoever has
 * several of them cannot work out more than whoever has one. */
typedef struct _KithProgrammeFigures KithProgrammeFigures;

/* All local authorities together. */
#define KITH_PROGRAMME_ALL (-1)
#define KITH_PROGRAMME_NO_LINE G_MAXUINT

/**
 * KithProgrammeTie:
 * @KITH_PROGRAMME_ALONE: Counts something else than any other line
 * @KITH_PROGRAMME_PART: Counts some of those of another line
 * @KITH_PROGRAMME_SHARE: Counts some of those of another line, which are the sum of all lines that share it
 * @KITH_PROGRAMME_EVENTS: Counts what happened with some of those of another line, who are counted with
 *   [method@ProgrammeFigures.count_people]
 *
 * How a line is tied to another.
 */
typedef enum {
  KITH_PROGRAMME_ALONE,
  KITH_PROGRAMME_PART,
  KITH_PROGRAMME_SHARE,
  KITH_PROGRAMME_EVENTS,
} KithProgrammeTie;

/**
 * KithProgrammeWhere:
 * @KITH_PROGRAMME_EVERYWHERE: For all terms and for each local authority
 * @KITH_PROGRAMME_THIS_TERM: For this term and each local authority
 * @KITH_PROGRAMME_WHOLE: For all terms, of the whole college only
 * @KITH_PROGRAMME_WHOLE_THIS_TERM: For this term, of the whole college only
 *
 * Where a line is printed.
 */
typedef enum {
  KITH_PROGRAMME_EVERYWHERE,
  KITH_PROGRAMME_THIS_TERM,
  KITH_PROGRAMME_WHOLE,
  KITH_PROGRAMME_WHOLE_THIS_TERM,
} KithProgrammeWhere;

#define KITH_TYPE_PROGRAMME_FIGURES (kith_programme_figures_get_type ())
GType       kith_programme_figures_get_type (void);

KithProgrammeFigures *kith_programme_figures_new (guint                 n_terms,
                                                  guint                 n_authorities);
KithProgrammeFigures *kith_programme_figures_ref (KithProgrammeFigures *self);
void        kith_programme_figures_unref        (KithProgrammeFigures *self);
guint       kith_programme_figures_add_line     (KithProgrammeFigures *self,
                                                 const char           *label,
                                                 KithProgrammeWhere    where,
                                                 KithProgrammeTie      tie,
                                                 guint                 other,
                                                 KithSuppressWorth     worth);
void        kith_programme_figures_begin_block  (KithProgrammeFigures *self);
void        kith_programme_figures_count        (KithProgrammeFigures *self,
                                                 guint                 line,
                                                 guint                 term,
                                                 int                   authority,
                                                 gint64                n);
void        kith_programme_figures_count_people (KithProgrammeFigures *self,
                                                 guint                 line,
                                                 guint                 term,
                                                 int                   authority,
                                                 gint64                n);
void        kith_programme_figures_measure      (KithProgrammeFigures *self,
                                                 guint                 line,
                                                 guint                 term,
                                                 int                   authority,
                                                 double                sum,
                                                 double                weight);
void        kith_programme_figures_set_least    (KithProgrammeFigures *self,
                                                 guint                 line,
                                                 gint64                least);
void        kith_programme_figures_add_flow     (KithProgrammeFigures *self,
                                                 int                   authority,
                                                 const guint           lines[3],
                                                 guint                 before,
                                                 guint                 after,
                                                 gint64                came,
                                                 gint64                went);
void        kith_programme_figures_add_year     (KithProgrammeFigures *self,
                                                 int                   authority,
                                                 guint                 year,
                                                 guint                 line,
                                                 guint                 n_terms,
                                                 gint64                between,
                                                 gint64                before);
void        kith_programme_figures_finish       (KithProgrammeFigures *self);

const KithSuppressDone *kith_programme_figures_get_done (KithProgrammeFigures *self);
guint       kith_programme_figures_get_n_terms  (KithProgrammeFigures *self);
guint       kith_programme_figures_get_n_authorities (KithProgrammeFigures *self);
const char *kith_programme_figures_get_label    (KithProgrammeFigures *self,
                                                 guint                 line);
gint64      kith_programme_figures_get_true     (KithProgrammeFigures *self,
                                                 guint                 line,
                                                 guint                 term,
                                                 int                   authority);
gboolean    kith_programme_figures_is_hidden    (KithProgrammeFigures *self,
                                                 guint                 line,
                                                 guint                 term,
                                                 int                   authority);
char       *kith_programme_figures_dup_count    (KithProgrammeFigures *self,
                                                 guint                 line,
                                                 guint                 term,
                                                 int                   authority);
char       *kith_programme_figures_dup_percent  (KithProgrammeFigures *self,
                                                 guint                 part,
                                                 guint                 whole,
                                                 guint                 term,
                                                 int                   authority);
gboolean    kith_programme_figures_get_measure  (KithProgrammeFigures *self,
                                                 guint                 line,
                                                 guint                 term,
                                                 int                   authority,
                                                 double               *sum,
                                                 double               *weight);
char       *kith_programme_figures_dup_instead  (KithProgrammeFigures *self,
                                                 guint                 line,
                                                 guint                 term,
                                                 int                   authority);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithProgrammeFigures, kith_programme_figures_unref)

G_END_DECLS
