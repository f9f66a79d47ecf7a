/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-group-register.h"

#include "kith-attendee.h"
#include "kith-draft.h"
#include "kith-error.h"
#include "kith-group.h"
#include "kith-operation.h"

#include <glib/gi18n.h>

#define CAME "attended"
#define INVITED "invited"

/**
 * kith_group_register_query:
 * @group: id of a group session
 *
 * Returns: (transfer full): the lines of its register, in the order they were written
 */
KithQuery *
kith_group_register_query (gint64 group)
{
  KithQuery *query = kith_query_new (&kith_attendee_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, group);

  kith_query_where (query, "group", id);
  return query;
}

/**
 * kith_group_register_is_whole:
 * @roles: roles of an account
 *
 * Returns: whether they see everybody on a register; else others may be there, and a page has to say so
 */
gboolean
kith_group_register_is_whole (KithRoles roles)
{
  guint n_rules = 0;
  const KithPolicyRule *rules = kith_policy_get_rules (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    if ((rules[i].roles & roles) != 0 && (rules[i].actions & KITH_ACTION_SEE) != 0 &&
        rules[i].scope == KITH_SCOPE_ALL && g_str_equal (rules[i].kind, kith_attendee_kind.name))
      return TRUE;
  return FALSE;
}

/**
 * kith_group_register_get_draft_place:
 * @group: id of a group session
 *
 * A draft belongs to a student, and a register to many. What is ticked and not saved is kept where a draft of kind
 * "attendee" has its student, under a number no student has, so that every session has a draft of its own.
 *
 * Returns: what stands for the student
 */
gint64
kith_group_register_get_draft_place (gint64 group)
{
  return -group;
}

/**
 * kith_group_register_count:
 * @attendees: (element-type KithRecord): lines of a register
 * @count: (out): how many of each
 */
void
kith_group_register_count (GPtrArray         *attendees,
                           KithRegisterCount *count)
{
  *count = (KithRegisterCount) { 0 };
  for (guint i = 0; i < attendees->len; i++) {
    const char *status = kith_record_get_text (g_ptr_array_index (attendees, i), KITH_ATTENDEE_STATUS);

    if (g_strcmp0 (status, CAME) == 0)
      count->came++;
    else if (g_strcmp0 (status, "apologies") == 0)
      count->apologies++;
    else if (g_strcmp0 (status, "absent") == 0)
      count->absent++;
    else
      count->invited++;
  }
}

static void
append_words (GString    *words,
              const char *part)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/**
 * kith_group_register_count_dup_words:
 * @count: how many of each
 *
 * Returns: (transfer full): "8 came · 2 sent apologies", "12 invited" or "Nobody on the register"
 */
char *
kith_group_register_count_dup_words (const KithRegisterCount *count)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *came = g_strdup_printf (ngettext ("%u came", "%u came", count->came), count->came);
  g_autofree char *apologies =
    g_strdup_printf (ngettext ("%u sent apologies", "%u sent apologies", count->apologies), count->apologies);
  g_autofree char *absent =
    g_strdup_printf (ngettext ("%u did not come", "%u did not come", count->absent), count->absent);
  g_autofree char *invited = g_strdup_printf (ngettext ("%u invited", "%u invited", count->invited), count->invited);

  if (count->came > 0)
    append_words (words, came);
  if (count->apologies > 0)
    append_words (words, apologies);
  if (count->absent > 0)
    append_words (words, absent);
  if (count->invited > 0)
    append_words (words, invited);
  return words->len > 0 ? g_strdup (words->str) : g_strdup (_("Nobody on the register"));
}

static gboolean
is_different (KithRecord *record,
              KithRecord *before)
{
  for (guint i = 0; i < kith_record_get_kind (record)->n_fields; i++)
    if (!kith_record_field_equals (record, before, i))
      return TRUE;
  return FALSE;
}

/* Whoever may tick may not always change the session itself, so it is only saved when it is different. */
static gboolean
save_group (KithCaseFile   *file,
            KithRecord     *group,
            KithSaveFlags   flags,
            GError        **error)
{
  gint64 id = kith_record_get_id (group);
  g_autoptr (KithRecord) before = NULL;

  if (id == 0)
    return kith_case_file_save (file, group, flags, error);
  before = kith_case_file_load (file, &kith_group_kind, id, error);
  if (before == NULL)
    return FALSE;
  return !is_different (group, before) || kith_case_file_save (file, group, flags, error);
}

static gboolean
check_twice (const KithRegisterEntry  *entries,
             gsize                     n_entries,
             GError                  **error)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (gsize i = 0; i < n_entries; i++)
    if (!g_hash_table_add (seen, (gpointer) &entries[i].student)) {
      kith_problems_add (problems, "student", KITH_SEVERITY_ERROR, _("This student is on the register already."));
      kith_problems_to_error (problems, error);
      return FALSE;
    }
  return TRUE;
}

static KithRecord *
find_line (GPtrArray *lines,
           gint64     student)
{
  for (guint i = 0; i < lines->len; i++)
    if (kith_record_get_number (g_ptr_array_index (lines, i), KITH_ATTENDEE_STUDENT) == student)
      return g_ptr_array_index (lines, i);
  return NULL;
}

static gboolean
add_line (KithCaseFile             *file,
          gint64                    group,
          const KithRegisterEntry  *entry,
          KithSaveFlags             flags,
          GError                  **error)
{
  g_autoptr (KithRecord) line = kith_record_new (&kith_attendee_kind);

  kith_record_set_number (line, KITH_ATTENDEE_STUDENT, entry->student);
  kith_record_set_number (line, KITH_ATTENDEE_GROUP, group);
  kith_record_set_text (line, KITH_ATTENDEE_STATUS, entry->status);
  return kith_case_file_save (file, line, flags, error);
}

static gboolean
save_entry (KithCaseFile             *file,
            gint64                    group,
            GPtrArray                *lines,
            const KithRegisterEntry  *entry,
            KithSaveFlags             flags,
            GError                  **error)
{
  KithRecord *line = find_line (lines, entry->student);

  if (line == NULL)
    return entry->status == NULL || add_line (file, group, entry, flags, error);
  if (entry->status == NULL)
    return kith_case_file_remove (file, &kith_attendee_kind, kith_record_get_id (line), error);
  kith_record_set_text (line, KITH_ATTENDEE_STATUS, entry->status);
  /* somebody else ticked the same student meanwhile: the store says so instead of going over it */
  if (entry->version != 0)
    kith_record_set_version (line, entry->version);
  return kith_case_file_save (file, line, flags, error);
}

static void
add_warnings (KithCaseFile            *file,
              KithRecord              *group,
              const KithRegisterCount *count,
              KithProblems            *problems)
{
  gint64 places = kith_record_get_number (group, KITH_GROUP_CAPACITY);
  gboolean is_cancelled = kith_record_get_flag (group, KITH_GROUP_CANCELLED);
  gboolean is_whole = kith_group_register_is_whole (kith_case_file_get_actor (file)->roles);
  KithProblem *problem = NULL;

  if (places > 0 && count->came > places)
    kith_problems_add (problems, "capacity", KITH_SEVERITY_WARNING,
                       ngettext ("%u came, and there is %d place. Is this right?",
                                 "%u came, and there are %d places. Is this right?", (gulong) places),
                       count->came, (int) places);
  if (is_cancelled && count->came > 0)
    kith_problems_add (problems, "cancelled", KITH_SEVERITY_WARNING,
                       _("It is marked as cancelled, and somebody came. Is this right?"));
  /* Whoever sees only some of the register cannot know that nobody came; with somebody left open it is not taken yet. */
  if (!is_whole || is_cancelled || count->came > 0 || count->invited > 0 || count->apologies + count->absent == 0)
    return;
  problem = kith_problems_add (problems, "cancelled", KITH_SEVERITY_WARNING, _("Nobody came. Cancelled?"));
  kith_problems_set_fix (problem, KITH_FIX_USE_VALUE, _("It Was Cancelled"), 0, "1");
}

static gboolean
check_count (KithCaseFile   *file,
             KithRecord     *group,
             KithSaveFlags   flags,
             GError        **error)
{
  g_autoptr (KithQuery) query = kith_group_register_query (kith_record_get_id (group));
  g_autoptr (GPtrArray) lines = kith_case_file_list (file, query, NULL, error);
  g_autoptr (KithProblems) problems = kith_problems_new ();
  KithRegisterCount count;

  if (lines == NULL)
    return FALSE;
  kith_group_register_count (lines, &count);
  add_warnings (file, group, &count, problems);
  if ((flags & KITH_SAVE_ACCEPT_WARNINGS) || kith_problems_get_size (problems) == 0)
    return TRUE;
  kith_problems_to_error (problems, error);
  return FALSE;
}

static gboolean
save_all (KithCaseFile             *file,
          KithRecord               *group,
          const KithRegisterEntry  *entries,
          gsize                     n_entries,
          KithSaveFlags             flags,
          GError                  **error)
{
  KithSaveFlags inner = flags & ~KITH_SAVE_DISCARD_DRAFT;
  g_autoptr (KithQuery) query = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gint64 id;

  if (!save_group (file, group, inner, error))
    return FALSE;
  id = kith_record_get_id (group);
  query = kith_group_register_query (id);
  lines = kith_case_file_list (file, query, NULL, error);
  if (lines == NULL)
    return FALSE;
  for (gsize i = 0; i < n_entries; i++)
    if (!save_entry (file, id, lines, &entries[i], inner, error))
      return FALSE;
  return check_count (file, group, flags, error) &&
         (!(flags & KITH_SAVE_DISCARD_DRAFT) ||
          kith_draft_discard (file, &kith_attendee_kind, kith_group_register_get_draft_place (id), error));
}

/**
 * kith_group_register_save:
 * @file: an open case file
 * @group: a group session, new or changed
 * @entries: (array length=n_entries): what changed on its register; students not named stay as they are
 * @n_entries: how many
 * @flags: see [flags@SaveFlags]; the draft is that of the register
 * @error: what is wrong; [func@problems_from_error] says which fields
 *
 * Saves a session and one line for each student as one action with one undo. Each line stands in that student's own
 * chronology and names nobody else. More who came than places, and nobody at all, are asked about once.
 *
 * Returns: whether it was saved
 */
gboolean
kith_group_register_save (KithCaseFile             *file,
                          KithRecord               *group,
                          const KithRegisterEntry  *entries,
                          gsize                     n_entries,
                          KithSaveFlags             flags,
                          GError                  **error)
{
  gint64 id, version;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (KITH_IS_GROUP (group), FALSE);

  id = kith_record_get_id (group);
  version = kith_record_get_version (group);
  if (!check_twice (entries, n_entries, error) ||
      !kith_case_file_begin (file, id == 0 ? _("Group session: added") : _("Register: saved"), error))
    return FALSE;
  if (!save_all (file, group, entries, n_entries, flags, &local_error))
    kith_case_file_rollback (file);
  else if (kith_case_file_commit (file, &local_error))
    return TRUE;
  kith_record_set_id (group, id);
  kith_record_set_version (group, version);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
