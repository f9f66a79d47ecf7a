/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plain-text.h"
#include "kith-report-disposal.h"
#include "kith-report-lost-device.h"
#include "samples.h"

#include <string.h>

static const KithDisposalLine lines[] = {
  {
    .reference = "D-2026-0002",
    .outcome = "Anonymised",
    .counts = "Students: 1, Notes: 64",
    .rule = "25 years after the date of birth",
    .ground = "IRMS toolkit for schools",
    .due = "30 August 2026",
    .proposed = "Ruth Abebe, 1 September 2026, 9am",
    .confirmed = "Moira D’Arcy, 2 September 2026, 10am",
    .copies = "3 backups were made before; the last one goes by 1 December 2026.",
  },
  { .reference = "D-2026-0001", .outcome = "Erased", .counts = "Students: 1", .proposed = "Ruth Abebe", .confirmed = "Sam Okafor",
    .copies = "No backup that Kith knows of was made before." },
};

static const KithLostDeviceLine accounts[] = {
  { "Ruth Abebe", "Designated safeguarding lead", "opens it" },
  { "Sam Okafor", "Peer mentor", "removed" },
};

static const KithLostDeviceLine keys[] = {
  { "Moira D’Arcy", "1 September 2026, 9am", "not looked for yet" },
};

static const KithLostDevice device = {
  .n_students = 1204,
  .n_people = 31,
  .n_notes = 20480,
  .n_sealed = 17,
  .n_others = 9001,
  .is_encrypted = TRUE,
  .last_backup = "28 November 2026, 9am",
  .accounts = accounts,
  .n_accounts = G_N_ELEMENTS (accounts),
  .keys = keys,
  .n_keys = G_N_ELEMENTS (keys),
};

static void
test_disposal (void)
{
  g_autoptr (KithDocument) document = kith_report_disposal (lines, G_N_ELEMENTS (lines), &sample_setting);

  sample_assert_golden ("disposal-certificate", document);
}

static void
test_no_disposal (void)
{
  g_autoptr (KithDocument) document = kith_report_disposal (NULL, 0, &sample_setting);
  g_autofree char *text = kith_document_to_plain_text (document);

  g_assert_nonnull (strstr (text, "No record was erased or anonymised."));
  g_assert_null (strstr (text, "Two people decided"));
}

static void
test_lost_device (void)
{
  g_autoptr (KithDocument) document = kith_report_lost_device (&device, &sample_setting);

  sample_assert_golden ("lost-device", document);
}

/* Who built without encryption is told so, and not that it is noise. */
static void
test_not_encrypted (void)
{
  const KithLostDevice bare = { .n_students = 3 };
  g_autoptr (KithDocument) document = kith_report_lost_device (&bare, &sample_setting);
  g_autofree char *text = kith_document_to_plain_text (document);

  g_assert_nonnull (strstr (text, "Treat everything in it as read."));
  g_assert_null (strstr (text, "AES-256"));
  g_assert_nonnull (strstr (text, "None recorded"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report/end-of-records/disposal", test_disposal);
  g_test_add_func ("/report/end-of-records/no-disposal", test_no_disposal);
  g_test_add_func ("/report/end-of-records/lost-device", test_lost_device);
  g_test_add_func ("/report/end-of-records/not-encrypted", test_not_encrypted);
  return g_test_run ();
}
