/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-send-record.h"

#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-operation.h"
#include "kith-parcel.h"
#include "kith-pdf.h"
#include "kith-print-note.h"
#include "kith-reports.h"
#include "kith-send-json.h"
#include "kith-text.h"
#include "kith-transfer-pack.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static KithRecord *
make_bundle (KithCaseFile       *file,
             const KithSending  *sending,
             GError            **error)
{
  g_autoptr (KithRecord) bundle = kith_record_new (&kith_bundle_kind);
  g_autoptr (KithRecord) transfer = NULL;
  g_autofree char *to = kith_text_tidy_line (sending->to);

  kith_record_set_number (bundle, KITH_BUNDLE_STUDENT, sending->student);
  kith_record_set_text (bundle, KITH_BUNDLE_VISIBILITY, sending->is_safeguarding ? "dsl" : "team");
  kith_record_set_text (bundle, KITH_BUNDLE_TO, to);
  if (!sending->is_safeguarding)
    return g_steal_pointer (&bundle);
  transfer = kith_transfer_pack_find_transfer (file, sending->student, sending->transfer, error);
  if (transfer == NULL)
    return NULL;
  kith_record_set_text (bundle, KITH_BUNDLE_TO, kith_record_get_text (transfer, KITH_TRANSFER_TO));
  kith_record_set_number (bundle, KITH_BUNDLE_TRANSFER, kith_record_get_id (transfer));
  return g_steal_pointer (&bundle);
}

static gboolean
check_to (KithRecord  *bundle,
          GError     **error)
{
  if (!kith_text_is_empty (kith_record_get_text (bundle, KITH_BUNDLE_TO)))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _("Enter the college or school it goes to."));
  return FALSE;
}

static KithDocument *
make_document (KithCaseFile             *file,
               const KithSending        *sending,
               KithRecord               *bundle,
               const KithReportSubject  *subject,
               GError                  **error)
{
  /* The other college needs the name on its own papers. */
  const KithOutputOptions options = { .names = KITH_REPORT_NAMES_PREFERRED_AND_LEGAL,
                                      .purpose = kith_record_get_text (bundle, KITH_BUNDLE_TO) };
  const KithReport *report = kith_reports_find (sending->is_safeguarding ? "transfer-pack" : "student-summary");

  return kith_reports_make (report, file, subject, &options, error);
}

static GBytes *
make_pdf (KithDocument  *document,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (KithLayout) layout = kith_layout_new_with_progress (document, NULL, NULL, cancellable, error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (layout == NULL || !kith_pdf_write_stream (layout, stream, NULL, NULL, cancellable, error) ||
      !g_output_stream_close (stream, cancellable, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
make_content (KithCaseFile       *file,
              const KithSending  *sending,
              KithRecord         *bundle,
              GCancellable       *cancellable,
              GError            **error)
{
  const KithReportSubject subject = { .student = sending->student,
                                      .transfer = kith_record_get_number (bundle, KITH_BUNDLE_TRANSFER) };
  g_autoptr (KithDocument) document = make_document (file, sending, bundle, &subject, error);
  g_autofree char *json = document != NULL ? kith_send_dup_json (file, sending, bundle, document, error) : NULL;
  g_autoptr (GBytes) pdf = json != NULL ? make_pdf (document, cancellable, error) : NULL;

  if (pdf == NULL || !kith_print_note_write (file, document, &subject, KITH_PRINT_WAY_FILE, 1,
                                             kith_record_get_text (bundle, KITH_BUNDLE_TO), error))
    return NULL;
  return kith_parcel_pack (json, pdf);
}

/* Only what is encrypted reaches the disk. */
static gboolean
write_file (const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, NULL))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                       _("The file could not be written, so nothing was sent. Choose another folder, or make room on the disk."));
  return FALSE;
}

static gboolean
check_path (const char  *path,
            GError     **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_EXISTS,
                       _("There is a file of this name already. Choose another name, so that nothing is written over."));
  return FALSE;
}

static KithBundleSent *
seal_and_write (KithCaseFile  *file,
                KithRecord    *bundle,
                GBytes        *content,
                const char    *receiving_code,
                const char    *path,
                GError       **error)
{
  g_autoptr (KithBundleSent) sent = kith_bundles_seal (file, bundle, content, receiving_code, error);

  return sent != NULL && write_file (path, sent->bytes, error) ? g_steal_pointer (&sent) : NULL;
}

/**
 * kith_send_record:
 * @file: an open case file
 * @sending: what, to whom and how
 * @path: where the file goes
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, and the passphrase to tell
 */
KithBundleSent *
kith_send_record (KithCaseFile       *file,
                  const KithSending  *sending,
                  const char         *path,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autoptr (KithRecord) bundle = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (KithBundleSent) sent = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && sending != NULL && path != NULL, NULL);

  if (!kith_bundles_require_may_send (file, sending->is_safeguarding, error) || !check_path (path, error))
    return NULL;
  bundle = make_bundle (file, sending, error);
  content = bundle != NULL && check_to (bundle, error) ? make_content (file, sending, bundle, cancellable, error) : NULL;
  if (content == NULL || !kith_case_file_begin (file, _("Record sent to another college"), error))
    return NULL;
  sent = seal_and_write (file, bundle, content, sending->receiving_code, path, &local_error);
  if (sent == NULL)
    kith_case_file_rollback (file);
  else if (kith_case_file_commit (file, &local_error))
    return g_steal_pointer (&sent);
  if (sent != NULL)
    g_unlink (path);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * kith_send_dup_file_name:
 * @file: an open case file
 *
 * Returns: (transfer full): a name that names nobody, such as “record-2026-11-28-7F3K.kithbundle”
 */
char *
kith_send_dup_file_name (KithCaseFile *file)
{
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));

  /* Translators: the start of a file name, then a day and a random number */
  return g_strdup_printf (_("record-%s-%04x.kithbundle"), today, g_random_int_range (0x1000, 0x10000));
}
