/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-templates.h"

#include <glib/gi18n.h>
#include <string.h>

static const KithNoteTemplate templates[] = {
  { "first-meeting", N_("First meeting"), "one-to-one",
    N_("What they hope for from support\nHow things are now\nWhat is going well\n"
       "How and when they like to be contacted\nWhat I explained: who reads notes, what I must pass on\nNext meeting") },
  { "check-in", N_("Check-in"), "one-to-one",
    N_("How they are\nCollege\nHome and money\nWhat is going well\nWhat we agreed") },
  { "attempted", N_("Attempted contact"), "attempted",
    N_("How I tried to reach them\nMessage left\nWhen I will try again") },
  { "accompanied", N_("Accompanied appointment"), "accompanied",
    N_("What the appointment was for\nWhat they wanted from it\nWhat was said and decided\nHow they felt about it\n"
       "What happens next, and who does it") },
};

/**
 * kith_note_template_find:
 * @id: (nullable): id of a template
 *
 * Returns: (nullable): the template
 */
const KithNoteTemplate *
kith_note_template_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (g_strcmp0 (templates[i].id, id) == 0)
      return &templates[i];
  return NULL;
}

/**
 * kith_note_templates_dup_menu:
 * @action: detailed name of an action that takes a template's id
 *
 * Returns: (transfer full): a menu of all templates
 */
GMenuModel *
kith_note_templates_dup_menu (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++) {
    g_autofree char *target = g_strdup_printf ("%s::%s", action, templates[i].id);

    g_menu_append (menu, _(templates[i].label), target);
  }
  return G_MENU_MODEL (menu);
}

/**
 * kith_note_template_dup_text:
 * @self: a template
 * @before: (nullable): what has been typed already
 *
 * Returns: (transfer full): what was typed, untouched, and the headings under it with room after each
 */
char *
kith_note_template_dup_text (const KithNoteTemplate *self,
                             const char             *before)
{
  g_auto (GStrv) headings = g_strsplit (_(self->headings), "\n", -1);
  GString *text = g_string_new (before);

  while (text->len > 0 && !g_str_has_suffix (text->str, "\n\n"))
    g_string_append_c (text, '\n');
  for (guint i = 0; headings[i] != NULL; i++)
    g_string_append_printf (text, "%s%s:\n", i > 0 ? "\n" : "", headings[i]);
  return g_string_free_and_steal (text);
}
