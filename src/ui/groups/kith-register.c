/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-register.h"

#include "kith-attendee.h"
#include "kith-lists.h"

struct _KithRegister
{
  GObject parent_instance;

  /* Owned */
  GPtrArray *lines;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KithRegister, kith_register, G_TYPE_OBJECT)

static void
line_free (gpointer data)
{
  KithRegisterLine *line = data;

  g_free (line->name);
  g_free (line->status);
  g_free (line->saved_status);
  g_free (line->own_words);
  g_free (line);
}

static void
kith_register_finalize (GObject *object)
{
  g_ptr_array_unref (KITH_REGISTER (object)->lines);

  G_OBJECT_CLASS (kith_register_parent_class)->finalize (object);
}

static void
kith_register_class_init (KithRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_register_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KITH_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
kith_register_init (KithRegister *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
}

/**
 * kith_register_new:
 *
 * Returns: (transfer full): a register without lines
 */
KithRegister *
kith_register_new (void)
{
  return g_object_new (KITH_TYPE_REGISTER, NULL);
}

guint
kith_register_get_n_lines (KithRegister *self)
{
  g_return_val_if_fail (KITH_IS_REGISTER (self), 0);

  return self->lines->len;
}

const KithRegisterLine *
kith_register_get_line (KithRegister *self,
                        guint         position)
{
  g_return_val_if_fail (KITH_IS_REGISTER (self), NULL);
  g_return_val_if_fail (position < self->lines->len, NULL);

  return g_ptr_array_index (self->lines, position);
}

static KithRegisterLine *
find_line (KithRegister *self,
           gint64        student)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (((KithRegisterLine *) g_ptr_array_index (self->lines, i))->student == student)
      return g_ptr_array_index (self->lines, i);
  return NULL;
}

static gboolean
is_changed (const KithRegisterLine *line)
{
  return g_strcmp0 (line->status, line->saved_status) != 0;
}

static KithRegisterLine *
append_line (KithRegister *self,
             gint64        student,
             const char   *name)
{
  KithRegisterLine *line = g_new0 (KithRegisterLine, 1);

  line->student = student;
  line->name = g_strdup (name);
  g_ptr_array_add (self->lines, line);
  return line;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const KithRegisterLine *one = *(const KithRegisterLine *const *) a;
  const KithRegisterLine *other = *(const KithRegisterLine *const *) b;

  return g_utf8_collate (one->name, other->name);
}

static void
sort_and_tell (KithRegister *self)
{
  g_ptr_array_sort (self->lines, compare_names);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, G_MAXUINT);
}

/* What was ticked and not saved, taken over into what the case file says now. */
static void
take_change (KithRegister           *self,
             const KithRegisterLine *old)
{
  KithRegisterLine *line = find_line (self, old->student);

  if (line == NULL && old->status == NULL)
    return;
  if (line == NULL)
    line = append_line (self, old->student, old->name);
  g_set_str (&line->status, old->status);
}

void
kith_register_load (KithRegister *self,
                    GPtrArray    *attendees,
                    GHashTable   *names)
{
  g_autoptr (GPtrArray) old_lines = NULL;

  g_return_if_fail (KITH_IS_REGISTER (self));

  old_lines = g_steal_pointer (&self->lines);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < attendees->len; i++) {
    KithRecord *attendee = g_ptr_array_index (attendees, i);
    gint64 student = kith_record_get_number (attendee, KITH_ATTENDEE_STUDENT);
    const char *name = g_hash_table_lookup (names, &student);
    KithRegisterLine *line = append_line (self, student, name != NULL ? name : "");

    line->saved_status = g_strdup (kith_record_get_text (attendee, KITH_ATTENDEE_STATUS));
    line->status = g_strdup (line->saved_status);
    line->own_words = g_strdup (kith_record_get_text (attendee, KITH_ATTENDEE_OWN_WORDS));
    line->version = kith_record_get_version (attendee);
  }
  for (guint i = 0; i < old_lines->len; i++)
    if (is_changed (g_ptr_array_index (old_lines, i)))
      take_change (self, g_ptr_array_index (old_lines, i));
  sort_and_tell (self);
}

gboolean
kith_register_add (KithRegister *self,
                   gint64        student,
                   const char   *name)
{
  KithRegisterLine *line;

  g_return_val_if_fail (KITH_IS_REGISTER (self), FALSE);

  line = find_line (self, student);
  if (line != NULL && line->status != NULL)
    return FALSE;
  if (line == NULL)
    line = append_line (self, student, name);
  g_set_str (&line->status, line->saved_status != NULL ? line->saved_status : "invited");
  sort_and_tell (self);
  return TRUE;
}

void
kith_register_set_status (KithRegister *self,
                          guint         position,
                          const char   *status)
{
  KithRegisterLine *line;

  g_return_if_fail (KITH_IS_REGISTER (self));
  g_return_if_fail (position < self->lines->len);

  line = g_ptr_array_index (self->lines, position);
  if (!g_set_str (&line->status, status))
    return;
  if (status != NULL || line->saved_status != NULL) {
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, position);
    return;
  }
  /* added and taken off again: nothing is left of it */
  g_ptr_array_remove_index (self->lines, position);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, G_MAXUINT);
}

void
kith_register_cycle (KithRegister *self,
                     guint         position)
{
  const KithRegisterLine *line = kith_register_get_line (self, position);
  guint next = 0;

  for (guint i = 0; line->status != NULL && i < kith_attendee_statuses.n_choices; i++)
    if (g_str_equal (kith_attendee_statuses.choices[i].code, line->status))
      next = (i + 1) % kith_attendee_statuses.n_choices;
  kith_register_set_status (self, position, kith_attendee_statuses.choices[next].code);
}

gboolean
kith_register_is_changed (KithRegister *self)
{
  g_return_val_if_fail (KITH_IS_REGISTER (self), FALSE);

  for (guint i = 0; i < self->lines->len; i++)
    if (is_changed (g_ptr_array_index (self->lines, i)))
      return TRUE;
  return FALSE;
}

static void
add_to_count (KithRegisterCount *count,
              const char        *status)
{
  if (g_strcmp0 (status, "attended") == 0)
    count->came++;
  else if (g_strcmp0 (status, "apologies") == 0)
    count->apologies++;
  else if (g_strcmp0 (status, "absent") == 0)
    count->absent++;
  else if (status != NULL)
    count->invited++;
}

void
kith_register_tally (KithRegister      *self,
                     KithRegisterCount *count)
{
  g_return_if_fail (KITH_IS_REGISTER (self));

  *count = (KithRegisterCount) { 0 };
  for (guint i = 0; i < self->lines->len; i++)
    add_to_count (count, kith_register_get_line (self, i)->status);
}

GArray *
kith_register_list_changes (KithRegister *self)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (KithRegisterEntry));

  g_return_val_if_fail (KITH_IS_REGISTER (self), changes);

  for (guint i = 0; i < self->lines->len; i++) {
    const KithRegisterLine *line = kith_register_get_line (self, i);
    KithRegisterEntry entry = { line->student, line->status, line->version };

    if (is_changed (line))
      g_array_append_val (changes, entry);
  }
  return changes;
}

void
kith_register_write_draft (KithRegister *self,
                           GHashTable   *typed)
{
  g_return_if_fail (KITH_IS_REGISTER (self));

  for (guint i = 0; i < self->lines->len; i++) {
    const KithRegisterLine *line = kith_register_get_line (self, i);

    if (is_changed (line))
      g_hash_table_insert (typed, g_strdup_printf ("%" G_GINT64_FORMAT, line->student),
                           g_strdup (line->status != NULL ? line->status : ""));
  }
}

/* A student whom the account may no longer see has no name here and is left out. */
void
kith_register_restore_draft (KithRegister *self,
                             GHashTable   *typed,
                             GHashTable   *names)
{
  GHashTableIter iter;
  const char *key, *status;

  g_return_if_fail (KITH_IS_REGISTER (self));

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &status)) {
    KithRegisterLine draft = { .student = g_ascii_strtoll (key, NULL, 10) };

    draft.name = g_hash_table_lookup (names, &draft.student);
    draft.status = *status != '\0' ? (char *) status : NULL;
    if (draft.name != NULL &&
        (draft.status == NULL || kith_choice_list_find (&kith_attendee_statuses, draft.status) != NULL))
      take_change (self, &draft);
  }
  sort_and_tell (self);
}
