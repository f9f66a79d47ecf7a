/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* What has to be known of a student's record to print it for them, though whoever prints it may not read all of it. */

/* names of the students they are related to, strings; never to be shown themselves */
GPtrArray *kith_unseen_list_names        (KithCaseFile  *file,
                                          gint64         student,
                                          GError       **error);
/* words that anybody marked in a note as another student, strings; never to be shown themselves */
GPtrArray *kith_unseen_list_marked       (KithCaseFile  *file,
                                          gint64         student,
                                          GError       **error);
/* the ISO day of each time they were in touch, strings, in order */
GPtrArray *kith_unseen_list_contact_days (KithCaseFile  *file,
                                          gint64         student,
                                          GError       **error);

G_END_DECLS
