/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KITH_ERROR (kith_error_quark ())

/**
 * KithError:
 * @KITH_ERROR_FAILED: Something outside our control went wrong; the message says what
 * @KITH_ERROR_INVALID: A value breaks a rule; see [func@kith_problems_from_error]
 * @KITH_ERROR_NOT_FOUND: The record or file is not there
 * @KITH_ERROR_NOT_ALLOWED: The policy does not let this account do it
 * @KITH_ERROR_STALE: Somebody changed the record since it was read
 * @KITH_ERROR_WRONG_PASSPHRASE: The account or its passphrase is wrong
 * @KITH_ERROR_TOO_NEW: The file was made by a newer Kith
 * @KITH_ERROR_NOT_A_CASE_FILE: The file is not a case file
 * @KITH_ERROR_DAMAGED: The file is damaged
 * @KITH_ERROR_IN_USE: Another program has the case file open
 * @KITH_ERROR_READ_ONLY: The file or its folder cannot be written
 * @KITH_ERROR_FULL: The disk is full
 * @KITH_ERROR_EXISTS: It is there already and would be overwritten
 * @KITH_ERROR_UNREADABLE: A file to import cannot be understood
 * @KITH_ERROR_USAGE: The request itself makes no sense
 * @KITH_ERROR_NOT_ACTIVATED: The activation code is right, but its owner has to choose a passphrase first
 *
 * What a caller can branch on. Messages are whole sentences for people and never hold a bound value of a record
 * unless the person at the keyboard has just typed it.
 */
typedef enum {
  KITH_ERROR_FAILED,
  KITH_ERROR_INVALID,
  KITH_ERROR_NOT_FOUND,
  KITH_ERROR_NOT_ALLOWED,
  KITH_ERROR_STALE,
  KITH_ERROR_WRONG_PASSPHRASE,
  KITH_ERROR_TOO_NEW,
  KITH_ERROR_NOT_A_CASE_FILE,
  KITH_ERROR_DAMAGED,
  KITH_ERROR_IN_USE,
  KITH_ERROR_READ_ONLY,
  KITH_ERROR_FULL,
  KITH_ERROR_EXISTS,
  KITH_ERROR_UNREADABLE,
  KITH_ERROR_USAGE,
  KITH_ERROR_NOT_ACTIVATED,
} KithError;

GQuark kith_error_quark (void);

G_END_DECLS
