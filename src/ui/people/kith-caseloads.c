/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-caseloads.h"

#include "kith-assign.h"
#include "kith-assignment.h"
#include "kith-covered.h"
#include "kith-person-care.h"

struct _KithCaseloads
{
  GObject parent_instance;

  /* Owned */
  KithStore *store;
  GHashTable *counts;
  GHashTable *covered;
  KithTeamCare *care;
  GCancellable *cancellable;

  gboolean is_counting;
  gboolean is_stale;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KithCaseloads, kith_caseloads, G_TYPE_OBJECT)

/* Counting goes person by person, so a set of one person's students is enough at a time. */
typedef struct {
  GHashTable *counts;
  GHashTable *students;
  gint64 person;
} Counter;

static void
finish_person (Counter *counter)
{
  guint n_students = g_hash_table_size (counter->students);

  if (n_students > 0)
    g_hash_table_insert (counter->counts, g_memdup2 (&counter->person, sizeof counter->person),
                         GUINT_TO_POINTER (n_students));
  g_hash_table_remove_all (counter->students);
}

static gboolean
count_assignment (KithRecord  *assignment,
                  gpointer     data,
                  GError     **error)
{
  Counter *counter = data;
  gint64 person = kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON);
  gint64 student = kith_record_get_number (assignment, KITH_ASSIGNMENT_STUDENT);

  if (person != counter->person)
    finish_person (counter);
  counter->person = person;
  g_hash_table_add (counter->students, g_memdup2 (&student, sizeof student));
  return TRUE;
}

GHashTable *
kith_caseloads_count (KithCaseFile  *file,
                      GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Counter counter = { .counts = counts, .students = students };

  if (!kith_assign_sees_all (kith_case_file_get_actor (file)->roles))
    return NULL;
  kith_query_where_current (query);
  kith_query_set_order (query, "person");
  if (!kith_case_file_each (file, query, count_assignment, &counter, NULL, error))
    return NULL;
  finish_person (&counter);
  return g_steal_pointer (&counts);
}

/* What the lists say about everybody at once. */
typedef struct {
  GHashTable *counts;
  GHashTable *covered;
  KithTeamCare *care;
} Loads;

static void
loads_free (gpointer data)
{
  Loads *loads = data;

  g_clear_pointer (&loads->counts, g_hash_table_unref);
  g_clear_pointer (&loads->covered, g_hash_table_unref);
  g_clear_pointer (&loads->care, kith_team_care_free);
  g_free (loads);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loads, loads_free)

/* Both stay empty for an account that sees only some assignments. */
static gpointer
run_count (KithCaseFile  *file,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (Loads) loads = g_new0 (Loads, 1);

  if (!kith_assign_sees_all (kith_case_file_get_actor (file)->roles))
    return g_steal_pointer (&loads);
  loads->counts = kith_caseloads_count (file, error);
  loads->covered = loads->counts != NULL ? kith_covered_load (file, error) : NULL;
  loads->care = loads->covered != NULL ? kith_team_care_load (file, error) : NULL;
  return loads->care != NULL ? g_steal_pointer (&loads) : NULL;
}

static void count (KithCaseloads *self);

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithCaseloads) self = user_data;
  g_autoptr (Loads) loads = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  self->is_counting = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  /* A list can do without the numbers; what is wrong with the file, the list itself says. */
  if (loads != NULL && loads->covered != NULL) {
    g_clear_pointer (&self->counts, g_hash_table_unref);
    g_clear_pointer (&self->covered, g_hash_table_unref);
    self->counts = g_steal_pointer (&loads->counts);
    self->covered = g_steal_pointer (&loads->covered);
    g_clear_pointer (&self->care, kith_team_care_free);
    self->care = g_steal_pointer (&loads->care);
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  }
  if (self->is_stale)
    count (self);
}

/* One count at a time: many changes in a row need one more, not as many. */
static void
count (KithCaseloads *self)
{
  self->is_stale = self->is_counting;
  if (self->is_counting || !kith_store_is_open (self->store))
    return;
  self->is_counting = TRUE;
  kith_store_submit_async (self->store, run_count, NULL, NULL, loads_free, self->cancellable, on_counted,
                           g_object_ref (self));
}

static void
on_store_changed (KithCaseloads *self,
                  const char    *kind)
{
  static const char *const kinds[] = { "", "assignment", "recruitment", "supervision", "person", "college", NULL };

  if (g_strv_contains (kinds, kind))
    count (self);
}

static void
kith_caseloads_dispose (GObject *object)
{
  KithCaseloads *self = KITH_CASELOADS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->covered, g_hash_table_unref);
  g_clear_pointer (&self->care, kith_team_care_free);

  G_OBJECT_CLASS (kith_caseloads_parent_class)->dispose (object);
}

static void
kith_caseloads_finalize (GObject *object)
{
  g_object_unref (KITH_CASELOADS (object)->cancellable);

  G_OBJECT_CLASS (kith_caseloads_parent_class)->finalize (object);
}

static void
kith_caseloads_class_init (KithCaseloadsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_caseloads_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_caseloads_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", KITH_TYPE_CASELOADS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_caseloads_init (KithCaseloads *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * kith_caseloads_new:
 * @store: the store
 *
 * Returns: (transfer full): the numbers, which count themselves again when assignments change
 */
KithCaseloads *
kith_caseloads_new (KithStore *store)
{
  KithCaseloads *self;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_CASELOADS, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  count (self);
  return self;
}

KithStore *
kith_caseloads_get_store (KithCaseloads *self)
{
  g_return_val_if_fail (KITH_IS_CASELOADS (self), NULL);

  return self->store;
}

gboolean
kith_caseloads_look_up (KithCaseloads *self,
                        gint64         person,
                        guint         *n_students)
{
  g_return_val_if_fail (KITH_IS_CASELOADS (self), FALSE);

  *n_students = 0;
  if (self->counts == NULL)
    return FALSE;
  *n_students = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, &person));
  return TRUE;
}

const char *
kith_caseloads_look_up_cover (KithCaseloads *self,
                              gint64         person)
{
  g_return_val_if_fail (KITH_IS_CASELOADS (self), NULL);

  return self->covered != NULL ? g_hash_table_lookup (self->covered, &person) : NULL;
}

const char *
kith_caseloads_look_up_care (KithCaseloads *self,
                             gint64         person)
{
  g_return_val_if_fail (KITH_IS_CASELOADS (self), NULL);

  return self->care != NULL ? g_hash_table_lookup (self->care->words, &person) : NULL;
}

GArray *
kith_caseloads_get_becoming (KithCaseloads *self)
{
  g_return_val_if_fail (KITH_IS_CASELOADS (self), NULL);

  return self->care != NULL ? self->care->becoming : NULL;
}
