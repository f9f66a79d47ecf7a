/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-document-private.h"

/* Documents of many sections, and what points to their pages. */

/* A section that is there, or what makes it. */
typedef struct {
  KithSectionFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Section;

static void
clear_section (gpointer data)
{
  Section *section = data;

  if (section->destroy != NULL)
    section->destroy (section->data);
}

GArray *
kith_document_new_sections (void)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (Section));

  g_array_set_clear_func (sections, clear_section);
  return sections;
}

static KithDocument *
take_section (gpointer data)
{
  return g_object_ref (data);
}

/**
 * kith_document_add_section:
 * @self: a document
 * @section: a finished document; its blocks are all that is used of it
 *
 * Adds a part that begins on a new page. A document with sections may be thousands of pages long: it is laid out one
 * section at a time, and only the numbers of pages are kept. So a section should be a few pages, eight at most.
 */
void
kith_document_add_section (KithDocument *self,
                           KithDocument *section)
{
  g_return_if_fail (KITH_IS_DOCUMENT (section));

  kith_document_add_section_func (self, take_section, g_object_ref (section), g_object_unref);
}

/**
 * kith_document_add_section_func:
 * @self: a document
 * @func: makes the section
 * @data: plain values for @func
 * @destroy: (nullable): frees @data
 *
 * As [method@Kith.Document.add_section], for a section that is made whenever it is needed.
 */
void
kith_document_add_section_func (KithDocument    *self,
                                KithSectionFunc  func,
                                gpointer         data,
                                GDestroyNotify   destroy)
{
  Section section = { func, data, destroy };

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (func != NULL);

  g_array_append_val (self->sections, section);
}

/**
 * kith_document_get_n_sections:
 * @self: a document
 *
 * Returns: how many sections follow its own blocks
 */
guint
kith_document_get_n_sections (KithDocument *self)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), 0);

  return self->sections->len;
}

/**
 * kith_document_make_section:
 * @self: a document
 * @section: which one, from 0
 *
 * Returns: (transfer full): the section, in to be laid out with the print and language of the whole
 */
KithDocument *
kith_document_make_section (KithDocument *self,
                            guint         section)
{
  const Section *wanted;
  KithDocument *made;

  g_return_val_if_fail (KITH_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (section < self->sections->len, NULL);

  wanted = &g_array_index (self->sections, Section, section);
  made = wanted->func (wanted->data);
  g_return_val_if_fail (KITH_IS_DOCUMENT (made), kith_document_new (NULL));
  g_warn_if_fail (made->sections->len == 0);
  return made;
}

/**
 * kith_document_begin_item:
 * @self: a section
 * @item: its number, from 1, each only once in the whole document
 *
 * What follows, up to the next item or the end of the section, is what a row of [method@Kith.Document.add_contents]
 * gives the pages of. Not inside columns.
 */
void
kith_document_begin_item (KithDocument *self,
                          guint         item)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (item > 0);

  kith_document_add_block (self, KITH_BLOCK_ITEM)->level = item;
}

/**
 * kith_document_continue_item:
 * @self: a section
 * @item: number of an item that began in a section before
 *
 * What follows is part of that item as well: its pages are those from where it began.
 */
void
kith_document_continue_item (KithDocument *self,
                             guint         item)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (item > 0);

  block = kith_document_add_block (self, KITH_BLOCK_ITEM);
  block->level = item;
  block->style = TRUE;
}

/**
 * kith_document_add_contents:
 * @self: a section, or the document that has the sections
 * @columns: (array length=n_columns): as for [method@Kith.Document.add_table]
 * @n_columns: how many, at least 2
 * @page_column: which of them holds page numbers
 *
 * Begins a table whose page numbers are filled in once all pages are counted. Rows follow with
 * [method@Kith.Document.add_contents_row]. Plain text and HTML have no pages: they leave the column out.
 */
void
kith_document_add_contents (KithDocument     *self,
                            const KithColumn *columns,
                            gsize             n_columns,
                            guint             page_column)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (n_columns >= 2 && page_column < n_columns);

  kith_document_add_table (self, columns, n_columns);
  block = kith_document_get_last_block (self);
  block->items = g_array_new (FALSE, FALSE, sizeof (guint));
  block->page_column = page_column;
}

/**
 * kith_document_add_contents_row:
 * @self: a document whose last block is a table of contents
 * @cells: (array zero-terminated=1): texts in the order of the columns; what stands in the place of the pages is not used
 * @item: the item whose pages the row gives
 */
void
kith_document_add_contents_row (KithDocument      *self,
                                const char *const *cells,
                                guint              item)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (item > 0);

  block = kith_document_get_last_block (self);
  g_return_if_fail (block != NULL && block->items != NULL);
  kith_document_add_row (self, cells);
  g_array_append_val (block->items, item);
}

void
kith_document_foreach_block (KithDocument  *self,
                             KithBlockFunc  func,
                             gpointer       user_data)
{
  for (guint i = 0; i < self->blocks->len; i++)
    func (&g_array_index (self->blocks, KithBlock, i), user_data);
  for (guint i = 0; i < self->sections->len; i++) {
    g_autoptr (KithDocument) section = kith_document_make_section (self, i);

    kith_document_foreach_block (section, func, user_data);
  }
}

void
kith_block_free (KithBlock *block)
{
  kith_block_clear (block);
  g_free (block);
}

/* A table of contents for where there are no pages. */
KithBlock *
kith_block_new_without_pages (const KithBlock *contents)
{
  KithBlock *block = g_new0 (KithBlock, 1);

  block->kind = KITH_BLOCK_TABLE;
  block->n_columns = contents->n_columns - 1;
  block->items = g_array_ref (contents->items);
  block->cells = g_ptr_array_new_with_free_func (g_free);
  block->columns = kith_block_new_columns ();
  for (guint i = 0; i < contents->n_columns; i++) {
    KithColumn column = g_array_index (contents->columns, KithColumn, i);

    column.title = g_strdup (column.title);
    if (i == contents->page_column)
      g_free ((char *) column.title);
    else
      g_array_append_val (block->columns, column);
  }
  for (guint i = 0; i < contents->cells->len; i++)
    if (i % contents->n_columns != contents->page_column)
      g_ptr_array_add (block->cells, g_strdup (g_ptr_array_index (contents->cells, i)));
  return block;
}
