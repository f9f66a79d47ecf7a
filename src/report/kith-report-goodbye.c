/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-goodbye.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static void
add_text (KithDocument *document,
          const char   *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text != NULL ? text : "", "\n\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (!kith_text_is_empty (paragraphs[i]))
      kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, g_strstrip (paragraphs[i]));
}

/**
 * kith_report_goodbye:
 * @goodbye: the values
 * @setting: what every report needs to know
 *
 * A letter and nothing else: large print, the writer's own words, and who comes next.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_goodbye (const KithGoodbye        *goodbye,
                     const KithReportSetting  *setting)
{
  KithDocument *document = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (goodbye != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  name = kith_report_dup_name (setting->names, goodbye->to, NULL, goodbye->reference);
  day = kith_date_format_iso (goodbye->day);
  /* Translators: begins a letter; a student's name */
  title = g_strdup_printf (_("Dear %s"), name);
  document = kith_report_begin (setting, _("Goodbye note"), title);
  kith_document_set_print (document, KITH_PRINT_LARGE);
  kith_document_add_heading (document, 1, title);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL, day);
  add_text (document, goodbye->text);
  if (!kith_text_is_empty (goodbye->next)) {
    /* Translators: a person's name */
    g_autofree char *next = g_strdup_printf (_("From now on %s will be there for you."), goodbye->next);

    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, next);
  }
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LARGE, goodbye->from);
  return document;
}
