/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/**
 * KithAccessState:
 * @KITH_ACCESS_WAITING_FOR_ID: nobody knows yet that they are who they say
 * @KITH_ACCESS_WAITING_FOR_PROOF: nobody knows yet that they may ask for somebody else
 * @KITH_ACCESS_RUNNING: there is a day it is due
 * @KITH_ACCESS_PAUSED: they were asked what they mean, and have not answered
 * @KITH_ACCESS_SENT: it was answered
 * @KITH_ACCESS_WITHDRAWN: they took it back
 *
 * Where a request stands.
 */
typedef enum {
  KITH_ACCESS_WAITING_FOR_ID,
  KITH_ACCESS_WAITING_FOR_PROOF,
  KITH_ACCESS_RUNNING,
  KITH_ACCESS_PAUSED,
  KITH_ACCESS_SENT,
  KITH_ACCESS_WITHDRAWN,
} KithAccessState;

/**
 * KithAccessClock:
 * @state: where it stands
 * @has_begun: whether the clock has started; the days below are set only then
 * @begins: the day the clock started
 * @is_asked_late: whether they were asked what they mean only when it was overdue, which stops no clock
 * @paused_days: how many days it stood still
 * @month_later: the corresponding day one month later with the days it stood still, whatever day of the week it is
 * @first_due: that day, or the next working day: due without an extension
 * @months_later: the same for three months
 * @due: when it is due
 *
 * How long there is to answer a request.
 */
typedef struct {
  KithAccessState state;
  gboolean has_begun;
  GDate begins;
  gboolean is_asked_late;
  int paused_days;
  GDate month_later;
  GDate first_due;
  GDate months_later;
  GDate due;
} KithAccessClock;

/**
 * KithAccessStep:
 * @title: what happened, or what follows from it
 * @words: the day, and why it counts
 *
 * One of the dates that made the day it is due.
 */
typedef struct {
  char *title;
  char *words;
} KithAccessStep;

gboolean   kith_access_is_working_day  (const GDate           *day,
                                        GPtrArray             *calendar);
void       kith_access_clock_init      (KithAccessClock       *self,
                                        KithRecord            *request,
                                        GPtrArray             *calendar);
gboolean   kith_access_clock_may_tell  (const KithAccessClock *self,
                                        KithRecord            *request,
                                        const GDate           *told);
char      *kith_access_clock_dup_words (const KithAccessClock *self,
                                        KithRecord            *request,
                                        const GDate           *today,
                                        gboolean              *is_late);
GPtrArray *kith_access_clock_list_steps (const KithAccessClock *self,
                                        KithRecord            *request);

G_END_DECLS
