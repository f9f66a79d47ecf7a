/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithGroupInvite:
 * @KITH_GROUP_INVITE_CASELOAD: The students this account supports
 * @KITH_GROUP_INVITE_FORMER: Who was on the register of the last session of the same name
 *
 * Several students to put on a register at once.
 */
typedef enum {
  KITH_GROUP_INVITE_CASELOAD,
  KITH_GROUP_INVITE_FORMER,
} KithGroupInvite;

/* The work of the page of a session, on the store thread. */

/* @changes: (transfer full): KithRegisterEntry each, as from kith_register_list_changes */
void       kith_group_save_async    (KithStore           *store,
                                     KithRecord          *group,
                                     GArray              *changes,
                                     KithSaveFlags        flags,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gboolean   kith_group_save_finish   (KithStore           *store,
                                     GAsyncResult        *result,
                                     GError             **error);
/* students, KithRecord each */
void       kith_group_invite_async  (KithStore           *store,
                                     KithRecord          *group,
                                     KithGroupInvite      invite,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
GPtrArray *kith_group_invite_finish (KithStore           *store,
                                     GAsyncResult        *result,
                                     GError             **error);
/* id of the session a week later, 0 on failure */
void       kith_group_repeat_async  (KithStore           *store,
                                     gint64               group,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gint64     kith_group_repeat_finish (KithStore           *store,
                                     GAsyncResult        *result,
                                     GError             **error);

G_END_DECLS
