/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-reports.h"

#include <glib/gi18n.h>
#include <string.h>

#define ARGUMENTS "NAME --output FILE.pdf|.txt|.html"

/* Reports of the contract that later versions bring. */
static const char *const later_reports[] = { "coach-caseload", "mentor-activity", "programme",
                                             "access-pack", "my-record", NULL };

typedef struct {
  char *output;
  char *student;
  char *person;
  char *group;
  char *from;
  char *to;
  char *authority;
  char *day;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->student);
  g_free (self->person);
  g_free (self->group);
  g_free (self->from);
  g_free (self->to);
  g_free (self->authority);
  g_free (self->day);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char *
dup_names (void)
{
  guint n_reports;
  const KithReport *reports = kith_reports_get (&n_reports);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < n_reports; i++)
    g_strv_builder_add (names, reports[i].name);
  all = g_strv_builder_end (names);
  return g_strjoinv (", ", all);
}

static const KithReport *
find_report (const char  *name,
             GError     **error)
{
  const KithReport *report = kith_reports_find (name);
  g_autofree char *names = NULL;

  if (report != NULL)
    return report;
  if (g_strv_contains (later_reports, name)) {
    kith_cli_set_not_yet (error, name);
    return NULL;
  }
  names = dup_names ();
  /* Translators: what somebody typed, and the reports there are */
  kith_cli_set_usage (error, _("There is no report “%s”. This version has: %s."), name, names);
  return NULL;
}

static gboolean
check_unused (const KithReport  *report,
              const char        *option,
              const char        *value,
              GError           **error)
{
  if (value == NULL)
    return TRUE;
  /* Translators: name of a report, and of an option of the command line */
  return kith_cli_set_usage (error, _("The report %s does not take --%s."), report->name, option);
}

static gboolean
check_options (const KithReport  *report,
               const Options     *options,
               GError           **error)
{
  gboolean needs_student = (report->takes & KITH_REPORT_NEEDS_STUDENT) != 0;
  gboolean takes_days = (report->takes & KITH_REPORT_TAKES_DAYS) != 0;
  gboolean takes_student = needs_student || (report->takes & KITH_REPORT_TAKES_STUDENT) != 0;
  gboolean takes_person = (report->takes & KITH_REPORT_TAKES_PERSON) != 0;
  gboolean needs_group = (report->takes & KITH_REPORT_NEEDS_GROUP) != 0;
  gboolean needs_day = (report->takes & KITH_REPORT_NEEDS_DAY) != 0;

  if (options->output == NULL)
    return kith_cli_set_usage (error, _("Say where it goes with --output FILE; .pdf, .txt or .html says how."));
  if (needs_student && options->student == NULL)
    return kith_cli_set_usage (error, _("Say which student with --student ID, the college's id."));
  if (needs_group && options->group == NULL)
    return kith_cli_set_usage (error, _("Say which group session with --group ID; kithctl list groups has them."));
  if (needs_day && options->day == NULL)
    return kith_cli_set_usage (error, _("Say which day with --as-at DATE."));
  return (needs_group || check_unused (report, "group", options->group, error)) &&
         (needs_day || check_unused (report, "as-at", options->day, error)) &&
         (takes_student || check_unused (report, "student", options->student, error)) &&
         (takes_person || check_unused (report, "person", options->person, error)) &&
         (takes_days || check_unused (report, "from", options->from, error)) &&
         (takes_days || check_unused (report, "to", options->to, error)) &&
         check_unused (report, "authority", options->authority, error) &&
         kith_output_check_path (options->output, error);
}

static gboolean
find_group (const char  *typed,
            gint64      *group,
            GError     **error)
{
  if (g_ascii_string_to_signed (typed, 10, 1, G_MAXINT64, group, NULL))
    return TRUE;
  /* Translators: what somebody typed */
  return kith_cli_set_usage (error, _("“%s” is not the number of a group session. kithctl list groups has them."), typed);
}

static gboolean
find_days (KithCli            *cli,
           const Options      *options,
           KithReportSubject  *subject,
           GError            **error)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (options->from != NULL && (from = kith_cli_parse_day (cli, "--from", options->from, error)) == NULL)
    return FALSE;
  if (options->to != NULL && (until = kith_cli_parse_day (cli, "--to", options->to, error)) == NULL)
    return FALSE;
  if (from != NULL && until != NULL && strcmp (from, until) > 0)
    return kith_cli_set_usage (error, _("--from is after --to. Swap them."));
  g_strlcpy (subject->from, from != NULL ? from : "", sizeof subject->from);
  g_strlcpy (subject->until, until != NULL ? until : "", sizeof subject->until);
  return TRUE;
}

static gboolean
find_subject (KithCli            *cli,
              const Options      *options,
              KithReportSubject  *subject,
              GError            **error)
{
  if (options->student != NULL && (subject->student = kith_cli_find_student (cli, options->student, error)) == 0)
    return FALSE;
  if (options->group != NULL && !find_group (options->group, &subject->group, error))
    return FALSE;
  if (!find_days (cli, options, subject, error))
    return FALSE;
  return options->person == NULL || (subject->person = kith_cli_find_person (cli, options->person, error)) != 0;
}

static gboolean
write_report (KithCli           *cli,
              const KithReport  *report,
              const Options     *options,
              GError           **error)
{
  g_autofree char *day = kith_cli_parse_day (cli, "--as-at", options->day, error);
  KithReportSubject subject = { 0 };

  if (options->day != NULL && day == NULL)
    return FALSE;
  if (day != NULL)
    g_strlcpy (subject.day, day, sizeof subject.day);
  return kith_cli_open (cli, error) && find_subject (cli, options, &subject, error) &&
         kith_reports_write (report, cli->file, &subject, NULL, options->output, cli->cancellable, error);
}

KithCliStatus
kith_cli_report (KithCli  *cli,
                 char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  const KithReport *report = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output, N_("Where it goes"), N_("FILE.pdf|.txt|.html") },
    { "student", 0, 0, G_OPTION_ARG_STRING, &options.student, N_("Whom it is about"), N_("ID") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &options.person, N_("Whose students it is about"), N_("ID") },
    { "group", 0, 0, G_OPTION_ARG_STRING, &options.group, N_("Which group session it is about"), N_("ID") },
    { "as-at", 0, 0, G_OPTION_ARG_STRING, &options.day, N_("The day of a record as at a date"), N_("DATE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("From this day"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("Until this day"), N_("DATE") },
    { "authority", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &options.authority, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 1, 1, &error) ||
      (report = find_report (words[1], &error)) == NULL || !check_options (report, &options, &error) ||
      !write_report (cli, report, &options, &error))
    return kith_cli_fail (error);
  return KITH_CLI_DONE;
}
