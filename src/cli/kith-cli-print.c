/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-print.h"

#include "kith-cli-find.h"
#include "kith-json.h"
#include "kith-student.h"
#include "kith-text.h"

#include <stdio.h>

#define WIDEST 60
#define BETWEEN "  "

struct _KithCliTable
{
  GStrv headings;
  GPtrArray *rows;
};

static void
free_row (gpointer data)
{
  g_strfreev (data);
}

/**
 * kith_cli_table_new:
 * @headings: (array zero-terminated=1): over the columns
 *
 * Returns: (transfer full): a table without rows
 */
KithCliTable *
kith_cli_table_new (const char *const *headings)
{
  KithCliTable *self = g_new0 (KithCliTable, 1);

  self->headings = g_strdupv ((char **) headings);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

/**
 * kith_cli_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
kith_cli_table_free (KithCliTable *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->headings);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* A cell is one line and no wider than a reader can follow across. */
static char *
dup_cell (const char *text)
{
  g_autofree char *line = kith_text_tidy_line (text != NULL ? text : "");

  return kith_text_ellipsize (line, WIDEST);
}

/**
 * kith_cli_table_add_row:
 * @self: a table
 * @cells: (transfer full) (array zero-terminated=1): the cells
 */
void
kith_cli_table_add_row (KithCliTable  *self,
                        char         **cells)
{
  g_assert (g_strv_length (cells) == g_strv_length (self->headings));

  for (guint i = 0; cells[i] != NULL; i++) {
    g_autofree char *before = cells[i];

    cells[i] = dup_cell (before);
  }
  g_ptr_array_add (self->rows, cells);
}

static int
get_width (const char *text)
{
  int width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (!g_unichar_iszerowidth (letter))
      width += g_unichar_iswide (letter) ? 2 : 1;
  }
  return width;
}

static void
print_row (char      **cells,
           const int  *widths,
           guint       n_columns)
{
  for (guint i = 0; i < n_columns; i++) {
    fputs (cells[i], stdout);
    if (i + 1 < n_columns)
      printf ("%*s" BETWEEN, widths[i] - get_width (cells[i]), "");
  }
  fputc ('\n', stdout);
}

/**
 * kith_cli_table_print:
 * @self: a table
 *
 * Prints the headings and the rows; nothing at all without rows.
 */
void
kith_cli_table_print (KithCliTable *self)
{
  guint n_columns = g_strv_length (self->headings);
  g_autofree int *widths = g_new0 (int, n_columns);

  for (guint i = 0; i < n_columns; i++)
    widths[i] = get_width (self->headings[i]);
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < n_columns; j++)
      widths[j] = MAX (widths[j], get_width (((char **) g_ptr_array_index (self->rows, i))[j]));
  if (self->rows->len > 0)
    print_row (self->headings, widths, n_columns);
  for (guint i = 0; i < self->rows->len; i++)
    print_row (g_ptr_array_index (self->rows, i), widths, n_columns);
}

/**
 * kith_cli_print_fact:
 * @label: what it is
 * @value: (nullable): what is known; nothing is printed without
 */
void
kith_cli_print_fact (const char *label,
                     const char *value)
{
  if (!kith_text_is_empty (value))
    printf ("%s: %s\n", label, value);
}

/**
 * kith_cli_print_json:
 * @node: (transfer full): a value
 *
 * Prints it with a line break behind.
 */
void
kith_cli_print_json (JsonNode *node)
{
  g_autofree char *text = kith_json_to_text (node);

  fputs (text, stdout);
  if (!g_str_has_suffix (text, "\n"))
    fputc ('\n', stdout);
  json_node_unref (node);
}

/**
 * kith_cli_print_id:
 * @cli: a run
 * @id: the record that was added
 *
 * Prints the id alone, for scripts.
 */
void
kith_cli_print_id (KithCli *cli,
                   gint64   id)
{
  JsonObject *object = NULL;
  JsonNode *node = NULL;

  if (!cli->json) {
    printf ("%" G_GINT64_FORMAT "\n", id);
    return;
  }
  object = json_object_new ();
  node = json_node_new (JSON_NODE_OBJECT);
  json_object_set_int_member (object, "id", id);
  json_node_take_object (node, object);
  kith_cli_print_json (node);
}

/**
 * kith_cli_print_secret:
 * @cli: a run
 * @name: what it is, in JSON
 * @secret: a recovery key or an activation code, which has only letters, digits and hyphens
 *
 * Prints a secret as the only line. Straight to the output: a tree of JSON would leave copies of it in memory.
 */
void
kith_cli_print_secret (KithCli    *cli,
                       const char *name,
                       const char *secret)
{
  if (cli->json)
    printf ("{\"%s\": \"%s\"}\n", name, secret);
  else
    printf ("%s\n", secret);
}

/**
 * kith_cli_json_text:
 * @text: (nullable): text
 *
 * Returns: (transfer full): the text, or null
 */
JsonNode *
kith_cli_json_text (const char *text)
{
  return text != NULL ? json_node_init_string (json_node_alloc (), text) : json_node_new (JSON_NODE_NULL);
}

/**
 * kith_cli_json_record:
 * @cli: a run
 * @record: a record
 *
 * Like [func@json_from_record], but with students by the college's id, as they are named on the command line.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
kith_cli_json_record (KithCli    *cli,
                      KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  JsonNode *node = kith_json_from_record (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *college_id = NULL;

    if (kind->fields[i].type != KITH_FIELD_LINK || kith_kind_find (kind->fields[i].kind) != &kith_student_kind)
      continue;
    college_id = kith_cli_dup_college_id (cli, kith_record_get_number (record, i));
    json_object_set_member (json_node_get_object (node), kind->fields[i].name, kith_cli_json_text (college_id));
  }
  return node;
}
