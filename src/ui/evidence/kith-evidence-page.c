/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/kith-evidence-page.h"

#include "evidence/kith-evidence-pane.h"
#include "kith-policy.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

struct _KithEvidencePage
{
  AdwNavigationPage parent_instance;

  /* Template */
  AdwViewStack *stack;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (KithEvidencePage, kith_evidence_page, ADW_TYPE_NAVIGATION_PAGE)

static KithEvidencePane *
get_pane (KithEvidencePage *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->stack);

  return child != NULL ? KITH_EVIDENCE_PANE (child) : NULL;
}

static void
on_switched (KithEvidencePage *self)
{
  KithEvidencePane *pane = get_pane (self);
  gboolean may_add = pane != NULL && kith_evidence_pane_may_add (pane);

  gtk_widget_set_visible (self->add_button, may_add);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_add);
}

static void
add_new (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  KithEvidencePane *pane = get_pane (KITH_EVIDENCE_PAGE (widget));

  if (pane != NULL)
    kith_evidence_pane_add (pane);
}

static void
find (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  KithEvidencePane *pane = get_pane (KITH_EVIDENCE_PAGE (widget));

  if (pane != NULL)
    kith_evidence_pane_find (pane);
}

static void
kith_evidence_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_EVIDENCE_PAGE);

  G_OBJECT_CLASS (kith_evidence_page_parent_class)->dispose (object);
}

static void
kith_evidence_page_class_init (KithEvidencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_evidence_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("evidence/kith-evidence-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithEvidencePage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithEvidencePage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_switched);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_new);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
}

static void
kith_evidence_page_init (KithEvidencePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Mentors write down what their students say, and nothing about the college; whoever asks leavers may also write it down. */
static gboolean
is_shown (const KithActor  *actor,
          KithEvidenceList  list)
{
  KithAction action = list == KITH_EVIDENCE_LIST_DESTINATIONS ? KITH_ACTION_EDIT : KITH_ACTION_SEE;

  return actor != NULL && kith_policy_allows_any (actor->roles, kith_evidence_list_get_kind (list), action);
}

/**
 * kith_evidence_page_new:
 * @store: the open store
 *
 * Returns: (transfer floating): the lists of what the programme report asks for
 */
AdwNavigationPage *
kith_evidence_page_new (KithStore *store)
{
  KithEvidencePage *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_EVIDENCE_PAGE, NULL);
  for (guint i = 0; i < KITH_N_EVIDENCE_LISTS; i++) {
    KithEvidenceList list = (KithEvidenceList) i;

    if (is_shown (kith_store_get_actor (store), list))
      adw_view_stack_add_titled_with_icon (self->stack, kith_evidence_pane_new (store, list),
                                           kith_evidence_list_get_kind (list)->name, kith_evidence_pane_get_title (list),
                                           kith_evidence_pane_get_icon (list));
  }
  on_switched (self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Feedback and Evidence"));
  return ADW_NAVIGATION_PAGE (self);
}
