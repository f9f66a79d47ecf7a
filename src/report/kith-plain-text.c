/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plain-text.h"

#include "kith-document-private.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* A table wider than this is read out record by record instead. */
#define WIDEST_TABLE 100

/* Columns a text takes on a terminal or in a monospaced editor. */
static guint
count_cells (const char *text)
{
  guint n_cells = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar letter = g_utf8_get_char (text);

    if (!g_unichar_iszerowidth (letter))
      n_cells += g_unichar_iswide (letter) ? 2 : 1;
  }
  return n_cells;
}

static void
append_repeated (GString    *out,
                 const char *letter,
                 guint       times)
{
  while (times-- > 0)
    g_string_append (out, letter);
}

/* One empty line between blocks, none at the top. */
static void
separate (GString *out)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
}

static void
append_prefixed (GString    *out,
                 const char *prefix,
                 const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%s%s\n", prefix, lines[i]);
}

static void
append_heading (GString         *out,
                const KithBlock *block)
{
  static const char *const underlines[] = { "=", "-", NULL };

  separate (out);
  g_string_append_printf (out, "%s\n", block->text);
  if (underlines[block->level - 1] == NULL)
    return;
  append_repeated (out, underlines[block->level - 1], count_cells (block->text));
  g_string_append_c (out, '\n');
}

static void
append_paragraph (GString         *out,
                  const KithBlock *block)
{
  const char *text = kith_text_is_empty (block->text) ? kith_document_none_text () : block->text;

  separate (out);
  append_prefixed (out, block->style == KITH_PARAGRAPH_QUOTE ? "  | " : "", text);
}

static void
append_none (GString *out)
{
  separate (out);
  g_string_append_printf (out, "%s\n", kith_document_none_text ());
}

/* "Label: value", the further lines of a value under its first. */
static void
append_fact (GString    *out,
             const char *indent,
             const char *label,
             const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  g_string_append_printf (out, "%s%s: %s\n", indent, label, lines[0] != NULL ? lines[0] : "");
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    g_string_append_printf (out, "%s  %s\n", indent, lines[i]);
}

static void
append_facts (GString         *out,
              const KithBlock *block)
{
  separate (out);
  for (guint i = 0; i + 1 < block->cells->len; i += 2)
    append_fact (out, "", kith_block_get_cell (block, i), kith_block_get_cell (block, i + 1));
}

static void
append_list (GString         *out,
             const KithBlock *block)
{
  separate (out);
  for (guint i = 0; i < block->cells->len; i++) {
    const char *mark = "*";

    if (block->style != KITH_LIST_BULLETS)
      mark = g_array_index (block->done, gboolean, i) ? "[x]" : "[ ]";
    g_string_append_printf (out, "%s %s\n", mark, kith_block_get_cell (block, i));
  }
}

static const char *
get_column_title (const KithBlock *block,
                  guint            column)
{
  return g_array_index (block->columns, KithColumn, column).title;
}

static void
widen (guint      *widths,
       guint       column,
       const char *text)
{
  widths[column] = MAX (widths[column], count_cells (text));
}

/* Returns the width of the whole table, as if endless when a cell has several lines. */
static guint
measure_table (const KithBlock *block,
               guint           *widths)
{
  guint total = 2 * (block->n_columns - 1);

  for (guint column = 0; column < block->n_columns; column++)
    widen (widths, column, get_column_title (block, column));
  for (guint i = 0; i < block->cells->len; i++) {
    if (strchr (kith_block_get_cell (block, i), '\n') != NULL)
      return G_MAXUINT;
    widen (widths, i % block->n_columns, kith_block_get_cell (block, i));
  }
  for (guint i = 0; block->totals != NULL && i < block->totals->len; i++)
    widen (widths, i, g_ptr_array_index (block->totals, i));
  for (guint column = 0; column < block->n_columns; column++)
    total += widths[column];
  return total;
}

static void
append_aligned_row (GString           *out,
                    const KithBlock   *block,
                    const guint       *widths,
                    const char *const *cells)
{
  for (guint column = 0; column < block->n_columns; column++) {
    guint room = widths[column] - count_cells (cells[column]);
    gboolean at_end = g_array_index (block->columns, KithColumn, column).align == KITH_ALIGN_END;

    append_repeated (out, " ", at_end ? room : 0);
    g_string_append (out, cells[column]);
    if (column + 1 < block->n_columns)
      append_repeated (out, " ", 2 + (at_end ? 0 : room));
  }
  g_string_append_c (out, '\n');
}

static void
append_rule (GString         *out,
             const KithBlock *block,
             const guint     *widths)
{
  for (guint column = 0; column < block->n_columns; column++) {
    append_repeated (out, "-", widths[column]);
    append_repeated (out, " ", column + 1 < block->n_columns ? 2 : 0);
  }
  g_string_append_c (out, '\n');
}

static const char *const *
get_row (const KithBlock *block,
         guint            row)
{
  return (const char *const *) block->cells->pdata + (gsize) row * block->n_columns;
}

static void
append_aligned_table (GString         *out,
                      const KithBlock *block,
                      const guint     *widths)
{
  g_autofree const char **titles = g_new (const char *, block->n_columns);

  for (guint column = 0; column < block->n_columns; column++)
    titles[column] = get_column_title (block, column);
  append_aligned_row (out, block, widths, titles);
  append_rule (out, block, widths);
  for (guint row = 0; row < kith_block_get_n_rows (block); row++)
    append_aligned_row (out, block, widths, get_row (block, row));
  if (block->totals == NULL)
    return;
  append_rule (out, block, widths);
  append_aligned_row (out, block, widths, (const char *const *) block->totals->pdata);
}

static void
append_record (GString           *out,
               const KithBlock   *block,
               const char *const *cells)
{
  for (guint column = 0; column < block->n_columns; column++)
    if (*cells[column] != '\0')
      append_fact (out, column == 0 ? "" : "  ", get_column_title (block, column), cells[column]);
}

static void
append_table (GString         *out,
              const KithBlock *block)
{
  g_autofree guint *widths = g_new0 (guint, block->n_columns);

  separate (out);
  if (measure_table (block, widths) <= WIDEST_TABLE) {
    append_aligned_table (out, block, widths);
    return;
  }
  for (guint row = 0; row < kith_block_get_n_rows (block); row++) {
    if (row > 0)
      g_string_append_c (out, '\n');
    append_record (out, block, get_row (block, row));
  }
  if (block->totals != NULL) {
    g_string_append_c (out, '\n');
    append_record (out, block, (const char *const *) block->totals->pdata);
  }
}

static void
append_chart (GString         *out,
              const KithBlock *block)
{
  g_autofree char *description = kith_chart_dup_description (block->chart);

  separate (out);
  g_string_append_printf (out, "%s\n", description);
}

static void
append_signatures (GString         *out,
                   const KithBlock *block)
{
  for (guint i = 0; i < block->cells->len; i++) {
    separate (out);
    g_string_append_printf (out, "%s: ______________________________  %s: ______________\n", kith_block_get_cell (block, i),
                            _("Date"));
  }
}

static void
append_answer (GString         *out,
               const KithBlock *block)
{
  separate (out);
  g_string_append_printf (out, "%s\n", block->text);
  if (block->hint != NULL)
    g_string_append_printf (out, "(%s)\n", block->hint);
  for (guint i = 0; block->cells != NULL && i < block->cells->len; i++)
    g_string_append_printf (out, "[ ] %s\n", kith_block_get_cell (block, i));
  for (guint i = 0; i < block->level; i++)
    g_string_append (out, "______________________________________________________________\n");
}

static gboolean
is_empty_block (const KithBlock *block)
{
  return block->cells != NULL && block->cells->len == 0;
}

static void
append_block (GString         *out,
              const KithBlock *block)
{
  if (is_empty_block (block)) {
    append_none (out);
    return;
  }
  switch (block->kind) {
  case KITH_BLOCK_HEADING:
    append_heading (out, block);
    break;
  case KITH_BLOCK_PARAGRAPH:
    append_paragraph (out, block);
    break;
  case KITH_BLOCK_FACTS:
    append_facts (out, block);
    break;
  case KITH_BLOCK_LIST:
    append_list (out, block);
    break;
  case KITH_BLOCK_TABLE:
    append_table (out, block);
    break;
  case KITH_BLOCK_CHART:
    append_chart (out, block);
    break;
  case KITH_BLOCK_SIGNATURES:
    append_signatures (out, block);
    break;
  case KITH_BLOCK_ANSWER:
    append_answer (out, block);
    break;
  case KITH_BLOCK_SPACE:
  case KITH_BLOCK_PAGE_BREAK:
  case KITH_BLOCK_ITEM:
  case KITH_BLOCK_GROUP_BEGIN:
  case KITH_BLOCK_GROUP_END:
  case KITH_BLOCK_COLUMNS_BEGIN:
  case KITH_BLOCK_COLUMNS_NEXT:
  case KITH_BLOCK_COLUMNS_END:
    break;
  }
}

static void
append_next_block (const KithBlock *block,
                   gpointer         user_data)
{
  g_autoptr (KithBlock) contents = block->items != NULL ? kith_block_new_without_pages (block) : NULL;

  append_block (user_data, contents != NULL ? contents : block);
}

static void
append_line (GString    *out,
             const char *text)
{
  if (*text != '\0')
    g_string_append_printf (out, "%s\n", text);
}

static void
append_foot (GString      *out,
             KithDocument *document)
{
  g_autofree char *printed = kith_document_dup_printed_line (document);

  separate (out);
  g_string_append (out, "--\n");
  append_line (out, printed);
  append_line (out, kith_document_get_text (document, KITH_DOCUMENT_FILTERS));
  append_line (out, kith_document_get_text (document, KITH_DOCUMENT_COPY));
  append_line (out, kith_document_disposal_text ());
}

/**
 * kith_document_to_plain_text:
 * @document: a finished document
 *
 * The document for a screen reader, a braille line or a terminal: headings underlined, tables in aligned columns or,
 * when they are wide, record by record. Paragraphs are not wrapped.
 *
 * Returns: (transfer full): the text
 */
char *
kith_document_to_plain_text (KithDocument *document)
{
  GString *out;

  g_return_val_if_fail (KITH_IS_DOCUMENT (document), NULL);

  out = g_string_new (NULL);
  append_line (out, kith_document_get_text (document, KITH_DOCUMENT_MARKING));
  append_line (out, kith_document_get_text (document, KITH_DOCUMENT_REPORT_NAME));
  append_line (out, kith_document_get_text (document, KITH_DOCUMENT_ORGANISATION));
  kith_document_foreach_block (document, append_next_block, out);
  append_foot (out, document);
  g_string_replace (out, KITH_DOCUMENT_COVER, kith_document_cover_text (), 0);
  return g_string_free (out, FALSE);
}
