/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

#include "kith-record.h"

G_BEGIN_DECLS

/* A form for a new person; opens their page once saved. */
void kith_person_edit_present_new (KithWindow *window);
/* A form for one that is there. Ending somebody who still supports students leads to the hand-over. */
void kith_person_edit_present     (KithWindow *window,
                                   KithRecord *person);

G_END_DECLS
