/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* whether the actor may read what kind of appointment it is where many are looked at: diary, search, print, export */
gboolean kith_case_file_shows_kind        (KithCaseFile *self,
                                           KithRecord   *appointment);
/* the same of a row "a" of the table of appointments, for kith_scope_bind */
char    *kith_discretion_dup_condition    (KithCaseFile *self);

/* What is between two people is not shown to others who see that it is there. */
void      kith_discretion_hide      (KithCaseFile *file,
                                     KithRecord   *record);

G_END_DECLS
