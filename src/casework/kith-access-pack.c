/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-pack-private.h"

#include "kith-access-covers.h"
#include "kith-chronology-private.h"
#include "kith-college-case.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-report-access-pack.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* A title longer than this is a text, and stands below. */
#define MOST_TITLE 70
#define MOST_EVENT 100
#define CHRONOLOGY_STEP 200

typedef struct {
  const char *title;
  const char *kinds; /* separated by spaces */
} Chapter;

/* In the order people look for things. What no line names, and is personal, comes last: a new kind is not forgotten. */
static const Chapter chapters[] = {
  { N_("Your Record"), "student" },
  { N_("Status and Homes"), "care-status care-period home" },
  { N_("People Around You"), "assignment professional relation ending" },
  { N_("Plans and Reviews"), "plan" },
  { N_("Goals"), "goal" },
  { N_("Notes"), "note" },
  { N_("Appointments"), "appointment" },
  { N_("Group Sessions"), "attendee" },
  { N_("What Went Well, and How You Rated Things"), "achievement self-rating" },
  { N_("Attendance, Bursary, Checklists and Tasks"), "attendance bursary checklist-item task" },
};

/* Kept by the lead, or part of another record. */
#define APART "access-request redaction concern concern-action concern-receipt transfer note-mark amendment step rating"

/* Records wait here until they are in order. */
typedef struct {
  KithRecord *record;
  char *date;
} Dated;

typedef struct {
  KithCaseFile *file;
  gint64 student;
  gint64 request;
  gboolean is_full;
  const char *from;
  const char *until;
  KithAccessCovers *covers;
  GPtrArray *redactions;
  GHashTable *roles;      /* person → what they are */
  GHashTable *amendments; /* note → GPtrArray of amendments, oldest first */
  KithAccessPackBuilder *builder;
  guint n_kept_by_lead;
} Gather;

/* One item while it is put together. */
typedef struct {
  Gather *self;
  const KithKind *kind;
  gint64 id;
  gint64 note;
  gboolean is_covered;
  GArray *facts;
  GArray *texts;
  GPtrArray *kept;
} Item;

static gboolean
names (const char *list,
       const char *name)
{
  g_auto (GStrv) all = g_strsplit (list, " ", -1);

  return g_strv_contains ((const char *const *) all, name);
}

static GPtrArray *
list_kind (Gather          *self,
           const KithKind  *kind,
           const char      *order,
           GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, self->student);
  if (order != NULL)
    kith_query_set_order (query, order);
  return kith_case_file_list (self->file, query, NULL, error);
}

static gboolean
gather_amendments (Gather  *self,
                   GError **error)
{
  g_autoptr (GPtrArray) all = list_kind (self, &kith_amendment_kind, "recorded-at", error);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    KithRecord *amendment = g_ptr_array_index (all, i);
    gint64 note = kith_record_get_number (amendment, KITH_AMENDMENT_NOTE);
    GPtrArray *of_note = g_hash_table_lookup (self->amendments, &note);

    if (of_note == NULL) {
      of_note = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->amendments, g_memdup2 (&note, sizeof note), of_note);
    }
    g_ptr_array_add (of_note, g_object_ref (amendment));
  }
  return all != NULL;
}

/* "Peer mentor": what somebody is, and not who. */
static const char *
get_role (Gather *self,
          gint64  person)
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
    title = g_strdup (get_role (item->self, kith_record_get_number (record, field)));
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
    const char *who = get_role (item->self, kith_record_get_number (amendment, KITH_AMENDMENT_AUTHOR));
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
get_author (Gather     *self,
            KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  return kind->author_field != KITH_NO_FIELD && kind->fields[kind->author_field].type == KITH_FIELD_LINK
           ? get_role (self, kith_record_get_number (record, kind->author_field))
           : NULL;
}

static void
add_withheld (Item       *item,
              const char *box)
{
  KithAccessText text = { _("All of it is withheld"), box, FALSE };

  g_array_append_val (item->texts, text);
}

static gboolean
add_record (Gather       *self,
            const Dated  *dated,
            GError      **error)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (KithFact));
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (KithAccessText));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  Item item = { .self = self, .facts = facts, .texts = texts, .kept = kept };
  KithAccessItem plain = { .date = dated->date, .author = get_author (self, dated->record) };
  const char *withheld = kith_access_covers_get_withheld (self->covers, kith_record_get_kind (dated->record),
                                                          kith_record_get_id (dated->record));

  item.kind = kith_record_get_kind (dated->record);
  item.id = kith_record_get_id (dated->record);
  item.note = kith_access_record_get_note (dated->record);
  plain.kind = item.kind->name;
  plain.id = item.id;
  item.is_covered = withheld != NULL;
  if (withheld != NULL && !self->is_full) {
    plain.title = _(item.kind->label);
    add_withheld (&item, withheld);
  } else {
    plain.title = keep (&item, dup_item_title (&item, dated->record));
    add_fields (&item, dated->record);
    if (!add_parts (&item, dated->record, error))
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

/* Where the day of a line of a register stands: in its session. */
static KithRecord *
dup_dated (Gather     *self,
           KithRecord *record)
{
  guint n_sources = 0;
  const KithChronologySource *sources = kith_chronology_get_sources (&n_sources);

  for (guint i = 0; i < n_sources; i++)
    if (sources[i].kind == kith_record_get_kind (record) && sources[i].dated_by != KITH_NO_FIELD)
      return kith_chronology_dup_dated (self->file, &sources[i], record);
  return g_object_ref (record);
}

static gboolean
is_scoped (Gather *self)
{
  return !kith_text_is_empty (self->from) || !kith_text_is_empty (self->until);
}

static gboolean
is_day_in_scope (Gather     *self,
                 const char *day)
{
  return (kith_text_is_empty (self->from) || strcmp (day, self->from) >= 0) &&
         (kith_text_is_empty (self->until) || strcmp (day, self->until) <= 0);
}

/* What holds from one day to another, and a goal until it is achieved, is of every day between. */
static gboolean
is_in_scope (Gather     *self,
             KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  const char *from = kith_access_record_get_first_of (record, "from", "start");
  const char *until = kith_access_record_get_first_of (record, "until", "achieved-date");
  gboolean has_day = FALSE;

  if (from != NULL)
    return (kith_text_is_empty (self->until) || strcmp (from, self->until) <= 0) &&
           (kith_text_is_empty (self->from) || until == NULL || strcmp (until, self->from) >= 0);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].type != KITH_FIELD_DATE || !kith_record_has (record, i))
      continue;
    if (is_day_in_scope (self, kith_record_get_text (record, i)))
      return TRUE;
    has_day = TRUE;
  }
  return !has_day;
}

static gboolean
is_for_lead (KithRecord *note)
{
  return g_strcmp0 (kith_record_get_text (note, KITH_NOTE_VISIBILITY), "dsl") == 0;
}

/* A task that a note led to says what the note says; where the note may not even be opened, it is the lead’s. */
static gboolean
comes_from_lead (Gather     *self,
                 KithRecord *task)
{
  gint64 id = kith_record_get_number (task, KITH_TASK_NOTE);
  g_autoptr (KithRecord) note = id != 0 ? kith_case_file_load (self->file, &kith_note_kind, id, NULL) : NULL;

  return id != 0 && (note == NULL || is_for_lead (note));
}

/* The lead decides about each; nothing is written down yet that says one was released. */
static gboolean
is_kept_by_lead (Gather     *self,
                 KithRecord *record)
{
  if (kith_record_get_kind (record) == &kith_task_kind)
    return comes_from_lead (self, record);
  return kith_record_get_kind (record) == &kith_note_kind && is_for_lead (record);
}

static void
dated_clear (gpointer data)
{
  Dated *dated = data;

  g_object_unref (dated->record);
  g_free (dated->date);
}

static int
compare_dated (gconstpointer a,
               gconstpointer b)
{
  const Dated *first = a, *second = b;
  int order = strcmp (first->date, second->date);
  gint64 one = kith_record_get_id (first->record), other = kith_record_get_id (second->record);

  return order != 0 ? order : (one > other) - (one < other);
}

static void
append_dated (GArray     *records,
              KithRecord *record,
              const char *date)
{
  Dated dated = { g_object_ref (record), g_strdup (date) };

  g_array_append_val (records, dated);
}

static gboolean
collect_kind (Gather          *self,
              const KithKind  *kind,
              GArray          *records,
              GError         **error)
{
  g_autoptr (GPtrArray) all = list_kind (self, kind, NULL, error);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    KithRecord *record = g_ptr_array_index (all, i);
    g_autoptr (KithRecord) day = dup_dated (self, record);
    gboolean is_wanted = day == NULL || is_in_scope (self, day);

    if (!is_wanted)
      kith_access_pack_builder_leave_out (self->builder);
    else if (is_kept_by_lead (self, record))
      self->n_kept_by_lead += kind == &kith_note_kind;
    else if (!kith_access_record_is_said_by_other (record))
      append_dated (records, record, day != NULL ? kith_access_record_get_day (day) : "");
  }
  return all != NULL;
}

static gboolean
add_chapter (Gather      *self,
             const char  *title,
             const char  *kinds,
             KithRecord  *student,
             GError     **error)
{
  g_auto (GStrv) all = g_strsplit (kinds, " ", -1);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (Dated));

  g_array_set_clear_func (records, dated_clear);
  kith_access_pack_builder_begin_chapter (self->builder, title);
  if (names (kinds, "note"))
    kith_access_pack_builder_set_marked (self->builder);
  for (guint i = 0; all[i] != NULL; i++) {
    if (g_str_equal (all[i], "student")) {
      Dated dated = { g_object_ref (student), g_strdup ("") };

      g_array_append_val (records, dated);
    } else if (!collect_kind (self, kith_kind_find (all[i]), records, error)) {
      return FALSE;
    }
  }
  g_array_sort (records, compare_dated);
  for (guint i = 0; i < records->len; i++)
    if (!add_record (self, &g_array_index (records, Dated, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
has_chapter (const KithKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    if (names (chapters[i].kinds, kind->name))
      return TRUE;
  return names (APART, kind->name);
}

static gboolean
add_everything_else (Gather  *self,
                     GError **error)
{
  g_autoptr (GString) kinds = g_string_new (NULL);
  guint n_kinds;
  const KithKind *const *all = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (all[i]->student_field != KITH_NO_FIELD && kith_access_kind_is_personal (all[i]) && !has_chapter (all[i]) &&
        kith_policy_allows_any (kith_case_file_get_actor (self->file)->roles, all[i], KITH_ACTION_SEE))
      g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? " " : "", all[i]->name);
  return kinds->len == 0 || add_chapter (self, _("Other Records"), kinds->str, NULL, error);
}

/* A relation names the other, and what is the lead’s is not told of here either. */
static gboolean
is_event (Gather                    *self,
          const KithChronologyEntry *entry)
{
  return entry->key.kind != &kith_relation_kind && !is_kept_by_lead (self, entry->record);
}

static char *
dup_event_title (const KithChronologyEntry *entry)
{
  if (entry->struck)
    /* Translators: a kind of note, such as "One-to-one" */
    return g_strdup_printf (_("Struck out: %s"), entry->title);
  return kith_access_record_dup_title (entry->record, entry->title);
}

/* What somebody is, as with the items: the names are in what is told. */
static const char *
get_event_role (Gather                    *self,
                const KithChronologyEntry *entry)
{
  guint n_sources = 0;
  const KithChronologySource *sources = kith_chronology_get_sources (&n_sources);

  for (guint i = 0; i < n_sources; i++)
    if (sources[i].kind == entry->key.kind && sources[i].event == entry->key.event && sources[i].person != KITH_NO_FIELD)
      return get_role (self, kith_record_get_number (entry->record, sources[i].person));
  return NULL;
}

static void
add_event (Gather                    *self,
           const KithChronologyEntry *entry)
{
  gboolean is_covered = FALSE;
  const KithKind *kind = entry->key.kind, *parent = kith_kind_get_parent (kind);
  gint64 id = parent != NULL ? kith_record_get_number (entry->record, kind->parent_field) : entry->key.id;
  const KithKind *of = parent != NULL ? parent : kind;
  const char *withheld = kith_access_covers_get_withheld (self->covers, of, id);
  g_autofree char *title = dup_event_title (entry);
  g_autofree char *covered =
    kith_access_covers_apply_to (self->covers, of, id, kith_access_record_get_note (entry->record), NULL, title,
                                 &is_covered);
  g_autofree char *what =
    kith_text_ellipsize (self->is_full ? title : withheld != NULL ? withheld : covered, MOST_EVENT);

  kith_access_pack_builder_add_event (self->builder, entry->key.date, what, get_event_role (self, entry),
                                      is_covered || withheld != NULL);
}

/* Oldest first, a few hundred at a time. */
static gboolean
add_chronology (Gather  *self,
                GError **error)
{
  KithChronologyFilter filter = {
    .types = KITH_CHRONOLOGY_EVERYTHING & ~(KithChronologyTypes) (KITH_CHRONOLOGY_CONCERNS | KITH_CHRONOLOGY_AMENDMENTS),
    .from = kith_text_is_empty (self->from) ? NULL : self->from,
    .until = kith_text_is_empty (self->until) ? NULL : self->until,
  };
  g_autoptr (GArray) keys = kith_chronology_list (self->file, self->student, &filter, NULL, error);

  if (keys == NULL)
    return FALSE;
  kith_access_pack_builder_begin_chapter (self->builder, _("Chronology"));
  if (is_scoped (self))
    kith_access_pack_builder_leave_out (self->builder);
  for (guint end = keys->len; end > 0; end -= MIN (end, CHRONOLOGY_STEP)) {
    guint first = end - MIN (end, CHRONOLOGY_STEP);
    g_autoptr (GPtrArray) entries =
      kith_chronology_load (self->file, &g_array_index (keys, KithChronologyKey, first), end - first, error);

    if (entries == NULL)
      return FALSE;
    for (guint i = entries->len; i > 0; i--)
      if (is_event (self, g_ptr_array_index (entries, i - 1)))
        add_event (self, g_ptr_array_index (entries, i - 1));
  }
  return TRUE;
}

static gboolean
gather_redactions (Gather  *self,
                   GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_redaction_kind);
  g_autofree char *request = g_strdup_printf ("%" G_GINT64_FORMAT, self->request);

  kith_query_where_student (query, self->student);
  if (self->request != 0)
    kith_query_where (query, "request", request);
  self->redactions = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; self->redactions != NULL && i < self->redactions->len; i++)
    kith_access_covers_add_redaction (self->covers, g_ptr_array_index (self->redactions, i));
  return self->redactions != NULL;
}

static gboolean
gather (Gather      *self,
        KithRecord  *student,
        GError     **error)
{
  if (!gather_amendments (self, error) || !gather_redactions (self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++) {
    if (names (chapters[i].kinds, "note") && !add_chronology (self, error))
      return FALSE;
    if (!add_chapter (self, _(chapters[i].title), chapters[i].kinds, student, error))
      return FALSE;
  }
  return add_everything_else (self, error);
}

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->covers, kith_access_covers_free);
  g_clear_pointer (&self->redactions, g_ptr_array_unref);
  g_clear_pointer (&self->roles, g_hash_table_unref);
  g_clear_pointer (&self->amendments, g_hash_table_unref);
  g_clear_pointer (&self->builder, kith_access_pack_builder_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static gboolean
gather_begin (Gather  *self,
              GError **error)
{
  self->covers = kith_access_covers_load (self->file, self->student, error);
  self->roles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->amendments = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->builder = kith_access_pack_builder_new ();
  return self->covers != NULL;
}

/**
 * kith_access_pack_make:
 * @file: an open case file
 * @student: id of a student
 * @request: id of an access request, or 0 for whatever was covered for any request of the student
 * @is_full: the copy for the file, with nothing covered, instead of the one to send
 * @from: (nullable): ISO day, or empty for the beginning
 * @until: (nullable): ISO day, or empty for today
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_FOUND, or %KITH_ERROR_NOT_ALLOWED
 *
 * Everything about one student that the actor may see, each kind by its table. Records are read and never changed: what
 * is covered is covered on paper only. Blocks.
 *
 * Returns: (transfer full) (nullable): the subject-access pack
 */
KithDocument *
kith_access_pack_make (KithCaseFile             *file,
                       gint64                    student,
                       gint64                    request,
                       gboolean                  is_full,
                       const char               *from,
                       const char               *until,
                       const KithOutputOptions  *options,
                       GError                  **error)
{
  g_auto (Gather) self = { .file = file, .student = student, .request = request, .is_full = is_full, .from = from,
                           .until = until };
  g_autoptr (KithRecord) record = kith_case_file_load (file, &kith_student_kind, student, error);
  g_autoptr (KithRecord) college = record != NULL ? kith_college_current (file, error) : NULL;
  g_autofree char *moment = NULL;
  g_autofree char *legal_name = NULL;
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) withheld = NULL;
  KithReportSetting setting;
  KithAccessPack pack = { .is_full = is_full, .from = from, .until = until };

  if (college == NULL)
    return NULL;
  if (!gather_begin (&self, error) || !gather (&self, record, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  legal_name = kith_student_dup_legal_name (record);
  kith_output_begin (&setting, file, options, moment);
  pack.preferred_name = kith_record_get_text (record, KITH_STUDENT_PREFERRED_NAME);
  pack.legal_name = legal_name;
  pack.reference = kith_record_get_text (record, KITH_STUDENT_COLLEGE_ID);
  pack.lead_name = kith_record_get_text (college, KITH_COLLEGE_LEAD_NAME);
  pack.lead_phone = kith_record_get_text (college, KITH_COLLEGE_LEAD_PHONE);
  pack.n_kept_by_lead = self.n_kept_by_lead;
  withheld = kith_access_pack_list_withheld (file, self.redactions, words, letters);
  pack.withheld = (const KithAccessWithheld *) (gpointer) withheld->data;
  pack.n_withheld = withheld->len;
  pack.letters = letters->str;
  return kith_report_access_pack (self.builder, &pack, &setting);
}

KithAccessPackBuilder *
kith_access_pack_build (KithCaseFile  *file,
                        KithRecord    *student,
                        KithRecord    *request,
                        gboolean       is_full,
                        GPtrArray    **redactions,
                        GError       **error)
{
  g_auto (Gather) self = {
    .file = file,
    .student = kith_record_get_id (student),
    .request = kith_record_get_id (request),
    .is_full = is_full,
    .from = kith_record_get_text (request, KITH_ACCESS_REQUEST_SCOPE_FROM),
    .until = kith_record_get_text (request, KITH_ACCESS_REQUEST_SCOPE_UNTIL),
  };

  if (!gather_begin (&self, error) || !gather (&self, student, error))
    return NULL;
  if (redactions != NULL)
    *redactions = g_steal_pointer (&self.redactions);
  return g_steal_pointer (&self.builder);
}
