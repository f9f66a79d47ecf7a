/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-form-copy.h"

#include "form/kith-form-row.h"

/**
 * kith_form_dup_copy:
 * @form: a form
 * @record: what it edits, with what could be understood of what was typed
 * @title: what stands at the top
 *
 * Returns: (transfer full): what was typed, to read, for when the case file cannot be written
 */
char *
kith_form_dup_copy (KithForm   *form,
                    KithRecord *record,
                    const char *title)
{
  const KithKind *kind = kith_record_get_kind (record);
  GString *text = g_string_new (title);

  g_string_append (text, "\n\n");
  for (guint i = 0; i < kind->n_fields; i++) {
    GtkWidget *row = kith_form_get_row (form, kind->fields[i].name);
    g_autofree char *value = NULL;

    if (row == NULL)
      continue;
    value = kith_record_format (record, i);
    /* What cannot be read as a value of the field is kept as it was typed. */
    if (*value == '\0') {
      g_free (value);
      value = kith_form_row_dup_typed (KITH_FORM_ROW (row));
    }
    if (*value != '\0')
      g_string_append_printf (text, "%s:\n%s\n\n", kith_field_get_label (&kind->fields[i]), value);
  }
  return g_string_free_and_steal (text);
}
