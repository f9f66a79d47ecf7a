/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithRegisterEntry:
 * @student: id of a student
 * @status: (nullable): code of [var@kith_attendee_statuses]; %NULL takes the student off the register
 * @version: version of the line that was changed; 0 for a student who was not on the register
 *
 * What became of one student at a group session.
 */
typedef struct {
  gint64 student;
  const char *status;
  gint64 version;
} KithRegisterEntry;

/**
 * KithRegisterCount:
 * @invited: on the register, with nothing said yet
 * @came: who came
 * @apologies: who sent apologies
 * @absent: who did not come
 *
 * How many, of the students the actor may see.
 */
typedef struct {
  guint invited;
  guint came;
  guint apologies;
  guint absent;
} KithRegisterCount;

gboolean   kith_group_register_save            (KithCaseFile             *file,
                                                KithRecord               *group,
                                                const KithRegisterEntry  *entries,
                                                gsize                     n_entries,
                                                KithSaveFlags             flags,
                                                GError                  **error);
KithQuery *kith_group_register_query           (gint64                    group);
gboolean   kith_group_register_is_whole        (KithRoles                 roles);
void       kith_group_register_count           (GPtrArray                *attendees,
                                                KithRegisterCount        *count);
char      *kith_group_register_count_dup_words (const KithRegisterCount  *count);
gint64     kith_group_register_get_draft_place (gint64                    group);

/* Whom to invite: ids of students, gint64 each. */
GArray    *kith_group_list_caseload      (KithCaseFile             *file,
                                          GError                  **error);
GArray    *kith_group_list_former        (KithCaseFile             *file,
                                          KithRecord               *group,
                                          GError                  **error);
/* id of the new session, 0 on failure */
gint64     kith_group_repeat             (KithCaseFile             *file,
                                          gint64                    group,
                                          int                       days,
                                          GError                  **error);

G_END_DECLS
