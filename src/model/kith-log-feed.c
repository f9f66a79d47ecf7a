/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-log-feed.h"

#include "kith-journal-entry.h"
#include "kith-log-entry.h"
#include "kith-note.h"
#include "kith-off-the-job.h"
#include "kith-supervision.h"

#include <glib/gi18n.h>

/* One record, four uses: an apprentice who writes a note has logged it. What the log says is made here, of the kind of the
 * contact and nothing else, so that no name and no sentence can get into it. */

typedef struct {
  const char *note_type;
  const char *log_type;
  const char *title;
} Way;

/* Notes of these types are work with students when the student was reached. */
static const Way ways[] = {
  { "one-to-one", "supporting", N_("One-to-one with a student") },
  { "drop-in", "supporting", N_("Drop-in with a student") },
  { "phone", "supporting", N_("Call or messages with a student") },
  { "accompanied", "supporting", N_("Went to an appointment with a student") },
  { "group", "supporting", N_("Group with students") },
  { "home-visit", "supporting", N_("Visit to a student") },
  { "shadowed", "shadowing", N_("Shadowed a colleague") },
  { "meeting", "supporting", N_("Meeting about a student") },
};

/* What happened among colleagues teaches and supports whether or not the student was there. */
static gboolean
needs_contact (const char *type)
{
  static const char *const without[] = { "group", "shadowed", "meeting", NULL };

  return !g_strv_contains (without, type);
}

static const Way *
find_way (KithRecord *note)
{
  const char *type = kith_record_get_text (note, KITH_NOTE_TYPE);
  gboolean is_made = g_strcmp0 (kith_record_get_text (note, KITH_NOTE_CONTACT_MADE), "yes") == 0;

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].note_type, type))
      return is_made || !needs_contact (type) ? &ways[i] : NULL;
  return NULL;
}

static gboolean
read_note (KithRecord  *note,
           KithLogFeed *feed)
{
  const Way *way = kith_note_is_struck (note) ? NULL : find_way (note);

  if (way == NULL || g_strcmp0 (kith_record_get_text (note, KITH_NOTE_CONTACT_MADE), "attempted") == 0)
    return FALSE;
  *feed = (KithLogFeed) {
    .person = kith_record_get_number (note, KITH_NOTE_AUTHOR),
    .source = KITH_LOG_ENTRY_NOTE,
    .date = kith_record_get_text (note, KITH_NOTE_DATE),
    .time = kith_record_get_text (note, KITH_NOTE_TIME),
    .minutes = kith_record_get_number (note, KITH_NOTE_MINUTES),
    .type = way->log_type,
    .title = _(way->title),
  };
  return TRUE;
}

/* Its title is sealed to the author and whom they share it with; the log is read by more people than that. */
static gboolean
read_journal (KithRecord  *journal,
              KithLogFeed *feed)
{
  *feed = (KithLogFeed) {
    .person = kith_record_get_number (journal, KITH_JOURNAL_ENTRY_PERSON),
    .source = KITH_LOG_ENTRY_JOURNAL,
    .date = kith_record_get_text (journal, KITH_JOURNAL_ENTRY_DATE),
    .minutes = kith_record_get_number (journal, KITH_JOURNAL_ENTRY_MINUTES),
    .type = "journal",
    .title = _("Reflective journal"),
  };
  return TRUE;
}

static gboolean
read_supervision (KithRecord  *supervision,
                  KithLogFeed *feed)
{
  *feed = (KithLogFeed) {
    .person = kith_record_get_number (supervision, KITH_SUPERVISION_PERSON),
    .source = KITH_LOG_ENTRY_SUPERVISION,
    .date = kith_record_get_text (supervision, KITH_SUPERVISION_DATE),
    .time = kith_record_get_text (supervision, KITH_SUPERVISION_TIME),
    .minutes = kith_record_get_number (supervision, KITH_SUPERVISION_MINUTES),
    .type = "supervision",
    .title = _("Supervision"),
  };
  return TRUE;
}

static const struct {
  const KithKind *kind;
  guint field;
} sources[] = {
  { &kith_note_kind, KITH_LOG_ENTRY_NOTE },
  { &kith_journal_entry_kind, KITH_LOG_ENTRY_JOURNAL },
  { &kith_supervision_kind, KITH_LOG_ENTRY_SUPERVISION },
};

/**
 * kith_log_feed_find_field:
 * @kind: a kind
 *
 * Returns: the field of a log entry that links to records of @kind; %KITH_NO_FIELD when they feed no log
 */
guint
kith_log_feed_find_field (const KithKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i].kind == kind)
      return sources[i].field;
  return KITH_NO_FIELD;
}

/**
 * kith_log_feed_read:
 * @source: a note, a journal entry or a supervision
 * @feed: (out caller-allocates): what it says to the log; its text belongs to @source
 *
 * Without its minutes there is nothing to log. Whether the person is on a programme is for the caller to find out.
 *
 * Returns: whether it says anything
 */
gboolean
kith_log_feed_read (KithRecord  *source,
                    KithLogFeed *feed)
{
  const KithKind *kind = kith_record_get_kind (source);
  gboolean is_read = FALSE;

  if (kind == &kith_note_kind)
    is_read = read_note (source, feed);
  else if (kind == &kith_journal_entry_kind)
    is_read = read_journal (source, feed);
  else if (kind == &kith_supervision_kind)
    is_read = read_supervision (source, feed);
  if (!is_read || feed->person == 0 || feed->date == NULL || feed->minutes <= 0)
    return FALSE;
  feed->minutes = MIN (feed->minutes, KITH_LOG_FEED_MOST_MINUTES);
  return TRUE;
}

/**
 * kith_log_feed_create:
 * @feed: what a record says to the log
 * @source: its id
 *
 * Time with students and supervision counts as off-the-job training only when the apprentice says that it passes the tests;
 * a reflective journal is one of the kinds that do as a rule.
 *
 * Returns: (transfer full): a new log entry
 */
KithRecord *
kith_log_feed_create (const KithLogFeed *feed,
                      gint64             source)
{
  KithRecord *entry = kith_record_new (&kith_log_entry_kind);

  kith_record_set_number (entry, KITH_LOG_ENTRY_PERSON, feed->person);
  kith_record_set_number (entry, feed->source, source);
  kith_record_set_text (entry, KITH_LOG_ENTRY_TYPE, feed->type);
  kith_record_set_text (entry, KITH_LOG_ENTRY_TITLE, feed->title);
  kith_record_set_number (entry, KITH_LOG_ENTRY_PAID, 1);
  if (feed->source == KITH_LOG_ENTRY_JOURNAL)
    kith_off_the_job_suggest (entry);
  kith_log_feed_apply (feed, NULL, entry);
  return entry;
}

/**
 * kith_log_feed_apply:
 * @feed: what a record says to the log
 * @before: (nullable): what it said before
 * @log_entry: the entry it feeds
 *
 * Brings the entry up to date. What the apprentice added to it stays, a title of their own included.
 */
void
kith_log_feed_apply (const KithLogFeed *feed,
                     const KithLogFeed *before,
                     KithRecord        *log_entry)
{
  kith_record_set_text (log_entry, KITH_LOG_ENTRY_DATE, feed->date);
  kith_record_set_text (log_entry, KITH_LOG_ENTRY_TIME, feed->time);
  kith_record_set_number (log_entry, KITH_LOG_ENTRY_MINUTES, feed->minutes);
  kith_record_set_text (log_entry, KITH_LOG_ENTRY_TYPE, feed->type);
  if (before != NULL && g_strcmp0 (before->title, kith_record_get_text (log_entry, KITH_LOG_ENTRY_TITLE)) == 0)
    kith_record_set_text (log_entry, KITH_LOG_ENTRY_TITLE, feed->title);
}

/**
 * kith_log_feed_get_source:
 * @log_entry: a log entry
 * @id: (out) (optional): the record it came from
 *
 * Returns: (nullable): the kind of the record it came from; %NULL for an entry that somebody typed
 */
const KithKind *
kith_log_feed_get_source (KithRecord *log_entry,
                          gint64     *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    gint64 source = kith_record_get_number (log_entry, sources[i].field);

    if (source == 0)
      continue;
    if (id != NULL)
      *id = source;
    return sources[i].kind;
  }
  return NULL;
}
