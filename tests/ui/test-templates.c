/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ui.h"

#include <adwaita.h>
#include <dlfcn.h>
#include <gtksourceview/gtksource.h>

#define ROOT "/io/github/kith_app/Kith/ui"

typedef GType (*GetType) (void);

/* The name of a type as its functions begin: KithStudentPage is kith_student_page. */
static char *
dup_get_type_name (const char *type_name)
{
  GString *name = g_string_new (NULL);

  for (const char *c = type_name; *c != '\0'; c++) {
    if (g_ascii_isupper (*c) && c != type_name)
      g_string_append_c (name, '_');
    g_string_append_c (name, g_ascii_tolower (*c));
  }
  g_string_append (name, "_get_type");
  return g_string_free_and_steal (name);
}

static char *
dup_template_class (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("<template class=\"([A-Za-z]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_nonnull (bytes);
  if (!g_regex_match_full (regex, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), 0, 0, &match,
                           NULL))
    return NULL;
  return g_match_info_fetch (match, 1);
}

static void
test_template (gconstpointer data)
{
  const char *path = data;
  g_autofree char *class_name = dup_template_class (path);
  g_autofree char *function_name = dup_get_type_name (class_name);
  GetType get_type = (GetType) dlsym (RTLD_DEFAULT, function_name);
  GtkWidget *widget = NULL;

  g_assert_true (get_type != NULL);
  widget = g_object_new (get_type (), NULL);
  if (GTK_IS_WINDOW (widget)) {
    g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
    gtk_window_destroy (GTK_WINDOW (widget));
    g_assert_null (widget);
    return;
  }
  g_object_ref_sink (widget);
  g_assert_finalize_object (widget);
}

static void
add_tests (const char *folder)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);

  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *child = g_build_path ("/", folder, names[i], NULL);
    g_autofree char *test = NULL;
    g_autofree char *class_name = NULL;

    if (g_str_has_suffix (names[i], "/")) {
      add_tests (child);
      continue;
    }
    class_name = dup_template_class (child);
    if (class_name == NULL)
      continue;
    test = g_strconcat ("/templates/", class_name, NULL);
    g_test_add_data_func_full (test, g_steal_pointer (&child), test_template, g_free);
  }
}

int
main (int   argc,
      char *argv[])
{
  /* build-aux/headless isolates folders; without those of the system GTK could not even read its own icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();
  add_tests (ROOT);
  return g_test_run ();
}
