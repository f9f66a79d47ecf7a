/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file is, judged by its bytes alone. */

const char *kith_import_guess_mark        (const guint8 *bytes,
                                           gsize         size);
const char *kith_import_guess_foreign     (const guint8 *bytes,
                                           gsize         size);
char       *kith_import_guess_xml_root    (const char   *text,
                                           gboolean     *has_doctype);
char        kith_import_guess_separator   (const char   *text);

/**
 * KithUtf8Scan:
 * @zero_line: line of the first zero byte, 0 for none
 * @invalid_line: line of the first byte that is not UTF-8, 0 for none
 * @n_invalid: how many bytes are not UTF-8
 * @n_letters: how many characters are UTF-8 and not ASCII
 *
 * Whether bytes that come in pieces are UTF-8, and where they are not.
 */
typedef struct {
  guint8 carried[4];
  guint n_carried;
  guint64 line;
  guint64 zero_line;
  guint64 invalid_line;
  guint64 n_invalid;
  guint64 n_letters;
} KithUtf8Scan;

void     kith_utf8_scan_init   (KithUtf8Scan *scan);
void     kith_utf8_scan_feed   (KithUtf8Scan *scan,
                                const guint8 *bytes,
                                gsize         size);
gboolean kith_utf8_scan_finish (KithUtf8Scan *scan);
gboolean kith_utf8_scan_is_mixed (const KithUtf8Scan *scan);

G_END_DECLS
