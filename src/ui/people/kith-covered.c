/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-covered.h"

#include "kith-assignment.h"
#include "kith-date.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>

#define TEXT(record, field) kith_record_get_text (record, KITH_ASSIGNMENT_##field)
#define NUMBER(record, field) kith_record_get_number (record, KITH_ASSIGNMENT_##field)

/* Who covers for one coach. */
typedef struct {
  gint64 by;
  char *until;
  gboolean is_several;
} Covered;

static void
covered_free (gpointer data)
{
  Covered *covered = data;

  g_free (covered->until);
  g_free (covered);
}

typedef struct {
  GHashTable *coaches; /* by student; the main one where there are several */
  GPtrArray *covers;   /* assignments */
} Collected;

static gboolean
collect (KithRecord  *assignment,
         gpointer     data,
         GError     **error)
{
  Collected *collected = data;
  gint64 student = NUMBER (assignment, STUDENT);
  gint64 person = NUMBER (assignment, PERSON);

  if (g_strcmp0 (TEXT (assignment, ROLE), "cover") == 0)
    g_ptr_array_add (collected->covers, g_object_ref (assignment));
  else if (kith_record_get_flag (assignment, KITH_ASSIGNMENT_MAIN) ||
           !g_hash_table_contains (collected->coaches, &student))
    g_hash_table_insert (collected->coaches, g_memdup2 (&student, sizeof student), g_memdup2 (&person, sizeof person));
  return TRUE;
}

/* The latest day of those one person covers: until then at least one of the students has somebody. */
static void
add_cover (GHashTable *all,
           gint64      coach,
           KithRecord *cover)
{
  Covered *covered = g_hash_table_lookup (all, &coach);

  if (covered == NULL) {
    covered = g_new0 (Covered, 1);
    covered->by = NUMBER (cover, PERSON);
    covered->until = g_strdup (TEXT (cover, UNTIL));
    g_hash_table_insert (all, g_memdup2 (&coach, sizeof coach), covered);
    return;
  }
  covered->is_several |= covered->by != NUMBER (cover, PERSON);
  if (g_strcmp0 (TEXT (cover, UNTIL), covered->until) > 0)
    g_set_str (&covered->until, TEXT (cover, UNTIL));
}

static char *
dup_words (KithCaseFile  *file,
           const Covered *covered)
{
  g_autofree char *name = kith_case_file_dup_title (file, &kith_person_kind, covered->by);
  g_autofree char *day = covered->until != NULL ? kith_date_format_iso_short (covered->until) : NULL;

  if (covered->is_several || name == NULL)
    return g_strdup (_("Covered by several people"));
  if (day == NULL)
    /* Translators: a name */
    return g_strdup_printf (_("Covered by %s"), name);
  /* Translators: a name and a date */
  return g_strdup_printf (_("Covered by %s until %s"), name, day);
}

static GHashTable *
put_in_words (KithCaseFile *file,
              GHashTable   *all)
{
  GHashTable *words = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer coach, covered;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &coach, &covered))
    g_hash_table_insert (words, g_memdup2 (coach, sizeof (gint64)), dup_words (file, covered));
  return words;
}

/**
 * kith_covered_load:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): who covers whose students today, in words, by id of the coach who is away
 */
GHashTable *
kith_covered_load (KithCaseFile  *file,
                   GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autoptr (GHashTable) coaches = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, covered_free);
  g_autoptr (GPtrArray) covers = g_ptr_array_new_with_free_func (g_object_unref);
  Collected collected = { coaches, covers };

  kith_query_where_any (query, "role", "coach cover");
  kith_query_where_current (query);
  if (!kith_case_file_each (file, query, collect, &collected, NULL, error))
    return NULL;
  for (guint i = 0; i < covers->len; i++) {
    gint64 student = NUMBER (g_ptr_array_index (covers, i), STUDENT);
    gint64 *coach = g_hash_table_lookup (coaches, &student);

    if (coach != NULL)
      add_cover (all, *coach, g_ptr_array_index (covers, i));
  }
  return put_in_words (file, all);
}
