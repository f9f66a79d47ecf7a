/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-search-near.h"

#include "kith-query-private.h"
#include "kith-record-table.h"
#include "kith-scope.h"
#include "kith-search-private.h"

#include <string.h>

/* Shorter words are near to too many others. */
#define SHORTEST 4
/* From here on the beginning of a name will do, for people stop typing when they see it. */
#define SHORTEST_BEGINNING 5

static gboolean
has_digits (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

static gboolean
ends_like (const char *word,
           const char *typed,
           gboolean    is_beginning)
{
  return is_beginning ? g_str_has_prefix (word, typed) : g_str_equal (word, typed);
}

/* @word and @typed differ from their first letters on. */
static gboolean
differ_by_one (const char *word,
               const char *typed,
               gboolean    is_beginning)
{
  const char *word_next = *word != '\0' ? g_utf8_next_char (word) : word;
  const char *typed_next = *typed != '\0' ? g_utf8_next_char (typed) : typed;

  /* another letter, a letter too many, a letter left out */
  if ((*word != '\0' && *typed != '\0' && ends_like (word_next, typed_next, is_beginning)) ||
      (*typed != '\0' && ends_like (word, typed_next, is_beginning)) ||
      (*word != '\0' && ends_like (word_next, typed, is_beginning)))
    return TRUE;
  /* two letters the other way round */
  return *word_next != '\0' && *typed_next != '\0' && g_utf8_get_char (word) == g_utf8_get_char (typed_next) &&
         g_utf8_get_char (word_next) == g_utf8_get_char (typed) &&
         ends_like (g_utf8_next_char (word_next), g_utf8_next_char (typed_next), is_beginning);
}

/* Whether @typed is @word, or its beginning, but for one slip of the finger. */
gboolean
kith_search_is_near (const char *word,
                     const char *typed)
{
  glong length = g_utf8_strlen (typed, -1);

  if (length < SHORTEST || has_digits (typed))
    return strstr (word, typed) != NULL;
  while (*word != '\0' && *typed != '\0' && g_utf8_get_char (word) == g_utf8_get_char (typed)) {
    word = g_utf8_next_char (word);
    typed = g_utf8_next_char (typed);
  }
  return *typed == '\0' || differ_by_one (word, typed, length >= SHORTEST_BEGINNING);
}

static gboolean
key_has_near (const char *key,
              const char *typed)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && kith_search_is_near (words[i], typed))
      return TRUE;
  return FALSE;
}

static gboolean
key_is_near (const char *key,
             GStrv       words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!key_has_near (key, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
any_is_long (GStrv words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= SHORTEST && !has_digits (words[i]))
      return TRUE;
  return FALSE;
}

static KithStatement *
prepare_keys (KithSearch      *self,
              const KithKind  *kind,
              GError         **error)
{
  g_autofree char *condition = kith_scope_dup_condition (self->file, kind, KITH_ACTION_SEE);
  g_autofree char *sql = g_strdup_printf ("SELECT a.id, a.search_key FROM %s a WHERE a.removed_at IS NULL AND %s"
                                          " ORDER BY a.id", kind->table, condition);
  KithStatement *rows = kith_db_prepare (self->file->db, sql, error);

  if (rows != NULL)
    kith_scope_bind (self->file, rows);
  return rows;
}

gboolean
kith_search_near_names (KithSearch      *self,
                        const KithKind  *kind,
                        GError         **error)
{
  g_autoptr (KithStatement) rows = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  KithStepResult step = KITH_STEP_ERROR;

  if (!any_is_long (self->words))
    return TRUE;
  rows = prepare_keys (self, kind, error);
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    gint64 id = kith_statement_get_int64 (rows, 0);

    if (ids->len < KITH_SEARCH_CAP && key_is_near (kith_statement_get_text (rows, 1), self->words))
      g_array_append_val (ids, id);
  }
  if (step != KITH_STEP_DONE)
    return FALSE;
  records = kith_case_file_load_many (self->file, kind, (const gint64 *) (gpointer) ids->data,
                                      MIN (self->limit, ids->len), error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    kith_search_add_match (self, g_ptr_array_index (records, i), KITH_MARK_NEAR);
  kith_search_add_count (self, kind, ids->len);
  return records != NULL;
}
