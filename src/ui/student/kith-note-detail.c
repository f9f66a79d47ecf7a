/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-detail.h"

#include "kith-amendment.h"
#include "kith-goal.h"
#include "kith-note.h"
#include "kith-person.h"
#include "kith-rules.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static void
remark_free (gpointer data)
{
  KithNoteRemark *remark = data;

  g_free (remark->heading);
  g_free (remark->text);
  g_free (remark);
}

static char *
dup_person (KithCaseFile *file,
            gint64        person)
{
  return person != 0 ? kith_case_file_dup_title (file, &kith_person_kind, person) : g_strdup (_("Somebody"));
}

static KithNoteRemark *
create_remark (KithCaseFile *file,
               KithRecord   *amendment)
{
  KithNoteRemark *remark = g_new0 (KithNoteRemark, 1);
  g_autofree char *author = dup_person (file, kith_record_get_number (amendment, KITH_AMENDMENT_AUTHOR));
  g_autofree char *when = kith_record_format (amendment, KITH_AMENDMENT_RECORDED_AT);

  if (kith_amendment_is_statement (amendment))
    /* Translators: who wrote down what the student says about a note, and a date with a time */
    remark->heading = g_strdup_printf (_("The student’s own statement, written down by %s, %s"), author, when);
  else
    /* Translators: a person's name, and a date with a time */
    remark->heading = g_strdup_printf (_("Added by %s, %s"), author, when);
  remark->text = g_strdup (kith_record_get_text (amendment, KITH_AMENDMENT_TEXT));
  return remark;
}

static gboolean
load_remarks (KithCaseFile   *file,
              KithNoteDetail *self,
              GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_amendment_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (self->note));
  g_autoptr (GPtrArray) amendments = NULL;

  kith_query_where (query, "note", id);
  amendments = kith_case_file_list (file, query, NULL, error);
  if (amendments == NULL)
    return FALSE;
  for (guint i = 0; i < amendments->len; i++)
    g_ptr_array_add (self->remarks, create_remark (file, g_ptr_array_index (amendments, i)));
  return TRUE;
}

static char *
dup_goals (KithCaseFile *file,
           KithRecord   *note)
{
  const char *ids = kith_record_get_text (note, KITH_NOTE_GOALS);
  g_auto (GStrv) parts = g_strsplit (ids != NULL ? ids : "", " ", -1);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *title = NULL;

    if (*parts[i] == '\0')
      continue;
    title = kith_case_file_dup_title (file, &kith_goal_kind, g_ascii_strtoll (parts[i], NULL, 10));
    g_string_append_printf (titles, "%s%s", titles->len > 0 ? "\n" : "", title);
  }
  return g_string_free_and_steal (titles);
}

static void
find_permissions (KithCaseFile   *file,
                  KithNoteDetail *self)
{
  const KithActor *actor = kith_case_file_get_actor (file);
  gint64 id = kith_record_get_id (self->note);
  gboolean struck = kith_note_is_struck (self->note);
  gboolean locked = kith_note_is_locked (self->note, kith_clock_get_now (kith_case_file_get_clock (file)),
                                         KITH_RULES_LOCK_HOURS);
  gboolean own = kith_record_get_number (self->note, KITH_NOTE_AUTHOR) == actor->person;

  self->may_edit = !struck && !locked && kith_case_file_may (file, KITH_ACTION_EDIT, &kith_note_kind, id);
  self->may_amend = !struck && (own || (actor->roles & KITH_ROLE_DSL)) &&
                    kith_policy_allows_any (actor->roles, &kith_amendment_kind, KITH_ACTION_ADD);
  self->may_read_audit = kith_policy_allows_verb (actor->roles, KITH_VERB_READ_AUDIT);
  self->may_print = !struck && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT);
  self->may_strike = !struck && kith_case_file_may (file, KITH_ACTION_STRIKE, &kith_note_kind, id);
}

/**
 * kith_note_detail_load:
 * @file: an open case file
 * @note: id of a note
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): all there is to read about the note
 */
KithNoteDetail *
kith_note_detail_load (KithCaseFile *file,
                       gint64        note,
                       GError      **error)
{
  g_autoptr (KithNoteDetail) self = g_new0 (KithNoteDetail, 1);

  self->remarks = g_ptr_array_new_with_free_func (remark_free);
  self->note = kith_case_file_load (file, &kith_note_kind, note, error);
  if (self->note == NULL || !load_remarks (file, self, error))
    return NULL;
  self->author = dup_person (file, kith_record_get_number (self->note, KITH_NOTE_AUTHOR));
  if (kith_note_is_struck (self->note))
    self->struck_by = dup_person (file, kith_record_get_number (self->note, KITH_NOTE_STRUCK_BY));
  self->goals = dup_goals (file, self->note);
  /* What became of it is of use, and nothing to keep anybody from reading it. */
  self->uses = kith_note_uses_load (file, self->note, NULL);
  find_permissions (file, self);
  return g_steal_pointer (&self);
}

/**
 * kith_note_detail_free:
 * @self: (transfer full) (nullable): a detail
 */
void
kith_note_detail_free (KithNoteDetail *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->note);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self->author);
  g_free (self->struck_by);
  g_free (self->goals);
  kith_note_uses_free (self->uses);
  g_free (self);
}
