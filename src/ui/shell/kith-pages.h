/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _KithWindow KithWindow;

/**
 * KithPageEntry:
 * @id: how the page is remembered and asked for
 * @title: what the sidebar says, marked for translation
 * @icon_name: a symbolic icon of Adwaita's theme or of ours
 * @kind: (nullable): name of the kind an account must be allowed to @action for the page to be there
 * @action: what with that kind
 * @verb: what an account must be allowed to do for the page to be there; 0 for nothing
 * @create: makes the page
 * @roles: one of which an account must have for the page to be there; 0 for any
 *
 * One line of the sidebar. A page may install the widget actions `page.new`, `page.find` and `page.print`: Ctrl+N,
 * Ctrl+F and Ctrl+P reach them. `page.begin` puts the keyboard where the page is read from, for a page that has buttons
 * before that.
 */
typedef struct {
  const char *id;
  const char *title;
  const char *icon_name;
  const char *kind;
  KithAction action;
  KithVerb verb;
  AdwNavigationPage *(*create) (KithWindow *window);
  KithRoles roles;
} KithPageEntry;

/**
 * KithRecordPageEntry:
 * @kind: name of the kind, or of [var@meeting_draft_kind] for the meeting about a plan
 * @create: makes the page that shows the record with this id
 *
 * A page for one record, opened with [method@Window.show_record] and reopened after a lock.
 */
typedef struct {
  const char *kind;
  AdwNavigationPage *(*create) (KithWindow *window,
                                gint64      id);
} KithRecordPageEntry;

const KithPageEntry       *kith_pages_get         (guint       *n_pages);
const KithPageEntry       *kith_pages_find        (const char  *id);
gboolean                   kith_page_entry_allows (const KithPageEntry *self,
                                                   KithRoles    roles);
const KithRecordPageEntry *kith_record_pages_find (const char  *kind);

G_END_DECLS
