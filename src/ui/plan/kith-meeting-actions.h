/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is agreed in a meeting, as it is agreed: what, who, by when. Signal ::edited (KithMeetingActions *self). */
#define KITH_TYPE_MEETING_ACTIONS (kith_meeting_actions_get_type ())
G_DECLARE_FINAL_TYPE (KithMeetingActions, kith_meeting_actions, KITH, MEETING_ACTIONS, AdwBin)

GtkWidget *kith_meeting_actions_new        (KithStore           *store);
/* names of people by id; copied */
void       kith_meeting_actions_set_people (KithMeetingActions  *self,
                                            GHashTable          *people);
gboolean   kith_meeting_actions_have_words (KithMeetingActions  *self);
/* adds what stands in the fields; FALSE with the focus on what is wrong with it */
gboolean   kith_meeting_actions_take_typed (KithMeetingActions  *self);
/* KithRecord each */
GPtrArray *kith_meeting_actions_dup_tasks  (KithMeetingActions  *self);
JsonNode  *kith_meeting_actions_dup_json   (KithMeetingActions  *self);
void       kith_meeting_actions_restore    (KithMeetingActions  *self,
                                            JsonNode            *json);

G_END_DECLS
