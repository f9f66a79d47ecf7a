/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-document.h"

G_BEGIN_DECLS

typedef enum {
  KITH_BLOCK_HEADING,
  KITH_BLOCK_PARAGRAPH,
  KITH_BLOCK_FACTS,
  KITH_BLOCK_LIST,
  KITH_BLOCK_TABLE,
  KITH_BLOCK_CHART,
  KITH_BLOCK_SIGNATURES,
  KITH_BLOCK_ANSWER,
  KITH_BLOCK_SPACE,
  KITH_BLOCK_PAGE_BREAK,
  KITH_BLOCK_ITEM,
  KITH_BLOCK_GROUP_BEGIN,
  KITH_BLOCK_GROUP_END,
  KITH_BLOCK_COLUMNS_BEGIN,
  KITH_BLOCK_COLUMNS_NEXT,
  KITH_BLOCK_COLUMNS_END,
} KithBlockKind;

/* Groups and columns are marks in a flat list and not a tree: every reader (pages, text, HTML) goes through once,
 * in reading order. */
typedef struct {
  KithBlockKind kind;

  guint level;         /* heading; number of an item; lines of an answer */
  guint style;         /* KithParagraphStyle or KithListStyle; item: whether it began before */
  guint n_columns;     /* facts, table, columns */
  double size;         /* height of a chart, a space or, at least, the rows of a table, in points */
  char *text;          /* heading, paragraph, answer */
  char *hint;          /* answer: a line of help, or NULL */
  GPtrArray *cells;    /* facts: label, value; list, signatures: texts; answer: choices or NULL; table: cells row by row */
  GArray *done;        /* list: one gboolean for an item */
  GArray *columns;     /* table: KithColumn with owned titles */
  GPtrArray *totals;   /* table: cells of the last row, or NULL */
  GArray *items;       /* contents: the item of each row, guint; NULL for any other table */
  guint page_column;   /* contents: where the pages of an item stand */
  GArray *weights;     /* columns: double */
  KithChart *chart;
  gboolean is_typed;   /* somebody typed its texts into a record */
  gboolean is_suppressed; /* facts, table, chart: what could give somebody away is hidden in it */
} KithBlock;

struct _KithDocument {
  GObject parent_instance;

  char *texts[KITH_DOCUMENT_N_TEXTS];
  KithOrientation orientation;
  KithFit fit;
  KithPrint print;
  gint64 created;
  GArray *blocks;
  GArray *sections;
  GPtrArray *findings;
};

/* Called for all blocks of a document and of its sections, in reading order. */
typedef void (*KithBlockFunc) (const KithBlock *block,
                               gpointer         user_data);

void             kith_document_foreach_block (KithDocument   *self,
                                             KithBlockFunc    func,
                                             gpointer         user_data);
KithBlock       *kith_document_add_block    (KithDocument    *self,
                                             KithBlockKind    kind);
KithBlock       *kith_document_get_last_block (KithDocument  *self);
GArray          *kith_document_new_sections (void);
const KithBlock *kith_document_get_blocks   (KithDocument    *self,
                                             gsize           *n_blocks);
const char      *kith_block_get_cell        (const KithBlock *block,
                                             guint            index);
guint            kith_block_get_n_rows      (const KithBlock *block);
KithBlock       *kith_block_new_without_pages (const KithBlock *contents);
GArray          *kith_block_new_columns     (void);
void             kith_block_clear           (gpointer         block);
void             kith_block_free            (KithBlock       *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithBlock, kith_block_free)
const char      *kith_document_none_text    (void);
const char      *kith_document_cover_text   (void);
char            *kith_document_dup_cover_words (const char   *text);
char            *kith_document_dup_printed_line (KithDocument *self);
const char      *kith_document_disposal_text (void);

G_END_DECLS
