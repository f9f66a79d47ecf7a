/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithSupervised:
 * @person: who is supervised
 * @name: what to call them
 * @supervisor: by whom, 0 for nobody
 * @supervisor_name: (nullable): what to call that person
 * @last: (nullable): the day of the last session, ISO
 * @next: (nullable): the day of the next one, where one is agreed
 * @due: (nullable): until when a session has to take place; %NULL where nobody supervises them
 * @days_overdue: how many days that has passed, 0 when it has not
 * @words: all of it in words
 *
 * How somebody's supervision stands. Dates only.
 */
typedef struct {
  gint64 person;
  char *name;
  gint64 supervisor;
  char *supervisor_name;
  char *last;
  char *next;
  char *due;
  int days_overdue;
  char *words;
} KithSupervised;

void            kith_supervised_free               (KithSupervised  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSupervised, kith_supervised_free)

KithSupervised *kith_supervisions_find             (KithCaseFile    *file,
                                                    KithRecord      *person,
                                                    GError         **error);
/* those whom a person supervises and who work here today; KithSupervised each, the most overdue first */
GPtrArray      *kith_supervisions_list_supervised  (KithCaseFile    *file,
                                                    gint64           supervisor,
                                                    GError         **error);
/* the people among them whose supervision is overdue; NULL for nobody to ask about. @supervisor: 0 for everybody's */
KithQuery      *kith_supervisions_create_overdue   (KithCaseFile    *file,
                                                    gint64           supervisor,
                                                    GError         **error);
/* newest first, of what the actor may see */
GPtrArray      *kith_supervisions_list             (KithCaseFile    *file,
                                                    gint64           person,
                                                    GError         **error);

/**
 * KithSupervisionAgenda:
 * @points: what to talk about, a sentence each
 * @agreed: (nullable): what was agreed last time, for the two who may read it
 *
 * What a session is about, gathered from dates and marks. Nothing of what anybody wrote about a student.
 */
typedef struct {
  GStrv points;
  char *agreed;
} KithSupervisionAgenda;

void            kith_supervision_agenda_free       (KithSupervisionAgenda *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSupervisionAgenda, kith_supervision_agenda_free)

KithSupervisionAgenda *kith_supervision_agenda_load (KithCaseFile   *file,
                                                    gint64           person,
                                                    GError         **error);

G_END_DECLS
