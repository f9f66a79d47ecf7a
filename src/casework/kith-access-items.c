/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-pack-private.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* The items of a pack, for whoever reads them before it is sent. */

char *
kith_access_redaction_dup_item (KithCaseFile *file,
                                KithRecord   *redaction)
{
  const KithKind *kind = kith_kind_find (kith_record_get_text (redaction, KITH_REDACTION_ITEM_KIND));
  g_autofree char *title = kith_case_file_dup_title (file, kind, kith_record_get_number (redaction, KITH_REDACTION_ITEM));

  /* Translators: a kind of record, then what this one is */
  return title != NULL ? g_strdup_printf (_("%s: %s"), _(kind->label), title) : g_strdup (_(kind->label));
}

/* What the log in the full copy says; @words keeps it, @letters says which reasons it takes. */
GArray *
kith_access_pack_list_withheld (KithCaseFile *file,
                                GPtrArray    *redactions,
                                GPtrArray    *words,
                                GString      *letters)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (KithAccessWithheld));

  for (guint i = 0; i < redactions->len; i++) {
    KithRecord *redaction = g_ptr_array_index (redactions, i);
    const char *code = kith_record_get_text (redaction, KITH_REDACTION_REASON);
    char *item = kith_access_redaction_dup_item (file, redaction);
    char *covered = kith_record_dup_title (redaction);
    char *reason = kith_record_format (redaction, KITH_REDACTION_REASON);
    KithAccessWithheld line = { item, covered, reason };

    g_ptr_array_add (words, item);
    g_ptr_array_add (words, covered);
    g_ptr_array_add (words, reason);
    g_array_append_val (list, line);
    for (guint j = 0; j < kith_redaction_reasons.n_choices; j++)
      if (g_str_equal (kith_redaction_reasons.choices[j].code, code))
        g_string_append_c (letters, (char) ('A' + j));
  }
  return list;
}

static void
part_free (gpointer data)
{
  KithAccessPackPart *part = data;

  g_free (part->label);
  g_free (part->plain);
  g_free (part->covered);
  g_free (part);
}

static void
pack_item_free (gpointer data)
{
  KithAccessPackItem *item = data;

  g_free (item->title);
  g_free (item->about);
  g_ptr_array_unref (item->parts);
  g_free (item);
}

static void
add_part (GPtrArray  *parts,
          const char *label,
          const char *plain,
          const char *covered)
{
  KithAccessPackPart *part = g_new0 (KithAccessPackPart, 1);

  part->label = g_strdup (label);
  part->plain = g_strdup (plain);
  part->covered = g_strdup (covered);
  g_ptr_array_add (parts, part);
}

/* Both copies have the same parts, but for an item that is withheld. */
static void
add_parts (GPtrArray            *parts,
           const KithAccessItem *full,
           const KithAccessItem *sent,
           gboolean              is_withheld)
{
  gboolean same = !is_withheld && full->n_facts == sent->n_facts && full->n_texts == sent->n_texts;

  for (gsize i = 0; i < full->n_facts; i++)
    add_part (parts, full->facts[i].label, full->facts[i].value, same ? sent->facts[i].value : NULL);
  for (gsize i = 0; i < full->n_texts; i++)
    add_part (parts, full->texts[i].label, full->texts[i].text, same ? sent->texts[i].text : NULL);
}

static char *
dup_about (const KithAccessItem *item)
{
  g_autofree char *day = kith_text_is_empty (item->date) ? NULL : kith_date_format_iso (item->date);

  if (day == NULL || item->author == NULL)
    return g_strdup (day != NULL ? day : item->author != NULL ? item->author : "");
  return g_strdup_printf ("%s  ·  %s", day, item->author);
}

static gboolean
is_withheld (GPtrArray            *redactions,
             const KithAccessItem *item)
{
  for (guint i = 0; i < redactions->len; i++) {
    KithRecord *redaction = g_ptr_array_index (redactions, i);

    if (kith_record_get_flag (redaction, KITH_REDACTION_WHOLE) &&
        kith_record_get_number (redaction, KITH_REDACTION_ITEM) == item->id &&
        g_strcmp0 (kith_record_get_text (redaction, KITH_REDACTION_ITEM_KIND), item->kind) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Both copies have the same items in the same order. */
static KithAccessPackItem *
create_pack_item (GPtrArray            *redactions,
                  const KithAccessItem *full,
                  const KithAccessItem *sent)
{
  KithAccessPackItem *item = g_new0 (KithAccessPackItem, 1);

  item->kind = kith_kind_find (full->kind);
  item->id = full->id;
  item->title = g_strdup (full->title);
  item->about = dup_about (full);
  item->is_covered = full->is_covered;
  item->is_withheld = is_withheld (redactions, full);
  item->parts = g_ptr_array_new_with_free_func (part_free);
  add_parts (item->parts, full, sent, item->is_withheld);
  return item;
}

/**
 * kith_access_pack_list_items:
 * @file: an open case file
 * @request: id of an access request
 * @error: %KITH_ERROR_NOT_FOUND for one the actor may not see
 *
 * Everything that the pack of a request will hold, to be read one by one before it is sent. Blocks.
 *
 * Returns: (transfer full) (element-type KithAccessPackItem) (nullable): the items, as they are written and as they are sent
 */
GPtrArray *
kith_access_pack_list_items (KithCaseFile  *file,
                             gint64         request,
                             GError       **error)
{
  g_autoptr (KithRecord) asked = kith_case_file_load (file, &kith_access_request_kind, request, error);
  gint64 id = asked != NULL ? kith_record_get_number (asked, KITH_ACCESS_REQUEST_STUDENT) : 0;
  g_autoptr (KithRecord) student = asked != NULL ? kith_case_file_load (file, &kith_student_kind, id, error) : NULL;
  g_autoptr (GPtrArray) redactions = NULL;
  g_autoptr (KithAccessPackBuilder) full =
    student != NULL ? kith_access_pack_build (file, student, asked, TRUE, &redactions, error) : NULL;
  g_autoptr (KithAccessPackBuilder) sent =
    full != NULL ? kith_access_pack_build (file, student, asked, FALSE, NULL, error) : NULL;
  g_autoptr (GPtrArray) plain = NULL;
  g_autoptr (GPtrArray) covered = NULL;
  GPtrArray *items = NULL;

  if (sent == NULL)
    return NULL;
  plain = kith_access_pack_builder_list_items (full);
  covered = kith_access_pack_builder_list_items (sent);
  items = g_ptr_array_new_with_free_func (pack_item_free);
  for (guint i = 0; i < MIN (plain->len, covered->len); i++)
    g_ptr_array_add (items, create_pack_item (redactions, g_ptr_array_index (plain, i), g_ptr_array_index (covered, i)));
  return items;
}

/**
 * kith_access_pack_list_redactions:
 * @file: an open case file
 * @request: id of an access request
 * @kind: kind of an item
 * @id: its id
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithRecord) (nullable): what was covered or withheld in it for the request
 */
GPtrArray *
kith_access_pack_list_redactions (KithCaseFile    *file,
                                  gint64           request,
                                  const KithKind  *kind,
                                  gint64           id,
                                  GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_redaction_kind);
  g_autofree char *asked = g_strdup_printf ("%" G_GINT64_FORMAT, request);
  g_autofree char *item = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  kith_query_where (query, "request", asked);
  kith_query_where (query, "item-kind", kind->name);
  kith_query_where (query, "item", item);
  return kith_case_file_list (file, query, NULL, error);
}
