/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"

#include "kith-document-private.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* No script, nothing fetched; reads well without the style, in either colour scheme and at any width. */
static const char style[] =
  ":root{color-scheme:light dark}"
  "body{font:1.05rem/1.5 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}"
  "h1{margin-bottom:.2em}h2{border-top:1px solid;padding-top:.5em;font-size:1.15em}h3{font-size:1em}"
  "header,footer,small,dt{opacity:.8}.marking{font-weight:bold}.lead{font-size:1.1em}"
  "blockquote{font-size:1.4em;margin-inline:0;padding-inline-start:1em;border-inline-start:.25em solid}"
  "blockquote p,td,dd,p{white-space:pre-line}"
  "dl{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:.3em 1em}dd{margin:0}"
  "table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.3em .6em;"
  "border-bottom:1px solid}.end{text-align:end}.center{text-align:center}tfoot td,tfoot th{font-weight:bold}"
  ".checks{list-style:none;padding-inline-start:0}"
  ".columns{display:flex;flex-wrap:wrap;gap:0 2rem}.columns>div{flex:1 1 16rem}"
  ".spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
  "@media print{body{margin:0;max-width:none}}";

static const char cover_style[] =
  "display:inline-block;width:4em;height:.9em;vertical-align:-.1em;background:currentColor";

/* Covered words are a box that says of itself that it is one. */
static void
append_escaped (GString    *out,
                const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, KITH_DOCUMENT_COVER, -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *escaped = g_markup_escape_text (parts[i], -1);

    if (i > 0)
      g_string_append_printf (out, "<span style=\"%s\" role=\"img\" aria-label=\"%s\"></span>", cover_style, _("covered"));
    g_string_append (out, escaped);
  }
}

/* An element that holds only text; attributes come from us and are written as they are. */
static void
append_element (GString    *out,
                const char *name,
                const char *attributes,
                const char *text)
{
  g_string_append_printf (out, "<%s%s>", name, attributes);
  append_escaped (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
append_none (GString *out)
{
  append_element (out, "p", "", kith_document_none_text ());
}

static void
append_heading (GString         *out,
                const KithBlock *block)
{
  static const char *const names[] = { "h1", "h2", "h3" };

  append_element (out, names[block->level - 1], " dir=\"auto\"", block->text);
}

static void
append_paragraph (GString         *out,
                  const KithBlock *block)
{
  if (kith_text_is_empty (block->text)) {
    append_none (out);
    return;
  }
  switch ((KithParagraphStyle) block->style) {
  case KITH_PARAGRAPH_NORMAL:
    append_element (out, "p", " dir=\"auto\"", block->text);
    break;
  case KITH_PARAGRAPH_LEAD:
    append_element (out, "p", " class=\"lead\" dir=\"auto\"", block->text);
    break;
  case KITH_PARAGRAPH_LARGE:
    append_element (out, "p", " style=\"font-size:1.4em\" dir=\"auto\"", block->text);
    break;
  case KITH_PARAGRAPH_QUOTE:
    g_string_append (out, "<blockquote dir=\"auto\">");
    append_element (out, "p", " dir=\"auto\"", block->text);
    g_string_append (out, "</blockquote>\n");
    break;
  case KITH_PARAGRAPH_SMALL:
    g_string_append (out, "<p dir=\"auto\"><small>");
    append_escaped (out, block->text);
    g_string_append (out, "</small></p>\n");
    break;
  }
}

static void
append_facts (GString         *out,
              const KithBlock *block)
{
  g_string_append (out, "<dl>\n");
  for (guint i = 0; i + 1 < block->cells->len; i += 2) {
    append_element (out, "dt", " dir=\"auto\"", kith_block_get_cell (block, i));
    append_element (out, "dd", " dir=\"auto\"", kith_block_get_cell (block, i + 1));
  }
  g_string_append (out, "</dl>\n");
}

static void
append_check (GString *out,
              gboolean done)
{
  g_string_append_printf (out, "<span aria-hidden=\"true\">%s</span> <span class=\"spoken\">", done ? "☑" : "☐");
  append_escaped (out, done ? _("Done:") : _("To do:"));
  g_string_append (out, "</span> ");
}

static void
append_list (GString         *out,
             const KithBlock *block)
{
  gboolean checks = block->style != KITH_LIST_BULLETS;

  g_string_append_printf (out, "<ul%s>\n", checks ? " class=\"checks\"" : "");
  for (guint i = 0; i < block->cells->len; i++) {
    g_string_append (out, "<li dir=\"auto\">");
    if (checks)
      append_check (out, g_array_index (block->done, gboolean, i));
    append_escaped (out, kith_block_get_cell (block, i));
    g_string_append (out, "</li>\n");
  }
  g_string_append (out, "</ul>\n");
}

static const char *
get_align_class (const KithBlock *block,
                 guint            column)
{
  switch (g_array_index (block->columns, KithColumn, column).align) {
  case KITH_ALIGN_START:
    return "";
  case KITH_ALIGN_CENTER:
    return " class=\"center\"";
  case KITH_ALIGN_END:
    return " class=\"end\"";
  }
  g_assert_not_reached ();
}

/* The first cell names its row, so that a screen reader can say where it is. */
static void
append_row (GString           *out,
            const KithBlock   *block,
            const char *const *cells,
            guint              item)
{
  g_string_append (out, "<tr>");
  for (guint column = 0; column < block->n_columns; column++) {
    g_string_append (out, column == 0 ? "<th scope=\"row\" dir=\"auto\"" : "<td dir=\"auto\"");
    g_string_append_printf (out, "%s>", get_align_class (block, column));
    if (column == 0 && item != 0)
      g_string_append_printf (out, "<a href=\"#item-%u\">", item);
    append_escaped (out, cells[column]);
    if (column == 0 && item != 0)
      g_string_append (out, "</a>");
    g_string_append (out, column == 0 ? "</th>" : "</td>");
  }
  g_string_append (out, "</tr>\n");
}

static void
append_table (GString         *out,
              const KithBlock *block)
{
  g_string_append (out, "<table>\n<thead><tr>");
  for (guint column = 0; column < block->n_columns; column++) {
    g_string_append_printf (out, "<th scope=\"col\"%s>", get_align_class (block, column));
    append_escaped (out, g_array_index (block->columns, KithColumn, column).title);
    g_string_append (out, "</th>");
  }
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < kith_block_get_n_rows (block); row++)
    append_row (out, block, (const char *const *) block->cells->pdata + (gsize) row * block->n_columns,
                block->items != NULL ? g_array_index (block->items, guint, row) : 0);
  g_string_append (out, "</tbody>\n");
  if (block->totals != NULL) {
    g_string_append (out, "<tfoot>");
    append_row (out, block, (const char *const *) block->totals->pdata, 0);
    g_string_append (out, "</tfoot>\n");
  }
  g_string_append (out, "</table>\n");
}

static void
append_chart_head (GString   *out,
                   KithChart *chart)
{
  g_string_append (out, "<thead><tr><td></td>");
  for (guint s = 0; s < kith_chart_get_n_series (chart); s++) {
    const char *name = kith_chart_get_series_name (chart, s);

    g_string_append (out, "<th scope=\"col\">");
    append_escaped (out, *name != '\0' ? name : _("Value"));
    g_string_append (out, "</th>");
  }
  g_string_append (out, "</tr></thead>\n");
}

static void
append_chart_rows (GString   *out,
                   KithChart *chart)
{
  for (guint c = 0; c < kith_chart_get_n_categories (chart); c++) {
    g_string_append (out, "<tr><th scope=\"row\" dir=\"auto\">");
    append_escaped (out, kith_chart_get_category (chart, c));
    g_string_append (out, "</th>");
    for (guint s = 0; s < kith_chart_get_n_series (chart); s++) {
      g_autofree char *value = kith_chart_dup_cell (chart, s, c);

      g_string_append (out, "<td>");
      append_escaped (out, value);
      g_string_append (out, "</td>");
    }
    g_string_append (out, "</tr>\n");
  }
}

/* The numbers are the figure here: nobody has to be told in words what a picture would have shown. A single rating is
 * said in the caption already. */
static void
append_chart (GString         *out,
              const KithBlock *block)
{
  g_autofree char *description = kith_chart_dup_description (block->chart);

  g_string_append (out, "<figure>\n");
  append_element (out, "figcaption", " dir=\"auto\"", description);
  if (kith_chart_get_kind (block->chart) != KITH_CHART_SCALE && kith_chart_get_kind (block->chart) != KITH_CHART_CODE &&
      !kith_chart_is_empty (block->chart)) {
    g_string_append (out, "<table>\n");
    append_chart_head (out, block->chart);
    g_string_append (out, "<tbody>\n");
    append_chart_rows (out, block->chart);
    g_string_append (out, "</tbody>\n</table>\n");
  }
  g_string_append (out, "</figure>\n");
}

static void
append_signatures (GString         *out,
                   const KithBlock *block)
{
  for (guint i = 0; i < block->cells->len; i++) {
    g_string_append (out, "<p>");
    append_escaped (out, kith_block_get_cell (block, i));
    g_string_append (out, ": ______________________________ ");
    append_escaped (out, _("Date"));
    g_string_append (out, ": ______________</p>\n");
  }
}

static void
append_answer (GString         *out,
               const KithBlock *block)
{
  append_element (out, "p", " class=\"question\" dir=\"auto\"", block->text);
  if (block->hint != NULL)
    append_element (out, "p", " class=\"small\" dir=\"auto\"", block->hint);
  if (block->cells != NULL)
    g_string_append (out, "<ul>\n");
  for (guint i = 0; block->cells != NULL && i < block->cells->len; i++) {
    g_string_append (out, "<li>☐ ");
    append_escaped (out, kith_block_get_cell (block, i));
    g_string_append (out, "</li>\n");
  }
  if (block->cells != NULL)
    g_string_append (out, "</ul>\n");
  for (guint i = 0; i < block->level; i++)
    g_string_append (out, "<p>______________________________________________________________</p>\n");
}

static void
append_block (GString         *out,
              const KithBlock *block)
{
  if (block->cells != NULL && block->cells->len == 0) {
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
  case KITH_BLOCK_COLUMNS_BEGIN:
    g_string_append (out, "<div class=\"columns\"><div>\n");
    break;
  case KITH_BLOCK_COLUMNS_NEXT:
    g_string_append (out, "</div><div>\n");
    break;
  case KITH_BLOCK_COLUMNS_END:
    g_string_append (out, "</div></div>\n");
    break;
  case KITH_BLOCK_ITEM:
    if (!block->style)
      g_string_append_printf (out, "<a id=\"item-%u\"></a>\n", block->level);
    break;
  case KITH_BLOCK_SPACE:
  case KITH_BLOCK_PAGE_BREAK:
  case KITH_BLOCK_GROUP_BEGIN:
  case KITH_BLOCK_GROUP_END:
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
             const char *attributes,
             const char *text)
{
  if (*text != '\0')
    append_element (out, "p", attributes, text);
}

static void
append_head (GString      *out,
             KithDocument *document)
{
  g_string_append (out, "<!DOCTYPE html>\n<html lang=\"");
  append_escaped (out, kith_document_get_text (document, KITH_DOCUMENT_LANGUAGE));
  g_string_append (out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  append_element (out, "title", "", kith_document_get_text (document, KITH_DOCUMENT_TITLE));
  g_string_append_printf (out, "<style>%s</style>\n</head>\n<body>\n<header>\n", style);
  append_line (out, " class=\"marking\"", kith_document_get_text (document, KITH_DOCUMENT_MARKING));
  append_line (out, "", kith_document_get_text (document, KITH_DOCUMENT_REPORT_NAME));
  append_line (out, "", kith_document_get_text (document, KITH_DOCUMENT_ORGANISATION));
  g_string_append (out, "</header>\n<main>\n");
}

static void
append_foot (GString      *out,
             KithDocument *document)
{
  g_autofree char *printed = kith_document_dup_printed_line (document);

  g_string_append (out, "</main>\n<footer>\n");
  append_line (out, "", printed);
  append_line (out, "", kith_document_get_text (document, KITH_DOCUMENT_FILTERS));
  append_line (out, "", kith_document_get_text (document, KITH_DOCUMENT_COPY));
  append_line (out, "", kith_document_disposal_text ());
  g_string_append (out, "</footer>\n</body>\n</html>\n");
}

/**
 * kith_document_to_html:
 * @document: a finished document
 *
 * The document as one HTML page without anything outside itself: headings, lists, tables with named rows and columns,
 * charts as their numbers. It is the accessible form of the report, since a PDF from Cairo cannot carry everything a
 * screen reader asks for.
 *
 * Returns: (transfer full): the page
 */
char *
kith_document_to_html (KithDocument *document)
{
  GString *out;

  g_return_val_if_fail (KITH_IS_DOCUMENT (document), NULL);

  out = g_string_new (NULL);
  append_head (out, document);
  kith_document_foreach_block (document, append_next_block, out);
  append_foot (out, document);
  return g_string_free (out, FALSE);
}
