/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-students-page.h"

#include "kith-list-model.h"
#include "kith-lists.h"
#include "kith-student-add.h"
#include "kith-student-cell.h"
#include "kith-student.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

#define ALL "all"
#define DEFAULT_STAGE "active"

struct _KithStudentsPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  KithListModel *model;
  KithStudentRoster *roster;
  GCancellable *cancellable;
  char *stage;
  char *group;

  /* Template */
  GtkWidget *add_button;
  GtkLabel *add_label;
  GtkSearchEntry *search_entry;
  GtkMenuButton *stage_button;
  GtkMenuButton *group_button;
  GtkWidget *mine_button;
  GtkWidget *clear_button;
  GtkLabel *count_label;
  KithStateView *state_view;
  GtkStack *views;
  GtkColumnView *table;
  GtkListView *rows;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *course_column;
  GtkColumnViewColumn *support_column;
  GtkColumnViewColumn *coach_column;
  GtkColumnViewColumn *mentor_column;
  GtkColumnViewColumn *contact_column;

  gint64 total;
  gboolean mine;
  gboolean no_mentor;
  gboolean no_coach;
};

G_DEFINE_FINAL_TYPE (KithStudentsPage, kith_students_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_STAGE = 1,
  PROP_GROUP,
  PROP_MINE,
  PROP_NO_MENTOR,
  PROP_NO_COACH,
} KithStudentsPageProps;

static GParamSpec *properties[PROP_NO_COACH + 1];

static const KithActor *
get_actor (KithStudentsPage *self)
{
  return kith_store_get_actor (self->store);
}

static gboolean
is_narrowed (KithStudentsPage *self)
{
  return self->mine || self->no_mentor || self->no_coach || !g_str_equal (self->stage, DEFAULT_STAGE) ||
         !g_str_equal (self->group, ALL);
}

static const char *
get_typed (KithStudentsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

/* Counting and sorting */

static const char *
get_order_of (KithStudentsPage    *self,
              GtkColumnViewColumn *column)
{
  if (column == self->course_column)
    return "course";
  if (column == self->contact_column)
    return "last-contact";
  return "preferred-name";
}

static char *
dup_order (KithStudentsPage *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->table));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  gboolean descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  const char *order = get_order_of (self, column);

  if (g_str_equal (order, "preferred-name"))
    return g_strdup_printf ("%s%s", descending ? "-" : "", order);
  return g_strdup_printf ("%s%s preferred-name", descending ? "-" : "", order);
}

static KithQuery *
create_query (KithStudentsPage *self)
{
  KithQuery *query = kith_query_new (&kith_student_kind);
  g_autofree char *order = dup_order (self);

  if (!kith_text_is_empty (get_typed (self)))
    kith_query_where_words (query, get_typed (self));
  if (!g_str_equal (self->stage, ALL))
    kith_query_where (query, "stage", self->stage);
  if (!g_str_equal (self->group, ALL))
    kith_query_where_any (query, "support-groups", self->group);
  if (self->mine && get_actor (self) != NULL)
    kith_query_where_assigned (query, get_actor (self)->person, NULL);
  if (self->no_mentor)
    kith_query_where_unassigned (query, "mentor");
  if (self->no_coach)
    kith_query_where_unassigned (query, "coach");
  kith_query_set_order (query, order);
  return query;
}

static char *
dup_count_words (KithStudentsPage *self,
                 guint             shown)
{
  g_autofree char *number = kith_text_format_number (shown);
  g_autofree char *total = kith_text_format_number (self->total);

  if (self->total <= (gint64) shown)
    /* Translators: how many students the list shows */
    return g_strdup_printf (ngettext ("%s student", "%s students", (gulong) shown), number);
  /* Translators: how many students match, and how many there are */
  return g_strdup_printf (ngettext ("%s of %s student", "%s of %s students", (gulong) self->total), number, total);
}

static guint
get_n_shown (KithStudentsPage *self)
{
  guint n_shown = 0;

  g_object_get (self->model, "n-items", &n_shown, NULL);
  return n_shown;
}

static void
update_count (KithStudentsPage *self)
{
  g_autofree char *words = dup_count_words (self, get_n_shown (self));

  if (g_str_equal (gtk_label_get_text (self->count_label), words))
    return;
  gtk_label_set_text (self->count_label, words);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static KithState
find_state (KithStudentsPage *self,
            const char       *error,
            gboolean          loading)
{
  if (error != NULL)
    return KITH_STATE_FAILED;
  if (get_n_shown (self) > 0)
    return KITH_STATE_CONTENT;
  if (loading)
    return KITH_STATE_LOADING;
  return self->total == 0 ? KITH_STATE_EMPTY : KITH_STATE_NO_RESULT;
}

static void
update_state (KithStudentsPage *self)
{
  g_autofree char *error = NULL;
  gboolean loading = FALSE;

  if (get_actor (self) == NULL)
    return;
  if (!kith_policy_allows_any (get_actor (self)->roles, &kith_student_kind, KITH_ACTION_SEE)) {
    kith_state_view_set_state (self->state_view, KITH_STATE_NOT_ALLOWED);
    return;
  }
  g_object_get (self->model, "error", &error, "loading", &loading, NULL);
  if (error != NULL)
    kith_state_view_set_words (self->state_view, KITH_STATE_FAILED, NULL, NULL, error);
  kith_state_view_set_state (self->state_view, find_state (self, error, loading));
  if (!loading)
    update_count (self);
}

static void
refresh (KithStudentsPage *self)
{
  g_autoptr (KithQuery) query = create_query (self);

  gtk_widget_set_visible (self->clear_button, is_narrowed (self));
  if (kith_store_is_open (self->store))
    kith_list_model_set_query (self->model, query);
}

/* On the store thread. */
static gpointer
count_all (KithCaseFile *file,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  gint64 total = kith_case_file_count (file, query, error);

  return total < 0 ? NULL : g_memdup2 (&total, sizeof total);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KithStudentsPage) self = data;
  g_autofree gint64 *total = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  /* Why it failed, the list itself says. */
  if (total == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->total = *total;
  update_state (self);
}

static void
count (KithStudentsPage *self)
{
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, count_all, NULL, NULL, g_free, self->cancellable, on_counted,
                             g_object_ref (self));
}

static void
on_store_changed (KithStudentsPage *self,
                  const char       *kind)
{
  if (g_str_equal (kind, "student") || *kind == '\0')
    count (self);
  /* The model sees to changes of students; who supports whom decides what these filters show. */
  if ((self->mine || self->no_mentor || self->no_coach) && g_str_equal (kind, "assignment"))
    refresh (self);
}

/* Filters */

static void
update_chips (KithStudentsPage *self)
{
  const char *stage =
    g_str_equal (self->stage, ALL) ? _("Any") : kith_choice_list_get_label (&kith_stages, self->stage);
  const char *group =
    g_str_equal (self->group, ALL) ? _("Any") : kith_choice_list_get_label (&kith_support_groups, self->group);
  /* Translators: a filter and the stage chosen in it */
  g_autofree char *stage_words = g_strdup_printf (_("Stage: %s"), stage);
  /* Translators: a filter and the support group chosen in it */
  g_autofree char *group_words = g_strdup_printf (_("Group: %s"), group);

  gtk_menu_button_set_label (self->stage_button, stage_words);
  gtk_menu_button_set_label (self->group_button, group_words);
}

static GMenuModel *
create_choice_menu (const KithChoiceList *list,
                    const char           *action,
                    const char           *all)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *first = g_strdup_printf ("%s::%s", action, ALL);

  g_menu_append (menu, all, first);
  for (guint i = 0; i < list->n_choices; i++) {
    g_autofree char *target = g_strdup_printf ("%s::%s", action, list->choices[i].code);

    g_menu_append (menu, _(list->choices[i].label), target);
  }
  return G_MENU_MODEL (menu);
}

static void
set_text_filter (KithStudentsPage     *self,
                 char                **filter,
                 const GValue         *value,
                 KithStudentsPageProps property)
{
  const char *code = g_value_get_string (value);

  if (!g_set_str (filter, code != NULL ? code : ALL))
    return;
  update_chips (self);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_flag_filter (KithStudentsPage     *self,
                 gboolean             *filter,
                 const GValue         *value,
                 KithStudentsPageProps property)
{
  if (*filter == g_value_get_boolean (value))
    return;
  *filter = g_value_get_boolean (value);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
clear_filters (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (widget);
  gboolean nobody_active = !is_narrowed (self) && kith_text_is_empty (get_typed (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  /* Where nothing but the stage narrows the list, clearing that is what is asked for. */
  g_object_set (self, "stage", nobody_active ? ALL : DEFAULT_STAGE, "group", ALL, "mine", FALSE, "no-mentor", FALSE,
                "no-coach", FALSE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* What a person does */

static void
open_at (KithStudentsPage *self,
         guint             position)
{
  gint64 id = kith_list_model_get_id (self->model, position);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (id != 0 && window != NULL)
    kith_window_show_student (window, id);
}

static void
on_activated (KithStudentsPage *self,
              guint             position)
{
  open_at (self, position);
}

static void
on_search_changed (KithStudentsPage *self)
{
  refresh (self);
}

static void
on_search_activated (KithStudentsPage *self)
{
  if (get_n_shown (self) == 1)
    open_at (self, 0);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->state_view), GTK_DIR_TAB_FORWARD);
}

static void
on_search_stopped (KithStudentsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
find (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KITH_STUDENTS_PAGE (widget)->search_entry));
}

static void
add_student (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  kith_student_add_present (widget, KITH_STUDENTS_PAGE (widget)->store);
}

/* Only the view on screen has the model: the other one would build its cells as well. */
static void
on_view_changed (KithStudentsPage *self)
{
  gboolean narrow = g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "rows") == 0;
  g_autoptr (GtkSelectionModel) selection = NULL;

  if (self->model == NULL)
    return;
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  gtk_column_view_set_model (self->table, narrow ? NULL : selection);
  gtk_list_view_set_model (self->rows, narrow ? selection : NULL);
}

/* Setting up */

static void
set_up_column (KithStudentsPage    *self,
               GtkColumnViewColumn *column,
               KithStudentPart      part)
{
  g_autoptr (GtkListItemFactory) factory = kith_student_cell_factory_new (part, self->roster);

  gtk_column_view_column_set_factory (column, factory);
}

/* The order comes from the case file: the sorter only makes the heading something to click. */
static void
make_sortable (GtkColumnViewColumn *column)
{
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  gtk_column_view_column_set_sorter (column, sorter);
}

static void
set_up_lists (KithStudentsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = kith_student_cell_factory_new (KITH_STUDENT_PART_ROW, self->roster);

  set_up_column (self, self->name_column, KITH_STUDENT_PART_NAME);
  set_up_column (self, self->course_column, KITH_STUDENT_PART_COURSE);
  set_up_column (self, self->support_column, KITH_STUDENT_PART_SUPPORT);
  set_up_column (self, self->coach_column, KITH_STUDENT_PART_COACH);
  set_up_column (self, self->mentor_column, KITH_STUDENT_PART_MENTOR);
  set_up_column (self, self->contact_column, KITH_STUDENT_PART_CONTACT);
  make_sortable (self->name_column);
  make_sortable (self->course_column);
  make_sortable (self->contact_column);
  gtk_list_view_set_factory (self->rows, factory);
  gtk_column_view_sort_by_column (self->table, self->name_column, GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
}

static void
set_up_words (KithStudentsPage *self)
{
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "system-users-symbolic", _("No Students Yet"),
                             _("Add a student here, or bring a whole list in with Import in the main menu."));
  kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _("_Add Student"), "page.new");
  kith_state_view_set_words (self->state_view, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("No Student Matches"),
                             _("Check the spelling, or look among all students."));
  kith_state_view_set_button (self->state_view, KITH_STATE_NO_RESULT, _("_Clear Filters"), "students.clear");
}

static void
set_up_permissions (KithStudentsPage *self)
{
  const KithActor *actor = get_actor (self);
  gboolean may_add =
    actor != NULL && kith_policy_allows_any (actor->roles, &kith_student_kind, KITH_ACTION_ADD);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_add);
  gtk_widget_set_visible (self->add_button, may_add);
  gtk_widget_set_visible (self->mine_button, actor != NULL && actor->person != 0);
  if (!may_add)
    kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, NULL, NULL);
}

static void
kith_students_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (object);

  switch ((KithStudentsPageProps) property_id) {
  case PROP_STAGE:
    g_value_set_string (value, self->stage);
    break;
  case PROP_GROUP:
    g_value_set_string (value, self->group);
    break;
  case PROP_MINE:
    g_value_set_boolean (value, self->mine);
    break;
  case PROP_NO_MENTOR:
    g_value_set_boolean (value, self->no_mentor);
    break;
  case PROP_NO_COACH:
    g_value_set_boolean (value, self->no_coach);
    break;
  }
}

static void
kith_students_page_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (object);

  switch ((KithStudentsPageProps) property_id) {
  case PROP_STAGE:
    set_text_filter (self, &self->stage, value, PROP_STAGE);
    break;
  case PROP_GROUP:
    set_text_filter (self, &self->group, value, PROP_GROUP);
    break;
  case PROP_MINE:
    set_flag_filter (self, &self->mine, value, PROP_MINE);
    break;
  case PROP_NO_MENTOR:
    set_flag_filter (self, &self->no_mentor, value, PROP_NO_MENTOR);
    break;
  case PROP_NO_COACH:
    set_flag_filter (self, &self->no_coach, value, PROP_NO_COACH);
    break;
  }
}

static void
kith_students_page_dispose (GObject *object)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->table != NULL) {
    g_signal_handlers_disconnect_by_func (gtk_column_view_get_sorter (self->table), refresh, self);
    gtk_column_view_set_model (self->table, NULL);
    gtk_list_view_set_model (self->rows, NULL);
  }
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_STUDENTS_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->roster);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_students_page_parent_class)->dispose (object);
}

static void
kith_students_page_finalize (GObject *object)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (object);

  g_clear_object (&self->cancellable);
  g_free (self->stage);
  g_free (self->group);

  G_OBJECT_CLASS (kith_students_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_STAGE] = g_param_spec_string ("stage", NULL, NULL, NULL, flags);
  properties[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, NULL, flags);
  properties[PROP_MINE] = g_param_spec_boolean ("mine", NULL, NULL, FALSE, flags);
  properties[PROP_NO_MENTOR] = g_param_spec_boolean ("no-mentor", NULL, NULL, FALSE, flags);
  properties[PROP_NO_COACH] = g_param_spec_boolean ("no-coach", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, stage_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, group_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, mine_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, views);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, table);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, rows);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, name_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, course_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, support_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, coach_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, mentor_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, contact_column);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
}

static void
kith_students_page_class_init (KithStudentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_students_page_dispose;
  object_class->finalize = kith_students_page_finalize;
  object_class->get_property = kith_students_page_get_property;
  object_class->set_property = kith_students_page_set_property;
  install_properties (object_class);

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("student/kith-students-page.ui"));
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_student);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "students.clear", NULL, clear_filters);
  gtk_widget_class_install_property_action (widget_class, "students.stage", "stage");
  gtk_widget_class_install_property_action (widget_class, "students.group", "group");
  gtk_widget_class_install_property_action (widget_class, "students.mine", "mine");
  gtk_widget_class_install_property_action (widget_class, "students.no-mentor", "no-mentor");
  gtk_widget_class_install_property_action (widget_class, "students.no-coach", "no-coach");
}

static void
kith_students_page_init (KithStudentsPage *self)
{
  g_autoptr (GMenuModel) stages = create_choice_menu (&kith_stages, "students.stage", _("Any Stage"));
  g_autoptr (GMenuModel) groups = create_choice_menu (&kith_support_groups, "students.group", _("Any Group"));

  self->cancellable = g_cancellable_new ();
  self->stage = g_strdup (DEFAULT_STAGE);
  self->group = g_strdup (ALL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->stage_button, stages);
  gtk_menu_button_set_menu_model (self->group_button, groups);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  update_chips (self);
  set_up_words (self);
}

/**
 * kith_students_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the list of students, searched, filtered and sorted by the case file
 */
AdwNavigationPage *
kith_students_page_new (KithWindow *window)
{
  KithStudentsPage *self = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  self = g_object_new (KITH_TYPE_STUDENTS_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  self->roster = kith_student_roster_new (self->store);
  self->model = kith_list_model_new (self->store);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::n-items", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::error", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  set_up_permissions (self);
  set_up_lists (self);
  on_view_changed (self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Students"));
  count (self);
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}
