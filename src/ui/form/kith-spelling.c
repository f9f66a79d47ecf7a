/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-spelling.h"

#include <libspelling.h>

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

  g_object_unref (buffer);
  gtk_source_buffer_set_style_scheme (buffer, NULL);
  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), TRUE);
  gtk_text_view_set_wrap_mode (text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (text, FALSE);
  gtk_text_view_set_extra_menu (text, spelling_text_buffer_adapter_get_menu_model (adapter));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (adapter));
  spelling_text_buffer_adapter_set_enabled (adapter, TRUE);
  return view;
}
