/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"
#include "kith-problems.h"
#include "kith-record.h"
#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithFormFlags:
 * @KITH_FORM_DEFAULT: Every field a person may fill in; those with %KITH_FIELD_MORE under "More"
 * @KITH_FORM_QUICK: Only fields with %KITH_FIELD_QUICK, and no headings
 */
typedef enum {
  KITH_FORM_DEFAULT = 0,
  KITH_FORM_QUICK   = 1 << 0,
} KithFormFlags;

/* The rows of a record, made from its kind's field table. Right values go into the record as they are typed and the
 * record's own changes come back; wrong ones stay as typed. No form shows SYSTEM fields, INSTANTs, and LINKS to what is
 * part of a student; FIXED ones only while the record is new.
 * Signals: ::edited (const char *field); ::fix (gpointer problem, a KithProblem) when the button beside a message is
 * clicked and it is not KITH_FIX_USE_VALUE, which the form does itself. Property "changed" (gboolean). */
#define KITH_TYPE_FORM (kith_form_get_type ())
G_DECLARE_FINAL_TYPE (KithForm, kith_form, KITH, FORM, GtkWidget)

GtkWidget    *kith_form_new           (KithStore         *store);
/* @fields: (nullable): names in the order wanted, ending with NULL; NULL for those of the table */
void          kith_form_set_record    (KithForm          *self,
                                       KithRecord        *record,
                                       const char *const *fields,
                                       KithFormFlags      flags);
KithRecord   *kith_form_get_record    (KithForm          *self);
/* the row of a field, to add to it or hide it; NULL when the form has none */
GtkWidget    *kith_form_get_row       (KithForm          *self,
                                       const char        *field);
gboolean      kith_form_is_changed    (KithForm          *self);
/* Takes what is typed into the record and checks it without the store; on failure says so under the fields and puts
 * the focus on the first wrong one. Warnings do not fail here. */
gboolean      kith_form_apply         (KithForm          *self,
                                       GError           **error);
/* those from a refused save: kith_problems_from_error (error) */
void          kith_form_show_problems (KithForm          *self,
                                       KithProblems      *problems);
void          kith_form_clear_problems (KithForm         *self);
/* for drafts: a JSON object of typed text by field name, only of what differs from the record as it was set */
char         *kith_form_dup_typed     (KithForm          *self);
gboolean      kith_form_restore_typed (KithForm          *self,
                                       const char        *json);
/* everything as it was when the record was set */
void          kith_form_reset         (KithForm          *self);

G_END_DECLS
