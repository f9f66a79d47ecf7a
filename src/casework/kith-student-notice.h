/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithStudentNotice:
 * @words: what whoever opens the record has to know at once
 * @page: the page of the sidebar where something can be done about it
 * @is_hold: whether the record is on hold
 *
 * One line over a record: a legal hold, a decision that waits, a safeguarding file that has to go.
 */
typedef struct {
  char *words;
  const char *page;
  gboolean is_hold;
} KithStudentNotice;

void               kith_student_notice_free (KithStudentNotice  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithStudentNotice, kith_student_notice_free)

/* NULL without an error where there is nothing, and for whom it is not */
KithStudentNotice *kith_student_notice_find (KithCaseFile       *file,
                                             gint64              student,
                                             GError            **error);
/* records whose time is over, and those about which a second person has to decide; for Today */
KithQuery         *kith_retention_create_due (KithCaseFile      *file,
                                              GError           **error);
char              *kith_retention_dup_due    (KithCaseFile      *file,
                                              gint64             student);

G_END_DECLS
