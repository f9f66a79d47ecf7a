/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-programme-private.h"

#include "kith-document-check.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* All that one page has room for. */
#define QUOTES_FOR_PARTNERS 2

#define MOST_COLUMNS (KITH_PROGRAMME_MOST_TERMS + 4)

/* The cells of one row until they are added. */
typedef struct {
  char *cells[MOST_COLUMNS + 1];
  guint n;
} Row;

static void
row_clear (Row *row)
{
  for (guint i = 0; i < row->n; i++)
    g_free (row->cells[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static void
put (Row  *row,
     char *cell)
{
  g_assert (row->n < MOST_COLUMNS);
  row->cells[row->n++] = cell;
}

static void
add (KithDocument *document,
     Row          *row)
{
  kith_document_add_row (document, (const char *const *) row->cells);
}

/* The terms from the earliest to this one, as one reads. */
static void
begin_terms (KithDocument              *document,
             const KithProgrammeReport *values,
             const char                *first)
{
  KithColumn columns[MOST_COLUMNS] = { { first, 2.6, KITH_ALIGN_START } };

  for (guint i = 0; i < values->n_terms; i++)
    columns[i + 1] = (KithColumn) { values->terms[values->n_terms - 1 - i].name, 1, KITH_ALIGN_END };
  kith_document_add_table (document, columns, values->n_terms + 1);
  kith_document_mark_suppressed (document);
}

typedef char *(*CellFunc) (const KithProgrammeReport *values,
                           guint                      line,
                           guint                      term);

static void
add_terms (KithDocument              *document,
           const KithProgrammeReport *values,
           const char                *label,
           CellFunc                   function,
           guint                      line)
{
  g_auto (Row) row = { 0 };

  put (&row, g_strdup (label));
  for (guint i = values->n_terms; i > 0; i--)
    put (&row, function (values, line, i - 1));
  add (document, &row);
}

static void
add_line (KithDocument              *document,
          const KithProgrammeReport *values,
          guint                      line)
{
  add_terms (document, values, kith_programme_figures_get_label (values->figures, line), kith_programme_dup_value, line);
}

/* The line before counts what this one is part of. */
static char *
dup_share_of_line_before (const KithProgrammeReport *values,
                          guint                      line,
                          guint                      term)
{
  return kith_programme_dup_share (values, line, line - 1, term);
}

static char *
dup_attendance (const KithProgrammeReport *values,
                guint                      line,
                guint                      term)
{
  return kith_programme_dup_attendance (values, term, values->authority);
}

static char *
dup_hours (const KithProgrammeReport *values,
           guint                      line,
           guint                      term)
{
  return kith_programme_dup_hours (values, line, term, values->authority);
}

static char *
dup_rating_change (const KithProgrammeReport *values,
                   guint                      line,
                   guint                      term)
{
  double sum, weight;

  if (kith_programme_figures_get_measure (values->figures, line, term, values->authority, &sum, &weight) && weight > 0)
    return g_strdup_printf ("%+.1f", sum / weight);
  return kith_programme_figures_dup_instead (values->figures, line, term, values->authority);
}

static char *
dup_college (const KithProgrammeReport *values,
             guint                      line,
             guint                      term)
{
  gint64 percent = line == KITH_PROGRAMME_WITH_ATTENDANCE ? values->terms[term].college_attendance
                   : line == KITH_PROGRAMME_RETAINED      ? values->terms[term].college_retention
                                                          : values->terms[term].college_achievement;

  return percent < 0 ? g_strdup ("–") : g_strdup_printf ("%d%%", (int) percent);
}

static void
add_first_page (KithDocument              *document,
                const KithProgrammeReport *values)
{
  kith_document_add_space (document, 10);
  kith_programme_add_glance (document, values);
  kith_document_add_heading (document, 2, _("Compared with the terms before"));
  begin_terms (document, values, _("In the term"));
  add_line (document, values, KITH_PROGRAMME_SUPPORTED);
  add_line (document, values, KITH_PROGRAMME_STARTS);
  add_line (document, values, KITH_PROGRAMME_LEAVERS);
  add_line (document, values, KITH_PROGRAMME_REACHED);
  add_line (document, values, KITH_PROGRAMME_CONTACTS);
  add_terms (document, values, _("Attendance"), dup_attendance, 0);
  add_line (document, values, KITH_PROGRAMME_PEPS_ON_TIME);
  add_line (document, values, KITH_PROGRAMME_GOALS_ACHIEVED);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("“c” stands for a number that is hidden so that nobody can be recognised; a dash, for what "
                                 "there is nothing or too little of. The last section says how."));
  kith_document_add_heading (document, 2, _("Students by support group"));
  kith_programme_add_group_chart (document, values);
}

/* Classes as rows, of this term: how many, and how much of all that is. */
static void
add_classes (KithDocument              *document,
             const KithProgrammeReport *values,
             KithProgrammeBlock         block,
             const char                *first,
             guint                      whole)
{
  const KithColumn columns[] = {
    { first, 2.4, KITH_ALIGN_START },
    { _("Students"), 1.2, KITH_ALIGN_END },
    { _("Share"), 0.9, KITH_ALIGN_END },
  };
  g_auto (Row) totals = { 0 };

  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  kith_document_mark_suppressed (document);
  for (guint i = values->firsts[block]; i < values->firsts[block] + values->sizes[block]; i++) {
    g_auto (Row) row = { 0 };

    put (&row, g_strdup (kith_programme_figures_get_label (values->figures, i)));
    put (&row, kith_programme_dup_value (values, i, 0));
    put (&row, kith_programme_dup_share (values, i, whole, 0));
    add (document, &row);
  }
  put (&totals, g_strdup (_("All")));
  put (&totals, kith_programme_dup_value (values, whole, 0));
  put (&totals, g_strdup (""));
  kith_document_set_totals (document, (const char *const *) totals.cells);
}

static void
put_for_authority (Row                       *row,
                   const KithProgrammeReport *values,
                   int                        authority)
{
  static const guint lines[] = { KITH_PROGRAMME_SUPPORTED, KITH_PROGRAMME_STARTS, KITH_PROGRAMME_LEAVERS,
                                 KITH_PROGRAMME_PEPS,      KITH_PROGRAMME_PEPS_ON_TIME };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    put (row, kith_programme_figures_dup_count (values->figures, lines[i], 0, authority));
  put (row, kith_programme_dup_attendance (values, 0, authority));
}

static void
add_authorities (KithDocument              *document,
                 const KithProgrammeReport *values)
{
  const KithColumn columns[] = {
    { _("Local authority"), 2.6, KITH_ALIGN_START }, { _("Students"), 1, KITH_ALIGN_END },
    { _("Starts"), 1, KITH_ALIGN_END },              { _("Leavers"), 1, KITH_ALIGN_END },
    { _("PEPs due"), 1, KITH_ALIGN_END },            { _("On time"), 1, KITH_ALIGN_END },
    { _("Attendance"), 1.2, KITH_ALIGN_END },
  };
  g_auto (Row) totals = { 0 };

  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("By local authority"));
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  kith_document_mark_suppressed (document);
  for (guint i = 0; values->authorities[i] != NULL; i++) {
    g_auto (Row) row = { 0 };

    /* nobody in the group of those without a group of their own */
    if (values->authorities[i + 1] == NULL &&
        kith_programme_figures_get_true (values->figures, KITH_PROGRAMME_SUPPORTED, 0, (int) i) == 0)
      continue;
    put (&row, g_strdup (values->authorities[i]));
    put_for_authority (&row, values, (int) i);
    add (document, &row);
  }
  put (&totals, g_strdup (_("All")));
  put_for_authority (&totals, values, KITH_PROGRAMME_ALL);
  kith_document_set_totals (document, (const char *const *) totals.cells);
  kith_document_end_group (document);
}

static void
add_students (KithDocument              *document,
              const KithProgrammeReport *values)
{
  static const double halves[] = { 1, 1 };

  kith_document_add_heading (document, 2, _("Who we support"));
  add_classes (document, values, KITH_PROGRAMME_BY_GROUP, _("Support group"), KITH_PROGRAMME_SUPPORTED);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("A student can belong to several groups, so these come to more than all students."));
  kith_document_begin_columns (document, halves, G_N_ELEMENTS (halves));
  add_classes (document, values, KITH_PROGRAMME_BY_AGE, _("Age"), KITH_PROGRAMME_SUPPORTED);
  kith_document_next_column (document);
  add_classes (document, values, KITH_PROGRAMME_BY_YEAR, _("Year"), KITH_PROGRAMME_SUPPORTED);
  kith_document_end_columns (document);
  if (values->authority == KITH_PROGRAMME_ALL)
    add_authorities (document, values);
}

static double
get_attendance (const KithProgrammeReport *values,
                guint                      term)
{
  double attended, possible;

  if (!kith_programme_figures_get_measure (values->figures, KITH_PROGRAMME_WITH_ATTENDANCE, term, values->authority,
                                           &attended, &possible) || possible <= 0)
    return KITH_CHART_NONE;
  return (int) (100 * attended / possible + 0.5);
}

/* From the earliest term to this one; a single point is no line, so there is no chart then. */
static void
add_term_chart (KithDocument              *document,
                const KithProgrammeReport *values,
                const char                *title,
                gboolean                   is_attendance)
{
  g_autoptr (KithChart) chart = kith_chart_new (KITH_CHART_LINES, title);
  const char *names[KITH_PROGRAMME_MOST_TERMS + 1] = { NULL };
  double ours[KITH_PROGRAMME_MOST_TERMS], all[KITH_PROGRAMME_MOST_TERMS];
  guint n = values->n_terms, n_all = 0, n_ours = 0;

  for (guint i = 0; i < n; i++) {
    guint term = n - 1 - i;
    gint64 college = values->terms[term].college_attendance;

    names[i] = values->terms[term].name;
    all[i] = college >= 0 ? (double) college : KITH_CHART_NONE;
    n_all += college >= 0;
    if (is_attendance)
      ours[i] = get_attendance (values, term);
    else
      ours[i] = kith_programme_figures_is_hidden (values->figures, KITH_PROGRAMME_CONTACTS, term, values->authority)
                  ? KITH_CHART_NONE
                  : (double) kith_programme_figures_get_true (values->figures, KITH_PROGRAMME_CONTACTS, term, values->authority);
    n_ours += !isnan (ours[i]);
  }
  if (n_ours < 2)
    return;
  kith_chart_set_categories (chart, names);
  kith_chart_add_series (chart, is_attendance ? _("Our students") : _("Contacts"), ours, n);
  if (is_attendance) {
    kith_chart_set_unit (chart, "%");
    kith_chart_set_range (chart, 50, 100);
    if (n_all > 0)
      kith_chart_add_series (chart, _("All students"), all, n);
  }
  kith_document_add_chart (document, chart, kith_chart_get_natural_height (chart));
  kith_document_mark_suppressed (document);
}

static void
add_outcomes (KithDocument              *document,
              const KithProgrammeReport *values)
{
  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("Attending, staying, achieving"));
  add_term_chart (document, values, _("Attendance by term"), TRUE);
  begin_terms (document, values, _("In the term"));
  add_line (document, values, KITH_PROGRAMME_WITH_ATTENDANCE);
  add_terms (document, values, _("Attendance of our students"), dup_attendance, 0);
  add_terms (document, values, _("Attendance of all students, in the year"), dup_college, KITH_PROGRAMME_WITH_ATTENDANCE);
  add_line (document, values, KITH_PROGRAMME_RETENTION);
  add_line (document, values, KITH_PROGRAMME_RETAINED);
  add_terms (document, values, _("Retention of our students"), dup_share_of_line_before, KITH_PROGRAMME_RETAINED);
  add_terms (document, values, _("Retention of all students, in the year"), dup_college, KITH_PROGRAMME_RETAINED);
  add_line (document, values, KITH_PROGRAMME_ACHIEVEMENT);
  add_line (document, values, KITH_PROGRAMME_ACHIEVED);
  add_terms (document, values, _("Achievement of our students"), dup_share_of_line_before, KITH_PROGRAMME_ACHIEVED);
  add_terms (document, values, _("Achievement of all students, in the year"), dup_college, KITH_PROGRAMME_ACHIEVED);
  kith_document_end_group (document);
}

static void
add_leaving (KithDocument              *document,
             const KithProgrammeReport *values)
{
  const KithColumn columns[] = {
    { _("Of those who left in the last twelve months"), 2.4, KITH_ALIGN_START },
    { _("When they left"), 1, KITH_ALIGN_END },
    { _("3 months later"), 1, KITH_ALIGN_END },
    { _("6 months later"), 1, KITH_ALIGN_END },
  };
  g_auto (Row) totals = { 0 };

  kith_document_add_heading (document, 2, _("Leaving, and where they went"));
  add_classes (document, values, KITH_PROGRAMME_BY_REASON, _("Why students left this term"), KITH_PROGRAMME_LEAVERS);
  kith_document_add_space (document, 8);
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  kith_document_mark_suppressed (document);
  for (guint i = 0; i < values->sizes[KITH_PROGRAMME_AT_EXIT]; i++) {
    g_auto (Row) row = { 0 };

    put (&row, g_strdup (kith_programme_figures_get_label (values->figures, values->firsts[KITH_PROGRAMME_AT_EXIT] + i)));
    for (guint block = KITH_PROGRAMME_AT_EXIT; block <= KITH_PROGRAMME_AFTER_6_MONTHS; block++)
      put (&row, kith_programme_dup_value (values, values->firsts[block] + i, 0));
    add (document, &row);
  }
  put (&totals, g_strdup (_("All")));
  for (guint i = 0; i < 3; i++)
    put (&totals, kith_programme_dup_value (values, KITH_PROGRAMME_LEFT_THIS_YEAR, 0));
  kith_document_set_totals (document, (const char *const *) totals.cells);
}

static void
add_plans (KithDocument              *document,
           const KithProgrammeReport *values)
{
  g_autofree char *of = kith_programme_dup_value (values, KITH_PROGRAMME_PATHWAY, 0);
  g_autofree char *known = kith_programme_dup_value (values, KITH_PROGRAMME_PATHWAY_KNOWN, 0);
  const KithFact facts[] = {
    { _("Students who should have a Pathway Plan, as of today"), of },
    { _("Of these, next review known, as of today"), known },
  };

  kith_document_add_heading (document, 2, _("Plans and reviews"));
  begin_terms (document, values, _("Personal Education Plans"));
  add_line (document, values, KITH_PROGRAMME_PEPS);
  add_line (document, values, KITH_PROGRAMME_PEPS_ON_TIME);
  add_terms (document, values, _("Share held on time"), dup_share_of_line_before, KITH_PROGRAMME_PEPS_ON_TIME);
  kith_document_add_facts (document, 2, facts, G_N_ELEMENTS (facts));
  kith_document_mark_suppressed (document);
}

static void
add_support (KithDocument              *document,
             const KithProgrammeReport *values)
{
  kith_document_add_heading (document, 2, _("What we did"));
  add_term_chart (document, values, _("Contacts by term"), FALSE);
  begin_terms (document, values, _("In the term"));
  add_line (document, values, KITH_PROGRAMME_REACHED);
  add_line (document, values, KITH_PROGRAMME_CONTACTS);
  add_terms (document, values, _("Hours with students"), dup_hours, KITH_PROGRAMME_REACHED);
  add_line (document, values, KITH_PROGRAMME_WITH_MENTOR);
  add_line (document, values, KITH_PROGRAMME_GOALS_SET);
  add_line (document, values, KITH_PROGRAMME_GOALS_ACHIEVED);
  add_line (document, values, KITH_PROGRAMME_GOALS_RATED);
  add_terms (document, values, _("Average change of their ratings, 0 to 10"), dup_rating_change, KITH_PROGRAMME_GOALS_RATED);
  add_line (document, values, KITH_PROGRAMME_IN_GROUPS);
  if (values->authority == KITH_PROGRAMME_ALL)
    add_line (document, values, KITH_PROGRAMME_SESSIONS);
}

/* Of the whole college: neither mentors nor concerns belong to a local authority. */
static void
add_college (KithDocument              *document,
             const KithProgrammeReport *values)
{
  g_autofree char *mentors = kith_programme_dup_value (values, KITH_PROGRAMME_MENTORS, 0);
  g_autofree char *hours = kith_programme_dup_hours (values, KITH_PROGRAMME_MENTORS, 0, KITH_PROGRAMME_ALL);
  g_autofree char *supervised = kith_programme_dup_value (values, KITH_PROGRAMME_SUPERVISED, 0);
  const KithFact facts[] = {
    { _("Peer mentors"), mentors },
    { _("Their hours with students this term"), hours },
    { _("Mentors whose supervision is up to date"),
      values->counts_supervision ? supervised : _("Counted for managers only") },
  };

  kith_document_add_heading (document, 2, _("Peer mentors"));
  kith_document_add_facts (document, 1, facts, G_N_ELEMENTS (facts));
  kith_document_mark_suppressed (document);
  kith_document_add_heading (document, 2, _("Safeguarding"));
  if (!values->counts_concerns) {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("Concerns are not counted for this account."));
    return;
  }
  begin_terms (document, values, _("Concerns, number only"));
  add_line (document, values, KITH_PROGRAMME_RAISED);
  add_line (document, values, KITH_PROGRAMME_CLOSED);
}

static char *
dup_title (const KithProgrammeReport *values)
{
  if (values->authority == KITH_PROGRAMME_ALL)
    return g_strdup (_("Programme Report"));
  /* Translators: name of a local authority */
  return g_strdup_printf (_("Programme Report: students of %s"), values->authorities[values->authority]);
}

/**
 * kith_report_programme:
 * @values: the values
 * @setting: what every report needs to know
 *
 * What governors, a virtual school or an assessor get of a term. It names nobody.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_programme (const KithProgrammeReport *values,
                       const KithReportSetting   *setting)
{
  KithDocument *document;
  g_autofree char *title = NULL;

  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  title = dup_title (values);
  document = kith_report_begin (setting, _("Programme Report"), title);
  kith_document_add_heading (document, 1, title);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, values->period);
  add_first_page (document, values);
  kith_document_add_page_break (document);
  add_students (document, values);
  add_outcomes (document, values);
  add_leaving (document, values);
  add_plans (document, values);
  add_support (document, values);
  if (values->authority == KITH_PROGRAMME_ALL)
    add_college (document, values);
  kith_programme_add_quotes (document, values, G_MAXUINT);
  if (values->authority == KITH_PROGRAMME_ALL)
    kith_programme_add_evidence (document, values);
  kith_programme_add_method (document, values);
  return document;
}

/**
 * kith_report_partner:
 * @values: the values, of all local authorities
 * @setting: what every report needs to know
 *
 * One page for trusts and partners: who is supported, how much, and what comes of it.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_partner (const KithProgrammeReport *values,
                     const KithReportSetting   *setting)
{
  KithDocument *document;

  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Partner Report"), _("Partner Report"));
  kith_document_set_fit (document, KITH_FIT_ONE_PAGE);
  kith_document_add_heading (document, 1, _("Partner Report"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, values->period);
  kith_document_add_space (document, 8);
  kith_programme_add_glance (document, values);
  kith_document_add_heading (document, 2, _("Students by support group"));
  kith_programme_add_group_chart (document, values);
  kith_document_add_heading (document, 2, _("What we did"));
  begin_terms (document, values, _("In the term"));
  add_line (document, values, KITH_PROGRAMME_SUPPORTED);
  add_line (document, values, KITH_PROGRAMME_REACHED);
  add_line (document, values, KITH_PROGRAMME_CONTACTS);
  add_terms (document, values, _("Hours with students"), dup_hours, KITH_PROGRAMME_REACHED);
  add_line (document, values, KITH_PROGRAMME_IN_GROUPS);
  add_line (document, values, KITH_PROGRAMME_GOALS_ACHIEVED);
  kith_programme_add_quotes (document, values, QUOTES_FOR_PARTNERS);
  kith_programme_add_hidden (document, values);
  return document;
}
