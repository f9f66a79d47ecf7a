/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-marks.h"
#include "kith-operation.h"
#include "kith-save-note.h"
#include "kith-test-case.h"
#include "kith-undo.h"
#include "kith-writing-aid.h"

/* "Zofia:student …" of a note, sorted as the list has them. */
static char *
dup_marks (KithTestCase *test,
           gint64        note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) marks = kith_note_marks_list (test->file, note, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < marks->len; i++)
    g_string_append_printf (words, "%s%s:%s", i > 0 ? " " : "",
                            kith_record_get_text (g_ptr_array_index (marks, i), KITH_NOTE_MARK_WORDS),
                            kith_record_get_text (g_ptr_array_index (marks, i), KITH_NOTE_MARK_REASON));
  return g_string_free_and_steal (words);
}

static GPtrArray *
marks_of (const char *first,
          const char *second)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_object_unref);

  if (first != NULL)
    g_ptr_array_add (marks, kith_note_mark_create ("text", first, "student"));
  if (second != NULL)
    g_ptr_array_add (marks, kith_note_mark_create ("text", second, "family"));
  return marks;
}

static void
save (KithTestCase *test,
      KithRecord   *note,
      GPtrArray    *marks)
{
  g_autoptr (GError) error = NULL;

  kith_casework_save_note_with_marks (test->file, note, marks, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

/* A mentor marks names while writing, changes the note and its marks in one action, and one undo takes both back. */
static void
test_marks_follow_the_note (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Walked with Zofia and her brother Tomek.");
  g_autoptr (GPtrArray) marks = marks_of ("Zofia", "Tomek");
  g_autoptr (GPtrArray) fewer = marks_of ("Zofia", NULL);
  g_autofree char *first = NULL, *second = NULL, *undone = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "mentor");
  save (test, note, marks);
  first = dup_marks (test, kith_record_get_id (note));
  g_assert_cmpstr (first, ==, "Tomek:family Zofia:student");

  kith_record_set_text (note, KITH_NOTE_TEXT, "Walked with Zofia.");
  save (test, note, fewer);
  second = dup_marks (test, kith_record_get_id (note));
  g_assert_cmpstr (second, ==, "Zofia:student");

  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error));
  g_assert_no_error (error);
  undone = dup_marks (test, kith_record_get_id (note));
  g_assert_cmpstr (undone, ==, "Tomek:family Zofia:student");
}

/* The author of a note for the lead cannot read it afterwards, and so marks nothing in it; the lead can. */
static void
test_sealed_note (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Zofia told me.");
  g_autoptr (KithRecord) again = NULL;
  g_autoptr (GPtrArray) marks = marks_of ("Zofia", NULL);
  g_autoptr (GPtrArray) by_lead = marks_of ("Zofia", NULL);
  g_autofree char *none = NULL, *one = NULL, *hidden = NULL;

  kith_test_case_sign_in (test, "mentor");
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  save (test, note, marks);
  kith_test_case_sign_in (test, "dsl");
  none = dup_marks (test, kith_record_get_id (note));
  g_assert_cmpstr (none, ==, "");
  again = kith_case_file_load (test->file, &kith_note_kind, kith_record_get_id (note), NULL);
  kith_record_set_number (g_ptr_array_index (by_lead, 0), KITH_NOTE_MARK_NOTE, kith_record_get_id (again));
  kith_test_save (test->file, g_ptr_array_index (by_lead, 0));
  one = dup_marks (test, kith_record_get_id (note));
  g_assert_cmpstr (one, ==, "Zofia:student");
  kith_test_case_sign_in (test, "manager");
  hidden = dup_marks (test, kith_record_get_id (note));
  g_assert_cmpstr (hidden, ==, "");
}

static gboolean
knows (const KithWritingAid *aid,
       const char           *name)
{
  for (guint i = 0; i < aid->known->len; i++)
    if (g_str_equal (((const KithKnownName *) g_ptr_array_index (aid->known, i))->name, name))
      return TRUE;
  return FALSE;
}

/* Whoever writes is helped with the names they see anyway, and learns no other. */
static void
test_names_are_those_one_sees (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithWritingAid) of_coach = NULL;
  g_autoptr (KithWritingAid) of_mentor = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "coach");
  of_coach = kith_writing_aid_load (test->file, test->jay, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (of_coach->own_name, ==, "Jay A");
  g_assert_true (knows (of_coach, "Zofia O'Brien-Źródło"));
  g_assert_false (knows (of_coach, "Jay A"));
  g_assert_cmpuint (of_coach->wordings->len, >, 10);

  kith_test_case_sign_in (test, "mentor");
  of_mentor = kith_writing_aid_load (test->file, test->jay, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_mentor->known->len, ==, 0);
}

/* Brothers and sisters, and those asked to the same group, for whoever may know of them. */
static void
test_relations_and_groups (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) relation = kith_record_new (&kith_relation_kind);
  g_autoptr (KithRecord) group = kith_test_record (test, &kith_group_kind, 0, 0);
  const gint64 invited[] = { test->jay, test->zofia };
  g_autoptr (KithWritingAid) aid = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_record_set_number (relation, KITH_RELATION_STUDENT, test->jay);
  kith_record_set_number (relation, KITH_RELATION_OTHER_STUDENT, test->ali);
  kith_record_set_text (relation, KITH_RELATION_RELATIONSHIP, "other");
  kith_test_save (test->file, relation);
  kith_test_save (test->file, group);
  for (guint i = 0; i < G_N_ELEMENTS (invited); i++) {
    g_autoptr (KithRecord) attendee = kith_record_new (&kith_attendee_kind);

    kith_record_set_number (attendee, KITH_ATTENDEE_GROUP, kith_record_get_id (group));
    kith_record_set_number (attendee, KITH_ATTENDEE_STUDENT, invited[i]);
    kith_record_set_text (attendee, KITH_ATTENDEE_STATUS, "invited");
    kith_test_save (test->file, attendee);
  }
  aid = kith_writing_aid_load (test->file, test->jay, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (knows (aid, "علي"));
  g_assert_true (knows (aid, "Zofia O'Brien-Źródło"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/note-marks/follow-the-note", test_marks_follow_the_note);
  g_test_add_func ("/note-marks/sealed-note", test_sealed_note);
  g_test_add_func ("/note-marks/names-are-those-one-sees", test_names_are_those_one_sees);
  g_test_add_func ("/note-marks/relations-and-groups", test_relations_and_groups);
  return g_test_run ();
}
