/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-duplicates-private.h"

#include "kith-kinds.h"

typedef struct {
  KithLikeness *wanted;
  GPtrArray *found;
} Search;

static gboolean
look_at (KithRecord  *other,
         gpointer     data,
         GError     **error)
{
  Search *search = data;
  g_autoptr (KithLikeness) likeness = NULL;
  g_autoptr (KithDuplicate) match = NULL;

  if (kith_record_get_id (other) == search->wanted->student)
    return TRUE;
  likeness = kith_likeness_new (other);
  match = kith_likeness_compare (search->wanted, likeness);
  if (match != NULL)
    g_ptr_array_add (search->found, g_steal_pointer (&match));
  return TRUE;
}

/**
 * kith_duplicate_free:
 * @self: (transfer full) (nullable): a likely duplicate
 */
void
kith_duplicate_free (KithDuplicate *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->college_id);
  g_free (self->reasons);
  g_free (self);
}

static void
free_duplicate (gpointer data)
{
  kith_duplicate_free (data);
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const KithDuplicate *first = *(KithDuplicate *const *) a;
  const KithDuplicate *second = *(KithDuplicate *const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->student < second->student ? -1 : 1;
}

/**
 * kith_duplicates_find:
 * @file: an open case file
 * @student: a student being added, with whatever is known by now
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Compares names without case and diacritics and by a small list of short forms (Liz and Elizabeth), date of birth,
 * ULN, college ID and phone number with every student the actor may see. Whether they are the same person is for a
 * person to say. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type KithDuplicate): likeliest first, at most
 *   %KITH_DUPLICATES_MOST
 */
GPtrArray *
kith_duplicates_find (KithCaseFile  *file,
                      KithRecord    *student,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (KithQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (KithLikeness) wanted = NULL;
  Search search = { 0 };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (KITH_IS_STUDENT (student), NULL);

  query = kith_query_new (&kith_student_kind);
  found = g_ptr_array_new_with_free_func (free_duplicate);
  wanted = kith_likeness_new (student);
  search.wanted = wanted;
  search.found = found;
  if (!kith_case_file_each (file, query, look_at, &search, cancellable, error))
    return NULL;
  g_ptr_array_sort (found, compare_scores);
  g_ptr_array_set_size (found, (int) MIN (found->len, KITH_DUPLICATES_MOST));
  return g_steal_pointer (&found);
}

/**
 * kith_duplicates_tell_apart:
 * @file: an open case file
 * @one: a student's id
 * @other: another student's id
 * @reason: (nullable): how it is known that they are two people
 * @error: return location for an error
 *
 * Remembers that two students who look alike are two people, so that nobody is asked again. Blocks.
 *
 * Returns: whether it is remembered
 */
gboolean
kith_duplicates_tell_apart (KithCaseFile  *file,
                            gint64         one,
                            gint64         other,
                            const char    *reason,
                            GError       **error)
{
  g_autoptr (KithRecord) record = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  record = kith_record_new (&kith_not_duplicate_kind);
  kith_record_set_number (record, KITH_NOT_DUPLICATE_STUDENT, one);
  kith_record_set_number (record, KITH_NOT_DUPLICATE_OTHER_STUDENT, other);
  kith_record_set_text (record, KITH_NOT_DUPLICATE_REASON, reason);
  return kith_case_file_save (file, record, KITH_SAVE_ACCEPT_WARNINGS, error);
}
