/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-error.h"
#include "kith-import-source.h"

#include <gio/gio.h>
#include <string.h>

static inline char *
fixture_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "import", name, NULL);
}

static inline KithImportSource *
open_fixture (const char  *name,
              GError     **error)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return kith_import_source_new (file, NULL, error);
}

static inline KithImportSource *
open_text (const char  *name,
           const char  *text,
           gssize       length,
           GError     **error)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_no_errno (g_mkdir_with_parents (g_get_user_cache_dir (), 0700));
  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return kith_import_source_new (file, NULL, error);
}

static inline void
assert_sentence (GError     *error,
                 const char *part)
{
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, KITH_ERROR);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not hold “%s”", error->message, part);
  g_assert_true (g_str_has_suffix (error->message, "."));
}
