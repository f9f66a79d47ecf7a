/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-settle.h"

#include "kith-choice.h"
#include "kith-student.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
name_field (KithStudentField field)
{
  return kith_student_kind.fields[field].name;
}

static const char *
get_value (KithImportRow   *row,
           KithStudentField field)
{
  return kith_import_row_get_value (row, name_field (field));
}

static void
set_default (KithImportRow    *row,
             KithStudentField  field,
             const char       *value)
{
  if (kith_import_row_get_default (row, name_field (field)) == NULL)
    kith_import_row_set_default (row, name_field (field), value);
}

/* Without a column for what people call the student: the first given name, or the only name there is. */
static void
settle_preferred_name (KithImportRow *row)
{
  const char *given = get_value (row, KITH_STUDENT_LEGAL_FIRST_NAME);
  g_autofree char *first = given != NULL ? g_strndup (given, strcspn (given, " ")) : NULL;

  set_default (row, KITH_STUDENT_PREFERRED_NAME,
               first != NULL ? first : get_value (row, KITH_STUDENT_LEGAL_LAST_NAME));
}

/* The learners a welfare team asks for, and the support group a new record starts in until someone asks the student. */
static void
settle_support (KithImportRow *row)
{
  const char *facts = get_value (row, KITH_STUDENT_SUPPORT_FACTS);
  gboolean has_plan = g_strcmp0 (get_value (row, KITH_STUDENT_EHCP), "1") == 0;
  gboolean has_bursary = kith_choices_contain (facts, "vulnerable-bursary");
  gboolean has_needs = has_plan || kith_choices_contain (facts, "sen") || kith_choices_contain (facts, "high-needs");

  if (has_bursary)
    kith_import_row_add_flag (row, _("Receives the 16 to 19 bursary for vulnerable groups"));
  if (has_plan)
    kith_import_row_add_flag (row, _("Has an education, health and care plan"));
  set_default (row, KITH_STUDENT_SUPPORT_GROUPS,
               has_needs && has_bursary ? "send bursary"
               : has_needs              ? "send"
               : has_bursary            ? "bursary"
                                        : "not-known");
}

/**
 * kith_import_settle:
 * @row: a student's row with all its values
 *
 * Adds what follows from the values: flags, and what a new record starts with.
 */
void
kith_import_settle (KithImportRow *row)
{
  g_return_if_fail (row != NULL);

  settle_preferred_name (row);
  settle_support (row);
  set_default (row, KITH_STUDENT_STAGE, "active");
}
