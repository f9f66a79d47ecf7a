/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithMyGoal:
 * @text: the goal in the student's words
 * @how_far: (nullable): a sentence
 * @steps: (array length=n_steps): what was to be done
 * @n_steps: how many
 */
typedef struct {
  const char *text;
  const char *how_far;
  const KithListItem *steps;
  gsize n_steps;
} KithMyGoal;

/**
 * KithMyTerm:
 * @name: what the term is called
 * @sentences: (array length=n_sentences): what happened, to the student
 * @n_sentences: how many
 * @quotes: (array length=n_quotes): the student's own words, in order
 * @n_quotes: how many
 */
typedef struct {
  const char *name;
  const KithListItem *sentences;
  gsize n_sentences;
  const char *const *quotes;
  gsize n_quotes;
} KithMyTerm;

/**
 * KithMyRecord:
 *
 * The values of the book. Borrowed until the document is made.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *pronouns;
  const char *own_words;
  const char *strengths;
  const char *matters;
  const char *helps;
  const char *does_not_help;
  const KithListItem *noticed;      /* what others saw that was good */
  gsize n_noticed;
  const KithListItem *achievements;
  gsize n_achievements;
  const KithMyGoal *goals;
  gsize n_goals;
  const KithFact *people;           /* what they are, and who */
  gsize n_people;
  const KithMyTerm *terms;          /* oldest first */
  gsize n_terms;
} KithMyRecord;

KithDocument *kith_report_my_record (const KithMyRecord      *record,
                                     const KithReportSetting *setting);

G_END_DECLS
