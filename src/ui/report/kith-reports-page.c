/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/kith-reports-page.h"

#include "kith-ui.h"
#include "report/kith-report-card.h"
#include "report/kith-report-preview.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

#define MOST_COLUMNS 3

struct _KithReportsPage
{
  AdwNavigationPage parent_instance;

  /* Template */
  GtkSearchEntry *search_entry;
  KithStateView *state_view;
  GtkBox *groups_box;

  GtkFlowBox *boxes[KITH_REPORT_N_GROUPS]; /* NULL for a group the account has nothing of */
};

G_DEFINE_FINAL_TYPE (KithReportsPage, kith_reports_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *const group_titles[] = {
  [KITH_REPORT_GROUP_STUDENT] = N_("About a Student"),
  [KITH_REPORT_GROUP_CASELOAD] = N_("Caseload and Planning"),
  [KITH_REPORT_GROUP_MENTORS] = N_("Mentors"),
  [KITH_REPORT_GROUP_MANAGERS] = N_("For Managers and Partners"),
  [KITH_REPORT_GROUP_HAND_OUT] = N_("To Hand Out"),
};

static void
on_child_activated (KithReportsPage *self,
                    KithReportCard  *card)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  const KithReportSubject nobody_yet = { 0 };

  if (window != NULL)
    kith_report_preview_present (window, kith_report_card_get_report (card)->name, &nobody_yet);
}

/* What is shown */

static gboolean
matches (GtkFlowBoxChild *child,
         gpointer         data)
{
  KithReportsPage *self = data;

  return kith_report_card_matches (KITH_REPORT_CARD (child), gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static GtkWidget *
find_card (KithReportsPage *self,
           GtkFlowBox      *box,
           gboolean         last)
{
  GtkWidget *card = last ? gtk_widget_get_last_child (GTK_WIDGET (box)) : gtk_widget_get_first_child (GTK_WIDGET (box));

  while (card != NULL && !matches (GTK_FLOW_BOX_CHILD (card), self))
    card = last ? gtk_widget_get_prev_sibling (card) : gtk_widget_get_next_sibling (card);
  return card;
}

static GtkWidget *
find_first_card (KithReportsPage *self)
{
  GtkWidget *card = NULL;

  for (guint i = 0; i < KITH_REPORT_N_GROUPS && card == NULL; i++)
    if (self->boxes[i] != NULL)
      card = find_card (self, self->boxes[i], FALSE);
  return card;
}

static void
on_search_changed (KithReportsPage *self)
{
  for (guint i = 0; i < KITH_REPORT_N_GROUPS; i++)
    if (self->boxes[i] != NULL) {
      gtk_flow_box_invalidate_filter (self->boxes[i]);
      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->boxes[i])),
                              find_card (self, self->boxes[i], FALSE) != NULL);
    }
  kith_state_view_set_state (self->state_view,
                             find_first_card (self) != NULL ? KITH_STATE_CONTENT : KITH_STATE_NO_RESULT);
}

static void
on_search_stopped (KithReportsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* Three letters and Enter are enough. */
static void
on_search_activated (KithReportsPage *self)
{
  GtkWidget *card = find_first_card (self);

  if (card != NULL)
    gtk_widget_activate (card);
}

/* By keyboard */

static guint
find_group (KithReportsPage *self,
            GtkFlowBox      *box)
{
  for (guint i = 0; i < KITH_REPORT_N_GROUPS; i++)
    if (self->boxes[i] == box)
      return i;
  g_return_val_if_reached (0);
}

/* The arrows go on in the next group where one ends. Grabbing the focus would leave that group's cursor where it was. */
static gboolean
on_keynav_failed (KithReportsPage  *self,
                  GtkDirectionType  direction,
                  GtkFlowBox       *box)
{
  gboolean back = direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  int step = back ? -1 : 1;

  for (int i = (int) find_group (self, box) + step; i >= 0 && i < KITH_REPORT_N_GROUPS; i += step) {
    GtkWidget *card = self->boxes[i] != NULL ? find_card (self, self->boxes[i], back) : NULL;

    if (card != NULL)
      return gtk_widget_child_focus (card, direction);
  }
  return FALSE;
}

static void
find (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KITH_REPORTS_PAGE (widget)->search_entry));
}

static void
clear (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  KithReportsPage *self = KITH_REPORTS_PAGE (widget);

  on_search_stopped (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
kith_reports_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_REPORTS_PAGE);

  G_OBJECT_CLASS (kith_reports_page_parent_class)->dispose (object);
}

static void
kith_reports_page_class_init (KithReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_reports_page_dispose;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("report/kith-reports-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithReportsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KithReportsPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithReportsPage, groups_box);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "reports.clear", NULL, clear);
}

static void
kith_reports_page_init (KithReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_words (self->state_view, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("No Report Matches"),
                             _("Check the spelling, or look among all reports."));
  kith_state_view_set_button (self->state_view, KITH_STATE_NO_RESULT, _("_Show All Reports"), "reports.clear");
}

static GtkFlowBox *
create_box (KithReportsPage *self,
            const char      *title)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), MOST_COLUMNS);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 12);
  gtk_flow_box_set_filter_func (GTK_FLOW_BOX (box), matches, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (box, "child-activated", G_CALLBACK (on_child_activated), self);
  g_signal_connect_swapped (box, "keynav-failed", G_CALLBACK (on_keynav_failed), self);
  return GTK_FLOW_BOX (box);
}

static GtkWidget *
create_heading (const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "title-4");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  return label;
}

static GtkFlowBox *
add_group (KithReportsPage *self,
           KithReportGroup  group)
{
  const char *title = _(group_titles[group]);
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->boxes[group] = create_box (self, title);
  gtk_box_append (GTK_BOX (whole), create_heading (title));
  gtk_box_append (GTK_BOX (whole), GTK_WIDGET (self->boxes[group]));
  gtk_box_append (self->groups_box, whole);
  return self->boxes[group];
}

static void
fill (KithReportsPage *self,
      KithRoles        roles)
{
  guint n_reports;
  const KithReport *reports = kith_reports_get (&n_reports);

  for (guint group = 0; group < KITH_REPORT_N_GROUPS; group++)
    for (guint i = 0; i < n_reports; i++)
      if (reports[i].group == group && kith_report_allows (&reports[i], roles)) {
        GtkFlowBox *box = self->boxes[group] != NULL ? self->boxes[group] : add_group (self, (KithReportGroup) group);

        gtk_flow_box_append (box, kith_report_card_new (&reports[i]));
      }
}

/**
 * kith_reports_page_new_for_roles:
 * @roles: what an account may do
 *
 * Returns: (transfer floating): the gallery, with the reports such an account may make and no others
 */
AdwNavigationPage *
kith_reports_page_new_for_roles (KithRoles roles)
{
  KithReportsPage *self = g_object_new (KITH_TYPE_REPORTS_PAGE, NULL);

  fill (self, roles);
  kith_state_view_set_state (self->state_view,
                             find_first_card (self) != NULL ? KITH_STATE_CONTENT : KITH_STATE_NOT_ALLOWED);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), find_first_card (self) != NULL);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * kith_reports_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the gallery of whoever is signed in
 */
AdwNavigationPage *
kith_reports_page_new (KithWindow *window)
{
  const KithActor *actor;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  actor = kith_store_get_actor (kith_window_get_store (window));
  return kith_reports_page_new_for_roles (actor != NULL ? actor->roles : 0);
}
