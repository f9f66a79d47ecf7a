/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"
#include "kith-test-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Waits for one answer of the store at a time, for a bounded while. */
typedef struct {
  GAsyncResult *arrived;
  GAsyncResult *answer;
} KithUiWait;

void          kith_ui_wait_callback (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data);
/* borrowed until the next wait */
GAsyncResult *kith_ui_wait          (KithUiWait   *self);
void          kith_ui_wait_clear    (KithUiWait   *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithUiWait, kith_ui_wait_clear)

/* a store with the test case open for @user; the case file is signed out of first */
KithStore    *kith_ui_open_store    (KithTestCase *test_case,
                                     const char   *user);
void          kith_ui_close_store   (KithStore    *store);

/* what a screen reader says of a button, where the label on it does not win over that */
void          kith_ui_assert_name   (GtkWidget    *button,
                                     const char   *name);

G_END_DECLS
