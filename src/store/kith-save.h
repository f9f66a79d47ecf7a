/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* The parts of a save. All but kith_save_record run inside an operation and ask neither policy nor rules. */

gboolean   kith_save_record         (KithCaseFile     *file,
                                     KithRecord       *record,
                                     KithSaveFlags     flags,
                                     GError          **error);
gboolean   kith_save_write_added    (KithCaseFile     *file,
                                     KithRecord       *record,
                                     GError          **error);
gboolean   kith_save_write_changed  (KithCaseFile     *file,
                                     KithRecord       *before,
                                     KithRecord       *after,
                                     KithAuditAction   action,
                                     GError          **error);
gboolean   kith_save_write_removed  (KithCaseFile     *file,
                                     KithRecord       *record,
                                     GError          **error);
gboolean   kith_save_write_put_back (KithCaseFile     *file,
                                     KithRecord       *record,
                                     GError          **error);
/* the student a record is part of, 0 for none */
gint64     kith_save_find_student   (KithCaseFile     *file,
                                     KithRecord       *record,
                                     GError          **error);
void       kith_save_mark_changed   (KithCaseFile     *file,
                                     const KithKind   *kind);

/* kith-parts.c: a record together with what is part of it */
gboolean   kith_records_remove      (KithCaseFile     *file,
                                     KithRecord       *record,
                                     GError          **error);
gboolean   kith_records_put_back    (KithCaseFile     *file,
                                     KithRecord       *record,
                                     GError          **error);
gboolean   kith_records_have_parts  (KithCaseFile     *file,
                                     KithRecord       *record,
                                     gboolean         *have,
                                     GError          **error);

gboolean   kith_records_follow_sealing (KithCaseFile  *file,
                                     KithRecord       *before,
                                     KithRecord       *after,
                                     GError          **error);

/* kith-check.c: validation with what the store knows */
gboolean   kith_check_record        (KithCaseFile     *file,
                                     KithRecord       *record,
                                     KithRecord       *before,
                                     KithProblems     *problems,
                                     GError          **error);
gboolean   kith_check_unique        (KithCaseFile     *file,
                                     KithRecord       *record,
                                     KithProblems     *problems,
                                     GError          **error);
gboolean   kith_check_put_back      (KithCaseFile     *file,
                                     KithRecord       *record,
                                     KithRecord       *before,
                                     GError          **error);

/* kith-note-effects.c: what else has to be kept when notes are written */
gboolean   kith_note_effects_forget (KithCaseFile     *file,
                                     gint64            id,
                                     GError          **error);
gboolean   kith_note_effects_write  (KithCaseFile     *file,
                                     gint64            id,
                                     GError          **error);
gboolean   kith_note_effects_before (KithCaseFile     *file,
                                     KithRecord       *before,
                                     KithRecord       *after,
                                     GError          **error);
gboolean   kith_note_effects_after  (KithCaseFile     *file,
                                     KithRecord       *before,
                                     KithRecord       *after,
                                     GError          **error);
gboolean   kith_note_effects_fill   (KithCaseFile     *file,
                                     gint64            last_note,
                                     GError          **error);

/* kith-log-effects.c: what an apprentice's log says of other records */
gboolean   kith_log_effects_after   (KithCaseFile     *file,
                                     KithRecord       *before,
                                     KithRecord       *after,
                                     GError          **error);
/* kith-concern-effects.c: the receipt of a concern, and who decides what of it */
void       kith_concern_effects_prepare (KithCaseFile *file,
                                     KithRecord       *record);
gboolean   kith_concern_effects_check   (KithCaseFile *file,
                                     KithRecord       *record,
                                     KithRecord       *before,
                                     KithProblems     *problems,
                                     GError          **error);
gboolean   kith_concern_effects_after   (KithCaseFile *file,
                                     KithRecord       *before,
                                     KithRecord       *after,
                                     GError          **error);
/* with a sentence, for a record whose concerns would go with it */
gboolean   kith_concern_effects_may_go  (KithCaseFile *file,
                                     KithRecord       *record,
                                     GError          **error);

/* kith-student-effects.c: what a student's record says of other records */
gboolean   kith_student_effects_after  (KithCaseFile  *file,
                                        KithRecord    *before,
                                        KithRecord    *after,
                                        GError       **error);
gboolean   kith_student_effects_fill   (KithCaseFile  *file,
                                        GError       **error);
gboolean   kith_student_effects_ensure (KithCaseFile  *file,
                                        GError       **error);
gboolean   kith_student_effects_count_wrong (KithCaseFile *file,
                                        gint64        *n,
                                        GError       **error);
void       kith_student_effects_forget (KithCaseFile  *file);
/* the calendar, borrowed; NULL when it cannot be read */
KithBreaks *kith_student_effects_get_breaks (KithCaseFile *file,
                                        GError       **error);

/* kith-support-effects.c: who is asked to offer help, and what an agreement says of its person */
gboolean   kith_support_effects_ensure (KithCaseFile  *file,
                                        GError       **error);
gboolean   kith_support_effects_after (KithCaseFile   *file,
                                       KithRecord     *before,
                                       KithRecord     *after,
                                       GError        **error);

G_END_DECLS
