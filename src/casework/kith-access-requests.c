/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-requests.h"

#include "kith-access-pack-private.h"
#include "kith-kinds.h"
#include "kith-presets-case.h"

#include <glib/gi18n.h>
#include <string.h>

static void
item_free (gpointer data)
{
  KithAccessRequestItem *item = data;

  g_object_unref (item->request);
  g_free (item->student);
  g_free (item->words);
  g_free (item);
}

static KithAccessRequestItem *
create_item (KithCaseFile *file,
             KithRecord   *request,
             GPtrArray    *calendar)
{
  KithAccessRequestItem *item = g_new0 (KithAccessRequestItem, 1);
  gint64 student = kith_record_get_number (request, KITH_ACCESS_REQUEST_STUDENT);
  GDate today;

  kith_case_file_get_today (file, &today);
  item->request = g_object_ref (request);
  item->student = kith_case_file_dup_title (file, &kith_student_kind, student);
  if (item->student == NULL)
    item->student = g_strdup (_("Somebody"));
  kith_access_clock_init (&item->clock, request, calendar);
  item->words = kith_access_clock_dup_words (&item->clock, request, &today, &item->is_late);
  return item;
}

/**
 * kith_access_requests_create_open:
 *
 * Returns: (transfer full): the requests that have still to be answered, those that came first on top
 */
KithQuery *
kith_access_requests_create_open (void)
{
  KithQuery *query = kith_query_new (&kith_access_request_kind);

  kith_query_where (query, "sent-on", NULL);
  kith_query_where (query, "withdrawn-on", NULL);
  kith_query_set_order (query, "received-on");
  return query;
}

/**
 * kith_access_request_dup_words:
 * @file: an open case file
 * @request: a request
 * @is_late: (out): whether it should have been sent by now
 *
 * Returns: (transfer full) (nullable): where it stands, by the college's own bank holidays
 */
char *
kith_access_request_dup_words (KithCaseFile *file,
                               KithRecord   *request,
                               gboolean     *is_late)
{
  g_autoptr (GPtrArray) calendar = kith_presets_current (file, &kith_calendar_day_kind, NULL);
  KithAccessClock clock;
  GDate today;

  *is_late = FALSE;
  if (calendar == NULL)
    return NULL;
  kith_case_file_get_today (file, &today);
  kith_access_clock_init (&clock, request, calendar);
  return kith_access_clock_dup_words (&clock, request, &today, is_late);
}

/* A clock that runs before one that waits. */
static int
compare_urgency (gconstpointer a,
                 gconstpointer b)
{
  const KithAccessRequestItem *one = *(const KithAccessRequestItem *const *) a;
  const KithAccessRequestItem *other = *(const KithAccessRequestItem *const *) b;
  gboolean runs = one->clock.state == KITH_ACCESS_RUNNING;
  gboolean other_runs = other->clock.state == KITH_ACCESS_RUNNING;
  int order = other_runs - runs;

  if (order == 0 && runs)
    order = g_date_compare (&one->clock.due, &other->clock.due);
  return order != 0 ? order : strcmp (kith_record_get_text (one->request, KITH_ACCESS_REQUEST_RECEIVED_ON),
                                      kith_record_get_text (other->request, KITH_ACCESS_REQUEST_RECEIVED_ON));
}

/**
 * kith_access_requests_gather:
 * @file: an open case file
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Gathers the requests that whoever is signed in may know of. Blocks.
 *
 * Returns: (transfer full) (nullable): everything the page says
 */
KithAccessRequests *
kith_access_requests_gather (KithCaseFile  *file,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (KithAccessRequests) self = g_new0 (KithAccessRequests, 1);
  g_autoptr (KithQuery) query = kith_query_new (&kith_access_request_kind);
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GPtrArray) calendar = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->open = g_ptr_array_new_with_free_func (item_free);
  self->closed = g_ptr_array_new_with_free_func (item_free);
  requests = kith_case_file_list (file, query, cancellable, error);
  calendar = requests != NULL ? kith_presets_current (file, &kith_calendar_day_kind, error) : NULL;
  if (calendar == NULL)
    return NULL;
  for (guint i = 0; i < requests->len; i++) {
    KithRecord *request = g_ptr_array_index (requests, i);

    g_ptr_array_add (kith_access_request_is_open (request) ? self->open : self->closed,
                     create_item (file, request, calendar));
  }
  g_ptr_array_sort (self->open, compare_urgency);
  return g_steal_pointer (&self);
}

/**
 * kith_access_requests_free:
 * @self: (transfer full): from [func@access_requests_gather]
 */
void
kith_access_requests_free (KithAccessRequests *self)
{
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->closed, g_ptr_array_unref);
  g_free (self);
}

static void
covered_free (gpointer data)
{
  KithAccessCovered *self = data;

  g_object_unref (self->redaction);
  g_free (self->item);
  g_free (self);
}

static KithAccessCovered *
create_covered (KithCaseFile *file,
                KithRecord   *redaction)
{
  KithAccessCovered *self = g_new0 (KithAccessCovered, 1);

  self->redaction = g_object_ref (redaction);
  self->item = kith_access_redaction_dup_item (file, redaction);
  return self;
}

static GPtrArray *
list_covered (KithCaseFile  *file,
              gint64         request,
              GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_redaction_kind);
  g_autofree char *asked = g_strdup_printf ("%" G_GINT64_FORMAT, request);
  g_autoptr (GPtrArray) redactions = NULL;
  GPtrArray *list = NULL;

  kith_query_where (query, "request", asked);
  redactions = kith_case_file_list (file, query, NULL, error);
  if (redactions == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func (covered_free);
  for (guint i = 0; i < redactions->len; i++)
    g_ptr_array_add (list, create_covered (file, g_ptr_array_index (redactions, i)));
  return list;
}

/**
 * kith_access_request_page_load:
 * @file: an open case file
 * @id: a request
 * @error: %KITH_ERROR_NOT_FOUND for one the actor may not see
 *
 * Loads a request to be worked on. Blocks.
 *
 * Returns: (transfer full) (nullable): all of it
 */
KithAccessRequestPage *
kith_access_request_page_load (KithCaseFile  *file,
                               gint64         id,
                               GError       **error)
{
  g_autoptr (KithRecord) request = NULL;
  g_autoptr (GPtrArray) calendar = NULL;
  g_autoptr (GPtrArray) covered = NULL;
  KithAccessRequestPage *self = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  request = kith_case_file_load (file, &kith_access_request_kind, id, error);
  calendar = request != NULL ? kith_presets_current (file, &kith_calendar_day_kind, error) : NULL;
  covered = calendar != NULL ? list_covered (file, id, error) : NULL;
  if (covered == NULL)
    return NULL;
  self = g_new0 (KithAccessRequestPage, 1);
  self->item = create_item (file, request, calendar);
  self->steps = kith_access_clock_list_steps (&self->item->clock, request);
  self->covered = g_steal_pointer (&covered);
  return self;
}

/**
 * kith_access_request_page_free:
 * @self: (transfer full): from [func@access_request_page_load]
 */
void
kith_access_request_page_free (KithAccessRequestPage *self)
{
  g_clear_pointer (&self->item, item_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->covered, g_ptr_array_unref);
  g_free (self);
}
