/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-minutes.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static void
add_facts (KithDocument      *document,
           const KithMinutes *minutes)
{
  g_autofree char *date = kith_date_format_iso (minutes->date);
  /* Translators: a date and a time */
  g_autofree char *when =
    kith_text_is_empty (minutes->time) ? g_strdup (date) : g_strdup_printf (_("%s, %s"), date, minutes->time);
  const KithFact facts[] = {
    { _("Held on"), when },
    { _("Place"), minutes->place },
    { _("Chair"), minutes->chair },
  };

  kith_document_add_facts (document, 2, facts, G_N_ELEMENTS (facts));
}

/* A paragraph of its own for each that was typed as one; an empty text says that nothing is recorded. */
static void
add_text (KithDocument       *document,
          const char         *heading,
          const char         *text,
          KithParagraphStyle  style)
{
  g_auto (GStrv) paragraphs = g_strsplit (text != NULL ? text : "", "\n\n", -1);
  gboolean added = FALSE;

  kith_document_add_heading (document, 2, heading);
  for (guint i = 0; paragraphs[i] != NULL; i++) {
    if (kith_text_is_empty (paragraphs[i]))
      continue;
    kith_document_add_paragraph (document, style, g_strstrip (paragraphs[i]));
    added = TRUE;
  }
  if (!added)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
}

static void
add_attendees (KithDocument      *document,
               const KithMinutes *minutes)
{
  g_auto (GStrv) lines = g_strsplit (minutes->attendees != NULL ? minutes->attendees : "", "\n", -1);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KithListItem));

  for (guint i = 0; lines[i] != NULL; i++) {
    KithListItem item = { g_strstrip (lines[i]), FALSE };

    if (!kith_text_is_empty (item.text))
      g_array_append_val (items, item);
  }
  kith_document_add_heading (document, 2, _("Who was there"));
  if (items->len > 0)
    kith_document_add_list (document, KITH_LIST_BULLETS, (const KithListItem *) (gpointer) items->data, items->len);
  else
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
}

static void
add_action (KithDocument            *document,
            const KithMinutesAction *action)
{
  g_autofree char *by = action->by != NULL ? kith_date_format_iso (action->by) : NULL;
  const char *const cells[] = {
    action->what,
    kith_text_is_empty (action->who) ? _("Not given to anybody yet") : action->who,
    by != NULL ? by : _("No date"),
    action->done ? _("Done") : _("To do"),
    NULL,
  };

  kith_document_add_row (document, cells);
}

static void
add_actions (KithDocument      *document,
             const KithMinutes *minutes)
{
  const KithColumn columns[] = {
    { _("What"), 4, KITH_ALIGN_START },
    { _("Who"), 2, KITH_ALIGN_START },
    { _("By"), 1.6, KITH_ALIGN_START },
    { _("So far"), 0.9, KITH_ALIGN_START },
  };

  kith_document_add_heading (document, 2, _("Actions"));
  if (minutes->n_actions == 0) {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
    return;
  }
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < minutes->n_actions; i++)
    add_action (document, &minutes->actions[i]);
}

static void
add_next (KithDocument      *document,
          const KithMinutes *minutes)
{
  g_autofree char *date = minutes->next_date != NULL ? kith_date_format_iso (minutes->next_date) : NULL;

  kith_document_add_heading (document, 2, _("Next one"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, date);
}

/**
 * kith_report_minutes:
 * @minutes: the values
 * @setting: what every report needs to know
 *
 * The minutes of a meeting: the student's own words first, then what was said and decided, and who does what by when.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_minutes (const KithMinutes       *minutes,
                     const KithReportSetting *setting)
{
  const char *const signatures[] = { _("Student"), _("Chair"), NULL };
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  KithDocument *document = NULL;

  g_return_val_if_fail (minutes != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  name = kith_report_dup_name (setting->names, minutes->preferred_name, minutes->legal_name, minutes->reference);
  /* Translators: title of the file, with the student's name as it may be printed */
  title = g_strdup_printf (_("Minutes: %s"), name);
  document = kith_report_begin (setting, _("Minutes"), title);
  kith_document_add_heading (document, 1, name);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, minutes->meeting);
  add_facts (document, minutes);
  add_text (document, _("In their own words"), minutes->own_words, KITH_PARAGRAPH_QUOTE);
  add_attendees (document, minutes);
  add_text (document, _("What was said"), minutes->minutes, KITH_PARAGRAPH_NORMAL);
  add_text (document, _("What was decided"), minutes->outcome, KITH_PARAGRAPH_NORMAL);
  add_actions (document, minutes);
  add_next (document, minutes);
  kith_document_add_signatures (document, signatures);
  return document;
}
