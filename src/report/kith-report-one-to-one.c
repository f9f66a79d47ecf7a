/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-one-to-one.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static const char *
or_none (const char *text)
{
  return kith_text_is_empty (text) ? _("None recorded") : text;
}

static char *
dup_when (const KithOneToOne *note)
{
  g_autofree char *day = kith_date_format_iso_weekday (note->date);

  if (note->time == NULL)
    return g_steal_pointer (&day);
  /* Translators: a day and a time */
  return g_strdup_printf (_("%s, %s"), day, note->time);
}

static void
add_facts (KithDocument       *document,
           const KithOneToOne *note)
{
  g_autofree char *when = dup_when (note);
  const KithFact facts[] = {
    { _("When"), when },
    { _("Who may read it"), or_none (note->readers) },
    { _("How long"), or_none (note->length) },
    { _("Contact made"), note->contact },
    { _("Where"), or_none (note->place) },
    { _("Who else was there"), or_none (note->present) },
    { _("Written by"), or_none (note->author) },
    { _("Goals"), or_none (note->goals) },
  };

  kith_document_add_facts (document, 2, facts, G_N_ELEMENTS (facts));
}

static void
add_section (KithDocument       *document,
             const char         *heading,
             KithParagraphStyle  style,
             const char         *text)
{
  kith_document_add_heading (document, 2, heading);
  kith_document_add_paragraph (document, kith_text_is_empty (text) ? KITH_PARAGRAPH_NORMAL : style, text);
}

static void
add_actions (KithDocument       *document,
             const KithOneToOne *note)
{
  const KithColumn columns[] = {
    { _("What"), 5, KITH_ALIGN_START },
    { _("Who"), 2.4, KITH_ALIGN_START },
    { _("By"), 1.8, KITH_ALIGN_START },
    { _("State"), 1.2, KITH_ALIGN_START },
  };

  kith_document_add_heading (document, 2, _("Actions"));
  if (!kith_text_is_empty (note->next_steps))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, note->next_steps);
  else if (note->actions->len == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
  if (note->actions->len > 0)
    kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < note->actions->len; i++) {
    const KithOneToOneAction *action = g_ptr_array_index (note->actions, i);
    g_autofree char *by = action->by != NULL ? kith_date_format_iso_short (action->by) : NULL;
    const char *const cells[] = { action->what, or_none (action->who), or_none (by),
                                  action->done ? _("Done") : C_("task", "Open"), NULL };

    kith_document_add_row (document, cells);
  }
}

/* What was put right since stands below the note, and the note stays as it was. */
static void
add_remarks (KithDocument       *document,
             const KithOneToOne *note)
{
  kith_document_add_heading (document, 2, _("Amendments"));
  if (note->remarks->len == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
  for (guint i = 0; i < note->remarks->len; i++) {
    const KithOneToOneRemark *remark = g_ptr_array_index (note->remarks, i);

    kith_document_add_heading (document, 3, remark->heading);
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, remark->text);
  }
}

/**
 * kith_report_one_to_one:
 * @note: the values
 * @setting: what every report needs to know
 *
 * One note on paper: what the student said comes first.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_one_to_one (const KithOneToOne      *note,
                        const KithReportSetting *setting)
{
  KithDocument *document;
  g_autofree char *name = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (note != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  name = kith_report_dup_name (setting->names, note->preferred_name, note->legal_name, note->reference);
  document = kith_report_begin (setting, _("One-to-one note"), name);
  kith_document_add_heading (document, 1, name);
  day = kith_date_format_iso (note->date);
  /* Translators: a kind of contact such as "One-to-one", and the day */
  lead = g_strdup_printf (_("%s, %s"), note->type, day);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, lead);
  if (note->for_lead)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LARGE, _("For the safeguarding lead only."));
  add_facts (document, note);
  add_section (document, _("In their own words"), KITH_PARAGRAPH_QUOTE, note->own_words);
  add_section (document, _("What happened"), KITH_PARAGRAPH_NORMAL, note->text);
  add_section (document, _("Strengths and good news"), KITH_PARAGRAPH_NORMAL, note->strengths);
  add_actions (document, note);
  add_remarks (document, note);
  return document;
}
