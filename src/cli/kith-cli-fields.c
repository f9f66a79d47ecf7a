/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-fields.h"

#include "kith-cli-find.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-off-the-job.h"
#include "kith-save-record.h"
#include "kith-support-offers.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* How long until a new goal is looked at again when nobody says. */
#define REVIEW_AFTER_DAYS 42

static guint
get_likeness (const char *typed,
              const char *name)
{
  guint common = 0;

  while (typed[common] != '\0' && typed[common] == name[common])
    common++;
  return strstr (name, typed) != NULL || strstr (typed, name) != NULL ? 100 : common;
}

/* Names that begin alike or hold what was typed; all of them where none does. */
static char *
dup_near_names (const KithKind *kind,
                const char     *typed)
{
  GString *names = g_string_new (NULL);

  for (guint least = 3; names->len == 0; least = 0) {
    for (guint i = 0; i < kind->n_fields; i++)
      if (!kith_field_has (&kind->fields[i], KITH_FIELD_SYSTEM) && get_likeness (typed, kind->fields[i].name) >= least)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", kind->fields[i].name);
    if (least == 0)
      break;
  }
  return g_string_free_and_steal (names);
}

static gboolean
set_unknown_field (const KithKind  *kind,
                   const char      *typed,
                   GError         **error)
{
  g_autofree char *near_names = dup_near_names (kind, typed);

  /* Translators: a kind of record, what somebody typed, names of fields */
  return kith_cli_set_usage (error, _("%s has no field “%s”. Did you mean one of these: %s?"), kind->name, typed,
                             near_names);
}

static gboolean
find_field (const KithKind  *kind,
            const char      *setting,
            guint           *field,
            GError         **error)
{
  const char *equals = strchr (setting, '=');
  g_autofree char *name = equals != NULL ? g_strndup (setting, (gsize) (equals - setting)) : NULL;

  if (name == NULL)
    /* Translators: what somebody typed */
    return kith_cli_set_usage (error, _("“%s” is not FIELD=VALUE."), setting);
  g_strdelimit (name, "_", '-');
  *field = kith_kind_find_field (kind, name);
  if (*field == KITH_NO_FIELD)
    return set_unknown_field (kind, name, error);
  if (kith_field_has (&kind->fields[*field], KITH_FIELD_SYSTEM))
    /* Translators: the name of a field */
    return kith_cli_set_usage (error, _("“%s” is filled in by Kith itself."), name);
  return TRUE;
}

static gboolean
parse_link (KithCli         *cli,
            KithRecord      *record,
            guint            field,
            const char      *typed,
            GError         **error)
{
  const KithKind *kind = kith_kind_find (kith_record_get_kind (record)->fields[field].kind);
  gint64 id = 0;

  if (kith_text_is_empty (typed)) {
    kith_record_clear (record, field);
    return TRUE;
  }
  if (kind == &kith_student_kind)
    id = kith_cli_find_student (cli, typed, error);
  else if (kind == &kith_person_kind)
    id = kith_cli_find_person (cli, typed, error);
  else {
    GDate today;

    kith_clock_get_today (cli->clock, &today);
    return kith_record_set_typed (record, field, typed, &today, error);
  }
  kith_record_set_number (record, field, id);
  return id != 0;
}

/* The standard is known by its codes, as in "K1 S4"; numbers of records do as well. */
static gboolean
parse_ksbs (KithCli     *cli,
            KithRecord  *record,
            guint        field,
            const char  *typed,
            GError     **error)
{
  g_auto (GStrv) codes = g_strsplit_set (typed, " ,;", -1);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++) {
    g_autoptr (KithQuery) query = kith_query_new (&kith_ksb_kind);
    g_autofree char *code = g_ascii_strup (codes[i], -1);
    g_autoptr (GArray) found = NULL;

    if (*code == '\0')
      continue;
    kith_query_where (query, "code", code);
    found = kith_case_file_list_ids (cli->file, query, cli->cancellable, error);
    if (found == NULL)
      return FALSE;
    if (found->len == 0)
      /* Translators: what somebody typed */
      return kith_cli_set_usage (error, _("The standard has no “%s”. “kithctl list ksbs” shows its codes."), codes[i]);
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 0 ? " " : "", g_array_index (found, gint64, 0));
  }
  kith_record_set_text (record, field, ids->len > 0 ? ids->str : NULL);
  return TRUE;
}

static void
set_field (KithCli      *cli,
           KithRecord   *record,
           guint         field,
           const char   *typed,
           KithProblems *problems)
{
  const KithField *table = &kith_record_get_kind (record)->fields[field];
  g_autoptr (GError) error = NULL;
  gboolean read;
  GDate today;

  kith_clock_get_today (cli->clock, &today);
  if (table->type == KITH_FIELD_LINK)
    read = parse_link (cli, record, field, typed, &error);
  else if (table->type == KITH_FIELD_LINKS && g_str_equal (table->kind, kith_ksb_kind.name))
    read = parse_ksbs (cli, record, field, typed, &error);
  else
    read = kith_record_set_typed (record, field, typed, &today, &error);
  if (!read)
    kith_problems_add (problems, table->name, KITH_SEVERITY_ERROR, "%s", error->message);
}

/**
 * kith_cli_set_fields:
 * @cli: a run with an open file
 * @record: the record to set them in
 * @settings: (nullable) (array zero-terminated=1): `FIELD=VALUE` each
 * @problems: collects the values that cannot be read
 * @error: %KITH_ERROR_USAGE for a field nobody knows
 *
 * Students are named by the college's id, people by their number or name, choices by code or label, days in any of the
 * usual forms. An empty value takes the value away.
 *
 * Returns: whether all fields are known
 */
gboolean
kith_cli_set_fields (KithCli            *cli,
                     KithRecord         *record,
                     const char *const  *settings,
                     KithProblems       *problems,
                     GError            **error)
{
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++) {
    guint field = KITH_NO_FIELD;

    if (!find_field (kith_record_get_kind (record), settings[i], &field, error))
      return FALSE;
    set_field (cli, record, field, strchr (settings[i], '=') + 1, problems);
  }
  return TRUE;
}

static void
set_if_missing (KithRecord *record,
                const char *name,
                const char *stored)
{
  guint field = kith_kind_find_field (kith_record_get_kind (record), name);

  if (!kith_record_has (record, field))
    kith_record_set_stored (record, field, stored);
}

static void
set_note_defaults (KithCli    *cli,
                   KithRecord *note)
{
  g_autofree char *today = kith_clock_dup_today (cli->clock);
  g_autofree char *now = kith_clock_dup_time (cli->clock);
  const char *type = kith_record_get_text (note, KITH_NOTE_TYPE);
  const char *contact = g_strcmp0 (type, "attempted") == 0     ? "attempted"
                        : g_strcmp0 (type, "non-contact") == 0 ? "not-applicable"
                                                               : "yes";

  if (!kith_record_has (note, KITH_NOTE_DATE))
    set_if_missing (note, "time", now);
  set_if_missing (note, "date", today);
  set_if_missing (note, "contact-made", contact);
  set_if_missing (note, "visibility", "team");
}

static void
set_goal_defaults (KithCli    *cli,
                   KithRecord *goal)
{
  g_autofree char *today = kith_clock_dup_today (cli->clock);
  g_autofree char *review = NULL;

  set_if_missing (goal, "start", today);
  set_if_missing (goal, "status", "active");
  review = kith_date_iso_add_days (kith_record_get_text (goal, KITH_GOAL_START), REVIEW_AFTER_DAYS);
  set_if_missing (goal, "review", review);
}

/* What is usual for the kind of learning, unless somebody says otherwise. */
static void
set_log_defaults (KithCli    *cli,
                  KithRecord *entry)
{
  g_autofree char *today = kith_clock_dup_today (cli->clock);

  set_if_missing (entry, "date", today);
  if (kith_record_has (entry, KITH_LOG_ENTRY_TYPE) && !kith_record_has (entry, KITH_LOG_ENTRY_PAID) &&
      !kith_record_has (entry, KITH_LOG_ENTRY_TESTS) && !kith_record_has (entry, KITH_LOG_ENTRY_OFF_THE_JOB))
    kith_off_the_job_suggest (entry);
}

/* Whoever says nobody means themselves. */
static void
set_programme_defaults (KithCli    *cli,
                        KithRecord *record)
{
  guint person = kith_kind_find_field (kith_record_get_kind (record), "person");

  if (!kith_record_has (record, person))
    kith_record_set_number (record, person, kith_case_file_get_actor (cli->file)->person);
}

#define TODAY "today"

typedef struct {
  const KithKind *kind;
  const char *field;
  const char *stored;
} Default;

/* What goes without saying; in the window the form begins with it. */
static const Default defaults[] = {
  { &kith_supervision_kind, "date", TODAY },
  { &kith_supervision_kind, "type", "one-to-one" },
  { &kith_agreement_kind, "agreed-on", TODAY },
  { &kith_recruitment_kind, "date", TODAY },
  { &kith_student_kind, "stage", "active" },
  { &kith_person_kind, "start-date", TODAY },
  { &kith_assignment_kind, "from", TODAY },
  { &kith_rating_kind, "date", TODAY },
  { &kith_self_rating_kind, "date", TODAY },
  { &kith_achievement_kind, "date", TODAY },
  { &kith_plan_kind, "status", "planned" },
  { &kith_attendee_kind, "status", "invited" },
  { &kith_checklist_item_kind, "state", "needed" },
  { &kith_professional_kind, "may-contact", "ask-first" },
  { &kith_journal_entry_kind, "date", TODAY },
  { &kith_assessment_kind, "date", TODAY },
};

/**
 * kith_cli_set_defaults:
 * @cli: a run
 * @record: a new record
 */
void
kith_cli_set_defaults (KithCli    *cli,
                       KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autofree char *today = kith_clock_dup_today (cli->clock);

  if (kind == &kith_note_kind)
    set_note_defaults (cli, record);
  else if (kind == &kith_goal_kind)
    set_goal_defaults (cli, record);
  else if (kind == &kith_log_entry_kind)
    set_log_defaults (cli, record);
  else if (kind == &kith_programme_kind || kind == &kith_assessment_kind)
    set_programme_defaults (cli, record);
  else if (kind == &kith_supervision_kind && !kith_record_has (record, KITH_SUPERVISION_SUPERVISOR))
    kith_record_set_number (record, KITH_SUPERVISION_SUPERVISOR, kith_case_file_get_actor (cli->file)->person);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (defaults[i].kind == kind)
      set_if_missing (record, defaults[i].field, g_str_equal (defaults[i].stored, TODAY) ? today : defaults[i].stored);
}

/* A value that could not be read is missing as well; saying so would only confuse. */
static void
add_unless_said (KithProblems *said,
                 KithProblems *found)
{
  for (guint i = 0; i < kith_problems_get_size (found); i++) {
    const KithProblem *problem = kith_problems_get (found, i);

    if (problem->severity == KITH_SEVERITY_ERROR &&
        (problem->field == NULL || kith_problems_find (said, problem->field) == NULL))
      kith_problems_add (said, problem->field, KITH_SEVERITY_ERROR, "%s", problem->message);
  }
}

/* What follows from "this was hard for me" is for its author, who is in front of this. */
static void
say_support (KithCli    *cli,
             KithRecord *record)
{
  g_autofree char *told = kith_record_get_kind (record) == &kith_note_kind
                            ? kith_support_offers_dup_told (cli->file, record, NULL) : NULL;

  if (told != NULL)
    kith_cli_say ("%s", told);
}

/**
 * kith_cli_save:
 * @cli: a run with an open file
 * @record: a record
 * @problems: what is wrong already
 * @error: everything that is wrong
 *
 * Checks and saves a record. Warnings are said and accepted.
 *
 * Returns: whether it was saved
 */
gboolean
kith_cli_save (KithCli       *cli,
               KithRecord    *record,
               KithProblems  *problems,
               GError       **error)
{
  g_autoptr (KithProblems) found = kith_problems_new ();

  if (!kith_case_file_check (cli->file, record, found, error))
    return FALSE;
  add_unless_said (problems, found);
  if (kith_problems_have (problems, KITH_SEVERITY_ERROR)) {
    kith_problems_to_error (problems, error);
    return FALSE;
  }
  if (!kith_casework_save_record (cli->file, record, KITH_SAVE_ACCEPT_WARNINGS, error))
    return FALSE;
  kith_cli_say_problems (found, KITH_SEVERITY_WARNING);
  say_support (cli, record);
  return TRUE;
}
