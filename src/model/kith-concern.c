/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-concern.h"

#include "kith-concern-rules.h"
#include "kith-date.h"
#include "kith-lists.h"
#include "kith-record-private.h"

/* A safeguarding concern: what somebody saw or heard, locked when it is raised, and what the lead decides. Sealed to the lead. */
struct _KithConcern
{
  KithRecord parent_instance;
};

static const KithField concern_fields[] = {
  [KITH_CONCERN_ABOUT] = { "about", KITH_FIELD_CHOICE, N_("Who it is about"), .choices = &kith_concern_abouts,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_FIXED, .missing = N_("Choose whom it is about."),
    .section = N_("About") },
  [KITH_CONCERN_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED, .section = N_("About") },
  [KITH_CONCERN_STAFF] = { "staff", KITH_FIELD_LINK, N_("Staff member"), .kind = "person",
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED, .section = N_("About") },
  [KITH_CONCERN_ABOUT_NAME] = { "about-name", KITH_FIELD_LINE, N_("Full name"), .limit = 100,
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED,
    .hint = N_("For somebody who is in no list here"), .section = N_("About") },
  [KITH_CONCERN_DATE] = { "date", KITH_FIELD_DATE, N_("Day it happened"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_FIXED,
    .missing = N_("Enter the day it happened, as near as you know."), .section = N_("When") },
  [KITH_CONCERN_TIME] = { "time", KITH_FIELD_TIME, N_("Time it happened"),
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED, .section = N_("When") },
  [KITH_CONCERN_TOLD_DATE] = { "told-date", KITH_FIELD_DATE, N_("Day you were told or saw it"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_FIXED, .missing = N_("Enter the day you were told."),
    .section = N_("When") },
  [KITH_CONCERN_TOLD_TIME] = { "told-time", KITH_FIELD_TIME, N_("Time you were told"),
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED, .section = N_("When") },
  [KITH_CONCERN_FACTS] = { "facts", KITH_FIELD_TEXT, N_("What you saw or heard"), .limit = 20000,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED,
    .missing = N_("Write what you saw or heard: facts, with full names."),
    .hint = N_("Facts, not opinions; full names, not initials"), .section = N_("What happened") },
  [KITH_CONCERN_EXACT_WORDS] = { "exact-words", KITH_FIELD_TEXT, N_("Their exact words"), .limit = 4000,
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED, .section = N_("What happened") },
  [KITH_CONCERN_INJURIES] = { "injuries", KITH_FIELD_TEXT, N_("Injuries, described"), .limit = 4000,
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED, .section = N_("What happened") },
  [KITH_CONCERN_IMMEDIATE_ACTION] = { "immediate-action", KITH_FIELD_TEXT, N_("What you did at once"), .limit = 4000,
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED, .section = N_("What happened") },
  [KITH_CONCERN_TOLD_TO] = { "told-to", KITH_FIELD_LINE, N_("Whom you told"), .limit = 200,
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED, .section = N_("What happened") },
  [KITH_CONCERN_LATE_REASON] = { "late-reason", KITH_FIELD_LINE, N_("Why it is recorded late"), .limit = 400,
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED,
    .hint = N_("When more than 24 hours have passed since you were told"), .section = N_("What happened") },
  [KITH_CONCERN_AUTHOR] = { "author", KITH_FIELD_LINK, N_("Raised by"), .kind = "person", .flags = KITH_FIELD_SYSTEM },
  [KITH_CONCERN_AUTHOR_ROLE] = { "author-role", KITH_FIELD_LINE, N_("Role of the author"), .limit = 200,
    .flags = KITH_FIELD_SYSTEM },
  [KITH_CONCERN_RECORDED_AT] = { "recorded-at", KITH_FIELD_INSTANT, N_("Raised at"), .flags = KITH_FIELD_SYSTEM },
  [KITH_CONCERN_READ_AT] = { "read-at", KITH_FIELD_INSTANT, N_("First read"), .flags = KITH_FIELD_SYSTEM },
  [KITH_CONCERN_READ_BY] = { "read-by", KITH_FIELD_LINK, N_("First read by"), .kind = "person",
    .flags = KITH_FIELD_SYSTEM },
  [KITH_CONCERN_LEVEL] = { "level", KITH_FIELD_CHOICE, N_("Level"), .choices = &kith_concern_levels,
    .flags = KITH_FIELD_SEALED, .section = N_("Decision") },
  [KITH_CONCERN_DECISION] = { "decision", KITH_FIELD_TEXT, N_("Decision"), .limit = 8000, .flags = KITH_FIELD_SEALED,
    .section = N_("Decision") },
  [KITH_CONCERN_REASONS] = { "reasons", KITH_FIELD_TEXT, N_("Reasons"), .limit = 8000, .flags = KITH_FIELD_SEALED,
    .hint = N_("Also the reasons for doing nothing"), .section = N_("Decision") },
  [KITH_CONCERN_OUTCOME] = { "outcome", KITH_FIELD_TEXT, N_("Outcome"), .limit = 8000, .flags = KITH_FIELD_SEALED,
    .section = N_("Closing") },
  [KITH_CONCERN_CLOSED_ON] = { "closed-on", KITH_FIELD_DATE, N_("Closed on"), .section = N_("Closing") },
};

static char *
dup_title (KithRecord *record)
{
  g_autofree char *date = kith_date_format_iso_short (kith_record_get_text (record, KITH_CONCERN_DATE));

  /* Translators: the day something happened that somebody is worried about */
  return g_strdup_printf (_("Concern of %s"), date);
}

const KithKind kith_concern_kind = {
  .name = "concern",
  .plural = "concerns",
  .table = "concern",
  .label = N_("Safeguarding concern"),
  .label_plural = N_("Safeguarding concerns"),
  .fields = concern_fields,
  .n_fields = G_N_ELEMENTS (concern_fields),
  .get_type = kith_concern_get_type,
  .student_field = KITH_CONCERN_STUDENT,
  .author_field = KITH_CONCERN_AUTHOR,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .sealed = KITH_SEALED_ALWAYS,
  .order = "-recorded-at",
  .check = kith_concern_check,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithConcern, kith_concern)
