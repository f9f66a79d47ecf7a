/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "vault/kith-seal.h"

#include <string.h>

typedef struct {
  KithKeys *lead;
  KithKeys *deputy;
  KithKeys *mentor;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->lead = kith_keys_new_random (NULL);
  fixture->deputy = kith_keys_new_random (NULL);
  fixture->mentor = kith_keys_new_random (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kith_keys_unref (fixture->lead);
  kith_keys_unref (fixture->deputy);
  kith_keys_unref (fixture->mentor);
}

static GBytes *
text (const char *words)
{
  return g_bytes_new (words, strlen (words));
}

static GBytes *
flip (GBytes *bytes,
      gsize   offset)
{
  gsize size;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

  copy[offset] ^= 1;
  return g_bytes_new (copy, size);
}

static GBytes *
seal_record (Fixture *fixture)
{
  g_autoptr (GPtrArray) readers = g_ptr_array_new ();
  g_autoptr (GBytes) plain = text ("She said it was nobody's business.");
  g_autoptr (GError) error = NULL;
  GBytes *record;

  g_ptr_array_add (readers, kith_keys_get_public_key (fixture->lead));
  g_ptr_array_add (readers, kith_keys_get_public_key (fixture->deputy));
  record = kith_sealed_record_new (plain, readers, "concern", "41", &error);
  g_assert_no_error (error);
  return record;
}

static void
test_keys_come_from_the_seed (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (KithKeys) again = kith_keys_new_from_seed (kith_keys_get_seed (fixture->lead), NULL);

  g_assert_true (g_bytes_equal (kith_keys_get_public_key (again), kith_keys_get_public_key (fixture->lead)));
  g_assert_true (g_bytes_equal (kith_keys_get_signing_key (again), kith_keys_get_signing_key (fixture->lead)));
  g_assert_false (g_bytes_equal (kith_keys_get_public_key (again), kith_keys_get_signing_key (again)));
  g_assert_false (g_bytes_equal (kith_keys_get_public_key (again), kith_keys_get_public_key (fixture->mentor)));
}

static void
test_box_opens_for_its_owner_only (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (GBytes) plain = text ("x");
  g_autoptr (GBytes) longer = text ("a seed of thirty-two bytes, maybe");
  GBytes *const contents[] = { plain, longer };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) box = kith_seal (contents[i], kith_keys_get_public_key (fixture->lead), "role key", &error);
    g_autoptr (GBytes) opened = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (g_bytes_get_size (box), ==, g_bytes_get_size (contents[i]) + 48);
    opened = kith_seal_open (box, fixture->lead, "role key", &error);
    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (opened, contents[i]));
    g_assert_null (kith_seal_open (box, fixture->mentor, "role key", &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
    g_clear_error (&error);
    g_assert_null (kith_seal_open (box, fixture->lead, "other key", &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
}

static void
test_every_changed_byte_of_a_box_is_noticed (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autoptr (GBytes) plain = text ("words");
  g_autoptr (GBytes) box = kith_seal (plain, kith_keys_get_public_key (fixture->lead), "c", NULL);

  for (gsize i = 0; i < g_bytes_get_size (box); i++) {
    g_autoptr (GBytes) changed = flip (box, i);
    g_autoptr (GBytes) shorter = g_bytes_new_from_bytes (box, 0, i);

    /* X25519 ignores the highest bit of a public key, not the lowest, which is flipped here. */
    g_assert_null (kith_seal_open (changed, fixture->lead, "c", NULL));
    g_assert_null (kith_seal_open (shorter, fixture->lead, "c", NULL));
  }
}

static void
test_record_opens_for_each_reader (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (GBytes) record = seal_record (fixture);
  g_autoptr (GBytes) again = seal_record (fixture);
  g_autoptr (GBytes) for_lead = NULL;
  g_autoptr (GBytes) for_deputy = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data_text;

  for_lead = kith_sealed_record_open (record, fixture->lead, "concern", "41", &error);
  g_assert_no_error (error);
  for_deputy = kith_sealed_record_open (record, fixture->deputy, "concern", "41", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (for_lead, for_deputy));
  data_text = g_bytes_get_data (for_lead, &size);
  g_assert_cmpmem (data_text, size, "She said it was nobody's business.", 34);

  g_assert_null (kith_sealed_record_open (record, fixture->mentor, "concern", "41", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_assert_true (kith_sealed_record_is_for (record, kith_keys_get_public_key (fixture->deputy)));
  g_assert_false (kith_sealed_record_is_for (record, kith_keys_get_public_key (fixture->mentor)));
  g_assert_false (g_bytes_equal (record, again));
  g_assert_null (memmem (g_bytes_get_data (record, NULL), g_bytes_get_size (record), "nobody", 6));
}

static void
test_record_may_be_empty (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GPtrArray) readers = g_ptr_array_new ();
  g_autoptr (GBytes) plain = text ("");
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GBytes) opened = NULL;

  g_ptr_array_add (readers, kith_keys_get_public_key (fixture->lead));
  record = kith_sealed_record_new (plain, readers, "concern", "1", NULL);
  opened = kith_sealed_record_open (record, fixture->lead, "concern", "1", NULL);
  g_assert_nonnull (opened);
  g_assert_cmpuint (g_bytes_get_size (opened), ==, 0);
}

static void
test_record_belongs_to_its_place (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (GBytes) record = seal_record (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_sealed_record_open (record, fixture->lead, "concern", "42", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (kith_sealed_record_open (record, fixture->lead, "note", "41", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

static void
test_every_changed_byte_of_a_record_is_noticed (Fixture       *fixture,
                                                gconstpointer  data)
{
  g_autoptr (GBytes) record = seal_record (fixture);

  for (gsize i = 0; i < g_bytes_get_size (record); i++) {
    g_autoptr (GBytes) changed = flip (record, i);
    g_autoptr (GBytes) shorter = g_bytes_new_from_bytes (record, 0, i);

    g_assert_null (kith_sealed_record_open (changed, fixture->lead, "concern", "41", NULL));
    g_assert_null (kith_sealed_record_open (shorter, fixture->lead, "concern", "41", NULL));
  }
}

static void
test_signatures (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GBytes) message = text ("head of the chain");
  g_autoptr (GBytes) other = text ("Head of the chain");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) signature = kith_keys_sign (fixture->lead, message, &error);
  g_autoptr (GBytes) changed = NULL;

  g_assert_no_error (error);
  changed = flip (signature, 10);
  g_assert_true (kith_signature_verify (kith_keys_get_signing_key (fixture->lead), message, signature));
  g_assert_false (kith_signature_verify (kith_keys_get_signing_key (fixture->lead), other, signature));
  g_assert_false (kith_signature_verify (kith_keys_get_signing_key (fixture->lead), message, changed));
  g_assert_false (kith_signature_verify (kith_keys_get_signing_key (fixture->mentor), message, signature));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/store/seal/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("keys-come-from-the-seed", test_keys_come_from_the_seed);
  ADD ("box", test_box_opens_for_its_owner_only);
  ADD ("box-altered", test_every_changed_byte_of_a_box_is_noticed);
  ADD ("record", test_record_opens_for_each_reader);
  ADD ("record-empty", test_record_may_be_empty);
  ADD ("record-in-its-place", test_record_belongs_to_its_place);
  ADD ("record-altered", test_every_changed_byte_of_a_record_is_noticed);
  ADD ("signatures", test_signatures);
  return g_test_run ();
}
