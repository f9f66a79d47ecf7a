/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-test-case.h"

#include "kith-lists.h"
#include "kith-secret.h"
#include "kith-test-settings.h"

#include <glib/gstdio.h>

typedef struct {
  const char *user;
  const char *full_name;
  KithRoles role;
  gsize person;
} TestAccount;

#define PERSON(member) G_STRUCT_OFFSET (KithTestCase, member)

static const TestAccount accounts[] = {
  { "mentor", "Sam Okafor", KITH_ROLE_MENTOR, PERSON (mentor) },
  { "mentor2", "Bo Lindqvist", KITH_ROLE_MENTOR, PERSON (mentor2) },
  { "coach", "Moira D'Arcy", KITH_ROLE_COACH, PERSON (coach) },
  { "welfare", "Ines Tavares", KITH_ROLE_WELFARE, PERSON (welfare) },
  { "manager", "Yusuf Demir", KITH_ROLE_MANAGER, PERSON (manager) },
  { "dsl", "Ruth Abebe", KITH_ROLE_DSL, PERSON (dsl) },
  { "dpo", "Hywel Prys", KITH_ROLE_DPO, PERSON (dpo) },
};

void
kith_test_use_cheap_keys (void)
{
  static const KithKdfSettings cheap = { .memory_kib = 64, .passes = 1, .lanes = 1, .for_tests = TRUE };

  kith_case_file_set_kdf_settings_for_tests (&cheap);
}

void
kith_test_forget_marks (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "kith", "audit-marks", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
}

static void
add_accounts (KithTestCase *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithRecord) account = NULL;
    gint64 id = kith_accounts_add (self->file, accounts[i].user, accounts[i].full_name, accounts[i].role, 0,
                                   KITH_TEST_PASSPHRASE, &error);

    g_assert_no_error (error);
    account = kith_case_file_load (self->file, &kith_account_kind, id, &error);
    g_assert_no_error (error);
    G_STRUCT_MEMBER (gint64, self, accounts[i].person) = kith_record_get_number (account, KITH_ACCOUNT_PERSON);
  }
}

KithRecord *
kith_test_student (const char *name,
                   const char *college_id)
{
  KithRecord *student = kith_record_new (&kith_student_kind);

  kith_record_set_text (student, KITH_STUDENT_PREFERRED_NAME, name);
  kith_record_set_text (student, KITH_STUDENT_COLLEGE_ID, college_id);
  kith_record_set_text (student, KITH_STUDENT_START_DATE, "2025-09-01");
  kith_record_set_text (student, KITH_STUDENT_SUPPORT_GROUPS, "care-experienced");
  kith_record_set_text (student, KITH_STUDENT_STAGE, "active");
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, "2008-05-17");
  return student;
}

KithRecord *
kith_test_note (gint64      student,
                const char *text)
{
  KithRecord *note = kith_record_new (&kith_note_kind);

  kith_record_set_number (note, KITH_NOTE_STUDENT, student);
  kith_record_set_text (note, KITH_NOTE_DATE, KITH_TEST_TODAY);
  kith_record_set_text (note, KITH_NOTE_TIME, "09:30");
  kith_record_set_text (note, KITH_NOTE_TYPE, "one-to-one");
  kith_record_set_text (note, KITH_NOTE_CONTACT_MADE, "yes");
  kith_record_set_number (note, KITH_NOTE_MINUTES, 30);
  kith_record_set_text (note, KITH_NOTE_TEXT, text);
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "team");
  return note;
}

KithRecord *
kith_test_assignment (gint64      student,
                      gint64      person,
                      const char *role)
{
  KithRecord *assignment = kith_record_new (&kith_assignment_kind);

  kith_record_set_number (assignment, KITH_ASSIGNMENT_STUDENT, student);
  kith_record_set_number (assignment, KITH_ASSIGNMENT_PERSON, person);
  kith_record_set_text (assignment, KITH_ASSIGNMENT_ROLE, role);
  kith_record_set_text (assignment, KITH_ASSIGNMENT_FROM, KITH_TEST_TODAY);
  return assignment;
}

gint64
kith_test_save (KithCaseFile *file,
                KithRecord   *record)
{
  g_autoptr (GError) error = NULL;

  kith_case_file_save (file, record, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
  return kith_record_get_id (record);
}

static gint64
save_and_free (KithCaseFile *file,
               KithRecord   *record)
{
  gint64 id = kith_test_save (file, record);

  g_object_unref (record);
  return id;
}

static void
set_by_name (KithRecord *record,
             const char *field,
             const char *stored)
{
  guint position = kith_kind_find_field (kith_record_get_kind (record), field);

  g_assert_cmpuint (position, !=, KITH_NO_FIELD);
  kith_record_set_stored (record, position, stored);
}

typedef struct {
  const char *kind;
  const char *field;
  const char *stored;
} TestValue;

static const TestValue values[] = {
  { "care-status", "status", "care-experienced" },
  { "care-status", "from", "2025-01-01" },
  { "care-period", "from", "2023-01-01" },
  { "care-period", "until", "2023-06-30" },
  { "home", "place", "Northmoor" },
  { "home", "from", "2025-02-01" },
  { "relation", "relationship", "other" },
  { "amendment", "text", "The date was the day before." },
  { "goal", "text", "Get the forklift licence" },
  { "goal", "area", "work" },
  { "goal", "start", "2026-03-01" },
  { "goal", "review", "2026-06-01" },
  { "goal", "status", "active" },
  { "step", "text", "Ask about the course" },
  { "rating", "date", "2026-03-01" },
  { "rating", "score", "4" },
  { "plan", "type", "pep" },
  { "plan", "status", "planned" },
  { "plan", "date", "2026-04-01" },
  { "plan-rule", "type", "pep" },
  { "plan-rule", "rhythm", "termly" },
  { "appointment", "type", "housing" },
  { "appointment", "date", "2026-03-20" },
  { "group", "title", "Cooking together" },
  { "group", "date", "2026-03-18" },
  { "attendee", "status", "invited" },
  { "professional", "name", "Ngozi Adeyemi-Clarke" },
  { "professional", "role", "personal-adviser" },
  { "professional", "may-contact", "yes" },
  { "attendance", "from", "2026-03-02" },
  { "attendance", "until", "2026-03-06" },
  { "attendance", "possible", "20" },
  { "attendance", "attended", "18" },
  { "bursary", "year", "2025" },
  { "bursary", "group", "in-care" },
  { "bursary", "awarded", "120000" },
  { "checklist-item", "list", "starting" },
  { "checklist-item", "item", "travel" },
  { "checklist-item", "state", "needed" },
  { "self-rating", "date", "2026-03-02" },
  { "self-rating", "home", "4" },
  { "achievement", "date", "2026-03-02" },
  { "achievement", "text", "Passed the theory test" },
  { "calendar-day", "type", "holiday" },
  { "calendar-day", "title", "Easter holiday" },
  { "calendar-day", "from", "2026-03-30" },
  { "calendar-day", "until", "2026-04-10" },
  { "entitlement", "title", "Free bus pass" },
  { "entitlement", "until-age", "19" },
  { "entitlement", "rule", "Until the day before the 19th birthday." },
  { "entitlement", "source", "Northmoor Council, travel policy" },
  { "saved-view", "name", "My year 12" },
  { "saved-view", "page", "students" },
  { "saved-view", "filters", "{}" },
  { "programme", "standard", "Level 3 Peer Worker, ST0896" },
  { "programme", "start", "2025-09-01" },
  { "log-entry", "date", "2026-03-02" },
  { "log-entry", "type", "shadowing" },
  { "log-entry", "title", "Shadowed at the hub" },
  { "log-entry", "minutes", "60" },
  { "journal-entry", "date", "2026-03-03" },
  { "journal-entry", "title", "A quiet week" },
  { "journal-entry", "text", "I noticed how long I was listening." },
  { "assessment", "term", "spring" },
  { "assessment", "date", "2026-03-04" },
  { "assessment", "result", "on-track" },
  { "ksb", "type", "knowledge" },
  { "ksb", "text", "The values of peer support" },
  { "supervision", "date", "2026-03-05" },
  { "supervision", "type", "one-to-one" },
  { "supervision", "went-well", "The walk in the park was a good idea." },
  { "wellness-plan", "helps", "A walk by the canal" },
  { "agreement", "shares", "That I moved often" },
  { "agreement", "agreed-on", "2026-01-12" },
  { "recruitment", "stage", "started" },
  { "recruitment", "date", "2026-01-05" },
  { "support-offer", "type", "debrief" },
  { "support-offer", "due", "2026-03-17" },
  { "concern", "about", "student" },
  { "concern", "date", "2026-03-09" },
  { "concern", "told-date", "2026-03-09" },
  { "concern", "reasons", "Nobody else has seen it." },
  { "concern", "facts", "There was no food in the house since Friday." },
  { "concern-action", "date", "2026-03-10" },
  { "concern-action", "type", "conversation" },
  { "concern-action", "text", "Rang the personal adviser." },
  { "transfer", "to", "Southmoor College" },
  { "transfer", "moved-on", "2026-03-02" },
  { "bundle", "visibility", "team" },
  { "bundle", "to", "Southmoor College" },
  { "wording", "words", "absconded" },
  { "wording", "instead", "was away from home" },
  { "wording", "reason", "It sounds like a prison." },
  { "note-mark", "field", "text" },
  { "note-mark", "words", "Ngozi" },
  { "note-mark", "reason", "student" },
  { "ending", "last-session", "2026-04-30" },
  { "college", "name", "Northmoor College" },
  { "college-year", "attendance", "87" },
  { "feedback", "date", "2026-03-06" },
  { "feedback", "said-by", "student" },
  { "feedback", "quote", "Somebody noticed when I was not there." },
  { "evidence", "date", "2026-03-02" },
  { "evidence", "text", "A named contact for every applicant from care" },
  { "evidence", "area", "admissions" },
  { "access-request", "received-on", "2026-03-02" },
  { "access-request", "asker", "student" },
  { "redaction", "item-kind", "note" },
  { "redaction", "item", "1" },
  { "redaction", "words", "their brother" },
  { "redaction", "reason", "family" },
  { "retention-rule", "leaving-years", "6" },
  { "legal-hold", "reason", "A claim was announced" },
  { "legal-hold", "from", "2026-03-02" },
  { "legal-hold", "review", "2026-09-01" },
  { "disposal", "outcome", "keep" },
  { "disposal", "keep-until", "2027-08-31" },
  { "disposal", "reason", "They may come back next year" },
  { "task", "text", "Ring the bursary office" },
  { "task", "due", "2026-03-17" },
};

/* Links that a record cannot be without. */
void
kith_test_supervise (KithTestCase *self,
                     gint64        person,
                     gint64        supervisor)
{
  g_autoptr (KithRecord) record = kith_case_file_load (self->file, &kith_person_kind, person, NULL);

  if (kith_record_get_number (record, KITH_PERSON_SUPERVISOR) == supervisor)
    return;
  kith_record_set_number (record, KITH_PERSON_SUPERVISOR, supervisor);
  kith_test_save (self->file, record);
}

/* Kinds that are about somebody of the team: the lead saves them, so they are the lead's. */
static void
set_people (KithTestCase *self,
            KithRecord   *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint person = kith_kind_find_field (kind, "person");
  guint supervisor = kith_kind_find_field (kind, "supervisor");
  gboolean is_offer = kind == &kith_support_offer_kind;

  if (is_offer)
    kith_test_supervise (self, self->dpo, self->dsl);
  if (person != KITH_NO_FIELD && kith_field_has (&kind->fields[person], KITH_FIELD_REQUIRED))
    kith_record_set_number (record, person, is_offer ? self->dpo : self->dsl);
  if (supervisor != KITH_NO_FIELD && kith_field_has (&kind->fields[supervisor], KITH_FIELD_REQUIRED))
    kith_record_set_number (record, supervisor, is_offer ? self->dsl : self->dpo);
}

static void
set_links (KithTestCase *self,
           KithRecord   *record,
           gint64        student)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (kind == &kith_relation_kind)
    kith_record_set_number (record, KITH_RELATION_PERSON, self->welfare);
  if (kind == &kith_not_duplicate_kind)
    kith_record_set_number (record, KITH_NOT_DUPLICATE_OTHER_STUDENT, student == self->ali ? self->jay : self->ali);
  if (kind == &kith_attendee_kind) {
    g_autoptr (KithRecord) group = kith_test_record (self, &kith_group_kind, 0, 0);

    kith_record_set_number (record, KITH_ATTENDEE_GROUP, kith_test_save (self->file, group));
  }
}

KithRecord *
kith_test_record (KithTestCase   *self,
                  const KithKind *kind,
                  gint64          student,
                  gint64          parent)
{
  KithRecord *record;

  if (kind == &kith_student_kind) {
    g_autofree char *college_id = g_strdup_printf ("9%u", g_random_int_range (10000, 99999));

    return kith_test_student ("Wren Castellanos", college_id);
  }
  if (kind == &kith_note_kind)
    return kith_test_note (student, "We looked at the timetable together.");
  if (kind == &kith_assignment_kind)
    return kith_test_assignment (student, self->welfare, "mentor");
  record = kith_record_new (kind);
  if (kind == &kith_person_kind) {
    kith_record_set_text (record, KITH_PERSON_NAME, "Tadhg Ó Súilleabháin");
    kith_record_set_text (record, KITH_PERSON_ROLES, "tutor");
    kith_record_set_text (record, KITH_PERSON_START_DATE, "2025-09-01");
  }
  set_people (self, record);
  set_links (self, record, student);
  if (kind->student_field != KITH_NO_FIELD)
    kith_record_set_number (record, kind->student_field, student);
  if (kind->parent_field != KITH_NO_FIELD)
    kith_record_set_number (record, kind->parent_field, parent);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (values[i].kind, kind->name))
      set_by_name (record, values[i].field, values[i].stored);
  if (kind == &kith_ksb_kind) {
    g_autofree char *code = g_strdup_printf ("K%u", g_random_int_range (100, 1000000));

    kith_record_set_text (record, KITH_KSB_CODE, code);
  }
  /* each group of students once */
  if (kind == &kith_retention_rule_kind) {
    g_autoptr (KithQuery) query = kith_query_new (kind);
    gint64 at = kith_case_file_count (self->file, query, NULL);

    kith_record_set_text (record, KITH_RETENTION_RULE_GROUP,
                          kith_retention_groups.choices[at % kith_retention_groups.n_choices].code);
  }
  /* each year once */
  if (kind == &kith_college_year_kind) {
    g_autoptr (KithQuery) query = kith_query_new (kind);

    kith_record_set_number (record, KITH_COLLEGE_YEAR_YEAR, 2026 - kith_case_file_count (self->file, query, NULL));
  }
  /* Whoever was a student is kept apart from then on, which the other tests are not about. */
  if (kind == &kith_former_student_kind) {
    g_autofree char *college_id = g_strdup_printf ("8%u", g_random_int_range (10000, 99999));

    kith_record_set_number (record, KITH_FORMER_STUDENT_STUDENT,
                            save_and_free (self->file, kith_test_student ("Ottoline Farrow", college_id)));
    kith_record_set_number (record, KITH_FORMER_STUDENT_PERSON, self->mentor2);
  }
  return record;
}

static void
add_students (KithTestCase *self)
{
  kith_test_case_sign_in (self, "manager");
  self->jay = save_and_free (self->file, kith_test_student ("Jay A", "4471"));
  self->zofia = save_and_free (self->file, kith_test_student ("Zofia O'Brien-Źródło", "4472"));
  self->ali = save_and_free (self->file, kith_test_student ("علي", "4473"));
  save_and_free (self->file, kith_test_assignment (self->jay, self->mentor, "mentor"));
  save_and_free (self->file, kith_test_assignment (self->zofia, self->mentor2, "mentor"));
  save_and_free (self->file, kith_test_assignment (self->jay, self->coach, "coach"));
  save_and_free (self->file, kith_test_assignment (self->zofia, self->coach, "coach"));
}

KithTestCase *
kith_test_case_new (void)
{
  KithTestCase *self = g_new0 (KithTestCase, 1);
  g_autoptr (GError) error = NULL;

  kith_test_use_cheap_keys ();
  self->folder = g_dir_make_tmp ("kith-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "Team.kith", NULL);
  self->clock = kith_clock_new_fixed (KITH_TEST_NOW);
  self->file = kith_case_file_create (self->path, "admin", "Freya Nwosu", KITH_TEST_PASSPHRASE, KITH_ROLE_ADMIN,
                                      self->clock, &self->recovery_key, &error);
  g_assert_no_error (error);
  self->admin = kith_case_file_get_actor (self->file)->person;
  add_accounts (self);
  add_students (self);
  return self;
}

void
kith_test_case_sign_out (KithTestCase *self)
{
  g_autoptr (GError) error = NULL;

  if (self->file == NULL)
    return;
  kith_case_file_close (self->file, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&self->file));
}

KithCaseFile *
kith_test_case_sign_in (KithTestCase *self,
                        const char   *user)
{
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_out (self);
  self->file = kith_case_file_open (self->path, user, KITH_TEST_PASSPHRASE, self->clock, NULL, &error);
  g_assert_no_error (error);
  return self->file;
}

void
kith_test_case_invite_again (KithTestCase *self,
                             const char   *user,
                             const char   *passphrase)
{
  g_autoptr (KithSecretText) code = NULL;
  g_autoptr (GError) error = NULL;

  code = kith_accounts_invite_again (kith_test_case_sign_in (self, "admin"), user, &error);
  g_assert_no_error (error);
  kith_test_case_sign_out (self);
  self->file = kith_accounts_activate (self->path, user, code, passphrase, self->clock, &error);
  g_assert_no_error (error);
  kith_test_case_sign_in (self, "admin");
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

void
kith_test_case_free (KithTestCase *self)
{
  kith_test_case_sign_out (self);
  remove_folder (self->folder);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->recovery_key, kith_secret_free_text);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}
