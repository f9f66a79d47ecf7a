/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"
#include "kith-supervisions.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The form of a supervision session, with what there is to talk about beside it. */
void       kith_session_dialog_present_new (GtkWidget   *parent,
                                            KithStore   *store,
                                            gint64       person,
                                            gint64       supervisor);
void       kith_session_dialog_present     (GtkWidget   *parent,
                                            KithStore   *store,
                                            KithRecord  *session);
/* the agenda as a group of rows */
GtkWidget *kith_agenda_group_new           (const KithSupervisionAgenda *agenda);

G_END_DECLS
