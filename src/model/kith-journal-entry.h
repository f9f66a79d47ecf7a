/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_JOURNAL_ENTRY (kith_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (KithJournalEntry, kith_journal_entry, KITH, JOURNAL_ENTRY, KithRecord)

extern const KithKind kith_journal_entry_kind;

/* Places in the field table. */
typedef enum {
  KITH_JOURNAL_ENTRY_PERSON,
  KITH_JOURNAL_ENTRY_DATE,
  KITH_JOURNAL_ENTRY_TITLE,
  KITH_JOURNAL_ENTRY_TEXT,
  KITH_JOURNAL_ENTRY_MINUTES,
  KITH_JOURNAL_ENTRY_SHARED_WITH,
} KithJournalEntryField;

G_END_DECLS
