/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/kith-meeting-actions.h"

#include "form/kith-form.h"
#include "kith-task.h"
#include "kith-text.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithMeetingActions
{
  AdwBin parent_instance;

  /* Owned */
  GPtrArray *tasks;
  GHashTable *people;

  /* Children */
  GtkBox *list_box;
  KithForm *form;
};

G_DEFINE_FINAL_TYPE (KithMeetingActions, kith_meeting_actions, ADW_TYPE_BIN)

#define POSITION_KEY "kith-position"
#define TASK_KEY "kith-task"

/* As long as what is saved can be undone from its toast. */
#define UNDO_SECONDS 10

static const char *const fields[] = { "text", "person", "due", NULL };
static guint edited_signal;

static void list_tasks (KithMeetingActions *self);

static void
say_edited (KithMeetingActions *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static void
empty_form (KithMeetingActions *self)
{
  g_autoptr (KithRecord) task = kith_record_new (&kith_task_kind);

  kith_form_set_record (self->form, task, fields, KITH_FORM_DEFAULT);
}

static void
focus_form (KithMeetingActions *self)
{
  GtkWidget *row = kith_form_get_row (self->form, "text");

  gtk_widget_grab_focus (kith_form_row_get_input (KITH_FORM_ROW (row)));
}

static void
on_add (KithMeetingActions *self)
{
  if (!kith_meeting_actions_take_typed (self))
    return;
  focus_form (self);
}

static guint
get_position (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), POSITION_KEY));
}

/* Back into the fields, once what stands there is safe in the list. */
static void
on_edit (KithMeetingActions *self,
         GtkWidget          *button)
{
  g_autoptr (KithRecord) task = g_object_ref (g_ptr_array_index (self->tasks, get_position (button)));

  if (!kith_meeting_actions_take_typed (self))
    return;
  g_ptr_array_remove (self->tasks, task);
  kith_form_set_record (self->form, task, fields, KITH_FORM_DEFAULT);
  list_tasks (self);
  focus_form (self);
  say_edited (self);
}

static void
on_put_back (KithMeetingActions *self,
             AdwToast           *toast)
{
  KithRecord *task = g_object_get_data (G_OBJECT (toast), TASK_KEY);
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toast), POSITION_KEY));

  g_ptr_array_insert (self->tasks, (int) MIN (position, self->tasks->len), g_object_ref (task));
  list_tasks (self);
  say_edited (self);
}

/* It is in no case file yet, so that Ctrl+Z knows nothing of it: the toast itself brings it back. */
static void
offer_undo (KithMeetingActions *self,
            KithRecord         *task,
            guint               position)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast = NULL;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (_("Action removed"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_button_label (toast, _("Undo"));
  g_object_set_data_full (G_OBJECT (toast), TASK_KEY, g_object_ref (task), g_object_unref);
  g_object_set_data (G_OBJECT (toast), POSITION_KEY, GUINT_TO_POINTER (position));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_put_back), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
on_remove (KithMeetingActions *self,
           GtkWidget          *button)
{
  guint position = get_position (button);
  g_autoptr (KithRecord) task = g_object_ref (g_ptr_array_index (self->tasks, position));

  g_ptr_array_remove_index (self->tasks, position);
  offer_undo (self, task, position);
  list_tasks (self);
  focus_form (self);
  say_edited (self);
}

static char *
dup_words (KithMeetingActions *self,
           KithRecord         *task)
{
  gint64 id = kith_record_get_number (task, KITH_TASK_PERSON);
  const char *who = self->people != NULL ? g_hash_table_lookup (self->people, &id) : NULL;
  g_autofree char *due = kith_record_format (task, KITH_TASK_DUE);

  if (who != NULL && *due != '\0')
    /* Translators: who does it, and by which day */
    return g_strdup_printf (_("%s, by %s"), who, due);
  if (*due != '\0')
    return g_strdup_printf (_("By %s"), due);
  return g_strdup (who);
}

static void
add_button (KithMeetingActions *self,
            AdwActionRow       *row,
            guint               position,
            const char         *icon,
            const char         *label,
            GCallback           callback)
{
  GtkWidget *button = kith_pane_create_button (icon, label);

  g_object_set_data (G_OBJECT (button), POSITION_KEY, GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
list_tasks (KithMeetingActions *self)
{
  GtkWidget *child = NULL;
  AdwPreferencesGroup *group = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_box_remove (self->list_box, child);
  group = kith_pane_add_group (self->list_box, _("Actions"), _("Each becomes a task when the meeting is finished."));
  for (guint i = 0; i < self->tasks->len; i++) {
    KithRecord *task = g_ptr_array_index (self->tasks, i);
    const char *text = kith_record_get_text (task, KITH_TASK_TEXT);
    g_autofree char *words = dup_words (self, task);
    /* Translators: what is to be done */
    g_autofree char *edit = g_strdup_printf (_("Edit %s"), text);
    /* Translators: what is to be done */
    g_autofree char *remove = g_strdup_printf (_("Remove %s"), text);
    AdwActionRow *row = kith_pane_add_row (group, text, words);

    add_button (self, row, i, "document-edit-symbolic", edit, G_CALLBACK (on_edit));
    add_button (self, row, i, "user-trash-symbolic", remove, G_CALLBACK (on_remove));
  }
}

static void
kith_meeting_actions_finalize (GObject *object)
{
  KithMeetingActions *self = KITH_MEETING_ACTIONS (object);

  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);

  G_OBJECT_CLASS (kith_meeting_actions_parent_class)->finalize (object);
}

static void
kith_meeting_actions_class_init (KithMeetingActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_meeting_actions_finalize;

  edited_signal = g_signal_new ("edited", KITH_TYPE_MEETING_ACTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
kith_meeting_actions_init (KithMeetingActions *self)
{
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kith_meeting_actions_new:
 * @store: the open store
 *
 * Returns: (transfer floating): no actions yet, and fields for the first
 */
GtkWidget *
kith_meeting_actions_new (KithStore *store)
{
  KithMeetingActions *self = g_object_new (KITH_TYPE_MEETING_ACTIONS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("Add _Action"));

  self->list_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->form = KITH_FORM (kith_form_new (store));
  empty_form (self);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (say_edited), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list_box));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), add);
  adw_bin_set_child (ADW_BIN (self), box);
  list_tasks (self);
  return GTK_WIDGET (self);
}

/**
 * kith_meeting_actions_set_people:
 * @self: the actions of a meeting
 * @people: (element-type gint64 utf8): names of people by id
 */
void
kith_meeting_actions_set_people (KithMeetingActions *self,
                                 GHashTable         *people)
{
  g_return_if_fail (KITH_IS_MEETING_ACTIONS (self));

  g_clear_pointer (&self->people, g_hash_table_unref);
  self->people = g_hash_table_ref (people);
  list_tasks (self);
}

/* One that came back to be changed differs from nothing, and is an action all the same. */
static gboolean
has_typed (KithMeetingActions *self)
{
  return kith_form_is_changed (self->form) || kith_record_has (kith_form_get_record (self->form), KITH_TASK_TEXT);
}

/**
 * kith_meeting_actions_have_words:
 * @self: the actions of a meeting
 *
 * Returns: whether there is an action, or the beginning of one
 */
gboolean
kith_meeting_actions_have_words (KithMeetingActions *self)
{
  g_return_val_if_fail (KITH_IS_MEETING_ACTIONS (self), FALSE);

  return self->tasks->len > 0 || has_typed (self);
}

/**
 * kith_meeting_actions_take_typed:
 * @self: the actions of a meeting
 *
 * Adds the action that stands in the fields, if there is one.
 *
 * Returns: whether nothing is left in the fields
 */
gboolean
kith_meeting_actions_take_typed (KithMeetingActions *self)
{
  g_return_val_if_fail (KITH_IS_MEETING_ACTIONS (self), FALSE);

  if (!has_typed (self))
    return TRUE;
  if (!kith_form_apply (self->form, NULL))
    return FALSE;
  g_ptr_array_add (self->tasks, kith_record_dup (kith_form_get_record (self->form)));
  empty_form (self);
  list_tasks (self);
  say_edited (self);
  return TRUE;
}

/**
 * kith_meeting_actions_dup_tasks:
 * @self: the actions of a meeting
 *
 * Returns: (transfer full) (element-type KithRecord): copies of the actions, as tasks that are not saved
 */
GPtrArray *
kith_meeting_actions_dup_tasks (KithMeetingActions *self)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (KITH_IS_MEETING_ACTIONS (self), tasks);

  for (guint i = 0; i < self->tasks->len; i++)
    g_ptr_array_add (tasks, kith_record_dup (g_ptr_array_index (self->tasks, i)));
  return tasks;
}

static void
add_task_json (JsonBuilder *builder,
               KithRecord  *task)
{
  json_builder_begin_object (builder);
  for (guint i = 0; fields[i] != NULL; i++) {
    g_autofree char *stored = kith_record_dup_stored (task, kith_kind_find_field (&kith_task_kind, fields[i]));

    json_builder_set_member_name (builder, fields[i]);
    json_builder_add_string_value (builder, stored != NULL ? stored : "");
  }
  json_builder_end_object (builder);
}

/**
 * kith_meeting_actions_dup_json:
 * @self: the actions of a meeting
 *
 * Returns: (transfer full): everything in it, for a draft
 */
JsonNode *
kith_meeting_actions_dup_json (KithMeetingActions *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *typed = NULL;

  g_return_val_if_fail (KITH_IS_MEETING_ACTIONS (self), NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < self->tasks->len; i++)
    add_task_json (builder, g_ptr_array_index (self->tasks, i));
  /* the one in the fields: as it was before and what was typed over it */
  typed = kith_form_dup_typed (self->form);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "typed");
  json_builder_add_string_value (builder, typed);
  json_builder_set_member_name (builder, "over");
  add_task_json (builder, kith_form_get_record (self->form));
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}

static KithRecord *
read_task (JsonObject *object)
{
  KithRecord *task = kith_record_new (&kith_task_kind);

  for (guint i = 0; fields[i] != NULL; i++) {
    const char *stored = json_object_get_string_member_with_default (object, fields[i], "");

    if (*stored != '\0')
      kith_record_set_stored (task, kith_kind_find_field (&kith_task_kind, fields[i]), stored);
  }
  return task;
}

static void
restore_typed (KithMeetingActions *self,
               JsonObject         *object)
{
  JsonObject *over = json_object_get_object_member (object, "over");

  if (over != NULL) {
    g_autoptr (KithRecord) task = read_task (over);

    kith_form_set_record (self->form, task, fields, KITH_FORM_DEFAULT);
  }
  kith_form_restore_typed (self->form, json_object_get_string_member (object, "typed"));
}

/**
 * kith_meeting_actions_restore:
 * @self: the actions of a meeting
 * @json: from [method@MeetingActions.dup_json]
 */
void
kith_meeting_actions_restore (KithMeetingActions *self,
                              JsonNode           *json)
{
  JsonArray *array = NULL;

  g_return_if_fail (KITH_IS_MEETING_ACTIONS (self));

  if (json == NULL || !JSON_NODE_HOLDS_ARRAY (json))
    return;
  array = json_node_get_array (json);
  g_ptr_array_set_size (self->tasks, 0);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = json_array_get_object_element (array, i);

    if (json_object_has_member (object, "typed"))
      restore_typed (self, object);
    else
      g_ptr_array_add (self->tasks, read_task (object));
  }
  list_tasks (self);
}
