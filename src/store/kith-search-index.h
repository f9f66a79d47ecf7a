/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* The search index of all kinds with a place in it; notes have one of their own, see kith-note-effects.c. */

/* the number a record goes by in the index; every kind is one stretch of numbers */
gint64   kith_search_index_get_row    (const KithKind  *kind,
                                       gint64           id);
/* one more than the last number of its stretch */
gint64   kith_search_index_get_end    (const KithKind  *kind);
/* after a record was added or changed; @before: (nullable) */
gboolean kith_search_index_after_save (KithCaseFile    *file,
                                       KithRecord      *before,
                                       KithRecord      *after,
                                       GError         **error);
/* one record as it stands in its table */
gboolean kith_search_index_write      (KithCaseFile    *file,
                                       const KithKind  *kind,
                                       gint64           id,
                                       GError         **error);
/* bulk work begins: what is added from here on waits for kith_search_index_fill */
gboolean kith_search_index_begin_bulk (KithCaseFile    *file,
                                       GError         **error);
gboolean kith_search_index_fill       (KithCaseFile    *file,
                                       GError         **error);
/* how many records the index does not fit */
gboolean kith_search_index_count_wrong (KithCaseFile   *file,
                                       gint64          *n_wrong,
                                       GError         **error);

G_END_DECLS
