/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-window-private.h"

#include <glib/gi18n.h>

/* Somebody sits down at the desk: one key, and there is nothing to see, neither of the page nor of a dialog over it.
 * What is half typed stays where it is. It is a curtain and no lock: the lock comes by itself, later, as ever. */

#define BLANK_KEY GDK_KEY_F8

static GtkWidget *
get_everything (KithWindow *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self));
}

static void
hide_popovers (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    hide_popovers (child);
}

static void
set_blank (KithWindow *self,
           gboolean    blank)
{
  GtkWidget *everything = get_everything (self);

  if (self->blank == blank)
    return;
  self->blank = blank;
  if (blank)
    hide_popovers (everything);
  gtk_widget_set_opacity (everything, blank ? 0 : 1);
  gtk_widget_set_can_target (everything, !blank);
  gtk_accessible_update_state (GTK_ACCESSIBLE (everything), GTK_ACCESSIBLE_STATE_HIDDEN, blank, -1);
  /* Translators: title of the window while it shows nothing; says how to go on and nothing else */
  gtk_window_set_title (GTK_WINDOW (self), blank ? _("Press F8") : _("Kith"));
}

/* Before anything else has it: what is pressed while nothing can be seen must not be typed into what cannot be seen. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        KithWindow            *self)
{
  if (key == BLANK_KEY && (modifiers & gtk_accelerator_get_default_mod_mask ()) == 0) {
    set_blank (self, !self->blank && self->main_view != NULL);
    return TRUE;
  }
  if (!self->blank)
    return FALSE;
  if (key == GDK_KEY_Escape)
    set_blank (self, FALSE);
  return TRUE;
}

static void
on_pressed (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            KithWindow      *self)
{
  if (self->blank)
    set_blank (self, FALSE);
}

static void
listen_for_keys (KithWindow *self,
                 GtkWidget  *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, keys);
}

/* What is pressed while a dialog is open goes to the dialog and never comes past the window. */
static void
on_dialogs_changed (GListModel *dialogs,
                    guint       position,
                    guint       n_removed,
                    guint       n_added,
                    KithWindow *self)
{
  for (guint i = position; i < position + n_added; i++) {
    g_autoptr (GtkWidget) dialog = g_list_model_get_item (dialogs, i);

    listen_for_keys (self, dialog);
  }
}

static void
listen_for_clicks (KithWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * kith_window_blank_install:
 * @self: the window
 *
 * Lets F8 hide all of the window, and F8, Escape or a click bring it back.
 */
void
kith_window_blank_install (KithWindow *self)
{
  self->dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));
  g_signal_connect_object (self->dialogs, "items-changed", G_CALLBACK (on_dialogs_changed), self, G_CONNECT_DEFAULT);
  listen_for_keys (self, GTK_WIDGET (self));
  listen_for_clicks (self);
}

/* A lock asks for the passphrase, and that has to be seen. */
void
kith_window_blank_end (KithWindow *self)
{
  set_blank (self, FALSE);
}
