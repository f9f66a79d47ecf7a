/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-students-page-private.h"

#include "kith-lists.h"

#include <glib/gi18n.h>

static void
set_chip (GtkMenuButton *button,
          const char    *name,
          const char    *value)
{
  /* Translators: a filter and what is chosen in it, as in "Stage: Active" */
  g_autofree char *words = g_strdup_printf (_("%s: %s"), name, value != NULL ? value : _("Any"));

  gtk_menu_button_set_label (button, words);
}

static const char *
get_label (const KithChoiceList *list,
           const char           *code)
{
  return code != NULL ? kith_choice_list_get_label (list, code) : NULL;
}

void
kith_students_filters_update (KithStudentsPage *self)
{
  set_chip (self->stage_button, _("Stage"), get_label (&kith_stages, self->filters->stage));
  set_chip (self->group_button, _("Group"), get_label (&kith_support_groups, self->filters->group));
  set_chip (self->care_button, _("Care Status"), get_label (&kith_care_statuses, self->filters->care_status));
  set_chip (self->campus_button, _("Campus"), self->filters->campus);
}

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
set_choice_menu (GtkMenuButton        *button,
                 const KithChoiceList *list,
                 const char           *action,
                 const char           *any)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  add_item (menu, any, action, KITH_STUDENTS_ALL);
  for (guint i = 0; i < list->n_choices; i++)
    add_item (menu, _(list->choices[i].label), action, list->choices[i].code);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* A filter for campuses where there are several, or where one is chosen that nobody is at any more. */
void
kith_students_filters_set_campuses (KithStudentsPage *self,
                                    GStrv             campuses)
{
  g_autoptr (GMenu) menu = NULL;
  gboolean is_same =
    self->campuses != NULL && g_strv_equal ((const char *const *) self->campuses, (const char *const *) campuses);

  gtk_widget_set_visible (GTK_WIDGET (self->campus_button), g_strv_length (campuses) > 1 || self->filters->campus != NULL);
  if (is_same)
    return;
  g_strfreev (self->campuses);
  self->campuses = g_strdupv (campuses);
  menu = g_menu_new ();
  add_item (menu, _("Any Campus"), "students.campus", KITH_STUDENTS_ALL);
  for (guint i = 0; campuses[i] != NULL; i++)
    add_item (menu, campuses[i], "students.campus", campuses[i]);
  gtk_menu_button_set_menu_model (self->campus_button, G_MENU_MODEL (menu));
}

static void
append_if_allowed (GMenu      *menu,
                   const char *label,
                   const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

void
kith_students_filters_set_up (KithStudentsPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) output = g_menu_new ();
  g_autoptr (GMenuModel) columns = kith_students_columns_create_menu ();

  set_choice_menu (self->stage_button, &kith_stages, "students.stage", _("Any Stage"));
  set_choice_menu (self->group_button, &kith_support_groups, "students.group", _("Any Group"));
  set_choice_menu (self->care_button, &kith_care_statuses, "students.care-status", _("Any Care Status"));
  gtk_widget_set_visible (GTK_WIDGET (self->campus_button), FALSE);
  g_menu_append (output, _("_Print List…"), "page.print");
  append_if_allowed (output, _("Print Case_load…"), "students.print-caseload");
  append_if_allowed (output, _("Print Plans _Due…"), "students.print-plans-due");
  append_if_allowed (output, _("Print _Missing Data…"), "students.print-missing-data");
  g_menu_append (output, _("_Export List…"), "students.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (output));
  g_menu_append_section (menu, _("Columns"), columns);
  gtk_menu_button_set_menu_model (self->list_button, G_MENU_MODEL (menu));
  kith_students_filters_update (self);
}
