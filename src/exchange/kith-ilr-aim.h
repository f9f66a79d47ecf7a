/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithIlrAim:
 *
 * One learning delivery: a course, a part of one, or the programme around several.
 */
typedef struct {
  char *reference;
  char *start;
  char *planned_end;
  char *actual_end;
  int type;
  int sequence;
  int programme;
  int standard;
  int framework;
  int completion;
} KithIlrAim;

/* Aim types and completion statuses of the Individualised Learner Record. */
#define KITH_ILR_AIM_PROGRAMME 1
#define KITH_ILR_AIM_COMPONENT 3
#define KITH_ILR_AIM_ALONE 4
#define KITH_ILR_AIM_CORE 5

#define KITH_ILR_CONTINUING 1
#define KITH_ILR_COMPLETED 2
#define KITH_ILR_WITHDRAWN 3
#define KITH_ILR_BREAK 6

void     kith_ilr_aim_clear      (KithIlrAim       *self);
gboolean kith_ilr_aim_take       (KithIlrAim       *self,
                                  const char       *element,
                                  const char       *text);
gboolean kith_ilr_aim_wants      (const char       *element);
gboolean kith_ilr_aim_is_open    (const KithIlrAim *self);
int      kith_ilr_aim_compare    (const KithIlrAim *self,
                                  const KithIlrAim *other);
char    *kith_ilr_aim_dup_course (const KithIlrAim *self);

G_END_DECLS
