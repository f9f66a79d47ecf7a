/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/kith-preset-list.h"

#include "form/kith-record-dialog.h"
#include "kith-presets-case.h"
#include "kith-text.h"
#include "shell/kith-accessible.h"
#include "shell/kith-focus.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithPresetList
{
  AdwBin parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GPtrArray *records;
  char *title;
  char *description;

  /* Child */
  GtkBox *box;
  /* Borrowed: a row of the box, where something is over */
  AdwExpanderRow *past;

  const KithKind *kind;
  KithPresetWords words;
  KithPresetPast is_past;
  guint reloading;
};

G_DEFINE_FINAL_TYPE (KithPresetList, kith_preset_list, ADW_TYPE_BIN)

#define POSITION_KEY "kith-position"

static gboolean
allows (KithPresetList *self,
        KithAction      action)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, self->kind, action);
}

static gboolean
are_presets (KithPresetList *self)
{
  return self->records->len > 0 && kith_record_get_id (g_ptr_array_index (self->records, 0)) == 0;
}

/* What a person does */

static void
present (KithPresetList *self,
         KithRecord     *record)
{
  kith_record_dialog_present (GTK_WIDGET (self), self->store, record, NULL, KITH_FORM_DEFAULT, _(self->kind->label),
                              NULL, NULL);
}

/* A copy of the presets is asked for, and perhaps one of them to go on with. */
typedef struct {
  const KithKind *kind;
  KithRecord *wanted;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_clear_object (&copying->wanted);
  g_free (copying);
}

static gboolean
is_same (KithRecord *a,
         KithRecord *b)
{
  for (guint i = 0; i < kith_record_get_kind (a)->n_fields; i++)
    if (!kith_record_field_equals (a, b, i))
      return FALSE;
  return TRUE;
}

/* On the store thread. Answers with the copy of the one wanted, or with a new record when none was. */
static gpointer
copy_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Copying *copying = data;
  g_autoptr (GPtrArray) own = NULL;

  if (!kith_presets_copy (file, copying->kind, error))
    return NULL;
  own = kith_presets_current (file, copying->kind, error);
  if (own == NULL)
    return NULL;
  for (guint i = 0; copying->wanted != NULL && i < own->len; i++)
    if (is_same (g_ptr_array_index (own, i), copying->wanted))
      return g_object_ref (g_ptr_array_index (own, i));
  return kith_record_new (copying->kind);
}

static void
copied (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithPresetList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = kith_store_submit_finish (KITH_STORE (source), result, &error);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window == NULL)
    return;
  if (record == NULL) {
    kith_window_report_error (window, error);
    return;
  }
  kith_window_offer_undo (window, _("England’s are copied; they are yours to change now"), 0);
  present (self, record);
}

static void
copy_and_edit (KithPresetList *self,
               KithRecord     *wanted)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->kind = self->kind;
  copying->wanted = wanted != NULL ? g_object_ref (wanted) : NULL;
  kith_store_submit_async (self->store, copy_job, copying, copying_free, g_object_unref, self->cancellable, copied,
                           g_object_ref (self));
}

static void
on_add (KithPresetList *self)
{
  g_autoptr (KithRecord) record = kith_record_new (self->kind);

  if (are_presets (self))
    copy_and_edit (self, NULL);
  else
    present (self, record);
}

static KithRecord *
get_record (KithPresetList *self,
            GtkWidget      *widget)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), POSITION_KEY));

  return position < self->records->len ? g_ptr_array_index (self->records, position) : NULL;
}

static void
on_edit (KithPresetList *self,
         GtkWidget      *widget)
{
  KithRecord *record = get_record (self, widget);

  if (record != NULL && kith_record_get_id (record) == 0)
    copy_and_edit (self, record);
  else if (record != NULL)
    present (self, record);
}

static void
removed (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (self);

  if (window == NULL)
    return;
  if (kith_store_remove_finish (KITH_STORE (source), result, &error))
    kith_window_offer_undo (window, _("Removed"), 0);
  else
    kith_window_report_error (window, error);
}

static void
on_remove (KithPresetList *self,
           GtkWidget      *button)
{
  KithRecord *record = get_record (self, button);

  if (record != NULL)
    kith_store_remove_async (self->store, self->kind, kith_record_get_id (record), NULL, removed, g_object_ref (self));
}

/* Filling */

static GtkWidget *
create_button (KithPresetList *self,
               guint           position,
               const char     *icon,
               const char     *verb,
               const char     *label,
               GCallback       callback)
{
  GtkWidget *button = kith_pane_create_button (icon, label);
  g_autofree char *name = g_strdup_printf ("kith-%s-%s-%u", verb, self->kind->name, position);

  gtk_widget_set_name (button, name);
  g_object_set_data (G_OBJECT (button), POSITION_KEY, GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_row (KithPresetList *self,
            guint           position)
{
  KithRecord *record = g_ptr_array_index (self->records, position);
  g_autofree char *title = kith_record_dup_title (record);
  g_autofree char *words = self->words != NULL ? self->words (record) : NULL;
  /* Translators: what a rule or a date is called */
  g_autofree char *edit_label = g_strdup_printf (_("Edit %s"), title);
  /* Translators: what a rule or a date is called */
  g_autofree char *remove_label = g_strdup_printf (_("Remove %s"), title);
  AdwActionRow *row = kith_pane_create_row (title, words);

  if (allows (self, KITH_ACTION_EDIT)) {
    GtkWidget *edit =
      create_button (self, position, "document-edit-symbolic", "edit", edit_label, G_CALLBACK (on_edit));

    adw_action_row_add_suffix (row, edit);
    adw_action_row_set_activatable_widget (row, edit);
  }
  if (kith_record_get_id (record) != 0 && allows (self, KITH_ACTION_REMOVE))
    adw_action_row_add_suffix (row, create_button (self, position, "user-trash-symbolic", "remove", remove_label,
                                                   G_CALLBACK (on_remove)));
  return GTK_WIDGET (row);
}

static void
add_header_button (KithPresetList      *self,
                   AdwPreferencesGroup *group)
{
  GtkWidget *button = NULL;
  g_autofree char *name = g_strdup_printf ("kith-add-%s", self->kind->name);
  /* Translators: a kind of record, as in "Add: Rule for plans" */
  g_autofree char *label = g_strdup_printf (_("Add: %s"), _(self->kind->label));

  if (!allows (self, KITH_ACTION_ADD))
    return;
  button = kith_pane_create_button (NULL, _("Add…"));
  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_name (button, name);
  kith_accessible_name_button (button, label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, button);
}

static gboolean
is_over (KithPresetList *self,
         guint           position,
         const char     *today)
{
  return self->is_past != NULL && self->is_past (g_ptr_array_index (self->records, position), today);
}

/* Adds those that are not over. Returns how many are. */
static guint
add_rows (KithPresetList      *self,
          AdwPreferencesGroup *group,
          const char          *today)
{
  guint n_past = 0;

  for (guint i = 0; i < self->records->len; i++) {
    if (is_over (self, i, today))
      n_past++;
    else
      adw_preferences_group_add (group, create_row (self, i));
  }
  return n_past;
}

static void
add_past (KithPresetList      *self,
          AdwPreferencesGroup *group,
          const char          *today,
          guint                n_past,
          gboolean             unfolded)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u in the past", "%u in the past", n_past), n_past);
  g_autofree char *name = g_strdup_printf ("kith-past-%s", self->kind->name);

  self->past = kith_pane_add_expander (group, title, name);
  for (guint i = 0; i < self->records->len; i++)
    if (is_over (self, i, today))
      adw_expander_row_add_row (self->past, create_row (self, i));
  adw_expander_row_set_expanded (self->past, unfolded);
}

static char *
dup_description (KithPresetList *self)
{
  if (!are_presets (self))
    return g_strdup (self->description);
  /* Translators: a sentence that says what a list is for */
  return g_strdup_printf (_("%s These are England’s usual ones. Change one to make all of them your own."),
                          self->description);
}

static void
fill (KithPresetList *self)
{
  g_autofree char *focused = kith_focus_dup_name (GTK_WIDGET (self->box));
  g_autofree char *description = dup_description (self);
  GtkWidget *child = NULL;
  AdwPreferencesGroup *group = NULL;
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));
  gboolean unfolded = self->past != NULL && adw_expander_row_get_expanded (self->past);
  guint n_past = 0;

  self->past = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  group = kith_pane_add_group (self->box, self->title, description);
  add_header_button (self, group);
  n_past = add_rows (self, group, today);
  if (n_past == self->records->len)
    kith_pane_add_remark (group, n_past == 0 ? _("None yet") : _("None to come"));
  if (n_past > 0)
    add_past (self, group, today, n_past, unfolded);
  kith_focus_named (GTK_WIDGET (self->box), focused);
}

static void
show_failure (KithPresetList *self,
              const GError   *error)
{
  GtkWidget *child = NULL;

  self->past = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  kith_pane_add_remark (kith_pane_add_group (self->box, self->title, self->description), error->message);
}

/* Loading */

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kith_presets_current (file, data, error);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithPresetList) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (records == NULL) {
    show_failure (self, error);
    return;
  }
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  fill (self);
}

static gboolean
reload (gpointer data)
{
  KithPresetList *self = data;

  self->reloading = 0;
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_job, (gpointer) self->kind, NULL, (GDestroyNotify) g_ptr_array_unref,
                             self->cancellable, loaded, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (KithPresetList *self,
                  const char     *kind)
{
  if ((*kind == '\0' || g_str_equal (kind, self->kind->name)) && self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
}

static void
kith_preset_list_dispose (GObject *object)
{
  KithPresetList *self = KITH_PRESET_LIST (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_preset_list_parent_class)->dispose (object);
}

static void
kith_preset_list_finalize (GObject *object)
{
  KithPresetList *self = KITH_PRESET_LIST (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->description);

  G_OBJECT_CLASS (kith_preset_list_parent_class)->finalize (object);
}

static void
kith_preset_list_class_init (KithPresetListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_preset_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_preset_list_finalize;
}

static void
kith_preset_list_init (KithPresetList *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * kith_preset_list_new:
 * @store: the open store
 * @kind: a kind with presets, see [func@presets_have]
 * @title: what the list is called
 * @description: a sentence that says what the list is for
 * @words: (nullable): what stands under the title of a record
 * @is_past: (nullable): which records are over: they are shown on demand
 *
 * Returns: (transfer floating): a list that loads itself and follows changes
 */
GtkWidget *
kith_preset_list_new (KithStore       *store,
                      const KithKind  *kind,
                      const char      *title,
                      const char      *description,
                      KithPresetWords  words,
                      KithPresetPast   is_past)
{
  KithPresetList *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (KITH_TYPE_PRESET_LIST, NULL);
  self->store = g_object_ref (store);
  self->kind = kind;
  self->title = g_strdup (title);
  self->description = g_strdup (description);
  self->words = words;
  self->is_past = is_past;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  self->reloading = g_idle_add (reload, self);
  return GTK_WIDGET (self);
}
