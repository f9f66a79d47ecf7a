/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-words.h"

#include "kith-demo-resources.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define PREFIX "/io/github/kith_app/Kith/demo/"

/* Blocks within blocks within blocks; deeper than this is a circle. */
#define DEEPEST 6

/* Above 1, the first lines of a block come up more often, as favourite phrases do. */
#define FAVOUR 1.35

struct _KithDemoWords
{
  GHashTable *blocks;
};

static void
take_line (KithDemoWords  *self,
           const char     *line,
           GPtrArray     **block)
{
  gsize length = strlen (line);

  if (*line == '#' || *line == '\0')
    return;
  if (*line == '[' && line[length - 1] == ']') {
    *block = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (self->blocks, g_strndup (line + 1, length - 2), *block);
  } else {
    g_assert (*block != NULL);
    g_ptr_array_add (*block, g_strdup (line));
  }
}

static gboolean
read_file (KithDemoWords  *self,
           const char     *name,
           GError        **error)
{
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_auto (GStrv) lines = NULL;
  GPtrArray *block = NULL;

  if (bytes == NULL)
    return FALSE;
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (self, lines[i], &block);
  return TRUE;
}

static void
free_block (gpointer data)
{
  g_ptr_array_unref (data);
}

/**
 * kith_demo_words_new:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the words that come with the program
 */
KithDemoWords *
kith_demo_words_new (GError **error)
{
  g_autoptr (KithDemoWords) self = g_new0 (KithDemoWords, 1);

  kith_demo_register_resource ();
  self->blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_block);
  if (!read_file (self, "names.txt", error) || !read_file (self, "places.txt", error) ||
      !read_file (self, "goals.txt", error) || !read_file (self, "words.txt", error) ||
      !read_file (self, "day.txt", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_demo_words_free:
 * @self: (transfer full) (nullable): words
 */
void
kith_demo_words_free (KithDemoWords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->blocks);
  g_free (self);
}

static GPtrArray *
find_block (KithDemoWords *self,
            const char    *name)
{
  GPtrArray *block = g_hash_table_lookup (self->blocks, name);

  g_assert (block != NULL && block->len > 0);
  return block;
}

/**
 * kith_demo_words_get_size:
 * @self: words
 * @block: name of a block
 *
 * Returns: how many lines it has
 */
guint
kith_demo_words_get_size (KithDemoWords *self,
                          const char    *block)
{
  return find_block (self, block)->len;
}

/**
 * kith_demo_words_get:
 * @self: words
 * @block: name of a block
 * @position: any number; it wraps around
 *
 * Returns: the line
 */
const char *
kith_demo_words_get (KithDemoWords *self,
                     const char    *block,
                     guint          position)
{
  GPtrArray *lines = find_block (self, block);

  return g_ptr_array_index (lines, position % lines->len);
}

/**
 * kith_demo_words_pick:
 * @self: words
 * @rand: chance
 * @block: name of a block
 *
 * Returns: a line drawn by chance, earlier ones more often
 */
const char *
kith_demo_words_pick (KithDemoWords *self,
                      GRand         *rand,
                      const char    *block)
{
  GPtrArray *lines = find_block (self, block);
  double place = pow (g_rand_double (rand), FAVOUR);

  return g_ptr_array_index (lines, MIN ((guint) (place * lines->len), lines->len - 1));
}

static void
append (KithDemoWords *self,
        GRand         *rand,
        const char    *line,
        GHashTable    *values,
        guint          depth,
        GString       *text)
{
  const char *start = line, *open = NULL;

  g_assert (depth < DEEPEST);
  while ((open = strchr (start, '{')) != NULL) {
    const char *close = strchr (open, '}');
    g_autofree char *name = g_strndup (open + 1, (gsize) (close - open - 1));
    const char *value = g_hash_table_lookup (values, name);

    g_string_append_len (text, start, open - start);
    if (value != NULL)
      g_string_append (text, value);
    else
      append (self, rand, kith_demo_words_pick (self, rand, name), values, depth + 1, text);
    start = close + 1;
  }
  g_string_append (text, start);
}

/**
 * kith_demo_words_compose:
 * @self: words
 * @rand: chance
 * @block: name of a block
 * @values: (element-type utf8 utf8): what stands for names in braces; any other name is a block to draw from
 *
 * Returns: (transfer full): a text
 */
char *
kith_demo_words_compose (KithDemoWords *self,
                         GRand         *rand,
                         const char    *block,
                         GHashTable    *values)
{
  GString *text = g_string_new (NULL);

  append (self, rand, kith_demo_words_pick (self, rand, block), values, 0, text);
  return g_string_free_and_steal (text);
}
