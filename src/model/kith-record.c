/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-record.h"

#include "kith-date.h"
#include "kith-error.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* One value: text for the text types, a number for the others, or nothing. */
typedef struct {
  char *text;
  gint64 number;
  gboolean is_set;
} Value;

typedef struct {
  gint64 id;
  gint64 version;
  Value *values;
} KithRecordPrivate;

typedef enum {
  PROP_ID = 1,
  PROP_VERSION,
  PROP_FIRST_FIELD,
} KithRecordProps;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KithRecord, kith_record, G_TYPE_OBJECT)

#define PRIVATE(self) ((KithRecordPrivate *) kith_record_get_instance_private (self))
#define KIND(self) (KITH_RECORD_GET_CLASS (self)->kind)

static Value *
get_value (KithRecord *self,
           guint       field)
{
  g_assert (field < KIND (self)->n_fields);

  return &PRIVATE (self)->values[field];
}

static void
notify_field (KithRecord *self,
              guint       field)
{
  g_object_notify (G_OBJECT (self), KIND (self)->fields[field].name);
}

static void
kith_record_constructed (GObject *object)
{
  KithRecord *self = KITH_RECORD (object);

  G_OBJECT_CLASS (kith_record_parent_class)->constructed (object);
  PRIVATE (self)->values = g_new0 (Value, KIND (self)->n_fields);
}

static void
kith_record_finalize (GObject *object)
{
  KithRecord *self = KITH_RECORD (object);

  for (guint i = 0; i < KIND (self)->n_fields; i++)
    g_free (PRIVATE (self)->values[i].text);
  g_free (PRIVATE (self)->values);
  G_OBJECT_CLASS (kith_record_parent_class)->finalize (object);
}

static void
get_field_property (KithRecord *self,
                    guint       field,
                    GValue     *value)
{
  if (kith_field_holds_text (&KIND (self)->fields[field]))
    g_value_set_string (value, kith_record_get_text (self, field));
  else if (KIND (self)->fields[field].type == KITH_FIELD_FLAG)
    g_value_set_boolean (value, kith_record_get_flag (self, field));
  else
    g_value_set_int64 (value, kith_record_get_number (self, field));
}

static void
kith_record_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  KithRecord *self = KITH_RECORD (object);

  if (property_id == PROP_ID)
    g_value_set_int64 (value, kith_record_get_id (self));
  else if (property_id == PROP_VERSION)
    g_value_set_int64 (value, kith_record_get_version (self));
  else
    get_field_property (self, property_id - PROP_FIRST_FIELD, value);
}

static void
kith_record_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  KithRecord *self = KITH_RECORD (object);
  guint field = property_id - PROP_FIRST_FIELD;

  if (property_id < PROP_FIRST_FIELD)
    return;
  if (G_VALUE_HOLDS_STRING (value))
    kith_record_set_text (self, field, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    kith_record_set_number (self, field, g_value_get_boolean (value));
  else
    kith_record_set_number (self, field, g_value_get_int64 (value));
}

static void
kith_record_class_init (KithRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kith_record_constructed;
  object_class->finalize = kith_record_finalize;
}

static void
kith_record_init (KithRecord *self)
{
}

static GParamSpec *
create_pspec (const KithField *field)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  if (kith_field_holds_text (field))
    return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
  if (field->type == KITH_FIELD_FLAG)
    return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
  return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
}

/**
 * kith_record_class_install_kind:
 * @klass: the class of one kind
 * @kind: the kind
 *
 * Makes a GObject property of every field of the table. For `class_init` of a kind, see [macro@KITH_DEFINE_RECORD].
 */
void
kith_record_class_install_kind (KithRecordClass *klass,
                                const KithKind  *kind)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  klass->kind = kind;
  /* GObject does not inherit these two. */
  object_class->get_property = kith_record_get_property;
  object_class->set_property = kith_record_set_property;
  g_object_class_install_property (
    object_class, PROP_ID, g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags));
  g_object_class_install_property (
    object_class, PROP_VERSION, g_param_spec_int64 ("version", NULL, NULL, 0, G_MAXINT64, 0, flags));
  for (guint i = 0; i < kind->n_fields; i++)
    g_object_class_install_property (object_class, PROP_FIRST_FIELD + i, create_pspec (&kind->fields[i]));
}

/**
 * kith_record_new:
 * @kind: a kind
 *
 * Returns: (transfer full): a new record of that kind with no values; its id is 0 until it is saved
 */
KithRecord *
kith_record_new (const KithKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return g_object_new (kind->get_type (), NULL);
}

/**
 * kith_record_dup:
 * @self: a record
 *
 * Returns: (transfer full): a copy with the same id and version
 */
KithRecord *
kith_record_dup (KithRecord *self)
{
  KithRecord *copy = kith_record_new (kith_record_get_kind (self));

  PRIVATE (copy)->id = PRIVATE (self)->id;
  PRIVATE (copy)->version = PRIVATE (self)->version;
  kith_record_copy_fields (copy, self);
  return copy;
}

/**
 * kith_record_get_kind:
 * @self: a record
 *
 * Returns: its kind
 */
const KithKind *
kith_record_get_kind (KithRecord *self)
{
  g_return_val_if_fail (KITH_IS_RECORD (self), NULL);

  return KIND (self);
}

/**
 * kith_record_get_id:
 * @self: a record
 *
 * Returns: its id, 0 before it is first saved
 */
gint64
kith_record_get_id (KithRecord *self)
{
  g_return_val_if_fail (KITH_IS_RECORD (self), 0);

  return PRIVATE (self)->id;
}

/**
 * kith_record_set_id:
 * @self: a record
 * @id: the id the store gave it
 */
void
kith_record_set_id (KithRecord *self,
                    gint64      id)
{
  g_return_if_fail (KITH_IS_RECORD (self));

  PRIVATE (self)->id = id;
}

/**
 * kith_record_get_version:
 * @self: a record
 *
 * Returns: how often it has been saved; a save with an older version than the stored one is refused
 */
gint64
kith_record_get_version (KithRecord *self)
{
  g_return_val_if_fail (KITH_IS_RECORD (self), 0);

  return PRIVATE (self)->version;
}

/**
 * kith_record_set_version:
 * @self: a record
 * @version: the version the store gave it
 */
void
kith_record_set_version (KithRecord *self,
                         gint64      version)
{
  g_return_if_fail (KITH_IS_RECORD (self));

  PRIVATE (self)->version = version;
}

/**
 * kith_record_has:
 * @self: a record
 * @field: a field of its kind
 *
 * Returns: whether there is a value
 */
gboolean
kith_record_has (KithRecord *self,
                 guint       field)
{
  return get_value (self, field)->is_set;
}

/**
 * kith_record_get_text:
 * @self: a record
 * @field: a field of its kind that holds text
 *
 * Returns: (nullable): the value
 */
const char *
kith_record_get_text (KithRecord *self,
                      guint       field)
{
  return get_value (self, field)->text;
}

/**
 * kith_record_get_number:
 * @self: a record
 * @field: a field of its kind that holds a number
 *
 * Returns: the value, 0 when there is none
 */
gint64
kith_record_get_number (KithRecord *self,
                        guint       field)
{
  return get_value (self, field)->number;
}

/**
 * kith_record_get_flag:
 * @self: a record
 * @field: a field of its kind that holds yes or no
 *
 * Returns: whether it is yes
 */
gboolean
kith_record_get_flag (KithRecord *self,
                      guint       field)
{
  return get_value (self, field)->number != 0;
}

/**
 * kith_record_get_date:
 * @self: a record
 * @field: a field of its kind that holds a date
 * @date: (out): the value
 *
 * Returns: whether there is a value
 */
gboolean
kith_record_get_date (KithRecord *self,
                      guint       field,
                      GDate      *date)
{
  return kith_date_from_iso (get_value (self, field)->text, date);
}

/**
 * kith_record_set_text:
 * @self: a record
 * @field: a field of its kind that holds text
 * @text: (nullable): the stored form; empty text is no value
 */
void
kith_record_set_text (KithRecord *self,
                      guint       field,
                      const char *text)
{
  Value *value = get_value (self, field);

  g_return_if_fail (kith_field_holds_text (&KIND (self)->fields[field]));

  if (text != NULL && *text == '\0')
    text = NULL;
  value->is_set = text != NULL;
  if (g_set_str (&value->text, text))
    notify_field (self, field);
}

/**
 * kith_record_set_number:
 * @self: a record
 * @field: a field of its kind that holds a number
 * @number: the value
 */
void
kith_record_set_number (KithRecord *self,
                        guint       field,
                        gint64      number)
{
  Value *value = get_value (self, field);

  g_return_if_fail (!kith_field_holds_text (&KIND (self)->fields[field]));

  if (value->is_set && value->number == number)
    return;
  value->is_set = TRUE;
  value->number = number;
  notify_field (self, field);
}

/**
 * kith_record_clear:
 * @self: a record
 * @field: a field of its kind
 *
 * Takes the value away.
 */
void
kith_record_clear (KithRecord *self,
                   guint       field)
{
  Value *value = get_value (self, field);

  if (!value->is_set)
    return;
  value->is_set = FALSE;
  value->number = 0;
  g_clear_pointer (&value->text, g_free);
  notify_field (self, field);
}

/**
 * kith_record_dup_stored:
 * @self: a record
 * @field: a field of its kind
 *
 * Returns: (transfer full) (nullable): the value as text in its stored form, for history, export and comparison
 */
char *
kith_record_dup_stored (KithRecord *self,
                        guint       field)
{
  Value *value = get_value (self, field);

  if (!value->is_set)
    return NULL;
  if (kith_field_holds_text (&KIND (self)->fields[field]))
    return g_strdup (value->text);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value->number);
}

/**
 * kith_record_set_stored:
 * @self: a record
 * @field: a field of its kind
 * @stored: (nullable): a value in its stored form, as [method@Record.dup_stored] gives it
 */
void
kith_record_set_stored (KithRecord *self,
                        guint       field,
                        const char *stored)
{
  if (stored == NULL || *stored == '\0')
    kith_record_clear (self, field);
  else if (kith_field_holds_text (&KIND (self)->fields[field]))
    kith_record_set_text (self, field, stored);
  else
    kith_record_set_number (self, field, g_ascii_strtoll (stored, NULL, 10));
}

/**
 * kith_record_set_typed:
 * @self: a record
 * @field: a field of its kind
 * @typed: what a person typed
 * @today: the day of the clock
 * @error: says what is wrong; the record keeps its value then
 *
 * Returns: whether the text could be understood
 */
gboolean
kith_record_set_typed (KithRecord  *self,
                       guint        field,
                       const char  *typed,
                       const GDate *today,
                       GError     **error)
{
  g_autofree char *stored = kith_field_parse (&KIND (self)->fields[field], typed, today, error);

  if (stored == NULL)
    return FALSE;
  kith_record_set_stored (self, field, stored);
  return TRUE;
}

/**
 * kith_record_format:
 * @self: a record
 * @field: a field of its kind
 *
 * Returns: (transfer full): the value as people read it, empty for none
 */
char *
kith_record_format (KithRecord *self,
                    guint       field)
{
  g_autofree char *stored = kith_record_dup_stored (self, field);

  return kith_field_format (&KIND (self)->fields[field], stored);
}

/**
 * kith_record_dup_title:
 * @self: a record
 *
 * Returns: (transfer full): what to call this record in a list or a sentence
 */
char *
kith_record_dup_title (KithRecord *self)
{
  const KithKind *kind = kith_record_get_kind (self);

  return kind->dup_title != NULL ? kind->dup_title (self) : g_strdup (_(kind->label));
}

/**
 * kith_record_field_equals:
 * @self: a record
 * @other: another of the same kind
 * @field: a field of the kind
 *
 * Returns: whether both have the same value, or both none
 */
gboolean
kith_record_field_equals (KithRecord *self,
                          KithRecord *other,
                          guint       field)
{
  g_autofree char *mine = kith_record_dup_stored (self, field);
  g_autofree char *theirs = kith_record_dup_stored (other, field);

  return g_strcmp0 (mine, theirs) == 0;
}

/**
 * kith_record_copy_fields:
 * @self: a record
 * @from: another of the same kind
 *
 * Takes over every value; id and version stay.
 */
void
kith_record_copy_fields (KithRecord *self,
                         KithRecord *from)
{
  g_return_if_fail (KIND (self) == KIND (from));

  for (guint i = 0; i < KIND (self)->n_fields; i++) {
    g_autofree char *stored = kith_record_dup_stored (from, i);

    kith_record_set_stored (self, i, stored);
  }
}
