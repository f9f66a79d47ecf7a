/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/kith-recovery-page.h"

#include "form/kith-message-row.h"
#include "kith-secret.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window-private.h"
#include "welcome/kith-recovery-print.h"

#include <glib/gi18n.h>

#define N_ASKED 2

struct _KithRecoveryPage
{
  AdwNavigationPage parent_instance;

  /* Parts */
  AdwWrapBox *groups_box;
  AdwEntryRow *first_row;
  AdwEntryRow *second_row;
  KithMessageRow *messages[N_ASKED];

  /* Owned */
  char *recovery_key;
  char *path;
  GStrv groups;

  /* Borrowed: the window holds this page */
  KithWindow *window;

  guint asked[N_ASKED];
};

G_DEFINE_FINAL_TYPE (KithRecoveryPage, kith_recovery_page, ADW_TYPE_NAVIGATION_PAGE)

static AdwEntryRow *
get_row (KithRecoveryPage *self,
         guint             place)
{
  return place == 0 ? self->first_row : self->second_row;
}

static void
typed_cb (KithRecoveryPage *self)
{
  for (guint i = 0; i < N_ASKED; i++)
    if (self->messages[i] != NULL)
      kith_message_row_set_error (self->messages[i], NULL);
}

static void
printed (KithWindow   *window,
         const GError *error)
{
  if (error != NULL)
    kith_window_report_error (window, error);
}

static void
print_cb (KithRecoveryPage *self)
{
  kith_recovery_print (GTK_WINDOW (self->window), self->path, NULL, (const char *const *) self->groups, printed);
}

static gboolean
is_right (KithRecoveryPage *self,
          guint             place)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (get_row (self, place))));

  return g_ascii_strcasecmp (g_strstrip (typed), self->groups[self->asked[place]]) == 0;
}

static void
continue_cb (KithRecoveryPage *self)
{
  g_autofree char *path = NULL;

  for (guint i = 0; i < N_ASKED; i++) {
    g_autofree char *words = NULL;

    if (is_right (self, i))
      continue;
    /* Translators: the place of a group of characters on paper, counted from 1 */
    words = g_strdup_printf (_("That is not group %u. Look at the paper once more."), self->asked[i] + 1);
    kith_message_row_set_error (self->messages[i], words);
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self, i)));
    return;
  }
  /* Showing the main view takes this page and its strings away. */
  path = g_strdup (self->path);
  kith_window_show_main (self->window, path);
}

static void
add_groups (KithRecoveryPage *self)
{
  for (guint i = 0; self->groups[i] != NULL; i++) {
    GtkWidget *label = gtk_label_new (self->groups[i]);
    g_autofree char *name = g_strdup_printf (_("Group %u: %s"), i + 1, self->groups[i]);

    gtk_widget_add_css_class (label, "recovery-group");
    gtk_label_set_selectable (GTK_LABEL (label), FALSE);
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    adw_wrap_box_append (self->groups_box, label);
  }
}

/* Two different groups, in the order they stand on the paper. */
static void
choose_asked (KithRecoveryPage *self)
{
  int n_groups = (int) g_strv_length (self->groups);
  int half = MAX (1, n_groups / 2);

  self->asked[0] = (guint) g_random_int_range (0, half);
  self->asked[1] = (guint) g_random_int_range (half, MAX (half + 1, n_groups));
  for (guint i = 0; i < N_ASKED; i++) {
    g_autofree char *title = g_strdup_printf (_("Group %u"), self->asked[i] + 1);
    GtkWidget *row = GTK_WIDGET (get_row (self, i));

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    self->messages[i] = KITH_MESSAGE_ROW (kith_message_row_insert_under (row));
  }
}

static void
wipe_groups (KithRecoveryPage *self)
{
  for (guint i = 0; self->groups != NULL && self->groups[i] != NULL; i++)
    kith_secret_wipe (self->groups[i], strlen (self->groups[i]));
  g_clear_pointer (&self->groups, g_strfreev);
}

/* The case file is open behind it: who leaves the desk now has left it open as much as later. */
static void
kith_recovery_page_map (GtkWidget *widget)
{
  KithRecoveryPage *self = KITH_RECOVERY_PAGE (widget);

  GTK_WIDGET_CLASS (kith_recovery_page_parent_class)->map (widget);
  g_set_str (&self->window->path, self->path);
  kith_lock_monitor_start (self->window->monitor);
}

static void
kith_recovery_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_RECOVERY_PAGE);
  G_OBJECT_CLASS (kith_recovery_page_parent_class)->dispose (object);
}

static void
kith_recovery_page_finalize (GObject *object)
{
  KithRecoveryPage *self = KITH_RECOVERY_PAGE (object);

  wipe_groups (self);
  kith_secret_free_text (self->recovery_key);
  g_free (self->path);
  G_OBJECT_CLASS (kith_recovery_page_parent_class)->finalize (object);
}

static void
kith_recovery_page_class_init (KithRecoveryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_recovery_page_dispose;
  object_class->finalize = kith_recovery_page_finalize;
  widget_class->map = kith_recovery_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("welcome/kith-recovery-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRecoveryPage, groups_box);
  gtk_widget_class_bind_template_child (widget_class, KithRecoveryPage, first_row);
  gtk_widget_class_bind_template_child (widget_class, KithRecoveryPage, second_row);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
}

static void
kith_recovery_page_init (KithRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_accessible_name_containers (GTK_WIDGET (self), adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
}

/**
 * kith_recovery_page_new:
 * @window: the window it will stand in
 * @path: the case file, open now
 * @recovery_key: its recovery key; copied
 *
 * Returns: (transfer floating): a page that shows the key once
 */
AdwNavigationPage *
kith_recovery_page_new (KithWindow *window,
                        const char *path,
                        const char *recovery_key)
{
  KithRecoveryPage *self = g_object_new (KITH_TYPE_RECOVERY_PAGE, NULL);

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  g_return_val_if_fail (recovery_key != NULL, NULL);

  self->window = window;
  self->path = g_strdup (path);
  self->recovery_key = kith_secret_dup_text (recovery_key);
  self->groups = g_strsplit_set (self->recovery_key, "- ", -1);
  add_groups (self);
  choose_asked (self);
  return ADW_NAVIGATION_PAGE (self);
}
