/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-field.h"

G_BEGIN_DECLS

typedef struct _KithKind KithKind;

#define KITH_NO_FIELD G_MAXUINT

/**
 * KithSealed:
 * @KITH_SEALED_BY_VISIBILITY: Sealed fields are for the safeguarding lead when the record's visibility says so
 * @KITH_SEALED_ALWAYS: For the safeguarding lead, and whoever else reads concerns
 * @KITH_SEALED_FOR_PEOPLE: For the person it belongs to and the one its reader field names; for the safeguarding lead too
 *   when its "consent" is given
 *
 * Whose keys open the sealed fields of a kind.
 */
typedef enum {
  KITH_SEALED_BY_VISIBILITY,
  KITH_SEALED_ALWAYS,
  KITH_SEALED_FOR_PEOPLE,
} KithSealed;

/**
 * KithKind:
 * @name: as in `kithctl add note`
 * @plural: as in `kithctl list notes`
 * @table: SQL table
 * @label: what people call one, marked for translation
 * @label_plural: what people call several, marked for translation
 * @fields: the field table
 * @n_fields: its length
 * @get_type: the GObject type of its records
 * @student_field: the field that says whose record it is part of, or %KITH_NO_FIELD
 * @author_field: the field that says who wrote it (a person), or %KITH_NO_FIELD
 * @visibility_field: the field that narrows who may see it, or %KITH_NO_FIELD
 * @struck_field: the field that says when it was struck out, or %KITH_NO_FIELD
 * @parent: (nullable): name of the kind it is part of, when its student is found through that one
 * @parent_field: the field that links to @parent, or %KITH_NO_FIELD
 * @search_slot: the number its records have in the search index for ever, see kith-search-index.c; 0 when their words
 *   are not in it
 * @sealed: whose keys open its sealed fields
 * @reader: (nullable): the link field that names the one other person it is for, such as a supervisor
 * @order: SQL-free ordering: names of fields, a leading - for newest or greatest first, separated by spaces
 * @check: (nullable): rules of the whole record
 * @dup_title: (nullable): what to call one record in a list or sentence
 *
 * Everything that sets one kind of record apart from another. See `HACKING.md`, "How to add a kind".
 */
struct _KithKind
{
  const char *name;
  const char *plural;
  const char *table;
  const char *label;
  const char *label_plural;
  const KithField *fields;
  guint n_fields;
  GType (*get_type) (void);
  guint student_field;
  guint author_field;
  guint visibility_field;
  guint struck_field;
  const char *parent;
  guint parent_field;
  guint search_slot;
  KithSealed sealed;
  const char *reader;
  const char *order;
  void (*check) (KithRecord      *record,
                 const KithRules *rules,
                 KithProblems    *problems);
  char *(*dup_title) (KithRecord *record);
};

const KithKind *kith_kind_find           (const char     *name);
const KithKind *kith_kind_find_plural    (const char     *plural);
const KithKind *const *kith_kind_get_all (guint          *n_kinds);
const KithKind *kith_kind_get_parent     (const KithKind *self);
guint           kith_kind_find_field     (const KithKind *self,
                                          const char     *name);
gboolean        kith_kind_has_searched   (const KithKind *self);

G_END_DECLS
