/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-lost-device.h"

#include "kith-text.h"

#include <glib/gi18n.h>

/* What only people know. */
static void
add_questions (KithDocument *document)
{
  const char *const yes_no[] = { _("Yes"), _("No"), _("Not known"), NULL };

  kith_document_add_heading (document, 2, _("What Happened"));
  kith_document_add_answer (document, _("What is gone, and where it was last seen"), NULL, 2, NULL);
  kith_document_add_answer (document, _("When the college noticed: day and time"), _("The 72 hours run from then."), 1, NULL);
  kith_document_add_answer (document, _("Whose it was, and who used it last"), NULL, 1, NULL);
  kith_document_add_answer (document, _("Was it on, with Kith unlocked?"), NULL, 0, yes_no);
  kith_document_add_answer (document, _("Was the whole disk encrypted as well?"), NULL, 0, yes_no);
  kith_document_add_answer (document, _("Was a passphrase or a recovery key with it?"), NULL, 0, yes_no);
}

static void
add_count (KithDocument *document,
           const char   *what,
           gint64        n)
{
  g_autofree char *number = kith_text_format_number (n);
  const char *const cells[] = { what, number, NULL };

  kith_document_add_row (document, cells);
}

static void
add_counts (KithDocument         *document,
            const KithLostDevice *device)
{
  const KithColumn columns[] = { { _("In the case file"), 4, KITH_ALIGN_START }, { _("How many"), 1, KITH_ALIGN_END } };
  const KithFact facts[] = {
    { _("Encryption"), device->is_encrypted
                         ? _("The whole file is encrypted with AES-256. Without a passphrase or a recovery key it is noise.")
                         : _("None: this Kith was built without encryption. Treat everything in it as read.") },
    { _("Sealed once more"), _("Concerns and notes for the safeguarding lead open with the lead’s keys only, and with the recovery "
                               "key.") },
    { _("Last backup"), kith_text_is_empty (device->last_backup) ? _("None") : device->last_backup },
    { _("In a second place"), kith_text_is_empty (device->second_copied) ? _("No") : device->second_copied },
  };

  kith_document_add_heading (document, 2, _("What Was on It"));
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  add_count (document, _("Students"), device->n_students);
  add_count (document, _("People of the team"), device->n_people);
  add_count (document, _("Notes"), device->n_notes);
  add_count (document, _("Concerns, and notes for the safeguarding lead"), device->n_sealed);
  add_count (document, _("Other records"), device->n_others);
  kith_document_add_space (document, 6);
  kith_document_add_facts (document, 1, facts, G_N_ELEMENTS (facts));
}

static void
add_lines (KithDocument             *document,
           const char               *heading,
           const KithColumn         *columns,
           const KithLostDeviceLine *lines,
           gsize                     n_lines)
{
  kith_document_add_heading (document, 2, heading);
  if (n_lines == 0) {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("None recorded"));
    return;
  }
  kith_document_add_table (document, columns, 3);
  for (gsize i = 0; i < n_lines; i++) {
    const char *const cells[] = { lines[i].name, lines[i].what, lines[i].state, NULL };

    kith_document_add_row (document, cells);
  }
}

static void
add_people (KithDocument         *document,
            const KithLostDevice *device)
{
  const KithColumn accounts[] = { { _("Account"), 3, KITH_ALIGN_START }, { _("Roles"), 4, KITH_ALIGN_START },
                                  { _("State"), 2, KITH_ALIGN_START } };
  const KithColumn keys[] = { { _("Who keeps it"), 3, KITH_ALIGN_START }, { _("Made"), 3, KITH_ALIGN_START },
                              { _("Last found"), 3, KITH_ALIGN_START } };

  add_lines (document, _("Who Could Open It"), accounts, device->accounts, device->n_accounts);
  add_lines (document, _("Recovery Keys on Paper"), keys, device->keys, device->n_keys);
}

static void
add_steps (KithDocument *document)
{
  const KithListItem steps[] = {
    { _("Write down the time. If anybody may be at risk, the ICO hears within 72 hours: ico.org.uk, 0303 123 1113."), FALSE },
    { _("Restore the newest backup on another computer, and go on there."), FALSE },
    { _("If it was unlocked, or a passphrase or recovery key was with it, treat the file as read: changing passphrases now does "
        "not lock the lost copy."), FALSE },
    { _("Everybody chooses a new passphrase, also where they use the old one elsewhere. Replace recovery keys that were near."),
      FALSE },
    { _("Remote wipe, if the college can; tell the police, and keep the reference."), FALSE },
    { _("If the risk to somebody is high, tell them in plain words what was lost and whom they can ask."), FALSE },
    { _("Write down what was decided and why, also when nobody has to be told."), FALSE },
  };

  kith_document_add_heading (document, 2, _("Do Now"));
  kith_document_add_list (document, KITH_LIST_CHECKS, steps, G_N_ELEMENTS (steps));
}

static void
add_form (KithDocument         *document,
          const KithLostDevice *device)
{
  g_autofree char *people = kith_text_format_number (device->n_students + device->n_people);
  g_autofree char *records =
    kith_text_format_number (device->n_students + device->n_people + device->n_notes + device->n_sealed + device->n_others);
  const KithFact facts[] = {
    { _("People whose data it was"), people },
    { _("Records, about"), records },
    { _("Whose"), _("Students from care or leaving it, some under 18; colleagues and mentors; people students named") },
    { _("What kind"), _("Names, dates of birth, addresses and contacts; care status; education; notes of meetings; with special "
                        "protection: health, and what is written about safety and harm") },
    { _("What protected it"), device->is_encrypted ? _("Encryption at rest; a passphrase for each person; concerns sealed apart")
                                                   : _("Nothing but the lock of the computer") },
  };

  kith_document_add_heading (document, 2, _("For the ICO’s Form"));
  kith_document_add_facts (document, 1, facts, G_N_ELEMENTS (facts));
  kith_document_add_answer (document, _("Likely consequences for people"), NULL, 2, NULL);
  kith_document_add_answer (document, _("What was done, and what is planned"), NULL, 2, NULL);
  kith_document_add_answer (document, _("Reported to the ICO: when, by whom, reference; or why not"), NULL, 2, NULL);
}

/**
 * kith_report_lost_device:
 * @device: the values
 * @setting: what every report needs to know
 *
 * For the first hours after a computer is gone: what was on it in numbers, who could open it, and what to do.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_lost_device (const KithLostDevice    *device,
                         const KithReportSetting *setting)
{
  KithDocument *document;

  g_return_val_if_fail (device != NULL && setting != NULL, NULL);

  document = kith_report_begin (setting, _("Lost device"), _("Lost device"));
  kith_document_add_heading (document, 1, _("A Computer Is Gone"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD,
                               _("For the data protection officer. Numbers are those of the case file as it is now; no student is "
                                 "named."));
  add_steps (document);
  add_questions (document);
  add_counts (document, device);
  add_people (document, device);
  add_form (document, device);
  return document;
}
