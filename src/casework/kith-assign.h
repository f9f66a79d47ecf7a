/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

typedef enum {
  KITH_ASSIGN_DEFAULT = 0,
  /* the main mentor or coach */
  KITH_ASSIGN_MAIN    = 1 << 0,
} KithAssignFlags;

/* @from: (nullable): first day, today when NULL; @override_reason: (nullable): why over the limit. Returns the id. */
gint64     kith_assign_begin         (KithCaseFile     *file,
                                      gint64            student,
                                      gint64            person,
                                      const char       *role,
                                      const char       *from,
                                      KithAssignFlags   flags,
                                      const char       *override_reason,
                                      GError          **error);
/* @until: (nullable): last day, today when NULL; @reason, @hand_over: (nullable) */
gboolean   kith_assign_end           (KithCaseFile     *file,
                                      gint64            assignment,
                                      const char       *until,
                                      const char       *reason,
                                      const char       *hand_over,
                                      GError          **error);
/* ends @assignment the day before @from and begins the same role with @person, main or not as before; returns the id */
gint64     kith_assign_replace       (KithCaseFile     *file,
                                      gint64            assignment,
                                      gint64            person,
                                      const char       *from,
                                      const char       *hand_over,
                                      GError          **error);
/* the assignment of these that holds today or is still to come; 0 with KITH_ERROR_NOT_FOUND */
gint64     kith_assign_find          (KithCaseFile     *file,
                                      gint64            student,
                                      gint64            person,
                                      const char       *role,
                                      GError          **error);
/* whether these roles see who supports whom in the whole college; others cannot count a caseload but their own */
gboolean   kith_assign_sees_all      (KithRoles         roles);
/* assignments of a person that hold after @last_day or are still to come, by the student's name; KithRecord each */
GPtrArray *kith_assign_list_caseload (KithCaseFile     *file,
                                      gint64            person,
                                      const char       *last_day,
                                      GError          **error);

/**
 * KithHandOverChoice:
 * @assignment: one of those of [func@assign_list_caseload]
 * @person: who takes it over; 0 when nobody does and the support in this role ends
 */
typedef struct {
  gint64 assignment;
  gint64 person;
} KithHandOverChoice;

/**
 * KithHandOver:
 * @person: who leaves
 * @last_day: ISO date of the last day of work
 * @to_all: who takes over what no choice names; 0 when every assignment has a choice
 * @choices: (array length=n_choices) (nullable): who takes over which assignment
 * @n_choices: how many
 * @reason: (nullable): why the assignments end; "Left on" and the day when %NULL
 * @note: (nullable): hand-over note for each assignment that ends
 */
typedef struct {
  gint64 person;
  const char *last_day;
  gint64 to_all;
  const KithHandOverChoice *choices;
  gsize n_choices;
  const char *reason;
  const char *note;
} KithHandOver;

/* the whole caseload and the person's end date in one action: all of it or nothing */
gboolean   kith_assign_hand_over     (KithCaseFile       *file,
                                      const KithHandOver *hand_over,
                                      GError            **error);

G_END_DECLS
