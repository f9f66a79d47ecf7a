/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-form-private.h"

#include "kith-error.h"
#include "kith-kind.h"
#include "kith-rules.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

struct _KithForm
{
  GtkWidget parent_instance;

  /* Parts */
  GtkBox *box;
  GtkBox *groups;
  GtkLabel *general;

  /* Owned */
  KithStore *store;
  KithRecord *record;
  GPtrArray *items;
  KithProblems *problems;

  gulong notify_id;
  gboolean updating;
  gboolean changed;
};

G_DEFINE_FINAL_TYPE (KithForm, kith_form, GTK_TYPE_WIDGET)

typedef enum {
  PROP_CHANGED = 1,
} KithFormProperty;

static GParamSpec *properties[PROP_CHANGED + 1];

static guint edited_signal;
static guint fix_signal;

static const KithField *
get_field (KithForm     *self,
           KithFormItem *item)
{
  return &kith_record_get_kind (self->record)->fields[item->field];
}

static void
get_today (KithForm *self,
           GDate    *today)
{
  kith_clock_get_today (kith_store_get_clock (self->store), today);
}

static void
set_changed (KithForm *self,
             gboolean  changed)
{
  if (self->changed == changed)
    return;
  self->changed = changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

static gboolean
differs (KithFormItem *item)
{
  g_autofree char *typed = kith_form_row_dup_typed (item->row);

  return !g_str_equal (typed, item->initial);
}

static void
update_changed (KithForm *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->items->len && !changed; i++)
    changed = differs (g_ptr_array_index (self->items, i));
  set_changed (self, changed);
}

static gboolean
take_typed (KithForm     *self,
            KithFormItem *item,
            GError      **error)
{
  g_autofree char *typed = kith_form_row_dup_typed (item->row);
  GDate today;
  gboolean taken;

  get_today (self, &today);
  self->updating = TRUE;
  taken = kith_record_set_typed (self->record, item->field, typed, &today, error);
  self->updating = FALSE;
  return taken;
}

static char *
dup_counter (const KithField *field,
             const char      *typed)
{
  gint64 limit = kith_field_get_limit (field);
  glong length = kith_text_get_length (typed);
  g_autofree char *shown_length = NULL, *shown_limit = NULL;

  if (field->type != KITH_FIELD_TEXT || length < limit * 4 / 5)
    return NULL;
  shown_length = kith_text_format_number (length);
  shown_limit = kith_text_format_number (limit);
  /* Translators: how long a text is and how long it may be, as in "3,800 of 4,000 characters" */
  return g_strdup_printf (_("%s of %s characters"), shown_length, shown_limit);
}

static void
row_edited (KithFormRow *row,
            KithForm    *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    KithFormItem *item = g_ptr_array_index (self->items, i);

    if (item->row != row)
      continue;
    kith_message_row_set_problem (item->message, NULL);
    if (get_field (self, item)->type == KITH_FIELD_TEXT) {
      g_autofree char *typed = kith_form_row_dup_typed (row);
      g_autofree char *counter = dup_counter (get_field (self, item), typed);

      kith_message_row_set_info (item->message, counter);
    }
    take_typed (self, item, NULL);
    update_changed (self);
    g_signal_emit (self, edited_signal, 0, get_field (self, item)->name);
    return;
  }
}

static KithFormItem *
find_item (KithForm   *self,
           const char *field)
{
  for (guint i = 0; i < self->items->len; i++) {
    KithFormItem *item = g_ptr_array_index (self->items, i);

    if (g_strcmp0 (get_field (self, item)->name, field) == 0)
      return item;
  }
  return NULL;
}

static void
fix_clicked (KithMessageRow    *message,
             const KithProblem *problem,
             KithForm          *self)
{
  KithFormItem *item = find_item (self, problem->field);
  g_autofree char *value = NULL;

  if (problem->fix != KITH_FIX_USE_VALUE || item == NULL) {
    g_signal_emit (self, fix_signal, 0, problem);
    return;
  }
  value = g_strdup (problem->value);
  kith_form_row_set_stored (item->row, value);
  row_edited (item->row, self);
  gtk_widget_grab_focus (kith_form_row_get_input (item->row));
}

/* The record changed by another hand than the form's: show it. */
static void
record_notify (KithRecord *record,
               GParamSpec *pspec,
               KithForm   *self)
{
  KithFormItem *item = self->updating ? NULL : find_item (self, pspec->name);
  g_autofree char *stored = NULL;

  if (item == NULL)
    return;
  stored = kith_record_dup_stored (record, item->field);
  kith_form_row_set_stored (item->row, stored);
  update_changed (self);
}

static void
forget_record (KithForm *self)
{
  GtkWidget *child;

  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_clear_object (&self->record);
  g_ptr_array_set_size (self->items, 0);
  g_clear_pointer (&self->problems, kith_problems_unref);
  while (self->groups != NULL && (child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
kith_form_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch ((KithFormProperty) property_id) {
  case PROP_CHANGED:
    g_value_set_boolean (value, KITH_FORM (object)->changed);
    break;
  }
}

static void
kith_form_dispose (GObject *object)
{
  KithForm *self = KITH_FORM (object);

  forget_record (self);
  g_clear_object (&self->store);
  self->groups = NULL;
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  G_OBJECT_CLASS (kith_form_parent_class)->dispose (object);
}

static void
kith_form_finalize (GObject *object)
{
  g_ptr_array_unref (KITH_FORM (object)->items);
  G_OBJECT_CLASS (kith_form_parent_class)->finalize (object);
}

static void
kith_form_class_init (KithFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_form_dispose;
  object_class->finalize = kith_form_finalize;
  object_class->get_property = kith_form_get_property;

  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * KithForm::edited:
   * @self: the form
   * @field: name of the field the person changed
   */
  edited_signal = g_signal_new ("edited", KITH_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  /**
   * KithForm::fix:
   * @self: the form
   * @problem: a `KithProblem` whose button was clicked
   */
  fix_signal = g_signal_new ("fix", KITH_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                             G_TYPE_POINTER);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
}

static void
kith_form_init (KithForm *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_form_item_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));

  self->general = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->general, TRUE);
  gtk_label_set_xalign (self->general, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->general), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->general));

  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_box_append (self->box, GTK_WIDGET (self->groups));
}

/**
 * kith_form_new:
 * @store: where links are chosen from, and whose clock says what day it is
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
kith_form_new (KithStore *store)
{
  KithForm *self = g_object_new (KITH_TYPE_FORM, NULL);

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

static void
start_item (KithForm     *self,
            KithFormItem *item)
{
  g_autofree char *stored = kith_record_dup_stored (self->record, item->field);

  kith_form_row_set_stored (item->row, stored);
  item->initial = kith_form_row_dup_typed (item->row);
  g_signal_connect (item->row, "edited", G_CALLBACK (row_edited), self);
  g_signal_connect (item->message, "fix", G_CALLBACK (fix_clicked), self);
}

/**
 * kith_form_set_record:
 * @self: a form
 * @record: what is edited; changes as the person types
 * @fields: (nullable) (array zero-terminated=1): names in the order wanted; %NULL for those of the kind's table
 * @flags: see [flags@FormFlags]
 *
 * Makes the rows anew.
 */
void
kith_form_set_record (KithForm          *self,
                      KithRecord        *record,
                      const char *const *fields,
                      KithFormFlags      flags)
{
  g_return_if_fail (KITH_IS_FORM (self));
  g_return_if_fail (KITH_IS_RECORD (record));

  g_object_ref (record);
  forget_record (self);
  self->record = record;
  kith_form_build (self->store, record, fields, flags, self->groups, self->items);
  for (guint i = 0; i < self->items->len; i++)
    start_item (self, g_ptr_array_index (self->items, i));
  self->notify_id = g_signal_connect (record, "notify", G_CALLBACK (record_notify), self);
  kith_form_clear_problems (self);
  set_changed (self, FALSE);
}

/**
 * kith_form_get_record:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): what is edited
 */
KithRecord *
kith_form_get_record (KithForm *self)
{
  g_return_val_if_fail (KITH_IS_FORM (self), NULL);

  return self->record;
}

/**
 * kith_form_get_row:
 * @self: a form
 * @field: name of a field
 *
 * Returns: (transfer none) (nullable): its row
 */
GtkWidget *
kith_form_get_row (KithForm   *self,
                   const char *field)
{
  KithFormItem *item = NULL;

  g_return_val_if_fail (KITH_IS_FORM (self), NULL);

  item = find_item (self, field);
  return item != NULL ? GTK_WIDGET (item->row) : NULL;
}

/**
 * kith_form_is_changed:
 * @self: a form
 *
 * Returns: whether any row differs from what it was when the record was set
 */
gboolean
kith_form_is_changed (KithForm *self)
{
  g_return_val_if_fail (KITH_IS_FORM (self), FALSE);

  return self->changed;
}

/* One message for each field: errors before warnings, the first of each. */
static const KithProblem *
find_problem (KithProblems *problems,
              const char   *field)
{
  const KithProblem *found = NULL;

  for (guint i = 0; i < kith_problems_get_size (problems); i++) {
    const KithProblem *problem = kith_problems_get (problems, i);

    if (g_strcmp0 (problem->field, field) != 0)
      continue;
    if (found == NULL || problem->severity < found->severity)
      found = problem;
  }
  return found;
}

static void
show_general (KithForm     *self,
              KithProblems *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; problems != NULL && i < kith_problems_get_size (problems); i++) {
    const KithProblem *problem = kith_problems_get (problems, i);

    if (problem->field == NULL || find_item (self, problem->field) == NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", problem->message);
  }
  gtk_label_set_label (self->general, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->general), text->len > 0);
  gtk_widget_remove_css_class (GTK_WIDGET (self->general), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->general), "warning");
  if (text->len > 0) {
    gtk_widget_add_css_class (GTK_WIDGET (self->general),
                              kith_problems_have (problems, KITH_SEVERITY_ERROR) ? "error" : "warning");
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text->str, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  }
}

static void
focus_item (KithFormItem *item)
{
  if (item->more != NULL)
    adw_expander_row_set_expanded (item->more, TRUE);
  gtk_widget_grab_focus (kith_form_row_get_input (item->row));
}

static gboolean
scroll_to_message (GtkWidget     *message,
                   GdkFrameClock *clock,
                   gpointer       data)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (message, GTK_TYPE_VIEWPORT);

  if (viewport == NULL || !gtk_widget_get_mapped (message))
    return G_SOURCE_REMOVE;
  /* It has its place when it was laid out. */
  if (gtk_widget_get_height (message) == 0)
    return G_SOURCE_CONTINUE;
  gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), message, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * kith_form_show_problems:
 * @self: a form
 * @problems: what is wrong
 *
 * Says under each field what is wrong with it, and above the form what belongs to no field. The focus goes to the first
 * wrong field. Nothing that was typed changes.
 */
void
kith_form_show_problems (KithForm     *self,
                         KithProblems *problems)
{
  KithFormItem *first = NULL;
  gboolean first_is_error = FALSE;

  g_return_if_fail (KITH_IS_FORM (self));
  g_return_if_fail (problems != NULL);

  kith_problems_ref (problems);
  g_clear_pointer (&self->problems, kith_problems_unref);
  self->problems = problems;
  for (guint i = 0; i < self->items->len; i++) {
    KithFormItem *item = g_ptr_array_index (self->items, i);
    const KithProblem *problem = find_problem (problems, get_field (self, item)->name);

    kith_message_row_set_problem (item->message, problem);
    if (problem == NULL)
      continue;
    if (first == NULL || (!first_is_error && problem->severity == KITH_SEVERITY_ERROR)) {
      first = item;
      first_is_error = problem->severity == KITH_SEVERITY_ERROR;
    }
  }
  show_general (self, problems);
  if (first == NULL)
    return;
  focus_item (first);
  /* Below a long list to choose from the sentence would be out of sight. */
  gtk_widget_add_tick_callback (GTK_WIDGET (first->message), scroll_to_message, NULL, NULL);
}

/**
 * kith_form_clear_problems:
 * @self: a form
 *
 * Takes every message about something wrong away.
 */
void
kith_form_clear_problems (KithForm *self)
{
  g_return_if_fail (KITH_IS_FORM (self));

  g_clear_pointer (&self->problems, kith_problems_unref);
  for (guint i = 0; i < self->items->len; i++)
    kith_message_row_set_problem (((KithFormItem *) g_ptr_array_index (self->items, i))->message, NULL);
  show_general (self, NULL);
}

/* A value that cannot be read is one problem, not two: the rules are not asked about that field as well. */
static void
add_rules_problems (KithForm     *self,
                    KithProblems *problems)
{
  g_autoptr (KithProblems) found = kith_problems_new ();
  KithRules rules;
  GDate today;

  get_today (self, &today);
  kith_rules_init (&rules, &today, kith_clock_get_now (kith_store_get_clock (self->store)));
  kith_record_validate (self->record, &rules, found);
  for (guint i = 0; i < kith_problems_get_size (found); i++) {
    const KithProblem *problem = kith_problems_get (found, i);

    /* Warnings are the store's to give: it knows what the form does not, and gives each of them once. */
    if (problem->severity != KITH_SEVERITY_ERROR || kith_problems_find (problems, problem->field) != NULL)
      continue;
    kith_problems_add_copy (problems, problem);
  }
}

/**
 * kith_form_apply:
 * @self: a form
 * @error: the problems, as [func@problems_from_error] takes them
 *
 * Takes everything typed into the record and checks what can be checked without the store. On failure says so under the
 * fields.
 *
 * Returns: whether the record can be handed to the store
 */
gboolean
kith_form_apply (KithForm *self,
                 GError  **error)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();

  g_return_val_if_fail (KITH_IS_FORM (self), FALSE);
  g_return_val_if_fail (self->record != NULL, FALSE);

  for (guint i = 0; i < self->items->len; i++) {
    KithFormItem *item = g_ptr_array_index (self->items, i);
    g_autoptr (GError) wrong = NULL;

    if (!take_typed (self, item, &wrong))
      kith_problems_add (problems, get_field (self, item)->name, KITH_SEVERITY_ERROR, "%s", wrong->message);
  }
  add_rules_problems (self, problems);
  if (!kith_problems_have (problems, KITH_SEVERITY_ERROR)) {
    kith_form_clear_problems (self);
    return TRUE;
  }
  kith_form_show_problems (self, problems);
  kith_problems_to_error (problems, error);
  return FALSE;
}

/**
 * kith_form_dup_typed:
 * @self: a form
 *
 * Of something new that also is what the form put in by itself: found again on another day, it means the day it was begun.
 *
 * Returns: (transfer full): a JSON object of what is typed, by field name, of the rows that were changed
 */
char *
kith_form_dup_typed (KithForm *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  gboolean is_begun = FALSE;

  g_return_val_if_fail (KITH_IS_FORM (self), NULL);

  is_begun = kith_record_get_id (self->record) == 0 && kith_form_is_changed (self);
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->items->len; i++) {
    KithFormItem *item = g_ptr_array_index (self->items, i);
    g_autofree char *typed = kith_form_row_dup_typed (item->row);

    if (g_str_equal (typed, item->initial) && !(is_begun && *typed != '\0'))
      continue;
    json_builder_set_member_name (builder, get_field (self, item)->name);
    json_builder_add_string_value (builder, typed);
  }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * kith_form_restore_typed:
 * @self: a form
 * @json: what [method@Form.dup_typed] gave
 *
 * Puts back what somebody had typed. Fields the form does not have are passed over.
 *
 * Returns: whether anything was put back
 */
gboolean
kith_form_restore_typed (KithForm   *self,
                         const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  gboolean restored = FALSE;

  g_return_val_if_fail (KITH_IS_FORM (self), FALSE);

  for (guint i = 0; object != NULL && i < self->items->len; i++) {
    KithFormItem *item = g_ptr_array_index (self->items, i);
    const char *typed = json_object_get_string_member_with_default (object, get_field (self, item)->name, NULL);

    if (typed == NULL)
      continue;
    kith_form_row_set_typed (item->row, typed);
    restored = TRUE;
  }
  return restored;
}

/**
 * kith_form_reset:
 * @self: a form
 *
 * Puts every row back to what it was when the record was set, and the record with it.
 */
void
kith_form_reset (KithForm *self)
{
  g_return_if_fail (KITH_IS_FORM (self));

  for (guint i = 0; i < self->items->len; i++) {
    KithFormItem *item = g_ptr_array_index (self->items, i);

    if (differs (item))
      kith_form_row_set_typed (item->row, item->initial);
  }
}
