/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-cli-print.h"
#include "kith-kinds.h"
#include "kith-search.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#define USUAL_LIMIT 20

/* Bold on a terminal, stars elsewhere. */
static char *
dup_marked (const KithMatch *match)
{
  const char *before = isatty (STDOUT_FILENO) ? "\033[1m" : "*";
  const char *after = isatty (STDOUT_FILENO) ? "\033[0m" : "*";
  GString *text = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; match->marks != NULL && i < match->marks->len; i++) {
    const KithMark *mark = &g_array_index (match->marks, KithMark, i);

    g_string_append_len (text, match->text + done, (gssize) (mark->start - done));
    g_string_append (text, before);
    g_string_append_len (text, match->text + mark->start, mark->length);
    g_string_append (text, after);
    done = mark->start + mark->length;
  }
  g_string_append (text, match->text != NULL ? match->text + done : "");
  return g_strdelimit (g_string_free_and_steal (text), "\n\t", ' ');
}

/* Students are named by the college's id, other records by theirs and by whose they are. */
static char *
dup_reference (KithCli         *cli,
               const KithMatch *match)
{
  g_autofree char *college_id = kith_cli_dup_college_id (cli, match->student);

  if (match->kind == &kith_student_kind)
    return g_steal_pointer (&college_id);
  if (match->student == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, match->id);
  return g_strdup_printf ("%" G_GINT64_FORMAT " (%s)", match->id, college_id != NULL ? college_id : "");
}

static void
print_match (KithCli         *cli,
             const KithMatch *match)
{
  g_autofree char *reference = dup_reference (cli, match);
  g_autofree char *marked = dup_marked (match);

  printf ("%s %s: %s", match->kind->name, reference, match->title);
  if (match->date != NULL)
    printf (", %s", match->date);
  if (match->is_archived)
    /* Translators: said of a student who left and whose record was put away */
    printf (" (%s)", _("archived"));
  printf (": %s: %s\n", match->reason, marked);
}

static JsonArray *
json_marks (const KithMatch *match)
{
  JsonArray *marks = json_array_new ();

  for (guint i = 0; match->marks != NULL && i < match->marks->len; i++) {
    const KithMark *mark = &g_array_index (match->marks, KithMark, i);
    JsonArray *pair = json_array_new ();

    json_array_add_int_element (pair, mark->start);
    json_array_add_int_element (pair, mark->length);
    json_array_add_array_element (marks, pair);
  }
  return marks;
}

static JsonObject *
json_match (KithCli         *cli,
            const KithMatch *match)
{
  JsonObject *object = json_object_new ();
  g_autofree char *college_id = kith_cli_dup_college_id (cli, match->student);

  json_object_set_string_member (object, "kind", match->kind->name);
  json_object_set_int_member (object, "id", match->id);
  json_object_set_member (object, "student", kith_cli_json_text (college_id));
  json_object_set_string_member (object, "title", match->title);
  json_object_set_member (object, "date", kith_cli_json_text (match->date));
  json_object_set_boolean_member (object, "archived", match->is_archived);
  json_object_set_string_member (object, "field", match->field);
  json_object_set_string_member (object, "reason", match->reason);
  json_object_set_string_member (object, "text", match->text);
  json_object_set_array_member (object, "marks", json_marks (match));
  return object;
}

static void
print_matches (KithCli     *cli,
               KithMatches *matches)
{
  JsonArray *array = cli->json ? json_array_new () : NULL;
  JsonNode *node = NULL;

  for (guint i = 0; i < matches->list->len; i++) {
    if (cli->json)
      json_array_add_object_element (array, json_match (cli, g_ptr_array_index (matches->list, i)));
    else
      print_match (cli, g_ptr_array_index (matches->list, i));
  }
  if (!cli->json)
    return;
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  kith_cli_print_json (node);
}

KithCliStatus
kith_cli_search (KithCli  *cli,
                 char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithMatches) matches = NULL;
  g_autofree char *query = NULL;
  int limit = USUAL_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("At most so many of each kind (20)"), N_("N") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, "WORDS [--limit N]", entries, &words, 1, G_MAXUINT, &error))
    return kith_cli_fail (error);
  if (limit < 1)
    return kith_cli_fail_usage (_("--limit: enter a whole number, 1 or more."));
  query = g_strjoinv (" ", words + 1);
  if (!kith_cli_open (cli, &error))
    return kith_cli_fail (error);
  matches = kith_search (cli->file, query, KITH_SEARCH_EVERYTHING, 0, (guint) limit, cli->cancellable, &error);
  if (matches == NULL)
    return kith_cli_fail (error);
  if (matches->is_near)
    kith_cli_say (_("Nobody has exactly that name. These are one letter away."));
  print_matches (cli, matches);
  if (matches->list->len == 0)
    kith_cli_say (_("Nothing matches among what this account may see."));
  return KITH_CLI_DONE;
}
