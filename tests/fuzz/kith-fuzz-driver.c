/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-fuzz.h"
#include "kith-test-count.h"
#include "kith-text.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A fuzz target as an ordinary test: every file of its corpus, then changes of them that a seed decides, so that each can
 * be tried again. KITH_TEST_FUZZ says how many changes; KITH_TEST_FUZZ_ONLY=7 tries only that one. What finds new paths
 * is libFuzzer's work; its findings come into the corpus and stay found. */

#define LARGEST (256 * 1024)
#define MOST_STEPS 8

static GPtrArray *corpus;
static GPtrArray *words;
static guint n_usual;
/* said by whoever dies */
static volatile sig_atomic_t now_trying = -1;

/* Only what a signal handler may do. */
static void
say_where (int number)
{
  char line[] = "# died while trying change 0000000000\n";

  for (guint i = sizeof line - 3, left = (guint) now_trying; now_trying >= 0 && left > 0; i--, left /= 10)
    line[i] = (char) ('0' + left % 10);
  if (now_trying < 0)
    memcpy (line, "# died while trying the files.       \n", sizeof line - 1);
  if (write (STDOUT_FILENO, line, sizeof line - 1) < 0)
    _exit (1);
  signal (number, SIG_DFL);
  raise (number);
}

static void
read_corpus (const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  /* The order of a folder is anything. */
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < names->len; i++) {
    char *contents = NULL;
    gsize size = 0;

    g_assert_true (g_file_get_contents (names->pdata[i], &contents, &size, NULL));
    g_ptr_array_add (corpus, g_bytes_new_take (contents, size));
  }
  g_assert_cmpuint (corpus->len, >, 0);
}

/* As libFuzzer has them: NAME="WORD" on a line, with \" and \\ and \xHH in the word. */
static GBytes *
read_word (const char *cursor)
{
  GByteArray *word = g_byte_array_new ();

  for (; *cursor != '\0' && *cursor != '"'; cursor++) {
    guint8 byte = (guint8) *cursor;

    if (cursor[0] == '\\' && cursor[1] == 'x') {
      g_assert_true (g_ascii_isxdigit (cursor[2]) && g_ascii_isxdigit (cursor[3]));
      byte = (guint8) (g_ascii_xdigit_value (cursor[2]) << 4 | g_ascii_xdigit_value (cursor[3]));
      cursor += 3;
    } else if (cursor[0] == '\\') {
      byte = (guint8) *++cursor;
    }
    g_byte_array_append (word, &byte, 1);
  }
  return g_byte_array_free_to_bytes (word);
}

static void
read_words (const char *path)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    const char *start = strstr (lines[i], "=\"");

    if (lines[i][0] != '#' && start != NULL)
      g_ptr_array_add (words, read_word (start + 2));
  }
}

static guint
pick (GRand *rand,
      guint  below)
{
  return below > 1 ? (guint) g_rand_int_range (rand, 0, (gint32) below) : 0;
}

static void
flip (GByteArray *input,
      GRand      *rand)
{
  if (input->len > 0)
    input->data[pick (rand, input->len)] ^= (guint8) (1u << pick (rand, 8));
}

static void
set_byte (GByteArray *input,
          GRand      *rand)
{
  static const guint8 telling[] = { 0, 1, 0x7f, 0x80, 0xff, '"', '\'', '\n', '\r', ',', '<', '&', ' ', '=' };

  if (input->len > 0)
    input->data[pick (rand, input->len)] = telling[pick (rand, sizeof telling)];
}

static void
cut (GByteArray *input,
     GRand      *rand)
{
  guint start = pick (rand, input->len);

  if (input->len > 0)
    g_byte_array_remove_range (input, start, 1 + pick (rand, MIN (input->len - start, 64)));
}

static void
cut_end (GByteArray *input,
         GRand      *rand)
{
  g_byte_array_set_size (input, pick (rand, input->len));
}

static void
insert (GByteArray   *input,
        guint         at,
        const guint8 *bytes,
        guint         size)
{
  guint before = input->len;

  if (size == 0 || before + size > LARGEST)
    return;
  g_byte_array_set_size (input, before + size);
  memmove (input->data + at + size, input->data + at, before - at);
  memcpy (input->data + at, bytes, size);
}

static void
splice (GByteArray *input,
        GRand      *rand)
{
  gsize size = 0;
  const guint8 *other = g_bytes_get_data (corpus->pdata[pick (rand, corpus->len)], &size);
  guint start = pick (rand, (guint) size);

  if (size > 0)
    insert (input, pick (rand, input->len + 1), other + start, 1 + pick (rand, (guint) MIN (size - start, 512)));
}

static void
repeat (GByteArray *input,
        GRand      *rand)
{
  guint start = pick (rand, input->len);
  guint size = input->len > 0 ? 1 + pick (rand, MIN (input->len - start, 128)) : 0;
  g_autofree guint8 *copy = g_memdup2 (input->data + start, size);

  for (guint n = 1 + pick (rand, 4); n > 0; n--)
    insert (input, start, copy, size);
}

static void
insert_word (GByteArray *input,
             GRand      *rand)
{
  gsize size = 0;
  const guint8 *word = words->len > 0 ? g_bytes_get_data (words->pdata[pick (rand, words->len)], &size) : NULL;

  insert (input, pick (rand, input->len + 1), word, (guint) size);
}

static GByteArray *
make_change (guint number)
{
  typedef void (*Step) (GByteArray *input, GRand *rand);
  static const Step steps[] = { flip, flip, set_byte, set_byte, cut, cut_end, splice, repeat, insert_word, insert_word };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261129u + number);
  gsize size = 0;
  const guint8 *seed = g_bytes_get_data (corpus->pdata[pick (rand, corpus->len)], &size);
  GByteArray *input = g_byte_array_new ();

  g_byte_array_append (input, seed, (guint) size);
  for (guint n = 1 + pick (rand, MOST_STEPS); n > 0; n--)
    steps[pick (rand, G_N_ELEMENTS (steps))] (input, rand);
  return input;
}

/* In a block of just its size, so that a sanitizer sees the first byte too far. */
static void
try_bytes (const guint8 *bytes,
           gsize         size)
{
  g_autofree guint8 *exact = g_memdup2 (bytes, size);
  guint8 nothing = 0;

  LLVMFuzzerTestOneInput (exact != NULL ? exact : &nothing, size);
}

static void
try_change (guint number)
{
  g_autoptr (GByteArray) input = make_change (number);

  now_trying = (sig_atomic_t) number;
  try_bytes (input->data, input->len);
}

static void
report (guint n_changes)
{
  g_autofree char *name = g_path_get_basename (g_get_prgname ());
  g_autofree char *changes = kith_text_format_number (n_changes);

  g_test_message ("counted: %s: %u inputs kept, %s changes of them, 0 findings", name, corpus->len, changes);
}

static void
test_corpus_and_changes (void)
{
  const char *only = g_getenv ("KITH_TEST_FUZZ_ONLY");
  guint n_changes = only != NULL ? 0 : kith_test_count ("KITH_TEST_FUZZ", n_usual);

  for (guint i = 0; i < corpus->len && only == NULL; i++) {
    gsize size = 0;
    const guint8 *bytes = g_bytes_get_data (corpus->pdata[i], &size);

    try_bytes (bytes, size);
  }
  for (guint i = 0; i < n_changes; i++)
    try_change (i);
  if (only != NULL)
    try_change ((guint) g_ascii_strtoull (only, NULL, 10));
  report (n_changes);
}

/* fuzz-NAME CORPUS WORDS CHANGES */
int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 4);
  read_corpus (argv[1]);
  read_words (argv[2]);
  n_usual = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  signal (SIGABRT, say_where);
  signal (SIGSEGV, say_where);
  LLVMFuzzerInitialize (&argc, &argv);

  g_test_add_func ("/fuzz/corpus-and-changes", test_corpus_and_changes);

  return g_test_run ();
}
