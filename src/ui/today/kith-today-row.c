/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/kith-today-row.h"

#include "kith-contact.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-plan-light.h"
#include "kith-text.h"
#include "kith-today.h"

#include <glib/gi18n.h>

struct _KithTodayRow
{
  GtkWidget parent_instance;

  /* Owned */
  KithRecord *record;

  /* Children */
  GtkWidget *check;
  GtkWidget *words;
  GtkWidget *menu_button;
  GtkLabel *title;
  GtkLabel *reason;

  gboolean showing;
};

G_DEFINE_FINAL_TYPE (KithTodayRow, kith_today_row, GTK_TYPE_WIDGET)

static guint tick_signal;

static void
on_toggled (KithTodayRow *self)
{
  if (!self->showing)
    g_signal_emit (self, tick_signal, 0, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static const char *
find_style (KithRecord  *record,
            const GDate *today)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autofree char *iso = kith_date_to_iso (today);

  if (kind == &kith_task_kind && !kith_record_has (record, KITH_TASK_DONE_ON))
    return g_strcmp0 (kith_record_get_text (record, KITH_TASK_DUE), iso) < 0 && kith_record_has (record, KITH_TASK_DUE)
             ? "error" : NULL;
  if (kind == &kith_support_offer_kind && !kith_record_has (record, KITH_SUPPORT_OFFER_OFFERED_ON))
    return g_strcmp0 (kith_record_get_text (record, KITH_SUPPORT_OFFER_DUE), iso) < 0 ? "error" : NULL;
  if (kind == &kith_plan_kind) {
    KithPlanLight light = kith_plan_light_of (kith_record_get_text (record, KITH_PLAN_DATE), today);

    return light == KITH_PLAN_LIGHT_RED ? "error" : light == KITH_PLAN_LIGHT_AMBER ? "warning" : NULL;
  }
  if (kind == &kith_concern_kind)
    return "error";
  if (kind == &kith_transfer_kind || kind == &kith_access_request_kind)
    return "warning";
  if (kind == &kith_student_kind)
    return kith_contact_gap_of (record, today, NULL) == KITH_CONTACT_GAP_OVERDUE ? "error" : "warning";
  return NULL;
}

static void
set_style (KithTodayRow *self,
           const char   *style)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), style != NULL ? style : "dimmed");
}

static void
show_tick (KithTodayRow *self,
           const char   *title,
           gboolean      may_tick)
{
  const KithKind *kind = self->record != NULL ? kith_record_get_kind (self->record) : NULL;
  gboolean is_offer = kind == &kith_support_offer_kind;
  gboolean is_done = (kind == &kith_task_kind && kith_record_has (self->record, KITH_TASK_DONE_ON)) ||
                     (is_offer && kith_record_has (self->record, KITH_SUPPORT_OFFER_OFFERED_ON));
  /* Translators: name of a box to tick, then what the task is */
  g_autofree char *name = g_strdup_printf (is_offer ? _("Offered: %s") : _("Done: %s"), title);

  gtk_widget_set_visible (self->check, is_offer || kind == &kith_task_kind);
  gtk_widget_set_sensitive (self->check, may_tick || is_offer);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), is_done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_to_menu (GMenu      *menu,
             const char *label,
             const char *action,
             gint64      id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

/* What can be done with a task besides ticking it. */
static GMenuModel *
create_menu (KithRecord *task,
             gboolean    may_change)
{
  GMenu *menu = g_menu_new ();
  gint64 id = kith_record_get_id (task);

  if (may_change)
    add_to_menu (menu, _("_Edit…"), "win.edit-task", id);
  if (kith_record_has (task, KITH_TASK_STUDENT))
    add_to_menu (menu, _("Open the _Student"), "win.open-task-student", id);
  if (kith_record_has (task, KITH_TASK_NOTE) && kith_record_has (task, KITH_TASK_STUDENT))
    add_to_menu (menu, _("Open the _Note It Comes From"), "win.open-task-note", id);
  if (may_change)
    add_to_menu (menu, _("_Remove"), "win.remove-task", id);
  return G_MENU_MODEL (menu);
}

static void
show_menu (KithTodayRow *self,
           const char   *title,
           gboolean      may_change)
{
  gboolean is_task = self->record != NULL && kith_record_get_kind (self->record) == &kith_task_kind;
  g_autoptr (GMenuModel) menu = is_task ? create_menu (self->record, may_change) : NULL;
  /* Translators: name of the menu of a task, then what the task is */
  g_autofree char *name = g_strdup_printf (_("More about: %s"), title);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  gtk_widget_set_visible (self->menu_button, menu != NULL && g_menu_model_get_n_items (menu) > 0);
  gtk_widget_set_tooltip_text (self->menu_button, is_task ? _("More") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
kith_today_row_dispose (GObject *object)
{
  KithTodayRow *self = KITH_TODAY_ROW (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->menu_button, gtk_widget_unparent);

  G_OBJECT_CLASS (kith_today_row_parent_class)->dispose (object);
}

static void
kith_today_row_class_init (KithTodayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_today_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  /**
   * KithTodayRow::tick:
   * @self: the row
   * @done: whether the task is done now
   */
  tick_signal = g_signal_new ("tick", KITH_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_BOOLEAN);
}

static GtkLabel *
add_label (KithTodayRow *self,
           const char   *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->words), label);
  return GTK_LABEL (label);
}

static void
kith_today_row_init (KithTodayRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "today-row");
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->title = add_label (self, NULL);
  self->reason = add_label (self, "caption");
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_widget_add_css_class (self->menu_button, "flat");
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->menu_button, GTK_WIDGET (self));
}

/**
 * kith_today_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
kith_today_row_new (void)
{
  return g_object_new (KITH_TYPE_TODAY_ROW, NULL);
}

/**
 * kith_today_row_show:
 * @self: a row
 * @record: (nullable): what it says, %NULL for nothing yet
 * @student: (nullable): the name of the student it is about
 * @person: (nullable): the name of the person it is for, where that has to be said
 * @today: the day of the clock
 * @why: (nullable): why it stands there, where the record alone does not say
 * @may_tick: whether this account may change tasks
 */
void
kith_today_row_show (KithTodayRow *self,
                     KithRecord   *record,
                     const char   *student,
                     const char   *person,
                     const GDate  *today,
                     const char   *why,
                     gboolean      may_tick)
{
  g_autofree char *title = record != NULL ? kith_today_dup_title (record, student) : g_strdup ("");
  g_autofree char *reason = NULL;
  gboolean has_style = FALSE;

  g_return_if_fail (KITH_IS_TODAY_ROW (self));

  if (why != NULL || record == NULL)
    reason = g_strdup (why != NULL ? why : "");
  else
    reason = kith_today_dup_reason (record, student, person, today);
  self->showing = TRUE;
  g_set_object (&self->record, record);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), !kith_text_is_empty (reason));
  has_style = record != NULL && (why == NULL || kith_record_get_kind (record) == &kith_transfer_kind ||
                                 kith_record_get_kind (record) == &kith_access_request_kind);
  set_style (self, has_style ? find_style (record, today) : NULL);
  show_tick (self, title, may_tick);
  show_menu (self, title, may_tick);
  self->showing = FALSE;
}

/**
 * kith_today_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
KithRecord *
kith_today_row_get_record (KithTodayRow *self)
{
  g_return_val_if_fail (KITH_IS_TODAY_ROW (self), NULL);

  return self->record;
}

/**
 * kith_today_row_dup_name:
 * @self: a row
 *
 * Returns: (transfer full): what a screen reader says for all of it
 */
char *
kith_today_row_dup_name (KithTodayRow *self)
{
  const char *title = NULL;
  const char *reason = NULL;

  g_return_val_if_fail (KITH_IS_TODAY_ROW (self), NULL);

  title = gtk_label_get_text (self->title);
  reason = gtk_label_get_text (self->reason);
  return kith_text_is_empty (reason) ? g_strdup (title) : g_strdup_printf ("%s, %s", title, reason);
}

/* Keys. The row has the focus, and what it says is its child. */

static gboolean
tick (GtkWidget *widget,
      GVariant  *arguments,
      gpointer   data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  KithTodayRow *self = NULL;

  if (focus != NULL && KITH_IS_TODAY_ROW (gtk_widget_get_parent (focus)))
    child = gtk_widget_get_parent (focus);
  if (!KITH_IS_TODAY_ROW (child))
    return FALSE;
  self = KITH_TODAY_ROW (child);
  if (!gtk_widget_get_visible (self->check) || !gtk_widget_get_sensitive (self->check))
    return FALSE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
  return TRUE;
}

static void
add_key (GtkEventController *controller,
         guint               key,
         GdkModifierType     modifiers)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_callback_action_new (tick, NULL, NULL)));
}

/**
 * kith_today_row_add_keys:
 * @widget: what the rows stand in
 *
 * One key ticks the task that has the focus. Lists take Space for themselves, so this comes before them.
 */
void
kith_today_row_add_keys (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (controller, GDK_KEY_space, GDK_NO_MODIFIER_MASK);
  add_key (controller, GDK_KEY_KP_Space, GDK_NO_MODIFIER_MASK);
  add_key (controller, GDK_KEY_d, GDK_CONTROL_MASK);
  gtk_widget_add_controller (widget, controller);
}
