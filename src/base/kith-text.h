/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *kith_text_fold           (const char *text);
char    *kith_text_dup_extra_words (const char *text);
char    *kith_text_digits         (const char *text);
char    *kith_text_tidy_line      (const char *text);
char    *kith_text_tidy_text      (const char *text);
glong    kith_text_get_length     (const char *text);
gboolean kith_text_is_empty       (const char *text);
char    *kith_text_format_number  (gint64      number);
char    *kith_text_ellipsize      (const char *text,
                                   guint       characters);

G_END_DECLS
