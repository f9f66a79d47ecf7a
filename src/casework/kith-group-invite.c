/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-group-register.h"

#include "kith-attendee.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-group.h"
#include "kith-operation.h"
#include "kith-student.h"

#include <glib/gi18n.h>

/* Whoever has left or is archived is not asked along. */
static KithQuery *
make_query_of_active (void)
{
  KithQuery *query = kith_query_new (&kith_student_kind);

  kith_query_where (query, "stage", "active");
  kith_query_where (query, "archived-on", NULL);
  kith_query_set_order (query, "preferred-name");
  return query;
}

/**
 * kith_group_list_caseload:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): active students whom the actor supports today, by name
 */
GArray *
kith_group_list_caseload (KithCaseFile  *file,
                          GError       **error)
{
  g_autoptr (KithQuery) query = make_query_of_active ();

  kith_query_where_assigned (query, kith_case_file_get_actor (file)->person, NULL);
  return kith_case_file_list_ids (file, query, NULL, error);
}

static KithQuery *
make_query_of_title (KithRecord *group)
{
  KithQuery *query = kith_query_new (&kith_group_kind);

  kith_query_where (query, "title", kith_record_get_text (group, KITH_GROUP_TITLE));
  return query;
}

static KithRecord *
find_former (KithCaseFile  *file,
             KithRecord    *group,
             GError       **error)
{
  g_autoptr (KithQuery) query = make_query_of_title (group);
  g_autofree char *day_before = kith_date_iso_add_days (kith_record_get_text (group, KITH_GROUP_DATE), -1);
  g_autoptr (GPtrArray) found = NULL;

  kith_query_where_range (query, "date", NULL, day_before);
  kith_query_set_order (query, "-date");
  kith_query_set_limit (query, 1);
  found = kith_case_file_list (file, query, NULL, error);
  return found != NULL && found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

static GArray *
list_students_of (KithCaseFile  *file,
                  gint64         group,
                  GError       **error)
{
  g_autoptr (KithQuery) query = kith_group_register_query (group);
  g_autoptr (GPtrArray) lines = kith_case_file_list (file, query, NULL, error);
  g_autoptr (KithQuery) active = make_query_of_active ();
  g_autoptr (GArray) students = NULL;

  if (lines == NULL)
    return NULL;
  students = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < lines->len; i++) {
    gint64 student = kith_record_get_number (g_ptr_array_index (lines, i), KITH_ATTENDEE_STUDENT);

    g_array_append_val (students, student);
  }
  kith_query_where_ids (active, students);
  return kith_case_file_list_ids (file, active, NULL, error);
}

/**
 * kith_group_list_former:
 * @file: an open case file
 * @group: a group session
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): who was on the register of the last session of the same
 *   name before this one, of the active students the actor may see; empty when there was none
 */
GArray *
kith_group_list_former (KithCaseFile  *file,
                        KithRecord    *group,
                        GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithRecord) former = NULL;

  g_return_val_if_fail (KITH_IS_GROUP (group), NULL);

  former = find_former (file, group, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  if (former == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return list_students_of (file, kith_record_get_id (former), error);
}

/* What happened stays with the session it happened at. */
static KithRecord *
copy_for_day (KithRecord *group,
              const char *date)
{
  KithRecord *copy = kith_record_new (&kith_group_kind);

  kith_record_copy_fields (copy, group);
  kith_record_set_text (copy, KITH_GROUP_DATE, date);
  kith_record_clear (copy, KITH_GROUP_CANCELLED);
  kith_record_clear (copy, KITH_GROUP_FEEDBACK);
  return copy;
}

static gboolean
refuse_repeated (KithCaseFile  *file,
                 KithRecord    *copy,
                 GError       **error)
{
  g_autoptr (KithQuery) query = make_query_of_title (copy);
  g_autofree char *day = kith_date_format_iso (kith_record_get_text (copy, KITH_GROUP_DATE));
  gint64 count;

  kith_query_where (query, "date", kith_record_get_text (copy, KITH_GROUP_DATE));
  count = kith_case_file_count (file, query, error);
  if (count <= 0)
    return count == 0;
  g_set_error (error, KITH_ERROR, KITH_ERROR_EXISTS,
               /* Translators: name of a group session, then a date */
               _("There is a session “%s” on %s already. Open that one, or give it another day."),
               kith_record_get_text (copy, KITH_GROUP_TITLE), day);
  return FALSE;
}

/**
 * kith_group_repeat:
 * @file: an open case file
 * @group: id of a group session
 * @days: how many days later
 * @error: return location for an error
 *
 * Makes the same session again and invites everybody of its register who is active and whom the actor may see, as one
 * action.
 *
 * Returns: id of the new session, 0 on failure
 */
gint64
kith_group_repeat (KithCaseFile  *file,
                   gint64         group,
                   int            days,
                   GError       **error)
{
  g_autoptr (KithRecord) before = kith_case_file_load (file, &kith_group_kind, group, error);
  g_autoptr (GArray) students = before != NULL ? list_students_of (file, group, error) : NULL;
  g_autoptr (KithRecord) copy = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (KithRegisterEntry));
  g_autofree char *date = NULL;

  if (students == NULL)
    return 0;
  date = kith_date_iso_add_days (kith_record_get_text (before, KITH_GROUP_DATE), days);
  copy = copy_for_day (before, date);
  for (guint i = 0; i < students->len; i++) {
    KithRegisterEntry entry = { g_array_index (students, gint64, i), "invited", 0 };

    g_array_append_val (entries, entry);
  }
  if (!refuse_repeated (file, copy, error) ||
      !kith_group_register_save (file, copy, (const KithRegisterEntry *) (gpointer) entries->data, entries->len,
                                 KITH_SAVE_ACCEPT_WARNINGS, error))
    return 0;
  return kith_record_get_id (copy);
}
