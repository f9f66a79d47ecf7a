/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-lock-monitor.h"
#include "shell/kith-main-view.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

struct _KithWindow
{
  AdwApplicationWindow parent_instance;

  /* Parts */
  AdwToastOverlay *toasts;
  AdwBin *place;
  AdwBanner *demonstration_banner;
  AdwBanner *looking_banner;
  AdwBanner *damaged_banner;
  AdwBanner *gap_banner;

  /* Owned */
  KithStore *store;
  GSettings *settings;
  KithLockMonitor *monitor;
  char *path;
  char *user;
  GVariant *places;
  GListModel *dialogs;
  GFile *to_import; /* waits for somebody to sign in */

  /* Borrowed: while a case file is open */
  KithMainView *main_view;

  guint n_holds;
  gboolean locking;
  gboolean closing;
  gboolean blank; /* nothing is to be seen of it */
};

/* What the window shows. */
void     kith_window_show_welcome   (KithWindow *self);
void     kith_window_show_unlock    (KithWindow *self,
                                     const char *path,
                                     const char *user);
void     kith_window_show_widget    (KithWindow *self,
                                     GtkWidget  *widget);
/* the store is open now; @path is where */
void     kith_window_show_main      (KithWindow *self,
                                     const char *path);

/* starts an import of @file, now or once somebody has signed in */
void     kith_window_import         (KithWindow *self,
                                     GFile      *file);

/* kith-window-lock.c */
void     kith_window_lock_install   (KithWindow *self);
/* keeps drafts and closes the store, then calls @done */
void     kith_window_put_away       (KithWindow *self,
                                     void      (*done) (KithWindow *self));

/* kith-window-blank.c */
void     kith_window_blank_install (KithWindow *self);
void     kith_window_blank_end     (KithWindow *self);

/* kith-window-gap.c */
void     kith_window_gap_install   (KithWindow *self);
void     kith_window_look_for_gap  (KithWindow *self);

/* kith-window-undo.c */
void     kith_window_undo_install   (KithWindow *self);

/* kith-window-open.c */
void     kith_window_open_install   (KithWindow *self);

G_END_DECLS
