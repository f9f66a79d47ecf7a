/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-journey.h"

#include <glib/gi18n.h>

static void
add_lane (KithChart         *chart,
          const KithJourney *journey,
          const char        *name,
          gsize              offset)
{
  g_autofree const char **texts = g_new0 (const char *, journey->n_terms + 1);

  for (gsize i = 0; i < journey->n_terms; i++)
    texts[i] = G_STRUCT_MEMBER (const char *, &journey->terms[i], offset);
  kith_chart_add_lane (chart, name, texts);
}

static void
add_measure (KithChart         *chart,
             const KithJourney *journey,
             const char        *name,
             const char        *unit,
             double             maximum,
             gsize              offset)
{
  g_autofree double *values = g_new0 (double, journey->n_terms + 1);

  for (gsize i = 0; i < journey->n_terms; i++)
    values[i] = G_STRUCT_MEMBER (double, &journey->terms[i], offset);
  kith_chart_add_measure (chart, name, unit, maximum, values, journey->n_terms);
}

static void
add_contacts (KithChart         *chart,
              const KithJourney *journey)
{
  g_autofree double *values = g_new0 (double, journey->n_terms + 1);

  for (gsize i = 0; i < journey->n_terms; i++)
    values[i] = journey->terms[i].n_contacts > 0 ? journey->terms[i].n_contacts : KITH_CHART_NONE;
  kith_chart_add_measure (chart, _("Contacts"), NULL, KITH_CHART_NONE, values, journey->n_terms);
}

/**
 * kith_report_journey_chart:
 * @journey: the terms, oldest first
 *
 * Returns: (transfer full): the ribbon, for paper and for the screen
 */
KithChart *
kith_report_journey_chart (const KithJourney *journey)
{
  KithChart *chart = kith_chart_new (KITH_CHART_RIBBON, _("Journey by term"));
  g_autofree const char **names = g_new0 (const char *, journey->n_terms + 1);

  for (gsize i = 0; i < journey->n_terms; i++)
    names[i] = journey->terms[i].name;
  kith_chart_set_categories (chart, names);
  add_lane (chart, journey, _("Moved to"), G_STRUCT_OFFSET (KithJourneyTerm, homes));
  add_lane (chart, journey, _("People"), G_STRUCT_OFFSET (KithJourneyTerm, people));
  add_contacts (chart, journey);
  add_lane (chart, journey, _("Goals"), G_STRUCT_OFFSET (KithJourneyTerm, goals));
  add_measure (chart, journey, _("Ratings"), NULL, 10, G_STRUCT_OFFSET (KithJourneyTerm, rating));
  add_measure (chart, journey, _("Attendance"), "%", 100, G_STRUCT_OFFSET (KithJourneyTerm, attendance));
  return chart;
}

static char *
dup_number (double      value,
            const char *unit)
{
  if (isnan (value))
    return g_strdup ("–");
  return g_strdup_printf ("%.*f%s", value == floor (value) ? 0 : 1, value, unit);
}

static void
add_row (KithDocument          *document,
         const KithJourneyTerm *term)
{
  g_autofree char *moves = g_strdup_printf ("%u", term->n_moves);
  g_autofree char *came = g_strdup_printf ("%u", term->n_came);
  g_autofree char *went = g_strdup_printf ("%u", term->n_went);
  g_autofree char *contacts = g_strdup_printf ("%u", term->n_contacts);
  g_autofree char *set = g_strdup_printf ("%u", term->n_set);
  g_autofree char *reached = g_strdup_printf ("%u", term->n_reached);
  g_autofree char *rating = dup_number (term->rating, "");
  g_autofree char *attendance = dup_number (term->attendance, "%");
  const char *cells[] = { term->name, moves, came, went, contacts, set, reached, rating, attendance, NULL };

  kith_document_add_row (document, cells);
}

static void
add_numbers (KithDocument      *document,
             const KithJourney *journey)
{
  const KithColumn columns[] = {
    { _("Term"), 2, KITH_ALIGN_START },       { _("Moves"), 1, KITH_ALIGN_END },
    { _("People came"), 1.2, KITH_ALIGN_END }, { _("People went"), 1.2, KITH_ALIGN_END },
    { _("Contacts"), 1, KITH_ALIGN_END },     { _("Goals set"), 1, KITH_ALIGN_END },
    { _("Goals reached"), 1.3, KITH_ALIGN_END }, { _("Ratings, 0 to 10"), 1.4, KITH_ALIGN_END },
    { _("Attendance"), 1.1, KITH_ALIGN_END },
  };

  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("The numbers"));
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < journey->n_terms; i++)
    add_row (document, &journey->terms[i]);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("Terms by month: September to December, January to March, April to August. A contact is one "
                                 "where the student was reached. Ratings are the average of how far the student says they "
                                 "are with their goals."));
  kith_document_end_group (document);
}

/**
 * kith_report_journey:
 * @journey: the terms, oldest first
 * @setting: what every report needs to know
 *
 * Returns: (transfer full): the journey ribbon on one page across, with its numbers
 */
KithDocument *
kith_report_journey (const KithJourney       *journey,
                     const KithReportSetting *setting)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autoptr (KithChart) chart = NULL;
  KithDocument *document;

  g_return_val_if_fail (journey != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  name = kith_report_dup_name (setting->names, journey->preferred_name, journey->legal_name, journey->reference);
  /* Translators: name of a student */
  title = g_strdup_printf (_("Journey: %s"), name);
  document = kith_report_begin (setting, _("Journey"), title);
  kith_document_set_orientation (document, KITH_ORIENTATION_LANDSCAPE);
  kith_document_set_fit (document, KITH_FIT_ONE_PAGE);
  kith_document_add_heading (document, 1, name);
  if (journey->n_terms == 0) {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
    return document;
  }
  chart = kith_report_journey_chart (journey);
  kith_document_add_chart (document, chart, 0);
  add_numbers (document, journey);
  return document;
}
