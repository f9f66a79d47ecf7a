/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-work.h"

#include "kith-audit-export.h"
#include "kith-audit-view.h"
#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* @since: (out): borrowed by the filter */
static KithAuditFilter
make_filter (KithCaseFile            *file,
             const KithAuditRequest  *request,
             char                   **since)
{
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));

  *since = request->days != 0 ? kith_date_iso_add_days (today, 1 - (int) request->days) : NULL;
  return (KithAuditFilter) {
    .student = request->student,
    .person = request->person,
    .kind = request->kind,
    .record = request->record,
    .since = *since,
    .actions = request->actions,
    .before = request->before,
  };
}

static gpointer
load_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *since = NULL;
  KithAuditFilter filter = make_filter (file, data, &since);

  filter.limit = KITH_AUDIT_LINES_AT_ONCE;
  return kith_audit_view_list (file, &filter, cancellable, error);
}

void
kith_audit_load_async (KithStore              *store,
                       const KithAuditRequest *request,
                       GCancellable           *cancellable,
                       GAsyncReadyCallback     callback,
                       gpointer                user_data)
{
  kith_store_submit_async (store, load_job, g_memdup2 (request, sizeof *request), g_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
kith_audit_load_finish (KithStore     *store,
                        GAsyncResult  *result,
                        GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}

typedef struct {
  KithAuditRequest request;
  char *path;
} Export;

static void
export_free (Export *export)
{
  g_free (export->path);
  g_free (export);
}

/* One more than the lines, for none at all is an answer too. */
static gpointer
export_job (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Export *export = data;
  g_autofree char *since = NULL;
  KithAuditFilter filter = make_filter (file, &export->request, &since);
  guint n_lines = 0;

  if (!kith_audit_export_write (file, &filter, export->path, &n_lines, cancellable, error))
    return NULL;
  return GUINT_TO_POINTER (n_lines + 1);
}

void
kith_audit_export_async (KithStore              *store,
                         const KithAuditRequest *request,
                         const char             *path,
                         GCancellable           *cancellable,
                         GAsyncReadyCallback     callback,
                         gpointer                user_data)
{
  Export *export = g_new0 (Export, 1);

  export->request = *request;
  export->request.before = 0;
  export->path = g_strdup (path);
  kith_store_submit_async (store, export_job, export, (GDestroyNotify) export_free, NULL, cancellable, callback, user_data);
}

int
kith_audit_export_finish (KithStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return (int) GPOINTER_TO_UINT (kith_store_submit_finish (store, result, error)) - 1;
}

char *
kith_audit_dup_outcome (const KithAuditVerdict *verdict)
{
  g_autofree char *number = kith_text_format_number (verdict->n_lines);

  if (verdict->findings[0] == NULL)
    /* Translators: how many lines the audit has */
    return g_strdup_printf (ngettext ("%s line checked. Nothing was changed, cut or put in.",
                                      "%s lines checked. Nothing was changed, cut or put in.", (gulong) verdict->n_lines), number);
  /* Translators: the first thing that a check of the audit found */
  return g_strdup_printf (_("The audit is not as it was written. %s Keep a copy of the case file and tell your data "
                            "protection officer."), verdict->findings[0]);
}

static gpointer
check_job (KithCaseFile  *file,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return kith_audit_verify (file, cancellable, error);
}

void
kith_audit_check_async (KithStore           *store,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  kith_store_submit_async (store, check_job, NULL, NULL, (GDestroyNotify) kith_audit_verdict_free, cancellable, callback, user_data);
}

KithAuditVerdict *
kith_audit_check_finish (KithStore     *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}
