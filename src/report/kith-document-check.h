/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-document.h"

G_BEGIN_DECLS

/* What somebody should know before a document leaves the team. */

/**
 * KithDocumentPlace:
 * @heading: the heading it stands under, or an empty text
 * @is_quote: whether it stands there as somebody’s own words
 * @is_typed: whether somebody typed it into a record, and it is none of the program’s own words
 *
 * Where a text of a document stands.
 */
typedef struct {
  const char *heading;
  gboolean is_quote;
  gboolean is_typed;
} KithDocumentPlace;

typedef void (*KithDocumentTextFunc) (const KithDocumentPlace *place,
                                      const char              *text,
                                      gpointer                 user_data);

void       kith_document_mark_suppressed     (KithDocument         *self);
void       kith_document_mark_typed          (KithDocument         *self);
void       kith_document_add_finding         (KithDocument         *self,
                                              const char           *sentence);
GPtrArray *kith_document_get_findings        (KithDocument         *self);
void       kith_document_foreach_text        (KithDocument         *self,
                                              KithDocumentTextFunc  func,
                                              gpointer              user_data);
GPtrArray *kith_document_list_small_numbers  (KithDocument         *self);

G_END_DECLS
