/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-choice.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _KithRecord KithRecord;
typedef struct _KithRules KithRules;
typedef struct _KithProblems KithProblems;
typedef struct _KithField KithField;

/**
 * KithFieldType:
 * @KITH_FIELD_LINE: One line of text
 * @KITH_FIELD_TEXT: Text of several lines
 * @KITH_FIELD_DATE: A day, stored as ISO text
 * @KITH_FIELD_TIME: A time of day, stored as `HH:MM`
 * @KITH_FIELD_CHOICE: The code of one entry of a list
 * @KITH_FIELD_CHOICES: Codes of several entries of a list, separated by spaces, in list order
 * @KITH_FIELD_LINKS: Ids of several other records, separated by spaces
 * @KITH_FIELD_INSTANT: A moment, seconds since 1970 in UTC
 * @KITH_FIELD_MINUTES: A duration in minutes
 * @KITH_FIELD_NUMBER: A whole number
 * @KITH_FIELD_MONEY: An amount of money in pence
 * @KITH_FIELD_FLAG: Yes or no
 * @KITH_FIELD_LINK: The id of another record
 *
 * What a field holds. Those up to %KITH_FIELD_LINKS are kept as text, the others as 64-bit numbers.
 */
typedef enum {
  KITH_FIELD_LINE,
  KITH_FIELD_TEXT,
  KITH_FIELD_DATE,
  KITH_FIELD_TIME,
  KITH_FIELD_CHOICE,
  KITH_FIELD_CHOICES,
  KITH_FIELD_LINKS,
  KITH_FIELD_INSTANT,
  KITH_FIELD_MINUTES,
  KITH_FIELD_NUMBER,
  KITH_FIELD_MONEY,
  KITH_FIELD_FLAG,
  KITH_FIELD_LINK,
} KithFieldType;

/**
 * KithFieldFlags:
 * @KITH_FIELD_REQUIRED: Nothing is saved without it
 * @KITH_FIELD_SEARCHED: Its words are found by search
 * @KITH_FIELD_PERSONAL: Goes into the student's access pack
 * @KITH_FIELD_SYSTEM: Set by Kith; no form, import or command line changes it
 * @KITH_FIELD_FIXED: Stays as it was when the record was added
 * @KITH_FIELD_SEALED: Encrypted to those who may read it when the record is for the safeguarding lead only
 * @KITH_FIELD_UNIQUE: No two records share a value
 * @KITH_FIELD_MORE: Forms keep it under "More"
 * @KITH_FIELD_QUICK: Forms for adding in under a minute ask for it
 * @KITH_FIELD_PRIVATE: For the author and their supervisor only
 * @KITH_FIELD_TEAM: The team finds it out with the student and writes it down itself: a college's file may fill it where
 *   it is empty, and never goes over what people wrote
 * @KITH_FIELD_PART: The record is part of the one this field links to: it goes away and comes back with it
 * @KITH_FIELD_OWNED: Only the person the record belongs to changes it
 */
typedef enum {
  KITH_FIELD_REQUIRED = 1 << 0,
  KITH_FIELD_SEARCHED = 1 << 1,
  KITH_FIELD_PERSONAL = 1 << 2,
  KITH_FIELD_SYSTEM   = 1 << 3,
  KITH_FIELD_FIXED    = 1 << 4,
  KITH_FIELD_SEALED   = 1 << 5,
  KITH_FIELD_UNIQUE   = 1 << 6,
  KITH_FIELD_MORE     = 1 << 7,
  KITH_FIELD_QUICK    = 1 << 8,
  KITH_FIELD_PRIVATE  = 1 << 9,
  KITH_FIELD_TEAM     = 1 << 10,
  KITH_FIELD_PART     = 1 << 11,
  KITH_FIELD_OWNED    = 1 << 12,
} KithFieldFlags;

/**
 * KithFieldCheck:
 * @record: the record being checked
 * @field: the field whose value is set
 * @rules: the day and what else rules need
 * @problems: where to say what is wrong
 *
 * A rule for one value that its type and limits do not express. Called only when there is a value.
 */
typedef void (*KithFieldCheck) (KithRecord      *record,
                                guint            field,
                                const KithRules *rules,
                                KithProblems    *problems);

/**
 * KithField:
 * @name: in words with hyphens; also the GObject property and, with underscores, the column
 * @type: what it holds
 * @label: (nullable): what people call it, marked for translation
 * @limit: for text, most characters; for numbers, the greatest value; 0 for the default of the type
 * @minimum: for numbers, the least value
 * @choices: for choices, the list
 * @kind: for links, the name of the kind linked to
 * @flags: see [flags@FieldFlags]
 * @missing: (nullable): what to say when a required value is missing, marked for translation
 * @hint: (nullable): one line of help under the field, marked for translation
 * @section: (nullable): heading the form groups it under, marked for translation
 * @headers: (nullable): other headings in files of other systems, separated by semicolons, folded
 * @check: (nullable): a rule of its own
 *
 * One field of a kind. Properties, SQL, validation, forms, import, export, audit and search all read this.
 */
struct _KithField
{
  const char *name;
  KithFieldType type;
  const char *label;
  gint64 limit;
  gint64 minimum;
  const KithChoiceList *choices;
  const char *kind;
  KithFieldFlags flags;
  const char *missing;
  const char *hint;
  const char *section;
  const char *headers;
  KithFieldCheck check;
};

gboolean    kith_field_holds_text    (const KithField *field);
gboolean    kith_field_has           (const KithField *field,
                                      KithFieldFlags   flags);
const char *kith_field_get_label     (const KithField *field);
gint64      kith_field_get_limit     (const KithField *field);
char       *kith_field_dup_column    (const KithField *field);
char       *kith_field_parse         (const KithField *field,
                                      const char      *typed,
                                      const GDate     *today,
                                      GError         **error);
char       *kith_field_format        (const KithField *field,
                                      const char      *stored);

G_END_DECLS
