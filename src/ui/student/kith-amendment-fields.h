/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What an amendment asks for: the words that are added. Signal ::edited (KithAmendmentFields *self). */
#define KITH_TYPE_AMENDMENT_FIELDS (kith_amendment_fields_get_type ())
G_DECLARE_FINAL_TYPE (KithAmendmentFields, kith_amendment_fields, KITH, AMENDMENT_FIELDS, AdwBin)

char *kith_amendment_fields_dup_text      (KithAmendmentFields *self);
gboolean kith_amendment_fields_is_statement (KithAmendmentFields *self);
void  kith_amendment_fields_set_text      (KithAmendmentFields *self,
                                           const char          *text);
char *kith_amendment_fields_dup_typed     (KithAmendmentFields *self);
void  kith_amendment_fields_restore_typed (KithAmendmentFields *self,
                                           const char          *json);
void  kith_amendment_fields_show_error    (KithAmendmentFields *self,
                                           const char          *message);
void  kith_amendment_fields_focus_text    (KithAmendmentFields *self);

G_END_DECLS
