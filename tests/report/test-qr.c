/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-qr.h"

#include <string.h>

/* Version 5, level M, mask 6, row by row. */
static const char *const expected[KITH_QR_SIZE] = {
  "#######.##.#...#.###.#.#####..#######",
  "#.....#.#.##.#.#....##...###..#.....#",
  "#.###.#.##...#.#.#..#.#.###...#.###.#",
  "#.###.#...##..###..##.#..###..#.###.#",
  "#.###.#.##.....####...##...##.#.###.#",
  "#.....#..##.###..##.##.##.....#.....#",
  "#######.#.#.#.#.#.#.#.#.#.#.#.#######",
  ".........#.##...#...##...#.#.........",
  "#..##########.#.#.####..##.#.#..#.###",
  ".##..#..##.##.#..#..#.#..#..###.#.###",
  "#.#####.#.#.#.#...#..##.#####.####..#",
  "######.##.##...#.#...#...#..#......#.",
  ".#..#.##.#.###...#.###..####...##.##.",
  "##.##....#..#...##....##..###....#.#.",
  ".#.####...#...#..#..#####.####..#.#.#",
  ".###.......#...####......##.#......##",
  "..#.#.##.##.######.###..........#....",
  "##.#......#.###.###.#..##....#######.",
  "...##.#...##.#.#....##.#.##.#..#....#",
  "#..##...#.#.#.#..##.....#######..####",
  "#.#..###..#..#####....#..##...##..#..",
  "..###....#.###..#.#####.#...#..#.####",
  "..#..###.#..#.#.###.#.#.#.#.####..#..",
  "#.##....###......#..####..###.##...#.",
  ".###..#..###.#..###..#..####.#####...",
  "###.#...###..#..#..###...#...#######.",
  "###...#.####.#..#####.######...#.#..#",
  "#.#.#..#.##.##.#.#..####.#..##..##.#.",
  "#.###.##...#.##.....#....############",
  "........#.#.#...#.###.#..#.##...#...#",
  "#######.#.##.#.....####.#..##.#.##...",
  "#.....#.###.##..###.#.#...###...#.#..",
  "#.###.#.##...#.#...#.##..##.#####.###",
  "#.###.#.######..###..#..#.#.....###..",
  "#.###.#..###..##########.#.###.##..##",
  "#.....#..###.##.#####..##.#.#..##.##.",
  "#######.##.#####....##.#..#..#.#.####",
};

static void
test_like_another_program (void)
{
  KithQr modules;

  g_assert_true (kith_qr_encode ("KITH AUDIT ABCDEFAAAABCBEAFAABBAACCDDEEFFAB HELLO WBKBSYVQNJWNWQHCMHKG", modules));
  for (guint row = 0; row < KITH_QR_SIZE; row++)
    for (guint column = 0; column < KITH_QR_SIZE; column++)
      g_assert_cmpint (modules[row][column], ==, expected[row][column] == '#');
}

static void
test_what_cannot_be (void)
{
  g_autofree char *longest = g_strnfill (122, 'A');
  g_autofree char *longer = g_strnfill (123, 'A');
  KithQr modules;

  g_assert_false (kith_qr_encode ("", modules));
  g_assert_true (kith_qr_encode (longest, modules));
  g_assert_false (kith_qr_encode (longer, modules));
  g_assert_false (kith_qr_encode ("small letters", modules));
  g_assert_false (kith_qr_encode ("É", modules));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/qr/like-another-program", test_like_another_program);
  g_test_add_func ("/report/qr/what-cannot-be", test_what_cannot_be);
  return g_test_run ();
}
