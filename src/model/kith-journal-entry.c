/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-journal-entry.h"

#include "kith-date.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* Sealed to its author, and to the one person it is shared with. */
struct _KithJournalEntry
{
  KithRecord parent_instance;
};

static const KithField journal_entry_fields[] = {
  [KITH_JOURNAL_ENTRY_PERSON] = { "person", KITH_FIELD_LINK, N_("Whose"), .kind = "person", .flags = KITH_FIELD_SYSTEM },
  [KITH_JOURNAL_ENTRY_DATE] = { "date", KITH_FIELD_DATE, N_("Date"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the day.") },
  [KITH_JOURNAL_ENTRY_TITLE] = { "title", KITH_FIELD_LINE, N_("Title"), .limit = 200,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_SEALED,
    .missing = N_("Give the entry a title, for yourself.") },
  [KITH_JOURNAL_ENTRY_TEXT] = { "text", KITH_FIELD_TEXT, N_("Reflection"), .limit = 20000,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_SEALED, .missing = N_("Write at least one sentence."),
    .hint = N_("Only you can read this until you share it") },
  [KITH_JOURNAL_ENTRY_MINUTES] = { "minutes", KITH_FIELD_MINUTES, N_("Minutes of study"), .limit = 720,
    .flags = KITH_FIELD_QUICK, .hint = N_("Goes into your log as reflective journal, without your words") },
  [KITH_JOURNAL_ENTRY_SHARED_WITH] = { "shared-with", KITH_FIELD_LINK, N_("Shared with"), .kind = "person",
    .hint = N_("Leave blank to keep it to yourself") },
};

static void
check_journal_entry (KithRecord      *record,
                     const KithRules *rules,
                     KithProblems    *problems)
{
  GDate date;

  if (kith_record_get_date (record, KITH_JOURNAL_ENTRY_DATE, &date) && g_date_compare (&date, &rules->today) > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR, _("Choose today or an earlier day."));
}

static char *
dup_title (KithRecord *record)
{
  const char *title = kith_record_get_text (record, KITH_JOURNAL_ENTRY_TITLE);

  return title != NULL ? g_strdup (title) : kith_date_format_iso_short (kith_record_get_text (record, KITH_JOURNAL_ENTRY_DATE));
}

const KithKind kith_journal_entry_kind = {
  .name = "journal-entry",
  .plural = "journal-entries",
  .table = "journal_entry",
  .label = N_("Journal entry"),
  .label_plural = N_("Journal entries"),
  .fields = journal_entry_fields,
  .n_fields = G_N_ELEMENTS (journal_entry_fields),
  .get_type = kith_journal_entry_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_JOURNAL_ENTRY_PERSON,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .sealed = KITH_SEALED_FOR_PEOPLE,
  .reader = "shared-with",
  .order = "-date",
  .check = check_journal_entry,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithJournalEntry, kith_journal_entry)
