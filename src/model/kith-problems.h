/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-field.h"

G_BEGIN_DECLS

/**
 * KithSeverity:
 * @KITH_SEVERITY_ERROR: Nothing is saved until it is put right
 * @KITH_SEVERITY_WARNING: The person is asked, and may save anyway
 */
typedef enum {
  KITH_SEVERITY_ERROR,
  KITH_SEVERITY_WARNING,
} KithSeverity;

/**
 * KithFix:
 * @KITH_FIX_NONE: The person types another value
 * @KITH_FIX_END_OTHER: End the other record (id in the problem) on the day in the problem
 * @KITH_FIX_OPEN_OTHER: Open the other record instead
 * @KITH_FIX_USE_VALUE: Take the value in the problem
 * @KITH_FIX_HAND_OVER: Hand this person's students over first
 */
typedef enum {
  KITH_FIX_NONE,
  KITH_FIX_END_OTHER,
  KITH_FIX_OPEN_OTHER,
  KITH_FIX_USE_VALUE,
  KITH_FIX_HAND_OVER,
} KithFix;

/**
 * KithProblem:
 * @field: name of the field it belongs to, %NULL for the whole record
 * @severity: whether it stops the save
 * @message: a whole sentence: what is wrong, and what to type
 * @fix: what one click could do about it
 * @fix_label: (nullable): what the button says
 * @other_id: the other record, for a fix
 * @value: (nullable): day or value, for a fix
 */
typedef struct {
  char *field;
  KithSeverity severity;
  char *message;
  KithFix fix;
  char *fix_label;
  gint64 other_id;
  char *value;
} KithProblem;

KithProblems      *kith_problems_new          (void);
KithProblems      *kith_problems_ref          (KithProblems *self);
void               kith_problems_unref        (KithProblems *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithProblems, kith_problems_unref)

KithProblem       *kith_problems_add          (KithProblems *self,
                                               const char   *field,
                                               KithSeverity  severity,
                                               const char   *format,
                                               ...) G_GNUC_PRINTF (4, 5);
void               kith_problems_add_copy     (KithProblems *self,
                                               const KithProblem *problem);
void               kith_problems_set_fix      (KithProblem  *problem,
                                               KithFix       fix,
                                               const char   *label,
                                               gint64        other_id,
                                               const char   *value);
guint              kith_problems_get_size     (KithProblems *self);
const KithProblem *kith_problems_get          (KithProblems *self,
                                               guint         position);
const KithProblem *kith_problems_find         (KithProblems *self,
                                               const char   *field);
gboolean           kith_problems_have         (KithProblems *self,
                                               KithSeverity  severity);
char              *kith_problems_dup_text     (KithProblems *self,
                                               KithSeverity  severity);

/* A refused save is a GError of KITH_ERROR_INVALID that carries the problems. */
#define KITH_INVALID_ERROR (kith_invalid_error_quark ())
GQuark             kith_invalid_error_quark   (void);
void               kith_problems_to_error     (KithProblems *self,
                                               GError      **error);
KithProblems      *kith_problems_from_error   (const GError *error);

G_END_DECLS
