/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology-view.h"

#include "form/kith-date-row.h"
#include "form/kith-link-row.h"
#include "kith-chronology-row.h"
#include "kith-note.h"
#include "kith-person.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

typedef struct {
  KithChronologyTypes type;
  const char *label;
  /* (nullable): shown to those who may see records of this kind */
  const char *kind;
} TypeRow;

static const TypeRow type_rows[] = {
  { KITH_CHRONOLOGY_NOTES | KITH_CHRONOLOGY_AMENDMENTS, N_("Notes"), NULL },
  { KITH_CHRONOLOGY_GOALS | KITH_CHRONOLOGY_RATINGS | KITH_CHRONOLOGY_STEPS, N_("Goals and steps"), NULL },
  { KITH_CHRONOLOGY_PLANS, N_("Plans and reviews"), NULL },
  { KITH_CHRONOLOGY_APPOINTMENTS, N_("Appointments"), NULL },
  { KITH_CHRONOLOGY_GROUPS, N_("Groups"), NULL },
  { KITH_CHRONOLOGY_ACHIEVEMENTS | KITH_CHRONOLOGY_SELF_RATINGS | KITH_CHRONOLOGY_CHECKLISTS,
    N_("Achievements and progress"), NULL },
  { KITH_CHRONOLOGY_CARE, N_("Care status"), NULL },
  { KITH_CHRONOLOGY_MOVES, N_("Moves"), NULL },
  { KITH_CHRONOLOGY_ASSIGNMENTS | KITH_CHRONOLOGY_PEOPLE, N_("People"), NULL },
  { KITH_CHRONOLOGY_TASKS, N_("Tasks"), NULL },
  { KITH_CHRONOLOGY_CONCERNS, N_("Safeguarding concerns"), "concern" },
};

struct _KithChronologyView
{
  AdwBin parent_instance;

  /* Owned */
  KithStore *store;
  KithChronologyModel *model;
  GHashTable *opened;

  /* Template */
  GtkSearchEntry *search_entry;
  GtkMenuButton *filter_button;
  AdwPreferencesGroup *jump_group;
  AdwPreferencesGroup *type_group;
  AdwPreferencesGroup *who_group;
  AdwPreferencesGroup *date_group;
  AdwSwitchRow *own_words_row;
  GtkLabel *error_label;
  GtkButton *clear_button;
  KithStateView *state_view;
  GtkScrolledWindow *scrolled;
  GtkListView *list;

  /* In the template's places */
  GtkCheckButton *checks[G_N_ELEMENTS (type_rows)];
  KithLinkRow *person_row;
  KithDateRow *jump_row;
  KithDateRow *from_row;
  KithDateRow *until_row;

  /* A note that is to be shown once the list has it */
  gint64 awaited;
  gboolean clearing;
};

G_DEFINE_FINAL_TYPE (KithChronologyView, kith_chronology_view, ADW_TYPE_BIN)

enum {
  OPEN_RECORD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Filters */

static KithChronologyTypes
get_types (KithChronologyView *self)
{
  KithChronologyTypes types = 0;
  gboolean all = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (type_rows); i++) {
    if (gtk_check_button_get_active (self->checks[i]))
      types |= type_rows[i].type;
    else
      all = FALSE;
  }
  return all ? 0 : types;
}

static void
fill_filter (KithChronologyView   *self,
             KithChronologyFilter *filter)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  *filter = (KithChronologyFilter) {
    .types = get_types (self),
    .person = kith_link_row_get_id (self->person_row),
    .from = kith_date_row_get_date (self->from_row),
    .until = kith_date_row_get_date (self->until_row),
    .own_words_only = adw_switch_row_get_active (self->own_words_row),
    .words = kith_text_is_empty (words) ? NULL : words,
  };
}

static void
update_clear_button (KithChronologyView         *self,
                     const KithChronologyFilter *filter)
{
  guint n_on = kith_chronology_filter_count (filter);
  /* Translators: how many filters are on; an error may follow */
  g_autofree char *label = g_strdup_printf (ngettext ("Clear filters (%u on)", "Clear filters (%u on)", n_on), n_on);

  gtk_button_set_label (self->clear_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), n_on > 0);
  kith_state_view_set_button (self->state_view, KITH_STATE_NO_RESULT, label, "chronology.clear");
}

static void
apply (KithChronologyView *self)
{
  KithChronologyFilter filter;

  if (self->model == NULL || self->clearing)
    return;
  fill_filter (self, &filter);
  update_clear_button (self, &filter);
  kith_chronology_model_set_filter (self->model, &filter);
}

static void
on_filter_edited (KithChronologyView *self)
{
  apply (self);
}

static void
on_search_stopped (KithChronologyView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
clear (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  KithChronologyView *self = KITH_CHRONOLOGY_VIEW (widget);

  self->clearing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  for (guint i = 0; i < G_N_ELEMENTS (type_rows); i++)
    gtk_check_button_set_active (self->checks[i], TRUE);
  kith_link_row_set_id (self->person_row, 0);
  kith_date_row_set_date (self->from_row, NULL);
  kith_date_row_set_date (self->until_row, NULL);
  adw_switch_row_set_active (self->own_words_row, FALSE);
  self->clearing = FALSE;
  apply (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* What the list says */

static gboolean
has_filters (KithChronologyView *self)
{
  KithChronologyFilter filter;

  fill_filter (self, &filter);
  return kith_chronology_filter_count (&filter) > 0;
}

static void
show_error (KithChronologyView *self,
            const char         *error)
{
  gtk_label_set_text (self->error_label, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
  if (error == NULL)
    return;
  kith_state_view_set_words (self->state_view, KITH_STATE_FAILED, NULL, _("Cannot Show This"), error);
  kith_state_view_set_button (self->state_view, KITH_STATE_FAILED, has_filters (self) ? _("_Clear Filters") : NULL,
                              "chronology.clear");
}

static void
show_awaited (KithChronologyView *self)
{
  guint position = 0;

  if (self->awaited == 0)
    return;
  position = kith_chronology_model_find (self->model, &kith_note_kind, self->awaited);
  if (position == G_MAXUINT)
    return;
  self->awaited = 0;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
update_state (KithChronologyView *self)
{
  g_autofree char *error = NULL;
  gboolean loading = FALSE;
  KithState state = KITH_STATE_CONTENT;

  g_object_get (self->model, "error", &error, "loading", &loading, NULL);
  show_error (self, error);
  if (error != NULL)
    state = KITH_STATE_FAILED;
  else if (kith_chronology_model_get_length (self->model) == 0)
    state = loading ? KITH_STATE_LOADING : has_filters (self) ? KITH_STATE_NO_RESULT : KITH_STATE_EMPTY;
  kith_state_view_set_state (self->state_view, state);
  if (!loading)
    show_awaited (self);
}

/* What a person does */

static void
toggle_note (KithChronologyView *self,
             KithChronologySlot *slot,
             gint64              note)
{
  if (!g_hash_table_remove (self->opened, &note))
    g_hash_table_add (self->opened, g_memdup2 (&note, sizeof note));
  g_object_notify (G_OBJECT (slot), "entry");
}

static void
on_activated (KithChronologyView *self,
              guint               position)
{
  g_autoptr (KithChronologySlot) slot = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const KithChronologyEntry *entry = slot != NULL ? kith_chronology_slot_get_entry (slot) : NULL;

  if (entry == NULL)
    return;
  if (entry->key.kind == &kith_note_kind)
    toggle_note (self, slot, entry->key.id);
  else
    g_signal_emit (self, signals[OPEN_RECORD], 0, entry->key.kind->name, entry->key.id);
}

static void
on_jump (KithChronologyView *self)
{
  const char *date = kith_date_row_get_date (self->jump_row);
  guint position = 0;

  if (date == NULL)
    return;
  position = kith_chronology_model_find_date (self->model, date);
  if (position == G_MAXUINT)
    return;
  gtk_menu_button_popdown (self->filter_button);
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* Setting up */

static KithDateRow *
add_date_row (KithChronologyView  *self,
              AdwPreferencesGroup *group,
              const char          *title)
{
  GtkWidget *row = kith_date_row_new (title, kith_store_get_clock (self->store));

  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, kith_typed_row_get_message_row (KITH_TYPED_ROW (row)));
  return KITH_DATE_ROW (row);
}

static gboolean
may_see (KithChronologyView *self,
         const char         *kind)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return kind == NULL ||
         (actor != NULL && kith_policy_allows_any (actor->roles, kith_kind_find (kind), KITH_ACTION_SEE));
}

static void
add_type_rows (KithChronologyView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_rows); i++) {
    GtkWidget *row = adw_action_row_new ();

    self->checks[i] = GTK_CHECK_BUTTON (gtk_check_button_new ());
    gtk_check_button_set_active (self->checks[i], TRUE);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _(type_rows[i].label), -1);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(type_rows[i].label));
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (self->checks[i]));
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->checks[i]));
    g_signal_connect_swapped (self->checks[i], "toggled", G_CALLBACK (on_filter_edited), self);
    gtk_widget_set_visible (row, may_see (self, type_rows[i].kind));
    adw_preferences_group_add (self->type_group, row);
  }
}

static void
add_filter_rows (KithChronologyView *self)
{
  self->jump_row = add_date_row (self, self->jump_group, _("Date"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->jump_row), TRUE);
  g_signal_connect_swapped (self->jump_row, "apply", G_CALLBACK (on_jump), self);
  add_type_rows (self);
  self->person_row = KITH_LINK_ROW (kith_link_row_new (_("Person"), self->store, &kith_person_kind));
  adw_preferences_group_add (self->who_group, GTK_WIDGET (self->person_row));
  g_signal_connect_swapped (self->person_row, "notify::id", G_CALLBACK (on_filter_edited), self);
  self->from_row = add_date_row (self, self->date_group, _("From"));
  self->until_row = add_date_row (self, self->date_group, _("To"));
  g_signal_connect_swapped (self->from_row, "notify::date", G_CALLBACK (on_filter_edited), self);
  g_signal_connect_swapped (self->until_row, "notify::date", G_CALLBACK (on_filter_edited), self);
}

static void
set_up_words (KithChronologyView *self)
{
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "document-edit-symbolic", _("Nothing Here Yet"),
                             _("The first note begins the story."));
  kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _("Add _Note"), "page.new");
  kith_state_view_set_words (self->state_view, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("No Entries Match"),
                             _("Other words or fewer filters may find them."));
}

static void
kith_chronology_view_dispose (GObject *object)
{
  KithChronologyView *self = KITH_CHRONOLOGY_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_CHRONOLOGY_VIEW);
  g_clear_object (&self->model);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_chronology_view_parent_class)->dispose (object);
}

static void
kith_chronology_view_finalize (GObject *object)
{
  g_hash_table_unref (KITH_CHRONOLOGY_VIEW (object)->opened);

  G_OBJECT_CLASS (kith_chronology_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, jump_group);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, type_group);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, who_group);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, date_group);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, own_words_row);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, error_label);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, clear_button);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KithChronologyView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
}

static void
kith_chronology_view_class_init (KithChronologyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_chronology_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_chronology_view_finalize;

  signals[OPEN_RECORD] = g_signal_new ("open-record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("student/kith-chronology-view.ui"));
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "chronology.clear", NULL, clear);
}

static void
kith_chronology_view_init (KithChronologyView *self)
{
  self->opened = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_words (self);
}

/**
 * kith_chronology_view_set_student:
 * @self: a view
 * @store: the store
 * @student: whose chronology; once
 */
void
kith_chronology_view_set_student (KithChronologyView *self,
                                  KithStore          *store,
                                  gint64              student)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (KITH_IS_CHRONOLOGY_VIEW (self));
  g_return_if_fail (self->store == NULL);
  self->store = g_object_ref (store);
  self->model = kith_chronology_model_new (store, student);
  add_filter_rows (self);
  kith_accessible_name_containers (GTK_WIDGET (gtk_menu_button_get_popover (self->filter_button)), _("Filters"));
  kith_accessible_name_containers (GTK_WIDGET (self), _("Chronology"));
  factory = kith_chronology_row_factory_new (store, self->opened);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  g_signal_connect_object (self->model, "notify", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_state (self);
}

/**
 * kith_chronology_view_show_note:
 * @self: a view
 * @note: id of a note
 *
 * Brings the note into sight as soon as the list has it.
 */
void
kith_chronology_view_show_note (KithChronologyView *self,
                                gint64              note)
{
  g_return_if_fail (KITH_IS_CHRONOLOGY_VIEW (self));
  self->awaited = note;
  /* It may be there already: found by a search, and not just saved. */
  show_awaited (self);
}

/**
 * kith_chronology_view_find:
 * @self: a view
 *
 * Puts the cursor where words to look for are typed.
 */
void
kith_chronology_view_find (KithChronologyView *self)
{
  g_return_if_fail (KITH_IS_CHRONOLOGY_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * kith_chronology_view_get_adjustment:
 * @self: a view
 *
 * Returns: (transfer none): how far down the list is
 */
GtkAdjustment *
kith_chronology_view_get_adjustment (KithChronologyView *self)
{
  g_return_val_if_fail (KITH_IS_CHRONOLOGY_VIEW (self), NULL);
  return gtk_scrolled_window_get_vadjustment (self->scrolled);
}
