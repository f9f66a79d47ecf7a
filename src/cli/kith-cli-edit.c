/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-fields.h"
#include "kith-cli-find.h"
#include "kith-cli-print.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-policy.h"

#include <glib/gi18n.h>

#define ADD_ARGUMENTS "student|person|note|goal|task|… --set FIELD=VALUE … [--student ID]"
#define EDIT_ARGUMENTS "student|concern|transfer|… ID --set FIELD=VALUE …"

/* Accounts have keys and assignments rules of their own, so they have commands of their own. */
static gboolean
check_addable (const KithKind  *kind,
               GError         **error)
{
  if (kind == &kith_account_kind)
    return kith_cli_set_usage (error, _("Use “kithctl account add” for accounts."));
  if (kind == &kith_assignment_kind)
    return kith_cli_set_usage (error, _("Use “kithctl assign” for assignments."));
  return TRUE;
}

static gboolean
require (KithCli         *cli,
         const KithKind  *kind,
         KithAction       action,
         GError         **error)
{
  KithRoles roles = kith_case_file_get_actor (cli->file)->roles;
  g_autofree char *sentence = kith_policy_explain (roles, kind, action);

  if (kith_policy_allows_any (roles, kind, action))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED, sentence);
  return FALSE;
}

static gboolean
set_student (KithCli     *cli,
             KithRecord  *record,
             const char  *college_id,
             GError     **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  gint64 student = 0;

  if (college_id == NULL)
    return TRUE;
  if (kind->student_field == KITH_NO_FIELD)
    /* Translators: a kind of record, as in “step” */
    return kith_cli_set_usage (error, _("--student cannot be used with “%s”."), kind->name);
  student = kith_cli_find_student (cli, college_id, error);
  kith_record_set_number (record, kind->student_field, student);
  return student != 0;
}

static gboolean
add (KithCli             *cli,
     const KithKind      *kind,
     const char          *student,
     const char *const   *settings,
     GError             **error)
{
  g_autoptr (KithRecord) record = kith_record_new (kind);
  g_autoptr (KithProblems) problems = kith_problems_new ();

  if (!kith_cli_open (cli, error) || !require (cli, kind, KITH_ACTION_ADD, error) ||
      !set_student (cli, record, student, error) ||
      !kith_cli_set_fields (cli, record, settings, problems, error))
    return FALSE;
  kith_cli_set_defaults (cli, record);
  if (!kith_cli_save (cli, record, problems, error))
    return FALSE;
  kith_cli_print_id (cli, kith_record_get_id (record));
  return TRUE;
}

KithCliStatus
kith_cli_add (KithCli  *cli,
              char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (GStrv) settings = NULL;
  g_autofree char *student = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &settings, N_("The value of a field"), N_("FIELD=VALUE") },
    { "student", 0, 0, G_OPTION_ARG_STRING, &student, N_("The student it is about"), N_("ID") },
    G_OPTION_ENTRY_NULL,
  };
  const KithKind *kind = NULL;

  if (!kith_cli_parse (cli, ADD_ARGUMENTS, entries, &words, 1, 1, &error))
    return kith_cli_fail (error);
  kind = kith_cli_find_kind (words[1], &error);
  if (kind == NULL || !check_addable (kind, &error) ||
      !add (cli, kind, student, (const char *const *) settings, &error))
    return kith_cli_fail (error);
  return KITH_CLI_DONE;
}

/* Students go by the college's id, everything else by its number. */
static KithRecord *
load (KithCli         *cli,
      const KithKind  *kind,
      const char      *typed,
      GError         **error)
{
  guint64 number = 0;
  gint64 id = 0;

  if (kind == &kith_student_kind)
    id = kith_cli_find_student (cli, typed, error);
  else if (g_ascii_string_to_unsigned (typed, 10, 1, G_MAXINT64, &number, NULL))
    id = (gint64) number;
  else
    /* Translators: what somebody typed */
    kith_cli_set_usage (error, _("“%s” is no number of a record. “kithctl list” shows the numbers."), typed);
  return id != 0 ? kith_case_file_load (cli->file, kind, id, error) : NULL;
}

static gboolean
edit (KithCli            *cli,
      const KithKind     *kind,
      const char         *typed,
      const char *const  *settings,
      GError            **error)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();
  g_autoptr (KithRecord) record = NULL;

  if (!kith_cli_open (cli, error) || !require (cli, kind, KITH_ACTION_EDIT, error))
    return FALSE;
  record = load (cli, kind, typed, error);
  return record != NULL && kith_cli_set_fields (cli, record, settings, problems, error) &&
         kith_cli_save (cli, record, problems, error);
}

KithCliStatus
kith_cli_edit (KithCli  *cli,
               char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (GStrv) settings = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &settings, N_("The new value of a field; empty takes it away"),
      N_("FIELD=VALUE") },
    G_OPTION_ENTRY_NULL,
  };
  const KithKind *kind = NULL;

  if (!kith_cli_parse (cli, EDIT_ARGUMENTS, entries, &words, 2, 2, &error))
    return kith_cli_fail (error);
  kind = kith_cli_find_kind (words[1], &error);
  if (kind == NULL || !check_addable (kind, &error))
    return kith_cli_fail (error);
  if (settings == NULL)
    return kith_cli_fail_usage (_("Say what to change with --set FIELD=VALUE."));
  return edit (cli, kind, words[2], (const char *const *) settings, &error) ? KITH_CLI_DONE : kith_cli_fail (error);
}
