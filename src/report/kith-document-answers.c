/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-document-private.h"
#include "kith-text.h"

/* What a form on paper has: room to write by hand, and boxes to tick. */

static char *
clean (const char *text)
{
  return kith_text_is_empty (text) ? NULL : g_utf8_make_valid (text, -1);
}

/**
 * kith_document_add_answer:
 * @self: a document
 * @label: what is asked
 * @hint: (nullable): a line of help
 * @n_lines: how many lines to write on, eight millimetres each; 0 for none
 * @choices: (nullable) (array zero-terminated=1): what can be ticked, before the lines
 *
 * A question of a form that is filled in by hand.
 */
void
kith_document_add_answer (KithDocument      *self,
                          const char        *label,
                          const char        *hint,
                          guint              n_lines,
                          const char *const *choices)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (label != NULL);

  block = kith_document_add_block (self, KITH_BLOCK_ANSWER);
  block->text = g_utf8_make_valid (label, -1);
  block->hint = clean (hint);
  block->level = n_lines;
  if (choices == NULL || choices[0] == NULL)
    return;
  block->cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; choices[i] != NULL; i++)
    g_ptr_array_add (block->cells, g_utf8_make_valid (choices[i], -1));
}

/**
 * kith_document_set_row_height:
 * @self: a document whose last block is a table
 * @points: the least height of its rows
 *
 * For tables that are filled in by hand.
 */
void
kith_document_set_row_height (KithDocument *self,
                              double        points)
{
  KithBlock *block;

  g_return_if_fail (KITH_IS_DOCUMENT (self));

  block = kith_document_get_last_block (self);
  g_return_if_fail (block != NULL && block->kind == KITH_BLOCK_TABLE);
  block->size = points;
}
