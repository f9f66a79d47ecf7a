/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/**
 * KithAttendanceSum:
 * @possible: sessions there were
 * @attended: of these attended, late ones included
 * @late: of the attended ones late
 * @authorised: absences that were authorised
 *
 * Periods of attendance taken together.
 */
typedef struct {
  gint64 possible;
  gint64 attended;
  gint64 late;
  gint64 authorised;
} KithAttendanceSum;

/**
 * KithAttendanceTrend:
 * @recent: the last four weeks there is anything about
 * @before: the four weeks before
 * @is_falling: whether it fell by ten points or more: somebody should ask
 *
 * Where a student's attendance is going.
 */
typedef struct {
  KithAttendanceSum recent;
  KithAttendanceSum before;
  gboolean is_falling;
} KithAttendanceTrend;

/* How far back a trend looks from today: eight weeks, up to four in which nothing was brought in, and a month that began
 * before. */
#define KITH_ATTENDANCE_TREND_DAYS (3 * 28 + 31)

void  kith_attendance_sum_add            (KithAttendanceSum         *self,
                                          KithRecord                *attendance);
void  kith_attendance_sum_of             (GPtrArray                 *records,
                                          const char                *from,
                                          const char                *until,
                                          KithAttendanceSum         *sum);
int   kith_attendance_sum_get_percentage (const KithAttendanceSum   *self);
char *kith_attendance_sum_dup_words      (const KithAttendanceSum   *self);
void  kith_attendance_trend_of           (GPtrArray                 *records,
                                          const GDate               *today,
                                          KithAttendanceTrend       *trend);
char *kith_attendance_trend_dup_words    (const KithAttendanceTrend *self);
char *kith_attendance_dup_term_start     (GPtrArray                 *calendar_days,
                                          const GDate               *today);

G_END_DECLS
