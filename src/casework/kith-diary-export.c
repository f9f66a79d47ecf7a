/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-diary.h"

#include "kith-audit.h"
#include "kith-backup.h"
#include "kith-error.h"
#include "kith-icalendar.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>

/* What other calendars show. Tasks and the college’s terms are no events; people have bank holidays already. */
#define EVENTS (KITH_DIARY_APPOINTMENTS | KITH_DIARY_PLANS | KITH_DIARY_GROUPS)

/* Distinguishes the events of this case file from another’s in the same calendar; made at random, says nothing. */
#define IDENTITY "calendar-id"

static char *
dup_identity (KithCaseFile  *file,
              GError       **error)
{
  g_autofree char *identity = kith_setting_dup (file, IDENTITY, NULL);

  if (identity != NULL)
    return g_steal_pointer (&identity);
  identity = g_uuid_string_random ();
  return kith_setting_put (file, IDENTITY, identity, error) ? g_steal_pointer (&identity) : NULL;
}

/* Without names nothing that a person typed goes out: a title or a place may name somebody. */
static char *
dup_summary (const KithDiaryEntry *entry,
             gboolean              with_names)
{
  if (with_names && entry->student_name != NULL)
    /* Translators: what happens, and the student it is about */
    return g_strdup_printf (_("%s: %s"), entry->title, entry->student_name);
  return g_strdup (with_names ? entry->title : entry->generic);
}

static const char *
keep (GPtrArray *kept,
      char      *text)
{
  if (text != NULL)
    g_ptr_array_add (kept, text);
  return text;
}

static KithCalendarEvent
make_event (const KithDiaryEntry *entry,
            const char           *identity,
            gboolean              with_names,
            GPtrArray            *kept)
{
  return (KithCalendarEvent) {
    .uid = keep (kept, g_strdup_printf ("%s-%" G_GINT64_FORMAT "@%s", entry->kind->name, entry->id, identity)),
    .summary = keep (kept, dup_summary (entry, with_names)),
    .description = with_names ? keep (kept, kith_diary_entry_dup_who (entry)) : NULL,
    .location = with_names ? entry->place : NULL,
    .date = entry->date,
    .time = entry->time,
    .minutes = entry->minutes,
    .called_off = entry->called_off,
  };
}

static char *
make_text (KithCaseFile *file,
           GPtrArray    *entries,
           const char   *identity,
           gboolean      with_names)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autofree KithCalendarEvent *events = g_new0 (KithCalendarEvent, entries->len + 1);

  for (guint i = 0; i < entries->len; i++)
    events[i] = make_event (g_ptr_array_index (entries, i), identity, with_names, kept);
  return kith_icalendar_to_text (events, entries->len, kith_clock_get_now (kith_case_file_get_clock (file)));
}

static gboolean
check_path (const char  *path,
            GError     **error)
{
  if (g_str_has_suffix (path, ".ics"))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _("Give the file a name that ends in .ics."));
  return FALSE;
}

/**
 * kith_diary_export:
 * @file: an open case file
 * @filter: which part of the diary
 * @with_names: whether students, people and places stand in it
 * @purpose: (nullable): what it is for, as whoever exports it says; kept in the audit
 * @path: where it goes, ending in `.ics`
 * @n_events: (out) (optional): how many events were written
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes appointments, plans and group sessions for other calendars and notes it in the audit. A file of that name stays
 * as it is until everything is written. Blocks.
 *
 * Returns: whether it was written
 */
gboolean
kith_diary_export (KithCaseFile           *file,
                   const KithDiaryFilter  *filter,
                   gboolean                with_names,
                   const char             *purpose,
                   const char             *path,
                   guint                  *n_events,
                   GCancellable           *cancellable,
                   GError                **error)
{
  g_autoptr (KithDiaryFilter) events = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *identity = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (filter != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!kith_case_file_require (file, KITH_VERB_EXPORT, error) || !check_path (path, error))
    return FALSE;
  events = kith_diary_filter_copy (filter);
  events->parts &= EVENTS;
  entries = kith_diary_list (file, events, cancellable, error);
  identity = entries != NULL ? dup_identity (file, error) : NULL;
  if (identity == NULL)
    return FALSE;
  text = make_text (file, entries, identity, with_names);
  if (n_events != NULL)
    *n_events = entries->len;
  /* Noted first: a file nobody knows of must not exist. */
  return kith_audit_note_export (file, with_names ? "diary, with names" : "diary", entries->len, purpose, error) &&
         g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                   error);
}
