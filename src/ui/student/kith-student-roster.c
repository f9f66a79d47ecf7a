/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-roster.h"

typedef struct {
  KithStudentFacts *facts;
  guint generation;
} Entry;

struct _KithStudentRoster
{
  GObject parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GHashTable *entries;
  GHashTable *wanted;

  /* Rises whenever what is known may have become old */
  guint generation;
  guint idle;
  gboolean fetching;
};

G_DEFINE_FINAL_TYPE (KithStudentRoster, kith_student_roster, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void schedule_fetch (KithStudentRoster *self);

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  kith_student_facts_free (entry->facts);
  g_free (entry);
}

/* On the store thread. */
static gpointer
load_facts (KithCaseFile *file,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  GArray *ids = data;
  g_autoptr (GPtrArray) answer = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_student_facts_free);

  for (guint i = 0; i < ids->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    /* A student who has gone in the meantime has no facts; the others still get theirs. */
    g_ptr_array_add (answer, kith_student_facts_load (file, g_array_index (ids, gint64, i), NULL));
  }
  return g_steal_pointer (&answer);
}

typedef struct {
  KithStudentRoster *self;
  GArray *ids;
  guint generation;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_object_unref (fetch->self);
  g_array_unref (fetch->ids);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

static void
keep (KithStudentRoster *self,
      gint64             student,
      KithStudentFacts  *facts,
      guint              generation)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->facts = facts != NULL ? facts : g_new0 (KithStudentFacts, 1);
  entry->generation = generation;
  g_hash_table_replace (self->entries, g_memdup2 (&student, sizeof student), entry);
}

static void
on_facts_loaded (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (Fetch) fetch = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answer = kith_store_submit_finish (KITH_STORE (source), result, &error);
  KithStudentRoster *self = fetch->self;

  self->fetching = FALSE;
  /* Without an answer (the store was locked) the cells stay empty and the next look asks again. */
  if (answer == NULL)
    return;
  for (guint i = 0; i < answer->len; i++) {
    keep (self, g_array_index (fetch->ids, gint64, i), g_ptr_array_index (answer, i), fetch->generation);
    answer->pdata[i] = NULL;
  }
  g_signal_emit (self, signals[CHANGED], 0);
  if (g_hash_table_size (self->wanted) > 0)
    schedule_fetch (self);
}

static gboolean
fetch_wanted (gpointer data)
{
  KithStudentRoster *self = data;
  Fetch *fetch = NULL;
  GHashTableIter iter;
  gpointer key = NULL;

  self->idle = 0;
  if (self->fetching || !kith_store_is_open (self->store))
    return G_SOURCE_REMOVE;

  fetch = g_new0 (Fetch, 1);
  fetch->self = g_object_ref (self);
  fetch->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fetch->generation = self->generation;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (fetch->ids, key, 1);
  g_hash_table_remove_all (self->wanted);
  self->fetching = TRUE;
  kith_store_submit_async (self->store, load_facts, g_array_ref (fetch->ids), (GDestroyNotify) g_array_unref,
                           (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_facts_loaded, fetch);
  return G_SOURCE_REMOVE;
}

static void
schedule_fetch (KithStudentRoster *self)
{
  if (self->idle == 0 && !self->fetching)
    self->idle = g_idle_add (fetch_wanted, self);
}

static void
on_store_changed (KithStudentRoster *self,
                  const char        *kind)
{
  static const char *const kinds[] = { "", "assignment", "care-status", "person", "plan", NULL };

  if (!g_strv_contains (kinds, kind))
    return;
  self->generation++;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_store_locked (KithStudentRoster *self)
{
  g_hash_table_remove_all (self->entries);
  g_hash_table_remove_all (self->wanted);
}

static void
kith_student_roster_dispose (GObject *object)
{
  KithStudentRoster *self = KITH_STUDENT_ROSTER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_student_roster_parent_class)->dispose (object);
}

static void
kith_student_roster_finalize (GObject *object)
{
  KithStudentRoster *self = KITH_STUDENT_ROSTER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);

  G_OBJECT_CLASS (kith_student_roster_parent_class)->finalize (object);
}

static void
kith_student_roster_class_init (KithStudentRosterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_student_roster_dispose;
  object_class->finalize = kith_student_roster_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_student_roster_init (KithStudentRoster *self)
{
  self->cancellable = g_cancellable_new ();
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, entry_free);
  self->wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kith_student_roster_new:
 * @store: the store
 *
 * Returns: (transfer full): an empty roster
 */
KithStudentRoster *
kith_student_roster_new (KithStore *store)
{
  KithStudentRoster *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  self = g_object_new (KITH_TYPE_STUDENT_ROSTER, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "locked", G_CALLBACK (on_store_locked), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kith_student_roster_get_store:
 * @self: a roster
 *
 * Returns: (transfer none): the store
 */
KithStore *
kith_student_roster_get_store (KithStudentRoster *self)
{
  g_return_val_if_fail (KITH_IS_STUDENT_ROSTER (self), NULL);
  return self->store;
}

/**
 * kith_student_roster_look_up:
 * @self: a roster
 * @student: id of a student
 *
 * Asks for what is not known yet, together with everything else asked for in the same turn of the main loop.
 *
 * Returns: (transfer none) (nullable): what was known last, until the next turn of the main loop; %NULL for nothing
 */
const KithStudentFacts *
kith_student_roster_look_up (KithStudentRoster *self,
                             gint64             student)
{
  Entry *entry = NULL;

  g_return_val_if_fail (KITH_IS_STUDENT_ROSTER (self), NULL);
  entry = g_hash_table_lookup (self->entries, &student);
  if (entry == NULL || entry->generation != self->generation) {
    g_hash_table_add (self->wanted, g_memdup2 (&student, sizeof student));
    schedule_fetch (self);
  }
  return entry != NULL ? entry->facts : NULL;
}
