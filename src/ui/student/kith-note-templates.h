/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithNoteTemplate:
 * @id: how a menu asks for it
 * @label: what people call it, marked for translation
 * @type: the type of note it is for
 * @headings: what stands in the text, one heading a line, marked for translation
 */
typedef struct {
  const char *id;
  const char *label;
  const char *type;
  const char *headings;
} KithNoteTemplate;

const KithNoteTemplate *kith_note_template_find     (const char             *id);
GMenuModel             *kith_note_templates_dup_menu (const char            *action);
char                   *kith_note_template_dup_text (const KithNoteTemplate *self,
                                                     const char             *before);

G_END_DECLS
