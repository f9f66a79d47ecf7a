/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithBlankField:
 * @label: what is asked
 * @hint: (nullable): a line of help
 * @section: (nullable): a heading in front of it, where it differs from that of the field before
 * @n_lines: lines to write on
 * @choices: (nullable) (array zero-terminated=1): what can be ticked
 * @is_half: whether half of the width is enough, beside another such
 *
 * A question of an empty form.
 */
typedef struct {
  char *label;
  const char *hint;
  const char *section;
  guint n_lines;
  char **choices;
  gboolean is_half;
} KithBlankField;

/**
 * KithBlankForm:
 * @title: what the form is
 * @urgent: (nullable): what to do first when somebody is in danger
 * @lead: (nullable): how to fill it in
 * @fields: (array length=n_fields): the questions
 * @n_fields: how many
 * @table_title: (nullable): heading of a table to fill in
 * @columns: (array length=n_columns): columns of the table
 * @n_columns: how many, 0 for no table
 * @n_rows: empty rows of it
 * @box: the column of the table with boxes to tick, or 0 for none
 * @signatures: (nullable) (array zero-terminated=1): who signs
 * @hand_in: where it goes when it is filled in
 *
 * An empty form to fill in by hand.
 */
typedef struct {
  const char *title;
  const char *urgent;
  const char *lead;
  const KithBlankField *fields;
  gsize n_fields;
  const char *table_title;
  const KithColumn *columns;
  gsize n_columns;
  guint n_rows;
  guint box;
  const char *const *signatures;
  const char *hand_in;
} KithBlankForm;

KithDocument *kith_report_blank_form (const KithBlankForm     *form,
                                      const KithReportSetting *setting);

G_END_DECLS
