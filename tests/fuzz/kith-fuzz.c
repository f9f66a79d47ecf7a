/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-fuzz.h"

#include "kith-error.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define MEMORY_FOLDER "/dev/shm"

static char *folder = NULL;

void
kith_fuzz_be_strict (void)
{
  g_log_set_always_fatal ((GLogLevelFlags) (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK));
}

static void
remove_folder (void)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

char *
kith_fuzz_path (const char *name)
{
  if (folder == NULL) {
    const char *parent = g_access (MEMORY_FOLDER, W_OK) == 0 ? MEMORY_FOLDER : g_get_tmp_dir ();

    folder = g_build_filename (parent, "kith-fuzz-XXXXXX", NULL);
    g_assert_nonnull (g_mkdtemp (folder));
    atexit (remove_folder);
  }
  return g_build_filename (folder, name, NULL);
}

char *
kith_fuzz_dup_text (const guint8 *bytes,
                    gsize         size)
{
  return g_utf8_make_valid ((const char *) bytes, (gssize) strnlen ((const char *) bytes, size));
}

void
kith_fuzz_take_error (GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (KITH_ERROR));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_error_free (error);
}
