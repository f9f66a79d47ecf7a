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

static gboolean
names (const char *list,
       const char *name)
{
  g_auto (GStrv) all = g_strsplit (list, " ", -1);

  return g_strv_contains ((const char *const *) all, name);
}

static GPtrArray *
list_kind (KithAccessGather  *self,
           const KithKind    *kind,
           const char        *order,
           GError           **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, self->student);
  if (order != NULL)
    kith_query_set_order (query, order);
  return kith_case_file_list (self->file, query, NULL, error);
}

static gboolean
gather_amendments (KithAccessGather  *self,
                   GError           **error)
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

/* Where the day of a line of a register stands: in its session. */
static KithRecord *
dup_dated (KithAccessGather *self,
           KithRecord       *record)
{
  guint n_sources = 0;
  const KithChronologySource *sources = kith_chronology_get_sources (&n_sources);

  for (guint i = 0; i < n_sources; i++)
    if (sources[i].kind == kith_record_get_kind (record) && sources[i].dated_by != KITH_NO_FIELD)
      return kith_chronology_dup_dated (self->file, &sources[i], record);
  return g_object_ref (record);
}

static gboolean
is_scoped (KithAccessGather *self)
{
  return !kith_text_is_empty (self->from) || !kith_text_is_empty (self->until);
}

static gboolean
is_day_in_scope (KithAccessGather *self,
                 const char       *day)
{
  return (kith_text_is_empty (self->from) || strcmp (day, self->from) >= 0) &&
         (kith_text_is_empty (self->until) || strcmp (day, self->until) <= 0);
}

/* What holds from one day to another, and a goal until it is achieved, is of every day between. */
static gboolean
is_in_scope (KithAccessGather *self,
             KithRecord       *record)
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
comes_from_lead (KithAccessGather *self,
                 KithRecord       *task)
{
  gint64 id = kith_record_get_number (task, KITH_TASK_NOTE);
  g_autoptr (KithRecord) note = id != 0 ? kith_case_file_load (self->file, &kith_note_kind, id, NULL) : NULL;

  return id != 0 && (note == NULL || is_for_lead (note));
}

/* The lead decides about each; nothing is written down yet that says one was released. */
static gboolean
is_kept_by_lead (KithAccessGather *self,
                 KithRecord       *record)
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
collect_kind (KithAccessGather  *self,
              const KithKind    *kind,
              GArray            *records,
              GError           **error)
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
add_dated (KithAccessGather  *self,
           const Dated       *dated,
           GError           **error)
{
  return kith_access_gather_add_record (self, dated->record, dated->date, error);
}

static gboolean
add_chapter (KithAccessGather  *self,
             const char        *title,
             const char        *kinds,
             KithRecord        *student,
             GError           **error)
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
    if (!add_dated (self, &g_array_index (records, Dated, i), error))
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
add_everything_else (KithAccessGather  *self,
                     GError           **error)
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
is_event (KithAccessGather          *self,
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
get_event_role (KithAccessGather          *self,
                const KithChronologyEntry *entry)
{
  guint n_sources = 0;
  const KithChronologySource *sources = kith_chronology_get_sources (&n_sources);

  for (guint i = 0; i < n_sources; i++)
    if (sources[i].kind == entry->key.kind && sources[i].event == entry->key.event && sources[i].person != KITH_NO_FIELD)
      return kith_access_gather_get_role (self, kith_record_get_number (entry->record, sources[i].person));
  return NULL;
}

static void
add_event (KithAccessGather          *self,
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
add_chronology (KithAccessGather  *self,
                GError           **error)
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
gather_redactions (KithAccessGather  *self,
                   GError           **error)
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
gather (KithAccessGather  *self,
        KithRecord        *student,
        GError           **error)
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
gather_clear (KithAccessGather *self)
{
  g_clear_pointer (&self->covers, kith_access_covers_free);
  g_clear_pointer (&self->redactions, g_ptr_array_unref);
  g_clear_pointer (&self->roles, g_hash_table_unref);
  g_clear_pointer (&self->amendments, g_hash_table_unref);
  g_clear_pointer (&self->builder, kith_access_pack_builder_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (                                                               KithAccessGather,
                                  gather_clear) static gboolean gather_begin (KithAccessGather  *self,
                                  GError                                                       **error)
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
  g_auto (KithAccessGather) self = { .file = file, .student = student, .request = request, .is_full = is_full, .from = from,
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
  g_auto (KithAccessGather) self = {
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
