/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-students-page-private.h"

#include "kith-backup.h"

#include <glib/gi18n.h>

/* Which columns somebody sees is kept in the case file, by account: it goes with them to another computer, and is no
 * change of anybody's record. */

/**
 * ColumnChoice:
 * @name: what it is remembered by
 * @title: what the menu calls it
 * @is_hidden_at_first: whether it has to be asked for
 * @narrowness: from here on there is no room for it
 */
typedef struct {
  const char *name;
  const char *title;
  gboolean is_hidden_at_first;
  guint narrowness;
} ColumnChoice;

static const ColumnChoice choices[] = {
  [KITH_STUDENTS_COLUMN_COURSE] = { "course", N_("Course"), TRUE, 1 },
  [KITH_STUDENTS_COLUMN_SUPPORT] = { "support", N_("Care Status or Group"), FALSE, 2 },
  [KITH_STUDENTS_COLUMN_COACH] = { "coach", N_("Coach"), FALSE, 3 },
  [KITH_STUDENTS_COLUMN_MENTOR] = { "mentor", N_("Mentor"), FALSE, 2 },
  [KITH_STUDENTS_COLUMN_CONTACT] = { "contact", N_("Last Contact"), TRUE, 1 },
  [KITH_STUDENTS_COLUMN_CONTACT_DUE] = { "contact-due", N_("Contact Due"), FALSE, 3 },
  [KITH_STUDENTS_COLUMN_NEXT_PLAN] = { "next-plan", N_("Next Plan"), FALSE, 1 },
};
G_STATIC_ASSERT (G_N_ELEMENTS (choices) == KITH_STUDENTS_N_COLUMNS);

static GAction *
get_action (KithStudentsPage *self,
            guint             column)
{
  return g_action_map_lookup_action (G_ACTION_MAP (self->columns), choices[column].name);
}

static gboolean
is_chosen (KithStudentsPage *self,
           guint             column)
{
  g_autoptr (GVariant) state = g_action_get_state (get_action (self, column));

  return g_variant_get_boolean (state);
}

void
kith_students_columns_update (KithStudentsPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].name != NULL)
      gtk_column_view_column_set_visible (kith_students_page_get_column (self, (KithStudentsColumn) i),
                                          is_chosen (self, i) && self->narrowness < choices[i].narrowness);
}

static char *
dup_setting_name (KithCaseFile *file)
{
  return g_strdup_printf ("students-columns-%" G_GINT64_FORMAT, kith_case_file_get_actor (file)->account);
}

/* On the store thread. */
static gpointer
save_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree char *name = dup_setting_name (file);

  return GINT_TO_POINTER (kith_setting_put (file, name, data, error));
}

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree char *name = dup_setting_name (file);

  return kith_setting_dup (file, name, error);
}

/* Names of the columns on screen, in the order of the table. */
static char *
dup_chosen (KithStudentsPage *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].name != NULL && is_chosen (self, i))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", choices[i].name);
  return g_string_free_and_steal (names);
}

static void
on_change_state (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       user_data)
{
  KithStudentsPage *self = user_data;
  KithStore *store = kith_list_page_get_store (KITH_LIST_PAGE (self));

  g_simple_action_set_state (action, value);
  kith_students_columns_update (self);
  if (kith_store_is_open (store))
    kith_store_submit_async (store, save_job, dup_chosen (self), g_free, NULL, NULL, NULL, NULL);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithStudentsPage) self = user_data;
  g_autofree char *chosen = kith_store_submit_finish (KITH_STORE (source), result, NULL);
  g_auto (GStrv) names = NULL;

  /* Nothing was chosen yet, or it cannot be read: the list is as it is at first. */
  if (chosen == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  names = g_strsplit (chosen, " ", -1);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].name != NULL)
      g_simple_action_set_state (G_SIMPLE_ACTION (get_action (self, i)),
                                 g_variant_new_boolean (g_strv_contains ((const char *const *) names, choices[i].name)));
  kith_students_columns_update (self);
}

void
kith_students_columns_load (KithStudentsPage *self)
{
  KithStore *store = kith_list_page_get_store (KITH_LIST_PAGE (self));

  if (kith_store_is_open (store))
    kith_store_submit_async (store, load_job, NULL, NULL, g_free, self->cancellable, on_loaded,
                             g_object_ref (self));
}

void
kith_students_columns_install (KithStudentsPage *self)
{
  self->columns = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autoptr (GSimpleAction) action = NULL;

    if (choices[i].name == NULL)
      continue;
    action = g_simple_action_new_stateful (choices[i].name, NULL, g_variant_new_boolean (!choices[i].is_hidden_at_first));
    g_signal_connect (action, "change-state", G_CALLBACK (on_change_state), self);
    g_action_map_add_action (G_ACTION_MAP (self->columns), G_ACTION (action));
  }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->columns));
  kith_students_columns_update (self);
}

GMenuModel *
kith_students_columns_create_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autofree char *action = NULL;

    if (choices[i].name == NULL)
      continue;
    action = g_strdup_printf ("columns.%s", choices[i].name);
    g_menu_append (menu, _(choices[i].title), action);
  }
  return G_MENU_MODEL (menu);
}
