/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KithPresetWords:
 * @record: a record of the list
 *
 * Returns: (transfer full) (nullable): what stands under its title
 */
typedef char *(*KithPresetWords) (KithRecord *record);

/**
 * KithPresetPast:
 * @record: a record of the list
 * @today: the day, as YYYY-MM-DD
 *
 * Returns: whether it is over, so that it stands with the past ones
 */
typedef gboolean (*KithPresetPast) (KithRecord *record,
                                    const char *today);

/* The college's own records of one kind, to add, change and remove; while there are none the presets, of which changing
 * one first makes copies of all. */
#define KITH_TYPE_PRESET_LIST (kith_preset_list_get_type ())
G_DECLARE_FINAL_TYPE (KithPresetList, kith_preset_list, KITH, PRESET_LIST, AdwBin)

GtkWidget *kith_preset_list_new (KithStore       *store,
                                 const KithKind  *kind,
                                 const char      *title,
                                 const char      *description,
                                 KithPresetWords  words,
                                 KithPresetPast   is_past);

G_END_DECLS
