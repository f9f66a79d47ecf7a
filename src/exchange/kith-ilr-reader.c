/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ilr-reader.h"

#include "kith-error.h"
#include "kith-ilr-left-out.h"
#include "kith-ilr-learner.h"

#include <glib/gi18n.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define PIECE_BYTES (16 * 1024)
#define MAX_TEXT_BYTES (64 * 1024)

/* libxml2 looks at the first four bytes to tell the encoding. */
#define FIRST_BYTES 4

/* Where the parser stands. Elements are told by depth and name; the namespace changes with every collection year. */
typedef enum {
  PLACE_OUTSIDE,
  PLACE_COLLECTION,
  PLACE_LEARNER,
  PLACE_FACT,
  PLACE_AIM,
} Place;

struct _KithIlrReader
{
  GObject parent_instance;

  /* owned */
  GInputStream *stream;
  xmlParserCtxt *parser;
  KithIlrLearner *learner;
  GString *text;
  GQueue rows;
  GError *trouble;
  char *fact_type;
  char *fact_code;
  char *year;

  KithIlrAim aim;
  KithIlrLeftOut left_out;
  Place place;
  guint depth;
  guint64 n_learners;
  gboolean is_capturing;
  gboolean at_end;
};

G_DEFINE_FINAL_TYPE (KithIlrReader, kith_ilr_reader, G_TYPE_OBJECT)

static void
kith_ilr_reader_finalize (GObject *object)
{
  KithIlrReader *self = KITH_ILR_READER (object);

  g_clear_object (&self->stream);
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
  g_clear_pointer (&self->learner, kith_ilr_learner_free);
  g_string_free (self->text, TRUE);
  g_queue_clear_full (&self->rows, (GDestroyNotify) kith_import_row_unref);
  g_clear_error (&self->trouble);
  kith_ilr_aim_clear (&self->aim);
  g_free (self->fact_type);
  g_free (self->fact_code);
  g_free (self->year);

  G_OBJECT_CLASS (kith_ilr_reader_parent_class)->finalize (object);
}

static void
kith_ilr_reader_class_init (KithIlrReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_ilr_reader_finalize;
}

static void
kith_ilr_reader_init (KithIlrReader *self)
{
  g_queue_init (&self->rows);
  self->text = g_string_new (NULL);
}

static guint64
get_line (KithIlrReader *self)
{
  return self->parser != NULL ? (guint64) MAX (xmlSAX2GetLineNumber (self->parser), 1) : 1;
}

static void
give_up (KithIlrReader *self,
         GError        *trouble)
{
  if (self->trouble == NULL)
    self->trouble = trouble;
  else
    g_error_free (trouble);
  if (self->parser != NULL)
    xmlStopParser (self->parser);
}

static void
start_text (KithIlrReader *self,
            gboolean       is_wanted)
{
  self->is_capturing = is_wanted;
  g_string_truncate (self->text, 0);
}

static gboolean
is_name (const xmlChar *name,
         const char    *expected)
{
  return strcmp ((const char *) name, expected) == 0;
}

static void
start_root (KithIlrReader *self,
            const xmlChar *name)
{
  if (!is_name (name, "Message"))
    give_up (self, g_error_new_literal (KITH_ERROR, KITH_ERROR_UNREADABLE,
                                        _("This is an XML file, but not an ILR file. Choose the ILR file that your "
                                          "college sends to the government, or a CSV file.")));
}

static void
start_section (KithIlrReader *self,
               const xmlChar *name)
{
  if (is_name (name, "Learner")) {
    g_clear_pointer (&self->learner, kith_ilr_learner_free);
    self->learner = kith_ilr_learner_new (get_line (self));
    self->place = PLACE_LEARNER;
  } else if (is_name (name, "LearnerDestinationandProgression")) {
    self->left_out |= kith_ilr_left_out_find ((const char *) name);
  }
}

static void
start_part (KithIlrReader *self,
            const xmlChar *name)
{
  if (self->place == PLACE_OUTSIDE && is_name (name, "CollectionDetails"))
    self->place = PLACE_COLLECTION;
  if (self->place != PLACE_LEARNER)
    return;
  if (is_name (name, "LearnerFAM")) {
    self->place = PLACE_FACT;
    g_clear_pointer (&self->fact_type, g_free);
    g_clear_pointer (&self->fact_code, g_free);
  } else if (is_name (name, "LearningDelivery")) {
    self->place = PLACE_AIM;
    kith_ilr_aim_clear (&self->aim);
  } else if (kith_ilr_learner_wants ((const char *) name)) {
    start_text (self, TRUE);
  } else {
    self->left_out |= kith_ilr_left_out_find ((const char *) name);
  }
}

static void
start_detail (KithIlrReader *self,
              const xmlChar *name)
{
  switch (self->place) {
  case PLACE_COLLECTION:
    start_text (self, is_name (name, "Year"));
    break;
  case PLACE_FACT:
    start_text (self, is_name (name, "LearnFAMType") || is_name (name, "LearnFAMCode"));
    break;
  case PLACE_AIM:
    start_text (self, kith_ilr_aim_wants ((const char *) name));
    if (!self->is_capturing)
      self->left_out |= kith_ilr_left_out_aim ();
    break;
  case PLACE_OUTSIDE:
  case PLACE_LEARNER:
    break;
  }
}

static void
on_start_element (void           *data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *uri,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  KithIlrReader *self = data;

  if (self->trouble != NULL)
    return;
  self->is_capturing = FALSE;
  switch (++self->depth) {
  case 1:
    start_root (self, name);
    break;
  case 2:
    start_section (self, name);
    break;
  case 3:
    start_part (self, name);
    break;
  case 4:
    start_detail (self, name);
    break;
  default:
    break;
  }
}

static void
end_section (KithIlrReader *self)
{
  if (self->learner != NULL) {
    g_queue_push_tail (&self->rows, kith_ilr_learner_make_row (self->learner));
    self->n_learners++;
  }
  g_clear_pointer (&self->learner, kith_ilr_learner_free);
  self->place = PLACE_OUTSIDE;
}

static void
end_part (KithIlrReader *self,
          const xmlChar *name)
{
  switch (self->place) {
  case PLACE_FACT:
    if (!kith_ilr_learner_take_fact (self->learner, self->fact_type, self->fact_code))
      self->left_out |= kith_ilr_left_out_facts ();
    self->place = PLACE_LEARNER;
    break;
  case PLACE_AIM:
    kith_ilr_learner_take_aim (self->learner, &self->aim);
    self->place = PLACE_LEARNER;
    break;
  case PLACE_LEARNER:
    if (self->is_capturing)
      kith_ilr_learner_take (self->learner, (const char *) name, self->text->str);
    break;
  case PLACE_COLLECTION:
    self->place = PLACE_OUTSIDE;
    break;
  case PLACE_OUTSIDE:
    break;
  }
}

static void
end_detail (KithIlrReader *self,
            const xmlChar *name)
{
  if (!self->is_capturing)
    return;
  g_strstrip (self->text->str);
  if (self->place == PLACE_AIM)
    kith_ilr_aim_take (&self->aim, (const char *) name, self->text->str);
  else if (self->place == PLACE_COLLECTION)
    g_set_str (&self->year, self->text->str);
  else if (is_name (name, "LearnFAMType"))
    g_set_str (&self->fact_type, self->text->str);
  else
    g_set_str (&self->fact_code, self->text->str);
}

static void
on_end_element (void          *data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  KithIlrReader *self = data;

  if (self->trouble != NULL)
    return;
  switch (self->depth--) {
  case 2:
    end_section (self);
    break;
  case 3:
    end_part (self, name);
    break;
  case 4:
    end_detail (self, name);
    break;
  default:
    break;
  }
  self->is_capturing = FALSE;
}

static void
on_text (void          *data,
         const xmlChar *text,
         int            length)
{
  KithIlrReader *self = data;

  if (!self->is_capturing || self->trouble != NULL)
    return;
  if (self->text->len + (gsize) length > MAX_TEXT_BYTES) {
    give_up (self, g_error_new (KITH_ERROR, KITH_ERROR_UNREADABLE,
                                _("The file has a value of more than 64 KiB near line %" G_GUINT64_FORMAT ", which no "
                                  "ILR file has. Nothing was imported."), get_line (self)));
    return;
  }
  g_string_append_len (self->text, (const char *) text, length);
}

/* Entities and outside files are only ever declared in a document type; an ILR file has none. */
static void
on_document_type (void          *data,
                  const xmlChar *name,
                  const xmlChar *external_id,
                  const xmlChar *system_id)
{
  KithIlrReader *self = data;

  give_up (self, g_error_new_literal (KITH_ERROR, KITH_ERROR_UNREADABLE,
                                      _("This XML file declares a document type, which no ILR file does, so it is not "
                                        "read. Export the ILR file from your learner system again.")));
}

static void
ignore_message (void     *data,
                xmlError *message)
{
  /* The result of parsing says it all; libxml2's own words quote the file. */
}

static const xmlSAXHandler handler = {
  .initialized = XML_SAX2_MAGIC,
  .startElementNs = on_start_element,
  .endElementNs = on_end_element,
  .characters = on_text,
  .internalSubset = on_document_type,
  .serror = ignore_message,
};

static gboolean
is_cut_short (int code)
{
  return code == XML_ERR_DOCUMENT_END || code == XML_ERR_DOCUMENT_EMPTY || code == XML_ERR_TAG_NOT_FINISHED
         || code == XML_ERR_GT_REQUIRED || code == XML_ERR_LTSLASH_REQUIRED;
}

static void
give_up_on_xml (KithIlrReader *self)
{
  if (self->trouble != NULL)
    return;
  if (self->at_end && is_cut_short (self->parser->errNo))
    self->trouble = g_error_new (KITH_ERROR, KITH_ERROR_UNREADABLE,
                                 _("The file stops in the middle, at line %" G_GUINT64_FORMAT ". Nothing was imported. "
                                   "Copy or export the ILR file again."), get_line (self));
  else
    self->trouble = g_error_new (KITH_ERROR, KITH_ERROR_UNREADABLE,
                                 _("The file is damaged at line %" G_GUINT64_FORMAT ": it is not well-formed XML. "
                                   "Nothing was imported. Export the ILR file again."), get_line (self));
}

static void
parse (KithIlrReader *self,
       const char    *bytes,
       gsize          size)
{
  gsize skip = 0;

  if (self->parser == NULL) {
    skip = MIN (size, FIRST_BYTES);
    self->parser = xmlCreatePushParserCtxt ((xmlSAXHandler *) &handler, self, bytes, (int) skip, NULL);
    g_assert (self->parser != NULL);
    xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
  }
  (void) xmlParseChunk (self->parser, bytes + skip, (int) (size - skip), self->at_end);
  /* Not its result: that is set by mere warnings too, as about a namespace that is no full address. */
  if (!self->parser->wellFormed)
    give_up_on_xml (self);
}

static void
read_piece (KithIlrReader *self,
            GCancellable  *cancellable)
{
  char buffer[PIECE_BYTES];
  g_autoptr (GError) error = NULL;
  gsize n_read = 0;

  if (!g_input_stream_read_all (self->stream, buffer, sizeof buffer, &n_read, cancellable, &error)) {
    if (error->domain == G_IO_ERROR && error->code != G_IO_ERROR_CANCELLED)
      self->trouble = g_error_new (KITH_ERROR, KITH_ERROR_UNREADABLE, _("The file cannot be read to its end: %s."),
                                   error->message);
    else
      self->trouble = g_steal_pointer (&error);
    return;
  }
  self->at_end = n_read < sizeof buffer;
  parse (self, buffer, n_read);
}

/**
 * kith_ilr_reader_new:
 * @stream: an ILR file from its start
 *
 * Reads Individualised Learner Record files of any collection year and any size in the same memory: nothing but the
 * learner being read is held. Nothing outside the file is ever fetched, and no entity is expanded.
 *
 * Returns: (transfer full): a reader
 */
KithIlrReader *
kith_ilr_reader_new (GInputStream *stream)
{
  KithIlrReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_object_new (KITH_TYPE_ILR_READER, NULL);
  self->stream = g_object_ref (stream);
  return self;
}

/**
 * kith_ilr_reader_read_row:
 * @self: a reader
 * @cancellable: (nullable): a cancellable
 * @error: says what is wrong with the file, and on which line
 *
 * Reads the next learner. An error may come after learners: then none of them should be kept.
 *
 * Returns: (transfer full) (nullable): the learner; %NULL without an error at the end
 */
KithImportRow *
kith_ilr_reader_read_row (KithIlrReader  *self,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_return_val_if_fail (KITH_IS_ILR_READER (self), NULL);

  while (g_queue_is_empty (&self->rows) && !self->at_end && self->trouble == NULL)
    read_piece (self, cancellable);
  if (!g_queue_is_empty (&self->rows))
    return g_queue_pop_head (&self->rows);
  if (self->trouble != NULL)
    g_propagate_error (error, g_error_copy (self->trouble));
  return NULL;
}

/**
 * kith_ilr_reader_get_n_learners:
 * @self: a reader
 *
 * Returns: how many learners were met so far
 */
guint64
kith_ilr_reader_get_n_learners (KithIlrReader *self)
{
  g_return_val_if_fail (KITH_IS_ILR_READER (self), 0);

  return self->n_learners;
}

/**
 * kith_ilr_reader_dup_year:
 * @self: a reader
 *
 * Returns: (transfer full) (nullable): the collection year, `2018 to 2019`, once its header is read
 */
char *
kith_ilr_reader_dup_year (KithIlrReader *self)
{
  int first, second;

  g_return_val_if_fail (KITH_IS_ILR_READER (self), NULL);

  if (self->year == NULL || strlen (self->year) != 4 || strspn (self->year, "0123456789") != 4)
    return NULL;
  first = (self->year[0] - '0') * 10 + (self->year[1] - '0');
  second = (self->year[2] - '0') * 10 + (self->year[3] - '0');
  /* Translators: first and second calendar year of an academic year */
  return g_strdup_printf (_("%d to %d"), 2000 + first, 2000 + second);
}

/**
 * kith_ilr_reader_dup_left_out:
 * @self: a reader, at the end of its file
 *
 * Tells what the file says about people that Kith does not take, since a welfare team has no reason to hold it.
 *
 * Returns: (transfer full): phrases such as "National Insurance numbers", the most personal first
 */
char **
kith_ilr_reader_dup_left_out (KithIlrReader *self)
{
  g_return_val_if_fail (KITH_IS_ILR_READER (self), NULL);

  return kith_ilr_left_out_dup_words (self->left_out);
}
