/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* As many as there are types of notes; a test compares. */
#define KITH_ACTIVITY_N_TYPES 10

/**
 * KithActivitySum:
 * @n: how many
 * @minutes: how long they took together
 */
typedef struct {
  gint64 n;
  gint64 minutes;
} KithActivitySum;

/**
 * KithActivityCounts:
 * @by_type: by the place of the type in kith_note_types; what was attempted stands with the attempts, whatever its type
 * @reached: how many students were reached
 *
 * What somebody did with students in some days, in numbers.
 */
typedef struct {
  KithActivitySum by_type[KITH_ACTIVITY_N_TYPES];
  gint64 reached;
} KithActivityCounts;

/* whether the actor may see @person’s work in numbers: their own, of those they supervise, and of everybody for managers */
gboolean kith_activity_may_count (KithCaseFile        *file,
                                  gint64               person,
                                  gboolean            *may,
                                  GError             **error);
/* KITH_ERROR_NOT_ALLOWED with a sentence for others */
gboolean kith_activity_require   (KithCaseFile        *file,
                                  gint64               person,
                                  GError             **error);
/* the same for others; @from and @until: ISO days, both counted */
gboolean kith_activity_count     (KithCaseFile        *file,
                                  gint64               person,
                                  const char          *from,
                                  const char          *until,
                                  KithActivityCounts  *counts,
                                  GError             **error);

G_END_DECLS
