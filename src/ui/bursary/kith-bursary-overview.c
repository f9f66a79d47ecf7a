/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bursary/kith-bursary-overview.h"

typedef struct {
  int year;
  char *group;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->group);
  g_free (wanted);
}

void
kith_bursary_overview_free (KithBursaryOverview *self)
{
  g_clear_pointer (&self->awarded, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_free (self);
}

static gpointer
load (KithCaseFile  *file,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Wanted *wanted = data;
  g_autoptr (KithQuery) query = kith_bursaries_query (wanted->year, wanted->group);
  g_autoptr (KithBursaryOverview) self = g_new0 (KithBursaryOverview, 1);

  self->awarded = kith_bursaries_list (file, query, &self->totals, error);
  if (self->awarded == NULL)
    return NULL;
  self->missing = kith_bursaries_list_missing (file, wanted->year, error);
  return self->missing != NULL ? g_steal_pointer (&self) : NULL;
}

void
kith_bursary_overview_load_async (KithStore           *store,
                                  int                  year,
                                  const char          *group,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->year = year;
  wanted->group = g_strdup (group);
  kith_store_submit_async (store, load, wanted, (GDestroyNotify) wanted_free,
                           (GDestroyNotify) kith_bursary_overview_free, cancellable, callback, user_data);
}

KithBursaryOverview *
kith_bursary_overview_load_finish (KithStore     *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}
