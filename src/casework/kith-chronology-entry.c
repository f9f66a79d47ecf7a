/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology-private.h"

#include "kith-kinds.h"
#include "kith-text.h"

#include <glib/gi18n.h>

#define EXCERPT 240

/* What words are looked for in, for kinds the search index does not hold. */
char *
kith_chronology_dup_words (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *words = NULL;

    if (!kith_field_holds_text (&kind->fields[i]) || kind->fields[i].type == KITH_FIELD_DATE)
      continue;
    words = kith_record_format (record, i);
    g_string_append_printf (text, " %s", words);
  }
  return kith_text_fold (text->str);
}

static const KithChronologySource *
find_source (const KithChronologyKey *key)
{
  guint n_sources = 0;
  const KithChronologySource *sources = kith_chronology_get_sources (&n_sources);

  for (guint i = 0; i < n_sources; i++)
    if (sources[i].kind == key->kind && sources[i].event == key->event)
      return &sources[i];
  return NULL;
}

static char *
dup_rating_title (KithCaseFile *file,
                  KithRecord   *record)
{
  gint64 goal = kith_record_get_number (record, KITH_RATING_GOAL);
  g_autofree char *title = kith_case_file_dup_title (file, &kith_goal_kind, goal);

  /* Translators: a rating from 0 to 10, and the goal it is about */
  return g_strdup_printf (_("%d out of 10: %s"), (int) kith_record_get_number (record, KITH_RATING_SCORE), title);
}

static char *
dup_assignment_title (KithCaseFile        *file,
                      KithRecord          *record,
                      KithChronologyEvent  event)
{
  gint64 person = kith_record_get_number (record, KITH_ASSIGNMENT_PERSON);
  g_autofree char *name = kith_case_file_dup_title (file, &kith_person_kind, person);
  g_autofree char *role = kith_record_format (record, KITH_ASSIGNMENT_ROLE);

  return event == KITH_CHRONOLOGY_BEGAN
           /* Translators: a role such as "Peer mentor", and a person's name */
           ? g_strdup_printf (_("%s began: %s"), role, name) : g_strdup_printf (_("%s ended: %s"), role, name);
}

static char *
dup_title_around (const KithChronologyKey *key,
                  const char              *own)
{
  if (key->kind == &kith_goal_kind)
    return key->event == KITH_CHRONOLOGY_DONE
             /* Translators: a goal in the student's words */
             ? g_strdup_printf (_("Goal achieved: %s"), own) : g_strdup_printf (_("Goal set: %s"), own);
  if (key->kind == &kith_step_kind)
    /* Translators: a step towards a goal */
    return g_strdup_printf (_("Step done: %s"), own);
  if (key->kind == &kith_care_status_kind)
    return key->event == KITH_CHRONOLOGY_ENDED
             /* Translators: a care status */
             ? g_strdup_printf (_("Care status ended: %s"), own) : g_strdup_printf (_("Care status: %s"), own);
  if (key->kind == &kith_home_kind)
    /* Translators: a town or an address */
    return g_strdup_printf (_("Moved: %s"), own);
  if (key->kind == &kith_task_kind)
    return key->event == KITH_CHRONOLOGY_DUE
             /* Translators: a task */
             ? g_strdup_printf (_("Task due: %s"), own) : g_strdup_printf (_("Task done: %s"), own);
  return g_strdup (own);
}

static char *
dup_title (KithCaseFile            *file,
           const KithChronologyKey *key,
           KithRecord              *record)
{
  g_autofree char *own = NULL;

  if (key->kind == &kith_note_kind)
    return kith_record_format (record, KITH_NOTE_TYPE);
  if (key->kind == &kith_rating_kind)
    return dup_rating_title (file, record);
  if (key->kind == &kith_assignment_kind)
    return dup_assignment_title (file, record, key->event);
  own = kith_record_dup_title (record);
  return dup_title_around (key, own);
}

static guint
get_excerpt_field (const KithChronologyKey *key)
{
  gboolean ended = key->event == KITH_CHRONOLOGY_ENDED;

  if (key->kind == &kith_note_kind)
    return KITH_NOTE_TEXT;
  if (key->kind == &kith_amendment_kind)
    return KITH_AMENDMENT_TEXT;
  if (key->kind == &kith_goal_kind)
    return key->event == KITH_CHRONOLOGY_DONE ? KITH_GOAL_EVIDENCE : KITH_GOAL_WHY;
  if (key->kind == &kith_assignment_kind && ended)
    return KITH_ASSIGNMENT_HAND_OVER;
  return KITH_NO_FIELD;
}

static char *
dup_excerpt (const KithChronologyKey *key,
             KithRecord              *record)
{
  guint field = get_excerpt_field (key);
  const char *text = field != KITH_NO_FIELD ? kith_record_get_text (record, field) : NULL;

  return kith_text_is_empty (text) ? NULL : kith_text_ellipsize (text, EXCERPT);
}

static char *
dup_author (KithCaseFile               *file,
            KithRecord                 *record,
            const KithChronologySource *source)
{
  gint64 person = source->person != KITH_NO_FIELD ? kith_record_get_number (record, source->person) : 0;

  return person != 0 ? kith_case_file_dup_title (file, &kith_person_kind, person) : NULL;
}

static KithChronologyEntry *
make_entry (KithCaseFile            *file,
            const KithChronologyKey *key,
            KithRecord              *record)
{
  const KithChronologySource *source = find_source (key);
  KithChronologyEntry *self = g_new0 (KithChronologyEntry, 1);

  g_assert (source != NULL);
  self->key = *key;
  self->type = source->type;
  self->record = g_object_ref (record);
  self->title = dup_title (file, key, record);
  self->excerpt = dup_excerpt (key, record);
  self->author = dup_author (file, record, source);
  self->struck = key->kind == &kith_note_kind && kith_note_is_struck (record);
  if (source->own_words != KITH_NO_FIELD)
    self->own_words = g_strdup (kith_record_get_text (record, source->own_words));
  return self;
}

/**
 * kith_chronology_entry_free:
 * @self: (transfer full) (nullable): an entry
 */
void
kith_chronology_entry_free (KithChronologyEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->excerpt);
  g_free (self->own_words);
  g_free (self->author);
  g_clear_object (&self->record);
  g_free (self);
}

static void
free_entry (gpointer data)
{
  kith_chronology_entry_free (data);
}

/**
 * kith_chronology_load:
 * @file: an open case file
 * @keys: (array length=n_keys): some keys of [func@chronology_list]
 * @n_keys: how many
 * @error: return location for an error
 *
 * Fills in what is on the screen. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type KithChronologyEntry): the entries in the order of the keys, without
 *   those that are gone by now
 */
GPtrArray *
kith_chronology_load (KithCaseFile             *file,
                      const KithChronologyKey  *keys,
                      gsize                     n_keys,
                      GError                  **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  for (gsize i = 0; i < n_keys; i++) {
    g_autoptr (GPtrArray) found = kith_case_file_load_many (file, keys[i].kind, &keys[i].id, 1, error);

    if (found == NULL)
      return NULL;
    if (found->len > 0)
      g_ptr_array_add (entries, make_entry (file, &keys[i], g_ptr_array_index (found, 0)));
  }
  return g_steal_pointer (&entries);
}
