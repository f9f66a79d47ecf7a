/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-query.h"

#include "kith-cli-find.h"
#include "kith-error.h"
#include "kith-lists.h"
#include "kith-policy.h"
#include "kith-student.h"

#include <glib/gi18n.h>

/**
 * kith_cli_filter_clear:
 * @self: a filter
 */
void
kith_cli_filter_clear (KithCliFilter *self)
{
  g_clear_pointer (&self->student, g_free);
  g_clear_pointer (&self->stage, g_free);
}

static gboolean
is_part_of_student (const KithKind *kind)
{
  const KithKind *parent = kith_kind_get_parent (kind);

  return kind == &kith_student_kind || kind->student_field != KITH_NO_FIELD ||
         (parent != NULL && is_part_of_student (parent));
}

/**
 * kith_cli_filter_check:
 * @self: a filter
 * @kind: what is listed
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether the filter makes sense for the kind
 */
gboolean
kith_cli_filter_check (const KithCliFilter  *self,
                       const KithKind       *kind,
                       GError              **error)
{
  g_autofree char *stages = kith_choice_list_dup_words (&kith_stages);

  if (self->stage != NULL && kind != &kith_student_kind)
    return kith_cli_set_usage (error, _("Only students have a stage."));
  if (self->stage != NULL && kith_choice_list_match (&kith_stages, self->stage) == NULL)
    /* Translators: what somebody typed, then the entries of a list */
    return kith_cli_set_usage (error, _("There is no stage “%s”. Choose one of %s."), self->stage, stages);
  if (self->student != NULL && !is_part_of_student (kind))
    /* Translators: a kind of record, in the plural */
    return kith_cli_set_usage (error, _("--student cannot be used here: %s are not about one student."), kind->plural);
  if (self->archived && !is_part_of_student (kind))
    /* Translators: a kind of record, in the plural */
    return kith_cli_set_usage (error, _("--archived cannot be used here: %s are not about students."), kind->plural);
  if (self->limit < 0)
    return kith_cli_set_usage (error, _("--limit: enter a whole number, 1 or more."));
  return TRUE;
}

static gboolean
narrow_to_student (const KithCliFilter  *self,
                   KithCli              *cli,
                   KithQuery            *query,
                   GError              **error)
{
  gint64 student = 0;

  if (self->student == NULL)
    return TRUE;
  student = kith_cli_find_student (cli, self->student, error);
  if (student == 0)
    return FALSE;
  if (kith_query_get_kind (query) == &kith_student_kind)
    kith_query_where (query, "college-id", self->student);
  else
    kith_query_where_student (query, student);
  return TRUE;
}

/* As in the window: archived students are left out until somebody asks for them, or for one by name. */
static void
narrow_to_archived (const KithCliFilter *self,
                    KithQuery           *query)
{
  if (is_part_of_student (kith_query_get_kind (query)) && (self->archived || self->student == NULL))
    kith_query_where_archived (query, self->archived);
}

/**
 * kith_cli_filter_make_query:
 * @self: a filter that was checked
 * @cli: a run with an open file
 * @kind: what is listed
 * @error: %KITH_ERROR_NOT_FOUND when there is no such student
 *
 * Returns: (transfer full) (nullable): the query
 */
KithQuery *
kith_cli_filter_make_query (const KithCliFilter  *self,
                            KithCli              *cli,
                            const KithKind       *kind,
                            GError              **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  if (!narrow_to_student (self, cli, query, error))
    return NULL;
  narrow_to_archived (self, query);
  if (self->stage != NULL)
    kith_query_where (query, "stage", kith_choice_list_match (&kith_stages, self->stage)->code);
  if (self->limit > 0)
    kith_query_set_limit (query, (guint) self->limit);
  return g_steal_pointer (&query);
}

/**
 * kith_cli_require_see:
 * @cli: a run with an open file
 * @kind: a kind
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * An empty list would look as if there were nothing; to whom nothing is shown, that is said.
 *
 * Returns: whether the account may see at least some records of the kind
 */
gboolean
kith_cli_require_see (KithCli         *cli,
                      const KithKind  *kind,
                      GError         **error)
{
  KithRoles roles = kith_case_file_get_actor (cli->file)->roles;
  g_autofree char *sentence = kith_policy_explain (roles, kind, KITH_ACTION_SEE);

  if (kith_policy_allows_any (roles, kind, KITH_ACTION_SEE))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED, sentence);
  return FALSE;
}
