/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

typedef enum {
  KITH_TERM_EQUALS,
  KITH_TERM_ANY,
  KITH_TERM_RANGE,
  KITH_TERM_ANY_UNTIL,
  KITH_TERM_STUDENT,
  KITH_TERM_WORDS,
  KITH_TERM_ASSIGNED,
  KITH_TERM_CONCERNS,
  KITH_TERM_UNASSIGNED,
  KITH_TERM_CARE_STATUS,
  KITH_TERM_CURRENT,
  KITH_TERM_NOT_STRUCK,
  KITH_TERM_ARCHIVED,
  KITH_TERM_NOT_ARCHIVED,
  KITH_TERM_CONTACT_DUE,
  KITH_TERM_IDS,
} KithTermType;

/* One condition; which members are used depends on the type. */
typedef struct {
  KithTermType type;
  char *field;
  char *value;
  char *until;
  gint64 id;
} KithTerm;

struct _KithQuery
{
  const KithKind *kind;
  GPtrArray *terms;
  char *order;
  guint limit;
};

/* @select: what comes between SELECT and FROM, about a row that goes by the name of "a" */
KithStatement *kith_query_prepare       (KithQuery     *self,
                                         KithCaseFile  *file,
                                         const char    *select,
                                         GError       **error);
/* @cap: stops counting there, 0 to count all */
KithStatement *kith_query_prepare_count (KithQuery     *self,
                                         KithCaseFile  *file,
                                         guint          cap,
                                         GError       **error);
/* @select and @group: about a row that goes by the name of "a" */
KithStatement *kith_query_prepare_groups (KithQuery    *self,
                                         KithCaseFile  *file,
                                         const char    *select,
                                         const char    *group,
                                         GError       **error);

G_END_DECLS
