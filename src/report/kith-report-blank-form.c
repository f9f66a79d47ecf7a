/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-blank-form.h"

#include "kith-text.h"

#include <glib/gi18n.h>

/* A row somebody writes in by hand. */
#define ROW_HEIGHT 25.0

static void
add_field (KithDocument         *document,
           const KithBlankField *field)
{
  kith_document_add_answer (document, field->label, field->hint, field->n_lines, (const char *const *) field->choices);
}

/* What needs only half a line shares it with the next that is one line. */
static gboolean
stand_beside (const KithBlankForm *form,
              gsize                i)
{
  const KithBlankField *field = &form->fields[i], *next = field + 1;

  return i + 1 < form->n_fields && field->is_half && next->n_lines == 1 && next->choices == NULL &&
         g_strcmp0 (field->section, next->section) == 0;
}

static void
add_pair (KithDocument         *document,
          const KithBlankField *fields)
{
  const double weights[] = { 1, 1 };

  kith_document_begin_columns (document, weights, G_N_ELEMENTS (weights));
  add_field (document, &fields[0]);
  kith_document_next_column (document);
  add_field (document, &fields[1]);
  kith_document_end_columns (document);
}

static void
add_fields (KithDocument        *document,
            const KithBlankForm *form)
{
  const char *section = NULL;

  for (gsize i = 0; i < form->n_fields; i++) {
    const KithBlankField *field = &form->fields[i];

    if (field->section != NULL && g_strcmp0 (field->section, section) != 0)
      kith_document_add_heading (document, 2, field->section);
    section = field->section;
    if (stand_beside (form, i))
      add_pair (document, &form->fields[i++]);
    else
      add_field (document, field);
  }
}

static void
add_table (KithDocument        *document,
           const KithBlankForm *form)
{
  g_autofree const char **cells = g_new0 (const char *, form->n_columns + 1);

  kith_document_add_heading (document, 2, form->table_title);
  kith_document_add_table (document, form->columns, form->n_columns);
  for (gsize i = 0; i < form->n_columns; i++)
    cells[i] = form->box != 0 && i == form->box ? "☐" : "";
  for (guint i = 0; i < form->n_rows; i++)
    kith_document_add_row (document, cells);
  kith_document_set_row_height (document, ROW_HEIGHT);
}

/**
 * kith_report_blank_form:
 * @form: the values
 * @setting: what every report needs to know
 *
 * An empty form for where there is no computer: questions with room for an answer, and where it goes afterwards.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_blank_form (const KithBlankForm     *form,
                        const KithReportSetting *setting)
{
  KithDocument *document;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Blank form"), form->title);
  kith_document_add_heading (document, 1, form->title);
  if (form->urgent != NULL)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LARGE, form->urgent);
  if (form->lead != NULL)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, form->lead);
  add_fields (document, form);
  if (form->n_columns > 0)
    add_table (document, form);
  kith_document_begin_group (document);
  if (form->signatures != NULL)
    kith_document_add_signatures (document, form->signatures);
  kith_document_add_heading (document, 2, _("When it is filled in"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, form->hand_in);
  kith_document_end_group (document);
  return document;
}
