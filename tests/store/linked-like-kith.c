/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-test.h"

/* Linked as the application is, for check-linking.sh to look at. */
int
main (int    argc,
      char **argv)
{
  int status = 1;

  return store_test_run_as_holder (argc, argv, &status) ? status : 0;
}
