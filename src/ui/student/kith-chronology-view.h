/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Everything that happened with one student, newest first, with its filters. Signal
 * ::open-record (KithChronologyView *self, const char *kind, gint64 id): an entry other than a note was activated. */
#define KITH_TYPE_CHRONOLOGY_VIEW (kith_chronology_view_get_type ())
G_DECLARE_FINAL_TYPE (KithChronologyView, kith_chronology_view, KITH, CHRONOLOGY_VIEW, AdwBin)

void           kith_chronology_view_set_student    (KithChronologyView *self,
                                                    KithStore          *store,
                                                    gint64              student);
void           kith_chronology_view_show_note      (KithChronologyView *self,
                                                    gint64              note);
void           kith_chronology_view_find           (KithChronologyView *self);
GtkAdjustment *kith_chronology_view_get_adjustment (KithChronologyView *self);

G_END_DECLS
