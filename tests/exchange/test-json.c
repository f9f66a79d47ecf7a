/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-json.h"
#include "kith-note.h"
#include "kith-student.h"

#include <gio/gio.h>

static void
test_record (void)
{
  g_autoptr (KithRecord) student = kith_record_new (&kith_student_kind);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;
  JsonArray *groups;

  kith_record_set_id (student, 7);
  kith_record_set_text (student, KITH_STUDENT_PREFERRED_NAME, "Zoë \"Z\"");
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, "2008-07-25");
  kith_record_set_text (student, KITH_STUDENT_SUPPORT_GROUPS, "send bursary");
  kith_record_set_number (student, KITH_STUDENT_EHCP, 1);
  kith_record_set_number (student, KITH_STUDENT_CONTACT_DAYS, 14);
  node = kith_json_from_record (student);
  object = json_node_get_object (node);

  g_assert_cmpint (json_object_get_int_member (object, "id"), ==, 7);
  g_assert_cmpstr (json_object_get_string_member (object, "preferred-name"), ==, "Zoë \"Z\"");
  g_assert_cmpstr (json_object_get_string_member (object, "date-of-birth"), ==, "2008-07-25");
  g_assert_true (json_object_get_boolean_member (object, "ehcp"));
  g_assert_cmpint (json_object_get_int_member (object, "contact-days"), ==, 14);
  g_assert_true (json_object_get_null_member (object, "uln"));
  groups = json_object_get_array_member (object, "support-groups");
  g_assert_cmpuint (json_array_get_length (groups), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (groups, 0), ==, "send");
  g_assert_cmpuint (json_object_get_size (object), ==, kith_student_kind.n_fields + 1);
}

static void
test_moment (void)
{
  g_autoptr (KithRecord) note = kith_record_new (&kith_note_kind);
  g_autoptr (JsonNode) moment = NULL;
  g_autoptr (JsonNode) goals = NULL;

  kith_record_set_number (note, KITH_NOTE_RECORDED_AT, 0);
  kith_record_set_text (note, KITH_NOTE_GOALS, "3 12");
  moment = kith_json_from_field (note, KITH_NOTE_RECORDED_AT);
  goals = kith_json_from_field (note, KITH_NOTE_GOALS);
  g_assert_cmpstr (json_node_get_string (moment), ==, "1970-01-01T00:00:00Z");
  g_assert_cmpint (json_array_get_int_element (json_node_get_array (goals), 1), ==, 12);
}

static void
test_list (void)
{
  g_autoptr (GListStore) list = g_list_store_new (KITH_TYPE_RECORD);
  g_autoptr (KithRecord) student = kith_record_new (&kith_student_kind);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) read = NULL;
  g_autofree char *text = NULL;

  g_list_store_append (list, student);
  g_list_store_append (list, student);
  node = kith_json_from_records (G_LIST_MODEL (list));
  text = kith_json_to_text (node);
  g_assert_true (g_str_has_suffix (text, "]\n"));
  read = json_from_string (text, NULL);
  g_assert_true (json_node_equal (node, read));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (read)), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/json/record", test_record);
  g_test_add_func ("/json/moment", test_moment);
  g_test_add_func ("/json/list", test_list);
  return g_test_run ();
}
