/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* What begins and what ends for a student at an age: pure, from their date of birth, their care statuses and the rules. */

#define KITH_RIGHTS_SOON_MONTHS 6

/**
 * KithRightTime:
 * @KITH_RIGHT_PAST: It has happened
 * @KITH_RIGHT_SOON: It happens today or in the coming six months
 * @KITH_RIGHT_LATER: It happens after that
 *
 * When something begins or ends, seen from a day.
 */
typedef enum {
  KITH_RIGHT_PAST,
  KITH_RIGHT_SOON,
  KITH_RIGHT_LATER,
} KithRightTime;

/**
 * KithRight:
 * @entitlement: the rule
 * @begins: (nullable): ISO date of the birthday it begins on
 * @ends: (nullable): ISO date of the birthday it ends on, the first day without it
 * @is_now: whether it holds
 *
 * Something a student can have.
 */
typedef struct {
  KithRecord *entitlement;
  char *begins;
  char *ends;
  gboolean is_now;
} KithRight;

/**
 * KithRightMoment:
 * @date: ISO date of a birthday
 * @age: which birthday
 * @begins: whether @right begins then; it ends otherwise
 * @time: when that is
 * @right: (not nullable): borrowed
 *
 * A line of the timeline.
 */
typedef struct {
  const char *date;
  int age;
  gboolean begins;
  KithRightTime time;
  const KithRight *right;
} KithRightMoment;

char      *kith_rights_dup_birthday (const GDate *birth,
                                     int          age);
GPtrArray *kith_rights_list         (const GDate *birth,
                                     GPtrArray   *statuses,
                                     GPtrArray   *entitlements,
                                     const GDate *today);
GArray    *kith_rights_dup_moments  (GPtrArray   *rights,
                                     const GDate *today);
char      *kith_right_dup_words     (const KithRight *self);

G_END_DECLS
