/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pages and dialogs that hold something half written, or a place within themselves worth coming back to. Before the
 * case file closes, the window asks every one on screen to keep its text; after signing in it makes the page anew and
 * hands the place back. All methods are optional. */
#define KITH_TYPE_LOCKABLE (kith_lockable_get_type ())
G_DECLARE_INTERFACE (KithLockable, kith_lockable, KITH, LOCKABLE, GtkWidget)

/**
 * KithLockableInterface:
 * @keep_async: puts what is half written into a draft, and calls back when that is done or has failed
 * @keep_finish: whether it is safe
 * @dup_place: where in the page the person is, as text without anything personal in it (ids and names of views only)
 * @go_to_place: goes back to where @dup_place said
 */
struct _KithLockableInterface
{
  GTypeInterface parent_iface;

  void     (*keep_async)  (KithLockable        *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);
  gboolean (*keep_finish) (KithLockable        *self,
                           GAsyncResult        *result,
                           GError             **error);
  char    *(*dup_place)   (KithLockable        *self);
  void     (*go_to_place) (KithLockable        *self,
                           const char          *place);
};

void     kith_lockable_keep_async  (KithLockable        *self,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean kith_lockable_keep_finish (KithLockable        *self,
                                    GAsyncResult        *result,
                                    GError             **error);
char    *kith_lockable_dup_place   (KithLockable        *self);
void     kith_lockable_go_to_place (KithLockable        *self,
                                    const char          *place);

G_END_DECLS
