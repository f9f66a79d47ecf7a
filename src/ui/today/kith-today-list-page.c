/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/kith-today-list-page.h"

#include "export/kith-export-dialog.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-list-model.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "report/kith-report-preview.h"
#include "shell/kith-accessible.h"
#include "shell/kith-printable.h"
#include "shell/kith-state-view.h"
#include "supervision/kith-supervision-page.h"
#include "today/kith-support-actions.h"
#include "today/kith-task-actions.h"
#include "today/kith-titles.h"
#include "today/kith-today-row.h"

#include <glib/gi18n.h>

struct _KithTodayListPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  KithListModel *model;
  KithTitles *students;
  KithTitles *people;
  GHashTable *reasons;
  GCancellable *cancellable;

  /* Template */
  GtkWidget *print_button;
  GtkWidget *export_button;
  GtkWidget *new_button;
  GtkWidget *chips;
  GtkMenuButton *span_button;
  GtkWidget *everybody_button;
  GtkLabel *count_label;
  KithStateView *state_view;
  GtkListView *list;

  KithTodaySection section;
  KithTaskSpan span;
  gboolean everybody;
  gboolean may_tick;
  gboolean is_shown;
  gboolean had_focus;
  guint day_timeout;
  char *day;
};

G_DEFINE_FINAL_TYPE (KithTodayListPage, kith_today_list_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_SPAN = 1,
  PROP_EVERYBODY,
} KithTodayListPageProps;

static GParamSpec *properties[PROP_EVERYBODY + 1];

/* Names of the spans as the menu's targets; they are not stored. */
static const char *const span_names[KITH_N_TASK_SPANS] = {
  [KITH_TASKS_OVERDUE] = "overdue",       [KITH_TASKS_TODAY] = "today",     [KITH_TASKS_THIS_WEEK] = "this-week",
  [KITH_TASKS_LATER] = "later",           [KITH_TASKS_ANY_DAY] = "any-day", [KITH_TASKS_OPEN] = "open",
  [KITH_TASKS_DONE] = "done",
};

static gboolean
is_of_tasks (KithTodaySection section)
{
  return section <= KITH_TODAY_ANY_DAY || section == KITH_TODAY_TEAM_OVERDUE;
}

static KithTaskSpan
find_span (KithTodaySection section)
{
  switch ((int) section) {
  case KITH_TODAY_DUE:
    return KITH_TASKS_TODAY;
  case KITH_TODAY_THIS_WEEK:
    return KITH_TASKS_THIS_WEEK;
  case KITH_TODAY_ANY_DAY:
    return KITH_TASKS_ANY_DAY;
  default:
    return KITH_TASKS_OVERDUE;
  }
}

static const char *
get_title (KithTodayListPage *self)
{
  return is_of_tasks (self->section) ? _("Tasks") : kith_today_get_title (self->section);
}

/* What is shown */

static void
update_count (KithTodayListPage *self,
              guint              n_items)
{
  g_autofree char *number = kith_text_format_number (n_items);
  /* Translators: how many lines a list has */
  g_autofree char *words = g_strdup_printf (ngettext ("%s entry", "%s entries", n_items), number);

  if (g_str_equal (gtk_label_get_text (self->count_label), words))
    return;
  gtk_label_set_text (self->count_label, words);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
focus_list (gpointer data)
{
  KithTodayListPage *self = data;

  /* In the list already, Tab would go on into the row. */
  if (self->list != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* Whoever opens a list wants to go on in it: once it is on screen and has something, whichever comes last. The page
 * before goes away after this one is shown and lets go of the focus, so this waits its turn. */
static void
focus_first_row (KithTodayListPage *self)
{
  if (!self->is_shown || self->had_focus || g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;
  self->had_focus = TRUE;
  g_idle_add_full (G_PRIORITY_LOW, focus_list, g_object_ref (self), g_object_unref);
}

static void
on_shown (KithTodayListPage *self)
{
  self->is_shown = TRUE;
  focus_first_row (self);
}

static void
update_state (KithTodayListPage *self)
{
  g_autofree char *error = NULL;
  gboolean loading = FALSE;
  guint n_items = 0;

  g_object_get (self->model, "error", &error, "loading", &loading, "n-items", &n_items, NULL);
  if (error != NULL) {
    kith_state_view_set_words (self->state_view, KITH_STATE_FAILED, NULL, NULL, error);
    kith_state_view_set_state (self->state_view, KITH_STATE_FAILED);
  } else if (n_items > 0) {
    kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
    focus_first_row (self);
  } else {
    kith_state_view_set_state (self->state_view, loading ? KITH_STATE_LOADING : KITH_STATE_EMPTY);
  }
  if (!loading)
    update_count (self, n_items);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", n_items > 0);
}

static void
update_chips (KithTodayListPage *self)
{
  gtk_menu_button_set_label (self->span_button, kith_task_span_get_title (self->span));
}

typedef struct {
  KithTodaySection section;
  KithTaskSpan span;
  gboolean everybody;
} Wanted;

/* @reasons: why each stands there by its id, where the record alone does not say */
typedef struct {
  KithQuery *query;
  GHashTable *reasons;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->query, kith_query_free);
  g_hash_table_unref (answer->reasons);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

typedef struct {
  KithCaseFile *file;
  KithTodaySection section;
  GHashTable *reasons;
} Reasoning;

static gboolean
add_reason (KithRecord  *record,
            gpointer     data,
            GError     **error)
{
  Reasoning *self = data;
  gint64 id = kith_record_get_id (record);
  char *why = kith_today_dup_why (self->file, self->section, record);

  if (why != NULL)
    g_hash_table_insert (self->reasons, g_memdup2 (&id, sizeof id), why);
  return TRUE;
}

static KithQuery *
create_query (KithCaseFile  *file,
              const Wanted  *wanted,
              GError       **error)
{
  const KithActor *actor = kith_case_file_get_actor (file);
  g_autoptr (GError) local_error = NULL;
  KithQuery *query = NULL;
  KithTodayDay day;

  if (!kith_today_begin (file, &day, error))
    return NULL;
  if (is_of_tasks (wanted->section))
    return kith_tasks_create_query (wanted->span, wanted->everybody ? 0 : actor->person, &day.today);
  query = kith_today_create_query (file, wanted->section, &day, &local_error);
  if (query == NULL && local_error == NULL) {
    g_autofree char *words = kith_policy_explain (actor->roles, &kith_task_kind, KITH_ACTION_SEE);

    g_set_error_literal (&local_error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED, words);
  }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return query;
}

/* Few lists have reasons of their own, and those are short: for the others nothing is read here. */
static gboolean
has_reasons (KithTodaySection section)
{
  return section == KITH_TODAY_BIRTHDAYS || section == KITH_TODAY_ATTENDANCE || section == KITH_TODAY_SUPERVISION ||
         section == KITH_TODAY_RETENTION;
}

/* On the store thread: a section may depend on how far the person has looked. */
static gpointer
create_query_job (KithCaseFile  *file,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const Wanted *wanted = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  Reasoning reasoning = { file, wanted->section, NULL };

  answer->reasons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  answer->query = create_query (file, wanted, error);
  reasoning.reasons = answer->reasons;
  if (answer->query == NULL ||
      (has_reasons (wanted->section) &&
       !kith_case_file_each (file, answer->query, add_reason, &reasoning, cancellable, error)))
    return NULL;
  return g_steal_pointer (&answer);
}

static void
on_query_created (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (KithTodayListPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->model == NULL)
    return;
  if (answer == NULL) {
    kith_state_view_set_error (self->state_view, error);
    return;
  }
  g_clear_pointer (&self->reasons, g_hash_table_unref);
  self->reasons = g_hash_table_ref (answer->reasons);
  kith_list_model_set_query (self->model, answer->query);
}

static void
refresh (KithTodayListPage *self)
{
  Wanted wanted = { self->section, self->span, self->everybody };

  if (self->store == NULL || !kith_store_is_open (self->store))
    return;
  g_free (self->day);
  self->day = kith_clock_dup_today (kith_store_get_clock (self->store));
  kith_store_submit_async (self->store, create_query_job, g_memdup2 (&wanted, sizeof wanted), g_free,
                           answer_free, self->cancellable, on_query_created, g_object_ref (self));
}

/* The words of yesterday are wrong after midnight. */
static gboolean
look_at_day (gpointer data)
{
  KithTodayListPage *self = data;
  g_autofree char *day = kith_clock_dup_today (kith_store_get_clock (self->store));

  if (g_strcmp0 (day, self->day) != 0)
    refresh (self);
  return G_SOURCE_CONTINUE;
}

/* Rows */

/* One row at work: what it shows and what it waits for. */
typedef struct {
  KithTodayListPage *page;
  GtkListItem *item;
  KithTodayRow *row;
} Cell;

static void
update_cell (Cell *cell)
{
  KithTodayListPage *self = cell->page;
  KithSlot *slot = gtk_list_item_get_item (cell->item);
  KithRecord *record = slot != NULL ? kith_slot_get_record (slot) : NULL;
  const KithKind *kind = record != NULL ? kith_record_get_kind (record) : NULL;
  const char *student = NULL;
  const char *person = NULL;
  g_autofree char *name = NULL;
  const char *why = NULL;
  gint64 id = record != NULL ? kith_record_get_id (record) : 0;
  GDate today;

  if (self->reasons != NULL)
    why = g_hash_table_lookup (self->reasons, &id);
  if (kind != NULL && kind->student_field != KITH_NO_FIELD)
    student = kith_titles_look_up (self->students, kith_record_get_number (record, kind->student_field));
  if (kind == &kith_support_offer_kind)
    student = kith_titles_look_up (self->people, kith_record_get_number (record, KITH_SUPPORT_OFFER_PERSON));
  if (kind == &kith_task_kind && self->everybody)
    person = kith_titles_look_up (self->people, kith_record_get_number (record, KITH_TASK_PERSON));
  kith_clock_get_today (kith_store_get_clock (self->store), &today);
  kith_today_row_show (cell->row, record, student, person, &today, why, self->may_tick);
  name = kith_today_row_dup_name (cell->row);
  gtk_list_item_set_accessible_label (cell->item, name);
}

static void
take_tick_back (GtkWidget *row)
{
  Cell *cell = g_object_get_data (G_OBJECT (row), "kith-cell");

  /* The store takes its time: the page, or this row of it, may have gone meanwhile. */
  if (cell != NULL && gtk_widget_get_root (row) != NULL)
    update_cell (cell);
}

static void
on_tick (KithTodayRow *row,
         gboolean      done)
{
  KithRecord *record = kith_today_row_get_record (row);

  if (record != NULL)
    kith_today_set_done (GTK_WIDGET (row), record, done, take_tick_back);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  GtkWidget *row = kith_today_row_new ();
  Cell *cell = g_new0 (Cell, 1);

  cell->page = data;
  cell->item = item;
  cell->row = KITH_TODAY_ROW (row);
  g_object_set_data_full (G_OBJECT (row), "kith-cell", cell, g_free);
  g_signal_connect (row, "tick", G_CALLBACK (on_tick), NULL);
  gtk_list_item_set_child (item, row);
}

static void
on_slot_changed (GtkWidget *row)
{
  update_cell (g_object_get_data (G_OBJECT (row), "kith-cell"));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  KithTodayListPage *self = data;
  GtkWidget *row = gtk_list_item_get_child (item);

  g_signal_connect_object (gtk_list_item_get_item (item), "notify::record", G_CALLBACK (on_slot_changed), row,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->students, "changed", G_CALLBACK (on_slot_changed), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "changed", G_CALLBACK (on_slot_changed), row, G_CONNECT_SWAPPED);
  on_slot_changed (row);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  data)
{
  KithTodayListPage *self = data;
  GtkWidget *row = gtk_list_item_get_child (item);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_slot_changed, row);
  g_signal_handlers_disconnect_by_func (self->students, on_slot_changed, row);
  g_signal_handlers_disconnect_by_func (self->people, on_slot_changed, row);
}

static void
on_teardown (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  /* gone already when the whole list goes */
  if (row != NULL)
    g_object_set_data (G_OBJECT (row), "kith-cell", NULL);
}

/* What a person does */

/**
 * kith_today_open:
 * @widget: where the person is
 * @record: a record of a section
 *
 * Opens the student, the session or the form of the task it stands for.
 */
void
kith_today_open (GtkWidget  *widget,
                 KithRecord *record)
{
  KithWindow *window = kith_window_get_for (widget);
  const KithKind *kind = kith_record_get_kind (record);
  const KithActor *actor = window != NULL ? kith_store_get_actor (kith_window_get_store (window)) : NULL;
  gint64 student = kind->student_field != KITH_NO_FIELD ? kith_record_get_number (record, kind->student_field) : 0;
  g_autofree char *place = NULL;

  if (actor == NULL)
    return;
  if (kind == &kith_task_kind && kith_policy_allows_any (actor->roles, kind, KITH_ACTION_EDIT)) {
    kith_task_edit (widget, record);
    return;
  }
  /* whose supervision is overdue: the page to prepare the session on */
  if (kind == &kith_person_kind) {
    kith_window_push (window, kith_supervised_page_new (window, kith_record_get_id (record)));
    return;
  }
  if (kind == &kith_support_offer_kind) {
    kith_support_answer_present (widget, record);
    return;
  }
  if (kind == &kith_concern_kind || kind == &kith_access_request_kind) {
    kith_window_show_record (window, kind, kith_record_get_id (record));
    return;
  }
  if (kind == &kith_transfer_kind) {
    kith_window_show_page (window, "concerns");
    return;
  }
  if (kind == &kith_note_kind)
    place = g_strdup_printf ("chronology reading %" G_GINT64_FORMAT, kith_record_get_id (record));
  else if (kind == &kith_ending_kind)
    place = g_strdup ("people reading");
  else if (kind == &kith_plan_kind || kind == &kith_appointment_kind)
    place = g_strdup ("plans reading");
  if (student != 0)
    kith_window_show_student_at (window, student, place);
  else
    kith_window_show_record (window, kind, kith_record_get_id (record));
}

static void
on_activated (KithTodayListPage *self,
              guint              position)
{
  g_autoptr (KithSlot) slot = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  KithRecord *record = slot != NULL ? kith_slot_get_record (slot) : NULL;

  if (record != NULL)
    kith_today_open (GTK_WIDGET (self), record);
}

static void
new_task (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.new-task-for", "x", G_GINT64_CONSTANT (0));
}

/* The list on paper; NULL for those of which there is none. */
static const char *
get_report (KithTodaySection section)
{
  if (section == KITH_TODAY_CONTACT)
    return "contact-gaps";
  return section == KITH_TODAY_PLANS ? "plans-due" : NULL;
}

static void
export_list (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KithTodayListPage *self = KITH_TODAY_LIST_PAGE (widget);
  KithQuery *query = kith_list_model_get_query (self->model);

  if (query != NULL)
    kith_export_dialog_present (widget, self->store, query);
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  const KithReportSubject subject = { 0 };

  kith_report_preview_present (kith_window_get_for (widget), get_report (KITH_TODAY_LIST_PAGE (widget)->section), &subject);
}

/* Setting up */

static void
kith_today_list_page_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  KithTodayListPage *self = KITH_TODAY_LIST_PAGE (object);

  switch ((KithTodayListPageProps) property_id) {
  case PROP_SPAN:
    g_value_set_string (value, span_names[self->span]);
    break;
  case PROP_EVERYBODY:
    g_value_set_boolean (value, self->everybody);
    break;
  }
}

static void
kith_today_list_page_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  KithTodayListPage *self = KITH_TODAY_LIST_PAGE (object);

  switch ((KithTodayListPageProps) property_id) {
  case PROP_SPAN:
    for (guint i = 0; i < KITH_N_TASK_SPANS; i++)
      if (g_strcmp0 (span_names[i], g_value_get_string (value)) == 0)
        self->span = (KithTaskSpan) i;
    break;
  case PROP_EVERYBODY:
    self->everybody = g_value_get_boolean (value);
    break;
  }
  update_chips (self);
  refresh (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
kith_today_list_page_dispose (GObject *object)
{
  KithTodayListPage *self = KITH_TODAY_LIST_PAGE (object);

  g_clear_handle_id (&self->day_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_TODAY_LIST_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->students);
  g_clear_object (&self->people);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_today_list_page_parent_class)->dispose (object);
}

static void
kith_today_list_page_finalize (GObject *object)
{
  KithTodayListPage *self = KITH_TODAY_LIST_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reasons, g_hash_table_unref);
  g_free (self->day);

  G_OBJECT_CLASS (kith_today_list_page_parent_class)->finalize (object);
}

static void
kith_today_list_page_class_init (KithTodayListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kith_today_list_page_dispose;
  object_class->finalize = kith_today_list_page_finalize;
  object_class->get_property = kith_today_list_page_get_property;
  object_class->set_property = kith_today_list_page_set_property;
  properties[PROP_SPAN] = g_param_spec_string ("span", NULL, NULL, NULL, flags);
  properties[PROP_EVERYBODY] = g_param_spec_boolean ("everybody", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("today/kith-today-list-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithTodayListPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, KithTodayListPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, KithTodayListPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, KithTodayListPage, chips);
  gtk_widget_class_bind_template_child (widget_class, KithTodayListPage, span_button);
  gtk_widget_class_bind_template_child (widget_class, KithTodayListPage, everybody_button);
  gtk_widget_class_bind_template_child (widget_class, KithTodayListPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithTodayListPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithTodayListPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_task);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_list);
  gtk_widget_class_install_property_action (widget_class, "today-list.span", "span");
  gtk_widget_class_install_property_action (widget_class, "today-list.everybody", "everybody");
}

static GMenuModel *
create_span_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < KITH_N_TASK_SPANS; i++) {
    g_autofree char *target = g_strdup_printf ("today-list.span::%s", span_names[i]);

    g_menu_append (menu, kith_task_span_get_title ((KithTaskSpan) i), target);
  }
  return G_MENU_MODEL (menu);
}

static void
kith_today_list_page_init (KithTodayListPage *self)
{
  g_autoptr (GMenuModel) menu = create_span_menu ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->span_button, menu);
  kith_today_row_add_keys (GTK_WIDGET (self->list));
  g_signal_connect (self, "shown", G_CALLBACK (on_shown), NULL);
}

static void
set_up_permissions (KithTodayListPage *self,
                    const KithActor   *actor)
{
  gboolean of_tasks = is_of_tasks (self->section);
  gboolean may_add = of_tasks && kith_policy_allows_any (actor->roles, &kith_task_kind, KITH_ACTION_ADD);
  const char *report = get_report (self->section);
  gboolean may_print = report != NULL && kith_report_allows (kith_reports_find (report), actor->roles);

  self->may_tick = kith_policy_allows_any (actor->roles, &kith_task_kind, KITH_ACTION_EDIT);
  gtk_widget_set_visible (self->chips, of_tasks);
  gtk_widget_set_visible (self->new_button, may_add);
  gtk_widget_set_visible (self->print_button, may_print);
  gtk_widget_set_visible (self->export_button, kith_export_dialog_is_allowed (self->store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_add);
  kith_printable_set (GTK_WIDGET (self), may_print);
}

static void
set_up_list (KithTodayListPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->model = kith_list_model_new (self->store);
  self->students = kith_titles_new (self->store, &kith_student_kind);
  self->people = kith_titles_new (self->store, &kith_person_kind);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  g_signal_connect (factory, "teardown", G_CALLBACK (on_teardown), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::n-items", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::error", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
}

/**
 * kith_today_list_page_new:
 * @window: the window
 * @section: which section of Today
 *
 * Returns: (transfer floating): all of it
 */
AdwNavigationPage *
kith_today_list_page_new (KithWindow       *window,
                          KithTodaySection  section)
{
  KithTodayListPage *self = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_TODAY_LIST_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  self->section = section;
  self->span = find_span (section);
  self->everybody = section == KITH_TODAY_TEAM_OVERDUE;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), get_title (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (self), -1);
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "object-select-symbolic", _("Nothing Here"),
                             is_of_tasks (section) ? _("There is no task for this choice.")
                                                   : _("Nothing in this list waits for you."));
  if (kith_store_get_actor (self->store) != NULL)
    set_up_permissions (self, kith_store_get_actor (self->store));
  set_up_list (self);
  update_chips (self);
  /* The model asks its question again by itself; here the question itself is another one. */
  if (has_reasons (section))
    g_signal_connect_object (self->store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  self->day_timeout = g_timeout_add_seconds (60, look_at_day, self);
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}
