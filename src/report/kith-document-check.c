/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-document-check.h"

#include "kith-document-private.h"
#include "kith-suppress.h"

#include <string.h>

/**
 * kith_document_mark_suppressed:
 * @self: a document whose last block is a table, facts or a chart
 *
 * Says that the numbers in it went through a [struct@Suppress].
 */
void
kith_document_mark_suppressed (KithDocument *self)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));

  block = kith_document_get_last_block (self);
  g_return_if_fail (block != NULL);
  block->is_suppressed = TRUE;
}

/**
 * kith_document_mark_typed:
 * @self: a document whose last block is a list, a paragraph or a table
 *
 * Says that what stands in it was typed into records, so that every word of it may be a name.
 */
void
kith_document_mark_typed (KithDocument *self)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));

  block = kith_document_get_last_block (self);
  g_return_if_fail (block != NULL);
  block->is_typed = TRUE;
}

/**
 * kith_document_add_finding:
 * @self: a document
 * @sentence: what was found in it, and what to do; may name somebody, so it is for eyes and never for a log
 *
 * Adds to what is said to whoever is about to let the document leave the team. It is not part of the document.
 */
void
kith_document_add_finding (KithDocument *self,
                           const char   *sentence)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (sentence != NULL);

  g_ptr_array_add (self->findings, g_strdup (sentence));
}

/**
 * kith_document_get_findings:
 * @self: a document
 *
 * Returns: (transfer none) (element-type utf8): what was found in it, empty when it is safe to share or was not looked
 *   through
 */
GPtrArray *
kith_document_get_findings (KithDocument *self)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), NULL);

  return self->findings;
}

typedef struct {
  const char *heading;
  KithDocumentTextFunc func;
  gpointer user_data;
  GPtrArray *small;
} Walk;

static void
call (Walk       *walk,
      const char *text,
      gboolean    is_quote,
      gboolean    is_typed)
{
  const KithDocumentPlace place = { walk->heading, is_quote, is_typed };

  if (text != NULL && *text != '\0')
    walk->func (&place, text, walk->user_data);
}

static void
call_for_chart (Walk      *walk,
                KithChart *chart)
{
  call (walk, kith_chart_get_title (chart), FALSE, FALSE);
  for (guint i = 0; i < kith_chart_get_n_categories (chart); i++)
    call (walk, kith_chart_get_category (chart, i), FALSE, FALSE);
  for (guint i = 0; i < kith_chart_get_n_series (chart); i++)
    call (walk, kith_chart_get_series_name (chart, i), FALSE, FALSE);
}

static void
walk_texts (const KithBlock *block,
            gpointer         user_data)
{
  Walk *walk = user_data;
  gboolean is_quote;

  if (block->kind == KITH_BLOCK_HEADING)
    walk->heading = block->text;
  is_quote = block->kind == KITH_BLOCK_PARAGRAPH && block->style == KITH_PARAGRAPH_QUOTE;
  call (walk, block->text, is_quote, is_quote || block->is_typed);
  call (walk, block->hint, FALSE, block->is_typed);
  for (guint i = 0; block->cells != NULL && i < block->cells->len; i++)
    call (walk, g_ptr_array_index (block->cells, i), FALSE, block->is_typed);
  for (guint i = 0; block->columns != NULL && i < block->columns->len; i++)
    call (walk, g_array_index (block->columns, KithColumn, i).title, FALSE, FALSE);
  for (guint i = 0; block->totals != NULL && i < block->totals->len; i++)
    call (walk, g_ptr_array_index (block->totals, i), FALSE, block->is_typed);
  if (block->chart != NULL)
    call_for_chart (walk, block->chart);
}

/**
 * kith_document_foreach_text:
 * @self: a document
 * @func: (scope call): called for every text
 * @user_data: for @func
 *
 * Goes through every text on the pages but what the program itself prints at their edges, that is, through everything that
 * comes from records.
 */
void
kith_document_foreach_text (KithDocument         *self,
                            KithDocumentTextFunc  func,
                            gpointer              user_data)
{
  static const KithDocumentText texts[] = { KITH_DOCUMENT_TITLE, KITH_DOCUMENT_SUBJECT, KITH_DOCUMENT_REPORT_NAME,
                                            KITH_DOCUMENT_FILTERS, KITH_DOCUMENT_COPY };
  Walk walk = { "", func, user_data, NULL };

  g_return_if_fail (KITH_IS_DOCUMENT (self));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    call (&walk, kith_document_get_text (self, texts[i]), FALSE, FALSE);
  kith_document_foreach_block (self, walk_texts, &walk);
}

/* A whole cell that is a number from 1 to 4. */
static gboolean
is_small (const char *text)
{
  return text != NULL && text[0] >= '1' && text[0] <= '0' + KITH_SUPPRESS_SMALL && text[1] == '\0';
}

static gboolean
has_small_cell (const KithBlock *block)
{
  GPtrArray *const lists[] = { block->cells, block->totals };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
      if (is_small (g_ptr_array_index (lists[i], j)))
        return TRUE;
  return FALSE;
}

static gboolean
has_small_value (KithChart *chart)
{
  for (guint i = 0; i < kith_chart_get_n_series (chart); i++)
    for (guint j = 0; j < kith_chart_get_n_categories (chart); j++) {
      double value = kith_chart_get_value (chart, i, j);

      if (value >= 1 && value <= KITH_SUPPRESS_SMALL)
        return TRUE;
    }
  return FALSE;
}

static void
walk_numbers (const KithBlock *block,
              gpointer         user_data)
{
  Walk *walk = user_data;

  if (block->kind == KITH_BLOCK_HEADING)
    walk->heading = block->text;
  if (block->is_suppressed)
    return;
  if (((block->kind == KITH_BLOCK_TABLE || block->kind == KITH_BLOCK_FACTS) && has_small_cell (block)) ||
      (block->chart != NULL && has_small_value (block->chart)))
    g_ptr_array_add (walk->small, g_strdup (walk->heading));
}

/**
 * kith_document_list_small_numbers:
 * @self: a document
 *
 * Returns: (transfer full) (element-type utf8): the heading above each table, group of facts or chart that has a number from
 *   1 to 4 in it and was not marked with [method@Document.mark_suppressed]
 */
GPtrArray *
kith_document_list_small_numbers (KithDocument *self)
{
  Walk walk = { "", NULL, NULL, g_ptr_array_new_with_free_func (g_free) };

  g_return_val_if_fail (KITH_IS_DOCUMENT (self), NULL);

  kith_document_foreach_block (self, walk_numbers, &walk);
  return walk.small;
}
