/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

G_BEGIN_DECLS

/* How many students each person supports now, counted together on the store thread. An account that sees only some
 * assignments gets no numbers: they would be wrong. Signal ::changed. */
#define KITH_TYPE_CASELOADS (kith_caseloads_get_type ())
G_DECLARE_FINAL_TYPE (KithCaseloads, kith_caseloads, KITH, CASELOADS, GObject)

KithCaseloads *kith_caseloads_new     (KithStore     *store);
KithStore     *kith_caseloads_get_store (KithCaseloads *self);
/* FALSE while it is not known */
gboolean       kith_caseloads_look_up (KithCaseloads *self,
                                       gint64         person,
                                       guint         *n_students);

/* who covers their students today, in words; NULL for nobody, and while it is not known */
const char    *kith_caseloads_look_up_cover (KithCaseloads *self,
                                       gint64         person);

/* what else there is to say: a stage before the start, overdue supervision; NULL for nothing, and while it is not known */
const char    *kith_caseloads_look_up_care (KithCaseloads *self,
                                       gint64         person);
/* those on the way to becoming a mentor, gint64 each; NULL while it is not known */
GArray        *kith_caseloads_get_becoming (KithCaseloads *self);

/* for jobs on the store thread: guint by gint64 id of the person; NULL without an error where not all may be seen */
GHashTable    *kith_caseloads_count   (KithCaseFile  *file,
                                       GError       **error);

G_END_DECLS
