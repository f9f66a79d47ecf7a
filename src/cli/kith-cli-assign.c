/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-assign.h"
#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-cli-print.h"
#include "kith-lists.h"

#include <glib/gi18n.h>

#define ASSIGN_ARGUMENTS "--student ID --person ID --role mentor|coach [--from DATE] [--main]"
#define UNASSIGN_ARGUMENTS "--student ID --person ID --role mentor|coach [--until DATE] [--reason TEXT]"

/* Who, whom and how. */
typedef struct {
  char *student;
  char *person;
  char *role;
  char *day;
  char *reason;
  gboolean main;

  /* found out from the above */
  gint64 student_id;
  gint64 person_id;
  const char *role_code;
  char *iso;
} Support;

static void
support_clear (Support *self)
{
  g_free (self->student);
  g_free (self->person);
  g_free (self->role);
  g_free (self->day);
  g_free (self->reason);
  g_free (self->iso);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Support, support_clear)

static gboolean
find_role (Support  *self,
           GError  **error)
{
  const KithChoice *choice = self->role != NULL ? kith_choice_list_match (&kith_assignment_roles, self->role) : NULL;

  if (choice == NULL)
    return kith_cli_set_usage (error, _("Say as what with --role: mentor, coach or cover."));
  self->role_code = choice->code;
  return TRUE;
}

static gboolean
check_named (Support  *self,
             GError  **error)
{
  if (self->student == NULL)
    return kith_cli_set_usage (error, _("Say which student with --student ID, the college's id."));
  if (self->person == NULL)
    return kith_cli_set_usage (error, _("Say who with --person ID; “kithctl list people” shows the ids."));
  return find_role (self, error);
}

static gboolean
resolve (Support     *self,
         KithCli     *cli,
         const char  *option,
         GError     **error)
{
  if (!check_named (self, error))
    return FALSE;
  self->iso = kith_cli_parse_day (cli, option, self->day, error);
  if ((self->day != NULL && self->iso == NULL) || !kith_cli_open (cli, error))
    return FALSE;
  self->student_id = kith_cli_find_student (cli, self->student, error);
  self->person_id = self->student_id != 0 ? kith_cli_find_person (cli, self->person, error) : 0;
  return self->person_id != 0;
}

KithCliStatus
kith_cli_assign (KithCli  *cli,
                 char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (Support) support = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "student", 0, 0, G_OPTION_ARG_STRING, &support.student, N_("The student"), N_("ID") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &support.person, N_("Who supports them"), N_("ID") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &support.role, N_("As what"), N_("mentor|coach|cover") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &support.day, N_("First day; today without"), N_("DATE") },
    { "main", 0, 0, G_OPTION_ARG_NONE, &support.main, N_("As the main mentor or coach"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &support.reason, N_("Why one more than the person's limit is right"),
      N_("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  gint64 id = 0;

  if (!kith_cli_parse (cli, ASSIGN_ARGUMENTS, entries, &words, 0, 0, &error) ||
      !resolve (&support, cli, "--from", &error))
    return kith_cli_fail (error);
  id = kith_assign_begin (cli->file, support.student_id, support.person_id, support.role_code, support.iso,
                          support.main ? KITH_ASSIGN_MAIN : KITH_ASSIGN_DEFAULT, support.reason, &error);
  if (id == 0)
    return kith_cli_fail (error);
  kith_cli_print_id (cli, id);
  return KITH_CLI_DONE;
}

KithCliStatus
kith_cli_unassign (KithCli  *cli,
                   char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (Support) support = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "student", 0, 0, G_OPTION_ARG_STRING, &support.student, N_("The student"), N_("ID") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &support.person, N_("Who supports them"), N_("ID") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &support.role, N_("As what"), N_("mentor|coach|cover") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &support.day, N_("Last day; today without"), N_("DATE") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &support.reason, N_("Why it ends"), N_("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  gint64 id = 0;

  if (!kith_cli_parse (cli, UNASSIGN_ARGUMENTS, entries, &words, 0, 0, &error) ||
      !resolve (&support, cli, "--until", &error))
    return kith_cli_fail (error);
  id = kith_assign_find (cli->file, support.student_id, support.person_id, support.role_code, &error);
  if (id == 0 || !kith_assign_end (cli->file, id, support.iso, support.reason, NULL, &error))
    return kith_cli_fail (error);
  return KITH_CLI_DONE;
}
