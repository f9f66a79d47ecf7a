/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-student-summary.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

#define MAX_ACHIEVEMENTS 3
#define HIGHEST_RATING 10

static void
append_part (GString    *line,
             const char *part)
{
  if (kith_text_is_empty (part))
    return;
  g_string_append_printf (line, "%s%s", line->len > 0 ? "  ·  " : "", part);
}

/* "she/her · 17 · Level 2 Health and Social Care · City campus", what is known of it. */
static void
add_identity (KithDocument             *document,
              const KithStudentSummary *summary)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *age = NULL;

  if (summary->age != KITH_SUMMARY_UNKNOWN)
    /* Translators: how old a student is, in years */
    age = g_strdup_printf (ngettext ("%d year old", "%d years old", (gulong) summary->age), summary->age);
  append_part (line, summary->pronouns);
  append_part (line, age);
  append_part (line, summary->course);
  append_part (line, summary->campus);
  if (line->len > 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, line->str);
}

static void
add_own_words (KithDocument             *document,
               const KithStudentSummary *summary)
{
  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("In my own words"));
  if (kith_text_is_empty (summary->own_words)) {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
  } else {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_QUOTE, summary->own_words);
    if (kith_date_is_iso (summary->own_words_date)) {
      g_autofree char *date = kith_date_format_iso (summary->own_words_date);
      /* Translators: when a student wrote about themselves, for instance "Written 3 May 2026" */
      g_autofree char *text = g_strdup_printf (_("Written %s"), date);

      kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL, text);
    }
  }
  kith_document_end_group (document);
}

static void
add_titled_text (KithDocument *document,
                 const char   *title,
                 const char   *text)
{
  kith_document_add_heading (document, 2, title);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, text);
}

static void
add_what_helps (KithDocument             *document,
                const KithStudentSummary *summary)
{
  static const double weights[] = { 1, 1, 1 };

  kith_document_begin_columns (document, weights, G_N_ELEMENTS (weights));
  add_titled_text (document, _("What helps"), summary->what_helps);
  kith_document_next_column (document);
  add_titled_text (document, _("What does not help"), summary->what_does_not_help);
  kith_document_next_column (document);
  add_titled_text (document, _("What matters to me"), summary->what_matters);
  kith_document_end_columns (document);
}

static void
add_phrases (KithDocument      *document,
             const char        *title,
             const char *const *phrases,
             gsize              n_phrases)
{
  g_autofree KithListItem *items = g_new0 (KithListItem, n_phrases + 1);

  for (gsize i = 0; i < n_phrases; i++)
    items[i].text = phrases[i];
  kith_document_add_heading (document, 2, title);
  kith_document_add_list (document, KITH_LIST_BULLETS, items, n_phrases);
}

static void
add_strengths (KithDocument             *document,
               const KithStudentSummary *summary)
{
  static const double weights[] = { 1, 1 };

  kith_document_begin_columns (document, weights, G_N_ELEMENTS (weights));
  add_phrases (document, _("Strengths"), summary->strengths, summary->n_strengths);
  kith_document_next_column (document);
  add_phrases (document, _("Latest achievements"), summary->achievements, MIN (summary->n_achievements, MAX_ACHIEVEMENTS));
  kith_document_end_columns (document);
}

static void
clear_value (gpointer data)
{
  KithFact *fact = data;

  g_free ((char *) fact->value);
  g_free ((char *) fact->label);
}

static GArray *
new_facts (void)
{
  GArray *facts = g_array_new (FALSE, TRUE, sizeof (KithFact));

  g_array_set_clear_func (facts, clear_value);
  return facts;
}

static void
append_fact (GArray     *facts,
             const char *label,
             const char *value)
{
  KithFact fact = { g_strdup (label), g_strdup (value) };

  g_array_append_val (facts, fact);
}

static void
add_people (KithDocument             *document,
            const KithStudentSummary *summary)
{
  g_autoptr (GArray) facts = new_facts ();

  for (gsize i = 0; i < summary->n_people; i++) {
    const KithSummaryPerson *person = &summary->people[i];
    g_autofree char *value = NULL;

    if (!kith_text_is_empty (person->phone))
      value = g_strdup_printf ("%s\n%s", person->name, person->phone);
    append_fact (facts, person->role, value != NULL ? value : person->name);
  }
  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("People around me"));
  kith_document_add_facts (document, 3, (const KithFact *) facts->data, facts->len);
  kith_document_end_group (document);
}

static KithChart *
new_rating_chart (const KithSummaryGoal *goal)
{
  KithChart *chart = kith_chart_new (KITH_CHART_SCALE, _("Rating"));
  const char *categories[3] = { 0 };
  double values[2];
  gsize n_values = 0;

  if (goal->first_rating != KITH_SUMMARY_UNKNOWN) {
    categories[n_values] = _("at first");
    values[n_values++] = goal->first_rating;
  }
  if (goal->latest_rating != KITH_SUMMARY_UNKNOWN) {
    categories[n_values] = _("latest");
    values[n_values++] = goal->latest_rating;
  }
  kith_chart_set_categories (chart, categories);
  kith_chart_add_series (chart, NULL, values, n_values);
  kith_chart_set_range (chart, 0, HIGHEST_RATING);
  if (goal->target_rating != KITH_SUMMARY_UNKNOWN)
    kith_chart_set_target (chart, goal->target_rating);
  return chart;
}

static void
add_goal (KithDocument          *document,
          const KithSummaryGoal *goal)
{
  static const double weights[] = { 3.8, 1 };
  g_autoptr (KithChart) chart = new_rating_chart (goal);
  g_autoptr (GString) title = g_string_new (NULL);

  append_part (title, goal->text);
  append_part (title, goal->area);
  kith_document_begin_columns (document, weights, G_N_ELEMENTS (weights));
  kith_document_add_heading (document, 3, title->str);
  if (goal->n_steps > 0)
    kith_document_add_list (document, KITH_LIST_CHECKS_IN_LINE, goal->steps, goal->n_steps);
  kith_document_next_column (document);
  kith_document_add_chart (document, chart, 0);
  kith_document_end_columns (document);
}

static void
add_goals (KithDocument             *document,
           const KithStudentSummary *summary)
{
  kith_document_add_heading (document, 2, _("Goals"));
  for (gsize i = 0; i < summary->n_goals; i++)
    add_goal (document, &summary->goals[i]);
  if (summary->n_goals == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
}

static char *
dup_contact (const KithStudentSummary *summary)
{
  g_autofree char *date = NULL;

  if (kith_date_is_iso (summary->last_contact))
    date = kith_date_format_iso (summary->last_contact);
  if (date == NULL || kith_text_is_empty (summary->agreed_contact))
    return g_strdup (date);
  /* Translators: date of the last contact, then how often was agreed: "3 July 2026 (agreed: every 14 days)" */
  return g_strdup_printf (_("%s (agreed: %s)"), date, summary->agreed_contact);
}

static void
add_college_facts (KithDocument             *document,
                   const KithStudentSummary *summary)
{
  g_autoptr (GArray) facts = new_facts ();
  g_autofree char *contact = dup_contact (summary);

  append_fact (facts, _("Care status"), summary->care_status);
  append_fact (facts, _("Local authority"), summary->local_authority);
  append_fact (facts, _("Attendance"), summary->attendance);
  append_fact (facts, _("Last contact"), contact);
  if (contact == NULL && !kith_text_is_empty (summary->agreed_contact))
    append_fact (facts, _("Agreed contact"), summary->agreed_contact);
  kith_document_add_heading (document, 2, _("Where things stand"));
  kith_document_add_facts (document, 1, (const KithFact *) facts->data, facts->len);
}

static void
add_dates (KithDocument             *document,
           const KithStudentSummary *summary)
{
  g_autoptr (GArray) facts = new_facts ();

  for (gsize i = 0; i < summary->n_dates; i++) {
    g_autofree char *date = kith_date_format_iso_short (summary->dates[i].date);

    append_fact (facts, date, summary->dates[i].what);
  }
  kith_document_add_heading (document, 2, _("Next dates"));
  kith_document_add_facts (document, 1, (const KithFact *) facts->data, facts->len);
}

static void
add_standing (KithDocument             *document,
              const KithStudentSummary *summary)
{
  static const double weights[] = { 1.25, 1 };

  kith_document_begin_columns (document, weights, G_N_ELEMENTS (weights));
  add_college_facts (document, summary);
  kith_document_next_column (document);
  add_dates (document, summary);
  kith_document_end_columns (document);
  if (summary->safeguarding_held) {
    kith_document_add_space (document, 5);
    kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                                 _("Safeguarding information held: ask the designated safeguarding lead (DSL)."));
  }
}

static char *
dup_title (const char *name)
{
  /* Translators: title of the file, with the student's name as it may be printed */
  return g_strdup_printf (_("Student summary: %s"), name);
}

/**
 * kith_report_student_summary:
 * @summary: the values
 * @setting: what every report needs to know
 *
 * One A4 page about a student, for a coach, the chair of a meeting or a new mentor: their own words first, then what
 * helps, what they are good at, who is around them, what they are working towards. Concerns are never printed, only
 * that there are some. Five goals fit one page; more go to a second rather than below 9.5 points.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_student_summary (const KithStudentSummary *summary,
                             const KithReportSetting  *setting)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  KithDocument *document;

  g_return_val_if_fail (summary != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  name = kith_report_dup_name (setting->names, summary->preferred_name, summary->legal_name, summary->reference);
  title = dup_title (name);
  document = kith_report_begin (setting, _("Student summary"), title);
  kith_document_set_fit (document, KITH_FIT_ONE_PAGE);
  kith_document_add_heading (document, 1, name);
  add_identity (document, summary);
  add_own_words (document, summary);
  add_what_helps (document, summary);
  add_strengths (document, summary);
  add_people (document, summary);
  add_goals (document, summary);
  add_standing (document, summary);
  return document;
}
