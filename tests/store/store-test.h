/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/kith-db.h"
#include "vault/kith-kdf.h"

G_BEGIN_DECLS

/* Helpers for tests of the store. Files lie in the folder that G_TEST_OPTION_ISOLATE_DIRS makes for each test. */

extern const guint8 store_test_key[KITH_DB_KEY_SIZE];
extern const guint8 store_test_other_key[KITH_DB_KEY_SIZE];
extern const KithKdfSettings store_test_cheap;

char    *store_test_path        (const char  *name);
KithDb  *store_test_create_db   (const char  *path);
KithDb  *store_test_open_db     (const char  *path);
void     store_test_exec        (KithDb      *db,
                                 const char  *script);
gint64   store_test_int64       (KithDb      *db,
                                 const char  *sql);
void     store_test_assert_sound (KithDb     *db);
GBytes  *store_test_read_file   (const char  *path);
void     store_test_write_file  (const char  *path,
                                 const void  *data,
                                 gsize        size);
void     store_test_flip_byte   (const char  *path,
                                 gsize        offset);

/* Files in memory where there is room, for what is not about a real disk. Before g_test_init(). */
void     store_test_use_memory  (void);

/* Runs a function in a process of its own, which may give up rights or be killed. */
void     store_test_in_child    (void       (*function) (void));

/* Another process that has a case file open: this program again, with "--hold PATH". */
typedef struct _StoreTestHolder StoreTestHolder;

gboolean         store_test_run_as_holder (int               argc,
                                           char            **argv,
                                           int              *status);
StoreTestHolder *store_test_hold          (const char       *path);
void             store_test_let_go        (StoreTestHolder  *holder);

G_END_DECLS
