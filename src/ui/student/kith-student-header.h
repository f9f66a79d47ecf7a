/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"
#include "kith-student-facts.h"
#include "kith-student-tags.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who this is: name, and under it the student's own words before anything others say. Property "compact" (gboolean):
 * for small windows. Signal ::edit-own-words (KithStudentHeader *self). */
#define KITH_TYPE_STUDENT_HEADER (kith_student_header_get_type ())
G_DECLARE_FINAL_TYPE (KithStudentHeader, kith_student_header, KITH, STUDENT_HEADER, AdwBin)

/**
 * KithOwnWords:
 * @KITH_OWN_WORDS_READ: They can be read
 * @KITH_OWN_WORDS_WRITE: This account may write them down
 */
typedef enum {
  KITH_OWN_WORDS_READ,
  KITH_OWN_WORDS_WRITE,
} KithOwnWords;

void kith_student_header_show (KithStudentHeader      *self,
                               KithRecord             *student,
                               const KithStudentFacts *facts,
                               const KithStudentTags  *tags,
                               const GDate            *today,
                               KithOwnWords            own_words);

G_END_DECLS
