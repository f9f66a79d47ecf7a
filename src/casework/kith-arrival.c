/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-arrival.h"

#include "kith-audit.h"
#include "kith-bundles.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * kith_arrival_free:
 * @self: (transfer full): an arrival
 */
void
kith_arrival_free (KithArrival *self)
{
  g_clear_pointer (&self->parcel, kith_parcel_free);
  g_free (self->fingerprint);
  g_free (self->receipt);
  g_free (self);
}

static GBytes *
read_file (const char  *path,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *data = NULL;
  gsize size;

  /* What is no file, such as a pipe, may have no end and says no size. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("There is no such file. Choose the file that the other college sent."));
    return NULL;
  }
  if (info != NULL && g_file_info_get_size (info) > KITH_BUNDLE_MOST_BYTES) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNREADABLE,
                         _("This file is far too large for a record from Kith. Choose the file that the other college sent."));
    return NULL;
  }
  if (g_file_get_contents (path, &data, &size, NULL))
    return g_bytes_new_take (g_steal_pointer (&data), size);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                       _("The file cannot be read. Look whether it is still there, and whether you may open it."));
  return NULL;
}

/**
 * kith_arrival_needs_passphrase:
 * @path: a file
 * @error: says in a sentence why it is no bundle
 *
 * Returns: whether a passphrase opens it
 */
gboolean
kith_arrival_needs_passphrase (const char  *path,
                               GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  KithBundleParts parts;

  g_return_val_if_fail (path != NULL, FALSE);

  bytes = read_file (path, error);
  return bytes != NULL && kith_bundle_parse (bytes, &parts, error) && parts.lock == KITH_BUNDLE_LOCK_PASSPHRASE;
}

/* A safeguarding file is for the lead, also where somebody else was told the passphrase. */
static gboolean
check_may_read (KithCaseFile  *file,
                KithParcel    *parcel,
                GError       **error)
{
  if (!parcel->is_safeguarding ||
      kith_policy_allows_any (kith_case_file_get_actor (file)->roles, &kith_transfer_kind, KITH_ACTION_ADD))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                       _("This is a safeguarding file. Give the file to your safeguarding lead, who opens it."));
  return FALSE;
}

/**
 * kith_arrival_open:
 * @file: an open case file
 * @path: a bundle from another college
 * @passphrase: (nullable): what its sender told
 * @error: says in a sentence what is wrong
 *
 * Opens a bundle in memory, and writes down that it was opened.
 *
 * Returns: (transfer full) (nullable): what came
 */
KithArrival *
kith_arrival_open (KithCaseFile  *file,
                   const char    *path,
                   const char    *passphrase,
                   GError       **error)
{
  g_autoptr (KithArrival) self = g_new0 (KithArrival, 1);
  g_autoptr (KithBundleOpened) opened = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && path != NULL, NULL);

  if (!kith_case_file_require (file, KITH_VERB_IMPORT, error))
    return NULL;
  bytes = read_file (path, error);
  opened = bytes != NULL ? kith_bundles_open (file, bytes, passphrase, error) : NULL;
  self->parcel = opened != NULL ? kith_parcel_unpack (opened->content, error) : NULL;
  if (self->parcel == NULL || !check_may_read (file, self->parcel, error) ||
      /* Translators: what stands in the audit */
      !kith_audit_note_import (file, _("Record sent by another college, opened"), 0, error))
    return NULL;
  self->fingerprint = kith_fingerprint_format (opened->signing_key);
  self->receipt = g_strdup (opened->receipt);
  return g_steal_pointer (&self);
}

/**
 * kith_arrival_list_words:
 * @self: an arrival
 *
 * Returns: (transfer full): what is in it, such as “Notes: 12”
 */
GStrv
kith_arrival_list_words (KithArrival *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    guint n = kith_parcel_count (self->parcel, kinds[i]->plural);

    if (n > 0)
      /* Translators: a kind of record, such as Notes, and how many there are */
      g_strv_builder_take (lines, g_strdup_printf (_("%s: %u"), _(kinds[i]->label_plural), n));
  }
  return g_strv_builder_end (lines);
}

static gboolean
write_file (const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                       _("The file could not be written. Choose another folder, or make room on the disk."));
  return FALSE;
}

/**
 * kith_arrival_save:
 * @self: an arrival
 * @file: an open case file
 * @path: where it goes; the ending says whether the PDF or the data
 * @error: return location for an error
 *
 * Keeps what came as an ordinary file, and writes down that it left the encrypted one.
 *
 * Returns: whether it was written
 */
gboolean
kith_arrival_save (KithArrival   *self,
                   KithCaseFile  *file,
                   const char    *path,
                   GError       **error)
{
  gboolean is_pdf = g_str_has_suffix (path, ".pdf");

  if (!is_pdf && !g_str_has_suffix (path, ".json")) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _("Give the file a name that ends in .pdf or .json."));
    return FALSE;
  }
  return kith_audit_note_export (file, _("Record sent by another college"), 1, self->parcel->college, error) &&
         write_file (path, is_pdf ? self->parcel->pdf : self->parcel->json, error);
}
