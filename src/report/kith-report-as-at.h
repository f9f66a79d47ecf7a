/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithAsAtSection:
 * @title: what stands above the table
 * @columns: (array zero-terminated): headings
 * @rows: (array length=n_rows): cells, as many as there are columns, each row ending with %NULL
 *
 * Records of one kind as they stood.
 */
typedef struct {
  const char *title;
  const char *const *columns;
  const char *const *const *rows;
  gsize n_rows;
} KithAsAtSection;

/**
 * KithAsAtValues:
 * @preferred_name: the name the student uses today
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @day: ISO date
 * @is_there: whether there was a record of the student at all
 * @is_whole: whether every value is known as it was
 * @contact: (nullable): how often and when somebody reached them, in words
 * @facts: (array length=n_facts): what the record said about the student
 * @sections: (array length=n_sections): records by kind, in the order to print
 *
 * The values of a record as at a day. All are borrowed for the time of the call.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *day;
  gboolean is_there;
  gboolean is_whole;
  const char *contact;
  const KithFact *facts;
  gsize n_facts;
  const KithAsAtSection *sections;
  gsize n_sections;
} KithAsAtValues;

KithDocument *kith_report_as_at (const KithAsAtValues    *values,
                                 const KithReportSetting *setting);

G_END_DECLS
