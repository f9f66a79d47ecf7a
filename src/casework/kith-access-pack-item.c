/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-pack-private.h"

#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* One record as an item of the pack: what of it is the student’s, and what of that is covered. */

/* A title longer than this is a text, and stands below. */
#define MOST_TITLE 70

/* One item while it is put together. */
typedef struct {
  KithAccessGather *self;
  const KithKind *kind;
  gint64 id;
  gint64 note;
  gboolean is_covered;
  GArray *facts;
  GArray *texts;
  GPtrArray *kept;
} Item;

/* "Peer mentor": what somebody is, and not who. */
const char *
kith_access_gather_get_role (KithAccessGather *self,
                             gint64            person)
{
  const char *known = g_hash_table_lookup (self->roles, &person);
  g_autoptr (KithRecord) record = NULL;
  g_autofree char *words = NULL;

  if (known != NULL || person == 0)
    return known;
  record = kith_case_file_load (self->file, &kith_person_kind, person, NULL);
  words = record != NULL ? kith_record_format (record, KITH_PERSON_ROLES) : NULL;
  if (kith_text_is_empty (words))
    g_set_str (&words, _("Member of the team"));
  g_hash_table_insert (self->roles, g_memdup2 (&person, sizeof person), g_steal_pointer (&words));
  return g_hash_table_lookup (self->roles, &person);
}

static const char *
keep (Item *item,
      char *words)
{
  g_ptr_array_add (item->kept, words);
  return words;
}

static char *
dup_covered (Item       *item,
             const char *field,
             const char *words)
{
  gboolean would_cover = FALSE;
  g_autofree char *covered =
    kith_access_covers_apply_to (item->self->covers, item->kind, item->id, item->note, field, words, &would_cover);

  item->is_covered = item->is_covered || would_cover;
  return item->self->is_full ? g_strdup (words != NULL ? words : "") : g_steal_pointer (&covered);
}

static void
add_text (Item       *item,
          const char *label,
          const char *field,
          const char *words,
          gboolean    is_quote)
{
  KithAccessText text = { label, NULL, is_quote };

  if (kith_text_is_empty (words))
    return;
  text.text = keep (item, dup_covered (item, field, words));
  g_array_append_val (item->texts, text);
}

static void
add_fact (Item       *item,
          const char *label,
          const char *words)
{
  KithFact fact = { label };

  if (kith_text_is_empty (words))
    return;
  fact.value = keep (item, dup_covered (item, NULL, words));
  g_array_append_val (item->facts, fact);
}

static void
add_link (Item            *item,
          KithRecord      *record,
          guint            field,
          const KithField *info)
{
  g_autofree char *title = NULL;

  if (g_str_equal (info->kind, "student") || !kith_record_has (record, field))
    return;
  if (g_str_equal (info->kind, "person"))
    title = g_strdup (kith_access_gather_get_role (item->self, kith_record_get_number (record, field)));
  else
    title = kith_case_file_dup_title (item->self->file, kith_kind_find (info->kind), kith_record_get_number (record, field));
  add_fact (item, kith_field_get_label (info), title);
}

/* What the table of the kind says is the student’s. */
static void
add_fields (Item       *item,
            KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const KithField *field = &kind->fields[i];
    g_autofree char *words = NULL;

    if (!kith_field_has (field, KITH_FIELD_PERSONAL) || kith_field_has (field, KITH_FIELD_PRIVATE) ||
        field->type == KITH_FIELD_LINKS || !kith_record_has (record, i))
      continue;
    if (field->type == KITH_FIELD_LINK) {
      add_link (item, record, i, field);
      continue;
    }
    words = kith_record_format (record, i);
    if (field->type == KITH_FIELD_TEXT)
      add_text (item, kith_field_get_label (field), field->name, words, strstr (field->name, "own-words") != NULL);
    else
      add_fact (item, kith_field_get_label (field), words);
  }
}

static gboolean
add_amendments (Item       *item,
                KithRecord *note)
{
  gint64 id = kith_record_get_id (note);
  GPtrArray *amendments = g_hash_table_lookup (item->self->amendments, &id);

  for (guint i = 0; amendments != NULL && i < amendments->len; i++) {
    KithRecord *amendment = g_ptr_array_index (amendments, i);
    g_autofree char *when = kith_record_format (amendment, KITH_AMENDMENT_RECORDED_AT);
    const char *who = kith_access_gather_get_role (item->self, kith_record_get_number (amendment, KITH_AMENDMENT_AUTHOR));
    /* Translators: when a note was added to, and the role of whoever did */
    char *label = kith_amendment_is_statement (amendment)
      /* Translators: when the student's own words about a note were written down */
      ? g_strdup_printf (_("Your own statement, of %s"), when)
      : g_strdup_printf (_("Added on %s (%s)"), when, who != NULL ? who : _("Member of the team"));

    add_text (item, keep (item, label), NULL, kith_record_get_text (amendment, KITH_AMENDMENT_TEXT), FALSE);
  }
  return TRUE;
}

static GPtrArray *
list_of_goal (Item            *item,
              const KithKind  *kind,
              KithRecord      *goal,
              const char      *order,
              GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (goal));

  kith_query_where (query, "goal", id);
  kith_query_set_order (query, order);
  return kith_case_file_list (item->self->file, query, NULL, error);
}

/* One line for each step or rating, its personal values one after the other. */
static gboolean
add_lines (Item            *item,
           const KithKind  *kind,
           KithRecord      *goal,
           const char      *order,
           GError         **error)
{
  g_autoptr (GPtrArray) records = list_of_goal (item, kind, goal, order, error);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    gboolean first = TRUE;

    for (guint field = 0; field < kind->n_fields; field++) {
      g_autofree char *words = NULL;

      if (!kith_field_has (&kind->fields[field], KITH_FIELD_PERSONAL) || kind->fields[field].type == KITH_FIELD_LINK ||
          !kith_record_has (g_ptr_array_index (records, i), field))
        continue;
      words = kith_record_format (g_ptr_array_index (records, i), field);
      g_string_append_printf (lines, "%s%s: %s", first ? (lines->len > 0 ? "\n" : "") : "  ·  ",
                              kith_field_get_label (&kind->fields[field]), words);
      first = FALSE;
    }
  }
  add_text (item, _(kind->label_plural), NULL, lines->str, FALSE);
  return records != NULL;
}

static gboolean
add_parts (Item        *item,
           KithRecord  *record,
           GError     **error)
{
  if (kith_record_get_kind (record) == &kith_note_kind)
    return add_amendments (item, record);
  if (kith_record_get_kind (record) == &kith_goal_kind)
    return add_lines (item, &kith_step_kind, record, "due", error) &&
           add_lines (item, &kith_rating_kind, record, "date", error);
  return TRUE;
}

/* A title that is no more than the name of the kind is enough: the rest is below it. */
static char *
dup_item_title (Item       *item,
                KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autofree char *title = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *covered = NULL;
  g_autofree char *brief = NULL;

  if (kind == &kith_relation_kind)
    title = kith_record_format (record, KITH_RELATION_RELATIONSHIP);
  else if (kind == &kith_note_kind)
    title = kith_record_format (record, KITH_NOTE_TYPE);
  else if (kind != &kith_student_kind)
    title = kith_record_dup_title (record);
  if (kith_text_is_empty (title) || g_str_equal (title, _(kind->label)))
    return g_strdup (_(kind->label));
  whole = kith_access_record_dup_title (record, title);
  covered = dup_covered (item, NULL, whole);
  brief = kith_text_ellipsize (covered, MOST_TITLE);
  if (kind == &kith_note_kind && kith_note_is_struck (record))
    /* Translators: a kind of note, such as "One-to-one" */
    return g_strdup_printf (_("Note (struck out): %s"), brief);
  /* Translators: a kind of record, then what this one is */
  return g_strdup_printf (_("%s: %s"), _(kind->label), brief);
}

static const char *
get_author (KithAccessGather *self,
            KithRecord       *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  return kind->author_field != KITH_NO_FIELD && kind->fields[kind->author_field].type == KITH_FIELD_LINK
           ? kith_access_gather_get_role (self, kith_record_get_number (record, kind->author_field))
           : NULL;
}

static void
add_withheld (Item       *item,
              const char *box)
{
  KithAccessText text = { _("All of it is withheld"), box, FALSE };

  g_array_append_val (item->texts, text);
}

/* @date: under which it stands, empty for none */
gboolean
kith_access_gather_add_record (KithAccessGather  *self,
                               KithRecord        *record,
                               const char        *date,
                               GError           **error)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (KithFact));
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (KithAccessText));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  Item item = { .self = self, .facts = facts, .texts = texts, .kept = kept };
  KithAccessItem plain = { .date = date, .author = get_author (self, record) };
  const char *withheld = kith_access_covers_get_withheld (self->covers, kith_record_get_kind (record),
                                                          kith_record_get_id (record));

  item.kind = kith_record_get_kind (record);
  item.id = kith_record_get_id (record);
  item.note = kith_access_record_get_note (record);
  plain.kind = item.kind->name;
  plain.id = item.id;
  item.is_covered = withheld != NULL;
  if (withheld != NULL && !self->is_full) {
    plain.title = _(item.kind->label);
    add_withheld (&item, withheld);
  } else {
    plain.title = keep (&item, dup_item_title (&item, record));
    add_fields (&item, record);
    if (!add_parts (&item, record, error))
      return FALSE;
  }
  plain.is_covered = item.is_covered;
  plain.facts = (const KithFact *) (gpointer) facts->data;
  plain.n_facts = facts->len;
  plain.texts = (const KithAccessText *) (gpointer) texts->data;
  plain.n_texts = texts->len;
  kith_access_pack_builder_add_item (self->builder, &plain);
  return TRUE;
}
