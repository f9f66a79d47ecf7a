/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"

G_BEGIN_DECLS

/* Empty forms to fill in by hand, with the questions the window asks. They are counted from 0. */

guint         kith_blank_forms_get_n     (void);
const char   *kith_blank_forms_get_title (guint                     form);
KithDocument *kith_blank_forms_make      (KithCaseFile             *file,
                                          guint                     form,
                                          const KithOutputOptions  *options,
                                          GError                  **error);

G_END_DECLS
