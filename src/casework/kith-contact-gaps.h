/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"

G_BEGIN_DECLS

/* whom nobody has reached in the agreed days: the one question that Today, lists, counts, prints and exports share.
 * @person: only the students this person supports today, 0 for all the actor may see */
KithQuery    *kith_contact_gaps_create_query (gint64 person);
/* whom nobody has reached in the agreed days; @person: only the students this person supports today, 0 for all the
 * actor may see. Whoever lets it out of the case file notes the print, as kith_reports_write does. */
KithDocument *kith_contact_gaps_make (KithCaseFile             *file,
                                      gint64                    person,
                                      const KithOutputOptions  *options,
                                      GError                  **error);

G_END_DECLS
