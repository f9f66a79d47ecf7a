/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lost-power.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512
#define MOST_DESCRIPTORS 1024

/* One write, or a truncation when it has no bytes. */
typedef struct {
  gint64 offset;
  GBytes *bytes;
} Change;

typedef struct {
  GByteArray *certain;
  GPtrArray *pending;
} Node;

/* What happens to a name. */
typedef struct {
  char *gone;
  char *made;
  Node *node;
} NameChange;

static char *image_folder, *real_folder;
static LostPowerDisk disk_now;
static GRand *chance;
/* path to Node: as programs see it, and as it is on the platter for certain */
static GHashTable *names, *certain_names;
static GPtrArray *pending_names;
static Node *nodes[MOST_DESCRIPTORS];
static gboolean is_folder[MOST_DESCRIPTORS];

/* Nodes live as long as the process, which is short. */
static Node *
create_node (void)
{
  Node *node = g_new0 (Node, 1);

  node->certain = g_byte_array_new ();
  node->pending = g_ptr_array_new ();
  return node;
}

static void
put (GByteArray   *array,
     gint64        offset,
     const guint8 *bytes,
     gsize         size)
{
  guint end = (guint) (offset + (gint64) size), before = array->len;

  if (before < end) {
    g_byte_array_set_size (array, end);
    memset (array->data + before, 0, end - before);
  }
  memcpy (array->data + offset, bytes, size);
}

static void
cut_to (GByteArray *array,
        gint64      size)
{
  guint before = array->len;

  g_byte_array_set_size (array, (guint) size);
  if (before < (guint) size)
    memset (array->data + before, 0, (guint) size - before);
}

/* Sector by sector; with a share of 1 all of it. */
static void
apply (GByteArray   *array,
       const Change *change,
       double        share)
{
  gsize size = 0, done = 0;
  const guint8 *bytes = change->bytes != NULL ? g_bytes_get_data (change->bytes, &size) : NULL;

  if (bytes == NULL && g_rand_double (chance) < share)
    cut_to (array, change->offset);
  while (done < size) {
    gsize step = MIN (size - done, SECTOR - (gsize) (change->offset + (gint64) done) % SECTOR);

    if (g_rand_double (chance) < share)
      put (array, change->offset + (gint64) done, bytes + done, step);
    done += step;
  }
}

static void
apply_name (GHashTable       *table,
            const NameChange *change)
{
  if (change->gone != NULL)
    g_hash_table_remove (table, change->gone);
  if (change->made != NULL)
    g_hash_table_insert (table, g_strdup (change->made), change->node);
}

static void
change_name (const char *gone,
             const char *made,
             Node       *node)
{
  NameChange *change = g_new0 (NameChange, 1);

  change->gone = g_strdup (gone);
  change->made = g_strdup (made);
  change->node = node;
  apply_name (names, change);
  g_ptr_array_add (pending_names, change);
}

static Node *
node_of (int descriptor)
{
  return descriptor >= 0 && descriptor < MOST_DESCRIPTORS ? nodes[descriptor] : NULL;
}

static void
note_opened (const char *path,
             int         descriptor,
             gboolean    truncates)
{
  Node *node = g_hash_table_lookup (names, path);

  if (descriptor >= MOST_DESCRIPTORS)
    return;
  is_folder[descriptor] = g_file_test (path, G_FILE_TEST_IS_DIR);
  if (is_folder[descriptor])
    return;
  if (node == NULL) {
    node = create_node ();
    change_name (NULL, path, node);
  } else if (truncates) {
    g_ptr_array_add (node->pending, g_new0 (Change, 1));
  }
  nodes[descriptor] = node;
}

static void
note_closed (int descriptor)
{
  if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS) {
    nodes[descriptor] = NULL;
    is_folder[descriptor] = FALSE;
  }
}

static void
note_written (int         descriptor,
              gint64      offset,
              const void *bytes,
              gsize       size)
{
  Node *node = node_of (descriptor);
  Change *change = g_new0 (Change, 1);

  g_assert_nonnull (node);
  change->offset = offset;
  change->bytes = g_bytes_new (bytes, size);
  g_ptr_array_add (node->pending, change);
}

static void
note_truncated (int    descriptor,
                gint64 size)
{
  Change *change = g_new0 (Change, 1);

  change->offset = size;
  g_ptr_array_add (node_of (descriptor)->pending, change);
}

static void
note_synced (int descriptor)
{
  Node *node = node_of (descriptor);

  if (disk_now == LOST_POWER_LYING)
    return;
  if (is_folder[descriptor]) {
    for (guint i = 0; i < pending_names->len; i++)
      apply_name (certain_names, pending_names->pdata[i]);
    g_ptr_array_set_size (pending_names, 0);
    return;
  }
  for (guint i = 0; node != NULL && i < node->pending->len; i++)
    apply (node->certain, node->pending->pdata[i], 2);
  if (node != NULL)
    g_ptr_array_set_size (node->pending, 0);
}

static void
note_renamed (const char *from,
              const char *to)
{
  Node *node = g_hash_table_lookup (names, from);

  if (node != NULL)
    change_name (from, to, node);
}

static void
note_deleted (const char *path)
{
  if (g_hash_table_contains (names, path))
    change_name (path, NULL, NULL);
}

/* Nothing, everything, and anything between: what is written by itself depends on the second. */
static double
pick_share (void)
{
  static const double shares[] = { 0, 0.1, 0.5, 0.9, 2 };

  return shares[g_rand_int_range (chance, 0, G_N_ELEMENTS (shares))];
}

static void
save (const char *path,
      const Node *node)
{
  g_autoptr (GByteArray) contents = g_byte_array_sized_new (node->certain->len);
  g_autofree char *target = g_strconcat (image_folder, path + strlen (real_folder), NULL);
  g_autofree char *folder = g_path_get_dirname (target);
  double share = pick_share ();

  g_byte_array_append (contents, node->certain->data, node->certain->len);
  for (guint i = 0; i < node->pending->len; i++)
    apply (contents, node->pending->pdata[i], share);
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_assert_true (g_file_set_contents_full (target, (const char *) contents->data, contents->len, G_FILE_SET_CONTENTS_NONE,
                                           0600, NULL));
}

static void
lose_power (void)
{
  guint n_names = (guint) g_rand_int_range (chance, 0, (gint32) pending_names->len + 1);
  GHashTableIter iter;
  gpointer path, node;

  faulty_system_end ();
  faulty_system_watch (NULL);
  for (guint i = 0; i < n_names; i++)
    apply_name (certain_names, pending_names->pdata[i]);
  g_hash_table_iter_init (&iter, certain_names);
  while (g_hash_table_iter_next (&iter, &path, &node))
    save (path, node);
  _exit (LOST_POWER_STATUS);
}

static const FaultObserver observer = {
  .opened = note_opened,
  .closed = note_closed,
  .written = note_written,
  .truncated = note_truncated,
  .synced = note_synced,
  .renamed = note_renamed,
  .deleted = note_deleted,
  .power_goes = lose_power,
};

static void
read_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    char *path = g_build_filename (folder, name, NULL);
    g_autofree char *contents = NULL;
    gsize size = 0;
    Node *node = NULL;

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      read_folder (path);
      continue;
    }
    g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
    node = create_node ();
    g_byte_array_append (node->certain, (const guint8 *) contents, (guint) size);
    g_hash_table_insert (names, path, node);
    g_hash_table_insert (certain_names, g_strdup (path), node);
  }
}

/* What was open before. */
static void
find_open_files (void)
{
  for (int i = 0; i < MOST_DESCRIPTORS; i++) {
    g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", i);
    g_autofree char *path = g_file_read_link (link, NULL);

    nodes[i] = path != NULL ? g_hash_table_lookup (names, path) : NULL;
  }
}

void
lost_power_begin (const char    *folder,
                  const char    *image,
                  LostPowerDisk  disk,
                  guint          at,
                  guint          seed)
{
  real_folder = g_strdup (folder);
  image_folder = g_strdup (image);
  disk_now = disk;
  chance = g_rand_new_with_seed (seed);
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  certain_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  pending_names = g_ptr_array_new ();
  read_folder (folder);
  find_open_files ();
  faulty_system_observe (&observer);
  faulty_system_begin (FAULT_POWER, at, FALSE);
}
