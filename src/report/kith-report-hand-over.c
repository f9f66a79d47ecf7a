/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-hand-over.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* What whoever comes next has to know, a page for each student: the student's own words before anybody else's. */

static char *
dup_name (const KithHandOverStudent *student,
          const KithReportSetting   *setting)
{
  return kith_report_dup_name (setting->names, student->preferred_name, student->legal_name, student->reference);
}

static void
add_texts (KithDocument              *document,
           const KithHandOverStudent *student)
{
  static const double weights[] = { 1, 1 };

  kith_document_add_heading (document, 2, _("In my own words"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_QUOTE, student->own_words);
  kith_document_begin_columns (document, weights, G_N_ELEMENTS (weights));
  kith_document_add_heading (document, 2, _("What helps"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, student->helps);
  kith_document_next_column (document);
  kith_document_add_heading (document, 2, _("What doesn’t help"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, student->does_not_help);
  kith_document_end_columns (document);
}

static void
add_entries (KithDocument            *document,
             const char              *heading,
             const KithHandOverEntry *entries,
             gsize                    n_entries)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  g_autofree KithFact *facts = g_new0 (KithFact, n_entries + 1);

  for (gsize i = 0; i < n_entries; i++) {
    char *day = kith_date_is_iso (entries[i].when) ? kith_date_format_iso_short (entries[i].when)
                                                   : g_strdup (_("No date"));

    g_ptr_array_add (days, day);
    facts[i] = (KithFact) { day, entries[i].what };
  }
  kith_document_add_heading (document, 2, heading);
  kith_document_add_facts (document, 1, facts, n_entries);
}

static void
add_facts (KithDocument              *document,
           const KithHandOverStudent *student)
{
  const KithFact facts[] = {
    { _("Care status"), student->care_status },
    { _("Who supports them"), student->support },
  };

  kith_document_add_facts (document, 1, facts, G_N_ELEMENTS (facts));
}

static void
add_student (KithDocument              *document,
             const KithHandOverStudent *student,
             const KithReportSetting   *setting)
{
  g_autofree char *name = dup_name (student, setting);

  kith_document_add_heading (document, 1, name);
  if (!kith_text_is_empty (student->about))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, student->about);
  add_facts (document, student);
  add_texts (document, student);
  kith_document_add_heading (document, 2, _("From whoever supported them until now"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, student->note);
  kith_document_add_heading (document, 2, _("Goals now"));
  if (student->n_goals > 0)
    kith_document_add_list (document, KITH_LIST_BULLETS, student->goals, student->n_goals);
  else
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
  add_entries (document, _("Open tasks"), student->tasks, student->n_tasks);
  add_entries (document, _("Next dates"), student->dates, student->n_dates);
  add_entries (document, _("Last contacts"), student->contacts, student->n_contacts);
}

/* What is in the pack, so that whoever takes it can see whether it is complete. */
static void
add_contents (KithDocument            *document,
              const KithHandOverPack  *pack,
              const KithReportSetting *setting)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree KithListItem *items = g_new0 (KithListItem, pack->n_students + 1);
  guint n = (guint) pack->n_students;
  g_autofree char *count = g_strdup_printf (ngettext ("%u student, on a page of their own:",
                                                      "%u students, each on a page of their own:", n), n);

  for (gsize i = 0; i < pack->n_students; i++) {
    g_ptr_array_add (names, dup_name (&pack->students[i], setting));
    items[i].text = g_ptr_array_index (names, i);
  }
  if (n == 0) {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("No students to hand over."));
  } else {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, count);
    kith_document_add_list (document, KITH_LIST_BULLETS, items, pack->n_students);
  }
  if (pack->is_partial)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                                 _("There may be others, whom whoever printed this does not see."));
}

static void
add_cover (KithDocument            *document,
           const KithHandOverPack  *pack,
           const KithReportSetting *setting)
{
  /* Translators: name of a coach or mentor */
  g_autofree char *heading = g_strdup_printf (_("Hand-over from %s"), pack->person);
  g_autofree char *day = kith_date_is_iso (pack->last_day) ? kith_date_format_iso (pack->last_day) : NULL;
  /* Translators: a date */
  g_autofree char *lead = day != NULL ? g_strdup_printf (_("Last day: %s"), day) : NULL;

  kith_document_add_heading (document, 1, heading);
  if (lead != NULL)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, lead);
  add_contents (document, pack, setting);
}

/**
 * kith_report_hand_over:
 * @pack: the values
 * @setting: what every report needs to know
 *
 * What the next coach or mentor has to know about each student. Contacts are those the whole team may read.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_hand_over (const KithHandOverPack  *pack,
                       const KithReportSetting *setting)
{
  KithDocument *document;

  g_return_val_if_fail (pack != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Hand-over pack"), _("Hand-over pack"));
  if (pack->person != NULL)
    add_cover (document, pack, setting);
  for (gsize i = 0; i < pack->n_students; i++) {
    if (i > 0 || pack->person != NULL)
      kith_document_add_page_break (document);
    add_student (document, &pack->students[i], setting);
  }
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("Contacts are from notes the whole team may read. The student may ask to see this "
                                 "pack, and to have it put right."));
  return document;
}
