/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* Entries of a journal, folded, with what their author may do. Its subject is a person of the team. */
#define KITH_TYPE_JOURNAL_PANE (kith_journal_pane_get_type ())
G_DECLARE_FINAL_TYPE (KithJournalPane, kith_journal_pane, KITH, JOURNAL_PANE, KithStudentPane)

void kith_journal_pane_write (KithStudentPane *pane);

G_END_DECLS
