/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report.h"

#include "kith-text.h"

#include <glib/gi18n.h>

/**
 * kith_report_begin:
 * @setting: what every report needs to know
 * @report_name: name of the report
 * @title: title for the properties of the file; obeys the names choice
 *
 * Returns: (transfer full): a document with its texts set and no blocks
 */
KithDocument *
kith_report_begin (const KithReportSetting *setting,
                   const char              *report_name,
                   const char              *title)
{
  KithDocument *document;

  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_document_new (title);
  kith_document_set_text (document, KITH_DOCUMENT_REPORT_NAME, report_name);
  kith_document_set_text (document, KITH_DOCUMENT_SUBJECT, report_name);
  kith_document_set_text (document, KITH_DOCUMENT_ORGANISATION, setting->organisation);
  kith_document_set_text (document, KITH_DOCUMENT_MARKING, setting->marking != NULL ? setting->marking : _("OFFICIAL-SENSITIVE"));
  kith_document_set_text (document, KITH_DOCUMENT_PRINTED_BY, setting->printed_by);
  kith_document_set_text (document, KITH_DOCUMENT_PRINTED_AT, setting->printed_at);
  kith_document_set_text (document, KITH_DOCUMENT_COPY, setting->copy);
  kith_document_set_text (document, KITH_DOCUMENT_FILTERS, setting->filters);
  kith_document_set_created (document, setting->created);
  return document;
}

/* The first letter of each word, with the marks that belong to it: "Zoë Ní Bhriain" is "ZNB". */
static char *
dup_initials (const char *name)
{
  GString *initials = g_string_new (NULL);
  gboolean in_word = FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (g_unichar_isspace (letter) || letter == '-') {
      in_word = FALSE;
    } else if (!in_word && g_unichar_isalnum (letter)) {
      g_string_append_unichar (initials, g_unichar_toupper (letter));
      in_word = TRUE;
    }
  }
  return g_string_free (initials, FALSE);
}

/**
 * kith_report_dup_name:
 * @names: how students are named
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): the name in other records
 * @reference: (nullable): the college's reference
 *
 * Returns: (transfer full): what is printed for the student; "Student" when the choice leaves nothing
 */
char *
kith_report_dup_name (KithReportNames names,
                      const char     *preferred_name,
                      const char     *legal_name,
                      const char     *reference)
{
  g_autofree char *name = NULL;

  switch (names) {
  case KITH_REPORT_NAMES_PREFERRED:
    name = g_strdup (preferred_name);
    break;
  case KITH_REPORT_NAMES_PREFERRED_AND_LEGAL:
    if (kith_text_is_empty (legal_name) || g_strcmp0 (preferred_name, legal_name) == 0)
      name = g_strdup (preferred_name);
    else
      /* Translators: preferred name, then legal name */
      name = g_strdup_printf (_("%s (legal name %s)"), preferred_name, legal_name);
    break;
  case KITH_REPORT_NAMES_INITIALS:
    name = dup_initials (preferred_name != NULL ? preferred_name : "");
    break;
  case KITH_REPORT_NAMES_REFERENCE:
    name = g_strdup (reference);
    break;
  }
  /* Translators: stands for a student whose name is not printed */
  return kith_text_is_empty (name) ? g_strdup (_("Student")) : g_steal_pointer (&name);
}
