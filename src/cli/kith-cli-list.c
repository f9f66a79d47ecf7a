/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-cli-print.h"
#include "kith-cli-query.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>

#define ARGUMENTS \
  "students|people|assignments|notes|goals|plans|appointments|tasks|groups|… [--student ID] [--stage S] [--archived]" \
  " [--limit N]"

/* What a table shows of a kind; JSON has everything. Kinds that are not here show their first fields. */
typedef struct {
  const KithKind *kind;
  const char *fields;
} Columns;

static const Columns columns[] = {
  { &kith_student_kind, "college-id preferred-name stage course campus last-contact" },
  { &kith_person_kind, "id name roles site start-date end-date" },
  { &kith_assignment_kind, "id student person role main from until" },
  { &kith_note_kind, "id student date time type author text" },
  { &kith_goal_kind, "id student text area status start review" },
  { &kith_plan_rule_kind, "id type authority rhythm every cut-off-dates" },
  { &kith_step_kind, "id goal text who due done-on" },
  { &kith_rating_kind, "id goal date score words" },
  { &kith_amendment_kind, "id note author text" },
  { &kith_task_kind, "id student text person due done-on" },
  { &kith_plan_kind, "id student type status date next-due chair" },
  { &kith_appointment_kind, "id student date time type place person outcome" },
  { &kith_group_kind, "id title date time place person cancelled" },
  { &kith_attendee_kind, "id student group status" },
  { &kith_professional_kind, "id student name role organisation may-contact from until" },
  { &kith_attendance_kind, "id student from until possible attended late authorised" },
  { &kith_bursary_kind, "id student year group awarded paid evidence-date" },
  { &kith_checklist_item_kind, "id student list item state date" },
  { &kith_self_rating_kind, "id student date settled home money health feelings people learning future" },
  { &kith_achievement_kind, "id student date text" },
  { &kith_care_status_kind, "id student status from until evidence" },
  { &kith_care_period_kind, "id student from until placement legal-status" },
  { &kith_home_kind, "id student place accommodation from until" },
  { &kith_relation_kind, "id student relationship person other-student" },
  { &kith_not_duplicate_kind, "id student other-student reason" },
  { &kith_calendar_day_kind, "id type title from until" },
  { &kith_entitlement_kind, "id title from-age until-age statuses source" },
  { &kith_saved_view_kind, "id page name" },
  { &kith_programme_kind, "id person standard standard-version start planned-end ended-on" },
  { &kith_log_entry_kind, "id person date time type title minutes off-the-job" },
  { &kith_journal_entry_kind, "id person date title minutes shared-with" },
  { &kith_assessment_kind, "id person term date result assessor" },
  { &kith_ksb_kind, "id code type text standard-version" },
  { &kith_supervision_kind, "id person supervisor date type minutes next" },
  { &kith_support_offer_kind, "id person supervisor type due offered-on answer until" },
  { &kith_agreement_kind, "id person agreed-on agreed-with review shares" },
  { &kith_recruitment_kind, "id person stage date remark" },
  { &kith_ending_kind, "id student person told-on last-session next-person introduced-on done-on" },
  { &kith_wellness_plan_kind, "id person share-supervisor share-manager share-lead" },
  { &kith_account_kind, "id name roles person disabled-at" },
};

#define FIRST_FIELDS 5

static char *
dup_first_fields (const KithKind *kind)
{
  GString *names = g_string_new ("id");

  for (guint i = 0; i < MIN (kind->n_fields, FIRST_FIELDS); i++)
    g_string_append_printf (names, " %s", kind->fields[i].name);
  return g_string_free_and_steal (names);
}

static char **
dup_columns (const KithKind *kind)
{
  g_autofree char *first = dup_first_fields (kind);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].kind == kind)
      return g_strsplit (columns[i].fields, " ", -1);
  return g_strsplit (first, " ", -1);
}

static char *
dup_link (KithCli         *cli,
          const KithField *field,
          gint64           id)
{
  const KithKind *kind = kith_kind_find (field->kind);
  char *text = NULL;

  if (id == 0)
    return g_strdup ("");
  text = kind == &kith_student_kind ? kith_cli_dup_college_id (cli, id)
                                    : kith_case_file_dup_title (cli->file, kind, id);
  return text != NULL ? text : g_strdup ("");
}

static char *
dup_cell (KithCli    *cli,
          KithRecord *record,
          const char *name)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint field = kith_kind_find_field (kind, name);

  if (field == KITH_NO_FIELD)
    return g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (record));
  if (kind->fields[field].type == KITH_FIELD_LINK)
    return dup_link (cli, &kind->fields[field], kith_record_get_number (record, field));
  if (kind->fields[field].type == KITH_FIELD_DATE)
    return g_strdup (kith_record_has (record, field) ? kith_record_get_text (record, field) : "");
  return kith_record_format (record, field);
}

typedef struct {
  KithCli *cli;
  char **names;
  KithCliTable *table;
  JsonArray *array;
} Print;

static gboolean
print_record (KithRecord  *record,
              gpointer     data,
              GError     **error)
{
  Print *print = data;
  g_autoptr (GStrvBuilder) cells = NULL;

  if (print->array != NULL) {
    json_array_add_element (print->array, kith_cli_json_record (print->cli, record));
    return TRUE;
  }
  cells = g_strv_builder_new ();
  for (guint i = 0; print->names[i] != NULL; i++)
    g_strv_builder_take (cells, dup_cell (print->cli, record, print->names[i]));
  kith_cli_table_add_row (print->table, g_strv_builder_end (cells));
  return TRUE;
}

static KithCliStatus
print_json (KithCli    *cli,
            KithQuery  *query,
            GError    **error)
{
  Print print = { .cli = cli, .array = json_array_new () };
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  gboolean listed = kith_case_file_each (cli->file, query, print_record, &print, cli->cancellable, error);

  json_node_take_array (node, print.array);
  if (!listed) {
    json_node_unref (node);
    return kith_cli_fail (*error);
  }
  kith_cli_print_json (node);
  return KITH_CLI_DONE;
}

static KithCliStatus
print_table (KithCli    *cli,
             KithQuery  *query,
             GError    **error)
{
  g_auto (GStrv) names = dup_columns (kith_query_get_kind (query));
  g_autoptr (KithCliTable) table = kith_cli_table_new ((const char *const *) names);
  Print print = { .cli = cli, .names = names, .table = table };

  if (!kith_case_file_each (cli->file, query, print_record, &print, cli->cancellable, error))
    return kith_cli_fail (*error);
  kith_cli_table_print (table);
  return KITH_CLI_DONE;
}

KithCliStatus
kith_cli_list (KithCli  *cli,
               char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (KithCliFilter) filter = { 0 };
  g_autoptr (KithQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = { KITH_CLI_FILTER_ENTRIES (filter), G_OPTION_ENTRY_NULL };
  const KithKind *kind = NULL;

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 1, 1, &error))
    return kith_cli_fail (error);
  kind = kith_cli_find_plural (words[1], &error);
  if (kind == NULL || !kith_cli_filter_check (&filter, kind, &error) || !kith_cli_open (cli, &error) ||
      !kith_cli_require_see (cli, kind, &error))
    return kith_cli_fail (error);
  query = kith_cli_filter_make_query (&filter, cli, kind, &error);
  if (query == NULL)
    return kith_cli_fail (error);
  return cli->json ? print_json (cli, query, &error) : print_table (cli, query, &error);
}
