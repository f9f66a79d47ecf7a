/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-find.h"

#include "kith-attendance.h"
#include "kith-cli-query.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-log-entry.h"
#include "kith-person.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/**
 * kith_cli_find_student:
 * @cli: a run with an open file
 * @college_id: (nullable): the college's id of a student, from `--student`
 * @error: %KITH_ERROR_NOT_FOUND, also for a student this account may not see; %KITH_ERROR_NOT_ALLOWED when it sees none
 *
 * Returns: id of the record; 0 on failure
 */
gint64
kith_cli_find_student (KithCli     *cli,
                       const char  *college_id,
                       GError     **error)
{
  g_autoptr (KithQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (college_id == NULL) {
    kith_cli_set_usage (error, _("Say which student with --student ID, the college's id."));
    return 0;
  }
  if (!kith_cli_require_see (cli, &kith_student_kind, error))
    return 0;
  query = kith_query_new (&kith_student_kind);
  kith_query_where (query, "college-id", college_id);
  ids = kith_case_file_list_ids (cli->file, query, cli->cancellable, error);
  if (ids == NULL)
    return 0;
  if (ids->len > 0)
    return g_array_index (ids, gint64, 0);
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
               /* Translators: the college's id of a student */
               _("There is no student with the college ID “%s” among those this account may see."), college_id);
  return 0;
}

static gint64
find_person_by_id (KithCli     *cli,
                   gint64       id,
                   GError     **error)
{
  g_autoptr (GPtrArray) found = kith_case_file_load_many (cli->file, &kith_person_kind, &id, 1, error);

  if (found == NULL)
    return 0;
  if (found->len > 0)
    return id;
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
               /* Translators: the number of a record */
               _("There is no person with the number %" G_GINT64_FORMAT ". “kithctl list people” shows them."), id);
  return 0;
}

static gint64
find_person_by_name (KithCli     *cli,
                     const char  *name,
                     GError     **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_person_kind);
  g_autoptr (GPtrArray) people = kith_case_file_list (cli->file, query, cli->cancellable, error);
  g_autofree char *folded = kith_text_fold (name);
  gint64 id = 0;
  guint n_found = 0;

  for (guint i = 0; people != NULL && i < people->len; i++) {
    KithRecord *person = g_ptr_array_index (people, i);
    g_autofree char *other = kith_text_fold (kith_record_get_text (person, KITH_PERSON_NAME));

    if (!g_str_equal (folded, other))
      continue;
    id = kith_record_get_id (person);
    n_found++;
  }
  if (people == NULL || n_found == 1)
    return id;
  if (n_found == 0)
    /* Translators: a name somebody typed */
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                 _("There is no person called “%s”. “kithctl list people” shows them."), name);
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                 /* Translators: a name somebody typed */
                 _("More than one person is called “%s”. Use the number from “kithctl list people”."), name);
  return 0;
}

/**
 * kith_cli_find_person:
 * @cli: a run with an open file
 * @typed: (nullable): number of a person's record, or their name, from `--person`
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Returns: id of the record; 0 on failure
 */
gint64
kith_cli_find_person (KithCli     *cli,
                      const char  *typed,
                      GError     **error)
{
  gint64 id = 0;

  if (typed == NULL) {
    kith_cli_set_usage (error, _("Say who with --person ID; “kithctl list people” shows the ids."));
    return 0;
  }
  if (g_ascii_string_to_signed (typed, 10, 1, G_MAXINT64, &id, NULL))
    return find_person_by_id (cli, id, error);
  return find_person_by_name (cli, typed, error);
}

/**
 * kith_cli_dup_college_id:
 * @cli: a run with an open file
 * @student: id of a student's record
 *
 * Returns: (transfer full) (nullable): the college's id
 */
char *
kith_cli_dup_college_id (KithCli *cli,
                         gint64   student)
{
  g_autoptr (GPtrArray) found = NULL;

  if (student == 0)
    return NULL;
  found = kith_case_file_load_many (cli->file, &kith_student_kind, &student, 1, NULL);
  if (found == NULL || found->len == 0)
    return NULL;
  return g_strdup (kith_record_get_text (g_ptr_array_index (found, 0), KITH_STUDENT_COLLEGE_ID));
}

typedef const char *(*GetName) (const KithKind *kind);

static const char *
get_name (const KithKind *kind)
{
  return kind->name;
}

static const char *
get_plural (const KithKind *kind)
{
  return kind->plural;
}

static void
set_unknown_kind (const char  *typed,
                  GetName      get,
                  GError     **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", get (kinds[i]));
  /* Translators: what somebody typed, then names of kinds of record */
  kith_cli_set_usage (error, _("There is no kind “%s”. The kinds are %s."), typed, names->str);
}

/**
 * kith_cli_find_kind:
 * @typed: name of a kind, as in `note`; `log` for a log entry
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: (nullable): the kind
 */
const KithKind *
kith_cli_find_kind (const char  *typed,
                    GError     **error)
{
  /* what apprentices call it */
  const KithKind *kind = kith_kind_find (g_str_equal (typed, "log") ? "log-entry" : typed);

  if (kind == NULL)
    set_unknown_kind (typed, get_name, error);
  return kind;
}

/**
 * kith_cli_find_plural:
 * @typed: plural of a kind, as in `notes`; `attendance` has none that people say, and `logs` are log entries
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: (nullable): the kind
 */
const KithKind *
kith_cli_find_plural (const char  *typed,
                      GError     **error)
{
  const KithKind *kind = g_str_equal (typed, "attendance") ? &kith_attendance_kind
                         : g_str_equal (typed, "logs")     ? &kith_log_entry_kind
                                                           : kith_kind_find_plural (typed);

  if (kind == NULL)
    set_unknown_kind (typed, get_plural, error);
  return kind;
}

/**
 * kith_cli_parse_day:
 * @cli: a run
 * @option: the option it comes from, as in `--from`
 * @typed: (nullable): a day as typed
 * @error: says what is wrong with it
 *
 * Returns: (transfer full) (nullable): the day as stored; %NULL without an error when nothing was typed
 */
char *
kith_cli_parse_day (KithCli     *cli,
                    const char  *option,
                    const char  *typed,
                    GError     **error)
{
  char *day = NULL;
  GDate today;

  if (typed == NULL)
    return NULL;
  kith_clock_get_today (cli->clock, &today);
  day = kith_date_parse_to_iso (typed, &today, error);
  if (day == NULL)
    g_prefix_error (error, "%s: ", option);
  return day;
}
