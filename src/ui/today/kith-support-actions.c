/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/kith-support-actions.h"

#include "form/kith-record-dialog.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-operation.h"
#include "kith-support-offers.h"
#include "today/kith-task-actions.h"

#include <glib/gi18n.h>

typedef struct {
  gint64 id;
  gboolean offered;
} Offering;

/* On the store thread: the operation to undo. */
static gpointer
offer_job (KithCaseFile  *file,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Offering *offering = data;
  gint64 operation = 0;

  if (!kith_support_offers_set_offered (file, offering->id, offering->offered, error))
    return NULL;
  operation = kith_case_file_get_last_operation (file);
  return g_memdup2 (&operation, sizeof operation);
}

typedef struct {
  GtkWidget *widget;
  KithWindow *window;
  gboolean offered;
  void (*refused) (GtkWidget *widget);
} Waiting;

static void
waiting_free (Waiting *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
on_offered (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *operation = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (operation != NULL) {
    kith_window_offer_undo (waiting->window, waiting->offered ? _("Marked as offered") : _("Not offered yet"), *operation);
    return;
  }
  if (waiting->refused != NULL)
    waiting->refused (waiting->widget);
  kith_window_report_error (waiting->window, error);
}

static void
set_offered (GtkWidget  *widget,
             gint64      id,
             gboolean    offered,
             void      (*refused) (GtkWidget *widget))
{
  KithWindow *window = kith_window_get_for (widget);
  const Offering offering = { id, offered };
  Waiting *waiting = NULL;

  if (window == NULL)
    return;
  waiting = g_new0 (Waiting, 1);
  waiting->widget = g_object_ref (widget);
  waiting->window = g_object_ref (window);
  waiting->offered = offered;
  waiting->refused = refused;
  kith_store_submit_async (kith_window_get_store (window), offer_job, g_memdup2 (&offering, sizeof offering), g_free,
                           g_free, NULL, on_offered, waiting);
}

/**
 * kith_today_set_done:
 * @widget: where the person ticked it
 * @record: a task, or an offer of support
 * @done: whether it is done, or open again
 * @refused: (nullable): called with @widget when it could not be saved, to take the tick back
 */
void
kith_today_set_done (GtkWidget  *widget,
                     KithRecord *record,
                     gboolean    done,
                     void      (*refused) (GtkWidget *widget))
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (KITH_IS_RECORD (record));

  if (kith_record_get_kind (record) == &kith_support_offer_kind)
    set_offered (widget, kith_record_get_id (record), done, refused);
  else
    kith_task_set_done (widget, kith_record_get_id (record), done, refused);
}

/**
 * kith_support_answer_present:
 * @parent: what the form stands over
 * @offer: an offer of support
 *
 * Asks what came of it. Whoever opens the form has most likely just offered it, so today stands in it already.
 */
void
kith_support_answer_present (GtkWidget  *parent,
                             KithRecord *offer)
{
  static const char *const debrief[] = { "offered-on", "answer", NULL };
  static const char *const pause[] = { "offered-on", "answer", "until", NULL };
  KithWindow *window = kith_window_get_for (parent);
  KithRecordDialog *dialog = NULL;
  GtkWidget *row = NULL;
  gboolean is_pause = g_strcmp0 (kith_record_get_text (offer, KITH_SUPPORT_OFFER_TYPE), "pause") == 0;
  g_autofree char *today = NULL;
  g_autofree char *day = NULL;

  if (window == NULL)
    return;
  today = kith_clock_dup_today (kith_store_get_clock (kith_window_get_store (window)));
  day = kith_date_format_iso (today);
  dialog = kith_record_dialog_present (parent, kith_window_get_store (window), offer, is_pause ? pause : debrief,
                                       KITH_FORM_DEFAULT, is_pause ? _("Pause on New Students") : _("Debrief"), NULL, NULL);
  row = kith_form_get_row (kith_record_dialog_get_form (dialog), "offered-on");
  /* Put into the form, so that it counts as a change and Save is ready at once. */
  if (!kith_record_has (offer, KITH_SUPPORT_OFFER_OFFERED_ON))
    kith_form_row_set_typed (KITH_FORM_ROW (row), day);
}
