/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithDeviceAccount:
 * @name: of the person
 * @roles: codes
 * @state: whether it opens the file
 */
typedef enum {
  KITH_DEVICE_ACCOUNT_OPEN,
  KITH_DEVICE_ACCOUNT_INVITED,
  KITH_DEVICE_ACCOUNT_REMOVED,
} KithDeviceAccountState;

typedef struct {
  char *name;
  char *roles;
  KithDeviceAccountState state;
} KithDeviceAccount;

/**
 * KithDeviceKey:
 * @holder: who keeps the paper, may be empty
 * @made_at: when it was made
 * @confirmed_at: when they last found it, 0 for never
 */
typedef struct {
  char *holder;
  gint64 made_at;
  gint64 confirmed_at;
} KithDeviceKey;

/**
 * KithDeviceFacts:
 * @n_students: students, removed ones as well, for they are on the disk too
 * @n_people: people of the team
 * @n_notes: notes
 * @n_sealed: concerns and notes for the lead, which are sealed once more
 * @n_others: all other records
 * @is_encrypted: whether the file is
 * @last_backup: when, 0 for never
 * @second_copied: when the newest one was copied to the second place, 0 for never
 * @accounts: (element-type KithDeviceAccount): who had a key
 * @keys: (element-type KithDeviceKey): who has a paper
 *
 * How much the case file holds and who opens it; of nobody what.
 */
typedef struct {
  gint64 n_students;
  gint64 n_people;
  gint64 n_notes;
  gint64 n_sealed;
  gint64 n_others;
  gboolean is_encrypted;
  gint64 last_backup;
  gint64 second_copied;
  GPtrArray *accounts;
  GPtrArray *keys;
} KithDeviceFacts;

void             kith_device_facts_free   (KithDeviceFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDeviceFacts, kith_device_facts_free)

/* for the administrator, the safeguarding lead and the data protection officer */
KithDeviceFacts *kith_device_facts_gather (KithCaseFile    *file,
                                           GError         **error);

G_END_DECLS
