/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* What a person ticks and opens on Today: tasks, and support they are asked to offer. */
void kith_today_set_done         (GtkWidget  *widget,
                                  KithRecord *record,
                                  gboolean    done,
                                  void      (*refused) (GtkWidget *widget));
void kith_support_answer_present (GtkWidget  *parent,
                                  KithRecord *offer);

G_END_DECLS
