/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-test-world.h"

#include "kith-date.h"

#include <string.h>

static KithRecord *
find (const char *kind,
      gint64      id,
      gpointer    data)
{
  KithTestWorld *world = data;

  for (guint i = 0; i < world->records->len; i++) {
    KithRecord *record = g_ptr_array_index (world->records, i);

    if (kith_record_get_id (record) == id && g_str_equal (kith_record_get_kind (record)->name, kind))
      return g_object_ref (record);
  }
  return NULL;
}

static gboolean
is_between (KithRecord *record,
            const char *from,
            const char *until)
{
  const char *date = from != NULL
                       ? kith_record_get_text (record, kith_kind_find_field (kith_record_get_kind (record), "date"))
                       : NULL;

  return from == NULL || (date != NULL && strcmp (date, from) >= 0 && strcmp (date, until) <= 0);
}

static GPtrArray *
list_siblings (const char *kind,
               const char *field,
               gint64      id,
               const char *from,
               const char *until,
               gpointer    data)
{
  KithTestWorld *world = data;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < world->records->len; i++) {
    KithRecord *record = g_ptr_array_index (world->records, i);
    guint position = kith_kind_find_field (kith_record_get_kind (record), field);
    gboolean checked = world->checked != NULL && kith_record_get_id (record) == kith_record_get_id (world->checked);

    if (!checked && g_str_equal (kith_record_get_kind (record)->name, kind) &&
        kith_record_get_number (record, position) == id && is_between (record, from, until))
      g_ptr_array_add (found, g_object_ref (record));
  }
  return found;
}

static GPtrArray *
list_all (const char *kind,
          gpointer    data)
{
  KithTestWorld *world = data;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < world->records->len; i++) {
    KithRecord *record = g_ptr_array_index (world->records, i);

    if (record != world->checked && g_str_equal (kith_record_get_kind (record)->name, kind))
      g_ptr_array_add (found, g_object_ref (record));
  }
  return found;
}

void
kith_test_world_init (KithTestWorld *world,
                      const char    *today)
{
  GDate day;

  g_assert_true (kith_date_from_iso (today, &day));
  *world = (KithTestWorld) { .records = g_ptr_array_new_with_free_func (g_object_unref) };
  kith_rules_init (&world->rules, &day, 1772625600); /* 4 March 2026, midday */
  world->rules.find = find;
  world->rules.siblings = list_siblings;
  world->rules.all = list_all;
  world->rules.data = world;
}

void
kith_test_world_clear (KithTestWorld *world)
{
  g_ptr_array_unref (world->records);
}

void
kith_test_set (KithRecord *record,
               const char *field,
               const char *stored)
{
  guint position = kith_kind_find_field (kith_record_get_kind (record), field);

  g_assert_cmpuint (position, !=, KITH_NO_FIELD);
  kith_record_set_stored (record, position, stored);
}

static KithRecord *
create (const KithKind *kind,
        const char     *field,
        va_list         values)
{
  KithRecord *record = kith_record_new (kind);

  for (; field != NULL; field = va_arg (values, const char *))
    kith_test_set (record, field, va_arg (values, const char *));
  return record;
}

KithRecord *
kith_test_record (const KithKind *kind,
                  const char     *first_field,
                  ...)
{
  KithRecord *record = NULL;
  va_list values;

  va_start (values, first_field);
  record = create (kind, first_field, values);
  va_end (values);
  return record;
}

KithRecord *
kith_test_world_add (KithTestWorld  *world,
                     const KithKind *kind,
                     const char     *first_field,
                     ...)
{
  KithRecord *record = NULL;
  va_list values;

  va_start (values, first_field);
  record = create (kind, first_field, values);
  va_end (values);
  g_ptr_array_add (world->records, record);
  kith_record_set_id (record, world->records->len);
  return record;
}

KithProblems *
kith_test_world_check (KithTestWorld *world,
                       KithRecord    *record)
{
  KithProblems *problems = kith_problems_new ();

  world->checked = record;
  kith_record_validate (record, &world->rules, problems);
  world->checked = NULL;
  return problems;
}

void
kith_test_expect (KithTestWorld *world,
                  KithRecord    *record,
                  const char    *field,
                  KithSeverity   severity,
                  const char    *message)
{
  g_autoptr (KithProblems) problems = kith_test_world_check (world, record);
  const KithProblem *problem = kith_problems_find (problems, field);

  g_assert_nonnull (problem);
  g_assert_cmpstr (problem->message, ==, message);
  g_assert_cmpint (problem->severity, ==, severity);
}

void
kith_test_expect_fine (KithTestWorld *world,
                       KithRecord    *record)
{
  g_autoptr (KithProblems) problems = kith_test_world_check (world, record);
  g_autofree char *errors = kith_problems_dup_text (problems, KITH_SEVERITY_ERROR);
  g_autofree char *warnings = kith_problems_dup_text (problems, KITH_SEVERITY_WARNING);

  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpstr (warnings, ==, "");
}
