/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-diary-span.h"
#include "kith-diary.h"
#include "kith-output.h"

G_BEGIN_DECLS

/* the diary as it is on the screen; whoever lets it out of the case file notes the print */
KithDocument *kith_diary_print_make      (KithCaseFile             *file,
                                          const KithDiaryFilter    *filter,
                                          const KithOutputOptions  *options,
                                          GError                  **error);
/* @appointment: of that student, 0 for the next one there is */
KithDocument *kith_appointment_slip_make (KithCaseFile             *file,
                                          gint64                    student,
                                          gint64                    appointment,
                                          const KithOutputOptions  *options,
                                          GError                  **error);

G_END_DECLS
