/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-scope.h"

#include "kith-lists.h"
#include "kith-policy.h"

#define NOTHING "0"
#define EVERYTHING "1"

/* Students whom the actor supports today, in roles that are part of this text and never a person's input. */
#define SUPPORTED_STUDENTS \
  "(SELECT s.student FROM assignment s WHERE s.person = :actor AND s.role IN (%s) AND s.removed_at IS NULL" \
  " AND s.\"from\" <= :today AND (s.until IS NULL OR s.until >= :today))"

static char *
dup_column (const KithKind *kind,
            guint           field,
            const char     *alias)
{
  g_autofree char *column = kith_field_dup_column (&kind->fields[field]);

  return g_strdup_printf ("%s.\"%s\"", alias, column);
}

static char *
dup_visibility_condition (const KithKind *kind,
                          KithVisibility  visibility,
                          const char     *alias)
{
  g_autofree char *column = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);

  if (kind->visibility_field == KITH_NO_FIELD || visibility == KITH_VISIBILITY_ANY)
    return g_strdup (EVERYTHING);
  column = dup_column (kind, kind->visibility_field, alias);
  for (guint i = 0; i < kith_visibilities.n_choices; i++)
    if (visibility & (1u << i))
      g_string_append_printf (codes, "%s'%s'", codes->len > 0 ? ", " : "", kith_visibilities.choices[i].code);
  return g_strdup_printf ("%s IN (%s)", column, codes->str);
}

/* The person a record belongs to: who wrote it, or whom it is for. */
static guint
find_owner_field (const KithKind *kind)
{
  return kind->author_field != KITH_NO_FIELD ? kind->author_field : kith_kind_find_field (kind, "person");
}

static char *
dup_own_condition (const KithKind *kind,
                   const char     *alias)
{
  guint owner = find_owner_field (kind);
  g_autofree char *column = owner != KITH_NO_FIELD ? dup_column (kind, owner, alias) : NULL;

  return column != NULL ? g_strdup_printf ("%s = :actor", column) : g_strdup (NOTHING);
}

/* Whom the record names as the one other person it is for. */
static char *
dup_reader_condition (const KithKind *kind,
                      const char     *alias)
{
  guint field = kind->reader != NULL ? kith_kind_find_field (kind, kind->reader) : KITH_NO_FIELD;
  g_autofree char *column = field != KITH_NO_FIELD ? dup_column (kind, field, alias) : NULL;

  return column != NULL ? g_strdup_printf ("%s = :actor", column) : g_strdup (NOTHING);
}

static char *
dup_supervised_condition (const KithKind *kind,
                          const char     *alias)
{
  guint field = find_owner_field (kind);
  g_autofree char *column = field != KITH_NO_FIELD ? dup_column (kind, field, alias) : NULL;

  if (column == NULL)
    return g_strdup (NOTHING);
  return g_strdup_printf ("%s IN (SELECT s.id FROM person s WHERE s.supervisor = :actor AND s.removed_at IS NULL)",
                          column);
}

static char *
dup_student_condition (const KithKind *kind,
                       const char     *roles,
                       const char     *alias)
{
  g_autofree char *students = g_strdup_printf (SUPPORTED_STUDENTS, roles);
  g_autofree char *column = NULL;

  if (g_str_equal (kind->name, "student"))
    column = g_strdup_printf ("%s.id", alias);
  else if (kind->student_field != KITH_NO_FIELD)
    column = dup_column (kind, kind->student_field, alias);
  else
    return g_strdup (NOTHING);
  return g_strdup_printf ("%s IN %s", column, students);
}

static char *dup_rule_condition (const KithKind       *kind,
                                 const KithPolicyRule *rule,
                                 const char           *alias);

/* A record that is part of another belongs to whom that one belongs to, and is as visible. */
static char *
dup_parent_condition (const KithKind       *kind,
                      const KithPolicyRule *rule,
                      const char           *alias)
{
  const KithKind *parent = kith_kind_get_parent (kind);
  g_autofree char *parent_alias = g_strconcat (alias, "p", NULL);
  g_autofree char *condition = dup_rule_condition (parent, rule, parent_alias);
  g_autofree char *column = dup_column (kind, kind->parent_field, alias);

  if (g_str_equal (condition, NOTHING) || g_str_equal (condition, EVERYTHING))
    return g_steal_pointer (&condition);
  return g_strdup_printf ("EXISTS (SELECT 1 FROM %s %s WHERE %s.id = %s AND %s)", parent->table, parent_alias,
                          parent_alias, column, condition);
}

static char *
dup_scope_condition (const KithKind *kind,
                     KithScope       scope,
                     const char     *alias)
{
  switch (scope) {
  case KITH_SCOPE_OWN:
    return dup_own_condition (kind, alias);
  case KITH_SCOPE_ASSIGNED:
    return dup_student_condition (kind, "'mentor'", alias);
  case KITH_SCOPE_CASELOAD:
    return dup_student_condition (kind, "'coach', 'cover'", alias);
  case KITH_SCOPE_READER:
    return dup_reader_condition (kind, alias);
  case KITH_SCOPE_SUPERVISED:
    return dup_supervised_condition (kind, alias);
  case KITH_SCOPE_ALL:
    return g_strdup (EVERYTHING);
  }
  g_return_val_if_reached (g_strdup (NOTHING));
}

/* Both of two conditions, either of which may be NOTHING or EVERYTHING. */
static char *
dup_both (const char *one,
          const char *other)
{
  if (g_str_equal (one, NOTHING) || g_str_equal (other, EVERYTHING))
    return g_strdup (one);
  if (g_str_equal (one, EVERYTHING) || g_str_equal (other, NOTHING))
    return g_strdup (other);
  return g_strdup_printf ("(%s AND %s)", one, other);
}

static char *
dup_given_condition (const KithKind       *kind,
                     const KithPolicyRule *rule,
                     const char           *alias)
{
  g_autofree char *column = NULL;

  if (rule->given == NULL)
    return g_strdup (EVERYTHING);
  column = dup_column (kind, kith_kind_find_field (kind, rule->given), alias);
  return g_strdup_printf ("coalesce (%s, 0) <> 0", column);
}

static char *
dup_rule_condition (const KithKind       *kind,
                    const KithPolicyRule *rule,
                    const char           *alias)
{
  g_autofree char *scope = NULL;
  g_autofree char *visibility = NULL;
  g_autofree char *given = NULL;
  g_autofree char *both = NULL;

  if (kith_kind_get_parent (kind) != NULL)
    return dup_parent_condition (kind, rule, alias);
  scope = dup_scope_condition (kind, rule->scope, alias);
  visibility = dup_visibility_condition (kind, rule->visibility, alias);
  given = dup_given_condition (kind, rule, alias);
  both = dup_both (scope, visibility);
  return dup_both (both, given);
}

static gboolean
rule_applies (const KithPolicyRule *rule,
              KithRoles             roles,
              const KithKind       *kind,
              KithAction            actions)
{
  return (rule->roles & roles) != 0 && (rule->actions & actions) != 0 && g_str_equal (rule->kind, kind->name);
}

/* The same rule, asked of the record that a new one would be part of. */
static char *
dup_owner_condition (const KithKind       *kind,
                     const KithPolicyRule *rule,
                     const KithKind       *owner)
{
  if (owner == kith_kind_get_parent (kind))
    return dup_rule_condition (owner, rule, "a");
  return rule->scope == KITH_SCOPE_OWN ? g_strdup (NOTHING) : dup_scope_condition (owner, rule->scope, "a");
}

typedef char *(*DupRuleFunc) (const KithKind       *kind,
                              const KithPolicyRule *rule,
                              const KithKind       *owner);

static char *
dup_record_condition (const KithKind       *kind,
                      const KithPolicyRule *rule,
                      const KithKind       *owner)
{
  return dup_rule_condition (kind, rule, "a");
}

static char *
dup_any_rule (KithCaseFile   *file,
              const KithKind *kind,
              KithAction      actions,
              const KithKind *owner,
              DupRuleFunc     dup_rule)
{
  guint n_rules = 0;
  const KithPolicyRule *rules = kith_policy_get_rules (&n_rules);
  g_autoptr (GString) all = g_string_new (NULL);

  if (file->trusted > 0)
    return g_strdup (EVERYTHING);
  if (!kith_policy_leaves_room (file->actor.roles, actions))
    return g_strdup (NOTHING);
  for (guint i = 0; i < n_rules; i++) {
    g_autofree char *one = NULL;

    if (!rule_applies (&rules[i], file->actor.roles, kind, actions))
      continue;
    one = dup_rule (kind, &rules[i], owner);
    if (g_str_equal (one, EVERYTHING))
      return g_steal_pointer (&one);
    if (!g_str_equal (one, NOTHING))
      g_string_append_printf (all, "%s%s", all->len > 0 ? " OR " : "", one);
  }
  return all->len > 0 ? g_strdup_printf ("(%s)", all->str) : g_strdup (NOTHING);
}

/* Nearly every college has none, and then no query need ask. */
static gboolean
has_former_students (KithCaseFile *file)
{
  gint64 n = 0;

  /* Where it cannot be asked, it is asked of each row. */
  return !kith_db_get_int64 (file->db, "SELECT 1 FROM former_student WHERE student > 0 AND removed_at IS NULL LIMIT 1",
                             &n, NULL) || n > 0;
}

static void
append_former_student (GString    *condition,
                       const char *column,
                       gboolean    only_own)
{
  g_string_append_printf (condition, "%sNOT EXISTS (SELECT 1 FROM former_student fs WHERE fs.student = %s AND"
                          " fs.removed_at IS NULL%s)", condition->len > 0 ? " AND " : "", column,
                          only_own ? " AND fs.person = :actor" : "");
}

/* Whoever works in the team and was a student here has their old record kept from everybody but those who answer for such
 * records, and from themselves whatever their roles. What links to it, as a brother or a likeness of it, is kept too. */
static char *
dup_former_student_condition (KithCaseFile   *file,
                              const KithKind *kind,
                              const char     *alias)
{
  g_autoptr (GString) condition = g_string_new (NULL);
  gboolean only_own = (file->actor.roles & (KITH_ROLE_DSL | KITH_ROLE_DPO)) != 0;
  g_autofree char *id = g_strdup_printf ("%s.id", alias);

  if (g_str_equal (kind->name, "student"))
    append_former_student (condition, id, only_own);
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *column = g_strcmp0 (kind->fields[i].kind, "student") == 0 ? dup_column (kind, i, alias) : NULL;

    if (column != NULL)
      append_former_student (condition, column, only_own);
  }
  if (condition->len == 0 || !has_former_students (file))
    return g_strdup (EVERYTHING);
  return g_strdup_printf ("(%s)", condition->str);
}

/* A concern about somebody of the staff is kept from them and from those they answer to, whatever their roles. */
static char *
dup_staff_concern_condition (const KithKind *kind,
                             KithAction      actions,
                             const char     *alias)
{
  if (!g_str_equal (kind->name, "concern") || (actions & KITH_ACTION_ADD))
    return g_strdup (EVERYTHING);
  return g_strdup_printf ("(%s.staff IS NULL OR (%s.staff <> :actor AND NOT EXISTS (SELECT 1 FROM person line WHERE"
                          " line.id = %s.staff AND (line.supervisor = :actor OR line.line_manager = :actor))))",
                          alias, alias, alias);
}

/* What no role opens, asked of the record or of the one it is part of. */
static char *
dup_kept_apart (KithCaseFile   *file,
                const KithKind *kind,
                KithAction      actions,
                const char     *alias)
{
  const KithKind *parent = kith_kind_get_parent (kind);
  g_autofree char *former = dup_former_student_condition (file, kind, alias);
  g_autofree char *staff = dup_staff_concern_condition (kind, actions, alias);
  g_autofree char *parent_alias = g_strconcat (alias, "k", NULL);
  g_autofree char *condition = NULL;
  g_autofree char *column = NULL;

  if (parent == NULL)
    return dup_both (former, staff);
  /* whoever may raise a concern about somebody may not therefore write into the one about themselves */
  condition = dup_kept_apart (file, parent, KITH_ACTION_SEE, parent_alias);
  column = dup_column (kind, kind->parent_field, alias);
  return g_str_equal (condition, EVERYTHING)
           ? g_steal_pointer (&condition)
           : g_strdup_printf ("EXISTS (SELECT 1 FROM %s %s WHERE %s.id = %s AND %s)", parent->table, parent_alias,
                              parent_alias, column, condition);
}

/* Only what no role opens: for numbers about records that are not shown. The row goes by the name of "a". */
char *
kith_scope_dup_kept_apart (KithCaseFile   *file,
                           const KithKind *kind)
{
  return dup_kept_apart (file, kind, KITH_ACTION_SEE, "a");
}

/* The row goes by the name of "a". */
char *
kith_scope_dup_condition (KithCaseFile   *file,
                          const KithKind *kind,
                          KithAction      actions)
{
  g_autofree char *allowed = dup_any_rule (file, kind, actions, NULL, dup_record_condition);
  g_autofree char *apart = file->trusted > 0 ? g_strdup (EVERYTHING) : dup_kept_apart (file, kind, actions, "a");

  return dup_both (allowed, apart);
}

void
kith_scope_bind (KithCaseFile  *file,
                 KithStatement *statement)
{
  g_autofree char *today = NULL;

  if (kith_statement_has_parameter (statement, ":actor"))
    kith_statement_bind_int64 (statement, ":actor", file->actor.person);
  if (!kith_statement_has_parameter (statement, ":today"))
    return;
  today = kith_clock_dup_today (file->clock);
  kith_statement_bind_text (statement, ":today", today);
}

static gboolean
ask (KithCaseFile   *file,
     const KithKind *table,
     const char     *condition,
     gint64          id,
     gboolean       *allowed,
     GError        **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (KithStatement) statement = NULL;
  KithStepResult step;

  *allowed = g_str_equal (condition, EVERYTHING);
  if (*allowed || g_str_equal (condition, NOTHING))
    return TRUE;
  sql = g_strdup_printf ("SELECT 1 FROM %s a WHERE a.id = :id AND %s", table->table, condition);
  statement = kith_db_prepare (file->db, sql, error);
  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":id", id);
  kith_scope_bind (file, statement);
  step = kith_statement_step (statement, error);
  *allowed = step == KITH_STEP_ROW;
  return step != KITH_STEP_ERROR;
}

/* @actions: any of these will do */
gboolean
kith_scope_ask (KithCaseFile   *file,
                const KithKind *kind,
                KithAction      actions,
                gint64          id,
                gboolean       *allowed,
                GError        **error)
{
  g_autofree char *condition = kith_scope_dup_condition (file, kind, actions);

  return ask (file, kind, condition, id, allowed, error);
}

gboolean
kith_scope_ask_add (KithCaseFile   *file,
                    const KithKind *kind,
                    gint64          owner_id,
                    gboolean       *allowed,
                    GError        **error)
{
  const KithKind *parent = kith_kind_get_parent (kind);
  const KithKind *owner = parent != NULL ? parent : kith_kind_find ("student");
  g_autofree char *allowed_condition = dup_any_rule (file, kind, KITH_ACTION_ADD, owner, dup_owner_condition);
  g_autofree char *apart = file->trusted > 0 ? g_strdup (EVERYTHING) : dup_kept_apart (file, owner, KITH_ACTION_SEE, "a");
  g_autofree char *condition = dup_both (allowed_condition, apart);

  return ask (file, owner, condition, owner_id, allowed, error);
}

gboolean
kith_scope_require (KithCaseFile   *file,
                    const KithKind *kind,
                    KithAction      action,
                    gint64          id,
                    GError        **error)
{
  gboolean allowed = FALSE;

  if (!kith_scope_ask (file, kind, action, id, &allowed, error))
    return FALSE;
  if (allowed)
    return TRUE;
  if (!kith_scope_ask (file, kind, KITH_ACTION_SEE, id, &allowed, error))
    return FALSE;
  return allowed ? kith_case_file_set_not_allowed (file, kind, action, error)
                 : kith_case_file_set_not_found (kind, error);
}
