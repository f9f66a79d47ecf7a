/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stories.h"

#include "kith-case-file-private.h"
#include "kith-disposal-confirm.h"
#include "kith-draft.h"
#include "kith-error.h"
#include "kith-import.h"
#include "kith-lists.h"
#include "kith-save.h"
#include "kith-search.h"
#include "kith-text.h"

#include <glib/gstdio.h>
#include <string.h>

/* whoever opens the files of released schemas */
#define FIXTURE_USER "sam"
#define NEW_PASSPHRASE "eight other invented words for tests"
/* in the names of the folders that a test has to itself */
#define ISOLATED "/.dirs/"

const char *const story_fixtures[] = { "v1", "v3", "v4", "v5", "v6", "v7", NULL };

struct _StoryWorld
{
  KithTestCase *test;
  GBytes *start;
  char *look_as;
  char *table;
  char *copy;
  gint64 note;
  gint64 left;
  gint64 disposal;
  /* of each story, by its place in the table; -1 until it was told once */
  gint64 *before;
  gint64 *after;
};

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize size = 0;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

static void
write_file (const char *path,
            GBytes     *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  kith_test_forget_marks ();
}

static KithCaseFile *
open_as (StoryWorld  *self,
         const char  *user,
         const char  *passphrase,
         GError     **error)
{
  return kith_case_file_open_full (self->test->path, user, passphrase, self->test->clock, KITH_OPEN_SKIP_BACKUP, NULL, error);
}

/* The stories */

static gint64
count_rows (KithCaseFile *file,
            const char   *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  if (!kith_db_get_int64 (file->db, sql, &n, &error))
    g_test_message ("%s", error->message);
  return n;
}

static gint64
see_notes (StoryWorld   *world,
           KithCaseFile *file)
{
  return count_rows (file, "SELECT count(*) FROM note");
}

static gboolean
tell_open (StoryWorld    *world,
           KithCaseFile  *file,
           GError       **error)
{
  g_autoptr (KithCaseFile) opened =
    kith_case_file_open (world->test->path, world->look_as, KITH_TEST_PASSPHRASE, world->test->clock, NULL, error);

  return opened != NULL && kith_case_file_close (opened, error);
}

static gboolean
tell_save (StoryWorld    *world,
           KithCaseFile  *file,
           GError       **error)
{
  g_autoptr (KithRecord) note = kith_test_note (world->test->jay, "Rang about the bus pass; it is on its way.");

  return kith_case_file_save (file, note, KITH_SAVE_ACCEPT_WARNINGS, error);
}

static gboolean
tell_edit (StoryWorld    *world,
           KithCaseFile  *file,
           GError       **error)
{
  g_autoptr (KithRecord) note = kith_case_file_load (file, &kith_note_kind, world->note, error);

  if (note == NULL)
    return FALSE;
  kith_record_set_text (note, KITH_NOTE_TEXT, "We looked at the timetable together, and changed two lessons.");
  return kith_case_file_save (file, note, KITH_SAVE_ACCEPT_WARNINGS, error);
}

static gint64
see_edited (StoryWorld   *world,
            KithCaseFile *file)
{
  /* What was not changed is as it was. */
  return count_rows (file, "SELECT count(*) * 10 + sum(text LIKE '%two lessons%') FROM note WHERE type = 'one-to-one'"
                     " AND contact_made = 'yes' AND minutes = 30 AND visibility = 'team' AND text IS NOT NULL");
}

static gboolean
tell_search (StoryWorld    *world,
             KithCaseFile  *file,
             GError       **error)
{
  g_autoptr (KithMatches) matches = kith_search (file, "timet o'brien", KITH_SEARCH_EVERYTHING, 0, 20, NULL, error);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) list = NULL;

  if (matches == NULL)
    return FALSE;
  kith_query_where_words (query, "jay");
  list = kith_case_file_list (file, query, NULL, error);
  return list != NULL;
}

static gboolean
tell_draft (StoryWorld    *world,
            KithCaseFile  *file,
            GError       **error)
{
  g_autoptr (KithDraft) draft =
    kith_draft_new (&kith_note_kind, world->test->jay, 0, 0, "{\"text\":\"half a sent\"}");

  return kith_draft_save (file, draft, error);
}

static gint64
see_drafts (StoryWorld   *world,
            KithCaseFile *file)
{
  return count_rows (file, "SELECT count(*) FROM draft");
}

static gboolean
tell_import (StoryWorld    *world,
             KithCaseFile  *file,
             GError       **error)
{
  g_autoptr (GFile) table = g_file_new_for_path (world->table);
  g_autoptr (KithImport) import = kith_import_new (table, &kith_student_kind, NULL, error);
  g_autoptr (KithImportResult) result = NULL;

  if (import == NULL)
    return FALSE;
  result = kith_import_apply (import, file, NULL, NULL, NULL, error);
  return result != NULL;
}

static gint64
see_students (StoryWorld   *world,
              KithCaseFile *file)
{
  return count_rows (file, "SELECT count(*) FROM student");
}

static gboolean
tell_backup (StoryWorld    *world,
             KithCaseFile  *file,
             GError       **error)
{
  return kith_maintenance_backup (file, world->copy, NULL, error);
}

/* There is either a copy that is whole or none. */
static gboolean
look_at_copy (StoryWorld *world,
              gboolean    acknowledged)
{
  g_autoptr (KithCaseFile) copy = NULL;
  g_auto (GStrv) findings = NULL;

  if (!g_file_test (world->copy, G_FILE_TEST_EXISTS))
    return !acknowledged;
  copy = kith_case_file_open_full (world->copy, "dpo", KITH_TEST_PASSPHRASE, world->test->clock, KITH_OPEN_SKIP_BACKUP, NULL,
                                   NULL);
  return copy != NULL && kith_maintenance_check (copy, &findings, NULL, NULL) && findings[0] == NULL &&
         see_notes (world, copy) == 2;
}

static gboolean
tell_passphrase (StoryWorld    *world,
                 KithCaseFile  *file,
                 GError       **error)
{
  return kith_accounts_set_passphrase (file, KITH_TEST_PASSPHRASE, NEW_PASSPHRASE, error);
}

/* The new one opens it, or the old one; the old one only when nothing was promised. */
static gboolean
look_at_passphrase (StoryWorld *world,
                    gboolean    acknowledged)
{
  g_autoptr (KithCaseFile) with_new = open_as (world, "coach", NEW_PASSPHRASE, NULL);
  g_autoptr (KithCaseFile) with_old = NULL;

  if (with_new != NULL)
    kith_case_file_close (with_new, NULL);
  with_old = open_as (world, "coach", KITH_TEST_PASSPHRASE, NULL);
  return (with_new != NULL) != (with_old != NULL) && (!acknowledged || with_new != NULL);
}

static gboolean
tell_leaving (StoryWorld    *world,
              KithCaseFile  *file,
              GError       **error)
{
  return kith_accounts_disable (file, "mentor2", NULL, error);
}

static gint64
see_disabled (StoryWorld   *world,
              KithCaseFile *file)
{
  return count_rows (file, "SELECT count(*) FROM account WHERE disabled_at IS NOT NULL");
}

static gboolean
look_at_leaver (StoryWorld *world,
                gboolean    acknowledged)
{
  g_autoptr (KithCaseFile) file = open_as (world, "mentor2", KITH_TEST_PASSPHRASE, NULL);

  return !acknowledged || file == NULL;
}

static gboolean
tell_invitation (StoryWorld    *world,
                 KithCaseFile  *file,
                 GError       **error)
{
  g_autoptr (KithSecretText) code = kith_accounts_invite (file, "newcomer", "Aiko Barrowclough", KITH_ROLE_COACH, 0, error);

  return code != NULL;
}

static gint64
see_accounts (StoryWorld   *world,
              KithCaseFile *file)
{
  return count_rows (file, "SELECT count(*) FROM account");
}

static gboolean
tell_erasure (StoryWorld    *world,
              KithCaseFile  *file,
              GError       **error)
{
  g_autoptr (KithDisposalResult) result = kith_disposal_confirm (file, world->disposal, NULL, error);

  return result != NULL;
}

static gboolean
tell_restore (StoryWorld    *world,
              KithCaseFile  *file,
              GError       **error)
{
  return kith_maintenance_restore (world->test->path, world->copy, error);
}

static gboolean
tell_creation (StoryWorld    *world,
               KithCaseFile  *file,
               GError       **error)
{
  g_autoptr (KithSecretText) recovery_key = NULL;
  g_autoptr (KithCaseFile) made =
    kith_case_file_create (world->copy, "dpo", "Ottoline Farrow", KITH_TEST_PASSPHRASE, KITH_ROLE_DPO | KITH_ROLE_ADMIN,
                           world->test->clock, &recovery_key, error);

  return made != NULL;
}

/* A new file that nobody was given a recovery key of is no file anyone could miss. */
static gboolean
look_at_creation (StoryWorld *world,
                  gboolean    acknowledged)
{
  g_autoptr (KithCaseFile) made = NULL;
  g_auto (GStrv) findings = NULL;

  if (!acknowledged)
    return TRUE;
  made = kith_case_file_open_full (world->copy, "dpo", KITH_TEST_PASSPHRASE, world->test->clock, KITH_OPEN_SKIP_BACKUP, NULL,
                                   NULL);
  return made != NULL && kith_maintenance_check (made, &findings, NULL, NULL) && findings[0] == NULL;
}

static const Story stories[] = {
  { "opening", NULL, tell_open, see_notes, NULL },
  { "saving a note", "coach", tell_save, see_notes, NULL },
  { "changing a note", "coach", tell_edit, see_edited, NULL },
  { "searching", "welfare", tell_search, see_notes, NULL },
  { "keeping a draft", "coach", tell_draft, see_drafts, NULL },
  { "importing students", "manager", tell_import, see_students, NULL },
  { "backing up", "admin", tell_backup, see_notes, look_at_copy },
  { "restoring", NULL, tell_restore, see_notes, look_at_copy },
  { "a new passphrase", "coach", tell_passphrase, see_notes, look_at_passphrase },
  { "somebody leaving", "admin", tell_leaving, see_disabled, look_at_leaver },
  { "inviting somebody", "admin", tell_invitation, see_accounts, NULL },
  { "erasing a student", "dpo", tell_erasure, see_students, NULL },
  { "a new case file", NULL, tell_creation, see_notes, look_at_creation },
};

const Story *
stories_get (guint *n_stories)
{
  *n_stories = G_N_ELEMENTS (stories);
  return stories;
}

/* The world */

static void
exec (KithCaseFile *file,
      const char   *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_db_exec (file->db, sql, &error));
  g_assert_no_error (error);
}

static void
add_rules (StoryWorld *self)
{
  for (guint i = 0; i < kith_retention_groups.n_choices; i++) {
    g_autoptr (KithRecord) rule = kith_record_new (&kith_retention_rule_kind);

    kith_record_set_text (rule, KITH_RETENTION_RULE_GROUP, kith_retention_groups.choices[i].code);
    kith_record_set_number (rule, KITH_RETENTION_RULE_LEAVING_YEARS, 1);
    kith_test_save (self->test->file, rule);
  }
}

/* Somebody who left long ago, and the first of two people who decide. */
static void
add_leaver (StoryWorld *self)
{
  g_autoptr (KithRecord) student = kith_test_student ("Ffion Gallagher", "1207");
  g_autoptr (KithRecord) disposal = kith_record_new (&kith_disposal_kind);
  g_autofree char *sql = NULL;

  add_rules (self);
  self->left = kith_test_save (self->test->file, student);
  kith_record_set_number (disposal, KITH_DISPOSAL_STUDENT, self->left);
  kith_record_set_text (disposal, KITH_DISPOSAL_OUTCOME, "erase");
  sql = g_strdup_printf ("UPDATE student SET stage = 'left', contact_due = NULL, start_date = '2010-09-01',"
                         " leaving_date = '2012-07-06', date_of_birth = '1994-05-17' WHERE id = %" G_GINT64_FORMAT,
                         self->left);
  exec (self->test->file, sql);
  g_assert_true (kith_student_effects_fill (self->test->file, NULL));
  self->disposal = kith_test_save (self->test->file, disposal);
}

static void
add_notes (StoryWorld *self)
{
  g_autoptr (KithRecord) first = kith_test_note (self->test->jay, "We looked at the timetable together.");
  g_autoptr (KithRecord) second = kith_test_note (self->test->zofia, "Walked by the canal.");

  kith_test_case_sign_in (self->test, "coach");
  self->note = kith_test_save (self->test->file, first);
  kith_test_save (self->test->file, second);
}

static void
forget_counts (StoryWorld *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    self->before[i] = self->after[i] = -1;
}

StoryWorld *
story_world_new (void)
{
  static const char table[] = "Student ID,Preferred name,Start date,Support group\r\n"
                              "5501,Tadhg Ó Súilleabháin,2025-09-01,care-experienced\r\n"
                              "5502,Amara Eze,2025-09-01,care-experienced\r\n";
  StoryWorld *self = g_new0 (StoryWorld, 1);

  self->test = kith_test_case_new ();
  self->look_as = g_strdup ("dpo");
  kith_test_case_sign_in (self->test, "dsl");
  add_leaver (self);
  add_notes (self);
  kith_test_case_sign_out (self->test);
  self->start = read_file (self->test->path);
  self->table = g_build_filename (self->test->folder, "table.csv", NULL);
  self->copy = g_build_filename (self->test->folder, "Copy.kith", NULL);
  g_assert_true (g_file_set_contents (self->table, table, -1, NULL));
  self->before = g_new (gint64, G_N_ELEMENTS (stories));
  self->after = g_new (gint64, G_N_ELEMENTS (stories));
  forget_counts (self);
  return self;
}

static void
remove_below (StoryWorld *self,
              const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_equal (path, self->table))
      continue;
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_below (self, path);
    g_remove (path);
  }
}

void
story_world_free (StoryWorld *self)
{
  remove_below (self, self->test->folder);
  g_unlink (self->table);
  kith_test_case_free (self->test);
  g_bytes_unref (self->start);
  g_free (self->look_as);
  g_free (self->table);
  g_free (self->copy);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

const char *
story_world_get_folder (StoryWorld *self)
{
  return self->test->folder;
}

const char *
story_world_get_path (StoryWorld *self)
{
  return self->test->path;
}

void
story_world_use_fixture (StoryWorld *self,
                         const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".kith", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "case-files", file_name, NULL);

  g_bytes_unref (self->start);
  self->start = read_file (path);
  g_free (self->look_as);
  self->look_as = g_strdup (FIXTURE_USER);
  forget_counts (self);
}

/* What Kith remembers of a case file outside of it, such as how far its audit had come. Never of a real person. */
static void
forget_outside (StoryWorld *self)
{
  const char *const folders[] = { g_get_user_data_dir (), g_get_user_state_dir (), g_get_user_config_dir (),
                                  g_get_user_cache_dir () };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (strstr (folders[i], ISOLATED) != NULL)
      remove_below (self, folders[i]);
}

void
story_world_reset (StoryWorld *self)
{
  remove_below (self, self->test->folder);
  forget_outside (self);
  write_file (self->test->path, self->start);
}

static void
copy_below (const char *from,
            const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_no_errno (g_mkdir_with_parents (to, 0700));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (from, name, NULL);
    g_autofree char *target = g_build_filename (to, name, NULL);
    g_autoptr (GBytes) bytes = NULL;

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      copy_below (path, target);
      continue;
    }
    bytes = read_file (path);
    write_file (target, bytes);
  }
}

void
story_world_take (StoryWorld *self,
                  const char *folder)
{
  remove_below (self, self->test->folder);
  copy_below (folder, self->test->folder);
  remove_below (self, folder);
}

gboolean
story_world_try_to_open (StoryWorld  *self,
                         GError     **error)
{
  g_autoptr (KithCaseFile) file = open_as (self, self->look_as, KITH_TEST_PASSPHRASE, error);

  return file != NULL && kith_case_file_close (file, error);
}

gboolean
story_tell (StoryWorld   *world,
            const Story  *story,
            StoryBreaks   breaks,
            GError      **error)
{
  g_autoptr (KithCaseFile) file = NULL;
  g_autoptr (GError) way_out = NULL;
  gboolean acknowledged;

  if (story->user != NULL) {
    g_autoptr (GError) local_error = NULL;

    file = open_as (world, story->user, KITH_TEST_PASSPHRASE, &local_error);
    g_assert_no_error (local_error);
  }
  if (breaks.begins != NULL)
    breaks.begins (breaks.data);
  acknowledged = story->tell (world, file, error);
  if (breaks.answered != NULL)
    breaks.answered (acknowledged, breaks.data);
  if (file != NULL && !kith_case_file_close (file, &way_out) && acknowledged)
    g_propagate_error (error, g_steal_pointer (&way_out));
  return acknowledged;
}

void
story_hear (const GError *error,
            const char   *what,
            StoryTally   *tally)
{
  if (error == NULL)
    return;
  if (error->domain == KITH_ERROR && g_utf8_validate (error->message, -1, NULL) && g_str_has_suffix (error->message, "."))
    return;
  g_test_message ("%s: told as “%s” (%s)", what, error->message, g_quark_to_string (error->domain));
  tally->n_wordless++;
}

static gboolean
say_damaged (const char *what,
             const char *how,
             StoryTally *tally)
{
  g_test_message ("%s: %s", what, how);
  tally->n_damaged++;
  return FALSE;
}

static gboolean
look_inside (StoryWorld  *world,
             const Story *story,
             const char  *what,
             gint64      *seen,
             StoryTally  *tally)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCaseFile) file = open_as (world, world->look_as, KITH_TEST_PASSPHRASE, &error);
  g_auto (GStrv) findings = NULL;

  if (file == NULL)
    return say_damaged (what, error->message, tally);
  *seen = story->see (world, file);
  if (!kith_maintenance_check (file, &findings, NULL, &error))
    return say_damaged (what, error->message, tally);
  return findings[0] == NULL || say_damaged (what, findings[0], tally);
}

static void
see_all (StoryWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCaseFile) file = open_as (world, world->look_as, KITH_TEST_PASSPHRASE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    world->before[i] = stories[i].see (world, file);
}

/* What is seen without a story, and after one that nothing came in the way of. */
void
story_learn (StoryWorld  *world,
             const Story *story)
{
  guint i = (guint) (story - stories);
  g_autoptr (GError) error = NULL;
  StoryTally tally = { 0 };

  story_world_reset (world);
  if (world->after[i] >= 0)
    return;
  if (world->before[i] < 0)
    see_all (world);
  story_world_reset (world);
  g_assert_true (story_tell (world, story, (StoryBreaks) { NULL }, &error));
  g_assert_no_error (error);
  g_assert_true (look_inside (world, story, story->name, &world->after[i], &tally));
  g_assert_true (story->look == NULL || story->look (world, TRUE));
  story_world_reset (world);
}

void
story_look_after (StoryWorld  *world,
                  const Story *story,
                  gboolean     acknowledged,
                  const char  *what,
                  StoryTally  *tally)
{
  guint i = (guint) (story - stories);
  gint64 seen = -1;

  tally->n_cases++;
  tally->n_acknowledged += acknowledged;
  g_assert_cmpint (world->before[i], >=, 0);
  if (!look_inside (world, story, what, &seen, tally))
    return;
  if (seen != world->after[i] && (acknowledged || seen != world->before[i])) {
    g_test_message ("%s: %s, and %" G_GINT64_FORMAT " seen", what, acknowledged ? "acknowledged" : "refused", seen);
    tally->n_lost++;
  } else if (story->look != NULL && !story->look (world, acknowledged)) {
    say_damaged (what, "what it left is not right", tally);
  }
}

void
story_tally_assert_clean (const StoryTally *tally)
{
  g_assert_cmpuint (tally->n_lost, ==, 0);
  g_assert_cmpuint (tally->n_damaged, ==, 0);
  g_assert_cmpuint (tally->n_wordless, ==, 0);
}
