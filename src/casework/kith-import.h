/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-csv-mapping.h"
#include "kith-import-source.h"
#include "kith-progress.h"

G_BEGIN_DECLS

/**
 * KithImportSelection:
 * @KITH_IMPORT_SELECT_ALL: Every row
 * @KITH_IMPORT_SELECT_FLAGGED: Learners with a bursary for vulnerable groups or an EHC plan, and students already here
 * @KITH_IMPORT_SELECT_LISTED: Rows whose reference was listed, and no others
 *
 * Which rows of a file go in. %KITH_IMPORT_SELECT_FLAGGED for an ILR file unless something else is said, which holds a
 * whole college; %KITH_IMPORT_SELECT_ALL for a table.
 */
typedef enum {
  KITH_IMPORT_SELECT_ALL,
  KITH_IMPORT_SELECT_FLAGGED,
  KITH_IMPORT_SELECT_LISTED,
} KithImportSelection;

/**
 * KithImportOutcome:
 * @KITH_IMPORT_NEW: Becomes a new record
 * @KITH_IMPORT_UPDATED: Changes a record that is there
 * @KITH_IMPORT_UNCHANGED: Says what is there already
 * @KITH_IMPORT_REFUSED: Cannot go in; the reason says why
 * @KITH_IMPORT_NOT_SELECTED: Was not asked for
 *
 * What becomes of one row.
 */
typedef enum {
  KITH_IMPORT_NEW,
  KITH_IMPORT_UPDATED,
  KITH_IMPORT_UNCHANGED,
  KITH_IMPORT_REFUSED,
  KITH_IMPORT_NOT_SELECTED,
  KITH_IMPORT_N_OUTCOMES,
} KithImportOutcome;

/**
 * KithImportChange:
 * @field: the field, for its label
 * @before: what the record holds now, to read; empty for a new record
 * @after: what it will hold, to read
 */
typedef struct {
  const KithField *field;
  char *before;
  char *after;
} KithImportChange;

/**
 * KithImportItem:
 * @line: line of the file the row starts on, counting from 1
 * @outcome: what becomes of it
 * @id: the record that is there, or became of it; 0 for none
 * @reference: (nullable): the college's id of the student
 * @key: (nullable): what a tick for it goes by, for [method@Import.set_ticked]
 * @name: (nullable): what to call the student
 * @reason: (nullable): for a refused row a sentence or several; for a flagged one why it is flagged
 * @flagged: whether the row is one a welfare team asks for
 * @changes: (element-type KithImportChange): in the order of the field table; for a new record every value
 *
 * One row of a file, before or after it went in.
 */
typedef struct {
  guint64 line;
  KithImportOutcome outcome;
  gint64 id;
  char *reference;
  char *key;
  char *name;
  char *reason;
  gboolean flagged;
  GPtrArray *changes;
} KithImportItem;

void kith_import_item_free (KithImportItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithImportItem, kith_import_item_free)

/**
 * KithImportResult:
 * @kind: what the rows became
 * @n_rows: rows of the file
 * @counts: rows by outcome; they add up to @n_rows
 * @refused: (element-type KithImportItem): every refused row, in the order of the file
 * @items: (element-type KithImportItem): the first rows of the file, as many as were asked for
 * @left_out: what the file holds and Kith does not take, in words or as headings
 * @warnings: sentences about the file as a whole
 * @operation: for [func@case_file_undo]; 0 when nothing changed or nothing was to be saved
 */
typedef struct {
  const KithKind *kind;
  guint64 n_rows;
  guint64 counts[KITH_IMPORT_N_OUTCOMES];
  GPtrArray *refused;
  GPtrArray *items;
  GStrv left_out;
  GStrv warnings;
  gint64 operation;
} KithImportResult;

void  kith_import_result_free      (KithImportResult *self);
char *kith_import_result_dup_words (KithImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithImportResult, kith_import_result_free)

/* A file on its way in. Step 1, kith_import_new: what it is. Step 2, kith_import_preview: what would become of each
 * row, as often as the columns or the selection change. Step 3, kith_import_apply. All block. */
#define KITH_TYPE_IMPORT (kith_import_get_type ())
G_DECLARE_FINAL_TYPE (KithImport, kith_import, KITH, IMPORT, GObject)

KithImport       *kith_import_new             (GFile               *file,
                                               const KithKind      *kind,
                                               GCancellable        *cancellable,
                                               GError             **error);
KithImport       *kith_import_new_from_bytes  (GBytes              *bytes,
                                               const char          *label,
                                               const KithKind      *kind,
                                               GError             **error);
KithImportSource *kith_import_get_source      (KithImport          *self);
const KithKind   *kith_import_get_kind        (KithImport          *self);
KithCsvMapping   *kith_import_get_mapping     (KithImport          *self);
KithImportSelection kith_import_get_selection (KithImport          *self);
void              kith_import_set_selection   (KithImport          *self,
                                               KithImportSelection  selection);
void              kith_import_set_ticked      (KithImport          *self,
                                               const char          *key,
                                               gboolean             ticked);
gboolean          kith_import_list_references (KithImport          *self,
                                               GFile               *list,
                                               GCancellable        *cancellable,
                                               GError             **error);
KithImportResult *kith_import_preview         (KithImport          *self,
                                               KithCaseFile        *file,
                                               guint                max_items,
                                               KithProgress         progress,
                                               gpointer             data,
                                               GCancellable        *cancellable,
                                               GError             **error);
KithImportResult *kith_import_apply           (KithImport          *self,
                                               KithCaseFile        *file,
                                               KithProgress         progress,
                                               gpointer             data,
                                               GCancellable        *cancellable,
                                               GError             **error);

G_END_DECLS
