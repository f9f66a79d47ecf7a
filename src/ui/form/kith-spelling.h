/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* a text view for people's words: wraps, spells, undoes, leaves Tab to the keyboard user; colours are the theme's */
GtkSourceView *kith_spelling_view_new (void);

G_END_DECLS
