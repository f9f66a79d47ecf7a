/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-suppress.h"

G_BEGIN_DECLS

typedef enum {
  KITH_SUPPRESS_SHOWN,
  /* hidden for its own sake: small, or a zero of a small group */
  KITH_SUPPRESS_GUARDED,
  /* hidden so that a guarded one cannot be worked out */
  KITH_SUPPRESS_COVER,
} KithSuppressState;

/* A cell of a sum, or a sum a cell stands in, and on which side. */
typedef struct {
  guint place;
  int sign;
} KithSuppressTerm;

typedef struct {
  gint64 count;
  KithSuppressWorth worth;
  KithSuppressState state;
  /* of fewer than five people, however large it is */
  gboolean of_few;
  /* KithSuppressTerm each: the sums it stands in */
  GArray *sums;
  /* (nullable): guint each: the cells of another set of counts that agrees with everything printed */
  GArray *doubt;
  /* nothing hides it from somebody who knows which hidden counts are small */
  gboolean known_small;
} KithSuppressCell;

struct _KithSuppress
{
  /* KithSuppressCell each */
  GArray *cells;
  /* GArray of KithSuppressTerm each: signed counts that come to nothing */
  GPtrArray *sums;
};

#define CELL(self, i) (&g_array_index ((self)->cells, KithSuppressCell, i))

static inline gboolean
kith_suppress_is_small (gint64 count)
{
  return count >= 1 && count <= KITH_SUPPRESS_SMALL;
}

/* Which cells another set of counts may differ in, and what its reader is taken to know. */
typedef enum {
  /* only hidden ones */
  KITH_SUPPRESS_USE_HIDDEN = 0,
  /* printed ones too, which then have to be hidden */
  KITH_SUPPRESS_USE_ALL    = 1 << 0,
  /* the reader has been told which hidden counts are small and which are neither small nor nothing */
  KITH_SUPPRESS_TOLD       = 1 << 1,
} KithSuppressUse;

GArray *kith_suppress_find_doubt (KithSuppress    *self,
                                  guint            cell,
                                  KithSuppressUse  use);

G_END_DECLS
