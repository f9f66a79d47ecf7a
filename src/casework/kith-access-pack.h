/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"

G_BEGIN_DECLS

/**
 * KithAccessPackPart:
 * @label: what it is
 * @plain: the words as they are written
 * @covered: (nullable): the words as the copy to send shows them; %NULL where it shows none of them
 */
typedef struct {
  char *label;
  char *plain;
  char *covered;
} KithAccessPackPart;

/**
 * KithAccessPackItem:
 * @kind: what kind of record it is
 * @id: its id
 * @title: what it is
 * @about: when, and by whom
 * @is_covered: whether words of it are covered in the copy to send
 * @is_withheld: whether all of it is withheld
 * @parts: (element-type KithAccessPackPart): all of its words
 *
 * One item of a pack, to be read before it is sent.
 */
typedef struct {
  const KithKind *kind;
  gint64 id;
  char *title;
  char *about;
  gboolean is_covered;
  gboolean is_withheld;
  GPtrArray *parts;
} KithAccessPackItem;

/* (element-type KithRecord): what was covered or withheld in one item for a request */
GPtrArray    *kith_access_pack_list_redactions (KithCaseFile  *file,
                                     gint64                    request,
                                     const KithKind           *kind,
                                     gint64                    id,
                                     GError                  **error);
GPtrArray    *kith_access_pack_list_items (KithCaseFile       *file,
                                     gint64                    request,
                                     GError                  **error);
KithDocument *kith_access_pack_make (KithCaseFile             *file,
                                     gint64                    student,
                                     gint64                    request,
                                     gboolean                  is_full,
                                     const char               *from,
                                     const char               *until,
                                     const KithOutputOptions  *options,
                                     GError                  **error);

G_END_DECLS
