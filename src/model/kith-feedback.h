/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_FEEDBACK (kith_feedback_get_type ())
G_DECLARE_FINAL_TYPE (KithFeedback, kith_feedback, KITH, FEEDBACK, KithRecord)

extern const KithKind kith_feedback_kind;

/* Places in the field table. */
typedef enum {
  KITH_FEEDBACK_STUDENT,
  KITH_FEEDBACK_AUTHOR,
  KITH_FEEDBACK_DATE,
  KITH_FEEDBACK_SAID_BY,
  KITH_FEEDBACK_QUOTE,
  KITH_FEEDBACK_ABOUT,
  KITH_FEEDBACK_CONSENT_ON,
  KITH_FEEDBACK_CONSENT_HOW,
  KITH_FEEDBACK_USE,
  KITH_FEEDBACK_EXPIRES_ON,
  KITH_FEEDBACK_PRINT_NAME,
} KithFeedbackField;

gboolean kith_feedback_has_consent      (KithRecord  *self,
                                         const GDate *today);
gboolean kith_feedback_may_quote        (KithRecord  *self,
                                         const GDate *today);
char    *kith_feedback_dup_consent_words (KithRecord *self,
                                         const GDate *today);
char    *kith_feedback_dup_print_name   (KithRecord  *self);
char    *kith_feedback_dup_source       (KithRecord  *self);

G_END_DECLS
