/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form.h"
#include "form/kith-message-row.h"

G_BEGIN_DECLS

/* One field on the form. */
typedef struct {
  /* Borrowed from the form's rows */
  KithFormRow *row;
  KithMessageRow *message;
  AdwExpanderRow *more;

  /* Owned */
  char *initial;

  guint field;
} KithFormItem;

void       kith_form_item_free       (KithFormItem      *self);

/* Makes the rows: groups into @box, one KithFormItem each into @items. */
void       kith_form_build           (KithStore         *store,
                                      KithRecord        *record,
                                      const char *const *fields,
                                      KithFormFlags      flags,
                                      GtkBox            *box,
                                      GPtrArray         *items);

G_END_DECLS
