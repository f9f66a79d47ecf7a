/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Reading concerns, and what may be known of them by people who may not read them. */

/**
 * KithConcernCounts:
 * @raised: recorded within the days
 * @closed: closed within the days
 * @open: not closed by now
 * @students_raised: how many students those recorded within the days are about
 * @students_closed: how many students those closed within the days are about
 */
typedef struct {
  gint64 raised;
  gint64 closed;
  gint64 open;
  gint64 students_raised;
  gint64 students_closed;
} KithConcernCounts;

/* A person opens it, which stands in the audit; the first time the lead does, its author's receipt says so. */
gboolean kith_concern_log_open    (KithCaseFile      *file,
                                   gint64             id,
                                   GError           **error);
/* needs KITH_VERB_COUNT_CONCERNS; @from and @until: (nullable): ISO days */
gboolean kith_concern_log_count   (KithCaseFile      *file,
                                   const char        *from,
                                   const char        *until,
                                   KithConcernCounts *counts,
                                   GError           **error);
/* of a student the actor may see; what is held stays with the lead */
gboolean kith_concern_log_is_held (KithCaseFile      *file,
                                   gint64             student,
                                   gboolean          *held,
                                   GError           **error);

G_END_DECLS
