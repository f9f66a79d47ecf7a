/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-diary-load.h"

#include <string.h>

typedef struct {
  KithDiaryView view;
  char *day;
  int step;
  KithDiaryFilter *filter;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->day);
  kith_diary_filter_free (request->filter);
  g_free (request);
}

static void
content_clear (gpointer data)
{
  KithDiaryContent *self = data;

  g_free (self->today);
  g_clear_pointer (&self->span, kith_diary_span_free);
  g_clear_pointer (&self->filter, kith_diary_filter_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

KithDiaryContent *
kith_diary_content_ref (KithDiaryContent *self)
{
  return g_rc_box_acquire (self);
}

void
kith_diary_content_unref (KithDiaryContent *self)
{
  g_rc_box_release_full (self, content_clear);
}

GPtrArray *
kith_diary_content_list (KithDiaryContent *self,
                         const char       *from,
                         const char       *until)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++) {
    const KithDiaryEntry *entry = g_ptr_array_index (self->entries, i);

    if (!entry->is_term && strcmp (entry->date, until) <= 0 && strcmp (entry->until, from) >= 0)
      g_ptr_array_add (found, (gpointer) entry);
  }
  return found;
}

/* On the store thread. */
static gpointer
load (KithCaseFile  *file,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Request *request = data;
  g_autoptr (KithDiaryContent) content = g_rc_box_new0 (KithDiaryContent);

  content->view = request->view;
  content->today = kith_clock_dup_today (kith_case_file_get_clock (file));
  content->span = kith_diary_span_find (file, request->view, request->day, request->step, error);
  if (content->span == NULL)
    return NULL;
  content->filter = kith_diary_filter_copy (request->filter);
  g_set_str (&content->filter->from, content->span->from);
  g_set_str (&content->filter->until, content->span->until);
  content->entries = kith_diary_list (file, content->filter, cancellable, error);
  return content->entries != NULL ? g_steal_pointer (&content) : NULL;
}

void
kith_diary_load_async (KithStore              *store,
                       KithDiaryView           view,
                       const char             *day,
                       int                     step,
                       const KithDiaryFilter  *filter,
                       GCancellable           *cancellable,
                       GAsyncReadyCallback     callback,
                       gpointer                user_data)
{
  Request *request = g_new0 (Request, 1);

  request->view = view;
  request->day = g_strdup (day);
  request->step = step;
  request->filter = kith_diary_filter_copy (filter);
  kith_store_submit_async (store, load, request, request_free, (GDestroyNotify) kith_diary_content_unref, cancellable,
                           callback, user_data);
}

KithDiaryContent *
kith_diary_load_finish (KithStore     *store,
                        GAsyncResult  *result,
                        GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}
