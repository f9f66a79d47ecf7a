/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programme/kith-journal-page.h"

#include "kith-journal-entry.h"
#include "kith-ui.h"
#include "programme/kith-journal-pane.h"

#include <glib/gi18n.h>

struct _KithJournalPage
{
  AdwNavigationPage parent_instance;

  /* Template */
  GtkWidget *add_button;
  GtkWidget *add_label;
  AdwBin *bin;
};

G_DEFINE_FINAL_TYPE (KithJournalPage, kith_journal_page, ADW_TYPE_NAVIGATION_PAGE)

static void
write_entry (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  kith_journal_pane_write (KITH_STUDENT_PANE (adw_bin_get_child (KITH_JOURNAL_PAGE (widget)->bin)));
}

static void
kith_journal_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_JOURNAL_PAGE);

  G_OBJECT_CLASS (kith_journal_page_parent_class)->dispose (object);
}

static void
kith_journal_page_class_init (KithJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_journal_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("programme/kith-journal-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithJournalPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithJournalPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithJournalPage, bin);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, write_entry);
}

static void
kith_journal_page_init (KithJournalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_journal_page_new:
 * @window: the window
 * @person: whose journal
 *
 * Returns: (transfer floating): what this account may read of it
 */
AdwNavigationPage *
kith_journal_page_new (KithWindow *window,
                       gint64      person)
{
  KithJournalPage *self = NULL;
  KithStore *store = NULL;
  const KithActor *actor = NULL;
  gboolean is_own = FALSE;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  store = kith_window_get_store (window);
  actor = kith_store_get_actor (store);
  self = g_object_new (KITH_TYPE_JOURNAL_PAGE, NULL);
  is_own = actor != NULL && actor->person == person &&
           kith_policy_allows_any (actor->roles, &kith_journal_entry_kind, KITH_ACTION_ADD);
  if (!is_own)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Shared Journal"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", is_own);
  gtk_widget_set_visible (self->add_button, is_own);
  adw_bin_set_child (self->bin, kith_student_pane_new (KITH_TYPE_JOURNAL_PANE, store, person));
  return ADW_NAVIGATION_PAGE (self);
}
