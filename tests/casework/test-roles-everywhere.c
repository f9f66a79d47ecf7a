/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit.h"
#include "kith-chronology.h"
#include "kith-diary.h"
#include "kith-error.h"
#include "kith-export.h"
#include "kith-plain-text.h"
#include "kith-search.h"
#include "kith-summary.h"
#include "kith-test-case.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Whatever a role may see, it sees everywhere; whatever it may not see, nowhere: list, count, load, one by one and many at
 * once, inside a student, export, chronology, diary, search and print, for every role and every kind of record. */

#define MARK "kingfisher"

static const char *const users[] = { "mentor", "mentor2", "coach", "welfare", "manager", "dsl", "dpo", "admin" };

typedef enum {
  NOWHERE_ELSE  = 0,
  IN_CHRONOLOGY = 1 << 0,
  /* what is written down with MARK in it */
  IN_SEARCH     = 1 << 1,
  IN_DIARY      = 1 << 2,
} Places;

typedef struct {
  const KithKind *kind;
  Places places;
} Expected;

/* Where a kind has to be besides lists. A new kind has to be added here, with a decision for each place. */
static const Expected expected[] = {
  { &kith_student_kind, IN_SEARCH },
  { &kith_person_kind, IN_SEARCH },
  { &kith_assignment_kind, IN_CHRONOLOGY },
  { &kith_care_status_kind, IN_CHRONOLOGY },
  { &kith_care_period_kind, NOWHERE_ELSE },
  { &kith_home_kind, IN_CHRONOLOGY },
  { &kith_relation_kind, NOWHERE_ELSE },
  { &kith_note_kind, IN_CHRONOLOGY | IN_SEARCH },
  { &kith_amendment_kind, IN_CHRONOLOGY },
  { &kith_goal_kind, IN_CHRONOLOGY | IN_SEARCH },
  { &kith_step_kind, IN_SEARCH },
  { &kith_rating_kind, IN_CHRONOLOGY },
  { &kith_task_kind, IN_CHRONOLOGY | IN_SEARCH | IN_DIARY },
  { &kith_plan_kind, IN_SEARCH | IN_DIARY },
  { &kith_plan_rule_kind, NOWHERE_ELSE },
  { &kith_appointment_kind, IN_SEARCH | IN_DIARY },
  { &kith_group_kind, IN_SEARCH | IN_DIARY },
  { &kith_attendee_kind, NOWHERE_ELSE },
  { &kith_professional_kind, IN_SEARCH },
  { &kith_attendance_kind, NOWHERE_ELSE },
  { &kith_bursary_kind, NOWHERE_ELSE },
  { &kith_checklist_item_kind, NOWHERE_ELSE },
  { &kith_self_rating_kind, NOWHERE_ELSE },
  { &kith_achievement_kind, IN_SEARCH },
  { &kith_calendar_day_kind, NOWHERE_ELSE },
  { &kith_entitlement_kind, NOWHERE_ELSE },
  { &kith_saved_view_kind, NOWHERE_ELSE },
  { &kith_not_duplicate_kind, NOWHERE_ELSE },
  { &kith_programme_kind, NOWHERE_ELSE },
  { &kith_log_entry_kind, IN_SEARCH },
  { &kith_journal_entry_kind, NOWHERE_ELSE },
  { &kith_assessment_kind, NOWHERE_ELSE },
  { &kith_ksb_kind, NOWHERE_ELSE },
  { &kith_supervision_kind, NOWHERE_ELSE },
  { &kith_wellness_plan_kind, NOWHERE_ELSE },
  { &kith_agreement_kind, NOWHERE_ELSE },
  { &kith_recruitment_kind, NOWHERE_ELSE },
  { &kith_support_offer_kind, NOWHERE_ELSE },
  { &kith_concern_kind, IN_CHRONOLOGY },
  { &kith_concern_action_kind, IN_CHRONOLOGY },
  { &kith_concern_receipt_kind, NOWHERE_ELSE },
  { &kith_transfer_kind, NOWHERE_ELSE }, { &kith_bundle_kind, NOWHERE_ELSE },
  { &kith_former_student_kind, NOWHERE_ELSE },
  { &kith_wording_kind, NOWHERE_ELSE },
  { &kith_note_mark_kind, NOWHERE_ELSE },
  { &kith_ending_kind, IN_CHRONOLOGY | IN_DIARY },
  { &kith_college_kind, NOWHERE_ELSE }, { &kith_college_year_kind, NOWHERE_ELSE },
  { &kith_feedback_kind, NOWHERE_ELSE },
  { &kith_evidence_kind, NOWHERE_ELSE },
  { &kith_access_request_kind, NOWHERE_ELSE }, { &kith_redaction_kind, NOWHERE_ELSE },
  { &kith_retention_rule_kind, NOWHERE_ELSE }, { &kith_legal_hold_kind, NOWHERE_ELSE }, { &kith_disposal_kind, NOWHERE_ELSE },
  { &kith_account_kind, NOWHERE_ELSE },
};

static Places
get_places (const KithKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (expected[i].kind == kind)
      return expected[i].places;
  g_test_message ("%s is not in the table: say where it has to be seen", kind->name);
  g_test_fail ();
  return NOWHERE_ELSE;
}

static gboolean
belongs_to_student (const KithKind *kind)
{
  const KithKind *parent = kith_kind_get_parent (kind);

  return kind == &kith_student_kind || kind->student_field != KITH_NO_FIELD ||
         (parent != NULL && belongs_to_student (parent));
}

/* Something to search for, where the kind is searched at all. */
static void
mark (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (kind == &kith_note_kind || kind == &kith_person_kind)
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_SEARCHED) &&
        (kind->fields[i].type == KITH_FIELD_LINE || kind->fields[i].type == KITH_FIELD_TEXT)) {
      kith_record_set_text (record, i, "The " MARK " and the canal");
      return;
    }
}

static void
add_everything (KithTestCase *test,
                gint64        student)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_kinds; i++) {
    const KithKind *parent = kith_kind_get_parent (kinds[i]);
    g_autoptr (KithRecord) record = NULL;

    if (kinds[i] == &kith_account_kind || kinds[i] == &kith_student_kind || kinds[i] == &kith_assignment_kind ||
        (kinds[i] == &kith_college_kind && student != test->jay))
      continue;
    record = kith_test_record (test, kinds[i], student,
                               parent != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (ids, parent->name)) : 0);
    mark (record);
    g_hash_table_insert (ids, (gpointer) kinds[i]->name, GINT_TO_POINTER (kith_test_save (test->file, record)));
  }
}

static void
add_note (KithTestCase *test,
          gint64        student,
          const char   *visibility)
{
  g_autofree char *text = g_strdup_printf ("We watched the " MARK " by the canal, %s.", visibility);
  g_autoptr (KithRecord) note = kith_test_note (student, text);

  kith_record_set_text (note, KITH_NOTE_VISIBILITY, visibility);
  kith_test_save (test->file, note);
}

static KithTestCase *
new_full_case (void)
{
  KithTestCase *test = kith_test_case_new ();
  const gint64 students[] = { test->jay, test->zofia, test->ali };

  kith_test_case_sign_in (test, "dsl");
  for (guint i = 0; i < G_N_ELEMENTS (students); i++) {
    add_everything (test, students[i]);
    add_note (test, students[i], "team");
    add_note (test, students[i], "supporters");
    add_note (test, students[i], "dsl");
  }
  return test;
}

/* Ids as keys of a set. */
static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_id (GHashTable *set,
        gint64      id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static gboolean
has_id (GHashTable *set,
        gint64      id)
{
  return g_hash_table_contains (set, &id);
}

static GHashTable *
list_ids (KithTestCase *test,
          KithQuery    *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = kith_case_file_list_ids (test->file, query, NULL, &error);
  GHashTable *set = new_set ();

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    add_id (set, g_array_index (ids, gint64, i));
  g_assert_cmpuint (g_hash_table_size (set), ==, ids->len);
  return set;
}

/* Every id of a kind that anybody sees. */
static GHashTable *
list_all (KithTestCase   *test,
          const KithKind *kind)
{
  GHashTable *all = new_set ();

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithQuery) query = kith_query_new (kind);
    g_autoptr (GHashTable) seen = NULL;
    GHashTableIter iter;
    gpointer id;

    kith_test_case_sign_in (test, users[i]);
    seen = list_ids (test, query);
    g_hash_table_iter_init (&iter, seen);
    while (g_hash_table_iter_next (&iter, &id, NULL))
      add_id (all, *(gint64 *) id);
  }
  return all;
}

static void
check_loads (KithTestCase   *test,
             const KithKind *kind,
             GHashTable     *all,
             GHashTable     *seen)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) many = NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    gint64 id = *(gint64 *) key;
    g_autoptr (KithRecord) record = kith_case_file_load (test->file, kind, id, NULL);
    g_autofree char *title = kith_case_file_dup_title (test->file, kind, id);

    g_array_append_val (ids, id);
    g_assert_cmpint (record != NULL, ==, has_id (seen, id));
    g_assert_cmpint (title != NULL, ==, has_id (seen, id));
    g_assert_cmpint (kith_case_file_may (test->file, KITH_ACTION_SEE, kind, id), ==, has_id (seen, id));
  }
  many = kith_case_file_load_many (test->file, kind, (const gint64 *) (gpointer) ids->data, ids->len, NULL);
  g_assert_cmpuint (many->len, ==, g_hash_table_size (seen));
}

static void
check_inside_students (KithTestCase   *test,
                       const KithKind *kind,
                       GHashTable     *seen)
{
  const gint64 students[] = { test->jay, test->zofia, test->ali };
  guint n_found = 0;

  /* Former students are students of their own here. */
  if (!belongs_to_student (kind) || kind == &kith_student_kind || kind == &kith_former_student_kind)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (students); i++) {
    g_autoptr (KithQuery) query = kith_query_new (kind);
    g_autoptr (GHashTable) inside = NULL;
    GHashTableIter iter;
    gpointer id;

    kith_query_where_student (query, students[i]);
    inside = list_ids (test, query);
    n_found += g_hash_table_size (inside);
    g_hash_table_iter_init (&iter, inside);
    while (g_hash_table_iter_next (&iter, &id, NULL))
      g_assert_true (has_id (seen, *(gint64 *) id));
  }
  g_assert_cmpuint (n_found, ==, g_hash_table_size (seen));
}

static guint
count_exported (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_array_get_length (json_node_get_array (json_parser_get_root (parser)));
}

static void
check_export (KithTestCase   *test,
              KithQuery      *query,
              GHashTable     *seen)
{
  g_autofree char *path = g_build_filename (test->folder, "export.json", NULL);
  gboolean may = kith_policy_allows_verb (kith_case_file_get_actor (test->file)->roles, KITH_VERB_EXPORT);
  g_autoptr (GError) error = NULL;
  gint64 n_written = kith_export_write (test->file, query, NULL, path, NULL, &error);

  if (!may) {
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
    return;
  }
  g_assert_no_error (error);
  g_assert_cmpint (n_written, ==, g_hash_table_size (seen));
  g_assert_cmpuint (count_exported (path), ==, g_hash_table_size (seen));
}

static void
check_kind (KithTestCase   *test,
            const KithKind *kind)
{
  g_autoptr (GHashTable) all = list_all (test, kind);

  g_assert_cmpuint (g_hash_table_size (all), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithQuery) query = kith_query_new (kind);
    g_autoptr (GHashTable) seen = NULL;

    g_test_message ("%s sees %s", users[i], kind->plural);
    kith_test_case_sign_in (test, users[i]);
    seen = list_ids (test, query);
    g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, g_hash_table_size (seen));
    check_loads (test, kind, all, seen);
    check_inside_students (test, kind, seen);
    check_export (test, query, seen);
  }
}

static void
test_lists (void)
{
  g_autoptr (KithTestCase) test = new_full_case ();
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    get_places (kinds[i]);
    check_kind (test, kinds[i]);
  }
}

static void
check_chronology (KithTestCase   *test,
                  const KithKind *kind,
                  GArray         *keys)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GHashTable) shown = new_set ();

  kith_query_where_student (query, test->jay);
  seen = list_ids (test, query);
  for (guint i = 0; i < keys->len; i++) {
    const KithChronologyKey *key = &g_array_index (keys, KithChronologyKey, i);

    if (key->kind != kind)
      continue;
    g_assert_true (has_id (seen, key->id));
    add_id (shown, key->id);
  }
  if (get_places (kind) & IN_CHRONOLOGY)
    g_assert_cmpuint (g_hash_table_size (shown), ==, g_hash_table_size (seen));
}

static void
test_chronology (void)
{
  g_autoptr (KithTestCase) test = new_full_case ();
  const KithChronologyFilter everything = { 0 };
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GArray) keys = NULL;

    g_test_message ("%s reads a chronology", users[i]);
    kith_test_case_sign_in (test, users[i]);
    keys = kith_chronology_list (test->file, test->jay, &everything, NULL, NULL);
    for (guint j = 0; j < n_kinds; j++)
      if (keys != NULL && belongs_to_student (kinds[j]) && kinds[j] != &kith_student_kind)
        check_chronology (test, kinds[j], keys);
    if (keys == NULL)
      g_assert_false (kith_case_file_may (test->file, KITH_ACTION_SEE, &kith_student_kind, test->jay));
  }
}

static gboolean
has_mark (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].type == KITH_FIELD_LINE || kind->fields[i].type == KITH_FIELD_TEXT) &&
        kith_record_has (record, i) && strstr (kith_record_get_text (record, i), MARK) != NULL)
      return TRUE;
  return FALSE;
}

/* Sealed notes are in no index. */
static guint
count_findable (KithTestCase   *test,
                const KithKind *kind)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GPtrArray) records = kith_case_file_list (test->file, query, NULL, NULL);
  guint n_records = 0;

  for (guint i = 0; i < records->len; i++) {
    KithRecord *record = g_ptr_array_index (records, i);
    gboolean is_sealed = kind->visibility_field != KITH_NO_FIELD &&
                         g_strcmp0 (kith_record_get_text (record, kind->visibility_field), "dsl") == 0;

    n_records += has_mark (record) && !is_sealed;
  }
  return n_records;
}

static void
check_search (KithTestCase *test,
              KithMatches  *matches)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if ((expected[i].places & IN_SEARCH) && expected[i].kind != &kith_student_kind &&
        expected[i].kind != &kith_person_kind)
      g_assert_cmpuint (matches != NULL ? kith_matches_get_count (matches, expected[i].kind) : 0, ==,
                        count_findable (test, expected[i].kind));
  for (guint i = 0; matches != NULL && i < matches->list->len; i++) {
    const KithMatch *match = g_ptr_array_index (matches->list, i);

    g_assert_true (get_places (match->kind) & IN_SEARCH);
    g_assert_true (kith_case_file_may (test->file, KITH_ACTION_SEE, match->kind, match->id));
  }
}

static void
test_search (void)
{
  g_autoptr (KithTestCase) test = new_full_case ();

  kith_test_case_sign_in (test, "dsl");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if ((expected[i].places & IN_SEARCH) && expected[i].kind != &kith_student_kind &&
        expected[i].kind != &kith_person_kind)
      g_assert_cmpuint (count_findable (test, expected[i].kind), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithMatches) matches = NULL;
    g_autoptr (KithMatches) students = NULL;
    gboolean sees_zofia;

    g_test_message ("%s searches", users[i]);
    kith_test_case_sign_in (test, users[i]);
    matches = kith_search (test->file, MARK, KITH_SEARCH_EVERYTHING, 0, 200, NULL, NULL);
    check_search (test, matches);
    students = kith_search (test->file, "obrien", KITH_SEARCH_STUDENTS, 0, 50, NULL, NULL);
    sees_zofia = kith_case_file_may (test->file, KITH_ACTION_SEE, &kith_student_kind, test->zofia);
    g_assert_cmpuint (students != NULL ? kith_matches_get_count (students, &kith_student_kind) : 0, ==,
                      sees_zofia ? 1 : 0);
  }
}

static void
check_diary (KithTestCase   *test,
             const KithKind *kind,
             GPtrArray      *entries)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GHashTable) seen = list_ids (test, query);
  g_autoptr (GHashTable) shown = new_set ();

  for (guint i = 0; i < entries->len; i++) {
    const KithDiaryEntry *entry = g_ptr_array_index (entries, i);

    if (entry->kind != kind)
      continue;
    g_assert_true (has_id (seen, entry->id));
    add_id (shown, entry->id);
  }
  g_assert_cmpuint (g_hash_table_size (shown), ==, g_hash_table_size (seen));
}

/* Every record of the case lies within these days. */
static void
test_diary (void)
{
  g_autoptr (KithTestCase) test = new_full_case ();
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new ("2026-01-01", "2026-12-31");

  filter->everyone = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GPtrArray) entries = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s opens the diary", users[i]);
    kith_test_case_sign_in (test, users[i]);
    entries = kith_diary_list (test->file, filter, NULL, &error);
    g_assert_no_error (error);
    for (guint j = 0; j < G_N_ELEMENTS (expected); j++)
      if (expected[j].places & IN_DIARY)
        check_diary (test, expected[j].kind, entries);
  }
}

/* Nothing a person typed into a record that a role may not see stands on the page it prints. */
static void
check_print (KithTestCase   *test,
             const KithKind *kind,
             GPtrArray      *records,
             const char     *text)
{
  for (guint i = 0; i < records->len; i++) {
    KithRecord *record = g_ptr_array_index (records, i);

    if (kith_case_file_may (test->file, KITH_ACTION_SEE, kind, kith_record_get_id (record)))
      continue;
    for (guint field = 0; field < kind->n_fields; field++) {
      KithFieldType type = kind->fields[field].type;

      if ((type == KITH_FIELD_LINE || type == KITH_FIELD_TEXT) && kith_record_has (record, field))
        g_assert_null (strstr (text, kith_record_get_text (record, field)));
    }
  }
}

/* What the safeguarding lead has of one student, by kind. */
static GPtrArray *
list_everything (KithTestCase *test,
                 gint64        student)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  kith_test_case_sign_in (test, "dsl");
  for (guint i = 0; i < n_kinds; i++) {
    g_autoptr (KithQuery) query = NULL;

    if (!belongs_to_student (kinds[i]) || kinds[i] == &kith_student_kind)
      continue;
    query = kith_query_new (kinds[i]);
    kith_query_where_student (query, student);
    g_ptr_array_add (lists, kith_case_file_list (test->file, query, NULL, NULL));
  }
  return lists;
}

static void
test_print (void)
{
  g_autoptr (KithTestCase) test = new_full_case ();
  g_autoptr (GPtrArray) lists = list_everything (test, test->jay);

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithDocument) document = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    g_test_message ("%s prints", users[i]);
    kith_test_case_sign_in (test, users[i]);
    document = kith_summary_make (test->file, test->jay, NULL, &error);
    if (!kith_case_file_may (test->file, KITH_ACTION_SEE, &kith_student_kind, test->jay)) {
      g_assert_null (document);
      continue;
    }
    g_assert_no_error (error);
    text = kith_document_to_plain_text (document);
    for (guint j = 0; j < lists->len; j++) {
      GPtrArray *records = g_ptr_array_index (lists, j);

      if (records->len > 0)
        check_print (test, kith_record_get_kind (g_ptr_array_index (records, 0)), records, text);
    }
  }
}

/* Whatever the audit says of old and new, its reader may read in the record itself. */
static void
check_audit (KithTestCase *test,
             GPtrArray    *lines)
{
  guint n_details = 0;

  for (guint i = 0; i < lines->len; i++) {
    const KithAuditLine *line = g_ptr_array_index (lines, i);
    const KithKind *kind = line->kind != NULL ? kith_kind_find (line->kind) : NULL;

    if (kind == NULL || line->record == 0 || kind == &kith_account_kind)
      continue;
    n_details += line->detail != NULL;
    if (line->detail != NULL || g_str_has_prefix (kind->name, "concern"))
      g_assert_true (kith_case_file_may (test->file, KITH_ACTION_SEE, kind, line->record));
  }
  g_assert_cmpuint (n_details, >, 0);
}

static void
test_audit (void)
{
  g_autoptr (KithTestCase) test = new_full_case ();
  const KithAuditFilter everything = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) lines = NULL;

    g_test_message ("%s reads the audit", users[i]);
    kith_test_case_sign_in (test, users[i]);
    lines = kith_audit_list (test->file, &everything, NULL, &error);
    if (kith_policy_allows_verb (kith_case_file_get_actor (test->file)->roles, KITH_VERB_READ_AUDIT)) {
      g_assert_no_error (error);
      check_audit (test, lines);
    } else {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/roles-everywhere/lists", test_lists);
  g_test_add_func ("/roles-everywhere/chronology", test_chronology);
  g_test_add_func ("/roles-everywhere/diary", test_diary);
  g_test_add_func ("/roles-everywhere/search", test_search);
  g_test_add_func ("/roles-everywhere/print", test_print);
  g_test_add_func ("/roles-everywhere/audit", test_audit);

  return g_test_run ();
}
