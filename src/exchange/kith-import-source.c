/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-source.h"

#include "kith-error.h"
#include "kith-import-guess.h"

#include <glib/gi18n.h>
#include <string.h>

#define HEAD_BYTES (64 * 1024)

struct _KithImportSource
{
  GObject parent_instance;

  /* owned; one of them */
  GFile *file;
  GBytes *bytes;

  const char *encoding;
  KithImportFormat format;
  char separator;
  guint64 size;
};

G_DEFINE_FINAL_TYPE (KithImportSource, kith_import_source, G_TYPE_OBJECT)

static void
kith_import_source_finalize (GObject *object)
{
  KithImportSource *self = KITH_IMPORT_SOURCE (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (kith_import_source_parent_class)->finalize (object);
}

static void
kith_import_source_class_init (KithImportSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_import_source_finalize;
}

static void
kith_import_source_init (KithImportSource *self)
{
  self->separator = ',';
}

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNREADABLE, message);
  return FALSE;
}

static GByteArray *
read_head (GInputStream  *stream,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  gsize n_read = 0;

  g_byte_array_set_size (head, HEAD_BYTES);
  if (!g_input_stream_read_all (stream, head->data, head->len, &n_read, cancellable, error))
    return NULL;
  g_byte_array_set_size (head, (guint) n_read);
  return g_steal_pointer (&head);
}

/* The head as UTF-8 text. A character cut in half at its end does not matter here. */
static char *
decode_head (const GByteArray *head,
             const char       *encoding)
{
  g_autofree char *text = NULL;
  gsize n_read = 0;

  text = g_convert_with_fallback ((const char *) head->data, (gssize) head->len, "UTF-8", encoding, "?", &n_read, NULL,
                                  NULL);
  if (text == NULL && n_read > 0)
    text = g_convert ((const char *) head->data, (gssize) n_read, "UTF-8", encoding, NULL, NULL, NULL);
  if (text == NULL)
    text = g_utf8_make_valid ((const char *) head->data, (gssize) head->len);
  if (g_str_has_prefix (text, "\357\273\277"))
    memmove (text, text + 3, strlen (text + 3) + 1);
  return g_steal_pointer (&text);
}

static gboolean
settle_xml (KithImportSource  *self,
            const char        *root,
            gboolean           has_doctype,
            GError           **error)
{
  if (has_doctype)
    return refuse (error, _("This XML file declares a document type, which no ILR file does, so it is not read. "
                            "Export the ILR file from your learner system again."));
  if (*root != '\0' && !g_str_equal (root, "Message"))
    return refuse (error, _("This is an XML file, but not an ILR file. Choose the ILR file that your college sends to "
                            "the government, or a CSV file."));
  self->format = KITH_IMPORT_FORMAT_ILR;
  return TRUE;
}

static gboolean
scan_table (KithImportSource  *self,
            GInputStream      *stream,
            const GByteArray  *head,
            KithUtf8Scan      *scan,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autofree guint8 *buffer = g_malloc (HEAD_BYTES);
  gssize n_read = head->len;

  kith_utf8_scan_feed (scan, head->data, head->len);
  self->size = head->len;
  while ((n_read = g_input_stream_read (stream, buffer, HEAD_BYTES, cancellable, error)) > 0) {
    self->size += (guint64) n_read;
    if (self->size > KITH_IMPORT_MAX_TABLE_BYTES)
      return refuse (error, _("The file is larger than 50 MB. Split it, or leave out columns Kith does not need, and "
                              "import the parts one after the other."));
    kith_utf8_scan_feed (scan, buffer, (gsize) n_read);
  }
  return n_read == 0;
}

static gboolean
refuse_zero (guint64   line,
             GError  **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_UNREADABLE,
               _("Line %" G_GUINT64_FORMAT " holds a byte that is not text, so this is not a CSV file or it is "
                 "damaged. Export it again as CSV UTF-8."), line);
  return FALSE;
}

static gboolean
refuse_mixed (guint64   line,
              GError  **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_UNREADABLE,
               _("The text of this file is UTF-8, but line %" G_GUINT64_FORMAT " is not. Put that line right, or "
                 "export the file again as CSV UTF-8."), line);
  return FALSE;
}

static gboolean
settle_encoding (KithImportSource  *self,
                 KithUtf8Scan      *scan,
                 GError           **error)
{
  gboolean is_utf8 = kith_utf8_scan_finish (scan);

  if (scan->zero_line != 0)
    return refuse_zero (scan->zero_line, error);
  if (kith_utf8_scan_is_mixed (scan))
    return refuse_mixed (scan->invalid_line, error);
  self->encoding = is_utf8 ? "UTF-8" : "WINDOWS-1252";
  return TRUE;
}

static gboolean
settle_table (KithImportSource  *self,
              GInputStream      *stream,
              const GByteArray  *head,
              const char        *mark,
              GCancellable      *cancellable,
              GError           **error)
{
  gboolean wide = mark != NULL && g_str_has_prefix (mark, "UTF-16");
  g_autofree char *text = NULL;
  KithUtf8Scan scan;

  kith_utf8_scan_init (&scan);
  if (!scan_table (self, stream, head, &scan, cancellable, error))
    return FALSE;
  if (!wide && !settle_encoding (self, &scan, error))
    return FALSE;
  text = decode_head (head, self->encoding);
  if (*text == '\0')
    return refuse (error, _("The file is empty."));
  self->format = KITH_IMPORT_FORMAT_CSV;
  self->separator = kith_import_guess_separator (text);
  return TRUE;
}

static GInputStream *
read_raw (KithImportSource  *self,
          GCancellable      *cancellable,
          GError           **error)
{
  if (self->bytes != NULL)
    return g_memory_input_stream_new_from_bytes (self->bytes);
  return G_INPUT_STREAM (g_file_read (self->file, cancellable, error));
}

static gboolean
settle (KithImportSource  *self,
        GCancellable      *cancellable,
        GError           **error)
{
  g_autoptr (GInputStream) raw_stream = read_raw (self, cancellable, error);
  g_autoptr (GByteArray) head = NULL;
  g_autofree char *text = NULL;
  g_autofree char *root = NULL;
  const char *mark, *foreign;
  gboolean has_doctype = FALSE;

  if (raw_stream == NULL)
    return FALSE;
  head = read_head (raw_stream, cancellable, error);
  if (head == NULL)
    return FALSE;
  if (head->len == 0)
    return refuse (error, _("The file is empty."));
  foreign = kith_import_guess_foreign (head->data, head->len);
  if (foreign != NULL)
    return refuse (error, foreign);

  mark = kith_import_guess_mark (head->data, head->len);
  self->encoding = mark != NULL ? mark : "UTF-8";
  text = decode_head (head, self->encoding);
  root = kith_import_guess_xml_root (text, &has_doctype);
  if (root != NULL)
    return settle_xml (self, root, has_doctype, error);
  return settle_table (self, raw_stream, head, mark, cancellable, error);
}

static void
name_file_error (GFile   *file,
                 GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GError) cause = NULL;

  if (error == NULL || *error == NULL || (*error)->domain != G_IO_ERROR
      || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  cause = g_steal_pointer (error);
  if (cause->code == G_IO_ERROR_NOT_FOUND)
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                 _("There is no file “%s”. Check its name and folder."), shown);
  else if (cause->code == G_IO_ERROR_IS_DIRECTORY)
    g_set_error (error, KITH_ERROR, KITH_ERROR_UNREADABLE, _("“%s” is a folder. Choose a file in it."), shown);
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_UNREADABLE,
                 /* Translators: a file name, and the reason the computer gives */
                 _("“%s” cannot be read: %s."), shown, cause->message);
}

/**
 * kith_import_source_new:
 * @file: the file to import, of any name
 * @cancellable: (nullable): a cancellable
 * @error: says in a sentence why the file cannot be imported
 *
 * Looks at what a file holds; its name does not matter. A table is read to its end once, since one letter far down may
 * tell its encoding. Blocks: call it from a thread.
 *
 * Returns: (transfer full) (nullable): what was recognised
 */
KithImportSource *
kith_import_source_new (GFile         *file,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (KithImportSource) self = g_object_new (KITH_TYPE_IMPORT_SOURCE, NULL);
  g_autoptr (GFileInfo) info = NULL;
  GError *local = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self->file = g_object_ref (file);
  if (!settle (self, cancellable, &local)) {
    name_file_error (file, &local);
    g_propagate_error (error, local);
    return NULL;
  }
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info != NULL)
    self->size = (guint64) g_file_info_get_size (info);
  return g_steal_pointer (&self);
}

/**
 * kith_import_source_new_from_bytes:
 * @bytes: a table
 * @error: says in a sentence why it cannot be imported
 *
 * The same for what must not be on the disk.
 *
 * Returns: (transfer full) (nullable): what was recognised
 */
KithImportSource *
kith_import_source_new_from_bytes (GBytes  *bytes,
                                   GError **error)
{
  g_autoptr (KithImportSource) self = g_object_new (KITH_TYPE_IMPORT_SOURCE, NULL);

  g_return_val_if_fail (bytes != NULL, NULL);

  self->bytes = g_bytes_ref (bytes);
  return settle (self, NULL, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_import_source_get_file:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): the file; %NULL for what is in memory only
 */
GFile *
kith_import_source_get_file (KithImportSource *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (self), NULL);

  return self->file;
}

/**
 * kith_import_source_get_format:
 * @self: a source
 *
 * Returns: what the file holds
 */
KithImportFormat
kith_import_source_get_format (KithImportSource *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (self), KITH_IMPORT_FORMAT_CSV);

  return self->format;
}

/**
 * kith_import_source_get_encoding:
 * @self: a source
 *
 * Returns: the encoding of the text, as iconv names it
 */
const char *
kith_import_source_get_encoding (KithImportSource *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (self), NULL);

  return self->encoding;
}

/**
 * kith_import_source_get_separator:
 * @self: a source
 *
 * Returns: what stands between the cells of a table
 */
char
kith_import_source_get_separator (KithImportSource *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (self), ',');

  return self->separator;
}

/**
 * kith_import_source_set_separator:
 * @self: a source
 * @separator: what a person says stands between the cells
 */
void
kith_import_source_set_separator (KithImportSource *self,
                                  char              separator)
{
  g_return_if_fail (KITH_IS_IMPORT_SOURCE (self));
  g_return_if_fail (separator != '\0' && separator != '"' && separator != '\n' && separator != '\r');

  self->separator = separator;
}

/**
 * kith_import_source_get_size:
 * @self: a source
 *
 * Returns: size of the file in bytes
 */
guint64
kith_import_source_get_size (KithImportSource *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (self), 0);

  return self->size;
}

static const char *
name_separator (char separator)
{
  switch (separator) {
  case ';':
    return _("semicolons");
  case '\t':
    return _("tabs");
  case '|':
    return _("pipe signs");
  default:
    return _("commas");
  }
}

/**
 * kith_import_source_dup_description:
 * @self: a source
 *
 * Returns: (transfer full): what was recognised, for a person, as in "Table with semicolons between the cells (UTF-8)"
 */
char *
kith_import_source_dup_description (KithImportSource *self)
{
  const char *encoding;

  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (self), NULL);

  if (self->format == KITH_IMPORT_FORMAT_ILR)
    return g_strdup (_("ILR file (Individualised Learner Record)"));
  encoding = g_str_equal (self->encoding, "WINDOWS-1252") ? "Windows-1252" : self->encoding;
  /* Translators: "commas", "semicolons", "tabs" or "pipe signs", and the name of an encoding */
  return g_strdup_printf (_("Table with %s between the cells (%s)"), name_separator (self->separator),
                          g_str_has_prefix (encoding, "UTF-16") ? "UTF-16" : encoding);
}

/**
 * kith_import_source_require_format:
 * @self: a source
 * @format: the format a person asked for
 * @error: says what the file holds instead
 *
 * Returns: whether the file is of that format
 */
gboolean
kith_import_source_require_format (KithImportSource  *self,
                                   KithImportFormat   format,
                                   GError           **error)
{
  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (self), FALSE);

  if (self->format == format)
    return TRUE;
  return refuse (error, format == KITH_IMPORT_FORMAT_ILR
                          ? _("This is a table, not an ILR file. Import it as CSV.")
                          : _("This is an ILR file, not a table. Import it as ILR."));
}

/**
 * kith_import_source_open:
 * @self: a source
 * @cancellable: (nullable): a cancellable
 * @error: says why the file cannot be opened
 *
 * Opens the file from its start: a table as UTF-8 whatever its encoding, an ILR file as it is, since XML names its own.
 *
 * Returns: (transfer full) (nullable): a stream
 */
GInputStream *
kith_import_source_open (KithImportSource  *self,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GCharsetConverter) converter = NULL;
  GError *local = NULL;

  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (self), NULL);

  stream = read_raw (self, cancellable, &local);
  if (stream == NULL) {
    name_file_error (self->file, &local);
    g_propagate_error (error, local);
    return NULL;
  }
  if (self->format == KITH_IMPORT_FORMAT_ILR || g_str_equal (self->encoding, "UTF-8"))
    return g_steal_pointer (&stream);
  converter = g_charset_converter_new ("UTF-8", self->encoding, error);
  if (converter == NULL)
    return NULL;
  return g_converter_input_stream_new (stream, G_CONVERTER (converter));
}
