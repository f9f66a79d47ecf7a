/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-problems.h"

#include "kith-error.h"

/* What is wrong with a record, collected field by field so that a form can show all of it at once. */
struct _KithProblems
{
  GPtrArray *list;
};

typedef struct {
  KithProblems *problems;
} KithInvalidErrorPrivate;

static void
problem_free (gpointer data)
{
  KithProblem *problem = data;

  g_free (problem->field);
  g_free (problem->message);
  g_free (problem->fix_label);
  g_free (problem->value);
  g_free (problem);
}

/**
 * kith_problems_new:
 *
 * Returns: (transfer full): an empty collection
 */
KithProblems *
kith_problems_new (void)
{
  KithProblems *self = g_rc_box_new (KithProblems);

  self->list = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

/**
 * kith_problems_ref:
 * @self: a collection
 *
 * Returns: (transfer full): @self
 */
KithProblems *
kith_problems_ref (KithProblems *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  KithProblems *self = data;

  g_ptr_array_unref (self->list);
}

/**
 * kith_problems_unref:
 * @self: (transfer full): a collection
 */
void
kith_problems_unref (KithProblems *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * kith_problems_add:
 * @self: a collection
 * @field: (nullable): name of the field it belongs to, %NULL for the whole record
 * @severity: whether it stops the save
 * @format: a translated sentence
 * @...: values for @format
 *
 * Returns: (transfer none): the new problem, to give it a fix
 */
KithProblem *
kith_problems_add (KithProblems *self,
                   const char   *field,
                   KithSeverity  severity,
                   const char   *format,
                   ...)
{
  KithProblem *problem = g_new0 (KithProblem, 1);
  va_list values;

  va_start (values, format);
  problem->message = g_strdup_vprintf (format, values);
  va_end (values);
  problem->field = g_strdup (field);
  problem->severity = severity;
  g_ptr_array_add (self->list, problem);
  return problem;
}

/**
 * kith_problems_add_copy:
 * @self: a collection
 * @problem: a problem, perhaps of another collection
 */
void
kith_problems_add_copy (KithProblems      *self,
                        const KithProblem *problem)
{
  KithProblem *copy = kith_problems_add (self, problem->field, problem->severity, "%s", problem->message);

  kith_problems_set_fix (copy, problem->fix, problem->fix_label, problem->other_id, problem->value);
}

/**
 * kith_problems_set_fix:
 * @problem: a problem
 * @fix: what one click could do
 * @label: (nullable): what the button says
 * @other_id: the other record, or 0
 * @value: (nullable): day or value to use
 */
void
kith_problems_set_fix (KithProblem *problem,
                       KithFix      fix,
                       const char  *label,
                       gint64       other_id,
                       const char  *value)
{
  problem->fix = fix;
  problem->other_id = other_id;
  g_set_str (&problem->fix_label, label);
  g_set_str (&problem->value, value);
}

/**
 * kith_problems_get_size:
 * @self: a collection
 *
 * Returns: how many
 */
guint
kith_problems_get_size (KithProblems *self)
{
  return self->list->len;
}

/**
 * kith_problems_get:
 * @self: a collection
 * @position: less than its size
 *
 * Returns: one problem
 */
const KithProblem *
kith_problems_get (KithProblems *self,
                   guint         position)
{
  g_return_val_if_fail (position < self->list->len, NULL);

  return g_ptr_array_index (self->list, position);
}

/**
 * kith_problems_find:
 * @self: a collection
 * @field: (nullable): name of a field, %NULL for the whole record
 *
 * Returns: (nullable): the first problem of that field
 */
const KithProblem *
kith_problems_find (KithProblems *self,
                    const char   *field)
{
  for (guint i = 0; i < self->list->len; i++) {
    const KithProblem *problem = g_ptr_array_index (self->list, i);

    if (g_strcmp0 (problem->field, field) == 0)
      return problem;
  }
  return NULL;
}

/**
 * kith_problems_have:
 * @self: a collection
 * @severity: which
 *
 * Returns: whether there is at least one of that severity
 */
gboolean
kith_problems_have (KithProblems *self,
                    KithSeverity  severity)
{
  for (guint i = 0; i < self->list->len; i++)
    if (((const KithProblem *) g_ptr_array_index (self->list, i))->severity == severity)
      return TRUE;
  return FALSE;
}

/**
 * kith_problems_dup_text:
 * @self: a collection
 * @severity: which
 *
 * Returns: (transfer full): the messages of that severity, one a line
 */
char *
kith_problems_dup_text (KithProblems *self,
                        KithSeverity  severity)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->list->len; i++) {
    const KithProblem *problem = g_ptr_array_index (self->list, i);

    if (problem->severity == severity)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", problem->message);
  }
  return g_string_free_and_steal (text);
}

static void
kith_invalid_error_private_init (KithInvalidErrorPrivate *priv)
{
}

static void
kith_invalid_error_private_copy (const KithInvalidErrorPrivate *source,
                                 KithInvalidErrorPrivate       *destination)
{
  destination->problems = source->problems != NULL ? kith_problems_ref (source->problems) : NULL;
}

static void
kith_invalid_error_private_clear (KithInvalidErrorPrivate *priv)
{
  g_clear_pointer (&priv->problems, kith_problems_unref);
}

G_DEFINE_EXTENDED_ERROR (KithInvalidError, kith_invalid_error)

/**
 * kith_problems_to_error:
 * @self: a collection
 * @error: (out): an error of %KITH_INVALID_ERROR with all messages, errors before warnings, and the problems inside
 */
void
kith_problems_to_error (KithProblems *self,
                        GError      **error)
{
  g_autofree char *errors = kith_problems_dup_text (self, KITH_SEVERITY_ERROR);
  g_autofree char *warnings = kith_problems_dup_text (self, KITH_SEVERITY_WARNING);
  GError *invalid = g_error_new_literal (KITH_INVALID_ERROR, KITH_ERROR_INVALID, *errors != '\0' ? errors : warnings);

  kith_invalid_error_get_private (invalid)->problems = kith_problems_ref (self);
  g_propagate_error (error, invalid);
}

/**
 * kith_problems_from_error:
 * @error: (nullable): an error
 *
 * Returns: (transfer none) (nullable): the problems that made a save fail, if that is what the error is
 */
KithProblems *
kith_problems_from_error (const GError *error)
{
  if (error == NULL || error->domain != KITH_INVALID_ERROR)
    return NULL;
  return kith_invalid_error_get_private (error)->problems;
}
