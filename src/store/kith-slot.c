/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-slot-private.h"

/* Stands for a position of a list. Views keep the slots they show; what is shown in them changes, the slots do not. */
struct _KithSlot
{
  GObject parent_instance;

  GHashTable *slots;
  guint position;
  KithRecord *record;
};

typedef enum {
  PROP_RECORD = 1,
  PROP_POSITION,
} KithSlotProps;

static GParamSpec *props[PROP_POSITION + 1];

G_DEFINE_FINAL_TYPE (KithSlot, kith_slot, G_TYPE_OBJECT)

static void
kith_slot_dispose (GObject *object)
{
  KithSlot *self = KITH_SLOT (object);

  if (self->slots != NULL)
    g_hash_table_remove (self->slots, GUINT_TO_POINTER (self->position));
  g_clear_pointer (&self->slots, g_hash_table_unref);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (kith_slot_parent_class)->dispose (object);
}

static void
kith_slot_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  KithSlot *self = KITH_SLOT (object);

  switch ((KithSlotProps) property_id) {
  case PROP_RECORD:
    g_value_set_object (value, self->record);
    return;
  case PROP_POSITION:
    g_value_set_uint (value, self->position);
    return;
  }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
kith_slot_class_init (KithSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kith_slot_dispose;
  object_class->get_property = kith_slot_get_property;

  /**
   * KithSlot:record:
   *
   * The record shown here; %NULL until it has been read.
   */
  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, KITH_TYPE_RECORD, flags);
  /**
   * KithSlot:position:
   *
   * The position it stands for.
   */
  props[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kith_slot_init (KithSlot *self)
{
}

KithSlot *
kith_slot_new (GHashTable *slots,
               guint       position)
{
  KithSlot *self = g_object_new (KITH_TYPE_SLOT, NULL);

  self->slots = g_hash_table_ref (slots);
  self->position = position;
  g_hash_table_insert (slots, GUINT_TO_POINTER (position), self);
  return self;
}

void
kith_slot_set_record (KithSlot   *self,
                      KithRecord *record)
{
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
}

/**
 * kith_slot_get_record:
 * @self: a slot
 *
 * Returns: (transfer none) (nullable): the record shown at this position; %NULL until it has been read
 */
KithRecord *
kith_slot_get_record (KithSlot *self)
{
  g_return_val_if_fail (KITH_IS_SLOT (self), NULL);

  return self->record;
}

/**
 * kith_slot_get_position:
 * @self: a slot
 *
 * Returns: the position it stands for
 */
guint
kith_slot_get_position (KithSlot *self)
{
  g_return_val_if_fail (KITH_IS_SLOT (self), 0);

  return self->position;
}
