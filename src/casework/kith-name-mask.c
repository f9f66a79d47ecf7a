/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-name-mask.h"

#include "kith-assignment.h"
#include "kith-student.h"
#include "kith-text.h"
#include "kith-writing-hints.h"

#include <glib/gi18n.h>

static void
add_name (GPtrArray  *names,
          const char *name)
{
  if (!kith_text_is_empty (name))
    g_ptr_array_add (names, kith_known_name_new (name, "student"));
}

static void
add_student (GPtrArray    *names,
             KithCaseFile *file,
             gint64        id)
{
  g_autoptr (KithRecord) student = kith_case_file_load (file, &kith_student_kind, id, NULL);
  g_autofree char *legal = NULL;

  if (student == NULL)
    return;
  legal = kith_student_dup_legal_name (student);
  add_name (names, kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME));
  add_name (names, legal);
}

/**
 * kith_name_mask_load:
 * @file: an open case file
 * @person: id of a coach or mentor
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithKnownName) (nullable): names of the students they support or supported
 */
GPtrArray *
kith_name_mask_load (KithCaseFile  *file,
                     gint64         person,
                     GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr (GPtrArray) assignments = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_known_name_free);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  kith_query_where (query, "person", id);
  assignments = kith_case_file_list (file, query, NULL, error);
  if (assignments == NULL)
    return NULL;
  for (guint i = 0; i < assignments->len; i++)
    add_student (names, file, kith_record_get_number (g_ptr_array_index (assignments, i), KITH_ASSIGNMENT_STUDENT));
  return g_steal_pointer (&names);
}

/**
 * kith_name_mask_dup:
 * @names: (element-type KithKnownName): from [func@name_mask_load]
 * @text: what somebody typed
 *
 * Returns: (transfer full): the same without the names
 */
char *
kith_name_mask_dup (GPtrArray  *names,
                    const char *text)
{
  g_autoptr (GPtrArray) found = kith_writing_names_find (text, NULL, names);
  GString *masked = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < found->len; i++) {
    const KithHint *hint = g_ptr_array_index (found, i);
    g_autofree char *before = hint->start > at ? g_utf8_substring (text, at, hint->start) : g_strdup ("");

    if (hint->end <= at)
      continue;
    /* Translators: stands for a name in a title */
    g_string_append_printf (masked, "%s%s", before, _("a student"));
    at = hint->end;
  }
  g_string_append (masked, g_utf8_offset_to_pointer (text, at));
  return g_string_free_and_steal (masked);
}
