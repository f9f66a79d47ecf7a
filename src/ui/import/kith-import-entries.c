/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-entries.h"

#include "kith-text.h"

#include <string.h>

struct _KithImportEntries
{
  GObject parent_instance;

  /* Owned */
  GPtrArray *all;
  GPtrArray *shown; /* borrows from all */

  KithImportTicks ticks;
  guint counts[KITH_IMPORT_N_OUTCOMES];
};

enum {
  SIGNAL_COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return KITH_TYPE_IMPORT_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return KITH_IMPORT_ENTRIES (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  KithImportEntries *self = KITH_IMPORT_ENTRIES (model);

  return position < self->shown->len ? g_object_ref (g_ptr_array_index (self->shown, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KithImportEntries, kith_import_entries, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
kith_import_entries_finalize (GObject *object)
{
  KithImportEntries *self = KITH_IMPORT_ENTRIES (object);

  g_ptr_array_unref (self->shown);
  g_clear_pointer (&self->all, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_import_entries_parent_class)->finalize (object);
}

static void
kith_import_entries_class_init (KithImportEntriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_import_entries_finalize;

  signals[SIGNAL_COUNTED] = g_signal_new ("counted", KITH_TYPE_IMPORT_ENTRIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kith_import_entries_init (KithImportEntries *self)
{
  self->shown = g_ptr_array_new ();
}

/**
 * kith_import_entries_new:
 * @entries: (element-type KithImportEntry): the rows in the order of the file
 * @ticks: what is ticked to begin with
 *
 * Returns: (transfer full): a list of all of them
 */
KithImportEntries *
kith_import_entries_new (GPtrArray       *entries,
                         KithImportTicks  ticks)
{
  KithImportEntries *self = g_object_new (KITH_TYPE_IMPORT_ENTRIES, NULL);

  self->all = g_ptr_array_ref (entries);
  g_ptr_array_extend (self->shown, entries, NULL, NULL);
  kith_import_entries_set_ticks (self, ticks);
  return self;
}

/**
 * kith_import_entries_get_size:
 * @self: the rows
 *
 * Returns: how many there are, shown or not
 */
guint
kith_import_entries_get_size (KithImportEntries *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRIES (self), 0);

  return self->all->len;
}

/**
 * kith_import_entries_get:
 * @self: the rows
 * @position: place in the file, from 0
 *
 * Returns: (transfer none): a row, shown or not
 */
KithImportEntry *
kith_import_entries_get (KithImportEntries *self,
                         guint              position)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRIES (self), NULL);
  g_return_val_if_fail (position < self->all->len, NULL);

  return g_ptr_array_index (self->all, position);
}

/**
 * kith_import_entries_get_count:
 * @self: the rows
 * @outcome: what becomes of a row
 *
 * Returns: how many rows become that
 */
guint
kith_import_entries_get_count (KithImportEntries *self,
                               KithImportOutcome  outcome)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRIES (self), 0);
  g_return_val_if_fail (outcome < KITH_IMPORT_N_OUTCOMES, 0);

  return self->counts[outcome];
}

KithImportTicks
kith_import_entries_get_ticks (KithImportEntries *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRIES (self), KITH_IMPORT_TICKS_NONE);

  return self->ticks;
}

/**
 * kith_import_entries_is_ticked_by:
 * @entry: a row
 * @ticks: a way to begin with
 *
 * Returns: whether that way ticks the row
 */
gboolean
kith_import_entries_is_ticked_by (KithImportEntry *entry,
                                  KithImportTicks  ticks)
{
  switch (ticks) {
  case KITH_IMPORT_TICKS_SUGGESTED:
    return kith_import_entry_is_suggested (entry);
  case KITH_IMPORT_TICKS_ALL:
    return TRUE;
  case KITH_IMPORT_TICKS_NONE:
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}

/**
 * kith_import_entries_set_ticks:
 * @self: the rows
 * @ticks: what to tick
 *
 * Begins again: what was ticked one by one is forgotten.
 */
void
kith_import_entries_set_ticks (KithImportEntries *self,
                               KithImportTicks    ticks)
{
  g_return_if_fail (KITH_IS_IMPORT_ENTRIES (self));

  self->ticks = ticks;
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < self->all->len; i++) {
    KithImportEntry *entry = g_ptr_array_index (self->all, i);

    kith_import_entry_set_ticked (entry, kith_import_entries_is_ticked_by (entry, ticks));
    self->counts[kith_import_entry_get_status (entry)]++;
  }
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
}

/**
 * kith_import_entries_tick:
 * @self: the rows
 * @entry: one of them
 * @ticked: whether it goes in
 */
void
kith_import_entries_tick (KithImportEntries *self,
                          KithImportEntry   *entry,
                          gboolean           ticked)
{
  g_return_if_fail (KITH_IS_IMPORT_ENTRIES (self));
  g_return_if_fail (KITH_IS_IMPORT_ENTRY (entry));

  self->counts[kith_import_entry_get_status (entry)]--;
  kith_import_entry_set_ticked (entry, ticked);
  self->counts[kith_import_entry_get_status (entry)]++;
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
}

/**
 * kith_import_entries_narrow:
 * @self: the rows
 * @outcome: only rows that become this; %KITH_IMPORT_N_OUTCOMES for all
 * @words: (nullable): only rows whose name or reference holds this, as typed
 */
void
kith_import_entries_narrow (KithImportEntries *self,
                            KithImportOutcome  outcome,
                            const char        *words)
{
  g_autofree char *folded = kith_text_fold (words);
  guint n_before;

  g_return_if_fail (KITH_IS_IMPORT_ENTRIES (self));

  n_before = self->shown->len;
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->all->len; i++) {
    KithImportEntry *entry = g_ptr_array_index (self->all, i);

    if ((outcome == KITH_IMPORT_N_OUTCOMES || kith_import_entry_get_status (entry) == outcome)
        && (kith_text_is_empty (folded) || kith_import_entry_matches (entry, folded)))
      g_ptr_array_add (self->shown, entry);
  }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->shown->len);
}
