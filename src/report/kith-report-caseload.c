/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-caseload.h"

#include "kith-date.h"
#include "kith-money.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the rows come to. */
typedef struct {
  guint n_overdue;
  guint n_due;
  guint n_peps;
  guint n_pathways;
  guint n_active;
  guint n_achieved;
  guint n_tasks;
  guint n_tasks_overdue;
  guint n_awarded;
  gint64 awarded;
} Totals;

static gboolean
has_passed (const KithCaseload *caseload,
            const char         *date)
{
  return date != NULL && strcmp (date, caseload->today) < 0;
}

static void
add_to_totals (const KithCaseload    *caseload,
               const KithCaseloadRow *row,
               Totals                *totals)
{
  totals->n_overdue += row->gap == KITH_CASELOAD_GAP_OVERDUE ? 1 : 0;
  totals->n_due += row->gap == KITH_CASELOAD_GAP_DUE ? 1 : 0;
  totals->n_peps += has_passed (caseload, row->pep_due) ? 1 : 0;
  totals->n_pathways += has_passed (caseload, row->pathway_due) ? 1 : 0;
  totals->n_active += row->n_active;
  totals->n_achieved += row->n_achieved;
  totals->n_tasks += row->n_tasks;
  totals->n_tasks_overdue += row->n_tasks_overdue;
  totals->n_awarded += row->awarded > 0 ? 1 : 0;
  totals->awarded += row->awarded;
}

static const char *
or_none (const char *text)
{
  return kith_text_is_empty (text) ? _("None recorded") : text;
}

/* Name, course and care status above each other: a name may be long, and the columns beside it are many. */
static char *
dup_student (const KithCaseloadRow *row,
             KithReportNames        names)
{
  g_autofree char *name = kith_report_dup_name (names, row->preferred_name, row->legal_name, row->reference);

  return g_strdup_printf ("%s\n%s\n%s", name, kith_text_is_empty (row->course) ? _("No course recorded") : row->course,
                          kith_text_is_empty (row->care_status) ? _("No care status recorded") : row->care_status);
}

static char *
dup_contact (const KithCaseload    *caseload,
             const KithCaseloadRow *row)
{
  /* Translators: days agreed between contacts */
  g_autofree char *agreed = g_strdup_printf (_("agreed: %d"), row->agreed_days);
  g_autofree char *last = NULL;
  int days;

  if (row->last_contact == NULL)
    /* Translators: no contact was made yet; then the days that were agreed */
    return g_strdup_printf (_("None yet\n%s"), agreed);
  days = kith_date_iso_days_between (row->last_contact, caseload->today);
  last = days == 0 ? g_strdup (_("Today")) : g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);
  return g_strdup_printf ("%s\n%s", last, agreed);
}

static char *
dup_percentage (int percentage)
{
  return percentage == KITH_CASELOAD_NO_SESSIONS ? g_strdup (_("No sessions")) : g_strdup_printf (_("%d%%"), percentage);
}

static char *
dup_goals (guint n_active,
           guint n_achieved)
{
  /* Translators: goals of a student or of a whole caseload */
  return g_strdup_printf (_("%u active\n%u achieved"), n_active, n_achieved);
}

static char *
dup_due (const KithCaseload *caseload,
         const char         *date)
{
  g_autofree char *day = NULL;

  if (date == NULL)
    return g_strdup (_("None planned"));
  day = kith_date_format_iso_short (date);
  /* Translators: the day of a plan that has passed */
  return has_passed (caseload, date) ? g_strdup_printf (_("%s\noverdue"), day) : g_steal_pointer (&day);
}

static char *
dup_tasks (guint n_tasks,
           guint n_overdue)
{
  if (n_overdue == 0)
    return g_strdup_printf ("%u", n_tasks);
  /* Translators: open tasks, then how many of them are overdue */
  return g_strdup_printf (_("%u\n%u overdue"), n_tasks, n_overdue);
}

static void
add_row (KithDocument          *document,
         const KithCaseload    *caseload,
         const KithCaseloadRow *row,
         KithReportNames        names)
{
  g_autofree char *student = dup_student (row, names);
  g_autofree char *contact = dup_contact (caseload, row);
  g_autofree char *attendance = dup_percentage (row->attendance);
  g_autofree char *goals = dup_goals (row->n_active, row->n_achieved);
  g_autofree char *pep = dup_due (caseload, row->pep_due);
  g_autofree char *pathway = dup_due (caseload, row->pathway_due);
  g_autofree char *tasks = dup_tasks (row->n_tasks, row->n_tasks_overdue);
  const char *const cells[] = {
    student, or_none (row->mentor), contact, attendance, goals, pep, pathway, tasks, or_none (row->bursary),
    row->flags != NULL ? row->flags : "", "", NULL,
  };

  kith_document_add_row (document, cells);
}

static char *
dup_overdue (guint n)
{
  /* Translators: how many plans of a column are overdue */
  return n == 0 ? g_strdup (_("None overdue")) : g_strdup_printf (ngettext ("%u overdue", "%u overdue", n), n);
}

static void
add_totals (KithDocument       *document,
            const KithCaseload *caseload,
            const Totals       *totals)
{
  guint n_rows = caseload->rows->len;
  g_autofree char *students = g_strdup_printf (ngettext ("%u student", "%u students", n_rows), n_rows);
  /* Translators: how many contacts are overdue, and how many due */
  g_autofree char *gaps = g_strdup_printf (_("%u overdue\n%u due"), totals->n_overdue, totals->n_due);
  g_autofree char *attendance = dup_percentage (caseload->attendance);
  g_autofree char *goals = dup_goals (totals->n_active, totals->n_achieved);
  g_autofree char *peps = dup_overdue (totals->n_peps);
  g_autofree char *pathways = dup_overdue (totals->n_pathways);
  g_autofree char *tasks = dup_tasks (totals->n_tasks, totals->n_tasks_overdue);
  /* Translators: how many bursaries were awarded */
  g_autofree char *awarded = g_strdup_printf (_("%u awarded"), totals->n_awarded);
  const char *const cells[] = { students, "", gaps, attendance, goals, peps, pathways, tasks, awarded, "", "", NULL };

  kith_document_set_totals (document, cells);
}

static void
add_table (KithDocument       *document,
           const KithCaseload *caseload,
           const Totals       *totals,
           KithReportNames     names)
{
  /* in points, so that no word of a heading and no amount is broken; the rest is for the pen */
  const KithColumn columns[] = {
    { _("Student"), 112, KITH_ALIGN_START },     { _("Mentor"), 62, KITH_ALIGN_START },
    { _("Contact made"), 69, KITH_ALIGN_START }, { _("Attendance"), 69, KITH_ALIGN_END },
    { _("Goals"), 63, KITH_ALIGN_END },          { _("PEP due"), 52, KITH_ALIGN_START },
    { _("Pathway due"), 52, KITH_ALIGN_START },  { _("Open tasks"), 58, KITH_ALIGN_END },
    { _("Bursary"), 57, KITH_ALIGN_START },      { _("Needs you"), 76, KITH_ALIGN_START },
    { _("Notes"), 89, KITH_ALIGN_START },
  };

  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < caseload->rows->len; i++)
    add_row (document, caseload, g_ptr_array_index (caseload->rows, i), names);
  add_totals (document, caseload, totals);
}

/* How many contact gaps there are stands at the top: it is what the list is opened for. */
static char *
dup_count (const KithCaseload *caseload,
           const Totals       *totals)
{
  guint n_rows = caseload->rows->len;
  guint n_gaps = totals->n_overdue + totals->n_due;
  g_autofree char *students = g_strdup_printf (ngettext ("%u student", "%u students", n_rows), n_rows);
  g_autofree char *gaps =
    n_gaps == 0 ? g_strdup (_("no contact gaps"))
                : g_strdup_printf (ngettext ("%u contact gap", "%u contact gaps", n_gaps), n_gaps);

  if (n_gaps == 0)
    /* Translators: "24 students, no contact gaps." */
    return g_strdup_printf (_("%s, %s."), students, gaps);
  /* Translators: "24 students, 7 contact gaps: 3 overdue, 4 due." */
  return g_strdup_printf (_("%s, %s: %u overdue, %u due."), students, gaps, totals->n_overdue, totals->n_due);
}

static void
add_money (KithDocument *document,
           const Totals *totals)
{
  g_autofree char *awarded = kith_money_format (totals->awarded);
  g_autofree char *words = NULL;

  if (totals->n_awarded == 0)
    return;
  /* Translators: an amount of money, and how many bursaries it is */
  words = g_strdup_printf (ngettext ("Bursaries this year: %s awarded to %u student.",
                                     "Bursaries this year: %s awarded to %u students.", totals->n_awarded),
                           awarded, totals->n_awarded);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, words);
}

static void
add_others (KithDocument *document,
            guint         n_others)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Not listed: %u student who is paused or has not started.",
                                                      "Not listed: %u students who are paused or have not started.",
                                                      n_others),
                                            n_others);

  if (n_others > 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, words);
}

/**
 * kith_report_caseload:
 * @caseload: the values
 * @setting: what every report needs to know, with whose students they are in its filters
 *
 * A coach's students on paper, to go through with a pen.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_caseload (const KithCaseload      *caseload,
                      const KithReportSetting *setting)
{
  KithDocument *document;
  Totals totals = { 0 };
  g_autofree char *count = NULL;

  g_return_val_if_fail (caseload != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  for (guint i = 0; i < caseload->rows->len; i++)
    add_to_totals (caseload, g_ptr_array_index (caseload->rows, i), &totals);
  document = kith_report_begin (setting, _("Coach caseload"), _("Coach caseload"));
  kith_document_set_orientation (document, KITH_ORIENTATION_LANDSCAPE);
  kith_document_add_heading (document, 1, _("Coach caseload"));
  if (!kith_text_is_empty (setting->filters))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, setting->filters);
  count = caseload->rows->len > 0 ? dup_count (caseload, &totals) : g_strdup (_("There are no active students here."));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, count);
  add_money (document, &totals);
  add_others (document, caseload->n_others);
  if (caseload->rows->len > 0)
    add_table (document, caseload, &totals, setting->names);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("Active students only. Only contact that was made counts. Contact is due when the agreed "
                                 "days have passed, and overdue when twice as many have. Attendance is of this term; "
                                 "bursaries are of this academic year."));
  return document;
}
