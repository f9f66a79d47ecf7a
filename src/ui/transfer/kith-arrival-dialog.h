/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-arrival.h"
#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What came, who sent it, and the code to read back. Takes @arrival, which goes with the dialog. */
AdwDialog *kith_arrival_dialog_present (GtkWidget   *parent,
                                        KithStore   *store,
                                        KithArrival *arrival);

G_END_DECLS
