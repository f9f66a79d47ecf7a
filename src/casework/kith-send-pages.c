/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-send-pages.h"

#include "kith-discretion.h"
#include "kith-kinds.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* A title longer than this is a text, and stands below. */
#define MOST_TITLE 70

/* What is masked in the diary of whoever sends it is masked at the other college. */
static gboolean
is_masked (KithCaseFile *file,
           KithRecord   *record,
           guint         field)
{
  return kith_record_get_kind (record) == &kith_appointment_kind &&
         (field == KITH_APPOINTMENT_TYPE || field == KITH_APPOINTMENT_PLACE || field == KITH_APPOINTMENT_WITH_WHOM) &&
         !kith_case_file_shows_kind (file, record);
}

gboolean
kith_send_field_goes (KithCaseFile *file,
                      KithRecord   *record,
                      guint         field)
{
  const KithField *info = &kith_record_get_kind (record)->fields[field];

  return kith_record_has (record, field) && !kith_field_has (info, KITH_FIELD_PRIVATE) &&
         !(info->type == KITH_FIELD_LINK && g_str_equal (info->kind, "student")) && !is_masked (file, record, field);
}

void
kith_send_pages_begin (KithDocument *pages,
                       gboolean      is_safeguarding)
{
  /* Behind a summary of one page there are others now. */
  kith_document_set_fit (pages, KITH_FIT_FLOW);
  kith_document_add_page_break (pages);
  kith_document_add_heading (pages, 1, is_safeguarding ? _("Notes for the Safeguarding Lead") : _("Everything That Is Sent"));
}

void
kith_send_pages_add_kind (KithDocument *pages,
                          const char   *title)
{
  kith_document_add_heading (pages, 2, title);
}

static char *
dup_day (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; kind != &kith_student_kind && i < kind->n_fields; i++)
    if (kind->fields[i].type == KITH_FIELD_DATE && kith_record_has (record, i))
      return kith_record_format (record, i);
  return NULL;
}

/* The day stands before it. */
static char *
dup_title (KithCaseFile *file,
           KithRecord   *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (kind == &kith_note_kind)
    return kith_record_format (record, KITH_NOTE_TYPE);
  return kind == &kith_appointment_kind && !kith_case_file_shows_kind (file, record)
           ? kith_appointment_dup_public_title (record) : kith_record_dup_title (record);
}

static char *
dup_heading (KithCaseFile *file,
             KithRecord   *record)
{
  g_autofree char *title = dup_title (file, record);
  g_autofree char *brief = kith_text_ellipsize (title != NULL ? title : "", MOST_TITLE);
  g_autofree char *day = dup_day (record);

  if (day == NULL)
    return g_steal_pointer (&brief);
  /* Translators: a date, then what happened on it */
  return kith_text_is_empty (brief) ? g_steal_pointer (&day) : g_strdup_printf (_("%s: %s"), day, brief);
}

static char *
dup_value (KithCaseFile *file,
           KithRecord   *record,
           guint         field)
{
  const KithField *info = &kith_record_get_kind (record)->fields[field];

  return info->type == KITH_FIELD_LINK
           ? kith_case_file_dup_title (file, kith_kind_find (info->kind), kith_record_get_number (record, field))
           : kith_record_format (record, field);
}

static void
add_text (KithDocument    *pages,
          const KithField *field,
          const char      *words)
{
  gboolean is_quote = strstr (field->name, "own-words") != NULL;

  kith_document_add_paragraph (pages, KITH_PARAGRAPH_SMALL, kith_field_get_label (field));
  kith_document_add_paragraph (pages, is_quote ? KITH_PARAGRAPH_QUOTE : KITH_PARAGRAPH_NORMAL, words);
}

void
kith_send_pages_add_record (KithDocument *pages,
                            KithCaseFile *file,
                            KithRecord   *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autofree char *heading = dup_heading (file, record);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (KithFact));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  kith_document_add_heading (pages, 3, kith_text_is_empty (heading) ? _(kind->label) : heading);
  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < kind->n_fields; i++) {
      const KithField *field = &kind->fields[i];
      char *value = NULL;

      /* Several links are numbers, which mean nothing on paper. */
      if (!kith_send_field_goes (file, record, i) || field->type == KITH_FIELD_LINKS ||
          (field->type == KITH_FIELD_TEXT) != (pass == 1))
        continue;
      value = dup_value (file, record, i);
      if (kith_text_is_empty (value)) {
        g_free (value);
        continue;
      }
      g_ptr_array_add (kept, value);
      if (pass == 1)
        add_text (pages, field, value);
      else
        g_array_append_vals (facts, &(KithFact) { kith_field_get_label (field), value }, 1);
    }
    if (pass == 0 && facts->len > 0)
      kith_document_add_facts (pages, 2, (const KithFact *) (gpointer) facts->data, facts->len);
  }
}
