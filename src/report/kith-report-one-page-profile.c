/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-one-page-profile.h"

#include "kith-text.h"

#include <glib/gi18n.h>

static void
add_name (KithDocument             *document,
          const KithOnePageProfile *profile,
          KithReportNames           names)
{
  g_autofree char *name =
    kith_report_dup_name (names, profile->preferred_name, profile->legal_name, profile->reference);
  gboolean with_name = names == KITH_REPORT_NAMES_PREFERRED || names == KITH_REPORT_NAMES_PREFERRED_AND_LEGAL;
  const char *hint = with_name ? profile->name_hint : NULL;
  const char *parts[3] = { NULL };
  g_autofree char *lead = NULL;
  guint n_parts = 0;

  if (!kith_text_is_empty (hint))
    parts[n_parts++] = hint;
  if (!kith_text_is_empty (profile->pronouns))
    parts[n_parts++] = profile->pronouns;
  lead = g_strjoinv (" · ", (char **) parts);
  kith_document_add_heading (document, 1, name);
  if (*lead != '\0')
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, lead);
}

static void
add_text (KithDocument *document,
          const char   *title,
          const char   *text)
{
  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, title);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, text);
  kith_document_end_group (document);
}

static void
add_own_words (KithDocument *document,
               const char   *words)
{
  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("In my own words"));
  kith_document_add_paragraph (document, kith_text_is_empty (words) ? KITH_PARAGRAPH_NORMAL : KITH_PARAGRAPH_QUOTE,
                               words);
  kith_document_end_group (document);
}

static void
add_strengths (KithDocument *document,
               const char   *strengths)
{
  g_auto (GStrv) lines = g_strsplit (strengths != NULL ? strengths : "", "\n", -1);
  g_autofree KithListItem *items = g_new0 (KithListItem, g_strv_length (lines) + 1);
  gsize n_items = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!kith_text_is_empty (lines[i]))
      items[n_items++].text = g_strstrip (lines[i]);
  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("What I’m good at"));
  kith_document_add_list (document, KITH_LIST_BULLETS, items, n_items);
  kith_document_end_group (document);
}

/**
 * kith_report_one_page_profile:
 * @profile: the values
 * @setting: what every report needs to know
 *
 * The page a student hands to somebody new: large print, own words first, nothing that others say.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_one_page_profile (const KithOnePageProfile *profile,
                              const KithReportSetting  *setting)
{
  static const double weights[] = { 1, 1 };
  KithDocument *document;

  g_return_val_if_fail (profile != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("One-page profile"), _("One-page profile"));
  kith_document_set_fit (document, KITH_FIT_ONE_PAGE);
  kith_document_set_print (document, KITH_PRINT_LARGE);
  add_name (document, profile, setting->names);
  add_own_words (document, profile->own_words);
  add_strengths (document, profile->strengths);
  add_text (document, _("What matters to me"), profile->matters);
  kith_document_begin_columns (document, weights, G_N_ELEMENTS (weights));
  add_text (document, _("What helps"), profile->helps);
  kith_document_next_column (document);
  add_text (document, _("What doesn’t help"), profile->does_not_help);
  kith_document_end_columns (document);
  if (!kith_text_is_empty (profile->communication))
    add_text (document, _("When you talk with me"), profile->communication);
  return document;
}
