/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-request.h"

#include "kith-access-due.h"
#include "kith-date.h"
#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

#include <string.h>

/* Somebody asks for a copy of what is written about a student (UK GDPR, Article 15). How long there is to send it is in
 * kith-access-due.c. */
struct _KithAccessRequest
{
  KithRecord parent_instance;
};

static const KithField access_request_fields[] = {
  [KITH_ACCESS_REQUEST_STUDENT] = { "student", KITH_FIELD_LINK, N_("Whose record"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose the student whose record is asked for."),
    .section = N_("The Request") },
  [KITH_ACCESS_REQUEST_RECEIVED_ON] = { "received-on", KITH_FIELD_DATE, N_("Received on"), .flags = KITH_FIELD_REQUIRED,
    .missing = N_("Enter the day the request came. The time to answer it runs from that day."),
    .section = N_("The Request") },
  [KITH_ACCESS_REQUEST_RECEIVED_HOW] = { "received-how", KITH_FIELD_CHOICE, N_("How it came"), .choices = &kith_access_ways,
    .section = N_("The Request") },
  [KITH_ACCESS_REQUEST_ASKER] = { "asker", KITH_FIELD_CHOICE, N_("Who asks"), .choices = &kith_access_askers,
    .flags = KITH_FIELD_REQUIRED, .missing = N_("Choose who asks: the student, or somebody on their behalf."),
    .section = N_("The Request") },
  [KITH_ACCESS_REQUEST_ASKER_NAME] = { "asker-name", KITH_FIELD_LINE, N_("Their name"), .limit = 200,
    .hint = N_("Where it is not the student"), .section = N_("The Request") },
  [KITH_ACCESS_REQUEST_ID_SEEN_ON] = { "id-seen-on", KITH_FIELD_DATE, N_("ID seen on"),
    .hint = N_("For somebody the team knows well, the day the request came"), .section = N_("Who They Are") },
  [KITH_ACCESS_REQUEST_PROOF] = { "proof", KITH_FIELD_LINE, N_("Proof that they may ask"), .limit = 200,
    .hint = N_("Where it is not the student, such as a signed consent"), .section = N_("Who They Are") },
  [KITH_ACCESS_REQUEST_PROOF_SEEN_ON] = { "proof-seen-on", KITH_FIELD_DATE, N_("Proof seen on"),
    .section = N_("Who They Are") },
  [KITH_ACCESS_REQUEST_SCOPE] = { "scope", KITH_FIELD_TEXT, N_("What they ask for"), .limit = 2000,
    .hint = N_("In their words; leave blank for everything"), .section = N_("What They Ask For") },
  [KITH_ACCESS_REQUEST_SCOPE_FROM] = { "scope-from", KITH_FIELD_DATE, N_("From"), .section = N_("What They Ask For") },
  [KITH_ACCESS_REQUEST_SCOPE_UNTIL] = { "scope-until", KITH_FIELD_DATE, N_("Until"), .section = N_("What They Ask For") },
  [KITH_ACCESS_REQUEST_ASKED_ON] = { "asked-on", KITH_FIELD_DATE, N_("Asked them what they mean on"),
    .hint = N_("Only where it is truly unclear: the clock stands still until they answer"),
    .section = N_("What They Ask For") },
  [KITH_ACCESS_REQUEST_ANSWERED_ON] = { "answered-on", KITH_FIELD_DATE, N_("They answered on"),
    .section = N_("What They Ask For") },
  [KITH_ACCESS_REQUEST_EXTENDED] = { "extended", KITH_FIELD_FLAG, N_("Two more months are taken"),
    .section = N_("More Time") },
  [KITH_ACCESS_REQUEST_EXTENDED_WHY] = { "extended-why", KITH_FIELD_TEXT, N_("Why"), .limit = 2000,
    .hint = N_("A complex request, or several by the same person"), .section = N_("More Time") },
  [KITH_ACCESS_REQUEST_EXTENDED_TOLD_ON] = { "extended-told-on", KITH_FIELD_DATE, N_("They were told on"),
    .section = N_("More Time") },
  [KITH_ACCESS_REQUEST_EXEMPTIONS] = { "exemptions", KITH_FIELD_CHOICES, N_("Exemptions used"),
    .choices = &kith_access_exemptions, .section = N_("The Answer") },
  [KITH_ACCESS_REQUEST_SUPPORT] = { "support", KITH_FIELD_TEXT, N_("Support offered for reading it"), .limit = 2000,
    .hint = N_("Who reads it with them, and where"), .section = N_("The Answer") },
  [KITH_ACCESS_REQUEST_SENT_ON] = { "sent-on", KITH_FIELD_DATE, N_("Sent on"), .section = N_("The Answer") },
  [KITH_ACCESS_REQUEST_SENT_HOW] = { "sent-how", KITH_FIELD_LINE, N_("How it was sent"), .limit = 200,
    .hint = N_("Such as handed over in person, or by recorded delivery"), .section = N_("The Answer") },
  [KITH_ACCESS_REQUEST_WITHDRAWN_ON] = { "withdrawn-on", KITH_FIELD_DATE, N_("Taken back by them on"),
    .section = N_("The Answer") },
};

/**
 * kith_access_request_is_by_student:
 * @self: a request
 *
 * Returns: whether the student asks, and not somebody on their behalf
 */
gboolean
kith_access_request_is_by_student (KithRecord *self)
{
  const char *asker = kith_record_get_text (self, KITH_ACCESS_REQUEST_ASKER);

  return asker == NULL || g_str_equal (asker, "student");
}

/**
 * kith_access_request_is_open:
 * @self: a request
 *
 * Returns: whether it has still to be answered
 */
gboolean
kith_access_request_is_open (KithRecord *self)
{
  return !kith_record_has (self, KITH_ACCESS_REQUEST_SENT_ON) && !kith_record_has (self, KITH_ACCESS_REQUEST_WITHDRAWN_ON);
}

static void
add_error (KithProblems *problems,
           guint         field,
           const char   *message)
{
  kith_problems_add (problems, access_request_fields[field].name, KITH_SEVERITY_ERROR, "%s", message);
}

static gboolean
has (KithRecord *record,
     guint       field)
{
  return kith_record_has (record, field);
}

static gboolean
is_before (KithRecord *record,
           guint       field,
           guint       other)
{
  return has (record, field) && has (record, other) &&
         strcmp (kith_record_get_text (record, field), kith_record_get_text (record, other)) < 0;
}

static void
check_days (KithRecord      *record,
            const KithRules *rules,
            KithProblems    *problems)
{
  static const guint passed[] = {
    KITH_ACCESS_REQUEST_RECEIVED_ON, KITH_ACCESS_REQUEST_ID_SEEN_ON, KITH_ACCESS_REQUEST_PROOF_SEEN_ON,
    KITH_ACCESS_REQUEST_ASKED_ON, KITH_ACCESS_REQUEST_ANSWERED_ON, KITH_ACCESS_REQUEST_EXTENDED_TOLD_ON,
    KITH_ACCESS_REQUEST_SENT_ON, KITH_ACCESS_REQUEST_WITHDRAWN_ON,
  };
  static const guint later[] = {
    KITH_ACCESS_REQUEST_ASKED_ON, KITH_ACCESS_REQUEST_EXTENDED_TOLD_ON, KITH_ACCESS_REQUEST_SENT_ON,
    KITH_ACCESS_REQUEST_WITHDRAWN_ON,
  };

  for (guint i = 0; i < G_N_ELEMENTS (passed); i++) {
    GDate day;

    if (kith_record_get_date (record, passed[i], &day) && g_date_compare (&day, &rules->today) > 0)
      add_error (problems, passed[i], _("This day hasn’t come yet."));
  }
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    if (is_before (record, later[i], KITH_ACCESS_REQUEST_RECEIVED_ON))
      add_error (problems, later[i], _("This is before the day the request came."));
}

static void
check_scope (KithRecord   *record,
             KithProblems *problems)
{
  if (is_before (record, KITH_ACCESS_REQUEST_SCOPE_UNTIL, KITH_ACCESS_REQUEST_SCOPE_FROM))
    add_error (problems, KITH_ACCESS_REQUEST_SCOPE_UNTIL, _("This is before the first day. Enter a day after it."));
  if (!has (record, KITH_ACCESS_REQUEST_ANSWERED_ON))
    return;
  if (!has (record, KITH_ACCESS_REQUEST_ASKED_ON))
    add_error (problems, KITH_ACCESS_REQUEST_ASKED_ON, _("Enter the day they were asked, or clear the answer below."));
  else if (is_before (record, KITH_ACCESS_REQUEST_ANSWERED_ON, KITH_ACCESS_REQUEST_ASKED_ON))
    add_error (problems, KITH_ACCESS_REQUEST_ANSWERED_ON, _("This is before the day they were asked."));
}

/* The person has to know within the first month, by the day it would have been due (UK GDPR, Article 12(3)). */
static void
check_told (KithRecord      *record,
            const KithRules *rules,
            KithProblems    *problems)
{
  g_autoptr (GPtrArray) calendar = kith_rules_dup_all (rules, "calendar-day");
  g_autofree char *day = NULL;
  g_autofree char *iso = NULL;
  KithAccessClock clock;
  GDate told;

  kith_access_clock_init (&clock, record, calendar);
  if (!kith_record_get_date (record, KITH_ACCESS_REQUEST_EXTENDED_TOLD_ON, &told)) {
    add_error (problems, KITH_ACCESS_REQUEST_EXTENDED_TOLD_ON, _("Enter the day they were told that it takes longer."));
    return;
  }
  if (!clock.has_begun || kith_access_clock_may_tell (&clock, record, &told))
    return;
  iso = kith_date_to_iso (&clock.first_due);
  day = kith_date_format_iso_short (iso);
  /* Translators: a date */
  kith_problems_add (problems, "extended-told-on", KITH_SEVERITY_ERROR, _("The extension must be notified by %s."), day);
}

/* A warning, for they may have been asked all the same; once it is sent there is nothing left to do about it. */
static void
check_asked (KithRecord      *record,
             const KithRules *rules,
             KithProblems    *problems)
{
  g_autoptr (GPtrArray) calendar = kith_rules_dup_all (rules, "calendar-day");
  g_autofree char *day = NULL;
  g_autofree char *iso = NULL;
  KithAccessClock clock;

  kith_access_clock_init (&clock, record, calendar);
  if (!clock.is_asked_late || !kith_access_request_is_open (record))
    return;
  iso = kith_date_to_iso (&clock.due);
  day = kith_date_format_iso_short (iso);
  kith_problems_add (problems, "asked-on", KITH_SEVERITY_WARNING,
                     /* Translators: a date */
                     _("It was due %s: a question asked after that doesn’t stop the clock."), day);
}

static void
check_extension (KithRecord      *record,
                 const KithRules *rules,
                 KithProblems    *problems)
{
  if (kith_record_get_flag (record, KITH_ACCESS_REQUEST_EXTENDED)) {
    if (!has (record, KITH_ACCESS_REQUEST_EXTENDED_WHY))
      add_error (problems, KITH_ACCESS_REQUEST_EXTENDED_WHY, _("Write why one month is not enough. They have to be told."));
    check_told (record, rules, problems);
  } else if (has (record, KITH_ACCESS_REQUEST_EXTENDED_WHY) || has (record, KITH_ACCESS_REQUEST_EXTENDED_TOLD_ON)) {
    add_error (problems, KITH_ACCESS_REQUEST_EXTENDED, _("Say that more time is taken, or clear the answers below."));
  }
}

/* A record in the wrong hands cannot be called back. */
static void
check_sent (KithRecord   *record,
            KithProblems *problems)
{
  gboolean is_by_student = kith_access_request_is_by_student (record);

  if (!has (record, KITH_ACCESS_REQUEST_SENT_ON)) {
    if (has (record, KITH_ACCESS_REQUEST_SENT_HOW))
      add_error (problems, KITH_ACCESS_REQUEST_SENT_ON, _("Enter the day it was sent."));
    return;
  }
  if (!has (record, KITH_ACCESS_REQUEST_SENT_HOW))
    add_error (problems, KITH_ACCESS_REQUEST_SENT_HOW, _("Write how it was sent."));
  if (!has (record, KITH_ACCESS_REQUEST_ID_SEEN_ON))
    add_error (problems, KITH_ACCESS_REQUEST_ID_SEEN_ON, _("Nothing is sent before their ID was seen. Enter the day."));
  if (!is_by_student && !has (record, KITH_ACCESS_REQUEST_PROOF_SEEN_ON))
    add_error (problems, KITH_ACCESS_REQUEST_PROOF_SEEN_ON,
               _("Nothing is sent to somebody else before the proof was seen that they may ask. Enter the day."));
  if (has (record, KITH_ACCESS_REQUEST_WITHDRAWN_ON))
    add_error (problems, KITH_ACCESS_REQUEST_WITHDRAWN_ON, _("It was sent: it cannot have been taken back as well."));
}

static void
check_access_request (KithRecord      *record,
                      const KithRules *rules,
                      KithProblems    *problems)
{
  check_days (record, rules, problems);
  check_scope (record, problems);
  check_asked (record, rules, problems);
  check_extension (record, rules, problems);
  check_sent (record, problems);
  if (!kith_access_request_is_by_student (record) && !has (record, KITH_ACCESS_REQUEST_ASKER_NAME))
    add_error (problems, KITH_ACCESS_REQUEST_ASKER_NAME, _("Enter the name of whoever asks."));
  if (has (record, KITH_ACCESS_REQUEST_PROOF_SEEN_ON) && !has (record, KITH_ACCESS_REQUEST_PROOF))
    add_error (problems, KITH_ACCESS_REQUEST_PROOF, _("Write what the proof is, such as a signed consent."));
}

/* Whose it is stands beside it. */
static char *
dup_title (KithRecord *record)
{
  g_autofree char *day = kith_record_format (record, KITH_ACCESS_REQUEST_RECEIVED_ON);

  /* Translators: the day a request for a copy of a record came */
  return g_strdup_printf (_("Access request of %s"), day);
}

const KithKind kith_access_request_kind = {
  .name = "access-request",
  .plural = "access-requests",
  .table = "access_request",
  .label = N_("Access request"),
  .label_plural = N_("Access requests"),
  .fields = access_request_fields,
  .n_fields = G_N_ELEMENTS (access_request_fields),
  .get_type = kith_access_request_get_type,
  .student_field = KITH_ACCESS_REQUEST_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-received-on",
  .check = check_access_request,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithAccessRequest, kith_access_request)
