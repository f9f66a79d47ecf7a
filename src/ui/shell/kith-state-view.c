/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-state-view.h"

#include "kith-error.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

/* What is ready sooner than this needs no spinner. */
#define SPINNER_AFTER_MS 300

#define N_STATES (KITH_STATE_FAILED + 1)

typedef struct {
  const char *icon_name;
  const char *title;
  const char *description;
} StateWords;

static const StateWords plain_words[N_STATES] = {
  [KITH_STATE_EMPTY] = { "document-open-recent-symbolic", N_("Nothing Here Yet"), NULL },
  [KITH_STATE_NO_RESULT] = { "edit-find-symbolic", N_("Nothing Found"), N_("Try other words or fewer of them.") },
  [KITH_STATE_NOT_ALLOWED] = { "system-lock-screen-symbolic", N_("Not for This Account"),
                               N_("Your account does not show this. Ask your administrator if you need it.") },
  [KITH_STATE_FAILED] = { "dialog-warning-symbolic", N_("This Cannot Be Shown"), NULL },
};

struct _KithStateView
{
  GtkWidget parent_instance;

  /* Parts */
  GtkStack *stack;
  GtkWidget *spinner;
  AdwStatusPage *pages[N_STATES];
  GtkWidget *child;

  KithState state;
  guint spinner_timeout;
};

static void kith_state_view_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithStateView, kith_state_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kith_state_view_buildable_init))

typedef enum {
  PROP_CHILD = 1,
} KithStateViewProperty;

static GParamSpec *properties[PROP_CHILD + 1];

static GtkBuildableIface *parent_buildable;

static void
kith_state_view_add_child (GtkBuildable *buildable,
                           GtkBuilder   *builder,
                           GObject      *child,
                           const char   *type)
{
  if (type == NULL && GTK_IS_WIDGET (child))
    kith_state_view_set_child (KITH_STATE_VIEW (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
kith_state_view_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kith_state_view_add_child;
}

static void
kith_state_view_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((KithStateViewProperty) property_id) {
  case PROP_CHILD:
    g_value_set_object (value, kith_state_view_get_child (KITH_STATE_VIEW (object)));
    break;
  }
}

static void
kith_state_view_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((KithStateViewProperty) property_id) {
  case PROP_CHILD:
    kith_state_view_set_child (KITH_STATE_VIEW (object), g_value_get_object (value));
    break;
  }
}

static void
kith_state_view_dispose (GObject *object)
{
  KithStateView *self = KITH_STATE_VIEW (object);

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  self->child = NULL;
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  G_OBJECT_CLASS (kith_state_view_parent_class)->dispose (object);
}

static void
kith_state_view_class_init (KithStateViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_state_view_dispose;
  object_class->get_property = kith_state_view_get_property;
  object_class->set_property = kith_state_view_set_property;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kith_state_view_init (KithStateView *self)
{
  GtkWidget *waiting = adw_bin_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));

  self->spinner = adw_spinner_new ();
  gtk_widget_set_size_request (self->spinner, 32, 32);
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Loading"), -1);
  adw_bin_set_child (ADW_BIN (waiting), self->spinner);
  gtk_stack_add_named (self->stack, waiting, "loading");
}

/* Pages are made when they are first needed: most never are. */
static AdwStatusPage *
get_page (KithStateView *self,
          KithState      state)
{
  const StateWords *words = &plain_words[state];
  g_autofree char *name = NULL;

  g_assert (words->title != NULL);

  if (self->pages[state] != NULL)
    return self->pages[state];
  self->pages[state] = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->pages[state], words->icon_name);
  adw_status_page_set_title (self->pages[state], _(words->title));
  if (words->description != NULL)
    adw_status_page_set_description (self->pages[state], _(words->description));
  gtk_widget_add_css_class (GTK_WIDGET (self->pages[state]), "compact");
  kith_accessible_name_containers (GTK_WIDGET (self->pages[state]), _(words->title));
  kith_accessible_skip_scrollers (GTK_WIDGET (self->pages[state]));
  name = g_strdup_printf ("state-%d", (int) state);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->pages[state]), name);
  return self->pages[state];
}

/**
 * kith_state_view_new:
 *
 * Returns: (transfer floating): a view that shows its child
 */
GtkWidget *
kith_state_view_new (void)
{
  return g_object_new (KITH_TYPE_STATE_VIEW, NULL);
}

/**
 * kith_state_view_get_child:
 * @self: a state view
 *
 * Returns: (transfer none) (nullable): what it shows when there is something to show
 */
GtkWidget *
kith_state_view_get_child (KithStateView *self)
{
  g_return_val_if_fail (KITH_IS_STATE_VIEW (self), NULL);

  return self->child;
}

/**
 * kith_state_view_set_child:
 * @self: a state view
 * @child: (nullable): what it shows when there is something to show
 */
void
kith_state_view_set_child (KithStateView *self,
                           GtkWidget     *child)
{
  g_return_if_fail (KITH_IS_STATE_VIEW (self));

  if (self->child != NULL)
    gtk_stack_remove (self->stack, self->child);
  self->child = child;
  if (child == NULL)
    return;
  gtk_stack_add_named (self->stack, child, "content");
  if (self->state == KITH_STATE_CONTENT)
    gtk_stack_set_visible_child (self->stack, child);
}

/**
 * kith_state_view_get_state:
 * @self: a state view
 *
 * Returns: what it shows
 */
KithState
kith_state_view_get_state (KithStateView *self)
{
  g_return_val_if_fail (KITH_IS_STATE_VIEW (self), KITH_STATE_CONTENT);

  return self->state;
}

static gboolean
show_spinner (gpointer user_data)
{
  KithStateView *self = user_data;

  self->spinner_timeout = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

/**
 * kith_state_view_set_state:
 * @self: a state view
 * @state: what to show
 */
void
kith_state_view_set_state (KithStateView *self,
                           KithState      state)
{
  gboolean was_loading = FALSE;

  g_return_if_fail (KITH_IS_STATE_VIEW (self));

  was_loading = self->state == KITH_STATE_LOADING;
  if (self->state == state && state != KITH_STATE_FAILED)
    return;
  self->state = state;
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_widget_set_visible (self->spinner, FALSE);
  switch (state) {
  case KITH_STATE_CONTENT:
    if (self->child != NULL)
      gtk_stack_set_visible_child (self->stack, self->child);
    break;
  case KITH_STATE_LOADING:
    self->spinner_timeout = g_timeout_add (SPINNER_AFTER_MS, show_spinner, self);
    break;
  case KITH_STATE_EMPTY:
  case KITH_STATE_NO_RESULT:
  case KITH_STATE_NOT_ALLOWED:
  case KITH_STATE_FAILED:
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (get_page (self, state)));
    break;
  }
  /* There may be something for the keyboard now; the main view knows whether it waits for that. */
  if (was_loading)
    gtk_widget_activate_action (GTK_WIDGET (self), "content.ready", NULL);
}

/**
 * kith_state_view_set_words:
 * @self: a state view
 * @state: one of the states that has words
 * @icon_name: (nullable): a symbolic icon; %NULL keeps it
 * @title: (nullable): what is so; %NULL keeps it
 * @description: (nullable): one sentence on what to do next; %NULL keeps it
 */
void
kith_state_view_set_words (KithStateView *self,
                           KithState      state,
                           const char    *icon_name,
                           const char    *title,
                           const char    *description)
{
  AdwStatusPage *page = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (KITH_IS_STATE_VIEW (self));
  g_return_if_fail (state >= KITH_STATE_EMPTY);

  page = get_page (self, state);
  if (icon_name != NULL)
    adw_status_page_set_icon_name (page, icon_name);
  if (title != NULL)
    adw_status_page_set_title (page, title);
  /* Descriptions of status pages are markup. */
  if (description != NULL) {
    escaped = g_markup_escape_text (description, -1);
    adw_status_page_set_description (page, escaped);
  }
}

/**
 * kith_state_view_set_button:
 * @self: a state view
 * @state: one of the states that has words
 * @label: (nullable): what the button does, with a mnemonic; %NULL for no button
 * @action: (nullable): a detailed action name
 */
void
kith_state_view_set_button (KithStateView *self,
                            KithState      state,
                            const char    *label,
                            const char    *action)
{
  GtkWidget *button = NULL;

  g_return_if_fail (KITH_IS_STATE_VIEW (self));
  g_return_if_fail (state >= KITH_STATE_EMPTY);

  if (label != NULL) {
    button = gtk_button_new_with_mnemonic (label);
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
    gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "pill");
    gtk_widget_add_css_class (button, "suggested-action");
  }
  adw_status_page_set_child (get_page (self, state), button);
}

/**
 * kith_state_view_set_error:
 * @self: a state view
 * @error: why there is nothing to show
 */
void
kith_state_view_set_error (KithStateView *self,
                           const GError  *error)
{
  KithState state = KITH_STATE_FAILED;

  g_return_if_fail (KITH_IS_STATE_VIEW (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED))
    state = KITH_STATE_NOT_ALLOWED;
  kith_state_view_set_words (self, state, NULL, NULL, error->message);
  kith_state_view_set_state (self, state);
}
