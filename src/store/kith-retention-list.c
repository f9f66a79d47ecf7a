/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-retention-list.h"

#include "kith-case-file-private.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-presets.h"
#include "kith-record-table.h"

#include <glib/gi18n.h>

#define BELONGS " WHERE x.student = s.id AND x.removed_at IS NULL"

/* Everything that bears on the question, in one pass over whoever is not here. */
#define SELECT \
  "SELECT s.id," \
  " EXISTS (SELECT 1 FROM concern x" BELONGS ")," \
  " (SELECT max(x.year) FROM bursary x" BELONGS ")," \
  " (SELECT max(x.keep_until) FROM disposal x" BELONGS " AND x.outcome = 'keep')," \
  " EXISTS (SELECT 1 FROM legal_hold x" BELONGS " AND (x.until IS NULL OR x.until > :today))," \
  " EXISTS (SELECT 1 FROM concern x" BELONGS " AND x.closed_on IS NULL)," \
  " EXISTS (SELECT 1 FROM access_request x" BELONGS " AND x.sent_on IS NULL AND x.withdrawn_on IS NULL)," \
  " EXISTS (SELECT 1 FROM assignment x" BELONGS " AND x.\"from\" <= :today AND (x.until IS NULL OR x.until >= :today))," \
  " (SELECT max(x.id) FROM disposal x" BELONGS " AND x.outcome <> 'keep' AND x.confirmed_at IS NULL" \
  " AND x.withdrawn_at IS NULL)," \
  " EXISTS (SELECT 1 FROM disposal x" BELONGS " AND x.outcome = 'anonymise' AND x.confirmed_at IS NOT NULL)" \
  " FROM student s WHERE s.removed_at IS NULL"

enum { ID, CONCERN, BURSARY, KEEP, HOLD, OPEN_CONCERN, OPEN_REQUEST, SUPPORT, WAITING, ANONYMISED };

typedef struct {
  KithCaseFile *file;
  GPtrArray *rules;
  GDate today;
} Lister;

/**
 * kith_retention_item_free:
 * @self: (transfer full): an item
 */
void
kith_retention_item_free (KithRetentionItem *self)
{
  g_free (self->name);
  g_free (self->rule);
  g_strfreev (self->blocks);
  g_free (self);
}

/* The college's own rules, else those that are usual. */
static GPtrArray *
load_rules (KithCaseFile  *file,
            const GDate   *today,
            GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_retention_rule_kind);
  g_autoptr (GPtrArray) own = kith_case_file_list (file, query, NULL, error);

  if (own == NULL || own->len > 0)
    return g_steal_pointer (&own);
  return kith_presets_list (&kith_retention_rule_kind, today);
}

static void
add_not_due (Lister            *self,
             KithRetentionItem *item,
             GStrvBuilder      *blocks)
{
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;

  if (item->due.has_date && g_date_compare (&item->due.date, &self->today) <= 0)
    return;
  if (!item->due.has_date) {
    g_strv_builder_add (blocks, _("The student has not left, or the leaving date is missing."));
    return;
  }
  iso = kith_date_to_iso (&item->due.date);
  day = kith_date_format_iso_short (iso);
  /* Translators: a date */
  g_strv_builder_take (blocks, g_strdup_printf (_("Its time is not over: it is kept until %s."), day));
}

static void
fill_blocks (Lister            *self,
             KithRetentionItem *item,
             KithStatement     *row)
{
  g_autoptr (GStrvBuilder) blocks = g_strv_builder_new ();

  if (kith_statement_get_int64 (row, HOLD) != 0)
    g_strv_builder_add (blocks, _("There is a legal hold on the record."));
  if (kith_statement_get_int64 (row, OPEN_CONCERN) != 0)
    g_strv_builder_add (blocks, _("A safeguarding concern is still open."));
  if (kith_statement_get_int64 (row, OPEN_REQUEST) != 0)
    g_strv_builder_add (blocks, _("An access request has still to be answered."));
  if (kith_statement_get_int64 (row, SUPPORT) != 0)
    g_strv_builder_add (blocks, _("Somebody supports the student at present."));
  add_not_due (self, item, blocks);
  item->blocks = g_strv_builder_end (blocks);
}

static KithRetentionItem *
read_item (Lister         *self,
           KithStatement  *row,
           GError        **error)
{
  KithRecordTable *table = kith_record_table_get (self->file, &kith_student_kind);
  g_autoptr (KithRecord) student = kith_record_table_find (table, self->file, kith_statement_get_int64 (row, ID), error);
  g_autoptr (KithRetentionItem) item = NULL;
  KithRetentionCase subject = { .student = student };

  if (student == NULL)
    return NULL;
  subject.is_safeguarding = kith_statement_get_int64 (row, CONCERN) != 0;
  subject.bursary_year = (int) kith_statement_get_int64 (row, BURSARY);
  subject.keep_until = kith_statement_get_text (row, KEEP);
  item = g_new0 (KithRetentionItem, 1);
  item->student = kith_record_get_id (student);
  item->name = g_strdup (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME));
  item->waiting = kith_statement_get_int64 (row, WAITING);
  kith_retention_work_out (self->rules, &subject, &item->due);
  item->rule = kith_retention_dup_words (self->rules, &item->due);
  fill_blocks (self, item, row);
  return g_steal_pointer (&item);
}

static gboolean
lister_init (Lister        *self,
             KithCaseFile  *file,
             GError       **error)
{
  self->file = file;
  kith_case_file_get_today (file, &self->today);
  /* Not who may decide: a file that is open for looking only shows what waits as well. */
  if (!kith_policy_allows_any (file->actor.roles, &kith_disposal_kind, KITH_ACTION_SEE))
    return kith_case_file_set_not_allowed (file, &kith_disposal_kind, KITH_ACTION_SEE, error);
  self->rules = load_rules (file, &self->today, error);
  return self->rules != NULL;
}

static KithStatement *
prepare (Lister      *self,
         const char  *sql,
         GError     **error)
{
  g_autofree char *today = kith_date_to_iso (&self->today);
  KithStatement *rows = kith_db_prepare (self->file->db, sql, error);

  if (rows != NULL)
    kith_statement_bind_text (rows, ":today", today);
  return rows;
}

static gboolean
is_wanted (Lister            *self,
           KithRetentionItem *item,
           KithStatement     *row)
{
  return item->waiting != 0 || (item->due.has_date && g_date_compare (&item->due.date, &self->today) <= 0 &&
                                kith_statement_get_int64 (row, ANONYMISED) == 0);
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const KithRetentionItem *one = *(const KithRetentionItem *const *) a;
  const KithRetentionItem *other = *(const KithRetentionItem *const *) b;

  if (one->due.has_date != other->due.has_date)
    return one->due.has_date ? -1 : 1;
  return one->due.has_date ? g_date_compare (&one->due.date, &other->due.date) : 0;
}

/**
 * kith_retention_list:
 * @file: an open case file
 * @cancellable: (nullable): gives up
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable) (element-type KithRetentionItem): records whose time is over, the longest due first
 */
GPtrArray *
kith_retention_list (KithCaseFile  *file,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Lister self = { NULL };
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_retention_item_free);
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step = KITH_STEP_ERROR;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!lister_init (&self, file, error))
    return NULL;
  rules = self.rules;
  rows = prepare (&self, SELECT " AND s.stage IN ('left', 'prospective')", error);
  while (rows != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    g_autoptr (KithRetentionItem) item = read_item (&self, rows, error);

    if (item == NULL)
      return NULL;
    if (is_wanted (&self, item, rows))
      g_ptr_array_add (items, g_steal_pointer (&item));
  }
  if (step != KITH_STEP_DONE)
    return NULL;
  g_ptr_array_sort (items, compare_due);
  return g_steal_pointer (&items);
}

/**
 * kith_retention_find:
 * @file: an open case file
 * @student: id of a student
 * @error: %KITH_ERROR_NOT_ALLOWED or %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): when the time of this record is over, and what keeps it
 */
KithRetentionItem *
kith_retention_find (KithCaseFile  *file,
                     gint64         student,
                     GError       **error)
{
  Lister self = { NULL };
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (KithStatement) row = NULL;
  KithStepResult step;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!lister_init (&self, file, error))
    return NULL;
  rules = self.rules;
  row = prepare (&self, SELECT " AND s.id = :id", error);
  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":id", student);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_DONE)
    kith_case_file_set_not_found (&kith_student_kind, error);
  return step == KITH_STEP_ROW ? read_item (&self, row, error) : NULL;
}
