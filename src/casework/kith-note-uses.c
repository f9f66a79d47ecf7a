/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-uses.h"

#include "kith-ksb.h"
#include "kith-log-entry.h"
#include "kith-log-feed.h"
#include "kith-note.h"
#include "kith-off-the-job.h"
#include "kith-programmes.h"

#include <glib/gi18n.h>

static gboolean
find_entry (KithCaseFile  *file,
            KithRecord    *note,
            KithNoteUses  *self,
            GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_log_entry_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (note));
  g_autoptr (GPtrArray) entries = NULL;

  kith_query_where (query, "note", id);
  entries = kith_case_file_list (file, query, NULL, error);
  if (entries == NULL)
    return FALSE;
  if (entries->len > 0)
    self->log_entry = g_object_ref (g_ptr_array_index (entries, 0));
  return TRUE;
}

static void
add_evidence (KithCaseFile *file,
              KithNoteUses *self)
{
  const char *ids = kith_record_get_text (self->log_entry, KITH_LOG_ENTRY_KSBS);
  g_auto (GStrv) parts = g_strsplit (ids != NULL ? ids : "", " ", -1);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autoptr (KithRecord) ksb = NULL;

    if (*parts[i] != '\0')
      ksb = kith_case_file_load (file, &kith_ksb_kind, g_ascii_strtoll (parts[i], NULL, 10), NULL);
    if (ksb != NULL)
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", kith_record_get_text (ksb, KITH_KSB_CODE));
  }
  if (codes->len > 0)
    self->evidence = g_strdup (codes->str);
}

static char *
dup_entry_words (KithNoteUses *self,
                 KithRecord   *note)
{
  g_autofree char *minutes = kith_record_format (self->log_entry, KITH_LOG_ENTRY_MINUTES);
  g_autofree char *type = kith_record_format (self->log_entry, KITH_LOG_ENTRY_TYPE);
  gboolean lost_time = kith_record_has (note, KITH_NOTE_TIME) && !kith_record_has (self->log_entry, KITH_LOG_ENTRY_TIME);

  if (lost_time)
    /* Translators: how long, and a kind of log entry */
    return g_strdup_printf (_("%s, %s, without a time: something else is logged at that time."), minutes, type);
  if (self->off_the_job > 0)
    /* Translators: how long, and a kind of log entry */
    return g_strdup_printf (_("%s, %s, counts as off-the-job training."), minutes, type);
  /* Translators: how long, and a kind of log entry */
  return g_strdup_printf (_("%s, %s, on the job."), minutes, type);
}

/* Whoever looks for the entry finds out why there is none. */
static char *
dup_missing_words (KithRecord *note)
{
  KithLogFeed feed;

  if (kith_log_feed_read (note, &feed))
    return g_strdup (_("Not in your log: you took it out there."));
  if (kith_note_is_struck (note))
    return g_strdup (_("Not in your log: the note is struck out."));
  if (!kith_record_has (note, KITH_NOTE_MINUTES))
    return g_strdup (_("Not in your log: the note says no minutes."));
  return g_strdup (_("Not in your log: the student was not reached."));
}

/**
 * kith_note_uses_load:
 * @file: an open case file
 * @note: a note of the actor’s own
 * @error: return location for an error
 *
 * It is for the author: what anybody else would learn from it is about the author and not about the student.
 *
 * Returns: (transfer full) (nullable): where it went; %NULL without an error for somebody else’s note
 */
KithNoteUses *
kith_note_uses_load (KithCaseFile  *file,
                     KithRecord    *note,
                     GError       **error)
{
  g_autoptr (KithNoteUses) self = g_new0 (KithNoteUses, 1);
  g_autoptr (GError) local_error = NULL;
  const KithActor *actor = NULL;
  GDate day;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (KITH_IS_NOTE (note), NULL);

  actor = kith_case_file_get_actor (file);
  if (kith_record_get_number (note, KITH_NOTE_AUTHOR) != actor->person ||
      !kith_policy_allows_any (actor->roles, &kith_log_entry_kind, KITH_ACTION_SEE) ||
      !kith_record_get_date (note, KITH_NOTE_DATE, &day))
    return NULL;
  self->is_on_agenda = kith_record_get_flag (note, KITH_NOTE_HARD);
  self->programme = kith_programmes_find_current (file, actor->person, &day, &local_error);
  if (local_error != NULL || !find_entry (file, note, self, local_error == NULL ? &local_error : NULL)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  if (self->log_entry != NULL) {
    self->off_the_job = kith_off_the_job_get_minutes (self->log_entry);
    add_evidence (file, self);
    self->log_words = dup_entry_words (self, note);
  } else if (self->programme != NULL)
    self->log_words = dup_missing_words (note);
  return g_steal_pointer (&self);
}

/**
 * kith_note_uses_free:
 * @self: (transfer full) (nullable): uses
 */
void
kith_note_uses_free (KithNoteUses *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->log_entry);
  g_clear_object (&self->programme);
  g_free (self->log_words);
  g_free (self->evidence);
  g_free (self);
}
