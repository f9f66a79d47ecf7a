/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backups.h"
#include "kith-cli-commands.h"
#include "kith-cli-print.h"
#include "kith-error.h"
#include "kith-maintenance.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define ARGUMENTS "FILE | now | list | verify FILE | drill | second [FOLDER|none]"

static char *
dup_instant (gint64 seconds)
{
  g_autoptr (GDateTime) moment = seconds > 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static JsonObject *
json_backup (const KithBackup *backup)
{
  JsonObject *object = json_object_new ();
  g_autofree char *made = dup_instant (backup->made_at);
  g_autofree char *verified = dup_instant (backup->verified_at);

  json_object_set_string_member (object, "path", backup->path);
  json_object_set_string_member (object, "kind", kith_backup_kind_get_label (backup->kind));
  json_object_set_string_member (object, "made", made);
  json_object_set_int_member (object, "size", backup->size);
  json_object_set_member (object, "verified", kith_cli_json_text (verified));
  json_object_set_member (object, "result", kith_cli_json_text (backup->result));
  json_object_set_member (object, "expires", kith_cli_json_text (backup->expires));
  json_object_set_boolean_member (object, "second", backup->is_second);
  json_object_set_boolean_member (object, "opens", backup->opens);
  return object;
}

static void
print_json (GPtrArray *backups)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < backups->len; i++)
    json_array_add_object_element (array, json_backup (g_ptr_array_index (backups, i)));
  json_node_take_array (node, array);
  kith_cli_print_json (node);
}

static const char *
get_state (const KithBackup *backup)
{
  if (backup->result == NULL)
    return _("not checked");
  return backup->result[0] == '\0' ? _("sound") : _("damaged");
}

static void
print_table (GPtrArray *backups)
{
  static const char *const headings[] = { "made", "expires", "state", "kind", "path", NULL };
  g_autoptr (KithCliTable) table = kith_cli_table_new (headings);

  for (guint i = 0; i < backups->len; i++) {
    const KithBackup *backup = g_ptr_array_index (backups, i);
    g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

    g_strv_builder_take (cells, dup_instant (backup->made_at));
    g_strv_builder_add (cells, backup->expires != NULL ? backup->expires : _("stays"));
    g_strv_builder_add (cells, get_state (backup));
    g_strv_builder_add (cells, kith_backup_kind_get_label (backup->kind));
    g_strv_builder_add (cells, backup->path);
    kith_cli_table_add_row (table, g_strv_builder_end (cells));
  }
  kith_cli_table_print (table);
}

static void
say_health (KithCli *cli)
{
  g_autoptr (KithBackupHealth) health = kith_backups_get_health (cli->file, NULL);

  if (health == NULL)
    return;
  if (health->daily_problem != NULL)
    kith_cli_say ("%s", health->daily_problem);
  if (health->second_problem != NULL)
    kith_cli_say ("%s", health->second_problem);
  if (health->is_late)
    kith_cli_say (_("No sound backup was made in the last %d days. Make one with: kithctl backup now"),
                  KITH_BACKUP_LATE_DAYS);
  if (health->is_drill_due)
    kith_cli_say (_("Nobody has tried to restore a backup for three months. Try it with: kithctl backup drill"));
}

static gboolean
list (KithCli     *cli,
      const char  *argument,
      GError     **error)
{
  g_autoptr (GPtrArray) backups = kith_backups_list (cli->file, error);

  if (backups == NULL)
    return FALSE;
  if (cli->json)
    print_json (backups);
  else
    print_table (backups);
  say_health (cli);
  return TRUE;
}

static void
print_counts (const char             *label,
              const KithBackupCounts *counts)
{
  printf ("%s: students %" G_GINT64_FORMAT ", notes %" G_GINT64_FORMAT ", records %" G_GINT64_FORMAT ", audit lines %"
          G_GINT64_FORMAT "\n", label, counts->students, counts->notes, counts->records, counts->audit_lines);
}

/* What is wrong with a backup ends the command as a failure, so that a script notices. */
static gboolean
print_report (const KithBackupReport *report,
              GError                **error)
{
  g_autofree char *all = g_strjoinv ("\n", report->findings);

  printf ("%s\n", report->path);
  if (report->findings[0] != NULL) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, all);
    return FALSE;
  }
  print_counts (_("backup"), &report->counts);
  print_counts (_("now"), &report->now);
  return TRUE;
}

static gboolean
verify (KithCli     *cli,
        const char  *path,
        GError     **error)
{
  g_autoptr (KithBackupReport) report = kith_backups_verify (cli->file, path, cli->cancellable, error);

  return report != NULL && print_report (report, error);
}

static gboolean
drill (KithCli     *cli,
       const char  *argument,
       GError     **error)
{
  g_autoptr (KithBackupReport) report = kith_backups_drill (cli->file, cli->cancellable, error);

  return report != NULL && print_report (report, error);
}

static gboolean
print_newest (KithCli  *cli,
              GError  **error)
{
  g_autoptr (GPtrArray) backups = kith_backups_list (cli->file, error);

  for (guint i = 0; backups != NULL && i < backups->len; i++) {
    const KithBackup *backup = g_ptr_array_index (backups, i);

    if (backup->kind != KITH_BACKUP_DAILY || backup->is_second)
      continue;
    printf ("%s\n", backup->path);
    return TRUE;
  }
  return backups != NULL;
}

static gboolean
make_now (KithCli     *cli,
          const char  *argument,
          GError     **error)
{
  return kith_backups_make_now (cli->file, cli->cancellable, error) && print_newest (cli, error) &&
         kith_backups_copy_to_second (cli->file, cli->cancellable, error);
}

static gboolean
second (KithCli     *cli,
        const char  *folder,
        GError     **error)
{
  g_autoptr (KithBackupHealth) health = NULL;

  if (folder != NULL && !kith_backups_set_second (cli->file, g_str_equal (folder, "none") ? NULL : folder, error))
    return FALSE;
  if (!kith_backups_copy_to_second (cli->file, cli->cancellable, error))
    return FALSE;
  health = kith_backups_get_health (cli->file, error);
  if (health == NULL)
    return FALSE;
  if (health->second_folder != NULL)
    printf ("%s\n", health->second_folder);
  if (health->is_same_disk)
    kith_cli_say (_("This folder is on the disk of the case file: what breaks the one takes the other with it."));
  return TRUE;
}

/* A file of such a name is written with its folder: ./list */
static const struct {
  const char *name;
  int least, most;
  gboolean (*run) (KithCli     *cli,
                   const char  *argument,
                   GError     **error);
} verbs[] = {
  { "now", 1, 1, make_now },
  { "list", 1, 1, list },
  { "verify", 2, 2, verify },
  { "drill", 1, 1, drill },
  { "second", 1, 2, second },
};

static gboolean
make_at (KithCli     *cli,
         const char  *path,
         GError     **error)
{
  if (!kith_maintenance_backup (cli->file, path, cli->cancellable, error))
    return FALSE;
  printf ("%s\n", path);
  return TRUE;
}

static gboolean
run (KithCli  *cli,
     char    **words,
     GError  **error)
{
  int n = (int) g_strv_length (words) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (words[1], verbs[i].name))
      return n < verbs[i].least || n > verbs[i].most ? kith_cli_set_usage (error, "kithctl backup " ARGUMENTS)
                                                     : kith_cli_open (cli, error) && verbs[i].run (cli, words[2], error);
  return n != 1 ? kith_cli_set_usage (error, "kithctl backup " ARGUMENTS)
                : kith_cli_open (cli, error) && make_at (cli, words[1], error);
}

KithCliStatus
kith_cli_backup (KithCli  *cli,
                 char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (GError) error = NULL;

  if (!kith_cli_parse (cli, ARGUMENTS, NULL, &words, 1, 2, &error) || !run (cli, words, &error))
    return kith_cli_fail (error);
  return KITH_CLI_DONE;
}
