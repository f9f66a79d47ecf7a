/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backups.h"
#include "kith-cli-commands.h"
#include "kith-cli-print.h"
#include "kith-concern-log.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-maintenance.h"
#include "kith-policy.h"
#include "kith-restored.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>

static void
say_restored (KithCli *cli)
{
  g_autofree char *words = kith_restored_dup_words (cli->file, NULL);

  if (words != NULL)
    kith_cli_say ("%s", words);
}

/* Without a passphrase nobody can look inside; with one, the copy is opened and checked before it is trusted. */
static gboolean
verify_restored (KithCli     *cli,
                 const char  *path,
                 GError     **error)
{
  g_auto (GStrv) findings = NULL;
  g_autofree char *all = NULL;

  g_set_str (&cli->case_file, path);
  if (!kith_cli_open (cli, error))
    return FALSE;
  say_restored (cli);
  if (!kith_policy_allows_verb (kith_case_file_get_actor (cli->file)->roles, KITH_VERB_CHECK))
    return TRUE;
  if (!kith_maintenance_check (cli->file, &findings, cli->cancellable, error))
    return FALSE;
  if (findings[0] == NULL)
    return TRUE;
  all = g_strjoinv ("\n", findings);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, all);
  return FALSE;
}

static gboolean
restore (KithCli     *cli,
         const char  *backup,
         const char  *to,
         GError     **error)
{
  g_autofree char *age = kith_backup_dup_warning (backup, kith_clock_get_now (cli->clock));

  if (!kith_maintenance_restore (backup, to, error))
    return FALSE;
  kith_cli_say ("%s", age);
  if (cli->user == NULL || verify_restored (cli, to, error))
    return TRUE;
  if (cli->file != NULL)
    kith_case_file_close (cli->file, NULL);
  g_clear_object (&cli->file);
  g_unlink (to);
  kith_restored_forget_mark (to);
  return FALSE;
}

KithCliStatus
kith_cli_restore (KithCli  *cli,
                  char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_autofree char *to = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("The case file to make; nothing is written over"), N_("NEW.kith") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, "FILE --to NEW.kith", entries, &words, 1, 1, &error))
    return kith_cli_fail (error);
  if (to == NULL)
    return kith_cli_fail_usage (_("Say where the case file goes with --to NEW.kith."));
  if (!restore (cli, words[1], to, &error))
    return kith_cli_fail (error);
  printf ("%s\n", to);
  return KITH_CLI_DONE;
}

static void
print_findings_json (char *const *findings)
{
  JsonArray *array = json_array_new ();
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; findings[i] != NULL; i++)
    json_array_add_string_element (array, findings[i]);
  json_object_set_boolean_member (object, "whole", findings[0] == NULL);
  json_object_set_array_member (object, "findings", array);
  json_node_take_object (node, object);
  kith_cli_print_json (node);
}

static void
print_findings (KithCli     *cli,
                char *const *findings)
{
  if (cli->json) {
    print_findings_json (findings);
    return;
  }
  for (guint i = 0; findings[i] != NULL; i++)
    printf ("%s\n", findings[i]);
  if (findings[0] == NULL)
    printf ("%s\n", _("The case file is whole: pages, encryption, links, search index and audit were checked."));
}

KithCliStatus
kith_cli_check (KithCli  *cli,
                char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  if (!kith_cli_parse (cli, "", NULL, &words, 0, 0, &error) || !kith_cli_open (cli, &error) ||
      !kith_maintenance_check (cli->file, &findings, cli->cancellable, &error))
    return kith_cli_fail (error);
  print_findings (cli, findings);
  if (findings[0] == NULL)
    return KITH_CLI_DONE;
  kith_cli_say (_("The case file is damaged. Restore the newest backup: kithctl restore FILE --to NEW.kith"));
  return KITH_CLI_FAILED;
}

static char *
dup_instant (gint64 seconds)
{
  g_autoptr (GDateTime) moment = seconds > 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* A nought would look like a fact where the account may not see any. */
static gboolean
may_count (KithCli        *cli,
           const KithKind *kind)
{
  return kith_policy_allows_any (kith_case_file_get_actor (cli->file)->roles, kind, KITH_ACTION_SEE);
}

/* For those who may know how many concerns there are and not what is in them. */
typedef struct {
  gboolean are_counted;
  KithConcernCounts counts;
} Concerns;

static gboolean
count_concerns (KithCli     *cli,
                const char  *from,
                const char  *to,
                Concerns    *concerns,
                GError     **error)
{
  concerns->are_counted = kith_policy_allows_verb (kith_case_file_get_actor (cli->file)->roles, KITH_VERB_COUNT_CONCERNS);
  return !concerns->are_counted || kith_concern_log_count (cli->file, from, to, &concerns->counts, error);
}

static void
print_stats_json (KithCli         *cli,
                  const KithStats *stats,
                  const Concerns  *concerns)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  g_autofree char *backup = dup_instant (stats->last_backup);
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < n_kinds; i++)
    if (may_count (cli, kinds[i]))
      json_object_set_int_member (object, kinds[i]->plural, g_array_index (stats->kinds, gint64, i));
    else
      json_object_set_null_member (object, kinds[i]->plural);
  if (concerns->are_counted) {
    json_object_set_int_member (object, "concerns-raised", concerns->counts.raised);
    json_object_set_int_member (object, "concerns-closed", concerns->counts.closed);
    json_object_set_int_member (object, "concerns-open", concerns->counts.open);
  }
  json_object_set_int_member (object, "file-size", stats->file_size);
  json_object_set_int_member (object, "schema-version", stats->schema_version);
  json_object_set_member (object, "cipher-version", kith_cli_json_text (stats->cipher));
  json_object_set_member (object, "last-backup", kith_cli_json_text (backup));
  json_node_take_object (node, object);
  kith_cli_print_json (node);
}

static void
print_stats (KithCli         *cli,
             const KithStats *stats,
             const Concerns  *concerns)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  g_autofree char *backup = dup_instant (stats->last_backup);
  g_autofree char *size = g_format_size ((guint64) stats->file_size);

  for (guint i = 0; i < n_kinds; i++)
    if (may_count (cli, kinds[i]))
      printf ("%s: %" G_GINT64_FORMAT "\n", kinds[i]->plural, g_array_index (stats->kinds, gint64, i));
    else
      printf ("%s: %s\n", kinds[i]->plural, _("not seen by this account"));
  if (concerns->are_counted)
    printf ("concerns-raised: %" G_GINT64_FORMAT "\nconcerns-closed: %" G_GINT64_FORMAT "\nconcerns-open: %" G_GINT64_FORMAT
            "\n", concerns->counts.raised, concerns->counts.closed, concerns->counts.open);
  printf ("file-size: %" G_GINT64_FORMAT " (%s)\n", stats->file_size, size);
  printf ("schema-version: %u\n", stats->schema_version);
  printf ("cipher-version: %s\n", stats->cipher != NULL ? stats->cipher : _("none: this file is not encrypted"));
  printf ("last-backup: %s\n", backup != NULL ? backup : _("never"));
}

/* A day as people type it, to ISO. */
static gboolean
read_day (KithCli  *cli,
          char    **day,
          GError  **error)
{
  g_autofree char *typed = g_steal_pointer (day);
  GDate today;

  kith_clock_get_today (cli->clock, &today);
  *day = typed != NULL ? kith_date_parse_to_iso (typed, &today, error) : NULL;
  return typed == NULL || *day != NULL;
}

KithCliStatus
kith_cli_stats (KithCli  *cli,
                char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (KithStats) stats = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  Concerns concerns = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Concerns raised and closed from this day on"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Concerns raised and closed up to this day"), N_("DATE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, "", entries, &words, 0, 0, &error) || !read_day (cli, &from, &error) ||
      !read_day (cli, &to, &error) || !kith_cli_open (cli, &error))
    return kith_cli_fail (error);
  stats = kith_maintenance_get_stats (cli->file, &error);
  if (stats == NULL || !count_concerns (cli, from, to, &concerns, &error))
    return kith_cli_fail (error);
  if (cli->json)
    print_stats_json (cli, stats, &concerns);
  else
    print_stats (cli, stats, &concerns);
  return KITH_CLI_DONE;
}
