/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-view-filters.h"

#include "kith-birthdays.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* One line for each filter that is saved. @list: what a code stands for; without it the value stands for itself. */
typedef struct {
  const char *name;
  gsize place;
  gboolean is_flag;
  const KithChoiceList *list;
  const char *words;
} Filter;

#define TEXT(name, member, list, words) { name, G_STRUCT_OFFSET (KithViewFilters, member), FALSE, list, words }
#define FLAG(name, member, words) { name, G_STRUCT_OFFSET (KithViewFilters, member), TRUE, NULL, words }

static const Filter filters[] = {
  TEXT ("stage", stage, &kith_stages, N_("Stage: %s")),
  TEXT ("group", group, &kith_support_groups, N_("Group: %s")),
  TEXT ("care-status", care_status, &kith_care_statuses, N_("Care status: %s")),
  TEXT ("campus", campus, NULL, N_("Campus: %s")),
  FLAG ("mine", mine, N_("My students")),
  FLAG ("contact-due", contact_due, N_("Contact due")),
  FLAG ("plan-due", plan_due, N_("Plan due within 30 days")),
  FLAG ("no-mentor", no_mentor, N_("No mentor")),
  FLAG ("no-coach", no_coach, N_("No coach")),
  FLAG ("turning-18", turning_18, N_("Turning 18 within 6 months")),
  FLAG ("archived", archived, N_("Archived")),
};

#define ORDER "order"

static const KithBuiltInView built_in[] = {
  { "everybody", N_("All Active Students"), "{\"stage\":\"active\"}" },
  { "mine", N_("My Caseload"), "{\"stage\":\"active\",\"mine\":true}" },
  { "contact-due", N_("Contact Due"), "{\"stage\":\"active\",\"contact-due\":true,\"order\":\"contact-due preferred-name\"}" },
  { "plan-due", N_("Plans Due"), "{\"stage\":\"active\",\"plan-due\":true,\"order\":\"next-plan preferred-name\"}" },
};

/**
 * kith_view_filters_get_built_in:
 * @n_views: (out): how many
 *
 * Returns: (transfer none) (array length=n_views): the views everybody has; the first is what the list shows at first
 */
const KithBuiltInView *
kith_view_filters_get_built_in (guint *n_views)
{
  *n_views = G_N_ELEMENTS (built_in);
  return built_in;
}

static char **
get_text (const KithViewFilters *self,
          const Filter          *filter)
{
  return &G_STRUCT_MEMBER (char *, self, filter->place);
}

static gboolean *
get_flag (const KithViewFilters *self,
          const Filter          *filter)
{
  return &G_STRUCT_MEMBER (gboolean, self, filter->place);
}

/**
 * kith_view_filters_new:
 *
 * Returns: (transfer full): active students
 */
KithViewFilters *
kith_view_filters_new (void)
{
  KithViewFilters *self = g_new0 (KithViewFilters, 1);

  self->stage = g_strdup ("active");
  return self;
}

/**
 * kith_view_filters_copy:
 * @self: filters
 *
 * Returns: (transfer full): the same
 */
KithViewFilters *
kith_view_filters_copy (const KithViewFilters *self)
{
  KithViewFilters *copy = g_memdup2 (self, sizeof *self);

  copy->words = g_strdup (self->words);
  copy->order = g_strdup (self->order);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (!filters[i].is_flag)
      *get_text (copy, &filters[i]) = g_strdup (*get_text (self, &filters[i]));
  return copy;
}

/**
 * kith_view_filters_free:
 * @self: (transfer full) (nullable): filters
 */
void
kith_view_filters_free (KithViewFilters *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (!filters[i].is_flag)
      g_free (*get_text (self, &filters[i]));
  g_free (self->words);
  g_free (self->order);
  g_free (self);
}

/**
 * kith_view_filters_equal:
 * @self: filters
 * @other: other filters
 *
 * Returns: whether they let the same students through, whatever was typed and however they are sorted
 */
gboolean
kith_view_filters_equal (const KithViewFilters *self,
                         const KithViewFilters *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (filters[i].is_flag ? !*get_flag (self, &filters[i]) != !*get_flag (other, &filters[i])
                           : g_strcmp0 (*get_text (self, &filters[i]), *get_text (other, &filters[i])) != 0)
      return FALSE;
  return TRUE;
}

/**
 * kith_view_filters_to_json:
 * @self: filters
 *
 * Returns: (transfer full): what a saved view keeps: filters and order, not what was typed
 */
char *
kith_view_filters_to_json (const KithViewFilters *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++) {
    if (filters[i].is_flag && *get_flag (self, &filters[i]))
      json_object_set_boolean_member (object, filters[i].name, TRUE);
    else if (!filters[i].is_flag && *get_text (self, &filters[i]) != NULL)
      json_object_set_string_member (object, filters[i].name, *get_text (self, &filters[i]));
  }
  if (self->order != NULL)
    json_object_set_string_member (object, ORDER, self->order);
  json_node_set_object (root, object);
  return json_to_string (root, FALSE);
}

/* Nothing but names of fields and what a list can be ordered by. */
static gboolean
is_order (const char *order)
{
  static const char *const others[] = { "coach", "mentor", "care-status", NULL };
  g_auto (GStrv) names = g_strsplit (order, " ", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    const char *name = names[i] + (names[i][0] == '-' ? 1 : 0);

    if (!g_strv_contains (others, name) && kith_kind_find_field (&kith_student_kind, name) == KITH_NO_FIELD)
      return FALSE;
  }
  return TRUE;
}

static void
read_filter (KithViewFilters *self,
             const Filter    *filter,
             JsonObject      *object)
{
  JsonNode *node = json_object_get_member (object, filter->name);
  const char *text = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return;
  if (filter->is_flag) {
    *get_flag (self, filter) = json_node_get_boolean (node);
    return;
  }
  text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  /* A code nobody knows any more would empty the list for no reason to be seen. */
  if (text != NULL && (filter->list == NULL || kith_choice_list_find (filter->list, text) != NULL))
    g_set_str (get_text (self, filter), text);
}

/**
 * kith_view_filters_from_json:
 * @json: what a saved view keeps
 * @error: %KITH_ERROR_INVALID when that is no JSON object
 *
 * Members and codes nobody knows, such as those of a later version, are left out.
 *
 * Returns: (transfer full) (nullable): the filters
 */
KithViewFilters *
kith_view_filters_from_json (const char  *json,
                             GError     **error)
{
  g_autoptr (JsonNode) root = json_from_string (json != NULL ? json : "", NULL);
  g_autoptr (KithViewFilters) self = NULL;
  JsonObject *object = NULL;
  const char *order = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _("The filters of this view cannot be read. Remove it and save it again."));
    return NULL;
  }
  object = json_node_get_object (root);
  self = g_new0 (KithViewFilters, 1);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    read_filter (self, &filters[i], object);
  order = json_object_get_string_member_with_default (object, ORDER, NULL);
  if (order != NULL && is_order (order))
    self->order = g_strdup (order);
  return g_steal_pointer (&self);
}

static void
add_plan_due (KithQuery   *query,
              const GDate *today)
{
  GDate last = *today;
  g_autofree char *to = NULL;

  g_date_add_days (&last, KITH_VIEW_PLAN_DAYS);
  to = kith_date_to_iso (&last);
  kith_query_where_range (query, "next-plan", NULL, to);
}

/**
 * kith_view_filters_create_query:
 * @self: filters
 * @person: the person who looks, for their own students
 * @today: the day of the clock
 *
 * Returns: (transfer full): the question that list, count, print and export ask
 */
KithQuery *
kith_view_filters_create_query (const KithViewFilters *self,
                                gint64                 person,
                                const GDate           *today)
{
  KithQuery *query = kith_query_new (&kith_student_kind);

  kith_query_where_archived (query, self->archived);
  if (!kith_text_is_empty (self->words))
    kith_query_where_words (query, self->words);
  /* Archived students have left: a stage would only empty the list. */
  if (self->stage != NULL && !self->archived)
    kith_query_where (query, "stage", self->stage);
  if (self->group != NULL)
    kith_query_where_any (query, "support-groups", self->group);
  if (self->care_status != NULL)
    kith_query_where_care_status (query, self->care_status);
  if (self->campus != NULL)
    kith_query_where (query, "campus", self->campus);
  if (self->mine)
    kith_query_where_assigned (query, person, NULL);
  if (self->contact_due)
    kith_query_where_contact_due (query);
  if (self->plan_due)
    add_plan_due (query, today);
  if (self->no_mentor)
    kith_query_where_unassigned (query, "mentor");
  if (self->no_coach)
    kith_query_where_unassigned (query, "coach");
  if (self->turning_18)
    kith_birthdays_narrow (query, today, KITH_VIEW_TURNING_MONTHS);
  kith_query_set_order (query, self->order);
  return query;
}

static char *
dup_filter_words (const KithViewFilters *self,
                  const Filter          *filter)
{
  const char *value = filter->is_flag ? NULL : *get_text (self, filter);
  g_auto (GStrv) halves = NULL;

  if (filter->is_flag)
    return *get_flag (self, filter) ? g_strdup (_(filter->words)) : NULL;
  if (value == NULL)
    return NULL;
  /* The words are no constant format, so the value is put between their halves. */
  halves = g_strsplit (_(filter->words), "%s", 2);
  return g_strjoin (filter->list != NULL ? kith_choice_list_get_label (filter->list, value) : value, halves[0],
                    halves[1] != NULL ? halves[1] : "", NULL);
}

/**
 * kith_view_filters_dup_words:
 * @self: filters
 *
 * Returns: (transfer full): the filters in words, for the top of a printed list: "Stage: Active · No mentor"
 */
char *
kith_view_filters_dup_words (const KithViewFilters *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  if (!kith_text_is_empty (self->words))
    /* Translators: what somebody typed to search a list */
    g_ptr_array_add (all, g_strdup_printf (_("Search: “%s”"), self->words));
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++) {
    char *words = dup_filter_words (self, &filters[i]);

    if (words != NULL)
      g_ptr_array_add (all, words);
  }
  if (all->len == 0)
    g_ptr_array_add (all, g_strdup (_("Everybody who is not archived")));
  g_ptr_array_add (all, NULL);
  return g_strjoinv (" · ", (char **) all->pdata);
}
