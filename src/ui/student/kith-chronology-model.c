/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology-model.h"

#include <gio/gio.h>
#include <string.h>

/* What fits on a screen is announced first, and as much again in each turn until the list view has built all the rows
 * it keeps; then the rest at once. */
#define FIRST 20
#define STEP 20
#define ROWS_KEPT 220

struct _KithChronologySlot
{
  GObject parent_instance;

  /* Owned */
  KithChronologyEntry *entry;

  guint position;
};

G_DEFINE_FINAL_TYPE (KithChronologySlot, kith_chronology_slot, G_TYPE_OBJECT)

typedef enum {
  SLOT_PROP_ENTRY = 1,
} KithChronologySlotProps;

static GParamSpec *slot_properties[SLOT_PROP_ENTRY + 1];

struct _KithChronologyModel
{
  GObject parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GArray *keys;
  char *error;
  char *from;
  char *until;
  char *words;
  KithChronologyFilter filter;

  /* Slots somebody holds, by position; not owned */
  GHashTable *slots;

  gint64 student;
  guint announced;
  guint growing;
  guint fetching;
  gboolean loading;
  /* Rises with every question */
  guint requests;
  /* Rises with every list, so that answers about an old one are dropped */
  guint generation;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithChronologyModel, kith_chronology_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef enum {
  PROP_N_ITEMS = 1,
  PROP_LOADING,
  PROP_ERROR,
} KithChronologyModelProps;

static GParamSpec *properties[PROP_ERROR + 1];

/* Slots */

static void
slot_get_property (GObject    *object,
                   guint       property_id,
                   GValue     *value,
                   GParamSpec *pspec)
{
  KithChronologySlot *self = KITH_CHRONOLOGY_SLOT (object);

  switch ((KithChronologySlotProps) property_id) {
  case SLOT_PROP_ENTRY:
    g_value_set_pointer (value, self->entry);
    break;
  }
}

static void
kith_chronology_slot_finalize (GObject *object)
{
  g_clear_pointer (&KITH_CHRONOLOGY_SLOT (object)->entry, kith_chronology_entry_free);

  G_OBJECT_CLASS (kith_chronology_slot_parent_class)->finalize (object);
}

static void
kith_chronology_slot_class_init (KithChronologySlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_chronology_slot_finalize;
  object_class->get_property = slot_get_property;
  slot_properties[SLOT_PROP_ENTRY] =
    g_param_spec_pointer ("entry", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (slot_properties), slot_properties);
}

static void
kith_chronology_slot_init (KithChronologySlot *self)
{
}

static void
slot_set_entry (KithChronologySlot  *self,
                KithChronologyEntry *entry)
{
  g_clear_pointer (&self->entry, kith_chronology_entry_free);
  self->entry = entry;
  g_object_notify_by_pspec (G_OBJECT (self), slot_properties[SLOT_PROP_ENTRY]);
}

/**
 * kith_chronology_slot_get_entry:
 * @self: a slot
 *
 * Returns: (nullable): the entry at this place, %NULL until it has come
 */
const KithChronologyEntry *
kith_chronology_slot_get_entry (KithChronologySlot *self)
{
  g_return_val_if_fail (KITH_IS_CHRONOLOGY_SLOT (self), NULL);
  return self->entry;
}

/* Fetching what is on screen */

typedef struct {
  KithChronologyModel *self;
  GArray *keys;
  guint generation;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_object_unref (fetch->self);
  g_array_unref (fetch->keys);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

/* On the store thread. */
static gpointer
load_entries (KithCaseFile *file,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  GArray *keys = data;

  return kith_chronology_load (file, (const KithChronologyKey *) (gpointer) keys->data, keys->len, error);
}

static gboolean
same_key (const KithChronologyKey *a,
          const KithChronologyKey *b)
{
  return a->kind == b->kind && a->id == b->id && a->event == b->event;
}

static gboolean
take_entry (KithChronologyModel *self,
            KithChronologySlot  *slot,
            GPtrArray           *entries)
{
  const KithChronologyKey *key = NULL;

  if (slot->position >= self->keys->len)
    return FALSE;
  key = &g_array_index (self->keys, KithChronologyKey, slot->position);
  for (guint i = 0; i < entries->len; i++) {
    KithChronologyEntry *entry = g_ptr_array_index (entries, i);

    if (entry != NULL && same_key (&entry->key, key)) {
      entries->pdata[i] = NULL;
      slot_set_entry (slot, entry);
      return TRUE;
    }
  }
  return FALSE;
}

static void
on_entries_loaded (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (Fetch) fetch = data;
  g_autoptr (GPtrArray) entries = kith_store_submit_finish (KITH_STORE (source), result, NULL);
  KithChronologyModel *self = fetch->self;
  g_autoptr (GPtrArray) slots = NULL;

  if (entries == NULL || fetch->generation != self->generation)
    return;
  slots = g_hash_table_get_values_as_ptr_array (self->slots);
  for (guint i = 0; i < slots->len; i++)
    take_entry (self, g_ptr_array_index (slots, i), entries);
}

static gboolean
fetch_missing (gpointer data)
{
  KithChronologyModel *self = data;
  g_autoptr (GPtrArray) slots = g_hash_table_get_values_as_ptr_array (self->slots);
  Fetch *fetch = NULL;

  self->fetching = 0;
  if (!kith_store_is_open (self->store))
    return G_SOURCE_REMOVE;
  fetch = g_new0 (Fetch, 1);
  fetch->self = g_object_ref (self);
  fetch->keys = g_array_new (FALSE, FALSE, sizeof (KithChronologyKey));
  fetch->generation = self->generation;
  for (guint i = 0; i < slots->len; i++) {
    KithChronologySlot *slot = g_ptr_array_index (slots, i);

    if (slot->entry == NULL && slot->position < self->keys->len)
      g_array_append_val (fetch->keys, g_array_index (self->keys, KithChronologyKey, slot->position));
  }
  if (fetch->keys->len > 0)
    kith_store_submit_async (self->store, load_entries, g_array_ref (fetch->keys), (GDestroyNotify) g_array_unref,
                             (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_entries_loaded, fetch);
  else
    fetch_free (fetch);
  return G_SOURCE_REMOVE;
}

static void
schedule_fetch (KithChronologyModel *self)
{
  if (self->fetching == 0)
    self->fetching = g_idle_add_full (G_PRIORITY_DEFAULT, fetch_missing, self, NULL);
}

/* The list */

static GType
get_item_type (GListModel *model)
{
  return KITH_TYPE_CHRONOLOGY_SLOT;
}

static guint
get_n_items (GListModel *model)
{
  return KITH_CHRONOLOGY_MODEL (model)->announced;
}

typedef struct {
  GWeakRef model;
  guint position;
} SlotGone;

static void
on_slot_gone (gpointer data,
              GObject *where_the_slot_was)
{
  SlotGone *gone = data;
  g_autoptr (KithChronologyModel) self = g_weak_ref_get (&gone->model);

  if (self != NULL)
    g_hash_table_remove (self->slots, GUINT_TO_POINTER (gone->position));
  g_weak_ref_clear (&gone->model);
  g_free (gone);
}

static KithChronologySlot *
create_slot (KithChronologyModel *self,
             guint                position)
{
  KithChronologySlot *slot = g_object_new (KITH_TYPE_CHRONOLOGY_SLOT, NULL);
  SlotGone *gone = g_new0 (SlotGone, 1);

  slot->position = position;
  g_weak_ref_init (&gone->model, self);
  gone->position = position;
  g_object_weak_ref (G_OBJECT (slot), on_slot_gone, gone);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  schedule_fetch (self);
  return slot;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  KithChronologyModel *self = KITH_CHRONOLOGY_MODEL (model);
  KithChronologySlot *slot = NULL;

  if (position >= self->announced)
    return NULL;
  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  return slot != NULL ? g_object_ref (slot) : create_slot (self, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
announce (KithChronologyModel *self,
          guint                length)
{
  guint before = self->announced;

  self->announced = length;
  if (length > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, length - before);
  else if (length < before)
    g_list_model_items_changed (G_LIST_MODEL (self), length, before - length, 0);
}

static gboolean
grow (gpointer data)
{
  KithChronologyModel *self = data;
  guint length = self->announced < ROWS_KEPT ? MIN (self->announced + STEP, self->keys->len) : self->keys->len;

  announce (self, length);
  if (length < self->keys->len)
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

static void
announce_all (KithChronologyModel *self)
{
  g_clear_handle_id (&self->growing, g_source_remove);
  announce (self, self->keys->len);
}

static void
refill (KithChronologyModel *self)
{
  g_autoptr (GPtrArray) slots = g_hash_table_get_values_as_ptr_array (self->slots);

  for (guint i = 0; i < slots->len; i++) {
    KithChronologySlot *slot = g_ptr_array_index (slots, i);
    const KithChronologyKey *key = slot->position < self->keys->len
                                     ? &g_array_index (self->keys, KithChronologyKey, slot->position) : NULL;

    /* The same entry stays in sight until its newer self has come. */
    if (slot->entry != NULL && (key == NULL || !same_key (&slot->entry->key, key)))
      slot_set_entry (slot, NULL);
  }
}

/* Entries of records that changed are fetched again even where they stand in the same place. */
static void
forget_entries (KithChronologyModel *self)
{
  g_autoptr (GPtrArray) slots = g_hash_table_get_values_as_ptr_array (self->slots);

  for (guint i = 0; i < slots->len; i++) {
    KithChronologySlot *slot = g_ptr_array_index (slots, i);

    g_clear_pointer (&slot->entry, kith_chronology_entry_free);
  }
}

static void
set_error (KithChronologyModel *self,
           const char          *message)
{
  if (g_set_str (&self->error, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_loading (KithChronologyModel *self,
             gboolean             loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* What can lie ahead. */
#define TO_COME                                                                                                          \
  (KITH_CHRONOLOGY_TASKS | KITH_CHRONOLOGY_PLANS | KITH_CHRONOLOGY_APPOINTMENTS | KITH_CHRONOLOGY_GROUPS)

/* A chronology tells what happened. What is to come stands on Today and in the diary, unless nothing but that is asked
 * for. */
static void
leave_out_what_is_to_come (KithChronologyModel *self,
                           GArray              *keys)
{
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));
  guint n_kept = 0;

  if (self->filter.types != 0 && (self->filter.types & ~TO_COME) == 0)
    return;
  for (guint i = 0; i < keys->len; i++) {
    KithChronologyKey *key = &g_array_index (keys, KithChronologyKey, i);

    if (key->event != KITH_CHRONOLOGY_DUE || strcmp (key->date, today) <= 0)
      g_array_index (keys, KithChronologyKey, n_kept++) = *key;
  }
  g_array_set_size (keys, n_kept);
}

static void
take_keys (KithChronologyModel *self,
           GArray              *keys)
{
  gboolean first = self->keys->len == 0;

  leave_out_what_is_to_come (self, keys);
  g_array_unref (self->keys);
  self->keys = g_array_ref (keys);
  self->generation++;
  refill (self);
  forget_entries (self);
  g_clear_handle_id (&self->growing, g_source_remove);
  announce (self, first ? MIN (FIRST, keys->len) : MIN (MAX (self->announced, FIRST), keys->len));
  if (self->announced < keys->len)
    self->growing = g_timeout_add (16, grow, self);
  schedule_fetch (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

typedef struct {
  gint64 student;
  KithChronologyFilter filter;
  char *from;
  char *until;
  char *words;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_free (listing->from);
  g_free (listing->until);
  g_free (listing->words);
  g_free (listing);
}

/* On the store thread. */
static gpointer
list_keys (KithCaseFile *file,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Listing *listing = data;

  return kith_chronology_list (file, listing->student, &listing->filter, cancellable, error);
}

typedef struct {
  KithChronologyModel *self;
  guint number;
} Request;

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Request *request = data;
  g_autoptr (KithChronologyModel) self = request->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = kith_store_submit_finish (KITH_STORE (source), result, &error);

  /* An answer that was on its way when the question changed. */
  if (request->number != self->requests || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (keys != NULL)
    take_keys (self, keys);
  set_error (self, error != NULL ? error->message : NULL);
  set_loading (self, FALSE);
}

static void
refresh (KithChronologyModel *self)
{
  Listing *listing = NULL;
  Request *request = NULL;

  if (!kith_store_is_open (self->store))
    return;
  request = g_new0 (Request, 1);
  request->self = g_object_ref (self);
  request->number = ++self->requests;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  listing = g_new0 (Listing, 1);
  listing->student = self->student;
  listing->filter = self->filter;
  listing->filter.from = listing->from = g_strdup (self->from);
  listing->filter.until = listing->until = g_strdup (self->until);
  listing->filter.words = listing->words = g_strdup (self->words);
  set_loading (self, TRUE);
  kith_store_submit_async (self->store, list_keys, listing, listing_free, (GDestroyNotify) g_array_unref,
                           self->cancellable, on_listed, request);
}

static void
on_store_changed (KithChronologyModel *self,
                  const char          *kind)
{
  static const char *const kinds[] = { "", "note", "amendment", "goal", "step", "rating", "care-status", "assignment",
                                       "task", "ending", NULL };

  if (g_strv_contains (kinds, kind))
    refresh (self);
}

static void
kith_chronology_model_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  KithChronologyModel *self = KITH_CHRONOLOGY_MODEL (object);

  switch ((KithChronologyModelProps) property_id) {
  case PROP_N_ITEMS:
    g_value_set_uint (value, self->keys->len);
    break;
  case PROP_LOADING:
    g_value_set_boolean (value, self->loading);
    break;
  case PROP_ERROR:
    g_value_set_string (value, self->error);
    break;
  }
}

static void
kith_chronology_model_dispose (GObject *object)
{
  KithChronologyModel *self = KITH_CHRONOLOGY_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->growing, g_source_remove);
  g_clear_handle_id (&self->fetching, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_chronology_model_parent_class)->dispose (object);
}

static void
kith_chronology_model_finalize (GObject *object)
{
  KithChronologyModel *self = KITH_CHRONOLOGY_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->slots, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_free (self->error);
  g_free (self->from);
  g_free (self->until);
  g_free (self->words);

  G_OBJECT_CLASS (kith_chronology_model_parent_class)->finalize (object);
}

static void
kith_chronology_model_class_init (KithChronologyModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kith_chronology_model_dispose;
  object_class->finalize = kith_chronology_model_finalize;
  object_class->get_property = kith_chronology_model_get_property;
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kith_chronology_model_init (KithChronologyModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (KithChronologyKey));
  self->slots = g_hash_table_new (NULL, NULL);
}

/**
 * kith_chronology_model_new:
 * @store: the store
 * @student: whose chronology
 *
 * Returns: (transfer full): the chronology, without a filter
 */
KithChronologyModel *
kith_chronology_model_new (KithStore *store,
                           gint64     student)
{
  KithChronologyModel *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  self = g_object_new (KITH_TYPE_CHRONOLOGY_MODEL, NULL);
  self->store = g_object_ref (store);
  self->student = student;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

/**
 * kith_chronology_model_set_filter:
 * @self: a chronology
 * @filter: what to show, copied
 */
void
kith_chronology_model_set_filter (KithChronologyModel        *self,
                                  const KithChronologyFilter *filter)
{
  g_return_if_fail (KITH_IS_CHRONOLOGY_MODEL (self));
  self->filter = *filter;
  g_set_str (&self->from, filter->from);
  g_set_str (&self->until, filter->until);
  g_set_str (&self->words, filter->words);
  refresh (self);
}

/**
 * kith_chronology_model_get_length:
 * @self: a chronology
 *
 * Returns: how many entries there are, also those that are not announced yet
 */
guint
kith_chronology_model_get_length (KithChronologyModel *self)
{
  g_return_val_if_fail (KITH_IS_CHRONOLOGY_MODEL (self), 0);
  return self->keys->len;
}

/**
 * kith_chronology_model_find_date:
 * @self: a chronology
 * @date: ISO date
 *
 * Returns: place of the newest entry of that day or before it; the last one when all are newer; %G_MAXUINT when empty
 */
guint
kith_chronology_model_find_date (KithChronologyModel *self,
                                 const char          *date)
{
  g_return_val_if_fail (KITH_IS_CHRONOLOGY_MODEL (self), G_MAXUINT);
  announce_all (self);
  for (guint i = 0; i < self->keys->len; i++)
    if (strcmp (g_array_index (self->keys, KithChronologyKey, i).date, date) <= 0)
      return i;
  return self->keys->len > 0 ? self->keys->len - 1 : G_MAXUINT;
}

/**
 * kith_chronology_model_find:
 * @self: a chronology
 * @kind: kind of a record
 * @id: its id
 *
 * Returns: place of the first entry of that record, %G_MAXUINT when it has none here
 */
guint
kith_chronology_model_find (KithChronologyModel *self,
                            const KithKind      *kind,
                            gint64               id)
{
  g_return_val_if_fail (KITH_IS_CHRONOLOGY_MODEL (self), G_MAXUINT);
  announce_all (self);
  for (guint i = 0; i < self->keys->len; i++) {
    const KithChronologyKey *key = &g_array_index (self->keys, KithChronologyKey, i);

    if (key->kind == kind && key->id == id)
      return i;
  }
  return G_MAXUINT;
}
