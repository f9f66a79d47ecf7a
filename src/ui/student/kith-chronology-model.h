/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-chronology.h"
#include "kith-store.h"

G_BEGIN_DECLS

/* The place of one entry in a chronology. Property "entry" notifies when another entry, or the same one changed, stands
 * at this place. */
#define KITH_TYPE_CHRONOLOGY_SLOT (kith_chronology_slot_get_type ())
G_DECLARE_FINAL_TYPE (KithChronologySlot, kith_chronology_slot, KITH, CHRONOLOGY_SLOT, GObject)

const KithChronologyEntry *kith_chronology_slot_get_entry (KithChronologySlot *self);

/* The chronology of one student. Keys come first, in one query; what an entry says is fetched for what is on screen.
 * Slots stand for places, so a change of the filter only fills them anew and moves the end of the list.
 * Properties: "n-items" (guint, the true length), "loading" (gboolean), "error" (string, nullable). */
#define KITH_TYPE_CHRONOLOGY_MODEL (kith_chronology_model_get_type ())
G_DECLARE_FINAL_TYPE (KithChronologyModel, kith_chronology_model, KITH, CHRONOLOGY_MODEL, GObject)

KithChronologyModel *kith_chronology_model_new         (KithStore                  *store,
                                                        gint64                      student);
void                 kith_chronology_model_set_filter  (KithChronologyModel        *self,
                                                        const KithChronologyFilter *filter);
guint                kith_chronology_model_get_length  (KithChronologyModel        *self);
guint                kith_chronology_model_find_date   (KithChronologyModel        *self,
                                                        const char                 *date);
guint                kith_chronology_model_find        (KithChronologyModel        *self,
                                                        const KithKind             *kind,
                                                        gint64                      id);

G_END_DECLS
