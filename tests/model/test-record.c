/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-error.h"
#include "kith-lists.h"
#include "kith-test-world.h"

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              int        *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  g_autoptr (KithRecord) student = kith_record_new (&kith_student_kind);
  g_autofree char *name = NULL;
  gboolean ehcp = FALSE;
  int notified = 0;

  g_signal_connect (student, "notify::preferred-name", G_CALLBACK (count_notify), &notified);
  g_object_set (student, "preferred-name", "Siân", "ehcp", TRUE, "contact-days", (gint64) 7, NULL);
  g_object_set (student, "preferred-name", "Siân", NULL);
  g_object_get (student, "preferred-name", &name, "ehcp", &ehcp, NULL);

  g_assert_cmpstr (name, ==, "Siân");
  g_assert_true (ehcp);
  g_assert_cmpint (kith_student_get_contact_days (student), ==, 7);
  g_assert_cmpint (notified, ==, 1);
  kith_record_clear (student, KITH_STUDENT_CONTACT_DAYS);
  g_assert_cmpint (kith_student_get_contact_days (student), ==, 14);
  g_assert_false (kith_record_has (student, KITH_STUDENT_CONTACT_DAYS));
  g_assert_finalize_object (g_steal_pointer (&student));
}

static void
test_every_field_keeps_a_value (void)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    g_autoptr (KithRecord) record = kith_record_new (kinds[i]);
    g_autoptr (KithRecord) copy = NULL;

    g_assert_true (kith_kind_find (kinds[i]->name) == kinds[i]);
    g_assert_true (kith_kind_find_plural (kinds[i]->plural) == kinds[i]);
    for (guint j = 0; j < kinds[i]->n_fields; j++) {
      g_assert_nonnull (kinds[i]->fields[j].name);
      g_assert_nonnull (kinds[i]->fields[j].label);
      kith_record_set_stored (record, j, kith_field_holds_text (&kinds[i]->fields[j]) ? "some text" : "1");
    }
    kith_record_set_id (record, 7);
    copy = kith_record_dup (record);
    g_assert_cmpint (kith_record_get_id (copy), ==, 7);
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      g_assert_true (kith_record_field_equals (record, copy, j));
  }
}

static void
test_choices_are_consistent (void)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++) {
      const KithField *field = &kinds[i]->fields[j];
      gboolean chooses = field->type == KITH_FIELD_CHOICE || field->type == KITH_FIELD_CHOICES;
      gboolean links = field->type == KITH_FIELD_LINK || field->type == KITH_FIELD_LINKS;

      g_assert_cmpint (chooses, ==, field->choices != NULL);
      g_assert_cmpint (links, ==, field->kind != NULL);
      if (links)
        g_assert_nonnull (kith_kind_find (field->kind));
      for (guint k = 0; chooses && k < field->choices->n_choices; k++)
        g_assert_null (strchr (field->choices->choices[k].code, ' '));
    }
}

typedef struct {
  guint field;
  const char *typed;
  const char *stored;
} Typed;

static void
test_typed (void)
{
  static const Typed cases[] = {
    { KITH_STUDENT_PREFERRED_NAME, "  Thanh\nTrúc ", "Thanh Trúc" },
    { KITH_STUDENT_DATE_OF_BIRTH, "3 feb 08", "2008-02-03" },
    { KITH_STUDENT_SUPPORT_GROUPS, "SEND, Care-experienced", "care-experienced send" },
    { KITH_STUDENT_SUPPORT_GROUPS, "send care-experienced", "care-experienced send" },
    { KITH_STUDENT_STAGE, "paused", "paused" },
    { KITH_STUDENT_EHCP, "Yes", "1" },
    { KITH_STUDENT_CONTACT_DAYS, " 7 ", "7" },
    { KITH_STUDENT_COURSE, "   ", NULL },
    { KITH_STUDENT_DATE_OF_BIRTH, "31/02/2008", "" },
    { KITH_STUDENT_STAGE, "gone", "" },
    { KITH_STUDENT_EHCP, "perhaps", "" },
    { KITH_STUDENT_CONTACT_DAYS, "weekly", "" },
  };
  GDate today;

  g_assert_true (kith_date_from_iso ("2026-03-04", &today));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) student = kith_record_new (&kith_student_kind);
    g_autoptr (GError) error = NULL;
    g_autofree char *stored = NULL;
    gboolean understood = kith_record_set_typed (student, cases[i].field, cases[i].typed, &today, &error);

    stored = kith_record_dup_stored (student, cases[i].field);
    if (cases[i].stored != NULL && *cases[i].stored == '\0') {
      g_assert_false (understood);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_null (stored);
    } else {
      g_assert_true (understood);
      g_assert_cmpstr (stored, ==, cases[i].stored);
    }
  }
}

static void
test_problems_travel_in_errors (void)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;

  kith_problems_add (problems, "uln", KITH_SEVERITY_WARNING, "Hm.");
  kith_problems_add (problems, "start-date", KITH_SEVERITY_ERROR, "No.");
  kith_problems_to_error (problems, &error);
  copy = g_error_copy (error);

  g_assert_cmpstr (copy->message, ==, "No.");
  g_assert_cmpuint (kith_problems_get_size (kith_problems_from_error (copy)), ==, 2);
  g_assert_nonnull (kith_problems_find (kith_problems_from_error (error), "uln"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record/properties", test_properties);
  g_test_add_func ("/model/record/every-field-keeps-a-value", test_every_field_keeps_a_value);
  g_test_add_func ("/model/record/choices-are-consistent", test_choices_are_consistent);
  g_test_add_func ("/model/record/typed", test_typed);
  g_test_add_func ("/model/problems/travel-in-errors", test_problems_travel_in_errors);
  return g_test_run ();
}
