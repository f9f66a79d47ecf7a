/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithOneToOneAction:
 * @what: what is to be done
 * @who: (nullable): by whom
 * @by: (nullable): ISO date
 * @done: whether it is done since
 */
typedef struct {
  char *what;
  char *who;
  char *by;
  gboolean done;
} KithOneToOneAction;

/**
 * KithOneToOneRemark:
 * @heading: who added it, and when
 * @text: what was added
 */
typedef struct {
  char *heading;
  char *text;
} KithOneToOneRemark;

/**
 * KithOneToOne:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @type: what kind of contact it was
 * @date: ISO date
 * @time: (nullable): for people
 * @length: (nullable): how long it took, for people
 * @place: (nullable): where
 * @author: (nullable): who wrote it
 * @present: (nullable): who else was there
 * @contact: whether the student was reached, in words
 * @own_words: (nullable): what the student said, as they put it
 * @text: (nullable): what happened
 * @strengths: (nullable): strengths and good news
 * @goals: (nullable): the goals it is about, one on a line
 * @next_steps: (nullable): what happens next
 * @actions: (element-type KithOneToOneAction): tasks made of it
 * @remarks: (element-type KithOneToOneRemark): amendments, oldest first
 * @readers: who may read it, in words
 * @for_lead: whether only the safeguarding lead may read it
 *
 * The values of one note on paper. All are borrowed for the time of the call.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *type;
  const char *date;
  const char *time;
  const char *length;
  const char *place;
  const char *author;
  const char *present;
  const char *contact;
  const char *own_words;
  const char *text;
  const char *strengths;
  const char *goals;
  const char *next_steps;
  GPtrArray *actions;
  GPtrArray *remarks;
  const char *readers;
  gboolean for_lead;
} KithOneToOne;

KithDocument *kith_report_one_to_one (const KithOneToOne      *note,
                                      const KithReportSetting *setting);

G_END_DECLS
