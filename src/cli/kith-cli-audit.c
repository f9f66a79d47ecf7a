/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-export.h"
#include "kith-audit-gap.h"
#include "kith-audit-receipt.h"
#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-cli-print.h"
#include "kith-error.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define ARGUMENTS "list [--student ID] [--since DATE] | verify [--receipt TEXT] | accept --reason WHY | export FILE.csv"

typedef struct {
  char *student;
  char *since;
  char *reason;
  char *receipt;
  int limit;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->student);
  g_free (self->since);
  g_free (self->reason);
  g_free (self->receipt);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char *
dup_instant (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

static JsonObject *
json_line (KithCli             *cli,
           const KithAuditLine *line)
{
  g_autofree char *at = dup_instant (line->at);
  g_autofree char *college_id = kith_cli_dup_college_id (cli, line->student);
  JsonObject *object = json_object_new ();
  JsonNode *detail = line->detail != NULL ? json_from_string (line->detail, NULL) : NULL;

  json_object_set_int_member (object, "number", line->number);
  json_object_set_string_member (object, "at", at);
  json_object_set_member (object, "who", kith_cli_json_text (line->who));
  json_object_set_string_member (object, "action", kith_audit_action_get_code (line->action));
  json_object_set_member (object, "kind", kith_cli_json_text (line->kind));
  if (line->record != 0)
    json_object_set_int_member (object, "record", line->record);
  else
    json_object_set_null_member (object, "record");
  json_object_set_member (object, "student", kith_cli_json_text (college_id));
  json_object_set_member (object, "words", kith_cli_json_text (line->words));
  json_object_set_member (object, "detail", detail != NULL ? detail : json_node_new (JSON_NODE_NULL));
  return object;
}

static void
print_json (KithCli   *cli,
            GPtrArray *lines)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < lines->len; i++)
    json_array_add_object_element (array, json_line (cli, g_ptr_array_index (lines, i)));
  json_node_take_array (node, array);
  kith_cli_print_json (node);
}

static void
print_table (KithCli   *cli,
             GPtrArray *lines)
{
  static const char *const headings[] = { "number", "at", "who", "action", "student", "words", NULL };
  g_autoptr (KithCliTable) table = kith_cli_table_new (headings);

  for (guint i = 0; i < lines->len; i++) {
    const KithAuditLine *line = g_ptr_array_index (lines, i);
    g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
    char *college_id = kith_cli_dup_college_id (cli, line->student);

    g_strv_builder_take (cells, g_strdup_printf ("%" G_GINT64_FORMAT, line->number));
    g_strv_builder_take (cells, dup_instant (line->at));
    g_strv_builder_add (cells, line->who != NULL ? line->who : "");
    g_strv_builder_add (cells, kith_audit_action_get_code (line->action));
    g_strv_builder_take (cells, college_id != NULL ? college_id : g_strdup (""));
    g_strv_builder_add (cells, line->words != NULL ? line->words : "");
    kith_cli_table_add_row (table, g_strv_builder_end (cells));
  }
  kith_cli_table_print (table);
}

static gboolean
list (KithCli        *cli,
      const Options  *options,
      GError        **error)
{
  g_autofree char *since = kith_cli_parse_day (cli, "--since", options->since, error);
  KithAuditFilter filter = { .since = since, .limit = (guint) MAX (options->limit, 0) };
  g_autoptr (GPtrArray) lines = NULL;

  if ((options->since != NULL && since == NULL) || !kith_cli_open (cli, error) ||
      !kith_case_file_require (cli->file, KITH_VERB_READ_AUDIT, error))
    return FALSE;
  filter.student = options->student != NULL ? kith_cli_find_student (cli, options->student, error) : 0;
  if (options->student != NULL && filter.student == 0)
    return FALSE;
  lines = kith_audit_list (cli->file, &filter, cli->cancellable, error);
  if (lines == NULL)
    return FALSE;
  if (cli->json)
    print_json (cli, lines);
  else
    print_table (cli, lines);
  return TRUE;
}

static JsonArray *
json_sentences (GStrv sentences)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; sentences[i] != NULL; i++)
    json_array_add_string_element (array, sentences[i]);
  return array;
}

/* Of a receipt that was kept as a file, its text. */
static char *
dup_receipt (const char  *given,
             GError     **error)
{
  char *text = NULL;

  if (!g_file_test (given, G_FILE_TEST_IS_REGULAR))
    return g_strdup (given);
  if (!g_file_get_contents (given, &text, NULL, error))
    return NULL;
  if (g_utf8_validate (text, -1, NULL))
    return text;
  g_free (text);
  g_set_error (error, KITH_ERROR, KITH_ERROR_UNREADABLE,
               _("%s is no text. Give the receipt as text: its number and the eight groups."), given);
  return NULL;
}

/* What it comes to is the last finding or the last remark. */
static gboolean
add_receipt (KithCli           *cli,
             const char        *given,
             KithAuditVerdict  *verdict,
             GError           **error)
{
  g_autofree char *text = dup_receipt (given, error);
  gboolean fits = FALSE;
  char *sentence = text != NULL ? kith_audit_receipt_check (cli->file, text, &fits, error) : NULL;
  GStrv *sentences = fits ? &verdict->remarks : &verdict->findings;
  guint n = g_strv_length (*sentences);

  if (sentence == NULL)
    return FALSE;
  *sentences = g_renew (char *, *sentences, n + 2);
  (*sentences)[n] = sentence;
  (*sentences)[n + 1] = NULL;
  return TRUE;
}

static void
print_verified_json (const KithAuditVerdict *verdict)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (object, "lines", verdict->n_lines);
  json_object_set_int_member (object, "signatures", verdict->n_signatures);
  json_object_set_boolean_member (object, "intact", verdict->findings[0] == NULL);
  json_object_set_array_member (object, "findings", json_sentences (verdict->findings));
  json_object_set_array_member (object, "remarks", json_sentences (verdict->remarks));
  json_node_take_object (node, object);
  kith_cli_print_json (node);
}

static void
print_verified (const KithAuditVerdict *verdict)
{
  for (guint i = 0; verdict->findings[i] != NULL; i++)
    printf ("%s\n", verdict->findings[i]);
  if (verdict->findings[0] == NULL) {
    printf (ngettext ("%d line, intact\n", "%d lines, intact\n", (gulong) verdict->n_lines), (int) verdict->n_lines);
    printf (ngettext ("%d signature fits\n", "%d signatures fit\n", (gulong) verdict->n_signatures), (int) verdict->n_signatures);
  }
  for (guint i = 0; verdict->remarks[i] != NULL; i++)
    printf ("%s\n", verdict->remarks[i]);
}

static KithCliStatus
verify (KithCli        *cli,
        const Options  *options,
        GError        **error)
{
  g_autoptr (KithAuditVerdict) verdict = NULL;

  if (kith_cli_open (cli, error))
    verdict = kith_audit_verify (cli->file, cli->cancellable, error);
  if (verdict == NULL || (options->receipt != NULL && !add_receipt (cli, options->receipt, verdict, error)))
    return kith_cli_fail (*error);
  if (cli->json)
    print_verified_json (verdict);
  else
    print_verified (verdict);
  return verdict->findings[0] == NULL ? KITH_CLI_DONE : KITH_CLI_FAILED;
}

static gboolean
export (KithCli     *cli,
        const char  *path,
        GError     **error)
{
  const KithAuditFilter all = { 0 };
  guint count = 0;

  if (!kith_cli_open (cli, error) || !kith_audit_export_write (cli->file, &all, path, &count, cli->cancellable, error))
    return FALSE;
  printf ("%u\n", count);
  return TRUE;
}

static gboolean
accept (KithCli        *cli,
        const Options  *options,
        GError        **error)
{
  if (options->reason == NULL)
    return kith_cli_set_usage (error, _("Say why this copy is used with --reason WHY."));
  return kith_cli_open (cli, error) && kith_audit_gap_accept (cli->file, options->reason, error);
}

static KithCliStatus
run (KithCli        *cli,
     char          **words,
     const Options  *options)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (words[1], "verify"))
    return verify (cli, options, &error);
  if (g_str_equal (words[1], "list"))
    return list (cli, options, &error) ? KITH_CLI_DONE : kith_cli_fail (error);
  if (g_str_equal (words[1], "accept"))
    return accept (cli, options, &error) ? KITH_CLI_DONE : kith_cli_fail (error);
  if (g_str_equal (words[1], "export") && words[2] != NULL)
    return export (cli, words[2], &error) ? KITH_CLI_DONE : kith_cli_fail (error);
  /* Translators: what has to follow a command */
  return kith_cli_fail_usage (_("Use it as in “kithctl audit %s”."), ARGUMENTS);
}

KithCliStatus
kith_cli_audit (KithCli  *cli,
                char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "student", 0, 0, G_OPTION_ARG_STRING, &options.student, N_("Only what is about this student"), N_("ID") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options.since, N_("Only from this day on"), N_("DATE") },
    { "receipt", 0, 0, G_OPTION_ARG_STRING, &options.receipt, N_("A receipt to compare with, typed or in a file"), N_("TEXT") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_("Why an older copy is used"), N_("WHY") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_("At most so many, the newest first"), N_("N") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 1, 2, &error))
    return kith_cli_fail (error);
  if (options.limit < 0)
    return kith_cli_fail_usage (_("--limit: enter a whole number, 1 or more."));
  return run (cli, words, &options);
}
