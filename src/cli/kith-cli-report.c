/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-cli-print.h"
#include "kith-document-check.h"
#include "kith-error.h"
#include "kith-report-tables.h"
#include "kith-print-note.h"
#include "kith-reports.h"

#include <glib/gi18n.h>
#include <string.h>

#define ARGUMENTS "NAME --output FILE.pdf|.txt|.html"

typedef struct {
  char *output;
  char *student;
  char *person;
  char *group;
  char *from;
  char *to;
  char *authority;
  char *day;
  char *order;
  char *copy;
  char *names;
  char *purpose;
  int ahead;
  int form;
  gboolean anyway;
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
  g_free (self->order);
  g_free (self->copy);
  g_free (self->names);
  g_free (self->purpose);
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

/* An option that some reports take, and which. */
typedef struct {
  KithReportTakes takes;
  const char *name;
  const char *value;
} Taken;

static gboolean
check_taken (const KithReport  *report,
             const Options     *options,
             GError           **error)
{
  const Taken taken[] = {
    { KITH_REPORT_NEEDS_GROUP, "group", options->group },
    { KITH_REPORT_NEEDS_DAY, "as-at", options->day },
    { KITH_REPORT_NEEDS_STUDENT | KITH_REPORT_TAKES_STUDENT, "student", options->student },
    { KITH_REPORT_NEEDS_PERSON | KITH_REPORT_TAKES_PERSON, "person", options->person },
    { KITH_REPORT_TAKES_DAYS, "from", options->from },
    { KITH_REPORT_TAKES_DAYS, "to", options->to },
    { KITH_REPORT_TAKES_AUTHORITY, "authority", options->authority },
    { KITH_REPORT_TAKES_ORDER, "order", options->order },
    { KITH_REPORT_TAKES_AHEAD, "ahead", options->ahead != 0 ? "" : NULL },
    { KITH_REPORT_TAKES_COPY, "copy", options->copy },
    { KITH_REPORT_TAKES_FORM, "form", options->form != 0 ? "" : NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    if ((report->takes & taken[i].takes) == 0 && !check_unused (report, taken[i].name, taken[i].value, error))
      return FALSE;
  return (report->takes & KITH_REPORT_NAMELESS) == 0 || check_unused (report, "names", options->names, error);
}

static gboolean
check_needed (const KithReport  *report,
              const Options     *options,
              GError           **error)
{
  if (options->output == NULL)
    return kith_cli_set_usage (error, _("Say where it goes with --output FILE; .pdf, .txt or .html says how."));
  if ((report->takes & KITH_REPORT_NEEDS_STUDENT) && options->student == NULL)
    return kith_cli_set_usage (error, _("Say which student with --student ID, the college's id."));
  if ((report->takes & KITH_REPORT_NEEDS_PERSON) && options->person == NULL)
    return kith_cli_set_usage (error, _("Say who with --person ID; kithctl list people has them."));
  if ((report->takes & KITH_REPORT_NEEDS_GROUP) && options->group == NULL)
    return kith_cli_set_usage (error, _("Say which group session with --group ID; kithctl list groups has them."));
  return (report->takes & KITH_REPORT_NEEDS_DAY) == 0 || options->day != NULL ||
         kith_cli_set_usage (error, _("Say which day with --as-at DATE."));
}

static gboolean
check_numbers (const Options  *options,
               GError        **error)
{
  if (options->ahead < 0 || options->ahead > 366)
    return kith_cli_set_usage (error, _("--ahead takes 1 to 366 days."));
  return options->form >= 0 || kith_cli_set_usage (error, _("--form takes the number of a form, from 1."));
}

static gboolean
check_options (const KithReport  *report,
               const Options     *options,
               GError           **error)
{
  return check_needed (report, options, error) && check_taken (report, options, error) &&
         check_numbers (options, error) && kith_output_check_path (options->output, error);
}

/* One of a few words of the command line; 0 when nothing was typed. */
static gboolean
find_word (const char         *option,
           const char         *typed,
           const char *const  *words,
           guint              *place,
           GError            **error)
{
  g_autofree char *all = NULL;

  *place = 0;
  if (typed == NULL)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], typed)) {
      *place = i;
      return TRUE;
    }
  all = g_strjoinv (", ", (char **) words);
  /* Translators: name of an option, and the words it takes */
  return kith_cli_set_usage (error, _("--%s takes one of: %s."), option, all);
}

static gboolean
find_words (const Options      *options,
            KithReportSubject  *subject,
            KithOutputOptions  *output,
            GError            **error)
{
  static const char *const orders[] = { "urgency", "name", "date", NULL };
  static const char *const copies[] = { "redacted", "full", NULL };
  static const char *const names[] = { "preferred", "preferred-and-legal", "initials", "reference", NULL };
  guint order, copy, name;

  if (!find_word ("order", options->order, orders, &order, error) ||
      !find_word ("copy", options->copy, copies, &copy, error) ||
      !find_word ("names", options->names, names, &name, error))
    return FALSE;
  subject->order = (KithReportOrder) order;
  subject->full = copy == 1;
  subject->ahead = (guint) options->ahead;
  subject->form = (guint) MAX (options->form - 1, 0);
  g_strlcpy (subject->authority, options->authority != NULL ? options->authority : "", sizeof subject->authority);
  output->names = (KithReportNames) name;
  output->purpose = options->purpose;
  return TRUE;
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

/* What to see to before the file goes to anybody: it is not written unless whoever runs this has seen it. */
static gboolean
check_findings (KithDocument  *document,
                gboolean       anyway,
                GError       **error)
{
  GPtrArray *findings = kith_document_get_findings (document);

  for (guint i = 0; i < findings->len; i++)
    kith_cli_say ("%s", (const char *) g_ptr_array_index (findings, i));
  if (findings->len == 0 || anyway)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED,
                       _("Nothing was written. Reword what was found, or write it all the same with --anyway."));
  return FALSE;
}

/* The file, and with --json the numbers of it on standard output. */
static gboolean
make_report (KithCli                  *cli,
             const KithReport         *report,
             const KithReportSubject  *subject,
             const KithOutputOptions  *output,
             const char               *path,
             gboolean                  anyway,
             GError                  **error)
{
  g_autoptr (KithDocument) document = NULL;

  if (!kith_case_file_require (cli->file, KITH_VERB_PRINT, error) ||
      (cli->json && !kith_case_file_require (cli->file, KITH_VERB_EXPORT, error)))
    return FALSE;
  document = kith_reports_make (report, cli->file, subject, output, error);
  if (document == NULL || !check_findings (document, anyway, error) ||
      !kith_reports_output (document, cli->file, subject, output, path, cli->cancellable, error))
    return FALSE;
  if (!cli->json)
    return TRUE;
  /* The tables leave on their own, besides the file. */
  if (!kith_print_note_write (cli->file, document, subject, KITH_PRINT_WAY_TABLES, 1, output->purpose, error))
    return FALSE;
  kith_cli_print_json (kith_report_tables_to_json (document));
  return TRUE;
}

static gboolean
write_report (KithCli           *cli,
              const KithReport  *report,
              const Options     *options,
              GError           **error)
{
  g_autofree char *day = kith_cli_parse_day (cli, "--as-at", options->day, error);
  KithReportSubject subject = { 0 };
  KithOutputOptions output = { 0 };

  if (!find_words (options, &subject, &output, error))
    return FALSE;
  if (options->day != NULL && day == NULL)
    return FALSE;
  if (day != NULL)
    g_strlcpy (subject.day, day, sizeof subject.day);
  return kith_cli_open (cli, error) && find_subject (cli, options, &subject, error) &&
         make_report (cli, report, &subject, &output, options->output, options->anyway, error);
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
    { "authority", 0, 0, G_OPTION_ARG_STRING, &options.authority, N_("Only students of this local authority"), N_("LA") },
    { "order", 0, 0, G_OPTION_ARG_STRING, &options.order, N_("Order of the students"), "urgency|name|date" },
    { "ahead", 0, 0, G_OPTION_ARG_INT, &options.ahead, N_("How many days ahead"), N_("DAYS") },
    { "copy", 0, 0, G_OPTION_ARG_STRING, &options.copy, N_("The copy to send, or the one for the file"), "redacted|full" },
    { "form", 0, 0, G_OPTION_ARG_INT, &options.form, N_("Which empty form"), N_("NUMBER") },
    { "names", 0, 0, G_OPTION_ARG_STRING, &options.names, N_("How students are named"),
      "preferred|preferred-and-legal|initials|reference" },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &options.anyway, N_("Write it though it could give somebody away"), NULL },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &options.purpose, N_("What it is for; kept in the audit"), N_("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 1, 1, &error) ||
      (report = find_report (words[1], &error)) == NULL || !check_options (report, &options, &error) ||
      !write_report (cli, report, &options, &error))
    return kith_cli_fail (error);
  return KITH_CLI_DONE;
}
