/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_LOG_ENTRY (kith_log_entry_get_type ())
G_DECLARE_FINAL_TYPE (KithLogEntry, kith_log_entry, KITH, LOG_ENTRY, KithRecord)

extern const KithKind kith_log_entry_kind;

/* Places in the field table. */
typedef enum {
  KITH_LOG_ENTRY_PERSON,
  KITH_LOG_ENTRY_DATE,
  KITH_LOG_ENTRY_TIME,
  KITH_LOG_ENTRY_TYPE,
  KITH_LOG_ENTRY_TITLE,
  KITH_LOG_ENTRY_MINUTES,
  KITH_LOG_ENTRY_ATTENDED,
  KITH_LOG_ENTRY_LEARNED,
  KITH_LOG_ENTRY_KSBS,
  KITH_LOG_ENTRY_PAID,
  KITH_LOG_ENTRY_TESTS,
  KITH_LOG_ENTRY_OFF_THE_JOB,
  KITH_LOG_ENTRY_EVIDENCE,
  KITH_LOG_ENTRY_NOTE,
  KITH_LOG_ENTRY_JOURNAL,
  KITH_LOG_ENTRY_SUPERVISION,
} KithLogEntryField;

gint64 kith_log_entry_get_minutes (KithRecord *log_entry);

G_END_DECLS
