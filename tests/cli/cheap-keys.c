/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-test-case.h"

/* Linked with the main program of kithctl: a second and more of key derivation for each of some hundred commands would
 * leave no time to test anything else. */
__attribute__ ((constructor)) static void
use_cheap_keys (void)
{
  kith_test_use_cheap_keys ();
}
