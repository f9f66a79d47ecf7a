/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-query-private.h"

/* A question about one kind, in the words of its field table. kith-query-sql.c turns it into SQL; nothing in here is
 * ever part of SQL text but names of fields that were found in the table. */

G_DEFINE_BOXED_TYPE (KithQuery, kith_query, kith_query_copy, kith_query_free)

static void
term_free (gpointer data)
{
  KithTerm *term = data;

  g_free (term->field);
  g_free (term->value);
  g_free (term->until);
  g_free (term);
}

static void
add_term (KithQuery    *self,
          KithTermType  type,
          const char   *field,
          const char   *value,
          const char   *until,
          gint64        id)
{
  KithTerm *term = g_new0 (KithTerm, 1);

  term->type = type;
  term->field = g_strdup (field);
  term->value = g_strdup (value);
  term->until = g_strdup (until);
  term->id = id;
  g_ptr_array_add (self->terms, term);
}

/**
 * kith_query_new:
 * @kind: a kind
 *
 * Returns: (transfer full): the question for all records of the kind that the actor may see, in the kind's own order
 */
KithQuery *
kith_query_new (const KithKind *kind)
{
  KithQuery *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_new0 (KithQuery, 1);
  self->kind = kind;
  self->terms = g_ptr_array_new_with_free_func (term_free);
  return self;
}

/**
 * kith_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): the same question
 */
KithQuery *
kith_query_copy (KithQuery *self)
{
  KithQuery *copy = kith_query_new (self->kind);

  for (guint i = 0; i < self->terms->len; i++) {
    const KithTerm *term = g_ptr_array_index (self->terms, i);

    add_term (copy, term->type, term->field, term->value, term->until, term->id);
  }
  copy->order = g_strdup (self->order);
  copy->limit = self->limit;
  return copy;
}

/**
 * kith_query_free:
 * @self: (transfer full): a query
 */
void
kith_query_free (KithQuery *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self->order);
  g_free (self);
}

/**
 * kith_query_get_kind:
 * @self: a query
 *
 * Returns: what it asks for
 */
const KithKind *
kith_query_get_kind (KithQuery *self)
{
  return self->kind;
}

/**
 * kith_query_where:
 * @self: a query
 * @field: name of a field
 * @stored: (nullable): the stored form of a value, %NULL for records without a value
 *
 * Asks for records with that value.
 */
void
kith_query_where (KithQuery  *self,
                  const char *field,
                  const char *stored)
{
  add_term (self, KITH_TERM_EQUALS, field, stored, NULL, 0);
}

/**
 * kith_query_where_any:
 * @self: a query
 * @field: name of a field of one or several choices
 * @codes: codes separated by spaces
 *
 * Asks for records whose choice is one of @codes, or whose choices contain at least one of them.
 */
void
kith_query_where_any (KithQuery  *self,
                      const char *field,
                      const char *codes)
{
  add_term (self, KITH_TERM_ANY, field, codes, NULL, 0);
}

/**
 * kith_query_where_range:
 * @self: a query
 * @field: name of a field
 * @from: (nullable): stored form of the least value
 * @to: (nullable): stored form of the greatest value
 *
 * Asks for records with a value between the two, both included.
 */
void
kith_query_where_range (KithQuery  *self,
                        const char *field,
                        const char *from,
                        const char *to)
{
  add_term (self, KITH_TERM_RANGE, field, from, to, 0);
}

/**
 * kith_query_where_any_until:
 * @self: a query
 * @fields: names of fields separated by spaces
 * @to: stored form of the greatest value
 *
 * Asks for records where at least one of the fields has a value and it is @to or less: for what falls due by a day.
 */
void
kith_query_where_any_until (KithQuery  *self,
                            const char *fields,
                            const char *to)
{
  add_term (self, KITH_TERM_ANY_UNTIL, fields, to, NULL, 0);
}

/**
 * kith_query_where_student:
 * @self: a query
 * @student: id of a student
 *
 * Asks for what is part of this student, directly or through its parent.
 */
void
kith_query_where_student (KithQuery *self,
                          gint64     student)
{
  add_term (self, KITH_TERM_STUDENT, NULL, NULL, NULL, student);
}

/**
 * kith_query_where_words:
 * @self: a query
 * @words: as a person typed them
 *
 * Asks for records with all the words: students by their names, ids and phone digits, people by name, notes by the
 * search index, others by their searched fields. No character has a special meaning.
 */
void
kith_query_where_words (KithQuery  *self,
                        const char *words)
{
  add_term (self, KITH_TERM_WORDS, NULL, words, NULL, 0);
}

/**
 * kith_query_where_assigned:
 * @self: a query for students
 * @person: id of a person
 * @role: (nullable): code of an assignment role, %NULL for any
 *
 * Asks for students who have a current assignment with this person.
 */
void
kith_query_where_assigned (KithQuery  *self,
                           gint64      person,
                           const char *role)
{
  add_term (self, KITH_TERM_ASSIGNED, NULL, role, NULL, person);
}

/**
 * kith_query_where_concerns:
 * @self: a query
 * @person: id of a person
 *
 * Asks for what is somebody's business: records that name them in the field "person", or are about a student who has a
 * current assignment with them.
 */
void
kith_query_where_concerns (KithQuery *self,
                           gint64     person)
{
  add_term (self, KITH_TERM_CONCERNS, NULL, NULL, NULL, person);
}

/**
 * kith_query_where_unassigned:
 * @self: a query for students
 * @role: code of an assignment role
 *
 * Asks for students whom nobody supports in this role today.
 */
void
kith_query_where_unassigned (KithQuery  *self,
                             const char *role)
{
  add_term (self, KITH_TERM_UNASSIGNED, NULL, role, NULL, 0);
}

/**
 * kith_query_where_care_status:
 * @self: a query for students
 * @codes: codes of care statuses, separated by spaces
 *
 * Asks for students who have one of these statuses today.
 */
void
kith_query_where_care_status (KithQuery  *self,
                              const char *codes)
{
  add_term (self, KITH_TERM_CARE_STATUS, NULL, codes, NULL, 0);
}

/**
 * kith_query_where_current:
 * @self: a query
 *
 * Asks for what holds today: begun and not ended; people who work here, accounts that are not disabled.
 */
void
kith_query_where_current (KithQuery *self)
{
  add_term (self, KITH_TERM_CURRENT, NULL, NULL, NULL, 0);
}

/**
 * kith_query_where_not_struck:
 * @self: a query
 *
 * Leaves out what was struck out.
 */
void
kith_query_where_not_struck (KithQuery *self)
{
  add_term (self, KITH_TERM_NOT_STRUCK, NULL, NULL, NULL, 0);
}

/**
 * kith_query_where_archived:
 * @self: a query for students, or for what is part of a student
 * @archived: which ones
 *
 * Asks for archived students, or for those who are not; of other kinds, for what is part of such students. What is part
 * of no student counts as not archived.
 */
void
kith_query_where_archived (KithQuery *self,
                           gboolean   archived)
{
  add_term (self, archived ? KITH_TERM_ARCHIVED : KITH_TERM_NOT_ARCHIVED, NULL, NULL, NULL, 0);
}

/**
 * kith_query_where_contact_due:
 * @self: a query for students
 *
 * Asks for active students whose next contact is due today or was due before. Whoever counts or lists contact gaps asks
 * this question and no other.
 */
void
kith_query_where_contact_due (KithQuery *self)
{
  add_term (self, KITH_TERM_CONTACT_DUE, NULL, NULL, NULL, 0);
}

/**
 * kith_query_where_ids:
 * @self: a query
 * @ids: (element-type gint64): ids of records; none asks for nothing
 *
 * Asks for some of these records: for what only a rule in C can tell, so that it is listed, counted and ordered like
 * everything else and under the same policy.
 */
void
kith_query_where_ids (KithQuery *self,
                      GArray    *ids)
{
  g_autoptr (GString) list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');
  add_term (self, KITH_TERM_IDS, NULL, list->str, NULL, 0);
}

/**
 * kith_query_set_order:
 * @self: a query
 * @order: (nullable): names of fields separated by spaces, each with a leading - for the greatest first; %NULL for the
 *   order of the kind
 *
 * Students can be ordered by "coach", "mentor" and "care-status" as well: by what holds today.
 */
void
kith_query_set_order (KithQuery  *self,
                      const char *order)
{
  g_set_str (&self->order, order);
}

/**
 * kith_query_set_limit:
 * @self: a query
 * @limit: most records, 0 for all
 */
void
kith_query_set_limit (KithQuery *self,
                      guint      limit)
{
  self->limit = limit;
}
