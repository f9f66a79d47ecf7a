/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithJourneyTerm:
 * @name: what the term is called, in little room
 * @homes: where the student moved to, a line each
 * @people: who came and who went, a line each
 * @goals: what was set and what was reached, a line each
 * @n_moves: how often they moved
 * @n_came: people who came
 * @n_went: people who went
 * @n_contacts: how often they were reached
 * @n_set: goals set
 * @n_reached: goals reached
 * @attendance: in per cent, or %KITH_CHART_NONE
 * @rating: the average of the ratings of goals, 0 to 10, or %KITH_CHART_NONE
 */
typedef struct {
  const char *name;
  const char *homes;
  const char *people;
  const char *goals;
  guint n_moves;
  guint n_came;
  guint n_went;
  guint n_contacts;
  guint n_set;
  guint n_reached;
  double attendance;
  double rating;
} KithJourneyTerm;

typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const KithJourneyTerm *terms;
  gsize n_terms;
} KithJourney;

KithChart    *kith_report_journey_chart (const KithJourney       *journey);
KithDocument *kith_report_journey       (const KithJourney       *journey,
                                         const KithReportSetting *setting);

G_END_DECLS
