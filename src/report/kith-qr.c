/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-qr.h"

#include <string.h>

/* ISO/IEC 18004, of which one size is enough here: version 5 with error correction M, for capitals and digits. A quarter of
 * a page may be creased or stained in up to 15 % of the code. */

#define SIZE KITH_QR_SIZE
#define N_BLOCKS 2
#define N_DATA 43
#define N_CHECK 24
#define N_ALL (N_BLOCKS * (N_DATA + N_CHECK))
#define MOST_CHARACTERS 122
#define N_MASKS 8

static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

typedef struct {
  guint8 bytes[N_BLOCKS * N_DATA];
  guint n_bits;
} Bits;

static void
put_bits (Bits  *self,
          guint  value,
          guint  n)
{
  for (guint i = n; i > 0; i--, self->n_bits++)
    if ((value >> (i - 1)) & 1)
      self->bytes[self->n_bits / 8] |= (guint8) (0x80 >> self->n_bits % 8);
}

static guint
get_value (char character)
{
  return (guint) (strchr (alphabet, character) - alphabet);
}

static gboolean
can_be_encoded (const char *text)
{
  return strlen (text) <= MOST_CHARACTERS && strspn (text, alphabet) == strlen (text);
}

/* Two characters in eleven bits, a last one in six; what is left over is filled with the two bytes the standard names. */
static void
put_text (Bits       *self,
          const char *text)
{
  static const guint8 filling[] = { 0xec, 0x11 };
  gsize length = strlen (text);

  put_bits (self, 2, 4);
  put_bits (self, (guint) length, 9);
  for (gsize i = 0; i + 1 < length; i += 2)
    put_bits (self, get_value (text[i]) * 45 + get_value (text[i + 1]), 11);
  if (length % 2 == 1)
    put_bits (self, get_value (text[length - 1]), 6);
  put_bits (self, 0, MIN (4, (guint) sizeof self->bytes * 8 - self->n_bits));
  self->n_bits = (self->n_bits + 7) / 8 * 8;
  for (guint i = 0; self->n_bits < sizeof self->bytes * 8; i++)
    put_bits (self, filling[i % 2], 8);
}

/* In the field of 256 elements that the codes of Reed and Solomon are made in. */
static guint8
multiply (guint8 a,
          guint8 b)
{
  guint product = 0;

  for (int bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> bit) & 1u) * a;
  }
  return (guint8) product;
}

static void
make_generator (guint8 *generator)
{
  guint8 root = 1;

  memset (generator, 0, N_CHECK);
  generator[N_CHECK - 1] = 1;
  for (guint i = 0; i < N_CHECK; i++) {
    for (guint j = 0; j < N_CHECK; j++)
      generator[j] = multiply (generator[j], root) ^ (j + 1 < N_CHECK ? generator[j + 1] : 0);
    root = multiply (root, 2);
  }
}

static void
make_check (const guint8 *data,
            guint8       *check)
{
  guint8 generator[N_CHECK];

  make_generator (generator);
  memset (check, 0, N_CHECK);
  for (guint i = 0; i < N_DATA; i++) {
    guint8 factor = data[i] ^ check[0];

    memmove (check, check + 1, N_CHECK - 1);
    check[N_CHECK - 1] = 0;
    for (guint j = 0; j < N_CHECK; j++)
      check[j] ^= multiply (generator[j], factor);
  }
}

/* Bytes of both blocks in turn, the data first. */
static void
interleave (const Bits *data,
            guint8     *all)
{
  guint8 check[N_BLOCKS][N_CHECK];
  guint n = 0;

  for (guint block = 0; block < N_BLOCKS; block++)
    make_check (data->bytes + block * N_DATA, check[block]);
  for (guint i = 0; i < N_DATA; i++)
    for (guint block = 0; block < N_BLOCKS; block++)
      all[n++] = data->bytes[block * N_DATA + i];
  for (guint i = 0; i < N_CHECK; i++)
    for (guint block = 0; block < N_BLOCKS; block++)
      all[n++] = check[block][i];
}

typedef struct {
  KithQr dark;
  KithQr fixed;
} Matrix;

static void
fix (Matrix   *self,
     int       row,
     int       column,
     gboolean  is_dark)
{
  if (row < 0 || row >= SIZE || column < 0 || column >= SIZE)
    return;
  self->dark[row][column] = (guint8) (is_dark != 0);
  self->fixed[row][column] = 1;
}

/* Rings around a centre: what finders and alignment patterns are. @light: the ring that is light, and all beyond @last. */
static void
draw_rings (Matrix *self,
            int     row,
            int     column,
            int     last,
            int     light)
{
  for (int y = -last; y <= last; y++)
    for (int x = -last; x <= last; x++) {
      int ring = MAX (ABS (x), ABS (y));

      fix (self, row + y, column + x, ring != light && ring != 4);
    }
}

static void
draw_patterns (Matrix *self)
{
  for (int i = 0; i < SIZE; i++) {
    fix (self, 6, i, i % 2 == 0);
    fix (self, i, 6, i % 2 == 0);
  }
  draw_rings (self, 3, 3, 4, 2);
  draw_rings (self, 3, SIZE - 4, 4, 2);
  draw_rings (self, SIZE - 4, 3, 4, 2);
  draw_rings (self, SIZE - 7, SIZE - 7, 2, 1);
}

/* Level M is 00; five bits, ten to correct them, and a mask so that they are never all light. */
static void
draw_format (Matrix *self,
             guint   mask)
{
  guint rest = mask, bits;

  for (guint i = 0; i < 10; i++)
    rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  bits = (mask << 10 | (rest & 0x3ff)) ^ 0x5412;
  for (int i = 0; i < 15; i++) {
    gboolean is_dark = (bits >> i) & 1;

    /* beside the first finder, then split between the other two */
    if (i < 6)
      fix (self, i, 8, is_dark);
    else if (i < 8)
      fix (self, i + 1, 8, is_dark);
    else if (i == 8)
      fix (self, 8, 7, is_dark);
    else
      fix (self, 8, 14 - i, is_dark);
    if (i < 8)
      fix (self, 8, SIZE - 1 - i, is_dark);
    else
      fix (self, SIZE - 15 + i, 8, is_dark);
  }
  fix (self, SIZE - 8, 8, TRUE);
}

static gboolean
is_masked (guint mask,
           int   row,
           int   column)
{
  switch (mask) {
  case 0:
    return (row + column) % 2 == 0;
  case 1:
    return row % 2 == 0;
  case 2:
    return column % 3 == 0;
  case 3:
    return (row + column) % 3 == 0;
  case 4:
    return (row / 2 + column / 3) % 2 == 0;
  case 5:
    return row * column % 2 + row * column % 3 == 0;
  case 6:
    return (row * column % 2 + row * column % 3) % 2 == 0;
  default:
    return ((row + column) % 2 + row * column % 3) % 2 == 0;
  }
}

/* Up and down in strips of two, from the right, around what is fixed. */
static void
draw_data (Matrix       *self,
           const guint8 *all,
           guint         mask)
{
  guint n = 0;

  for (int right = SIZE - 1; right >= 1; right -= 2) {
    int strip = right <= 6 ? right - 1 : right;
    gboolean up = ((strip + 1) & 2) == 0;

    for (int i = 0; i < SIZE; i++)
      for (int j = 0; j < 2; j++) {
        int row = up ? SIZE - 1 - i : i;
        int column = strip - j;
        guint bit = 0;

        if (self->fixed[row][column])
          continue;
        if (n < N_ALL * 8)
          bit = (all[n / 8] >> (7 - n % 8)) & 1;
        n++;
        self->dark[row][column] = (guint8) (bit ^ (guint) is_masked (mask, row, column));
      }
    if (right == 7)
      right--;
  }
}

static guint
count_runs (const Matrix *self,
            gboolean      down)
{
  guint penalty = 0;

  for (int i = 0; i < SIZE; i++) {
    guint run = 0;
    guint8 last = 2;

    for (int j = 0; j < SIZE; j++) {
      guint8 module = down ? self->dark[j][i] : self->dark[i][j];

      run = module == last ? run + 1 : 1;
      last = module;
      penalty += run == 5 ? 3 : run > 5;
    }
  }
  return penalty;
}

/* How hard it is to read: long runs, blocks of one colour, too much of one of them. */
static guint
weigh (const Matrix *self)
{
  guint penalty = count_runs (self, FALSE) + count_runs (self, TRUE);
  int n_dark = 0;

  for (int row = 0; row < SIZE; row++)
    for (int column = 0; column < SIZE; column++) {
      int sum = row + 1 < SIZE && column + 1 < SIZE ? self->dark[row][column] + self->dark[row + 1][column] +
                                                       self->dark[row][column + 1] + self->dark[row + 1][column + 1] : 1;

      penalty += sum == 0 || sum == 4 ? 3 : 0;
      n_dark += self->dark[row][column];
    }
  return penalty + (guint) ABS (n_dark * 20 - SIZE * SIZE * 10) / (SIZE * SIZE) * 10;
}

/**
 * kith_qr_encode:
 * @text: at most 122 characters of digits, capitals, spaces and `$%*+-./:`
 * @modules: (out): which modules are dark
 *
 * Returns: whether @text can be encoded
 */
gboolean
kith_qr_encode (const char *text,
                KithQr      modules)
{
  guint8 all[N_ALL];
  Bits bits = { 0 };
  guint best = G_MAXUINT;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!can_be_encoded (text))
    return FALSE;
  put_text (&bits, text);
  interleave (&bits, all);
  for (guint mask = 0; mask < N_MASKS; mask++) {
    Matrix matrix = { 0 };
    guint penalty;

    draw_patterns (&matrix);
    draw_format (&matrix, mask);
    draw_data (&matrix, all, mask);
    penalty = weigh (&matrix);
    if (penalty >= best)
      continue;
    best = penalty;
    memcpy (modules, matrix.dark, sizeof matrix.dark);
  }
  return TRUE;
}
