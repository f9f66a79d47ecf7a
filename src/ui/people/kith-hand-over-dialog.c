/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-hand-over-dialog.h"

#include "form/kith-date-row.h"
#include "form/kith-text-row.h"
#include "kith-choice.h"
#include "kith-date.h"
#include "kith-hand-over-plan.h"
#include "kith-person.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "report/kith-report-preview.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

/* Not chosen yet: no person has this id. */
#define NOT_CHOSEN (-1)
#define NOBODY 0
/* Entries of the lists before the people. */
#define POSITION_NOT_CHOSEN 0
#define POSITION_NOBODY 1
#define FIRST_PERSON 2

struct _KithHandOverDialog
{
  AdwDialog parent_instance;

  /* Owned */
  KithStore *store;
  KithHandOverPlan *plan;
  GHashTable *chosen; /* gint64 assignment to gint64 person */
  GPtrArray *rows;    /* borrows from items_group; in the order of the plan */
  GCancellable *loading;

  /* Template */
  GtkWidget *apply_button;
  AdwBanner *trouble;
  KithStateView *state_view;
  AdwPreferencesGroup *day_group;
  AdwPreferencesGroup *all_group;
  AdwPreferencesGroup *items_group;
  AdwPreferencesGroup *note_group;
  GtkWidget *pack_group;
  AdwSwitchRow *pack_row;
  AdwComboRow *all_row;
  KithDateRow *day_row;
  KithTextRow *note_row;

  gint64 person;
  gboolean updating;
  gboolean applying;
};

G_DEFINE_FINAL_TYPE (KithHandOverDialog, kith_hand_over_dialog, ADW_TYPE_DIALOG)

/* Who may take over which role. */
static gboolean
is_eligible (const KithHandOverPerson *person,
             const char               *role)
{
  static const char *const coaches[] = { "coach", "welfare", "manager", "dsl" };

  if (g_strcmp0 (role, "mentor") == 0)
    return kith_choices_contain (person->roles, "mentor");
  for (guint i = 0; i < G_N_ELEMENTS (coaches); i++)
    if (kith_choices_contain (person->roles, coaches[i]))
      return TRUE;
  return FALSE;
}

/* @role: NULL for any role that is to be handed over */
static gboolean
may_take_over (KithHandOverDialog       *self,
               const KithHandOverPerson *person,
               const char               *role)
{
  if (role != NULL)
    return is_eligible (person, role);
  for (guint i = 0; i < self->plan->items->len; i++)
    if (is_eligible (person, ((KithHandOverItem *) g_ptr_array_index (self->plan->items, i))->role))
      return TRUE;
  return FALSE;
}

static char *
dup_person_words (const KithHandOverPerson *person)
{
  if (person->limit >= 0)
    /* Translators: a person's name, how many students they support, how many at most */
    return g_strdup_printf (_("%s (%u of %d)"), person->name, person->n_students, (int) person->limit);
  /* Translators: a person's name, how many students they support */
  return g_strdup_printf (_("%s (%u)"), person->name, person->n_students);
}

/* A list keeps the people it names in the same order, so that a position says who. @role: NULL for any */
static GListModel *
make_names (KithHandOverDialog *self,
            const char         *first,
            const char         *role,
            GPtrArray          *people)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, first);
  gtk_string_list_append (names, _("Nobody, it ends"));
  for (guint i = 0; i < self->plan->people->len; i++) {
    KithHandOverPerson *person = g_ptr_array_index (self->plan->people, i);
    g_autofree char *words = dup_person_words (person);

    if (!may_take_over (self, person, role))
      continue;
    gtk_string_list_append (names, words);
    g_ptr_array_add (people, person);
  }
  return G_LIST_MODEL (names);
}

static gint64
get_selected_person (AdwComboRow *row)
{
  guint position = adw_combo_row_get_selected (row);
  GPtrArray *people = g_object_get_data (G_OBJECT (row), "people");

  if (position == POSITION_NOBODY)
    return NOBODY;
  if (position < FIRST_PERSON || people == NULL || position - FIRST_PERSON >= people->len)
    return NOT_CHOSEN;
  return ((KithHandOverPerson *) g_ptr_array_index (people, position - FIRST_PERSON))->id;
}

/* Leaves the row as it is when the person is not in its list. */
static void
select_person (AdwComboRow *row,
               gint64       id)
{
  GPtrArray *people = g_object_get_data (G_OBJECT (row), "people");

  if (id == NOBODY || id == NOT_CHOSEN)
    adw_combo_row_set_selected (row, id == NOBODY ? POSITION_NOBODY : POSITION_NOT_CHOSEN);
  for (guint i = 0; i < people->len; i++)
    if (((KithHandOverPerson *) g_ptr_array_index (people, i))->id == id)
      adw_combo_row_set_selected (row, FIRST_PERSON + i);
}

static void
set_names (KithHandOverDialog *self,
           AdwComboRow        *row,
           const char         *first,
           const char         *role)
{
  GPtrArray *people = g_ptr_array_new ();
  g_autoptr (GListModel) names = make_names (self, first, role, people);

  g_object_set_data_full (G_OBJECT (row), "people", people, (GDestroyNotify) g_ptr_array_unref);
  adw_combo_row_set_model (row, names);
}

static guint
count_taken_by (KithHandOverDialog *self,
                gint64              person)
{
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++) {
    const KithHandOverItem *item = g_ptr_array_index (self->plan->items, i);

    if (get_selected_person (g_ptr_array_index (self->rows, i)) == person)
      g_hash_table_add (students, g_memdup2 (&item->student, sizeof item->student));
  }
  return g_hash_table_size (students);
}

/* Before the rules are asked: whom this would be too much for. */
static char *
dup_overload_words (KithHandOverDialog *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < self->plan->people->len; i++) {
    const KithHandOverPerson *person = g_ptr_array_index (self->plan->people, i);
    guint taken = count_taken_by (self, person->id);

    if (taken > 0 && person->limit >= 0 && person->n_students + taken > person->limit)
      g_strv_builder_take (
        words,
        /* Translators: a person's name, how many students they would support, their limit */
        g_strdup_printf (_("%s would support %u students; the limit is %d."), person->name, person->n_students + taken,
                         (int) person->limit));
  }
  parts = g_strv_builder_end (words);
  return g_strjoinv (" ", parts);
}

static guint
count_not_chosen (KithHandOverDialog *self)
{
  guint n_left = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n_left += get_selected_person (g_ptr_array_index (self->rows, i)) == NOT_CHOSEN;
  return n_left;
}

static char *
dup_description (KithHandOverDialog *self)
{
  guint n_left = count_not_chosen (self);
  g_autofree char *overload = dup_overload_words (self);
  g_autofree char *left =
    n_left > 0 ? g_strdup_printf (ngettext ("%u student still needs somebody.", "%u students still need somebody.", n_left),
                                  n_left)
               : g_strdup ("");

  return g_strconcat (left, *left != '\0' && *overload != '\0' ? " " : "", overload, NULL);
}

static void
update (KithHandOverDialog *self)
{
  g_autofree char *description = self->plan != NULL ? dup_description (self) : NULL;
  gboolean ready = self->plan != NULL && !self->applying && count_not_chosen (self) == 0
                   && kith_date_row_get_date (self->day_row) != NULL;

  adw_preferences_group_set_description (self->items_group, description);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", ready);
}

static void
remember (KithHandOverDialog     *self,
          const KithHandOverItem *item,
          gint64                  person)
{
  g_hash_table_insert (self->chosen, g_memdup2 (&item->assignment, sizeof item->assignment),
                       g_memdup2 (&person, sizeof person));
}

static void
on_item_selected (KithHandOverDialog *self,
                  GParamSpec         *pspec,
                  AdwComboRow        *row)
{
  guint position;

  if (self->updating || !g_ptr_array_find (self->rows, row, &position))
    return;
  remember (self, g_ptr_array_index (self->plan->items, position), get_selected_person (row));
  adw_banner_set_revealed (self->trouble, FALSE);
  update (self);
}

static void
on_all_selected (KithHandOverDialog *self)
{
  gint64 person;

  if (self->updating || self->plan == NULL)
    return;
  person = get_selected_person (self->all_row);
  if (person == NOT_CHOSEN)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    select_person (g_ptr_array_index (self->rows, i), person);
}

static void
add_item (KithHandOverDialog     *self,
          const KithHandOverItem *item)
{
  GtkWidget *row = adw_combo_row_new ();
  const gint64 *chosen = g_hash_table_lookup (self->chosen, &item->assignment);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->words);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  set_names (self, ADW_COMBO_ROW (row), _("Choose…"), item->role);
  select_person (ADW_COMBO_ROW (row), chosen != NULL ? *chosen : NOT_CHOSEN);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_item_selected), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->items_group, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
may_print (KithHandOverDialog *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT);
}

static void
show_items (KithHandOverDialog *self)
{
  gboolean any = self->plan->items->len > 0;

  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->items_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  set_names (self, self->all_row, _("Choose for each student"), NULL);
  for (guint i = 0; i < self->plan->items->len; i++)
    add_item (self, g_ptr_array_index (self->plan->items, i));
  gtk_widget_set_visible (GTK_WIDGET (self->all_group), self->plan->items->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->items_group), any);
  gtk_widget_set_visible (GTK_WIDGET (self->note_group), any);
  gtk_widget_set_visible (self->pack_group, any && may_print (self));
  gtk_button_set_label (GTK_BUTTON (self->apply_button), any ? _("_Hand Over") : _("_Save"));
  self->updating = FALSE;
}

static void
show_plan (KithHandOverDialog *self,
           KithHandOverPlan   *plan)
{
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *words = NULL;
  gboolean is_first = self->plan == NULL;

  g_clear_pointer (&self->plan, kith_hand_over_plan_free);
  self->plan = plan;
  name = kith_record_dup_title (plan->person);
  escaped = g_markup_escape_text (name, -1);
  words = plan->items->len > 0
            ? g_strdup_printf (ngettext ("%u student is supported after that day and goes to somebody else.",
                                         "%u students are supported after that day and go to somebody else.",
                                         plan->items->len),
                               plan->items->len)
            : g_strdup (_("No students to hand over after that day."));
  adw_preferences_group_set_title (self->day_group, escaped);
  adw_preferences_group_set_description (self->day_group, words);
  show_items (self);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
  update (self);
  if (is_first)
    gtk_widget_grab_focus (GTK_WIDGET (self->day_row));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithHandOverDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  KithHandOverPlan *plan = kith_hand_over_plan_load_finish (KITH_STORE (source), result, &error);

  if (plan != NULL)
    show_plan (self, plan);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kith_state_view_set_error (self->state_view, error);
}

static void
load (KithHandOverDialog *self)
{
  const char *last_day = kith_date_row_get_date (self->day_row);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  update (self);
  if (last_day == NULL)
    return;
  self->loading = g_cancellable_new ();
  kith_hand_over_plan_load_async (self->store, self->person, last_day, self->loading, on_loaded, g_object_ref (self));
}

static void
show_trouble (KithHandOverDialog *self,
              const GError       *error)
{
  adw_banner_set_use_markup (self->trouble, FALSE);
  adw_banner_set_title (self->trouble, error->message);
  adw_banner_set_revealed (self->trouble, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Once the last day is over nobody is theirs any more, and the pack would be empty. */
static gboolean
wants_pack (KithHandOverDialog *self)
{
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));

  return gtk_widget_get_visible (self->pack_group) && adw_switch_row_get_active (self->pack_row) &&
         g_strcmp0 (kith_date_row_get_date (self->day_row), today) >= 0;
}

static void
finish (KithHandOverDialog *self,
        gint64              operation)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  g_autofree char *day = kith_date_format_iso (kith_date_row_get_date (self->day_row));
  g_autofree char *name = kith_record_dup_title (self->plan->person);
  /* Translators: a person's name, then a date */
  g_autofree char *words = g_strdup_printf (_("%s’s last day is %s"), name, day);
  const KithReportSubject subject = { .person = self->person };
  gboolean with_pack = wants_pack (self);

  adw_dialog_force_close (ADW_DIALOG (self));
  if (window == NULL)
    return;
  kith_window_offer_undo (window, words, operation);
  if (with_pack)
    kith_report_preview_present (window, "hand-over-pack", &subject);
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithHandOverDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 operation = kith_hand_over_plan_apply_finish (KITH_STORE (source), result, &error);

  self->applying = FALSE;
  if (error != NULL) {
    show_trouble (self, error);
    update (self);
    return;
  }
  finish (self, operation);
}

static void
apply (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  KithHandOverDialog *self = KITH_HAND_OVER_DIALOG (widget);
  g_autoptr (GArray) successors = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *note = kith_text_row_dup_text (self->note_row);

  for (guint i = 0; i < self->rows->len; i++) {
    gint64 person = get_selected_person (g_ptr_array_index (self->rows, i));

    g_array_append_val (successors, person);
  }
  self->applying = TRUE;
  update (self);
  kith_hand_over_plan_apply_async (self->store, self->plan, kith_date_row_get_date (self->day_row), successors, note,
                                   on_applied, g_object_ref (self));
}

static void
cancel (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
kith_hand_over_dialog_dispose (GObject *object)
{
  KithHandOverDialog *self = KITH_HAND_OVER_DIALOG (object);

  self->updating = TRUE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_HAND_OVER_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->plan, kith_hand_over_plan_free);

  G_OBJECT_CLASS (kith_hand_over_dialog_parent_class)->dispose (object);
}

static void
kith_hand_over_dialog_finalize (GObject *object)
{
  KithHandOverDialog *self = KITH_HAND_OVER_DIALOG (object);

  g_hash_table_unref (self->chosen);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (kith_hand_over_dialog_parent_class)->finalize (object);
}

static void
kith_hand_over_dialog_class_init (KithHandOverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_hand_over_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_hand_over_dialog_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("people/kith-hand-over-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithHandOverDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, KithHandOverDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, KithHandOverDialog, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithHandOverDialog, day_group);
  gtk_widget_class_bind_template_child (widget_class, KithHandOverDialog, all_group);
  gtk_widget_class_bind_template_child (widget_class, KithHandOverDialog, items_group);
  gtk_widget_class_bind_template_child (widget_class, KithHandOverDialog, note_group);
  gtk_widget_class_bind_template_child (widget_class, KithHandOverDialog, pack_group);
  gtk_widget_class_bind_template_child (widget_class, KithHandOverDialog, pack_row);
  gtk_widget_class_bind_template_child (widget_class, KithHandOverDialog, all_row);
  gtk_widget_class_bind_template_callback (widget_class, on_all_selected);

  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.apply", NULL);
}

static void
kith_hand_over_dialog_init (KithHandOverDialog *self)
{
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_rows (KithHandOverDialog *self,
          const char         *last_day)
{
  KithClock *clock = kith_store_get_clock (self->store);
  g_autofree char *today = kith_clock_dup_today (clock);

  self->day_row = KITH_DATE_ROW (kith_date_row_new (_("Last Day"), clock));
  kith_date_row_set_date (self->day_row, last_day != NULL ? last_day : today);
  adw_preferences_group_add (self->day_group, GTK_WIDGET (self->day_row));
  adw_preferences_group_add (self->day_group, kith_typed_row_get_message_row (KITH_TYPED_ROW (self->day_row)));
  g_signal_connect_object (self->day_row, "notify::date", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  self->note_row = KITH_TEXT_ROW (kith_text_row_new (_("Note")));
  adw_preferences_group_add (self->note_group, GTK_WIDGET (self->note_row));
}

/**
 * kith_hand_over_dialog_present:
 * @window: the window
 * @person: id of who leaves
 * @last_day: (nullable): ISO date to begin with, today when %NULL
 *
 * Sees somebody out: their last day, and who supports each of their students next.
 */
void
kith_hand_over_dialog_present (KithWindow *window,
                               gint64      person,
                               const char *last_day)
{
  KithHandOverDialog *self;

  g_return_if_fail (KITH_IS_WINDOW (window));
  g_return_if_fail (person > 0);

  self = g_object_new (KITH_TYPE_HAND_OVER_DIALOG, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  self->person = person;
  add_rows (self, last_day);
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
  kith_accessible_name_containers (GTK_WIDGET (self), _("Hand-Over"));
  load (self);
}
