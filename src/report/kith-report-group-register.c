/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-group-register.h"

#include "kith-text.h"

#include <glib/gi18n.h>

/* Room for those who bring a friend. */
#define BLANK_ROWS 4

/* Somebody signs in each. */
#define ROW_HEIGHT 25.0

/* A box to tick, as paper has it; the empty square is in the fonts every report is set in. */
#define BOX "☐"

static void
add_facts (KithDocument            *document,
           const KithGroupRegister *reg)
{
  KithFact facts[3];
  gsize n_facts = 0;

  facts[n_facts++] = (KithFact) { _("When and where"), reg->when };
  if (!kith_text_is_empty (reg->leader))
    facts[n_facts++] = (KithFact) { _("Led by"), reg->leader };
  if (!kith_text_is_empty (reg->places))
    facts[n_facts++] = (KithFact) { _("Places"), reg->places };
  kith_document_add_facts (document, 1, facts, n_facts);
}

static void
add_row (KithDocument *document,
         const char   *name)
{
  const char *const cells[] = { name, BOX, BOX, BOX, "", NULL };

  kith_document_add_row (document, cells);
}

static void
add_table (KithDocument            *document,
           const KithGroupRegister *reg,
           KithReportNames          names)
{
  const KithColumn columns[] = {
    { _("Name"), 3, KITH_ALIGN_START },
    { _("Came"), 0.8, KITH_ALIGN_CENTER },
    { _("Apologies"), 1.1, KITH_ALIGN_CENTER },
    { _("Did not come"), 1.7, KITH_ALIGN_CENTER },
    { _("Signature"), 3, KITH_ALIGN_START },
  };

  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < reg->n_rows; i++) {
    const KithGroupRegisterRow *row = &reg->rows[i];
    g_autofree char *name = kith_report_dup_name (names, row->preferred_name, row->legal_name, row->reference);

    add_row (document, name);
  }
  for (guint i = 0; i < BLANK_ROWS; i++)
    add_row (document, "");
  kith_document_set_row_height (document, ROW_HEIGHT);
}

/**
 * kith_report_group_register:
 * @reg: the values
 * @setting: what every report needs to know
 *
 * A register on paper: each name with boxes to tick and room to sign, and some empty lines.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_group_register (const KithGroupRegister *reg,
                            const KithReportSetting *setting)
{
  KithDocument *document;
  const char *const signatures[] = { _("Who took the register"), NULL };

  g_return_val_if_fail (reg != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Group register"), _("Group register"));
  kith_document_add_heading (document, 1, reg->title);
  add_facts (document, reg);
  if (reg->n_rows == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("Nobody is on the register yet."));
  if (reg->is_partial)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                                 _("Only students whom the person who printed this supports. Others may be on the "
                                   "register too."));
  add_table (document, reg, setting->names);
  kith_document_add_signatures (document, signatures);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("A list of who is in a group is personal: do not leave it lying about. Type it in "
                                 "afterwards and shred the paper."));
  return document;
}
