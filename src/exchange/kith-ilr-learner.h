/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-ilr-aim.h"
#include "kith-import-row.h"

G_BEGIN_DECLS

/* What is kept of one learner while the parser is between its start and its end. */
typedef struct _KithIlrLearner KithIlrLearner;

KithIlrLearner *kith_ilr_learner_new       (guint64         line);
void            kith_ilr_learner_free      (KithIlrLearner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIlrLearner, kith_ilr_learner_free)

gboolean        kith_ilr_learner_wants     (const char     *element);
void            kith_ilr_learner_take      (KithIlrLearner *self,
                                            const char     *element,
                                            const char     *text);
gboolean        kith_ilr_learner_take_fact (KithIlrLearner *self,
                                            const char     *type,
                                            const char     *code);
void            kith_ilr_learner_take_aim  (KithIlrLearner *self,
                                            KithIlrAim     *aim);
KithImportRow  *kith_ilr_learner_make_row  (KithIlrLearner *self);

G_END_DECLS
