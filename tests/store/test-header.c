/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-test.h"
#include "vault/kith-header.h"

#include <string.h>

#define SUM_OFFSET (KITH_HEADER_COPY_SIZE - 32)

static void
fill (KithHeader *header)
{
  memset (header, 0, sizeof *header);
  memset (header->file_id, 0x77, sizeof header->file_id);
  header->generation = 9;
  header->epoch = 2;
  header->n_slots = 3;
  for (guint i = 0; i < header->n_slots; i++) {
    KithHeaderSlot *slot = &header->slots[i];

    memset (slot->id, (int) i + 1, sizeof slot->id);
    memset (slot->label, (int) i + 0x10, sizeof slot->label);
    memset (slot->wrapped_seed, (int) i + 0x20, sizeof slot->wrapped_seed);
    memset (slot->sealed_key, (int) i + 0x30, sizeof slot->sealed_key);
    memset (slot->public_key, (int) i + 0x40, sizeof slot->public_key);
    memset (slot->signing_key, (int) i + 0x50, sizeof slot->signing_key);
    slot->kind = i == 2 ? 2 : 1;
    slot->kdf = (KithKdfSettings) { .memory_kib = 262144, .passes = 3, .lanes = 1 };
  }
}

static guint8 *
write_copies (void)
{
  g_autofree KithHeader *header = g_new0 (KithHeader, 1);
  guint8 *bytes = g_malloc0 (KITH_HEADER_SIZE);

  fill (header);
  g_assert_true (kith_header_write_copy (header, store_test_key, bytes));
  header->generation = 10;
  g_assert_true (kith_header_write_copy (header, store_test_key, bytes + KITH_HEADER_COPY_SIZE));
  return bytes;
}

/* Puts right what makes a changed copy look whole, as somebody who writes headers on purpose would. */
static void
renew_sum (guint8 *copy)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = 32;

  g_checksum_update (checksum, copy, SUM_OFFSET);
  g_checksum_get_digest (checksum, copy + SUM_OFFSET, &size);
}

static KithHeaderState
parse (const guint8 *bytes,
       gsize         size)
{
  g_autofree KithHeader *header = g_new0 (KithHeader, 1);
  /* Exactly as long as promised, so that a sanitizer sees a read beyond. */
  g_autofree guint8 *exact = g_memdup2 (bytes, size);

  return kith_header_parse (exact, size, header);
}

static void
test_round_trip (void)
{
  g_autofree guint8 *bytes = write_copies ();
  g_autofree KithHeader *expected = g_new0 (KithHeader, 1);
  g_autofree KithHeader *header = g_new0 (KithHeader, 1);

  fill (expected);
  g_assert_cmpint (kith_header_parse (bytes, KITH_HEADER_SIZE, header), ==, KITH_HEADER_OK);
  g_assert_cmpuint (header->newest, ==, 1);
  g_assert_cmpuint (header->generation, ==, 10);
  g_assert_cmpuint (header->epoch, ==, 2);
  g_assert_cmpuint (header->n_slots, ==, 3);
  g_assert_false (header->copies_agree);
  g_assert_cmpmem (header->file_id, 16, expected->file_id, 16);
  for (guint i = 0; i < 3; i++) {
    KithHeaderSlot *slot = &header->slots[i];

    g_assert_cmpmem (slot->id, 16, expected->slots[i].id, 16);
    g_assert_cmpmem (slot->wrapped_seed, 48, expected->slots[i].wrapped_seed, 48);
    g_assert_cmpmem (slot->sealed_key, 80, expected->slots[i].sealed_key, 80);
    g_assert_cmpmem (slot->signing_key, 32, expected->slots[i].signing_key, 32);
    g_assert_cmpuint (slot->kdf.memory_kib, ==, 262144);
    g_assert_true (kith_header_find_label (header, expected->slots[i].label) == slot);
    g_assert_true (kith_header_find_slot (header, expected->slots[i].id) == slot);
  }
  g_assert_true (kith_header_check_mac (bytes, header, store_test_key));
  g_assert_false (kith_header_check_mac (bytes, header, store_test_other_key));

  kith_header_drop_slot (header, &header->slots[0]);
  g_assert_cmpuint (header->n_slots, ==, 2);
  g_assert_cmpmem (header->slots[0].id, 16, expected->slots[1].id, 16);
}

/* A flipped bit anywhere in one copy leaves the other in force; in both, nothing. */
static void
test_one_rotten_copy_does_not_matter (void)
{
  g_autofree guint8 *bytes = write_copies ();

  for (gsize i = 0; i < KITH_HEADER_COPY_SIZE; i += i < 1100 || i > SUM_OFFSET - 40 ? 1 : 97) {
    g_autofree KithHeader *header = g_new0 (KithHeader, 1);

    bytes[i] ^= 4;
    g_assert_cmpint (kith_header_parse (bytes, KITH_HEADER_SIZE, header), ==, KITH_HEADER_OK);
    g_assert_cmpuint (header->generation, ==, 10);
    g_assert_false (header->copies_agree);
    bytes[KITH_HEADER_COPY_SIZE + i] ^= 4;
    g_assert_cmpint (kith_header_parse (bytes, KITH_HEADER_SIZE, header), !=, KITH_HEADER_OK);
    bytes[i] ^= 4;
    g_assert_cmpint (kith_header_parse (bytes, KITH_HEADER_SIZE, header), ==, KITH_HEADER_OK);
    g_assert_cmpuint (header->generation, ==, 9);
    bytes[KITH_HEADER_COPY_SIZE + i] ^= 4;
  }
}

/* A power cut leaves the start of the new copy and the end of the old one, at any sector. */
static void
test_torn_write_keeps_the_other_copy (void)
{
  g_autofree guint8 *before = write_copies ();
  g_autofree KithHeader *next = g_new0 (KithHeader, 1);
  g_autofree guint8 *copy = g_malloc (KITH_HEADER_COPY_SIZE);

  fill (next);
  next->generation = 11;
  next->n_slots = 2;
  g_assert_true (kith_header_write_copy (next, store_test_key, copy));
  for (gsize torn = 0; torn <= KITH_HEADER_COPY_SIZE; torn += 512) {
    g_autofree guint8 *bytes = g_memdup2 (before, KITH_HEADER_SIZE);
    g_autofree KithHeader *header = g_new0 (KithHeader, 1);

    memcpy (bytes, copy, torn);
    g_assert_cmpint (kith_header_parse (bytes, KITH_HEADER_SIZE, header), ==, KITH_HEADER_OK);
    g_assert_cmpuint (header->generation, ==, torn == KITH_HEADER_COPY_SIZE ? 11 : 10);
  }
}

static void
test_says_what_it_is (void)
{
  g_autofree guint8 *bytes = write_copies ();
  g_autofree guint8 *plain = g_malloc0 (KITH_HEADER_SIZE);
  g_autofree guint8 *newer = g_memdup2 (bytes, KITH_HEADER_SIZE);

  memcpy (plain, "SQLite format 3", 16);
  g_assert_cmpint (parse (plain, KITH_HEADER_SIZE), ==, KITH_HEADER_PLAIN_DATABASE);
  g_assert_cmpint (parse (plain, 100), ==, KITH_HEADER_PLAIN_DATABASE);
  g_assert_cmpint (parse ((const guint8 *) "%PDF-1.7", 8), ==, KITH_HEADER_NOT_OURS);
  g_assert_cmpint (parse ((const guint8 *) "", 0), ==, KITH_HEADER_NOT_OURS);
  g_assert_cmpint (parse (bytes, 8), ==, KITH_HEADER_TRUNCATED);
  g_assert_cmpint (parse (bytes, KITH_HEADER_SIZE - 1), ==, KITH_HEADER_TRUNCATED);

  memset (newer + KITH_HEADER_COPY_SIZE + 8, 0x02, 1);
  renew_sum (newer + KITH_HEADER_COPY_SIZE);
  g_assert_cmpint (parse (newer, KITH_HEADER_SIZE), ==, KITH_HEADER_TOO_NEW);

  bytes[40] ^= 1;
  bytes[KITH_HEADER_COPY_SIZE + 40] ^= 1;
  g_assert_cmpint (parse (bytes, KITH_HEADER_SIZE), ==, KITH_HEADER_DAMAGED);
  memset (bytes, 0, KITH_HEADER_COPY_SIZE);
  g_assert_cmpint (parse (bytes, KITH_HEADER_SIZE), ==, KITH_HEADER_DAMAGED);
}

/* An activation code has a slot of a kind that earlier versions do not know; the header tells them so, and only as long as
 * there is one. */
static void
test_activation (void)
{
  g_autofree KithHeader *header = g_new0 (KithHeader, 1);
  g_autofree guint8 *bytes = g_malloc0 (KITH_HEADER_SIZE);
  g_autofree KithHeader *read = g_new0 (KithHeader, 1);

  fill (header);
  header->slots[1].kind = 3;
  for (guint i = 0; i < 2; i++)
    g_assert_true (kith_header_write_copy (header, store_test_key, bytes + i * KITH_HEADER_COPY_SIZE));
  g_assert_cmpint (bytes[8], ==, 1);
  g_assert_cmpint (kith_header_parse (bytes, KITH_HEADER_SIZE, read), ==, KITH_HEADER_OK);
  g_assert_cmpint (read->slots[1].kind, ==, 3);
  /* said to be of the first format, it is damaged */
  for (guint i = 0; i < 2; i++) {
    bytes[i * KITH_HEADER_COPY_SIZE + 8] = 0;
    renew_sum (bytes + i * KITH_HEADER_COPY_SIZE);
  }
  g_assert_cmpint (parse (bytes, KITH_HEADER_SIZE), ==, KITH_HEADER_DAMAGED);
  header->slots[1].kind = 1;
  g_assert_true (kith_header_write_copy (header, store_test_key, bytes));
  g_assert_cmpint (bytes[8], ==, 0);
}

/* Made on purpose, with a good sum: nothing that would cost an hour or a gigabyte is accepted. */
static void
test_refuses_senseless_values (void)
{
  static const struct {
    gsize offset;
    guint8 value;
  } changes[] = {
    { 44, 65 },       /* more slots than there is room for */
    { 45, 1 },        /* the same */
    { 46, 0 },        /* another slot size */
    { 48, 1 },        /* reserved */
    { 64 + 32, 7 },   /* unknown kind */
    { 64 + 33, 2 },   /* unknown derivation */
    { 64 + 34, 1 },   /* reserved */
    { 64 + 36, 11 },  /* too many passes */
    { 64 + 36, 0 },   /* no pass */
    { 64 + 43, 1 },   /* 16 GiB */
    { 64 + 44, 17 },  /* too many lanes */
    { 64 + 300, 1 },  /* reserved */
    { 64 + 3 * 320 + 5, 1 }, /* something in an unused place */
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree guint8 *bytes = write_copies ();
    guint8 *copy = bytes + KITH_HEADER_COPY_SIZE;

    copy[changes[i].offset] = changes[i].value;
    renew_sum (copy);
    g_assert_cmpint (parse (bytes, KITH_HEADER_SIZE), ==, KITH_HEADER_DAMAGED);
  }
}

static void
test_unknown_read_only_feature (void)
{
  g_autofree guint8 *bytes = write_copies ();
  guint8 *copy = bytes + KITH_HEADER_COPY_SIZE;
  g_autofree KithHeader *header = g_new0 (KithHeader, 1);

  copy[12] = 1;
  copy[48] = 1;
  renew_sum (copy);
  g_assert_cmpint (kith_header_parse (bytes, KITH_HEADER_SIZE, header), ==, KITH_HEADER_OK);
  g_assert_cmpuint (header->ro_compat, ==, 1);
}

/* Any bytes at all, with and without good sums; a sanitizer build shows what the return value cannot. */
static void
test_any_bytes (void)
{
  guint accepted = 0;

  for (guint i = 0; i < 4000; i++) {
    g_autofree guint8 *bytes = write_copies ();
    gsize size = g_test_rand_int_range (0, 4) == 0 ? (gsize) g_test_rand_int_range (0, KITH_HEADER_SIZE)
                                                   : KITH_HEADER_SIZE;

    for (int j = g_test_rand_int_range (1, 12); j > 0; j--)
      bytes[g_test_rand_int_range (8, j % 2 ? 1100 : KITH_HEADER_SIZE)] = (guint8) g_test_rand_int_range (0, 256);
    renew_sum (bytes);
    if (i % 3 != 0)
      renew_sum (bytes + KITH_HEADER_COPY_SIZE);
    accepted += parse (bytes, size) == KITH_HEADER_OK;
  }
  g_assert_cmpuint (accepted, >, 0);
  g_assert_cmpuint (accepted, <, 4000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/header/round-trip", test_round_trip);
  g_test_add_func ("/store/header/one-rotten-copy", test_one_rotten_copy_does_not_matter);
  g_test_add_func ("/store/header/torn-write", test_torn_write_keeps_the_other_copy);
  g_test_add_func ("/store/header/says-what-it-is", test_says_what_it_is);
  g_test_add_func ("/store/header/activation", test_activation);
  g_test_add_func ("/store/header/refuses-senseless-values", test_refuses_senseless_values);
  g_test_add_func ("/store/header/read-only-feature", test_unknown_read_only_feature);
  g_test_add_func ("/store/header/any-bytes", test_any_bytes);
  return g_test_run ();
}
