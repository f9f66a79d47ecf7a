/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-document.h"

G_BEGIN_DECLS

/* The data of a record that is sent once more, to be read by people: nobody reads JSON. */

/* whether a field leaves: not what is private, what is masked in a diary, and what only says whose record it is */
gboolean kith_send_field_goes       (KithCaseFile *file,
                                     KithRecord   *record,
                                     guint         field);
void     kith_send_pages_begin      (KithDocument *pages,
                                     gboolean      is_safeguarding);
void     kith_send_pages_add_kind   (KithDocument *pages,
                                     const char   *title);
void     kith_send_pages_add_record (KithDocument *pages,
                                     KithCaseFile *file,
                                     KithRecord   *record);

G_END_DECLS
