/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plain-text.h"
#include "kith-report-transfer.h"
#include "samples.h"

#include <string.h>

static const KithTransferPackAction actions[] = {
  { "Conversation · 3 March 2026 · Ruth Abebe", "Rang the carer, with consent.", NULL, NULL, NULL },
  { "Referral · 4 March 2026 · Ruth Abebe", "Sent the form.", "Multi-agency safeguarding hub", "MASH-20417",
    "The words and the bruise do not fit a fall." },
};

static const KithTransferPackConcern concerns[] = {
  {
    .raised = "2 March 2026, 2:10pm by Sam Okafor (Peer mentor)",
    .happened = "1 March 2026",
    .told = "2 March 2026, 1:30pm, raised the same day",
    .facts = "A yellow bruise as large as a coin on the left upper arm.",
    .exact_words = "“He only grabs me when he’s had a drink.”",
    .immediate_action = "Stayed with Amal until the lead came.",
    .told_to = "Ruth Abebe",
    .level = "Concern",
    .decision = "Referred to children’s social care.",
    .reasons = "The words and the bruise do not fit a fall.",
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  },
  {
    .raised = "9 March 2026, 10am by Moira D’Arcy (Support coach)",
    .happened = "9 March 2026, 9:15am",
    .told = "9 March 2026, raised the same day",
    .facts = "No lunch on three days.",
    .level = "Worry noted",
    .decision = "Nothing further.",
    .reasons = "The lunch money was late.",
    .outcome = "It comes on Mondays now.",
    .closed = "12 March 2026",
  },
};

static const KithTransferPack pack = {
  .preferred_name = "Amal O’Brien-Źródło",
  .legal_name = "Amalia Źródło",
  .reference = "KC-0417",
  .date_of_birth = "17 May 2008",
  .uln = "9276308686",
  .to = "Southmoor College",
  .to_person = "Ines Falkner",
  .from = "Northmoor College",
  .lead_name = "Ruth Abebe",
  .lead_phone = "01632 960 441",
  .moved_on = "2 March 2026",
  .due = "9 March 2026",
  .concerns = concerns,
  .n_concerns = G_N_ELEMENTS (concerns),
};

static void
test_golden (void)
{
  g_autoptr (KithDocument) document = kith_report_transfer (&pack, &sample_setting);

  sample_assert_golden ("transfer-pack", document);
}

/* A file with nothing in it says so, and has its slip all the same. */
static void
test_empty (void)
{
  const KithTransferPack empty = { .preferred_name = "Amal", .to = "Southmoor College" };
  g_autoptr (KithDocument) document = kith_report_transfer (&empty, &sample_setting);
  g_autofree char *text = kith_document_to_plain_text (document);

  g_assert_nonnull (strstr (text, "No concern is recorded here about this student."));
  g_assert_nonnull (strstr (text, "Please sign and send this page back."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/transfer/golden", test_golden);
  g_test_add_func ("/report/transfer/empty", test_empty);

  return g_test_run ();
}
