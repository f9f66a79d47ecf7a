/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit.h"
#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-cli-print.h"
#include "kith-cli-query.h"
#include "kith-concern-log.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-period.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* One student and what belongs to them. */
typedef struct {
  KithCli *cli;
  KithRecord *student;
  GDate today;
  GPtrArray *care;
  GPtrArray *assignments;
  GPtrArray *goals;
  GPtrArray *tasks;
  GPtrArray *plans;
  GPtrArray *appointments;
  GArray *next_dates;
} Show;

/* Something with a day still to come. */
typedef struct {
  const char *day;
  KithRecord *record;
} NextDate;

static void
show_clear (Show *self)
{
  g_clear_object (&self->student);
  g_clear_pointer (&self->care, g_ptr_array_unref);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->appointments, g_ptr_array_unref);
  g_clear_pointer (&self->next_dates, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Show, show_clear)

static GPtrArray *
list_of (Show            *self,
         const KithKind  *kind,
         GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, kith_record_get_id (self->student));
  return kith_case_file_list (self->cli->file, query, self->cli->cancellable, error);
}

static gboolean
gather_lists (Show    *self,
              GError **error)
{
  const struct { const KithKind *kind; GPtrArray **list; } lists[] = {
    { &kith_care_status_kind, &self->care },  { &kith_assignment_kind, &self->assignments },
    { &kith_goal_kind, &self->goals },        { &kith_task_kind, &self->tasks },
    { &kith_plan_kind, &self->plans },        { &kith_appointment_kind, &self->appointments },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if ((*lists[i].list = list_of (self, lists[i].kind, error)) == NULL)
      return FALSE;
  return TRUE;
}

/* When something is to come up again that is not over yet; %NULL for what is. */
static const char *
get_day (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (kind == &kith_goal_kind)
    return g_strcmp0 (kith_record_get_text (record, KITH_GOAL_STATUS), "active") == 0
             ? kith_record_get_text (record, KITH_GOAL_REVIEW) : NULL;
  if (kind == &kith_task_kind)
    return kith_record_has (record, KITH_TASK_DONE_ON) ? NULL : kith_record_get_text (record, KITH_TASK_DUE);
  if (kind == &kith_plan_kind)
    return g_strcmp0 (kith_record_get_text (record, KITH_PLAN_STATUS), "planned") == 0
             ? kith_record_get_text (record, KITH_PLAN_DATE) : NULL;
  return kith_record_has (record, KITH_APPOINTMENT_OUTCOME) ? NULL : kith_record_get_text (record, KITH_APPOINTMENT_DATE);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (((const NextDate *) a)->day, ((const NextDate *) b)->day);
}

/* What is overdue comes first: it is still to be done. Goals and appointments of the past are over, done or not. */
static void
find_next_dates (Show *self)
{
  GPtrArray *const lists[] = { self->plans, self->appointments, self->tasks, self->goals };
  g_autofree char *today = kith_date_to_iso (&self->today);

  self->next_dates = g_array_new (FALSE, FALSE, sizeof (NextDate));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++) {
      KithRecord *record = g_ptr_array_index (lists[i], j);
      gboolean stays_due = lists[i] == self->plans || lists[i] == self->tasks;
      NextDate next = { get_day (record), record };

      if (next.day != NULL && (stays_due || strcmp (next.day, today) >= 0))
        g_array_append_val (self->next_dates, next);
    }
  g_array_sort (self->next_dates, compare_days);
}

static gboolean
gather (Show        *self,
        const char  *college_id,
        GError     **error)
{
  gint64 id = kith_cli_find_student (self->cli, college_id, error);

  if (id == 0 || !kith_audit_note_view (self->cli->file, &kith_student_kind, id, error))
    return FALSE;
  self->student = kith_case_file_load (self->cli->file, &kith_student_kind, id, error);
  if (self->student == NULL)
    return FALSE;
  kith_clock_get_today (self->cli->clock, &self->today);
  if (!gather_lists (self, error))
    return FALSE;
  find_next_dates (self);
  return TRUE;
}

static void
print_facts (Show *self)
{
  for (guint i = 0; i < kith_student_kind.n_fields; i++) {
    g_autofree char *value = kith_record_format (self->student, i);

    kith_cli_print_fact (kith_field_get_label (&kith_student_kind.fields[i]), value);
  }
}

static void
print_care (Show *self)
{
  g_autofree char *words = kith_care_statuses_dup_words (self->care, &self->today);

  printf ("\n%s: %s\n", _("Care status today"), *words != '\0' ? words : _("none recorded"));
  for (guint i = 0; i < self->care->len; i++) {
    KithRecord *record = g_ptr_array_index (self->care, i);
    g_autofree char *status = kith_record_format (record, KITH_CARE_STATUS_STATUS);
    g_autofree char *period = kith_period_format (kith_record_get_text (record, KITH_CARE_STATUS_FROM),
                                                  kith_record_get_text (record, KITH_CARE_STATUS_UNTIL));

    printf ("  %s, %s\n", status, period);
  }
}

static void
print_assignments (Show *self)
{
  printf ("\n%s:\n", _("Support"));
  for (guint i = 0; i < self->assignments->len; i++) {
    KithRecord *record = g_ptr_array_index (self->assignments, i);
    g_autofree char *role = kith_record_format (record, KITH_ASSIGNMENT_ROLE);
    gint64 person = kith_record_get_number (record, KITH_ASSIGNMENT_PERSON);
    g_autofree char *name = kith_case_file_dup_title (self->cli->file, &kith_person_kind, person);
    g_autofree char *period = kith_period_format (kith_record_get_text (record, KITH_ASSIGNMENT_FROM),
                                                  kith_record_get_text (record, KITH_ASSIGNMENT_UNTIL));

    printf ("  %s%s: %s, %s\n", role, kith_record_get_flag (record, KITH_ASSIGNMENT_MAIN) ? _(" (main)") : "", name,
            period);
  }
  if (self->assignments->len == 0)
    printf ("  %s\n", _("none recorded"));
}

static void
print_goals (Show *self)
{
  printf ("\n%s:\n", _("Goals"));
  for (guint i = 0; i < self->goals->len; i++) {
    KithRecord *record = g_ptr_array_index (self->goals, i);
    g_autofree char *status = kith_record_format (record, KITH_GOAL_STATUS);
    g_autofree char *title = kith_record_dup_title (record);

    printf ("  %s: %s\n", status, title);
  }
  if (self->goals->len == 0)
    printf ("  %s\n", _("none recorded"));
}

static void
print_next_dates (Show *self)
{
  printf ("\n%s:\n", _("Next dates"));
  for (guint i = 0; i < self->next_dates->len; i++) {
    const NextDate *next = &g_array_index (self->next_dates, NextDate, i);
    const KithKind *kind = kith_record_get_kind (next->record);
    g_autofree char *day = kith_date_format_iso (next->day);
    g_autofree char *title = kith_record_dup_title (next->record);

    printf ("  %s, %s: %s\n", day, _(kind->label), title);
  }
  if (self->next_dates->len == 0)
    printf ("  %s\n", _("none recorded"));
}

static void
print_text (Show *self)
{
  g_autofree char *contact = kith_student_dup_contact_words (self->student, &self->today);

  print_facts (self);
  print_care (self);
  print_assignments (self);
  print_goals (self);
  print_next_dates (self);
  printf ("\n%s\n", contact);
}

static JsonNode *
json_list (Show      *self,
           GPtrArray *list)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < list->len; i++)
    json_array_add_element (array, kith_cli_json_record (self->cli, g_ptr_array_index (list, i)));
  json_node_take_array (node, array);
  return node;
}

static JsonArray *
json_next_dates (Show *self)
{
  JsonArray *dates = json_array_new ();

  for (guint i = 0; i < self->next_dates->len; i++) {
    const NextDate *next = &g_array_index (self->next_dates, NextDate, i);
    g_autofree char *title = kith_record_dup_title (next->record);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "date", next->day);
    json_object_set_string_member (object, "kind", kith_record_get_kind (next->record)->name);
    json_object_set_string_member (object, "text", title);
    json_array_add_object_element (dates, object);
  }
  return dates;
}

static void
print_json (Show *self)
{
  JsonNode *node = kith_cli_json_record (self->cli, self->student);
  JsonObject *object = json_node_get_object (node);
  g_autofree char *care = kith_care_statuses_dup_words (self->care, &self->today);
  g_autofree char *contact = kith_student_dup_contact_words (self->student, &self->today);

  json_object_set_member (object, "care-status", kith_cli_json_text (*care != '\0' ? care : NULL));
  json_object_set_member (object, "care-statuses", json_list (self, self->care));
  json_object_set_member (object, "assignments", json_list (self, self->assignments));
  json_object_set_member (object, "goals", json_list (self, self->goals));
  json_object_set_member (object, "tasks", json_list (self, self->tasks));
  json_object_set_member (object, "plans", json_list (self, self->plans));
  json_object_set_member (object, "appointments", json_list (self, self->appointments));
  json_object_set_array_member (object, "next-dates", json_next_dates (self));
  json_object_set_string_member (object, "last-contact-words", contact);
  kith_cli_print_json (node);
}

/* A lead who has a concern shown has read it, and its author sees that. */
static gboolean
show_concern (KithCli     *cli,
              const char  *typed,
              GError     **error)
{
  g_autoptr (KithRecord) concern = NULL;
  guint64 id = 0;

  if (!g_ascii_string_to_unsigned (typed, 10, 1, G_MAXINT64, &id, NULL))
    /* Translators: what somebody typed */
    return kith_cli_set_usage (error, _("“%s” is no number of a concern. “kithctl list concerns” shows the numbers."),
                               typed);
  if (!kith_cli_open (cli, error) || !kith_cli_require_see (cli, &kith_concern_kind, error) ||
      !kith_concern_log_open (cli->file, (gint64) id, error))
    return FALSE;
  concern = kith_case_file_load (cli->file, &kith_concern_kind, (gint64) id, error);
  if (concern == NULL)
    return FALSE;
  if (cli->json)
    kith_cli_print_json (kith_cli_json_record (cli, concern));
  for (guint i = 0; !cli->json && i < kith_concern_kind.n_fields; i++) {
    g_autofree char *value = kith_record_format (concern, i);

    kith_cli_print_fact (kith_field_get_label (&kith_concern_kind.fields[i]), value);
  }
  return TRUE;
}

KithCliStatus
kith_cli_show (KithCli  *cli,
               char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (Show) show = { .cli = cli };
  g_autoptr (GError) error = NULL;

  if (!kith_cli_parse (cli, "student|concern ID", NULL, &words, 2, 2, &error))
    return kith_cli_fail (error);
  if (g_str_equal (words[1], "concern"))
    return show_concern (cli, words[2], &error) ? KITH_CLI_DONE : kith_cli_fail (error);
  if (!g_str_equal (words[1], "student"))
    /* Translators: what somebody typed */
    return kith_cli_fail_usage (_("“%s” cannot be shown. Use “kithctl show student ID”."), words[1]);
  if (!kith_cli_open (cli, &error) || !gather (&show, words[2], &error))
    return kith_cli_fail (error);
  if (cli->json)
    print_json (&show);
  else
    print_text (&show);
  return KITH_CLI_DONE;
}
