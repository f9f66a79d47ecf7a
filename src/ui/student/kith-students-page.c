/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-students-page-private.h"

#include "kith-student-add.h"
#include "kith-student-cell.h"
#include "kith-student.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (KithStudentsPage, kith_students_page, KITH_TYPE_LIST_PAGE)

/* One for each filter, so that chips and menus are actions of the page. Texts say "all" for any. */
typedef enum {
  PROP_STAGE = 1,
  PROP_GROUP,
  PROP_CARE_STATUS,
  PROP_CAMPUS,
  PROP_MINE,
  PROP_CONTACT_DUE,
  PROP_PLAN_DUE,
  PROP_NO_MENTOR,
  PROP_NO_COACH,
  PROP_TURNING_18,
  PROP_ARCHIVED,
} KithStudentsPageProps;

static GParamSpec *properties[PROP_ARCHIVED + 1];

typedef struct {
  const char *name;
  const char *action;
  gsize place;
  gboolean is_flag;
} FilterProperty;

#define TEXT(name, member) { name, "students." name, G_STRUCT_OFFSET (KithViewFilters, member), FALSE }
#define FLAG(name, member) { name, "students." name, G_STRUCT_OFFSET (KithViewFilters, member), TRUE }

static const FilterProperty filter_properties[] = {
  [PROP_STAGE] = TEXT ("stage", stage),
  [PROP_GROUP] = TEXT ("group", group),
  [PROP_CARE_STATUS] = TEXT ("care-status", care_status),
  [PROP_CAMPUS] = TEXT ("campus", campus),
  [PROP_MINE] = FLAG ("mine", mine),
  [PROP_CONTACT_DUE] = FLAG ("contact-due", contact_due),
  [PROP_PLAN_DUE] = FLAG ("plan-due", plan_due),
  [PROP_NO_MENTOR] = FLAG ("no-mentor", no_mentor),
  [PROP_NO_COACH] = FLAG ("no-coach", no_coach),
  [PROP_TURNING_18] = FLAG ("turning-18", turning_18),
  [PROP_ARCHIVED] = FLAG ("archived", archived),
};

static gboolean
kith_students_page_is_narrowed (KithListPage *page)
{
  g_autoptr (KithViewFilters) first = kith_view_filters_new ();

  return !kith_view_filters_equal (KITH_STUDENTS_PAGE (page)->filters, first);
}

/* Counting and sorting */

const char *
kith_students_column_get_order (KithStudentsColumn column)
{
  static const char *const orders[] = {
    [KITH_STUDENTS_COLUMN_NAME] = "preferred-name",
    [KITH_STUDENTS_COLUMN_COURSE] = "course",
    [KITH_STUDENTS_COLUMN_SUPPORT] = "care-status",
    [KITH_STUDENTS_COLUMN_COACH] = "coach",
    [KITH_STUDENTS_COLUMN_MENTOR] = "mentor",
    [KITH_STUDENTS_COLUMN_CONTACT] = "last-contact",
    [KITH_STUDENTS_COLUMN_CONTACT_DUE] = "contact-due",
    [KITH_STUDENTS_COLUMN_NEXT_PLAN] = "next-plan",
  };

  return orders[column];
}

GtkColumnViewColumn *
kith_students_page_get_column (KithStudentsPage   *self,
                               KithStudentsColumn  column)
{
  GtkColumnViewColumn *const columns[] = {
    self->name_column,   self->course_column,  self->support_column,     self->coach_column,
    self->mentor_column, self->contact_column, self->contact_due_column, self->next_plan_column,
  };

  return columns[column];
}

static KithStudentsColumn
find_column (KithStudentsPage    *self,
             GtkColumnViewColumn *column)
{
  for (guint i = 0; i < KITH_STUDENTS_N_COLUMNS; i++)
    if (kith_students_page_get_column (self, (KithStudentsColumn) i) == column)
      return (KithStudentsColumn) i;
  return KITH_STUDENTS_COLUMN_NAME;
}

static char *
dup_order (KithStudentsPage *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->table));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  gboolean descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  const char *order = kith_students_column_get_order (find_column (self, column));

  if (g_str_equal (order, "preferred-name"))
    return g_strdup_printf ("%s%s", descending ? "-" : "", order);
  return g_strdup_printf ("%s%s preferred-name", descending ? "-" : "", order);
}

/* What a saved view is sorted by, in the headings: a column that knows the first part of the order. */
static void
sort_by (KithStudentsPage *self,
         const char       *order)
{
  gboolean descending = order != NULL && *order == '-';
  g_auto (GStrv) names = g_strsplit (order != NULL ? order + (descending ? 1 : 0) : "preferred-name", " ", 2);

  for (guint i = 0; i < KITH_STUDENTS_N_COLUMNS; i++)
    if (g_strcmp0 (names[0], kith_students_column_get_order ((KithStudentsColumn) i)) == 0)
      gtk_column_view_sort_by_column (self->table, kith_students_page_get_column (self, (KithStudentsColumn) i),
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

KithQuery *
kith_students_page_create_query (KithListPage *page)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (page);
  const KithActor *actor = kith_list_page_get_actor (page);
  g_autofree char *order = dup_order (self);
  GDate today;

  kith_clock_get_today (kith_store_get_clock (kith_list_page_get_store (page)), &today);
  g_set_str (&self->filters->words, kith_list_page_get_typed (page));
  g_set_str (&self->filters->order, order);
  return kith_view_filters_create_query (self->filters, actor != NULL ? actor->person : 0, &today);
}

static char *
kith_students_page_dup_count_words (KithListPage *page,
                                    guint         shown)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (page);
  g_autofree char *number = kith_text_format_number (shown);
  g_autofree char *total = kith_text_format_number (self->total);

  if (self->total <= (gint64) shown)
    /* Translators: how many students the list shows */
    return g_strdup_printf (ngettext ("%s student", "%s students", (gulong) shown), number);
  /* Translators: how many students match, and how many there are */
  return g_strdup_printf (ngettext ("%s of %s student", "%s of %s students", (gulong) self->total), number, total);
}

/* However the list is narrowed: with nobody at all there is nobody to look for. */
static gboolean
kith_students_page_is_empty (KithListPage *page)
{
  return KITH_STUDENTS_PAGE (page)->total == 0;
}

static void
kith_students_page_refreshed (KithListPage *page)
{
  kith_students_views_update (KITH_STUDENTS_PAGE (page));
}

typedef struct {
  gint64 total;
  GStrv campuses;
} Whole;

static void
whole_free (gpointer data)
{
  Whole *whole = data;

  g_strfreev (whole->campuses);
  g_free (whole);
}

/* On the store thread: everybody who is not archived, and where they are. */
static gpointer
count_all (KithCaseFile *file,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  Whole *whole = g_new0 (Whole, 1);

  kith_query_where_archived (query, FALSE);
  whole->total = kith_case_file_count (file, query, error);
  if (whole->total >= 0)
    whole->campuses = kith_case_file_list_values (file, query, "campus", error);
  if (whole->campuses != NULL)
    return whole;
  whole_free (whole);
  return NULL;
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KithStudentsPage) self = data;
  Whole *whole = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  /* Why it failed, the list itself says. */
  if (whole != NULL && !g_cancellable_is_cancelled (self->cancellable)) {
    self->total = whole->total;
    kith_students_filters_set_campuses (self, whole->campuses);
    kith_list_page_update (KITH_LIST_PAGE (self));
  }
  g_clear_pointer (&whole, whole_free);
}

static void
count (KithStudentsPage *self)
{
  KithStore *store = kith_list_page_get_store (KITH_LIST_PAGE (self));

  if (kith_store_is_open (store))
    kith_store_submit_async (store, count_all, NULL, NULL, whole_free, self->cancellable, on_counted,
                             g_object_ref (self));
}

static void
on_store_changed (KithStudentsPage *self,
                  const char       *kind)
{
  if (g_str_equal (kind, "student") || *kind == '\0')
    count (self);
  if (g_str_equal (kind, "saved-view") || *kind == '\0')
    kith_students_views_load (self);
  /* The model sees to changes of students; these kinds decide what some filters show. */
  if (g_str_equal (kind, "assignment") || g_str_equal (kind, "care-status"))
    kith_list_page_refresh (KITH_LIST_PAGE (self));
}

/* Filters */

static char **
get_text_filter (KithStudentsPage *self,
                 guint             property)
{
  return &G_STRUCT_MEMBER (char *, self->filters, filter_properties[property].place);
}

static gboolean *
get_flag_filter (KithStudentsPage *self,
                 guint             property)
{
  return &G_STRUCT_MEMBER (gboolean, self->filters, filter_properties[property].place);
}

static void
set_text_filter (KithStudentsPage *self,
                 guint             property,
                 const char       *code)
{
  if (!g_set_str (get_text_filter (self, property), g_strcmp0 (code, KITH_STUDENTS_ALL) != 0 ? code : NULL))
    return;
  kith_students_filters_update (self);
  kith_list_page_refresh (KITH_LIST_PAGE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_flag_filter (KithStudentsPage *self,
                 guint             property,
                 gboolean          value)
{
  if (*get_flag_filter (self, property) == value)
    return;
  *get_flag_filter (self, property) = value;
  kith_list_page_refresh (KITH_LIST_PAGE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* All filters at once, one refresh. */
void
kith_students_page_apply (KithStudentsPage      *self,
                          const KithViewFilters *filters)
{
  g_autoptr (KithViewFilters) wanted = kith_view_filters_copy (filters);

  kith_list_page_freeze (KITH_LIST_PAGE (self));
  for (guint i = PROP_STAGE; i < G_N_ELEMENTS (properties); i++) {
    if (filter_properties[i].is_flag)
      set_flag_filter (self, i, G_STRUCT_MEMBER (gboolean, wanted, filter_properties[i].place));
    else
      set_text_filter (self, i, G_STRUCT_MEMBER (char *, wanted, filter_properties[i].place));
  }
  sort_by (self, wanted->order);
  kith_list_page_thaw (KITH_LIST_PAGE (self));
}

static void
kith_students_page_clear (KithListPage *page)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (page);
  gboolean nobody_active =
    !kith_students_page_is_narrowed (page) && kith_text_is_empty (kith_list_page_get_typed (page));
  g_autoptr (KithViewFilters) first = kith_view_filters_new ();
  g_autofree char *order = dup_order (self);

  /* Where nothing but the stage narrows the list, clearing that is what is asked for. */
  if (nobody_active)
    g_clear_pointer (&first->stage, g_free);
  g_set_str (&first->order, order);
  kith_students_page_apply (self, first);
}

static void
kith_students_page_add (KithListPage *page)
{
  kith_student_add_present (GTK_WIDGET (page), kith_list_page_get_store (page));
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
  static const KithStudentPart parts[] = {
    [KITH_STUDENTS_COLUMN_NAME] = KITH_STUDENT_PART_NAME,
    [KITH_STUDENTS_COLUMN_COURSE] = KITH_STUDENT_PART_COURSE,
    [KITH_STUDENTS_COLUMN_SUPPORT] = KITH_STUDENT_PART_SUPPORT,
    [KITH_STUDENTS_COLUMN_COACH] = KITH_STUDENT_PART_COACH,
    [KITH_STUDENTS_COLUMN_MENTOR] = KITH_STUDENT_PART_MENTOR,
    [KITH_STUDENTS_COLUMN_CONTACT] = KITH_STUDENT_PART_CONTACT,
    [KITH_STUDENTS_COLUMN_CONTACT_DUE] = KITH_STUDENT_PART_CONTACT_DUE,
    [KITH_STUDENTS_COLUMN_NEXT_PLAN] = KITH_STUDENT_PART_NEXT_PLAN,
  };
  g_autoptr (GtkListItemFactory) factory = kith_student_cell_factory_new (KITH_STUDENT_PART_ROW, self->roster);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    GtkColumnViewColumn *column = kith_students_page_get_column (self, (KithStudentsColumn) i);

    set_up_column (self, column, parts[i]);
    make_sortable (column);
  }
  gtk_list_view_set_factory (self->rows, factory);
  gtk_column_view_sort_by_column (self->table, self->name_column, GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (kith_list_page_refresh),
                           self, G_CONNECT_SWAPPED);
}

static void
set_narrowness (KithStudentsPage *self,
                guint             narrowness)
{
  self->narrowness = narrowness;
  kith_students_columns_update (self);
}

static void
on_somewhat_narrow (KithStudentsPage *self)
{
  set_narrowness (self, 1);
}

static void
on_narrow (KithStudentsPage *self)
{
  set_narrowness (self, 2);
}

static void
on_wide (KithStudentsPage *self)
{
  set_narrowness (self, 0);
}

static void
set_up_words (KithStudentsPage *self)
{
  KithStateView *states = kith_list_page_get_state_view (KITH_LIST_PAGE (self));

  kith_state_view_set_words (states, KITH_STATE_EMPTY, "system-users-symbolic", _("No Students Yet"),
                             _("Add a student here, or bring a whole list in with Import in the main menu."));
  kith_state_view_set_button (states, KITH_STATE_EMPTY, _("_Add Student"), "page.new");
  kith_state_view_set_words (states, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("No Student Matches"),
                             _("Check the spelling, or look among all students."));
  kith_state_view_set_button (states, KITH_STATE_NO_RESULT, _("_Clear Filters"), "list.clear");
}

static void
kith_students_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (object);
  const char *text = NULL;

  if (filter_properties[property_id].is_flag) {
    g_value_set_boolean (value, *get_flag_filter (self, property_id));
    return;
  }
  text = *get_text_filter (self, property_id);
  g_value_set_string (value, text != NULL ? text : KITH_STUDENTS_ALL);
}

static void
kith_students_page_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (object);

  if (filter_properties[property_id].is_flag)
    set_flag_filter (self, property_id, g_value_get_boolean (value));
  else
    set_text_filter (self, property_id, g_value_get_string (value));
}

static void
kith_students_page_dispose (GObject *object)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_func (gtk_column_view_get_sorter (self->table), kith_list_page_refresh, self);

  G_OBJECT_CLASS (kith_students_page_parent_class)->dispose (object);
  g_clear_object (&self->roster);
}

static void
kith_students_page_finalize (GObject *object)
{
  KithStudentsPage *self = KITH_STUDENTS_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->columns);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->filters, kith_view_filters_free);
  g_strfreev (self->campuses);

  G_OBJECT_CLASS (kith_students_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  for (guint i = PROP_STAGE; i < G_N_ELEMENTS (properties); i++)
    properties[i] = filter_properties[i].is_flag
                      ? g_param_spec_boolean (filter_properties[i].name, NULL, NULL, FALSE, flags)
                      : g_param_spec_string (filter_properties[i].name, NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, view_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, care_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, campus_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, stage_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, group_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, mine_button);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, table);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, rows);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, name_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, course_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, support_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, coach_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, mentor_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, contact_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, contact_due_column);
  gtk_widget_class_bind_template_child (widget_class, KithStudentsPage, next_plan_column);
  gtk_widget_class_bind_template_callback (widget_class, on_somewhat_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
}

static void
kith_students_page_class_init (KithStudentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithListPageClass *list_class = KITH_LIST_PAGE_CLASS (klass);

  object_class->dispose = kith_students_page_dispose;
  object_class->finalize = kith_students_page_finalize;
  object_class->get_property = kith_students_page_get_property;
  object_class->set_property = kith_students_page_set_property;
  install_properties (object_class);

  list_class->kind = &kith_student_kind;
  list_class->create_query = kith_students_page_create_query;
  list_class->is_narrowed = kith_students_page_is_narrowed;
  list_class->is_empty = kith_students_page_is_empty;
  list_class->dup_count_words = kith_students_page_dup_count_words;
  list_class->refreshed = kith_students_page_refreshed;
  list_class->clear = kith_students_page_clear;
  list_class->add = kith_students_page_add;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("student/kith-students-page.ui"));
  bind_children (widget_class);

  for (guint i = PROP_STAGE; i < G_N_ELEMENTS (properties); i++)
    gtk_widget_class_install_property_action (widget_class, filter_properties[i].action, filter_properties[i].name);
  kith_students_views_install (widget_class);
  kith_students_output_install (widget_class);
}

static void
kith_students_page_init (KithStudentsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->filters = kith_view_filters_new ();
  self->views = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_students_columns_install (self);
  kith_students_filters_set_up (self);
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
  KithStore *store = NULL;
  const KithActor *actor = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  self = g_object_new (KITH_TYPE_STUDENTS_PAGE, NULL);
  store = kith_window_get_store (window);
  actor = kith_store_get_actor (store);
  self->roster = kith_student_roster_new (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->mine_button, actor != NULL && actor->person != 0);
  set_up_lists (self);
  kith_list_page_set_up (KITH_LIST_PAGE (self), store);
  kith_students_output_update (self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Students"));
  kith_students_columns_load (self);
  kith_students_views_load (self);
  count (self);
  return ADW_NAVIGATION_PAGE (self);
}
