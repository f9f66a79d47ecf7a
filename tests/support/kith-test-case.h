/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-accounts.h"
#include "kith-case-file.h"
#include "kith-kinds.h"
#include "kith-maintenance.h"

G_BEGIN_DECLS

/* A case file in a folder of its own, with an account for each role, and three students. One account is signed in at a
 * time. The clock stands at Tuesday 10 March 2026, 10am. */

#define KITH_TEST_PASSPHRASE "seven invented words for tests only"
#define KITH_TEST_TODAY "2026-03-10"
/* seconds since 1970 of KITH_TEST_TODAY, 10am */
#define KITH_TEST_NOW G_GINT64_CONSTANT (1773136800)

/**
 * KithTestCase:
 * @folder: holds nothing but the case file and what is made beside it
 * @path: the case file
 * @recovery_key: of the case file
 * @clock: fixed; advance it with kith_clock_advance
 * @file: whoever is signed in; see [func@test_case_sign_in]
 * @mentor: person behind the account "mentor", mentor of @jay
 * @mentor2: person behind "mentor2", mentor of @zofia
 * @coach: person behind "coach", main coach of @jay and @zofia
 * @welfare: person behind "welfare"
 * @manager: person behind "manager"
 * @dsl: person behind "dsl"
 * @dpo: person behind "dpo"
 * @admin: person behind "admin"
 * @jay: student 4471
 * @zofia: student 4472, Zofia O'Brien-Źródło
 * @ali: student 4473, علي, supported by nobody yet
 */
typedef struct {
  char *folder;
  char *path;
  char *recovery_key;
  KithClock *clock;
  KithCaseFile *file;
  gint64 mentor, mentor2, coach, welfare, manager, dsl, dpo, admin;
  gint64 jay, zofia, ali;
} KithTestCase;

KithTestCase *kith_test_case_new            (void);
void          kith_test_case_free           (KithTestCase   *self);
/* by somebody who may: makes one person the other's supervisor */
void          kith_test_supervise      (KithTestCase *self,
                                        gint64        person,
                                        gint64        supervisor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithTestCase, kith_test_case_free)

/* signs out whoever is in; borrowed */
KithCaseFile *kith_test_case_sign_in        (KithTestCase   *self,
                                             const char     *user);
/* the case file is free for another process, or for a KithStore, afterwards */
/* by the administrator, who is signed in afterwards; @user takes the code and chooses @passphrase */
void          kith_test_case_invite_again (KithTestCase  *self,
                                        const char    *user,
                                        const char    *passphrase);
/* by the administrator, who is signed in afterwards; @user takes the code and chooses @passphrase */
void          kith_test_case_invite_again   (KithTestCase   *self,
                                             const char     *user,
                                             const char     *passphrase);
void          kith_test_case_sign_out       (KithTestCase   *self);

/* Records that pass every rule, not saved. */
KithRecord   *kith_test_student             (const char     *name,
                                             const char     *college_id);
KithRecord   *kith_test_note                (gint64          student,
                                             const char     *text);
KithRecord   *kith_test_assignment          (gint64          student,
                                             gint64          person,
                                             const char     *role);
/* one of any kind but account, part of the student, valid; @parent: id of a note or goal for their parts */
KithRecord   *kith_test_record              (KithTestCase   *self,
                                             const KithKind *kind,
                                             gint64          student,
                                             gint64          parent);
/* saves or aborts the test; returns the id */
gint64        kith_test_save                (KithCaseFile   *file,
                                             KithRecord     *record);

/* The computer has seen no case file: for tests that put an older copy back, which would only be read otherwise. */
void          kith_test_forget_marks        (void);

/* key derivation that takes no time, for tests that make accounts without a KithTestCase */
void          kith_test_use_cheap_keys      (void);

G_END_DECLS
