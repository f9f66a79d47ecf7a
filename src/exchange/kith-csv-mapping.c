/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-csv-mapping.h"

#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define NO_TARGET -1
#define TEXT_VERSION "kith-columns 1"
#define NO_FIELD "-"

typedef struct {
  char *header;
  char *folded;
  int target;
  KithCsvConfidence confidence;
} Column;

struct _KithCsvMapping
{
  GObject parent_instance;

  /* owned */
  GArray *columns;
  KithCsvTarget *targets;
  /* of #GStrv: what each target may be called, folded once, for files with hundreds of columns */
  GPtrArray *names;

  guint n_targets;
};

G_DEFINE_FINAL_TYPE (KithCsvMapping, kith_csv_mapping, G_TYPE_OBJECT)

static void
clear_column (gpointer data)
{
  Column *column = data;

  g_free (column->header);
  g_free (column->folded);
}

static void
kith_csv_mapping_finalize (GObject *object)
{
  KithCsvMapping *self = KITH_CSV_MAPPING (object);

  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self->targets);

  G_OBJECT_CLASS (kith_csv_mapping_parent_class)->finalize (object);
}

static void
kith_csv_mapping_class_init (KithCsvMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_csv_mapping_finalize;
}

static void
kith_csv_mapping_init (KithCsvMapping *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

static Column *
get_column (KithCsvMapping *self,
            guint           column)
{
  g_assert (column < self->columns->len);

  return &g_array_index (self->columns, Column, column);
}

/* `DateOfBirth`, `date_of_birth` and `Date of birth` are one heading. */
static char *
squeeze (const char *folded)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *cursor = folded; *cursor != '\0'; cursor++)
    if (*cursor != ' ')
      g_string_append_c (squeezed, *cursor);
  return g_string_free_and_steal (squeezed);
}

static char **
dup_names (const KithCsvTarget *target)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) others = g_strsplit (target->headers != NULL ? target->headers : "", ";", -1);

  g_strv_builder_take (names, kith_text_fold (target->name));
  if (target->label != NULL) {
    g_strv_builder_take (names, kith_text_fold (target->label));
    g_strv_builder_take (names, kith_text_fold (_(target->label)));
  }
  for (guint i = 0; others[i] != NULL; i++)
    if (!kith_text_is_empty (others[i]))
      g_strv_builder_take (names, kith_text_fold (others[i]));
  return g_strv_builder_end (names);
}

static gboolean
is_same_heading (const char *folded,
                 const char *name)
{
  g_autofree char *left = squeeze (folded);
  g_autofree char *right = squeeze (name);

  return *left != '\0' && g_str_equal (left, right);
}

/* Words that may stand around a name without changing whose or what it is. "Emergency phone" is someone else's. */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = {
    "student", "students", "learner", "learners", "pupil", "the", "s", "current", "main", "primary", "home", "full",
    "no", "number", "1", "text", "as", "recorded", "mis", "dd", "mm", "yyyy", NULL,
  };

  return g_strv_contains (fillers, word);
}

/* Whether the words around @name in @folded are fillers only. */
static gboolean
is_heading_around (const char *folded,
                   const char *name)
{
  g_autofree char *padded = g_strconcat (" ", folded, " ", NULL);
  g_autofree char *wanted = g_strconcat (" ", name, " ", NULL);
  char *found = strlen (name) >= 3 ? strstr (padded, wanted) : NULL;
  g_auto (GStrv) words = NULL;

  if (found == NULL)
    return FALSE;
  memset (found, ' ', strlen (wanted));
  words = g_strsplit (padded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !is_filler (words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_match (const char *const *names,
          const char        *folded,
          KithCsvConfidence  confidence)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (confidence == KITH_CSV_CONFIDENCE_CERTAIN ? is_same_heading (folded, names[i])
                                                  : is_heading_around (folded, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_taken (KithCsvMapping *self,
          int             target)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->target == target)
      return TRUE;
  return FALSE;
}

static void
match_column (KithCsvMapping    *self,
              Column            *column,
              KithCsvConfidence  confidence)
{
  for (guint i = 0; i < self->n_targets && column->target == NO_TARGET; i++) {
    if (!is_taken (self, (int) i) && is_match (g_ptr_array_index (self->names, i), column->folded, confidence)) {
      column->target = (int) i;
      column->confidence = confidence;
    }
  }
}

/* Certain matches first, so that no likely one takes their place. */
static void
match_columns (KithCsvMapping *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    match_column (self, get_column (self, i), KITH_CSV_CONFIDENCE_CERTAIN);
  for (guint i = 0; i < self->columns->len; i++)
    match_column (self, get_column (self, i), KITH_CSV_CONFIDENCE_LIKELY);
}

/**
 * kith_csv_mapping_new:
 * @targets: (array length=n_targets): the fields columns may go into
 * @n_targets: how many
 * @headers: the headings of the table
 *
 * Guesses which column holds which field. Of two columns with the same heading the first is taken.
 *
 * Returns: (transfer full): a mapping
 */
KithCsvMapping *
kith_csv_mapping_new (const KithCsvTarget *targets,
                      guint                n_targets,
                      const char *const   *headers)
{
  KithCsvMapping *self;

  g_return_val_if_fail (headers != NULL, NULL);

  self = g_object_new (KITH_TYPE_CSV_MAPPING, NULL);
  self->targets = g_memdup2 (targets, sizeof *targets * n_targets);
  self->n_targets = n_targets;
  for (guint i = 0; i < n_targets; i++)
    g_ptr_array_add (self->names, dup_names (&targets[i]));
  for (guint i = 0; headers[i] != NULL; i++) {
    char *header = kith_text_tidy_line (headers[i]);
    Column column = {
      .header = header != NULL ? header : g_strdup (""),
      .folded = kith_text_fold (headers[i]),
      .target = NO_TARGET,
    };

    g_array_append_val (self->columns, column);
  }
  match_columns (self);
  return self;
}

/**
 * kith_csv_mapping_get_n_columns:
 * @self: a mapping
 *
 * Returns: how many columns the table has
 */
guint
kith_csv_mapping_get_n_columns (KithCsvMapping *self)
{
  g_return_val_if_fail (KITH_IS_CSV_MAPPING (self), 0);

  return self->columns->len;
}

/**
 * kith_csv_mapping_get_header:
 * @self: a mapping
 * @column: place of a column, from 0
 *
 * Returns: its heading in the file
 */
const char *
kith_csv_mapping_get_header (KithCsvMapping *self,
                             guint           column)
{
  g_return_val_if_fail (KITH_IS_CSV_MAPPING (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return get_column (self, column)->header;
}

/**
 * kith_csv_mapping_get_target:
 * @self: a mapping
 * @column: place of a column, from 0
 *
 * Returns: (nullable): the field it goes into
 */
const KithCsvTarget *
kith_csv_mapping_get_target (KithCsvMapping *self,
                             guint           column)
{
  int target;

  g_return_val_if_fail (KITH_IS_CSV_MAPPING (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  target = get_column (self, column)->target;
  return target != NO_TARGET ? &self->targets[target] : NULL;
}

/**
 * kith_csv_mapping_get_field:
 * @self: a mapping
 * @column: place of a column, from 0
 *
 * Returns: (nullable): name of the field it goes into
 */
const char *
kith_csv_mapping_get_field (KithCsvMapping *self,
                            guint           column)
{
  const KithCsvTarget *target = kith_csv_mapping_get_target (self, column);

  return target != NULL ? target->name : NULL;
}

/**
 * kith_csv_mapping_get_confidence:
 * @self: a mapping
 * @column: place of a column, from 0
 *
 * Returns: how sure the match is
 */
KithCsvConfidence
kith_csv_mapping_get_confidence (KithCsvMapping *self,
                                 guint           column)
{
  g_return_val_if_fail (KITH_IS_CSV_MAPPING (self), KITH_CSV_CONFIDENCE_NONE);
  g_return_val_if_fail (column < self->columns->len, KITH_CSV_CONFIDENCE_NONE);

  return get_column (self, column)->confidence;
}

static int
find_target (KithCsvMapping *self,
             const char     *field)
{
  for (guint i = 0; i < self->n_targets; i++)
    if (g_str_equal (self->targets[i].name, field))
      return (int) i;
  return NO_TARGET;
}

/**
 * kith_csv_mapping_set_field:
 * @self: a mapping
 * @column: place of a column, from 0
 * @field: (nullable): name of a field, %NULL to leave the column out
 *
 * Does what a person says. The column that held the field until now goes nowhere.
 *
 * Returns: whether there is such a field
 */
gboolean
kith_csv_mapping_set_field (KithCsvMapping *self,
                            guint           column,
                            const char     *field)
{
  int target;

  g_return_val_if_fail (KITH_IS_CSV_MAPPING (self), FALSE);
  g_return_val_if_fail (column < self->columns->len, FALSE);

  target = field != NULL ? find_target (self, field) : NO_TARGET;
  if (field != NULL && target == NO_TARGET)
    return FALSE;
  for (guint i = 0; target != NO_TARGET && i < self->columns->len; i++) {
    Column *other = get_column (self, i);

    if (other->target == target) {
      other->target = NO_TARGET;
      other->confidence = KITH_CSV_CONFIDENCE_NONE;
    }
  }
  get_column (self, column)->target = target;
  get_column (self, column)->confidence = KITH_CSV_CONFIDENCE_CHOSEN;
  return TRUE;
}

/**
 * kith_csv_mapping_find_column:
 * @self: a mapping
 * @field: name of a field
 *
 * Returns: place of the column that holds it, -1 when none does
 */
int
kith_csv_mapping_find_column (KithCsvMapping *self,
                              const char     *field)
{
  g_return_val_if_fail (KITH_IS_CSV_MAPPING (self), -1);

  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (kith_csv_mapping_get_field (self, i), field) == 0)
      return (int) i;
  return -1;
}

/**
 * kith_csv_mapping_get_targets:
 * @self: a mapping
 * @n_targets: (out): how many
 *
 * Returns: (transfer none) (array length=n_targets): all fields a column may go into
 */
const KithCsvTarget *
kith_csv_mapping_get_targets (KithCsvMapping *self,
                              guint          *n_targets)
{
  g_return_val_if_fail (KITH_IS_CSV_MAPPING (self), NULL);

  *n_targets = self->n_targets;
  return self->targets;
}

/**
 * kith_csv_mapping_dup_warnings:
 * @self: a mapping
 *
 * Returns: (transfer full): sentences about headings that occur twice
 */
char **
kith_csv_mapping_dup_warnings (KithCsvMapping *self)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (KITH_IS_CSV_MAPPING (self), NULL);

  for (guint i = 0; i < self->columns->len; i++) {
    Column *column = get_column (self, i);

    if (*column->folded != '\0' && !g_hash_table_add (seen, column->folded))
      g_strv_builder_take (
        warnings,
        /* Translators: a heading, then the number of a column */
        g_strdup_printf (_("There is more than one column “%s”. Column %u is left out unless you choose otherwise."),
                         column->header, i + 1));
  }
  return g_strv_builder_end (warnings);
}

/**
 * kith_csv_mapping_dup_signature:
 * @self: a mapping
 *
 * Returns: (transfer full): what the headings are known by, to remember a mapping under; it does not show them
 */
char *
kith_csv_mapping_dup_signature (KithCsvMapping *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (KITH_IS_CSV_MAPPING (self), NULL);

  for (guint i = 0; i < self->columns->len; i++) {
    const char *folded = get_column (self, i)->folded;

    g_checksum_update (checksum, (const guchar *) folded, (gssize) strlen (folded) + 1);
  }
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * kith_csv_mapping_to_text:
 * @self: a mapping
 *
 * Returns: (transfer full): the mapping, to be remembered for the next file with these headings
 */
char *
kith_csv_mapping_to_text (KithCsvMapping *self)
{
  g_autofree char *signature = kith_csv_mapping_dup_signature (self);
  GString *text = g_string_new (TEXT_VERSION "\n");

  g_string_append_printf (text, "%s\n", signature);
  for (guint i = 0; i < self->columns->len; i++) {
    const char *field = kith_csv_mapping_get_field (self, i);

    g_string_append_printf (text, "%s\n", field != NULL ? field : NO_FIELD);
  }
  return g_string_free_and_steal (text);
}

/**
 * kith_csv_mapping_restore:
 * @self: a mapping
 * @text: what [method@CsvMapping.to_text] gave for an earlier file
 *
 * Takes over a remembered mapping, when it was made for the same headings. Fields that are no more are passed over.
 *
 * Returns: whether it was
 */
gboolean
kith_csv_mapping_restore (KithCsvMapping *self,
                          const char     *text)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *signature = NULL;

  g_return_val_if_fail (KITH_IS_CSV_MAPPING (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  lines = g_strsplit (text, "\n", -1);
  signature = kith_csv_mapping_dup_signature (self);
  if (g_strv_length (lines) < self->columns->len + 2 || !g_str_equal (lines[0], TEXT_VERSION)
      || !g_str_equal (lines[1], signature))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    kith_csv_mapping_set_field (self, i, g_str_equal (lines[i + 2], NO_FIELD) ? NULL : lines[i + 2]);
  return TRUE;
}
