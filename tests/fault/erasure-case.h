/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-disposal-confirm.h"
#include "kith-test-case.h"

G_BEGIN_DECLS

/* A case file with students who may be erased, and words in it that stand nowhere else. */

#define ERASURE_CASE_CANARY_LENGTH 15

/**
 * ErasureCase:
 * @test: the case file; the safeguarding lead is signed in at first
 * @student: the last one added
 * @canaries: (element-type utf8): every word
 */
typedef struct {
  KithTestCase *test;
  gint64 student;
  GPtrArray *canaries;
} ErasureCase;

void                erasure_case_init               (ErasureCase  *fixture);
void                erasure_case_clear              (ErasureCase  *fixture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ErasureCase, erasure_case_clear)

/* a student with one of everything, a word in each field, who left long ago */
void                erasure_case_fill               (ErasureCase  *fixture);
gint64              erasure_case_add_student        (ErasureCase  *fixture);
/* one with a few records, who left long ago */
gint64              erasure_case_add_random_student (ErasureCase  *fixture);
/* the student is one who left long ago, with everything settled */
void                erasure_case_settle             (ErasureCase  *fixture);
gint64              erasure_case_save               (ErasureCase  *fixture,
                                                     KithRecord   *record);
void                erasure_case_exec               (ErasureCase  *fixture,
                                                     const char   *sql);

gint64              erasure_case_propose            (ErasureCase  *fixture,
                                                     gint64        student,
                                                     const char   *outcome);
KithDisposalResult *erasure_case_confirm            (ErasureCase  *fixture,
                                                     gint64        disposal);

/* how many of the words stand in the decrypted pages: records, indexes, free pages, drafts, detail */
guint               erasure_case_count_in           (ErasureCase  *fixture,
                                                     KithCaseFile *file);
guint               erasure_case_count_in_pages     (ErasureCase  *fixture);
void                erasure_case_assert_sound       (ErasureCase  *fixture);

G_END_DECLS
