/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-spelling.h"

#include <glib/gi18n.h>
#include <libspelling.h>

/* Corrections, and marking a name where the form knows of that. */
static GMenuModel *
create_menu (GMenuModel *corrections)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) names = g_menu_new ();
  g_autoptr (GMenuItem) mark = g_menu_item_new (_("_Mark as Somebody Else’s Name"), "note.mark-name");

  g_menu_item_set_attribute (mark, "hidden-when", "s", "action-missing");
  g_menu_append_item (names, mark);
  g_menu_append_section (menu, NULL, corrections);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (names));
  return G_MENU_MODEL (menu);
}

/**
 * kith_spelling_view_new:
 *
 * Makes a text view with spelling in the person's language. Where no dictionary is installed it only does without.
 *
 * Returns: (transfer floating): a text view
 */
GtkSourceView *
kith_spelling_view_new (void)
{
  GtkSourceBuffer *buffer = gtk_source_buffer_new (NULL);
  g_autoptr (SpellingTextBufferAdapter) adapter = spelling_text_buffer_adapter_new (buffer,
                                                                                    spelling_checker_get_default ());
  GtkSourceView *view = GTK_SOURCE_VIEW (gtk_source_view_new_with_buffer (buffer));
  GtkTextView *text = GTK_TEXT_VIEW (view);
  g_autoptr (GMenuModel) menu = create_menu (spelling_text_buffer_adapter_get_menu_model (adapter));

  g_object_unref (buffer);
  gtk_source_buffer_set_style_scheme (buffer, NULL);
  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), TRUE);
  gtk_text_view_set_wrap_mode (text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (text, FALSE);
  gtk_text_view_set_extra_menu (text, menu);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (adapter));
  spelling_text_buffer_adapter_set_enabled (adapter, TRUE);
  return view;
}
