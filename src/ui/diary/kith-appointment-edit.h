/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* A new appointment. @student: 0 to choose one in the form; @day: (nullable): the day it is likely to be on, ISO */
void kith_appointment_edit_present_new (KithWindow *window,
                                        gint64      student,
                                        const char *day);
/* @appointment: (nullable): what the form begins with */
void kith_appointment_edit_present     (KithWindow *window,
                                        KithRecord *appointment);
/* loads the record first; opens any kind the diary shows that has no page of its own */
void kith_appointment_edit_open        (KithWindow     *window,
                                        const KithKind *kind,
                                        gint64          id);

G_END_DECLS
