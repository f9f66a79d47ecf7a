/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-table-record.h"

static KithTableType
choose_type (KithFieldType type)
{
  switch (type) {
  case KITH_FIELD_DATE:
    return KITH_TABLE_DATE;
  case KITH_FIELD_NUMBER:
  case KITH_FIELD_LINK:
    return KITH_TABLE_NUMBER;
  case KITH_FIELD_MINUTES:
    return KITH_TABLE_MINUTES;
  case KITH_FIELD_MONEY:
    return KITH_TABLE_MONEY;
  case KITH_FIELD_FLAG:
    return KITH_TABLE_FLAG;
  case KITH_FIELD_LINE:
  case KITH_FIELD_TEXT:
  case KITH_FIELD_TIME:
  case KITH_FIELD_CHOICE:
  case KITH_FIELD_CHOICES:
  case KITH_FIELD_LINKS:
  case KITH_FIELD_INSTANT:
    return KITH_TABLE_TEXT;
  }
  g_return_val_if_reached (KITH_TABLE_TEXT);
}

/**
 * kith_table_column_from_field:
 * @field: a field
 *
 * Returns: the column its values go into, with the field's name and label
 */
KithTableColumn
kith_table_column_from_field (const KithField *field)
{
  return (KithTableColumn) {
    .name = field->name,
    .title = kith_field_get_label (field),
    .type = choose_type (field->type),
    .width = field->type == KITH_FIELD_TEXT ? 50 : 0,
  };
}

static KithTableCell
take_text (char  *text,
           char **owned)
{
  g_free (*owned);
  *owned = text;
  return kith_table_cell_text (text);
}

/**
 * kith_table_cell_from_record:
 * @record: a record
 * @field: place in the field table
 * @format: where the cell goes
 * @owned: (inout): text the cell refers to, freed here when it is replaced; free it after the row was added
 *
 * Choices are labels where people read and stored codes in JSON. Links are numbers: the caller knows the names.
 *
 * Returns: the cell, of the type of [func@kith_table_column_from_field]
 */
KithTableCell
kith_table_cell_from_record (KithRecord       *record,
                             guint             field,
                             KithTableFormat   format,
                             char            **owned)
{
  const KithField *table = &kith_record_get_kind (record)->fields[field];

  if (!kith_record_has (record, field))
    return kith_table_cell_none ();
  switch (choose_type (table->type)) {
  case KITH_TABLE_NUMBER:
  case KITH_TABLE_MINUTES:
  case KITH_TABLE_FLAG:
  case KITH_TABLE_MONEY:
    return kith_table_cell_number (kith_record_get_number (record, field));
  case KITH_TABLE_DATE:
    return kith_table_cell_text (kith_record_get_text (record, field));
  case KITH_TABLE_TEXT:
    break;
  }
  if (format == KITH_TABLE_FORMAT_JSON && kith_field_holds_text (table))
    return kith_table_cell_text (kith_record_get_text (record, field));
  return take_text (kith_record_format (record, field), owned);
}
