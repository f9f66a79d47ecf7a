/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-document.h"

#include "kith-document-private.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/**
 * KithDocument:
 *
 * A report before it has a size: texts that belong to the whole, and blocks in reading order.
 *
 * It is built once from plain values, all of them copied, and then read by the page layout, the plain text and the
 * HTML. It is not changed after the first of these has read it, so it may be handed to another thread.
 */
G_DEFINE_FINAL_TYPE (KithDocument, kith_document, G_TYPE_OBJECT)

static void
clear_column (gpointer data)
{
  KithColumn *column = data;

  g_free ((char *) column->title);
}

GArray *
kith_block_new_columns (void)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (KithColumn));

  g_array_set_clear_func (columns, clear_column);
  return columns;
}

void
kith_block_clear (gpointer data)
{
  KithBlock *block = data;

  g_free (block->text);
  g_free (block->hint);
  g_clear_pointer (&block->cells, g_ptr_array_unref);
  g_clear_pointer (&block->done, g_array_unref);
  g_clear_pointer (&block->columns, g_array_unref);
  g_clear_pointer (&block->totals, g_ptr_array_unref);
  g_clear_pointer (&block->items, g_array_unref);
  g_clear_pointer (&block->weights, g_array_unref);
  g_clear_pointer (&block->chart, kith_chart_unref);
}

static void
kith_document_finalize (GObject *object)
{
  KithDocument *self = KITH_DOCUMENT (object);

  for (guint i = 0; i < KITH_DOCUMENT_N_TEXTS; i++)
    g_free (self->texts[i]);
  g_array_unref (self->blocks);
  g_array_unref (self->sections);
  g_ptr_array_unref (self->findings);

  G_OBJECT_CLASS (kith_document_parent_class)->finalize (object);
}

static void
kith_document_class_init (KithDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_document_finalize;
}

static void
kith_document_init (KithDocument *self)
{
  self->blocks = g_array_new (FALSE, TRUE, sizeof (KithBlock));
  g_array_set_clear_func (self->blocks, kith_block_clear);
  self->sections = kith_document_new_sections ();
  self->findings = g_ptr_array_new_with_free_func (g_free);
  self->texts[KITH_DOCUMENT_LANGUAGE] = g_strdup ("en-GB");
}

/**
 * kith_document_new:
 * @title: title for the properties of the file; the heading people see is a block of its own
 *
 * Returns: (transfer full): an empty document, portrait, that flows over as many pages as it takes
 */
KithDocument *
kith_document_new (const char *title)
{
  KithDocument *self = g_object_new (KITH_TYPE_DOCUMENT, NULL);

  kith_document_set_text (self, KITH_DOCUMENT_TITLE, title);
  return self;
}

/* The text engine wants UTF-8 without NUL; what comes from an old import may not be. */
static char *
clean (const char *text)
{
  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

/**
 * kith_document_set_text:
 * @self: a document
 * @which: the text to set
 * @text: (nullable): its value; empty leaves the place on the page empty
 */
void
kith_document_set_text (KithDocument    *self,
                        KithDocumentText which,
                        const char      *text)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (which < KITH_DOCUMENT_N_TEXTS);

  g_free (self->texts[which]);
  self->texts[which] = clean (text);
}

/**
 * kith_document_get_text:
 * @self: a document
 * @which: the text wanted
 *
 * Returns: the text, empty when it was not set
 */
const char *
kith_document_get_text (KithDocument    *self,
                        KithDocumentText which)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), "");
  g_return_val_if_fail (which < KITH_DOCUMENT_N_TEXTS, "");

  return self->texts[which] != NULL ? self->texts[which] : "";
}

/**
 * kith_document_set_orientation:
 * @self: a document
 * @orientation: which way the paper is turned
 */
void
kith_document_set_orientation (KithDocument   *self,
                               KithOrientation orientation)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));

  self->orientation = orientation;
}

/**
 * kith_document_get_orientation:
 * @self: a document
 *
 * Returns: which way the paper is turned
 */
KithOrientation
kith_document_get_orientation (KithDocument *self)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), KITH_ORIENTATION_PORTRAIT);

  return self->orientation;
}

/**
 * kith_document_set_fit:
 * @self: a document
 * @fit: whether to try for one page
 */
void
kith_document_set_fit (KithDocument *self,
                       KithFit       fit)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));

  self->fit = fit;
}

/**
 * kith_document_get_fit:
 * @self: a document
 *
 * Returns: whether to try for one page
 */
KithFit
kith_document_get_fit (KithDocument *self)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), KITH_FIT_FLOW);

  return self->fit;
}

/**
 * kith_document_set_print:
 * @self: a document
 * @print: how large its text is
 */
void
kith_document_set_print (KithDocument *self,
                         KithPrint     print)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));

  self->print = print;
}

/**
 * kith_document_get_print:
 * @self: a document
 *
 * Returns: how large its text is
 */
KithPrint
kith_document_get_print (KithDocument *self)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), KITH_PRINT_USUAL);

  return self->print;
}

/**
 * kith_document_set_created:
 * @self: a document
 * @seconds: when it was made, in seconds since 1970 UTC; 0 leaves the date out of the file
 */
void
kith_document_set_created (KithDocument *self,
                           gint64        seconds)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));

  self->created = seconds;
}

/**
 * kith_document_get_created:
 * @self: a document
 *
 * Returns: when it was made, in seconds since 1970 UTC; 0 when it was not said
 */
gint64
kith_document_get_created (KithDocument *self)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), 0);

  return self->created;
}

/* The pointer is good until the next block is added. */
KithBlock *
kith_document_add_block (KithDocument *self,
                         KithBlockKind kind)
{
  KithBlock block = { .kind = kind };

  g_array_append_val (self->blocks, block);
  return &g_array_index (self->blocks, KithBlock, self->blocks->len - 1);
}

KithBlock *
kith_document_get_last_block (KithDocument *self)
{
  g_return_val_if_fail (self->blocks->len > 0, NULL);

  return &g_array_index (self->blocks, KithBlock, self->blocks->len - 1);
}

/**
 * kith_document_add_heading:
 * @self: a document
 * @level: 1 for the title of the report, 2 for a section, 3 inside a section
 * @text: the heading
 *
 * A heading stays with what follows it, and is a bookmark in the PDF.
 */
void
kith_document_add_heading (KithDocument *self,
                           guint         level,
                           const char   *text)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (level >= 1 && level <= 3);

  block = kith_document_add_block (self, KITH_BLOCK_HEADING);
  block->level = level;
  block->text = clean (text);
}

/**
 * kith_document_add_paragraph:
 * @self: a document
 * @style: how it looks
 * @text: (nullable): plain text, lines and all; empty text prints "None recorded"
 */
void
kith_document_add_paragraph (KithDocument      *self,
                             KithParagraphStyle style,
                             const char        *text)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));

  block = kith_document_add_block (self, KITH_BLOCK_PARAGRAPH);
  block->style = style;
  block->text = clean (text);
  g_strchomp (block->text);
}

/**
 * kith_document_add_facts:
 * @self: a document
 * @n_columns: how many stand side by side, 1 to 3; with 1 the value stands beside its label, else under it
 * @facts: (array length=n_facts): labels and values; an empty value prints "None recorded"
 * @n_facts: how many
 */
void
kith_document_add_facts (KithDocument   *self,
                         guint           n_columns,
                         const KithFact *facts,
                         gsize           n_facts)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (n_columns >= 1 && n_columns <= 3);

  block = kith_document_add_block (self, KITH_BLOCK_FACTS);
  block->n_columns = n_columns;
  block->cells = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < n_facts; i++) {
    g_ptr_array_add (block->cells, clean (facts[i].label));
    g_ptr_array_add (block->cells, clean (facts[i].value));
  }
}

/**
 * kith_document_add_list:
 * @self: a document
 * @style: what stands before each item
 * @items: (array length=n_items): the items; without any, "None recorded" is printed
 * @n_items: how many
 */
void
kith_document_add_list (KithDocument       *self,
                        KithListStyle       style,
                        const KithListItem *items,
                        gsize               n_items)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));

  block = kith_document_add_block (self, KITH_BLOCK_LIST);
  block->style = style;
  block->cells = g_ptr_array_new_with_free_func (g_free);
  block->done = g_array_new (FALSE, TRUE, sizeof (gboolean));
  for (gsize i = 0; i < n_items; i++) {
    g_ptr_array_add (block->cells, clean (items[i].text));
    g_array_append_val (block->done, items[i].done);
  }
}

/**
 * kith_document_add_table:
 * @self: a document
 * @columns: (array length=n_columns): titles, share of the width (weights above 0) and alignment
 * @n_columns: how many, at least 1
 *
 * Begins a table. Rows follow with [method@Kith.Document.add_row] before any other block. Its header row is repeated on
 * every page; a table without rows prints "None recorded".
 */
void
kith_document_add_table (KithDocument     *self,
                         const KithColumn *columns,
                         gsize             n_columns)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (n_columns > 0);

  block = kith_document_add_block (self, KITH_BLOCK_TABLE);
  block->n_columns = (guint) n_columns;
  block->cells = g_ptr_array_new_with_free_func (g_free);
  block->columns = kith_block_new_columns ();
  for (gsize i = 0; i < n_columns; i++) {
    KithColumn column = columns[i];

    g_warn_if_fail (column.weight > 0);
    column.title = clean (column.title);
    g_array_append_val (block->columns, column);
  }
}

static void
copy_cells (GPtrArray         *target,
            const char *const *cells,
            guint              n_cells)
{
  for (guint i = 0; i < n_cells; i++) {
    g_ptr_array_add (target, clean (*cells));
    if (*cells != NULL)
      cells++;
  }
}

/**
 * kith_document_add_row:
 * @self: a document whose last block is a table
 * @cells: (array zero-terminated=1): texts in the order of the columns; missing ones are empty
 */
void
kith_document_add_row (KithDocument      *self,
                       const char *const *cells)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (cells != NULL);

  block = kith_document_get_last_block (self);
  g_return_if_fail (block != NULL && block->kind == KITH_BLOCK_TABLE);
  copy_cells (block->cells, cells, block->n_columns);
}

/**
 * kith_document_set_totals:
 * @self: a document whose last block is a table
 * @cells: (array zero-terminated=1): texts in the order of the columns; missing ones are empty
 *
 * Gives the table a last row that stands out.
 */
void
kith_document_set_totals (KithDocument      *self,
                          const char *const *cells)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (cells != NULL);

  block = kith_document_get_last_block (self);
  g_return_if_fail (block != NULL && block->kind == KITH_BLOCK_TABLE);
  g_clear_pointer (&block->totals, g_ptr_array_unref);
  block->totals = g_ptr_array_new_with_free_func (g_free);
  copy_cells (block->totals, cells, block->n_columns);
}

/**
 * kith_document_add_chart:
 * @self: a document
 * @chart: a finished chart; the document keeps a reference, so it must not be changed any more
 * @height: height in points; 0 for the chart's own
 */
void
kith_document_add_chart (KithDocument *self,
                         KithChart    *chart,
                         double        height)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (chart != NULL);

  block = kith_document_add_block (self, KITH_BLOCK_CHART);
  block->chart = kith_chart_ref (chart);
  block->size = height > 0 ? height : kith_chart_get_natural_height (chart);
}

/**
 * kith_document_add_signatures:
 * @self: a document
 * @labels: (array zero-terminated=1): who signs; each gets a line for the name and one for the date
 */
void
kith_document_add_signatures (KithDocument      *self,
                              const char *const *labels)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (labels != NULL);

  block = kith_document_add_block (self, KITH_BLOCK_SIGNATURES);
  block->cells = g_ptr_array_new_with_free_func (g_free);
  copy_cells (block->cells, labels, g_strv_length ((char **) labels));
}

/**
 * kith_document_add_space:
 * @self: a document
 * @points: height; it is dropped at the top of a page
 */
void
kith_document_add_space (KithDocument *self,
                         double        points)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (points >= 0);

  kith_document_add_block (self, KITH_BLOCK_SPACE)->size = points;
}

/**
 * kith_document_add_page_break:
 * @self: a document
 */
void
kith_document_add_page_break (KithDocument *self)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));

  kith_document_add_block (self, KITH_BLOCK_PAGE_BREAK);
}

/**
 * kith_document_begin_group:
 * @self: a document
 *
 * What follows, up to [method@Kith.Document.end_group], stays on one page when a page can hold it.
 */
void
kith_document_begin_group (KithDocument *self)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));

  kith_document_add_block (self, KITH_BLOCK_GROUP_BEGIN);
}

/**
 * kith_document_end_group:
 * @self: a document with a group begun
 */
void
kith_document_end_group (KithDocument *self)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));

  kith_document_add_block (self, KITH_BLOCK_GROUP_END);
}

/**
 * kith_document_begin_columns:
 * @self: a document
 * @weights: (array length=n_columns): shares of the width
 * @n_columns: how many, at least 2
 *
 * What follows stands side by side; [method@Kith.Document.next_column] moves on. Columns are kept together, and are
 * set one under the other when they are taller than two fifths of a page. Columns cannot hold columns or page breaks.
 */
void
kith_document_begin_columns (KithDocument *self,
                             const double *weights,
                             gsize         n_columns)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (n_columns >= 2);

  block = kith_document_add_block (self, KITH_BLOCK_COLUMNS_BEGIN);
  block->n_columns = (guint) n_columns;
  block->weights = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (block->weights, weights, (guint) n_columns);
}

/**
 * kith_document_next_column:
 * @self: a document with columns begun
 */
void
kith_document_next_column (KithDocument *self)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));

  kith_document_add_block (self, KITH_BLOCK_COLUMNS_NEXT);
}

/**
 * kith_document_end_columns:
 * @self: a document with columns begun
 */
void
kith_document_end_columns (KithDocument *self)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));

  kith_document_add_block (self, KITH_BLOCK_COLUMNS_END);
}

const KithBlock *
kith_document_get_blocks (KithDocument *self,
                          gsize        *n_blocks)
{
  *n_blocks = self->blocks->len;
  return (const KithBlock *) self->blocks->data;
}

/* Text of a cell, with the words for nothing where nothing is. */
const char *
kith_block_get_cell (const KithBlock *block,
                     guint            index)
{
  const char *text = g_ptr_array_index (block->cells, index);

  if (block->kind == KITH_BLOCK_FACTS && index % 2 == 1 && kith_text_is_empty (text))
    return kith_document_none_text ();
  return text;
}

guint
kith_block_get_n_rows (const KithBlock *block)
{
  return block->cells->len / block->n_columns;
}

const char *
kith_document_none_text (void)
{
  return _("None recorded");
}

/* What stands for covered words where there is nothing but letters. */
const char *
kith_document_cover_text (void)
{
  /* Translators: stands in a text in place of words about somebody else, as a black box does on paper */
  return _("[covered]");
}

/* The text for where no box can be drawn: sheets, names of places in a file. */
char *
kith_document_dup_cover_words (const char *text)
{
  g_autoptr (GString) words = g_string_new (text);

  g_string_replace (words, KITH_DOCUMENT_COVER, kith_document_cover_text (), 0);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

const char *
kith_document_disposal_text (void)
{
  return _("Contains personal data: dispose of securely.");
}

/* "Printed by Ana Ruiz, 25 July 2026, 2:30pm", or what is known of it. */
char *
kith_document_dup_printed_line (KithDocument *self)
{
  const char *by = kith_document_get_text (self, KITH_DOCUMENT_PRINTED_BY);
  const char *at = kith_document_get_text (self, KITH_DOCUMENT_PRINTED_AT);

  if (*by != '\0' && *at != '\0')
    /* Translators: a person's name, then a date and time, for instance "25 July 2026, 2:30pm" */
    return g_strdup_printf (_("Printed by %s, %s"), by, at);
  if (*by != '\0')
    return g_strdup_printf (_("Printed by %s"), by);
  if (*at != '\0')
    /* Translators: a date and time, for instance "25 July 2026, 2:30pm" */
    return g_strdup_printf (_("Printed %s"), at);
  return g_strdup ("");
}
