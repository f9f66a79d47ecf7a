/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-work.h"

#include "kith-audit.h"
#include "kith-operation.h"
#include "kith-table-export.h"
#include "kith-undo.h"

#include <glib/gi18n.h>

/* A table holds no more rows than this; the rows of a larger ILR file are counted and not listed. */
#define MOST_LISTED 100000
/* A larger ILR file is looked over without settling learners nobody asked for, or looking would take minutes. */
#define LARGE_FILE (G_GUINT64_CONSTANT (64) * 1024 * 1024)

void
kith_import_preview_free (KithImportPreview *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_strfreev);
  g_clear_pointer (&self->warnings, g_strfreev);
  g_free (self);
}

typedef struct {
  KithImport *import;
  KithProgressMeter *meter;
  KithImportSelection selection;
  /* keys of rows and whether they are ticked, against what the selection says */
  GPtrArray *ticked;
  GPtrArray *unticked;
} Work;

static Work *
work_new (KithImport        *import,
          KithProgressMeter *meter)
{
  Work *work = g_new0 (Work, 1);

  work->import = g_object_ref (import);
  work->meter = meter;
  work->ticked = g_ptr_array_new_with_free_func (g_free);
  work->unticked = g_ptr_array_new_with_free_func (g_free);
  return work;
}

static void
work_free (Work *work)
{
  g_clear_object (&work->import);
  g_clear_pointer (&work->meter, kith_progress_meter_unref);
  g_ptr_array_unref (work->ticked);
  g_ptr_array_unref (work->unticked);
  g_free (work);
}

/* Settled as if all were ticked, so that a tick shows at once what becomes of the row. */
static KithImportSelection
choose_preview_selection (KithImport *import)
{
  KithImportSource *source = kith_import_get_source (import);
  gboolean is_large = kith_import_source_get_format (source) == KITH_IMPORT_FORMAT_ILR
                      && kith_import_source_get_size (source) > LARGE_FILE;

  return is_large ? KITH_IMPORT_SELECT_FLAGGED : KITH_IMPORT_SELECT_ALL;
}

static guint64
count_selected (const KithImportResult *result)
{
  return result->n_rows - result->counts[KITH_IMPORT_NOT_SELECTED];
}

static gboolean
is_suggested (const KithImportItem *item)
{
  return item->flagged || item->id != 0;
}

/* A table is a choice already; a whole college is not. There, what the welfare team came for stands at the top, and
 * within both parts the order of the file stays. */
static void
add_entries (GPtrArray              *entries,
             const KithImportResult *result,
             gboolean                suggested,
             KithImportFormat        format)
{
  for (guint i = 0; i < result->items->len; i++) {
    const KithImportItem *item = g_ptr_array_index (result->items, i);
    gboolean is_first = format == KITH_IMPORT_FORMAT_CSV || is_suggested (item);

    if (is_first == suggested)
      g_ptr_array_add (entries, kith_import_entry_new (item));
  }
}

static KithImportPreview *
make_preview (KithImportResult *result,
              KithImportFormat  format)
{
  KithImportPreview *preview = g_new0 (KithImportPreview, 1);
  guint64 n_suggested = 0;

  preview->entries = g_ptr_array_new_full (result->items->len, g_object_unref);
  for (guint i = 0; i < result->items->len; i++) {
    const KithImportItem *item = g_ptr_array_index (result->items, i);

    n_suggested += item->outcome != KITH_IMPORT_NOT_SELECTED;
  }
  add_entries (preview->entries, result, TRUE, format);
  add_entries (preview->entries, result, FALSE, format);
  preview->n_rows = result->n_rows;
  preview->n_suggested = count_selected (result) - n_suggested;
  preview->left_out = g_steal_pointer (&result->left_out);
  preview->warnings = g_steal_pointer (&result->warnings);
  return preview;
}

static gpointer
run_preview (KithCaseFile  *file,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Work *work = data;
  g_autoptr (KithImportResult) result = NULL;

  kith_import_set_selection (work->import, choose_preview_selection (work->import));
  result = kith_import_preview (work->import, file, MOST_LISTED, kith_progress_meter_report, work->meter, cancellable,
                                error);
  return result != NULL ? make_preview (result, kith_import_source_get_format (kith_import_get_source (work->import)))
                        : NULL;
}

void
kith_import_preview_async (KithStore           *store,
                           KithImport          *import,
                           KithProgressMeter   *meter,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  kith_store_submit_async (store, run_preview, work_new (import, meter), (GDestroyNotify) work_free,
                           (GDestroyNotify) kith_import_preview_free, cancellable, callback, user_data);
}

KithImportPreview *
kith_import_preview_finish (KithStore     *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}

static KithImportSelection
get_selection (KithImportTicks ticks)
{
  switch (ticks) {
  case KITH_IMPORT_TICKS_SUGGESTED:
    return KITH_IMPORT_SELECT_FLAGGED;
  case KITH_IMPORT_TICKS_ALL:
    return KITH_IMPORT_SELECT_ALL;
  case KITH_IMPORT_TICKS_NONE:
    /* of an empty list */
    return KITH_IMPORT_SELECT_LISTED;
  }
  g_return_val_if_reached (KITH_IMPORT_SELECT_LISTED);
}

static void
take_ticks (Work              *work,
            KithImportEntries *entries)
{
  KithImportTicks ticks = kith_import_entries_get_ticks (entries);

  work->selection = get_selection (ticks);
  for (guint i = 0; i < kith_import_entries_get_size (entries); i++) {
    KithImportEntry *entry = kith_import_entries_get (entries, i);
    const char *key = kith_import_entry_get_tick_key (entry);
    gboolean ticked = kith_import_entry_is_ticked (entry);

    if (key != NULL && ticked != kith_import_entries_is_ticked_by (entry, ticks))
      g_ptr_array_add (ticked ? work->ticked : work->unticked, g_strdup (key));
  }
}

static gpointer
run_apply (KithCaseFile  *file,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Work *work = data;

  kith_import_set_selection (work->import, work->selection);
  for (guint i = 0; i < work->ticked->len; i++)
    kith_import_set_ticked (work->import, g_ptr_array_index (work->ticked, i), TRUE);
  for (guint i = 0; i < work->unticked->len; i++)
    kith_import_set_ticked (work->import, g_ptr_array_index (work->unticked, i), FALSE);
  return kith_import_apply (work->import, file, kith_progress_meter_report, work->meter, cancellable, error);
}

void
kith_import_apply_async (KithStore           *store,
                         KithImport          *import,
                         KithImportEntries   *entries,
                         KithProgressMeter   *meter,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Work *work = work_new (import, meter);

  take_ticks (work, entries);
  kith_store_submit_async (store, run_apply, work, (GDestroyNotify) work_free,
                           (GDestroyNotify) kith_import_result_free, cancellable, callback, user_data);
}

KithImportResult *
kith_import_apply_finish (KithStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}

static gpointer
run_undo (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (kith_case_file_undo (file, *(gint64 *) data, error));
}

void
kith_import_undo_async (KithStore           *store,
                        gint64               operation,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  kith_store_submit_async (store, run_undo, g_memdup2 (&operation, sizeof operation), g_free, NULL, NULL, callback,
                           user_data);
}

gboolean
kith_import_undo_finish (KithStore     *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  return kith_store_submit_finish (store, result, error) != NULL;
}

typedef struct {
  GPtrArray *refused;
  GFile *file;
} Refusals;

static void
refusals_free (Refusals *refusals)
{
  g_object_unref (refusals->file);
  g_free (refusals);
}

static gboolean
write_refused (const Refusals  *refusals,
               GError         **error)
{
  const KithTableColumn columns[] = {
    { "line", _("Line"), KITH_TABLE_NUMBER },
    { "college-id", _("College ID"), KITH_TABLE_TEXT },
    { "name", _("Name"), KITH_TABLE_TEXT },
    { "reason", _("Why it was refused"), KITH_TABLE_TEXT },
  };
  g_autoptr (KithTableExport) table = kith_table_export_new (refusals->file, KITH_TABLE_FORMAT_CSV, KITH_TABLE_NONE,
                                                             columns, G_N_ELEMENTS (columns), NULL, error);

  for (guint i = 0; table != NULL && i < refusals->refused->len; i++) {
    const KithImportItem *item = g_ptr_array_index (refusals->refused, i);
    const KithTableCell cells[] = {
      kith_table_cell_number ((gint64) item->line),
      kith_table_cell_text (item->reference),
      kith_table_cell_text (item->name),
      kith_table_cell_text (item->reason),
    };

    if (!kith_table_export_add_row (table, cells, error))
      return FALSE;
  }
  return table != NULL && kith_table_export_finish (table, error);
}

static gpointer
run_save_refused (KithCaseFile  *file,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const Refusals *refusals = data;
  gboolean saved = kith_audit_note_export (file, _("Refused rows of an import"), refusals->refused->len, NULL, error)
                   && write_refused (refusals, error);

  return GINT_TO_POINTER (saved);
}

void
kith_import_save_refused_async (KithStore           *store,
                                GPtrArray           *refused,
                                GFile               *file,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Refusals *refusals = g_new0 (Refusals, 1);

  refusals->refused = refused;
  refusals->file = g_object_ref (file);
  kith_store_submit_async (store, run_save_refused, refusals, (GDestroyNotify) refusals_free, NULL, NULL, callback,
                           user_data);
}

gboolean
kith_import_save_refused_finish (KithStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return kith_store_submit_finish (store, result, error) != NULL;
}
