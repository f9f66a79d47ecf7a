/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_PREFERENCES_DIALOG (kith_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KithPreferencesDialog, kith_preferences_dialog, KITH, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *kith_preferences_dialog_new (GSettings *settings);

G_END_DECLS
