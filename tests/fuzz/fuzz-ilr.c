/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-fuzz.h"
#include "kith-ilr-reader.h"

/* The return of a college's learner record, as somebody brings it: XML of any size and year. */

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  kith_fuzz_be_strict ();
  return 0;
}

static void
check_row (KithImportRow *row)
{
  GHashTableIter iter;
  gpointer field, value;

  g_hash_table_iter_init (&iter, kith_import_row_get_values (row));
  while (g_hash_table_iter_next (&iter, &field, &value))
    g_assert_true (g_utf8_validate (value, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize) size, NULL);
  g_autoptr (KithIlrReader) reader = kith_ilr_reader_new (stream);
  g_autofree char *year = NULL;
  g_auto (GStrv) left_out = NULL;
  g_autoptr (GError) error = NULL;
  KithImportRow *row;
  guint64 n_rows = 0;

  while ((row = kith_ilr_reader_read_row (reader, NULL, &error)) != NULL) {
    check_row (row);
    kith_import_row_unref (row);
    n_rows++;
  }
  g_assert_cmpuint (n_rows, <=, kith_ilr_reader_get_n_learners (reader));
  if (error != NULL)
    kith_fuzz_take_error (g_steal_pointer (&error));
  year = kith_ilr_reader_dup_year (reader);
  left_out = kith_ilr_reader_dup_left_out (reader);
  return 0;
}
