/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-goal-ticks.h"

#include "kith-choice.h"
#include "kith-goal.h"

#include <glib/gi18n.h>

struct _KithGoalTicks
{
  AdwExpanderRow parent_instance;

  /* Owned: the rows, and the ids that are ticked, separated by spaces */
  GPtrArray *rows;
  char *ids;

  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (KithGoalTicks, kith_goal_ticks, ADW_TYPE_EXPANDER_ROW)

enum {
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct {
  GtkWidget *row;
  GtkCheckButton *check;
  char *id;
} GoalRow;

static void
goal_row_free (gpointer data)
{
  GoalRow *row = data;

  g_free (row->id);
  g_free (row);
}

static void
update_subtitle (KithGoalTicks *self)
{
  guint n_ticked = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_check_button_get_active (((GoalRow *) g_ptr_array_index (self->rows, i))->check))
      n_ticked++;
  if (self->rows->len == 0)
    words = g_strdup (_("No goals yet"));
  else if (n_ticked > 0)
    words = g_strdup_printf (ngettext ("%u goal", "%u goals", n_ticked), n_ticked);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words != NULL ? words : "");
}

static void
on_toggled (KithGoalTicks *self)
{
  GString *ids = NULL;

  if (self->quiet)
    return;
  ids = g_string_new (NULL);
  for (guint i = 0; i < self->rows->len; i++) {
    GoalRow *row = g_ptr_array_index (self->rows, i);

    if (gtk_check_button_get_active (row->check))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", row->id);
  }
  g_free (self->ids);
  self->ids = g_string_free_and_steal (ids);
  update_subtitle (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
tick (KithGoalTicks *self)
{
  self->quiet = TRUE;
  for (guint i = 0; i < self->rows->len; i++) {
    GoalRow *row = g_ptr_array_index (self->rows, i);

    gtk_check_button_set_active (row->check, kith_choices_contain (self->ids, row->id));
  }
  self->quiet = FALSE;
  update_subtitle (self);
}

static GoalRow *
create_row (KithGoalTicks *self,
            KithRecord    *goal)
{
  GoalRow *row = g_new0 (GoalRow, 1);
  g_autofree char *title = kith_record_dup_title (goal);

  row->id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (goal));
  row->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), title);
  row->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (row->check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row->row), GTK_WIDGET (row->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->row), GTK_WIDGET (row->check));
  g_signal_connect_swapped (row->check, "toggled", G_CALLBACK (on_toggled), self);
  return row;
}

static void
kith_goal_ticks_finalize (GObject *object)
{
  KithGoalTicks *self = KITH_GOAL_TICKS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->ids);

  G_OBJECT_CLASS (kith_goal_ticks_parent_class)->finalize (object);
}

static void
kith_goal_ticks_class_init (KithGoalTicksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_goal_ticks_finalize;

  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_goal_ticks_init (KithGoalTicks *self)
{
  self->rows = g_ptr_array_new_with_free_func (goal_row_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Goals"));
  update_subtitle (self);
}

/**
 * kith_goal_ticks_new:
 *
 * Returns: (transfer floating): a row without goals
 */
GtkWidget *
kith_goal_ticks_new (void)
{
  return g_object_new (KITH_TYPE_GOAL_TICKS, NULL);
}

/**
 * kith_goal_ticks_set_goals:
 * @self: the row
 * @goals: (element-type KithRecord): the goals to choose from; what is ticked stays ticked
 */
void
kith_goal_ticks_set_goals (KithGoalTicks *self,
                           GPtrArray     *goals)
{
  g_return_if_fail (KITH_IS_GOAL_TICKS (self));
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), ((GoalRow *) g_ptr_array_index (self->rows, i))->row);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < goals->len; i++) {
    GoalRow *row = create_row (self, g_ptr_array_index (goals, i));

    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row->row);
    g_ptr_array_add (self->rows, row);
  }
  tick (self);
}

/**
 * kith_goal_ticks_set_ids:
 * @self: the row
 * @ids: (nullable): ids separated by spaces
 *
 * Ticks these and no others.
 */
void
kith_goal_ticks_set_ids (KithGoalTicks *self,
                         const char    *ids)
{
  g_return_if_fail (KITH_IS_GOAL_TICKS (self));
  g_set_str (&self->ids, ids);
  tick (self);
}

/**
 * kith_goal_ticks_get_ids:
 * @self: the row
 *
 * Returns: (nullable): ids of the goals that are ticked, separated by spaces
 */
const char *
kith_goal_ticks_get_ids (KithGoalTicks *self)
{
  g_return_val_if_fail (KITH_IS_GOAL_TICKS (self), NULL);
  return self->ids != NULL && *self->ids != '\0' ? self->ids : NULL;
}
