/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/* One account or one paper: who, and two more things about it */
typedef struct {
  const char *name;
  const char *what;
  const char *state;
} KithLostDeviceLine;

/**
 * KithLostDevice:
 * @n_students: students
 * @n_people: people of the team
 * @n_notes: notes
 * @n_sealed: concerns and notes for the safeguarding lead
 * @n_others: other records
 * @is_encrypted: whether the case file is
 * @last_backup: (nullable): when, for people
 * @second_copied: (nullable): when it was copied to the second place, for people
 * @accounts: (array length=n_accounts): who could open it
 * @keys: (array length=n_keys): who has a recovery key
 *
 * The values of the sheet for a computer that is gone. All are borrowed.
 */
typedef struct {
  gint64 n_students;
  gint64 n_people;
  gint64 n_notes;
  gint64 n_sealed;
  gint64 n_others;
  gboolean is_encrypted;
  const char *last_backup;
  const char *second_copied;
  const KithLostDeviceLine *accounts;
  gsize n_accounts;
  const KithLostDeviceLine *keys;
  gsize n_keys;
} KithLostDevice;

KithDocument *kith_report_lost_device (const KithLostDevice    *device,
                                       const KithReportSetting *setting);

G_END_DECLS
