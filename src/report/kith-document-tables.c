/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-document-tables.h"

#include "kith-document-private.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <math.h>

void
kith_document_table_free (KithDocumentTable *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->aligns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static KithDocumentTable *
table_new (const char *title)
{
  KithDocumentTable *self = g_new0 (KithDocumentTable, 1);

  self->title = title != NULL ? kith_document_dup_cover_words (title) : NULL;
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->aligns = g_array_new (FALSE, FALSE, sizeof (KithAlign));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
add_column (KithDocumentTable *self,
            const char        *title,
            KithAlign          align)
{
  g_ptr_array_add (self->columns, g_strdup (title));
  g_array_append_val (self->aligns, align);
}

/* What says that there is nothing is for readers of paper; a sheet has an empty cell. */
static void
add_cell (KithDocumentTable *self,
          const char        *text)
{
  gboolean is_nothing = kith_text_is_empty (text) || g_str_equal (text, kith_document_none_text ());

  g_ptr_array_add (self->cells, is_nothing ? g_strdup ("") : kith_document_dup_cover_words (text));
}

static KithDocumentTable *
read_table (const KithBlock *block,
            const char      *title)
{
  KithDocumentTable *self = table_new (title);

  for (guint i = 0; i < block->columns->len; i++) {
    const KithColumn *column = &g_array_index (block->columns, KithColumn, i);

    add_column (self, column->title, column->align);
  }
  for (guint i = 0; i < block->cells->len; i++)
    add_cell (self, kith_block_get_cell (block, i));
  self->has_totals = block->totals != NULL;
  for (guint i = 0; self->has_totals && i < block->n_columns; i++)
    add_cell (self, g_ptr_array_index (block->totals, i));
  return self;
}

/* Percentages keep their sign; other units stand once in the title of the column, so that what is under it is a number. */
static char *
dup_value (KithChart *chart,
           guint      series,
           guint      category)
{
  double value = kith_chart_get_value (chart, series, category);
  double rounded = round (value * 10) / 10;
  g_autofree char *words = kith_chart_dup_cell (chart, series, category);

  if (isnan (value) || g_str_has_suffix (words, "%"))
    return g_steal_pointer (&words);
  return g_strdup_printf ("%.*f", rounded == floor (rounded) ? 0 : 1, rounded);
}

static char *
dup_series_title (KithChart *chart,
                  guint      series)
{
  const char *name = kith_chart_get_series_name (chart, series);
  g_autofree char *zero = kith_chart_format_value (chart, 0);
  const char *unit = zero + 1;

  if (*name == '\0')
    name = _("Value");
  /* Translators: what is counted in a chart, and the unit, as in "Study (hours)" */
  return *unit == ' ' ? g_strdup_printf (_("%s (%s)"), name, unit + 1) : g_strdup (name);
}

static KithDocumentTable *
read_chart (KithChart  *chart,
            const char *title)
{
  const char *own = kith_chart_get_title (chart);
  KithDocumentTable *self = table_new (*own != '\0' ? own : title);
  guint n_series = kith_chart_get_n_series (chart);

  add_column (self, self->title, KITH_ALIGN_START);
  for (guint s = 0; s < n_series; s++) {
    g_autofree char *name = dup_series_title (chart, s);

    add_column (self, name, KITH_ALIGN_END);
  }
  for (guint c = 0; c < kith_chart_get_n_categories (chart); c++) {
    add_cell (self, kith_chart_get_category (chart, c));
    for (guint s = 0; s < n_series; s++) {
      g_autofree char *value = dup_value (chart, s, c);

      add_cell (self, value);
    }
  }
  return self;
}

/* A table of contents says only where things stand. */
static gboolean
is_table (const KithBlock *block)
{
  return (block->kind == KITH_BLOCK_TABLE && block->items == NULL) || 
         (block->kind == KITH_BLOCK_CHART && kith_chart_get_kind (block->chart) != KITH_CHART_CODE &&
          !kith_chart_is_empty (block->chart));
}

/* Two tables under one heading are told apart by a number. */
static void
make_title_unique (KithDocumentTable *self,
                   GHashTable        *titles)
{
  g_autofree char *first = g_strdup (self->title);

  for (guint i = 2; g_hash_table_contains (titles, self->title); i++) {
    g_free (self->title);
    /* Translators: the heading of a table, and a number for the second and later ones under the same heading */
    self->title = g_strdup_printf (_("%s (%u)"), first, i);
  }
  g_hash_table_add (titles, g_strdup (self->title));
}

static void
find_table (const KithBlock *block,
            gpointer         user_data)
{
  gboolean *found = user_data;

  *found = *found || is_table (block);
}

/**
 * kith_document_has_tables:
 * @self: a document
 *
 * Returns: whether there is a table or a chart in it
 */
gboolean
kith_document_has_tables (KithDocument *self)
{
  gsize n_blocks = 0;
  const KithBlock *blocks = NULL;
  gboolean found = FALSE;

  g_return_val_if_fail (KITH_IS_DOCUMENT (self), FALSE);

  /* sections are made one by one when they are asked for, so they come last */
  blocks = kith_document_get_blocks (self, &n_blocks);
  for (gsize i = 0; i < n_blocks && !found; i++)
    found = is_table (&blocks[i]);
  if (!found)
    kith_document_foreach_block (self, find_table, &found);
  return found;
}

typedef struct {
  GPtrArray *tables;
  GHashTable *titles;
  char *heading;
} Listing;

static void
list_table (const KithBlock *block,
            gpointer         user_data)
{
  Listing *listing = user_data;

  if (block->kind == KITH_BLOCK_HEADING)
    g_set_str (&listing->heading, block->text);
  if (!is_table (block))
    return;
  g_ptr_array_add (listing->tables, block->kind == KITH_BLOCK_TABLE ? read_table (block, listing->heading)
                                                                    : read_chart (block->chart, listing->heading));
  make_title_unique (g_ptr_array_index (listing->tables, listing->tables->len - 1), listing->titles);
}

/**
 * kith_document_list_tables:
 * @self: a document
 *
 * Returns: (transfer full) (element-type KithDocumentTable): its tables and the numbers of its charts, in reading order
 */
GPtrArray *
kith_document_list_tables (KithDocument *self)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_document_table_free);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Listing listing = { tables, titles, NULL };

  g_return_val_if_fail (KITH_IS_DOCUMENT (self), NULL);

  listing.heading = g_strdup (kith_document_get_text (self, KITH_DOCUMENT_REPORT_NAME));
  kith_document_foreach_block (self, list_table, &listing);
  g_free (listing.heading);
  return tables;
}

/**
 * kith_document_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows there are, with the totals
 */
guint
kith_document_table_get_n_rows (const KithDocumentTable *self)
{
  return self->cells->len / self->columns->len;
}
