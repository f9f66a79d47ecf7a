/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-list-model.h"

#include "kith-list-pages.h"
#include "kith-slot-private.h"

/* A view that is told "everything changed" builds every row anew; told nothing but the change of the length, it keeps its
 * rows, and only the words in them change. Likewise a view builds some two hundred rows at once whatever is visible, so
 * a list that fills for the first time is announced a screenful first and grows while nobody waits. */
#define FIRST_ROWS 30
#define ROWS_PER_STEP 20
#define MOST_STEPPED_ROWS 240
#define STEP_MILLISECONDS 16
/* Pages kept besides those on the screen. */
#define MOST_PAGES 40

struct _KithListModel
{
  GObject parent_instance;

  KithStore *store;
  KithQuery *query;
  GArray *ids;
  GHashTable *pages;
  GHashTable *slots;
  GHashTable *requested;
  char *error;
  guint announced;
  guint grow_source;
  guint generation;
  gboolean is_loading;
  gboolean is_stale;
  GCancellable *cancellable;
};

typedef enum {
  PROP_LOADING = 1,
  PROP_N_ITEMS,
  PROP_ERROR,
} KithListModelProps;

static GParamSpec *props[PROP_ERROR + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithListModel, kith_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* What a request belongs to: answers of an earlier generation are late and count for nothing. */
typedef struct {
  KithListModel *model;
  guint generation;
} Ticket;

static Ticket *
ticket_new (KithListModel *self)
{
  Ticket *ticket = g_new0 (Ticket, 1);

  ticket->model = g_object_ref (self);
  ticket->generation = self->generation;
  return ticket;
}

static void
ticket_free (Ticket *ticket)
{
  g_object_unref (ticket->model);
  g_free (ticket);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ticket, ticket_free)

static KithRecord *
get_cached (KithListModel *self,
            guint          position)
{
  GHashTable *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / KITH_PAGE_SIZE));

  return page != NULL ? g_hash_table_lookup (page, &g_array_index (self->ids, gint64, position)) : NULL;
}

static void
set_loading (KithListModel *self,
             gboolean       is_loading)
{
  if (self->is_loading == is_loading)
    return;
  self->is_loading = is_loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
set_error (KithListModel *self,
           const char    *message)
{
  if (g_set_str (&self->error, message))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

/* Only the tail ever comes or goes. */
static void
announce (KithListModel *self,
          guint          length)
{
  guint before = self->announced;

  self->announced = length;
  if (length > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, length - before);
  else if (length < before)
    g_list_model_items_changed (G_LIST_MODEL (self), length, before - length, 0);
}

static gboolean
grow_cb (gpointer data)
{
  KithListModel *self = data;
  guint length = MIN (self->announced + ROWS_PER_STEP, self->ids->len);

  if (length >= MOST_STEPPED_ROWS)
    length = self->ids->len;
  if (length == self->ids->len)
    self->grow_source = 0;
  announce (self, length);
  return length < self->ids->len ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
announce_staged (KithListModel *self)
{
  guint length = MIN (self->ids->len, MAX (self->announced, FIRST_ROWS));

  g_clear_handle_id (&self->grow_source, g_source_remove);
  announce (self, length);
  if (length < self->ids->len && self->grow_source == 0)
    self->grow_source = g_timeout_add (STEP_MILLISECONDS, grow_cb, self);
}

/* Slots are those a view holds at the moment, so this touches what is on the screen and nothing else. Setting a record
 * may let slots go or make new ones: hence the copy. */
static void
fill_slots (KithListModel *self)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iterator;
  gpointer slot;

  g_hash_table_iter_init (&iterator, self->slots);
  while (g_hash_table_iter_next (&iterator, NULL, &slot))
    g_ptr_array_add (slots, g_object_ref (slot));
  for (guint i = 0; i < slots->len; i++) {
    guint position = kith_slot_get_position (g_ptr_array_index (slots, i));
    KithRecord *record = position < self->ids->len ? get_cached (self, position) : NULL;

    if (record != NULL || position >= self->ids->len)
      kith_slot_set_record (g_ptr_array_index (slots, i), record);
  }
}

/* @page: a page that will be needed whatever the slots say */
static GArray *
list_wanted_pages (KithListModel *self,
                   guint          page)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GHashTableIter iterator;
  gpointer position;

  g_hash_table_add (seen, GUINT_TO_POINTER (page));
  g_array_append_val (wanted, page);
  g_hash_table_iter_init (&iterator, self->slots);
  while (g_hash_table_iter_next (&iterator, &position, NULL)) {
    guint number = GPOINTER_TO_UINT (position) / KITH_PAGE_SIZE;

    if (g_hash_table_add (seen, GUINT_TO_POINTER (number)))
      g_array_append_val (wanted, number);
  }
  return wanted;
}

static void
drop_far_pages (KithListModel *self)
{
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (GHashTable) kept = NULL;
  GHashTableIter iterator;
  gpointer page;

  if (g_hash_table_size (self->pages) <= MOST_PAGES)
    return;
  wanted = list_wanted_pages (self, 0);
  kept = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (kept, GUINT_TO_POINTER (g_array_index (wanted, guint, i)));
  g_hash_table_iter_init (&iterator, self->pages);
  while (g_hash_table_iter_next (&iterator, &page, NULL))
    if (!g_hash_table_contains (kept, page))
      g_hash_table_iter_remove (&iterator);
}

static void
take_pages (KithListModel *self,
            GHashTable    *pages)
{
  GHashTableIter iterator;
  gpointer page, records;

  g_hash_table_iter_init (&iterator, pages);
  while (g_hash_table_iter_next (&iterator, &page, &records)) {
    g_hash_table_insert (self->pages, page, g_hash_table_ref (records));
    g_hash_table_remove (self->requested, page);
  }
}

static void
page_ready_cb (GObject      *source_object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Ticket) ticket = user_data;
  KithListModel *self = ticket->model;
  KithListContent *content = kith_store_submit_finish (KITH_STORE (source_object), result, NULL);

  if (content == NULL)
    return;
  if (ticket->generation == self->generation) {
    take_pages (self, content->pages);
    fill_slots (self);
    drop_far_pages (self);
  }
  kith_list_content_free (content);
}

static void
request_page (KithListModel *self,
              guint          page)
{
  g_autoptr (GArray) wanted = NULL;

  if (!g_hash_table_add (self->requested, GUINT_TO_POINTER (page)))
    return;
  wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (wanted, page);
  kith_store_submit_async (self->store, kith_list_request_run, kith_list_request_new (self->query, self->ids, wanted),
                           (GDestroyNotify) kith_list_request_free, (GDestroyNotify) kith_list_content_free,
                           self->cancellable, page_ready_cb, ticket_new (self));
}

static void
take_list (KithListModel   *self,
           KithListContent *content)
{
  gboolean is_other_length = self->ids->len != content->ids->len;

  self->generation++;
  g_array_unref (self->ids);
  self->ids = g_array_ref (content->ids);
  g_hash_table_remove_all (self->pages);
  g_hash_table_remove_all (self->requested);
  take_pages (self, content->pages);
  fill_slots (self);
  announce_staged (self);
  if (is_other_length)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

static void start_query (KithListModel *self);

static void
list_ready_cb (GObject      *source_object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Ticket) ticket = user_data;
  KithListModel *self = ticket->model;
  g_autoptr (GError) error = NULL;
  KithListContent *content = kith_store_submit_finish (KITH_STORE (source_object), result, &error);

  if (ticket->generation != self->generation || self->store == NULL) {
    g_clear_pointer (&content, kith_list_content_free);
    return;
  }
  if (content != NULL) {
    take_list (self, content);
    kith_list_content_free (content);
  }
  set_error (self, error != NULL ? error->message : NULL);
  if (self->is_stale)
    start_query (self);
  else
    set_loading (self, FALSE);
}

static void
start_query (KithListModel *self)
{
  g_autoptr (GArray) wanted = list_wanted_pages (self, 0);

  self->is_stale = FALSE;
  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->requested);
  set_loading (self, TRUE);
  kith_store_submit_async (self->store, kith_list_request_run, kith_list_request_new (self->query, NULL, wanted),
                           (GDestroyNotify) kith_list_request_free, (GDestroyNotify) kith_list_content_free,
                           self->cancellable, list_ready_cb, ticket_new (self));
}

static void
changed_cb (KithStore     *store,
            const char    *kind,
            KithListModel *self)
{
  if (self->query == NULL ||
      (*kind != '\0' && !g_str_equal (kind, kith_query_get_kind (self->query)->name)))
    return;
  /* Writes may come faster than lists can be read: one more reading after the running one is enough. */
  if (self->is_loading)
    self->is_stale = TRUE;
  else
    start_query (self);
}

/* Nothing of a locked file stays in memory. */
static void
locked_cb (KithStore     *store,
           KithListModel *self)
{
  gboolean was_empty = self->ids->len == 0;

  self->generation++;
  g_clear_handle_id (&self->grow_source, g_source_remove);
  g_array_unref (self->ids);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_remove_all (self->pages);
  g_hash_table_remove_all (self->requested);
  fill_slots (self);
  announce (self, 0);
  set_loading (self, FALSE);
  if (!was_empty)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

static GType
kith_list_model_get_item_type (GListModel *list)
{
  return KITH_TYPE_SLOT;
}

static guint
kith_list_model_get_n_items (GListModel *list)
{
  return KITH_LIST_MODEL (list)->announced;
}

static gpointer
kith_list_model_get_item (GListModel *list,
                          guint       position)
{
  KithListModel *self = KITH_LIST_MODEL (list);
  KithSlot *slot;
  KithRecord *record;

  if (position >= self->announced)
    return NULL;
  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (slot != NULL)
    return g_object_ref (slot);
  slot = kith_slot_new (self->slots, position);
  record = get_cached (self, position);
  kith_slot_set_record (slot, record);
  if (record == NULL)
    request_page (self, position / KITH_PAGE_SIZE);
  return slot;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = kith_list_model_get_item_type;
  iface->get_n_items = kith_list_model_get_n_items;
  iface->get_item = kith_list_model_get_item;
}

static void
kith_list_model_dispose (GObject *object)
{
  KithListModel *self = KITH_LIST_MODEL (object);

  g_clear_handle_id (&self->grow_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (kith_list_model_parent_class)->dispose (object);
}

static void
kith_list_model_finalize (GObject *object)
{
  KithListModel *self = KITH_LIST_MODEL (object);

  g_clear_pointer (&self->query, kith_query_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->slots, g_hash_table_unref);
  g_clear_pointer (&self->requested, g_hash_table_unref);
  g_clear_pointer (&self->error, g_free);
  G_OBJECT_CLASS (kith_list_model_parent_class)->finalize (object);
}

static void
kith_list_model_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  KithListModel *self = KITH_LIST_MODEL (object);

  switch ((KithListModelProps) property_id) {
  case PROP_LOADING:
    g_value_set_boolean (value, self->is_loading);
    return;
  case PROP_N_ITEMS:
    g_value_set_uint (value, self->ids->len);
    return;
  case PROP_ERROR:
    g_value_set_string (value, self->error);
    return;
  }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
kith_list_model_class_init (KithListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kith_list_model_dispose;
  object_class->finalize = kith_list_model_finalize;
  object_class->get_property = kith_list_model_get_property;

  /**
   * KithListModel:loading:
   *
   * Whether the list is being read.
   */
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  /**
   * KithListModel:n-items:
   *
   * How many records the list has, also while it still grows.
   */
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * KithListModel:error:
   *
   * Why the list could not be read, as a sentence.
   */
  props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kith_list_model_init (KithListModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = kith_list_pages_new ();
  self->slots = g_hash_table_new (NULL, NULL);
  self->requested = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * kith_list_model_new:
 * @store: where records come from
 *
 * Returns: (transfer full): an empty list
 */
KithListModel *
kith_list_model_new (KithStore *store)
{
  KithListModel *self;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_LIST_MODEL, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (store, "locked", G_CALLBACK (locked_cb), self, G_CONNECT_DEFAULT);
  return self;
}

/**
 * kith_list_model_set_query:
 * @self: a list
 * @query: what to show; copied
 *
 * Begins to read a list on the store thread. What was shown stays until the answer is there; the answer to an earlier
 * query never comes.
 */
void
kith_list_model_set_query (KithListModel *self,
                           KithQuery     *query)
{
  g_return_if_fail (KITH_IS_LIST_MODEL (self));
  g_return_if_fail (query != NULL);

  g_clear_pointer (&self->query, kith_query_free);
  self->query = kith_query_copy (query);
  start_query (self);
}

/**
 * kith_list_model_get_query:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what it shows
 */
KithQuery *
kith_list_model_get_query (KithListModel *self)
{
  g_return_val_if_fail (KITH_IS_LIST_MODEL (self), NULL);

  return self->query;
}

/**
 * kith_list_model_get_id:
 * @self: a list
 * @position: a position
 *
 * Returns: id of the record there, 0 when the list is not that long
 */
gint64
kith_list_model_get_id (KithListModel *self,
                        guint          position)
{
  g_return_val_if_fail (KITH_IS_LIST_MODEL (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * kith_list_model_find:
 * @self: a list
 * @id: id of a record
 *
 * Returns: its position, %G_MAXUINT when it is not in the list
 */
guint
kith_list_model_find (KithListModel *self,
                      gint64         id)
{
  g_return_val_if_fail (KITH_IS_LIST_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}
