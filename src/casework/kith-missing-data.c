/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-missing-data.h"

#include "kith-caseload.h"
#include "kith-choice.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-report-missing-data.h"
#include "kith-supporters.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* What matters before somebody can be helped. The columns of the table, in this order. */
typedef enum {
  FIELD_BIRTH,
  FIELD_CARE,
  FIELD_AUTHORITY,
  FIELD_WORKER,
  FIELD_EMERGENCY,
  FIELD_PHONE,
  FIELD_COACH,
  FIELD_MENTOR,
  FIELD_CONSENT,
  FIELD_PEP,
  FIELD_PATHWAY,
  FIELD_OWN_WORDS,
  N_FIELDS,
} Field;

static const char *const titles[N_FIELDS] = {
  [FIELD_BIRTH] = N_("Date of birth"),
  [FIELD_CARE] = N_("Care status"),
  [FIELD_AUTHORITY] = N_("Local authority"),
  [FIELD_WORKER] = N_("Social worker or PA"),
  [FIELD_EMERGENCY] = N_("Emergency contact"),
  [FIELD_PHONE] = N_("Phone or email"),
  [FIELD_COACH] = N_("Coach"),
  [FIELD_MENTOR] = N_("Mentor"),
  [FIELD_CONSENT] = N_("Sharing agreed"),
  [FIELD_PEP] = N_("Next PEP"),
  [FIELD_PATHWAY] = N_("Pathway Plan"),
  [FIELD_OWN_WORDS] = N_("Own words"),
};

/* Statuses that say nothing yet, and those that bring a worker, a PEP or a Pathway Plan with them. */
#define UNKNOWN "not-known claimed"
#define HAS_WORKER "looked-after eligible relevant former-relevant"
#define HAS_PEP "looked-after eligible"
#define HAS_PATHWAY "eligible relevant former-relevant"

typedef struct {
  KithMissingRow row;
  gint64 student;
  char *statuses; /* codes of today */
  gboolean has_authority;
  gboolean has_worker;
  gboolean has_consent;
  gboolean has_pep;
  gboolean has_pathway;
} Entry;

typedef struct {
  KithCaseFile *file;
  char *today;
  gint64 person;
  KithSupporters *supporters;
  GPtrArray *entries;
  GHashTable *by_student; /* id: Entry, borrowed */
} Gather;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->row.preferred_name);
  g_free (entry->row.legal_name);
  g_free (entry->row.reference);
  g_free (entry->statuses);
  g_free (entry);
}

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->by_student, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->supporters, kith_supporters_free);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static KithMissingState
judge (gboolean is_here)
{
  return is_here ? KITH_MISSING_STATE_HERE : KITH_MISSING_STATE_MISSING;
}

static gboolean
has (KithRecord       *student,
     KithStudentField  field)
{
  return !kith_text_is_empty (kith_record_get_text (student, field));
}

static gboolean
add_student (KithRecord  *student,
             gpointer     data,
             GError     **error)
{
  Gather *self = data;
  Entry *entry = g_new0 (Entry, 1);
  KithMissingState *states = entry->row.states;

  entry->student = kith_record_get_id (student);
  entry->row.preferred_name = g_strdup (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME));
  entry->row.legal_name = kith_student_dup_legal_name (student);
  entry->row.reference = g_strdup (kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID));
  entry->has_authority = has (student, KITH_STUDENT_RESPONSIBLE_LA);
  states[FIELD_BIRTH] = judge (has (student, KITH_STUDENT_DATE_OF_BIRTH));
  states[FIELD_EMERGENCY] = judge (has (student, KITH_STUDENT_EMERGENCY_CONTACT));
  states[FIELD_PHONE] = judge (has (student, KITH_STUDENT_PHONE) || has (student, KITH_STUDENT_EMAIL));
  states[FIELD_OWN_WORDS] = judge (has (student, KITH_STUDENT_OWN_WORDS));
  states[FIELD_COACH] = judge (kith_supporters_get_coach (self->supporters, entry->student) != NULL);
  states[FIELD_MENTOR] = judge (kith_supporters_get_mentor (self->supporters, entry->student) != NULL);
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_student, &entry->student, entry);
  return TRUE;
}

static Entry *
find_entry (Gather     *self,
            KithRecord *record)
{
  gint64 student = kith_record_get_number (record, kith_record_get_kind (record)->student_field);

  return g_hash_table_lookup (self->by_student, &student);
}

static gboolean
add_status (KithRecord  *status,
            gpointer     data,
            GError     **error)
{
  Entry *entry = find_entry (data, status);
  g_autofree char *before = NULL;

  if (entry == NULL)
    return TRUE;
  before = g_steal_pointer (&entry->statuses);
  entry->statuses = g_strdup_printf ("%s %s", before != NULL ? before : "",
                                     kith_record_get_text (status, KITH_CARE_STATUS_STATUS));
  entry->has_authority |= !kith_text_is_empty (kith_record_get_text (status, KITH_CARE_STATUS_RESPONSIBLE_LA));
  return TRUE;
}

/* A name is known even where the student does not want that person contacted. */
static gboolean
add_worker (KithRecord  *professional,
            gpointer     data,
            GError     **error)
{
  Gather *self = data;
  Entry *entry = find_entry (self, professional);
  const char *until = kith_record_get_text (professional, KITH_PROFESSIONAL_UNTIL);

  if (entry != NULL && (until == NULL || strcmp (until, self->today) >= 0))
    entry->has_worker = TRUE;
  return TRUE;
}

static gboolean
add_consent (KithRecord  *item,
             gpointer     data,
             GError     **error)
{
  Entry *entry = find_entry (data, item);

  if (entry != NULL)
    entry->has_consent = TRUE;
  return TRUE;
}

static gboolean
add_plan (KithRecord  *plan,
          gpointer     data,
          GError     **error)
{
  Entry *entry = find_entry (data, plan);
  const char *type = kith_record_get_text (plan, KITH_PLAN_TYPE);

  if (entry == NULL)
    return TRUE;
  entry->has_pep |= g_strcmp0 (type, "pep") == 0;
  entry->has_pathway |= g_strcmp0 (type, "pathway") == 0;
  return TRUE;
}

static KithQuery *
new_query (Gather         *self,
           const KithKind *kind)
{
  KithQuery *query = kith_query_new (kind);

  if (self->person != 0)
    kith_query_where_concerns (query, self->person);
  return query;
}

static gboolean
gather_others (Gather  *self,
               GError **error)
{
  g_autoptr (KithQuery) statuses = new_query (self, &kith_care_status_kind);
  g_autoptr (KithQuery) workers = new_query (self, &kith_professional_kind);
  g_autoptr (KithQuery) consents = new_query (self, &kith_checklist_item_kind);
  g_autoptr (KithQuery) plans = new_query (self, &kith_plan_kind);

  kith_query_where_current (statuses);
  kith_query_where_any (workers, "role", "social-worker personal-adviser");
  kith_query_where (consents, "item", "sharing");
  kith_query_where_any (consents, "state", "done not-for-me");
  kith_query_where (plans, "status", "planned");
  return kith_case_file_each (self->file, statuses, add_status, self, NULL, error) &&
         kith_case_file_each (self->file, workers, add_worker, self, NULL, error) &&
         kith_case_file_each (self->file, consents, add_consent, self, NULL, error) &&
         kith_case_file_each (self->file, plans, add_plan, self, NULL, error);
}

static gboolean
has_any (const Entry *entry,
         const char  *codes)
{
  g_auto (GStrv) all = g_strsplit (codes, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (kith_choices_contain (entry->statuses, all[i]))
      return TRUE;
  return FALSE;
}

static KithMissingState
judge_needed (const Entry *entry,
              const char  *codes,
              gboolean     is_here)
{
  if (is_here)
    return KITH_MISSING_STATE_HERE;
  return has_any (entry, codes) ? KITH_MISSING_STATE_MISSING : KITH_MISSING_STATE_NOT_NEEDED;
}

/* Returns whether anything is missing. */
static gboolean
settle (Entry *entry)
{
  KithMissingState *states = entry->row.states;
  gboolean misses = FALSE;

  states[FIELD_CARE] = judge (!kith_text_is_empty (entry->statuses) && !has_any (entry, UNKNOWN));
  states[FIELD_AUTHORITY] = judge_needed (entry, HAS_WORKER, entry->has_authority);
  states[FIELD_WORKER] = judge_needed (entry, HAS_WORKER, entry->has_worker);
  states[FIELD_CONSENT] = judge (entry->has_consent);
  states[FIELD_PEP] = judge_needed (entry, HAS_PEP, entry->has_pep);
  states[FIELD_PATHWAY] = judge_needed (entry, HAS_PATHWAY, entry->has_pathway);
  for (guint i = 0; i < N_FIELDS; i++)
    misses |= states[i] == KITH_MISSING_STATE_MISSING;
  return misses;
}

static gboolean
gather (Gather        *self,
        KithCaseFile  *file,
        gint64         person,
        GError       **error)
{
  g_autoptr (KithQuery) students = kith_caseload_create_query (person);

  self->file = file;
  self->person = person;
  self->today = kith_clock_dup_today (kith_case_file_get_clock (file));
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_student = g_hash_table_new (g_int64_hash, g_int64_equal);
  return (self->supporters = kith_supporters_load (file, error)) != NULL &&
         kith_case_file_each (file, students, add_student, self, NULL, error) && gather_others (self, error);
}

static KithDocument *
make_document (Gather                  *self,
               const KithOutputOptions *options)
{
  g_autofree char *moment = kith_output_dup_moment (self->file);
  g_autofree char *filters = kith_supporters_dup_whose (self->supporters, self->person, self->file);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const char *fields[N_FIELDS];
  KithReportSetting setting;
  KithMissingData data = { fields, N_FIELDS, rows, 0 };

  for (guint i = 0; i < N_FIELDS; i++)
    fields[i] = _(titles[i]);
  /* an entry begins with its row */
  for (guint i = 0; i < self->entries->len; i++)
    if (settle (g_ptr_array_index (self->entries, i)))
      g_ptr_array_add (rows, g_ptr_array_index (self->entries, i));
  data.n_complete = self->entries->len - rows->len;
  kith_output_begin (&setting, self->file, options, moment);
  setting.filters = filters;
  return kith_report_missing_data (&data, &setting);
}

/**
 * kith_missing_data_make:
 * @file: an open case file
 * @person: id of a person whose students are meant, or 0
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Gathers what is not recorded yet about the active students the actor may see. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_missing_data_make (KithCaseFile             *file,
                        gint64                    person,
                        const KithOutputOptions  *options,
                        GError                  **error)
{
  g_auto (Gather) self = { 0 };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) || !gather (&self, file, person, error))
    return NULL;
  return make_document (&self, options);
}
