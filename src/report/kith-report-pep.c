/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-pep.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static void
add_facts (KithDocument  *document,
           const KithPep *pep)
{
  g_autofree char *date = pep->date != NULL ? kith_date_format_iso (pep->date) : NULL;
  g_autofree char *last = pep->last_held != NULL ? kith_date_format_iso (pep->last_held) : NULL;
  const KithFact facts[] = {
    { _("Meeting"), date },
    { _("Last PEP"), last },
    { _("Provider"), pep->college },
    { _("Year"), pep->year },
    { _("Course"), pep->course },
    { _("Level"), pep->level },
    { _("Care status"), pep->care_status },
    { _("Local authority"), pep->local_authority },
  };

  kith_document_add_facts (document, 2, facts, G_N_ELEMENTS (facts));
}

static void
add_text (KithDocument       *document,
          const char         *heading,
          KithParagraphStyle  style,
          const char         *text)
{
  kith_document_add_heading (document, 2, heading);
  kith_document_add_paragraph (document, kith_text_is_empty (text) ? KITH_PARAGRAPH_NORMAL : style, text);
}

/* What virtual schools ask for before the meeting; what Kith knows is ticked, the rest is for a pen. */
static void
add_checks (KithDocument  *document,
            const KithPep *pep)
{
  const KithListItem checks[] = {
    { _("Attendance is here"), !kith_text_is_empty (pep->attendance) },
    { _("Attainment is here"), FALSE },
    { _("The student’s own words are here"), !kith_text_is_empty (pep->own_words) },
    { _("The last PEP is to hand"), pep->last_held != NULL },
    { _("The student knows when and where, and who comes"), FALSE },
  };

  kith_document_add_heading (document, 2, _("Before the meeting"));
  kith_document_add_list (document, KITH_LIST_CHECKS, checks, G_N_ELEMENTS (checks));
}

static void
add_attendance (KithDocument  *document,
                const KithPep *pep)
{
  kith_document_add_heading (document, 2, _("Attendance"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, pep->attendance);
  if (!kith_text_is_empty (pep->attendance_note))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL, pep->attendance_note);
}

static void
add_achievements (KithDocument  *document,
                  const KithPep *pep)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KithListItem));

  for (gsize i = 0; i < pep->n_achievements; i++) {
    KithListItem item = { pep->achievements[i], FALSE };

    g_array_append_val (items, item);
  }
  kith_document_add_heading (document, 2, _("What went well"));
  if (items->len > 0)
    kith_document_add_list (document, KITH_LIST_BULLETS, (const KithListItem *) (gpointer) items->data, items->len);
  else
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
}

static void
add_goals (KithDocument  *document,
           const KithPep *pep)
{
  kith_document_add_heading (document, 2, _("Goals and targets"));
  for (gsize i = 0; i < pep->n_goals; i++) {
    kith_document_begin_group (document);
    kith_document_add_heading (document, 3, pep->goals[i].text);
    if (!kith_text_is_empty (pep->goals[i].now))
      kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, pep->goals[i].now);
    if (pep->goals[i].n_steps > 0)
      kith_document_add_list (document, KITH_LIST_CHECKS, pep->goals[i].steps, pep->goals[i].n_steps);
    kith_document_end_group (document);
  }
  if (pep->n_goals == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
}

static void
add_last_time (KithDocument  *document,
               const KithPep *pep)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KithListItem));

  kith_document_add_heading (document, 2, _("From last time"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, pep->last_outcome);
  for (gsize i = 0; i < pep->n_actions; i++) {
    const KithMinutesAction *action = &pep->actions[i];
    char *text =
      /* Translators: what is to be done, and who does it */
      kith_text_is_empty (action->who) ? g_strdup (action->what) : g_strdup_printf (_("%s (%s)"), action->what, action->who);
    KithListItem item = { text, action->done };

    g_ptr_array_add (words, text);
    g_array_append_val (items, item);
  }
  if (items->len > 0)
    kith_document_add_list (document, KITH_LIST_CHECKS, (const KithListItem *) (gpointer) items->data, items->len);
}

/* Somebody to invite, with boxes for a pen. */
static void
add_people (KithDocument  *document,
            const KithPep *pep)
{
  const KithColumn columns[] = {
    { _("Role"), 1.7, KITH_ALIGN_START },    { _("Name"), 2, KITH_ALIGN_START },
    { _("Phone"), 1.5, KITH_ALIGN_START },   { _("Email"), 2.4, KITH_ALIGN_START },
    { _("Invited"), 0.9, KITH_ALIGN_START }, { _("Present"), 0.9, KITH_ALIGN_START },
  };

  kith_document_add_heading (document, 2, _("Who to invite"));
  if (pep->n_people == 0) {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
    return;
  }
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < pep->n_people; i++) {
    const KithPepPerson *person = &pep->people[i];
    const char *const cells[] = { person->role != NULL ? person->role : "", person->name,
                                  person->phone != NULL ? person->phone : "",
                                  person->email != NULL ? person->email : "", "☐", "☐", NULL };

    kith_document_add_row (document, cells);
  }
}

/**
 * kith_report_pep:
 * @pep: the values
 * @setting: what every report needs to know
 *
 * The preparation sheet for a personal education plan, filled in with what is known, in the order of the meeting.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_pep (const KithPep           *pep,
                 const KithReportSetting *setting)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  KithDocument *document = NULL;

  g_return_val_if_fail (pep != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  name = kith_report_dup_name (setting->names, pep->preferred_name, pep->legal_name, pep->reference);
  /* Translators: title of the file, with the student's name as it may be printed */
  title = g_strdup_printf (_("PEP preparation: %s"), name);
  document = kith_report_begin (setting, _("PEP preparation"), title);
  kith_document_add_heading (document, 1, name);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, _("Preparation for the Personal Education Plan (PEP)"));
  add_facts (document, pep);
  add_text (document, _("In my own words"), KITH_PARAGRAPH_QUOTE, pep->own_words);
  add_text (document, _("What helps"), KITH_PARAGRAPH_NORMAL, pep->what_helps);
  add_checks (document, pep);
  add_attendance (document, pep);
  add_achievements (document, pep);
  add_goals (document, pep);
  add_last_time (document, pep);
  add_people (document, pep);
  return document;
}
