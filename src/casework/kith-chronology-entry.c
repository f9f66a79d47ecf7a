/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology-private.h"

#include "kith-kinds.h"
#include "kith-text.h"

#include <glib/gi18n.h>

#define EXCERPT 240

/* What words are looked for in, for kinds the search index does not hold. */
char *
kith_chronology_dup_words (KithRecord *record,
                           KithRecord *dated)
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
  if (dated != record) {
    g_autofree char *title = kith_record_dup_title (dated);

    g_string_append_printf (text, " %s", title);
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
  if (key->kind == &kith_ending_kind)
    return key->event == KITH_CHRONOLOGY_DONE ? KITH_ENDING_GOODBYE : KITH_NO_FIELD;
  if (key->kind == &kith_plan_kind)
    return ended ? KITH_PLAN_NOT_HELD_REASON : KITH_PLAN_OUTCOME;
  if (key->kind == &kith_appointment_kind)
    return KITH_APPOINTMENT_NEXT;
  if (key->kind == &kith_achievement_kind)
    return KITH_ACHIEVEMENT_TEXT;
  if (key->kind == &kith_checklist_item_kind)
    return KITH_CHECKLIST_ITEM_WORDS;
  if (key->kind == &kith_concern_kind)
    return KITH_CONCERN_FACTS;
  if (key->kind == &kith_concern_action_kind)
    return KITH_CONCERN_ACTION_TEXT;
  return KITH_NO_FIELD;
}

static char *
dup_scores (KithRecord *rating)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = KITH_SELF_RATING_SETTLED; i <= KITH_SELF_RATING_FUTURE; i++)
    if (kith_record_has (rating, i))
      /* Translators: a statement a student rates, and the rating from 1 to 5 */
      g_string_append_printf (words, _("%s%s: %d"), words->len > 0 ? " · " : "",
                              kith_field_get_label (&kith_self_rating_kind.fields[i]),
                              (int) kith_record_get_number (rating, i));
  return kith_text_ellipsize (words->str, EXCERPT);
}

static char *
dup_excerpt (const KithChronologyKey *key,
             KithRecord              *record)
{
  guint field = get_excerpt_field (key);
  const char *text = field != KITH_NO_FIELD ? kith_record_get_text (record, field) : NULL;

  if (key->kind == &kith_self_rating_kind)
    return dup_scores (record);
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
  self->title = kith_chronology_dup_title (file, key, record);
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
