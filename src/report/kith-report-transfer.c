/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-transfer.h"

#include "kith-text.h"

#include <glib/gi18n.h>

/* Keeping children safe in education: the file goes apart from everything else, securely, within five days, and somebody
 * signs for it. So there is a sheet on top, the file, and a slip to send back. */

static gsize
count_actions (const KithTransferPack *pack)
{
  gsize n = 0;

  for (gsize i = 0; i < pack->n_concerns; i++)
    n += pack->concerns[i].n_actions;
  return n;
}

static char *
dup_contents (const KithTransferPack *pack)
{
  gsize n_actions = count_actions (pack);
  g_autofree char *concerns = g_strdup_printf (ngettext ("%u concern", "%u concerns", (gulong) pack->n_concerns),
                                               (guint) pack->n_concerns);
  g_autofree char *actions = g_strdup_printf (ngettext ("%u action", "%u actions", (gulong) n_actions), (guint) n_actions);

  if (pack->n_concerns == 0)
    return g_strdup (_("No concern is recorded here about this student."));
  /* Translators: how many concerns, and how many actions about them */
  return g_strdup_printf (_("%s with %s, in order of time. Every page says how many there are."), concerns, actions);
}

static char *
dup_whom_to_ring (const KithTransferPack *pack)
{
  if (kith_text_is_empty (pack->lead_phone))
    return g_strdup (pack->lead_name);
  if (kith_text_is_empty (pack->lead_name))
    return g_strdup (pack->lead_phone);
  /* Translators: a person and a telephone number */
  return g_strdup_printf (_("%s, %s"), pack->lead_name, pack->lead_phone);
}

static void
add_cover (KithDocument           *document,
           const KithTransferPack *pack,
           const char             *name)
{
  g_autofree char *contents = dup_contents (pack);
  g_autofree char *ring = dup_whom_to_ring (pack);
  const KithFact facts[] = {
    { _("To"), pack->to },
    { _("For the attention of"), pack->to_person },
    { _("From"), pack->from },
    { _("Student"), name },
    { _("Date of birth"), pack->date_of_birth },
    { _("Unique learner number"), pack->uln },
    { _("Starts there on"), pack->moved_on },
    { _("Has to be there by"), pack->due },
    { _("Inside"), contents },
    { _("Questions? Ring"), ring },
  };

  kith_document_add_heading (document, 1, _("Safeguarding File"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LARGE,
                               _("Confidential. For the designated safeguarding lead only, to be opened by them."));
  kith_document_add_space (document, 8);
  kith_document_add_facts (document, 1, facts, G_N_ELEMENTS (facts));
  kith_document_add_space (document, 8);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("Keep this file apart from the student’s other records. Please sign the slip on the last "
                                 "page and send it back on the day the file arrives."));
}

/* Its heading stays with it; nothing where nothing was written. */
static void
add_text (KithDocument       *document,
          const char         *heading,
          KithParagraphStyle  style,
          const char         *text)
{
  if (kith_text_is_empty (text))
    return;
  kith_document_add_heading (document, 3, heading);
  kith_document_add_paragraph (document, style, text);
}

static void
append_line (GString    *words,
             const char *label,
             const char *text)
{
  if (!kith_text_is_empty (text))
    /* Translators: a field's label, and what stands in it */
    g_string_append_printf (words, _("\n%s: %s"), label, text);
}

static void
add_actions (KithDocument                  *document,
             const KithTransferPackConcern *concern)
{
  kith_document_add_heading (document, 3, _("What was done"));
  if (concern->n_actions == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, NULL);
  for (gsize i = 0; i < concern->n_actions; i++) {
    const KithTransferPackAction *action = &concern->actions[i];
    g_autoptr (GString) words = g_string_new (action->words);

    if (!kith_text_is_empty (action->text))
      g_string_append_printf (words, "\n%s", action->text);
    append_line (words, _("To"), action->to);
    append_line (words, _("Reference"), action->reference);
    append_line (words, _("Reasons"), action->reasons);
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, words->str);
  }
}

static void
add_concern (KithDocument                  *document,
             const KithTransferPackConcern *concern,
             gsize                          number,
             gsize                          n_concerns)
{
  /* Translators: which concern of how many */
  g_autofree char *heading = g_strdup_printf (_("Concern %u of %u"), (guint) number, (guint) n_concerns);
  const KithFact facts[] = {
    { _("Raised"), concern->raised },
    { _("Happened"), concern->happened },
    { _("Told"), concern->told },
    { _("Level"), concern->level },
    { _("Closed"), concern->closed != NULL ? concern->closed : _("Open") },
    { _("Why it was raised late"), concern->late_reason },
  };
  gsize n_facts = G_N_ELEMENTS (facts) - kith_text_is_empty (concern->late_reason);

  kith_document_add_heading (document, 2, heading);
  kith_document_add_facts (document, 1, facts, n_facts);
  add_text (document, _("What was seen or heard"), KITH_PARAGRAPH_NORMAL, concern->facts);
  add_text (document, _("Exact words"), KITH_PARAGRAPH_QUOTE, concern->exact_words);
  add_text (document, _("Injuries"), KITH_PARAGRAPH_NORMAL, concern->injuries);
  add_text (document, _("What was done at once"), KITH_PARAGRAPH_NORMAL, concern->immediate_action);
  add_text (document, _("Who was told"), KITH_PARAGRAPH_NORMAL, concern->told_to);
  add_actions (document, concern);
  add_text (document, _("Decision"), KITH_PARAGRAPH_NORMAL, concern->decision);
  add_text (document, _("Reasons"), KITH_PARAGRAPH_NORMAL, concern->reasons);
  add_text (document, _("Outcome"), KITH_PARAGRAPH_NORMAL, concern->outcome);
}

static void
add_slip (KithDocument           *document,
          const KithTransferPack *pack,
          const char             *name)
{
  const char *const labels[] = { _("Signature"), NULL };
  g_autofree char *contents = dup_contents (pack);
  g_autofree char *ring = dup_whom_to_ring (pack);
  const KithFact facts[] = {
    { _("Safeguarding file of"), name },
    { _("Received at"), pack->to },
    { _("Inside"), contents },
    { _("Send back to"), pack->from },
    { _("For the attention of"), ring },
  };

  kith_document_add_heading (document, 2, _("Receipt"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, _("Please sign and send this page back."));
  kith_document_add_space (document, 6);
  kith_document_add_facts (document, 1, facts, G_N_ELEMENTS (facts));
  kith_document_add_space (document, 10);
  kith_document_add_answer (document, _("Received by"), _("Name and role"), 1, NULL);
  kith_document_add_answer (document, _("Pages received"), NULL, 1, NULL);
  kith_document_add_signatures (document, labels);
}

/**
 * kith_report_transfer:
 * @pack: the values
 * @setting: what every report needs to know
 *
 * A safeguarding file for the next college: a sheet to lie on top, the concerns with what was done, and a receipt.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_transfer (const KithTransferPack  *pack,
                      const KithReportSetting *setting)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  KithDocument *document = NULL;

  g_return_val_if_fail (pack != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  name = kith_report_dup_name (setting->names, pack->preferred_name, pack->legal_name, pack->reference);
  /* Translators: title of the file, with the student's name as it may be printed */
  title = g_strdup_printf (_("Safeguarding file: %s"), name);
  document = kith_report_begin (setting, _("Transfer Pack"), title);
  /* whatever the college marks its other papers with */
  kith_document_set_text (document, KITH_DOCUMENT_MARKING, _("CONFIDENTIAL: CHILD PROTECTION FILE"));
  add_cover (document, pack, name);
  if (pack->n_concerns > 0)
    kith_document_add_page_break (document);
  for (gsize i = 0; i < pack->n_concerns; i++)
    add_concern (document, &pack->concerns[i], i + 1, pack->n_concerns);
  kith_document_add_page_break (document);
  add_slip (document, pack, name);
  return document;
}
