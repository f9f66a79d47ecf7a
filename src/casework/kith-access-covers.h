/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Words about other people, and what covers them in the copy that is sent. */
typedef struct _KithAccessCovers KithAccessCovers;

KithAccessCovers *kith_access_covers_new      (void);
KithAccessCovers *kith_access_covers_load     (KithCaseFile     *file,
                                               gint64            student,
                                               GError          **error);
void              kith_access_covers_set_in_words (KithAccessCovers *self,
                                               gboolean          in_words);
void              kith_access_covers_free     (KithAccessCovers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAccessCovers, kith_access_covers_free)

void              kith_access_covers_add      (KithAccessCovers *self,
                                               const char       *words,
                                               const char       *reason);
void              kith_access_covers_add_mark (KithAccessCovers *self,
                                               KithRecord       *mark);
void              kith_access_covers_add_redaction (KithAccessCovers *self,
                                               KithRecord       *redaction);
const char       *kith_access_covers_get_withheld (KithAccessCovers *self,
                                               const KithKind   *kind,
                                               gint64            id);
char             *kith_access_covers_apply_to (KithAccessCovers *self,
                                               const KithKind   *kind,
                                               gint64            id,
                                               gint64            note,
                                               const char       *field,
                                               const char       *text,
                                               gboolean         *is_covered);
char             *kith_access_covers_apply    (KithAccessCovers *self,
                                               gint64            note,
                                               const char       *field,
                                               const char       *text,
                                               gboolean         *is_covered);

G_END_DECLS
