/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench.h"
#include "kith-case-file.h"

#include <sqlite3.h>

G_BEGIN_DECLS

#define BENCH_PASSPHRASE "seven invented words for benchmarks only"
#define BENCH_TODAY "2026-03-10"

/**
 * BenchCase:
 * @words: its size, in words
 * @file: signed in as manager and administrator
 * @students: (element-type gint64): ids
 * @busy: a student with as many notes as were asked for
 * @raw: the same rows in an ordinary SQLCipher file, with the same promises (WAL, FULL) and the same library, for doing
 *   the same by hand
 */
typedef struct {
  char *words;
  char *folder;
  char *path;
  KithClock *clock;
  KithCaseFile *file;
  GArray *students;
  gint64 busy;
  GRand *random;
  sqlite3 *raw;
} BenchCase;

BenchCase    *bench_case_new         (guint          n_students,
                                      guint          n_notes,
                                      guint          n_busy_notes);
void          bench_case_free        (BenchCase     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchCase, bench_case_free)

/* takes the copy for doing things by hand again, with what has been added since */
void          bench_case_copy_raw    (BenchCase     *self);
/* "Save a note, 300 students and 20,000 notes"; borrowed until the end */
const char   *bench_case_name        (BenchCase     *self,
                                      const char    *scenario);
gint64        bench_case_any_student (BenchCase     *self);
/* ready to save, not saved */
KithRecord   *bench_case_new_note    (BenchCase     *self,
                                      gint64         student,
                                      const char    *date);
/* 30 to 90 words of an invented language in which a few are very common, as in any language */
char         *bench_dup_text         (GRand         *random);
/* the word of a rank: 0 is the commonest */
const char   *bench_get_word         (guint          rank);

/* By hand. */
void          bench_raw_exec         (BenchCase     *self,
                                      const char    *sql);
sqlite3_stmt *bench_raw_prepare      (BenchCase     *self,
                                      const char    *sql);
/* steps to the end and copies every column of every row, as anybody has to who shows them; returns how many */
guint         bench_raw_read         (sqlite3_stmt  *statement);
void          bench_raw_run          (sqlite3_stmt  *statement);

G_END_DECLS
