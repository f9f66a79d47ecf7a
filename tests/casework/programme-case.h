/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-document.h"
#include "kith-test-case.h"

G_BEGIN_DECLS

/* The spring term of 2026. Besides the three students of every test case, who have no local authority, there are eight of
 * Eastmere, six of Northwick and two of Saltfleet; all started on the first day of the autumn term. The manager is in. */

/* @eastmere: (out): the students of Eastmere */
KithTestCase *programme_case_new          (gint64         eastmere[8]);
void          programme_case_add_students (KithTestCase  *test,
                                           const char    *authority,
                                           const char    *prefix,
                                           guint          n,
                                           gint64        *ids);
KithDocument *programme_case_report       (KithTestCase  *test,
                                           const char    *name,
                                           const char    *authority,
                                           GError       **error);
char         *programme_case_text         (KithTestCase  *test,
                                           const char    *name,
                                           const char    *authority);
/* one that may be printed */
gint64        programme_case_add_quote    (KithTestCase  *test,
                                           gint64         student,
                                           const char    *words);

G_END_DECLS
