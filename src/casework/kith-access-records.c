/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-pack-private.h"

#include "kith-kinds.h"
#include "kith-text.h"

#include <string.h>

/* What the pack asks of one record. */

/* The note whose marks say what is covered: of a task, the one that it was a next step of. */
gint64
kith_access_record_get_note (KithRecord *record)
{
  if (kith_record_get_kind (record) == &kith_task_kind)
    return kith_record_get_number (record, KITH_TASK_NOTE);
  return kith_record_get_kind (record) == &kith_note_kind ? kith_record_get_id (record) : 0;
}

/* A title may be cut in the middle of a name, and half a name says who it was: what is covered is looked for in all of it. */
char *
kith_access_record_dup_title (KithRecord *record,
                              const char *title)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autofree char *own = kith_record_dup_title (record);
  g_autofree char *head = g_str_has_suffix (own, "…") ? g_strndup (own, strlen (own) - strlen ("…")) : NULL;

  for (guint i = 0; head != NULL && i < kind->n_fields; i++) {
    g_autofree char *line = NULL;
    g_autoptr (GString) whole = NULL;

    if (kind->fields[i].type != KITH_FIELD_TEXT && kind->fields[i].type != KITH_FIELD_LINE)
      continue;
    line = kith_text_tidy_line (kith_record_get_text (record, i));
    if (line == NULL || !g_str_has_prefix (line, head))
      continue;
    whole = g_string_new (title);
    g_string_replace (whole, own, line, 1);
    return g_string_free_and_steal (g_steal_pointer (&whole));
  }
  return g_strdup (title);
}

/* The first day that a record has. */
const char *
kith_access_record_get_day (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; kind != &kith_student_kind && i < kind->n_fields; i++)
    if (kind->fields[i].type == KITH_FIELD_DATE && kith_record_has (record, i))
      return kith_record_get_text (record, i);
  return "";
}

const char *
kith_access_record_get_first_of (KithRecord *record,
                                 const char *one,
                                 const char *other)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint field = kith_kind_find_field (kind, one);

  if (field == KITH_NO_FIELD)
    field = kith_kind_find_field (kind, other);
  return field != KITH_NO_FIELD && kind->fields[field].type == KITH_FIELD_DATE ? kith_record_get_text (record, field) : NULL;
}

/* What a carer or a partner said is about the student and theirs who said it: it is not told to them word for word. */
gboolean
kith_access_record_is_said_by_other (KithRecord *record)
{
  return kith_record_get_kind (record) == &kith_feedback_kind &&
         g_strcmp0 (kith_record_get_text (record, KITH_FEEDBACK_SAID_BY), "student") != 0;
}

gboolean
kith_access_kind_is_personal (const KithKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_PERSONAL))
      return TRUE;
  return FALSE;
}
