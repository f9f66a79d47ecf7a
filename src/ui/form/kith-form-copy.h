/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form.h"

G_BEGIN_DECLS

char *kith_form_dup_copy (KithForm   *form,
                          KithRecord *record,
                          const char *title);

G_END_DECLS
