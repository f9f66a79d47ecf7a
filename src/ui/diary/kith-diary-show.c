/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary/kith-diary-page-private.h"

#include "diary/kith-diary-item.h"
#include "list/kith-list-rows.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_narrowed (KithDiaryPage *self)
{
  return !self->filter->everyone || self->filter->parts != KITH_DIARY_EVERYTHING;
}

void
kith_diary_page_update_views (KithDiaryPage *self)
{
  g_autoptr (GPtrArray) items = NULL;
  gboolean as_week = self->view == KITH_DIARY_VIEW_WEEK && !self->is_narrow;

  if (self->content == NULL)
    return;
  gtk_stack_set_visible_child_name (self->views, as_week ? "week" : "list");
  if (as_week) {
    g_list_store_remove_all (self->items);
    kith_diary_week_set_content (self->week, self->content);
    return;
  }
  items = kith_diary_items_new (self->content);
  kith_list_rows_update (self->rows, self->items, items, kith_diary_item_is_same, kith_diary_item_looks_same);
}

/* The days of the calendar that are not written in the columns already: the term, and for a single day its holidays. */
static char *
dup_remark (KithDiaryPage *self)
{
  GString *words = g_string_new (NULL);
  guint n_lines = 0;

  for (guint i = 0; i < self->content->entries->len; i++) {
    const KithDiaryEntry *entry = g_ptr_array_index (self->content->entries, i);

    if (entry->is_term && self->view != KITH_DIARY_VIEW_TERM)
      g_string_append_printf (words, "%s · ", entry->title);
    n_lines += entry->is_term ? 0 : 1;
  }
  /* Translators: how many lines of the diary there are */
  g_string_append_printf (words, ngettext ("%u entry", "%u entries", n_lines), n_lines);
  return g_string_free_and_steal (words);
}

static gboolean
has_lines (KithDiaryPage *self)
{
  for (guint i = 0; i < self->content->entries->len; i++)
    if (!((const KithDiaryEntry *) g_ptr_array_index (self->content->entries, i))->is_term)
      return TRUE;
  return FALSE;
}

static void
update_heading (KithDiaryPage *self)
{
  g_autofree char *words = kith_diary_span_dup_words (self->content->span);
  g_autofree char *remark = dup_remark (self);

  gtk_label_set_text (self->remark_label, remark);
  if (g_str_equal (gtk_label_get_text (self->heading_label), words))
    return;
  gtk_label_set_text (self->heading_label, words);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
kith_diary_page_show_content (KithDiaryPage    *self,
                              KithDiaryContent *content)
{
  g_clear_pointer (&self->content, kith_diary_content_unref);
  self->content = content;
  if (strcmp (self->day, content->span->from) < 0 || strcmp (self->day, content->span->until) > 0)
    g_set_str (&self->day, content->span->from);
  update_heading (self);
  kith_diary_page_update_views (self);
  if (has_lines (self))
    kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
  else
    kith_state_view_set_state (self->state_view, is_narrowed (self) ? KITH_STATE_NO_RESULT : KITH_STATE_EMPTY);
}
