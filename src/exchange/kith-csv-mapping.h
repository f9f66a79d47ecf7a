/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-field.h"

G_BEGIN_DECLS

/**
 * KithCsvTarget:
 * @name: name of the model field
 * @label: (nullable): what people call it, marked for translation
 * @headers: (nullable): other headings, separated by semicolons
 * @field: (nullable): how to read its cells; %NULL for one line of text
 *
 * A field a column may go into. All of it lives as long as the program.
 */
typedef struct {
  const char *name;
  const char *label;
  const char *headers;
  const KithField *field;
} KithCsvTarget;

/**
 * KithCsvConfidence:
 * @KITH_CSV_CONFIDENCE_NONE: The column goes nowhere
 * @KITH_CSV_CONFIDENCE_LIKELY: The heading holds the field's name among other words
 * @KITH_CSV_CONFIDENCE_CERTAIN: The heading is one of the field's names
 * @KITH_CSV_CONFIDENCE_CHOSEN: A person said so, now or for an earlier file with the same headings
 */
typedef enum {
  KITH_CSV_CONFIDENCE_NONE,
  KITH_CSV_CONFIDENCE_LIKELY,
  KITH_CSV_CONFIDENCE_CERTAIN,
  KITH_CSV_CONFIDENCE_CHOSEN,
} KithCsvConfidence;

#define KITH_TYPE_CSV_MAPPING (kith_csv_mapping_get_type ())
G_DECLARE_FINAL_TYPE (KithCsvMapping, kith_csv_mapping, KITH, CSV_MAPPING, GObject)

KithCsvMapping      *kith_csv_mapping_new            (const KithCsvTarget *targets,
                                                      guint                n_targets,
                                                      const char *const   *headers);
guint                kith_csv_mapping_get_n_columns  (KithCsvMapping      *self);
const char          *kith_csv_mapping_get_header     (KithCsvMapping      *self,
                                                      guint                column);
const KithCsvTarget *kith_csv_mapping_get_target     (KithCsvMapping      *self,
                                                      guint                column);
const char          *kith_csv_mapping_get_field      (KithCsvMapping      *self,
                                                      guint                column);
KithCsvConfidence    kith_csv_mapping_get_confidence (KithCsvMapping      *self,
                                                      guint                column);
gboolean             kith_csv_mapping_set_field      (KithCsvMapping      *self,
                                                      guint                column,
                                                      const char          *field);
int                  kith_csv_mapping_find_column    (KithCsvMapping      *self,
                                                      const char          *field);
const KithCsvTarget *kith_csv_mapping_get_targets    (KithCsvMapping      *self,
                                                      guint               *n_targets);
char               **kith_csv_mapping_dup_warnings   (KithCsvMapping      *self);
char                *kith_csv_mapping_dup_signature  (KithCsvMapping      *self);
char                *kith_csv_mapping_to_text        (KithCsvMapping      *self);
gboolean             kith_csv_mapping_restore        (KithCsvMapping      *self,
                                                      const char          *text);

G_END_DECLS
