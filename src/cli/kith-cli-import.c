/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-attendance.h"
#include "kith-cli-commands.h"
#include "kith-cli-print.h"
#include "kith-cli-progress.h"
#include "kith-error.h"
#include "kith-import.h"
#include "kith-ksb.h"
#include "kith-note.h"
#include "kith-student.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define ARGUMENTS \
  "students FILE [--format csv|ilr] [--dry-run] [--select all|flagged|FILE] | notes FILE.csv [--dry-run]" \
  " | attendance FILE.csv [--dry-run] | ksbs FILE.csv [--dry-run]"

typedef struct {
  char *format;
  char *select;
  gboolean dry_run;
} Options;

static gboolean
check_format (KithImport  *import,
              const char  *format,
              GError     **error)
{
  KithImportSource *source = kith_import_get_source (import);

  if (format == NULL)
    return TRUE;
  if (g_ascii_strcasecmp (format, "csv") == 0)
    return kith_import_source_require_format (source, KITH_IMPORT_FORMAT_CSV, error);
  if (g_ascii_strcasecmp (format, "ilr") == 0)
    return kith_import_source_require_format (source, KITH_IMPORT_FORMAT_ILR, error);
  /* Translators: what somebody typed */
  return kith_cli_set_usage (error, _("There is no format “%s”. Use csv or ilr, or leave it off."), format);
}

static gboolean
select_rows (KithCli     *cli,
             KithImport  *import,
             const char  *selection,
             GError     **error)
{
  g_autoptr (GFile) list = NULL;

  if (selection == NULL)
    return TRUE;
  if (g_str_equal (selection, "all") || g_str_equal (selection, "flagged")) {
    kith_import_set_selection (import, g_str_equal (selection, "all") ? KITH_IMPORT_SELECT_ALL
                                                                      : KITH_IMPORT_SELECT_FLAGGED);
    return TRUE;
  }
  list = g_file_new_for_commandline_arg (selection);
  if (kith_import_list_references (import, list, cli->cancellable, error))
    return TRUE;
  g_prefix_error (error, "--select: ");
  return FALSE;
}

static KithImportResult *
run_import (KithCli         *cli,
            const KithKind  *kind,
            const char      *path,
            const Options   *options,
            GError         **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (KithImport) import = NULL;
  KithCliProgress progress;
  KithImportResult *result = NULL;

  if (!kith_cli_open (cli, error) || !kith_case_file_require (cli->file, KITH_VERB_IMPORT, error))
    return NULL;
  import = kith_import_new (file, kind, cli->cancellable, error);
  if (import == NULL || !check_format (import, options->format, error) ||
      !select_rows (cli, import, options->select, error))
    return NULL;
  kith_cli_progress_begin (&progress);
  if (options->dry_run)
    result = kith_import_preview (import, cli->file, 0, kith_cli_progress_tell, &progress, cli->cancellable, error);
  else
    result = kith_import_apply (import, cli->file, kith_cli_progress_tell, &progress, cli->cancellable, error);
  kith_cli_progress_end (&progress);
  return result;
}

static JsonNode *
json_refused (KithImportResult *result)
{
  JsonArray *rows = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < result->refused->len; i++) {
    const KithImportItem *item = g_ptr_array_index (result->refused, i);
    JsonObject *row = json_object_new ();

    json_object_set_int_member (row, "line", (gint64) item->line);
    json_object_set_member (row, "college-id", kith_cli_json_text (item->reference));
    json_object_set_string_member (row, "reason", item->reason);
    json_array_add_object_element (rows, row);
  }
  json_node_take_array (node, rows);
  return node;
}

static void
print_json (KithImportResult *result)
{
  static const char *const names[] = { "new", "updated", "unchanged", "refused", "not-selected" };
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (object, "rows", (gint64) result->n_rows);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_object_set_int_member (object, names[i], (gint64) result->counts[i]);
  json_object_set_member (object, "refused-rows", json_refused (result));
  json_node_take_object (node, object);
  kith_cli_print_json (node);
}

static void
say_refused (KithImportResult *result,
             const char       *path)
{
  for (guint i = 0; i < result->refused->len; i++) {
    const KithImportItem *item = g_ptr_array_index (result->refused, i);

    kith_cli_say ("%s:%" G_GUINT64_FORMAT ": %s", path, item->line, item->reason);
  }
}

static void
say_remarks (KithImportResult *result,
             gboolean          dry_run)
{
  g_autofree char *left_out = result->left_out != NULL ? g_strjoinv (", ", result->left_out) : g_strdup ("");

  for (guint i = 0; result->warnings != NULL && result->warnings[i] != NULL; i++)
    kith_cli_say ("%s", result->warnings[i]);
  if (*left_out != '\0')
    /* Translators: a list of what a file holds */
    kith_cli_say (_("Left out, because a welfare team has no need of it: %s."), left_out);
  if (result->n_rows > 0 && result->counts[KITH_IMPORT_NOT_SELECTED] == result->n_rows)
    kith_cli_say (_("No learner of this file has a bursary for vulnerable groups or an EHC plan, or is here already. "
                    "Choose others with --select all or --select FILE."));
  if (dry_run)
    kith_cli_say (_("This was a rehearsal; nothing was changed."));
}

static KithCliStatus
print_result (KithCli          *cli,
              KithImportResult *result,
              const char       *path,
              gboolean          dry_run)
{
  g_autofree char *words = kith_import_result_dup_words (result);

  if (cli->json)
    print_json (result);
  else
    printf ("%s\n", words);
  say_refused (result, path);
  say_remarks (result, dry_run);
  return result->counts[KITH_IMPORT_REFUSED] > 0 ? KITH_CLI_PARTLY : KITH_CLI_DONE;
}

static const KithKind *
find_kind (const char *word)
{
  if (g_str_equal (word, "students"))
    return &kith_student_kind;
  if (g_str_equal (word, "notes"))
    return &kith_note_kind;
  if (g_str_equal (word, "ksbs"))
    return &kith_ksb_kind;
  return g_str_equal (word, "attendance") ? &kith_attendance_kind : NULL;
}

static KithCliStatus
run (KithCli        *cli,
     char          **words,
     const Options  *options)
{
  const KithKind *kind = find_kind (words[1]);
  g_autoptr (KithImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (kind == NULL)
    /* Translators: what somebody typed */
    return kith_cli_fail_usage (_("“%s” cannot be imported. Use students, notes, attendance or ksbs."), words[1]);
  result = run_import (cli, kind, words[2], options, &error);
  if (result != NULL)
    return print_result (cli, result, words[2], options->dry_run);
  if (g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED) &&
      kith_case_file_get_actor (cli->file)->roles == KITH_ROLE_ADMIN)
    kith_cli_say (_("An administrator looks after accounts and backups and sees no casework. Add an account that may "
                    "import: kithctl account add NAME --roles welfare"));
  return kith_cli_fail (error);
}

KithCliStatus
kith_cli_import (KithCli  *cli,
                 char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;
  g_autofree char *select = NULL;
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("What the file is; guessed without"), N_("csv|ilr") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Say what would happen and change nothing"), NULL },
    { "select", 0, 0, G_OPTION_ARG_FILENAME, &select,
      N_("Which students: all, flagged (the usual for ILR), or a file of references, one a line"),
      N_("all|flagged|FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 2, 2, &error))
    return kith_cli_fail (error);
  options.format = format;
  options.select = select;
  return run (cli, words, &options);
}
