/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#define N_WORDS 20000

/* Known words at known ranks, for the searches. The rest is made of syllables. */
static const char *const common[] = { "attendance", "timetable", "bursary", "tutor", "confident" };
static const char *const syllables[] = {
  "ba", "cor", "dem", "el", "fin", "gra", "hol", "in", "jur", "kel", "lo", "mar", "nis", "op", "pra", "qui", "ros",
  "sten", "tal", "ur", "ven", "wes", "yor", "zel",
};

static struct {
  char *words[N_WORDS];
  double shares[N_WORDS];
} vocabulary;

static void
make_vocabulary (void)
{
  const guint n = G_N_ELEMENTS (syllables);
  double sum = 0;

  for (guint i = 0; i < N_WORDS; i++) {
    vocabulary.words[i] = i < G_N_ELEMENTS (common) ? g_strdup (common[i])
                                                    : g_strconcat (syllables[i % n], syllables[i / n % n],
                                                                   syllables[(i / n / n + i) % n], NULL);
    sum += 1.0 / (i + 2);
    vocabulary.shares[i] = sum;
  }
  for (guint i = 0; i < N_WORDS; i++)
    vocabulary.shares[i] /= sum;
}

static void
ensure_vocabulary (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  make_vocabulary ();
  g_once_init_leave (&done, 1);
}

const char *
bench_get_word (guint rank)
{
  ensure_vocabulary ();
  return vocabulary.words[MIN (rank, N_WORDS - 1)];
}

static const char *
pick_word (GRand *random)
{
  double share = g_rand_double (random);
  guint low = 0, high = N_WORDS - 1;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (vocabulary.shares[middle] < share)
      low = middle + 1;
    else
      high = middle;
  }
  return vocabulary.words[low];
}

char *
bench_dup_text (GRand *random)
{
  guint n = (guint) g_rand_int_range (random, 30, 91);
  gboolean is_planted = g_rand_int_range (random, 0, 200) == 0;
  GString *text = g_string_sized_new (n * 8);

  ensure_vocabulary ();
  for (guint i = 0; i < n; i++) {
    if (i > 0)
      g_string_append_c (text, ' ');
    g_string_append (text, pick_word (random));
  }
  g_string_append (text, is_planted ? " crossed the river." : ".");
  return g_string_free_and_steal (text);
}
