/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/**
 * KithLogFeed:
 * @person: whose log
 * @source: the field of the log entry that links to where it came from
 * @date: day
 * @time: (nullable): start
 * @minutes: how long
 * @type: kind of the log entry
 * @title: (transfer none): what the entry is called: words of ours, never of a student
 *
 * What a note, a journal entry or a supervision says to an apprentice’s log. Nothing that somebody wrote is in it.
 */
typedef struct {
  gint64 person;
  guint source;
  const char *date;
  const char *time;
  gint64 minutes;
  const char *type;
  const char *title;
} KithLogFeed;

/* As long as an entry may be. */
#define KITH_LOG_FEED_MOST_MINUTES 720

/* the field of a log entry that links to records of this kind, KITH_NO_FIELD for kinds that feed no log */
guint           kith_log_feed_find_field (const KithKind    *kind);
gboolean        kith_log_feed_read       (KithRecord        *source,
                                          KithLogFeed       *feed);
KithRecord     *kith_log_feed_create     (const KithLogFeed *feed,
                                          gint64             source);
void            kith_log_feed_apply      (const KithLogFeed *feed,
                                          const KithLogFeed *before,
                                          KithRecord        *log_entry);
const KithKind *kith_log_feed_get_source (KithRecord        *log_entry,
                                          gint64            *id);

G_END_DECLS
