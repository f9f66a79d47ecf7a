/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The agenda of a meeting: each point with a tick and room for what is said; points can be added.
 * Signal ::edited (KithMeetingPoints *self). */
#define KITH_TYPE_MEETING_POINTS (kith_meeting_points_get_type ())
G_DECLARE_FINAL_TYPE (KithMeetingPoints, kith_meeting_points, KITH, MEETING_POINTS, AdwBin)

GtkWidget *kith_meeting_points_new         (void);
void       kith_meeting_points_set_points  (KithMeetingPoints  *self,
                                            const char *const  *points);
gboolean   kith_meeting_points_have_words  (KithMeetingPoints  *self);
char      *kith_meeting_points_dup_agenda  (KithMeetingPoints  *self);
char      *kith_meeting_points_dup_minutes (KithMeetingPoints  *self);
JsonNode  *kith_meeting_points_dup_json    (KithMeetingPoints  *self);
void       kith_meeting_points_restore     (KithMeetingPoints  *self,
                                            JsonNode           *json);

G_END_DECLS
