/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search/kith-search-action.h"

#include "kith-kind.h"
#include "kith-text.h"
#include "shell/kith-pages.h"
#include "shell/kith-printable.h"

#include <glib/gi18n.h>
#include <string.h>

/* Not every page has something to print. */
#define PRINT "win.print"

static const KithSearchAction actions[] = {
  { N_("Quick Log"), N_("note contact add write 15 seconds"), "document-edit-symbolic", NULL, "win.quick-log", "note",
    KITH_ACTION_ADD },
  { N_("New Student"), N_("add student"), "contact-new-symbolic", "students", "win.new", "student", KITH_ACTION_ADD },
  { N_("New Person in the Team"), N_("add mentor coach staff"), "contact-new-symbolic", "people", "win.new", "person",
    KITH_ACTION_ADD },
  { N_("Import Students…"), N_("file ILR CSV"), "document-open-symbolic", NULL, "win.import-students", "student",
    KITH_ACTION_ADD },
  { N_("Print This Page"), N_("paper PDF report"), "printer-symbolic", NULL, PRINT, NULL, 0 },
  { N_("Undo"), N_("take back"), "edit-undo-symbolic", NULL, "win.undo", NULL, 0 },
  { N_("Lock"), N_("sign out leave screen"), "changes-prevent-symbolic", NULL, "win.lock", NULL, 0 },
  { N_("Change Passphrase…"), N_("password"), "dialog-password-symbolic", NULL, "win.change-passphrase", NULL, 0 },
  { N_("Preferences"), N_("settings"), "preferences-system-symbolic", NULL, "app.preferences", NULL, 0 },
  { N_("Keyboard Shortcuts"), N_("keys"), "input-keyboard-symbolic", NULL, "app.shortcuts", NULL, 0 },
  { N_("Help"), N_("manual"), "help-browser-symbolic", NULL, "app.help", NULL, 0 },
};

/* Every page of the sidebar is an action, too: it is gone to. */
static GPtrArray *
list_pages (KithRoles roles)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  guint n_pages = 0;
  const KithPageEntry *pages = kith_pages_get (&n_pages);

  for (guint i = 0; i < n_pages; i++) {
    KithSearchAction *action = NULL;

    if (!kith_page_entry_allows (&pages[i], roles))
      continue;
    action = g_new0 (KithSearchAction, 1);
    action->title = pages[i].title;
    action->words = N_("go to page open");
    action->icon_name = pages[i].icon_name;
    action->page = pages[i].id;
    g_ptr_array_add (list, action);
  }
  return list;
}

static gboolean
is_enabled (KithWindow *window,
            const char *detailed)
{
  gboolean in_window = g_str_has_prefix (detailed, "win.");
  GActionMap *map = in_window ? G_ACTION_MAP (window) : G_ACTION_MAP (gtk_window_get_application (GTK_WINDOW (window)));
  GAction *action = g_action_map_lookup_action (map, detailed + strlen ("win."));

  return action != NULL && g_action_get_enabled (action);
}

static gboolean
is_offered (const KithSearchAction *self,
            KithWindow             *window,
            KithRoles               roles)
{
  if (self->kind != NULL && !kith_policy_allows_any (roles, kith_kind_find (self->kind), self->right))
    return FALSE;
  if (self->page != NULL && !kith_page_entry_allows (kith_pages_find (self->page), roles))
    return FALSE;
  if (g_strcmp0 (self->action, PRINT) == 0 && !kith_window_can_print (window))
    return FALSE;
  return self->action == NULL || is_enabled (window, self->action);
}

static gboolean
begins_any (const char *text,
            const char *word)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (parts[i], word))
      return TRUE;
  return FALSE;
}

/* Every word typed is the beginning of a word it is called by. */
static gboolean
is_called (const KithSearchAction *self,
           const char             *typed)
{
  g_autofree char *folded = kith_text_fold (typed);
  g_autofree char *names = g_strconcat (_(self->title), " ", self->words != NULL ? _(self->words) : "", NULL);
  g_autofree char *folded_names = kith_text_fold (names);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !begins_any (folded_names, words[i]))
      return FALSE;
  /* What was typed and is no letter at all is the name of nothing. */
  return *folded != '\0' || kith_text_is_empty (typed);
}

/**
 * kith_search_actions_find:
 * @window: the window
 * @words: as typed
 *
 * Returns: (transfer full) (element-type KithSearchAction): copies of the actions with these names, in the order of the
 *   table, pages last; free each with [func@GLib.free]
 */
GPtrArray *
kith_search_actions_find (KithWindow *window,
                          const char *words)
{
  const KithActor *actor = kith_store_get_actor (kith_window_get_store (window));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) pages = NULL;

  if (actor == NULL)
    return found;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (is_offered (&actions[i], window, actor->roles) && is_called (&actions[i], words))
      g_ptr_array_add (found, g_memdup2 (&actions[i], sizeof actions[i]));
  pages = list_pages (actor->roles);
  for (guint i = 0; i < pages->len; i++)
    if (is_called (g_ptr_array_index (pages, i), words))
      g_ptr_array_add (found, g_memdup2 (g_ptr_array_index (pages, i), sizeof (KithSearchAction)));
  return found;
}

/**
 * kith_search_action_run:
 * @self: an action
 * @window: the window
 */
void
kith_search_action_run (const KithSearchAction *self,
                        KithWindow             *window)
{
  if (self->page != NULL)
    kith_window_show_page (window, self->page);
  if (self->action != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (window), self->action, NULL);
}
