/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-programme-figures.h"
#include "kith-report.h"

G_BEGIN_DECLS

/* The most terms that are put side by side. */
#define KITH_PROGRAMME_MOST_TERMS 4

/**
 * KithProgrammeLine:
 *
 * What the report counts, besides the classes of students, reasons and destinations. Each is a line of the figures, in
 * this order.
 */
typedef enum {
  KITH_PROGRAMME_SUPPORTED,
  KITH_PROGRAMME_STARTS,
  KITH_PROGRAMME_LEAVERS,
  KITH_PROGRAMME_REACHED,
  KITH_PROGRAMME_CONTACTS,
  KITH_PROGRAMME_WITH_MENTOR,
  KITH_PROGRAMME_IN_GROUPS,
  KITH_PROGRAMME_WITH_ATTENDANCE,
  KITH_PROGRAMME_PEPS,
  KITH_PROGRAMME_PEPS_ON_TIME,
  KITH_PROGRAMME_PATHWAY,
  KITH_PROGRAMME_PATHWAY_KNOWN,
  KITH_PROGRAMME_GOALS_SET,
  KITH_PROGRAMME_GOALS_ACHIEVED,
  KITH_PROGRAMME_GOALS_RATED,
  KITH_PROGRAMME_RETENTION,
  KITH_PROGRAMME_RETAINED,
  KITH_PROGRAMME_ACHIEVEMENT,
  KITH_PROGRAMME_ACHIEVED,
  KITH_PROGRAMME_LEFT_THIS_YEAR,
  KITH_PROGRAMME_SESSIONS,
  KITH_PROGRAMME_MENTORS,
  KITH_PROGRAMME_SUPERVISED,
  KITH_PROGRAMME_RAISED,
  KITH_PROGRAMME_CLOSED,
  KITH_PROGRAMME_N_LINES,
} KithProgrammeLine;

/**
 * KithProgrammeBlock:
 *
 * Classes: of students by group, age and year, of leavers by reason, and of those who left this year by where they went.
 */
typedef enum {
  KITH_PROGRAMME_BY_GROUP,
  KITH_PROGRAMME_BY_AGE,
  KITH_PROGRAMME_BY_YEAR,
  KITH_PROGRAMME_BY_REASON,
  KITH_PROGRAMME_AT_EXIT,
  KITH_PROGRAMME_AFTER_3_MONTHS,
  KITH_PROGRAMME_AFTER_6_MONTHS,
  KITH_PROGRAMME_N_BLOCKS,
} KithProgrammeBlock;

/**
 * KithProgrammeTerm:
 * @name: what stands above its column
 * @college_attendance: attendance of all students, in percent, or -1
 * @college_retention: retention of all students, in percent, or -1
 * @college_achievement: achievement of all students, in percent, or -1
 *
 * A term that is compared.
 */
typedef struct {
  char *name;
  gint64 college_attendance;
  gint64 college_retention;
  gint64 college_achievement;
} KithProgrammeTerm;

/**
 * KithProgrammeQuote:
 * @words: what was said
 * @who: what stands under it, which is no name
 *
 * Something that somebody said and agreed to have quoted.
 */
typedef struct {
  const char *words;
  char *who;
} KithProgrammeQuote;

/**
 * KithProgrammeEvidence:
 * @place: number of an area or pillar
 * @text: what was done
 * @day: when, in words
 * @proof: (nullable): where the proof is
 *
 * A line of evidence.
 */
typedef struct {
  guint place;
  const char *text;
  char *day;
  const char *proof;
} KithProgrammeEvidence;

/**
 * KithProgrammeAction:
 * @text: what is still to do
 * @by: (nullable): until when, in words
 *
 * An action.
 */
typedef struct {
  const char *text;
  char *by;
} KithProgrammeAction;

/**
 * KithProgrammeReport:
 * @period: the days it is about, in words
 * @figures: finished figures
 * @authorities: names of the local authorities, or groups of them, by their numbers in @figures
 * @authority: number of the local authority it is about, or %KITH_PROGRAMME_ALL
 * @terms: (array length=n_terms): the terms of the figures, this one first, the others from the latest to the earliest
 * @n_terms: how many
 * @is_so_far: whether this term is not over
 * @firsts: number of the first line of each block
 * @sizes: how many lines there are of each block
 * @quotes: (element-type KithProgrammeQuote): what was said
 * @areas: (nullable): labels of the areas of the Quality Mark
 * @area_evidence: (element-type KithProgrammeEvidence): evidence by area
 * @pillars: (nullable): labels of the pillars of the Covenant
 * @pillar_evidence: (element-type KithProgrammeEvidence): evidence by pillar
 * @actions: (element-type KithProgrammeAction): what is still to do
 * @counts_supervision: whether whoever prints sees when supervision was
 * @counts_concerns: whether whoever prints may know how many concerns there are
 *
 * The values of the termly report.
 */
typedef struct {
  const char *period;
  KithProgrammeFigures *figures;
  const char *const *authorities;
  int authority;
  const KithProgrammeTerm *terms;
  guint n_terms;
  gboolean is_so_far;
  guint firsts[KITH_PROGRAMME_N_BLOCKS];
  guint sizes[KITH_PROGRAMME_N_BLOCKS];
  GArray *quotes;
  const char *const *areas;
  GArray *area_evidence;
  const char *const *pillars;
  GArray *pillar_evidence;
  GArray *actions;
  gboolean counts_supervision;
  gboolean counts_concerns;
} KithProgrammeReport;

KithDocument *kith_report_programme (const KithProgrammeReport *values,
                                     const KithReportSetting   *setting);
KithDocument *kith_report_partner   (const KithProgrammeReport *values,
                                     const KithReportSetting   *setting);

G_END_DECLS
