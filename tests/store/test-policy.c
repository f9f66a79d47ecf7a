/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-search.h"
#include "kith-test-case.h"

/* Who sees and changes what, by every way there is. The tables below are the roles table of the design, written down a
 * second time: a kind that is missing here fails, and so does a rule that says something else. */

typedef enum {
  NONE,
  ASSIGNED,
  CASELOAD,
  MANAGER_ONLY,
  ALL,
} Reach;

typedef struct {
  const char *kind;
  Reach mentor;
  Reach coach;
  Reach office;
  Reach dsl;
  Reach dpo;
  Reach admin;
} Expected;

static const Expected sees[] = {
  { "student", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "person", ALL, ALL, ALL, ALL, ALL, ALL },
  { "assignment", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "care-status", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "care-period", NONE, CASELOAD, ALL, ALL, ALL, NONE },
  { "home", NONE, CASELOAD, ALL, ALL, ALL, NONE },
  { "note", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "amendment", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "goal", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "step", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "rating", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "relation", NONE, CASELOAD, ALL, ALL, ALL, NONE },
  { "task", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "plan", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "plan-rule", ALL, ALL, ALL, ALL, ALL, ALL },
  { "appointment", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "group", ALL, ALL, ALL, ALL, ALL, NONE },
  { "attendee", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "professional", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "attendance", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "bursary", NONE, CASELOAD, ALL, ALL, ALL, NONE },
  { "checklist-item", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "self-rating", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "achievement", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "calendar-day", ALL, ALL, ALL, ALL, ALL, ALL },
  { "entitlement", ALL, ALL, ALL, ALL, ALL, ALL },
  { "saved-view", NONE, NONE, NONE, ALL, NONE, NONE },
  { "not-duplicate", NONE, CASELOAD, ALL, ALL, ALL, NONE },
  { "programme", NONE, NONE, ALL, ALL, NONE, NONE },
  { "log-entry", NONE, NONE, ALL, ALL, NONE, NONE },
  { "journal-entry", NONE, NONE, NONE, ALL, NONE, NONE },
  { "assessment", NONE, NONE, ALL, ALL, NONE, NONE },
  { "ksb", ALL, ALL, ALL, ALL, ALL, ALL },
  { "supervision", NONE, NONE, MANAGER_ONLY, ALL, NONE, NONE },
  { "wellness-plan", NONE, NONE, NONE, ALL, NONE, NONE },
  { "agreement", NONE, ALL, ALL, ALL, ALL, NONE },
  { "recruitment", NONE, ALL, ALL, ALL, ALL, NONE },
  { "support-offer", NONE, NONE, NONE, ALL, NONE, NONE },
  { "concern", NONE, NONE, NONE, ALL, ALL, NONE },
  { "concern-action", NONE, NONE, NONE, ALL, ALL, NONE },
  { "concern-receipt", NONE, NONE, NONE, ALL, NONE, NONE },
  { "transfer", NONE, NONE, NONE, ALL, ALL, NONE },
  { "bundle", NONE, NONE, ALL, ALL, ALL, NONE },
  { "former-student", NONE, NONE, NONE, ALL, ALL, NONE },
  { "wording", ALL, ALL, ALL, ALL, ALL, ALL },
  { "note-mark", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "ending", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "college", ALL, ALL, ALL, ALL, ALL, ALL },
  { "college-year", ALL, ALL, ALL, ALL, ALL, ALL },
  { "feedback", ASSIGNED, CASELOAD, ALL, ALL, ALL, NONE },
  { "evidence", NONE, ALL, ALL, ALL, ALL, NONE },
  { "access-request", NONE, NONE, NONE, ALL, ALL, NONE },
  { "redaction", NONE, NONE, NONE, ALL, ALL, NONE },
  { "retention-rule", NONE, NONE, MANAGER_ONLY, ALL, ALL, NONE },
  { "legal-hold", NONE, NONE, NONE, ALL, ALL, NONE },
  { "disposal", NONE, NONE, NONE, ALL, ALL, NONE },
  { "account", NONE, NONE, NONE, NONE, NONE, ALL },
};

/* Of records that somebody else wrote; the lead wrote these, and saved views are their author's alone. */
static const Expected changes[] = {
  { "student", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "person", NONE, NONE, ALL, ALL, NONE, ALL },
  { "assignment", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "care-status", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "care-period", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "home", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "note", NONE, NONE, NONE, NONE, NONE, NONE },
  { "amendment", NONE, NONE, NONE, NONE, NONE, NONE },
  { "goal", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "step", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "rating", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "relation", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "task", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "plan", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "plan-rule", NONE, NONE, ALL, ALL, NONE, ALL },
  { "appointment", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "group", NONE, ALL, ALL, ALL, NONE, NONE },
  { "attendee", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "professional", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "attendance", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "bursary", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "checklist-item", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "self-rating", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "achievement", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "calendar-day", NONE, NONE, ALL, ALL, NONE, ALL },
  { "entitlement", NONE, NONE, ALL, ALL, NONE, ALL },
  { "saved-view", NONE, NONE, NONE, ALL, NONE, NONE },
  { "not-duplicate", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "programme", NONE, NONE, ALL, ALL, NONE, NONE },
  { "log-entry", NONE, NONE, NONE, ALL, NONE, NONE },
  { "journal-entry", NONE, NONE, NONE, ALL, NONE, NONE },
  { "assessment", NONE, NONE, ALL, ALL, NONE, NONE },
  { "ksb", NONE, ALL, ALL, ALL, NONE, ALL },
  { "supervision", NONE, NONE, NONE, ALL, NONE, NONE },
  { "wellness-plan", NONE, NONE, NONE, ALL, NONE, NONE },
  { "agreement", NONE, ALL, ALL, ALL, NONE, NONE },
  { "recruitment", NONE, ALL, ALL, ALL, NONE, NONE },
  { "support-offer", NONE, NONE, NONE, ALL, NONE, NONE },
  { "concern", NONE, NONE, NONE, ALL, NONE, NONE },
  { "concern-action", NONE, NONE, NONE, NONE, NONE, NONE },
  { "concern-receipt", NONE, NONE, NONE, NONE, NONE, NONE },
  { "transfer", NONE, NONE, NONE, ALL, NONE, NONE },
  { "bundle", NONE, NONE, ALL, ALL, NONE, NONE },
  { "former-student", NONE, NONE, NONE, ALL, NONE, NONE },
  { "wording", NONE, NONE, ALL, ALL, NONE, ALL },
  { "note-mark", NONE, NONE, NONE, ALL, NONE, NONE },
  { "ending", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "college", NONE, NONE, MANAGER_ONLY, ALL, NONE, ALL },
  { "college-year", NONE, NONE, MANAGER_ONLY, ALL, NONE, ALL },
  { "feedback", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "evidence", NONE, ALL, ALL, ALL, NONE, NONE },
  { "access-request", NONE, NONE, NONE, ALL, ALL, NONE },
  { "redaction", NONE, NONE, NONE, ALL, ALL, NONE },
  { "retention-rule", NONE, NONE, NONE, ALL, ALL, NONE },
  { "legal-hold", NONE, NONE, NONE, ALL, ALL, NONE },
  { "disposal", NONE, NONE, NONE, NONE, NONE, NONE },
  { "account", NONE, NONE, NONE, NONE, NONE, NONE },
};

static const Expected removes[] = {
  { "student", NONE, NONE, ALL, ALL, NONE, NONE },
  { "person", NONE, NONE, NONE, NONE, NONE, NONE },
  { "assignment", NONE, NONE, ALL, ALL, NONE, NONE },
  { "care-status", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "care-period", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "home", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "note", NONE, NONE, NONE, NONE, NONE, NONE },
  { "amendment", NONE, NONE, NONE, NONE, NONE, NONE },
  { "goal", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "step", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "rating", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "relation", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "task", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "plan", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "plan-rule", NONE, NONE, ALL, ALL, NONE, ALL },
  { "appointment", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "group", NONE, ALL, ALL, ALL, NONE, NONE },
  { "attendee", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "professional", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "attendance", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "bursary", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "checklist-item", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "self-rating", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "achievement", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "calendar-day", NONE, NONE, ALL, ALL, NONE, ALL },
  { "entitlement", NONE, NONE, ALL, ALL, NONE, ALL },
  { "saved-view", NONE, NONE, NONE, ALL, NONE, NONE },
  { "not-duplicate", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "programme", NONE, NONE, ALL, NONE, NONE, NONE },
  { "log-entry", NONE, NONE, NONE, ALL, NONE, NONE },
  { "journal-entry", NONE, NONE, NONE, ALL, NONE, NONE },
  { "assessment", NONE, NONE, ALL, ALL, NONE, NONE },
  { "ksb", NONE, ALL, ALL, ALL, NONE, ALL },
  { "supervision", NONE, NONE, NONE, ALL, NONE, NONE },
  { "wellness-plan", NONE, NONE, NONE, ALL, NONE, NONE },
  { "agreement", NONE, ALL, ALL, ALL, NONE, NONE },
  { "recruitment", NONE, ALL, ALL, ALL, NONE, NONE },
  { "support-offer", NONE, NONE, NONE, ALL, NONE, NONE },
  { "concern", NONE, NONE, NONE, NONE, NONE, NONE },
  { "concern-action", NONE, NONE, NONE, NONE, NONE, NONE },
  { "concern-receipt", NONE, NONE, NONE, NONE, NONE, NONE },
  { "transfer", NONE, NONE, NONE, ALL, NONE, NONE },
  { "bundle", NONE, NONE, NONE, NONE, NONE, NONE },
  { "former-student", NONE, NONE, NONE, ALL, NONE, NONE },
  { "wording", NONE, NONE, ALL, ALL, NONE, ALL },
  { "note-mark", NONE, NONE, NONE, ALL, NONE, NONE },
  { "ending", NONE, CASELOAD, ALL, ALL, NONE, NONE },
  { "college", NONE, NONE, NONE, NONE, NONE, NONE },
  { "college-year", NONE, NONE, MANAGER_ONLY, ALL, NONE, ALL },
  { "feedback", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE },
  { "evidence", NONE, ALL, ALL, ALL, NONE, NONE },
  { "access-request", NONE, NONE, NONE, ALL, ALL, NONE },
  { "redaction", NONE, NONE, NONE, ALL, ALL, NONE },
  { "retention-rule", NONE, NONE, NONE, ALL, ALL, NONE },
  { "legal-hold", NONE, NONE, NONE, NONE, NONE, NONE },
  { "disposal", NONE, NONE, NONE, NONE, NONE, NONE },
  { "account", NONE, NONE, NONE, NONE, NONE, NONE },
};

static const char *const users[] = {
  "mentor", "mentor2", "coach", "welfare", "manager", "dsl", "dpo", "admin",
};

#define N_STUDENTS 3
#define MOST_KINDS 64

typedef struct {
  KithTestCase *test;
  const KithKind *const *kinds;
  guint n_kinds;
  gint64 students[N_STUDENTS];
  gint64 ids[MOST_KINDS][N_STUDENTS];
} World;

static Reach
find_reach (const Expected *table,
            gsize           n_rows,
            const KithKind *kind,
            const char     *user)
{
  for (gsize i = 0; i < n_rows; i++) {
    if (!g_str_equal (table[i].kind, kind->name))
      continue;
    if (g_str_has_prefix (user, "mentor"))
      return table[i].mentor;
    if (g_str_equal (user, "coach"))
      return table[i].coach;
    if (g_str_equal (user, "dsl"))
      return table[i].dsl;
    if (g_str_equal (user, "dpo"))
      return table[i].dpo;
    return g_str_equal (user, "admin") ? table[i].admin : table[i].office;
  }
  g_error ("The kind “%s” has no line in this test. Write down who may do what with it.", kind->name);
}

/* Jay has the first mentor, Zofia the second, both the coach; nobody has Ali. */
static gboolean
reaches (Reach       reach,
         const char *user,
         guint       student)
{
  switch (reach) {
  case NONE:
    return FALSE;
  case ASSIGNED:
    return (student == 0 && g_str_equal (user, "mentor")) || (student == 1 && g_str_equal (user, "mentor2"));
  case CASELOAD:
    return student < 2;
  case MANAGER_ONLY:
    return g_str_equal (user, "manager");
  case ALL:
    return TRUE;
  }
  g_return_val_if_reached (FALSE);
}

static gint64
find_parent (World          *world,
             const KithKind *kind,
             guint           student)
{
  for (guint i = 0; i < world->n_kinds; i++)
    if (world->kinds[i] == kith_kind_get_parent (kind))
      return world->ids[i][student];
  return 0;
}

static void
add_record (World *world,
            guint  kind,
            guint  student)
{
  g_autoptr (KithRecord) record = NULL;

  if (world->kinds[kind] == &kith_student_kind) {
    world->ids[kind][student] = world->students[student];
    return;
  }
  if (world->kinds[kind] == &kith_account_kind) {
    world->ids[kind][student] = (gint64) student + 1;
    return;
  }
  /* there is one college */
  if (world->kinds[kind] == &kith_college_kind && student > 0) {
    world->ids[kind][student] = world->ids[kind][0];
    return;
  }
  record = kith_test_record (world->test, world->kinds[kind], world->students[student],
                             find_parent (world, world->kinds[kind], student));
  world->ids[kind][student] = kith_test_save (world->test->file, record);
}

static World *
world_new (void)
{
  World *world = g_new0 (World, 1);

  world->test = kith_test_case_new ();
  world->kinds = kith_kind_get_all (&world->n_kinds);
  g_assert_cmpuint (world->n_kinds, <, MOST_KINDS);
  world->students[0] = world->test->jay;
  world->students[1] = world->test->zofia;
  world->students[2] = world->test->ali;
  kith_test_case_sign_in (world->test, "dsl");
  for (guint i = 0; i < world->n_kinds; i++)
    for (guint j = 0; j < N_STUDENTS; j++)
      add_record (world, i, j);
  return world;
}

static void
world_free (World *world)
{
  kith_test_case_free (world->test);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static gboolean
contains (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
collect_cb (KithRecord  *record,
            gpointer     data,
            GError     **error)
{
  gint64 id = kith_record_get_id (record);

  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

/* List, count, export and the list of one student all have the same records. */
static GArray *
list_every_way (World          *world,
                const KithKind *kind)
{
  KithCaseFile *file = world->test->file;
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GArray) exported = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  GArray *ids = kith_case_file_list_ids (file, query, NULL, &error);

  g_assert_no_error (error);
  records = kith_case_file_list (file, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (kith_case_file_each (file, query, collect_cb, exported, NULL, &error));
  g_assert_cmpint (kith_case_file_count (file, query, &error), ==, ids->len);
  g_assert_cmpuint (records->len, ==, ids->len);
  g_assert_cmpmem (exported->data, exported->len * sizeof (gint64), ids->data, ids->len * sizeof (gint64));
  return ids;
}

static gboolean
can_load (World          *world,
          const KithKind *kind,
          gint64          id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = kith_case_file_load (world->test->file, kind, id, &error);

  if (record == NULL)
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  return record != NULL;
}

static void
test_seeing (void)
{
  g_autoptr (World) world = world_new ();

  for (guint u = 0; u < G_N_ELEMENTS (users); u++) {
    kith_test_case_sign_in (world->test, users[u]);
    for (guint i = 0; i < world->n_kinds; i++) {
      g_autoptr (GArray) ids = list_every_way (world, world->kinds[i]);
      Reach reach = find_reach (sees, G_N_ELEMENTS (sees), world->kinds[i], users[u]);

      for (guint j = 0; j < N_STUDENTS; j++) {
        gboolean expected = reaches (reach, users[u], j);

        g_test_message ("%s sees %s of student %u: %d", users[u], world->kinds[i]->name, j, expected);
        g_assert_cmpint (contains (ids, world->ids[i][j]), ==, expected);
        g_assert_cmpint (can_load (world, world->kinds[i], world->ids[i][j]), ==, expected);
        g_assert_cmpint (kith_case_file_may (world->test->file, KITH_ACTION_SEE, world->kinds[i], world->ids[i][j]), ==,
                         expected);
      }
    }
  }
}

static guint
count_found (World      *world,
             const char *words,
             guint      *n_notes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithMatches) matches =
    kith_search (world->test->file, words, KITH_SEARCH_EVERYTHING, 0, 50, NULL, &error);

  g_assert_no_error (error);
  *n_notes = kith_matches_get_count (matches, &kith_note_kind);
  return kith_matches_get_count (matches, &kith_student_kind);
}

static void
test_searching (void)
{
  g_autoptr (World) world = world_new ();

  for (guint u = 0; u < G_N_ELEMENTS (users); u++) {
    Reach students = find_reach (sees, G_N_ELEMENTS (sees), &kith_student_kind, users[u]);
    Reach notes = find_reach (sees, G_N_ELEMENTS (sees), &kith_note_kind, users[u]);
    guint n_students = 0, n_notes = 0, n_found_notes = 0;

    kith_test_case_sign_in (world->test, users[u]);
    for (guint j = 0; j < N_STUDENTS; j++) {
      n_students += reaches (students, users[u], j);
      n_notes += reaches (notes, users[u], j);
    }
    g_assert_cmpuint (count_found (world, "447", &n_found_notes), ==, n_students);
    count_found (world, "timetable", &n_found_notes);
    g_assert_cmpuint (n_found_notes, ==, n_notes);
  }
}

/* Changes the first text anybody may change. */
static void
change_something (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].type == KITH_FIELD_LINE || kind->fields[i].type == KITH_FIELD_TEXT) &&
        !(kind->fields[i].flags & (KITH_FIELD_SYSTEM | KITH_FIELD_FIXED | KITH_FIELD_UNIQUE))) {
      g_autofree char *text = g_strdup_printf ("Changed %u", g_random_int ());

      kith_record_set_text (record, i, text);
      return;
    }
  if (kind == &kith_care_period_kind)
    kith_record_set_text (record, KITH_CARE_PERIOD_PLACEMENT,
                          g_strcmp0 (kith_record_get_text (record, KITH_CARE_PERIOD_PLACEMENT), "foster") == 0 ? "other"
                                                                                                               : "foster");
}

static gboolean
can_change (World          *world,
            const KithKind *kind,
            gint64          id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = kith_case_file_load (world->test->file, kind, id, NULL);

  if (record == NULL)
    return FALSE;
  change_something (record);
  if (kith_case_file_save (world->test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error))
    return TRUE;
  if (kind == &kith_account_kind)
    g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  else
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  return FALSE;
}

static void
test_changing (void)
{
  g_autoptr (World) world = world_new ();

  for (guint u = 0; u < G_N_ELEMENTS (users); u++) {
    kith_test_case_sign_in (world->test, users[u]);
    for (guint i = 0; i < world->n_kinds; i++)
      for (guint j = 0; j < N_STUDENTS; j++) {
        gboolean expected =
          reaches (find_reach (changes, G_N_ELEMENTS (changes), world->kinds[i], users[u]), users[u], j);

        /* These notes were written by the safeguarding lead. */
        if (world->kinds[i] == &kith_note_kind && g_str_equal (users[u], "dsl"))
          expected = TRUE;
        g_test_message ("%s changes %s of student %u: %d", users[u], world->kinds[i]->name, j, expected);
        g_assert_cmpint (can_change (world, world->kinds[i], world->ids[i][j]), ==, expected);
      }
  }
}

static void
test_removing (void)
{
  g_autoptr (World) world = world_new ();

  for (guint u = 0; u < G_N_ELEMENTS (users); u++) {
    kith_test_case_sign_in (world->test, users[u]);
    for (guint i = 0; i < world->n_kinds; i++)
      for (guint j = 0; j < N_STUDENTS; j++) {
        Reach reach = find_reach (removes, G_N_ELEMENTS (removes), world->kinds[i], users[u]);
        g_autoptr (GError) error = NULL;

        g_test_message ("%s removes %s of student %u", users[u], world->kinds[i]->name, j);
        g_assert_cmpint (kith_case_file_may (world->test->file, KITH_ACTION_REMOVE, world->kinds[i], world->ids[i][j]),
                         ==, reaches (reach, users[u], j));
        if (reaches (reach, users[u], j))
          continue;
        g_assert_false (kith_case_file_remove (world->test->file, world->kinds[i], world->ids[i][j], &error));
        g_assert_true (error->code == KITH_ERROR_NOT_ALLOWED || error->code == KITH_ERROR_NOT_FOUND);
      }
  }
}

static gboolean
can_add (World      *world,
         KithRecord *record)
{
  g_autoptr (GError) error = NULL;

  if (kith_case_file_save (world->test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error))
    return TRUE;
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_assert_cmpint (kith_record_get_id (record), ==, 0);
  return FALSE;
}

/* Notes about one's own students, and nobody else's. */
static void
test_adding (void)
{
  static const Expected adds[] = { { "note", ASSIGNED, CASELOAD, ALL, ALL, NONE, NONE } };
  g_autoptr (World) world = world_new ();

  for (guint u = 0; u < G_N_ELEMENTS (users); u++) {
    kith_test_case_sign_in (world->test, users[u]);
    for (guint j = 0; j < N_STUDENTS; j++) {
      g_autoptr (KithRecord) note = kith_test_note (world->students[j], "Said hello.");
      gboolean expected = reaches (find_reach (adds, 1, &kith_note_kind, users[u]), users[u], j);

      g_assert_cmpint (can_add (world, note), ==, expected);
      g_assert_cmpint (kith_case_file_may (world->test->file, KITH_ACTION_ADD, &kith_note_kind, world->students[j]), ==,
                       expected);
    }
  }
}

/* A mentor and coach see what is meant for them only; nobody but the safeguarding lead sees the rest. */
static void
test_visibility (void)
{
  static const struct { const char *user; gboolean team, supporters, dsl; } expected[] = {
    { "mentor", TRUE, FALSE, FALSE }, { "mentor2", FALSE, FALSE, FALSE }, { "coach", TRUE, TRUE, FALSE },
    { "welfare", TRUE, TRUE, FALSE }, { "manager", TRUE, TRUE, FALSE },   { "dsl", TRUE, TRUE, TRUE },
    { "dpo", TRUE, TRUE, TRUE },      { "admin", FALSE, FALSE, FALSE },
  };
  const char *const visibilities[] = { "team", "supporters", "dsl" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 ids[3];

  for (guint i = 0; i < 3; i++) {
    g_autoptr (KithRecord) note = kith_test_note (test->jay, "For some eyes.");

    kith_record_set_text (note, KITH_NOTE_VISIBILITY, visibilities[i]);
    ids[i] = kith_test_save (test->file, note);
  }
  for (guint u = 0; u < G_N_ELEMENTS (expected); u++) {
    const gboolean sees_note[] = { expected[u].team, expected[u].supporters, expected[u].dsl };

    kith_test_case_sign_in (test, expected[u].user);
    for (guint i = 0; i < 3; i++) {
      g_autoptr (KithRecord) note = kith_case_file_load (test->file, &kith_note_kind, ids[i], NULL);

      g_test_message ("%s and %s", expected[u].user, visibilities[i]);
      g_assert_cmpint (note != NULL, ==, sees_note[i]);
    }
  }
}

/* "This was hard for me" is for whoever wrote it; somebody else's save does not lose it. */
static void
test_private_field (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "A long talk.");
  g_autoptr (KithRecord) seen = NULL;
  g_autoptr (KithRecord) own = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "mentor");
  kith_record_set_number (note, KITH_NOTE_HARD, 1);
  id = kith_test_save (test->file, note);
  kith_test_case_sign_in (test, "manager");
  seen = kith_case_file_load (test->file, &kith_note_kind, id, NULL);
  g_assert_false (kith_record_has (seen, KITH_NOTE_HARD));
  g_assert_true (kith_case_file_strike_note (test->file, id, "Wrong day", NULL));
  kith_test_case_sign_in (test, "mentor");
  own = kith_case_file_load (test->file, &kith_note_kind, id, NULL);
  g_assert_true (kith_record_get_flag (own, KITH_NOTE_HARD));
}

/* An assignment that ended, or has not begun, opens nothing. */
static void
test_past_assignment (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *mentor = g_strdup_printf ("%" G_GINT64_FORMAT, test->mentor);
  g_autoptr (GPtrArray) assignments = NULL;

  kith_query_where (query, "person", mentor);
  assignments = kith_case_file_list (test->file, query, NULL, NULL);
  g_assert_cmpuint (assignments->len, ==, 1);
  kith_record_set_text (g_ptr_array_index (assignments, 0), KITH_ASSIGNMENT_UNTIL, KITH_TEST_TODAY);
  kith_record_set_text (g_ptr_array_index (assignments, 0), KITH_ASSIGNMENT_END_REASON, "New timetable");
  kith_test_save (test->file, g_ptr_array_index (assignments, 0));
  kith_test_case_sign_in (test, "mentor");
  g_assert_true (kith_case_file_may (test->file, KITH_ACTION_SEE, &kith_student_kind, test->jay));
  kith_clock_advance (test->clock, 24 * 3600);
  g_assert_false (kith_case_file_may (test->file, KITH_ACTION_SEE, &kith_student_kind, test->jay));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/policy/seeing", test_seeing);
  g_test_add_func ("/store/policy/searching", test_searching);
  g_test_add_func ("/store/policy/changing", test_changing);
  g_test_add_func ("/store/policy/removing", test_removing);
  g_test_add_func ("/store/policy/adding", test_adding);
  g_test_add_func ("/store/policy/visibility", test_visibility);
  g_test_add_func ("/store/policy/private-field", test_private_field);
  g_test_add_func ("/store/policy/past-assignment", test_past_assignment);
  return g_test_run ();
}
