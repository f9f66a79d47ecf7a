/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-date.h"
#include "kith-diary.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define ARGUMENTS "diary --output FILE.ics [--from DATE] [--to DATE] [--mine] [--names] [--purpose TEXT]"

/* As far ahead as a diary is exported unless somebody says how far. */
#define USUAL_DAYS 90

typedef struct {
  char *output;
  char *from;
  char *to;
  char *purpose;
  gboolean mine;
  gboolean names;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->from);
  g_free (self->to);
  g_free (self->purpose);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_days (const char  *from,
            const char  *until,
            GError     **error)
{
  return strcmp (from, until) <= 0 || kith_cli_set_usage (error, _("--from is after --to. Swap them."));
}

static KithDiaryFilter *
make_filter (KithCli        *cli,
             const Options  *options,
             GError        **error)
{
  g_autofree char *from = kith_cli_parse_day (cli, "--from", options->from != NULL ? options->from : "today", error);
  g_autofree char *usual = from != NULL ? kith_date_iso_add_days (from, USUAL_DAYS) : NULL;
  g_autofree char *until = NULL;
  KithDiaryFilter *filter;

  if (from == NULL)
    return NULL;
  until = options->to != NULL ? kith_cli_parse_day (cli, "--to", options->to, error) : g_steal_pointer (&usual);
  if (until == NULL || !check_days (from, until, error))
    return NULL;
  filter = kith_diary_filter_new (from, until);
  filter->everyone = !options->mine;
  return filter;
}

static gboolean
export (KithCli        *cli,
        const Options  *options,
        GError        **error)
{
  g_autoptr (KithDiaryFilter) filter = make_filter (cli, options, error);
  guint n_events = 0;

  if (filter == NULL || !kith_cli_open (cli, error) ||
      !kith_diary_export (cli->file, filter, options->names, options->purpose, options->output, &n_events,
                          cli->cancellable, error))
    return FALSE;
  printf ("%u\n", n_events);
  if (options->names)
    kith_cli_say (_("%s contains personal data. Keep it where only those who need it can read it."), options->output);
  return TRUE;
}

/* `export diary`: not a table but events for other calendars. */
KithCliStatus
kith_cli_export_diary (KithCli  *cli,
                       char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output, N_("Where it goes"), N_("FILE.ics") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("From this day; today without it"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("Until this day; 90 days on without it"), N_("DATE") },
    { "mine", 0, 0, G_OPTION_ARG_NONE, &options.mine, N_("Only what is this account’s own"), NULL },
    { "names", 0, 0, G_OPTION_ARG_NONE, &options.names, N_("Write who it is about, and where"), NULL },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &options.purpose, N_("What it is for; kept in the audit"), N_("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 1, 1, &error))
    return kith_cli_fail (error);
  if (options.output == NULL || !g_str_has_suffix (options.output, ".ics")) {
    kith_cli_set_usage (&error, _("Say where it goes with --output FILE.ics."));
    return kith_cli_fail (error);
  }
  return export (cli, &options, &error) ? KITH_CLI_DONE : kith_cli_fail (error);
}
