/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_CHECKLIST_ITEM (kith_checklist_item_get_type ())
G_DECLARE_FINAL_TYPE (KithChecklistItem, kith_checklist_item, KITH, CHECKLIST_ITEM, KithRecord)

extern const KithKind kith_checklist_item_kind;

/* Places in the field table. */
typedef enum {
  KITH_CHECKLIST_ITEM_STUDENT,
  KITH_CHECKLIST_ITEM_LIST,
  KITH_CHECKLIST_ITEM_ITEM,
  KITH_CHECKLIST_ITEM_STATE,
  KITH_CHECKLIST_ITEM_DATE,
  KITH_CHECKLIST_ITEM_WORDS,
} KithChecklistItemField;

const char *const *kith_checklist_get_items (const char *list);
char              *kith_checklist_dup_words (GPtrArray  *items);

G_END_DECLS
