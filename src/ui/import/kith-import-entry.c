/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-entry.h"

#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* More changes than this are counted and not told. */
#define MOST_CHANGES 2

struct _KithImportEntry
{
  GObject parent_instance;

  /* Owned */
  char *reference;
  char *tick_key;
  char *name;
  char *detail;
  char *key;

  guint64 line;
  KithImportOutcome outcome;
  gboolean is_suggested;
  gboolean ticked;
};

typedef enum {
  PROP_TICKED = 1,
  PROP_STATUS,
} KithImportEntryProps;

static GParamSpec *properties[PROP_STATUS + 1];

G_DEFINE_FINAL_TYPE (KithImportEntry, kith_import_entry, G_TYPE_OBJECT)

static void
kith_import_entry_finalize (GObject *object)
{
  KithImportEntry *self = KITH_IMPORT_ENTRY (object);

  g_free (self->reference);
  g_free (self->tick_key);
  g_free (self->name);
  g_free (self->detail);
  g_free (self->key);

  G_OBJECT_CLASS (kith_import_entry_parent_class)->finalize (object);
}

static void
kith_import_entry_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  KithImportEntry *self = KITH_IMPORT_ENTRY (object);

  switch ((KithImportEntryProps) property_id) {
  case PROP_TICKED:
    g_value_set_boolean (value, self->ticked);
    break;
  case PROP_STATUS:
    g_value_set_uint (value, kith_import_entry_get_status (self));
    break;
  }
}

static void
kith_import_entry_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((KithImportEntryProps) property_id) {
  case PROP_TICKED:
    kith_import_entry_set_ticked (KITH_IMPORT_ENTRY (object), g_value_get_boolean (value));
    break;
  case PROP_STATUS:
    break;
  }
}

static void
kith_import_entry_class_init (KithImportEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_import_entry_finalize;
  object_class->get_property = kith_import_entry_get_property;
  object_class->set_property = kith_import_entry_set_property;

  properties[PROP_TICKED] = g_param_spec_boolean ("ticked", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATUS] = g_param_spec_uint ("status", NULL, NULL, 0, KITH_IMPORT_N_OUTCOMES,
                                               KITH_IMPORT_NOT_SELECTED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kith_import_entry_init (KithImportEntry *self)
{
}

static void
append_part (GString    *words,
             const char *part)
{
  if (kith_text_is_empty (part))
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, part);
}

static const char *
find_new_value (const KithImportItem *item,
                KithStudentField      field)
{
  for (guint i = 0; i < item->changes->len; i++) {
    const KithImportChange *change = g_ptr_array_index (item->changes, i);

    if (change->field == &kith_student_kind.fields[field])
      return change->after;
  }
  return NULL;
}

static char *
dup_change_words (const KithImportChange *change)
{
  const char *label = kith_field_get_label (change->field);

  if (kith_text_is_empty (change->before))
    /* Translators: name of a field, then the value it gets */
    return g_strdup_printf (_("%s: %s"), label, change->after);
  /* Translators: name of a field, then the value it has and the one it gets */
  return g_strdup_printf (_("%s: %s → %s"), label, change->before, change->after);
}

static char *
dup_changed_words (const KithImportItem *item)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_more = item->changes->len > MOST_CHANGES ? item->changes->len - MOST_CHANGES : 0;
  g_autofree char *more = g_strdup_printf (ngettext ("%u more change", "%u more changes", n_more), n_more);

  for (guint i = 0; i < MIN (item->changes->len, MOST_CHANGES); i++) {
    g_autofree char *change = dup_change_words (g_ptr_array_index (item->changes, i));

    append_part (words, change);
  }
  if (n_more > 0)
    append_part (words, more);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* Enough to know a person by, and why they are suggested; of attendance, the numbers. */
static char *
dup_new_words (const KithImportItem *item)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *birth = find_new_value (item, KITH_STUDENT_DATE_OF_BIRTH);
  /* Translators: a date */
  g_autofree char *born = birth != NULL ? g_strdup_printf (_("Born %s"), birth) : NULL;

  if (item->changes->len > 0 && birth == NULL && find_new_value (item, KITH_STUDENT_COLLEGE_ID) == NULL)
    return dup_changed_words (item);
  append_part (words, born);
  append_part (words, find_new_value (item, KITH_STUDENT_COURSE));
  append_part (words, item->reason);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static char *
dup_detail (const KithImportItem *item)
{
  switch (item->outcome) {
  case KITH_IMPORT_NEW:
    return dup_new_words (item);
  case KITH_IMPORT_UPDATED:
    return dup_changed_words (item);
  case KITH_IMPORT_UNCHANGED:
    return g_strdup (_("Already here, and the file says nothing new"));
  case KITH_IMPORT_REFUSED:
    /* Translators: a line number of a file, then what is wrong with it */
    return g_strdup_printf (_("Line %" G_GUINT64_FORMAT ": %s"), item->line, item->reason);
  case KITH_IMPORT_NOT_SELECTED:
  case KITH_IMPORT_N_OUTCOMES:
    break;
  }
  return g_strdup (item->reason != NULL ? item->reason : "");
}

/* A very large file is looked over without settling rows nobody asked for; those become what the reference says. */
static KithImportOutcome
settle_outcome (const KithImportItem *item)
{
  if (item->outcome != KITH_IMPORT_NOT_SELECTED)
    return item->outcome;
  return item->id != 0 ? KITH_IMPORT_UPDATED : KITH_IMPORT_NEW;
}

/**
 * kith_import_entry_new:
 * @item: a row of a preview
 *
 * Safe on any thread.
 *
 * Returns: (transfer full): the row as the assistant shows it, not ticked
 */
KithImportEntry *
kith_import_entry_new (const KithImportItem *item)
{
  KithImportEntry *self = g_object_new (KITH_TYPE_IMPORT_ENTRY, NULL);
  g_autofree char *searched = g_strconcat (item->name != NULL ? item->name : "", " ",
                                           item->reference != NULL ? item->reference : "", NULL);

  self->line = item->line;
  self->outcome = settle_outcome (item);
  self->is_suggested = item->flagged || item->id != 0;
  self->reference = g_strdup (item->reference);
  self->tick_key = g_strdup (item->key);
  self->name = g_strdup (item->name);
  self->detail = dup_detail (item);
  self->key = kith_text_fold (searched);
  return self;
}

guint64
kith_import_entry_get_line (KithImportEntry *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRY (self), 0);

  return self->line;
}

/**
 * kith_import_entry_get_name:
 * @self: an entry
 *
 * Returns: what to call the student; for a row without a name, its line
 */
const char *
kith_import_entry_get_name (KithImportEntry *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRY (self), NULL);

  return kith_text_is_empty (self->name) ? _("No name") : self->name;
}

/**
 * kith_import_entry_get_tick_key:
 * @self: a row
 *
 * Returns: (nullable): what a tick for it goes by
 */
const char *
kith_import_entry_get_tick_key (KithImportEntry *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRY (self), NULL);

  return self->tick_key;
}

/**
 * kith_import_entry_get_reference:
 * @self: an entry
 *
 * Returns: (nullable): the college's id of the student
 */
const char *
kith_import_entry_get_reference (KithImportEntry *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRY (self), NULL);

  return self->reference;
}

const char *
kith_import_entry_get_detail (KithImportEntry *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRY (self), NULL);

  return self->detail;
}

/**
 * kith_import_entry_is_suggested:
 * @self: an entry
 *
 * Returns: whether it is a learner a welfare team asks for, or a student already here
 */
gboolean
kith_import_entry_is_suggested (KithImportEntry *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRY (self), FALSE);

  return self->is_suggested;
}

/**
 * kith_import_entry_matches:
 * @self: an entry
 * @folded: what was typed, folded
 *
 * Returns: whether the name or the reference holds it
 */
gboolean
kith_import_entry_matches (KithImportEntry *self,
                           const char      *folded)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRY (self), FALSE);

  return strstr (self->key, folded) != NULL;
}

gboolean
kith_import_entry_is_ticked (KithImportEntry *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRY (self), FALSE);

  return self->ticked;
}

/**
 * kith_import_entry_set_ticked:
 * @self: an entry
 * @ticked: whether it goes in
 */
void
kith_import_entry_set_ticked (KithImportEntry *self,
                              gboolean         ticked)
{
  g_return_if_fail (KITH_IS_IMPORT_ENTRY (self));

  ticked = !!ticked;
  if (self->ticked == ticked)
    return;
  self->ticked = ticked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

/**
 * kith_import_entry_get_status:
 * @self: an entry
 *
 * Returns: what becomes of it as it is ticked now
 */
KithImportOutcome
kith_import_entry_get_status (KithImportEntry *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ENTRY (self), KITH_IMPORT_NOT_SELECTED);

  return self->ticked ? self->outcome : KITH_IMPORT_NOT_SELECTED;
}

/**
 * kith_import_outcome_get_label:
 * @outcome: what becomes of a row
 *
 * Returns: a word or two for it, translated
 */
const char *
kith_import_outcome_get_label (KithImportOutcome outcome)
{
  switch (outcome) {
  case KITH_IMPORT_NEW:
    return _("New");
  case KITH_IMPORT_UPDATED:
    return _("Will change");
  case KITH_IMPORT_UNCHANGED:
    return _("Unchanged");
  case KITH_IMPORT_REFUSED:
    return _("Refused");
  case KITH_IMPORT_NOT_SELECTED:
    return _("Not selected");
  case KITH_IMPORT_N_OUTCOMES:
    break;
  }
  return _("All");
}
