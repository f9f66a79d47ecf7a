/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-text.h"

typedef char *(*Transform) (const char *text);

static void
assert_turns (Transform   transform,
              const char *from,
              const char *expected)
{
  g_autofree char *actual = transform (from);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_fold (void)
{
  assert_turns (kith_text_fold, "O'Brien-Źródło", "obrien zrodlo");
  assert_turns (kith_text_fold, "O’Brien", "obrien");
  assert_turns (kith_text_fold, "Siân Prŷs", "sian prys");
  assert_turns (kith_text_fold, "علي", "علي");
  assert_turns (kith_text_fold, "عَلِيّ", "علي");
  assert_turns (kith_text_fold, "Straße  —  Øyvind", "strasse oyvind");
  assert_turns (kith_text_fold, " X ", "x");
  assert_turns (kith_text_fold, "%_\"*(", "");
  assert_turns (kith_text_fold, NULL, "");
}

static void
test_digits (void)
{
  assert_turns (kith_text_digits, "+44 7700 900 123", "07700900123");
  assert_turns (kith_text_digits, "+44 (0)7700 900123", "07700900123");
  assert_turns (kith_text_digits, "0044 7700 900123", "07700900123");
  assert_turns (kith_text_digits, "(07700) 900-123", "07700900123");
  assert_turns (kith_text_digits, NULL, "");
}

static void
test_tidy (void)
{
  assert_turns (kith_text_tidy_line, "  Amara\r\nOkafor\t ", "Amara Okafor");
  assert_turns (kith_text_tidy_line, "Zoe\xcc\x88", "Zoë");
  assert_turns (kith_text_tidy_line, " \n ", NULL);
  assert_turns (kith_text_tidy_line, "bad\xff" "byte", "bad�byte");
  assert_turns (kith_text_tidy_text, "\n one\r\n\ttwo “three” 🙂 \n", "one\n\ttwo “three” 🙂");
  assert_turns (kith_text_tidy_text, "   ", NULL);
}

static void
test_numbers (void)
{
  g_autofree char *small = kith_text_format_number (999);
  g_autofree char *large = kith_text_format_number (1234567);
  g_autofree char *negative = kith_text_format_number (-123456);
  g_autofree char *cut = kith_text_ellipsize ("one two three four", 8);

  g_assert_cmpstr (small, ==, "999");
  g_assert_cmpstr (large, ==, "1,234,567");
  g_assert_cmpstr (negative, ==, "-123,456");
  g_assert_cmpstr (cut, ==, "one two…");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/digits", test_digits);
  g_test_add_func ("/base/text/tidy", test_tidy);
  g_test_add_func ("/base/text/numbers", test_numbers);
  return g_test_run ();
}
