/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/kith-rules-page.h"

#include "kith-policy.h"
#include "kith-ui.h"
#include "rules/kith-rules-sections.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

struct _KithRulesPage
{
  AdwNavigationPage parent_instance;

  /* Template */
  KithStateView *state_view;
  GtkBox *sections_box;
};

G_DEFINE_FINAL_TYPE (KithRulesPage, kith_rules_page, ADW_TYPE_NAVIGATION_PAGE)

static void
kith_rules_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_RULES_PAGE);

  G_OBJECT_CLASS (kith_rules_page_parent_class)->dispose (object);
}

static void
kith_rules_page_class_init (KithRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_rules_page_dispose;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("rules/kith-rules-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRulesPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithRulesPage, sections_box);
}

static void
kith_rules_page_init (KithRulesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
add_sections (KithRulesPage   *self,
              KithStore       *store,
              const KithActor *actor)
{
  guint n_sections = 0;
  guint n_added = 0;
  const KithRulesSection *sections = kith_rules_sections_get (&n_sections);

  for (guint i = 0; i < n_sections; i++) {
    if (!kith_policy_allows_any (actor->roles, kith_kind_find (sections[i].kind), KITH_ACTION_EDIT))
      continue;
    gtk_box_append (self->sections_box, sections[i].create (store));
    n_added++;
  }
  return n_added;
}

/**
 * kith_rules_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the college's dates and rules
 */
AdwNavigationPage *
kith_rules_page_new (KithWindow *window)
{
  KithRulesPage *self = NULL;
  KithStore *store = NULL;
  const KithActor *actor = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_RULES_PAGE, NULL);
  store = kith_window_get_store (window);
  actor = kith_store_get_actor (store);
  if (actor == NULL || add_sections (self, store, actor) == 0)
    kith_state_view_set_state (self->state_view, KITH_STATE_NOT_ALLOWED);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Dates and Rules"));
  return ADW_NAVIGATION_PAGE (self);
}
