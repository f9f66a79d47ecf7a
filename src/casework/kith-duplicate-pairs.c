/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-duplicates-private.h"

#include "kith-kinds.h"

/* Two students are compared only when they have something in common that could be enough: everybody with everybody
 * would be 300 million comparisons in a college of 25,000. */

typedef struct {
  GPtrArray *students;
  GHashTable *by_key;
  GHashTable *seen;
  GPtrArray *found;
} Search;

/**
 * kith_duplicate_pair_free:
 * @self: (transfer full) (nullable): a pair
 */
void
kith_duplicate_pair_free (KithDuplicatePair *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->college_id);
  kith_duplicate_free (self->other);
  g_free (self);
}

static char *
dup_pair_key (gint64 a,
              gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static gboolean
remember_apart (KithRecord  *record,
                gpointer     data,
                GError     **error)
{
  Search *search = data;

  g_hash_table_add (search->seen, dup_pair_key (kith_record_get_number (record, KITH_NOT_DUPLICATE_STUDENT),
                                                kith_record_get_number (record, KITH_NOT_DUPLICATE_OTHER_STUDENT)));
  return TRUE;
}

static void
compare_with (Search             *search,
              const KithLikeness *one,
              const KithLikeness *other)
{
  g_autoptr (KithDuplicate) match = NULL;
  KithDuplicatePair *pair = NULL;

  if (one == other || !g_hash_table_add (search->seen, dup_pair_key (one->student, other->student)))
    return;
  match = kith_likeness_compare (one, other);
  if (match == NULL)
    return;
  pair = g_new0 (KithDuplicatePair, 1);
  pair->student = one->student;
  pair->name = g_strdup (one->title);
  pair->college_id = g_strdup (one->college_id);
  pair->other = g_steal_pointer (&match);
  g_ptr_array_add (search->found, pair);
}

/* Compares with everybody who had the key before, then has it too. */
static void
meet (Search             *search,
      const KithLikeness *student,
      const char         *what,
      const char         *value)
{
  GPtrArray *others = NULL;
  g_autofree char *key = NULL;

  if (value == NULL || *value == '\0')
    return;
  key = g_strdup_printf ("%s %s", what, value);
  others = g_hash_table_lookup (search->by_key, key);
  if (others == NULL) {
    others = g_ptr_array_new ();
    g_hash_table_insert (search->by_key, g_steal_pointer (&key), others);
  }
  for (guint i = 0; i < others->len; i++)
    compare_with (search, g_ptr_array_index (others, i), student);
  g_ptr_array_add (others, (gpointer) student);
}

static gboolean
look_at (KithRecord  *record,
         gpointer     data,
         GError     **error)
{
  Search *search = data;
  KithLikeness *student = kith_likeness_new (record);

  g_ptr_array_add (search->students, student);
  meet (search, student, "uln", student->uln);
  meet (search, student, "phone", student->phone);
  meet (search, student, "birth", student->birth);
  meet (search, student, "name", student->preferred);
  if (g_strcmp0 (student->legal, student->preferred) != 0)
    meet (search, student, "name", student->legal);
  if (g_strcmp0 (student->previous, student->preferred) != 0 && g_strcmp0 (student->previous, student->legal) != 0)
    meet (search, student, "name", student->previous);
  meet (search, student, "last", student->last);
  return TRUE;
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const KithDuplicatePair *first = *(KithDuplicatePair *const *) a;
  const KithDuplicatePair *second = *(KithDuplicatePair *const *) b;

  if (first->other->score != second->other->score)
    return first->other->score > second->other->score ? -1 : 1;
  if (first->student != second->student)
    return first->student < second->student ? -1 : 1;
  return first->other->student < second->other->student ? -1 : 1;
}

static void
search_clear (Search *self)
{
  g_ptr_array_unref (self->students);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->found);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/**
 * kith_duplicates_list_pairs:
 * @file: an open case file
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Looks for students the actor may see who may be the same person, leaving out those who were told apart. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type KithDuplicatePair): likeliest first
 */
GPtrArray *
kith_duplicates_list_pairs (KithCaseFile  *file,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (KithQuery) students = NULL;
  g_autoptr (KithQuery) apart = NULL;
  g_auto (Search) search = {
    .students = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_likeness_free),
    .by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .found = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_duplicate_pair_free),
  };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  students = kith_query_new (&kith_student_kind);
  apart = kith_query_new (&kith_not_duplicate_kind);
  if (!kith_case_file_each (file, apart, remember_apart, &search, cancellable, error) ||
      !kith_case_file_each (file, students, look_at, &search, cancellable, error))
    return NULL;
  g_ptr_array_sort (search.found, compare_pairs);
  return g_ptr_array_ref (search.found);
}
