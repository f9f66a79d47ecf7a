/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "retention/kith-retention-work.h"

#include "form/kith-record-dialog.h"
#include "kith-disposal-confirm.h"
#include "kith-disposal.h"
#include "kith-store-second.h"
#include "shell/kith-late.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct {
  GtkWidget *widget;
  KithWindow *window; /* NULL for one that is no window of Kith */
  KithStore *store;
  KithRecord *disposal;
} Work;

static Work *
work_new (GtkWidget  *widget,
          KithStore  *store,
          KithRecord *disposal)
{
  Work *self = g_new0 (Work, 1);

  self->widget = g_object_ref (widget);
  g_set_object (&self->window, kith_window_get_for (widget));
  self->store = g_object_ref (store);
  self->disposal = g_object_ref (disposal);
  return self;
}

static void
work_free (Work *self)
{
  g_object_unref (self->widget);
  g_clear_object (&self->window);
  g_object_unref (self->store);
  g_object_unref (self->disposal);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static gboolean
is_erasure (KithRecord *disposal)
{
  return g_strcmp0 (kith_record_get_text (disposal, KITH_DISPOSAL_OUTCOME), "erase") == 0;
}

/* On the store thread */

static gpointer
propose_job (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return GINT_TO_POINTER (kith_case_file_save (file, data, KITH_SAVE_ACCEPT_WARNINGS, error));
}

static gpointer
confirm_job (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return kith_disposal_confirm (file, kith_record_get_id (data), cancellable, error);
}

static gpointer
withdraw_job (KithCaseFile *file,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return GINT_TO_POINTER (kith_disposal_withdraw (file, kith_record_get_id (data), error));
}

static void
say (Work       *work,
     const char *words,
     GError     *error)
{
  if (work->window == NULL)
    return;
  if (error != NULL)
    kith_window_report_error (work->window, error);
  else
    kith_window_add_toast (work->window, words);
}

static void
proposed (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  say (work, _("Proposed: a second person has to confirm it"), error);
}

static void
withdrawn (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  say (work, _("Taken back: the record stays"), error);
}

static char *
dup_result_words (const KithDisposalResult *result)
{
  if (!result->was_searched)
    /* Translators: a reference such as "D-2026-0012" */
    return g_strdup_printf (_("It was done, and its reference is %s. There was not the memory to look through the whole file "
                              "for what might be left."), result->reference);
  if (result->n_found > 0)
    return g_strdup_printf (ngettext ("It was done, and its reference is %s. %u of its texts stands in the record of somebody "
                                      "else as well, where it was copied to; that record was not touched.",
                                      "It was done, and its reference is %s. %u of its texts stand in records of other people "
                                      "as well, where they were copied to; those records were not touched.",
                                      result->n_found), result->reference, result->n_found);
  return g_strdup_printf (ngettext ("It was done, and its reference is %s. The whole file was looked through for %u of its texts: "
                                    "nothing is left.",
                                    "It was done, and its reference is %s. The whole file was looked through for %u of its texts: "
                                    "nothing is left.", result->n_phrases), result->reference, result->n_phrases);
}

static void
confirmed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDisposalResult) done = kith_store_submit_finish (KITH_STORE (source), result, &error);
  g_autofree char *words = NULL;
  AdwDialog *dialog = NULL;

  if (work->window != NULL)
    kith_window_release_lock (work->window);
  if (done == NULL) {
    say (work, NULL, error);
    return;
  }
  /* So that a backup that lies there finds it before the next one is copied. */
  kith_store_copy_to_second_async (KITH_STORE (source), NULL, NULL, NULL);
  words = dup_result_words (done);
  dialog = adw_alert_dialog_new (_("Done"), words);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  kith_late_present (dialog, work->widget, work->window);
}

/* Asking */

static void
submit_proposal (Work *work)
{
  kith_store_submit_async (work->store, propose_job, g_object_ref (work->disposal), g_object_unref, NULL, NULL, proposed,
                           work_new (work->widget, work->store, work->disposal));
}

/* What was found is said once: the idle lock waits for it. */
static void
submit_confirmation (Work *work)
{
  if (work->window != NULL) {
    kith_window_hold_lock (work->window);
    kith_window_add_toast (work->window, is_erasure (work->disposal) ? _("Erasing…") : _("Anonymising…"));
  }
  kith_store_submit_async (work->store, confirm_job, g_object_ref (work->disposal), g_object_unref,
                           (GDestroyNotify) kith_disposal_result_free, NULL, confirmed,
                           work_new (work->widget, work->store, work->disposal));
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             gpointer        data)
{
  g_autoptr (Work) work = data;

  if (g_str_equal (response, "propose"))
    submit_proposal (work);
  else if (g_str_equal (response, "confirm"))
    submit_confirmation (work);
}

static void
ask (Work       *work,
     const char *title,
     const char *words,
     const char *response,
     const char *label)
{
  AdwDialog *dialog = adw_alert_dialog_new (title, words);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), response, label, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), response, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), work);
  adw_dialog_present (dialog, work->widget);
}

static const char *
get_what_goes (KithRecord *disposal)
{
  return is_erasure (disposal)
           ? _("Everything about the student goes: notes, goals, plans, concerns, requests, drafts, and the old and new values "
               "in the audit. Notes about other students stay as they are.")
           : _("Names, words, contact details and dates of birth go. Dates, kinds and numbers stay, for statistics.");
}

/**
 * kith_retention_work_keep:
 * @widget: where it is asked
 * @store: the open store
 * @disposal: a new disposal
 *
 * Asks until when a record is kept, and why.
 */
void
kith_retention_work_keep (GtkWidget  *widget,
                          KithStore  *store,
                          KithRecord *disposal)
{
  static const char *const fields[] = { "keep-until", "reason", NULL };

  kith_record_dialog_present (widget, store, disposal, fields, KITH_FORM_DEFAULT, _("Keep Until"), NULL, NULL);
}

/**
 * kith_retention_work_propose:
 * @widget: where it is asked
 * @store: the open store
 * @disposal: a new disposal that erases or anonymises
 * @student: what the student is called
 *
 * Says what would go, and proposes it.
 */
void
kith_retention_work_propose (GtkWidget  *widget,
                             KithStore  *store,
                             KithRecord *disposal,
                             const char *student)
{
  g_autofree char *title =
    /* Translators: name of a student */
    g_strdup_printf (is_erasure (disposal) ? _("Propose to Erase %s?") : _("Propose to Anonymise %s?"), student);
  g_autofree char *words =
    /* Translators: sentences about what goes */
    g_strdup_printf (_("%s Nothing happens before a second person has confirmed it."), get_what_goes (disposal));

  ask (work_new (widget, store, disposal), title, words, "propose", _("_Propose"));
}

/**
 * kith_retention_work_confirm:
 * @widget: where it is asked
 * @store: the open store
 * @disposal: a disposal that somebody else proposed
 * @student: what the student is called
 *
 * Says that it cannot be undone, and does it.
 */
void
kith_retention_work_confirm (GtkWidget  *widget,
                             KithStore  *store,
                             KithRecord *disposal,
                             const char *student)
{
  g_autofree char *title =
    /* Translators: name of a student */
    g_strdup_printf (is_erasure (disposal) ? _("Erase %s?") : _("Anonymise %s?"), student);
  g_autofree char *words =
    /* Translators: sentences about what goes */
    g_strdup_printf (_("%s This cannot be undone. A backup is made first; backups that still hold the record go in their "
                       "time."), get_what_goes (disposal));

  ask (work_new (widget, store, disposal), title, words, "confirm", is_erasure (disposal) ? _("_Erase") : _("_Anonymise"));
}

/**
 * kith_retention_work_withdraw:
 * @widget: where it is asked
 * @store: the open store
 * @disposal: a disposal that waits
 *
 * Takes a proposal back.
 */
void
kith_retention_work_withdraw (GtkWidget  *widget,
                              KithStore  *store,
                              KithRecord *disposal)
{
  kith_store_submit_async (store, withdraw_job, g_object_ref (disposal), g_object_unref, NULL, NULL, withdrawn,
                           work_new (widget, store, disposal));
}
