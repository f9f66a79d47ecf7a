/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-output.h"
#include "kith-summary.h"

#include <glib/gi18n.h>

#define ARGUMENTS "student-summary --student ID --output FILE.pdf|.txt|.html"

/* Reports of the contract that later versions bring. */
static const char *const later_reports[] = { "coach-caseload", "mentor-activity",  "programme",    "access-pack",
                                             "pep-preparation", "contact-gaps", "my-record", NULL };

typedef struct {
  char *output;
  char *student;
  char *person;
  char *from;
  char *to;
  char *authority;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->student);
  g_free (self->person);
  g_free (self->from);
  g_free (self->to);
  g_free (self->authority);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_name (const char  *name,
            GError     **error)
{
  if (g_str_equal (name, "student-summary"))
    return TRUE;
  if (g_strv_contains (later_reports, name))
    return kith_cli_set_not_yet (error, name);
  /* Translators: what somebody typed */
  return kith_cli_set_usage (error, _("There is no report “%s”. This version has student-summary."), name);
}

static gboolean
check_options (const Options  *options,
               GError        **error)
{
  if (options->output == NULL)
    return kith_cli_set_usage (error, _("Say where it goes with --output FILE; .pdf, .txt or .html says how."));
  if (options->student == NULL)
    return kith_cli_set_usage (error, _("Say which student with --student ID, the college's id."));
  if (options->person != NULL || options->from != NULL || options->to != NULL || options->authority != NULL)
    return kith_cli_set_usage (error, _("The student summary is about one student as of today: it takes --student and "
                                        "--output only."));
  return kith_output_check_path (options->output, error);
}

static gboolean
write_summary (KithCli        *cli,
               const Options  *options,
               GError        **error)
{
  gint64 student = 0;

  if (!kith_cli_open (cli, error))
    return FALSE;
  student = kith_cli_find_student (cli, options->student, error);
  return student != 0 &&
         kith_summary_write (cli->file, student, NULL, options->output, cli->cancellable, error);
}

KithCliStatus
kith_cli_report (KithCli  *cli,
                 char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output, N_("Where it goes"), N_("FILE.pdf|.txt|.html") },
    { "student", 0, 0, G_OPTION_ARG_STRING, &options.student, N_("Whom it is about"), N_("ID") },
    { "person", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &options.person, NULL, NULL },
    { "from", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &options.from, NULL, NULL },
    { "to", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &options.to, NULL, NULL },
    { "authority", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &options.authority, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 1, 1, &error) || !check_name (words[1], &error) ||
      !check_options (&options, &error) || !write_summary (cli, &options, &error))
    return kith_cli_fail (error);
  return KITH_CLI_DONE;
}
